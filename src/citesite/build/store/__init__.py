"""Store: what the last build knew, in one SQLite file beside the site's settings. Every SQL statement is here.

One class a group of tables, all over one connection.

It is safe to delete, and a file that is corrupt, cut off or from another version is dropped: the next build is then a
clean one. Nothing in it is ever run. All changes of a build are one transaction, committed after the outputs are in
place, so that a build that fails or is killed leaves the store as it was.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from citesite.build.schema import FORMAT, TABLES
from citesite.build.store.pages import Pages
from citesite.build.store.references import CrossReferences
from citesite.build.store.registry import RegisteredAddresses
from citesite.build.store.shared import SharedRecords
from citesite.build.store.stamps import Stamps
from citesite.build.store.topics import Topics
from citesite.build.store.units import Units
from citesite.build.store.unpublished import Unpublished
from citesite.diagnostics import CitesiteError
from citesite.files.workspace import prepare_database, remove_database


class Store:
    """The tables of the last build, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection, folder: Path | None, is_kept: bool = False) -> None:
        self._connection = connection
        self.folder = folder
        """Where it is kept; None for one in memory."""
        self.is_kept = is_kept
        """Whether it was there before this build, so that what it says may be wrong."""
        self._is_closed = False
        self.units = Units(connection)
        self.shared = SharedRecords(connection)
        self.references = CrossReferences(connection)
        self.topics = Topics(connection)
        self.pages = Pages(connection)
        self.stamps = Stamps(connection)
        self.registry = RegisteredAddresses(connection)
        self.unpublished = Unpublished(connection)

    # Opening and closing

    @classmethod
    def opened(cls, path: Path | None) -> Store:
        """Open the store at a path, or start an empty one if it does not fit; without a path, one in memory.

        Raises:
            CitesiteError: if the file cannot be written.
        """
        if path is None:
            return cls._empty(None)
        prepare_database(path)
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
            # The library's own message may quote bytes that are not text.
            pass
        if connection:
            connection.close()
        remove_database(path)
        try:
            return cls._empty(path)
        except sqlite3.DatabaseError as problem:
            raise CitesiteError(f"cannot write {path}: {problem}") from None

    @classmethod
    def read_only(cls, path: Path | str) -> Store:
        """Open a finished store, or a copy of its shared records, to read only."""
        # Quoted, because "?", "#" and "%" in the name of a folder mean something in an address.
        address = f"file:{quote(str(path), errors='surrogateescape')}?mode=ro"
        return cls(sqlite3.connect(address, uri=True), None)

    @classmethod
    def _empty(cls, path: Path | None) -> Store:
        connection = _connected(str(path or ":memory:"))
        try:
            connection.executescript(TABLES)
            connection.execute("BEGIN")
            connection.execute("INSERT INTO meta VALUES ('format', ?)", (FORMAT,))
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return cls(connection, path and path.parent)

    def commit(self) -> None:
        """Keep what this build found, and close."""
        with contextlib.closing(self._connection):
            self._connection.commit()
        self._is_closed = True

    def rollback(self) -> None:
        """Forget what this build found, and stay open."""
        self._connection.rollback()

    def discard(self) -> None:
        """Close, with what the last build or the last `commit` left."""
        if not self._is_closed:
            self._is_closed = True
            with contextlib.closing(self._connection):
                self._connection.rollback()

    def copy_shared(self, path: str) -> None:
        """Write the cards of the shared records into a database of their own, for other processes.

        The store itself will not do: others see what a transaction has changed only when it is over.
        """
        copy = sqlite3.connect(os.path.abspath(path))  # noqa: PTH100
        copy.execute("CREATE TABLE shared (kind TEXT, id TEXT, card TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID")
        rows = self._connection.execute("SELECT kind, id, card FROM shared")
        copy.executemany("INSERT INTO shared VALUES (?, ?, ?)", rows)
        copy.commit()
        copy.close()

    # Single values

    def value(self, key: str) -> str:
        """Return a single value; empty if it was never set."""
        found = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return found[0] if found else ""

    def set_value(self, key: str, value: str) -> None:
        """Set a single value."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def set_value_now(self, key: str, value: str) -> None:
        """Set a single value and keep it whatever becomes of the rest of the transaction."""
        self.set_value(key, value)
        self._connection.execute("COMMIT")
        self._connection.execute("BEGIN")


def _connected(path: str) -> sqlite3.Connection:
    # Some builds of SQLite take a name that begins with "file:" for an address, as of a site in a folder "file:".
    connection = sqlite3.connect(path if path == ":memory:" else os.path.abspath(path), isolation_level=None)  # noqa: PTH100
    try:
        # What is lost in a power cut is only time: the next build then finds no store that fits.
        connection.execute("PRAGMA synchronous = OFF")
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        connection.close()
        raise
    return connection
