"""Everything from A to Z: topics, sections, the site's own pages and words, on one page or on one a letter."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from citesite import addresses
from citesite.link.library import Library
from citesite.pages.kinds import Overview, PageKind
from citesite.pages.lists import LONGEST, ListPlace, place_of, split_list
from citesite.pages.page import Page, PageInput, frame
from citesite.read.settings import SiteConfig
from citesite.text.alphabets import first_letter, sorted_as

FULL_INDEX = 300
"""A site with more topics than this lists no sections from A to Z, so that the index stays a page."""


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


class IndexPage(NamedTuple):
    """What a page of an index shows that is too long for one."""

    place: ListPlace
    entries: tuple[IndexEntry, ...]


INDEX = PageKind("index.html", IndexPage, folder=addresses.LISTS)


def letters(overview: Overview, page: PageInput) -> tuple[Letter, ...]:
    """Return everything in alphabetical order, under its first letters; what begins with none comes first.

    It is empty where the index has pages of its own.
    """
    if overview.from_a_to_z.parts:
        return ()
    language = page.config.language
    every = (_entry(item, page) for item in _items(overview, page.library))
    ordered = sorted(every, key=lambda entry: (sorted_as(entry.title, language), entry.href))
    grouped: dict[str, list[IndexEntry]] = {}
    for letter, group in groupby(ordered, key=lambda entry: first_letter(entry.title, language)):
        grouped.setdefault(letter, []).extend(group)
    # Stable: the letters are in the order of the language already.
    return tuple(Letter(letter, tuple(grouped[letter])) for letter in sorted(grouped, key=lambda letter: letter != "#"))


def with_index(overview: Overview, library: Library, config: SiteConfig) -> Overview:
    """Return the same with the pages of the index, if a site with so many topics needs any."""
    if len(overview.topics) <= LONGEST:
        return overview
    titles = ((str(number), item.title) for number, item in enumerate(_items(overview, library)))
    return overview._replace(from_a_to_z=split_list("all", titles, config.language))


def index_pages(overview: Overview, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Yield the pages of the index, if it has any."""
    every = list(_items(overview, library)) if overview.from_a_to_z.parts else []
    for part in overview.from_a_to_z.parts.values():
        page = PageInput(part.address, library, config)
        entries = tuple(_entry(every[int(name)], page) for name in part.ids)
        yield INDEX.page(page, IndexPage(place_of(part, overview.from_a_to_z, page), entries), frame(page))


class _Item(NamedTuple):
    """An entry, whatever page lists it."""

    title: str
    address: str
    kind: str
    see: str = ""


def _entry(item: _Item, page: PageInput) -> IndexEntry:
    return IndexEntry(item.title, page.to(item.address), item.kind, item.see)


def _items(overview: Overview, library: Library) -> Iterator[_Item]:
    """Yield topics, their sections, the site's own pages, and every name of a glossary term; none that is withheld."""
    withheld = library.withheld
    topics = [topic for topic in overview.topics if topic.status != "withdrawn"]
    for topic in topics:
        address = addresses.topic(topic.id)
        if address in withheld:
            continue
        yield _Item(topic.title, address, "topic")
        for section in topic.sections if len(topics) <= FULL_INDEX else ():
            if addresses.section(topic.id, section.id) not in withheld:
                yield _Item(section.title, f"{address}#{section.id}", "section", topic.title)
    for card in overview.pages:
        if card.id not in ("home", "404") and addresses.page(card.id) not in withheld:
            yield _Item(card.title, addresses.page(card.id), "page")
    for term in overview.terms if addresses.GLOSSARY not in withheld else ():
        for name in term.names:
            see = term.term if name != term.term else ""
            yield _Item(name, f"{addresses.GLOSSARY}#word-{term.id}", "word", see)
