"""The library: the records that topics share, as far as rules and pages may know them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from citesite.link.cards import MediaCard, PageCard, PersonCard, SourceCard, TermCard
from citesite.read.settings import PlausibleDose
from citesite.records.category import Category


class Library(NamedTuple):
    """The records that others refer to, by id. A mapping may look each of them up only when asked."""

    sources: Mapping[str, SourceCard]
    terms: Mapping[str, TermCard]
    people: Mapping[str, PersonCard]
    as_of: date
    """The day with which rules compare review dates. No page depends on it."""
    pages: Mapping[str, PageCard] = {}
    """The site's own pages. All pages show some of them in their menus, so a change of a card concerns every page."""
    media: Mapping[str, MediaCard] = {}
    """The files that texts may show or link to, by their path below the folder of media."""
    search_after: int = 730
    """After how many days a search for evidence is too old."""
    misshapen: Mapping[str, frozenset[str]] = {}
    """For each kind, ids of records that do not fit their model, so that one mistake is reported once."""
    edition_folders: frozenset[str] = frozenset()
    """Folders at the top of the site with its pages in other languages."""
    site_folders: frozenset[str] = frozenset()
    """Folders of the site itself, which no topic may take."""
    plausible_doses: tuple[PlausibleDose, ...] = ()
    """Bounds for doses that the site sets itself."""
    categories: tuple[Category, ...] = ()
    """The categories that the settings declare."""
    is_translation: bool = False
    """Whether the texts of topics are translations."""
    language: str = "en-GB"
    """The language of the texts, as a tag of BCP 47."""
    withheld: frozenset[str] = frozenset()
    """Addresses of pages that an edition does not show until they are translated again."""
    unreadable: frozenset[str] = frozenset()
    """Kinds of which a file could not be read, so that its ids are unknown."""

    def has(self, kind: str, name: str) -> bool:
        """Return whether a record of a kind, such as source, has an id, or may have it in an unreadable file."""
        return name in self.all_of(kind) or name in self.misshapen.get(kind, frozenset()) or kind in self.unreadable

    def has_read(self, kind: str, name: str) -> bool:
        """Return whether no mistake hides a record: its card is here, or it is known not to exist."""
        is_hidden = kind in self.unreadable or name in self.misshapen.get(kind, frozenset())
        return not is_hidden or name in self.all_of(kind)

    def has_read_all(self, kind: str) -> bool:
        """Return whether no mistake hides any record of a kind."""
        return kind not in self.unreadable and not self.misshapen.get(kind)

    def all_of(self, kind: str) -> Mapping[str, Any]:
        """Return the cards of a kind, by id."""
        return {
            "source": self.sources,
            "term": self.terms,
            "person": self.people,
            "page": self.pages,
            "media": self.media,
        }[kind]
