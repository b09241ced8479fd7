"""Rules about ids: each is given once, each that is named exists, and no two things share an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citesite import addresses
from citesite.check.known import Known, anchors
from citesite.check.prose_rules import shared_proses
from citesite.diagnostics import Diagnostic, Place, did_you_mean, error
from citesite.prose import proses
from citesite.records import Content, TopicContent


def duplicate_ids(content: Content, known: Known) -> Iterator[Diagnostic]:
    """Two sources, terms, people or topics have one id."""
    kinds: list[tuple[str, Iterable[tuple[str, Place]]]] = [
        ("source", ((s.record.id, s.place) for s in content.sources)),
        ("glossary term", ((t.record.id, t.place) for t in content.terms)),
        ("person", ((p.record.id, p.place) for p in content.people)),
        ("topic", ((t.topic.record.id, t.topic.place) for t in content.topics)),
    ]
    for kind, records in kinds:
        first: dict[str, Place] = {}
        for name, place in records:
            if name in first:
                yield _twice(kind, name, kind, first[name], place / "id")
            first.setdefault(name, place)


def duplicate_ids_in_topic(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """Two things on one page have one id, so that its address would be ambiguous."""
    first: dict[str, tuple[str, Place]] = {}
    for kind, name, place in anchors(topic):
        if name in first:
            yield _twice(kind, name, *first[name], place)
        first.setdefault(name, (kind, place))
    if topic.results:
        outcomes: set[str] = set()
        for number, outcome in enumerate(topic.results.record.outcomes):
            place = topic.results.place / "outcomes" / number / "id"
            if outcome.id in outcomes:
                yield _twice("outcome", outcome.id, "outcome", place, place)
            outcomes.add(outcome.id)


def _twice(kind: str, name: str, other: str, first: Place, place: Place) -> Diagnostic:
    message = f'{kind} "{name}" has the id of another {other}'
    return error("duplicate-id", place, message, f"the first is in {first.path}; give one of them another id")


def address_collision(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A topic or a place in it would have an address that belongs to the site itself."""
    record = topic.topic.record
    if record.id in addresses.TAKEN_FOLDERS:
        message = f'topic "{record.id}" would have the address /{record.id}/, which the site itself has'
        yield error("address-collision", topic.topic.place / "id", message, "give the topic another id")
    for kind, name, place in anchors(topic):
        if name in addresses.PAGE_PARTS or name.startswith(addresses.PAGE_PREFIXES):
            message = f'{kind} "{name}" would have the address #{name}, which the page itself has'
            yield error("address-collision", place, message, f"give the {kind} another id")


