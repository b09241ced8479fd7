"""Outcomes and analyses: what was measured, and the numbers that studies reported."""

from typing import Annotated, Literal

from pydantic import Field

from citesite.records.fields import Flag, Id, Line, Number, Record, Text, Whole

Interval = Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)]
"""A 95% interval: lower and upper limit."""


Measure = Literal["RR", "OR", "HR", "RD", "MD", "SMD", "percent-change", "in-words"]
"""Risk ratio, odds ratio, hazard ratio, risk difference, mean difference, standardised mean difference (Hedges g),
difference in percent change; findings in words have no effect."""
RATIOS: frozenset[Measure] = frozenset(("RR", "OR", "HR"))
"""Measures for which 1 means no difference, computed as logarithms; for all others 0 means no difference."""
ON_RISKS: frozenset[Measure] = RATIOS | {"RD"}
"""Measures of an effect on how many people have the outcome."""


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

    events: Whole | None = Field(default=None, ge=0)
    """How many people had the outcome."""
    total: Whole | None = Field(default=None, gt=0)
    """How many people were in the group."""
    percent: Number | None = Field(default=None, ge=0, le=100)
    """The share that had the outcome, if the report has no counts."""
    mean: Number | None = None
    """Mean."""
    sd: Number | None = Field(default=None, ge=0)
    """Standard deviation."""
    n: Whole | None = Field(default=None, gt=0)
    """The number of people behind the mean."""


class Row(Record):
    """What one study, or one part of a study, found."""

    source: Id
    """The source."""
    label: Line
    """The name of the row in tables and figures."""
    study: Line | None = None
    """The study, by registration number or name, if it is not the one that its source reports."""
    subgroup: Line | None = None
    """The group of rows it belongs to."""
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
    result: Line | None = None
    """The finding in words, if it was reported without numbers."""
    direction: Literal["better", "worse", "no-difference", "mixed", "unclear"] | None = None
    """The direction of a finding in words for the people treated; with numbers it is computed."""
    differs_because: Text | None = None
    """Why the published effect differs from the numbers of both groups, if it does."""
    note: Text | None = None
    """What a reader must know about the row."""


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
    differs_because: Text | None = None
    """Why it differs from the rows, if it does."""
    note: Text | None = None
    """What a reader must know about it."""


class BaselineRisk(Record):
    """How often the outcome happens without the intervention."""

    label: Line
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
    """The measure of the effect: risk ratio, odds ratio, hazard ratio, risk difference, mean difference, standardised
    mean difference, difference in percent change; `in-words` if no study reports numbers."""
    unit: Line | None = None
    """The unit of a difference. That of a risk difference is `people in 100` or `people in 1,000`."""
    intervention: Line
    """What is being tested."""
    comparator: Line
    """What it is compared with."""
    rows: tuple[Row, ...] = Field(min_length=1)
    """The studies."""
    model: Literal["fixed", "mantel-haenszel", "random-dl", "random-pm", "random-reml"] | None = None
    """How the studies are pooled. Leave it out if they are not. `fixed` weighs by inverse variance;
    random effects estimate the variance between studies by DerSimonian and Laird (`dl`), Paule and Mandel (`pm`) or
    restricted maximum likelihood (`reml`)."""
    hksj: Flag = False
    """Whether a random-effects model uses the wider interval of Hartung, Knapp, Sidik and Jonkman."""
    why_not_pool: Text | None = None
    """Why the studies are not pooled into one number."""
    baseline_risks: tuple[BaselineRisk, ...] = ()
    """How often the outcome happens without the intervention."""
    published: tuple[Published, ...] = ()
    """Results that others computed from the same or similar studies."""
    note: Text | None = None
    """What a reader must know about the table."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""


class Results(Record):
    """The outcomes and analyses of a topic: the file `evidence.yaml` in its folder."""

    outcomes: tuple[Outcome, ...] = ()
    """What was measured."""
    analyses: tuple[Analysis, ...] = ()
    """What the studies found."""
