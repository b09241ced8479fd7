"""The Markdown subset through a parser: Python-Markdown with raw HTML off, and nh3's allow-list applied last.

`prose` describes the subset and the `citesite:` links that are left in the HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from citesite.records.identifiers import ID
from citesite.text.characters import FORBIDDEN_CHARACTER, unescaped
from citesite.text.rendered import Citation, Prose, parsed_citation

OUTSIDE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
RECORD_SCHEMES = frozenset({"term", "source", "topic"})

_CITED = re.compile(rf"@{ID}(?:,\s*.+)?")
_TARGET = re.compile(rf"{ID}(?:#{ID})?|#{ID}")
_ALLOWED_TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "br"}


def render(text: str) -> Prose:
    """Render any text."""
    converted, found = _engine().run(text)
    shown = nh3.clean(
        converted,
        tags=_ALLOWED_TAGS,
        attributes={"a": {"href"}},
        url_schemes={*OUTSIDE_SCHEMES, "citesite"},
        link_rel=None,
    )
    # Character references such as &#x202e; have become characters by now.
    hidden = FORBIDDEN_CHARACTER.findall(shown)
    return Prose(
        FORBIDDEN_CHARACTER.sub("", shown) if hidden else shown,
        tuple(found.citations),
        tuple(found.links),
        tuple(found.forbidden_links),
        tuple(found.raw_html),
        tuple(found.malformed_citations),
        tuple(hidden),
    )


@dataclass(slots=True)
class _Found:
    """What the parser found in one text; see the fields of `Prose`."""

    citations: list[tuple[Citation, ...]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    forbidden_links: list[str] = field(default_factory=list)
    raw_html: list[str] = field(default_factory=list)
    malformed_citations: list[str] = field(default_factory=list)


class _Engine(Markdown):
    """Python-Markdown reduced to the subset, with citations and links to records added."""

    def __init__(self) -> None:
        super().__init__(output_format="html")
        self.found = _Found()
        _drop(self.preprocessors, "html_block")
        _drop(self.parser.blockprocessors, "code", "hashheader", "setextheader", "hr", "reference", "quote")
        _drop(
            self.inlinePatterns,
            "backtick", "image_link", "image_reference", "short_image_ref", "reference", "short_reference", "html",
            "automail",
        )  # fmt: skip
        self.inlinePatterns.register(_CitationMark(self), "citation", 175)
        self.inlinePatterns.register(_RawHtml(self), "raw_html", 90)
        self.treeprocessors.register(_Links(self), "links", 0)

    def run(self, text: str) -> tuple[str, _Found]:
        """Return the HTML of a text, not yet cleaned, and what was found in it."""
        self.found = _Found()
        self.reset()
        return self.convert(text), self.found


class _CitationMark(InlineProcessor):
    """`[@a, p. 3; @b]`. The bracket must begin with @, so an e-mail address in brackets is not a citation."""

    def __init__(self, engine: _Engine) -> None:
        super().__init__(r"\[(@[^\[\]]*)\]", engine)
        self.engine = engine

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        found = self.engine.found
        parts = [part.strip() for part in m.group(1).split(";")]
        if not all(_CITED.fullmatch(part) for part in parts):
            found.malformed_citations.append(m.group(0))
            return None, None, None
        mark = Element("a", {"href": f"citesite:cite/{len(found.citations)}", "data-own": ""})
        found.citations.append(tuple(parsed_citation(part) for part in parts))
        return mark, m.start(0), m.end(0)


class _RawHtml(InlineProcessor):
    """Note raw HTML and leave it as text."""

    def __init__(self, engine: _Engine) -> None:
        super().__init__(r"<(?:[A-Za-z/!?])[^<>]*>?", engine)
        self.engine = engine

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[None, None, None]:
        self.engine.found.raw_html.append(m.group(0))
        return None, None, None


class _Links(Treeprocessor):
    """Turn links to records into `citesite:` links, and remove links whose scheme is not allowed."""

    def __init__(self, engine: _Engine) -> None:
        super().__init__(engine)
        self.engine = engine

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.attrib.pop("data-own", None) is None:
                self._resolve(link, link.get("href", ""))

    def _resolve(self, link: Element, href: str) -> None:
        # Browsers ignore these characters in a scheme, and see through entities that were escaped twice.
        bare = re.sub(r"[\x00-\x20\x7f]", "", unescaped(unescaped(href)))
        if bare.startswith("#"):
            scheme, target = "topic", bare
        else:
            scheme, _, target = bare.partition(":")
        link.attrib.clear()
        if scheme.lower() in OUTSIDE_SCHEMES and target:
            link.set("href", bare)
        elif scheme in RECORD_SCHEMES and _TARGET.fullmatch(target):
            self.engine.found.links.append((scheme, target))
            link.set("href", f"citesite:{scheme}/{target}")
        else:
            self.engine.found.forbidden_links.append(unescaped(href))
            link.tag = "span"


@cache
def _engine() -> _Engine:
    """Return the one engine of the process, because setting it up takes longer than rendering a claim."""
    return _Engine()


def _drop(registry: object, *names: str) -> None:
    for name in names:
        registry.deregister(name)  # type: ignore[attr-defined]
