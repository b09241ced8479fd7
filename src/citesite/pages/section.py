"""The page of one section: to print, or to hand over."""

from collections.abc import Iterator
from typing import NamedTuple

from citesite import addresses
from citesite.exchange.exports import MARKDOWN
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic
from citesite.pages.blocks import (
    BlockView,
    PrintedBlockView,
    blocks_for_experts,
    blocks_of_handout,
    section_href,
    section_places,
    shows_results,
)
from citesite.pages.clinicians import section_code, section_url
from citesite.pages.kinds import PageKind, SitemapEntry, page_switch
from citesite.pages.metadata import Metadata, metadata, statements_of_section
from citesite.pages.numbering import AtEnd, ExplainedWords, Html, OfCited, References, optional
from citesite.pages.page import Page, PageInput, TitledLink, frame
from citesite.pages.reasons import ReasonView, reasons_of_section
from citesite.pages.topic_parts import (
    CareCardView,
    PartView,
    TopicView,
    answer_parts,
    care_cards,
    care_works,
    topic_view,
)
from citesite.read.settings import SiteConfig
from citesite.records import Section, Takeaway
from citesite.text.prose import plain, prose


class SectionHead(NamedTuple):
    """The section of a page."""

    id: str
    aliases: tuple[str, ...]
    title: str
    drawing: str


class MessageView(NamedTuple):
    """A key message of the topic that belongs to the section."""

    id: str
    aliases: tuple[str, ...]
    parts: tuple[PartView, ...]


class Sibling(NamedTuple):
    """A section of the same topic, with the places it holds: old addresses below this page lead on to them."""

    title: str
    href: str
    is_current: bool
    places: tuple[str, ...]


class HandOver(NamedTuple):
    """What is needed to hand a section over."""

    title: str
    url: str
    qr: str
    """Where its QR code is; empty if the site draws none of sections."""


class SectionPage(NamedTuple):
    """What the page of a section shows, in reading order."""

    metadata: Metadata | OfCited | None
    topic_href: str
    topic: TopicView
    section: SectionHead
    answer: tuple[PartView, ...]
    key_messages: tuple[MessageView, ...]
    """The topic's messages that belong here, if the section has no answer of its own."""
    hand_over: HandOver | None
    lead: Html
    """What the section is about; at the top where it has neither an answer nor messages."""
    body: tuple[PrintedBlockView, ...]
    experts: tuple[BlockView, ...]
    reasons: tuple[ReasonView, ...]
    questions_to_ask: tuple[Html, ...]
    care_cards: tuple[CareCardView, ...]
    care_works: Html
    words: ExplainedWords
    references: References
    place_href: str
    version_href: str
    """The permanent copy of what the page says now; empty if none is kept."""
    siblings: tuple[Sibling, ...]
    before: TitledLink | None
    after: TitledLink | None


SECTION = PageKind(
    "section.html",
    SectionPage,
    in_sitemap=lambda overview: (
        SitemapEntry(addresses.section(topic.id, section.id), topic.last_reviewed)
        for topic in overview.topics
        if topic.status == "published"
        for section in topic.sections
    ),
    needs=(page_switch("sections"),),
)


def section_page(section: Section, topic: LinkedTopic, library: Library, config: SiteConfig) -> Page:
    """Return the page of a section, with its own references, dates and citation."""
    record = topic.record
    place = f"{addresses.topic(record.id)}#{section.id}"
    messages = () if section.answer else tuple(topic.takeaways[name] for name in section.takeaways)
    shown = _without_names(messages, topic)
    page = PageInput(addresses.section(record.id, section.id), library, config, shown, section_places(section))
    head = frame(
        page,
        f"{section.title} – {record.title}",
        " ".join(plain(prose(part.text)) for part in section.answer) or plain(prose(section.lead or record.summary)),
        markdown=page.address + MARKDOWN.name,
        runs_scripts=True,
        has_figures=shows_results(section),
    )
    stated = tuple(statements_of_section(section, topic))
    context = SectionPage(
        metadata=OfCited(lambda cited: metadata(topic, library, config, head.page, stated, cited)),
        topic_href=page.to(addresses.topic(record.id)),
        topic=topic_view(record, page),
        section=SectionHead(section.id, page.aliases(section.id), section.title, section.drawing or ""),
        answer=answer_parts(section.answer, topic),
        key_messages=tuple(_message(takeaway, page) for takeaway in messages),
        hand_over=_hand_over(section, page),
        lead=optional(section.lead),
        body=blocks_of_handout(section, page),
        questions_to_ask=tuple(map(Html, section.questions_to_ask or record.questions_to_ask)),
        care_cards=care_cards(record),
        care_works=care_works(record),
        experts=blocks_for_experts(section, page),
        reasons=reasons_of_section(section, page),
        words=AtEnd.WORDS,
        references=AtEnd.REFERENCES,
        place_href=page.to(place),
        version_href=page.to(addresses.version(record.id, topic.version, section.id)) if topic.version else "",
        siblings=tuple(_siblings(section, topic, page)),
        **_around(section, topic, page),
    )
    return SECTION.page(page, context, head)


def _without_names(messages: tuple[Takeaway, ...], topic: LinkedTopic) -> LinkedTopic:
    """Return a topic whose claims have no name of some key messages, because a page shows these themselves."""
    names = {name for message in messages for name in (message.id, *topic.aliases.get(message.id, ()))}
    own = {message.id for message in messages}
    return topic._replace(
        aliases={
            place: found if place in own else tuple(name for name in found if name not in names)
            for place, found in topic.aliases.items()
        }
    )


def _message(takeaway: Takeaway, page: PageInput) -> MessageView:
    assert page.topic is not None
    parts = answer_parts(takeaway.statements, page.topic)
    return MessageView(takeaway.id, page.aliases(takeaway.id), parts)


def _siblings(section: Section, topic: LinkedTopic, page: PageInput) -> Iterator[Sibling]:
    """Yield the sections of the topic, for the list of its parts.

    An address below a section's page is in bookmarks and letters; when an editor moves a claim, it leads on.
    """
    moved: dict[str, list[str]] = {}
    for name, home in topic.section_of.items():
        if home != section.id:
            moved.setdefault(home, []).extend((name, *page.aliases(name)))
    for other in topic.sections:
        href, places = section_href(page, other.id), tuple(moved.get(other.id, ()))
        yield Sibling(other.title, href, other.id == section.id, places)


def _around(section: Section, topic: LinkedTopic, page: PageInput) -> dict[str, TitledLink | None]:
    """Return links to the sections before and after, by the names of their fields."""
    ids = [other.id for other in topic.sections]
    at = ids.index(section.id)
    found = {"before": at - 1, "after": at + 1}
    return {
        name: TitledLink(topic.sections[n].title, section_href(page, ids[n])) if 0 <= n < len(ids) else None
        for name, n in found.items()
    }


def _hand_over(section: Section, page: PageInput) -> HandOver | None:
    """Return what is needed to hand a section over; None if the site does not say its address."""
    if not page.config.url or page.topic is None:
        return None
    topic_id = page.topic.record.id
    return HandOver(
        title=section.title,
        url=section_url(topic_id, section.id, page.config),
        qr=section_code(page, topic_id, section.id),
    )
