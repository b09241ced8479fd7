"""Doses typed in a text, each with the substance that the words around it name, by the words of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from citesite.check.languages import language_of
from citesite.check.languages.counting import Numbers
from citesite.check.languages.studying import Doses
from citesite.check.number_contexts import patterns_of
from citesite.check.plausible_doses import KILOGRAMS
from citesite.check.wording.words import latin, words_of
from citesite.evidence.amounts import MICROGRAMS
from citesite.text.remembered import remembered

_SYMBOLS = {
    "ng": "nanogram", "µg": "microgram", "μg": "microgram", "mcg": "microgram", "ug": "microgram", "mg": "milligram",
    "g": "gram", "IU": "international unit",
}  # fmt: skip
"""Units as any language writes them, and as records name them."""


class TypedDose(NamedTuple):
    """A dose in a text."""

    written: str
    start: int
    low: float
    high: float
    """The same as `low` unless it is a range."""
    unit: str
    a_day: float
    """How many times a day it is given, 1 if the text does not say."""
    per_kilogram: bool

    @property
    def in_a_day(self) -> tuple[float, float]:
        """The least and the most in a day, in micrograms or international units, for a person of 70 kg."""
        factor = MICROGRAMS.get(self.unit, 1.0) * (KILOGRAMS if self.per_kilogram else 1.0)
        return self.low * factor, self.high * factor * self.a_day


class DoseReader:
    """Finds doses, and how often something is taken, in the texts of a language that has words for it."""

    def __init__(self, words: Doses, numbers: Numbers) -> None:
        self.words = words
        self.value = patterns_of(numbers).value
        self.units = _SYMBOLS | {name: unit for unit, names in words.units for name in names.split("|")}
        names = "|".join(sorted(map(re.escape, self.units), key=len, reverse=True))
        may_hold = rf"\d\s*(?:{'|'.join(sorted({name[:3] for name in self.units}))})"
        self.may_hold = re.compile(may_hold)
        self.may_hold_in_ascii = re.compile(may_hold, re.ASCII)
        """The same, but to look for figures of any script takes twice as long."""
        self.dose = re.compile(
            rf"(?<![\w.,])(?P<low>{numbers.written})(?:\s*(?:{words.to}|-|–)\s*(?P<high>{numbers.written}))?\s*"
            # A concentration is no dose.
            rf"(?P<unit>{names})(?!\w)(?!\s*/(?!\s?(?:kg|d|day|Tag|día)\b)|{words.concentration})"
        )
        self.often = re.compile(words.often, re.IGNORECASE)
        self.other_often = [(re.compile(rf"\b(?:{way})\b", re.IGNORECASE), times) for way, times in words.other_often]
        self.once_only = re.compile(rf"\b(?:{words.once_only})", re.IGNORECASE)
        self.at_a_time = re.compile(rf"\b(?:{words.at_a_time})\b", re.IGNORECASE)
        self.often_behind = re.compile(rf"{words.of_it}\s*(?:[^\W\d_]\w*\s)??(?={words.often})", re.IGNORECASE)
        self.per_kilogram = re.compile(rf"\s*/\s?kg|{words.per_kilogram}", re.IGNORECASE)
        self.of_it = re.compile(words.of_it)
        self.each_before = re.compile(rf"\b(?:{words.each_before})\s*$", re.IGNORECASE)
        self.each_behind = re.compile(rf"\s*(?:{words.each_behind})\b", re.IGNORECASE)
        self.changing = re.compile(words.changing, re.IGNORECASE)
        self.not_taken = re.compile(words.not_taken, re.IGNORECASE)
        self.bit_by_bit = re.compile(words.bit_by_bit, re.IGNORECASE)
        self.spat_out = re.compile(words.spat_out, re.IGNORECASE)
        self.square_metre = re.compile(rf"{words.square_metre}|m²|/\s?m2\b", re.IGNORECASE)
        self.same = re.compile(rf"\s*+(?:\(|=|{words.equals}|,?\s*+(?P<either>{words.either})\s++)\s*+(?:=\s*+)?")
        self.counts = dict(words.counts)

    @remembered
    def doses(self, text: str) -> tuple[TypedDose, ...]:
        """Return the doses in a text. Kept, because several rules look at the same texts."""
        may_hold = self.may_hold_in_ascii if text.isascii() else self.may_hold
        return tuple(self._doses(text)) if may_hold.search(text) else ()

    def _doses(self, text: str) -> Iterator[TypedDose]:
        for match in self.dose.finditer(text):
            low = self.value(match["low"])
            high = self.value(match["high"]) if match["high"] else low
            behind = latin(text[match.end() : match.end() + 48])
            unit, is_per = self.units[match["unit"]], bool(self.per_kilogram.match(behind))
            yield TypedDose(match[0], match.start(), low, high, unit, self._times_behind(behind), is_per)

    def _times_behind(self, behind: str) -> float:
        return max(1.0, self._told_behind(behind))

    def _told_behind(self, behind: str) -> float:
        found = self.often_behind.match(behind)
        often = self.often.match(behind, found.end()) if found else None
        return max(times / 7 for times in self._in_a_week(often)) if often else 0.0

    def told_a_day(self, text: str, dose: TypedDose) -> float:
        """Return how many times a day a text says behind a dose, 0 if it says nothing."""
        return self._told_behind(latin(text[dose.start + len(dose.written) :][:48]))

    def times_a_day(self, frequency: str) -> float:
        """Return how many times a day a frequency means, 1 if it does not say."""
        return self._times_behind(" " + latin(frequency))

    def how_often(self, text: str) -> Iterator[tuple[re.Match[str], float, bool]]:
        """Yield how often something is done: where a text says it, how many times a week, and whether in a number."""
        if not words_of(text).passes(self.words.in_often):
            return
        text = latin(text)
        for pattern, times in self.other_often:
            yield from ((found, times, True) for found in pattern.finditer(text))
        for found in self.often.finditer(text):
            is_number = bool(found["n"] or found["every"])
            every = self._in_a_week(found)
            yield from ((found, times, is_number) for times in every)
            if also := found.groupdict().get("also"):
                yield found, every[-1] / self._count(found["n"]) * self._count(also), True

    def weekly(self, text: str) -> Iterator[tuple[str, float]]:
        """Yield how often something is done, as written, and how many times a week that is; each end of a range."""
        yield from ((found[0], times) for found, times, _ in self.how_often(text))

    def daily(self, text: str) -> Iterator[tuple[str, float]]:
        """Yield the time of day of a text with one alone, such as "at bedtime", which is seven times a week."""
        found = self.at_a_time.findall(latin(text))
        if len(found) == 1:
            yield found[0], 7.0

    def a_week(self, frequency: str) -> float:
        """Return how many times a week a frequency means; 0 if it does not say, or says two things."""
        if self.changing.search(frequency):
            return 0.0
        found = {times for _, times in self.weekly(frequency)} or {times for _, times in self.daily(frequency)}
        return found.pop() if len(found) == 1 else 0.0

    def _in_a_week(self, found: re.Match[str]) -> tuple[float, ...]:
        unit = (found["unit"] or found["span"] or found["alone"]).lower()
        times = next(times for begins, times in self.words.periods if unit.startswith(begins))
        if found["unit"]:
            return tuple(times * self._count(word) for word in (found["low"], found["n"]) if word)
        return (times / max(1.0, self._count(found["every"] or "1")),)

    def _count(self, word: str) -> float:
        return float(word) if word.isdigit() else self.counts[word.lower()]

    def substance_of(self, text: str, dose: TypedDose, names: str) -> str:
        """Return the substance that a dose in a text is of, as the text writes it; empty if the text names none.

        Args:
            text: the text.
            dose: a dose in it.
            names: a pattern for the names of substances.
        """
        end = dose.start + len(dose.written)
        found = list(mentions(names).finditer(text))
        behind = next((m for m in found if m.start() >= end), None)
        if behind and self.of_it.fullmatch(text, end, behind.start()):
            return behind[0]
        before = [m for m in found if m.end() <= dose.start]
        return before[-1][0] if before else ""


@cache
def dose_reader(tag: str) -> DoseReader | None:
    """Return the reader for a language, None for one without words for doses.

    Args:
        tag: a language tag.
    """
    language = language_of(tag)
    return DoseReader(language.doses, language.numbers) if language.doses and language.numbers else None


@lru_cache(maxsize=64)
def mentions(names: str) -> re.Pattern[str]:
    """Return a pattern for the names of substances as words."""
    return re.compile(rf"(?<![\w-])(?:{names})(?!\w)", re.IGNORECASE)
