"""Numbers typed in a text that may be findings, by the words around each.

Small whole numbers, years, dates, ages, denominators, telephone numbers and numbers of tables are no findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import nan
from typing import Literal

from citesite.check.wording.amounts import NumberKind, TypedNumber, amounts
from citesite.check.wording.words import words_of

_NUMBER = re.compile(
    r"(?<![\w.,/])(?<![A-Za-z]-)[−-]?(?P<n>\d[\d,]*(?:\.\d+)?)(?![\w]|[/:]\d|,\d)(?P<percent>\s?%|\s?per\s?cent\b)?"
)
_MAY_HOLD = re.compile(r"\d[\d.,]|\d\s?(?:%|per\s?cent|times|-?fold|people|in|of|out\s|per\s)")
"""What every number that is looked at holds. Most texts have none."""
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<![\w.])[\w.]{1,64}@[\w.]+")
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_UNITS = r"(?:mg|%|micro|milli|µ|IU)"
_PEOPLE = r"(?:people|patients|adults|men|women|children)"
_AGES = r"(?:aged?|ages|age\sof|older\sthan|younger\sthan|over\sthe\sage\sof|from\sthe\sage\sof)"
_NUMBERED = (
    r"(?:table|figure|pages?|pp?\.|chapter|section|step|part|version|types?|phase|stage|grade|level|number|no\.|article|"
    r"issue|volume|box|row|CIN|NG|TA|CG|room|line)"
)
_BEFORE = re.compile(
    rf"\b{_AGES}\s(?:of\s)?(?:\d+\s(?:to|and|or|[-–])\s?)?$|\b{_PEOPLE}\sof\s\d+\sto\s$|"
    rf"\b{_NUMBERED}\s?(?:\d[\d.,–-]*(?:\s(?:and|or|to)\s)?)?$|"
    r"\b(?:NHS|call|ring|dial|phone|tel\.?)\s(?:\d[\d\s]*)?$|"
    r"\b\d{4}-(?:\d\d-)?$|\b\d\d?:$",
    re.IGNORECASE,
)
"""What is right before a number that is no finding."""
_BEHIND = re.compile(
    rf"\s{_MONTHS}\b|-\d\d(?:-\d\d)?\b|(?:\sto\s\d+)?(?:-|\s)years?(?:-|\s)olds?|\s(?:or|and)\s(?:older|over|younger|under)|"
    r"\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)",
    re.IGNORECASE,
)
"""What is right behind one."""
_MONTH = re.compile(rf"\b{_MONTHS}\s$")
_OF_AGE = re.compile(rf"\b{_PEOPLE}\sof\s$", re.IGNORECASE)
_TO = re.compile(r"\sto\s\d+")
_WHOLE = re.compile(r"(?:\b(?:in|of|per|from|each|every|a)\s(?:every\s|each\s|about\s)?)$", re.IGNORECASE)
_WHOLES = frozenset((100.0, 1_000.0, 10_000.0, 100_000.0))
_EMERGENCY = frozenset(("999", "112", "911", "111"))
_INTERVAL = re.compile(
    r"\s?%\s?(?:(?:confidence|credible|prediction|uncertainty)\s)?(?:CI|interval|limit|range)", re.IGNORECASE
)
_LEVELS = frozenset((90.0, 95.0, 99.0))
_COUNTED = re.compile(rf"\s?(?:{_PEOPLE}|{_UNITS})", re.IGNORECASE)
_DAYS = 31
_SMALL = 10
"""Whole numbers up to it are most often counts of words: two trials, 3 vitamins."""
_SHARE = re.compile(
    r"\s*(?:people\s)?(?:in|of|out\sof|per)\s(?:every\s|each\s)?(?:100|(?P<thousand>1,?000))\b(?!,\d)", re.IGNORECASE
)
_TIMES = re.compile(r"\s*(?:times|-?fold)\b(?!\sa\s(?:day|week|month|year))", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|over|some|approximately|more\sthan|up\sto)\s$", re.IGNORECASE
)
_IMPOSSIBLE = re.compile(
    rf"(?<![\w.,/-])(?<!from\s)(?P<low>\d{{1,9}}(?:\.\d{{1,9}})?)\sto\s(?P<high>\d{{1,9}}(?:\.\d{{1,9}})?)"
    rf"(?=\s?%|\sper\scent\b|\s(?:{_PEOPLE}\s)?(?:in|of|out\sof)\s(?:every\s|each\s)?1,?000?\b)|"
    r"(?<![\w.,/-])(?P<part>\d{1,9})\s(?:in|out\sof)\s(?:every\s|each\s)?(?P<whole>1,?000?)\b|"
    rf"\bof\s(?:every|each)\s(?P<all>1,?000?)\s{_PEOPLE}\b[^.;\d]{{0,99}}\s(?P<some>\d{{1,9}})(?![\w,]|\.\d)",
    re.IGNORECASE,
)
"""A range of shares, or a part of a whole, which a slip may turn round: "3 to 1 in 100", "300 in 100 people"."""
_NEAR = 40
"""How many characters before a number are looked at."""


def typed_numbers(text: str) -> Iterator[TypedNumber]:
    """Yield the numbers of a text that may be findings."""
    yield from amounts(words_of(text))
    words = words_of(text).whole
    yield from _impossible(words)
    if not _MAY_HOLD.search(words):
        return
    if "@" in words or "www." in words or "://" in words:
        words = _ADDRESS.sub(lambda found: " " * len(found[0]), words)
    for match in _NUMBER.finditer(words):
        plain = match["n"].rstrip(",").replace(",", "")
        number, decimals = float(plain), len(plain.partition(".")[2])
        kind = _kind(match, words)
        if kind == "number" and not decimals and number <= _SMALL:
            continue
        before = words[max(0, match.start("n") - _NEAR) : match.start("n")]
        if not _is_no_finding(plain, before, words, match.end("n")):
            is_about = _ABOUT.search(before) is not None
            if kind == "thousand":
                number, decimals, kind = number / 10, decimals + 1, "share"
            yield TypedNumber(match[0].strip(), number, decimals, kind, is_about)


def _kind(match: re.Match[str], words: str) -> NumberKind | Literal["thousand"]:
    """Return what a number is by what is right behind it."""
    if match["percent"] is not None:
        return "percent"
    if share := _SHARE.match(words, match.end()):
        return "thousand" if share["thousand"] else "share"
    return "ratio" if _TIMES.match(words, match.end()) else "number"


def _impossible(words: str) -> Iterator[TypedNumber]:
    """Yield ranges that end where they begin or below, and parts larger than their whole: no record holds these."""
    if " to " not in words and "100" not in words:
        return
    for found in _IMPOSSIBLE.finditer(words):
        low, high = found["low"] or found["part"] or found["some"], found["high"] or found["whole"] or found["all"]
        below, above = float(low), float(high.replace(",", ""))
        if below > above or (found["low"] and below == above):
            yield TypedNumber(found[0], nan, 0, "number", False)


def _is_no_finding(plain: str, before: str, words: str, end: int) -> bool:
    """Whether a number is a date, an age, a denominator, an address or a label, by what is before and behind it."""
    number = float(plain)
    if plain in _EMERGENCY or (number in _LEVELS and _INTERVAL.match(words, end)):
        return True
    if number in _WHOLES and _WHOLE.search(before):
        return not re.compile(rf"\s{_UNITS}", re.IGNORECASE).match(words, end)
    if len(plain) == len("2026") and plain[:2] in ("19", "20") and not _COUNTED.match(words, end):
        return True
    if number <= _DAYS and _MONTH.search(before):
        return True
    is_age = _OF_AGE.search(before) is not None and _TO.match(words, end) is not None
    return is_age or _BEFORE.search(before) is not None or _BEHIND.match(words, end) is not None
