"""The pages of one topic: all of it, and each section alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from citesite import addresses
from citesite.exchange.exports import PACKAGE
from citesite.link.library import Library
from citesite.link.summary import changes as topic_changes
from citesite.link.topic import LinkedTopic
from citesite.pages.blocks import blocks, blocks_of_handout, section_href, section_places
from citesite.pages.clinicians import hand_over_pages, section_url
from citesite.pages.metadata import metadata
from citesite.pages.moved import moved_topic_pages
from citesite.pages.page import Context, Desk, Page, changes, day, frame, reference, retired_places
from citesite.read.settings import SiteConfig
from citesite.records import Section, Takeaway
from citesite.text.prose import plain, prose


def topic_pages(topic: LinkedTopic, library: Library, config: SiteConfig) -> Iterator[Page]:
    """The page of a topic and of each section, what helps to hand them over, and redirects from old addresses."""
    yield topic_page(topic, library, config)
    if config.pages.sections:
        for section in topic.sections:
            yield section_page(section, topic, library, config)
    yield from moved_topic_pages(topic, library, config)
    yield from hand_over_pages(topic, library, config)


def topic_page(topic: LinkedTopic, library: Library, config: SiteConfig) -> Page:
    """A topic: key messages first, then its sections, then all that surrounds them (DESIGN §5).

    It stays small, so that an old phone opens it: how each claim is known stands on its section's own page, the whole
    of a reference on its source's, and words are explained in the glossary (docs/decisions/0007).
    """
    record = topic.record
    desk = Desk(addresses.topic(record.id), library, config, topic, explains_words=False)
    # Citations are numbered as they are met, so this stands in the page's reading order.
    context: Context = {
        "summary": desk.html(record.summary),
        "key_messages": [key_message(t, topic, desk) for t in record.takeaways],
        "question": record.question.model_dump(mode="json") if record.question else {},
        "sections": [
            {
                "id": section.id,
                "aliases": desk.aliases(section.id),
                "title": section.title,
                "kind": section.kind,
                "lead": desk.optional_html(section.lead),
                "blocks": blocks(section, desk, are_claims_brief=config.pages.sections),
                "href": section_href(desk, section.id),
            }
            for section in topic.sections
        ],
        "gaps": [desk.html(gap) for gap in record.research_gaps],
        "questions_to_ask": [desk.html(question) for question in record.questions_to_ask],
        "care_cards": _care_cards(topic, desk),
        "further_reading": [
            {"note": desk.html(item.note), **reference(library.sources[item.source], desk)}
            for item in record.further_reading
        ],
        "methods": _methods(topic, desk),
        "clinicians_href": (desk.to(addresses.clinicians(record.id)) if config.url and config.pages.clinicians else ""),
        "changes": changes(topic_changes(record.changes), desk),
    }
    context["retired"] = retired_places(topic.retired, desk)
    context["references"] = desk.references()
    context["is_brief"] = config.pages.sections and config.pages.sources and record.status == "published"
    # The one file that names the others; the page for clinicians links them all.
    context["data_href"] = desk.to(desk.address + PACKAGE.name) if config.pages.downloads else ""
    context |= _about(topic, library)
    head = frame(desk, record.title, plain(prose(record.summary)))
    context["metadata"] = metadata(topic, library, config, head)
    return Page(desk.address, "topic.html", head | context)


def section_page(section: Section, topic: LinkedTopic, library: Library, config: SiteConfig) -> Page:
    """One section alone, to print or to hand over: with its own references, dates and citation."""
    record = topic.record
    address = addresses.section(record.id, section.id)
    desk = Desk(address, library, config, topic, section_places(section))
    messages = [topic.takeaways[name] for name in section.takeaways]
    context: Context = {
        "key_messages": [key_message(t, topic, desk) for t in messages],
        "section": {
            "id": section.id,
            "aliases": desk.aliases(section.id),
            "title": section.title,
            "kind": section.kind,
            "lead": desk.optional_html(section.lead),
            "blocks": blocks_of_handout(section, desk),
        },
        "topic_href": desk.to(addresses.topic(record.id)),
        "place_href": desk.to(f"{addresses.topic(record.id)}#{section.id}"),
        "hand_over": _hand_over(section, topic, desk),
        "questions_to_ask": [desk.html(question) for question in record.questions_to_ask],
        "care_cards": _care_cards(topic, desk),
        "elsewhere": _elsewhere(section, topic, desk),
    }
    context["words"] = desk.explained_words()
    context["references"] = desk.references()
    context |= _about(topic, library)
    description = plain(prose(section.lead)) if section.lead else plain(prose(record.summary))
    canonical = f"{addresses.topic(record.id)}#{section.id}"
    title = f"{section.title}: {record.title}"
    head = frame(desk, title, description, canonical=canonical, runs_scripts=bool(config.url))
    context["metadata"] = metadata(topic, library, config, head, desk.numbers)
    return Page(address, "section.html", head | context)


def _elsewhere(section: Section, topic: LinkedTopic, desk: Desk) -> list[Context]:
    """The places of the topic that stand in other sections, each with a link to where it is.

    An address below a section's page is in bookmarks and letters; when an editor moves a claim, it leads on.
    """
    titles = {other.id: other.title for other in topic.sections}
    return [
        {"id": place, "href": f"{section_href(desk, home)}#{name}", "title": titles[home]}
        for name, home in topic.section_of.items()
        if home != section.id
        for place in (name, *desk.aliases(name))
    ]


def _hand_over(section: Section, topic: LinkedTopic, desk: Desk) -> Context:
    """What is needed to hand a section over; nothing where the site does not say its address."""
    topic_id = topic.record.id
    if not desk.config.url:
        return {}
    return {
        "title": section.title,
        "url": section_url(topic_id, section.id, desk.config),
        "qr": desk.to(addresses.qr(topic_id, section.id)),
        "clinicians_href": desk.to(addresses.clinicians(topic_id)) if desk.config.pages.clinicians else "",
    }


def key_message(takeaway: Takeaway, topic: LinkedTopic, desk: Desk) -> Context:
    """A key message with its certainty and the sections that tell more."""
    home = dict.fromkeys(topic.section_of[name] for name in takeaway.claims)
    titles = {section.id: section.title for section in topic.sections}
    return {
        "id": takeaway.id,
        "aliases": desk.aliases(takeaway.id),
        "html": desk.html(takeaway.text),
        "level": topic.certainty[takeaway.id],
        # What an unrated message is instead: where its claims are of several types, that of the first.
        "type": topic.claims[takeaway.claims[0]].type,
        "audience": takeaway.audience,
        # A section's own page would lead to itself.
        "sections": [
            {"title": titles[name], "href": desk.link("topic", f"#{name}")}
            for name in home
            if desk.places is None or name not in desk.places
        ],
    }


def _care_cards(topic: LinkedTopic, desk: Desk) -> list[Context]:
    return [
        {
            "level": card.level,
            "title": card.title,
            "items": [desk.html(item) for item in card.items],
            "action": desk.optional_html(card.action),
        }
        for card in topic.record.seek_help
    ]


def _methods(topic: LinkedTopic, desk: Desk) -> Context:
    methods = topic.record.methods
    if methods is None:
        return {}
    return {
        "searched_on": day(methods.searched_on),
        "databases": list(methods.databases),
        "eligibility": desk.optional_html(methods.eligibility),
        "reading": desk.optional_html(methods.reading),
        "limits": desk.optional_html(methods.limits),
    }


def _about(topic: LinkedTopic, library: Library) -> dict[str, Any]:
    """Who made and checked a topic, and when."""
    record = topic.record
    return {
        "topic": {
            "id": record.id,
            "title": record.title,
            "status": record.status,
            "last_reviewed": day(record.last_reviewed),
            "next_review": day(record.next_review),
            "authors": [vars(library.people[name]) for name in record.authors],
            "reviewers": [vars(library.people[name]) for name in record.reviewers],
        }
    }
