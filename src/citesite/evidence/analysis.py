"""Everything computed from the numbers of one analysis: `computed`.

It never raises: a row without an effect says why it has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from citesite.evidence.absolute import (
    Absolute,
    Size,
    absolute,
    against_minimal_important_difference,
)
from citesite.evidence.agreement import agrees, distance
from citesite.evidence.effects import (
    Effect,
    from_counts,
    from_counts_by_peto,
    from_interval,
    from_means,
    from_means_with_t,
    from_rates,
    from_standard_error,
    is_uninformative,
    table_of,
)
from citesite.evidence.pooling import Between, Pooled, between_subgroups, leave_one_out, pool
from citesite.records import Analysis, Arm, Outcome, Row
from citesite.records.results import ON_RISKS, RATIOS, Measure

Reason = Literal["no-numbers", "one-group", "no-counts", "no-spread", "no-interval", "no-events", "impossible"]
"""Why a row has no effect: it has a finding in words or other numbers than its measure needs; numbers of one group
only; shares without counts; means without standard deviations or numbers of people; an estimate without its interval
or standard error;
the outcome happened to nobody or to everybody, so that there is no ratio; numbers no study can have found."""


@dataclass(frozen=True, slots=True)
class ComputedRow:
    """The results of one row."""

    effect: Effect | None
    """Its effect: from the numbers of both groups where they are complete, otherwise as published. RD is in people of
    `Computed.per`."""
    origin: Literal["groups", "published"] | None
    """Where the effect is from."""
    reason: Reason | None
    """Why there is no effect, or None."""
    published_agrees: bool | None
    """Whether the published estimate agrees with the groups' numbers; None unless both are there."""
    weight: float | None = None
    """Its weight in the pooled effect, in percent; None if nothing is pooled or the row is left out."""


@dataclass(frozen=True, slots=True)
class Subgroup:
    """The pooled rows of one subgroup."""

    name: str
    pooled: Pooled


@dataclass(frozen=True, slots=True)
class Computed:
    """The results of an analysis. Rows, absolutes and so on are in the order of the record."""

    measure: Measure
    per: int
    """An RD is per this many people (100 or 1,000); 1 for all other measures."""
    rows: tuple[ComputedRow, ...]
    pooled: Pooled | None
    """The pooled effect; None unless a model is set, why_not_pool is not, and two rows have an effect."""
    subgroups: tuple[Subgroup, ...]
    """Each subgroup pooled, if the rows are pooled and name more than one."""
    between: Between | None
    """The test for differences between subgroups."""
    published_agrees: tuple[bool, ...]
    """For each published result, whether the pooled effect agrees with it; () if nothing is pooled."""
    effect: Effect | None
    """The effect of the analysis: pooled, or of its only row."""
    absolutes: tuple[Absolute, ...]
    """Absolute risks at each baseline risk, as shares; () without an effect on risks."""
    size: Size | None
    """Whether patients would notice `effect`, for a mean difference."""


_NO_RESULT = (ValueError, ArithmeticError)
"""Raised by impossible numbers, and by numbers so large or small that the arithmetic overflows."""


def per_people(measure: Measure, unit: str | None) -> int:
    """Return the number of people that a risk difference is per: 1,000 if its unit says so, otherwise 100."""
    if measure != "RD":
        return 1
    return 1000 if (unit or "").replace(",", "").endswith("1000") else 100


def computed(analysis: Analysis, outcome: Outcome | None) -> Computed:
    """Compute an analysis: each row, the pooled effect, and what it means at each baseline risk. Never raises."""
    measure, per = analysis.measure, per_people(analysis.measure, analysis.unit)
    is_pooled = analysis.model is not None and analysis.why_not_pool is None
    rows = [_row(row, analysis, per, prefers_published_method=not is_pooled) for row in analysis.rows]
    pooled = None
    if is_pooled and sum(row.effect is not None for row in rows) > 1:
        pooled = _pooled(rows, analysis, per)
    subgroups: tuple[Subgroup, ...] = ()
    published: list[bool] = []
    if pooled:
        weights = iter(pooled.weights)
        rows = [replace(row, weight=next(weights)) if row.effect else row for row in rows]
        subgroups = _subgroups(rows, [row.subgroup or "" for row in analysis.rows], analysis)
        published = [agrees(pooled.effect, (result.estimate, *result.interval)) for result in analysis.published]
    effect = pooled.effect if pooled else rows[0].effect if len(rows) == 1 else None
    absolutes = _absolutes(analysis, effect, per)
    return Computed(
        measure=measure,
        per=per,
        rows=tuple(rows),
        pooled=pooled,
        subgroups=subgroups,
        between=_between(subgroups),
        published_agrees=tuple(published),
        effect=effect,
        absolutes=absolutes,
        size=_size(effect, outcome),
    )


def _row(row: Row, analysis: Analysis, per: int, *, prefers_published_method: bool) -> ComputedRow:
    try:
        from_groups = _from_groups(row, analysis, per)
        if isinstance(from_groups, str):
            return _from_published(row, analysis.measure, from_groups)
        if row.estimate is None:
            return ComputedRow(from_groups[0], "groups", None, None)
        printed = row.estimate, *(row.interval or ())
        nearest = min(from_groups, key=lambda effect: distance(effect, printed))
        effect = nearest if prefers_published_method else from_groups[0]
        return ComputedRow(effect, "groups", None, agrees(nearest, printed))
    except _NO_RESULT:
        return ComputedRow(None, None, "impossible", None)


