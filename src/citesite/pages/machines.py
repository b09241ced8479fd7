"""Files for machines: the site map, robots.txt, llms.txt, and the headers that some hosts send."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from citesite import addresses
from citesite.evidence.certainty import counted_in_words
from citesite.exchange.exports import MARKDOWN
from citesite.link.summary import TopicSummary
from citesite.pages.kinds import Overview, PageKind, page_switch, site_page
from citesite.pages.page import Page, PageInput
from citesite.pages.policy import PagePolicy, policy_of
from citesite.read.languages import edition_folder
from citesite.read.settings import SiteConfig
from citesite.text.portable import escaped


class Robots(NamedTuple):
    """What robots.txt shows."""

    sitemaps: tuple[str, ...]
    """The published address of the site map in each language."""


class Headers(NamedTuple):
    """What the headers that some hosts send depend on."""

    search: str
    policy: PagePolicy
    """That of all pages together."""


class ListedPage(NamedTuple):
    """A page in llms.txt that is not of a topic. Texts are Markdown."""

    title: str
    href: str


class ListedTopic(NamedTuple):
    """A topic in llms.txt. Texts are Markdown."""

    title: str
    summary: str
    status: str
    last_reviewed: str
    """ISO 8601; empty if unknown, like the next."""
    next_review: str
    pages: str
    """A list of links to its pages, each with how certain its statements are. A loop of the template over the pages of
    all topics would be most of what a new title costs."""


class Llms(NamedTuple):
    """What llms.txt shows. Texts are Markdown."""

    title: str
    tagline: str
    licence: str
    topics: tuple[ListedTopic, ...]
    others: tuple[ListedPage, ...]


LLMS = PageKind("llms.txt", Llms, needs=(page_switch("markdown"),))


def _is_first(config: SiteConfig) -> bool:
    """Return whether an edition is the first: crawlers and hosts look for some files at the top of a site alone."""
    return not config.folder


ROBOTS = PageKind("robots.txt", Robots)
HEADERS = PageKind("headers.txt", Headers)


@site_page(addresses.LLMS, LLMS)
def llms_page(overview: Overview, page: PageInput) -> Page:
    """Return what tells programs that read where each topic and section is as Markdown, and how sure it is."""
    config = page.config
    names = {"About": addresses.ABOUT, "Glossary": addresses.GLOSSARY, "Changes": addresses.CHANGES}
    names |= {"Sources": addresses.SOURCES} if config.pages.sources else {}
    context = Llms(
        title=escaped(config.title),
        tagline=escaped(config.tagline or ""),
        licence=escaped(config.content_licence or ""),
        topics=tuple(
            _listed(topic, page) for topic in overview.topics if addresses.topic(topic.id) not in page.library.withheld
        ),
        others=tuple(
            ListedPage(name, _href(address, page))
            for name, address in names.items()
            if address not in page.library.withheld
        ),
    )
    return LLMS.page(page, context)


def _listed(topic: TopicSummary, page: PageInput) -> ListedTopic:
    return ListedTopic(
        title=escaped(topic.title),
        summary=escaped(topic.summary),
        status=topic.status,
        last_reviewed=topic.last_reviewed,
        next_review=topic.next_review,
        pages="\n".join(_pages(topic, page)),
    )


def _pages(topic: TopicSummary, page: PageInput) -> Iterator[str]:
    """Yield an item for the page of a topic and for each of its sections, but for those that are withheld."""
    withheld, base = page.library.withheld, page.config.base
    pages = [(topic.title, addresses.topic(topic.id), tuple(chain.from_iterable(one[2] for one in topic.sections)))]
    if page.config.pages.sections:
        pages += [(title, addresses.section(topic.id, name), levels) for name, title, levels in topic.sections]
    for title, address, levels in pages:
        if address not in withheld:
            href = base + address + MARKDOWN.name if base else page.to(address + MARKDOWN.name)
            about = f": {counted_in_words(levels)}" if levels else ""
            yield f"- [{escaped(title)}]({href}){about}"


def _href(address: str, page: PageInput) -> str:
    """Return an address of the site in full, if the site says its own."""
    return page.config.base + address if page.config.base else page.to(address)


@site_page(addresses.ROBOTS, ROBOTS, is_wanted=_is_first)
def robots_page(overview: Overview, page: PageInput) -> Page:
    """Return what tells search engines where the site map of each language is."""
    folders = ("", *(f"{edition_folder(language)}/" for language in page.config.translated_into))
    base = page.config.base
    return ROBOTS.page(page, Robots(tuple(f"{base}{folder}{addresses.SITEMAP}" for folder in folders) if base else ()))


@site_page(addresses.HEADERS, HEADERS, is_wanted=_is_first)
def headers_page(overview: Overview, page: PageInput) -> Page:
    """Return the headers that Netlify and Cloudflare Pages send with every file."""
    return HEADERS.page(page, Headers(page.config.search, policy_of(page.config, is_for_search=True)))
