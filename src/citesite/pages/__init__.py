"""Pages: which pages a site has, and the exact plain data each of them may show (invariant A3).

Modules with contexts do without `from __future__ import annotations` where they can: a named tuple would compile each
annotation from its text, which takes 4 ms of every build, and `numbering` looks only at fields not declared as plain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from citesite import addresses
from citesite.link.library import Library
from citesite.pages import (
    categories,
    changes,
    clinicians,
    free,
    index,
    machines,
    moved,
    search,
    section,
    site,
    sitemap,
    source,
    source_list,
    topic,
    versions,
)
from citesite.pages.categories import category_pages
from citesite.pages.clinicians import CLINICIANS_OF_SITE, clinicians_parts
from citesite.pages.free import free_pages
from citesite.pages.index import index_pages, with_index
from citesite.pages.kinds import Overview, PageKind, SitemapEntry, SitePage
from citesite.pages.languages import RULES, unused_of_languages
from citesite.pages.lists import split_list
from citesite.pages.look import SHEET, image_address, look_sheet, unused_of_look
from citesite.pages.moved import moved_page, retired_page
from citesite.pages.page import Page, is_stale
from citesite.pages.search import (
    is_search_divided,
    search_file_page,
    search_part_page,
    search_text_pages,
    unused_of_search,
)
from citesite.pages.sitemap import IN_SITEMAP, sitemap_pages
from citesite.pages.source import source_page
from citesite.pages.source_list import ListedSource, source_list_page, source_part_page
from citesite.pages.topic import topic_pages
from citesite.pages.versions import version_page
from citesite.read.settings import SiteConfig

__all__ = [
    "IN_SITEMAP",
    "KINDS",
    "SITE_ADDRESSES",
    "SITE_FOLDERS",
    "SITE_PAGES",
    "ListedSource",
    "Overview",
    "Page",
    "PageKind",
    "free_pages",
    "is_search_divided",
    "is_stale",
    "moved_page",
    "own_assets",
    "pages_showing",
    "retired_page",
    "search_file_page",
    "search_part_page",
    "search_text_pages",
    "site_addresses",
    "site_pages",
    "source_list_page",
    "source_page",
    "source_part_page",
    "taken_by_settings",
    "topic_pages",
    "version_page",
]


_MODULES = (
    *(site, categories, changes, free, topic, section, clinicians, source_list, source, search, machines),
    *(sitemap, moved, versions, index),
)
_DECLARED = [found for module in _MODULES for found in vars(module).values()]
KINDS: tuple[PageKind[tuple[object, ...]], ...] = tuple(
    dict.fromkeys(kind for kind in _DECLARED if isinstance(kind, PageKind))
)
"""Every kind of page."""
SITE_PAGES: tuple[SitePage, ...] = tuple(page for page in _DECLARED if isinstance(page, SitePage))
"""Every page that belongs to no single topic or source."""
SITE_ADDRESSES = frozenset(
    (addresses.SOURCES, *(page.address for page in SITE_PAGES if page.address.endswith("/") or not page.address))
)
"""The addresses of those that readers go to."""
SITE_FOLDERS = frozenset(kind.folder.rstrip("/") for kind in KINDS if kind.folder) | addresses.FILE_FOLDERS
"""Folders of the site itself: no topic may have one of these ids."""
_CLINICIANS = "clinicians"
"""What the addresses of the pages of the long list of pages for clinicians call it."""


def own_assets(config: SiteConfig, found: Mapping[str, bytes], images: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that go onto a site as they are.

    Args:
        config: the settings.
        found: the theme's files and the site's own, by address.
        images: the bytes of the images that the settings name, by field.
    """
    unused = unused_of_search(config) | unused_of_look(config) | unused_of_languages(config)
    kept = {name: content for name, content in found.items() if name not in unused}
    kept[SHEET] = look_sheet(kept[SHEET], config) + (found[RULES] if config.translated_into else b"")
    return kept | {image_address(field, getattr(config, field)): content for field, content in images.items()}


def site_addresses(config: SiteConfig) -> frozenset[str]:
    """Return the addresses of the pages and files that a site with some settings makes for itself alone."""
    made = {page.address for page in SITE_PAGES if page.is_made(config)}
    made |= {addresses.SOURCES} if source_list.SOURCES.is_made(config) else set()
    return frozenset(made | ({addresses.SITEMAP} if sitemap.SITEMAP.is_made(config) else set()))


def taken_by_settings(address: str, kind: str, config: SiteConfig) -> list[str]:
    """Return what the settings say that takes the page at an address away; nothing where they do not.

    Args:
        address: the address.
        kind: what has it, or had it, as the registry says.
        config: the settings.
    """
    kinds = [page.kind for page in SITE_PAGES if page.address == address]
    kinds += [kind for kind in KINDS if kind.folder == addresses.SOURCES and address.startswith(kind.folder)][:1]
    kinds += [sitemap.SITEMAP] * (address == addresses.SITEMAP) + [section.SECTION] * (
        kind == "section" and address.endswith("/")
    )
    if kind == "language":
        return [f'no "{address.rstrip("/")}" under "languages:"']
    declared = {addresses.category(one.id) for one in config.categories}
    if address.startswith(addresses.CATEGORIES) and address not in declared:
        return [f'no "{address.removeprefix(addresses.CATEGORIES).rstrip("/")}" under "categories:"']
    return [switch.shown for kind in kinds for switch in kind.needs if not switch.is_on(config)]


def site_pages(overview: Overview, library: Library, config: SiteConfig, has_sitemap: bool = True) -> Iterator[Page]:
    """Yield every page of a site that belongs to no single topic or source; an only topic is the home page itself.

    Args:
        overview: what they are made of.
        library: the shared records.
        config: the settings.
        has_sitemap: whether to yield the site map, too.
    """
    overview = with_index(overview, library, config)
    if CLINICIANS_OF_SITE.is_made(config):
        titles = ((topic.id, topic.title) for topic in overview.topics)
        overview = overview._replace(for_clinicians=split_list(_CLINICIANS, titles, config.language))
    for declared in SITE_PAGES:
        if declared.is_made(config) and (declared.address != addresses.HOME or not overview.home_is_topic):
            yield declared.page(overview, library, config)
    yield from index_pages(overview, library, config)
    yield from site.glossary_parts(overview, library, config)
    yield from category_pages(overview, library, config)
    yield from clinicians_parts(overview, library, config)
    if config.url and has_sitemap:
        known = [entry for entry in _in_sitemap(overview, config) if entry.address not in library.withheld]
        yield from sitemap_pages(known, library, config)


def _in_sitemap(overview: Overview, config: SiteConfig) -> Iterator[SitemapEntry]:
    """Yield the addresses that search engines should know; a handout is a part of its topic's page."""
    for kind in KINDS:
        yield from kind.in_sitemap(overview) if kind.in_sitemap and kind.is_made(config) else ()


def pages_showing(kinds: Set[str], overview: Overview, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Yield those that a shared record of some kinds may change that changed, if its topics say what they did."""
    overview = with_index(overview, library, config) if "term" in kinds else overview
    for declared in SITE_PAGES:
        if declared.shows & kinds and declared.is_made(config):
            yield declared.page(overview, library, config)
    if "term" in kinds:
        yield from index_pages(overview, library, config)
    yield from site.glossary_parts(overview, library, config)
