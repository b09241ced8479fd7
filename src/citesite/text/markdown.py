"""The Markdown of texts through a parser: Python-Markdown with raw HTML off, and nh3's allow-list applied last.

`prose` describes what a text may hold and the `citesite:` addresses that are left in the HTML. Marks that are no part
of it are noted, with their words, and a content rule reports them: nothing is dropped in silence.
"""

from __future__ import annotations

import re
import string
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from citesite import addresses
from citesite.records.identifiers import ID
from citesite.text.characters import FORBIDDEN_CHARACTER, unescaped
from citesite.text.lists import with_plain_lists
from citesite.text.rendered import MEDIA_NAME, Citation, Mark, Prose, ShownMedia, parsed_citation

OUTSIDE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
RECORD_SCHEMES = frozenset({"term", "source", "topic", "page"})
MEDIA_SCHEME = "media"

_CITED = re.compile(rf"@{ID}(?:,\s*.+)?")
_TARGET = re.compile(rf"{ID}(?:#{ID})?|#{ID}")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ALLOWED_TAGS = {
    *("p", "em", "strong", "ul", "ol", "li", "a", "br", "h2", "h3", "h4", "blockquote", "code", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td", "img", "figure", "figcaption"),
}
_ALLOWED_ATTRIBUTES = {
    "a": {"href"}, "ol": {"start"}, "img": {"src", "alt"}, "th": {"class"}, "td": {"class", "data-label"},
    "h2": {"id"}, "h3": {"id"}, "h4": {"id"},
}  # fmt: skip
_LONGEST_TARGET = 2_000
"""Characters. What is longer is no target of a link, but text."""
_FENCE = re.compile(r" {0,3}(?:`{3,}+[^`]*|~~~.*)")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\s]{1,40}\]:")


def render(text: str) -> Prose:
    """Render any text."""
    converted, found = _engine().run(text)
    shown = nh3.clean(
        converted,
        tags=_ALLOWED_TAGS,
        attributes=_ALLOWED_ATTRIBUTES,
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
        tuple(found.media),
        tuple(found.marks),
        tuple(found.places),
    )


