"""Search: the page that readers search on, with an index from A to Z for those without scripts, and what it reads."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from citesite import addresses
from citesite.link.cards import TermCard
from citesite.link.library import Library
from citesite.link.summary import SearchEntry, TopicSummary
from citesite.pages.kinds import Overview, PageKind, site_page
from citesite.pages.page import Page, PageInput, frame
from citesite.read.settings import SiteConfig
from citesite.text.prose import plain, prose

FULL_INDEX = 300
"""A site with more topics than this lists no sections from A to Z, so that the index stays a page."""
ASSETS = {
    "minisearch": {"assets/minisearch.js", "assets/minisearch-licence.txt", "assets/search.js"},
    "pagefind": {"assets/search-pagefind.js"},
}
"""The theme's files for each kind of search."""


class IndexEntry(NamedTuple):
    """An entry of the index from A to Z."""

    title: str
    href: str
    kind: str
    """topic, section or word."""
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
    letters: tuple[Letter, ...]


class TextToSearch(NamedTuple):
    """Some text of a topic, as the search reads it."""

    title: str
    topic: str
    address: str
    """Relative to the search page."""
    text: str


class WordToSearch(NamedTuple):
    """A glossary term, as the search reads it."""

    title: str
    names: tuple[str, ...]
    address: str
    text: str


class SearchData(NamedTuple):
    """A script that only holds data: a page opened from `file://` can load nothing else."""

    entries: tuple[TextToSearch, ...] | tuple[WordToSearch, ...]


SEARCH = PageKind("search.html", SearchPage, folder=addresses.SEARCH)
SEARCH_DATA = PageKind("search_data.js", SearchData, folder=addresses.SEARCH)


def unused_assets(config: SiteConfig) -> set[str]:
    """Return the theme's files that a site with another kind of search, or with none, does not need."""
    return {name for kind, names in ASSETS.items() if kind != config.search for name in names}


@site_page(addresses.SEARCH, SEARCH, is_made=lambda config: config.search != "none", shows_shared_records=True)
def search_page(overview: Overview, page: PageInput) -> Page:
    """Return the page that readers search on, above everything there is to find from A to Z."""
    config = page.config
    shown = [topic for topic in overview.topics if topic.status != "withdrawn"]
    parts = sorted({addresses.search_part(topic.id) for topic in shown})
    files = [addresses.SEARCH_WORDS, *parts] if config.search == "minisearch" else []
    context = SearchPage(
        kind=config.search,
        files=tuple(map(page.to, files)),
        letters=_letters(_entries(shown, overview.terms, page)),
    )
    return SEARCH.page(page, context, frame(page, runs_scripts=True))


@site_page(
    addresses.SEARCH_WORDS,
    SEARCH_DATA,
    is_made=lambda config: config.search == "minisearch",
    shows_shared_records=True,
)
def search_words_page(overview: Overview, page: PageInput) -> Page:
    """Return every name of each glossary term, so that any of them finds what is said of the others."""
    entries = (
        WordToSearch(
            title=term.term,
            names=term.names,
            address=addresses.relative(addresses.SEARCH, f"{addresses.GLOSSARY}#word-{term.id}"),
            text=plain(prose(term.definition)),
        )
        for term in overview.terms
    )
    return SEARCH_DATA.page(page, SearchData(tuple(entries)))


def search_part_page(address: str, entries: Sequence[SearchEntry], library: Library, config: SiteConfig) -> Page:
    """Return a file of texts to search."""
    linked = (
        TextToSearch(entry.title, entry.topic, addresses.relative(addresses.SEARCH, entry.address), entry.text)
        for entry in entries
    )
    return SEARCH_DATA.page(PageInput(address, library, config), SearchData(tuple(linked)))


def _entries(topics: Sequence[TopicSummary], terms: Sequence[TermCard], page: PageInput) -> Iterator[IndexEntry]:
    """Yield topics, their sections, and every name of a glossary term."""
    for topic in topics:
        address = addresses.topic(topic.id)
        yield IndexEntry(topic.title, page.to(address), "topic", "")
        for section in topic.sections if len(topics) <= FULL_INDEX else ():
            yield IndexEntry(section.title, page.to(f"{address}#{section.id}"), "section", topic.title)
    for term in terms:
        href = page.to(f"{addresses.GLOSSARY}#word-{term.id}")
        for name in term.names:
            yield IndexEntry(name, href, "word", term.term if name != term.term else "")


def _letters(entries: Iterator[IndexEntry]) -> tuple[Letter, ...]:
    """Return the entries in alphabetical order, under their first letters; what begins with none comes first."""
    ordered = sorted(entries, key=lambda entry: (_sorted(entry.title), entry.href))
    grouped: dict[str, list[IndexEntry]] = {}
    for letter, group in groupby(ordered, key=lambda entry: _first_letter(entry.title)):
        grouped.setdefault(letter, []).extend(group)
    return tuple(Letter(letter, tuple(grouped[letter])) for letter in sorted(grouped))


def _sorted(title: str) -> str:
    """Return a title as it is put in order: without accents, marks before its first letter, and case."""
    latin = title.replace("\N{MICRO SIGN}", "m").replace("\N{GREEK SMALL LETTER MU}", "m")
    bare = "".join(c for c in unicodedata.normalize("NFKD", latin.casefold()) if not unicodedata.combining(c))
    return bare.lstrip("".join({c for c in bare if not c.isalnum()})) or bare


def _first_letter(title: str) -> str:
    first = _sorted(title)[:1].upper()
    return first if first.isalpha() else "#"
