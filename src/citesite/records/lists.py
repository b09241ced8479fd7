"""The records a whole site shares beside its sources: glossary terms and people."""

from __future__ import annotations

from typing import Literal

from citesite.records.claim import Evidence
from citesite.records.fields import Day, Id, Line, Record, Text


class Term(Record):
    """A word of the field, in plain words."""

    id: Id
    """Its name in texts, `[pins and needles](term:paraesthesia)`, and its address."""
    term: Line
    """The word of the field."""
    lay_term: Line | None = None
    """The plain word for it."""
    definition: Text
    """What it means, in a sentence or two."""
    synonyms: tuple[Line, ...] = ()
    """Other words for it, also for the search."""
    evidence: tuple[Evidence, ...] = ()
    """Where the definition comes from, where it states a fact."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""


class Interests(Record):
    """What somebody has to gain or lose by what the site says."""

    statement: Line
    """The interests, or "none"."""
    date: Day
    """The day the statement was made."""


class Person(Record):
    """Somebody who wrote or checked the site."""

    id: Id
    """The name by which topics refer to the person."""
    name: Line
    """The person's name."""
    role: Literal["author", "editor", "clinical-reviewer", "patient-reviewer"]
    """What the person does for the site."""
    qualification: Line | None = None
    """What makes the person fit for it."""
    ORCID: Line | None = None
    """The person's ORCID iD."""
    interests: Interests | None = None
    """A statement of interests; a reviewer must have one."""
