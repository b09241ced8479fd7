"""A page before it is rendered: where it is, what it is made from, and what every page's context holds."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from citesite import addresses
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic, RetiredPlace
from citesite.pages.languages import LanguageLink, language_links
from citesite.pages.policy import PagePolicy, policy_of
from citesite.pages.site_view import Site, site_view
from citesite.read.look_settings import SiteLink
from citesite.read.settings import SiteConfig
from citesite.records.page import INTRODUCTIONS
from citesite.text.alphabets import sorted_as
from citesite.text.untranslated import has_stale

Context = dict[str, Any]
"""Plain data for a template: text, numbers, booleans, None, lists and dicts."""


class Page(NamedTuple):
    """A page: its address, the template that shows it, and all that the template may know."""

    address: str
    template: str
    context: Context


class PageInput(NamedTuple):
    """What a page is made from, and where its links start."""

    address: str
    library: Library
    config: SiteConfig
    topic: LinkedTopic | None = None
    places: frozenset[str] | None = None
    """Ids that this page itself shows; links to other places of the topic lead to the topic's page. None: all."""
    explains_words: bool = True
    """Whether the page itself explains the glossary terms it uses; links lead to the glossary otherwise."""
    lists_all_sources: bool = False
    """Whether this page lists every source under its own id, and not those it cites by number."""
    home: str = ""
    """The folder that holds the site, as the page of another program sees it."""
    origin: str = ""
    """What links begin with, for a page that hosts show at any address; empty for relative links."""

    def to(self, address: str) -> str:
        """Return a link from this page to an address of the site; of a withheld page, to it in the first language."""
        withheld = self.library.withheld
        if withheld and address.partition("#")[0] in withheld and not self.home:
            if self.origin:
                return self.config.site_base + address
            return addresses.relative(self.config.folder + self.address, address)
        return self.origin + addresses.relative(self.address, self.home + address)

    def to_own(self, name: str) -> tuple[str, str]:
        """Return the words in menus of a page of the site's own, and a link to it."""
        card = self.library.pages.get(name)
        return card.label if card else name, self.to(addresses.page(name))

    @property
    def root(self) -> str:
        """The path from this page up to the top of the site, ending with a slash, or empty."""
        return self.origin + "../" * self.address.count("/")

    def aliases(self, place: str) -> tuple[str, ...]:
        """Return the other ids under which a place of the topic must be found."""
        return self.topic.aliases.get(place, ()) if self.topic else ()

    def to_place(self, target: str) -> str:
        """Return a link to `topic#place`, to a topic, or to `#place` in the topic of this page or on it."""
        name, _, fragment = target.partition("#")
        if not name and self.topic is None:
            return f"#{fragment}"
        if self.topic and not name and (self.places is None or fragment in self.places):
            return f"#{fragment}"
        name = name or (self.topic.record.id if self.topic else "")
        return self.to(addresses.topic(name) + (f"#{fragment}" if fragment else ""))


class Head(NamedTuple):
    """What the head of a page says of it."""

    title: str
    """Without the site's name; empty for a page whose template has a title of its own."""
    description: str
    """One plain sentence for search results."""
    address: str
    """Which page it is: its address below the top of the site, such as `privacy/` or `tea-and-sleep/effects/`, the same
    in every language; empty for the home page."""
    root: str
    """What leads from the page to the top of the site, such as `../`: links to files begin with it."""
    search_kind: str
    """How readers search, as `search` in the settings says."""
    search: str
    """A link to the page that readers search on; empty for none."""
    url: str
    """Its published address; empty where the settings have no `url`."""
    runs_scripts: bool
    """Whether its policy lets the page run scripts: where the theme has some for it, or the settings name some."""
    policy: PagePolicy
    has_figures: bool
    """Whether the page shows trial results, which have a style sheet of their own."""
    canonical: str
    """The published address that search engines should keep: `url`, or that of the page which this one repeats."""
    feeds: tuple["TitledLink", ...]
    """The feeds of changes: of the site, without a title of its own, and of the topic."""
    markdown: str
    """A link to the same page as Markdown; empty if the page has no such copy."""


class NavigationItem(NamedTuple):
    """An entry of the menu."""

    name: str
    href: str
    is_current: bool


class Link(NamedTuple):
    """A link in the menu or at the foot of every page."""

    label: str
    href: str
    is_current: bool
    """Whether it leads to the page that it is on."""


class Frame(NamedTuple):
    """What every HTML page's context holds beside its own."""

    site: Site
    page: Head
    nav: tuple[NavigationItem, ...]
    """The pages that every site has."""
    menu: tuple[Link, ...]
    """Further links in the menu at the top."""
    footer: tuple[Link, ...]
    """Further links in the list of all pages at the foot, which is the menu of phones: those of the menu, and more."""

    languages: tuple[LanguageLink, ...]
    """The page in each language of the site; empty where there is one."""


