"""Outcomes and analyses: what was measured, and the numbers that studies reported."""

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from citesite.records.bias import RiskOfBias
from citesite.records.fields import (
    Count,
    Exact,
    Flag,
    Grounds,
    Id,
    InOneLanguage,
    Label,
    Line,
    Number,
    Reason,
    Record,
    Text,
    given,
)
from citesite.records.identifiers import in_words

Interval = Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)]
"""A 95% interval: lower and upper limit."""


Measure = Literal["RR", "OR", "HR", "IRR", "RD", "MD", "SMD", "percent-change", "in-words"]
"""Risk ratio, odds ratio, hazard ratio, rate ratio, risk difference, mean difference, standardised mean difference
(Hedges g), difference in percent change; findings in words have no effect."""
RATIOS: frozenset[Measure] = frozenset(("RR", "OR", "HR", "IRR"))
"""Measures for which 1 means no difference, computed as logarithms; for all others 0 means no difference."""
ON_RISKS: frozenset[Measure] = frozenset(("RR", "OR", "HR", "RD"))
"""Measures of an effect on how many people have the outcome."""


PEOPLE_UNITS = ("people in 100", "people in 1,000")
"""The units of a risk difference."""


NAMES_OF_VALUES = frozenset(
    ("pooled", "prediction", "i2", "studies", "people", "intervention", "comparator", "subgroups", "published", "rows",
     "per-hundred", "per-thousand")
)  # fmt: skip
"""What value references call the values of an analysis: no row has one of these ids."""


class Scale(Record):
    """The scale on which a continuous outcome is measured."""

    range: Interval | None = None
    """Lowest and highest possible value."""
    better: Literal["higher", "lower"]
    """Which end is better for the patient."""
    minimal_important_difference: Number | None = None
    """The smallest difference that patients notice, in the scale's unit."""


class Outcome(Record):
    """Something that was measured."""

    id: Id
    """Its name within the topic."""
    name: Line
    """Its name for clinicians."""
    lay_name: Line
    """Its name for patients."""
    kind: Literal["dichotomous", "continuous"]
    """Whether it is counted (yes or no) or measured on a scale."""
    unit: Line | None = None
    """The unit it is measured in, such as pmol/L."""
    scale: Scale | None = None
    """The scale, for a continuous outcome."""
    desirable: Flag = False
    """Whether having it is good for the patient (for a dichotomous outcome)."""


class Arm(Record):
    """One group of people in a study: counts for a dichotomous outcome, mean and SD for a continuous one."""

    events: Count | None = Field(default=None, ge=0)
    """How many people had the outcome; for a rate ratio, how often it happened. A cluster trial's effective number may
    be a fraction."""
    total: Count | None = Field(default=None, gt=0)
    """How many people were in the group."""
    time: Number | None = Field(default=None, gt=0)
    """For a rate ratio: how long all people of the group together were followed, such as person-years."""
    percent: Number | None = Field(default=None, ge=0, le=100)
    """The share that had the outcome, if the report has no counts."""
    mean: Number | None = None
    """Mean."""
    sd: Number | None = Field(default=None, ge=0)
    """Standard deviation."""
    n: Count | None = Field(default=None, gt=0)
    """The number of people behind the mean."""


class Row(Record):
    """What one study, or one part of a study, found."""

    id: Id | None = None
    """A short name for texts, figures and claims that refer to the row: `{{ deficiency.home }}`."""
    source: Id
    """The source."""
    label: Annotated[Line, Label()] = ""
    """The name of the row in tables and figures. Without it, the id of its source in words: "Aroda 2016"."""
    study: Exact | None = None
    """The study, by registration number or name, if it is not the one that its source reports."""
    subgroup: Annotated[Line, Label()] | None = None
    """The group of rows it belongs to."""
    outcome: Id | None = None
    """The outcome of the row, if the rows of the analysis are not all about that of the analysis."""
    people: Line | None = None
    """Who was studied."""
    follow_up: Line | None = None
    """For how long."""
    intervention: Arm | None = None
    """The group that received what is being tested."""
    comparator: Arm | None = None
    """The group it is compared with."""
    estimate: Number | None = None
    """The effect as published. Needed if there are no numbers for both groups."""
    interval: Interval | None = None
    """The 95% interval of the published effect."""
    se: Number | None = Field(default=None, gt=0)
    """The standard error of the published effect, if there is no interval: that of its logarithm for a ratio."""
    result: Line | None = None
    """The finding in words, if it was reported without numbers."""
    direction: Literal["better", "worse", "no-difference", "mixed", "unclear"] | None = None
    """The direction of a finding in words for the people treated; with numbers it is computed."""
    differs_because: Grounds | None = None
    """Why the published effect differs from the numbers of both groups, if it does."""
    risk_of_bias: RiskOfBias | None = None
    """How far the study's methods may have biased this result. Shown as a table below the figure."""
    note: Text | None = None
    """What a reader must know about the row."""

    @model_validator(mode="before")
    @classmethod
    def _is_called_as_its_source(cls, data: Any) -> Any:
        is_named = not isinstance(data, dict) or "label" in data or not isinstance(data.get("source"), str)
        return data if is_named else {**data, "label": in_words(data["source"])}

    @field_validator("id")
    @classmethod
    def _means_nothing_else(cls, name: str | None) -> str | None:
        if name in NAMES_OF_VALUES:
            raise PydanticCustomError("taken_name", 'cannot be "{name}": that is the name of a value', {"name": name})
        return name


