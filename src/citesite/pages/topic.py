"""The page of a whole topic."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from citesite import addresses
from citesite.exchange.exports import MARKDOWN, PACKAGE
from citesite.link.library import Library
from citesite.link.summary import changes
from citesite.link.topic import LinkedTopic
from citesite.pages.blocks import BlockView, blocks, section_href, shows_results
from citesite.pages.changes import newest_first, topic_feeds
from citesite.pages.clinicians import hand_over_pages
from citesite.pages.further_reading import ReadingView, elsewhere, further_reading
from citesite.pages.kinds import PageKind, SitemapEntry
from citesite.pages.metadata import Metadata, metadata, statements_of_answers
from citesite.pages.moved import moved_topic_pages
from citesite.pages.numbering import AtEnd, Html, References, optional
from citesite.pages.page import Page, PageInput, RetiredView, TitledLink, day, frame, retired_views
from citesite.pages.reasons import ReasonView, reasons_of_section, reasons_of_topic
from citesite.pages.section import section_page
from citesite.pages.topic_parts import (
    AnswerView,
    CareCardView,
    StepView,
    TopicView,
    answer,
    care_cards,
    care_works,
    steps,
    topic_view,
)
from citesite.read.settings import SiteConfig
from citesite.records import FirstPicture, Section, Topic
from citesite.records.category import called
from citesite.records.topic import Methods, Question
from citesite.text.prose import plain, prose

if TYPE_CHECKING:
    from citesite.pages.picture import PictureView


class SectionView(NamedTuple):
    """A section on the page of its topic."""

    id: str
    aliases: tuple[str, ...]
    title: str
    lead: Html
    blocks: tuple[BlockView, ...]
    href: str
    """The section's own page, or its place on this one if it has none."""


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


class VersionView(NamedTuple):
    """A copy of the page as it was published on a day."""

    day: str
    href: str


class SectionCard(NamedTuple):
    """A section that has a page of its own, as a card."""

    id: str
    places: tuple[str, ...]
    """Every other id under which something that the section's page shows is found, former ids too."""
    title: str
    href: str
    answer: str
    """Its answer in a few words, as plain text."""
    drawing: str


class TopicPage(NamedTuple):
    """What the page of a topic shows, in reading order."""

    is_brief: bool
    """Whether what it leaves out has pages of its own, so that it needs no styles for that."""
    metadata: Metadata | None
    topic: TopicView
    hero_drawing: str
    summary: Html
    answers: tuple[AnswerView, ...]
    care_cards: tuple[CareCardView, ...]
    care_works: Html
    picture: "PictureView | None"
    steps: tuple[StepView, ...]
    cards: tuple[SectionCard, ...]
    sections: tuple[SectionView, ...]
    """The sections in full; empty where they have pages of their own."""
    gaps: tuple[Html, ...]
    questions_to_ask: tuple[Html, ...]
    related: tuple[Html, ...]
    category: TitledLink | None
    """The page of its category."""
    question: QuestionView | None
    methods: MethodsView | None
    reasons: tuple[ReasonView, ...]
    changes: tuple[ChangeView, ...]
    versions: tuple[VersionView, ...]
    """The copies that are kept of the page as it was, newest first."""
    reading_href: str
    """A link to the works to read on the page for clinicians; empty where the page lists them itself."""
    further_reading: tuple[ReadingView, ...]
    references: References
    data_href: str
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


def topic_pages(topic: LinkedTopic, library: Library, config: SiteConfig, *, is_home: bool = False) -> Iterator[Page]:
    """Yield the page of a topic and of each section, what helps to hand them over, and redirects from old addresses.

    Args:
        topic: the topic.
        library: the shared records.
        config: the settings.
        is_home: whether the home page shows it too.
    """
    yield topic_page(topic, library, config)
    if is_home:
        yield topic_page(topic, library, config, addresses.HOME)
    if config.pages.sections:
        for section in topic.sections:
            yield section_page(section, topic, library, config)
    yield from moved_topic_pages(topic, library, config)
    yield from hand_over_pages(topic, library, config)
    yield from topic_feeds(topic, library, config)


