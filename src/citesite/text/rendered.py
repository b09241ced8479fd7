"""A rendered text: its HTML, and everything in it that content rules and pages look at."""

from __future__ import annotations

from typing import NamedTuple


class Citation(NamedTuple):
    """The act of citing one source in a text."""

    source: str
    locator: str = ""


class Prose(NamedTuple):
    """A rendered text. Fields from `forbidden_links` on hold what content rules report as errors."""

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


def parsed_citation(written: str) -> Citation:
    """Return the citation in `@source` or `@source, locator`."""
    source, _, locator = written.removeprefix("@").partition(",")
    return Citation(source, locator.strip())
