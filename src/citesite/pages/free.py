"""Pages of a site's own, written in Markdown."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citesite import addresses
from citesite.link.library import Library
from citesite.pages.kinds import Overview, PageKind, SitemapEntry
from citesite.pages.moved import moved_page
from citesite.pages.numbering import AtEnd, ExplainedWords, Html, References
from citesite.pages.page import Page, PageInput, frame
from citesite.read.settings import SiteConfig
from citesite.records import FreePage
from citesite.records.page import INTRODUCTIONS
from citesite.text.prose import plain, prose


class FreePageView(NamedTuple):
    """What a page of the site's own shows."""

    title: str
    html: Html
    words: ExplainedWords
    references: References


def _in_sitemap(overview: Overview) -> Iterable[SitemapEntry]:
    return (SitemapEntry(addresses.page(p.id), "") for p in overview.pages if p.id not in INTRODUCTIONS)


FREE_PAGE = PageKind("page.html", FreePageView, in_sitemap=_in_sitemap)


def free_pages(record: FreePage, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Yield a page of the site's own, and the redirects from the addresses it had before.

    Args:
        record: the page, with numbers instead of value references.
        library: the shared records.
        config: the settings.
    """
    address = addresses.page(record.id)
    if record.id not in INTRODUCTIONS:
        page = PageInput(address, library, config)
        context = FreePageView(record.title, Html(record.text), AtEnd.WORDS, AtEnd.REFERENCES)
        head = frame(page, record.title, record.description or first_paragraph(record.text))
        yield FREE_PAGE.page(page, context, head)
    for then in record.formerly:
        yield moved_page(addresses.page(then), address, record.title, (), library, config)


def first_paragraph(text: str) -> str:
    """Return the words of the first paragraph of a text that is no heading and no image."""
    paragraphs = (part.strip() for part in text.split("\n\n"))
    return next((plain(prose(part)) for part in paragraphs if part and part[0] not in "#!|>-*"), "")