def unknown_source(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """Something cites an id that no source has."""

    def unknown(name: str, place: Place, who: str) -> Iterator[Diagnostic]:
        if name not in known.source_ids:
            message = f'{who} cites "{name}", which is no source'
            yield error("unknown-source", place, message, did_you_mean(name, known.source_ids))

    for evidence, place, owner in topic.evidence():
        yield from unknown(evidence.source, place / "source", owner)
    for analysis in topic.analyses():
        who = f'analysis "{analysis.record.id}"'
        for field in ("rows", "published", "baseline_risks"):
            for number, row in enumerate(getattr(analysis.record, field)):
                yield from unknown(row.source, analysis.place / field / number / "source", who)
    for number, reading in enumerate(topic.topic.record.further_reading):
        place = topic.topic.place / "further_reading" / number / "source"
        yield from unknown(reading.source, place, "the reading list")
    for part, place in proses(topic.texts):
        for citation in (c for bracket in part.citations for c in bracket):
            yield from unknown(citation.source, place.find(f"@{citation.source}"), "the text")


def unknown_source_of_shared_record(content: Content, known: Known) -> Iterator[Diagnostic]:
    """A glossary term or a text of a shared record cites, or a source is superseded by, an id that no source has."""
    for term in content.terms:
        for number, evidence in enumerate(term.record.evidence):
            if evidence.source not in known.source_ids:
                message = f'term "{term.record.id}" cites "{evidence.source}", which is no source'
                place = term.place / "evidence" / number / "source"
                yield error("unknown-source", place, message, did_you_mean(evidence.source, known.source_ids))
    for part, place in shared_proses(content):
        for name in (citation.source for bracket in part.citations for citation in bracket):
            if name not in known.source_ids:
                message = f'the text cites "{name}", which is no source'
                yield error("unknown-source", place.find(f"@{name}"), message, did_you_mean(name, known.source_ids))
    for source in content.sources:
        newer = source.record.standing.superseded_by
        if newer and newer not in known.source_ids:
            message = f'source "{source.record.id}" is superseded by "{newer}", which is no source'
            place = source.place / "standing" / "superseded_by"
            yield error("unknown-source", place, message, did_you_mean(newer, known.source_ids))


def unknown_claim(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A takeaway names a claim that the topic does not have."""
    claims = {claim.record.id for claim in topic.claims()}
    if topic.is_whole:
        for number, takeaway in enumerate(topic.topic.record.takeaways):
            for position, name in enumerate(takeaway.claims):
                if name not in claims:
                    message = f'takeaway "{takeaway.id}" rests on "{name}", which is no claim of this topic'
                    place = topic.topic.place / "takeaways" / number / "claims" / position
                    yield error("unknown-claim", place, message, did_you_mean(name, claims))


def unknown_section(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A topic lists a section that its folder does not have."""
    have = {section.record.id for section in topic.sections}
    if topic.is_whole:
        for number, name in enumerate(topic.topic.record.sections):
            if name not in have:
                message = f'topic "{topic.topic.record.id}" lists section "{name}", which has no file in its folder'
                place = topic.topic.place / "sections" / number
                yield error("unknown-section", place, message, did_you_mean(name, have))


def unlisted_section(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A section stands in a topic's folder, and the topic does not list it, so no reader would see it."""
    for section in topic.sections:
        if section.record.id not in topic.topic.record.sections:
            message = f'section "{section.record.id}" is not in the topic\'s list of sections'
            hint = f"add it to sections: in {topic.topic.place.path}"
            yield error("unlisted-section", section.place / "id", message, hint)


def section_listed_twice(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A topic lists a section twice."""
    names = topic.topic.record.sections
    for number, name in enumerate(names):
        if name in names[:number]:
            message = f'section "{name}" is listed twice'
            yield error("duplicate-id", topic.topic.place / "sections" / number, message, "keep one of them")


def unknown_takeaway(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A section names a takeaway that the topic does not have."""
    have = {takeaway.id for takeaway in topic.topic.record.takeaways}
    for section in topic.sections:
        for number, name in enumerate(section.record.takeaways):
            if name not in have:
                message = f'section "{section.record.id}" names "{name}", which is no takeaway of this topic'
                yield error("unknown-takeaway", section.place / "takeaways" / number, message, did_you_mean(name, have))


def unknown_outcome(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A claim or an analysis names an outcome that the topic does not have."""
    have = {outcome.id for outcome in topic.results.record.outcomes} if topic.results else set()
    if topic.is_whole:
        for claim in topic.claims():
            name = claim.record.outcome
            if name and name not in have:
                message = f'claim "{claim.record.id}" is about "{name}", which is no outcome of this topic'
                yield error("unknown-outcome", claim.place / "outcome", message, did_you_mean(name, have))
        for analysis in topic.analyses():
            name = analysis.record.outcome
            if name not in have:
                message = f'analysis "{analysis.record.id}" is about "{name}", which is no outcome of this topic'
                yield error("unknown-outcome", analysis.place / "outcome", message, did_you_mean(name, have))


def unknown_analysis(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A section shows an analysis that the topic does not have."""
    have = {analysis.record.id for analysis in topic.analyses()}
    if topic.is_whole:
        for section, block, place in topic.blocks():
            if block.analysis and block.analysis not in have:
                message = f'section "{section.id}" shows "{block.analysis}", which is no analysis of this topic'
                yield error("unknown-analysis", place / "analysis", message, did_you_mean(block.analysis, have))


def unknown_person(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A topic names an author or a reviewer who is not in people.yaml."""
    for field in ("authors", "reviewers"):
        for number, name in enumerate(getattr(topic.topic.record, field)):
            if name not in known.person_ids:
                message = f'topic "{topic.topic.record.id}" names "{name}", who is not in people.yaml'
                place = topic.topic.place / field / number
                yield error("unknown-person", place, message, did_you_mean(name, known.person_ids))
