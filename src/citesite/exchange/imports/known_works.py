"""Find duplicates: which works a site already has, and which id a new one gets.

Two entries are the same work if they share an identifier, or a title and nothing that contradicts it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from citesite.exchange.imports.entry import Fields
from citesite.read.yaml import Data
from citesite.records import identifiers

_IDENTIFIERS = {
    "DOI": identifiers.doi,
    "PMID": identifiers.pmid,
    "PMCID": identifiers.pmcid,
    "ISBN": identifiers.isbn,
}
_OWN_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe",
     "þ": "th", "Þ": "th", "ð": "d", "Ð": "d", "’": "", "'": ""}
)  # fmt: skip
"""Latin letters that Unicode does not decompose, and apostrophes, which are dropped."""


@dataclass(frozen=True, slots=True)
class Work:
    """A source of the site, and where it is recorded."""

    fields: dict[str, Data]
    path: str
    """The path of its file, relative to the site's folder."""
    step: int | None
    """Its position in a file that holds a list; None if the file is one record."""
    is_new: bool = False
    """Whether it is new and not in its file yet."""

    @property
    def id(self) -> str:
        """Its id, or empty if the record has none."""
        found = self.fields.get("id")
        return found if isinstance(found, str) else ""


@dataclass(slots=True)
class KnownWorks:
    """The works of a site, indexed by identifier and title."""

    works: list[Work] = field(default_factory=list)
    _by_identifier: dict[tuple[str, str], Work] = field(default_factory=dict)
    _by_title: dict[str, list[Work]] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    def add(self, work: Work) -> None:
        """Add a work."""
        self.works.append(work)
        self._ids.add(work.id)
        self.index_identifiers(work)
        self._by_title.setdefault(_title(work.fields), []).append(work)

    def index_identifiers(self, work: Work) -> None:
        """Index a work by its current identifiers."""
        for key in _identifiers(work.fields):
            self._by_identifier.setdefault(key, work)

    def is_unused(self, name: str, value: str) -> bool:
        """Return whether no work has this identifier; True for fields that are not identifiers."""
        return all(key not in self._by_identifier for key in _identifiers({name: value}))

    def find(self, fields: Mapping[str, Data]) -> Work | None:
        """Return the work that an entry describes, or None if the site does not have it."""
        for key in _identifiers(fields):
            if key in self._by_identifier:
                return self._by_identifier[key]
        if not _title(fields):
            return None
        alike = self._by_title.get(_title(fields), [])
        return next((work for work in alike if _may_be_one(work.fields, fields)), None)

    def new_id(self, fields: Fields, key: str) -> str:
        """Return an unused id: the key of the export if it is a usable one, otherwise first author and year."""
        # "deJager2010": the words of a key show in its capitals and its year.
        wanted = _kebab(re.sub(r"(?<=[a-z])(?=[A-Z]|\d{4})", "-", key)) or _author_and_year(fields)
        found, number = wanted, 2
        while found in self._ids:
            found, number = f"{wanted}-{number}", number + 1
        return found


def _identifiers(fields: Mapping[str, Data]) -> Iterator[tuple[str, str]]:
    for name, tidy in _IDENTIFIERS.items():
        value = fields.get(name)
        # Two chapters of one book share its ISBN.
        if isinstance(value, str) and (name != "ISBN" or fields.get("type") == "book"):
            found = tidy(value)
            if found:
                yield name, found


def _title(fields: Mapping[str, Data]) -> str:
    title = fields.get("title")
    return identifiers.title_key(re.sub(r"</?\w+>", "", title)) if isinstance(title, str) else ""


def _may_be_one(ours: Mapping[str, Data], theirs: Mapping[str, Data]) -> bool:
    """Return whether two entries with one title may be the same work: identifiers, years and first authors agree.

    Years may differ by one, because a paper appears online before it does in print.
    """
    for name, tidy in _IDENTIFIERS.items():
        values = [tidy(value) for fields in (ours, theirs) if isinstance(value := fields.get(name), str)]
        if name != "ISBN" and len(values) == 2 and values[0] != values[1]:
            return False
    years = [int(text[:4]) for fields in (ours, theirs) if (text := str(fields.get("issued") or ""))[:4].isdigit()]
    if len(years) == 2 and abs(years[0] - years[1]) > 1:
        return False
    authors = [name for fields in (ours, theirs) if (name := _first_author(fields))]
    return len(authors) < 2 or authors[0] == authors[1]


def _first_author(fields: Mapping[str, Data]) -> str:
    authors = fields.get("author")
    first = authors[0] if isinstance(authors, list) and authors else None
    if not isinstance(first, dict):
        return ""
    return _ascii(str(first.get("family") or first.get("literal") or ""))


def _author_and_year(fields: Fields) -> str:
    """Return an id such as `de-jager-2010`; for a name without Latin letters, from an identifier, title or type."""
    year = str(fields.get("issued", ""))[:4]
    # A body's name can be long; its first words tell which it is.
    author = "-".join(_kebab(_first_author(fields)).split("-")[:4])
    if author:
        return f"{author}-{year}" if year else author
    if fields.get("PMID"):
        return f"pmid-{fields['PMID']}"
    words = "-".join(_kebab(_title(fields)).split("-")[:4]) or str(fields.get("type", "source")).split("-")[0]
    return f"{words}-{year}" if year else words


def _ascii(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(_OWN_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def _kebab(text: str) -> str:
    """Return a text in the form of an id, or empty if it has a letter that is not Latin."""
    plain = _ascii(text)
    if any(c.isalpha() and not c.isascii() for c in plain):
        return ""
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
