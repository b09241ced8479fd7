"""The site map: one file, or an index of several where there are more addresses than one may hold (sitemaps.org)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from citesite import addresses
from citesite.link.library import Library
from citesite.pages.kinds import URL, PageKind, SitemapEntry
from citesite.pages.page import Page, PageInput
from citesite.read.settings import SiteConfig

MOST_ADDRESSES = 50_000
"""How many addresses the protocol lets a file hold."""
MOST_BYTES = 50_000_000
"""How long the protocol lets a file be: 52,428,800 bytes, less what stands around the addresses."""
IN_SITEMAP = frozenset({"id", "status", "last_reviewed", "sections", "withheld"})
"""The fields of a topic's summary that decide which addresses of it are there, and with which day."""
_AROUND = 80
"""Bytes around an address, at most."""


class SiteAddress(NamedTuple):
    """The published address of a site, ending with a slash; empty if the settings do not say."""

    url: str


class Sitemap(NamedTuple):
    """What a site map shows, or a part of one."""

    site: SiteAddress
    addresses: tuple[SitemapEntry, ...]


class SitemapIndex(NamedTuple):
    """What the site map of a large site shows."""

    site: SiteAddress
    parts: tuple[str, ...]
    """The address of each part."""


SITEMAP = PageKind("sitemap.xml", Sitemap, needs=(URL,))
SITEMAP_INDEX = PageKind("sitemap_index.xml", SitemapIndex)


def sitemap_pages(entries: Sequence[SitemapEntry], library: Library, config: SiteConfig) -> Iterator[Page]:
    """Yield the site map, and its parts if it needs any; its own address is the same either way.

    Args:
        entries: the addresses that search engines should know.
        library: the shared records.
        config: the settings.
    """
    page, site = PageInput(addresses.SITEMAP, library, config), SiteAddress(config.base)
    parts = list(_parts(entries, len(config.base.encode())))
    if len(parts) == 1:
        yield SITEMAP.page(page, Sitemap(site, parts[0]))
        return
    names = tuple(addresses.sitemap_part(number) for number in range(1, len(parts) + 1))
    yield SITEMAP_INDEX.page(page, SitemapIndex(site, names))
    for name, part in zip(names, parts, strict=True):
        yield SITEMAP.page(page._replace(address=name), Sitemap(site, part))


def _parts(entries: Sequence[SitemapEntry], base: int) -> Iterator[tuple[SitemapEntry, ...]]:
    """Yield the entries in parts that fit in a file each; without entries, one empty part.

    Args:
        entries: the entries.
        base: the length of the address of the site, in bytes.
    """
    part: list[SitemapEntry] = []
    size = 0
    for entry in entries:
        length = base + len(entry.address) + _AROUND
        if part and (len(part) == MOST_ADDRESSES or size + length > MOST_BYTES):
            yield tuple(part)
            part, size = [], 0
        part.append(entry)
        size += length
    yield tuple(part)
