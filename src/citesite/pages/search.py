"""Search: the page that readers search on, with an index from A to Z for those without scripts, and what it reads."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citesite import addresses
from citesite.link.library import Library
from citesite.link.search import SearchedPage, SearchedTopic, SearchEntry
from citesite.link.search_index import text_blocks
from citesite.pages.index import Letter, letters
from citesite.pages.kinds import SEARCHED, Overview, PageKind, site_page
from citesite.pages.lists import PartLink, part_links
from citesite.pages.page import Page, PageInput, frame
from citesite.read.settings import SiteConfig
from citesite.text.prose import plain, prose
from citesite.text.search_words import endings_of

LANGUAGES = frozenset({"en", "de"})
"""Languages for which the theme knows what readers type: those with a file `assets/search-<language>.js`."""
ASSETS = {
    "browser": {f"search{name}.js" for name in ("-text", "-index", "-divided", "", *(f"-{of}" for of in LANGUAGES))},
    "pagefind": {"search-pagefind.js"},
}
"""The theme's files for each kind of search."""
DIVIDED = 12
"""The most topics of a site whose search page loads all texts; as long as those of the first site, they take 0.7 MB."""
SHARED_ASSETS = {"search.css", "search-check.js"}
"""The theme's files for any kind of search."""


class SearchPage(NamedTuple):
    """What the search page shows."""

    kind: str
    files: tuple[str, ...]
    """The scripts that hold the words of the site, and on a small one all texts to search."""
    is_divided: bool
    """Whether the index is in files that are loaded when a query needs them."""
    words_of: str
    """The language whose everyday words the theme knows; empty if it knows none of the site's."""
    letters: tuple[Letter, ...]
    """Everything from A to Z; empty where that is too much for a page."""
    parts: tuple[PartLink, ...]
    """The pages with everything from A to Z, where it is."""


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


class SearchFile(NamedTuple):
    """A script that only holds a file of a divided index."""

    name: str
    data: str
    """Its lines."""


class SearchTexts(NamedTuple):
    """A script that only holds some texts of a topic."""

    name: str
    topic: TopicToSearch


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
    endings: tuple[str, ...]
    """What words of the language may end in. What is left has at least three letters."""


SEARCH = PageKind("search.html", SearchPage, folder=addresses.SEARCH, needs=(SEARCHED,))
SEARCH_PART = PageKind("search_part.js", SearchPart, folder=addresses.SEARCH)
SEARCH_FILE = PageKind("search_file.js", SearchFile, folder=addresses.SEARCH)
SEARCH_TEXTS = PageKind("search_texts.js", SearchTexts, folder=addresses.SEARCH)
SEARCH_WORDS = PageKind("search_words.js", Vocabulary, folder=addresses.SEARCH)


def unused_of_search(config: SiteConfig) -> set[str]:
    """Return the theme's files that a site with another kind of search, or with none, does not need."""
    unused = {name for kind, names in ASSETS.items() if kind != config.search for name in names}
    unused |= {f"search-{language}.js" for language in LANGUAGES - {_language(config)}}
    return {f"assets/{name}" for name in unused | (SHARED_ASSETS if config.search == "none" else set())}


def is_search_divided(topics: int) -> bool:
    """Return whether the index of a site with so many topics is divided, so that a search loads what it needs of it."""
    return topics > DIVIDED


def _language(config: SiteConfig) -> str:
    return config.language.partition("-")[0]


@site_page(addresses.SEARCH, SEARCH, shows=("term",))
def search_page(overview: Overview, page: PageInput) -> Page:
    """Return the page that readers search on, above everything there is to find from A to Z."""
    config = page.config
    shown = [topic for topic in overview.topics if topic.status != "withdrawn"]
    named = [*(topic.id for topic in shown), *(card.id for card in overview.pages)]
    parts = sorted(set(map(addresses.search_part, named)))
    is_divided = is_search_divided(len(overview.topics))
    if is_divided:
        parts = [addresses.search_file("index")]
    files = [addresses.SEARCH_WORDS, *parts] if config.search == "browser" else []
    context = SearchPage(
        kind=config.search,
        files=tuple(map(page.to, files)),
        is_divided=is_divided,
        words_of=_language(config) if _language(config) in LANGUAGES else "",
        letters=letters(overview, page),
        parts=part_links(overview.from_a_to_z, "", page),
    )
    return SEARCH.page(page, context, frame(page, "", config.tagline or config.title, runs_scripts=True))


@site_page(
    addresses.SEARCH_WORDS,
    SEARCH_WORDS,
    is_wanted=lambda config: config.search == "browser",
    shows=("term",),
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
    return SEARCH_WORDS.page(page, Vocabulary(tuple(terms), own.same, own.ignore, endings_of(page.config.language)))


def search_part_page(address: str, topics: Iterable[SearchedTopic], library: Library, config: SiteConfig) -> Page:
    """Return a file of texts to search."""
    page = PageInput(address, library, config)
    return SEARCH_PART.page(page, SearchPart(tuple(_linked(topic, topic.pages, page) for topic in topics)))


def search_file_page(name: str, data: str, library: Library, config: SiteConfig) -> Page:
    """Return a file of a divided index."""
    return SEARCH_FILE.page(PageInput(addresses.search_file(name), library, config), SearchFile(name, data))


def search_text_pages(topic_id: str, topic: SearchedTopic, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Yield the files with the texts of a topic of a divided index."""
    for number, pages in enumerate(text_blocks(topic)):
        name = f"text-{topic_id}-{number}"
        page = PageInput(addresses.search_file(name), library, config)
        yield SEARCH_TEXTS.page(page, SearchTexts(name, _linked(topic, pages, page)))


def _linked(topic: SearchedTopic, pages: Iterable[SearchedPage], page: PageInput) -> TopicToSearch:
    shown = (PageToSearch(part.title, page.to(part.address), tuple(map(_fields, part.entries))) for part in pages)
    return TopicToSearch(topic.title, tuple(shown))


def _fields(entry: SearchEntry) -> tuple[str, ...]:
    return entry[: max(n for n, field in enumerate(entry, 1) if field)]
