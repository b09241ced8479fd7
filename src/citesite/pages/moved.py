"""Pages at addresses that were published and that nothing holds any more: redirects, and pages that say why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citesite import addresses
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic
from citesite.pages.blocks import section_places
from citesite.pages.page import Context, Desk, Page, frame
from citesite.read.settings import SiteConfig


def moved_page(
    address: str, target: str, title: str, places: Iterable[str], library: Library, config: SiteConfig
) -> Page:
    """A page that sends readers on, without a script: at once, and by a link for those whose browser stays.

    Args:
        address: the old address.
        target: the address that took its place.
        title: the title of the page there.
        places: the ids of places on it. A browser forgets the place in an old address when it is sent on; the ids
            stand here too, each with a link, so that the address does lead to it.
        library: the shared records.
        config: the settings.
    """
    desk = Desk(address, library, config)
    page = target.partition("#")[0]
    context: Context = {
        "href": desk.to(target),
        "places": [{"id": name, "href": desk.to(f"{page}#{name}")} for name in sorted(places)],
    }
    return Page(address, "moved.html", frame(desk, title, "", canonical=target) | context)


def moved_topic_pages(topic: LinkedTopic, library: Library, config: SiteConfig) -> Iterator[Page]:
    """The redirects from every address that a topic and its handouts had before."""
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
    """A page that says why an address leads to nothing of its own any more, and where to go."""
    desk = Desk(address, library, config)
    return Page(address, "retired.html", frame(desk, "", "") | {"why": why, "href": desk.to(go)})
