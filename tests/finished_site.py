"""What can be read off a finished site: its links, ids and elements, by a parser that shares no code with citesite."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = {"meta", "link", "br", "img", "hr", "input", "col"}


@dataclass
class ParsedPage(HTMLParser):
    """One page: where it links to, what can be linked to, which elements it has."""

    links: list[tuple[str, str]] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    elements: Counter[str] = field(default_factory=Counter)
    headings: list[int] = field(default_factory=list)
    attributes: Counter[str] = field(default_factory=Counter)
    json_ld: list[str] = field(default_factory=list)
    is_json_ld: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.is_json_ld = tag == "script" and ("type", "application/ld+json") in attrs
        for name, value in attrs:
            self.attributes[name] += 1
            if name == "id":
                self.ids[value or ""] += 1
            if name in ("href", "src"):
                self.links.append((tag, value or ""))
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        if self.is_json_ld:
            self.json_ld.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.is_json_ld = False


def parsed(site: Path) -> dict[str, ParsedPage]:
    """Every HTML page below a folder, by its path."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        page = ParsedPage()
        page.feed(path.read_text("utf-8"))
        pages[path.relative_to(site).as_posix()] = page
    return pages


def dead_links(site: Path, *, served: bool = False) -> list[str]:
    """Links inside a site that lead to no file or to no id, as "page -> link".

    Served: a link to a folder leads to the page in it, as web servers have it, and file managers do not.
    """
    pages = parsed(site)
    dead = []
    for name, page in pages.items():
        for _, link in page.links:
            parts = urlsplit(link)
            # The 404 page is shown at any depth, so its links are absolute where the address is known.
            if parts.scheme or (name == "404.html" and link.startswith("/")):
                continue
            folder = posixpath.dirname(name)
            target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else name
            if served and (site / target).is_dir():
                target = posixpath.normpath(f"{target}/index.html")
            if not (site / target).is_file() or (
                parts.fragment and target in pages and parts.fragment not in pages[target].ids
            ):
                dead.append(f"{name} -> {link}")
    return dead


def letters(text: str) -> str:
    """The letters and digits of a text, without what a PDF file changes: spaces, line ends, hyphens and ligatures."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))
