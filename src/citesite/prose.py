"""Prose: text in the Markdown subset in, safe HTML and what it refers to out.

The subset has paragraphs, emphasis, lists, line breaks and links; raw HTML, images, headings and code blocks are plain
text. Citations `[@source-id, p. 3; @other]` and links to records (`term:id`, `source:id`, `topic:id#place`, `#place`)
are left in the HTML as `citesite:` links, because their numbers and addresses differ from page to page: `filled`
puts those in. What comes out can hold no script (invariant A11): nh3's allow-list has the last word.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from citesite.diagnostics import Place
from citesite.prose_fast import ID, fast_prose
from citesite.records.texts import FoundText

OUTSIDE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
RECORD_SCHEMES = frozenset({"term", "source", "topic"})

_CITED = re.compile(rf"@({ID})(?:,\s*(.+))?\Z")
_TARGET = re.compile(rf"(?:{ID})(?:#{ID})?\Z|#{ID}\Z")
# The space a writer leaves before a citation goes: its mark stands close to the word.
_PLACEHOLDER = re.compile(r'(?: ?<a href="citesite:(cite)/(\d+)"></a>|<a href="citesite:(term|source|topic)/([^"]*)">)')
_ALLOWED_TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "br"}


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
    markdown, found = _engine()
    found.clear()
    markdown.reset()
    rendered = nh3.clean(
        markdown.convert(text),
        tags=_ALLOWED_TAGS,
        attributes={"a": {"href"}},
        url_schemes={*OUTSIDE_SCHEMES, "citesite"},
        link_rel=None,
    )
    return Prose(
        rendered,
        tuple(found.citations),
        tuple(found.links),
        tuple(found.forbidden_links),
        tuple(found.raw_html),
        tuple(found.malformed_citations),
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
        kind = ' class="term"' if scheme == "term" else ""
        return f'<a{kind} href="{html.escape(link(scheme, html.unescape(target)))}">'

    return _PLACEHOLDER.sub(replace, part.html) if "citesite:" in part.html else part.html


def plain(part: Prose) -> str:
    """The words of a text without mark-up and citations, on one line, for titles, feeds and lists."""
    words = re.sub(r"<[^>]*>", " ", _PLACEHOLDER.sub("", part.html))
    return re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s+", " ", html.unescape(words))).strip()


class _Found:
    """What one run of the engine came across; emptied before each run."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.citations: list[tuple[Citation, ...]] = []
        self.links: list[tuple[str, str]] = []
        self.forbidden_links: list[str] = []
        self.raw_html: list[str] = []
        self.malformed_citations: list[str] = []


class _CitationMark(InlineProcessor):
    """`[@a, p. 3; @b]`. The bracket must begin with @, so that an e-mail address in brackets is none."""

    def __init__(self, found: _Found, markdown: Markdown) -> None:
        super().__init__(r"\[(@[^\[\]]*)\]", markdown)
        self.found = found

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        matches = [_CITED.match(part.strip()) for part in m.group(1).split(";")]
        if not all(matches):
            self.found.malformed_citations.append(m.group(0))
            return None, None, None
        marks = tuple(Citation(match.group(1), (match.group(2) or "").strip()) for match in matches if match)
        self.found.citations.append(marks)
        mark = Element("a", {"href": f"citesite:cite/{len(self.found.citations) - 1}", "data-own": ""})
        return mark, m.start(0), m.end(0)


class _RawHtml(InlineProcessor):
    """Note raw HTML and leave it as text."""

    def __init__(self, found: _Found, markdown: Markdown) -> None:
        super().__init__(r"<(?:[A-Za-z/!?])[^<>]*>?", markdown)
        self.found = found

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[None, None, None]:
        self.found.raw_html.append(m.group(0))
        return None, None, None


class _Links(Treeprocessor):
    """Turn links to records into `citesite:` links, and take away those with a forbidden scheme."""

    def __init__(self, found: _Found, markdown: Markdown) -> None:
        super().__init__(markdown)
        self.found = found

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.attrib.pop("data-own", None) is None:
                self._settle(link, link.get("href", ""))

    def _settle(self, link: Element, href: str) -> None:
        bare = re.sub(r"[\x00-\x20\x7f]", "", html.unescape(html.unescape(href)))
        if bare.startswith("#"):
            scheme, target = "topic", bare
        else:
            scheme, _, target = bare.partition(":")
        link.attrib.clear()
        if scheme.lower() in OUTSIDE_SCHEMES and target:
            link.set("href", bare)
        elif scheme in RECORD_SCHEMES and _TARGET.match(target):
            self.found.links.append((scheme, target))
            link.set("href", f"citesite:{scheme}/{target}")
        else:
            self.found.forbidden_links.append(html.unescape(href))
            link.tag = "span"


@cache
def _engine() -> tuple[Markdown, _Found]:
    """The one Markdown instance of a process: making one costs more than rendering a claim."""
    found = _Found()
    markdown = Markdown(output_format="html")
    _drop(markdown.preprocessors, "html_block")
    _drop(markdown.parser.blockprocessors, "code", "hashheader", "setextheader", "hr", "reference", "quote")
    _drop(
        markdown.inlinePatterns,
        "backtick", "image_link", "image_reference", "short_image_ref", "reference", "short_reference", "html",
        "automail",
    )  # fmt: skip
    markdown.inlinePatterns.register(_CitationMark(found, markdown), "citation", 175)
    markdown.inlinePatterns.register(_RawHtml(found, markdown), "raw_html", 90)
    markdown.treeprocessors.register(_Links(found, markdown), "links", 0)
    return markdown, found


def _drop(registry: object, *names: str) -> None:
    for name in names:
        registry.deregister(name)  # type: ignore[attr-defined]
