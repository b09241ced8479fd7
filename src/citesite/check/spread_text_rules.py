"""Standard errors and standard deviations that a text takes for each other (A14)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.counting import Numbers
from citesite.check.number_contexts import patterns_of
from citesite.check.reasons import Reasons
from citesite.check.scale_rules import SD_LIKE_SE
from citesite.diagnostics import Diagnostic
from citesite.link.library import Library
from citesite.records import Arm, TopicContent

GOES_BY = "numbers"
_NEAR = 0.02
"""How far a spread may be rounded, as a part of it."""


@topic_check(SD_LIKE_SE)
def spread_called_otherwise(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find notes that call the standard deviation of a row an error, or the error a deviation."""
    numbers, reasons = language_of(known.language).numbers, Reasons(topic, "because")
    for evidence, place, _ in topic.evidence if numbers else ():
        if evidence.note and numbers and not reasons.cover(place / "note"):
            written, meant = next(_otherwise(evidence.note, _arms(topic, evidence.source), numbers), ("", ""))
            if written:
                message = f'the note says "{written}", and that is {meant} of its row'
                yield SD_LIKE_SE.at((place / "note").find(written), message, "look up which of the two it is")


def _otherwise(note: str, arms: list[Arm], numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Yield the words of a note for a spread that is the other one in a row, and what it is there."""
    sds = [arm.sd for arm in arms if arm.sd]
    ses = [arm.sd / math.sqrt(arm.n) for arm in arms if arm.sd and arm.n]
    error, deviation = _patterns(numbers)
    told = (error, ses, sds, "the standard deviation"), (deviation, sds, ses, "the standard error")
    for pattern, own, other, meant in told:
        for found in pattern.finditer(note) if other else ():
            value = patterns_of(numbers).value(found["n"])
            if _is_among(value, other) and not _is_among(value, own):
                yield found[0], meant


def _arms(topic: TopicContent, source: str) -> list[Arm]:
    rows = (row for analysis in topic.analyses for row in analysis.record.rows if row.source == source)
    return [arm for row in rows for arm in (row.intervention, row.comparator) if arm]


def _is_among(value: float, among: list[float]) -> bool:
    return any(abs(value - one) <= max(_NEAR * one, 0.005) for one in among)


@cache
def _patterns(numbers: Numbers) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns for a standard error and a standard deviation with its number: group n."""
    between = r"\s(?:[^\W\d_]+\s)?|\s?[=:]\s?"
    error, deviation = (
        re.compile(rf"(?<!\w){name}(?:{between})(?P<n>{numbers.written})", re.IGNORECASE)
        for name in (numbers.standard_error, numbers.standard_deviation)
    )
    return error, deviation
