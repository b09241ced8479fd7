"""Which way a result points, and how large it is, in the words that sentences use.

More of the outcome is 1, less of it is -1. What that means for the patient depends on the outcome: fewer headaches are
better, and a lower score is where its scale says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

from citesite.evidence.effects import Effect
from citesite.records.results import RATIOS, Arm, Outcome, Row

Size = Literal["trivial", "small", "medium", "large"]
_TRIVIAL_RATIO, _MEDIUM_RATIO, _LARGE_RATIO = math.log(1.1), math.log(1.25), math.log(2)
"""A ratio of 2, or of a half, is what GRADE calls large (Guyatt 2011, GRADE guidelines 9)."""
_SMALL_SMD, _MEDIUM_SMD, _LARGE_SMD = 0.2, 0.5, 0.8
"""Cohen's limits for standardised mean differences (Cochrane Handbook 15.5.3.1)."""


class Direction(NamedTuple):
    """Which way one result points."""

    sign: int
    """1 for more of the outcome with the intervention, -1 for less, 0 for no difference or for both at once."""
    excludes_none: bool | None
    """Whether its interval leaves out no effect; None if no interval is known."""


def good_sign(outcome: Outcome | None) -> int:
    """Return the sign of what is better for the patient, or 0 if the outcome does not say."""
    if outcome is None:
        return 0
    if outcome.kind == "dichotomous":
        return 1 if outcome.desirable else -1
    return {"higher": 1, "lower": -1}[outcome.scale.better] if outcome.scale else 0


def of_effect(effect: Effect) -> Direction:
    """Return which way an effect points."""
    none = 1.0 if effect.measure in RATIOS else 0.0
    sign = (effect.estimate > none) - (effect.estimate < none)
    return Direction(sign, not effect.low <= none <= effect.high)


def of_row(row: Row, outcome: Outcome | None) -> Direction | None:
    """Return which way a row points that has no effect with an interval: by its groups, its estimate or its words."""
    if row.direction:
        good = good_sign(outcome)
        words = {"better": good, "worse": -good, "no-difference": 0}
        is_known = row.direction == "no-difference" or (row.direction in words and good)
        return Direction(words[row.direction], None) if is_known else None
    sign = of_groups(row)
    return Direction(sign, None) if sign is not None else None


def of_groups(row: Row) -> int | None:
    """Return the sign of the difference between the groups of a row, or None if it has no numbers for both."""
    one, other = _level(row.intervention), _level(row.comparator)
    if one is None or other is None:
        return None
    return (one > other) - (one < other)


def _level(arm: Arm | None) -> float | None:
    if arm is None:
        return None
    if arm.mean is not None:
        return arm.mean
    if arm.events is not None and arm.total:
        return arm.events / arm.total
    return arm.percent


def together(found: Sequence[Direction]) -> Direction | None:
    """Return which way several results point: that of all, or neither if they differ; None without any."""
    if not found:
        return None
    if len({one.sign for one in found}) > 1:
        return Direction(0, None)
    intervals = {one.excludes_none for one in found}
    return Direction(found[0].sign, intervals.pop() if len(intervals) == 1 else None)


def size_of(effect: Effect, outcome: Outcome | None, sd: float | None) -> Size | None:
    """Return how large an effect is, or None if nothing says so.

    A ratio is judged as GRADE does, a standardised difference by Cohen's limits, a mean difference by the smallest one
    that patients notice, or else by the standard deviation of the comparator group.

    Args:
        effect: the effect, in the unit of its analysis.
        outcome: its outcome.
        sd: the standard deviation of the outcome, if it is known.
    """
    # The logarithm of a ratio so small that it has become zero is beyond every limit.
    distance = abs(effect.value) if effect.measure not in RATIOS or effect.estimate > 0 else math.inf
    if effect.measure in RATIOS:
        return _among(distance, _TRIVIAL_RATIO, _MEDIUM_RATIO, _LARGE_RATIO)
    if effect.measure == "SMD":
        return _among(distance, _SMALL_SMD, _MEDIUM_SMD, _LARGE_SMD)
    if effect.measure != "MD":
        return None
    smallest = outcome.scale.minimal_important_difference if outcome and outcome.scale else None
    if smallest:
        return _among(distance, smallest / 2, smallest, 2 * smallest)
    return _among(distance / sd, _SMALL_SMD, _MEDIUM_SMD, _LARGE_SMD) if sd else None


def _among(distance: float, small: float, medium: float, large: float) -> Size:
    if distance < small:
        return "trivial"
    return "small" if distance < medium else "medium" if distance < large else "large"
