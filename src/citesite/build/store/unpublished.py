"""What only a preview shows: drafts, and works that nothing published names."""

from __future__ import annotations

from citesite.build.rows import DeadLink, restored_place
from citesite.build.store.tables import Tables
from citesite.diagnostics import Place

IS_SHOWN = """(kind <> 'source'
    OR EXISTS (
        SELECT 1 FROM needs WHERE needs.kind = 'source' AND needs.id = shared.id
        AND needs.unit NOT IN (SELECT unit FROM topics WHERE is_draft = 1 AND is_shown = 0)
    )
    OR EXISTS (SELECT 1 FROM registered WHERE folder = 'sources/' || shared.id)
    OR EXISTS (
        SELECT 1 FROM formers JOIN registered ON folder = 'sources/' || formers.id
        WHERE formers.kind = 'source' AND formers.now = shared.id
    ))"""
"""Whether a shared record is published: a source needs something published that names it, or a page that was."""
SHOWN_SOURCE = f"kind = 'source' AND (? OR {IS_SHOWN})"
"""The sources that have pages; the value is whether drafts have."""


class Unpublished(Tables):
    """What only a preview shows: drafts, and works that nothing published names."""

    def drafts(self) -> set[str]:
        """Return the units of topics that are drafts."""
        return self._column("SELECT unit FROM topics WHERE is_draft = 1")

    def topics_left_out(self) -> dict[str, str]:
        """Return the ids of the topics that have no pages, by unit."""
        return dict(self._rows("SELECT unit, id FROM topics WHERE is_draft = 1 AND is_shown = 0"))

    def has_any(self) -> bool:
        """Return whether there is anything that only a preview shows."""
        query = f"SELECT 1 FROM topics WHERE is_draft = 1 UNION SELECT 1 FROM shared WHERE NOT {IS_SHOWN} LIMIT 1"
        return bool(self._rows(query))

    def shown_sources(self, drafts: bool) -> list[str]:
        """Return the ids of the sources that have pages, sorted: all of them in a preview."""
        return [row[0] for row in self._rows(f"SELECT id FROM shared WHERE {SHOWN_SOURCE} ORDER BY id", int(drafts))]

    def count_shown_sources(self, drafts: bool) -> int:
        """Return how many sources have pages."""
        return int(self._rows(f"SELECT count(*) FROM shared WHERE {SHOWN_SOURCE}", int(drafts))[0][0])

    def is_source_shown(self, name: str, drafts: bool) -> bool:
        """Return whether there is a source with an id and it has a page."""
        return bool(self._rows(f"SELECT 1 FROM shared WHERE {SHOWN_SOURCE} AND id = ?", int(drafts), name))

    def unread_sources(self) -> set[str]:
        """Return the sources that nobody has read."""
        return self._column("SELECT id FROM shared WHERE kind = 'source' AND access = 'not-read'")

    def records_in(self, unit: str) -> list[tuple[str, str, Place]]:
        """Return the kind, the id and the place of each shared record in a file."""
        rows = self._rows("SELECT kind, id, place FROM shared WHERE unit = ?", unit)
        return [(kind, name, restored_place(place)) for kind, name, place in rows]

    def links_to_drafts(self) -> list[DeadLink]:
        """Return the links to topics without pages from what has some."""
        query = (
            "SELECT links.topic, links.place FROM links JOIN topics AS there ON there.id = links.topic"
            " LEFT JOIN topics AS here ON here.unit = links.unit"
            " WHERE there.is_shown = 0 AND coalesce(here.is_shown, 1) = 1"
        )
        return [DeadLink(topic, restored_place(place)) for topic, place in self._rows(query)]
