"""Who made a topic, and when: what its own page and its sections' pages say of that."""

from typing import NamedTuple

from citesite.pages.numbering import Html, optional
from citesite.pages.page import PageInput, TitledLink, day
from citesite.records import Takeaway, Topic


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


class KeyMessageView(NamedTuple):
    """A key message with its certainty and the sections that tell more."""

    id: str
    aliases: tuple[str, ...]
    html: Html
    level: str
    type: str
    """What an unrated message is instead: the type of the first claim it sums up."""
    audience: str
    sections: tuple[TitledLink, ...]


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
    """Return the cards that say when to get help."""
    return tuple(
        CareCardView(card.level, card.title, tuple(map(Html, card.items)), optional(card.action))
        for card in record.seek_help
    )


def key_message(takeaway: Takeaway, page: PageInput) -> KeyMessageView:
    """Return a key message as a page of its topic shows it."""
    assert page.topic is not None
    topic = page.topic
    homes = dict.fromkeys(topic.section_of[name] for name in takeaway.every_claim)
    titles = {section.id: section.title for section in topic.sections}
    return KeyMessageView(
        id=takeaway.id,
        aliases=page.aliases(takeaway.id),
        html=Html(takeaway.whole_text),
        level=topic.certainty[takeaway.id],
        type=topic.claims[takeaway.every_claim[0]].type,
        audience=takeaway.audience,
        # A section's own page would lead to itself.
        sections=tuple(
            TitledLink(titles[name], page.to_place(f"#{name}"))
            for name in homes
            if page.places is None or name not in page.places
        ),
    )
