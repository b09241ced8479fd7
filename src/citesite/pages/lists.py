"""Lists from A to Z: one that is too long for a page is split by first letters, and what is still too long by the next.

A part keeps its address however the list grows: one that becomes too long leads to parts of its own.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from typing import Any, NamedTuple

from citesite import addresses
from citesite.pages.page import PageInput, TitledLink
from citesite.text.alphabets import letter_of, letters_of, sorted_as

LONGEST = 500
"""The most entries that a page lists, unless all that it lists are called the same."""
_LONGEST_NAME = 60
"""How long the name of a folder may be before a digest stands for the rest of it."""

_Keyed = tuple[str, str]
"""By what an entry is sorted, and its id."""


class ListPart(NamedTuple):
    """A page of a long list."""

    address: str
    label: str
    """What all its entries begin with, such as "S" or "Sm"."""
    above: str
    """The address of the part that it is a part of; empty for a letter."""
    size: int
    """How many entries it has, with those on parts of its own."""
    ids: tuple[str, ...]
    """The entries that it lists itself, in order."""


class SplitList(NamedTuple):
    """A list on several pages; without pages if it fits on one."""

    parts: Mapping[str, ListPart] = {}
    """Every page, by address, in the order of the list."""
    below: Mapping[str, Sequence[ListPart]] = {}
    """The parts of each page, by its address; those of the list itself, its letters, have none above them."""


class PartLink(NamedTuple):
    """A link to a part of a list."""

    label: str
    href: str
    size: int
    """How many entries there are; 0 where readers are not told."""
    is_current: bool = False


class ListPlace(NamedTuple):
    """Where in a list a page of it is."""

    label: str
    letters: tuple[PartLink, ...]
    above: tuple[TitledLink, ...]
    """The parts that it is a part of, from the letter on."""
    parts: tuple[PartLink, ...]


def split_list(kind: str, titles: Iterable[tuple[str, str]], language: str) -> SplitList:
    """Return the pages of a list from A to Z; none if it is short enough for one.

    Args:
        kind: what it lists, as its addresses call it.
        titles: id and title of each entry.
        language: a tag of BCP 47, whose letters these are.
    """
    every = list(titles)
    if len(every) <= LONGEST:
        return SplitList()
    ordered = sorted((*sorted_as(title, language), name) for name, title in every)
    letters: dict[str, list[_Keyed]] = {"#": []}
    for key, _, name in ordered:
        letters.setdefault(letter_of(key, language), []).append((key, name))
    # Popped from the end. What begins with no letter comes first.
    waiting = [
        ("" if letter == "#" else found[0][0][:1], "", found) for letter, found in reversed(letters.items()) if found
    ]
    parts: dict[str, ListPart] = {}
    below: dict[str, list[ListPart]] = {}
    while waiting:
        beginning, above, members = waiting.pop()
        here, further = _divided(members) if len(members) > LONGEST else (members, {})
        shown = letters_of(beginning, language)
        address = _free(kind, _name(shown), parts)
        label = _capital(shown, letter_of(beginning, language)) if beginning else "#"
        part = ListPart(address, label, above, len(members), tuple(name for _, name in here))
        parts[address] = part
        below.setdefault(above, []).append(part)
        waiting += [(next_one, address, found) for next_one, found in reversed(further.items())]
    return SplitList(parts, below)


def restored_list(parts: Iterable[Sequence[Any]]) -> SplitList:
    """Return a list from its pages in their order, whose fields may come from JSON."""
    found = [ListPart(address, label, above, size, tuple(ids)) for address, label, above, size, ids in parts]
    below: dict[str, list[ListPart]] = {}
    for part in found:
        below.setdefault(part.above, []).append(part)
    return SplitList({part.address: part for part in found}, below)


def _divided(members: Sequence[_Keyed]) -> tuple[Sequence[_Keyed], dict[str, list[_Keyed]]]:
    """Divide entries by the first character in which they differ: those that end before it, and the others by it."""
    # They are sorted, so that what the first and the last have in common is common to all.
    pairs = zip(members[0][0], members[-1][0], strict=False)
    size = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)) + 1
    here = [entry for entry in members if len(entry[0]) < size]
    others = (entry for entry in members if len(entry[0]) >= size)
    return here, {beginning: list(found) for beginning, found in groupby(others, key=lambda entry: entry[0][:size])}


def _name(shown: str) -> str:
    """Return the name of the folder of a part, from the letters that its entries begin with."""
    if not shown:
        return "0-9"
    if shown.isascii() and shown.isalnum():
        name = shown
    else:
        # Addresses are ASCII on every host. No other name begins so.
        name = "u-" + "-".join(f"{ord(letter):x}" for letter in shown)
    if len(name) <= _LONGEST_NAME:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:16]
    return f"{name[:_LONGEST_NAME].rstrip('-')}-{digest}"


def _free(kind: str, name: str, taken: Mapping[str, ListPart]) -> str:
    """Return an address that no other part has: in some alphabets two letters look like one that is written so."""
    address, number = addresses.listed(kind, name), 1
    while address in taken:
        number += 1
        address = addresses.listed(kind, f"{name}-{number}")
    return address


def _capital(shown: str, letter: str) -> str:
    """Return what entries begin with, with a capital letter."""
    return (letter + shown[len(letter) :]).rstrip() if letter != "#" else shown.rstrip()


def part_links(split: SplitList, above: str, page: PageInput) -> tuple[PartLink, ...]:
    """Return links to the parts of a page of a list, with the size of each.

    Args:
        split: the list.
        above: the address of the page; empty for the list itself.
        page: where the links are.
    """
    return tuple(PartLink(part.label, page.to(part.address), part.size) for part in split.below.get(above, ()))


def place_of(part: ListPart, split: SplitList, page: PageInput) -> ListPlace:
    """Return where in its list a part is. It says no sizes of other letters, which change more often than it does."""
    above = list(reversed(list(_above(part, split))))
    letter = above[0] if above else part
    return ListPlace(
        label=part.label,
        letters=tuple(PartLink(one.label, page.to(one.address), 0, one is letter) for one in split.below.get("", ())),
        above=tuple(TitledLink(one.label, page.to(one.address)) for one in above),
        parts=part_links(split, part.address, page),
    )


def _above(part: ListPart, split: SplitList) -> Iterator[ListPart]:
    while part.above:
        part = split.parts[part.above]
        yield part
