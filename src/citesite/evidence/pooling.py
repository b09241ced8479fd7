"""Pooling studies: fixed effect (inverse variance, Mantel-Haenszel) and random effects.

All of it on the working scale of `Effect.value`. With y the values, v their variances, and w = 1/(v + tau²), the pooled
value is sum(wy)/sum(w) with standard error 1/sqrt(sum(w)); tau² is 0 for a fixed effect (Cochrane Handbook 10.3, 10.4).
Checked against `rma.uni` and `rma.mh` of the R package metafor.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from citesite.evidence.distributions import NORMAL_975, chi_squared_p, t_975
from citesite.evidence.effects import Effect, FourfoldTable, ImpossibleError, effect_of
from citesite.evidence.heterogeneity import ESTIMATORS, cochran_q, weighted_mean
from citesite.records.results import Measure

Model = Literal["fixed", "mantel-haenszel", "random-dl", "random-pm", "random-reml"]
"""How studies are pooled. The part after "random-" is the estimator of tau²."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """The pooled effect of several studies."""

    model: Model
    hksj: bool
    """Whether the interval is that of Hartung, Knapp, Sidik and Jonkman."""
    effect: Effect
    weights: tuple[float, ...]
    """The weight of each study in percent, in the order given; they add up to 100."""
    q: float
    """Cochran's Q: sum((y - pooled value)² / v), with the pooled value of the fixed effect."""
    df: int
    """Degrees of freedom of Q: the number of studies minus one."""
    q_p: float
    """The P value of Q."""
    i2: float
    """I² in percent: max(0, (Q - df)/Q), Higgins and Thompson 2002."""
    tau2: float
    """The variance between studies on the scale for pooling; 0 for a fixed effect."""
    prediction: tuple[float, float] | None
    """The 95% prediction interval, on the scale of the estimate: pooled value ± t(k-2) x sqrt(tau² + se²) (Higgins,
    Thompson and Spiegelhalter 2009). None for a fixed effect or fewer than three studies."""

    @property
    def studies(self) -> int:
        """The number of studies."""
        return len(self.weights)


@dataclass(frozen=True, slots=True)
class Between:
    """The test for differences between subgroups."""

    q: float
    """Sum((y - mean)² / se²) over the pooled values of the subgroups."""
    df: int
    """The number of subgroups minus one."""
    p: float
    """The P value of q."""


def pool(effects: Sequence[Effect], model: Model, *, hksj: bool = False) -> Pooled:
    """Pool the effects of independent studies.

    Args:
        effects: at least one, all of one measure, each with a standard error above zero; for Mantel-Haenszel of counts.
        model: fixed is inverse variance.
        hksj: give a random-effects model the interval of Hartung, Knapp, Sidik and Jonkman: standard error
            sqrt(max(1, sum(w (y - pooled)²) / (k - 1)) / sum(w)), quantile of t with k - 1 degrees of freedom. The
            max(1, ...) keeps it from being narrower than without (metafor: test="adhoc"). No effect on one study.

    Raises:
        ImpossibleError: for what the first argument must not be.
    """
    measure = _one_measure(effects)
    y, v = [e.value for e in effects], [e.se**2 for e in effects]
    df = len(effects) - 1
    tau2 = ESTIMATORS[model](y, v) if model in ESTIMATORS and df else 0.0
    w = [1 / (variance + tau2) for variance in v]
    mean, se, quantile = weighted_mean(y, w), 1 / math.sqrt(sum(w)), NORMAL_975
    if model == "mantel-haenszel":
        mean, se, w = _mantel_haenszel(measure, effects)
    hksj = hksj and model in ESTIMATORS and df > 0
    if hksj:
        se *= math.sqrt(max(1.0, cochran_q(y, w, mean) / df))
        quantile = t_975(df)
    q = cochran_q(y, [1 / variance for variance in v], mean if model == "mantel-haenszel" else None)
    return Pooled(
        model=model,
        hksj=hksj,
        effect=replace(effect_of(measure, mean, se, quantile), is_corrected=any(e.is_corrected for e in effects)),
        weights=tuple(100 * weight / sum(w) for weight in w),
        q=q,
        df=df,
        q_p=chi_squared_p(q, df) if df else 1.0,
        i2=100 * max(0.0, (q - df) / q) if q and df else 0.0,
        tau2=tau2,
        prediction=_prediction(measure, mean, math.hypot(math.sqrt(tau2), se), df) if model in ESTIMATORS else None,
    )


