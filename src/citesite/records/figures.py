"""What a section shows of computed results: pictures, summaries of findings and fact boxes. They hold no numbers."""

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from citesite.records.fields import Exact, Flag, Id, Line, Record, Text, given

People = Annotated[Literal["100", "1000"], WithJsonSchema({"enum": [100, 1000]})]
"""The number of people that shares are out of."""


class Selection(Record):
    """Which numbers of an analysis are shown: those at a baseline risk, or of one row if studies are not pooled."""

    baseline: Exact | None = None
    """The label or the id of the baseline risk, if the analysis has several."""
    row: Exact | None = None
    """The label or the id of the row, if the studies are not pooled."""
    subgroup: Exact | None = None
    """The subgroup of that row, if several rows have its label."""


class Legend(Record):
    """What the figures of a picture of people stand for. Each goes on after a number, which is computed."""

    either_way: Line
    """What happens to those whom the intervention does not change: "run short either way"."""
    differ: Line
    """What happens to those for whom it makes the difference, after "7 more" or "7 fewer": "run short on metformin"."""
    neither: Line
    """What happens to all others: "do not run short"."""


class Figure(Selection):
    """A picture of an analysis, with the same numbers in a table. Everything in it is computed."""

    analysis: Id
    """The analysis."""
    kind: Literal["forest", "icons", "directions"]
    """`forest`: every study on one scale. `icons`: people with and without the outcome. `directions`: which way each
    study points, for studies that disagree."""
    sides: Annotated[tuple[Line, ...], Field(min_length=2, max_length=2)] | None = None
    """For `forest`: what a result on the left and on the right means, if the usual words do not fit."""
    per: People = "100"
    """For `icons`: the number of people, 100 or 1000."""
    finding: Text | None = None
    """For `icons` and `forest`: what the picture shows, as its title: "On metformin, 7 more people in 100 run short of
    B12". Take the numbers from value references. Without it, the title names the outcome, or the analysis."""
    who: Text | None = None
    """For `icons`: who these people are and for how long they were watched. Without it, the analysis says so."""
    legend: Legend | None = None
    """For `icons`: the words after the numbers. Without them, they are made of the names of the groups."""


class Finding(Selection):
    """One outcome in a summary of findings or a fact box."""

    outcome: Id
    """The outcome."""
    analysis: Id | None = None
    """The analysis with the numbers. Leave it out if there are none: the page then says so."""
    claim: Id | None = None
    """The claim with details and certainty. Leave it out if no study was found."""
    kind: Literal["benefit", "harm"] | None = None
    """For a fact box: whether it is a benefit or a harm. Both are then shown side by side."""
    label: Line | None = None
    """What to call it here, if the name of the outcome does not say enough: "Numbness, if your B12 is low"."""
    in_words: Text | None = None
    """What was found, in a few words, where there are no numbers of people, such as "Nobody has counted it"."""
    searched: Flag = True
    """Whether studies of this outcome were searched for. `false` if nobody searched: the page then says so, instead of
    that there is no study."""

    @model_validator(mode="after")
    def _was_searched_where_something_was_found(self) -> "Finding":
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
    population: Line = given()
    """The population. Without it, that of the topic's `question`."""
    intervention: Line = given()
    """What is being tested, as the heading of its column. Without it, that of its first analysis."""
    comparator: Line = given()
    """What it is compared with. Without it, that of its first analysis."""
    outcomes: tuple[Finding, ...] = Field(min_length=1, max_length=7)
    """The outcomes, most important first; at most 7, including those without data."""
    per: People = "1000"
    """The number of people that shares are out of, 100 or 1000."""
    note: Text | None = None
    """What a reader must know about it."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""
