"""Kinds of pages, each declared once beside the function that makes it.

From a declaration follow the folders that no topic may take, the addresses that retired ones may lead to, the site map,
and when a page is made. To add a page of the site: a function with `site_page` above it, and a template.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from citesite.link.cards import PageCard, PersonCard, TermCard
from citesite.link.library import Library
from citesite.link.summary import TopicSummary
from citesite.pages.lists import SplitList
from citesite.pages.numbering import Numbering
from citesite.pages.page import Frame, Page, PageInput
from citesite.read.settings import SiteConfig
from citesite.records import FreePage
from citesite.records.category import Category

C = TypeVar("C", bound=tuple[Any, ...])


class Overview(NamedTuple):
    """What the pages of a whole site are made of."""

    topics: Sequence[TopicSummary]
    """The summary of each topic, by id."""
    sources: Sequence[str]
    """The id of each source that has a page, sorted."""
    terms: Sequence[TermCard]
    """Each glossary term, in alphabetical order."""
    people: Sequence[PersonCard]
    """Each person, by id."""
    reading: Mapping[str, int]
    """How many sources were read in which way."""
    retired: Mapping[str, tuple[str, str]]
    """Retired places of the glossary, each with the reason and the address that replaces it."""
    home_is_topic: bool = False
    """Whether the home page shows the only topic of the site."""
    pages: Sequence[PageCard] = ()
    """The site's own pages, by title."""
    categories: Sequence[Category] = ()
    """The categories that the settings declare, in their order."""
    introductions: Mapping[str, FreePage] = {}
    """Those whose text introduces a page that every site has, with numbers instead of value references."""
    from_a_to_z: SplitList = SplitList()
    """The pages of everything from A to Z, where that is too much for one."""
    for_clinicians: SplitList = SplitList()
    """The pages that lead to those for clinicians, where the topics are too many for one."""


ANY_RECORD = ("source", "term", "person", "media")
"""What a text may show: it cites sources, uses terms, whose definitions cite sources, and holds images."""


class SitemapEntry(NamedTuple):
    """An address that search engines should know, and the day its page changed (ISO 8601, may be empty)."""

    address: str
    date: str


class NoContext(NamedTuple):
    """What a page shows that shows nothing of its own."""


class Switch(NamedTuple):
    """A setting that takes pages away."""

    shown: str
    """What the settings say where it does."""
    is_on: Callable[[SiteConfig], bool]
    """Whether it leaves the pages there."""


URL = Switch('no "url:"', lambda config: bool(config.url))
SEARCHED = Switch('"search: none"', lambda config: config.search != "none")


def page_switch(field: str) -> Switch:
    """Return the switch that a field under `pages:` is."""
    return Switch(f'"{field}: false" under "pages:"', lambda config: bool(getattr(config.pages, field)))


class PageKind(NamedTuple, Generic[C]):
    """A kind of page."""

    template: str
    context: type[C]
    """All that its template reads, beside the frame of HTML pages."""
    folder: str = ""
    """The folder at the top of the site that holds its pages; empty for pages in the folder of their topic."""
    in_sitemap: Callable[[Overview], Iterable[SitemapEntry]] | None = None
    """The addresses of its pages that search engines should know."""
    needs: tuple[Switch, ...] = ()
    """The settings that take its pages away."""

    def is_made(self, config: SiteConfig) -> bool:
        """Return whether a site with some settings has its pages."""
        return all(switch.is_on(config) for switch in self.needs)

    def page(
        self, page: PageInput, context: C, frame: Frame | None = None, *, numbering: Numbering | None = None
    ) -> Page:
        """Return a page: its context as plain data, with its citations numbered in reading order.

        Args:
            page: what it is made from.
            context: what it shows.
            frame: what every HTML page shows; None for other files.
            numbering: the numbers of what was cited before on the same page; None to begin with 1.
        """
        numbers = numbering or Numbering()
        data = numbers.data(frame, page) if frame else {}
        return Page(page.address, self.template, data | numbers.data(context, page))


class SitePage(NamedTuple):
    """A page that belongs to no single topic or source, and is at one address."""

    address: str
    kind: PageKind[Any]
    make: Callable[[Overview, PageInput], Page]
    is_wanted: Callable[[SiteConfig], bool]
    shows: frozenset[str]
    """The kinds of shared records of which one that changed may change it."""

    def is_made(self, config: SiteConfig) -> bool:
        """Return whether a site with some settings has it."""
        return self.kind.is_made(config) and self.is_wanted(config)

    def page(self, overview: Overview, library: Library, config: SiteConfig) -> Page:
        """Return the page."""
        return self.make(overview, PageInput(self.address, library, config))


def site_page(
    address: str,
    kind: PageKind[Any],
    *,
    is_wanted: Callable[[SiteConfig], bool] = lambda config: True,
    shows: Iterable[str] = (),
) -> Callable[[Callable[[Overview, PageInput], Page]], SitePage]:
    """Declare a page that belongs to no single topic or source, above the function that makes it.

    Args:
        address: its address.
        kind: its kind.
        is_wanted: whether a site has it whose settings leave pages of its kind there.
        shows: the kinds of shared records of which one that changed may change it.
    """
    return lambda make: SitePage(address, kind, make, is_wanted, frozenset(shows))


def only(address: str) -> Callable[[Overview], Iterable[SitemapEntry]]:
    """Return the site map's entries of a page at one address, without a day."""
    return lambda overview: (SitemapEntry(address, ""),)
