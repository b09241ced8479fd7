"""The records that a site shares in addition to its sources: glossary terms and people."""

from typing import Literal

from citesite.records.claim import Evidence
from citesite.records.fields import Day, Exact, Id, Line, Record, Text


class Term(Record):
    """A technical term in plain words."""

    id: Id
    """Its name in texts, `[pins and needles](term:paraesthesia)`, and its address."""
    term: Line
    """The technical term."""
    lay_term: Line | None = None
    """The plain word or phrase for it."""
    definition: Text
    """What it means, in a sentence or two."""
    synonyms: tuple[Line, ...] = ()
    """Other words for it, which the search finds too."""
    evidence: tuple[Evidence, ...] = ()
    """The sources of the definition, if it states a fact."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""


class Interests(Record):
    """What somebody has to gain or lose from what the site says."""

    statement: Line
    """The interests, or "none"."""
    date: Day
    """The day the statement was made."""


class Person(Record):
    """Somebody who wrote or checked the site."""

    id: Id
    """The name by which topics refer to the person."""
    name: Exact
    """The person's name."""
    role: Literal["author", "editor", "clinical-reviewer", "patient-reviewer"]
    """What the person does for the site."""
    qualification: Line | None = None
    """What qualifies the person for it."""
    ORCID: Exact | None = None
    """The person's ORCID iD."""
    interests: Interests | None = None
    """A statement of interests; a reviewer must have one."""
