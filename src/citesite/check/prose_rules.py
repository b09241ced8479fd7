"""Rules about what stands in texts: mark-up, links, terms and citations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.check.known import Known
from citesite.diagnostics import Diagnostic, Place, did_you_mean, error
from citesite.prose import Prose, prose, proses
from citesite.records import Content, TopicContent
from citesite.records.texts import TextKind, texts

_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>?")
_TITLE_TAG = re.compile(r"</?(?:i|b|sup|sub)>")


def texts_of_topic(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """Every rule about texts, over the texts of a topic."""
    for kind, text, place in topic.texts:
        yield from _in_text(kind, text, place, known, topic.topic.record.id)


def texts_of_shared_records(content: Content, known: Known) -> Iterator[Diagnostic]:
    """Every rule about texts, over the texts of sources, terms and people."""
    for record, at in content.shared_records():
        for kind, text, place in texts(record, at):
            yield from _in_text(kind, text, place, known, "")


def shared_proses(content: Content) -> Iterator[tuple[Prose, Place]]:
    """Every text of sources, terms and people that may hold mark-up, rendered."""
    for record, at in content.shared_records():
        yield from proses(texts(record, at))


def _in_text(kind: TextKind, text: str, place: Place, known: Known, topic_id: str) -> Iterator[Diagnostic]:
    if kind == "line":
        yield from raw_html(_tags_in_line(text, place), place)
        return
    part = prose(text)
    yield from raw_html(part.raw_html, place)
    yield from forbidden_link(part, place)
    yield from malformed_citation(part, place)
    yield from unknown_term(part, place, known)
    yield from dead_link(part, place, known, topic_id)


def _tags_in_line(text: str, place: Place) -> tuple[str, ...]:
    tags = _TAG.findall(text)
    is_title_of_source = place.steps[-1] == "title" and "sources/" in place.path
    return tuple(tag for tag in tags if not (is_title_of_source and _TITLE_TAG.fullmatch(tag)))


def raw_html(found: tuple[str, ...], place: Place) -> Iterator[Diagnostic]:
    """Raw HTML stands in a text."""
    for tag in found:
        yield error(
            "raw-html", place.find(tag), f"raw HTML is not allowed: {tag}", "*emphasis*, lists and [links](…) are"
        )


def forbidden_link(part: Prose, place: Place) -> Iterator[Diagnostic]:
    """A link has a scheme that is not allowed."""
    for target in part.forbidden_links:
        message = f'a link to "{target}" is not allowed'
        hint = "a link begins with https:, mailto:, tel:, # or term:, source:, topic: and an id"
        yield error("forbidden-link", place.find(target), message, hint)


def malformed_citation(part: Prose, place: Place) -> Iterator[Diagnostic]:
    """A bracket begins with @ and is no citation."""
    for written in part.malformed_citations:
        hint = "write [@source-id], [@source-id, p. 3] or [@one; @other]"
        yield error("malformed-citation", place.find(written), f"{written} is no citation", hint)


def unknown_term(part: Prose, place: Place, known: Known) -> Iterator[Diagnostic]:
    """A text uses a glossary term that is not defined."""
    for scheme, target in part.links:
        if scheme == "term" and target not in known.term_ids:
            message = f'the glossary has no term "{target}"'
            yield error("unknown-term", place.find(f"term:{target}"), message, did_you_mean(target, known.term_ids))


def dead_link(part: Prose, place: Place, known: Known, topic_id: str) -> Iterator[Diagnostic]:
    """A text links to a source, a topic or a place in a topic that does not exist."""
    for scheme, target in part.links:
        if scheme == "source" and target not in known.source_ids:
            message = f'a link leads to "source:{target}", which is no source'
            yield error("dead-link", place.find(target), message, did_you_mean(target, known.source_ids))
        if scheme == "topic":
            name, _, fragment = target.partition("#")
            name = name or topic_id
            have = known.places.get(name, frozenset())
            if not name:
                message = f'a link leads to "{target}", and this text stands on pages of several topics'
                yield error("dead-link", place.find(target), message, f"name the topic: topic:<its id>{target}")
            elif name not in known.topic_ids:
                message = f'a link leads to "topic:{name}", which is no topic'
                yield error("dead-link", place.find(target), message, did_you_mean(name, known.topic_ids))
            elif fragment and name in known.places and fragment not in have:
                message = f'a link leads to "#{fragment}", which is nothing in topic "{name}"'
                yield error("dead-link", place.find(f"#{fragment}"), message, did_you_mean(fragment, have))
