"""Files for machines: the site map, robots.txt, and the headers that some hosts send."""

from typing import NamedTuple

from citesite import addresses
from citesite.pages.kinds import Overview, PageKind, SitemapEntry, site_page
from citesite.pages.page import Page, PageInput


class SiteAddress(NamedTuple):
    """The published address of a site, ending with a slash; empty if the settings do not say."""

    url: str


class Robots(NamedTuple):
    """What robots.txt shows."""

    site: SiteAddress


class Headers(NamedTuple):
    """What the headers that some hosts send depend on."""

    search: str


class Sitemap(NamedTuple):
    """What the site map shows."""

    site: SiteAddress
    addresses: tuple[SitemapEntry, ...]


ROBOTS = PageKind("robots.txt", Robots)
HEADERS = PageKind("headers.txt", Headers)
SITEMAP = PageKind("sitemap.xml", Sitemap)


@site_page(addresses.ROBOTS, ROBOTS)
def robots_page(overview: Overview, page: PageInput) -> Page:
    """Return what tells search engines where the site map is."""
    return ROBOTS.page(page, Robots(SiteAddress(page.config.base)))


@site_page(addresses.HEADERS, HEADERS)
def headers_page(overview: Overview, page: PageInput) -> Page:
    """Return the headers that Netlify and Cloudflare Pages send with every file."""
    return HEADERS.page(page, Headers(page.config.search))
