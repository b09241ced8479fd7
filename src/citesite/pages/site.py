"""The pages that belong to no single topic. They are made of summaries, so that no topic has to be read for them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from citesite import addresses
from citesite.link.cards import TermCard
from citesite.link.library import Library
from citesite.link.topic import aliases_of
from citesite.pages.categories import MENU_LIMIT, TopicLists, topic_lists
from citesite.pages.free import first_paragraph
from citesite.pages.kinds import ANY_RECORD, Overview, PageKind, only, site_page
from citesite.pages.lists import ListPlace, PartLink, SplitList, part_links, place_of, split_list
from citesite.pages.numbering import AtEnd, ExplainedWords, Html, References
from citesite.pages.page import Page, PageInput, RetiredView, TitledLink, frame, retired_views
from citesite.read.look import text_contrast
from citesite.read.settings import SiteConfig
from citesite.text.prose import Citation


class HomePage(NamedTuple):
    """What the home page of a site with several topics shows."""

    title: str
    introduction: Html
    is_searched_first: bool
    lists: TopicLists
    words: ExplainedWords
    references: References


class GlossaryEntry(NamedTuple):
    """A term of the glossary."""

    id: str
    aliases: tuple[str, ...]
    term: str
    lay_term: str
    html: Html
    synonyms: tuple[str, ...]


class GlossaryName(NamedTuple):
    """A term of a glossary that is too long for a page, in the list of all."""

    id: str
    aliases: tuple[str, ...]
    term: str
    href: str


class GlossaryPage(NamedTuple):
    """What the glossary shows."""

    entries: tuple[GlossaryEntry, ...]
    """Empty where they are too many for a page."""
    parts: tuple[PartLink, ...]
    """The pages that explain them then."""
    names: tuple[GlossaryName, ...]
    """All of them then, so that each is still found at the address that it had."""
    retired: tuple[RetiredView, ...]
    references: References


class GlossaryPartPage(NamedTuple):
    """What a part of the glossary shows."""

    place: ListPlace
    entries: tuple[GlossaryEntry, ...]
    references: References


class ReadingCount(NamedTuple):
    """How many works were read in one way."""

    works: int
    access: str


class PersonView(NamedTuple):
    """Somebody who wrote or checked the site."""

    name: str
    qualification: str
    role: str
    orcid: str
    interests: str
    interests_date: str


class AboutPage(NamedTuple):
    """What the page about the site shows."""

    title: str
    """Empty for the theme's own."""
    introduction: Html
    reading: tuple[ReadingCount, ...]
    has_reviewers: bool
    people: tuple[PersonView, ...]
    changes_href: str
    words: ExplainedWords
    references: References


class AccessibilityPage(NamedTuple):
    """What the page on accessibility shows beside what is the same on every site."""

    title: str
    """Empty for the theme's own."""
    introduction: Html
    contrast: str
    """The least contrast of text with its ground that the site's colours have, at most 7."""
    words: ExplainedWords
    references: References


class NotFoundPage(NamedTuple):
    """What a host shows for an address that leads nowhere."""

    title: str
    """Empty for the theme's own."""
    introduction: Html
    topics: tuple[TitledLink, ...]
    words: ExplainedWords
    references: References


HOME = PageKind(
    "home.html",
    HomePage,
    # Of a home page that shows a topic, search engines should keep the topic's own address.
    in_sitemap=lambda overview: () if overview.home_is_topic else only(addresses.HOME)(overview),
)
GLOSSARY = PageKind("glossary.html", GlossaryPage, addresses.GLOSSARY, only(addresses.GLOSSARY))
GLOSSARY_PART = PageKind("glossary_part.html", GlossaryPartPage, folder=addresses.LISTS)
ABOUT = PageKind("about.html", AboutPage, addresses.ABOUT, only(addresses.ABOUT))
ACCESSIBILITY = PageKind(
    "accessibility.html", AccessibilityPage, addresses.ACCESSIBILITY, only(addresses.ACCESSIBILITY)
)
NOT_FOUND = PageKind("404.html", NotFoundPage)


@site_page(addresses.HOME, HOME)
def home_page(overview: Overview, page: PageInput) -> Page:
    """Return the page with the topics of a site."""
    config = page.config
    title, introduction = _introduction("home", overview)
    lists = topic_lists(overview, page)
    context = HomePage(
        title or config.title, introduction, lists.is_searched_first, lists, AtEnd.WORDS, AtEnd.REFERENCES
    )
    return HOME.page(page, context, frame(page, "", _described("home", overview) or config.tagline or config.title))


def _introduction(name: str, overview: Overview) -> tuple[str, Html]:
    """Return the site's own title and text for a page that every site has; both are empty if it has none."""
    record = overview.introductions.get(name)
    return (record.title, Html(record.text)) if record else ("", Html(""))


