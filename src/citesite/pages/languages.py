"""Links between the editions of a site: the same page in each of its languages, or nothing where there is one."""

from collections.abc import Iterator
from typing import NamedTuple

from citesite import addresses
from citesite.read.languages import edition_folder, is_right_to_left, names_of
from citesite.read.settings import SiteConfig

SCRIPT = "assets/languages.js"
RULES = "assets/languages.css"
"""Put at the end of the style sheet of sites with several languages, and no file of theirs."""


class LanguageLink(NamedTuple):
    """A page in one of the languages of the site."""

    tag: str
    name: str
    """What the language calls itself."""
    href: str
    """From the page in the language of this edition."""
    url: str
    """The published address; empty if the settings do not say."""
    is_current: bool
    is_right_to_left: bool


def language_links(config: SiteConfig, address: str, canonical: str) -> Iterator[LanguageLink]:
    """Yield a page in every language of the site, the first one first; nothing for a site in one language.

    Args:
        config: the settings of this edition.
        address: the page.
        canonical: the address of it that search engines should keep.
    """
    # A host shows the page for missing addresses at any depth, and only that of the first edition.
    target = addresses.HOME if address == addresses.NOT_FOUND else address
    for tag, name in names_of(config.languages).items() if config.translated_into else ():
        folder = f"{edition_folder(tag)}/" if tag in config.translated_into else ""
        base = config.site_base + folder if config.site_base else ""
        here = addresses.relative(config.folder + address, folder + target)
        href = base if base and address == addresses.NOT_FOUND else here
        url = base + canonical if base else ""
        yield LanguageLink(tag, name, href, url, tag == config.language, is_right_to_left(tag))


def unused_of_languages(config: SiteConfig) -> set[str]:
    """Return the theme's files that a site does not have because of the number of its languages."""
    return {RULES} if config.translated_into else {RULES, SCRIPT}
