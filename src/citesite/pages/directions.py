"""Tables of directions: which way each study points, for studies that disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from citesite.pages.geometry import direction
from citesite.pages.numbering import Html, optional
from citesite.pages.numbers import PLACES, RowNote, numbers_of, row_notes
from citesite.pages.page import PageInput
from citesite.pages.tables import ArmView, arm, has_arms, row_label, rows_are_studies
from citesite.records import Analysis, Row
from citesite.records.results import RATIOS

if TYPE_CHECKING:
    # Imported here because only topics with analyses need the arithmetic.
    from citesite.evidence.analysis import Computed, ComputedRow
    from citesite.evidence.effects import Effect


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
    rows_are_studies: bool
    has_arms: bool
    rows: tuple[DirectionRow, ...]
    note: Html
    row_notes: tuple[RowNote, ...]
    why_not_pool: Html
    kind: Literal["directions"] = "directions"


def directions(analysis: Analysis, computed: Computed, page: PageInput) -> DirectionsView:
    """Return which way each study of an analysis points."""
    return DirectionsView(
        id=analysis.id,
        aliases=page.aliases(analysis.id),
        title=analysis.title,
        measure=analysis.measure,
        unit=analysis.unit or "",
        intervention=analysis.intervention,
        comparator=analysis.comparator,
        rows_are_studies=rows_are_studies(analysis, page),
        has_arms=has_arms(analysis),
        rows=tuple(
            _direction_row(row, found, computed.measure)
            for row, found in zip(analysis.rows, computed.rows, strict=True)
        ),
        note=optional(analysis.note),
        row_notes=row_notes(analysis),
        why_not_pool=optional(analysis.why_not_pool),
    )


def _direction_row(row: Row, found: ComputedRow, measure: str) -> DirectionRow:
    estimate, interval = numbers_of(found, row, PLACES.get(measure, 2))
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
