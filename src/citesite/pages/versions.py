"""Pages as they were when they were published, with a line at the top that says so."""

from typing import NamedTuple

from citesite import addresses
from citesite.link.library import Library
from citesite.pages.kinds import PageKind
from citesite.pages.page import Page, PageInput
from citesite.read.settings import SiteConfig


class VersionPage(NamedTuple):
    """What the copy of a page shows."""

    before: str
    """Its HTML up to the beginning of what the page says."""
    day: str
    now_href: str
    changes_href: str
    after: str
    """The rest of its HTML."""


VERSION = PageKind("version.html", VersionPage)


def version_page(topic: str, name: str, section: str, html: str, library: Library, config: SiteConfig) -> Page:
    """Return the permanent copy of a page.

    Args:
        topic: the id that the topic had.
        name: the name of the version.
        section: the id of the section whose page it is; empty for the topic's own.
        html: the copy, as it was kept.
        library: the shared records.
        config: the settings.
    """
    page = PageInput(addresses.version(topic, name, section), library, config)
    now = addresses.section(topic, section) if section else addresses.topic(topic)
    start = html.index(">", html.index("<main")) + 1
    context = VersionPage(
        before=html[:start],
        day=name[:10],
        now_href=page.to(now),
        changes_href=page.to(addresses.CHANGES),
        after=html[start:],
    )
    return VERSION.page(page, context)
