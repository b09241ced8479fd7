"""The page of one section: to print, or to hand over."""

from typing import NamedTuple

from citesite import addresses
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic
from citesite.pages.blocks import PrintedBlockView, blocks_of_handout, section_href, section_places, shows_results
from citesite.pages.clinicians import section_url
from citesite.pages.kinds import PageKind
from citesite.pages.metadata import Metadata, metadata
from citesite.pages.numbering import AtEnd, ExplainedWords, Html, OfCited, References, optional
from citesite.pages.page import Page, PageInput, frame
from citesite.pages.topic_parts import CareCardView, KeyMessageView, TopicView, care_cards, key_message, topic_view
from citesite.read.settings import SiteConfig
from citesite.records import Section
from citesite.text.prose import plain, prose


class SectionHead(NamedTuple):
    """The section of a page."""

    id: str
    aliases: tuple[str, ...]
    title: str
    lead: Html


class OtherSection(NamedTuple):
    """Another section of the topic, with the ids of what is in it."""

    href: str
    title: str
    places: tuple[str, ...]


class HandOver(NamedTuple):
    """What is needed to hand a section over."""

    title: str
    url: str
    qr: str
    clinicians_href: str


class SectionPage(NamedTuple):
    """What the page of a section shows, in reading order."""

    metadata: Metadata | OfCited | None
    topic_href: str
    topic: TopicView
    section: SectionHead
    key_messages: tuple[KeyMessageView, ...]
    body: tuple[PrintedBlockView, ...]
    questions_to_ask: tuple[Html, ...]
    care_cards: tuple[CareCardView, ...]
    hand_over: HandOver | None
    words: ExplainedWords
    references: References
    place_href: str
    other_sections: tuple[OtherSection, ...]


SECTION = PageKind("section.html", SectionPage)


def section_page(section: Section, topic: LinkedTopic, library: Library, config: SiteConfig) -> Page:
    """Return the page of a section, with its own references, dates and citation."""
    record = topic.record
    place = f"{addresses.topic(record.id)}#{section.id}"
    page = PageInput(addresses.section(record.id, section.id), library, config, topic, section_places(section))
    head = frame(
        page,
        f"{section.title}: {record.title}",
        plain(prose(section.lead or record.summary)),
        canonical=place,
        runs_scripts=True,
        has_figures=shows_results(section),
    )
    context = SectionPage(
        metadata=OfCited(lambda cited: metadata(topic, library, config, head.page, cited)),
        topic_href=page.to(addresses.topic(record.id)),
        topic=topic_view(record, page),
        section=SectionHead(section.id, page.aliases(section.id), section.title, optional(section.lead)),
        key_messages=tuple(key_message(topic.takeaways[name], page) for name in section.takeaways),
        body=blocks_of_handout(section, page),
        questions_to_ask=tuple(map(Html, record.questions_to_ask)),
        care_cards=care_cards(record),
        hand_over=_hand_over(section, page),
        words=AtEnd.WORDS,
        references=AtEnd.REFERENCES,
        place_href=page.to(place),
        other_sections=_other_sections(section, topic, page),
    )
    return SECTION.page(page, context, head)


def _other_sections(section: Section, topic: LinkedTopic, page: PageInput) -> tuple[OtherSection, ...]:
    """Return the other sections of the topic, each with the places in it as this page would have them.

    An address below a section's page is in bookmarks and letters; when an editor moves a claim, it leads on.
    """
    places: dict[str, list[str]] = {other.id: [] for other in topic.sections if other.id != section.id}
    for name, home in topic.section_of.items():
        if home in places:
            places[home] += (name, *page.aliases(name))
    return tuple(
        OtherSection(section_href(page, other.id), other.title, tuple(places[other.id]))
        for other in topic.sections
        if other.id in places
    )


def _hand_over(section: Section, page: PageInput) -> HandOver | None:
    """Return what is needed to hand a section over; None if the site does not say its address."""
    if not page.config.url or page.topic is None:
        return None
    topic_id = page.topic.record.id
    return HandOver(
        title=section.title,
        url=section_url(topic_id, section.id, page.config),
        qr=page.to(addresses.qr(topic_id, section.id)),
        clinicians_href=page.to(addresses.clinicians(topic_id)) if page.config.pages.clinicians else "",
    )
