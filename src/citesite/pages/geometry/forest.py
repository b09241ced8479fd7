"""Forest plots: a strip for each study, and one axis for all of them.

The parts follow Lewis and Clarke 2001 ("Forest plots: trying to see the wood and the trees"): a square whose area
grows with the study's weight, a line as long as its interval, a diamond as wide as the interval of the pooled effect. A
line that is cut off ends in an arrow, as in the figures of Cochrane reviews.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from citesite.pages.geometry.axis import Axis, Interval, axis, ticks

Drawn = dict[str, Any]
"""Places in per cent of the width, sizes in pixels."""

_SMALLEST, _LARGEST, _PLAIN = 3.0, 8.0, 4.5
"""Half the side of a square in pixels: of no weight, of all the weight, and if studies have no weights."""


@dataclass(frozen=True, slots=True)
class ForestLine:
    """One line of a forest plot, in the unit of the analysis."""

    estimate: float
    interval: Interval | None = None
    """The 95% interval; None if it is unknown."""
    weight: float | None = None
    """Share of the whole, 0 to 1; None where studies are not pooled."""


def forest(
    effects: Sequence[ForestLine | None],
    *,
    is_ratio: bool,
    pooled: Sequence[ForestLine] = (),
    prediction: Interval | None = None,
    compared: Sequence[ForestLine] = (),
) -> Drawn:
    """Return the places of everything in a forest plot.

    Args:
        effects: the studies in reading order; None for one that cannot be drawn.
        is_ratio: whether the effects are ratios. Such an effect is drawn only if all of it is above zero.
        pooled: results of putting studies together, each drawn as a diamond.
        prediction: where the effect in a new study is likely to lie.
        compared: results of others, shown for comparison.

    Returns:
        `null` (place of no difference), `ticks`, and a mark for each effect, in order: `rows`, `pooled`, `compared`;
        `prediction` is a mark or empty. A mark holds `x`, `from`, `to`, `half` a side of its square (pixels) and
        whether it goes on beyond the picture (`left`, `right`); a diamond also its `width`, and where in it, in per
        cent, its `peak` is. What cannot be drawn is an empty mark.
    """
    groups = [[_drawable(effect, is_ratio) for effect in group] for group in (effects, pooled, compared)]
    studies = [(e.estimate, e.interval) for e in groups[0] if e]
    others = [value for group in groups[1:] for e in group if e for value in (e.estimate, *(e.interval or ()))]
    shown = axis(studies, is_ratio=is_ratio, keep=others)
    rows, diamonds, comparisons = ([_mark(effect, shown) for effect in group] for group in groups)
    diamonds = [mark | _diamond(mark) for mark in diamonds]
    return {
        "null": shown.place(1.0 if is_ratio else 0.0),
        "ticks": sorted(ticks(shown), key=lambda tick: tick["x"]),
        "rows": rows,
        "pooled": diamonds,
        "prediction": _line(prediction, shown) if prediction and _fits(prediction, is_ratio) else {},
        "compared": comparisons,
    }


def strip(effect: ForestLine, *, is_ratio: bool) -> Drawn:
    """Return the places of everything in the picture of a single interval: a forest plot with one row."""
    return forest([effect], is_ratio=is_ratio)


def _drawable(effect: ForestLine | None, is_ratio: bool) -> ForestLine | None:
    if effect is None or not _fits((effect.estimate, *(effect.interval or ())), is_ratio):
        return None
    return effect


def _fits(values: Sequence[float], is_ratio: bool) -> bool:
    return all(math.isfinite(value) and (value > 0 or not is_ratio) for value in values)


def _mark(effect: ForestLine | None, shown: Axis) -> Drawn:
    if effect is None:
        return {}
    half = _PLAIN if effect.weight is None else _half(effect.weight)
    return {"x": shown.place(effect.estimate), "half": half} | _line(effect.interval, shown)


def _diamond(mark: Drawn) -> Drawn:
    """Return a diamond's width in per cent of the picture, and the place of its upper and lower corner within it."""
    if "from" not in mark:
        return {}
    width = max(round(mark["to"] - mark["from"], 1), 0.2)
    return {"width": width, "peak": round(100 * min(max((mark["x"] - mark["from"]) / width, 0.0), 1.0))}


def _line(interval: Interval | None, shown: Axis) -> Drawn:
    if interval is None:
        return {}
    low, high = interval
    return {
        "from": shown.place(low),
        "to": shown.place(high),
        "left": shown.is_left_of(low),
        "right": shown.is_right_of(high),
    }


def _half(weight: float) -> float:
    """Return half the side of a square whose area grows with the weight."""
    share = min(max(weight, 0.0), 1.0)
    return round(math.sqrt(_SMALLEST**2 + share * (_LARGEST**2 - _SMALLEST**2)), 1)
