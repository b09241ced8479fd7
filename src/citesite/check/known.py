"""What the rules about one record need to know of the rest of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Known:
    """The records that others may refer to, by id, as plain data, and the day review dates are compared with."""

    sources: Mapping[str, Any]
    terms: Mapping[str, Any]
    people: Mapping[str, Any]
    as_of: date
    misshapen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each kind, ids of records that do not fit their model, so that one mistake is reported once."""
    unreadable: frozenset[str] = frozenset()
    """Kinds of which a file could not be read: which ids it holds, nobody knows."""

    def has(self, kind: str, name: str) -> bool:
        """Whether an id of a kind (source, term, person) is written down somewhere."""
        return name in self.all_of(kind) or name in self.misshapen.get(kind, frozenset()) or kind in self.unreadable

    def all_of(self, kind: str) -> Mapping[str, Any]:
        """The records of a kind."""
        return {"source": self.sources, "term": self.terms, "person": self.people}[kind]
