"""Heterogeneity: Q, I², and estimators of tau², the variance between studies, with its interval.

y are values on the working scale, v their variances (all above zero), k their number (two or more); w = 1/(v + tau²).
Source: Viechtbauer, J Educ Behav Stat 2005;30:261-293; checked against `rma.uni` of the R package metafor.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from citesite.evidence.distributions import chi_squared_quantile

Numbers = Sequence[float]


def weighted_mean(y: Numbers, w: Numbers) -> float:
    """Sum(wy)/sum(w)."""
    return sum(value * weight for value, weight in zip(y, w, strict=True)) / sum(w)


def cochran_q(y: Numbers, w: Numbers, centre: float | None = None) -> float:
    """Sum(w (y - centre)²), the centre being the weighted mean unless another is given."""
    mean = weighted_mean(y, w) if centre is None else centre
    return sum(weight * (value - mean) ** 2 for value, weight in zip(y, w, strict=True))


def der_simonian_laird(y: Numbers, v: Numbers) -> float:
    """Return tau² by the method of moments around the mean of the fixed effect (DerSimonian and Laird 1986)."""
    return method_of_moments(y, v)


def method_of_moments(y: Numbers, v: Numbers, centre: float | None = None) -> float:
    """Max(0, (Q - (k-1)) / (sum(w) - sum(w²)/sum(w))) with w = 1/v, Q around the weighted mean or another centre."""
    w = [1 / variance for variance in v]
    excess = cochran_q(y, w, centre) - (len(y) - 1)
    return max(0.0, excess / (sum(w) - sum(weight**2 for weight in w) / sum(w)))


def paule_mandel(y: Numbers, v: Numbers) -> float:
    """Return the tau² at which Q with w = 1/(v + tau²) equals k - 1, or 0 if Q is smaller at tau² = 0."""
    return _tau2_at(y, v, len(y) - 1)


def _tau2_at(y: Numbers, v: Numbers, wanted: float) -> float:
    """Return the tau² at which Q with w = 1/(v + tau²) is as wanted, or 0 if Q is smaller at tau² = 0.

    Newton's method from zero (DerSimonian and Kacker 2007): Q falls with tau² and is convex, so no step goes too far.
    """
    tau2 = 0.0
    for _ in range(200):
        w = [1 / (variance + tau2) for variance in v]
        excess = cochran_q(y, w) - wanted
        if excess <= 0:
            break
        step = excess / cochran_q(y, [weight**2 for weight in w], weighted_mean(y, w))
        tau2 += step
        if step <= 1e-13 * tau2:
            break
    return tau2


def q_profile(y: Numbers, v: Numbers) -> tuple[float, float]:
    """Return the 95% interval of tau²: where Q is at the 97.5% and the 2.5% point of chi-squared with k - 1 df.

    A limit is 0 if Q is below its point at tau² = 0 already. It is the method of RevMan since 2025.
    Source: Viechtbauer, Stat Med 2007;26:37-52.
    """
    df = len(y) - 1
    return _tau2_at(y, v, chi_squared_quantile(0.025, df)), _tau2_at(y, v, chi_squared_quantile(0.975, df))


def i_squared(v: Numbers, tau2: float) -> float:
    """Return I² in percent, tau² / (tau² + s²), with the typical variance s² = (k-1) sum(w) / (sum(w)² - sum(w²)).

    w = 1/v (Higgins and Thompson 2002, as RevMan since 2025). For DerSimonian and Laird's tau² it is (Q - (k-1))/Q.
    0 for one study.
    """
    w = [1 / variance for variance in v]
    spread = sum(w) ** 2 - sum(weight**2 for weight in w)
    return 100 * tau2 / (tau2 + (len(v) - 1) * sum(w) / spread) if tau2 and spread else 0.0


def restricted_maximum_likelihood(y: Numbers, v: Numbers) -> float:
    """Return the tau² that maximises the restricted likelihood, by Fisher scoring from the unweighted estimate.

    Step: (sum(w² (y - mean)²) - sum(w) + sum(w²)/sum(w)) / (sum(w²) - 2 sum(w³)/sum(w) + (sum(w²)/sum(w))²), halved
    until the likelihood does not fall: a whole step may go past the maximum, and back, without end.
    """
    mean = sum(y) / len(y)
    unweighted = sum((value - mean) ** 2 for value in y) / (len(y) - 1) - sum(v) / len(v)
    tau2 = max(0.0, unweighted)
    reached = _restricted_likelihood(y, v, tau2)
    for _ in range(1000):
        w = [1 / (variance + tau2) for variance in v]
        one, two, three = (sum(weight**power for weight in w) for power in (1, 2, 3))
        slope = cochran_q(y, [weight**2 for weight in w], weighted_mean(y, w)) - one + two / one
        step = slope / (two - 2 * three / one + (two / one) ** 2)
        following = max(0.0, tau2 + step)
        while (likelihood := _restricted_likelihood(y, v, following)) < reached - 1e-12 * abs(reached):
            step /= 2
            following = max(0.0, tau2 + step)
        if abs(following - tau2) <= 1e-13 * (tau2 + 1e-3 * min(v)):
            return following
        tau2, reached = following, likelihood
    return tau2


def _restricted_likelihood(y: Numbers, v: Numbers, tau2: float) -> float:
    """The logarithm of the restricted likelihood, less a constant (Viechtbauer 2005)."""
    w = [1 / (variance + tau2) for variance in v]
    return -0.5 * (sum(math.log(variance + tau2) for variance in v) + math.log(sum(w)) + cochran_q(y, w))


ESTIMATORS: dict[str, Callable[[Numbers, Numbers], float]] = {
    "random-dl": der_simonian_laird,
    "random-pm": paule_mandel,
    "random-reml": restricted_maximum_likelihood,
}
"""The estimators of tau² that need nothing but values and variances, by model."""
