"""The site's own links in the menu and the footer, and its contact: those to the site itself lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from citesite import addresses
from citesite.build.changes import Changes
from citesite.build.inputs import Inputs
from citesite.build.registry import folder_of
from citesite.build.steps.permalinks import addresses_in, may_be_made
from citesite.check.prose_rules import DEAD_LINK
from citesite.diagnostics import Diagnostic, Place, did_you_mean
from citesite.pages import SITE_ADDRESSES
from citesite.read.look_settings import own_page


def check_menu(build: Inputs, known: Changes) -> Iterator[Diagnostic]:
    """Find links of the settings that lead to an address of the site which nothing has."""
    config = build.config
    for field, value in (("contact", config.contact), ("report", config.report)):
        name = own_page(value or "")
        if name and name not in build.library.pages and not may_be_made(build, known, addresses.page(name)):
            place = Place(build.request.config_path.name) / field
            message = f'there is no page "{name}"'
            hint = did_you_mean(name, build.library.pages) or f"write it into {config.content}/pages/{name}.md"
            yield DEAD_LINK.at(place, message, hint)
    for field, links in (("menu", config.menu), ("footer", config.footer)):
        for number, link in enumerate(links):
            if link.is_inside and not may_be_made(build, known, link.address):
                place = Place(build.request.config_path.name) / field / number / "href"
                message = f'"{link.href}" is no address of this site'
                yield DEAD_LINK.at(place, message, did_you_mean(link.address, _meant(build, link.address)))


def _meant(build: Inputs, address: str) -> set[str]:
    """Return addresses that may have been meant: of pages, of topics, and of places in the same topic."""
    folder = folder_of(address)
    places = {f"{folder}/{name}" for name in addresses_in(build, folder) or ()}
    pages = map(addresses.page, build.library.pages)
    return {*SITE_ADDRESSES, *(f"{name}/" for name in build.store.topics.ids()), *pages, *places}
