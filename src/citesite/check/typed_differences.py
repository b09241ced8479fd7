"""Differences typed in texts: five days sooner, 3 fewer in 100, shortens it by 2 days.

A number of days is in many records: how long a study took, how long a course is. As a difference it is one of a result
alone, or of a quote or a note, which say it or the two numbers that it lies between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from citesite.check.languages import language_of
from citesite.check.languages.counting import Counts, Numbers
from citesite.check.languages.describing import Descriptions
from citesite.check.number_contexts import NumberPatterns, patterns_of
from citesite.check.number_pool import shares
from citesite.check.wording.words import Words
from citesite.link.library import Library
from citesite.text.uncased import uncased
from citesite.values.grammar import masked
from citesite.values.topic import TopicWithValues

_ABOUT = 0.1
"""How far a difference may be from that of the record, as a part of it: it may be rounded, or in another unit."""
_MOST_COMPARED = 12
"""The most numbers of one text that are taken from each other."""


class TypedDifference(NamedTuple):
    """A difference that a text says there is."""

    written: str
    number: float
    days: float
    """How many days its unit is; 0 if it is no unit of time."""
    decimals: int
    is_share: bool
    """Whether it is of 100 people."""
    may_be_limit: bool = False
    """Whether it may be a limit of an interval: "3 to 20 more", "up to 20 more"."""

    def is_said_by(self, recorded: RecordedDifference) -> bool:
        """Whether a recorded difference is this one, rounded as this one is written."""
        if (self.is_share and not recorded.may_be_share) or (recorded.is_limit and not self.may_be_limit):
            return False
        number, other = self.number, recorded.number
        if self.days and recorded.days is not None:
            number, other = number * self.days, other * recorded.days
        is_near = abs(number - other) <= 0.505 * 10.0**-self.decimals * (number / self.number if self.number else 1)
        return is_near or abs(number - other) <= _ABOUT * other


class RecordedDifference(NamedTuple):
    """A difference that a record has."""

    number: float
    days: float | None
    """How many days its unit is; 0 if it is no unit of time, None if nobody knows."""
    may_be_share: bool = False
    """Whether it may be of 100 people."""
    is_limit: bool = False
    """Whether it is a limit of an interval."""


class _DifferencePatterns:
    """How a language says that something is so much more or less, compiled once."""

    def __init__(self, numbers: Numbers, counts: Counts, descriptions: Descriptions) -> None:
        self.bounds = re.compile(f"{descriptions.at_most}|{descriptions.at_least}", re.IGNORECASE)
        in_words = dict(counts.numbers) | dict(counts.larger_numbers)
        number = rf"{numbers.written}|{'|'.join(sorted(in_words, key=len, reverse=True))}"
        self.said = uncased(numbers.differences.replace("NUMBER", f"(?:{number})"))
        self.numbers = patterns_of(numbers)
        self.in_words, self.value, self.decimal = in_words, self.numbers.value, numbers.decimal
        self.times = [(re.compile(forms, re.IGNORECASE), days) for forms, days in (*counts.short_times, *counts.times)]
        self.differs = re.compile(
            rf"(?<!\w)(?:{'|'.join(numbers.in_differences)}|differ\w*|{numbers.difference})(?!\w)", re.IGNORECASE
        )
        self.measured = re.compile(rf"(?<![\w.,/-])(?P<n>{numbers.written})\s(?P<unit>[^\W\d_]{{2,}}(?:/\w+)?)")
        self.any = re.compile(rf"(?<![\w.,/-])(?:{numbers.written})(?![\w])")

    def of(self, text: str) -> Iterator[TypedDifference]:
        """Yield each difference of a text."""
        for found in self.said.finditer(text):
            groups = found.groupdict()
            whole = next((groups[name] for name in ("whole", "of_whole") if groups.get(name)), "")
            factor = 0.1 if whole and self.value(whole) > 100 else 1.0
            unit = groups.get("unit") or groups.get("by_unit") or ""
            days = self.days(unit)
            for typed in (groups.get(name) for name in ("low", "high", "by_low", "by_high", "part", "part_high")):
                if typed:
                    number, decimals = self._number(typed)
                    decimals += factor != 1.0
                    yield TypedDifference(found[0].strip(), number * factor, days, decimals, bool(whole))

    def between(self, text: str, patterns: NumberPatterns) -> Iterator[RecordedDifference]:
        """Yield what a text of a record says something differs by, and what is between two of its numbers of a kind."""
        if self.differs.search(text):
            typed, lowered = [self.value(one) for one in self.any.findall(masked(text))], text.lower()
            few = ((word, n) for word, n in self.in_words.items() if word in lowered)
            typed += [n for word, n in few if re.search(rf"\b{word}\b", text, re.IGNORECASE)]
            yield from (RecordedDifference(number, None, may_be_share=True) for number in typed)
        of_people = list(dict.fromkeys(shares(text, patterns)))
        of_people += [self.value(n) for found in patterns.of_hundred.finditer(text) for n in found.groups() if n]
        for one, two in combinations(of_people[:_MOST_COMPARED], 2):
            yield RecordedDifference(abs(one - two), 0.0, may_be_share=True)
        measured: dict[str, list[float]] = {}
        for found in self.measured.finditer(text):
            measured.setdefault(found["unit"].lower().removesuffix("s"), []).append(self.value(found["n"]))
        for unit, values in measured.items():
            for one, two in combinations(values[:_MOST_COMPARED], 2):
                yield RecordedDifference(abs(one - two), self.days(unit))

    def days(self, unit: str) -> float:
        """Return how many days a unit is; 0 if it is no unit of time."""
        return next((days for forms, days in self.times if forms.fullmatch(unit)), 0.0)

    def _number(self, typed: str) -> tuple[float, int]:
        if not typed[0].isdigit():
            return self.in_words[re.sub(r"\s", " ", typed.lower())], 0
        typed = typed.rstrip(".,")
        return self.value(typed), len(typed.partition(self.decimal)[2])


@cache
def _patterns(tag: str) -> _DifferencePatterns | None:
    language = language_of(tag)
    if language.numbers is None or language.counts is None or language.descriptions is None:
        return None
    return _DifferencePatterns(language.numbers, language.counts, language.descriptions)


def differences_in(words: Words, known: Library) -> Iterable[TypedDifference]:
    """Return the differences that a text says there are, but for those in questions.

    A single number is no limit of an interval, unless the sentence says that it is the most or the least.
    """
    numbers = language_of(known.language).numbers
    patterns = _patterns(known.language) if numbers and numbers.in_differences else None
    if patterns is None or numbers is None or not words.holds(numbers.in_differences):
        return ()
    found: list[TypedDifference] = []
    for sentence in words.sentences_with(numbers.in_differences):
        typed = [] if sentence.is_question else list(patterns.of(sentence.whole))
        may_be_limit = len(typed) > 1 or (bool(typed) and patterns.bounds.search(sentence.whole) is not None)
        found += (one._replace(may_be_limit=may_be_limit) for one in typed)
    return found


def recorded_differences(topic: TopicWithValues, known: Library) -> list[RecordedDifference]:
    """Return the differences of a topic's results, and those of its quotes and notes."""
    patterns, numbers = _patterns(known.language), language_of(known.language).numbers
    assert patterns is not None
    assert numbers is not None
    found = list(_of_results(topic, patterns))
    texts = [text for evidence, _, _ in topic.evidence for text in (evidence.quote, evidence.note) if text]
    texts += [claim.record.text for claim in topic.claims if claim.record.unchecked]
    texts += [known.sources[e.source].abstract or "" for e, _, _ in topic.evidence if e.source in known.sources]
    for text in dict.fromkeys(texts):
        found += patterns.between(text, patterns_of(numbers))
    return found


