"""Cards: what pages and rules may know of a source, a glossary term or a person that others refer to."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple, Self
from urllib.parse import quote

from citesite.records import FreePage, Person, Record, Source, Term
from citesite.records.identifiers import IDENTIFIERS, bare
from citesite.references import format_reference, term


class OutsideLink(NamedTuple):
    """Where a work is found on the web."""

    label: str
    href: str


class SourceCard(NamedTuple):
    """A source that something cites; a text that the record leaves out is empty."""

    id: str
    html: str
    """The formatted reference."""
    name: str
    """How a sentence calls it, such as "de Jager 2010"."""
    title: str
    """Its title if the name is that of an organisation, of which a page may cite several works; else empty."""
    links: tuple[OutsideLink, ...]
    study: str
    design: str
    population: str
    n: int | None
    follow_up: str
    access: str
    """How far it was read."""
    standing: str
    """What its publisher says of it, such as "retracted"."""
    formerly: tuple[str, ...]
    risk_of_bias: str = ""
    """How far its methods may have biased its result."""
    funding: str = ""
    """Who paid for it."""
    page: str = ""
    """Its first and last page."""
    summary: str = ""
    """What it found, in plain words."""
    abstract: str = ""
    """Its abstract or the passage that was read, which rules compare quotes with."""
    csl: Mapping[str, Any] = {}
    """The source as CSL-JSON, where the site offers downloads."""
    record: Mapping[str, Any] = {}
    """The whole record as plain data, where the site offers downloads or Markdown."""

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a card that `to_json` wrote."""
        data = json.loads(text)
        data["links"] = tuple(OutsideLink(*link) for link in data["links"])
        data["formerly"] = tuple(data["formerly"])
        return cls(**data)


class Cited(NamedTuple):
    """A source that the definition of a term cites, and the place in it."""

    source: str
    locator: str


class TermCard(NamedTuple):
    """A term of the glossary; a text that the record leaves out is empty."""

    id: str
    term: str
    lay_term: str
    synonyms: tuple[str, ...]
    definition: str
    """What it means, in the Markdown subset."""
    evidence: tuple[Cited, ...]
    formerly: tuple[str, ...]

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a card that `to_json` wrote."""
        data = json.loads(text)
        data["evidence"] = tuple(Cited(*cited) for cited in data["evidence"])
        data["synonyms"] = tuple(data["synonyms"])
        data["formerly"] = tuple(data["formerly"])
        return cls(**data)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of what it means, each once."""
        return tuple(dict.fromkeys(name for name in (self.term, self.lay_term, *self.synonyms) if name))


class PersonCard(NamedTuple):
    """Somebody who wrote or checked a topic; a text that the record leaves out is empty."""

    name: str
    role: str
    qualification: str
    orcid: str
    interests: str
    """The statement of interests."""
    interests_date: str
    """The day of the statement, ISO 8601."""

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a card that `to_json` wrote."""
        return cls(**json.loads(text))


class MediaCard(NamedTuple):
    """A file that texts may show or link to."""

    name: str
    """Its path below the folder of media."""
    width: int
    """In CSS pixels; 0 for a document."""
    height: int
    size: int
    """Its bytes."""

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a card that `to_json` wrote."""
        return cls(**json.loads(text))


