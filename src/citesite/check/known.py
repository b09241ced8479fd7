"""What the rules about one topic need to know of the rest of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from citesite.diagnostics import Place
from citesite.records import Content, Person, Source, TopicContent


class _AnyId(frozenset[str]):
    """The ids of a kind of which a file could not be read: any id may be among them."""

    def __contains__(self, name: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Known:
    """The rest of the site, as far as a topic may refer to it."""

    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    source_ids: frozenset[str]
    """Ids of all sources, those that do not fit their model too, so that one mistake is reported once."""
    person_ids: frozenset[str]
    term_ids: frozenset[str]
    topic_ids: frozenset[str]
    places: Mapping[str, frozenset[str]]
    """For each topic that could be read as a whole, the ids of the places within it that can be linked to."""
    as_of: date
    """The day that review dates are compared with."""


def known(content: Content, as_of: date) -> Known:
    """Gather what rules may ask of a whole site."""

    def written(kind: str) -> frozenset[str]:
        return content.written_ids.get(kind, _AnyId())

    return Known(
        sources={s.record.id: s.record for s in content.sources},
        people={p.record.id: p.record for p in content.people},
        source_ids=written("sources"),
        person_ids=written("people"),
        term_ids=written("glossary"),
        topic_ids=written("topic"),
        places={t.topic.record.id: frozenset(name for _, name, _ in anchors(t)) for t in content.topics if t.is_whole},
        as_of=as_of,
    )


def anchors(topic: TopicContent) -> Iterator[tuple[str, str, Place]]:
    """Every place in a topic that has an address: kind, id, and where the id is written."""
    for section in topic.sections:
        yield "section", section.record.id, section.place / "id"
    for claim in topic.claims():
        yield "claim", claim.record.id, claim.place / "id"
    for number, takeaway in enumerate(topic.topic.record.takeaways):
        yield "takeaway", takeaway.id, topic.topic.place / "takeaways" / number / "id"
    for option in topic.dosing_options():
        yield "dosing option", option.record.id, option.place / "id"
    for analysis in topic.analyses():
        yield "analysis", analysis.record.id, analysis.place / "id"
