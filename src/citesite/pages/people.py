"""How many of 100 or 1,000 people: the numbers of icon arrays, summaries of findings and fact boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from citesite.pages.geometry import ForestLine, icons, strip, whole
from citesite.pages.numbers import Drawn, Tick, ticks_of
from citesite.records import Analysis, Figure, Outcome
from citesite.values.selection import Selected, selected

if TYPE_CHECKING:
    # Imported here because only topics with analyses need the arithmetic.
    from citesite.evidence.analysis import Computed


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


def icon_arrays(record: Figure, analysis: Analysis, computed: Computed, outcome: Outcome | None) -> IconsView:
    """Return two arrays of people, without and with the intervention of an analysis."""
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
        ticks=ticks_of(bar),
    )


def _count(number: float) -> str:
    """Return a number of people, without its sign."""
    return f"{whole(abs(number)):,}"


def _change(number: float) -> str:
    rounded = whole(abs(number))
    return "none" if not rounded else "more" if number > 0 else "fewer"
