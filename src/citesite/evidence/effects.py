"""The effect of one study, from the numbers of its two groups or as published.

Ratios are worked out as natural logarithms. Formulas and the correction for zero cells are those of `escalc` in the R
package metafor (Viechtbauer, J Stat Softw 2010;36(3)), which takes them from the Cochrane Handbook, chapters 6 and 10.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from citesite.evidence.distributions import NORMAL_975, t_975
from citesite.records.results import RATIOS, Measure


class ImpossibleError(ValueError):
    """Numbers that no study can have found. The message says which."""


@dataclass(frozen=True, slots=True)
class FourfoldTable:
    """The four cells of a two-by-two table, corrected for zero cells if needed."""

    a: float
    """Events in the intervention group."""
    b: float
    """Others in the intervention group."""
    c: float
    """Events in the comparator group."""
    d: float
    """Others in the comparator group."""

    @property
    def n1(self) -> float:
        """People in the intervention group."""
        return self.a + self.b

    @property
    def n2(self) -> float:
        """People in the comparator group."""
        return self.c + self.d

    @property
    def n(self) -> float:
        """People in both groups."""
        return self.n1 + self.n2


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect with its 95% interval."""

    measure: Measure
    estimate: float
    """The estimate: a ratio, or a difference in the unit of the outcome (RD: a share, 0.072 for 7.2 in 100)."""
    low: float
    """Lower limit of the 95% interval, on the scale of the estimate."""
    high: float
    """Upper limit."""
    se: float
    """Standard error on the scale of `value`: of the logarithm for a ratio."""
    is_corrected: bool = False
    """Whether 0.5 was added to each cell of its table, or to both numbers of events, because one of them was zero."""
    table: FourfoldTable | None = None
    """The table it was computed from, for Mantel and Haenszel's method; None without counts."""

    @property
    def value(self) -> float:
        """The estimate on the scale for pooling: the natural logarithm of a ratio."""
        return math.log(self.estimate) if self.measure in RATIOS else self.estimate

    def scaled(self, factor: float) -> Effect:
        """Return a difference in another unit, such as per 100 people by a factor of 100. Ratios have no unit."""
        if self.measure in RATIOS:
            return self
        return replace(
            self, estimate=self.estimate * factor, low=self.low * factor, high=self.high * factor, se=self.se * factor
        )


def effect_of(measure: Measure, value: float, se: float, quantile: float = NORMAL_975) -> Effect:
    """Return the effect for an estimate and standard error on the scale for pooling (the logarithm of a ratio).

    The interval is value ± quantile x se, turned back into a ratio where the measure is one.
    """
    numbers = value, value - quantile * se, value + quantile * se
    if measure in RATIOS:
        estimate, low, high = (math.exp(min(number, 700.0)) for number in numbers)
    else:
        estimate, low, high = numbers
    return Effect(measure, estimate, low, high, se)


def table_of(events: float, total: float, comparator_events: float, comparator_total: float) -> FourfoldTable:
    """Return the two-by-two table of two groups.

    Raises:
        ImpossibleError: for a group without people, or events below zero or above the group's total.
    """
    for some, everyone in ((events, total), (comparator_events, comparator_total)):
        if not 0 <= some <= everyone or everyone <= 0:
            raise ImpossibleError(f"{some:g} events among {everyone:g} people")
    return FourfoldTable(events, total - events, comparator_events, comparator_total - comparator_events)


def corrected(table: FourfoldTable) -> FourfoldTable:
    """Return the table with 0.5 added to each cell if one of them is zero (metafor: add=1/2, to="only0")."""
    cells = table.a, table.b, table.c, table.d
    return FourfoldTable(*(cell + 0.5 for cell in cells)) if 0 in cells else table


def is_uninformative(table: FourfoldTable) -> bool:
    """Whether nobody, or everybody, in both groups had the outcome, so no ratio can be estimated.

    Such a study is left out of pooled ratios and kept in differences (Cochrane Handbook 10.4.4; metafor: drop00).
    """
    return table.a == table.c == 0 or table.b == table.d == 0


