"""Topics and sections: the order in which claims, tables and doses are told to a reader."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from citesite.records.claim import Claim, Takeaway
from citesite.records.dosing import DosingOption
from citesite.records.fields import Day, Id, Line, Record, Text, wanted
from citesite.records.figures import Figure, Findings
from citesite.records.results import Analysis, Outcome


class Question(Record):
    """The question a topic answers, in the four parts of PICO."""

    population: Line
    """Who."""
    intervention: Line
    """What is done."""
    comparator: Line
    """What it is compared with."""
    outcomes: tuple[Line, ...] = Field(min_length=1)
    """What is looked at."""


class CareCard(Record):
    """When to get help, and how fast."""

    level: Literal["non-urgent", "urgent", "emergency"]
    """How fast."""
    title: Line
    """What to do, ending in "if:"."""
    items: tuple[Text, ...] = Field(min_length=1)
    """The signs."""
    action: Text | None = None
    """What else to know."""


class Methods(Record):
    """How a topic was made."""

    searched_on: Day | None = None
    """The day of the last search for evidence."""
    databases: tuple[Line, ...] = ()
    """Where was searched."""
    eligibility: Text | None = None
    """What was taken in, and what was left out."""
    reading: Text | None = None
    """How the works were read."""
    limits: Text | None = None
    """What the method cannot promise."""


class Change(Record):
    """One change that readers should know of."""

    date: Day
    """The day."""
    kind: Literal["new-topic", "new-evidence", "certainty", "number", "safety", "wording", "correction"]
    """What sort of change."""
    what: Text
    """What changed."""
    why: Text | None = None
    """Why."""


class FurtherReading(Record):
    """A work in the reading list."""

    source: Id
    """The source."""
    note: Text
    """A sentence on what it is."""


class Topic(Record):
    """One subject, one page."""

    id: Id
    """Its name and its address."""
    title: Line
    """The page's heading, at most 65 characters for search results."""
    summary: Text
    """What the page is about, in a few sentences."""
    question: Question | None = None
    """The question it answers."""
    audience: tuple[Literal["patient", "clinician"], ...] = ("patient",)
    """Who it is written for."""
    sections: tuple[Id, ...] = Field(min_length=1)
    """Its sections, in reading order."""
    takeaways: tuple[Takeaway, ...] = Field(min_length=1)
    """The key messages, most important first."""
    questions_to_ask: tuple[Text, ...] = ()
    """Questions a patient may want to take to an appointment."""
    seek_help: tuple[CareCard, ...] = ()
    """When to get help."""
    research_gaps: tuple[Text, ...] = ()
    """What is not known yet."""
    further_reading: tuple[FurtherReading, ...] = ()
    """Works to read, with a sentence on each."""
    methods: Methods | None = None
    """How it was made."""
    authors: tuple[Id, ...] = ()
    """People who wrote it."""
    reviewers: tuple[Id, ...] = ()
    """People who checked it. Leave it empty where nobody has: the page then says so."""
    last_reviewed: Day | None = wanted(None)
    """The day its evidence was last gone through."""
    next_review: Day | None = wanted(None)
    """The day it is due again."""
    status: Literal["draft", "published", "withdrawn"] = "published"
    """A draft and a withdrawn topic say so at the top of the page."""
    changes: tuple[Change, ...] = ()
    """What changed, newest first."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""


class Callout(Record):
    """A short text that is set apart."""

    tone: Literal["note", "caution"]
    """How it is meant: something worth knowing, or something to be careful about."""
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
    def _rows_fit_columns(self) -> Table:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise PydanticCustomError(
                    "row_length",
                    "row {number} has {cells} cells; the table has {columns} columns",
                    {"number": number, "cells": len(row), "columns": len(self.columns)},
                )
        return self


class Block(Record):
    """One step in the reading order of a section: exactly one of these."""

    claim: Claim | None = None
    """A claim with its evidence."""
    heading: Line | None = None
    """A heading between claims."""
    text: Text | None = None
    """A paragraph that links claims together and states no fact of its own."""
    callout: Callout | None = None
    """A short text set apart."""
    table: Table | None = None
    """A table."""
    analysis: Id | None = None
    """An analysis of the topic, shown here as a table."""
    figure: Figure | None = None
    """A picture of an analysis, with its table."""
    findings: Findings | None = None
    """A summary of findings: up to 7 outcomes with numbers, studies and certainty."""
    facts: Findings | None = None
    """A fact box: the same in short, for patients."""
    dosing: tuple[DosingOption, ...] | None = None
    """Doses that were studied, licensed or recommended, shown as a table."""

    @model_validator(mode="after")
    def _is_one_thing(self) -> Block:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError("one_of", "a block holds exactly one of: {names}", {"names": _BLOCK_KINDS})
        return self

    @property
    def tabled(self) -> str | None:
        """The analysis whose table it shows, which has its address there."""
        if self.figure:
            return self.figure.analysis if self.figure.kind != "icons" else None
        return self.analysis

    @property
    def summed_up(self) -> Findings | None:
        """The summary of findings or fact box it shows."""
        return self.findings or self.facts


_BLOCK_KINDS = ", ".join(Block.model_fields)


class Section(Record):
    """One part of a topic; also a page of its own, to hand out."""

    id: Id
    """Its name within the topic and its address."""
    title: Line
    """Its heading."""
    kind: Literal[
        "overview", "biology", "risk", "evidence", "certainty", "dosing", "safety", "tests", "gaps", "clinicians"
    ] = "overview"
    """What sort of section it is."""
    lead: Text | None = None
    """One or two sentences that say what the section is about."""
    body: tuple[Block, ...] = Field(min_length=1)
    """Claims, tables, callouts and doses in reading order."""
    takeaways: tuple[Id, ...] = ()
    """The topic's takeaways that belong here; they stand at the top of the handout."""
    handout: tuple[Id, ...] = ()
    """The claims its handout prints, where all is more than two pages hold; without it, all claims and tables."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""


class WholeTopic(Topic):
    """A topic in one file, for a small one: its sections and results stand where a folder has files of their own."""

    sections: tuple[Section, ...] = Field(min_length=1)  # type: ignore[assignment]
    """Its sections, in reading order."""
    outcomes: tuple[Outcome, ...] = ()
    """What was measured."""
    analyses: tuple[Analysis, ...] = ()
    """What the studies found."""
