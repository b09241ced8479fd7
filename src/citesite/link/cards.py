"""Link: what the pages of one topic need of the rest of the site, and what the rest of the site needs of a topic.

Everything that crosses from one record to another goes through here as plain data, so that it can be stored, compared
and handed to another process: a `Card` for each source, a summary of each topic, its uses of sources, and the ids it
needs. Records must have passed their checks: an id that leads nowhere is for `check` to report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, assert_never

from citesite import addresses
from citesite.evidence.certainty import lowest
from citesite.link.needs import needs
from citesite.records import (
    Analysis,
    AnalysisBlock,
    CalloutBlock,
    CertaintyLevel,
    Claim,
    ClaimBlock,
    DosingBlock,
    FactsBlock,
    FigureBlock,
    FindingsBlock,
    HeadingBlock,
    Outcome,
    Person,
    Record,
    Section,
    Source,
    TableBlock,
    Takeaway,
    Term,
    TextBlock,
    Topic,
)
from citesite.references import format_reference
from citesite.text.prose import plain, prose
from citesite.values.topic import TopicValues, TopicWithValues

Data = dict[str, Any]

__all__ = [
    "Library",
    "LinkedTopic",
    "linked",
    "needs",
    "person_data",
    "search_entries",
    "source_card",
    "summary",
    "term_data",
    "uses",
]


@dataclass(frozen=True, slots=True)
class Library:
    """The records that topics share, by id, as plain data. A mapping may look each of them up only when asked."""

    sources: Mapping[str, Data]
    terms: Mapping[str, Data]
    people: Mapping[str, Data]


@dataclass(frozen=True, slots=True)
class LinkedTopic:
    """A topic whose parts can be found by their ids."""

    record: Topic
    sections: tuple[Section, ...]
    section_of: Mapping[str, str]
    """Which section holds a claim, a dosing option or an analysis."""
    claims: Mapping[str, Claim]
    takeaways: Mapping[str, Takeaway]
    outcomes: Mapping[str, Outcome]
    analyses: Mapping[str, Analysis]
    certainty: Mapping[str, CertaintyLevel]
    """The certainty of each takeaway: the lowest among its claims."""
    values: TopicValues
    """What follows from the numbers of its analyses."""
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each place, its other ids: those it had before, and retired ones that go there."""
    retired: tuple[Data, ...] = ()
    """Retired places of the page that go elsewhere: id, reason and address."""


def linked(content: TopicWithValues, retired: Mapping[str, tuple[str, str]]) -> LinkedTopic:
    """Resolve every id inside a topic.

    Args:
        content: the topic.
        retired: the retired places of its page, each with the reason and the address to go to.
    """
    record = content.topic.record
    gone = {name: entry for name, entry in retired.items() if name not in content.places}
    aliases, elsewhere = aliases_of(gone, f"{record.id}/")
    for _, now, then, _ in content.former_ids:
        aliases[now] = (*aliases.get(now, ()), then)
    section_of: dict[str, str] = {}
    for section, block, _ in content.blocks:
        for name in block.anchors:
            section_of.setdefault(name, section.id)
    claims = {c.record.id: c.record for c in content.claims}
    results = content.results.record if content.results else None
    return LinkedTopic(
        record=record,
        sections=tuple(s.record for s in content.sections),
        section_of=section_of,
        claims=claims,
        takeaways={t.id: t for t in record.takeaways},
        outcomes={o.id: o for o in results.outcomes} if results else {},
        analyses={a.id: a for a in results.analyses} if results else {},
        certainty={t.id: lowest(_level(claims[name]) for name in t.claims) for t in record.takeaways},
        aliases=aliases,
        values=content.values,
        retired=elsewhere,
    )


def aliases_of(
    retired: Mapping[str, tuple[str, str]], page: str
) -> tuple[dict[str, tuple[str, ...]], tuple[Data, ...]]:
    """What a page does with its retired places: those that go to a place on it are aliases, the others are told of."""
    aliases: dict[str, tuple[str, ...]] = {}
    elsewhere = []
    for name, (why, go) in sorted(retired.items()):
        address, _, place = go.partition("#")
        if address == page and place:
            aliases[place] = (*aliases.get(place, ()), name)
        else:
            elsewhere.append({"id": name, "why": why, "go": go})
    return aliases, tuple(elsewhere)


def _level(claim: Claim) -> CertaintyLevel:
    return claim.certainty.level if claim.certainty else "not-rated"


def source_card(source: Source, style: str | bytes, language: str) -> Data:
    """All that pages and rules about topics may know of a source."""
    return {
        "id": source.id,
        "html": format_reference(csl_item(source), style, language),
        "name": short_name(source),
        "links": outside_links(source),
        "study": source.study or "",
        "design": source.design or "",
        "population": source.population or "",
        "n": source.n,
        "follow_up": source.follow_up or "",
        "access": source.access,
        "standing": source.standing.status,
        "formerly": list(source.formerly),
    }


def term_data(term: Term) -> Data:
    """All that pages may know of a glossary term."""
    return term.model_dump(mode="json")


def person_data(person: Person) -> Data:
    """A person, with the statement of interests."""
    return {
        "name": person.name,
        "role": person.role,
        "qualification": person.qualification or "",
        "orcid": person.ORCID or "",
        "interests": person.interests.statement if person.interests else "",
        "interests_date": person.interests.date.isoformat() if person.interests else "",
    }


