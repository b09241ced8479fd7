"""What the system said of every file in the output folder after the last build, in a form that is read at once.

Every build compares all of them, and a large site has hundreds of thousands: a row for each would take a quarter of the
time of a build that finds nothing changed. So they are packed, some hundred to a row.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from citesite.build.rows import Stamp
from citesite.build.store.tables import Tables

_PACKS = 1024
"""An edit writes the rows of what it changes anew."""


class Stamps(Tables):
    """The size and times of every file in the output folder, by the address of its page."""

    def all(self) -> Iterator[tuple[Sequence[str], Sequence[int]]]:
        """Yield addresses, and three numbers for each: size, modification and change time in nanoseconds."""
        for addresses, numbers in self._rows("SELECT addresses, numbers FROM stamps"):
            yield _unpacked(addresses, numbers)

    def count(self) -> tuple[int, int]:
        """Return how many files there are, and how many of them are pages."""
        found = self._rows("SELECT coalesce(sum(files), 0), coalesce(sum(pages), 0) FROM stamps")
        return found[0][0], found[0][1]

    def keep(self, stamps: Mapping[str, Stamp], gone: Iterable[str] = ()) -> None:
        """Keep new stamps, and drop those of files that are gone."""
        changed: dict[int, dict[str, Stamp | None]] = {}
        for address, stamp in chain(dict.fromkeys(gone).items(), stamps.items()):
            changed.setdefault(_pack_of(address), {})[address] = stamp
        for pack, new in changed.items():
            known: dict[str, Stamp | None] = {}
            for found in self._rows("SELECT addresses, numbers FROM stamps WHERE pack = ?", pack):
                addresses, numbers = _unpacked(*found)
                left = iter(numbers)
                known = dict(zip(addresses, zip(left, left, left, strict=True), strict=True))
            kept = [(address, stamp) for address, stamp in (known | new).items() if stamp]
            packed = array("q", chain.from_iterable(stamp for _, stamp in kept)).tobytes()
            pages = sum(_is_page(address) for address, _ in kept)
            self._insert("stamps", [(pack, len(kept), pages, "\0".join(address for address, _ in kept), packed)])


def _unpacked(addresses: str, packed: bytes) -> tuple[Sequence[str], Sequence[int]]:
    numbers = array("q")
    numbers.frombytes(packed)
    # A pack of which every file is gone is empty; the home page alone has an empty address.
    return addresses.split("\0") if numbers else (), numbers


def _pack_of(address: str) -> int:
    """Return the row for an address: the same for all that a topic or a source has, which change together."""
    first, _, rest = address.partition("/")
    folder = f"{first}/{rest.partition('/')[0]}" if first == "sources" else first
    return zlib.crc32(folder.encode()) % _PACKS


def _is_page(address: str) -> bool:
    return address == "" or address.endswith(("/", ".html"))