def is_stale(page: Page) -> bool:
    """Return whether a page for readers shows a text whose translation is stale.

    Menus do not count, and neither does a page that only leads on.
    """
    own = {name: value for name, value in page.context.items() if name not in Frame._fields}
    is_read = addresses.file_of(page.address).endswith(".html") and page.template != "moved.html"
    return is_read and has_stale(own)


class TitledLink(NamedTuple):
    """A link and its words."""

    title: str
    href: str


class RetiredView(NamedTuple):
    """A retired place of a page that leads elsewhere."""

    id: str
    why: str
    href: str


def retired_views(places: Iterable[RetiredPlace], page: PageInput) -> tuple[RetiredView, ...]:
    """Return the retired places of a page that lead elsewhere, each with a link there."""
    return tuple(RetiredView(place.id, place.why, page.to(place.go)) for place in places)


def day(value: date | None) -> str:
    """Return a day in ISO 8601, empty for none; the template writes it in the site's language."""
    return value.isoformat() if value else ""


def place_url(config: SiteConfig, topic_id: str, place: str) -> str:
    """Return the published address of a place in a topic, which stays when the place moves to another section."""
    return f"{config.base}{addresses.topic(topic_id)}#{place}" if config.url else ""


def frame(
    page: PageInput,
    title: str = "",
    description: str = "",
    *,
    canonical: str | None = None,
    markdown: str = "",
    runs_scripts: bool = False,
    has_figures: bool = False,
) -> Frame:
    """Return the site, the menu and the head of a page.

    Args:
        page: what the page is made from.
        title: the page's title without the site's name; empty if its template has one.
        description: one plain sentence for search results.
        canonical: the address that search engines should keep, if it is another one.
        markdown: the address of the same page as Markdown, where the site has that.
        runs_scripts: whether its policy lets the page run scripts of the theme.
        has_figures: whether it shows trial results.
    """
    # Menus are the same on every page.
    page = page._replace(library=page.library._replace(withheld=frozenset()))
    config, base = page.config, page.config.base
    kept = page.address if canonical is None else canonical
    return Frame(
        site=site_view(config, page.to_own),
        page=Head(
            title=title,
            description=description,
            address=page.address,
            root=page.root,
            search_kind=config.search,
            search=page.to(addresses.SEARCH) if config.search != "none" else "",
            url=base + page.address if base else "",
            runs_scripts=runs_scripts or bool(config.translated_into or config.policy.scripts),
            policy=policy_of(config, is_for_search=page.address == addresses.SEARCH),
            has_figures=has_figures,
            canonical=base + kept if base else "",
            feeds=tuple(_feeds(page)),
            markdown=page.to(markdown) if markdown and config.pages.markdown else "",
        ),
        nav=tuple(
            NavigationItem(name, page.to(address), address == page.address)
            for name, address in _navigation(page)
            if address != addresses.SOURCES or config.pages.sources
        ),
        menu=(*(link for places, link in _own_links(page) if "menu" in places), *_links(page, config.menu)),
        footer=(
            *(link for places, link in _own_links(page) if places),
            *_links(page, (*config.menu, *config.footer)),
        ),
        languages=tuple(language_links(config, page.address, kept)),
    )


def _feeds(page: PageInput) -> Iterator[TitledLink]:
    if page.config.url and page.config.pages.feeds:
        yield TitledLink("", page.to(addresses.FEED))
        if page.topic:
            yield TitledLink(page.topic.record.title, page.to(addresses.feed(page.topic.record.id)))


def _links(page: PageInput, links: Iterable[SiteLink]) -> Iterator[Link]:
    """Yield links of the settings, those to the site itself relative to a page."""
    for link in links:
        if link.is_inside:
            yield Link(link.label, page.to(link.address), link.address == page.address)
        else:
            yield Link(link.label, link.href, is_current=False)


def _own_links(page: PageInput) -> Iterator[tuple[tuple[str, ...], Link]]:
    """Yield the links to the site's own pages in their order, each with where it is shown."""
    for card in sorted(
        page.library.pages.values(), key=lambda card: (card.order, sorted_as(card.label, page.config.language))
    ):
        if card.id not in INTRODUCTIONS:
            address = addresses.page(card.id)
            yield card.show_in, Link(card.label, page.to(address), address == page.address)


def _navigation(page: PageInput) -> Iterator[tuple[str, str]]:
    """Yield the name and the address of each entry of the menu; pages of a topic lead to its page for clinicians."""
    yield from _NAVIGATION[:1]
    if page.config.url and page.config.pages.clinicians:
        yield "clinicians", addresses.clinicians(page.topic.record.id) if page.topic else addresses.FOR_CLINICIANS
    yield from _NAVIGATION[1:]


_NAVIGATION = (
    ("home", addresses.HOME),
    ("sources", addresses.SOURCES),
    ("glossary", addresses.GLOSSARY),
    ("about", addresses.ABOUT),
    ("changes", addresses.CHANGES),
    ("accessibility", addresses.ACCESSIBILITY),
)
