"""A page before it is rendered: where it is, what it is made from, and what every page's context holds."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from citesite import addresses
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic, RetiredPlace
from citesite.pages.languages import LanguageLink, language_links
from citesite.pages.look import image_address, logo_size
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


class Contact(NamedTuple):
    """Where readers report a mistake; the link is empty for anything but an e-mail or a web address."""

    text: str
    href: str


class Logo(NamedTuple):
    """The site's own mark in the header."""

    href: str
    """From the top of the site, like the next."""
    dark_href: str
    """The one on dark pages; empty for the same."""
    width: int
    """In CSS pixels, as the header shows it."""
    height: int
    has_name: bool
    """Whether it shows the name of the site itself."""


class Site(NamedTuple):
    """The site, as the head, the header and the footer of every page name it."""

    title: str
    short_name: str
    tagline: str
    language: str
    is_right_to_left: bool
    """Whether the language is written from right to left, which mirrors the layout."""
    url: str
    """Its published address, ending with a slash; empty if the settings do not say."""
    editor: str
    contact: Contact
    report: Contact
    content_licence: str
    licence_href: str
    """The address of a licence that is known; empty for others."""
    logo: Logo | None
    icon: str
    """The picture in the browser's tab, from the top of the site."""
    card: str
    """The picture that programs show with a link, from the top of the site."""
    has_font: bool
    """Whether pages load the theme's font."""
    footer_text: str
    funder: str


class Head(NamedTuple):
    """What the head of a page says of it."""

    title: str
    """Without the site's name; empty for a page whose template has a title of its own."""
    description: str
    """One plain sentence for search results."""
    root: str
    search_kind: str
    search: str
    """A link to the page that readers search on; empty for none."""
    url: str
    runs_scripts: bool
    """Whether its policy lets the page run scripts of the theme."""
    has_figures: bool
    """Whether the page shows trial results, which have a style sheet of their own."""
    canonical: str
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
        site=_site(config),
        page=Head(
            title=title,
            description=description,
            root=page.root,
            search_kind=config.search,
            search=page.to(addresses.SEARCH) if config.search != "none" else "",
            url=base + page.address if base else "",
            runs_scripts=runs_scripts or bool(config.translated_into),
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


def _site(config: SiteConfig) -> Site:
    return Site(
        title=config.title,
        short_name=config.short_name or config.title,
        tagline=config.tagline or "",
        language=config.language,
        is_right_to_left=config.is_right_to_left,
        url=config.base,
        editor=config.editor or "",
        contact=_contact(config.contact),
        report=_contact(config.report or config.contact),
        content_licence=config.content_licence or "",
        licence_href=_licence(config.content_licence or ""),
        logo=_logo(config),
        icon=image_address("favicon", config.favicon or "icon.svg"),
        card=image_address("card", config.card or "card.png"),
        has_font=config.font,
        footer_text=config.footer_text or "",
        funder=config.funder or "",
    )


def _logo(config: SiteConfig) -> Logo | None:
    if config.logo is None:
        return None
    dark = image_address("logo_dark", config.logo_dark) if config.logo_dark else ""
    return Logo(image_address("logo", config.logo), dark, *logo_size(config), config.logo_has_name)


_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-(?:SA|NC|ND|NC-SA|NC-ND))?)[ -](\d\.\d)", re.IGNORECASE)
"""The names that Creative Commons writes, such as CC BY-SA 4.0, and those of SPDX, such as CC-BY-SA-4.0."""


def _licence(name: str) -> str:
    """Return the address of a Creative Commons licence; empty for any other."""
    if re.fullmatch(r"CC0[ -]1\.0", name, re.IGNORECASE):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    found = _CREATIVE_COMMONS.fullmatch(name)
    return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/" if found else ""


_NAVIGATION = (
    ("home", addresses.HOME),
    ("sources", addresses.SOURCES),
    ("glossary", addresses.GLOSSARY),
    ("about", addresses.ABOUT),
    ("changes", addresses.CHANGES),
    ("accessibility", addresses.ACCESSIBILITY),
)


def _contact(value: str | None) -> Contact:
    if value is None:
        return Contact("", "")
    if value.startswith(("https://", "http://")):
        return Contact(value, value)
    return Contact(value, f"mailto:{value}" if "@" in value and " " not in value else "")