def _from_groups(row: Row, analysis: Analysis, per: int) -> list[Effect] | Reason:
    """Return the effect from both groups' numbers, with each interval a report may print, or why there is none."""
    one, other, measure = row.intervention, row.comparator, analysis.measure
    if one is None or other is None:
        return "no-numbers" if one is other else "one-group"
    if measure in ("RR", "OR", "RD"):
        return _from_counts(one, other, analysis, per)
    if measure == "IRR" and one.events is not None and other.events is not None and one.time and other.time:
        return (
            [from_rates(one.events, one.time, other.events, other.time)] if one.events + other.events else "no-events"
        )
    if measure in ("MD", "SMD") and one.mean is not None and other.mean is not None:
        if one.sd is None or one.n is None or other.sd is None or other.n is None:
            return "no-spread"
        means = one.mean, one.sd, one.n, other.mean, other.sd, other.n
        return [from_means(measure, *means), *([from_means_with_t(*means)] if measure == "MD" else [])]
    return "no-numbers"


def _from_counts(one: Arm, other: Arm, analysis: Analysis, per: int) -> list[Effect] | Reason:
    if one.events is None or one.total is None or other.events is None or other.total is None:
        return "no-counts" if one.percent is not None or other.percent is not None else "no-numbers"
    counts = one.events, one.total, other.events, other.total
    if analysis.measure in RATIOS and is_uninformative(table_of(*counts)):
        return "no-events"
    if analysis.model == "peto" and analysis.measure == "OR":
        # A report may print the plain odds ratio; Peto's, which is pooled, comes first.
        return [from_counts_by_peto(*counts), from_counts("OR", *counts)]
    return [from_counts(analysis.measure, *counts).scaled(per)]


def _from_published(row: Row, measure: Measure, why_not_groups: Reason) -> ComputedRow:
    if row.estimate is None:
        return ComputedRow(None, None, why_not_groups, None)
    if row.interval is not None:
        return ComputedRow(from_interval(measure, row.estimate, *row.interval[:2]), "published", None, None)
    if row.se is not None:
        return ComputedRow(from_standard_error(measure, row.estimate, row.se), "published", None, None)
    return ComputedRow(None, None, "no-interval", None)


def _pooled(rows: Sequence[ComputedRow], analysis: Analysis, per: int) -> Pooled | None:
    """Pool the rows that have an effect. Shares are pooled, and returned in the unit of the analysis."""
    effects = [row.effect.scaled(1 / per) for row in rows if row.effect]
    if analysis.model is None or (analysis.model == "peto" and analysis.measure != "OR"):
        return None
    try:
        return pool(effects, analysis.model, hksj=analysis.hksj).scaled(per)
    except _NO_RESULT:
        return None


def without_each(analysis: Analysis, found: Computed) -> tuple[tuple[int, Pooled], ...]:
    """Return the pooled effect without each row, with that row's number; () unless three rows are pooled.

    It is not part of `computed`, because most of what needs that has no use for it.
    """
    if found.pooled is None or analysis.model is None:
        return ()
    used = [number for number, row in enumerate(found.rows) if row.effect]
    effects = [row.effect.scaled(1 / found.per) for row in found.rows if row.effect]
    try:
        others = leave_one_out(effects, analysis.model, hksj=analysis.hksj)
    except _NO_RESULT:
        return ()
    return tuple((number, one.scaled(found.per)) for number, one in zip(used, others, strict=False))


def _subgroups(rows: Sequence[ComputedRow], names: Sequence[str], analysis: Analysis) -> tuple[Subgroup, ...]:
    """Return each subgroup that has an effect, in the order of the rows; () unless there are at least two.

    Rows in no subgroup are no subgroup of their own.
    """
    subgroups = [name for name in dict.fromkeys(names) if name]
    if len(subgroups) < 2 or analysis.model is None:
        return ()
    per = per_people(analysis.measure, analysis.unit)
    found = []
    for name in subgroups:
        members = [row for row, own in zip(rows, names, strict=True) if own == name]
        if pooled := _pooled(members, analysis, per):
            found.append(Subgroup(name, pooled))
    return tuple(found)


def _between(subgroups: Sequence[Subgroup]) -> Between | None:
    try:
        return between_subgroups([subgroup.pooled for subgroup in subgroups]) if len(subgroups) > 1 else None
    except _NO_RESULT:
        return None


def _absolutes(analysis: Analysis, effect: Effect | None, per: int) -> tuple[Absolute, ...]:
    if effect is None or effect.measure not in ON_RISKS:
        return ()
    share = effect.scaled(1 / per)
    try:
        return tuple(absolute(share, risk.per_thousand / 1000) for risk in analysis.baseline_risks)
    except _NO_RESULT:
        return ()


def _size(effect: Effect | None, outcome: Outcome | None) -> Size | None:
    smallest = outcome.scale.minimal_important_difference if outcome and outcome.scale else None
    if effect is None or effect.measure != "MD" or not smallest or smallest < 0:
        return None
    return against_minimal_important_difference(effect, smallest)