def _described(name: str, overview: Overview) -> str:
    record = overview.introductions.get(name)
    return (record.description or first_paragraph(record.text)) if record else ""


@site_page(addresses.GLOSSARY, GLOSSARY, shows=ANY_RECORD)
def glossary_page(overview: Overview, page: PageInput) -> Page:
    """Return the words of the field, in plain words; or only the words, if they are too many for a page."""
    aliases, elsewhere = aliases_of(overview.retired, addresses.GLOSSARY)
    split = _split_terms(overview, page.config)
    held = {name: part.address for part in split.parts.values() for name in part.ids}
    every = [_glossary_entry(term, aliases) for term in overview.terms]
    context = GlossaryPage(
        entries=() if held else tuple(every),
        parts=part_links(split, "", page),
        names=tuple(
            GlossaryName(entry.id, entry.aliases, entry.term, page.to(f"{held[term.id]}#{entry.id}"))
            for term, entry in zip(overview.terms, every, strict=True)
            if held
        ),
        retired=retired_views(elsewhere, page),
        references=AtEnd.REFERENCES,
    )
    # A script leads on from the address that a word had to where it is explained.
    return GLOSSARY.page(page, context, frame(page, runs_scripts=bool(held)))


def glossary_parts(overview: Overview, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Yield the pages of a glossary that is too long for one."""
    split = _split_terms(overview, config)
    aliases, _ = aliases_of(overview.retired, addresses.GLOSSARY)
    terms = {term.id: term for term in overview.terms}
    for part in split.parts.values():
        page = PageInput(part.address, library, config)
        entries = tuple(_glossary_entry(terms[name], aliases) for name in part.ids)
        context = GlossaryPartPage(place_of(part, split, page), entries, AtEnd.REFERENCES)
        yield GLOSSARY_PART.page(page, context, frame(page))


def _split_terms(overview: Overview, config: SiteConfig) -> SplitList:
    return split_list("words", ((term.id, term.term) for term in overview.terms), config.language)


def _glossary_entry(term: TermCard, aliases: Mapping[str, tuple[str, ...]]) -> GlossaryEntry:
    name = f"word-{term.id}"
    cited = tuple(Citation(cited.source, cited.locator) for cited in term.evidence)
    return GlossaryEntry(
        id=name,
        aliases=(*aliases.get(name, ()), *(f"word-{former}" for former in term.formerly)),
        term=term.term,
        lay_term=term.lay_term,
        html=Html(term.definition, cited),
        synonyms=term.synonyms,
    )


@site_page(addresses.ABOUT, ABOUT, shows=ANY_RECORD)
def about_page(overview: Overview, page: PageInput) -> Page:
    """Return how a site is made, who made and checked it, and what they have to gain by it."""
    ways = ("full-text", "abstract", "extract", "second-hand", "not-read")
    title, introduction = _introduction("about", overview)
    context = AboutPage(
        title=title,
        introduction=introduction,
        reading=tuple(ReadingCount(overview.reading[way], way) for way in ways if overview.reading.get(way)),
        has_reviewers=any(topic.reviewers for topic in overview.topics),
        people=tuple(
            PersonView(p.name, p.qualification, p.role, p.orcid, p.interests, p.interests_date) for p in overview.people
        ),
        changes_href=page.to(addresses.CHANGES),
        words=AtEnd.WORDS,
        references=AtEnd.REFERENCES,
    )
    return ABOUT.page(page, context, frame(page, "", _described("about", overview)))


@site_page(addresses.ACCESSIBILITY, ACCESSIBILITY)
def accessibility_page(overview: Overview, page: PageInput) -> Page:
    """Return what was checked of the theme's pages for readers with a disability, and what was not."""
    title, introduction = _introduction("accessibility", overview)
    contrast = f"{text_contrast(page.config):g}"
    context = AccessibilityPage(title, introduction, contrast, AtEnd.WORDS, AtEnd.REFERENCES)
    return ACCESSIBILITY.page(page, context, frame(page, "", _described("accessibility", overview)))


@site_page(addresses.NOT_FOUND, NOT_FOUND, shows=ANY_RECORD)
def not_found_page(overview: Overview, page: PageInput) -> Page:
    """Return what a host shows for an address that leads nowhere.

    A host shows it at any depth, so its links start at the site's own address if that is known.
    """
    page = page._replace(origin=page.config.base)
    menu = overview.topics if len(overview.topics) <= MENU_LIMIT else ()
    topics = tuple(TitledLink(topic.title, page.to(addresses.topic(topic.id))) for topic in menu)
    title, introduction = _introduction("404", overview)
    context = NotFoundPage(title, introduction, topics, AtEnd.WORDS, AtEnd.REFERENCES)
    return NOT_FOUND.page(page, context, frame(page, "", _described("404", overview)))
