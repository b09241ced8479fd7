"""The site, as the head, the header and the footer of every page name it."""

import re
from collections.abc import Callable
from typing import NamedTuple

from citesite.pages.look import image_address, logo_size
from citesite.read.look_settings import is_address, own_page
from citesite.read.settings import SiteConfig
from citesite.text.untranslated import END

PageLink = Callable[[str], tuple[str, str]]


class Contact(NamedTuple):
    """Where readers report a mistake; the link is empty for words."""

    text: str
    href: str
    needs_words: bool
    """Whether a link to it says what it is for: the text is an address of the web, or the title of a page."""


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
    privacy_note: str
    """What the footer says of cookies and of following readers; empty for the theme's sentence that it does neither."""


def site_view(config: SiteConfig, page_link: PageLink) -> Site:
    """Return the site as every page names it.

    Args:
        config: the settings.
        page_link: gives the title of a page of the site's own, and a link to it, by its id.
    """
    return Site(
        title=config.title,
        short_name=config.short_name or config.title,
        tagline=config.tagline or "",
        language=config.language,
        is_right_to_left=config.is_right_to_left,
        url=config.base,
        editor=config.editor or "",
        contact=_contact(config.contact, page_link),
        report=_contact(config.report or config.contact, page_link),
        content_licence=config.content_licence or "",
        licence_href=_licence(config.content_licence or ""),
        logo=_logo(config),
        icon=image_address("favicon", config.favicon or "icon.svg"),
        card=image_address("card", config.card or "card.png"),
        has_font=config.font,
        footer_text=config.footer_text or "",
        funder=config.funder or "",
        privacy_note=config.privacy_note or "",
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


def _contact(value: str | None, page_link: PageLink) -> Contact:
    if value is None:
        return Contact("", "", needs_words=False)
    if name := own_page(value):
        return Contact(*page_link(name), needs_words=True)
    if value.startswith(("https://", "http://")):
        return Contact(value, value, needs_words=True)
    if value.startswith("tel:"):
        return Contact(value[4:], value, needs_words=False)
    if is_address(value):
        return Contact(value, f"mailto:{value}", needs_words=False)
    # The sentence that these words are in ends with a full stop of its own, behind the mark of their language.
    end = END if value.endswith(END) else ""
    return Contact(f"{value.removesuffix(END).rstrip('.')}{end}", "", needs_words=False)
