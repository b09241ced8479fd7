"""Times that a text names, such as 6 months or one year, in days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.languages import language_of
from citesite.check.languages.counting import Counts
from citesite.check.wording.words import latin
from citesite.text.remembered import remembered


class _DurationPatterns:
    """How a language writes a time, compiled once."""

    def __init__(self, words: Counts) -> None:
        units = (*words.short_times, *words.times)
        self.numbers = dict(words.numbers) | dict.fromkeys(words.articles, 1.0)
        self.articles = frozenset(words.articles)
        self.before_one = re.compile(rf"(?:{words.before_one})$", re.IGNORECASE)
        number, forms = rf"\d+(?:[.,]\d+)?|{'|'.join(self.numbers)}", "|".join(forms for forms, _ in units)
        self.time = re.compile(
            rf"(?<![\w.,/-])(?P<n>{number})(?:{words.to}(?P<to>{number}))?[\s-](?P<unit>{forms})\b"
            rf"(?!{words.not_behind})",
            re.IGNORECASE,
        )
        # Of units in small letters, which takes much less to look for.
        self.may_hold = re.compile(forms)
        self.units = [(re.compile(forms, re.IGNORECASE), days) for forms, days in units]

    def times(self, text: str) -> Iterable[re.Match[str]]:
        """Return each time in a text."""
        plain = latin(text)
        return self.time.finditer(plain) if self.may_hold.search(plain.lower()) else ()

    def days(self, unit: str) -> float:
        return next(days for forms, days in self.units if forms.fullmatch(unit))

    def value(self, written: str) -> float:
        return self.numbers[written.lower()] if written[0].isalpha() else float(written.replace(",", "."))


_patterns = cache(_DurationPatterns)


class TypedTime(NamedTuple):
    """A time in a text."""

    written: str
    number: float
    days: float


@remembered
def times_in(text: str, language: str) -> tuple[TypedTime, ...]:
    """Return each time that a text names, without the first of two ends; none in a language without words for times.

    Kept, because many topics rest on one source.

    Args:
        text: the text.
        language: its language tag.
    """
    counts = language_of(language).counts
    return tuple(_times(text, _patterns(counts))) if text and counts else ()


def _times(text: str, patterns: _DurationPatterns) -> Iterator[TypedTime]:
    for match in patterns.times(text):
        number = patterns.value(match["to"] or match["n"])
        yield TypedTime(match[0], number, number * patterns.days(match["unit"]))


def counted_times(text: str, language: str) -> list[tuple[str, float]]:
    """Return each time that a text names with a number, as written and in days, and both ends of a range.

    A rate is none, such as 4 a month.

    Args:
        text: the text.
        language: its language tag.
    """
    counts = language_of(language).counts
    if not text or counts is None:
        return []
    patterns = _patterns(counts)
    counted = (m for m in patterns.times(text) if m["n"].lower() not in patterns.articles)
    return [(m[0], patterns.value(n) * patterns.days(m["unit"])) for m in counted for n in (m["n"], m["to"]) if n]


_NEAR = 20
"""How many characters before a time are looked at."""


def days_in(text: str, language: str, *, no_rates: bool = False) -> list[float]:
    """Return each time that a text names, in days; none in a language without words for times.

    Args:
        text: the text.
        language: its language tag.
        no_rates: leave out those with an article that may be a rate, as in "4 a day".
    """
    counts = language_of(language).counts
    if not text or counts is None:
        return []
    patterns, found = _patterns(counts), []
    for match in patterns.times(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if no_rates and match["n"].lower() in patterns.articles and not patterns.before_one.search(before):
            continue
        days = patterns.days(match["unit"])
        found += [patterns.value(typed) * days for typed in (match["n"], match["to"]) if typed]
    return found
