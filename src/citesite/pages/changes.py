"""What changed on a site, and every correction: for readers, and for programs that follow feeds."""

from collections.abc import Iterator
from typing import NamedTuple

from citesite import addresses
from citesite.link.summary import TopicChange, TopicSummary
from citesite.pages.kinds import Overview, PageKind, only, site_page
from citesite.pages.numbering import AtEnd, ExplainedWords, Html, References, optional
from citesite.pages.page import Page, PageInput, frame
from citesite.pages.topic import newest_first
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
    """The site, as its feed names it."""

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
    """What the Atom feed shows."""

    site: FeedSite
    entries: tuple[FeedEntry, ...]


CHANGES = PageKind("changes.html", ChangesPage, addresses.CHANGES, only(addresses.CHANGES))
FEED = PageKind("feed.xml", Feed)


@site_page(addresses.CHANGES, CHANGES, shows_shared_records=True)
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


@site_page(addresses.FEED, FEED, is_made=lambda config: bool(config.url), shows_shared_records=True)
def feed_page(overview: Overview, page: PageInput) -> Page:
    """Return the Atom feed of changes."""
    config = page.config
    entries = tuple(
        FeedEntry(topic.id, change.date, number, topic.title, plain(prose(change.what)))
        for topic, number, change in _all_changes(overview)
    )
    return FEED.page(page, Feed(FeedSite(config.title, config.language, config.base), entries))


def _all_changes(overview: Overview) -> Iterator[tuple[TopicSummary, int, TopicChange]]:
    """Yield the changes of all topics, newest first, each with its position in its topic."""
    found = [
        (topic, number, change)
        for topic in overview.topics
        for number, change in enumerate(newest_first(topic.changes))
    ]
    yield from sorted(found, key=lambda entry: (entry[2].date, entry[0].id), reverse=True)
