"""Words for how much more or less of something there is, in relation to another amount, without their other uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.languages.counting import Relations


class RelationPatterns:
    """The patterns for the relations of a language, each compiled when it is first needed: see `relations_of`."""

    def __init__(self, words: Relations) -> None:
        self.words = words
        self.relative = _in(rf"\b(?:{words.relative})\b")
        self.changes = _in(rf"\b(?:{words.relative}|{words.by_percent})")
        self.absolute = re.compile(words.absolute)

    def found(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """Yield what one of the patterns finds in a text, but for other uses of its words, as in "twice a day"."""
        for match in pattern.finditer(text):
            # Most other uses begin with the words.
            if any(_in(use).match(text, match.start()) for use in self.words.other_uses):
                continue
            # One after the other: to compile all takes long, and the first are mostly enough.
            others = (other.span() for use in self.words.other_uses for other in _in(use).finditer(text))
            if not any(start <= match.start() < end for start, end in others):
                yield match


@cache
def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


relations_of = cache(RelationPatterns)
