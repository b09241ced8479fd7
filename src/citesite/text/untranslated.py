"""Marks around a text that an edition shows in the first language, because its translation is missing or stale.

They are put around the text before pages are made of it, and stay there through cards, lists and templates, so that
whatever shows the text can say which language it is in. `prose` moves them into the paragraphs of the text's HTML,
`render.untranslated` turns them into elements, and all else drops them. They are characters that no content may hold.
"""

from __future__ import annotations

import re

BEGIN, BEGIN_STALE, END = "\ue0f0", "\ue0f1", "\ue0f2"
_MARK = re.compile("[\ue0f0-\ue0f2]|\\\\ue0f[0-2]|%EE%83%B[0-2]")
"""A mark, also as JSON and as addresses may write it."""
_BLOCK = r"(?:p|li|h[1-6]|td|th|figcaption)"
_WITH_WORDS = re.compile(rf"(<{_BLOCK}(?: [^<>]*)?>)(?!\s*<(?:p|ul|ol|blockquote|table|img)\b)")
_END_OF_WORDS = re.compile(rf"(</{_BLOCK}>|<(?:ul|ol|blockquote|table)\b)")


def marked(text: str, is_stale: bool) -> str:
    """Return a text between marks."""
    return f"{BEGIN_STALE if is_stale else BEGIN}{text}{END}"


def is_marked(text: str) -> bool:
    """Return whether a text is between marks."""
    return text[:1] in (BEGIN, BEGIN_STALE) and text != ""


def marked_blocks(html: str, text: str) -> str:
    """Return the HTML of a text with marks inside each of its paragraphs, headings, items and cells.

    Only the first of them begins with the mark of stale texts, so that a note is shown once.

    Args:
        html: the HTML of the text without marks.
        text: the text between marks.
    """
    made = _END_OF_WORDS.sub(rf"{END}\1", _WITH_WORDS.sub(rf"\1{BEGIN}", html))
    return made.replace(BEGIN, text[:1], 1)


def has_marks(text: str) -> bool:
    """Return whether a text holds marks."""
    return bool(_MARK.search(text))


def without_marks(text: str) -> str:
    """Return a text without marks."""
    return _MARK.sub("", text)
