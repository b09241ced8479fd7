"""Topics and sections: what a page shows, and in which order."""

import re
from typing import Any, Literal

from pydantic import Field, model_validator

from citesite.records.blocks import Block
from citesite.records.claim import AnswerPart, Takeaway
from citesite.records.fields import Day, Exact, Id, Line, Reason, Record, Text, given, wanted
from citesite.records.figures import Figure, Legend, People, Selection
from citesite.records.results import Analysis, Outcome


class Question(Record):
    """The question that a topic answers, in the four parts of PICO."""

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
    """What to do, ending with "if:"."""
    items: tuple[Text, ...] = Field(min_length=1)
    """The signs."""
    action: Text | None = None
    """What else to know."""


class Methods(Record):
    """How a topic was made."""

    searched_on: Day | None = None
    """The day of the last search for evidence."""
    databases: tuple[Line, ...] = ()
    """Where the search was done."""
    eligibility: Text | None = None
    """What was included and what was excluded."""
    reading: Text | None = None
    """How the works were read."""
    limits: Text | None = None
    """Limitations of the method."""


class Change(Record):
    """One change that readers should know about."""

    date: Day
    """The day."""
    kind: Literal["new-topic", "new-evidence", "certainty", "number", "safety", "wording", "correction"]
    """The kind of change."""
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


Drawing = Literal["ask", "foot", "hand", "kidney", "list", "nerve", "pill", "scale", "shield", "syringe", "tube"]
"""A drawing of the theme."""


class FirstPicture(Selection):
    """The picture of people on a topic's page, from the numbers of one analysis. Its title is what it shows."""

    analysis: Id
    """The analysis."""
    finding: Text
    """What the picture shows, as its title: "On metformin, 7 more people in 100 run low on B12". Take the numbers from
    value references."""
    legend: Legend | None = None
    """The words after its numbers. Without them, they are made of the names of the groups."""
    who: Text | None = None
    """Who these people are and for how long they were watched: "100 people with type 2 diabetes over 4 years"."""
    people: People = "100"
    """The number of people, 100 or 1000."""
    claim: Id | None = None
    """The claim that it shows; its certainty is then said below the picture."""

    @property
    def figure(self) -> Figure:
        """The picture as a figure of a section would show it."""
        chosen = {name: getattr(self, name) for name in Selection.model_fields}
        return Figure.model_construct(
            analysis=self.analysis,
            kind="icons",
            sides=None,
            per=self.people,
            finding=None,
            who=None,
            legend=None,
            **chosen,
        )


