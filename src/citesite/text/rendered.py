"""A rendered text: its HTML, and everything in it that content rules and pages look at."""

from __future__ import annotations

import re
from typing import NamedTuple

MEDIA_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}(?:/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,4}")
"""The path of a file below the folder of media, without signs that mean something in an address."""


class Citation(NamedTuple):
    """The act of citing one source in a text."""

    source: str
    locator: str = ""


class ShownMedia(NamedTuple):
    """A file of the site's media that a text shows or links to."""

    name: str
    """As written, without `media:`; whether there is such a file is for a rule."""
    alt: str
    """The words for those who cannot see an image; empty if the text has none, and for links."""
    is_image: bool


class Mark(NamedTuple):
    """A mark of Markdown that only some texts may hold, or none."""

    kind: str
    """`h1` to `h6`, `table`, `rule`, `code` or `footnote`."""
    words: str
    """The first words of it, to find it by; empty if it has none."""


class Prose(NamedTuple):
    """A rendered text. Fields from `forbidden_links` to `hidden_characters` hold what rules report as errors."""

    html: str
    """Safe HTML; citations and links to records are `citesite:` links, which `prose.filled` replaces."""
    citations: tuple[tuple[Citation, ...], ...] = ()
    """The citations of each bracket, in order."""
    links: tuple[tuple[str, str], ...] = ()
    """Links to records: scheme and target."""
    forbidden_links: tuple[str, ...] = ()
    """Link targets whose scheme is not allowed, as written."""
    raw_html: tuple[str, ...] = ()
    """Raw HTML, as written. It is shown as text."""
    malformed_citations: tuple[str, ...] = ()
    """Brackets that begin with @ but are not citations, as written."""
    hidden_characters: tuple[str, ...] = ()
    """Forbidden characters written as character references, such as `&#x202e;`."""
    media: tuple[ShownMedia, ...] = ()
    """Files that it shows or links to."""
    marks: tuple[Mark, ...] = ()
    """Headings, tables, rules and what no text may hold."""
    places: tuple[str, ...] = ()
    """The ids of its headings."""


def parsed_citation(written: str) -> Citation:
    """Return the citation in `@source` or `@source, locator`."""
    source, _, locator = written.removeprefix("@").partition(",")
    return Citation(source, locator.strip())
