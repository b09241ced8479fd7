"""What every part of the store is made of: statements over one connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import chain
from typing import Any

Need = tuple[str, str]
"""Kind and id of a shared record."""


class Tables:
    """Some tables of the store, asked through the connection that all of them share."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, values).fetchall()

    def _column(self, query: str, *values: Any) -> set[str]:
        return {value for (value,) in self._connection.execute(query, values)}

    def _insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert rows, replacing those with the same key."""
        left = iter(rows)
        first = next(left, None)
        if first is not None:
            marks = ", ".join("?" * len(first))
            # Those of a large site are too many to have all at once.
            every = chain((first,), left)
            self._connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", every)