def between_subgroups(subgroups: Sequence[Pooled]) -> Between:
    """Test whether the pooled effects of at least two subgroups differ (Cochrane Handbook 10.11.3.1).

    Raises:
        ImpossibleError: for fewer than two, or mixed measures.
    """
    effects = [subgroup.effect for subgroup in subgroups]
    _one_measure(effects)
    if len(effects) < 2:
        raise ImpossibleError("a difference between fewer than two subgroups")
    q = cochran_q([e.value for e in effects], [e.se**-2 for e in effects])
    return Between(q, len(effects) - 1, chi_squared_p(q, len(effects) - 1))


def _one_measure(effects: Sequence[Effect]) -> Measure:
    measures = {effect.measure for effect in effects}
    if len(measures) != 1:
        raise ImpossibleError("measures to put together: " + (", ".join(sorted(measures)) or "none"))
    if not all(effect.se > 0 for effect in effects):
        raise ImpossibleError("a study without a standard error")
    return effects[0].measure


def _prediction(measure: Measure, mean: float, spread: float, df: int) -> tuple[float, float] | None:
    if df < 2:
        return None
    expected = effect_of(measure, mean, spread, t_975(df - 1))
    return expected.low, expected.high


def _mantel_haenszel(measure: Measure, effects: Sequence[Effect]) -> tuple[float, float, list[float]]:
    """Return value and standard error by Mantel and Haenszel, and the weight of each study.

    With N = n1 + n2 of each table: RR = sum(a n2/N) / sum(c n1/N), OR = sum(ad/N) / sum(bc/N),
    RD = sum((a n2 - c n1)/N) / sum(n1 n2/N); weights c n1/N, bc/N and n1 n2/N. Zero cells of ratios stay corrected, as
    in Cochrane's RevMan, so that the weight and the effect of each study belong together; metafor does so if asked.
    """
    tables = [effect.table for effect in effects if effect.table]
    if len(tables) < len(effects):
        raise ImpossibleError("Mantel-Haenszel without counts")
    return {"RR": _mh_risk_ratio, "OR": _mh_odds_ratio, "RD": _mh_risk_difference}[measure](tables)


def _mh_risk_ratio(tables: Sequence[FourfoldTable]) -> tuple[float, float, list[float]]:
    """Variance: sum((n1 n2 (a + c) - a c N)/N²) / (sum(a n2/N) sum(c n1/N)) (Greenland and Robins 1985)."""
    upper = sum(t.a * t.n2 / t.n for t in tables)
    lower = [t.c * t.n1 / t.n for t in tables]
    spread = sum((t.n1 * t.n2 * (t.a + t.c) - t.a * t.c * t.n) / t.n**2 for t in tables)
    return math.log(upper / sum(lower)), math.sqrt(spread / (upper * sum(lower))), lower


def _mh_odds_ratio(tables: Sequence[FourfoldTable]) -> tuple[float, float, list[float]]:
    """Variance: Robins, Breslow and Greenland 1986.

    With P = (a+d)/N, Q = (b+c)/N, R = ad/N, S = bc/N of each table, and r, s the sums of R and S, it is
    sum(PR)/(2r²) + sum(PS+QR)/(2rs) + sum(QS)/(2s²).
    """
    r, s = [t.a * t.d / t.n for t in tables], [t.b * t.c / t.n for t in tables]
    total_r, total_s = sum(r), sum(s)
    variance = sum(
        (t.a + t.d) / t.n * (one_r / total_r**2 + one_s / (total_r * total_s)) / 2
        + (t.b + t.c) / t.n * (one_s / total_s**2 + one_r / (total_r * total_s)) / 2
        for t, one_r, one_s in zip(tables, r, s, strict=True)
    )
    return math.log(total_r / total_s), math.sqrt(variance), s


def _mh_risk_difference(tables: Sequence[FourfoldTable]) -> tuple[float, float, list[float]]:
    """Variance: Sato, Greenland and Robins 1989."""
    weights = [t.n1 * t.n2 / t.n for t in tables]
    total = sum(weights)
    value = sum((t.a * t.n2 - t.c * t.n1) / t.n for t in tables) / total
    p = sum((t.c * t.n1**2 - t.a * t.n2**2 + t.n1 * t.n2 * (t.n2 - t.n1) / 2) / t.n**2 for t in tables)
    q = sum((t.a * t.d + t.b * t.c) / (2 * t.n) for t in tables)
    return value, math.sqrt((value * p + q) / total**2), weights
