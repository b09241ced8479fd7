"""How many of 100 or 1,000 people: the numbers of summaries of findings and fact boxes, and pictures of people."""

from __future__ import annotations

from typing import Literal, NamedTuple

from citesite.pages.geometry import FrameAround, PeopleGroup, icons, whole
from citesite.pages.numbering import Html, optional
from citesite.records import Analysis, Legend, Outcome
from citesite.values.selection import Selected


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


class LegendView(NamedTuple):
    """What the figures of a picture stand for, after their number."""

    either_way: str
    differ: str
    neither: str


class IconsFrame(NamedTuple):
    """What the record of a picture of people says of it."""

    id: str
    finding: str | None
    who: str | None
    legend: Legend | None
    per: int


class IconsView(NamedTuple):
    """A picture of people: one array, with a frame around those for whom an intervention makes the difference."""

    id: str
    finding: Html
    """What it shows, as its title; empty for a title made of the numbers and names below."""
    who: Html
    """Who these people are; empty for a line made of the names below."""
    outcome: str
    intervention: str
    comparator: str
    people: str
    time: str
    per: str
    legend: LegendView | None
    """None for one made of the names."""
    groups: tuple[PeopleGroup, ...]
    frames: tuple[FrameAround, ...]
    width: int
    height: int
    without: str
    with_: str
    difference: str
    change: str
    interval: tuple[str, ...]
    changes: tuple[str, ...]
    kind: Literal["icons"] = "icons"


def icon_array(frame: IconsFrame, found: Selected, analysis: Analysis, outcome: Outcome | None) -> IconsView:
    """Return a picture of people, without and with the intervention of an analysis.

    Args:
        frame: what its record says of it.
        found: the numbers.
        analysis: the analysis they are of.
        outcome: its outcome.
    """
    per, legend = frame.per, frame.legend
    shown = people(found, per)
    # A rule has refused pictures without numbers.
    assert shown is not None
    return IconsView(
        id=frame.id,
        finding=optional(frame.finding),
        who=optional(frame.who),
        outcome=outcome.lay_name if outcome else "",
        intervention=analysis.intervention,
        comparator=analysis.comparator,
        people=found.people,
        time=found.time,
        per=f"{per:,}",
        legend=LegendView(legend.either_way, legend.differ, legend.neither) if legend else None,
        **icons(per, *(float(count.replace(",", "")) for count in (shown.without, shown.with_)))._asdict(),
        **shown._asdict(),
    )


def people(found: Selected, per: int) -> People | None:
    """Return how many people have an outcome, without and with; None if the studies do not say."""
    shares = found.shares
    if shares is None:
        return None
    difference = per * shares.difference
    low, high = per * shares.difference_low, per * shares.difference_high
    return People(
        without=f"{whole(per * shares.without):,}",
        with_=f"{whole(per * shares.with_):,}",
        difference=_count(difference),
        change=_change(difference),
        interval=(_count(low), _count(high)) if found.has_interval else (),
        changes=(_change(low), _change(high)),
    )


def _count(number: float) -> str:
    """Return a number of people, without its sign."""
    return f"{whole(abs(number)):,}"


def _change(number: float) -> str:
    rounded = whole(abs(number))
    return "none" if not rounded else "more" if number > 0 else "fewer"