def from_counts(
    measure: Measure, events: float, total: float, comparator_events: float, comparator_total: float
) -> Effect:
    """Return RR, OR or RD from counts, intervention compared with comparator.

    With a, b, c, d the cells (see `corrected`), n1 = a + b and n2 = c + d:
    RR = (a/n1) / (c/n2), variance of its logarithm 1/a - 1/n1 + 1/c - 1/n2;
    OR = ad / bc, variance of its logarithm 1/a + 1/b + 1/c + 1/d;
    RD = a/n1 - c/n2, a share, with variance ab/n1³ + cd/n2³. Here only the variance is corrected for zero cells: the
    difference is always the one that was seen (metafor corrects both).

    Raises:
        ImpossibleError: for counts no study can have, or another measure.
    """
    seen = table_of(events, total, comparator_events, comparator_total)
    t = corrected(seen)
    if measure == "RR":
        value = math.log(t.a / t.n1) - math.log(t.c / t.n2)
        variance = 1 / t.a - 1 / t.n1 + 1 / t.c - 1 / t.n2
    elif measure == "OR":
        value = math.log(t.a / t.b) - math.log(t.c / t.d)
        variance = 1 / t.a + 1 / t.b + 1 / t.c + 1 / t.d
    elif measure == "RD":
        value = events / total - comparator_events / comparator_total
        variance = t.a * t.b / t.n1**3 + t.c * t.d / t.n2**3
    else:
        raise ImpossibleError(f"{measure} from counts")
    effect = effect_of(measure, value, math.sqrt(variance))
    return replace(effect, is_corrected=t != seen, table=seen if measure == "RD" else t)


def from_counts_by_peto(events: float, total: float, comparator_events: float, comparator_total: float) -> Effect:
    """Return Peto's OR, for an outcome that is rare. Zero cells need no correction (Cochrane Handbook 10.4.2).

    With O the events in the intervention group, m all events and N all people: E = n1 m/N, V = n1 n2 m (N-m) / (N²
    (N-1)); the logarithm is (O - E)/V with variance 1/V (metafor: measure="PETO").

    Raises:
        ImpossibleError: for counts no study can have, or an outcome that nobody or everybody had.
    """
    t = table_of(events, total, comparator_events, comparator_total)
    m = t.a + t.c
    if is_uninformative(t) or t.n <= 1:
        raise ImpossibleError(f"{m:g} events among {t.n:g} people")
    v = t.n1 * t.n2 * m * (t.n - m) / (t.n**2 * (t.n - 1))
    return effect_of("OR", (t.a - t.n1 * m / t.n) / v, 1 / math.sqrt(v))


def from_rates(events: float, time: float, comparator_events: float, comparator_time: float) -> Effect:
    """Return the rate ratio (e1/t1) / (e2/t2) of events in person-time, variance of its logarithm 1/e1 + 1/e2.

    0.5 is added to both numbers of events if one of them is zero (metafor: measure="IRR", add=1/2, to="only0").

    Raises:
        ImpossibleError: for events below zero, time not above zero, or no event in either group.
    """
    for some, lived in ((events, time), (comparator_events, comparator_time)):
        if some < 0 or not lived > 0:
            raise ImpossibleError(f"{some:g} events in a time of {lived:g}")
    if events == comparator_events == 0:
        raise ImpossibleError("no events in either group")
    is_corrected = 0 in (events, comparator_events)
    one, other = (some + 0.5 if is_corrected else some for some in (events, comparator_events))
    effect = effect_of("IRR", math.log(one / time) - math.log(other / comparator_time), math.sqrt(1 / one + 1 / other))
    return replace(effect, is_corrected=is_corrected)


