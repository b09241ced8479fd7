"""Marks in texts of an edition, in characters that no content may hold.

They are around a text that is shown in the first language, because its translation is missing or stale, and before the
text of a page, where they note the ids of its headings in the first language. The former stay there through cards,
lists and templates, so that whatever shows the text can say which language it is in: `prose` moves them into the
paragraphs of the text's HTML, `render.untranslated` turns them into elements, and all else drops them.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Sequence
from typing import Any

BEGIN, BEGIN_STALE, END = "\ue0f0", "\ue0f1", "\ue0f2"
_PLACES = "\ue0f3"
_STALE = BEGIN_STALE.encode()
_SHIFT = 0xE100
"""What the letters of ids in marks are shifted by, so that no rule takes them for words."""
_MARK = re.compile("[\ue0f0-\ue17f]|\\\\ue(?:0f|1[0-7])[0-9a-f]|%EE%8[3-5]%[89AB][0-9A-F]")
"""A mark, also as JSON and as addresses may write it."""
_BLOCK = r"(?:p|li|h[1-6]|td|th|figcaption)"
_WITH_WORDS = re.compile(rf"(<{_BLOCK}(?: [^<>]*)?>)(?!\s*<(?:p|ul|ol|blockquote|table|img)\b)")
_ALT = re.compile(r'(<img (?:[^<>]*? )?alt=")([^"]+)(?=")')
_END_OF_WORDS = re.compile(rf"(</{_BLOCK}>|<(?:ul|ol|blockquote|table)\b)")


def marked(text: str, is_stale: bool) -> str:
    """Return a text between marks."""
    return f"{BEGIN_STALE if is_stale else BEGIN}{text}{END}"


def is_marked(text: str) -> bool:
    """Return whether a text is between marks."""
    return text[:1] in (BEGIN, BEGIN_STALE) and text != ""


def marked_blocks(html: str, text: str) -> str:
    """Return the HTML of a text with marks inside each of its paragraphs, headings, items, cells and words of images.

    Only the first of them begins with the mark of stale texts, so that a note is shown once.

    Args:
        html: the HTML of the text without marks.
        text: the text between marks.
    """
    made = _END_OF_WORDS.sub(rf"{END}\1", _WITH_WORDS.sub(rf"\1{BEGIN}", html))
    return _ALT.sub(rf"\1{BEGIN}\2{END}", made.replace(BEGIN, text[:1], 1))


def with_places(text: str, places: Sequence[str]) -> str:
    """Return a text that notes the ids that its headings are to have."""
    return "".join(_PLACES + "".join(chr(_SHIFT + ord(sign)) for sign in place) for place in places) + text


def has_places(text: str) -> bool:
    """Return whether a text notes the ids of its headings."""
    return text[:1] == _PLACES


def placed(html: str, text: str) -> tuple[str, tuple[str, ...]]:
    """Return the HTML of a text whose headings have the ids that the text notes, and those ids."""
    noted = text[: len(text) - len(text.lstrip(_NOTED))].split(_PLACES)[1:]
    places = ["".join(chr(ord(sign) - _SHIFT) for sign in place) for place in noted]
    left = iter(places)
    return _HEADING.sub(lambda found: f'{found[1]}id="{next(left, found[2])}"', html), tuple(places)


_NOTED = _PLACES + "".join(chr(_SHIFT + number) for number in range(128))
_HEADING = re.compile(r'(<h[1-6] (?:[^<>]*? )?)id="([^"]*)"')


def has_marks(text: str) -> bool:
    """Return whether a text holds marks."""
    return bool(_MARK.search(text))


def has_stale(data: Any) -> bool:
    """Return whether a text in plain data is in the first language because its translation is stale."""
    return _STALE in marshal.dumps(data, 2)


def unnoted(text: str) -> str:
    """Return a text in which what is in the first language is marked as such, and not as changed since."""
    return text.replace(BEGIN_STALE, BEGIN)


def without_marks(text: str) -> str:
    """Return a text without marks."""
    return _MARK.sub("", text)
