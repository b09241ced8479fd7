"""Rules about means: values that the scale does not have, and standard errors entered as standard deviations."""

from __future__ import annotations

import math
from collections.abc import Iterator

from citesite.check.analysis_rules import rows_of, with_outcome
from citesite.check.declaring import topic_check
from citesite.check.reasons import Reasons
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Arm, Row, TopicContent

BEYOND_SCALE = Rule(
    code="beyond-scale",
    summary="a value is beyond the scale it was measured on",
    meaning=(
        "The outcome has a lowest and a highest value. A mean outside of them, a difference larger than the "
        "whole scale, or a spread that no numbers on the scale can have, was mistyped or is of another scale."
    ),
    fix="Look up the number and the scale. If the study used another scale, give it an outcome of its own.",
    wrong="intervention: {mean: 12, sd: 2, n: 50}    # on a scale of 0 to 10",
    right="intervention: {mean: 1.2, sd: 2, n: 50}",
)


@topic_check(BEYOND_SCALE)
def beyond_scale(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find means, spreads and differences that the outcome's scale cannot have."""
    for analysis, outcome in with_outcome(topic):
        if not outcome.scale or not outcome.scale.range or analysis.record.measure not in ("MD", "SMD"):
            continue
        low, high = outcome.scale.range
        width, shown = high - low, f"{low:g} to {high:g}"
        # Means may be of changes, which lie on both sides of zero.
        least = low if low < 0 else -width
        for row, place in rows_of(analysis):
            for name, arm in _arms(row):
                if arm.mean is not None and not (low <= arm.mean <= high or least <= arm.mean <= 0):
                    message = f'row "{row.label}" has a mean of {arm.mean:g} on a scale of {shown}'
                    yield BEYOND_SCALE.at(place / name / "mean", message)
                if arm.sd is not None and arm.n and arm.sd > _widest(width, arm.n):
                    message = f'row "{row.label}" has a spread of {arm.sd:g}, which no values of {shown} have'
                    yield BEYOND_SCALE.at(place / name / "sd", message)
            if analysis.record.measure == "MD":
                yield from _differences(row.label, row.estimate, row.interval, width, place)
        for number, result in enumerate(analysis.record.published):
            if analysis.record.measure == "MD":
                place = analysis.place / "published" / number
                yield from _differences(result.label, result.estimate, result.interval, width, place)


def _differences(
    label: str, estimate: float | None, interval: tuple[float, ...] | None, width: float, place: Place
) -> Iterator[Diagnostic]:
    if estimate is not None and abs(estimate) > width:
        message = f'"{label}" has a difference of {estimate:g}, and the whole scale is {width:g} long'
        yield BEYOND_SCALE.at(place / "estimate", message)
    elif interval and max(map(abs, interval)) > 2 * width:
        message = f'"{label}" has an interval that reaches {max(interval, key=abs):g}; the scale is {width:g} long'
        yield BEYOND_SCALE.at(place / "interval", message)


def _widest(width: float, n: float) -> float:
    """Return the largest standard deviation that `n` values within a width can have; of changes, twice as wide."""
    return 1.001 * width * math.sqrt(n / (n - 1)) if n > 1 else width


_RATIO = 3.0
"""How many times smaller than others a spread is that may be a standard error."""
_EVEN = 0.035
"""A spread of less than this share of its mean is rare among people."""
_OF_SCALE, _LITTLE_OF_SCALE = 0.012, 0.04
"""Nor is one of less than this share of a scale common; below the second one, it is if most values are near an end."""
_FAR = 5.0
"""How many times a spread a mean is from either end of its scale if few values are near one."""
_APART = 3.0
"""Two groups of people are hardly ever apart by more than so many times a spread."""
_MANY = 16
"""Of fewer people, a standard error is not much smaller than a standard deviation."""
SD_LIKE_SE = Rule(
    code="sd-like-se",
    severity=Severity.WARNING,
    summary="a standard deviation looks like a standard error",
    meaning=(
        "A standard error is the standard deviation divided by the root of the number of people. Typed as sd:, "
        "it makes a study look far more exact than it is, and it outweighs all others. A note may also call the one "
        "by the name of the other."
    ),
    fix=(
        "Look up which of the two the report prints. A standard error times the root of n is the standard "
        "deviation. If it is right, say so under because: of the analysis."
    ),
    wrong="intervention: {mean: 4.1, sd: 0.1, n: 100}",
    right="intervention: {mean: 4.1, sd: 1.0, n: 100}",
)


@topic_check(SD_LIKE_SE)
def sd_like_se(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find spreads that would fit the others, their scale or their mean as standard deviations if they were errors."""
    reasons = Reasons(topic, "because")
    spreads = _spreads(topic)
    for analysis, outcome in with_outcome(topic):
        if analysis.record.measure not in ("MD", "SMD"):
            continue
        arms = [(row, place / name, arm) for row, place in rows_of(analysis) for name, arm in _arms(row)]
        scale = outcome.scale.range if outcome.scale and outcome.scale.range else ()
        for row, place, arm in arms:
            if not arm.sd or not arm.n or arm.n < _MANY or reasons.cover(place / "sd"):
                continue
            others = [other.sd for r, _, other in arms if r is not row and other.sd]
            # Most often both groups of a row are typed alike, so that the second says little of the first.
            beside = [other.sd for r, _, other in arms if r is row and other is not arm and other.sd]
            elsewhere = [sd for name, sd in spreads.get(analysis.record.outcome, ()) if name != analysis.record.id]
            fits = any(_fits_as_error(arm, sds) for sds in (beside, elsewhere))
            if fits or _looks_like_error(arm, others, scale) or _is_too_far_apart(row, scale):
                message = f'row "{row.label}": a spread of {arm.sd:g} among {arm.n} people looks like a standard error'
                hint = f"as a standard error it is a standard deviation of {arm.sd * math.sqrt(arm.n):.3g}"
                yield SD_LIKE_SE.at(place / "sd", message, hint)
                break


def _spreads(topic: TopicContent) -> dict[str, list[tuple[str, float]]]:
    """Return the spreads of each outcome, each with its analysis."""
    found: dict[str, list[tuple[str, float]]] = {}
    for analysis, outcome in with_outcome(topic):
        sds = (arm.sd for row, _ in rows_of(analysis) for _, arm in _arms(row) if not row.outcome)
        found.setdefault(outcome.id, []).extend((analysis.record.id, sd) for sd in sds if sd)
    return found


def _is_too_far_apart(row: Row, scale: tuple[float, ...]) -> bool:
    """Whether the means of two groups are as far apart as no groups of people are, were these standard deviations."""
    one, other = row.intervention, row.comparator
    if not one or not other or one.mean is None or other.mean is None or not one.sd or not other.sd:
        return False
    if scale and not all(scale[0] <= mean <= scale[1] for mean in (one.mean, other.mean)):
        # Of a mean that the scale does not have, the rule above says so.
        return False
    if max(one.sd, other.sd) > _RATIO * min(one.sd, other.sd):
        # They may be in two units.
        return False
    return abs(one.mean - other.mean) > _APART * math.sqrt((one.sd**2 + other.sd**2) / 2)


def _fits_as_error(arm: Arm, others: list[float]) -> bool:
    """Whether a spread is far smaller than most others, and about as large as they are if it is an error."""
    assert arm.sd
    assert arm.n
    # The upper median.
    usual = sorted(others)[len(others) // 2] if others else 0.0
    return _RATIO * arm.sd < usual and 0.5 < arm.sd * math.sqrt(arm.n) / usual < 2


def _looks_like_error(arm: Arm, others: list[float], scale: tuple[float, ...]) -> bool:
    assert arm.sd
    if others and _RATIO * arm.sd < sorted(others)[len(others) // 2]:
        return _fits_as_error(arm, others)
    if scale:
        low, high = scale
        is_inside = arm.mean is not None and min(arm.mean - low, high - arm.mean) > _FAR * arm.sd
        return arm.sd < (_LITTLE_OF_SCALE if is_inside and not others else _OF_SCALE) * (high - low)
    return bool(arm.mean) and not others and arm.sd < _EVEN * abs(arm.mean or 0.0)


def _arms(row: Row) -> Iterator[tuple[str, Arm]]:
    for name, arm in (("intervention", row.intervention), ("comparator", row.comparator)):
        if arm is not None:
            yield name, arm
