"""Pages: which pages a site has, and the exact plain data each of them may show (invariant A3)."""

from citesite.pages.page import Page
from citesite.pages.site import pages

__all__ = ["Page", "pages"]
