"""What a relative effect means for people: absolute risks with and without, and numbers needed.

Source: Cochrane Handbook, chapter 15 (15.4.1 and 15.4.4), and for hazard ratios GRADE guidelines 12 (Guyatt 2013).
Risks are shares between 0 and 1 throughout; multiply by 100 or 1,000 to show them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from citesite.evidence.effects import Effect, ImpossibleError
from citesite.records.results import Measure


@dataclass(frozen=True, slots=True)
class Absolute:
    """The risk of an outcome without and with an intervention, as shares (0.02 is 20 in 1,000 people)."""

    without: float
    """Risk without the intervention."""
    with_: float
    """Risk with it."""
    with_low: float
    """Lower limit of the 95% interval of the risk with it."""
    with_high: float
    """Upper limit."""

    @property
    def difference(self) -> float:
        """The risk difference, with minus without: positive if the outcome is more common with the intervention."""
        return self.with_ - self.without

    @property
    def difference_low(self) -> float:
        """Lower limit of the 95% interval of the difference."""
        return self.with_low - self.without

    @property
    def difference_high(self) -> float:
        """Upper limit."""
        return self.with_high - self.without

    @property
    def numbers_needed(self) -> tuple[float, float, float]:
        """Among how many people with the intervention one more has the outcome, and the same at each limit.

        1/difference: negative where one fewer has it, infinite for no difference. The limits of a difference that may
        be either way are on both sides of infinity (Altman, BMJ 1998;317:1309-12; Cochrane Handbook 15.4.1).
        """
        differences = self.difference, self.difference_low, self.difference_high
        one, low, high = (1 / share if share else math.inf for share in differences)
        return one, low, high


def risk_with(measure: Measure, estimate: float, without: float) -> float:
    """Return the risk with an intervention, from the risk without it and an effect, limited to 0 to 1.

    RR: r RR. OR: r OR / (1 - r + r OR). HR: 1 - (1 - r)^HR, for the same length of time. RD: r + RD.

    Raises:
        ImpossibleError: for a risk outside 0 to 1, a ratio below zero, or a measure that is not about risks.
    """
    if not 0 <= without <= 1:
        raise ImpossibleError(f"a risk of {without:g}")
    if measure == "RD":
        return min(1.0, max(0.0, without + estimate))
    if estimate < 0:
        raise ImpossibleError(f"a ratio of {estimate:g}")
    if measure == "RR":
        return min(1.0, without * estimate)
    if measure == "OR":
        # A risk of 1 stays 1, even with an odds ratio so small that it has become zero.
        return 1.0 if math.isinf(estimate) or without == 1 else without * estimate / (1 - without + without * estimate)
    if measure == "HR":
        return 1 - math.pow(1 - without, estimate)
    raise ImpossibleError(f"a risk from {measure}")


def absolute(effect: Effect, without: float) -> Absolute:
    """Return the absolute risks for an effect, with its interval (the risk without the intervention is exact).

    Raises:
        ImpossibleError: as `risk_with`.
    """
    with_, low, high = (risk_with(effect.measure, x, without) for x in (effect.estimate, effect.low, effect.high))
    return Absolute(without, with_, low, high)


Size = Literal["noticeable", "too-small", "unsure"]
"""Whether patients would notice a difference: yes, no, or uncertain."""


def against_minimal_important_difference(effect: Effect, smallest: float) -> Size:
    """Compare a mean difference with the smallest one that patients notice, both in the unit of the outcome.

    noticeable if the whole 95% interval lies at or beyond it on one side, too-small if all of it lies between minus and
    plus that size, unsure otherwise (GRADE guidelines 6, Guyatt 2011, on imprecision).

    Raises:
        ImpossibleError: for an effect that is no mean difference, or a smallest difference not above zero.
    """
    if effect.measure != "MD" or not smallest > 0:
        raise ImpossibleError(f"{effect.measure} against a minimal important difference of {smallest:g}")
    if effect.low >= smallest or effect.high <= -smallest:
        return "noticeable"
    return "too-small" if -smallest < effect.low and effect.high < smallest else "unsure"
