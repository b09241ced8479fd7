"""One entry of an export, and how its values become those of a source record.

Formats differ in their tags, not in what goes wrong in their values: `plain_text`, `dates`, `names` and `locators` hold
what all of them share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports import locators, names
from citesite.exchange.imports.plain_text import plain, shortened, title, verbatim
from citesite.exchange.imports.review_data import ReviewAnalysis
from citesite.records import identifiers

Fields = dict[str, Any]
"""Fields of a source record as plain data: text, lists of names, and mappings of text."""

MOST_ENTRIES = 20_000
"""Records of one export, of which each takes up to half a millisecond."""
MOST_REMARKS = 100_000
"""Messages about one export. What has more is none, and the messages would take more memory than its records."""
LONGEST_LINE = 500
"""Characters in a one-line field of a record."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A message about a line of an export, counted from 1."""

    line: int
    text: str


@dataclass(slots=True)
class Entry:
    """One record of an export."""

    line: int
    fields: Fields
    """As they are written, until `Export.take` brings them into the form of a source record."""
    key: str = ""
    """The key in the export, if people chose it; empty for a generated one."""
    notes: list[str] = field(default_factory=list)
    """Messages about values of the record that could not be used as they are."""
    study: str = ""
    """The study that it reports, as the review it is from calls it."""
    is_main_report: bool = False
    """Whether the review takes it for the main report of that study."""


_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_GENERATED = re.compile(r"item-\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def given_id(text: str) -> str:
    """Return the id of an entry if it has the form of ours, or empty if a program generated it."""
    return text if _ID.fullmatch(text) and not _GENERATED.fullmatch(text) else ""


@dataclass(slots=True)
class Export:
    """The content of one export. Every record in it is either an entry or lost, so the counts add up."""

    form: str
    """The format's name."""
    entries: list[Entry] = field(default_factory=list)
    lost: list[Remark] = field(default_factory=list)
    """Records that could not be read."""
    remarks: list[Remark] = field(default_factory=list)
    """Lines that could not be used, in records that could."""
    analyses: list[ReviewAnalysis] = field(default_factory=list)
    """Outcome data, if it is of a review."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Fields that were understood but have no place in a source record, such as abstracts, with their counts."""

    def remark(self, line: int, text: str) -> None:
        """Report a line that could not be used."""
        self._refuse_more()
        self.remarks.append(Remark(line, text))

    def lose(self, line: int, text: str) -> None:
        """Report a record that could not be read."""
        self._refuse_more()
        self.lost.append(Remark(line, text))

    def take(self, entry: Entry, nameless: str = "a record without a title") -> None:
        """Add a record with its values as a source record takes them; without a usable title it is lost.

        Raises:
            CitesiteError: if there are more than one file may have.
        """
        if len(self.entries) >= MOST_ENTRIES:
            raise CitesiteError(f"{self.form}: more than {MOST_ENTRIES:,} records; export them in several files")
        entry.fields, problems = normalised(entry.fields)
        entry.notes = list(dict.fromkeys([*entry.notes, *problems]))
        if "title" in entry.fields:
            self.entries.append(entry)
        else:
            for note in entry.notes:
                self.remark(entry.line, note)
            self.lose(entry.line, nameless)

    def _refuse_more(self) -> None:
        if len(self.remarks) + len(self.lost) >= MOST_REMARKS:
            raise CitesiteError(f"{self.form}: more than {MOST_REMARKS:,} lines could not be used; is this an export?")

    @property
    def count(self) -> int:
        """How many records the export holds."""
        return len(self.entries) + len(self.lost)


_CHECKED = {
    "DOI": locators.doi, "PMID": locators.pmid, "PMCID": locators.pmcid, "URL": locators.url,
    "ISBN": identifiers.isbn,
}  # fmt: skip
_MORE_THAN_A_DOI = re.compile(r"10\.[0-9]{4,9}/\S+\s+(?!10\.|\[|\()\S")
MOST_NAMES = 1000
"""Names of one list in a record. Styles print at most 20 of them, and the last."""


def normalised(raw: Mapping[str, Any]) -> tuple[Fields, list[str]]:
    """Return the fields of an entry as a source record takes them, and messages about those that it cannot take.

    A value that is malformed or too long is left out and reported, never repaired by guessing.
    """
    fields: Fields = {}
    problems: list[str] = []
    for name, value in raw.items():
        if not value:
            continue
        if isinstance(value, list):
            fields[name] = _people(name, value, problems)
        elif isinstance(value, dict):
            fields[name] = value
        elif name in _CHECKED:
            text = verbatim(value)
            fields[name] = (_CHECKED[name](text) if text else "") or ""
            if name == "DOI" and fields[name] and _MORE_THAN_A_DOI.search(text):
                problems.append(f"of the DOI only {fields[name]} is used: {shortened(text)}")
            if text and not fields[name]:
                problems.append(f"{name} is malformed: {shortened(text)}")
        else:
            fields[name] = title(value) if name == "title" else plain(value)
        if len(fields[name]) > LONGEST_LINE and isinstance(fields[name], str):
            problems.append(f"{name} has {len(fields[name]):,} characters, and {LONGEST_LINE} is the limit")
            del fields[name]
    return {name: value for name, value in fields.items() if value}, problems


def _people(role: str, raw: list[Mapping[str, str]], problems: list[str]) -> list[Fields]:
    """Return names without placeholders, and not more of them than a record may hold."""
    found = []
    for one in raw:
        name = {part: text for part, value in one.items() if (text := plain(value))}
        too_long = [part for part, text in name.items() if len(text) > LONGEST_LINE]
        if too_long:
            problems.append(f"a name of {len(name[too_long[0]]):,} characters, and {LONGEST_LINE} is the limit")
        elif names.is_cut(name):
            problems.append(names.CUT)
        elif name and not names.is_nobody(name):
            found.append(names.with_suffix(name))
    if len(found) > MOST_NAMES:
        problems.append(f"{role}: {len(found):,} names, of which the first {MOST_NAMES - 1} and the last are kept")
        return [*found[: MOST_NAMES - 1], found[-1]]
    return found
