"""Volumes and pieces typed in a text: 5 millilitres, two tablets, half a tablet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.languages import language_of
from citesite.check.languages.counting import Counts, Numbers
from citesite.check.languages.studying import Doses
from citesite.check.number_contexts import patterns_of
from citesite.check.typed_doses import DoseReader, dose_reader
from citesite.check.wording.words import latin
from citesite.evidence.amounts import MILLILITRES
from citesite.values.grammar import masked


class TypedPiece(NamedTuple):
    """A number of millilitres or pieces in a text."""

    written: str
    start: int
    unit: str
    low: float
    high: float
    a_day: float
    """How many times a day, 1 if the text does not say."""

    @property
    def sizes(self) -> set[float]:
        """What it may be: at once or in a day."""
        return {amount * times for amount in (self.low, self.high) for times in (1.0, self.a_day)}


class PieceReader:
    """Finds volumes and pieces in the texts of a language."""

    def __init__(self, words: Doses, numbers: Numbers, counts: Counts, reader: DoseReader) -> None:
        self.reader, self.figures, self.words = reader, patterns_of(numbers), dict(counts.numbers) | dict(words.halves)
        number = rf"{numbers.written}|{'|'.join(self.words)}"
        names = "|".join(f"(?:{forms})" for _, forms in words.pieces)
        self.units = [(re.compile(forms, re.IGNORECASE), unit) for unit, forms in words.pieces]
        self.piece = re.compile(
            rf"(?<![\w.,/-])(?P<low>{number})(?:\s*(?:{words.to}|-|–)\s*(?P<high>{number}))?[\s-]?(?P<unit>{names})(?!\w)"
            rf"(?!{words.no_piece_behind})",
            re.IGNORECASE,
        )
        self.first_look = words.in_pieces
        self.names = frozenset("millilitre" if name in MILLILITRES else name for name, _ in words.pieces)
        self.not_behind = re.compile(rf"(?:{words.no_piece_before})\s$", re.IGNORECASE)

    def read(self, texts: Iterable[str]) -> list[TypedPiece]:
        """Return what some texts name, without what a dose is dissolved in."""
        return [piece for text in texts for piece in self.pieces(latin(masked(text)))]

    def pieces(self, text: str) -> Iterator[TypedPiece]:
        """Yield what a text names, without what a dose is dissolved in."""
        for found in self.piece.finditer(text):
            if self.not_behind.search(text[: found.start()]):
                continue
            low = self._value(found["low"])
            high = self._value(found["high"]) if found["high"] else low
            name = next(unit for forms, unit in self.units if forms.fullmatch(found["unit"]))
            factor, unit = MILLILITRES.get(name, 1.0), "millilitre" if name in MILLILITRES else name
            times = self.reader.times_a_day(text[found.end() : found.end() + 48].lstrip(" "))
            yield TypedPiece(found[0], found.start(), unit, low * factor, high * factor, times)

    def _value(self, written: str) -> float:
        return self.words[written.lower()] if written[0].isalpha() else self.figures.value(written)


@cache
def piece_reader(tag: str) -> PieceReader | None:
    """Return the reader for a language, None for one without words for these.

    Args:
        tag: a language tag.
    """
    language, reader = language_of(tag), dose_reader(tag)
    if language.doses is None or language.numbers is None or language.counts is None or reader is None:
        return None
    return PieceReader(language.doses, language.numbers, language.counts, reader)
