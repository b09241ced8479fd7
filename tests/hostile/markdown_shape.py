"""What a program that reads Markdown takes a page for: headings, lists, links, pictures, code and HTML (CommonMark)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
from markdown_it import MarkdownIt
from markdown_it.token import Token

from citesite.text.prose import prose

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_MARKS = {*_HEADINGS, *("ul", "ol", "li", "a", "img", "code", "blockquote", "hr", "table", "html")}
_SCHEMES = {"", "http", "https", "mailto", "tel", "sms"}
_MAY_BE_LINKED = re.compile(r"https?:|10\.\d|\[@")
"""An address, an identifier or a citation, which pages may link."""

Shape = Counter[str]


class _Reader(MarkdownIt):
    """A parser that follows any address; it would drop those that run code, and others do not."""

    def validateLink(self, url: str) -> bool:
        return True


_READER = _Reader("commonmark").enable("table")


def shape(markdown: str) -> tuple[Shape, list[str]]:
    """Return how often each mark is on a page, and where its links and pictures lead."""
    found, targets = Shape(), list[str]()
    body = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    for token in _all(_READER.parse(body)):
        mark = "html" if token.type.startswith("html") else token.tag
        if token.nesting >= 0 and mark in _MARKS:
            found[mark] += 1
            if mark in ("a", "img"):
                targets.append(str(token.attrs.get("href") or token.attrs.get("src") or ""))
    return found, targets


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])


def marks_of(text: str) -> set[str]:
    """Return the marks that a text has on a page for people, and so may have in Markdown: never a heading or HTML."""
    shown = html5lib.parseFragment(prose(text[:5000]).html, treebuilder="etree", namespaceHTMLElements=False)
    found = {str(element.tag) for element in shown.iter()} & _MARKS - _HEADINGS - {"html", "img"}
    return found | ({"a"} if _MAY_BE_LINKED.search(text) else set())


def plain_shapes(site: Path) -> dict[str, Shape]:
    """Return the shape of each Markdown page of a site, by its name with the number of its topic left out."""
    return {_kind(path, site): shape(_without_works(path))[0] for path in site.rglob("*.md")}


def _without_works(path: Path) -> str:
    """Return a page without the list of works at its end, which a text with a citation makes longer."""
    return path.read_text("utf-8").partition("\n## Sources\n")[0]


def _kind(path: Path, site: Path) -> str:
    return re.sub(r"\d+", "N", path.relative_to(site).as_posix())


def markdown_faults(site: Path, texts: dict[int, str], plain: dict[str, Shape]) -> Iterator[str]:
    """Yield what the Markdown pages of a site hold that those of plain words do not.

    Args:
        site: its output, with a topic for each text.
        texts: what stands in every field of the topic of each number.
        plain: the shapes of the same pages with plain words.
    """
    pages = sorted(site.rglob("*.md"))
    assert len(pages) == len(texts) * len(plain), "a page is missing"
    for path in pages:
        number = int(re.findall(r"\d+", path.relative_to(site).as_posix())[0])
        found, _ = shape(_without_works(path))
        whole, targets = shape(path.read_text("utf-8"))
        if any(whole[mark] != found[mark] for mark in ("html", "img", "code")):
            yield f"{path.relative_to(site)}: the list of works has other marks than links"
        for mark in sorted(_MARKS - marks_of(texts[number])):
            if found[mark] != plain[_kind(path, site)][mark]:
                yield f"{path.relative_to(site)}: {found[mark]} {mark}, {plain[_kind(path, site)][mark]} of plain words"
        yield from _wrong(path, targets)
    found, targets = shape((site / "llms.txt").read_text("utf-8"))
    yield from _wrong(site / "llms.txt", targets)
    counts = {"h1": 1, "h2": len(texts) + 1, "blockquote": 1}
    for mark in sorted(_MARKS - {"a", "ul", "li"}):
        if found[mark] != counts.get(mark, 0):
            yield f"llms.txt: {found[mark]} {mark}, not {counts.get(mark, 0)}"
    if found["a"] != found["li"] or found["a"] < 2 * len(texts):
        yield f"llms.txt: {found['a']} links in {found['li']} items"


def _wrong(path: Path, targets: list[str]) -> Iterator[str]:
    for target in targets:
        if urlsplit(target).scheme.lower() not in _SCHEMES or target.startswith(("//", "\\", "%5C")):
            yield f"{path.parent.name}/{path.name}: {target}"
