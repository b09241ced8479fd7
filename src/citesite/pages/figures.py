"""Pictures: forest plots, icon arrays and tables of directions, each with the numbers it is drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from citesite.evidence.rounding import decimals, half_up
from citesite.pages.geometry import ForestLine, direction, forest, icons, strip, whole
from citesite.pages.numbering import Html, optional
from citesite.pages.page import PageInput
from citesite.pages.tables import ArmView, arm, has_arms, number, row_label
from citesite.records import Analysis, Figure, Outcome, Row
from citesite.records.results import RATIOS
from citesite.text.prose import Citation
from citesite.values.selection import Selected, selected

if TYPE_CHECKING:
    # Imported here because only topics with analyses need the arithmetic.
    from citesite.evidence.analysis import Computed, ComputedRow
    from citesite.evidence.effects import Effect

_MARKS = {"more": "M.5.55v.26M.37.68h.26", "fewer": "M.37.68h.26"}
"""What is drawn on a person who has the outcome only because of the intervention, or is spared it."""
_PLACES = {"RR": 2, "OR": 2, "HR": 2, "RD": 1, "percent-change": 1}

Drawn = dict[str, Any]
"""Places in a picture, as `geometry` describes them."""


class Tick(NamedTuple):
    """A value written at an axis, and its place in per cent of the width."""

    x: float
    label: str


class RowNote(NamedTuple):
    """What readers must know of a study. It is below the table, where it does not push the rows of a picture apart."""

    name: str
    subgroup: str
    text: Html


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


class Diamond(NamedTuple):
    """Studies put together in a forest plot."""

    name: str
    """The subgroup; empty for all studies."""
    mark: Drawn
    estimate: str
    interval: tuple[str, ...]
    studies: int


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
    title: str
    measure: str
    unit: str
    intervention: str
    comparator: str
    has_arms: bool
    is_ratio: bool
    is_counted: bool
    better: str
    sides: tuple[str, ...]
    null: float
    ticks: tuple[Tick, ...]
    rows: tuple[ForestRow, ...]
    pooled: tuple[Diamond, ...]
    model: str
    hksj: bool
    i2: str
    prediction: Prediction | None
    published: tuple[ComparedRow, ...]
    note: Html
    row_notes: tuple[RowNote, ...]
    why_not_pool: Html
    kind: Literal["forest"] = "forest"


class DirectionRow(NamedTuple):
    """A study in a table of directions."""

    label: Html
    subgroup: str
    people: str
    follow_up: str
    way: str
    result: str
    has_interval: bool
    estimate: str
    interval: tuple[str, ...]
    intervention: ArmView
    comparator: ArmView


class DirectionsView(NamedTuple):
    """A table of which way studies point."""

    id: str
    aliases: tuple[str, ...]
    title: str
    measure: str
    unit: str
    intervention: str
    comparator: str
    has_arms: bool
    rows: tuple[DirectionRow, ...]
    note: Html
    row_notes: tuple[RowNote, ...]
    why_not_pool: Html
    kind: Literal["directions"] = "directions"


class People(NamedTuple):
    """How many of 100 or 1,000 people, without and with an intervention, and the difference with its interval."""

    without: str
    with_: str
    difference: str
    change: str
    """Whether the difference is more or fewer people, or none."""
    interval: tuple[str, ...]
    changes: tuple[str, ...]
    """The same for each limit of the interval."""
    null: float
    mark: Drawn
    ticks: tuple[Tick, ...]


class IconsView(NamedTuple):
    """Two arrays of people."""

    id: str
    outcome: str
    intervention: str
    comparator: str
    people: str
    time: str
    per: int
    per_shown: str
    mark_path: str
    drawn: Drawn
    without: str
    with_: str
    difference: str
    change: str
    interval: tuple[str, ...]
    changes: tuple[str, ...]
    null: float
    mark: Drawn
    ticks: tuple[Tick, ...]
    kind: Literal["icons"] = "icons"


FigureView = ForestView | DirectionsView | IconsView


def figure(record: Figure, page: PageInput) -> FigureView:
    """Return a picture of an analysis."""
    assert page.topic is not None
    analysis = page.topic.analyses[record.analysis]
    outcome = page.topic.outcomes.get(analysis.outcome)
    computed = page.topic.values.computed(analysis.id)
    if record.kind == "icons":
        return _icons(record, analysis, computed, outcome)
    if record.kind == "directions":
        return _directions(analysis, computed, page)
    return _forest(record, analysis, computed, outcome, page)


def _forest(
    record: Figure, analysis: Analysis, computed: Computed, outcome: Outcome | None, page: PageInput
) -> ForestView:
    is_ratio = computed.measure in RATIOS
    pooled = [("", computed.pooled)] if computed.pooled else []
    pooled = [(group.name, group.pooled) for group in computed.subgroups] + pooled
    drawn = forest(
        [_line(row.effect, row.weight) for row in computed.rows],
        is_ratio=is_ratio,
        pooled=[ForestLine(p.effect.estimate, (p.effect.low, p.effect.high)) for _, p in pooled],
        prediction=computed.pooled.prediction if computed.pooled else None,
        compared=[ForestLine(p.estimate, (p.interval[0], p.interval[1])) for p in analysis.published],
    )
    places = _PLACES.get(computed.measure, 2)
    return ForestView(
        id=analysis.id,
        aliases=page.aliases(analysis.id),
        title=analysis.title,
        measure=analysis.measure,
        unit=analysis.unit or "",
        intervention=analysis.intervention,
        comparator=analysis.comparator,
        has_arms=has_arms(analysis),
        is_ratio=is_ratio,
        is_counted=outcome is not None and outcome.kind == "dichotomous",
        better=better_side(outcome),
        sides=record.sides or (),
        null=drawn["null"],
        ticks=_ticks(drawn),
        rows=tuple(
            _forest_row(row, one, mark, places)
            for row, one, mark in zip(analysis.rows, computed.rows, drawn["rows"], strict=True)
        ),
        pooled=tuple(
            Diamond(name, mark, fixed(one.effect.estimate, places), _interval(one.effect, places), one.studies)
            for (name, one), mark in zip(pooled, drawn["pooled"], strict=True)
        ),
        model=computed.pooled.model if computed.pooled else "",
        hksj=computed.pooled.hksj if computed.pooled else False,
        i2=f"{half_up(computed.pooled.i2, 0):.0f}" if computed.pooled else "",
        prediction=_prediction(computed, drawn["prediction"], places),
        published=_compared(analysis, drawn["compared"]),
        note=optional(analysis.note),
        row_notes=_row_notes(analysis),
        why_not_pool=optional(analysis.why_not_pool),
    )


def _forest_row(row: Row, one: ComputedRow, mark: Drawn, places: int) -> ForestRow:
    estimate, interval = _numbers(one, row, places)
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
        weight=f"{half_up(one.weight, 0):.0f}" if one.weight is not None else "",
        result=row.result or "",
    )


def _compared(analysis: Analysis, marks: list[Drawn]) -> tuple[ComparedRow, ...]:
    return tuple(
        ComparedRow(
            label=Html(p.label, (Citation(p.source),)),
            differs_because=optional(p.differs_because),
            note=optional(p.note),
            mark=mark,
            estimate=number(p.estimate),
            interval=tuple(map(number, p.interval)),
        )
        for p, mark in zip(analysis.published, marks, strict=True)
    )


def _row_notes(analysis: Analysis) -> tuple[RowNote, ...]:
    return tuple(
        RowNote(row.label, row.subgroup or "", Html(text))
        for row in analysis.rows
        for text in (row.differs_because, row.note)
        if text
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


def _numbers(row: ComputedRow, record: Row, places: int) -> tuple[str, tuple[str, ...]]:
    """Return estimate and interval of a row, as they were published or as its numbers give them; empty if unknown."""
    if row.effect is None:
        return "", ()
    printed = (record.estimate, *(record.interval or ())) if record.estimate is not None else ()
    is_printed = row.origin == "published" or (row.published_agrees and row.effect.measure not in _PLACES)
    digits = decimals(*printed) if is_printed else places
    return fixed(row.effect.estimate, digits), _interval(row.effect, digits)


def _interval(effect: Effect, places: int) -> tuple[str, ...]:
    return fixed(effect.low, places), fixed(effect.high, places)


def _prediction(computed: Computed, mark: Drawn, places: int) -> Prediction | None:
    if computed.pooled is None or computed.pooled.prediction is None or not mark:
        return None
    return Prediction(mark, tuple(fixed(limit, places) for limit in computed.pooled.prediction))


def _ticks(drawn: Drawn) -> tuple[Tick, ...]:
    return tuple(Tick(tick["x"], plain_number(tick["value"])) for tick in drawn["ticks"])


def _directions(analysis: Analysis, computed: Computed, page: PageInput) -> DirectionsView:
    return DirectionsView(
        id=analysis.id,
        aliases=page.aliases(analysis.id),
        title=analysis.title,
        measure=analysis.measure,
        unit=analysis.unit or "",
        intervention=analysis.intervention,
        comparator=analysis.comparator,
        has_arms=has_arms(analysis),
        rows=tuple(
            _direction_row(row, found, computed.measure)
            for row, found in zip(analysis.rows, computed.rows, strict=True)
        ),
        note=optional(analysis.note),
        row_notes=_row_notes(analysis),
        why_not_pool=optional(analysis.why_not_pool),
    )


def _direction_row(row: Row, found: ComputedRow, measure: str) -> DirectionRow:
    estimate, interval = _numbers(found, row, _PLACES.get(measure, 2))
    return DirectionRow(
        label=row_label(row),
        subgroup=row.subgroup or "",
        people=row.people or "",
        follow_up=row.follow_up or "",
        way=_way(row, found.effect, measure),
        result=row.result or "",
        has_interval=found.effect is not None,
        estimate=estimate,
        interval=interval,
        intervention=arm(row.intervention),
        comparator=arm(row.comparator),
    )


def _way(row: Row, effect: Effect | None, measure: str) -> str:
    """Return which way a study points: by its numbers if it has any, otherwise as the record reads its words."""
    if effect:
        is_ratio = measure in RATIOS
        way = direction(effect.estimate, (effect.low, effect.high), is_ratio=is_ratio)
        if way == "unclear":
            return "unclear-numbers"
        if is_ratio or measure == "RD":
            return way
        return "higher" if way == "more" else "lower"
    if row.intervention and row.comparator:
        with_, without = row.intervention.percent, row.comparator.percent
        if with_ is not None and without is not None:
            return direction(with_ - without, None, is_ratio=False).replace("unclear", "unclear-numbers")
    return row.direction or ""


def _icons(record: Figure, analysis: Analysis, computed: Computed, outcome: Outcome | None) -> IconsView:
    per = int(record.per)
    found = selected(analysis, computed, record)
    # A rule has refused pictures without numbers.
    assert isinstance(found, Selected)
    assert found.shares is not None
    shown = people(found, per)
    assert shown is not None
    drawn = icons(per, per * found.shares.without, per * found.shares.with_)
    return IconsView(
        id=f"{analysis.id}--icons",
        outcome=outcome.lay_name if outcome else "",
        intervention=analysis.intervention,
        comparator=analysis.comparator,
        people=found.people,
        time=found.time,
        per=per,
        per_shown=f"{per:,}",
        mark_path=_MARKS["more" if drawn["with"]["more"] else "fewer"],
        drawn=drawn,
        **shown._asdict(),
    )


def people(found: Selected, per: int) -> People | None:
    """Return how many people have an outcome, without and with; None if the studies do not say."""
    shares = found.shares
    if shares is None:
        return None
    difference = per * shares.difference
    low, high = per * shares.difference_low, per * shares.difference_high
    bar = strip(ForestLine(difference, (low, high)), is_ratio=False)
    return People(
        without=f"{whole(per * shares.without):,}",
        with_=f"{whole(per * shares.with_):,}",
        difference=_count(difference),
        change=_change(difference),
        interval=(_count(low), _count(high)) if found.has_interval else (),
        changes=(_change(low), _change(high)),
        null=bar["null"],
        mark=bar["rows"][0],
        ticks=_ticks(bar),
    )


def _count(number: float) -> str:
    """Return a number of people, without its sign."""
    return f"{whole(abs(number)):,}"


def _change(number: float) -> str:
    rounded = whole(abs(number))
    return "none" if not rounded else "more" if number > 0 else "fewer"


def fixed(value: float, places: int) -> str:
    """Return a number with so many decimals and a true minus sign."""
    shown = f"{half_up(value, places):,.{places}f}"
    if not shown.strip("-0."):
        shown = shown.lstrip("-")
    return shown.replace("-", "\N{MINUS SIGN}")


def plain_number(value: float) -> str:
    """Return a number without trailing zeros, with a true minus sign."""
    return f"{value:,.6g}".replace("-", "\N{MINUS SIGN}")