class Published(Record):
    """A result that others computed, to compare ours with."""

    source: Id
    """Where it was published."""
    label: Line
    """What it is."""
    estimate: Number
    """The published estimate."""
    interval: Interval
    """Its 95% interval."""
    differs_because: Grounds | None = None
    """Why it differs from the rows, if it does."""
    note: Text | None = None
    """What a reader must know about it."""


class BaselineRisk(Record):
    """How often the outcome happens without the intervention."""

    id: Id | None = None
    """A short name for texts and figures that refer to it."""
    label: Annotated[Line, Label()]
    """The population."""
    per_thousand: Number = Field(ge=0, le=1000)
    """How many of 1,000 people."""
    time: Line
    """The time frame."""
    source: Id
    """The source of the figure."""


class Analysis(Record):
    """Study results that answer one question. Shown as a table."""

    id: Id
    """Its name within the topic and its address on the page."""
    title: Line
    """What the table shows."""
    outcome: Id
    """The outcome it is about."""
    measure: Measure
    """The measure of the effect: risk ratio, odds ratio, hazard ratio, rate ratio, risk difference, mean difference,
    standardised mean difference, difference in percent change; `in-words` if no study reports numbers."""
    unit: Annotated[Line, InOneLanguage(PEOPLE_UNITS)] | None = None
    """The unit of a difference. That of a risk difference is `people in 100` or `people in 1,000`."""
    intervention: Line = given()
    """What is being tested. Without it, what the topic's `question` says."""
    comparator: Line = given()
    """What it is compared with. Without it, what the topic's `question` says."""
    rows: tuple[Row, ...] = Field(min_length=1)
    """The studies."""
    model: Literal["fixed", "mantel-haenszel", "peto", "random-mh", "random-dl", "random-pm", "random-reml"] | None = (
        None
    )
    """How the studies are pooled. Leave it out if they are not. Cochrane recommends `random-reml`: random effects, with
    the variance between studies by restricted maximum likelihood; `random-pm` estimates it by Paule and Mandel,
    `random-dl` and `random-mh` as reviews before 2025 do, by DerSimonian and Laird around the mean of inverse variance
    or of Mantel and Haenszel. `fixed` weighs by inverse variance, `mantel-haenszel` by counts; `peto` is for odds
    ratios of rare outcomes."""
    hksj: Flag | None = None
    """Whether a random-effects model uses the wider interval of Hartung, Knapp, Sidik and Jonkman. If left out,
    `random-reml` and `random-pm` use it with three studies or more that differ by more than chance (τ² above zero)."""
    why_not_pool: Grounds | None = None
    """Why the studies are not pooled into one number."""
    baseline_risks: tuple[BaselineRisk, ...] = ()
    """How often the outcome happens without the intervention."""
    published: tuple[Published, ...] = ()
    """Results that others computed from the same or similar studies."""
    note: Text | None = None
    """What a reader must know about the table."""
    because: Reason | None = None
    """Why its rows, its baseline risk or a spread are as they are, where a rule doubts it; shown to experts."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""

    @model_validator(mode="after")
    def _has_one_of_a_name(self) -> "Analysis":
        for items in (self.rows, self.baseline_risks):
            names = [item.id for item in items if item.id]
            twice = next((name for name in names if names.count(name) > 1), None)
            if twice:
                raise PydanticCustomError("same_name", 'has two rows or risks with the id "{name}"', {"name": twice})
        return self


class Results(Record):
    """The outcomes and analyses of a topic: the file `evidence.yaml` in its folder."""

    outcomes: tuple[Outcome, ...] = ()
    """What was measured."""
    analyses: tuple[Analysis, ...] = ()
    """What the studies found."""
