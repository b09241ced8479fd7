"""Search: the page that readers search on, with an index from A to Z for those without scripts, and what it reads."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from citesite import addresses
from citesite.link.cards import PageCard, TermCard
from citesite.link.library import Library
from citesite.link.search import SearchedTopic, SearchEntry
from citesite.link.summary import TopicSummary
from citesite.pages.kinds import Overview, PageKind, site_page
from citesite.pages.page import Page, PageInput, frame
from citesite.read.settings import SiteConfig
from citesite.text.alphabets import first_letter, sorted_as
from citesite.text.prose import plain, prose

FULL_INDEX = 300
"""A site with more topics than this lists no sections from A to Z, so that the index stays a page."""
LANGUAGES = frozenset({"en"})
"""Languages for which the theme knows what readers type: those with a file `assets/search-<language>.js`."""
ASSETS = {
    "browser": {"search-text.js", "search-index.js", "search.js", *(f"search-{language}.js" for language in LANGUAGES)},
    "pagefind": {"search-pagefind.js"},
}
"""The theme's files for each kind of search."""
SHARED_ASSETS = {"search.css", "search-check.js"}
"""The theme's files for any kind of search."""


class IndexEntry(NamedTuple):
    """An entry of the index from A to Z."""

    title: str
    href: str
    kind: str
    """topic, section, page or word."""
    see: str
    """The topic of a section, or the word that explains another; may be empty."""


class Letter(NamedTuple):
    """The entries of the index under one letter."""

    letter: str
    entries: tuple[IndexEntry, ...]


class SearchPage(NamedTuple):
    """What the search page shows."""

    kind: str
    files: tuple[str, ...]
    """The scripts that hold the texts to search."""
    words_of: str
    """The language whose everyday words the theme knows; empty if it knows none of the site's."""
    letters: tuple[Letter, ...]


class PageToSearch(NamedTuple):
    """A page with its texts."""

    title: str
    address: str
    """Relative to the search page."""
    entries: tuple[tuple[str, ...], ...]
    """The fields of each `SearchEntry` in their order, without empty ones at the end: names would double the file."""


class TopicToSearch(NamedTuple):
    """A topic with its pages."""

    title: str
    pages: tuple[PageToSearch, ...]


class SearchPart(NamedTuple):
    """A script that only holds data: a page opened from `file://` can load nothing else."""

    topics: tuple[TopicToSearch, ...]


class WordToSearch(NamedTuple):
    """A glossary term, as the search reads it."""

    title: str
    names: tuple[str, ...]
    address: str
    text: str


class Vocabulary(NamedTuple):
    """A script that only holds the words of the site: its glossary, and what its settings say of words."""

    terms: tuple[WordToSearch, ...]
    same: tuple[tuple[str, ...], ...]
    """Words that find each other."""
    ignore: tuple[str, ...]
    """Words that say nothing in a question."""


SEARCH = PageKind("search.html", SearchPage, folder=addresses.SEARCH)
SEARCH_PART = PageKind("search_part.js", SearchPart, folder=addresses.SEARCH)
SEARCH_WORDS = PageKind("search_words.js", Vocabulary, folder=addresses.SEARCH)


def unused_of_search(config: SiteConfig) -> set[str]:
    """Return the theme's files that a site with another kind of search, or with none, does not need."""
    unused = {name for kind, names in ASSETS.items() if kind != config.search for name in names}
    unused |= {f"search-{language}.js" for language in LANGUAGES - {_language(config)}}
    return {f"assets/{name}" for name in unused | (SHARED_ASSETS if config.search == "none" else set())}


def _language(config: SiteConfig) -> str:
    return config.language.partition("-")[0]