def from_means(
    measure: Measure,
    mean: float,
    sd: float,
    n: float,
    comparator_mean: float,
    comparator_sd: float,
    comparator_n: float,
) -> Effect:
    """Return MD or SMD from means and standard deviations, intervention minus comparator, with a normal interval.

    MD = m1 - m2 in the unit of the outcome, variance sd1²/n1 + sd2²/n2.
    SMD = J (m1 - m2) / sp, Hedges g: sp² = ((n1-1) sd1² + (n2-1) sd2²) / df, df = n1 + n2 - 2, with the exact
    correction J = gamma(df/2) / (sqrt(df/2) gamma((df-1)/2)); variance 1/n1 + 1/n2 + g² / (2 (n1 + n2))
    (metafor: measure="SMD", vtype="LS").

    Raises:
        ImpossibleError: for a standard deviation of zero or less, a group of fewer than two, or another measure.
    """
    spread = _pooled_sd(sd, n, comparator_sd, comparator_n)
    if measure == "MD":
        return effect_of("MD", mean - comparator_mean, math.sqrt(sd**2 / n + comparator_sd**2 / comparator_n))
    if measure != "SMD":
        raise ImpossibleError(f"{measure} from means")
    df = n + comparator_n - 2
    exact = math.exp(math.lgamma(df / 2) - math.log(math.sqrt(df / 2)) - math.lgamma((df - 1) / 2)) if df > 1 else 1.0
    g = exact * (mean - comparator_mean) / spread
    return effect_of("SMD", g, math.sqrt(1 / n + 1 / comparator_n + g**2 / (2 * (n + comparator_n))))


def from_means_with_t(
    mean: float, sd: float, n: float, comparator_mean: float, comparator_sd: float, comparator_n: float
) -> Effect:
    """Return MD with the interval of Student's t test: pooled standard deviation, n1 + n2 - 2 degrees of freedom.

    Small trials print this interval; putting studies together uses that of `from_means`. Degrees of freedom that are
    not whole, of a cluster trial's effective numbers, are rounded down.

    Raises:
        ImpossibleError: for a standard deviation of zero or less, or a group of fewer than two.
    """
    spread = _pooled_sd(sd, n, comparator_sd, comparator_n)
    se = spread * math.sqrt(1 / n + 1 / comparator_n)
    return effect_of("MD", mean - comparator_mean, se, t_975(int(n + comparator_n - 2)))


def _pooled_sd(sd: float, n: float, comparator_sd: float, comparator_n: float) -> float:
    for deviation, people in ((sd, n), (comparator_sd, comparator_n)):
        if not deviation > 0 or people < 2:
            raise ImpossibleError(f"a standard deviation of {deviation:g} among {people} people")
    sums = (n - 1) * sd**2 + (comparator_n - 1) * comparator_sd**2
    return math.sqrt(sums / (n + comparator_n - 2))


def from_interval(measure: Measure, estimate: float, low: float, high: float) -> Effect:
    """Return an effect as published; its standard error is the width of the interval / (2 x 1.96).

    The width is taken on the logarithmic scale for a ratio (Cochrane Handbook 6.3.1 and 6.3.2).

    Raises:
        ImpossibleError: for an interval that excludes its estimate, or a ratio that is not above zero.
    """
    if not low <= estimate <= high:
        raise ImpossibleError(f"an interval from {low:g} to {high:g} around {estimate:g}")
    if measure in RATIOS and low <= 0:
        raise ImpossibleError(f"a ratio from {low:g}")
    width = math.log(high / low) if measure in RATIOS else high - low
    return Effect(measure, estimate, low, high, width / (2 * NORMAL_975))


def from_standard_error(measure: Measure, estimate: float, se: float) -> Effect:
    """Return an effect as published with its standard error: that of the logarithm for a ratio (Handbook 6.3).

    Raises:
        ImpossibleError: for a standard error not above zero, or a ratio that is not.
    """
    if not se > 0 or (measure in RATIOS and not estimate > 0):
        raise ImpossibleError(f"{measure} {estimate:g} with a standard error of {se:g}")
    return effect_of(measure, math.log(estimate) if measure in RATIOS else estimate, se)
