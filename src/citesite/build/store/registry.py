"""Published addresses, retired ones, and the records that hold addresses now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from citesite.build.rows import Retired
from citesite.build.store.tables import Tables


class RegisteredAddresses(Tables):
    """Published addresses, retired ones, and the records that hold addresses now."""

    def registered(self, folders: Iterable[str] | None = None) -> dict[str, dict[str, str]]:
        """Return the published addresses with the kind of what held each, from their folder on, by folder.

        Args:
            folders: the folders asked for; None for all.
        """
        query = "SELECT folder, addresses FROM registered"
        if folders is None:
            return _merged(self._rows(query))
        return _merged(row for folder in folders for row in self._rows(f"{query} WHERE folder = ?", folder))

    def registered_with_pages(self) -> dict[str, dict[str, str]]:
        """Return the published addresses of the folders that hold pages of the site itself."""
        return _merged(self._rows("SELECT folder, addresses FROM registered WHERE has_pages = 1"))

    def keep_registered(self, file: str, found: Mapping[str, Mapping[str, str]]) -> None:
        """Keep the published addresses that a file of the registry has, by folder, instead of those it had before."""
        self._connection.execute("DELETE FROM registered WHERE file = ?", (file,))
        rows = [(folder, file, json.dumps(names), int("page" in names.values())) for folder, names in found.items()]
        self._insert("registered", rows)

    def keep_retired(self, retired: Mapping[str, Retired]) -> None:
        """Keep the retired addresses instead of those there were before."""
        self._connection.execute("DELETE FROM retired")
        self._insert("retired", [(address, *entry) for address, entry in retired.items()])

    def retired(self) -> dict[str, Retired]:
        """Return the retired addresses, sorted."""
        rows = self._rows("SELECT address, why, go, is_written FROM retired ORDER BY address")
        return {address: Retired(why, go, bool(is_written)) for address, why, go, is_written in rows}

    def terms_held(self) -> list[str]:
        """Return the ids that glossary terms have and had."""
        query = "SELECT id FROM shared WHERE kind = 'term' UNION SELECT id FROM formers WHERE kind = 'term'"
        return [row[0] for row in self._rows(query)]

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


def _merged(rows: Iterable[tuple[str, str]]) -> dict[str, dict[str, str]]:
    """Return addresses by folder. Those of one folder may be in two files while a registry is divided."""
    found: dict[str, dict[str, str]] = {}
    for folder, stored in rows:
        found.setdefault(folder, {}).update(json.loads(stored))
    return found
