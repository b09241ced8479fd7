"""A source: one work, described with the fields of CSL-JSON, and how far it can be trusted."""

from typing import Literal

from pydantic import Field

from citesite.records.fields import Day, Exact, Id, Line, PartialDate, Record, Text, Whole, given, wanted


class Name(Record):
    """The name of a person or organisation."""

    family: Exact | None = None
    """Family name."""
    given: Exact | None = None
    """Given names or initials."""
    suffix: Exact | None = None
    """A suffix of the name, such as Jr or III."""
    literal: Exact | None = None
    """The name of an organisation, printed as written."""


Design = Literal[
    "systematic-review",
    "randomized-trial",
    "non-randomized-trial",
    "cohort",
    "case-control",
    "cross-sectional",
    "case-report",
    "guideline",
    "consensus",
    "regulator-notice",
    "narrative-review",
    "laboratory",
    "animal",
    "patient-information",
    "professional-information",
    "data-set",
]


class Standing(Record):
    """Whether a work has been corrected or retracted."""

    status: Literal["current", "corrected", "concern", "retracted", "superseded", "preprint"] = "current"
    """What its publisher says about it. A retracted source cannot support a claim."""
    checked_on: Day | None = None
    """The day of the last check."""
    superseded_by: Id | None = None
    """The source that replaces this one."""
    note: Text | None = None
    """What happened, in a sentence."""


class Imported(Record):
    """Where a record was imported from."""

    origin: Exact
    """The file it was in, or the service that returned it."""
    on: Day
    """The day of the import."""


class Source(Record):
    """A work that claims rest on."""

    id: Id = given()
    """The name by which claims cite it, such as `de-jager-2010`. Without it, the name of its file, if that holds no
    other."""
    type: Literal["article-journal", "report", "webpage", "book", "chapter", "dataset", "thesis", "document"]
    """The kind of work, as named in CSL."""
    title: Exact
    """Its title, as printed. `<i>`, `<b>`, `<sup>` and `<sub>` are allowed in this field only."""
    author: tuple[Name, ...] = ()
    """Its authors in order. Leave it out if the authors are not known for certain."""
    editor: tuple[Name, ...] = ()
    """The editors of a book, or of the book a chapter is in."""
    container_title: Exact | None = Field(default=None, alias="container-title")
    """The journal, the site or the book it appeared in."""
    container_title_short: Exact | None = Field(default=None, alias="container-title-short")
    """The journal's abbreviation in PubMed's catalogue, such as `N Engl J Med`, for styles that print it."""
    publisher: Exact | None = None
    """Who published it."""
    publisher_place: Exact | None = Field(default=None, alias="publisher-place")
    """Where it was published."""
    edition: Exact | None = None
    """The edition of a book."""
    version: Exact | None = None
    """The version of a dataset."""
    number: Exact | None = None
    """The number of a report or of a Cochrane review."""
    issued: PartialDate | None = None
    """When it appeared: a year, a month or a day."""
    status: Literal["in-press"] | None = None
    """`in-press` for an article that is accepted and in no issue yet."""
    accessed: Day | None = None
    """The day a web page was read."""
    volume: Exact | None = None
    """Volume."""
    issue: Exact | None = None
    """Issue."""
    page: Exact | None = None
    """Pages, or the number of the article."""
    DOI: Exact | None = None
    """Digital object identifier, as copied: also with `doi:` or its resolver before it, which readers do not see."""
    PMID: Exact | None = None
    """PubMed identifier."""
    PMCID: Exact | None = None
    """PubMed Central identifier, such as PMC2874129."""
    ISBN: Exact | None = None
    """ISBN-10 or ISBN-13."""
    URL: Exact | None = None
    """Where readers find it. Only http and https."""
    design: Design | None = wanted(None)
    """The kind of study or document. It may be left out only if nobody has read the work for the site."""
    study: Exact | None = None
    """The study it reports, by registration number or name. Reports of the same study are about the same people."""
    population: Line | None = None
    """Who was studied, and where."""
    n: Whole | None = Field(default=None, ge=0)
    """How many people (or animals) were studied."""
    follow_up: Line | None = None
    """How long they were followed."""
    funding: Line | None = None
    """Who paid for it, or "not reported". Left out, the page of a study says that it is not known."""
    conflicts: Line | None = None
    """What its authors declare or their addresses show, such as work for a maker. Left out, the page of a study says
    that it is not known."""
    risk_of_bias: Literal["low", "some-concerns", "high", "not-assessed"] = "not-assessed"
    """How far its methods may have biased its result, judged with a tool for its design."""
    access: Literal["full-text", "abstract", "extract", "second-hand", "not-read"]
    """How much of it was read for this site. A work that was not read can be listed but cannot support a claim."""
    access_note: Text | None = None
    """More about how it was read, or what could not be read."""
    abstract: Exact | None = None
    """Its abstract, or the passage that was read, exactly as printed. Quotes of evidence links are looked for in it; it
    is shown nowhere."""
    standing: Standing = Standing.model_construct()
    """Whether it has been corrected or retracted."""
    imported: Imported | None = None
    """Where `citesite import` took the record from."""
    summary: Text | None = None
    """One or two plain sentences on what it found, for its own page and for reading lists."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before; their addresses go on working."""
