"""Which way a sentence says that something goes, and by how much, by the words of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.languages.form import Directions, Language, Way
from citesite.text.markup import without_links
from citesite.values.grammar import masked

_SENTENCE, _SPACE = re.compile(r"(?<=[.!?])\s+"), re.compile(r"\s+")
_CLAUSE_END = re.compile(r"[,;:()–—]")
_NEVER = re.compile(r"(?!)")


class _DirectionPatterns:
    """The patterns of a language, compiled once."""

    def __init__(self, words: Directions) -> None:
        self.verbs = [(way, _words(pattern)) for way, pattern in words.verbs]
        self.comparisons = [(way, _words(pattern)) for way, pattern in words.comparisons]
        self.no_comparison, self.none = _words(words.no_comparison), _words(words.no_difference)
        self.some = _words(words.a_difference) if words.a_difference else _NEVER
        self.unsaid = re.compile(rf"\b(?:{words.says_nothing})\b|\?")
        self.denied_before = re.compile(rf"(?:{words.denied_before})$")
        self.denied_behind = _words(words.denied_behind) if words.denied_behind else _NEVER
        self.sizes = [(size, _words(pattern)) for size, pattern in words.sizes]
        self.times = [(_words(pattern), limits) for pattern, limits in words.times]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


_patterns = cache(_DirectionPatterns)


class Said(NamedTuple):
    """What one sentence says of the way something goes."""

    way: Way
    word: str
    """The words that say so, as written."""
    is_denied: bool
    """Whether it is said not to be so."""
    sentence: str
    """The sentence in small letters."""
    language: Directions

    @property
    def quoted(self) -> str:
        """The words as a message quotes them, with the denial."""
        return f'"{self.found}", and denies it' if self.is_denied else f'"{self.found}"'

    @property
    def found(self) -> str:
        """The words without what masks a value reference."""
        return self.word.replace("…", "").strip()

    @property
    def size(self) -> str:
        """The size that its sentence names: large, small, or empty."""
        return next((size for size, found in _patterns(self.language).sizes if found.search(self.sentence)), "")

    @property
    def times(self) -> tuple[str, tuple[float, float]] | None:
        """The word of its sentence for a ratio, such as "twice", and the range of ratios that it fits."""
        known = _patterns(self.language).times
        return next(((m[0], limits) for pattern, limits in known if (m := pattern.search(self.sentence))), None)


def said(text: str, language: Language) -> Iterator[Said]:
    """Yield what each sentence of a text says of a direction; nothing for a sentence that names none, or both."""
    if language.directions is None:
        return
    for sentence in _SENTENCE.split(_SPACE.sub(" ", without_links(masked(text)).strip())):
        if found := _of_sentence(sentence, language.directions):
            yield found


def _of_sentence(sentence: str, words: Directions) -> Said | None:
    lowered, patterns = sentence.lower(), _patterns(words)
    if patterns.unsaid.search(lowered):
        return None
    if none := patterns.none.search(lowered) or patterns.some.search(lowered):
        # What denies it behind it is a part of it: "changes it hardly or not at all".
        is_denied = none.re is patterns.some or patterns.denied_before.search(lowered[: none.start()]) is not None
        return Said(("none", 0), sentence[none.start() : none.end()], is_denied, lowered, words)
    found = _matches(patterns.verbs, lowered) or _matches(
        patterns.comparisons, patterns.no_comparison.sub(lambda m: "·" * len(m[0]), lowered)
    )
    if len(found) != 1:
        return None
    way, start, end = found[0]
    return Said(way, sentence[start:end], _is_denied(lowered, start, end, patterns), lowered, words)


def _is_denied(sentence: str, start: int, end: int, patterns: _DirectionPatterns) -> bool:
    if patterns.denied_before.search(sentence[:start]):
        return True
    clause = _CLAUSE_END.search(sentence, end)
    return patterns.denied_behind.search(sentence, end, clause.start() if clause else len(sentence)) is not None


def _matches(patterns: list[tuple[Way, re.Pattern[str]]], text: str) -> list[tuple[Way, int, int]]:
    """Return each way that a text names, with the place of the word."""
    found = ((way, pattern.search(text)) for way, pattern in patterns)
    return [(way, *match.span(match.lastgroup or 0)) for way, match in found if match]
