"""Sources, glossary terms, people and pages: what pages of any topic may show of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citesite.build.rows import SharedRow, restored_place
from citesite.build.store.tables import Need, Tables
from citesite.build.store.unpublished import SHOWN_SOURCE
from citesite.diagnostics import Place


class SharedRecords(Tables):
    """Sources, glossary terms, people and pages: what pages of any topic may show of them."""

    def keep(self, kind: str, unit: str, records: list[SharedRow]) -> list[tuple[SharedRow, Place]]:
        """Keep the shared records of a file; return those whose id is taken, each with the place of the id's owner."""
        before = self._connection.total_changes
        rows = [(kind, row.id, unit, *row[1:]) for row in records]
        self._connection.executemany("INSERT OR IGNORE INTO shared VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        if self._connection.total_changes - before == len(rows):
            return []
        query = "SELECT place FROM shared WHERE kind = ? AND id = ?"
        owners = [(row, str(self._rows(query, kind, row.id)[0][0])) for row in records]
        return [(row, restored_place(owner)) for row, owner in owners if owner != row.place]

    def card(self, kind: str, name: str) -> str | None:
        """Return what pages may know of a shared record, as JSON."""
        row = self._connection.execute("SELECT card FROM shared WHERE kind = ? AND id = ?", (kind, name)).fetchone()
        return None if row is None else row[0]

    def cards(self, kind: str) -> list[str]:
        """Return the cards of a kind of shared records as JSON, in the order of their ids."""
        return [row[0] for row in self._rows("SELECT card FROM shared WHERE kind = ? ORDER BY id", kind)]

    def ids(self, kind: str) -> list[str]:
        """Return the ids of a kind of shared records, sorted."""
        return [row[0] for row in self._rows("SELECT id FROM shared WHERE kind = ? ORDER BY id", kind)]

    def of(self, unit: str) -> dict[Need, tuple[str, str]]:
        """Return record and card of each shared record in a file, as JSON."""
        rows = self._rows("SELECT kind, id, record, card FROM shared WHERE unit = ?", unit)
        return {(kind, name): (record, card) for kind, name, record, card in rows}

    def media_shown(self, drafts: bool) -> list[tuple[str, str]]:
        """Return the files of media that a text names, each with the digest of its bytes, in the order of their names.

        Args:
            drafts: whether texts of drafts count.
        """
        return self._rows(
            "SELECT id, record FROM shared WHERE kind = 'media' AND EXISTS (SELECT 1 FROM needs LEFT JOIN topics"
            " ON topics.unit = needs.unit WHERE needs.kind = 'media' AND needs.id = shared.id"
            " AND (? OR coalesce(topics.is_shown, 1) = 1)) ORDER BY id",
            int(drafts),
        )

    def records(self, kind: str) -> list[tuple[str, Place]]:
        """Return each record of a kind as JSON, and where it is written, in the order of their ids."""
        rows = self._rows("SELECT record, place FROM shared WHERE kind = ? ORDER BY id", kind)
        return [(record, restored_place(place)) for record, place in rows]

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

    def source_names(self, drafts: bool) -> list[tuple[str, str]]:
        """Return id and name of every source with a page, in the order of the ids."""
        query = f"SELECT id, json_extract(card, '$.name') FROM shared WHERE {SHOWN_SOURCE} ORDER BY id"
        return self._rows(query, int(drafts))

    def source_name(self, name: str, drafts: bool) -> str | None:
        """Return the name of a source with an id; None if it has no page."""
        query = f"SELECT json_extract(card, '$.name') FROM shared WHERE {SHOWN_SOURCE} AND id = ?"
        rows = self._rows(query, int(drafts), name)
        return rows[0][0] if rows else None

    def counted_sources(self, names: Iterable[str]) -> Iterator[tuple[str, str, int]]:
        """Yield card and record of some sources as JSON, with the number of claims that rest on each."""
        query = (
            "SELECT card, record, (SELECT count(*) FROM (SELECT DISTINCT unit, json_extract(data, '$.claim') FROM uses"
            " WHERE uses.source = shared.id)) FROM shared WHERE kind = 'source' AND id = ?"
        )
        for name in names:
            yield from self._rows(query, name)

    def reading(self, drafts: bool) -> dict[str, int]:
        """Return how many sources with a page were read in which way."""
        query = f"SELECT access, count(*) FROM shared INDEXED BY shared_access WHERE {SHOWN_SOURCE} GROUP BY access"
        return dict(self._rows(query, int(drafts)))