class WhatToDo(Record):
    """One step that a reader can take."""

    title: Line
    """What to do, beginning with a verb: "Ask for a B12 test"."""
    text: Text | None = None
    """How, in one or two sentences."""
    claims: tuple[Id, ...] = wanted()
    """The claims it rests on; at least one."""
    drawing: Drawing | None = None
    """The drawing beside it."""
    because: Reason | None = None
    """Why the step may say more than its claims allow, or tell readers what to do; shown to experts."""
    unchecked: Reason | None = None
    """Why numbers in the step are in no result and in no quote; shown to experts."""


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Topic(Record):
    """One subject, with a page of its own."""

    id: Id = given()
    """Its name and its address. Without it, the name of its folder or file."""
    title: Line
    """The page's heading, at most 65 characters for search results."""
    summary: Text
    """What the page says in one or two sentences, at most 40 words; `**…**` around the main message."""
    hero_drawing: Drawing | None = None
    """The drawing beside its title."""
    category: Exact | None = None
    """The category it belongs to: the id or the title of one in the settings. Without any there, a heading under which
    a site with several topics lists it."""
    question: Question | None = None
    """The question it answers."""
    audience: tuple[Literal["patient", "clinician"], ...] = ("patient",)
    """Who it is written for."""
    sections: tuple[Id, ...] = Field(min_length=1)
    """Its sections, in reading order."""
    takeaways: tuple[Takeaway, ...] = Field(min_length=1)
    """The key messages, most important first."""
    first_picture: FirstPicture | None = None
    """The one result to show as a picture of people on the topic's page."""
    steps: tuple[WhatToDo, ...] = ()
    """What a reader can do, in order; 3 to 6."""
    questions_to_ask: tuple[Text, ...] = ()
    """Questions a patient may want to take to an appointment; at most 6."""
    seek_help: tuple[CareCard, ...] = ()
    """When to get help."""
    research_gaps: tuple[Text, ...] = ()
    """What is not known yet."""
    related: tuple[Text, ...] = ()
    """Topics to read next, each a link: `[Tea and sleep](topic:tea-and-sleep)`."""
    further_reading: tuple[FurtherReading, ...] = ()
    """Works to read, with a sentence on each."""
    methods: Methods | None = None
    """How it was made."""
    authors: tuple[Id, ...] = ()
    """People who wrote it."""
    reviewers: tuple[Id, ...] = ()
    """People who checked it. Leave it empty if nobody has: the page then says so."""
    last_reviewed: Day | None = wanted(None)
    """The day its evidence was last reviewed."""
    next_review: Day | None = None
    """The day the next review is due. Without it, a year after `last_reviewed`."""
    status: Literal["draft", "published", "withdrawn"] = "published"
    """A draft is shown by `citesite serve` and never published; a withdrawn topic says so at the top of its page."""
    changes: tuple[Change, ...] = ()
    """What changed, newest first."""
    because: Reason | None = None
    """Why its own texts may say more than its claims allow, or tell readers what to do; shown to experts."""
    unchecked: Reason | None = None
    """Why numbers in its own texts are in no result and in no quote; shown to experts."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""

    @model_validator(mode="before")
    @classmethod
    def _is_reviewed_every_year(cls, data: Any) -> Any:
        last = data.get("last_reviewed") if isinstance(data, dict) else None
        if not isinstance(last, str) or "next_review" in data or not _DAY.fullmatch(last):
            return data
        year, _, day = last.partition("-")
        # No year but a leap year has a 29 February.
        return {**data, "next_review": f"{int(year) + 1:04}-{day if day != '02-29' else '02-28'}"}

    @property
    def short_answers(self) -> tuple[Takeaway, ...]:
        """The takeaways that its page shows first: those that answer a question; all of them if none does."""
        return tuple(takeaway for takeaway in self.takeaways if takeaway.question) or self.takeaways


class Section(Record):
    """One part of a topic, which also has a page of its own to give to patients."""

    id: Id = given()
    """Its name within the topic and its address. Without it, the name of its file."""
    title: Line
    """Its heading: the question that it answers."""
    card: Line | None = None
    """The answer in at most 12 words, for its card on the topic's page."""
    drawing: Drawing | None = None
    """The drawing on its card."""
    kind: Literal[
        "overview", "biology", "risk", "evidence", "certainty", "dosing", "safety", "tests", "gaps", "clinicians"
    ] = "overview"
    """The kind of section."""
    lead: Text | None = None
    """One or two sentences that say what the section is about."""
    answer: tuple[AnswerPart, ...] = Field(default=(), max_length=3)
    """The short answer at the top of its page, in 1 to 3 parts; each shows its own certainty."""
    body: tuple[Block, ...] = Field(min_length=1)
    """Claims, tables, callouts and doses in reading order."""
    takeaways: tuple[Id, ...] = ()
    """The topic's takeaways that belong here; they are at the top of the section's page if it has no answer."""
    questions_to_ask: tuple[Text, ...] = ()
    """Questions to take to an appointment that belong here; at most 6."""
    handout: tuple[Id, ...] = ()
    """The claims that its handout prints, if everything does not fit on two pages; otherwise all claims and tables."""
    because: Reason | None = None
    """Why its title, card or lead may say more than its claims allow, or tell readers what to do; shown to experts."""
    unchecked: Reason | None = None
    """Why numbers in its title, card or lead are in no result and in no quote; shown to experts."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""


class WholeTopic(Topic):
    """A small topic in one file, including the sections and results that are otherwise files of their own."""

    sections: tuple[Section, ...] = Field(min_length=1)  # type: ignore[assignment]
    """Its sections, in reading order."""
    outcomes: tuple[Outcome, ...] = ()
    """What was measured."""
    analyses: tuple[Analysis, ...] = ()
    """What the studies found."""
