"""Prose: text in the Markdown subset in, safe HTML and what it refers to out.

The subset has paragraphs, emphasis, lists, line breaks and links; raw HTML, images, headings and code blocks are plain
text. Citations `[@source-id, p. 3; @other]` and links to records (`term:id`, `source:id`, `topic:id#place`, `#place`)
are left in the HTML as `citesite:` links, because their numbers and addresses differ from page to page: `filled`
puts those in. What comes out can hold no script (invariant A11): nh3's allow-list has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from citesite.diagnostics import Place
from citesite.records.texts import FoundText
from citesite.text.fast import fast_prose

# The space a writer leaves before a citation goes: its mark stands close to the word.
_PLACEHOLDER = re.compile(r'(?: ?<a href="citesite:(cite)/(\d+)"></a>|<a href="citesite:(term|source|topic)/([^"]*)">)')


@dataclass(frozen=True, slots=True)
class Citation:
    """The act of citing one source in a text."""

    source: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text, rendered, with everything in it that a content rule looks at."""

    html: str
    citations: tuple[tuple[Citation, ...], ...] = ()
    """Each bracket of citations, in order."""
    links: tuple[tuple[str, str], ...] = ()
    """Links to records: scheme and target."""
    forbidden_links: tuple[str, ...] = ()
    """Link targets with a scheme that is not allowed, as written."""
    raw_html: tuple[str, ...] = ()
    """Raw HTML, as written. It is shown as text."""
    malformed_citations: tuple[str, ...] = ()
    """Brackets that begin with @ and are not citations, as written."""
    hidden_characters: tuple[str, ...] = ()
    """Characters that nobody can see, written as character references."""


@lru_cache(maxsize=4096)
def prose(text: str) -> Prose:
    """Render a text. Equal texts are rendered once a process."""
    fast = fast_prose(text)
    if fast is None:
        return slow_prose(text)
    citations = tuple(tuple(Citation(*mark) for mark in bracket) for bracket in fast.citations)
    return Prose(fast.html, citations, fast.links)


def slow_prose(text: str) -> Prose:
    """What `prose` gives, for every text, through the Markdown parser."""
    # Few texts need it, so few builds pay for importing it.
    from citesite.text.markdown import rendered

    html, found = rendered(text)
    return Prose(
        html,
        tuple(tuple(Citation(*mark) for mark in bracket) for bracket in found.citations),
        tuple(found.links),
        tuple(found.forbidden_links),
        tuple(found.raw_html),
        tuple(found.malformed_citations),
        tuple(found.hidden_characters),
    )


def proses(texts: Iterable[FoundText]) -> Iterator[tuple[Prose, Place]]:
    """Those of some texts that may hold mark-up, rendered."""
    for kind, text, place in texts:
        if kind == "text":
            yield prose(text), place


def filled(
    part: Prose,
    cite: Callable[[tuple[Citation, ...]], str],
    link: Callable[[str, str], str],
) -> str:
    """Put a page's citation marks and link addresses into a rendered text.

    Args:
        part: what `prose` gave.
        cite: a bracket of citations to the HTML of its marks.
        link: scheme (`term`, `source`, `topic`) and target to an address.
    """

    def replace(match: re.Match[str]) -> str:
        cited, number, scheme, target = match.groups()
        if cited:
            return cite(part.citations[int(number)])
        # Its table of names takes as long to import as many a page to fill.
        import html

        return f'<a href="{html.escape(link(scheme, html.unescape(target)))}">'

    return _PLACEHOLDER.sub(replace, part.html) if "citesite:" in part.html else part.html


def plain(part: Prose) -> str:
    """The words of a text without mark-up and citations, on one line, for titles, feeds and lists."""
    import html

    words = re.sub(r"<[^>]*>", " ", _PLACEHOLDER.sub("", part.html))
    return re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s+", " ", html.unescape(words))).strip()
