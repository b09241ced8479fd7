"""The picture of people on a topic's page: one array, with a frame around those who differ."""

from __future__ import annotations

from typing import NamedTuple

from citesite.pages.claims import cited
from citesite.pages.numbering import Html, optional
from citesite.pages.page import PageInput
from citesite.pages.people import people
from citesite.records import Analysis, CertaintyLevel, FirstPicture
from citesite.text.prose import Citation
from citesite.values.selection import Selected, selected

_IN_ROW = 20
_STEP = (18, 40)
"""How far apart people are, across and down; a gap of one person follows the tenth of a row."""
_BETWEEN = 2
"""The space between the frames of two rows."""


class PersonPlace(NamedTuple):
    """Where a person is drawn."""

    x: int
    y: int


class PeopleGroup(NamedTuple):
    """People to whom the same happens."""

    kind: str
    """`any`: have the outcome either way. `more` and `fewer`: only with, and only without. `fine`: do not have it."""
    people: str
    places: tuple[PersonPlace, ...]


class FrameAround(NamedTuple):
    """A frame around the people of one row whom the intervention adds or spares."""

    x: int
    y: int
    width: int
    height: int


class PictureView(NamedTuple):
    """The picture: its finding as the title, what it shows of whom, and the people."""

    finding: Html
    who: Html
    time: str
    outcome: str
    intervention: str
    per: str
    groups: tuple[PeopleGroup, ...]
    frames: tuple[FrameAround, ...]
    width: int
    height: int
    level: CertaintyLevel
    """The certainty of the claim that it shows; not-rated if it names none."""
    population: str
    interval: tuple[str, ...]
    changes: tuple[str, ...]
    note: Html
    """Only the marks of the works behind it."""


def picture(record: FirstPicture, page: PageInput) -> PictureView:
    """Return the picture on a topic's page."""
    topic = page.topic
    assert topic is not None
    analysis = topic.analyses[record.analysis]
    found = selected(analysis, topic.values.computed(analysis.id), record)
    # A rule has refused pictures without numbers.
    assert isinstance(found, Selected)
    assert found.shares is not None
    per = int(record.people)
    shown = people(found, per)
    assert shown is not None
    without, with_ = (int(count.replace(",", "")) for count in (shown.without, shown.with_))
    groups = _groups(per, without, with_)
    framed = [place for group in groups if group.kind in ("more", "fewer") for place in group.places]
    outcome = topic.outcomes.get(analysis.outcome)
    return PictureView(
        finding=Html(record.finding),
        who=optional(record.who),
        time=found.time,
        outcome=outcome.lay_name if outcome else "",
        intervention=analysis.intervention,
        per=f"{per:,}",
        groups=groups,
        frames=_frames(framed),
        width=_STEP[0] * _IN_ROW + 14,
        height=_STEP[1] * (per // _IN_ROW),
        level=topic.level(record.claim) if record.claim else "not-rated",
        population=found.people,
        interval=shown.interval,
        changes=shown.changes,
        note=Html("", _works(record, analysis, found, page)),
    )


def _works(record: FirstPicture, analysis: Analysis, found: Selected, page: PageInput) -> tuple[Citation, ...]:
    """Return the works behind the numbers: that of the row, or those of the claim."""
    if found.row is not None:
        return (Citation(analysis.rows[found.row].source, ""),)
    return cited(page.topic.claims[record.claim].evidence) if record.claim and page.topic else ()


def _groups(per: int, without: int, with_: int) -> tuple[PeopleGroup, ...]:
    """Return the people in reading order: those who have the outcome either way, those who differ, all others."""
    both, differ = min(without, with_), abs(with_ - without)
    sizes = (("any", both), ("more" if with_ > without else "fewer", differ), ("fine", per - both - differ))
    places = [_place(number) for number in range(per)]
    groups, start = [], 0
    for kind, size in sizes:
        if size:
            groups.append(PeopleGroup(kind, f"{size:,}", tuple(places[start : start + size])))
        start += size
    return tuple(groups)


def _place(number: int) -> PersonPlace:
    row, column = divmod(number, _IN_ROW)
    gap = 12 if column >= _IN_ROW // 2 else 0
    return PersonPlace(_STEP[0] * column + gap, _STEP[1] * row)


def _frames(places: list[PersonPlace]) -> tuple[FrameAround, ...]:
    """Return one frame around the places of each row."""
    rows: dict[int, list[int]] = {}
    for place in places:
        rows.setdefault(place.y, []).append(place.x)
    return tuple(FrameAround(min(xs), y, max(xs) - min(xs) + _STEP[0], _STEP[1] - _BETWEEN) for y, xs in rows.items())
