"""What changed on a site, and every correction: for readers, and for programs that follow feeds."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citesite import addresses
from citesite.link.library import Library
from citesite.link.summary import TopicChange, TopicSummary, changes
from citesite.link.topic import LinkedTopic
from citesite.pages.kinds import ANY_RECORD, URL, Overview, PageKind, only, page_switch, site_page
from citesite.pages.numbering import AtEnd, ExplainedWords, Html, References, optional
from citesite.pages.page import Page, PageInput, frame
from citesite.read.settings import SiteConfig
from citesite.text.prose import plain, prose


class ChangeEntry(NamedTuple):
    """A change in the list of all."""

    topic_id: str
    date: str
    number: int
    """Its position among the changes of its topic, newest first."""
    kind: str
    href: str
    topic: str
    what: Html
    why: Html


class ChangesPage(NamedTuple):
    """What the page of all changes shows, in reading order."""

    entries: tuple[ChangeEntry, ...]
    words: ExplainedWords
    references: References


class FeedSite(NamedTuple):
    """The site, as its feeds name it."""

    title: str
    language: str
    url: str


class FeedEntry(NamedTuple):
    """A change in the feed."""

    topic_id: str
    date: str
    number: int
    topic: str
    what_plain: str


class Feed(NamedTuple):
    """What an Atom feed shows."""

    site: FeedSite
    title: str
    """Of the site, or of the topic whose changes it has."""
    about: str
    """The address of the page that it is about."""
    address: str
    """Its own."""
    entries: tuple[FeedEntry, ...]


CHANGES = PageKind("changes.html", ChangesPage, addresses.CHANGES, only(addresses.CHANGES))
FEED = PageKind("feed.xml", Feed, needs=(URL, page_switch("feeds")))


@site_page(addresses.CHANGES, CHANGES, shows=ANY_RECORD)
def changes_page(overview: Overview, page: PageInput) -> Page:
    """Return the page with what changed, and every correction."""
    entries = tuple(
        ChangeEntry(
            topic_id=topic.id,
            date=change.date,
            number=number,
            kind=change.kind,
            href=page.to(addresses.topic(topic.id)),
            topic=topic.title,
            what=Html(change.what),
            why=optional(change.why),
        )
        for topic, number, change in _all_changes(overview)
    )
    return CHANGES.page(page, ChangesPage(entries, AtEnd.WORDS, AtEnd.REFERENCES), frame(page))


@site_page(addresses.FEED, FEED, shows=ANY_RECORD)
def feed_page(overview: Overview, page: PageInput) -> Page:
    """Return the Atom feed of changes."""
    entries = tuple(
        _entry(topic.id, topic.title, number, change)
        for topic, number, change in _all_changes(overview)
        if addresses.topic(topic.id) not in page.library.withheld
    )
    return _feed(page, page.config.title, addresses.HOME, entries)


def topic_feeds(topic: LinkedTopic, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Yield the Atom feed of the changes of a topic, also where it was before: programs that follow it stay."""
    if not FEED.is_made(config):
        return
    record = topic.record
    is_withheld = addresses.topic(record.id) in library.withheld
    newest = [] if is_withheld else newest_first(changes(record.changes))
    entries = tuple(_entry(record.id, record.title, number, change) for number, change in enumerate(newest))
    for folder in (record.id, *record.formerly):
        page = PageInput(addresses.feed(folder), library, config)
        yield _feed(page, record.title, addresses.topic(record.id), entries)


def _feed(page: PageInput, title: str, about: str, entries: tuple[FeedEntry, ...]) -> Page:
    config = page.config
    site = FeedSite(config.title, config.language, config.base)
    return FEED.page(page, Feed(site, title, about, page.address, entries))


def _entry(topic_id: str, title: str, number: int, change: TopicChange) -> FeedEntry:
    return FeedEntry(topic_id, change.date, number, title, plain(prose(change.what)))


def newest_first(found: Iterable[TopicChange]) -> list[TopicChange]:
    """Return changes with the newest first; those of one day stay in their order."""
    return sorted(found, key=lambda change: change.date, reverse=True)


def _all_changes(overview: Overview) -> Iterator[tuple[TopicSummary, int, TopicChange]]:
    """Yield the changes of all topics, newest first, each with its position in its topic."""
    found = [
        (topic, number, change)
        for topic in overview.topics
        for number, change in enumerate(newest_first(topic.changes))
    ]
    yield from sorted(found, key=lambda entry: (entry[2].date, entry[0].id), reverse=True)