def summary(topic: LinkedTopic) -> Data:
    """All that pages beside its own may know of a topic."""
    record = topic.record
    return {
        "id": record.id,
        "title": record.title,
        "summary": plain(prose(record.summary)),
        "status": record.status,
        "last_reviewed": record.last_reviewed.isoformat() if record.last_reviewed else "",
        "next_review": record.next_review.isoformat() if record.next_review else "",
        "reviewers": list(record.reviewers),
        "sections": [{"id": section.id, "title": section.title} for section in topic.sections],
        "changes": [change.model_dump(mode="json") for change in record.changes],
        "claims": len(topic.claims),
        "takeaways": len(topic.takeaways),
    }


def search_entries(topic: LinkedTopic) -> list[Data]:
    """What the search knows of a topic: an entry for its key messages, and one for each section. None if withdrawn."""
    record = topic.record
    if record.status == "withdrawn":
        return []
    messages = " ".join(plain(prose(text)) for text in (record.summary, *(t.text for t in record.takeaways)))
    entries = [{"title": record.title, "topic": "", "address": addresses.topic(record.id), "text": messages}]
    for section in topic.sections:
        words = [_sentence(plain(prose(text))) for text in (section.lead or "", *_searched(section)) if text]
        address = f"{addresses.topic(record.id)}#{section.id}"
        entries.append({"title": section.title, "topic": record.title, "address": address, "text": " ".join(words)})
    return entries


def _sentence(words: str) -> str:
    """Some words with a full stop, so that what follows a heading does not seem to belong to it."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _searched(section: Section) -> Iterator[str]:
    """What a section says without unfolding anything."""
    substances: dict[str, None] = {}
    for block in section.body:
        match block:
            case ClaimBlock():
                yield block.claim.text
            case HeadingBlock():
                yield block.heading
            case TextBlock():
                yield block.text
            case CalloutBlock():
                yield from (block.callout.title, block.callout.text)
            case TableBlock():
                yield from (block.table.caption, *(cell for row in block.table.rows for cell in row))
            case DosingBlock():
                substances.update(dict.fromkeys(option.substance for option in block.dosing))
            case AnalysisBlock() | FigureBlock() | FindingsBlock() | FactsBlock():
                pass
            case _:
                assert_never(block)
    yield from substances


def uses(topic: LinkedTopic) -> Iterator[tuple[str, Data]]:
    """Each source behind a claim of the topic, with what the source's own page says of it, in reading order."""
    for section in topic.sections:
        for claim in (block.claim for block in section.body if isinstance(block, ClaimBlock)):
            for evidence in claim.evidence:
                yield (
                    evidence.source,
                    {
                        "topic": topic.record.id,
                        "topic_title": topic.record.title,
                        "section_title": section.title,
                        "claim": claim.id,
                        "text": plain(prose(claim.text)),
                        "stance": evidence.stance,
                        "note": evidence.note or "",
                    },
                )


def short_name(source: Source) -> str:
    """How a source is called in a sentence: first author and year, or its publisher and year, or its title."""
    year = f" {source.issued[:4]}" if source.issued else ""
    title = re.sub(r"</?\w+>", "", source.title)
    if source.author:
        first = source.author[0]
        others = " and others" if len(source.author) > 1 else ""
        return f"{first.literal or first.family or first.given or title}{others}{year}"
    if source.type in ("webpage", "report") and (source.publisher or source.container_title):
        return f"{source.publisher or source.container_title}{year}"
    return f"{title}{year}"


def outside_links(source: Source) -> list[Data]:
    """Where a work is found on the web: its identifiers' resolvers first, its own address where it has none."""
    found = [
        ("DOI", f"https://doi.org/{source.DOI.removeprefix('https://doi.org/')}" if source.DOI else ""),
        ("PubMed", f"https://pubmed.ncbi.nlm.nih.gov/{source.PMID}/" if source.PMID else ""),
        ("PMC", f"https://pmc.ncbi.nlm.nih.gov/articles/{source.PMCID}/" if source.PMCID else ""),
    ]
    links = [{"label": label, "href": href} for label, href in found if href]
    # One that is not of the web is an error, and stands on no page whatever else goes wrong.
    if source.URL and source.URL.startswith(("https://", "http://")) and not links:
        links.append({"label": source.URL.split("/")[2].removeprefix("www."), "href": source.URL})
    return links


def csl_item(source: Source) -> Data:
    """A source in the form of CSL-JSON."""
    keep = ("container_title", "publisher", "publisher_place", "edition", "number", "volume", "issue", "page")
    item: Data = {"id": source.id, "type": source.type, "title": source.title}
    for name in (*keep, "DOI", "PMID", "PMCID", "ISBN", "URL"):
        value = getattr(source, name)
        if value is not None:
            item[name.replace("_", "-")] = value
    for role in ("author", "editor"):
        names = [_plain(person) for person in getattr(source, role)]
        if names:
            item[role] = names
    if source.issued:
        item["issued"] = {"date-parts": [[int(part) for part in source.issued.split("-")]]}
    if source.accessed:
        item["accessed"] = {"date-parts": [list(source.accessed.timetuple()[:3])]}
    return item


def _plain(record: Record) -> Data:
    return record.model_dump(by_alias=True, exclude_none=True)
