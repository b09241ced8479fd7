"""Numbers of results as pages write them, and where pictures show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from citesite.evidence.rounding import decimals, fixed, shortest
from citesite.pages.numbering import Html
from citesite.records import Analysis, Row

if TYPE_CHECKING:
    # Imported here because only topics with analyses need the arithmetic.
    from citesite.evidence.analysis import ComputedRow
    from citesite.evidence.effects import Effect

PLACES = {"RR": 2, "OR": 2, "HR": 2, "IRR": 2, "RD": 1, "percent-change": 1}


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


def numbers_of(row: ComputedRow, record: Row, places: int) -> tuple[str, tuple[str, ...]]:
    """Return estimate and interval of a row, as they were published or as its numbers give them; empty if unknown."""
    if row.effect is None:
        return "", ()
    printed = (record.estimate, *(record.interval or ())) if record.estimate is not None else ()
    # An interval that was computed from a standard error has no printed decimals.
    is_printed = (row.origin == "published" and record.interval) or (
        row.published_agrees and row.effect.measure not in PLACES
    )
    digits = decimals(*printed) if is_printed else places
    return fixed(row.effect.estimate, digits), interval_of(row.effect, digits)


def interval_of(effect: Effect, places: int) -> tuple[str, ...]:
    """Return the limits of the interval of an effect, with so many decimals."""
    return fixed(effect.low, places), fixed(effect.high, places)


def ticks_of(drawn: Drawn) -> tuple[Tick, ...]:
    """Return the values written at the axis of a picture."""
    return tuple(Tick(tick["x"], shortest(tick["value"], 6)) for tick in drawn["ticks"])


def row_notes(analysis: Analysis) -> tuple[RowNote, ...]:
    """Return the notes of the studies of an analysis, in the order of its rows."""
    return tuple(
        RowNote(row.label, row.subgroup or "", Html(text))
        for row in analysis.rows
        for text in (row.differs_because, row.note)
        if text
    )
