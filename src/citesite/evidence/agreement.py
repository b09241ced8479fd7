"""Whether a published number agrees with the computed one, to the precision of its printed digits."""

from __future__ import annotations

from collections.abc import Sequence

from citesite.evidence.effects import Effect
from citesite.evidence.rounding import decimals


def distance(effect: Effect, printed: Sequence[float]) -> float:
    """Return the largest difference between an effect and a printed estimate and, if given, its two limits."""
    ours = effect.estimate, effect.low, effect.high
    return max(abs(a - b) for a, b in zip(ours, printed, strict=False))


def agrees(effect: Effect, printed: Sequence[float]) -> bool:
    """Whether an effect agrees with a printed estimate and, if given, its limits, to half of the last decimal."""
    return distance(effect, printed) <= 0.5 * 10.0 ** -decimals(*printed) + 1e-9
