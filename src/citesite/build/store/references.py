"""What names what: needed records, links between topics, former ids, and where these fail."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

from citesite.build.rows import DeadLink, Former, FormerId, PlacedId, TopicLink, restored_place
from citesite.build.store.tables import Need, Tables
from citesite.diagnostics import Place


class CrossReferences(Tables):
    """What names what: needed records, links between topics, former ids, and where these fail."""

    def keep(
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

    def units_naming(self, kind: str) -> set[str]:
        """Return the units that name any record of a kind."""
        return self._column("SELECT DISTINCT unit FROM needs WHERE kind = ?", kind)

    def cards_naming(self, kind: str, source: str) -> list[str]:
        """Return the cards of the shared records of a kind that name a source, as JSON, in the order of their ids."""
        rows = self._rows(
            "SELECT DISTINCT shared.card FROM needs JOIN shared ON shared.unit = needs.unit"
            " WHERE needs.kind = 'source' AND needs.id = ? AND shared.kind = ? ORDER BY shared.id",
            source,
            kind,
        )
        return [row[0] for row in rows]

    def sources_needed(self, unit: str) -> set[str]:
        """Return the sources that a unit names."""
        return self._column("SELECT id FROM needs WHERE kind = 'source' AND unit = ?", unit)

    def sources_beside(self, names: Iterable[str]) -> set[str]:
        """Return the sources in the files that name any of some sources."""
        query = "SELECT id FROM shared WHERE kind = 'source' AND unit = ?"
        units = self.units_needing(("source", name) for name in names)
        return {name for unit in units for (name,) in self._rows(query, unit)}

    def unused_sources(self) -> list[PlacedId]:
        """Return the sources that nothing cites or lists."""
        query = (
            "SELECT id, place FROM shared WHERE kind = 'source'"
            " AND NOT EXISTS (SELECT 1 FROM needs WHERE needs.kind = 'source' AND needs.id = shared.id)"
        )
        return [PlacedId(name, restored_place(place)) for name, place in self._rows(query)]

    def unused_media(self) -> list[Place]:
        """Return the files of media that nothing names."""
        query = (
            "SELECT place FROM shared WHERE kind = 'media'"
            " AND NOT EXISTS (SELECT 1 FROM needs WHERE needs.kind = 'media' AND needs.id = shared.id)"
        )
        return [restored_place(place) for (place,) in self._rows(query)]

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
