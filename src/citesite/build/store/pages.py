"""The pages in the output folder: what each was made of, and what an audit found on it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping

from citesite.build.rows import Fingerprint, PageGroup, StoredPage
from citesite.build.store.tables import Tables


class Pages(Tables):
    """The pages in the output folder: what each was made of, and what an audit found on it."""

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

    def all(self) -> list[StoredPage]:
        """Return every page and asset of the last build."""
        query = "SELECT address, kind, name, data, template, generator, content FROM pages"
        return [StoredPage(row[0], PageGroup(row[1], row[2]), *row[3:]) for row in self._rows(query)]

    def contents(self, some: Collection[str] | None = None) -> list[tuple[str, str]]:
        """Return the addresses of pages and assets of the last build, and the SHA-256 of the bytes of each.

        Args:
            some: the addresses that are asked for; None for all.
        """
        query = "SELECT address, content FROM pages"
        if some is None:
            return self._rows(query)
        return self._rows(f"{query} WHERE address IN (SELECT value FROM json_each(?))", json.dumps(list(some)))

    def content(self, address: str) -> str:
        """Return the SHA-256 of the bytes of a page; empty if no such page is kept."""
        rows = self._rows("SELECT content FROM pages WHERE address = ?", address)
        return rows[0][0] if rows else ""

    def keep(self, pages: Iterable[StoredPage], gone: Iterable[str] = ()) -> None:
        """Keep what pages were made of, and drop those that are gone."""
        self._connection.executemany("DELETE FROM pages WHERE address = ?", [(address,) for address in gone])
        self._insert("pages", ((page.address, *page.group, *page[2:]) for page in pages))

    def audited(self) -> dict[str, str]:
        """Return what was found on pages in earlier audits, by the digest of their bytes."""
        return dict(self._rows("SELECT digest, facts FROM audited"))

    def keep_audited(self, facts: Mapping[str, str], gone: Iterable[str]) -> None:
        """Keep what was found on pages, and drop what was found on pages that are gone."""
        self._insert("audited", facts.items())
        self._connection.executemany("DELETE FROM audited WHERE digest = ?", [(digest,) for digest in gone])
