"""Pooling studies: fixed effect (inverse variance, Mantel-Haenszel, Peto) and random effects.

All of it on the working scale of `Effect.value`. With y the values, v their variances, and w = 1/(v + tau²), the pooled
value is sum(wy)/sum(w) with standard error 1/sqrt(sum(w)); tau² is 0 for a fixed effect (Cochrane Handbook 10.3, 10.4).
Checked against `rma.uni`, `rma.mh` and `rma.peto` of the R package metafor.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from citesite.evidence.distributions import NORMAL_975, chi_squared_p, t_975
from citesite.evidence.effects import Effect, ImpossibleError, effect_of
from citesite.evidence.heterogeneity import (
    ESTIMATORS,
    cochran_q,
    i_squared,
    method_of_moments,
    q_profile,
    weighted_mean,
)
from citesite.evidence.mantel_haenszel import mantel_haenszel
from citesite.records.results import Measure

Model = Literal["fixed", "mantel-haenszel", "peto", "random-mh", "random-dl", "random-pm", "random-reml"]
"""How studies are pooled. The part after "random-" is the estimator of tau². random-mh is the random-effects model that
most Cochrane reviews print for counts: tau² by moments around Mantel and Haenszel's estimate, then inverse variance."""

_BEFORE_2025: frozenset[Model] = frozenset(("random-mh", "random-dl"))
"""Models whose interval is the plain one (Wald) unless the record asks for the other, so that they return what Cochrane
reviews before 2025 print."""


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
    """I² in percent: of random effects tau²/(tau² + typical variance), of a fixed effect max(0, (Q - df)/Q)."""
    tau2: float
    """The variance between studies on the scale for pooling; 0 for a fixed effect."""
    tau2_interval: tuple[float, float] | None
    """The 95% interval of tau², by the Q-profile method. None for a fixed effect or one study."""
    prediction: tuple[float, float] | None
    """The 95% prediction interval, on the scale of the estimate: pooled value ± t(k-1) x sqrt(tau² + se²) (Veroniki
    2019, as in RevMan since 2025). None for a fixed effect or fewer than three studies."""

    @property
    def studies(self) -> int:
        """The number of studies."""
        return len(self.weights)

    def scaled(self, factor: float) -> Pooled:
        """Return the pooled effect of a difference in another unit, as `Effect.scaled`."""
        low_high = self.tau2_interval
        return replace(
            self,
            effect=self.effect.scaled(factor),
            tau2=self.tau2 * factor**2,
            tau2_interval=(low_high[0] * factor**2, low_high[1] * factor**2) if low_high else None,
            prediction=(self.prediction[0] * factor, self.prediction[1] * factor) if self.prediction else None,
        )


@dataclass(frozen=True, slots=True)
class Between:
    """The test for differences between subgroups."""

    q: float
    """Sum((y - mean)² / se²) over the pooled values of the subgroups."""
    df: int
    """The number of subgroups minus one."""
    p: float
    """The P value of q."""


def pool(effects: Sequence[Effect], model: Model, *, hksj: bool | None = None) -> Pooled:
    """Pool the effects of independent studies.

    Args:
        effects: at least one, all of one measure, each with a standard error above zero; for Mantel-Haenszel of counts.
        model: fixed is inverse variance, and so is peto, whose effects are those of `from_counts_by_peto`.
        hksj: whether a random-effects model has the interval of Hartung, Knapp, Sidik and Jonkman: standard error
            sqrt(max(1, sum(w (y - pooled)²) / (k - 1)) / sum(w)), quantile of t with k - 1 degrees of freedom. The
            max(1, ...) keeps it from being narrower than without (metafor: test="adhoc"). No effect on one study.
            None: with three studies or more and tau² above zero in the models random-reml and random-pm
            (docs/decisions/0010).

    Raises:
        ImpossibleError: for what the first argument must not be.
    """
    measure = _one_measure(effects)
    y, v = [e.value for e in effects], [e.se**2 for e in effects]
    df = len(effects) - 1
    centre = mantel_haenszel(measure, effects)[0] if model in ("mantel-haenszel", "random-mh") else None
    tau2 = _tau2(y, v, model, centre) if df else 0.0
    w = [1 / (variance + tau2) for variance in v]
    mean, se, quantile = weighted_mean(y, w), 1 / math.sqrt(sum(w)), NORMAL_975
    if model == "mantel-haenszel":
        mean, se, w = mantel_haenszel(measure, effects)
    is_random = model.startswith("random-")
    if hksj is None:
        hksj = model not in _BEFORE_2025 and df > 1 and tau2 > 0
    hksj = hksj and is_random and df > 0
    if hksj:
        se *= math.sqrt(max(1.0, cochran_q(y, w, mean) / df))
        quantile = t_975(df)
    q = cochran_q(y, [1 / variance for variance in v], centre)
    return Pooled(
        model=model,
        hksj=hksj,
        effect=replace(effect_of(measure, mean, se, quantile), is_corrected=any(e.is_corrected for e in effects)),
        weights=tuple(100 * weight / sum(w) for weight in w),
        q=q,
        df=df,
        q_p=chi_squared_p(q, df) if df else 1.0,
        i2=i_squared(v, tau2) if is_random else 100 * max(0.0, (q - df) / q) if q and df else 0.0,
        tau2=tau2,
        tau2_interval=q_profile(y, v) if is_random and df else None,
        prediction=_prediction(measure, mean, math.hypot(math.sqrt(tau2), se), df) if is_random else None,
    )


def _tau2(y: Sequence[float], v: Sequence[float], model: Model, centre: float | None) -> float:
    if model == "random-mh":
        return method_of_moments(y, v, centre)
    return ESTIMATORS[model](y, v) if model in ESTIMATORS else 0.0


def leave_one_out(effects: Sequence[Effect], model: Model, *, hksj: bool | None = None) -> tuple[Pooled, ...]:
    """Return the pooled effect without each of at least three studies, in order; () for fewer.

    Raises:
        ImpossibleError: as `pool`.
    """
    if len(effects) < 3:
        return ()
    others = ([*effects[:number], *effects[number + 1 :]] for number in range(len(effects)))
    return tuple(pool(some, model, hksj=hksj) for some in others)


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
    expected = effect_of(measure, mean, spread, t_975(df))
    return expected.low, expected.high
