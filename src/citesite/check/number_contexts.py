"""Numbers typed in a text that may be findings, by the words around each.

Small whole numbers, years, dates, ages, denominators, telephone numbers and numbers of tables are no findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from math import nan
from typing import Literal

from citesite.check.languages.counting import NumberKind, Numbers, TypedNumber
from citesite.check.wording.words import Words, has_figure, words_of
from citesite.text.remembered import remembered

DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<![\w.])[\w.]{1,64}@[\w.]+")
_WHOLES = frozenset((100.0, 1_000.0, 10_000.0, 100_000.0))
_EMERGENCY = frozenset(("999", "112", "911", "111"))
_LEVELS = frozenset((90.0, 95.0, 99.0))
_DAYS = 31
_SMALL = 10
"""Whole numbers up to it are most often counts of words: two trials, 3 vitamins."""
_NEAR = 40
"""How many characters before a number are looked at."""
_REACH = 140
"""The same before a percentage, to find what changes by it."""


class NumberPatterns:
    """The patterns for the numbers of a language, compiled once: see `patterns_of`."""

    def __init__(self, words: Numbers) -> None:
        self.words = words
        point, marks = re.escape(words.decimal), re.escape(words.group)
        self.written = words.written
        low, high = rf"\d{{1,9}}(?:{point}\d{{1,9}})?", rf"1[{marks}]?000?"
        self.number = re.compile(
            rf"(?<![\w.,/])(?<![A-Za-z]-)[−-]?(?P<n>{self.written})(?![\w]|[/:]\d|[{marks}]\d)(?P<percent>\s?(?:{words.percent}))?"
        )
        self.may_hold = re.compile(rf"\d[\d.,]|\d\s?(?:{words.may_follow})")
        self.before, self.behind = _end(words.before), _in(words.behind)
        self.month = re.compile(rf"(?:{words.month_before})$")
        self.of_age, self.to = _end(words.of_age), re.compile(rf"{words.to}\d+")
        self.whole, self.unit = _end(words.whole_before), _in(rf"\s(?:{words.units})")
        self.counted = _in(rf"\s?(?:{words.counted})")
        self.share = _in(rf"{words.of_every}(?:100|(?P<thousand>1[{marks}]?000))\b(?![{marks}]\d)")
        self.times, self.about = _in(words.times), _end(words.about)
        self.interval = _in(words.interval)
        self.may_be_impossible = re.compile(rf"\d{words.to}\d|1[{marks}]?00")
        self.impossible = _in(
            rf"(?<![\w.,/-])(?<!{words.from_}\s)(?P<low>{low}){words.to}(?P<high>{low})"
            rf"(?=\s?(?:{words.percent})|{words.of_many})|"
            rf"(?<![\w.,/-])(?P<part>\d{{1,9}}){words.in_many}(?P<whole>{high})\b"
            + (f"|{words.of_whole}" if words.of_whole else "|(?P<all>(?!))(?P<some>(?!))")
        )
        self.may_count = re.compile(r"\d(?<![\d.,]\d)[\d.,]*+\s\D*+\d")
        self.count = _in(rf"(?<![\d.,])({self.written})\s{words.of}\s({self.written})")
        self.any = re.compile(self.written)
        self.of_spread = re.compile(rf"\b(?:{words.standard_deviation}|{words.standard_error})(?!\w)|±")
        self.of_first = re.compile(words.of_first.replace("NUMBER", words.written)) if words.of_first else None
        self.sentence_end = re.compile(r"[.;](?!\d)")
        self.is_size = _in(rf"\s(?:{words.sizes})\b")
        self.is_counted = re.compile(
            rf"(?:{words.to_or}\d[\d,.]*)?(?:\s(?:[^\W\d_][\w-]*\s)?(?:{words.studied})\b|\s?(?:{words.measured})\b)"
        )
        self.of_hundred = re.compile(
            rf"(?:({self.written}){words.to})?({self.written})(?:\s?(?:{words.percent})|{words.of_every}100\b)"
        )
        self.changed_by = _end(words.changed_by)
        self.of_thousand = re.compile(rf"{words.of_every}1[{marks}]?000\b")
        self.is_limit = re.compile(rf"\b(?:{words.limits})\b[^)\];]{{0,40}}")
        self.others = _in(words.others)

    def value(self, written: str) -> float:
        """Return the value of a number as it is typed.

        With a decimal comma, a point before three digits is one between thousands, and any other is decimal.
        """
        if written.isdecimal():
            return float(written)
        plain = written.rstrip(".,").replace("−", "-")
        if self.words.decimal == ".":
            return float(plain.replace(",", ""))
        for mark in self.words.group:
            plain = re.sub(rf"(?<=\d){re.escape(mark)}(?=\d{{3}}(?!\d))", "", plain)
        return float(plain.replace(self.words.decimal, "."))

    @remembered
    def in_words(self, words: Words) -> tuple[TypedNumber, ...]:
        """Return the numbers that a text has in words. Kept, because a text is both judged and what others rest on."""
        return tuple(self.words.in_words(words))

    def figures(self, text: str) -> frozenset[float]:
        """Return the numbers in figures of a text, whatever they are."""
        return frozenset(map(self.value, self.any.findall(text)))


def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _end(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})$", re.IGNORECASE)


patterns_of = cache(NumberPatterns)


def typed_numbers(
    text: str, patterns: NumberPatterns, is_again: Callable[[float], bool] | None = None
) -> Iterator[TypedNumber]:
    """Yield the numbers of a text that may be findings, by the words of its language.

    Args:
        text: the text.
        patterns: the patterns for the numbers of its language.
        is_again: whether a number that is no share and no ratio is just typed again, and left out.
    """
    numbers, prepared = patterns.words, words_of(text)
    words = prepared.whole
    yield from patterns.in_words(prepared)
    if not has_figure(words):
        return
    yield from _impossible(words, patterns)
    if not patterns.may_hold.search(words):
        return
    if "@" in words or "www." in words or "://" in words:
        words = _ADDRESS.sub(lambda found: " " * len(found[0]), words)
    for match in patterns.number.finditer(words):
        number = patterns.value(match["n"])
        decimals = _decimals(match["n"], number, numbers)
        kind = _kind(match, words, patterns)
        if kind == "number" and ((not decimals and number <= _SMALL) or (is_again and is_again(number))):
            continue
        before = words[max(0, match.start("n") - _NEAR) : match.start("n")]
        if not _is_no_finding(match["n"].rstrip(".,"), number, before, words, match.end("n"), patterns):
            is_about = patterns.about.search(before) is not None
            if kind == "thousand":
                number, decimals, kind = number / 10, decimals + 1, "share"
            yield TypedNumber(match[0].strip(), number, decimals, kind, is_about)


def _kind(match: re.Match[str], words: str, patterns: NumberPatterns) -> NumberKind | Literal["thousand"]:
    """Return what a number is by what is right behind it."""
    if match["percent"] is not None:
        return "change" if patterns.changed_by.search(words[: match.start("n")][-_REACH:]) else "percent"
    if share := patterns.share.match(words, match.end()):
        return "thousand" if share["thousand"] else "share"
    return "ratio" if patterns.times.match(words, match.end()) else "number"


def _decimals(written: str, number: float, numbers: Numbers) -> int:
    point = numbers.decimal if numbers.decimal in written else "." if number < 1000 else ""
    return len(written.rpartition(point)[2]) if point and point in written else 0


def _impossible(words: str, patterns: NumberPatterns) -> Iterator[TypedNumber]:
    """Yield ranges that end where they begin or below, and parts larger than their whole: no record holds these."""
    if not patterns.may_be_impossible.search(words):
        return
    for found in patterns.impossible.finditer(words):
        low, high = found["low"] or found["part"] or found["some"], found["high"] or found["whole"] or found["all"]
        below, above = patterns.value(low), patterns.value(high)
        if below > above or (found["low"] and below == above):
            yield TypedNumber(found[0], nan, 0, "number", False)


def _is_no_finding(written: str, number: float, before: str, words: str, end: int, patterns: NumberPatterns) -> bool:
    """Whether a number is a date, an age, a denominator, an address or a label, by what is before and behind it."""
    if written in _EMERGENCY or (number in _LEVELS and patterns.interval.match(words, end)):
        return True
    if number in _WHOLES and patterns.whole.search(before):
        return not patterns.unit.match(words, end)
    if len(written) == len("2026") and written[:2] in ("19", "20") and not patterns.counted.match(words, end):
        return True
    if number <= _DAYS and patterns.month.search(before):
        return True
    is_age = patterns.of_age.search(before) is not None and patterns.to.match(words, end) is not None
    return is_age or patterns.before.search(before) is not None or patterns.behind.match(words, end) is not None
