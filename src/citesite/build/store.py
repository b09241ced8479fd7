"""Cache: what the last build knew, as JSON values in one SQLite file beside the site's settings.

It is safe to delete, and a file that is corrupt, cut off or from another version is dropped: the next build is then a
clean one. Nothing in it is ever run. All changes of a build are one transaction, committed after the outputs are in
place, so that a build that fails or is killed leaves the cache as it was.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from citesite.diagnostics import CitesiteError

FORMAT = "6"
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE files (path TEXT PRIMARY KEY, unit TEXT, kind TEXT, signature TEXT, digest TEXT);
CREATE TABLE units (unit TEXT PRIMARY KEY, diagnostics TEXT);
CREATE TABLE shared (
    kind TEXT, id TEXT, unit TEXT, place TEXT, record TEXT, card TEXT, access TEXT, PRIMARY KEY (kind, id)
);
CREATE INDEX shared_unit ON shared (unit);
CREATE INDEX shared_access ON shared (kind, access);
CREATE TABLE works (key TEXT, id TEXT, unit TEXT, PRIMARY KEY (key, id, unit)) WITHOUT ROWID;
CREATE INDEX works_unit ON works (unit);
CREATE TABLE topics (
    unit TEXT PRIMARY KEY, id TEXT, place TEXT, summary TEXT, places TEXT, quiet_until TEXT, claims INTEGER,
    takeaways INTEGER, is_told_of INTEGER
);
CREATE INDEX topics_id ON topics (id);
CREATE INDEX topics_counts ON topics (claims, takeaways);
CREATE INDEX topics_told_of ON topics (is_told_of, id);
CREATE TABLE needs (kind TEXT, id TEXT, unit TEXT, PRIMARY KEY (kind, id, unit)) WITHOUT ROWID;
CREATE INDEX needs_unit ON needs (unit);
CREATE TABLE links (unit TEXT, topic TEXT, fragment TEXT, place TEXT);
CREATE INDEX links_unit ON links (unit);
CREATE TABLE uses (source TEXT, unit TEXT, number INTEGER, data TEXT, PRIMARY KEY (source, unit, number)) WITHOUT ROWID;
CREATE INDEX uses_unit ON uses (unit);
CREATE TABLE search (unit TEXT PRIMARY KEY, part TEXT, topic TEXT, entries TEXT);
CREATE INDEX search_part ON search (part);
CREATE TABLE pages (
    address TEXT PRIMARY KEY, unit TEXT, file TEXT, data TEXT, template TEXT, generator TEXT, content TEXT, output TEXT
);
CREATE INDEX pages_unit ON pages (unit);
CREATE TABLE made (unit TEXT PRIMARY KEY, addresses TEXT);
CREATE TABLE formers (kind TEXT, id TEXT, now TEXT, unit TEXT, place TEXT);
CREATE INDEX formers_unit ON formers (unit);
CREATE INDEX formers_id ON formers (kind, id);
CREATE TABLE registered (folder TEXT PRIMARY KEY, addresses TEXT);
CREATE TABLE looked (digest TEXT PRIMARY KEY, facts TEXT);
CREATE TABLE retired (address TEXT PRIMARY KEY, why TEXT, go TEXT, is_written INTEGER);
"""


class Cache:
    """The tables of the last build, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection, folder: Path | None, is_kept: bool = False) -> None:
        self.connection = connection
        self.folder = folder
        """Where it is kept; None for one that never is."""
        self._is_closed = False
        self.is_kept = is_kept
        """Whether it was there before, so that what it says may be wrong."""

    @classmethod
    def opened(cls, path: Path | None) -> Cache:
        """Open a cache, or start an empty one where there is none that fits. No path: one that is never kept."""
        if path is None:
            return cls._empty(None)
        connection = None
        try:
            connection = _connected(str(path))
            found = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
            # Views and triggers would be somebody else's: they could run for ever.
            others = connection.execute("SELECT 1 FROM sqlite_schema WHERE type NOT IN ('table', 'index')").fetchone()
            if found == (FORMAT,) and not others:
                connection.execute("BEGIN")
                return cls(connection, path.parent, is_kept=True)
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            # The library's own message may quote bytes that are no text.
            pass
        if connection:
            connection.close()
        remove(path)
        try:
            return cls._empty(path)
        except sqlite3.DatabaseError as problem:
            raise CitesiteError(f"cannot write {path}: {problem}") from None

    @classmethod
    def _empty(cls, path: Path | None) -> Cache:
        connection = _connected(str(path or ":memory:"))
        try:
            connection.executescript(_TABLES)
            connection.execute("BEGIN")
            connection.execute("INSERT INTO meta VALUES ('format', ?)", (FORMAT,))
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return cls(connection, path and path.parent)

    def commit(self) -> None:
        """Keep what this build found."""
        with contextlib.closing(self.connection):
            self.connection.commit()
        self._is_closed = True

    def discard(self) -> None:
        """Leave the cache as the last build left it, or as it is where it was kept already."""
        if not self._is_closed:
            with contextlib.closing(self.connection):
                self.connection.rollback()

    def note(self, key: str, value: str) -> None:
        """Set a single value now, whatever becomes of the rest."""
        self.set_meta(key, value)
        self.connection.execute("COMMIT")
        self.connection.execute("BEGIN")

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self.connection.execute(query, values).fetchall()

    def change(self, statement: str, *values: Any) -> None:
        """Run one statement."""
        self.connection.execute(statement, values)

    def insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Put rows into a table, in the place of those with the same key."""
        rows = list(rows)
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self.connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)

    def insert_new(self, table: str, rows: list[tuple[Any, ...]]) -> int:
        """Put rows into a table, but those whose key is taken; gives how many went in."""
        if not rows:
            return 0
        before = self.connection.total_changes
        marks = ", ".join("?" * len(rows[0]))
        self.connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)
        return self.connection.total_changes - before

    def meta(self, key: str) -> str:
        """A single value, empty where there is none."""
        found = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return found[0] if found else ""

    def set_meta(self, key: str, value: str) -> None:
        """Set a single value."""
        self.insert("meta", [(key, value)])


def remove(path: Path) -> None:
    """Take a cache away, with what SQLite keeps beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


class Stored(Mapping[str, Any]):
    """Shared records of one kind, looked up one by one, so that nobody has to load ten thousands of them."""

    def __init__(self, connection: sqlite3.Connection, kind: str, column: str) -> None:
        self._connection = connection
        self._kind = kind
        self._query = f"SELECT {column} FROM shared WHERE kind = ? AND id = ?"
        self._found = lru_cache(maxsize=4096)(self._look_up)

    def _look_up(self, name: str) -> Any:
        row = self._connection.execute(self._query, (self._kind, name)).fetchone()
        return None if row is None else json.loads(row[0])

    def __getitem__(self, name: str) -> Any:
        found = self._found(name)
        if found is None:
            raise KeyError(name)
        return found

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._found(name) is not None

    def __iter__(self) -> Iterator[str]:
        rows = self._connection.execute("SELECT id FROM shared WHERE kind = ? ORDER BY id", (self._kind,))
        return (row[0] for row in rows.fetchall())

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM shared WHERE kind = ?", (self._kind,)).fetchone()[0])


def _connected(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # What is lost in a power cut is only time: the next build then finds no cache that fits.
        connection.execute("PRAGMA synchronous = OFF")
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        connection.close()
        raise
    return connection
