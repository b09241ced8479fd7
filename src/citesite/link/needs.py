"""What a topic or a shared record refers to outside itself: a change there concerns it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from citesite.diagnostics import Place
from citesite.records import FreePage, Placed, Source, Term, TopicContent
from citesite.records.texts import FoundText
from citesite.text.prose import Prose, prose, proses

Need = tuple[str, str]
"""The kind of a shared record, and its id."""


def needs(topic: TopicContent) -> set[Need]:
    """Return every shared record that something in a topic names."""
    record = topic.topic.record
    found: set[Need] = {("source", evidence.source) for evidence, _, _ in topic.evidence}
    found |= {("source", name) for name, _, _ in topic.results_by_source}
    found |= {("source", reading.source) for reading in record.further_reading}
    found |= {("person", name) for name in (*record.authors, *record.reviewers)}
    return found | _named(topic.texts)


def needs_of_shared(placed: Placed[Any]) -> set[Need]:
    """Return every record that a source, a term, a person or a page names."""
    record, found = placed.record, _named(placed.texts)
    if isinstance(record, Term):
        found |= {("source", evidence.source) for evidence in record.evidence}
    if isinstance(record, Source) and record.standing.superseded_by:
        found.add(("source", record.standing.superseded_by))
    if isinstance(record, FreePage) and record.topic:
        found.add(("topic", record.topic))
    return found


def _named(found: Iterable[FoundText]) -> set[Need]:
    named: set[Need] = set()
    for kind, text, _ in found:
        if kind == "text":
            named |= set(_named_in(prose(text)))
    return named


def _named_in(part: Prose) -> Iterator[Need]:
    for bracket in part.citations:
        yield from (("source", citation.source) for citation in bracket)
    yield from ((scheme, target) for scheme, target in part.links if scheme != "topic")
    yield from (("media", shown.name) for shown in part.media)


def topic_links(found: Iterable[FoundText]) -> Iterator[tuple[str, str, Place]]:
    """Yield the links from some texts to other topics: the topic's id, the anchor or "", and the place of the link."""
    for part, place in proses(found):
        for scheme, target in part.links:
            if scheme == "topic" and not target.startswith("#"):
                name, _, fragment = target.partition("#")
                yield name, fragment, place.find(f"topic:{target}")
