"""Quantiles and P values of the normal, t and chi-squared distributions.

Whole degrees of freedom have finite sums, so nothing is approximated but t beyond 200 degrees of freedom.
Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), chapter 26, by number of equation.
"""

from __future__ import annotations

import math
from functools import cache

NORMAL_975 = 1.959963984540054
"""The 97.5% point of the standard normal distribution. (A constant: the module `statistics` takes long to import.)"""


def normal_p(z: float) -> float:
    """Return the two-sided P value of a standard normal statistic."""
    return math.erfc(abs(z) / math.sqrt(2))


def chi_squared_p(x: float, df: int) -> float:
    """Return P(chi-squared > x) with `df` degrees of freedom (26.4.4 for odd, 26.4.5 for even df).

    Raises:
        ValueError: for df below 1 or x below 0.
    """
    if df < 1 or not x >= 0:
        raise ValueError(f"no chi-squared of {x} with {df} degrees of freedom")
    if x == 0:
        return 1.0
    half = x / 2
    first, start = (normal_p(math.sqrt(x)), 0.5) if df % 2 else (0.0, 0.0)
    orders = (start + r for r in range((df - 1) // 2 if df % 2 else df // 2))
    return min(1.0, first + sum(math.exp(r * math.log(half) - half - math.lgamma(r + 1)) for r in orders))


@cache
def chi_squared_quantile(p: float, df: int) -> float:
    """Return the x with P(chi-squared > x) = p, 0 < p < 1, with `df` degrees of freedom, by halving an interval.

    Raises:
        ValueError: for df below 1.
    """
    low, high = 0.0, 2.0 * df + 20.0
    while chi_squared_p(high, df) > p:
        high *= 2
    while high - low > 1e-14 * high:
        middle = (low + high) / 2
        low, high = (middle, high) if chi_squared_p(middle, df) > p else (low, middle)
    return (low + high) / 2


@cache
def t_975(df: int) -> float:
    """Return the 97.5% point of Student's t with `df` degrees of freedom, by Newton's method (26.7.3 to 26.7.5).

    Raises:
        ValueError: for df below 1.
    """
    if df < 1:
        raise ValueError(f"no t distribution with {df} degrees of freedom")
    if df == 1:
        return math.tan(0.475 * math.pi)
    t = _t_975_expansion(df)
    if df > 200:
        return t
    constant = math.exp(math.lgamma((df + 1) / 2) - math.lgamma(df / 2)) / math.sqrt(df * math.pi)
    for _ in range(50):
        step = (_t_within(t, df) - 0.95) / (2 * constant * (1 + t * t / df) ** (-(df + 1) / 2))
        t -= step
        if abs(step) < 1e-14 * t:
            break
    return t


def _t_975_expansion(df: int) -> float:
    """Return an approximation, 26.7.5; its error beyond 200 degrees of freedom is below 1e-10."""
    z = NORMAL_975
    terms: tuple[float, ...] = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return math.fsum(term / float(df) ** power for power, term in enumerate(terms))


def _t_within(t: float, df: int) -> float:
    """Return the probability of a value between -t and t: 26.7.3 for odd, 26.7.4 for even degrees of freedom."""
    angle = math.atan(t / math.sqrt(df))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = df % 2
    total, term = 0.0, cosine if odd else 1.0
    for power in range(odd, df - 1, 2):
        total += term
        term *= cosine * cosine * (power + 1) / (power + 2)
    return 2 / math.pi * (angle + sine * total) if odd else sine * total