@site_page(addresses.SEARCH, SEARCH, is_made=lambda config: config.search != "none", shows_shared_records=True)
def search_page(overview: Overview, page: PageInput) -> Page:
    """Return the page that readers search on, above everything there is to find from A to Z."""
    config = page.config
    shown = [topic for topic in overview.topics if topic.status != "withdrawn"]
    named = [*(topic.id for topic in shown), *(card.id for card in overview.pages)]
    parts = sorted(set(map(addresses.search_part, named)))
    files = [addresses.SEARCH_WORDS, *parts] if config.search == "browser" else []
    own = [card for card in overview.pages if card.id != "home"]
    context = SearchPage(
        kind=config.search,
        files=tuple(map(page.to, files)),
        words_of=_language(config) if _language(config) in LANGUAGES else "",
        letters=_letters(_entries(shown, own, overview.terms, page), config.language),
    )
    return SEARCH.page(page, context, frame(page, "", config.tagline or config.title, runs_scripts=True))


@site_page(
    addresses.SEARCH_WORDS,
    SEARCH_WORDS,
    is_made=lambda config: config.search == "browser",
    shows_shared_records=True,
)
def search_words_page(overview: Overview, page: PageInput) -> Page:
    """Return every name of each glossary term, so that any of them finds what is said of the others."""
    terms = (
        WordToSearch(
            title=term.term,
            names=term.names,
            address=page.to(f"{addresses.GLOSSARY}#word-{term.id}"),
            text=plain(prose(term.definition)),
        )
        for term in (overview.terms if addresses.GLOSSARY not in page.library.withheld else ())
    )
    own = page.config.search_words
    return SEARCH_WORDS.page(page, Vocabulary(tuple(terms), own.same, own.ignore))


def search_part_page(address: str, topics: Iterable[SearchedTopic], library: Library, config: SiteConfig) -> Page:
    """Return a file of texts to search."""
    page = PageInput(address, library, config)
    linked = (
        TopicToSearch(
            topic.title,
            tuple(
                PageToSearch(
                    part.title,
                    page.to(part.address),
                    tuple(map(_fields, part.entries)),
                )
                for part in topic.pages
            ),
        )
        for topic in topics
    )
    return SEARCH_PART.page(page, SearchPart(tuple(linked)))


def _fields(entry: SearchEntry) -> tuple[str, ...]:
    return entry[: max(n for n, field in enumerate(entry, 1) if field)]


def _entries(
    topics: Sequence[TopicSummary], pages: Sequence[PageCard], terms: Sequence[TermCard], page: PageInput
) -> Iterator[IndexEntry]:
    """Yield topics, their sections, the site's own pages, and every name of a glossary term; none that is withheld."""
    withheld = page.library.withheld
    for topic in topics:
        address = addresses.topic(topic.id)
        if address in withheld:
            continue
        yield IndexEntry(topic.title, page.to(address), "topic", "")
        for section in topic.sections if len(topics) <= FULL_INDEX else ():
            if addresses.section(topic.id, section.id) not in withheld:
                yield IndexEntry(section.title, page.to(f"{address}#{section.id}"), "section", topic.title)
    for card in pages:
        if addresses.page(card.id) not in withheld:
            yield IndexEntry(card.title, page.to(addresses.page(card.id)), "page", "")
    for term in terms if addresses.GLOSSARY not in withheld else ():
        href = page.to(f"{addresses.GLOSSARY}#word-{term.id}")
        for name in term.names:
            yield IndexEntry(name, href, "word", term.term if name != term.term else "")


def _letters(entries: Iterator[IndexEntry], language: str) -> tuple[Letter, ...]:
    """Return the entries in alphabetical order, under their first letters; what begins with none comes first."""
    ordered = sorted(entries, key=lambda entry: (sorted_as(entry.title, language), entry.href))
    grouped: dict[str, list[IndexEntry]] = {}
    for letter, group in groupby(ordered, key=lambda entry: first_letter(entry.title, language)):
        grouped.setdefault(letter, []).extend(group)
    # Stable: the letters are in the order of the language already.
    return tuple(Letter(letter, tuple(grouped[letter])) for letter in sorted(grouped, key=lambda letter: letter != "#"))
