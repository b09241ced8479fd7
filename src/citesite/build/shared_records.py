"""The shared records as the store keeps them, looked up one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from citesite.build.store import Store
from citesite.link.cards import Library


class Cards(Mapping[str, Any]):
    """The cards of one kind of shared records, by id. Each is read when it is asked for: there may be thousands."""

    def __init__(self, store: Store, kind: str) -> None:
        self._store = store
        self._kind = kind
        self._found = lru_cache(maxsize=4096)(self._look_up)

    def _look_up(self, name: str) -> Any:
        card = self._store.card(self._kind, name)
        return None if card is None else json.loads(card)

    def __getitem__(self, name: str) -> Any:
        found = self._found(name)
        if found is None:
            raise KeyError(name)
        return found

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._found(name) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.shared_ids(self._kind))

    def __len__(self) -> int:
        return len(self._store.shared_ids(self._kind))


def library_of(store: Store) -> Library:
    """Return the shared records in a store."""
    return Library(Cards(store, "source"), Cards(store, "term"), Cards(store, "person"))
