"""Doses typed in a text, each with the substance that the words around it name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from citesite.check.plausible_doses import KILOGRAMS, UNITS
from citesite.evidence.amounts import MICROGRAMS

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_DOSE = re.compile(
    rf"(?<![\w.,])(?P<low>{_NUMBER})(?:\s*(?:to|-|–|or)\s*(?P<high>{_NUMBER}))?\s*"
    rf"(?P<unit>{'|'.join(sorted(map(re.escape, UNITS), key=len, reverse=True))})(?!\w)"
    # A concentration is no dose.
    r"(?!\s*/(?!\s?kg)|\s*per\s*(?:m|d|µ|μ)?[lL]\b|\s*per\s*(?:lit|dec|mill)|\s*(?:in|of)\s(?:each|every|a)\s(?:lit|mill|dec))"
)
_MAY_HOLD = re.compile(r"\d\s*(?:[nmµμuIg]|micro|inter)")
"""What every dose holds; most texts have none."""
_TIMES = re.compile(
    r"^\s*(?:of\s(?:\w+\s){1,2})?(?:(?:once\s(?:or|to)\s)?(?:(?P<once>once)|(?P<twice>twice)|(?P<thrice>three\stimes|3\stimes)|"
    r"(?P<four>four\stimes|4\stimes)|(?P<n>\d+)\stimes)\s(?:an?|each|every|per)\s?(?:day|(?P<hour>hour))|"
    r"every\s(?P<every>\d+)\shours|(?P<twice_daily>twice\sdaily)|(?P<hourly>hourly|every\shour))",
    re.IGNORECASE,
)
_PER_KILOGRAM = re.compile(
    r"^\s*(?:/\s?kg|per\s(?:kg|kilo(?:gram)?)|(?:for|of)\s(?:each|every)\skilo(?:gram)?)", re.IGNORECASE
)


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


@lru_cache(maxsize=2048)
def doses(text: str) -> tuple[TypedDose, ...]:
    """Return the doses in a text. Kept, because several rules look at the same texts."""
    return tuple(_doses(text)) if _MAY_HOLD.search(text) else ()


def _doses(text: str) -> Iterator[TypedDose]:
    for match in _DOSE.finditer(text):
        low = number(match["low"])
        high = number(match["high"]) if match["high"] else low
        behind = text[match.end() : match.end() + 48]
        unit = UNITS[match["unit"]]
        yield TypedDose(match[0], match.start(), low, high, unit, _times(behind), bool(_PER_KILOGRAM.match(behind)))


def number(text: str) -> float:
    """Return a typed number."""
    return float(text.rstrip(",").replace(",", ""))


def _times(behind: str) -> float:
    found = _TIMES.match(behind)
    if found is None:
        return 1.0
    if found["every"]:
        return 24 / max(1.0, float(found["every"]))
    names = ("once", "twice", "thrice", "four", "twice_daily", "hourly")
    name = next((name for name in names if found[name]), "")
    times = float(found["n"]) if found["n"] else _NAMED_TIMES[name]
    return times * (24 if found["hour"] else 1)


_NAMED_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "four": 4.0, "twice_daily": 2.0, "hourly": 24.0}


def times_a_day(frequency: str) -> float:
    """Return how many times a day a frequency means, 1 if it does not say."""
    return _times(" " + frequency)


_OFTEN = re.compile(
    r"(?:(?P<word>once|twice|one\stime|two\stimes|three\stimes|four\stimes|five\stimes|six\stimes)|(?P<n>\d{1,2})\stimes)"
    r"(?:\s(?:or|to)\s\S+(?:\stimes)?)?(?:\s(?:an?|each|every|per)\s|\s(?=daily|weekly|monthly))"
    r"(?P<unit>hour|day|daily|week|weekly|month|monthly)\b|"
    r"\bevery\s(?:(?P<every>\d{1,3}|other|second)\s)?(?P<span>hour|day|week|month|morning|evening|night)s?\b|"
    r"\b(?P<alone>hourly|daily|weekly|monthly)\b",
    re.IGNORECASE,
)
_WORDS = {"once": 1, "one": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_A_WEEK = {
    "hour": 168.0,
    "day": 7.0,
    "week": 1.0,
    "month": 7 / 30.4,
    "morn": 7.0,
    "even": 7.0,
    "nigh": 7.0,
    "dail": 7.0,
}


_SEVERAL = re.compile(r"\b(?:then|or|to|later|until|up|if|needed)\b", re.IGNORECASE)
"""Words of a frequency that changes, or may."""


def weekly(text: str) -> Iterator[tuple[str, float]]:
    """Yield how often something is done as a text says it, and how many times a week that is."""
    for found in _OFTEN.finditer(text):
        if unit := found["unit"]:
            times = float(found["n"]) if found["n"] else float(_WORDS[found["word"].split()[0].lower()])
            yield found[0], times * _in_a_week(unit)
        elif span := found["span"]:
            every = found["every"] or "1"
            yield found[0], _in_a_week(span) / (float(every) if every.isdigit() else 2.0)
        else:
            yield found[0], _in_a_week(found["alone"])


def _in_a_week(unit: str) -> float:
    unit = unit.lower()
    return _A_WEEK[unit[:4]] if unit[:4] in _A_WEEK else _A_WEEK[unit.removesuffix("ly")]


def a_week(frequency: str) -> float:
    """Return how many times a week a frequency means; 0 if it does not say, or says two things."""
    if _SEVERAL.search(frequency):
        return 0.0
    found = {times for _, times in weekly(frequency)}
    return found.pop() if len(found) == 1 else 0.0


def substance_of(text: str, dose: TypedDose, names: str) -> str:
    """Return the substance that a dose in a text is of, as the text writes it; empty if the text names none.

    Args:
        text: the text.
        dose: a dose in it.
        names: a pattern for the names of substances.
    """
    end = dose.start + len(dose.written)
    found = list(mentions(names).finditer(text))
    behind = next((m for m in found if m.start() >= end), None)
    if behind and re.fullmatch(r"\s*(?:(?:of|a\sday\sof)\s(?:\w+\s){0,2}?)?", text[end : behind.start()]):
        return behind[0]
    before = [m for m in found if m.end() <= dose.start]
    return before[-1][0] if before else ""


@cache
def mentions(names: str) -> re.Pattern[str]:
    """Return a pattern for the names of substances as words."""
    return re.compile(rf"(?<![\w-])(?:{names})(?!\w)", re.IGNORECASE)
