"""The shared records as the store keeps them, looked up one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from citesite.build.store import Store
from citesite.link.cards import MediaCard, PageCard, PersonCard, SourceCard, TermCard
from citesite.link.library import Library
from citesite.pages import SITE_FOLDERS
from citesite.text.untranslated import unnoted

C = TypeVar("C")


_KEPT = 512
"""Cards of one kind: those of a topic, and those that many topics name. Another process each keeps as many."""


class Cards(Mapping[str, C]):
    """The cards of one kind of shared records, by id. Each is read when it is asked for: there may be thousands."""

    def __init__(self, store: Store, kind: str, read: Callable[[str], C]) -> None:
        self._store = store
        self._kind = kind
        self._read = read
        self._found = lru_cache(maxsize=_KEPT)(self._look_up)

    def _look_up(self, name: str) -> C | None:
        card = self._store.shared.card(self._kind, name)
        return None if card is None else self._read(card)

    def __getitem__(self, name: str) -> C:
        found = self._found(name)
        if found is None:
            raise KeyError(name)
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """Return the card with this id, or the default."""
        # Mapping.get would raise and catch a KeyError for each missing card, and rules ask for many.
        found = self._found(name)
        return default if found is None else found

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._found(name) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.shared.ids(self._kind))

    def __len__(self) -> int:
        return len(self._store.shared.ids(self._kind))


def library_of(store: Store, as_of: date, is_unnoted: bool = False) -> Library:
    """Return the shared records in a store.

    Args:
        store: the store.
        as_of: the day with which rules compare review dates.
        is_unnoted: whether pages of others do not say which texts have changed since they were translated.
    """
    quiet = unnoted if is_unnoted else str
    return Library(
        Cards(store, "source", lambda text: SourceCard.from_json(quiet(text))),
        Cards(store, "term", lambda text: TermCard.from_json(quiet(text))),
        Cards(store, "person", PersonCard.from_json),
        as_of,
        pages=pages_of(store),
        media=Cards(store, "media", MediaCard.from_json),
        site_folders=SITE_FOLDERS,
    )


@lru_cache(maxsize=1)
def library_at(path: str, as_of: date, is_unnoted: bool) -> Library:
    """Return the shared records in a copy of a store, for another process."""
    return library_of(Store.read_only(path), as_of, is_unnoted)


def pages_of(store: Store) -> dict[str, PageCard]:
    """Return the cards of the site's own pages, by id. There are few, and every page's menu shows some."""
    return {card.id: card for card in map(PageCard.from_json, store.shared.cards("page"))}
