"""An icon array: 100 or 1,000 people in rows, and a frame around those for whom an intervention makes the difference.

A person is in a cell of 18 by 40. Ten people in a row are drawn at once, so that an array of 1,000 people stays small.
"""

import math
from typing import NamedTuple

_IN_ROW = {100: 20, 1000: 50}
_CELL = (18, 40)
_GAP = 12
"""The space that follows every tenth person of a row, so that people can be counted."""
_BETWEEN = 2
"""The space between the frames of two rows."""


class PersonPlace(NamedTuple):
    """Where a person is drawn, or the first of ten people."""

    x: int
    y: int
    is_ten: bool


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


class IconArray(NamedTuple):
    """Everybody in reading order, in groups: those who have the outcome either way, those who differ, all others."""

    groups: tuple[PeopleGroup, ...]
    """Without empty ones."""
    frames: tuple[FrameAround, ...]
    width: int
    height: int


def whole(count: float) -> int:
    """Return a number of people as it is drawn and written: the nearest whole number, halves rounded up."""
    return math.floor(count + 0.5)


def icons(per: int, without: float, with_it: float) -> IconArray:
    """Return an array of people.

    Args:
        per: 100 or 1,000 people.
        without: how many of them have the outcome without the intervention; need not be a whole number.
        with_it: how many have it with the intervention.
    """
    before, after = (min(max(whole(count), 0), per) for count in (without, with_it))
    both, either = min(before, after), max(before, after)
    ends = (("any", 0, both), ("more" if after > before else "fewer", both, either), ("fine", either, per))
    in_row = _IN_ROW[per]
    return IconArray(
        groups=tuple(
            PeopleGroup(kind, f"{end - start:,}", _places(start, end, in_row))
            for kind, start, end in ends
            if end > start
        ),
        frames=_frames(both, either, in_row),
        width=_CELL[0] * in_row + _GAP * (in_row // 10 - 1) + 2,
        height=_CELL[1] * (per // in_row),
    )


def _places(start: int, end: int, in_row: int) -> tuple[PersonPlace, ...]:
    """Return the places of the people from `start` up to `end`; ten from a multiple of ten on are one place."""
    places = []
    while start < end:
        is_ten = start % 10 == 0 and end - start >= 10
        places.append(PersonPlace(*_corner(start, in_row), is_ten))
        start += 10 if is_ten else 1
    return tuple(places)


def _corner(number: int, in_row: int) -> tuple[int, int]:
    """Return the upper left corner of the cell of a person."""
    row, column = divmod(number, in_row)
    return _CELL[0] * column + _GAP * (column // 10), _CELL[1] * row


def _frames(start: int, end: int, in_row: int) -> tuple[FrameAround, ...]:
    """Return one frame around the people from `start` up to `end` in each row."""
    frames = []
    while start < end:
        last = min(end, (start // in_row + 1) * in_row) - 1
        (left, top), (right, _) = _corner(start, in_row), _corner(last, in_row)
        frames.append(FrameAround(left, top, right - left + _CELL[0], _CELL[1] - _BETWEEN))
        start = last + 1
    return tuple(frames)
