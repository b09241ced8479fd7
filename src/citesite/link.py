"""Link: checked content to a `Library`, in which every id is found and every source knows who cites it.

The content must have passed its checks: an id that leads nowhere is a mistake that `check` reports, not this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from citesite.certainty import lowest
from citesite.check.source_rules import cited_by
from citesite.records import (
    Analysis,
    CertaintyLevel,
    Claim,
    Content,
    Evidence,
    Outcome,
    Person,
    Section,
    Source,
    Takeaway,
    Term,
    Topic,
    TopicContent,
)


@dataclass(frozen=True, slots=True)
class Use:
    """One claim that a source stands behind."""

    topic: Topic
    section: Section
    claim: Claim
    evidence: Evidence


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


@dataclass(frozen=True, slots=True)
class Library:
    """Everything a site says, by id, in a fixed order."""

    topics: Mapping[str, LinkedTopic]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    people: Mapping[str, Person]
    uses: Mapping[str, tuple[Use, ...]]
    """The claims that each source stands behind, in reading order."""
    citing_topics: Mapping[str, tuple[str, ...]]
    """The topics that refer to each source in any way."""


def link(content: Content) -> Library:
    """Resolve every id of checked content."""
    topics = {t.topic.record.id: _linked(t) for t in sorted(content.topics, key=lambda t: t.topic.record.id)}
    uses: dict[str, list[Use]] = {}
    for topic in topics.values():
        for section in topic.sections:
            for claim in (block.claim for block in section.body if block.claim):
                for evidence in claim.evidence:
                    uses.setdefault(evidence.source, []).append(Use(topic.record, section, claim, evidence))
    citing: dict[str, list[str]] = {}
    for placed in sorted(content.topics, key=lambda t: t.topic.record.id):
        for name in dict.fromkeys(cited_by(placed)):
            citing.setdefault(name, []).append(placed.topic.record.id)
    return Library(
        topics=topics,
        sources={s.record.id: s.record for s in sorted(content.sources, key=lambda s: s.record.id)},
        terms={t.record.id: t.record for t in sorted(content.terms, key=lambda t: t.record.term.casefold())},
        people={p.record.id: p.record for p in sorted(content.people, key=lambda p: p.record.id)},
        uses={name: tuple(found) for name, found in uses.items()},
        citing_topics={name: tuple(found) for name, found in citing.items()},
    )


def _linked(content: TopicContent) -> LinkedTopic:
    record = content.topic.record
    section_of: dict[str, str] = {}
    for section, block, _ in content.blocks():
        names = [block.claim.id] if block.claim else [option.id for option in block.dosing or ()]
        for name in [*names, *([block.analysis] if block.analysis else [])]:
            section_of.setdefault(name, section.id)
    claims = {c.record.id: c.record for c in content.claims()}
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
    )


def _level(claim: Claim) -> CertaintyLevel:
    return claim.certainty.level if claim.certainty else "not-rated"
