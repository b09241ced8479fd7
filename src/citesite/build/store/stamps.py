"""What the system said of every file in the output folder after the last build, in a form that is read at once.

Every build compares all of them, and a large site has hundreds of thousands: a row for each would take a quarter of the
time of a build that finds nothing changed. So they are packed, some hundred to a row.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from citesite.addresses import file_of
from citesite.build.rows import Stamp
from citesite.build.store.tables import Tables

_PAGE = file_of("")
"""The file in a folder that is an address."""
_PACKS = 1024
"""An edit writes the rows of what it changes anew."""


class Stamps(Tables):
    """The size and times of every file in the output folder, by the address of its page."""

    def all(self) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[int]]]:
        """Yield addresses, their files, and three numbers for each: size, modification and change time (ns)."""
        for addresses, packed in self._rows("SELECT addresses, numbers FROM stamps"):
            known, numbers = _unpacked(addresses, packed)
            yield known, _files(addresses) if known else (), numbers

    def count(self) -> tuple[int, int]:
        """Return how many files there are, and how many of them are pages."""
        found = self._rows("SELECT coalesce(sum(files), 0), coalesce(sum(pages), 0) FROM stamps")
        return found[0][0], found[0][1]

    def keep(self, stamps: Iterable[tuple[str, Stamp]], gone: Iterable[str] = ()) -> None:
        """Keep new stamps, of which the last of an address counts, and drop those of files that are gone."""
        changed: dict[int, tuple[list[str], array[int]]] = {}
        for address, stamp in chain(((address, _GONE) for address in gone), stamps):
            pack = changed.setdefault(_pack_of(address), ([], array("q")))
            pack[0].append(address)
            pack[1].extend(stamp)
        for number, new in changed.items():
            known: dict[str, Stamp] = {}
            for found in self._rows("SELECT addresses, numbers FROM stamps WHERE pack = ?", number):
                known = _by_address(*_unpacked(*found))
            kept = [entry for entry in (known | _by_address(*new)).items() if entry[1] != _GONE]
            packed = array("q", chain.from_iterable(stamp for _, stamp in kept)).tobytes()
            pages = sum(_is_page(address) for address, _ in kept)
            self._insert("stamps", [(number, len(kept), pages, "\0".join(address for address, _ in kept), packed)])


_GONE: Stamp = (-2, 0, 0)


def _by_address(addresses: Sequence[str], numbers: Iterable[int]) -> dict[str, Stamp]:
    left = iter(numbers)
    return dict(zip(addresses, zip(left, left, left, strict=True), strict=True))


def _unpacked(addresses: str, packed: bytes) -> tuple[Sequence[str], Sequence[int]]:
    numbers = array("q")
    numbers.frombytes(packed)
    # A pack of which every file is gone is empty; the home page alone has an empty address.
    return addresses.split("\0") if numbers else (), numbers


def _files(addresses: str) -> Sequence[str]:
    """Return the files of packed addresses: what `file_of` returns for each, all at once."""
    found = f"\0{addresses}\0".replace("/\0", f"/{_PAGE}\0").replace("\0\0", f"\0{_PAGE}\0")
    return found[1:-1].split("\0")


def _pack_of(address: str) -> int:
    """Return the row for an address: the same for all that a topic or a source has, which change together."""
    first, _, rest = address.partition("/")
    folder = f"{first}/{rest.partition('/')[0]}" if first == "sources" else first
    return zlib.crc32(folder.encode()) % _PACKS


def _is_page(address: str) -> bool:
    return address == "" or address.endswith(("/", ".html"))
