"""Rules about volumes and pieces that a dose is given in: millilitres, drops, tablets, puffs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citesite.check.declaring import topic_check
from citesite.check.dose_amount_rules import UNEQUAL_AMOUNTS
from citesite.check.typed_pieces import PieceReader, TypedPiece, piece_reader
from citesite.diagnostics import Diagnostic, Place
from citesite.evidence.amounts import MICROGRAMS, MILLILITRES
from citesite.link.library import Library
from citesite.records import Amount, DosingOption, Evidence, TopicContent
from citesite.values.grammar import masked

GOES_BY = "doses", "numbers", "counts"

_LOOK_UP = "look up number and unit in the source"


@topic_check(UNEQUAL_AMOUNTS)
def volume_of_another_dose(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find options, notes and guidance in millilitres or pieces whose evidence names other numbers of them."""
    reader = piece_reader(known.language)
    if reader is None:
        return
    for option in topic.dosing_options:
        yield from _of_option(option.record, option.place, reader)
    for evidence, place, _ in topic.evidence:
        if evidence.note and evidence.quote:
            noted, quoted = reader.read([evidence.note]), reader.read([evidence.quote])
            for first, other in _unlike(noted, quoted):
                message = f'the note says "{first.written}", and its quote "{other.written}"'
                yield UNEQUAL_AMOUNTS.at((place / "note").find(first.written), message, _LOOK_UP)
    for claim in topic.claims:
        record = claim.record
        if record.type == "guidance":
            said, behind = reader.read([record.text]), reader.read(_texts(record.evidence))
            for first, other in _unlike(said, behind):
                message = f'claim "{record.id}" says "{first.written}", and its evidence "{other.written}"'
                yield UNEQUAL_AMOUNTS.at((claim.place / "text").find(first.written), message, _LOOK_UP)


def _texts(evidence: Iterable[Evidence]) -> list[str]:
    behind = (e for e in evidence if e.stance in ("supports", "partly"))
    return [text for e in behind for text in (e.note, e.quote) if text]


def _unlike(said: list[TypedPiece], behind: list[TypedPiece]) -> Iterator[tuple[TypedPiece, TypedPiece]]:
    """Yield the first of what is said, with the first behind it, where none of one unit is the same in both."""
    for unit in dict.fromkeys(piece.unit for piece in said):
        own, other = ([piece for piece in some if piece.unit == unit] for some in (said, behind))
        if other and not any(_is_near(size, other) for piece in own for size in piece.sizes):
            yield own[0], other[0]


def _is_near(size: float, among: Iterable[TypedPiece]) -> bool:
    return any(abs(size - other) <= 0.05 * max(size, other) for piece in among for other in piece.sizes)


def _in_another_unit(
    amount: Amount, unit: str | None, told: list[TypedPiece], reader: PieceReader
) -> TypedPiece | None:
    """Return a piece with the number of an amount and another unit, where nothing told has the unit.

    A weight is another unit of a volume alone: a tablet may have any weight.
    """
    if unit in MICROGRAMS:
        told = [piece for piece in told if piece.unit == "millilitre"]
    elif unit not in reader.names:
        return None
    if amount.each or any(piece.unit == unit for piece in told):
        return None
    return next((piece for piece in told if amount.value in (piece.low, piece.high)), None)


def _of_option(option: DosingOption, place: Place, reader: PieceReader) -> Iterator[Diagnostic]:
    texts = _texts(option.evidence)
    for amount, frequency, steps in option.steps:
        factor = MILLILITRES.get(amount.unit or "", 1.0)
        unit = "millilitre" if amount.unit in MILLILITRES else amount.unit
        told = reader.read(texts)
        found = [piece for piece in told if piece.unit == unit]
        has_weight = any(reader.reader.doses(masked(text)) for text in texts)
        other = None if has_weight and unit in MICROGRAMS else _in_another_unit(amount, unit, told, reader)
        if other:
            message = f'dosing option "{option.id}" is of {amount.value:,g} {amount.unit}s, its evidence of'
            yield UNEQUAL_AMOUNTS.at(
                Place(place.path, (*place.steps, *steps)), f'{message} "{other.written}"', _LOOK_UP
            )
            return
        # Where each piece has a weight, the weight is compared.
        if not found or (amount.each and has_weight):
            continue
        times = {1.0, reader.reader.times_a_day(frequency), reader.reader.a_week(frequency)}
        ends = [value * factor for value in (amount.value, amount.to) if value]
        is_near = [any(_is_near(end * n, found) for n in times) for end in ends]
        # "Up to 10" of a range needs no lower end.
        is_range = any(piece.low != piece.high for piece in found)
        if not any(is_near) or not is_near[-1] or (is_range and not all(is_near)):
            written = " to ".join(f"{value:,g}" for value in (amount.value, amount.to) if value)
            message = f'dosing option "{option.id}" is of {written} {amount.unit}s, its evidence of'
            where = Place(place.path, (*place.steps, *steps))
            yield UNEQUAL_AMOUNTS.at(where, f'{message} "{found[0].written}"', _LOOK_UP)
            return
