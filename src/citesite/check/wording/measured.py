"""What a text says with a unit: times, how often something is done, and masses, each in one unit to compare them in.

A number is no number of days because a record holds it as one of people. So rules look these up with their units, and
all other numbers without (`number_contexts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from citesite.check.languages import language_of
from citesite.check.languages.counting import Counts, Numbers
from citesite.check.number_contexts import patterns_of
from citesite.check.typed_doses import DoseReader, dose_reader
from citesite.check.typed_pieces import piece_reader
from citesite.check.wording.words import Words, words_of
from citesite.evidence.amounts import MICROGRAMS

_ROUNDED = 0.1
"""A time may be rounded from one unit to another, as 12 weeks to 3 months."""
_NEAR_DOSE = 0.05
_NEAR = 40
"""How many characters before a time are looked at."""


class TypedAmount(NamedTuple):
    """An amount with a unit in a text."""

    written: str
    kind: str
    """What it is: a "time" in days, how "often" in times a week, a "mass" in micrograms, the name of a volume or a
    piece, such as "tablet", or a "plain" number of a record that names no unit."""
    number: float
    unit: float
    """How many of these the unit is in which it is written; 1 for any number of times."""
    decimals: int = 0
    is_loose: bool = False
    """Whether it may be said of nothing in a record, as "every day" and "one tablet"."""
    a_day: float = 0.0
    """A mass times how often a day the text says that it is taken; 0 for none."""

    def is_said_by(self, other: TypedAmount) -> bool:
        """Whether another amount is this one, rounded as this one is written."""
        if other.kind == "plain":
            return self.kind != "often" and abs(self.number / self.unit - other.number) <= 0.5 * 10.0**-self.decimals
        off = abs(self.number - other.number)
        if self.kind != other.kind:
            return False
        if self.kind != "time":
            sizes = [one for one in (other.number, other.a_day) if one]
            return any(abs(one - size) <= _NEAR_DOSE * size for one in (self.number, self.a_day) for size in sizes)
        is_near = off <= 0.5 * self.unit * 10.0**-self.decimals + 1e-9 * other.number
        return is_near if self.unit == other.unit else off <= _ROUNDED * other.number


class _TimePatterns:
    """How a language writes a time, compiled once."""

    def __init__(self, words: Counts, numbers: Numbers) -> None:
        units = (*words.short_times, *words.times)
        self.first_look = words.in_times
        self.numbers = dict(words.numbers) | dict(words.larger_numbers)
        self.value, self.decimal = patterns_of(numbers).value, numbers.decimal
        longest = sorted(self.numbers, key=len, reverse=True)
        number, forms = rf"{numbers.written}|{'|'.join(longest)}", "|".join(forms for forms, _ in units)
        one = rf"(?P<one>(?:{words.before_one})(?:{'|'.join(words.articles)}))|" if words.articles else ""
        others = "|".join(f"(?:{pattern})" for pattern, _ in words.other_times) or "(?!)"
        self.time = re.compile(
            rf"(?<![\w.,/-])(?:(?:{one}(?P<low>{number})(?:(?:\s?[-–]\s?|[\s-]{{1,2}}{numbers.plain_to.strip()}[\s-]{{1,2}}|\s(?:{words.or_})\s)(?P<high>{number}))?)"
            rf"(?:\s(?:{words.whole})|[\s-])(?P<unit>{forms})|(?P<other>{others}))\b(?!{words.not_behind})(?!{words.rate_behind})",
            re.IGNORECASE,
        )
        self.units = [(re.compile(forms, re.IGNORECASE), days) for forms, days in units]
        self.others = [(re.compile(pattern, re.IGNORECASE), days) for pattern, days in words.other_times]
        self.is_age = re.compile(rf"(?:{numbers.before})$", re.IGNORECASE)
        self.is_whole = re.compile(rf"\d{numbers.of_every}$", re.IGNORECASE)
        """What is before the 100 in "60 in 100 days"."""
        self.of_age = re.compile(rf"(?:{numbers.of_age})$", re.IGNORECASE)

    def times(self, text: str) -> Iterator[tuple[int, int, TypedAmount]]:
        for found in self.time.finditer(text):
            before = text[max(0, found.start() - _NEAR) : found.start()]
            is_age = self.is_age.search(before) or (found["high"] and self.of_age.search(before))
            if is_age or self.is_whole.search(before):
                continue
            span, written = found.span(), found[0]
            if found["other"]:
                # Within the text, because a pattern may say what is before it.
                days = next(days for pattern, days in self.others if pattern.fullmatch(text, *span))
                yield *span, TypedAmount(written, "time", days, days)
                continue
            unit = next(days for forms, days in self.units if forms.fullmatch(found["unit"]))
            for typed in dict.fromkeys(filter(None, (found["low"], found["high"]))) if found["low"] else ("1",):
                number = self._number(typed)
                decimals = len(typed.partition(self.decimal)[2]) if typed[0].isdigit() else int(number % 1 != 0)
                yield *span, TypedAmount(written, "time", number * unit, unit, decimals)

    def _number(self, typed: str) -> float:
        return self.value(typed) if typed[0].isdigit() else self.numbers[re.sub(r"\s", " ", typed.lower())]


@cache
def _time_patterns(tag: str) -> _TimePatterns | None:
    language = language_of(tag)
    return _TimePatterns(language.counts, language.numbers) if language.counts and language.numbers else None


class Read(NamedTuple):
    """A text, read for its amounts with units."""

    found: tuple[TypedAmount, ...]
    rest: str
    """The text with "…" for each of them."""


@lru_cache(maxsize=8192)
def read(text: str, tag: str) -> Read:
    """Read the amounts with units of a text. Kept, because many texts rest on one record.

    Args:
        text: the text as it is in a record.
        tag: a language tag; in a language without words for these, nothing is found.
    """
    words = words_of(text)
    whole, spans, found = words.whole, [], []
    times, doses = _time_patterns(tag), dose_reader(tag)
    if times is None:
        return Read((), whole)
    if doses and words.holds(times.first_look):
        for match, often, is_number in doses.how_often(whole):
            spans.append(match.span())
            found.append(TypedAmount(match[0], "often", often, 1.0, is_loose=not is_number))
    if words.holds(times.first_look):
        for start, end, time in times.times(whole):
            if not any(a < end and start < b for a, b in spans if (a, b) != (start, end)):
                spans.append((start, end))
                found.append(time)
    for start, end, amount in (*_masses(whole, doses), *_pieces(words, tag)) if doses else ():
        spans.append((start, end))
        found.append(amount)
    return Read(tuple(found), _without(whole, sorted(set(spans)))) if found else Read((), whole)


def _masses(text: str, reader: DoseReader) -> Iterator[tuple[int, int, TypedAmount]]:
    for dose in reader.doses(text):
        unit = MICROGRAMS.get(dose.unit, 1.0)
        kind = "mass" if dose.unit in MICROGRAMS else dose.unit
        for number in dict.fromkeys((dose.low, dose.high)):
            yield (
                dose.start,
                dose.start + len(dose.written),
                TypedAmount(dose.written, kind, number * unit, unit, a_day=number * unit * dose.a_day),
            )


def _pieces(words: Words, tag: str) -> Iterator[tuple[int, int, TypedAmount]]:
    reader = piece_reader(tag)
    if reader is None or not words.holds(reader.first_look):
        return
    for piece in reader.pieces(words.whole):
        for number in dict.fromkeys((piece.low, piece.high)):
            a_day, is_one = number * piece.a_day, number == 1
            end = piece.start + len(piece.written)
            yield piece.start, end, TypedAmount(piece.written, piece.unit, number, 1.0, 0, is_one, a_day)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in spans:
        if start >= at:
            parts += [text[at:start], "…"]
            at = end
    return "".join((*parts, text[at:]))
