"""Pages at addresses that were published and that nothing holds any more: redirects, and pages that say why."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citesite import addresses
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic
from citesite.pages.blocks import section_places
from citesite.pages.kinds import PageKind
from citesite.pages.page import Page, PageInput, frame
from citesite.read.settings import SiteConfig


class PlaceLink(NamedTuple):
    """A place, and a link to where it is now."""

    id: str
    href: str


class MovedPage(NamedTuple):
    """What a redirect shows."""

    href: str
    places: tuple[PlaceLink, ...]


class RetiredPage(NamedTuple):
    """What a page at a retired address shows."""

    why: str
    href: str


MOVED = PageKind("moved.html", MovedPage)
RETIRED = PageKind("retired.html", RetiredPage)


def moved_page(
    address: str, target: str, title: str, places: Iterable[str], library: Library, config: SiteConfig
) -> Page:
    """Return a page that sends readers on, without a script: at once, and by a link if their browser does not follow.

    Args:
        address: the old address.
        target: the address that replaces it.
        title: the title of the page there.
        places: the ids of places on it. A browser forgets the place in an old address when it is sent on, so the
            redirect has the ids too, each with a link.
        library: the shared records.
        config: the settings.
    """
    page = PageInput(address, library, config)
    new = target.partition("#")[0]
    links = tuple(PlaceLink(name, page.to(f"{new}#{name}")) for name in sorted(places))
    return MOVED.page(page, MovedPage(page.to(target), links), frame(page, title, canonical=target))


def moved_topic_pages(topic: LinkedTopic, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Yield the redirects from every address that a topic and its handouts had before."""
    record = topic.record
    every = set(topic.section_of) | set(topic.takeaways) | {section.id for section in topic.sections}
    for folder in (record.id, *record.formerly):
        if folder != record.id:
            places = _with_aliases(every, topic)
            yield moved_page(addresses.topic(folder), addresses.topic(record.id), record.title, places, library, config)
        for section in topic.sections if config.pages.sections else ():
            here = _with_aliases(set(section_places(section)), topic)
            target = addresses.section(record.id, section.id)
            # Retired ids that go to a section's place are aliases too, but were no pages of its own.
            for name in (section.id, *section.formerly):
                address = addresses.section(folder, name)
                if address != target:
                    yield moved_page(address, target, section.title, here, library, config)


def _with_aliases(places: set[str], topic: LinkedTopic) -> set[str]:
    return places | {alias for place in places for alias in topic.aliases.get(place, ())}


def retired_page(address: str, why: str, go: str, library: Library, config: SiteConfig) -> Page:
    """Return a page that says why nothing is at an address any more, and where to go."""
    page = PageInput(address, library, config)
    return RETIRED.page(page, RetiredPage(why, page.to(go)), frame(page))
