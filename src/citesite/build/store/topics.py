"""What the rest of the site may know of each topic: summary, statements, uses of sources, search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from citesite.build.rows import SearchRow, TopicRow, Use
from citesite.build.store.tables import Tables


class Topics(Tables):
    """What the rest of the site may know of each topic: summary, statements, uses of sources, search."""

    def keep(
        self, unit: str, topic: TopicRow, uses: Iterable[Use], search: SearchRow | None, held: str, statements: str
    ) -> None:
        """Keep what the rest of the site may know of a topic; addresses and statements are JSON, empty if unknown."""
        self._insert("topics", [(unit, *topic)])
        self._insert("statements", [(unit, topic.id, statements)] if statements else [])
        self._insert("uses", [(use.source, unit, use.number, use.data) for use in uses])
        self._insert("search", [(unit, *search)] if search else [])
        self._insert("held", [(unit, held)] if held else [])

    def keep_search(self, unit: str, search: SearchRow) -> None:
        """Keep what the search knows of a page."""
        self._insert("search", [(unit, *search)])

    def summary(self, unit: str) -> str:
        """Return the summary of a topic as JSON; empty for a unit without one."""
        return "".join(row[0] for row in self._rows("SELECT summary FROM topics WHERE unit = ?", unit))

    def summaries(self, only_listed: bool = False) -> list[str]:
        """Return the summaries of topics as JSON, in the order of their ids.

        Args:
            only_listed: leave out the topics whose changes and reviewers are empty.
        """
        only = " AND is_listed = 1" * only_listed
        query = f"SELECT summary FROM topics WHERE is_shown = 1{only} ORDER BY id"
        return [row[0] for row in self._rows(query)]

    def titles_naming(self, source: str) -> list[tuple[str, str]]:
        """Return id and title of each topic that names a source, in the order of their ids."""
        # In this order: to sort by an index of all topics, SQLite would look at each for every source.
        return self._rows(
            "SELECT topics.id, json_extract(topics.summary, '$.title') FROM needs CROSS JOIN topics"
            " ON topics.unit = needs.unit WHERE needs.kind = 'source' AND needs.id = ? AND is_shown = 1"
            " ORDER BY topics.id",
            source,
        )

    def ids(self) -> list[str]:
        """Return the id of every topic; one that two topics share, twice."""
        return [row[0] for row in self._rows("SELECT id FROM topics")]

    def units_of_ids(self) -> list[tuple[str, str]]:
        """Return every id that a topic has or had before, with the topic's unit."""
        return self._rows("SELECT id, unit FROM formers WHERE kind = 'topic' UNION ALL SELECT id, unit FROM topics")

    def units(self, names: Iterable[str]) -> set[str]:
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
        """Return the id of a topic that can be searched, and what the search says of it as JSON."""
        return set(self._rows("SELECT topic, entries FROM search WHERE unit = ?", unit))

    def all_searched(self) -> set[str]:
        """Return the id of every topic and page that can be searched."""
        return self._column("SELECT topic FROM search")

    def shown(self) -> int:
        """Return how many topics readers see, withdrawn ones included."""
        return int(self._rows("SELECT count(*) FROM topics WHERE is_shown = 1")[0][0])

    def indexed(self, marks: range) -> Iterator[str]:
        """Return the index of each topic with a mark in a range as JSON, in the order of the marks."""
        query = "SELECT indexed FROM search WHERE mark BETWEEN ? AND ? ORDER BY mark, topic"
        return (row[0] for row in self._rows(query, marks[0], marks[-1]))

    def search_pieces(self, shelf: int) -> dict[str, str]:
        """Return what a shelf of the search index has for each file."""
        return dict(self._rows("SELECT file, data FROM search_pieces WHERE shelf = ?", shelf))

    def search_pieces_of(self, file: str) -> list[tuple[int, str]]:
        """Return what each shelf of the search index has for a file, with the number of the shelf."""
        return self._rows("SELECT shelf, data FROM search_pieces WHERE file = ? ORDER BY shelf", file)

    def keep_search_pieces(self, shelf: int, pieces: Mapping[str, str], gone: Iterable[str] = ()) -> None:
        """Keep what a shelf of the search index has for some files, and drop what it has no longer."""
        self._insert("search_pieces", [(file, shelf, data) for file, data in pieces.items()])
        drop = "DELETE FROM search_pieces WHERE file = ? AND shelf = ?"
        self._connection.executemany(drop, [(file, shelf) for file in gone])

    def forget_search_pieces(self) -> None:
        """Drop what every shelf of the search index has."""
        self._connection.execute("DELETE FROM search_pieces")

    def searched(self, topic: str) -> list[str]:
        """Return what the search says of a topic as JSON; nothing if it cannot be searched."""
        return [row[0] for row in self._rows("SELECT entries FROM search WHERE topic = ?", topic)]

    def searched_within(self, marks: range) -> list[str]:
        """Return what the search says of each topic with a mark in a range as JSON, in the order of the marks."""
        query = "SELECT entries FROM search WHERE mark BETWEEN ? AND ? ORDER BY mark, topic"
        return [row[0] for row in self._rows(query, marks[0], marks[-1])]
