"""The blocks of a section: one class for each kind of thing that a reader meets in its text.

In YAML, a block is a mapping with the name of the field of its class as key, and perhaps `for_experts`. To add a kind,
write its class and name it in `Block`. mypy then lists the places that must handle it: its context in
`pages/blocks.py`, its words in the search and in the plain-language rules; a
test fails until `partials/blocks.html` has a part for it.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from citesite.records.claim import Claim
from citesite.records.dosing import DosingOption
from citesite.records.fields import Flag, Id, Line, OneOf, Reason, Record, Text
from citesite.records.figures import Figure, Findings


class Callout(Record):
    """A short text that is set apart."""

    tone: Literal["note", "caution"]
    """Its kind: something worth knowing, or something to be careful about."""
    title: Line
    """Its heading."""
    text: Text
    """Its text."""


class Table(Record):
    """A small table of words or numbers, with its sources."""

    caption: Line
    """What the table shows."""
    columns: tuple[Line, ...] = Field(min_length=2, max_length=8)
    """Column headings."""
    rows: tuple[tuple[Text, ...], ...] = Field(min_length=1)
    """Rows; the first cell of each is its heading."""

    @model_validator(mode="after")
    def _rows_fit_columns(self) -> "Table":
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise PydanticCustomError(
                    "row_length",
                    "row {number} has {cells} cells; the table has {columns} columns",
                    {"number": number, "cells": len(row), "columns": len(self.columns)},
                )
        return self


class _Block(Record):
    """The base of all kinds of blocks."""

    for_experts: Flag = False
    """Whether it is for readers who want the numbers: its page then folds it away."""
    because: Reason | None = None
    """Why its text may say more than the claims allow, or tell readers what to do; shown to experts."""
    unchecked: Reason | None = None
    """Why numbers in its text are in no result and in no quote; shown to experts."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids that give the block or its parts an address on a page; most kinds have none."""
        return ()


class ClaimBlock(_Block):
    """A claim in its place in a section."""

    claim: Claim
    """A claim with its evidence."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The id of the claim."""
        return (self.claim.id,)


class HeadingBlock(_Block):
    """A heading in its place in a section."""

    heading: Line
    """A heading between claims."""


class TextBlock(_Block):
    """A paragraph in its place in a section."""

    text: Text
    """A paragraph that links claims and states no fact of its own."""


class CalloutBlock(_Block):
    """A callout in its place in a section."""

    callout: Callout
    """A short text set apart."""


class TableBlock(_Block):
    """A table in its place in a section."""

    table: Table
    """A table."""


class AnalysisBlock(_Block):
    """The table of an analysis in its place in a section."""

    analysis: Id
    """An analysis of the topic, shown here as a table."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The id of the analysis."""
        return (self.analysis,)


class FigureBlock(_Block):
    """A picture in its place in a section."""

    figure: Figure
    """A picture of an analysis, with its table."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The id of the analysis whose table it includes; a picture of people includes none."""
        return () if self.figure.kind == "icons" else (self.figure.analysis,)


class FindingsBlock(_Block):
    """A summary of findings in its place in a section."""

    findings: Findings
    """A summary of findings: up to 7 outcomes with numbers, studies and certainty."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The id of the summary."""
        return (self.findings.id,)


class FactsBlock(_Block):
    """A fact box in its place in a section."""

    facts: Findings
    """A fact box: the same in short, for patients."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The id of the fact box."""
        return (self.facts.id,)


class DosingBlock(_Block):
    """A table of doses in its place in a section."""

    dosing: tuple[DosingOption, ...] = Field(min_length=1)
    """Doses that were studied, licensed or recommended, shown as a table."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids of the doses."""
        return tuple(option.id for option in self.dosing)


Block = Annotated[
    ClaimBlock
    | HeadingBlock
    | TextBlock
    | CalloutBlock
    | TableBlock
    | AnalysisBlock
    | FigureBlock
    | FindingsBlock
    | FactsBlock
    | DosingBlock,
    OneOf(
        "Block",
        "One step in the reading order of a section: exactly one of these, with `for_experts`, `because` or "
        "`unchecked`.",
    ),
]
