"""Rules about what stands in texts: mark-up, links, terms and citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from citesite.check.known import Known
from citesite.diagnostics import Diagnostic, Place, did_you_mean, error, warning
from citesite.records import Placed, TopicContent
from citesite.records.texts import TextKind
from citesite.text.prose import Prose, prose

PLACEHOLDER = "FILL ME IN"
"""What `citesite new` writes where an editor has to write."""
_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>?")
_TITLE_TAG = re.compile(r"</?(?:i|b|sup|sub)>")


def texts_of_topic(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """Every rule about texts, over the texts of a topic."""
    for kind, text, place in topic.texts:
        yield from _in_text(kind, text, place, known, topic)


def texts_of_shared_record(placed: Placed[Any], known: Known) -> Iterator[Diagnostic]:
    """Every rule about texts, over the texts of a source, a term or a person."""
    for kind, text, place in placed.texts:
        yield from _in_text(kind, text, place, known, None)
        if "{{" in text:
            from citesite.check.value_rules import misplaced_value

            yield from misplaced_value(text, place, "this text may stand on pages of several topics")
        if kind == "text":
            yield from unknown_citation(prose(text), place, known)


def unknown_citation(part: Prose, place: Place, known: Known) -> Iterator[Diagnostic]:
    """A text cites an id that no source has."""
    for citation in (c for bracket in part.citations for c in bracket):
        if not known.has("source", citation.source):
            message = f'the text cites "{citation.source}", which is no source'
            hint = did_you_mean(citation.source, known.sources)
            yield error("unknown-source", place.find(f"@{citation.source}"), message, hint)


def _in_text(kind: TextKind, text: str, place: Place, known: Known, topic: TopicContent | None) -> Iterator[Diagnostic]:
    if PLACEHOLDER in text:
        message = f"this is still to be written: {' '.join(text.split())[:60]}"
        yield warning("fill-me-in", place.find(PLACEHOLDER), message, "write it, or take the field out")
    if kind == "line":
        yield from raw_html(_tags_in_line(text, place), place)
        return
    part = prose(text)
    yield from raw_html(part.raw_html, place)
    yield from hidden_character(part, place)
    yield from forbidden_link(part, place)
    yield from malformed_citation(part, place)
    yield from unknown_term(part, place, known)
    yield from dead_link(part, place, known, topic)


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


def hidden_character(part: Prose, place: Place) -> Iterator[Diagnostic]:
    """A character reference stands for a character that nobody can see."""
    for character in part.hidden_characters:
        message = f"the text holds the invisible character U+{ord(character):04X}, written as a character reference"
        yield error("control-character", place.find("&#"), message, "take it out")


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
        if scheme == "term" and not known.has("term", target):
            message = f'the glossary has no term "{target}"'
            yield error("unknown-term", place.find(f"term:{target}"), message, did_you_mean(target, known.terms))


def dead_link(part: Prose, place: Place, known: Known, topic: TopicContent | None) -> Iterator[Diagnostic]:
    """A text links to a source or to a place on its own page that does not exist."""
    for scheme, target in part.links:
        if scheme == "source" and not known.has("source", target):
            message = f'a link leads to "source:{target}", which is no source'
            yield error("dead-link", place.find(target), message, did_you_mean(target, known.sources))
        if scheme == "topic" and target.startswith("#"):
            if topic is None:
                message = f'a link leads to "{target}", and this text stands on pages of several topics'
                yield error("dead-link", place.find(target), message, f"name the topic: topic:<its id>{target}")
            elif topic.is_whole and target[1:] not in topic.places:
                message = f'a link leads to "{target}", which is nothing in topic "{topic.topic.record.id}"'
                yield error("dead-link", place.find(target), message, did_you_mean(target[1:], topic.places))
