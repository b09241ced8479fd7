"""The page of a whole topic."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citesite import addresses
from citesite.exchange.exports import PACKAGE
from citesite.link.cards import OutsideLink
from citesite.link.library import Library
from citesite.link.summary import TopicChange, changes
from citesite.link.topic import LinkedTopic
from citesite.pages.blocks import BlockView, blocks, section_href, shows_results
from citesite.pages.clinicians import hand_over_pages
from citesite.pages.kinds import PageKind, SitemapEntry
from citesite.pages.metadata import Metadata, metadata
from citesite.pages.moved import moved_topic_pages
from citesite.pages.numbering import AtEnd, Html, References, optional, own_page
from citesite.pages.page import Page, PageInput, RetiredView, day, frame, retired_views
from citesite.pages.section import section_page
from citesite.pages.topic_parts import CareCardView, KeyMessageView, TopicView, care_cards, key_message, topic_view
from citesite.read.settings import SiteConfig
from citesite.records import FurtherReading, Section
from citesite.records.topic import Methods, Question
from citesite.text.prose import plain, prose


class SectionView(NamedTuple):
    """A section on the page of its topic."""

    id: str
    aliases: tuple[str, ...]
    title: str
    lead: Html
    blocks: tuple[BlockView, ...]
    href: str
    """The section's own page, or its place on this one if it has none."""


class ReadingView(NamedTuple):
    """A work in the reading list."""

    href: str
    name: str
    html: str
    links: tuple[OutsideLink, ...]
    design: str
    access: str
    standing: str
    note: Html


class QuestionView(NamedTuple):
    """The question behind a topic, in the four parts of PICO."""

    population: str
    intervention: str
    comparator: str
    outcomes: tuple[str, ...]


class MethodsView(NamedTuple):
    """How a topic was made."""

    searched_on: str
    databases: tuple[str, ...]
    eligibility: Html
    reading: Html
    limits: Html


class ChangeView(NamedTuple):
    """A change of a topic, on its own page."""

    date: str
    kind: str
    what: Html
    why: Html


class TopicPage(NamedTuple):
    """What the page of a topic shows, in reading order."""

    is_brief: bool
    """Whether what it leaves out has pages of its own, so that it needs no styles for that."""
    metadata: Metadata | None
    topic: TopicView
    summary: Html
    key_messages: tuple[KeyMessageView, ...]
    sections: tuple[SectionView, ...]
    gaps: tuple[Html, ...]
    questions_to_ask: tuple[Html, ...]
    care_cards: tuple[CareCardView, ...]
    further_reading: tuple[ReadingView, ...]
    references: References
    data_href: str
    question: QuestionView | None
    methods: MethodsView | None
    clinicians_href: str
    changes: tuple[ChangeView, ...]
    retired: tuple[RetiredView, ...]


TOPIC = PageKind(
    "topic.html",
    TopicPage,
    in_sitemap=lambda overview: (
        SitemapEntry(addresses.topic(topic.id), topic.last_reviewed)
        for topic in overview.topics
        if topic.status == "published"
    ),
)


def topic_pages(topic: LinkedTopic, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Yield the page of a topic and of each section, what helps to hand them over, and redirects from old addresses."""
    yield topic_page(topic, library, config)
    if config.pages.sections:
        for section in topic.sections:
            yield section_page(section, topic, library, config)
    yield from moved_topic_pages(topic, library, config)
    yield from hand_over_pages(topic, library, config)


def topic_page(topic: LinkedTopic, library: Library, config: SiteConfig) -> Page:
    """Return the page of a topic: key messages first, then its sections, then all that surrounds them.

    It stays small, so that an old phone opens it: how each claim is known is on its section's own page, the whole of a
    reference on its source's, and words are explained in the glossary (docs/decisions/0007).
    """
    record = topic.record
    page = PageInput(addresses.topic(record.id), library, config, topic, explains_words=False)
    head = frame(
        page,
        record.title,
        plain(prose(record.summary)),
        runs_scripts=True,
        has_figures=shows_results(*topic.sections),
    )
    context = TopicPage(
        is_brief=config.pages.sections and config.pages.sources and record.status == "published",
        metadata=metadata(topic, library, config, head.page),
        topic=topic_view(record, page),
        summary=Html(record.summary),
        key_messages=tuple(key_message(takeaway, page) for takeaway in record.takeaways),
        sections=tuple(_section(section, page) for section in topic.sections),
        gaps=tuple(map(Html, record.research_gaps)),
        questions_to_ask=tuple(map(Html, record.questions_to_ask)),
        care_cards=care_cards(record),
        further_reading=tuple(_reading(item, page) for item in record.further_reading),
        references=AtEnd.REFERENCES,
        # The one file that names the others; the page for clinicians links them all.
        data_href=page.to(page.address + PACKAGE.name) if config.pages.downloads else "",
        question=_question(record.question),
        methods=_methods(record.methods),
        clinicians_href=page.to(addresses.clinicians(record.id)) if config.url and config.pages.clinicians else "",
        changes=tuple(
            ChangeView(change.date, change.kind, Html(change.what), Html(change.why))
            for change in newest_first(changes(record.changes))
        ),
        retired=retired_views(topic.retired, page),
    )
    return TOPIC.page(page, context, head)


def newest_first(found: Iterable[TopicChange]) -> list[TopicChange]:
    """Return changes with the newest first; those of one day stay in their order."""
    return sorted(found, key=lambda change: change.date, reverse=True)


def _section(section: Section, page: PageInput) -> SectionView:
    return SectionView(
        id=section.id,
        aliases=page.aliases(section.id),
        title=section.title,
        lead=optional(section.lead),
        blocks=blocks(section, page, are_claims_brief=page.config.pages.sections),
        href=section_href(page, section.id),
    )


def _reading(item: FurtherReading, page: PageInput) -> ReadingView:
    card = page.library.sources[item.source]
    return ReadingView(
        href=own_page(card.id, page),
        name=card.name,
        html=card.html,
        links=card.links,
        design=card.design,
        access=card.access,
        standing=card.standing,
        note=Html(item.note),
    )


def _question(record: Question | None) -> QuestionView | None:
    if record is None:
        return None
    return QuestionView(record.population, record.intervention, record.comparator, record.outcomes)


def _methods(record: Methods | None) -> MethodsView | None:
    if record is None:
        return None
    return MethodsView(
        searched_on=day(record.searched_on),
        databases=record.databases,
        eligibility=optional(record.eligibility),
        reading=optional(record.reading),
        limits=optional(record.limits),
    )
