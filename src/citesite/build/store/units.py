"""The files of the content, the units they make, and what was found in them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator

from citesite.build.rows import StoredFile
from citesite.build.store.tables import Need, Tables
from citesite.diagnostics import Diagnostic, Place, Severity


class Units(Tables):
    """The files of the content, the units they make, and what was found in them."""

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
        self._insert("units", [(unit, quiet_until, as_text(found))])

    def kept_diagnostics(self, units: Collection[str]) -> Iterator[Diagnostic]:
        """Return what the last build found in some units."""
        for unit, stored in self._rows("SELECT unit, diagnostics FROM units WHERE diagnostics <> '[]'"):
            if unit in units:
                yield from from_text(stored)

    def due(self, day: str, codes: Collection[str]) -> set[str]:
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


def as_text(found: Iterable[Diagnostic]) -> str:
    """Return diagnostics as JSON."""
    return json.dumps(
        [
            [d.code, d.message, d.place.path, d.place.steps, d.hint, str(d.severity), d.line, d.column, d.excerpt]
            for d in found
        ]
    )


def from_text(text: str) -> Iterator[Diagnostic]:
    """Yield the diagnostics that a text of `as_text` holds."""
    severities = {severity.value: severity for severity in Severity}
    for code, message, path, steps, hint, severity, line, column, excerpt in json.loads(text):
        place = Place(path, tuple(steps))
        yield Diagnostic(code, message, place, hint, severities[severity], line, column, excerpt)
