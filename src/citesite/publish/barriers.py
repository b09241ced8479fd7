"""Find on a finished page what shuts readers out: an image without words, a heading that is skipped, a link to nobody.

Templates of a site may break what the theme's keep. Only what a program can be sure of is looked at.

Source: Web Content Accessibility Guidelines 2.2: 1.1.1, 1.3.1, 1.4.4, 2.4.2, 2.4.3, 2.4.4, 3.1.1 and 4.1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

MOST = 5
"""After so many barriers on a page the rest are left out: they have one cause."""
Attributes = Mapping[str, str]


class Barrier(NamedTuple):
    """Something on a page that shuts readers out."""

    line: int
    message: str
    tag: str
    """The start tag as the page has it."""


@dataclass
class _Named:
    """A link, a button or a heading that is open, and whether it has words so far."""

    tag: str
    line: int
    source: str
    has_words: bool


@dataclass
class Barriers:
    """Takes the tags and texts of a page in their order, and notes the barriers."""

    found: list[Barrier] = field(default_factory=list)
    _level: int = 0
    _open: list[_Named] = field(default_factory=list)
    _labels: set[str] = field(default_factory=set)
    _inputs: list[tuple[str, int, str]] = field(default_factory=list)
    _labelled: int = 0
    """How many `label` elements are open."""
    _has_title: bool = False
    _is_in_title: bool = False

    def start(self, tag: str, attributes: Attributes, line: int, source: str) -> None:
        """Take a start tag."""
        for message in _of_tag(tag, attributes):
            self._note(line, message, source)
        if tag in _HEADINGS:
            self._heading(int(tag[1]), line, source)
        self._is_in_title |= tag == "title"
        if tag == "label":
            self._labelled += 1
            self._labels.add(attributes.get("for", ""))
        if tag in ("input", "select", "textarea") and attributes.get("type") not in _NEED_NO_LABEL:
            self._input(attributes, line, source)
        if (tag == "a" and "href" in attributes) or tag in ("button", *_HEADINGS):
            # A hidden one gets its words from the script that shows it.
            self._open.append(_Named(tag, line, source, _has_name(attributes) or "hidden" in attributes))
        elif _has_name(attributes) or (tag == "img" and attributes.get("alt", "").strip()):
            self._words()

    def text(self, data: str) -> None:
        """Take the text between two tags."""
        if data.strip():
            self._words()

    def end(self, tag: str) -> None:
        """Take an end tag."""
        self._is_in_title &= tag != "title"
        if tag == "label":
            self._labelled = max(0, self._labelled - 1)
        if self._open and self._open[-1].tag == tag:
            named = self._open.pop()
            if not named.has_words:
                what = {"a": "this link has", "button": "this button has"}.get(tag, "this heading has")
                self._note(named.line, f"{what} no words, so nobody who listens knows what it is", named.source)

    def all(self) -> list[Barrier]:
        """Return the barriers of the whole page."""
        for name, line, source in self._inputs:
            if name not in self._labels:
                self._note(line, "this field has no label, so nobody who listens knows what to type", source)
        if not self._has_title:
            self._note(1, "the page has no title", "<title>")
        if not self._level:
            self._note(1, "the page has no heading h1", "<h1>")
        return sorted(self.found)[:MOST]

    def _note(self, line: int, message: str, source: str) -> None:
        self.found.append(Barrier(line, message, source[:500]))

    def _words(self) -> None:
        self._has_title |= self._is_in_title
        for named in self._open:
            named.has_words = True

    def _heading(self, level: int, line: int, source: str) -> None:
        if not self._level and level != 1:
            self._note(line, f"the first heading is h{level}, not h1", source)
        elif level == 1 and self._level:
            self._note(line, "this is a second h1: a page has one title", source)
        elif level > self._level + 1:
            self._note(line, f"h{level} follows h{self._level}: a level is skipped", source)
        self._level = level

    def _input(self, attributes: Attributes, line: int, source: str) -> None:
        if not (self._labelled or _has_name(attributes)):
            self._inputs.append((attributes.get("id", " "), line, source))


_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_NEED_NO_LABEL = frozenset({"hidden", "submit", "reset", "button", "image"})


def _has_name(attributes: Attributes) -> bool:
    """Whether an element has words of its own, for those who listen."""
    return any(attributes.get(name, "").strip() for name in ("aria-label", "aria-labelledby", "title"))


def _of_tag(tag: str, attributes: Attributes) -> Iterator[str]:
    if tag == "html" and not attributes.get("lang", "").strip():
        yield "the page does not say its language (lang)"
    if tag == "img" and "alt" not in attributes:
        yield 'this image has no text for those who cannot see it (alt); alt="" says that it is for the eye alone'
    if tag == "iframe" and not _has_name(attributes):
        yield "this frame has no title"
    if tag == "meta" and attributes.get("name", "").lower() == "viewport":
        settings = re.sub(r"\s", "", attributes.get("content", "").lower())
        if re.search(r"user-scalable=(?:no|0)|maximum-scale=(?:0|1(?![0-9]))", settings):
            yield "the page keeps readers from making it larger"
    if re.fullmatch(r"\s*[1-9]\d*\s*", attributes.get("tabindex", "")):
        yield "tabindex takes this out of the order in which the page is read"


def template_line(tag: str, templates: Mapping[str, str]) -> str:
    """Return the template and the line of it that made a start tag, such as "templates/base.html, line 3", or "".

    Args:
        tag: the start tag as a page has it.
        templates: the text of each of the site's own templates, by its path.
    """
    for path, text in templates.items():
        for line, pattern in _tags(text):
            if pattern.fullmatch(tag):
                return f"{path}, line {line}"
    return ""


_JINJA = re.compile(r"\{\{.*?(?:\}\}|\Z)|\{%.*?(?:%\}|\Z)|\{#.*?(?:#\}|\Z)", re.DOTALL)
_TAG = re.compile(
    r"<[a-z][a-z0-9-]*+(?:\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|[^<>{]|\{(?![{%]))*+>", re.DOTALL | re.IGNORECASE
)


@lru_cache(maxsize=64)
def _tags(text: str) -> list[tuple[int, re.Pattern[str]]]:
    """Return the start tags in a template with their lines; what Jinja fills in may be anything."""
    found = []
    for tag in _TAG.finditer(text):
        fixed = [re.escape(part) for part in _JINJA.split(tag[0])]
        found.append((text.count("\n", 0, tag.start()) + 1, re.compile("[^<>]*".join(fixed))))
    return found
