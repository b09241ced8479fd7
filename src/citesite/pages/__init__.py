"""Pages: which pages a site has, and the exact plain data each of them may show (invariant A3)."""

from citesite.pages.moved import moved_page, retired_page
from citesite.pages.page import Page
from citesite.pages.search import search_part_page, unused_assets
from citesite.pages.site import ListedSource, Overview, pages_showing_shared_records, site_pages
from citesite.pages.source import source_page
from citesite.pages.topic import topic_pages

__all__ = [
    "ListedSource",
    "Overview",
    "Page",
    "moved_page",
    "pages_showing_shared_records",
    "retired_page",
    "search_part_page",
    "site_pages",
    "source_page",
    "topic_pages",
    "unused_assets",
]
