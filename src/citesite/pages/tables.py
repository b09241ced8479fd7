"""The table of an analysis: one row a study, with the numbers as the studies gave them."""

from collections.abc import Sequence
from typing import NamedTuple

from citesite.evidence.rounding import shortest
from citesite.pages.numbering import Html, optional
from citesite.pages.page import PageInput
from citesite.records import Analysis, Arm, Row
from citesite.text.prose import Citation

_STUDIES = frozenset(
    {
        "randomized-trial", "non-randomized-trial", "cohort", "case-control", "cross-sectional", "case-report",
        "laboratory", "animal",
    }
)  # fmt: skip
"""Designs of single studies."""


class NoNumbers(NamedTuple):
    """A group of which a study gives no numbers."""


class EventsView(NamedTuple):
    """How many people of a group had the outcome."""

    events: str
    total: str


class PercentView(NamedTuple):
    """How many in 100 people of a group had the outcome."""

    percent: str


class MeanView(NamedTuple):
    """The mean of a group."""

    mean: str
    sd: str
    n: str


class RateView(NamedTuple):
    """How often something happened in a group, and in how much person-time."""

    happened: str
    time: str


class TotalView(NamedTuple):
    """How many people were in a group."""

    total: str


ArmView = NoNumbers | EventsView | PercentView | MeanView | RateView | TotalView


class RowView(NamedTuple):
    """A study in the table of an analysis."""

    label: Html
    subgroup: str
    people: str
    follow_up: str
    differs_because: Html
    note: Html
    intervention: ArmView
    comparator: ArmView
    estimate: str
    interval: tuple[str, ...]
    se: str
    """The standard error, of a study that prints no interval."""
    result: str


class PublishedView(NamedTuple):
    """A published result, for comparison."""

    label: Html
    estimate: str
    interval: tuple[str, ...]
    differs_because: Html
    note: Html


class AnalysisView(NamedTuple):
    """An analysis as a table."""

    id: str
    aliases: tuple[str, ...]
    title: str
    measure: str
    unit: str
    intervention: str
    comparator: str
    rows_are_studies: bool
    has_arms: bool
    has_effects: bool
    rows: tuple[RowView, ...]
    note: Html
    published: tuple[PublishedView, ...]
    why_not_pool: Html


def analysis(record: Analysis, page: PageInput) -> AnalysisView:
    """Return an analysis as a table."""
    rows = tuple(map(_row, record.rows))
    published = (
        PublishedView(
            Html(p.label, (Citation(p.source),)),
            shortest(p.estimate),
            tuple(map(shortest, p.interval)),
            optional(p.differs_because),
            optional(p.note),
        )
        for p in record.published
    )
    return AnalysisView(
        id=record.id,
        aliases=page.aliases(record.id),
        title=record.title,
        measure=record.measure,
        unit=record.unit or "",
        intervention=record.intervention,
        comparator=record.comparator,
        rows_are_studies=rows_are_studies(record, page),
        has_arms=has_arms(record),
        has_effects=any(row.estimate or row.result for row in rows),
        rows=rows,
        note=optional(record.note),
        published=tuple(published),
        why_not_pool=optional(record.why_not_pool),
    )


def rows_are_studies(record: Analysis, page: PageInput) -> bool:
    """Return whether each row is a study of its own, and not one of several results, a group or a review.

    Rows that are put together are: a study may be known from a review alone.
    """
    works = [row.source for row in record.rows]
    is_each_another = len(set(works)) == len(works)
    return record.model is not None or (
        is_each_another and all(page.library.sources[work].design in _STUDIES for work in works)
    )


def has_arms(record: Analysis) -> bool:
    """Return whether any study gives the numbers of a group."""
    return any(arm(group) for row in record.rows for group in (row.intervention, row.comparator))


def row_label(row: Row) -> Html:
    """Return the name of a study, with its citation."""
    return Html(row.label, (Citation(row.source),))


def _row(row: Row) -> RowView:
    return RowView(
        label=row_label(row),
        subgroup=row.subgroup or "",
        people=row.people or "",
        follow_up=row.follow_up or "",
        differs_because=optional(row.differs_because),
        note=optional(row.note),
        intervention=arm(row.intervention),
        comparator=arm(row.comparator),
        estimate=shortest(row.estimate) if row.estimate is not None else "",
        interval=tuple(map(shortest, row.interval or ())),
        se=shortest(row.se) if row.se is not None and row.interval is None else "",
        result=row.result or "",
    )


def arm(record: Arm | None) -> ArmView:
    """Return the numbers of one group, as its study gives them."""
    if record is None:
        return NoNumbers()
    if record.events is not None and record.time is not None:
        return RateView(shortest(record.events), shortest(record.time))
    if record.events is not None and record.total is not None:
        return EventsView(shortest(record.events), shortest(record.total))
    if record.percent is not None:
        return PercentView(shortest(record.percent))
    if record.mean is not None:
        sd = shortest(record.sd) if record.sd is not None else ""
        return MeanView(shortest(record.mean), sd, shortest(record.n) if record.n is not None else "")
    return TotalView(shortest(record.total)) if record.total is not None else NoNumbers()


def total_of(records: Sequence[Arm | None]) -> ArmView:
    """Return the sum of groups: events and people, or people alone; without numbers if one of them has none."""
    arms = [one for one in records if one is not None]
    people = [one.total or one.n for one in arms]
    if len(arms) < len(records) or not all(people):
        return NoNumbers()
    total = shortest(sum(some or 0 for some in people))
    if all(one.events is not None and one.time is None for one in arms):
        return EventsView(shortest(sum(one.events or 0 for one in arms)), total)
    return TotalView(total)
