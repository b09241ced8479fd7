"""Ages and sexes that a text names, to compare those whom it is about with those who were studied (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.languages import language_of
from citesite.check.languages.counting import Counts
from citesite.check.languages.studying import Ages
from citesite.check.wording.words import has_figure
from citesite.text.remembered import remembered
from citesite.text.uncased import Found, Uncased

_OLDEST = 120.0
_NEAR = 2.0
"""How many years ages may overlap and be told apart: 18 to 60 and over 60."""
_YEAR = 365.0
_MUCH = 0.5
"""The part of the shorter of two ranges that both must share to be called the same."""


class NamedPeople(NamedTuple):
    """Whom a text names."""

    youngest: float
    oldest: float
    is_exact: bool
    """Whether it says more of their ages than that they are adults or children."""
    sexes: frozenset[str]
    rest: str
    """The text without the words for ages and sexes."""

    @property
    def has_ages(self) -> bool:
        """Whether the text names any age."""
        return self.youngest <= self.oldest

    def are_among(self, studied: NamedPeople) -> bool | None:
        """Whether they were studied, if those who were are known; None if nobody can say."""
        if self.sexes and studied.sexes and not self.sexes & studied.sexes:
            return False
        if not self.has_ages or not studied.has_ages:
            return True if self.sexes and self.sexes <= studied.sexes and not self.has_ages else None
        shared = min(self.oldest, studied.oldest) - max(self.youngest, studied.youngest)
        shorter = min(self.oldest - self.youngest, studied.oldest - studied.youngest)
        # Babies are no older than what ages of others may overlap by.
        if shared < 0 or (shared <= _NEAR and shared < shorter):
            return False
        if self.is_exact and not studied.is_exact:
            return None
        return True if shared >= _MUCH * shorter else None


class AgePatterns:
    """How a language names ages and sexes. Each pattern is compiled when a text first needs it."""

    def __init__(self, words: Ages, counts: Counts | None) -> None:
        self._words = words
        shorter = (forms for forms, days in counts.times if days < _YEAR) if counts else ()
        self._in_a_shorter_unit = re.compile(rf"[\s-](?:{'|'.join(shorter) or '(?!)'})\b", re.IGNORECASE)
        self._numbers, self._decades = dict(words.numbers), dict(words.decades)
        self._classes = [(_in(pattern), low, high, exact) for pattern, low, high, exact in words.classes]
        self._sexes = [(_in(pattern), name) for pattern, name in words.sexes]

    def _ranges(self, text: str) -> Iterator[Uncased]:
        """Yield the patterns for ages in numbers that may match in a text: number words make each of them long."""
        lowered = text.lower()
        has_words = any(word in lowered for word in self._numbers)
        number = "|".join((r"\d{1,3}", *sorted(self._numbers, key=len, reverse=True))) if has_words else r"\d{1,3}"
        decade = "|".join(self._decades)
        may_have = {
            "NUMBER": has_words or has_figure(text),
            "DECADE": any(word in lowered for word in self._decades),
        }
        for pattern in self._words.ranges:
            if all(may for name, may in may_have.items() if name in pattern):
                yield _in(pattern.replace("NUMBER", number).replace("DECADE", decade))

    def people(self, text: str) -> NamedPeople:
        """Return whom a text names."""
        found, rest, is_exact = list[tuple[float, float]](), text, False
        for pattern in self._ranges(text):
            for match in pattern.finditer(rest):
                # Of "babies aged 2 to 12 weeks" the word says enough.
                if not self._in_a_shorter_unit.match(rest, match.end()):
                    found.append(self._range(match))
                    is_exact = True
            rest = _without(pattern, rest)
        for pattern, low, high, exact in self._classes:
            if pattern.is_in(rest):
                # Of "adults over 60" the number says more.
                found += [(low, high)] if exact or not is_exact else []
                is_exact = is_exact or exact
                rest = _without(pattern, rest)
        sexes = {name for pattern, name in self._sexes if pattern.is_in(text)}
        for pattern, _ in self._sexes:
            rest = _without(pattern, rest)
        youngest, oldest = min((low for low, _ in found), default=1.0), max((high for _, high in found), default=0.0)
        return NamedPeople(youngest, oldest, is_exact, frozenset(sexes), rest)

    def _range(self, match: Found) -> tuple[float, float]:
        groups = match.groupdict()
        if groups.get("decade"):
            first, last = self._decades[groups["decade"].lower()], groups.get("decade_")
            return first, _OLDEST if groups.get("on") else 9 + (self._decades[last.lower()] if last else first)
        low, high, point = (groups.get(name) for name in ("low", "high", "point"))
        if point:
            return self._value(point), self._value(point)
        return self._value(low) if low else 0.0, self._value(high) if high else _OLDEST

    def _value(self, written: str) -> float:
        return float(written) if written.isdigit() else self._numbers[written.lower()]


def _without(pattern: Uncased, text: str) -> str:
    """Return a text with a space for each match of a pattern."""
    parts, at = list[str](), 0
    for found in pattern.finditer(text):
        parts += [text[at : found.start()], " "]
        at = found.end()
    return "".join((*parts, text[at:])) if parts else text


@cache
def _in(pattern: str) -> Uncased:
    return Uncased(rf"(?<![\w-])(?:{pattern})(?![\w])")


@cache
def _patterns(tag: str) -> AgePatterns | None:
    language = language_of(tag)
    studies = language.studies
    return AgePatterns(studies.ages, language.counts) if studies and studies.ages else None


@remembered
def people_in(text: str, tag: str) -> NamedPeople | None:
    """Return whom a text names by age or sex; None in a language without words for it.

    Args:
        text: the text.
        tag: its language tag.
    """
    patterns = _patterns(tag)
    return patterns.people(text) if patterns else None