def topic_page(topic: LinkedTopic, library: Library, config: SiteConfig, address: str | None = None) -> Page:
    """Return the page of a topic: short answers first, then when to get help and what to do.

    What rests behind an answer is on its section's own page, the whole of a reference on its source's, and words are
    explained in the glossary (docs/decisions/0023).

    Args:
        topic: the topic.
        library: the shared records.
        config: the settings.
        address: where the page is; at its own address if left out.
    """
    record, own = topic.record, addresses.topic(topic.record.id)
    page = PageInput(own if address is None else address, library, config, topic, explains_words=False)
    shown_in_full = () if config.pages.sections else topic.sections
    head = frame(
        page,
        record.title,
        plain(prose(record.summary)),
        canonical=own,
        markdown=own + MARKDOWN.name,
        runs_scripts=True,
        has_figures=shows_results(*shown_in_full),
    )
    reading_href = elsewhere(record, page)
    context = TopicPage(
        is_brief=config.pages.sections and config.pages.sources and record.status == "published",
        metadata=metadata(topic, library, config, head.page, statements_of_answers(topic)),
        topic=topic_view(record, page),
        hero_drawing=record.hero_drawing or "",
        summary=Html(record.summary),
        answers=tuple(answer(takeaway, page) for takeaway in record.short_answers),
        care_cards=care_cards(record),
        care_works=care_works(record),
        picture=_picture(record.first_picture, page),
        steps=steps(record, topic),
        cards=_cards(page) if config.pages.sections else (),
        sections=tuple(_section(section, page) for section in shown_in_full),
        gaps=tuple(map(Html, record.research_gaps)),
        questions_to_ask=tuple(map(Html, record.questions_to_ask)),
        related=tuple(map(Html, record.related)),
        category=_category(record.category, page),
        question=_question(record.question),
        methods=_methods(record.methods),
        reasons=_reasons(record, shown_in_full, page),
        changes=_changes(record),
        versions=_versions(topic, page),
        reading_href=reading_href,
        further_reading=() if reading_href else further_reading(record, page),
        references=AtEnd.REFERENCES,
        # The one file that names the others; the page for clinicians links them all.
        data_href=page.to(own + PACKAGE.name) if config.pages.downloads else "",
        retired=retired_views(topic.retired, page),
    )
    return TOPIC.page(page, context, head)


def _reasons(record: Topic, sections: Iterable[Section], page: PageInput) -> tuple[ReasonView, ...]:
    """Return why texts say more than the rules allow: those of the topic, and of sections that its page shows."""
    found = (reason for section in sections for reason in reasons_of_section(section, page))
    return *reasons_of_topic(record), *found


def _changes(record: Topic) -> tuple[ChangeView, ...]:
    found = newest_first(changes(record.changes))
    return tuple(ChangeView(change.date, change.kind, Html(change.what), Html(change.why)) for change in found)


def _versions(topic: LinkedTopic, page: PageInput) -> tuple[VersionView, ...]:
    name = topic.record.id
    return tuple(VersionView(one[:10], page.to(addresses.version(name, one))) for one in reversed(topic.versions))


def _category(name: str | None, page: PageInput) -> TitledLink | None:
    found = called(name, page.config.categories) if name else None
    return TitledLink(found.title, page.to(addresses.category(found.id))) if found else None


def _picture(record: FirstPicture | None, page: PageInput) -> "PictureView | None":
    if record is None:
        return None
    # Most topics have no picture, and a build of theirs should not wait for what draws it.
    from citesite.pages.picture import picture

    return picture(record, page)


def _cards(page: PageInput) -> tuple[SectionCard, ...]:
    """Return a card for each section, which holds the lasting ids of all that its page shows."""
    assert page.topic is not None
    topic = page.topic
    places: dict[str, list[str]] = {section.id: list(page.aliases(section.id)) for section in topic.sections}
    for name, home in topic.section_of.items():
        places[home] += [name, *page.aliases(name)]
    return tuple(
        SectionCard(
            id=section.id,
            places=tuple(places[section.id]),
            title=section.title,
            href=section_href(page, section.id),
            answer=section.card or plain(prose(section.lead or "")),
            drawing=section.drawing or "",
        )
        for section in topic.sections
    )


def _section(section: Section, page: PageInput) -> SectionView:
    return SectionView(
        id=section.id,
        aliases=page.aliases(section.id),
        title=section.title,
        lead=optional(section.lead),
        blocks=blocks(section, page),
        href=section_href(page, section.id),
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
