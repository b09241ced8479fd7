"""Find duplicates: which works a site already has, and which id a new one gets.

Two entries are the same work if they share an identifier, or a title and nothing that contradicts it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

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


_ANY = "*"
"""Instead of an author or a year: any."""


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
    _alike: dict[tuple[str, ...], dict[int, Work]] = field(default_factory=dict)
    """Works by their descriptions, each under its number."""
    _numbers: dict[int, int] = field(default_factory=dict)
    """The position of each work, by its identity."""
    _ids: set[str] = field(default_factory=set)
    _last_numbers: dict[str, int] = field(default_factory=dict)
    """The last number that was put behind an id, so that a thousand works of one name do not count from 2 each."""

    def add(self, work: Work) -> None:
        """Add a work."""
        self.works.append(work)
        self._ids.add(work.id)
        self._numbers[id(work)] = len(self.works)
        self._index(work)

    def update(self, work: Work, new: Mapping[str, Data]) -> None:
        """Set fields of a work that is known."""
        for words in _descriptions(work.fields):
            self._alike[words].pop(self._numbers[id(work)], None)
        work.fields.update(new)
        self._index(work)

    def _index(self, work: Work) -> None:
        for key in _identifiers(work.fields):
            self._by_identifier.setdefault(key, work)
        for words in _descriptions(work.fields):
            self._alike.setdefault(words, {})[self._numbers[id(work)]] = work

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
        alike = [self._alike[words] for words in _alike_descriptions(fields) if self._alike.get(words)]
        return min((next(iter(works.items())) for works in alike), default=(0, None), key=lambda one: one[0])[1]

    def new_id(self, fields: Fields, key: str) -> str:
        """Return an unused id: the key of the export if it is a usable one, otherwise first author and year."""
        # "deJager2010": the words of a key show in its capitals and its year.
        wanted = _kebab(re.sub(r"(?<=[a-z])(?=[A-Z]|\d{4})", "-", key)) or _author_and_year(fields)
        found, number = wanted, self._last_numbers.get(wanted, 1)
        while found in self._ids:
            number += 1
            found = f"{wanted}-{number}"
        self._last_numbers[wanted] = number
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


def _named(fields: Mapping[str, Data]) -> str:
    """Return the names of the identifiers that an entry has and that no other work can share."""
    return " ".join(name for name, _ in _identifiers(fields) if name != "ISBN")


def _descriptions(fields: Mapping[str, Data]) -> Iterator[tuple[str, ...]]:
    """Yield title, names of identifiers, first author and year of a work, also with any author and any year."""
    for author in {first_author(fields), _ANY}:
        for year in {year_of(fields), _ANY}:
            yield _title(fields), _named(fields), author, year


def _alike_descriptions(fields: Mapping[str, Data]) -> Iterator[tuple[str, ...]]:
    """Yield the descriptions of works with the title of an entry that may be the same work.

    The two must not differ in an identifier, which they do if both have one and it was not found; years may differ by
    one, because a paper appears online before it does in print; the first authors must agree. What one of them does not
    say, agrees.
    """
    own, year, author = set(_named(fields).split()), year_of(fields), first_author(fields)
    years = {str(int(year) + more) for more in (-1, 0, 1)} | {""} if year else {_ANY}
    others = [name for name in _IDENTIFIERS if name != "ISBN" and name not in own]
    for chosen in product((False, True), repeat=len(others)):
        named = " ".join(name for name, is_chosen in zip(others, chosen, strict=True) if is_chosen)
        for who in {author, ""} if author else {_ANY}:
            yield from ((_title(fields), named, who, when) for when in years)


def year_of(fields: Mapping[str, Data]) -> str:
    """Return the year of an entry, or empty if it has none."""
    found = re.match("[0-9]{4}", str(fields.get("issued") or ""))
    return found[0] if found else ""


def first_author(fields: Mapping[str, Data]) -> str:
    """Return the family name or the body that comes first in an entry, in plain letters; empty if it has none."""
    authors = fields.get("author")
    first = authors[0] if isinstance(authors, list) and authors else None
    if not isinstance(first, dict):
        return ""
    return _ascii(str(first.get("family") or first.get("literal") or ""))


def _author_and_year(fields: Fields) -> str:
    """Return an id such as `de-jager-2010`; for a name without Latin letters, from an identifier, title or type."""
    year = str(fields.get("issued", ""))[:4]
    # A body's name can be long; its first words tell which it is.
    author = "-".join(_kebab(first_author(fields)).split("-")[:4])
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