class PageCard(NamedTuple):
    """A page of the site's own, as menus, lists and links know it."""

    id: str
    title: str
    label: str
    """Its words in menu and footer."""
    show_in: tuple[str, ...]
    order: int
    formerly: tuple[str, ...]

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a card that `to_json` wrote."""
        data = json.loads(text)
        return cls(**data | {"show_in": tuple(data["show_in"]), "formerly": tuple(data["formerly"])})


def page_card(page: FreePage) -> PageCard:
    """Return what menus, lists and links know of a page."""
    return PageCard(page.id, page.title, page.label or page.title, page.show_in, page.order, page.formerly)


def source_card(source: Source, style: str | bytes, language: str, *, has_downloads: bool = False) -> SourceCard:
    """Return what pages and rules may know of a source.

    Args:
        source: the source.
        style: the citation style, by name or as the bytes of a CSL file.
        language: the language of the site, as a BCP 47 tag.
        has_downloads: whether to add what files for other programs say of it.

    Raises:
        UnusableStyle: if the style cannot format it.
    """
    csl = csl_item(source)
    return SourceCard(
        id=source.id,
        html=format_reference(csl, style, language),
        name=short_name(source, language),
        title="" if any(one.family for one in source.author) else _title_beside(source, language),
        links=outside_links(source),
        study=source.study or "",
        design=source.design or "",
        population=source.population or "",
        n=source.n,
        follow_up=source.follow_up or "",
        access=source.access,
        standing=source.standing.status,
        formerly=source.formerly,
        risk_of_bias=source.risk_of_bias,
        funding=source.funding or "",
        page=source.page or "",
        summary=source.summary or "",
        abstract=source.abstract or "",
        csl=csl if has_downloads else {},
        record=source.model_dump(mode="json", by_alias=True, exclude_none=True) if has_downloads else {},
    )


def term_card(term: Term) -> TermCard:
    """Return what pages and rules may know of a glossary term."""
    return TermCard(
        id=term.id,
        term=term.term,
        lay_term=term.lay_term or "",
        synonyms=term.synonyms,
        definition=term.definition,
        evidence=tuple(Cited(evidence.source, evidence.locator or "") for evidence in term.evidence),
        formerly=term.formerly,
    )


def person_card(person: Person) -> PersonCard:
    """Return what pages and rules may know of a person."""
    return PersonCard(
        name=person.name,
        role=person.role,
        qualification=person.qualification or "",
        orcid=person.ORCID or "",
        interests=person.interests.statement if person.interests else "",
        interests_date=person.interests.date.isoformat() if person.interests else "",
    )


def _title_beside(source: Source, language: str) -> str:
    """Return the title of a work, unless its short name is made of it."""
    title = _plain_title(source)
    return "" if short_name(source, language).startswith(title) else title


def _plain_title(source: Source) -> str:
    return re.sub(r"</?\w+>", "", source.title)


def short_name(source: Source, language: str) -> str:
    """Return how a sentence calls a source: its authors and year, or publisher and year, or its title."""
    year = f" {source.issued[:4]}" if source.issued else ""
    title = _plain_title(source)
    if source.author:
        names = [one.literal or one.family or one.given or title for one in source.author[:2]]
        if len(source.author) > 2:
            names[1] = term("and others", language)
        elif len(names) == 2:
            names[1] = f"{term('and', language)} {names[1]}"
        return f"{' '.join(names)}{year}"
    if source.type in ("webpage", "report") and (source.publisher or source.container_title):
        return f"{source.publisher or source.container_title}{year}"
    return f"{title}{year}"


def _quoted_doi(doi: str) -> str:
    """Return a DOI for an address: brackets as in those made from a SICI, "#" and "?" would end or break it."""
    return quote(doi, safe="/:;()+,@!$&'*=~%[]")


def outside_links(source: Source) -> tuple[OutsideLink, ...]:
    """Return the addresses that resolve the identifiers of a work, or else its own address on the web."""
    doi, pmid, pmcid = (bare(name, getattr(source, name) or "") for name in ("DOI", "PMID", "PMCID"))
    found = [
        ("DOI", f"https://doi.org/{_quoted_doi(doi)}" if doi else ""),
        ("PubMed", f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid else ""),
        ("PMC", f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/" if pmcid else ""),
    ]
    links = [OutsideLink(label, href) for label, href in found if href]
    # An address with another scheme is an error, and must not reach a page even where errors are overlooked.
    if source.URL and source.URL.startswith(("https://", "http://")) and not links:
        links.append(OutsideLink(source.URL.split("/")[2].removeprefix("www."), source.URL))
    return tuple(links)


def csl_item(source: Source) -> dict[str, Any]:
    """Return a source as CSL-JSON 1.0.2."""
    keep = (
        "container_title", "container_title_short", "publisher", "publisher_place", "edition", "version", "number",
        "volume", "issue", "page",
    )  # fmt: skip
    item: dict[str, Any] = {"id": source.id, "type": source.type, "title": source.title}
    for name in (*keep, *IDENTIFIERS, "URL"):
        value = getattr(source, name)
        if value is not None:
            item[name.replace("_", "-")] = bare(name, value) if name in IDENTIFIERS else value
    for role in ("author", "editor"):
        names = [_plain(person) for person in getattr(source, role)]
        if names:
            item[role] = names
    if source.standing.status == "preprint":
        # CSL knows preprints as articles that are in no journal.
        item |= {"genre": "Preprint", **({"type": "article"} if source.type == "document" else {})}
    if source.status:
        item["status"] = source.status.replace("-", " ")
    if source.issued:
        item["issued"] = {"date-parts": [[int(part) for part in source.issued.split("-")]]}
    if source.accessed:
        item["accessed"] = {"date-parts": [list(source.accessed.timetuple()[:3])]}
    return item


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(by_alias=True, exclude_none=True)
