"""Forest plots: every study on one scale, in the rows of its table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from citesite.evidence.analysis import Computed, ComputedRow, Subgroup
from citesite.evidence.effects import Effect
from citesite.evidence.rounding import fixed, shortest
from citesite.pages.geometry import ForestLine, forest
from citesite.pages.numbering import Html, optional
from citesite.pages.numbers import PLACES, Drawn, RowNote, Tick, interval_of, numbers_of, row_notes, ticks_of
from citesite.pages.page import PageInput
from citesite.pages.statistics import Spread, Statistics, spread_of, statistics
from citesite.pages.tables import ArmView, arm, has_arms, row_label, rows_are_studies, total_of
from citesite.records import Analysis, Figure, Outcome, Row
from citesite.records.results import RATIOS
from citesite.text.prose import Citation


class Diamond(NamedTuple):
    """Studies put together in a forest plot."""

    name: str
    """The subgroup; empty for all studies."""
    intervention: ArmView
    """The totals of the intervention groups."""
    comparator: ArmView
    mark: Drawn
    estimate: str
    interval: tuple[str, ...]
    studies: int
    spread: Spread


class ForestRow(NamedTuple):
    """A study in a forest plot."""

    label: Html
    subgroup: str
    people: str
    follow_up: str
    intervention: ArmView
    comparator: ArmView
    mark: Drawn
    """Its square and line; empty if it cannot be drawn."""
    estimate: str
    interval: tuple[str, ...]
    weight: str
    result: str
    total: Diamond | None
    """Its subgroup put together, if it is the last study of one."""


class Prediction(NamedTuple):
    """Where the result of a new study is likely to lie."""

    mark: Drawn
    interval: tuple[str, ...]


class ComparedRow(NamedTuple):
    """A published result below a forest plot."""

    label: Html
    differs_because: Html
    note: Html
    mark: Drawn
    estimate: str
    interval: tuple[str, ...]


class ForestView(NamedTuple):
    """A forest plot in the rows of its table."""

    id: str
    aliases: tuple[str, ...]
    finding: Html
    """What it shows, as its title; empty for the title of the analysis."""
    title: str
    measure: str
    unit: str
    intervention: str
    comparator: str
    rows_are_studies: bool
    has_arms: bool
    is_ratio: bool
    is_counted: bool
    better: str
    sides: tuple[str, ...]
    null: float
    ticks: tuple[Tick, ...]
    rows: tuple[ForestRow, ...]
    pooled: tuple[Diamond, ...]
    """All studies together; empty if they are not."""
    model: str
    hksj: bool
    prediction: Prediction | None
    published: tuple[ComparedRow, ...]
    note: Html
    row_notes: tuple[RowNote, ...]
    why_not_pool: Html
    statistics: Statistics | None
    kind: Literal["forest"] = "forest"


def forest_plot(
    record: Figure, analysis: Analysis, computed: Computed, outcome: Outcome | None, page: PageInput
) -> ForestView:
    """Return the forest plot of an analysis."""
    subgroups = _named_here(analysis, computed)
    pooled = [*subgroups, *([Subgroup("", computed.pooled)] if computed.pooled else [])]
    drawn = _drawn(analysis, computed, [one.pooled.effect for one in pooled])
    places = PLACES.get(computed.measure, 2)
    diamonds = [_diamond(one, analysis, computed, mark) for one, mark in zip(pooled, drawn["pooled"], strict=True)]
    last = {row.subgroup: number for number, row in enumerate(analysis.rows) if row.subgroup}
    ends = {last[one.name]: diamond for one, diamond in zip(subgroups, diamonds, strict=False)}
    return ForestView(
        id=analysis.id,
        aliases=page.aliases(analysis.id),
        finding=optional(record.finding),
        title=analysis.title,
        measure=analysis.measure,
        unit=analysis.unit or "",
        intervention=analysis.intervention,
        comparator=analysis.comparator,
        rows_are_studies=rows_are_studies(analysis, page),
        has_arms=has_arms(analysis),
        is_ratio=computed.measure in RATIOS,
        is_counted=outcome is not None and outcome.kind == "dichotomous",
        better=better_side(outcome),
        sides=record.sides or (),
        null=drawn["null"],
        ticks=ticks_of(drawn),
        rows=tuple(
            _forest_row(row, one, mark, places, ends.get(number))
            for number, (row, one, mark) in enumerate(zip(analysis.rows, computed.rows, drawn["rows"], strict=True))
        ),
        pooled=tuple(diamonds[-1:]),
        model=computed.pooled.model if computed.pooled else "",
        hksj=computed.pooled.hksj if computed.pooled else False,
        prediction=_prediction(computed, drawn["prediction"], places),
        published=_compared(analysis, drawn["compared"]),
        note=optional(analysis.note),
        row_notes=row_notes(analysis),
        why_not_pool=optional(analysis.why_not_pool),
        statistics=statistics(analysis, computed, outcome, places),
    )


def _drawn(analysis: Analysis, computed: Computed, pooled: Sequence[Effect]) -> Drawn:
    return forest(
        [_line(row.effect, row.weight) for row in computed.rows],
        is_ratio=computed.measure in RATIOS,
        pooled=[ForestLine(one.estimate, (one.low, one.high)) for one in pooled],
        prediction=computed.pooled.prediction if computed.pooled else None,
        compared=[ForestLine(p.estimate, (p.interval[0], p.interval[1])) for p in analysis.published],
    )


def _named_here(analysis: Analysis, computed: Computed) -> list[Subgroup]:
    """Return the subgroups under the names that this edition gives them; numbers are computed once for all editions."""
    rows = list(zip(analysis.rows, computed.rows, strict=True))
    shown = {row.subgroup for row, one in rows if one.effect}
    names = [name for name in dict.fromkeys(row.subgroup for row, _ in rows) if name and name in shown]
    return [Subgroup(name, one.pooled) for name, one in zip(names, computed.subgroups, strict=False)]


def _diamond(group: Subgroup, analysis: Analysis, computed: Computed, mark: Drawn) -> Diamond:
    """Return a diamond, for one subgroup or, without a name, for all studies."""
    places, pooled = PLACES.get(computed.measure, 2), group.pooled
    rows = [
        row
        for row, one in zip(analysis.rows, computed.rows, strict=True)
        if one.effect and (not group.name or row.subgroup == group.name)
    ]
    return Diamond(
        name=group.name,
        intervention=total_of([row.intervention for row in rows]),
        comparator=total_of([row.comparator for row in rows]),
        mark=mark,
        estimate=fixed(pooled.effect.estimate, places),
        interval=interval_of(pooled.effect, places),
        studies=pooled.studies,
        spread=spread_of(pooled),
    )


def _forest_row(row: Row, one: ComputedRow, mark: Drawn, places: int, total: Diamond | None) -> ForestRow:
    estimate, interval = numbers_of(one, row, places)
    return ForestRow(
        label=row_label(row),
        subgroup=row.subgroup or "",
        people=row.people or "",
        follow_up=row.follow_up or "",
        intervention=arm(row.intervention),
        comparator=arm(row.comparator),
        mark=mark,
        estimate=estimate,
        interval=interval,
        weight=fixed(one.weight, 0) if one.weight is not None else "",
        result=row.result or "",
        total=total,
    )


def _compared(analysis: Analysis, marks: list[Drawn]) -> tuple[ComparedRow, ...]:
    return tuple(
        ComparedRow(
            label=Html(p.label, (Citation(p.source),)),
            differs_because=optional(p.differs_because),
            note=optional(p.note),
            mark=mark,
            estimate=shortest(p.estimate),
            interval=tuple(map(shortest, p.interval)),
        )
        for p, mark in zip(analysis.published, marks, strict=True)
    )


def better_side(outcome: Outcome | None) -> str:
    """Return whether more or less of an outcome is better for people; empty if the record does not say."""
    if outcome is None:
        return ""
    if outcome.kind == "dichotomous":
        return "more" if outcome.desirable else "less"
    return {"higher": "more", "lower": "less"}[outcome.scale.better] if outcome.scale else ""


def _line(result: Effect | None, weight: float | None = None) -> ForestLine | None:
    if result is None:
        return None
    return ForestLine(result.estimate, (result.low, result.high), weight / 100 if weight is not None else None)


def _prediction(computed: Computed, mark: Drawn, places: int) -> Prediction | None:
    if computed.pooled is None or computed.pooled.prediction is None or not mark:
        return None
    return Prediction(mark, tuple(fixed(limit, places) for limit in computed.pooled.prediction))
