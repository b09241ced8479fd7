"""Categories of topics: a page for each, and the lists of topics on the home page, which grow with the site."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from citesite import addresses
from citesite.link.library import Library
from citesite.link.summary import TopicSummary
from citesite.pages.kinds import Overview, PageKind, SitemapEntry
from citesite.pages.lists import ListPlace, PartLink, SplitList, part_links, place_of, split_list
from citesite.pages.page import Page, PageInput, TitledLink, frame
from citesite.read.settings import SiteConfig
from citesite.records.category import Category, called
from citesite.text.alphabets import first_letter, sorted_as
from citesite.text.untranslated import marked

MENU_LIMIT = 8
"""A site with more topics than this lists them on its home page only, without their sections."""
CARDS_LIMIT = 40
"""A site with more topics than this shows no card of each on its home page, but its categories and an A to Z."""


class TopicCard(NamedTuple):
    """A topic in a list of topics."""

    title: str
    href: str
    summary: str
    drawing: str
    sections: tuple[TitledLink, ...]
    last_reviewed: str


class TopicGroup(NamedTuple):
    """The topics of a category."""

    category: str
    """Empty for topics without one."""
    href: str
    """The page of the category; empty if it has none."""
    entries: tuple[TopicCard, ...]


class CategoryCard(NamedTuple):
    """A category in the list of them."""

    title: str
    href: str
    description: str
    topics: int


class TopicLetter(NamedTuple):
    """The topics under one letter."""

    letter: str
    entries: tuple[TitledLink, ...]


class TopicLists(NamedTuple):
    """The topics of a site, in lists that suit their number."""

    is_searched_first: bool
    """Whether there are more topics than a reader looks through."""
    categories: tuple[CategoryCard, ...]
    groups: tuple[TopicGroup, ...]
    """The topics by category; empty where they are too many for that."""
    letters: tuple[TopicLetter, ...]
    """The topics from A to Z; empty where they are few, or too many for a page."""
    parts: tuple[PartLink, ...]
    """The pages with everything from A to Z, where there are too many."""


class CategoryPage(NamedTuple):
    """What the page of a category shows."""

    category: str
    description: str
    entries: tuple[TopicCard, ...]
    """Empty where they are too many for a page."""
    parts: tuple[PartLink, ...]
    """The pages that list them then."""
    others: tuple[TitledLink, ...]


class CategoryPartPage(NamedTuple):
    """What a part of the list of the topics of a category shows."""

    category: TitledLink
    place: ListPlace
    entries: tuple[TopicCard, ...]


CATEGORY = PageKind(
    "category.html",
    CategoryPage,
    folder=addresses.CATEGORIES,
    in_sitemap=lambda overview: (SitemapEntry(addresses.category(found.id), "") for found in overview.categories),
)
CATEGORY_PART = PageKind("category_part.html", CategoryPartPage, folder=addresses.LISTS)


def category_pages(overview: Overview, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Yield the page of each category that the settings declare, and the pages of its list if it is too long."""
    topics: dict[str, list[TopicSummary]] = {category.id: [] for category in overview.categories}
    for topic in overview.topics:
        if named := called(topic.category, overview.categories):
            topics[named.id].append(topic)
    for category in overview.categories:
        page = PageInput(addresses.category(category.id), library, config)
        found = topics[category.id]
        titles = ((topic.id, topic.title) for topic in found)
        split = split_list(addresses.listed_topics(category.id), titles, config.language)
        others = tuple(
            TitledLink(other.title, page.to(addresses.category(other.id)))
            for other in overview.categories
            if other is not category and topics[other.id]
        )
        entries = () if split.parts else tuple(card(topic, page) for topic in found)
        parts = part_links(split, "", page)
        context = CategoryPage(category.title, category.description or "", entries, parts, others)
        yield CATEGORY.page(page, context, frame(page, category.title, category.description or category.title))
        yield from _parts(category, split, found, library, config)


def _parts(
    category: Category, split: SplitList, topics: Sequence[TopicSummary], library: Library, config: SiteConfig
) -> Iterator[Page]:
    known = {topic.id: topic for topic in topics}
    for part in split.parts.values():
        page = PageInput(part.address, library, config)
        above = TitledLink(category.title, page.to(addresses.category(category.id)))
        entries = tuple(card(known[name], page) for name in part.ids)
        context = CategoryPartPage(above, place_of(part, split, page), entries)
        title = f"{category.title} – {part.label}"
        yield CATEGORY_PART.page(page, context, frame(page, title, category.description or category.title))


def topic_lists(overview: Overview, page: PageInput) -> TopicLists:
    """Return the topics of a site as its home page lists them."""
    topics, categories = overview.topics, overview.categories
    is_many = len(topics) > CARDS_LIMIT
    found = ((category, len(list(_of(category, topics, categories)))) for category in categories)
    return TopicLists(
        is_searched_first=len(topics) > MENU_LIMIT and page.config.search != "none",
        categories=tuple(
            CategoryCard(one.title, page.to(addresses.category(one.id)), one.description or "", count)
            for one, count in (found if is_many else ())
            if count
        ),
        groups=() if is_many else _groups(topics, categories, page),
        letters=_letters(topics, page) if is_many and not overview.from_a_to_z.parts else (),
        parts=part_links(overview.from_a_to_z, "", page),
    )


def card(topic: TopicSummary, page: PageInput, *, with_sections: bool = False) -> TopicCard:
    """Return a topic as a card, with links to its sections or without."""
    address = addresses.topic(topic.id)
    parts = topic.sections if with_sections else ()
    sections = tuple(TitledLink(section.title, page.to(f"{address}#{section.id}")) for section in parts)
    return TopicCard(topic.title, page.to(address), topic.summary, topic.drawing, sections, topic.last_reviewed)


def _of(category: Category, topics: Sequence[TopicSummary], categories: Sequence[Category]) -> Iterator[TopicSummary]:
    return (topic for topic in topics if called(topic.category, categories) is category)


def _groups(topics: Sequence[TopicSummary], categories: Sequence[Category], page: PageInput) -> tuple[TopicGroup, ...]:
    """Return topics by category: those of the settings in their order, others by name, those without one last."""
    with_sections = len(topics) <= MENU_LIMIT
    groups: dict[str, list[TopicCard]] = {category.title: [] for category in categories}
    hrefs = {category.title: page.to(addresses.category(category.id)) for category in categories}
    language = page.config.language
    for topic in sorted(topics, key=lambda topic: (not topic.category, sorted_as(topic.category, language), topic.id)):
        known = called(topic.category, categories)
        title = known.title if known else _untranslated(topic.category, page)
        groups.setdefault(title, []).append(card(topic, page, with_sections=with_sections))
    return tuple(TopicGroup(name, hrefs.get(name, ""), tuple(entries)) for name, entries in groups.items() if entries)


def _untranslated(heading: str, page: PageInput) -> str:
    """Return a heading that no settings declare, which is in no translation either."""
    return marked(heading, is_stale=False) if heading and page.config.folder else heading


def _letters(topics: Sequence[TopicSummary], page: PageInput) -> tuple[TopicLetter, ...]:
    language = page.config.language
    ordered = sorted(topics, key=lambda topic: (sorted_as(topic.title, language), topic.id))
    return tuple(
        TopicLetter(letter, tuple(TitledLink(topic.title, page.to(addresses.topic(topic.id))) for topic in found))
        for letter, found in groupby(ordered, key=lambda topic: first_letter(topic.title, language))
    )
