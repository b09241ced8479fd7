"""Store: what the last build knew, in one SQLite file beside the site's settings. Every SQL statement is here.

It is safe to delete, and a file that is corrupt, cut off or from another version is dropped: the next build is then a
clean one. Nothing in it is ever run. All changes of a build are one transaction, committed after the outputs are in
place, so that a build that fails or is killed leaves the store as it was.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from citesite.build.rows import (
    DeadLink,
    Fingerprint,
    Former,
    FormerId,
    PageGroup,
    PlacedId,
    Retired,
    SearchRow,
    SharedRow,
    StoredFile,
    StoredPage,
    TopicLink,
    TopicRow,
    Use,
    restored_place,
)
from citesite.build.schema import FORMAT, TABLES
from citesite.diagnostics import CitesiteError, Diagnostic, Place, Severity
from citesite.files.workspace import prepare_database, remove_database

Need = tuple[str, str]
"""Kind and id of a shared record."""


class Store:
    """The tables of the last build, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection, folder: Path | None, is_kept: bool = False) -> None:
        self._connection = connection
        self.folder = folder
        """Where it is kept; None for one in memory."""
        self.is_kept = is_kept
        """Whether it was there before this build, so that what it says may be wrong."""
        self._is_closed = False

    # Opening and closing

    @classmethod
    def opened(cls, path: Path | None) -> Store:
        """Open a store, or start an empty one if there is none that fits; in memory if there is no path.

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
            with contextlib.closing(self._connection):
                self._connection.rollback()

    def copy_shared(self, path: str) -> None:
        """Write the cards of the shared records into a database of their own, for other processes.

        The store itself will not do: others see what a transaction has changed only when it is over.
        """
        copy = sqlite3.connect(path)
        copy.execute("CREATE TABLE shared (kind TEXT, id TEXT, card TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID")
        rows = self._connection.execute("SELECT kind, id, card FROM shared")
        copy.executemany("INSERT INTO shared VALUES (?, ?, ?)", rows)
        copy.commit()
        copy.close()

    # Single values

    def value(self, key: str) -> str:
        """Return a single value, empty if there is none."""
        found = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return found[0] if found else ""

    def set_value(self, key: str, value: str) -> None:
        """Set a single value."""
        self._insert("meta", [(key, value)])

    def set_value_now(self, key: str, value: str) -> None:
        """Set a single value and keep it whatever becomes of the rest of the transaction."""
        self.set_value(key, value)
        self._connection.execute("COMMIT")
        self._connection.execute("BEGIN")

    # Content files and units

    def files(self) -> Iterator[StoredFile]:
        """Return the content files as the last build read them."""
        return map(StoredFile._make, self._rows("SELECT path, unit, kind, signature, digest FROM files"))

    def keep_files(self, files: Iterable[StoredFile], gone: Iterable[str]) -> None:
        """Keep what was seen of content files, and drop those that are gone."""
        self._insert("files", files)
        self._connection.executemany("DELETE FROM files WHERE path = ?", [(path,) for path in gone])

    def forget(self, unit: str) -> None:
        """Drop all that is known of a content unit, but not its pages."""
        for table in (
            "shared",
            "works",
            "topics",
            "needs",
            "links",
            "uses",
            "search",
            "units",
            "held",
            "formers",
            "statements",
        ):
            self._connection.execute(f"DELETE FROM {table} WHERE unit = ?", (unit,))

    def ids_of(self, unit: str) -> list[Need]:
        """Return kind and id, also former ids, of the topic or the shared records in a unit."""
        query = (
            "SELECT 'topic', id FROM topics WHERE unit = ? UNION SELECT kind, id FROM shared WHERE unit = ?"
            " UNION SELECT kind, id FROM formers WHERE unit = ?"
        )
        return self._rows(query, unit, unit, unit)

    def keep_diagnostics(self, unit: str, found: Iterable[Diagnostic], quiet_until: str = "") -> None:
        """Keep what was found in a unit, for builds in which it does not change.

        Args:
            unit: the unit; empty for what was found in the site as a whole.
            found: the diagnostics.
            quiet_until: the first day (ISO 8601) on which a rule that looks at the date may find something in the unit;
                empty for never.
        """
        rows = [
            [d.code, d.message, d.place.path, d.place.steps, d.hint, str(d.severity), d.line, d.column, d.excerpt]
            for d in found
        ]
        self._insert("units", [(unit, quiet_until, json.dumps(rows))])

    def kept_diagnostics(self, units: Collection[str]) -> Iterator[Diagnostic]:
        """Return what the last build found in some units."""
        for unit, stored in self._rows("SELECT unit, diagnostics FROM units WHERE diagnostics <> '[]'"):
            if unit in units:
                for code, message, path, steps, hint, severity, line, column, excerpt in json.loads(stored):
                    place = Place(path, tuple(steps))
                    yield Diagnostic(code, message, place, hint, Severity(severity), line, column, excerpt)

    def units_due(self, day: str, codes: Collection[str]) -> set[str]:
        """Return the units of which a rule that looks at the date may say something else than in the last build.

        Args:
            day: the day of this build (ISO 8601).
            codes: the codes of the diagnostics of such rules.
        """
        query = (
            "SELECT unit FROM units WHERE quiet_until <> '' AND quiet_until <= ?"
            " UNION SELECT unit FROM units, json_each(units.diagnostics) AS found"
            " WHERE diagnostics <> '[]' AND json_extract(found.value, '$[0]') IN (SELECT value FROM json_each(?))"
        )
        return self._column(query, day, json.dumps(sorted(codes)))

    # Shared records

    def keep_shared(self, kind: str, unit: str, records: list[SharedRow]) -> list[tuple[SharedRow, Place]]:
        """Keep the shared records of a file; return those whose id is taken, each with the place of the id's owner."""
        before = self._connection.total_changes
        rows = [(kind, row.id, unit, *row[1:]) for row in records]
        self._connection.executemany("INSERT OR IGNORE INTO shared VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        if self._connection.total_changes - before == len(rows):
            return []
        query = "SELECT place FROM shared WHERE kind = ? AND id = ?"
        owners = [(row, str(self._rows(query, kind, row.id)[0][0])) for row in records]
        return [(row, restored_place(owner)) for row, owner in owners if owner != row.place]

    def keep_references(
        self,
        unit: str,
        needs: Iterable[Need],
        links: Iterable[TopicLink],
        formers: Iterable[tuple[str, Former]],
        works: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Keep what a unit refers to, the former ids in it with the kind of each, and its sources' keys as works."""
        self._insert("needs", [(kind, name, unit) for kind, name in needs])
        self._insert("links", [(unit, *row) for row in links])
        self._insert("formers", [(kind, row.then, row.now, unit, row.place) for kind, row in formers])
        self._insert("works", [(key, name, unit) for key, name in works])

    def card(self, kind: str, name: str) -> str | None:
        """Return what pages may know of a shared record, as JSON."""
        row = self._connection.execute("SELECT card FROM shared WHERE kind = ? AND id = ?", (kind, name)).fetchone()
        return None if row is None else row[0]

    def cards(self, kind: str) -> list[str]:
        """Return the cards of a kind of shared records as JSON, in the order of their ids."""
        return [row[0] for row in self._rows("SELECT card FROM shared WHERE kind = ? ORDER BY id", kind)]

    def shared_ids(self, kind: str) -> list[str]:
        """Return the ids of a kind of shared records, sorted."""
        return [row[0] for row in self._rows("SELECT id FROM shared WHERE kind = ? ORDER BY id", kind)]

    def shared_of(self, unit: str) -> dict[Need, tuple[str, str]]:
        """Return record and card of each shared record in a file, as JSON."""
        rows = self._rows("SELECT kind, id, record, card FROM shared WHERE unit = ?", unit)
        return {(kind, name): (record, card) for kind, name, record, card in rows}

    def source(self, name: str) -> tuple[str, Place]:
        """Return the record of a source as JSON, and where it is written."""
        record, place = self._rows("SELECT record, place FROM shared WHERE kind = 'source' AND id = ?", name)[0]
        return record, restored_place(place)

    def sources_checked_before(self, day: str) -> dict[str, str]:
        """Return the day on which the standing of a source was checked, by id, where that is before a day."""
        return dict(self._rows("SELECT id, checked FROM shared WHERE checked <> '' AND checked < ? ORDER BY id", day))

    def sources_dated_after(self, day: str) -> list[str]:
        """Return the sources with which something was done after a day."""
        return [row[0] for row in self._rows("SELECT id FROM shared WHERE latest <> '' AND latest > ?", day)]

    def counted_sources(self) -> list[tuple[str, str, int]]:
        """Return card and record of every source as JSON, with the number of claims that rest on it."""
        return self._rows(
            "SELECT card, record, (SELECT count(*) FROM (SELECT DISTINCT unit, json_extract(data, '$.claim') FROM uses"
            " WHERE uses.source = shared.id)) FROM shared WHERE kind = 'source' ORDER BY id"
        )

    def reading(self) -> dict[str, int]:
        """Return how many sources were read in which way."""
        return dict(self._rows("SELECT access, count(*) FROM shared WHERE kind = 'source' GROUP BY access"))

    def names_unknown(self, unit: str) -> bool:
        """Return whether something in a unit names a shared record that does not exist."""
        query = (
            "SELECT 1 FROM needs WHERE unit = ? AND NOT EXISTS"
            " (SELECT 1 FROM shared WHERE shared.kind = needs.kind AND shared.id = needs.id) LIMIT 1"
        )
        return bool(self._rows(query, unit))

    def units_needing(self, needs: Iterable[Need]) -> set[str]:
        """Return the units that name any of some shared records."""
        query = "SELECT unit FROM needs WHERE kind = ? AND id = ?"
        return {unit for need in needs for (unit,) in self._rows(query, *need)}

    def units_explaining(self) -> set[str]:
        """Return the units that name a glossary term."""
        return self._column("SELECT DISTINCT unit FROM needs WHERE kind = 'term'")

    def sources_needed(self, unit: str) -> set[str]:
        """Return the sources that a unit names."""
        return self._column("SELECT id FROM needs WHERE kind = 'source' AND unit = ?", unit)

    def sources_beside(self, names: Iterable[str]) -> set[str]:
        """Return the sources in the files that name any of some sources."""
        query = "SELECT id FROM shared WHERE kind = 'source' AND unit = ?"
        units = self.units_needing(("source", name) for name in names)
        return {name for unit in units for (name,) in self._rows(query, unit)}

    # Topics

    def keep_topic(
        self, unit: str, topic: TopicRow, uses: Iterable[Use], search: SearchRow | None, held: str, statements: str
    ) -> None:
        """Keep what the rest of the site may know of a topic; addresses and statements are JSON, empty if unknown."""
        self._insert("topics", [(unit, *topic)])
        self._insert("statements", [(unit, topic.id, statements)] if statements else [])
        self._insert("uses", [(use.source, unit, use.number, use.data) for use in uses])
        self._insert("search", [(unit, *search)] if search else [])
        self._insert("held", [(unit, held)] if held else [])

    def summary(self, unit: str) -> str:
        """Return the summary of a topic as JSON, empty if there is none."""
        return "".join(row[0] for row in self._rows("SELECT summary FROM topics WHERE unit = ?", unit))

    def summaries(self, only_listed: bool = False) -> list[str]:
        """Return the summaries of topics as JSON, in the order of their ids.

        Args:
            only_listed: leave out the topics whose changes and reviewers are empty.
        """
        query = "SELECT summary FROM topics" + (" WHERE is_listed = 1" if only_listed else "") + " ORDER BY id"
        return [row[0] for row in self._rows(query)]

    def summaries_naming(self, source: str) -> list[str]:
        """Return the summaries of the topics that name a source, as JSON, in the order of their ids."""
        rows = self._rows(
            "SELECT DISTINCT topics.summary FROM needs JOIN topics ON topics.unit = needs.unit"
            " WHERE needs.kind = 'source' AND needs.id = ? ORDER BY topics.id",
            source,
        )
        return [row[0] for row in rows]

    def topic_ids(self) -> list[str]:
        """Return the id of every topic; one that two topics share, twice."""
        return [row[0] for row in self._rows("SELECT id FROM topics")]

    def units_of_topics(self, names: Iterable[str]) -> set[str]:
        """Return the units of the topics with some ids."""
        return {unit for name in names for (unit,) in self._rows("SELECT unit FROM topics WHERE id = ?", name)}

    def statements(self) -> Iterator[str]:
        """Return what each topic says as JSON, in the order of their ids."""
        return (row[0] for row in self._rows("SELECT data FROM statements ORDER BY topic"))

    def count_statements(self) -> tuple[int, int]:
        """Return how many claims and takeaways there are."""
        found = self._rows("SELECT coalesce(sum(claims), 0), coalesce(sum(takeaways), 0) FROM topics")
        return found[0][0], found[0][1]

    def uses_in(self, unit: str) -> list[Use]:
        """Return the uses of sources in a topic."""
        return [Use._make(row) for row in self._rows("SELECT source, number, data FROM uses WHERE unit = ?", unit)]

    def uses_of(self, source: str) -> list[str]:
        """Return each use of a source as JSON, by topic and then in reading order."""
        query = (
            "SELECT uses.data FROM uses JOIN topics ON topics.unit = uses.unit"
            " WHERE source = ? ORDER BY topics.id, number"
        )
        return [row[0] for row in self._rows(query, source)]

    def search_of(self, unit: str) -> set[tuple[str, str]]:
        """Return the search file that holds a topic, and what it says of it there as JSON."""
        return set(self._rows("SELECT part, entries FROM search WHERE unit = ?", unit))

    def search_parts(self) -> set[str]:
        """Return the address of every search file that holds a topic."""
        return self._column("SELECT DISTINCT part FROM search")

    def searched_topics(self, part: str) -> list[str]:
        """Return the topics of a search file as JSON, in the order of their ids."""
        return [row[0] for row in self._rows("SELECT entries FROM search WHERE part = ? ORDER BY topic", part)]

    # Rules about the whole site

    def repeated_topics(self) -> dict[str, list[PlacedId]]:
        """Return each id that several topics have, with the places of all."""
        query = "SELECT id, place FROM topics WHERE id IN (SELECT id FROM topics GROUP BY id HAVING count(*) > 1)"
        found: dict[str, list[PlacedId]] = {}
        for name, place in self._rows(query):
            found.setdefault(name, []).append(PlacedId(name, restored_place(place)))
        return found

    def repeated_works(self) -> dict[str, list[PlacedId]]:
        """Return each key of a work that several sources have, with all of them."""
        query = (
            "SELECT works.key, shared.id, shared.place FROM works JOIN shared ON shared.kind = 'source' AND shared.id ="
            " works.id WHERE works.key IN (SELECT key FROM works GROUP BY key HAVING count(*) > 1) ORDER BY works.key"
        )
        grouped = groupby(self._rows(query), key=lambda row: row[0])
        return {key: [PlacedId(name, restored_place(place)) for _, name, place in rows] for key, rows in grouped}

    def unused_sources(self) -> list[PlacedId]:
        """Return the sources that nothing cites or lists."""
        query = (
            "SELECT id, place FROM shared WHERE kind = 'source'"
            " AND NOT EXISTS (SELECT 1 FROM needs WHERE needs.kind = 'source' AND needs.id = shared.id)"
        )
        return [PlacedId(name, restored_place(place)) for name, place in self._rows(query)]

    def former_ids_in_use(self) -> list[FormerId]:
        """Return the former ids that another record of the same kind has."""
        query = (
            "SELECT kind, now, id, place FROM formers"
            " WHERE EXISTS (SELECT 1 FROM topics WHERE kind = 'topic' AND topics.id = formers.id)"
            " OR EXISTS (SELECT 1 FROM shared WHERE shared.kind = formers.kind AND shared.id = formers.id)"
        )
        return self._former_ids(query)

    def repeated_former_ids(self) -> list[list[FormerId]]:
        """Return the former ids that several records of one kind had, those of one id together."""
        query = (
            "SELECT kind, now, id, place FROM formers WHERE (kind, id) IN"
            " (SELECT kind, id FROM formers GROUP BY kind, id HAVING count(*) > 1) ORDER BY kind, id"
        )
        grouped = groupby(self._former_ids(query), key=lambda former: (former.kind, former.then))
        return [list(found) for _, found in grouped]

    def former_topic_ids(self) -> list[FormerId]:
        """Return the former ids of all topics."""
        return self._former_ids("SELECT kind, now, id, place FROM formers WHERE kind = 'topic'")

    def renamed_sources(self) -> dict[str, str]:
        """Return the present ids of sources by their former ones."""
        return dict(self._rows("SELECT id, now FROM formers WHERE kind = 'source'"))

    def former_source_ids(self) -> set[str]:
        """Return the former ids of all sources."""
        return self._column("SELECT id FROM formers WHERE kind = 'source'")

    def _former_ids(self, query: str) -> list[FormerId]:
        return [FormerId(row[0], row[1], row[2], restored_place(row[3])) for row in self._rows(query)]

    def links_to_no_topic(self) -> list[DeadLink]:
        """Return the links to topics that do not exist."""
        query = "SELECT topic, place FROM links WHERE topic NOT IN (SELECT id FROM topics)"
        return [DeadLink(topic, restored_place(place)) for topic, place in self._rows(query)]

    def links_to_no_place(self) -> list[DeadLink]:
        """Return the links to places that the topic they name does not have; none to a topic with mistakes."""
        query = (
            "SELECT links.topic, links.place, links.fragment, topics.places"
            " FROM links JOIN topics ON topics.id = links.topic"
            " WHERE links.fragment <> '' AND topics.places <> ''"
            " AND NOT EXISTS (SELECT 1 FROM json_each(topics.places) WHERE json_each.value = links.fragment)"
        )
        return [
            DeadLink(topic, restored_place(place), fragment, tuple(json.loads(places)))
            for topic, place, fragment, places in self._rows(query)
        ]

    # Pages

    def fingerprints(self, group: PageGroup, altered: Collection[str]) -> dict[str, Fingerprint]:
        """Return what the pages of a group were made of, by address.

        Args:
            group: the group.
            altered: addresses of pages whose file is not as the last build left it.
        """
        rows = self._rows("SELECT address, data, template, generator FROM pages WHERE kind = ? AND name = ?", *group)
        return {row[0]: Fingerprint(row[1], row[2], row[3], row[0] not in altered) for row in rows}

    def addresses(self, group: PageGroup) -> set[str]:
        """Return the addresses of a group's pages."""
        return self._column("SELECT address FROM pages WHERE kind = ? AND name = ?", *group)

    def addresses_of_kind(self, kind: str) -> set[str]:
        """Return the addresses of the pages in all groups of a kind."""
        return self._column("SELECT address FROM pages WHERE kind = ?", kind)

    def addresses_below(self, folder: str) -> set[str]:
        """Return the addresses of the pages at an address and below it."""
        return self._column("SELECT address FROM pages WHERE address = ? OR address GLOB ?", folder, f"{folder}/*")

    def group_of(self, address: str) -> PageGroup | None:
        """Return the group of a page."""
        rows = self._rows("SELECT kind, name FROM pages WHERE address = ?", address)
        return PageGroup._make(rows[0]) if rows else None

    def pages(self) -> list[StoredPage]:
        """Return every page and asset of the last build."""
        query = "SELECT address, kind, name, data, template, generator, content, stamp FROM pages"
        return [StoredPage(row[0], PageGroup(row[1], row[2]), *row[3:]) for row in self._rows(query)]

    def keep_pages(self, pages: Iterable[StoredPage], gone: Iterable[str] = ()) -> None:
        """Keep what pages were made of, and drop those that are gone."""
        self._connection.executemany("DELETE FROM pages WHERE address = ?", [(address,) for address in gone])
        self._insert("pages", ((page.address, *page.group, *page[2:]) for page in pages))

    def keep_stamps(self, stamps: Mapping[str, str]) -> None:
        """Keep new stamps of files whose bytes are as they were left."""
        rows = [(stamp, address) for address, stamp in stamps.items()]
        self._connection.executemany("UPDATE pages SET stamp = ? WHERE address = ?", rows)

    # Published addresses

    def registered(self, folders: Iterable[str] | None = None) -> dict[str, dict[str, str]]:
        """Return the published addresses with the kind of what held each, from their folder on, by folder.

        Args:
            folders: the folders asked for; None for all.
        """
        query = "SELECT folder, addresses FROM registered"
        if folders is None:
            rows = self._rows(query)
        else:
            rows = [row for folder in folders for row in self._rows(f"{query} WHERE folder = ?", folder)]
        return {folder: json.loads(stored) for folder, stored in rows}

    def registered_with_pages(self) -> dict[str, dict[str, str]]:
        """Return the published addresses of the folders that hold pages of the site itself."""
        rows = self._rows("SELECT folder, addresses FROM registered WHERE has_pages = 1")
        return {folder: json.loads(stored) for folder, stored in rows}

    def keep_registered(self, found: Mapping[str, Mapping[str, str]]) -> None:
        """Keep the published addresses of some folders."""
        rows = [(folder, json.dumps(names), int("page" in names.values())) for folder, names in found.items()]
        self._insert("registered", rows)

    def replace_registry(self, registered: Mapping[str, Mapping[str, str]], retired: Mapping[str, Retired]) -> None:
        """Replace the whole registry."""
        self._connection.execute("DELETE FROM registered")
        self._connection.execute("DELETE FROM retired")
        self.keep_registered(registered)
        self._insert("retired", [(address, *entry) for address, entry in retired.items()])

    def retired(self) -> dict[str, Retired]:
        """Return the retired addresses, sorted."""
        rows = self._rows("SELECT address, why, go, is_written FROM retired ORDER BY address")
        return {address: Retired(why, go, bool(is_written)) for address, why, go, is_written in rows}

    def terms_held(self) -> list[str]:
        """Return the ids that glossary terms have and had."""
        query = "SELECT id FROM shared WHERE kind = 'term' UNION SELECT id FROM formers WHERE kind = 'term'"
        return [row[0] for row in self._rows(query)]

    def holds_source(self, name: str) -> bool:
        """Return whether a source has an id, or had it."""
        query = (
            "SELECT 1 FROM shared WHERE kind = 'source' AND id = ?"
            " UNION SELECT 1 FROM formers WHERE kind = 'source' AND id = ?"
        )
        return bool(self._rows(query, name, name))

    def held_by_topics(self, name: str) -> list[dict[str, str] | None]:
        """Return the addresses of each topic that has an id or had it; None for one in which a mistake hides them."""
        query = (
            "SELECT held.addresses FROM topics LEFT JOIN held ON held.unit = topics.unit"
            " WHERE topics.id = ? OR topics.id IN (SELECT now FROM formers WHERE kind = 'topic' AND id = ?)"
        )
        return [stored and json.loads(stored) for (stored,) in self._rows(query, name, name)]

    def held_by_all_topics(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Return the id of every topic with the addresses it holds, from its folder on."""
        query = "SELECT topics.id, held.addresses FROM topics JOIN held ON held.unit = topics.unit"
        return ((topic, json.loads(stored)) for topic, stored in self._rows(query))

    # Audits of the finished site

    def audited(self) -> dict[str, str]:
        """Return what was found on pages in earlier audits, by the digest of their bytes."""
        return dict(self._rows("SELECT digest, facts FROM audited"))

    def keep_audited(self, facts: Mapping[str, str], gone: Iterable[str]) -> None:
        """Keep what was found on pages, and drop what was found on pages that are gone."""
        self._insert("audited", facts.items())
        self._connection.executemany("DELETE FROM audited WHERE digest = ?", [(digest,) for digest in gone])

    # What the statements above are made of

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, values).fetchall()

    def _column(self, query: str, *values: Any) -> set[str]:
        return {value for (value,) in self._connection.execute(query, values)}

    def _insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert rows, replacing those with the same key."""
        rows = list(rows)
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)


def _connected(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # What is lost in a power cut is only time: the next build then finds no store that fits.
        connection.execute("PRAGMA synchronous = OFF")
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        connection.close()
        raise
    return connection
