"""Patterns that are compared without regard to case, and looked for in small letters first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

_PARTS = re.compile(r"\\.|\(\?P[<=]\w+|[^\\(]+", re.DOTALL)
"""Escapes and the names of groups, which are no letters of a text, and all else of a pattern."""
_UNUSUAL = re.compile("[\u0130\u0131\u017f\u1e9e\u212a\u212b\ufb05\ufb06]")
"""Letters that re takes for others without regard to case, or that have two small ones."""
_WITH_CASE = "(?-i:"
"""How a part of a pattern begins that is compared with regard to case."""
_MICRO, _MU = "\u00b5", "\u03bc"
"""These are the same to re, too, and in units."""


class Found:
    """A match, in the letters of the text as written."""

    __slots__ = ("_match", "_text", "end", "span", "start")

    def __init__(self, match: re.Match[str], text: str) -> None:
        self._match, self._text = match, text
        self.start, self.end, self.span = match.start, match.end, match.span

    def __getitem__(self, group: int | str) -> str | Any:
        """Return a group, or the whole match for 0; None for a group that did not take part, as `re.Match` does."""
        start, end = self._match.span(group)
        return None if start < 0 else self._text[start:end]

    def groupdict(self) -> dict[str, str | Any]:
        """Return the groups by name."""
        return {name: self[name] for name in self._match.re.groupindex}


class Uncased:
    """A pattern of Latin letters that is compared without regard to case, and compiled when a text first needs it.

    To look for it in small letters takes half the time, and to compile it for them less, too.
    """

    __slots__ = ("_has_case", "_pattern", "_small", "_written")

    def __init__(self, pattern: str) -> None:
        self._pattern, self._has_case = pattern, _WITH_CASE in pattern
        self._small: re.Pattern[str] | None = None
        self._written: re.Pattern[str] | None = None

    @property
    def written(self) -> re.Pattern[str]:
        """The pattern for a text as written."""
        if self._written is None:
            self._written = re.compile(self._pattern, re.IGNORECASE)
        return self._written

    def _for(self, text: str) -> tuple[re.Pattern[str], str]:
        """Return the pattern for a text, and the text that it is for: each letter stays where it was."""
        if self._has_case:
            return self.written, text
        small = text.lower()
        if not text.isascii():
            if _UNUSUAL.search(text):
                return self.written, text
            small = small.replace(_MICRO, _MU)
        if self._small is None:
            self._small = re.compile(_in_small_letters(self._pattern))
        return self._small, small

    def is_in(self, text: str) -> bool:
        """Whether the pattern matches in a text."""
        pattern, looked_at = self._for(text)
        return pattern.search(looked_at) is not None

    def search(self, text: str) -> Found | None:
        """Return the first match in a text."""
        pattern, looked_at = self._for(text)
        match = pattern.search(looked_at)
        return Found(match, text) if match else None

    def finditer(self, text: str) -> Iterator[Found]:
        """Yield all matches in a text."""
        pattern, looked_at = self._for(text)
        return (Found(match, text) for match in pattern.finditer(looked_at))


def _in_small_letters(pattern: str) -> str:
    small = _PARTS.sub(lambda found: found[0] if found[0][0] in "\\(" else found[0].lower(), pattern)
    return small.replace(_MICRO, _MU)


uncased = cache(Uncased)
