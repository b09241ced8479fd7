"""The axis of a picture: its range, the place of a value on it, and the values written below it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

EDGE = 7.0
"""The distance, in per cent of the width, from the ends of the range to the sides: room for marks and words."""
_GAP = 15.0
"""The least distance between two written values, in per cent of the width: five characters on a strip of 240 pixels."""
_REACH = 4.0
"""An interval more than this many times as wide as the middle one does not widen the picture; it ends in an arrow."""

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Axis:
    """A range of values, laid out in equal steps, or in equal ratios where the values are ratios."""

    low: float
    """Left end: the value, or its natural logarithm."""
    high: float
    """Right end."""
    is_ratio: bool

    def place(self, value: float) -> float:
        """Return the place of a value, in per cent of the width; a value outside the range is at its end."""
        share = (_level(value, self.is_ratio) - self.low) / (self.high - self.low)
        return round(EDGE + (100 - 2 * EDGE) * min(max(share, 0.0), 1.0), 1)

    def is_left_of(self, value: float) -> bool:
        """Return whether a value is too small to be shown."""
        return _level(value, self.is_ratio) < self.low - 1e-9

    def is_right_of(self, value: float) -> bool:
        """Return whether a value is too large to be shown."""
        return _level(value, self.is_ratio) > self.high + 1e-9


def axis(effects: Iterable[tuple[float, Interval | None]], *, is_ratio: bool, keep: Iterable[float] = ()) -> Axis:
    """Return the range that shows every estimate, the line of no difference, and every interval that is not too wide.

    Args:
        effects: estimate and interval of each effect; of a ratio, all above zero.
        is_ratio: whether the values are ratios, which are laid out on a logarithmic scale.
        keep: other values that must be seen.
    """
    shown = [0.0, *(_level(value, is_ratio) for value in keep)]
    spans = []
    for estimate, interval in effects:
        centre = _level(estimate, is_ratio)
        shown.append(centre)
        if interval:
            spans.append((centre, _level(interval[0], is_ratio), _level(interval[1], is_ratio)))
    reach = _REACH * median((high - low) / 2 for _, low, high in spans) if spans else 0.0
    for centre, low, high in spans:
        shown += [max(low, centre - reach), min(high, centre + reach)]
    low, high = min(shown), max(shown)
    if high - low < 1e-9:
        low, high = low - math.log(2), high + math.log(2)
    return Axis(low, high, is_ratio)


def _level(value: float, is_ratio: bool) -> float:
    return math.log(value) if is_ratio else value


def ticks(shown: Axis) -> list[dict[str, float]]:
    """Return the values written below an axis with their places, no difference first, none too close to another."""
    kept: list[dict[str, float]] = []
    for value in _candidates(shown):
        place = shown.place(value)
        if all(abs(place - tick["x"]) >= _GAP for tick in kept):
            kept.append({"x": place, "value": value})
    return kept


def _candidates(shown: Axis) -> Iterator[float]:
    """Yield round values inside the range: no difference first, then the coarsest, then finer ones."""
    yield 1.0 if shown.is_ratio else 0.0
    if not shown.is_ratio:
        yield from _round_values(shown.low, shown.high)
    elif shown.high - shown.low < math.log(4):
        yield from _round_values(math.exp(shown.low), math.exp(shown.high))
    else:
        first, last = math.floor(shown.low / math.log(10)), math.ceil(shown.high / math.log(10))
        # Beyond these a power of ten is no longer exact, or overflows.
        powers = range(max(first, -300), min(last, 300) + 1)
        for factors in ((1.0,), (2.0, 5.0)):
            for power in sorted(powers, key=abs):
                for value in (factor * 10.0**power for factor in factors):
                    if shown.low <= math.log(value) <= shown.high:
                        yield value


def _round_values(low: float, high: float) -> Iterator[float]:
    """Yield multiples of 1, 2 or 5 times a power of ten, about four in the range."""
    raw = (high - low) / 4
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw * 0.999)
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    for number in range(math.ceil(low / step), math.floor(high / step) + 1):
        yield round(number * step, digits)
