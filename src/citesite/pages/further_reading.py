"""The reading list of a topic, on its page for clinicians if it has one, so that the topic's own page stays small."""

from typing import NamedTuple

from citesite import addresses
from citesite.link.cards import OutsideLink
from citesite.pages.numbering import Html, own_page
from citesite.pages.page import PageInput
from citesite.records import Topic


class ReadingView(NamedTuple):
    """A work in the reading list."""

    href: str
    name: str
    title: str
    """Its title, where the name is that of an organisation."""
    html: str
    links: tuple[OutsideLink, ...]
    design: str
    access: str
    standing: str
    note: Html


def further_reading(record: Topic, page: PageInput) -> tuple[ReadingView, ...]:
    """Return the works to read, in the order of the record."""
    return tuple(
        ReadingView(
            href=own_page(card.id, page),
            name=card.name,
            title=card.title,
            html=card.html,
            links=card.links,
            design=card.design,
            access=card.access,
            standing=card.standing,
            note=Html(item.note),
        )
        for item in record.further_reading
        for card in [page.library.sources[item.source]]
    )


def elsewhere(record: Topic, page: PageInput) -> str:
    """Return a link to the list on the topic's page for clinicians; empty if the topic's page shows it itself."""
    if not record.further_reading or not page.config.url or not page.config.pages.clinicians:
        return ""
    return page.to(f"{addresses.clinicians(record.id)}#further-reading")