@dataclass(slots=True)
class _Found:
    """What the parser found in one text; see the fields of `Prose`."""

    citations: list[tuple[Citation, ...]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    forbidden_links: list[str] = field(default_factory=list)
    raw_html: list[str] = field(default_factory=list)
    malformed_citations: list[str] = field(default_factory=list)
    media: list[ShownMedia] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    """The ids of headings as readers meet them, each with the number that a heading of the same words is given next."""


class _Engine(Markdown):
    """Python-Markdown with citations, links to records and files of the site added."""

    def __init__(self) -> None:
        super().__init__(output_format="html", extensions=[TableExtension()])
        self.found = _Found()
        _drop(self.preprocessors, "html_block")
        _drop(self.inlinePatterns, "html", "automail")
        # Any sign may be meant as itself (CommonMark 0.31, 2.4).
        self.ESCAPED_CHARS = list(string.punctuation)
        self.parser.blockprocessors["olist"].LAZY_OL = False  # type: ignore[attr-defined]
        self.preprocessors.register(_Lines(self), "lines", 1)
        self.inlinePatterns.register(_CitationMark(self), "citation", 175)
        self.inlinePatterns.register(_RawHtml(self), "raw_html", 90)
        for name in ("link", "image_link", "reference", "image_reference", "short_reference", "short_image_ref"):
            _make_linear(self.inlinePatterns[name])
        self.treeprocessors.register(_Blocks(self), "blocks", 1)
        self.treeprocessors.register(_Links(self), "links", 0)

    def run(self, text: str) -> tuple[str, _Found]:
        """Return the HTML of a text, not yet cleaned, and what was found in it."""
        self.found = _Found()
        self.reset()
        return self.convert(text), self.found


def _make_linear(links: Any) -> None:
    """Let a processor of links look for the end of each in a time that does not grow with the text.

    The library reads from each bracket to the end of the text: 8,000 of them take 8 s.
    """
    find_target = links.getLink

    def target(data: str, index: int) -> Any:
        return find_target(data[: index + _LONGEST_TARGET], index)

    def words(data: str, index: int) -> tuple[str, int, bool]:
        end = _closing(data).get(index, -1)
        return (data[index:end], end + 1, True) if end >= 0 else ("", index, False)

    vars(links).update(getLink=target, getText=words)


@lru_cache(maxsize=1)
def _closing(data: str) -> dict[int, int]:
    """Return where the words of each bracket begin in a text, with where they end."""
    opened, found = list[int](), dict[int, int]()
    for bracket in re.finditer(r"[\[\]]", data):
        if bracket[0] == "[":
            opened.append(bracket.end())
        elif opened:
            found[opened.pop()] = bracket.start()
    return found


class _Lines(Preprocessor):
    """Put lists into the parser's form; note fences of code and footnotes, which it would read as other things."""

    def run(self, lines: list[str]) -> list[str]:
        found: _Found = self.md.found  # type: ignore[attr-defined]
        for line in lines:
            if _FENCE.fullmatch(line):
                found.marks.append(Mark("code", line.strip()))
            elif _FOOTNOTE.match(line):
                found.marks.append(Mark("footnote", line.strip()))
        return with_plain_lists(lines)


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


class _Blocks(Treeprocessor):
    """Give headings their places and images their files, and note the marks that not every text may hold."""

    def run(self, root: Element) -> None:
        found: _Found = self.md.found  # type: ignore[attr-defined]
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == "img":
                    _of_media(child, parent, found)
        for element in list(root.iter()):
            words = " ".join("".join(element.itertext()).split())
            if element.tag in _HEADINGS:
                self._heading(element, words, found)
            elif element.tag == "table":
                found.marks.append(Mark("table", _first_words(words)))
                _label_cells(element)
            elif element.tag == "hr":
                found.marks.append(Mark("rule", ""))
            elif element.tag == "pre":
                found.marks.append(Mark("code", _first_words(words)))
            elif element.tag in ("th", "td") and (style := element.attrib.pop("style", "")):
                element.set("class", style.removeprefix("text-align:").strip("; "))
            elif element.tag == "p" and len(element) and element[0].tag == "img" and not (element.text or "").strip():
                _as_figure(element)

    def _heading(self, element: Element, words: str, found: _Found) -> None:
        plain = re.sub(r"\x02[^\x02\x03]*\x03", "", words)
        found.marks.append(Mark(element.tag, _first_words(plain)))
        first = name = place_of(plain)
        while name in found.places:
            name = f"{first}-{found.places[first]}"
            found.places[first] += 1
        found.places[name] = 2
        element.set("id", name)


def place_of(heading: str) -> str:
    """Return the id under which a heading is found on its page: its letters and digits, joined by hyphens."""
    latin = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", latin).strip("-") or "part"
    is_taken = name in addresses.PAGE_PARTS or name.startswith(addresses.PAGE_PREFIXES)
    return f"part-{name}" if is_taken else name


def _label_cells(table: Element) -> None:
    """Give each cell the heading of its column: on a phone, the theme shows a row as a list."""
    labels = [" ".join("".join(cell.itertext()).split()) for cell in table.iter("th")]
    for row in table.iter("tr"):
        for label, cell in zip(labels, row, strict=False):
            if cell.tag == "td" and label:
                cell.set("data-label", label)


def _first_words(words: str) -> str:
    return " ".join(words.split()[:5])


def _of_media(image: Element, parent: Element, found: _Found) -> None:
    """Let an image show a file of the site; any other is noted, and its words are shown."""
    written = unescaped(image.get("src", ""))
    name, alt = written.removeprefix(f"{MEDIA_SCHEME}:"), unescaped(image.get("alt", "")).strip()
    found.media.append(ShownMedia(name, alt, is_image=True))
    if MEDIA_NAME.fullmatch(name):
        image.set("src", f"citesite:{MEDIA_SCHEME}/{name}")
    else:
        image.set("src", "")


def _as_figure(paragraph: Element) -> None:
    """Make a figure of a paragraph that begins with an image; the rest, and the image's title, are its caption."""
    image = paragraph[0]
    title, rest = image.attrib.pop("title", ""), (image.tail or "").lstrip()
    others = list(paragraph)[1:]
    paragraph.tag, paragraph.text, image.tail = "figure", None, None
    if title or rest.strip() or others:
        caption = SubElement(paragraph, "figcaption")
        caption.text = f"{title} {rest}" if title and (rest or others) else title or rest
        for other in others:
            paragraph.remove(other)
            caption.append(other)


class _Links(Treeprocessor):
    """Turn links to records and files into `citesite:` links, and remove links whose scheme is not allowed."""

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
        found = self.engine.found
        if bare.startswith("#"):
            scheme, target = "topic", bare
        else:
            scheme, _, target = bare.partition(":")
        link.attrib.clear()
        if scheme.lower() in OUTSIDE_SCHEMES and target:
            link.set("href", bare)
        elif scheme in RECORD_SCHEMES and _TARGET.fullmatch(target):
            found.links.append((scheme, target))
            link.set("href", f"citesite:{scheme}/{target}")
        elif scheme == MEDIA_SCHEME and MEDIA_NAME.fullmatch(target):
            found.media.append(ShownMedia(target, "", is_image=False))
            link.set("href", f"citesite:{scheme}/{target}")
        else:
            found.forbidden_links.append(unescaped(href))
            link.tag = "span"


@cache
def _engine() -> _Engine:
    """Return the one engine of the process, because setting it up takes longer than rendering a claim."""
    return _Engine()


def _drop(registry: object, *names: str) -> None:
    for name in names:
        registry.deregister(name)  # type: ignore[attr-defined]
