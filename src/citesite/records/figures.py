"""What a section shows of computed results: pictures, summaries of findings and fact boxes. They hold no numbers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from citesite.records.fields import Flag, Id, Line, Record, Text

People = Annotated[Literal["100", "1000"], WithJsonSchema({"enum": [100, 1000]})]
"""Of how many people shares are told."""


class Selection(Record):
    """Which numbers of an analysis are shown: those of a baseline risk, or of one row where studies are not pooled."""

    baseline: Line | None = None
    """The label of the baseline risk, where the analysis has several."""
    row: Line | None = None
    """The label of the row, where the studies are not put together into one number."""
    subgroup: Line | None = None
    """The subgroup of that row, where several rows have its label."""


class Figure(Selection):
    """A picture of an analysis, with the same numbers in a table. Everything in it is computed."""

    analysis: Id
    """The analysis."""
    kind: Literal["forest", "icons", "directions"]
    """`forest`: every study on one scale. `icons`: people with and without the outcome. `directions`: which way each
    study points, for studies that disagree."""
    sides: Annotated[tuple[Line, ...], Field(min_length=2, max_length=2)] | None = None
    """For `forest`: what a result on the left and on the right means, where the usual words do not fit."""
    per: People = "100"
    """For `icons`: of how many people, 100 or 1000."""


class Finding(Selection):
    """One outcome in a summary of findings or a fact box."""

    outcome: Id
    """The outcome."""
    analysis: Id | None = None
    """The analysis with the numbers; left out where there are none, and the page says so."""
    claim: Id | None = None
    """The claim that tells more, and how sure anyone can be; left out where no study was found."""
    searched: Flag = True
    """Whether studies of this outcome were looked for. `false` where nobody looked: the page then says that, and not
    that there is no study."""

    @model_validator(mode="after")
    def _was_searched_where_something_was_found(self) -> Finding:
        if not self.searched and (self.claim or self.analysis):
            raise PydanticCustomError(
                "found_without_search", "says searched: false, and yet names what was found; leave one of them out"
            )
        return self


class Findings(Record):
    """What something does to the outcomes that matter, with numbers computed from the analyses."""

    id: Id
    """Its name within the topic and its address on the page."""
    title: Line
    """What it is about, as a heading."""
    population: Line
    """In whom."""
    intervention: Line
    """What is being tested, as its column is headed."""
    comparator: Line
    """What it is compared with."""
    outcomes: tuple[Finding, ...] = Field(min_length=1, max_length=7)
    """The outcomes, most important first; at most 7, those without data too."""
    per: People = "1000"
    """Of how many people shares are told, 100 or 1000."""
    note: Text | None = None
    """What a reader must know about it."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""