def _of_results(topic: TopicWithValues, patterns: _DifferencePatterns) -> Iterator[RecordedDifference]:
    """Return what the results of a topic differ by: effects and their limits, and what is between two groups."""
    for name, analysis in topic.values.analyses.items():
        outcome, table = topic.values.outcome(analysis.outcome), topic.values.table(name)
        days = patterns.days((analysis.unit or (outcome.unit if outcome else None) or "").partition(" ")[0])
        if outcome and outcome.scale and outcome.scale.minimal_important_difference:
            yield RecordedDifference(outcome.scale.minimal_important_difference, days)
        for path, value in table.items():
            factor, is_share = (0.1 if value.kind == "per-thousand" else 1.0), value.kind in _SHARES
            if value.is_change:
                yield RecordedDifference(abs(value.number) * factor, days, is_share, value.is_limit)
                limits = (x for x in (value.low, value.high) if x is not None)
                yield from (RecordedDifference(abs(x) * factor, days, is_share, is_limit=True) for x in limits)
            other = table.get(path.replace("intervention", "comparator")) if "intervention" in path else None
            if other and (is_share or value.kind == "mean"):
                yield RecordedDifference(abs(value.number - other.number) * factor, days, is_share)


_SHARES = ("per-hundred", "per-thousand", "percent")
