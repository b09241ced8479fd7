"""The list of all sources: one page, or one for each letter and the numbers of what they hold."""

from collections.abc import Iterable
from typing import NamedTuple

from citesite import addresses
from citesite.link.cards import OutsideLink, SourceCard
from citesite.link.library import Library
from citesite.pages.kinds import PageKind, only, page_switch
from citesite.pages.lists import ListPart, ListPlace, PartLink, SplitList, part_links, place_of
from citesite.pages.numbering import AtEnd, ExplainedWords, Html, own_page
from citesite.pages.page import Page, PageInput, frame
from citesite.read.settings import SiteConfig
from citesite.text.alphabets import sorted_as


class ListedSource(NamedTuple):
    """A source in the list of all."""

    card: SourceCard
    summary: str
    """What it found, in the Markdown subset; may be empty."""
    uses: int
    """How many claims rest on it."""


class SourceEntry(NamedTuple):
    """A source in the list of all."""

    id: str
    formerly: tuple[str, ...]
    href: str
    name: str
    standing: str
    html: str
    links: tuple[OutsideLink, ...]
    summary: Html
    design: str
    access: str
    uses: int


class SourcesPage(NamedTuple):
    """What the list of all sources shows."""

    works: int
    """How many there are."""
    entries: tuple[SourceEntry, ...]
    """Empty where they are too many for a page."""
    parts: tuple[PartLink, ...]
    """The pages that list them then."""
    words: ExplainedWords


class ShortSourceEntry(NamedTuple):
    """A source in a list of names."""

    id: str
    formerly: tuple[str, ...]
    href: str
    name: str
    standing: str
    design: str
    access: str
    uses: int


class SourcesPartPage(NamedTuple):
    """What a part of the list of all sources shows."""

    place: ListPlace
    entries: tuple[ShortSourceEntry, ...]


SOURCES = PageKind(
    "sources.html", SourcesPage, addresses.SOURCES, only(addresses.SOURCES), needs=(page_switch("sources"),)
)
SOURCES_PART = PageKind("sources_part.html", SourcesPartPage, folder=addresses.LISTS)


def source_list_page(
    works: int, sources: Iterable[ListedSource], split: SplitList, library: Library, config: SiteConfig
) -> Page:
    """Return the page with every source of a site, or with its letters if they are too many.

    Args:
        works: how many sources have a page.
        sources: each of them; none if the list is split.
        split: the pages of the list.
        library: the shared records.
        config: the settings.
    """
    page = PageInput(addresses.SOURCES, library, config, lists_all_sources=True)
    language = config.language
    ordered = sorted(sources, key=lambda source: (sorted_as(source.card.name, language)[0], source.card.id))
    entries = tuple(_entry(source, page) for source in ordered)
    parts = part_links(split, "", page)
    # A script leads on from the places that the sources had when they all were on this page.
    return SOURCES.page(page, SourcesPage(works, entries, parts, AtEnd.WORDS), frame(page, runs_scripts=bool(parts)))


def source_part_page(
    part: ListPart, sources: Iterable[ListedSource], split: SplitList, library: Library, config: SiteConfig
) -> Page:
    """Return a page of a list of sources that is split.

    Args:
        part: which one.
        sources: those that it lists, in any order.
        split: the pages of the list.
        library: the shared records.
        config: the settings.
    """
    page = PageInput(part.address, library, config)
    known = {source.card.id: source for source in sources}
    entries = tuple(_short(known[name], page) for name in part.ids)
    return SOURCES_PART.page(page, SourcesPartPage(place_of(part, split, page), entries), frame(page))


def _entry(source: ListedSource, page: PageInput) -> SourceEntry:
    card = source.card
    return SourceEntry(
        id=card.id,
        formerly=card.formerly,
        href=own_page(card.id, page),
        name=card.name,
        standing=card.standing,
        html=card.html,
        links=card.links,
        summary=Html(source.summary),
        design=card.design,
        access=card.access,
        uses=source.uses,
    )


def _short(source: ListedSource, page: PageInput) -> ShortSourceEntry:
    card = source.card
    href = own_page(card.id, page)
    return ShortSourceEntry(
        card.id, card.formerly, href, card.name, card.standing, card.design, card.access, source.uses
    )
