"""The Markdown subset of texts: Python-Markdown with raw HTML off, and nh3 as the last gate.

The subset has paragraphs, emphasis, lists, line breaks and links; raw HTML, images, headings and code blocks are plain
text. Citations and links to records are left in the HTML as `citesite:` links, see `prose`.
"""

from __future__ import annotations

import html
import re
from functools import cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from citesite.text.characters import FORBIDDEN_CHARACTER
from citesite.text.fast import ID

OUTSIDE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
RECORD_SCHEMES = frozenset({"term", "source", "topic"})

_CITED = re.compile(rf"@({ID})(?:,\s*(.+))?\Z")
_TARGET = re.compile(rf"(?:{ID})(?:#{ID})?\Z|#{ID}\Z")
_ALLOWED_TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "br"}


def rendered(text: str) -> tuple[str, Found]:
    """A text as HTML, and all that was found in it; the latter is good until the next call."""
    markdown, found = _engine()
    found.clear()
    markdown.reset()
    shown = nh3.clean(
        markdown.convert(text),
        tags=_ALLOWED_TAGS,
        attributes={"a": {"href"}},
        url_schemes={*OUTSIDE_SCHEMES, "citesite"},
        link_rel=None,
    )
    # Character references such as &#x202e; are characters by now.
    found.hidden_characters += FORBIDDEN_CHARACTER.findall(shown)
    return FORBIDDEN_CHARACTER.sub("", shown) if found.hidden_characters else shown, found


class Found:
    """What one run of the engine came across; emptied before each run."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget all, before the next text."""
        self.citations: list[tuple[tuple[str, str], ...]] = []
        self.links: list[tuple[str, str]] = []
        self.forbidden_links: list[str] = []
        self.raw_html: list[str] = []
        self.malformed_citations: list[str] = []
        self.hidden_characters: list[str] = []


class _CitationMark(InlineProcessor):
    """`[@a, p. 3; @b]`. The bracket must begin with @, so that an e-mail address in brackets is none."""

    def __init__(self, found: Found, markdown: Markdown) -> None:
        super().__init__(r"\[(@[^\[\]]*)\]", markdown)
        self.found = found

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        matches = [_CITED.match(part.strip()) for part in m.group(1).split(";")]
        if not all(matches):
            self.found.malformed_citations.append(m.group(0))
            return None, None, None
        marks = tuple((match.group(1), (match.group(2) or "").strip()) for match in matches if match)
        self.found.citations.append(marks)
        mark = Element("a", {"href": f"citesite:cite/{len(self.found.citations) - 1}", "data-own": ""})
        return mark, m.start(0), m.end(0)


class _RawHtml(InlineProcessor):
    """Note raw HTML and leave it as text."""

    def __init__(self, found: Found, markdown: Markdown) -> None:
        super().__init__(r"<(?:[A-Za-z/!?])[^<>]*>?", markdown)
        self.found = found

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[None, None, None]:
        self.found.raw_html.append(m.group(0))
        return None, None, None


class _Links(Treeprocessor):
    """Turn links to records into `citesite:` links, and take away those with a forbidden scheme."""

    def __init__(self, found: Found, markdown: Markdown) -> None:
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
def _engine() -> tuple[Markdown, Found]:
    """The one Markdown instance of a process: making one costs more than rendering a claim."""
    found = Found()
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
