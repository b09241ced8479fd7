"""Mark-up in a text as written, for rules that look at its words and report positions in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CITATION = re.compile(r"\[@[^\[\]]*\]")
_VALUE = re.compile(r"\{\{[^{}]*\}\}")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+", re.MULTILINE)
_EMPHASIS = re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|^#+ |\\(?=[*_\[\]])", re.MULTILINE)


_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t]*\n|\x00))+")
_LETTER_OR_FIGURE = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A link in a text: its words, where they begin, and its target."""

    words: str
    start: int
    target: str


def blanked(text: str) -> tuple[str, tuple[WrittenLink, ...]]:
    """Return a text with each character of mark-up replaced by NUL, and its links.

    A position in the result is the same position in the text. A value reference counts as one digit.
    """
    words = _CITATION.sub(_blank, text)
    words = _VALUE.sub(lambda value: "1" + "\0" * (len(value[0]) - 1), words)
    links = tuple(WrittenLink(link[1], link.start(1), link[2]) for link in _LINK.finditer(words))
    words = _LINK.sub(lambda link: "\0" + link[1] + "\0" * (len(link[0]) - 1 - len(link[1])), words)
    words = _ITEM.sub(_blank, words) if "\n" in text else words
    return _EMPHASIS.sub(_blank, words), links


def cited(text: str) -> tuple[str, ...]:
    """Return the ids of the sources that a text cites: `trial` for "[@trial, p. 3]"."""
    if "[@" not in text:
        return ()
    each = (one.strip(" [@") for found in _CITATION.findall(text) for one in found.rstrip("]").split(";"))
    return tuple(dict.fromkeys(one.partition(",")[0].strip() for one in each))


def paragraphs(words: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph and each item of a list begins and ends in the first result of `blanked`."""
    return (found.span() for found in _PARAGRAPH.finditer(words) if _LETTER_OR_FIGURE.search(found[0]))


def led_items(text: str, words: str) -> Iterator[tuple[slice, slice]]:
    """Yield the items of the lists in a text, each behind the paragraph that leads to its list.

    Args:
        text: the text as written.
        words: the first result of `blanked` for it; both slices are of either.
    """
    lead: slice | None = None
    for start, end in paragraphs(words):
        is_item = "\n" in text and _ITEM.match(text, start) is not None
        if is_item and lead:
            yield lead, slice(start, end)
        elif not is_item:
            lead = slice(start, end)


def without_links(text: str) -> str:
    """Return a text with its links replaced by their words."""
    return _LINK.sub(r"\1", text)


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])
