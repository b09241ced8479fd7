"""Who made a topic, and when: what its own page and its sections' pages say of that."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from citesite.evidence.certainty import lowest
from citesite.link.topic import LinkedTopic
from citesite.pages.blocks import section_href
from citesite.pages.numbering import Html
from citesite.pages.page import PageInput, TitledLink, day
from citesite.records import AnswerPart, CareCard, CertaintyLevel, Takeaway, Topic
from citesite.text.prose import Citation, prose

_CITATION = re.compile(r"(?<!\s)\s*+\[@[^\[\]]*+\]")
_MOST_WORKS = 3
"""The most works that the marks of an answer or a step name."""


class AuthorView(NamedTuple):
    """Somebody who wrote a topic."""

    name: str
    qualification: str


class ReviewerView(NamedTuple):
    """Somebody who checked a topic, with the statement of interests."""

    name: str
    qualification: str
    role: str
    interests: str
    interests_date: str


class TopicView(NamedTuple):
    """A topic as its pages name it. Days are in ISO 8601, empty if unknown."""

    title: str
    status: str
    last_reviewed: str
    next_review: str
    authors: tuple[AuthorView, ...]
    reviewers: tuple[ReviewerView, ...]


class CareCardView(NamedTuple):
    """When to get help, and how fast."""

    level: str
    title: str
    items: tuple[Html, ...]
    action: Html


class PartView(NamedTuple):
    """A part of an answer, with its certainty."""

    html: Html
    level: CertaintyLevel
    type: str
    """What an unrated part is instead: the mark of the first claim it sums up."""


class AnswerView(NamedTuple):
    """A key message with the question it answers, and the sections that say more."""

    id: str
    aliases: tuple[str, ...]
    question: str
    """May be empty."""
    href: str
    """A link to the first of its sections; empty on that section's own page."""
    parts: tuple[PartView, ...]
    audience: str
    sections: tuple[TitledLink, ...]


class StepView(NamedTuple):
    """One step that a reader can take."""

    title: str
    html: Html
    drawing: str


def topic_view(record: Topic, page: PageInput) -> TopicView:
    """Return who made and checked a topic, and when."""
    people = page.library.people
    authors = (people[name] for name in record.authors)
    reviewers = (people[name] for name in record.reviewers)
    return TopicView(
        title=record.title,
        status=record.status,
        last_reviewed=day(record.last_reviewed),
        next_review=day(record.next_review),
        authors=tuple(AuthorView(person.name, person.qualification) for person in authors),
        reviewers=tuple(
            ReviewerView(person.name, person.qualification, person.role, person.interests, person.interests_date)
            for person in reviewers
        ),
    )


def care_cards(record: Topic) -> tuple[CareCardView, ...]:
    """Return the cards that say when to get help, the most urgent first, without marks of the works behind them."""
    return tuple(
        CareCardView(card.level, card.title, tuple(map(_unmarked, card.items)), _unmarked(card.action or ""))
        for card in _by_urgency(record)
    )


def care_works(record: Topic) -> Html:
    """Return the marks of all works behind those cards: in them, a reader in need should not meet any."""
    texts = (text for card in _by_urgency(record) for text in (*card.items, card.action or ""))
    cited = (citation.source for text in texts for bracket in prose(text).citations for citation in bracket)
    return Html("", tuple(Citation(source, "") for source in dict.fromkeys(cited)))


def _by_urgency(record: Topic) -> list[CareCard]:
    order = ("emergency", "urgent", "non-urgent")
    return sorted(record.seek_help, key=lambda card: order.index(card.level))


def _unmarked(text: str) -> Html:
    return Html(_CITATION.sub("", text))


def answer(takeaway: Takeaway, page: PageInput) -> AnswerView:
    """Return a key message as a page of its topic shows it."""
    assert page.topic is not None
    topic = page.topic
    homes = dict.fromkeys(topic.section_of[name] for name in takeaway.every_claim)
    titles = {section.id: section.title for section in topic.sections}
    # A section's own page would lead to itself.
    elsewhere = [name for name in homes if page.places is None or name not in page.places]
    return AnswerView(
        id=takeaway.id,
        aliases=page.aliases(takeaway.id),
        question=takeaway.question or "",
        href=section_href(page, elsewhere[0]) if elsewhere else "",
        parts=answer_parts(takeaway.statements, topic),
        audience=takeaway.audience,
        sections=tuple(TitledLink(titles[name], section_href(page, name)) for name in elsewhere),
    )


def answer_parts(parts: Iterable[AnswerPart], topic: LinkedTopic) -> tuple[PartView, ...]:
    """Return the parts of an answer, each with its certainty and the first works behind it."""
    return tuple(
        PartView(
            html=Html(part.text, works_behind(part.claims, topic)),
            level=lowest(topic.level(name) for name in part.claims),
            type=topic.claims[part.claims[0]].mark,
        )
        for part in parts
    )


def works_behind(claims: Iterable[str], topic: LinkedTopic) -> tuple[Citation, ...]:
    """Return citations of the first works that support some claims; each claim names all of its own."""
    found = (evidence for name in claims for evidence in topic.claims[name].evidence)
    supporting = dict.fromkeys(evidence.source for evidence in found if evidence.stance in ("supports", "partly"))
    return tuple(Citation(source, "") for source in list(supporting)[:_MOST_WORKS])


def steps(record: Topic, topic: LinkedTopic) -> tuple[StepView, ...]:
    """Return what a reader can do."""
    return tuple(
        StepView(step.title, Html(step.text or "", works_behind(step.claims, topic)), step.drawing or "")
        for step in record.steps
    )
