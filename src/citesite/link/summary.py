"""What pages other than its own show of a topic: its summary, and how it uses sources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple, Self

from citesite.link.topic import LinkedTopic
from citesite.records import CertaintyLevel, Change, ClaimBlock, Section
from citesite.text.prose import plain, prose


class SectionTitle(NamedTuple):
    """A section of a topic, for a list."""

    id: str
    title: str
    levels: tuple[CertaintyLevel, ...]
    """The certainty of each of its claims, in reading order."""


class TopicChange(NamedTuple):
    """One change of a topic, for readers."""

    date: str
    """The day, ISO 8601."""
    kind: str
    what: str
    """What changed, in the Markdown subset."""
    why: str
    """Why, likewise; may be empty."""


class TopicSummary(NamedTuple):
    """A topic, as pages other than its own show it. Days are in ISO 8601, empty if unknown."""

    id: str
    title: str
    summary: str
    """What it is about, as plain text."""
    category: str
    drawing: str
    status: str
    last_reviewed: str
    next_review: str
    reviewers: tuple[str, ...]
    sections: tuple[SectionTitle, ...]
    changes: tuple[TopicChange, ...]
    claims: int
    takeaways: int
    withheld: tuple[str, ...] = ()
    """Addresses of its pages that an edition does not show until they are translated again."""

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a summary that `to_json` wrote."""
        data = json.loads(text)
        data["reviewers"], data["withheld"] = tuple(data["reviewers"]), tuple(data["withheld"])
        data["sections"] = tuple([SectionTitle(name, title, tuple(levels)) for name, title, levels in data["sections"]])
        data["changes"] = tuple(TopicChange(*change) for change in data["changes"])
        return cls(**data)


class TopicTitle(NamedTuple):
    """A topic that a page names."""

    id: str
    title: str


class SourceUse(NamedTuple):
    """A claim that rests on a source, as the page of the source shows it."""

    topic: str
    topic_title: str
    section_title: str
    claim: str
    """The id of the claim."""
    question: str
    """What the claim answers; may be empty."""
    text: str
    """The claim as plain text."""
    stance: str
    """Whether the source supports the claim, contradicts it, or gives context."""
    note: str
    """What the source says, in the Markdown subset; may be empty."""

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a use that `to_json` wrote."""
        return cls(**json.loads(text))


def summary(topic: LinkedTopic) -> TopicSummary:
    """Return what pages other than its own may know of a topic."""
    record = topic.record
    return TopicSummary(
        id=record.id,
        title=record.title,
        summary=plain(prose(record.summary)),
        category=record.category or "",
        drawing=record.hero_drawing or "",
        status=record.status,
        last_reviewed=record.last_reviewed.isoformat() if record.last_reviewed else "",
        next_review=record.next_review.isoformat() if record.next_review else "",
        reviewers=record.reviewers,
        sections=tuple(
            SectionTitle(section.id, section.title, tuple(map(topic.level, _claims(section))))
            for section in topic.sections
        ),
        changes=changes(record.changes),
        claims=len(topic.claims),
        takeaways=len(topic.takeaways),
    )


def _claims(section: Section) -> Iterator[str]:
    return (block.claim.id for block in section.body if isinstance(block, ClaimBlock))


def changes(records: tuple[Change, ...]) -> tuple[TopicChange, ...]:
    """Return the changes of a topic as its pages show them."""
    return tuple(TopicChange(c.date.isoformat(), c.kind, c.what, c.why or "") for c in records)


def uses(topic: LinkedTopic) -> Iterator[tuple[str, SourceUse]]:
    """Yield the id of each source behind a claim of the topic with how it is used, in reading order."""
    for section in topic.sections:
        for claim in (block.claim for block in section.body if isinstance(block, ClaimBlock)):
            for evidence in claim.evidence:
                yield (
                    evidence.source,
                    SourceUse(
                        topic=topic.record.id,
                        topic_title=topic.record.title,
                        section_title=section.title,
                        claim=claim.id,
                        question=claim.question or "",
                        text=plain(prose(claim.text)),
                        stance=evidence.stance,
                        # On the page of the source, a place is one of the topic.
                        note=(evidence.note or "").replace("](#", f"](topic:{topic.record.id}#"),
                    ),
                )
