"""One entry of an export, and how its values become those of a source record.

Formats differ in their tags, not in what goes wrong in their values: entities, control characters, resolvers before
a DOI, malformed addresses. All of that is handled here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from citesite.diagnostics import CitesiteError
from citesite.records import identifiers
from citesite.text.characters import FORBIDDEN_CHARACTER, unescaped

Fields = dict[str, Any]
"""Fields of a source record as plain data: text, lists of names, and mappings of text."""

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
    key: str = ""
    """The key in the export, if people chose it; empty for a generated one."""


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

    def _refuse_more(self) -> None:
        if len(self.remarks) + len(self.lost) >= MOST_REMARKS:
            raise CitesiteError(f"{self.form}: more than {MOST_REMARKS:,} lines could not be used; is this an export?")

    @property
    def count(self) -> int:
        """How many records the export holds."""
        return len(self.entries) + len(self.lost)


_TITLE_TAGS = {"i": "i", "em": "i", "b": "b", "strong": "b", "sup": "sup", "sub": "sub", "inf": "sub"}
_DEEPEST = 10
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)(?:\s[^<>]*)?/?>|<[!?][^<>]*>")


def plain(value: object) -> str:
    """Return a value as text on one line: entities resolved, mark-up and invisible characters removed, NFC."""
    return _without_tags(_text(value), {})


def title(value: object) -> str:
    """Like `plain`, but keep the four tags that a title may hold, under whatever name an export or registry uses."""
    return _without_tags(_text(value), _TITLE_TAGS)


def _text(value: object) -> str:
    text = unicodedata.normalize("NFC", unescaped(str(value)))
    return FORBIDDEN_CHARACTER.sub("", re.sub(r"\s+", " ", text)).strip()


def _without_tags(text: str, kept: Mapping[str, str]) -> str:
    def ours(tag: re.Match[str]) -> str:
        name = kept.get((tag[2] or "").lower())
        return f"<{tag[1]}{name}>" if name else ""

    # Taking a tag away may leave another one behind: "<<p>script>". What is nested deeper than any mistake is no text.
    for _ in range(_DEEPEST):
        if (less := _TAG.sub(ours, text)) == text:
            return text.strip()
        text = less
    return _without_tags(text.replace("<", ""), kept)


def person(text: str) -> Fields:
    """Split a name `Family, Given` or `Family, Given, Suffix`; one without a comma is a literal name."""
    parts = [plain(part) for part in plain(text).split(",")]
    if len(parts) == 1 or not parts[0]:
        return {"literal": plain(text).strip(", ")}
    if len(parts) > 3 or not parts[1]:
        return {"literal": plain(text).rstrip(", ")}
    name = {"family": parts[0], "given": parts[1], "suffix": parts[2] if len(parts) == 3 else ""}
    return {part: value for part, value in name.items() if value}


_MONTHS = {
    name: n
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}


def month(text: str) -> int | None:
    """Return the number of a month, written as a number or an English name; None for a season or a range."""
    word = text.strip().strip(".").lower()
    if re.fullmatch(r"[0-9]{1,2}", word):
        return int(word) if 1 <= int(word) <= 12 else None
    return _MONTHS.get(word[:3]) if word.isalpha() and len(word) >= 3 else None


def partial_date(year: object, months: object = "", day: object = "") -> str:
    """Return a date as exact as its valid parts allow: `2021`, `2021-02`, `2021-02-13`; empty without a year."""
    number = str(year).strip()
    if not re.fullmatch(r"[12][0-9]{3}", number, re.ASCII):
        return ""
    in_year = month(str(months)) if months else None
    if in_year is None:
        return number
    in_month = str(day).strip()
    if re.fullmatch(r"[0-9]{1,2}", in_month, re.ASCII):
        try:
            return date(int(number), in_year, int(in_month)).isoformat()
        except ValueError:
            pass
    return f"{number}-{in_year:02}"


def pages(first: str, last: str) -> str:
    """Return pages as a record has them: `100-108`, or a single page or article number."""
    first = "-".join(part.strip() for part in re.split(r"--?|–|—", first))
    return f"{first}-{last}" if last and last != first and "-" not in first else first or last


def _doi(text: str) -> str | None:
    tidy = identifiers.doi(text)
    # In the case it is written in: DOIs ignore case, and people recognise this form.
    return text.strip()[-len(tidy) :] if tidy else None


def _pmid(text: str) -> str | None:
    return identifiers.pmid(re.sub(r"^(?:pmid:?\s*|https?://\S+/)|/$", "", text.strip(), flags=re.IGNORECASE))


def _pmcid(text: str) -> str | None:
    found = re.search(r"(?:PMC)?(?<![0-9])([0-9]++)(?:\.[0-9]+)?/?$", text.strip(), re.IGNORECASE)
    return identifiers.pmcid(f"PMC{found[1]}") if found else None


def _url(text: str) -> str | None:
    return text if re.fullmatch(r"https?://[^\s<>\"]+", text) else None


_CHECKED = {"DOI": _doi, "PMID": _pmid, "PMCID": _pmcid, "URL": _url}


def normalised(raw: Mapping[str, Any]) -> tuple[Fields, list[str]]:
    """Return the fields of an entry as a source record takes them, and messages about those that it cannot take.

    A value that is malformed or too long is left out and reported, never repaired by guessing.
    """
    fields: Fields = {}
    problems: list[str] = []
    for name, value in raw.items():
        if isinstance(value, list):
            people = [_person(one) for one in value]
            fields[name] = [one for one in people if one]
        elif isinstance(value, dict):
            fields[name] = value
        else:
            text = title(value) if name == "title" else plain(value)
            right = _CHECKED[name](text) if text and name in _CHECKED else text
            if name == "ISBN" and text:
                right = identifiers.isbn(text)
            if right and len(right) <= LONGEST_LINE:
                fields[name] = right
            elif right:
                problems.append(f"{name} has {len(right):,} characters, and {LONGEST_LINE} is the limit")
            elif text:
                problems.append(f"{name} is malformed: {shortened(text)}")
    return {name: value for name, value in fields.items() if value}, problems


def _person(raw: Mapping[str, str]) -> Fields:
    name = {part: plain(text)[:LONGEST_LINE] for part, text in raw.items()}
    return {part: text for part, text in name.items() if text}


def shortened(text: str) -> str:
    """Shorten a text for a message."""
    seen = plain(text)
    return seen if len(seen) <= 60 else f"{seen[:57]}..."
