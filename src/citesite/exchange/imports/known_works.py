"""Find duplicates: which works a site already has, and which id a new one gets.

Two entries are the same work if they share an identifier; `same_work` says when they are without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from citesite.exchange.imports.entry import Fields
from citesite.exchange.imports.same_work import (
    IDENTIFIERS,
    ascii_letters,
    differing,
    first_author,
    first_page,
    last_word,
    same_work,
    title_of,
    year_of,
)
from citesite.read.yaml import Data


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


@dataclass(frozen=True, slots=True)
class Match:
    """A work of the site that an entry may describe, and what differs between the two."""

    work: Work
    is_same: bool
    differing: tuple[str, ...] = ()
    """What differs, in words."""


_MOST_COMPARED = 20
"""Works that an entry is compared with. "Editorial" may be the title of thousands."""


@dataclass(slots=True)
class KnownWorks:
    """The works of a site, indexed by identifier and title."""

    works: list[Work] = field(default_factory=list)
    _by_identifier: dict[tuple[str, str], Work] = field(default_factory=dict)
    _alike: dict[tuple[str, ...], list[Work]] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)
    _next: dict[str, int] = field(default_factory=dict)

    def add(self, work: Work) -> None:
        """Add a work."""
        self.works.append(work)
        self._ids.add(work.id)
        self._index(work)

    def update(self, work: Work, new: Mapping[str, Data]) -> None:
        """Set empty fields of a work that is known."""
        work.fields.update(new)
        self._index(work)

    def _index(self, work: Work) -> None:
        for identifier in _identifiers(work.fields):
            self._by_identifier.setdefault(identifier, work)
        title = title_of(work.fields)
        if title:
            for key in _signatures(title, work.fields):
                alike = self._alike.setdefault(key, [])
                if len(alike) < _MOST_COMPARED and not any(one is work for one in alike):
                    alike.append(work)

    def is_unused(self, name: str, value: str) -> bool:
        """Return whether no work has this identifier; True for fields that are not identifiers."""
        return all(key not in self._by_identifier for key in _identifiers({name: value}))

    def find(self, fields: Mapping[str, Data]) -> Match | None:
        """Return the work that an entry describes or seems to describe, or None if the site has none like it."""
        for key in _identifiers(fields):
            if key in self._by_identifier:
                work = self._by_identifier[key]
                return Match(work, is_same=True, differing=differing(work.fields, fields))
        title, doubt = title_of(fields), None
        for signature in _similar(title, fields) if title else ():
            for work in self._alike.get(signature, ()):
                is_same = same_work(work.fields, fields)
                if is_same:
                    return Match(work, is_same=True, differing=differing(work.fields, fields))
                if is_same is None and doubt is None:
                    doubt = Match(work, is_same=False, differing=differing(work.fields, fields))
        return doubt

    def new_id(self, fields: Fields, key: str) -> str:
        """Return an unused id: the key of the export if it is a usable one, otherwise first author and year."""
        # "deJager2010": the words of a key show in its capitals and its year.
        wanted = kebab(re.sub(r"(?<=[a-z])(?=[A-Z]|\d{4})", "-", key)) or _author_and_year(fields)
        found, number = wanted, self._next.get(wanted, 2)
        while found in self._ids:
            found, number = f"{wanted}-{number}", number + 1
        self._next[wanted] = number
        return found


def _identifiers(fields: Mapping[str, Data]) -> Iterator[tuple[str, str]]:
    for name, tidy in IDENTIFIERS.items():
        value = fields.get(name)
        # Two chapters of one book share its ISBN.
        if isinstance(value, str) and (name != "ISBN" or fields.get("type") == "book"):
            found = tidy(value)
            if found:
                yield name, found


def _signatures(title: str, fields: Mapping[str, Data]) -> Iterator[tuple[str, ...]]:
    """Yield what a work is indexed by: the most telling first, so that few works need to be compared."""
    author, year = last_word(fields), year_of(fields)
    yield title, author, year, str(fields.get("volume") or ""), first_page(fields)
    yield title, author
    yield (title,)


def _similar(title: str, fields: Mapping[str, Data]) -> Iterator[tuple[str, ...]]:
    """Yield the signatures of works that an entry may describe: of its first author, or of none that is known."""
    exact, by_author, by_title = _signatures(title, fields)
    yield from (exact, by_author)
    yield (title, "") if by_author[1] else by_title


def _author_and_year(fields: Fields) -> str:
    """Return an id such as `de-jager-2010`; for a name without Latin letters, from an identifier, title or type."""
    year = str(fields.get("issued", ""))[:4]
    # A body's name can be long; its first words tell which it is.
    author = "-".join(kebab(first_author(fields)).split("-")[:4])
    if author:
        return f"{author}-{year}" if year else author
    if fields.get("PMID"):
        return f"pmid-{fields['PMID']}"
    words = "-".join(kebab(title_of(fields)).split("-")[:4]) or str(fields.get("type", "source")).split("-")[0]
    return f"{words}-{year}" if year else words


def kebab(text: str) -> str:
    """Return a text in the form of an id, or empty if it has a letter that is not Latin."""
    plain = ascii_letters(text)
    if any(c.isalpha() and not c.isascii() for c in plain):
        return ""
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
