"""The codewords of a QR code (ISO/IEC 18004 §7.4 to 7.6): those of a text, and those by which errors are corrected."""

from __future__ import annotations

from functools import cache
from itertools import chain, zip_longest
from typing import NamedTuple


class Blocks(NamedTuple):
    """How codewords are divided for error correction."""

    corrections: int
    """Codewords for correction in each block."""
    sizes: tuple[int, ...]
    """Codewords of data in each block."""

    @property
    def total(self) -> int:
        """How many codewords there are."""
        return sum(self.sizes) + self.corrections * len(self.sizes)


BLOCKS = {
    (1, "M"): Blocks(10, (16,)),
    (1, "Q"): Blocks(13, (13,)),
    (1, "H"): Blocks(17, (9,)),
    (2, "M"): Blocks(16, (28,)),
    (2, "Q"): Blocks(22, (22,)),
    (3, "M"): Blocks(26, (44,)),
    (3, "Q"): Blocks(18, (17, 17)),
    (4, "M"): Blocks(18, (32, 32)),
    (4, "Q"): Blocks(26, (24, 24)),
    (5, "M"): Blocks(24, (43, 43)),
    (6, "M"): Blocks(16, (27,) * 4),
}
"""By version and level, those that texts of up to 106 bytes have at level M or above (ISO/IEC 18004, table 9)."""

_FIELD = 0x11D
"""The polynomial of the field of 256 elements in which corrections are computed."""
_PADDING = b"\xec\x11"


def codewords_of(text: bytes, version: int, level: str) -> int:
    """Return all codewords of a text in mode "byte" as one number, in the order in which a code has them.

    Args:
        text: up to 106 bytes that fit the code.
        version: one of `BLOCKS`.
        level: one of that version.
    """
    blocks = BLOCKS[version, level]
    length = len(text)
    # Four bits of mode, eight of length, the text, and four to end it.
    data = (((4 << 8 | length) << 8 * length | int.from_bytes(text)) << 4).to_bytes(length + 2)
    data = (data + _PADDING * sum(blocks.sizes))[: sum(blocks.sizes)]
    parts, start = [], 0
    for size in blocks.sizes:
        parts.append(data[start : start + size])
        start += size
    corrections = [_corrections(part, blocks.corrections) for part in parts]
    return int.from_bytes([*_in_turn(parts), *_in_turn(corrections)])


def _in_turn(parts: list[bytes]) -> list[int]:
    """Return the first byte of each part, the second of each that has one, and so on."""
    return [byte for byte in chain.from_iterable(zip_longest(*parts)) if byte is not None]


def _corrections(data: bytes, count: int) -> bytes:
    """Return what is left of data when it is divided by the generator polynomial."""
    multiples, rest, top = _multiples(count), 0, 8 * (count - 1)
    below = (1 << top) - 1
    for byte in data:
        rest = (rest & below) << 8 ^ multiples[rest >> top ^ byte]
    return rest.to_bytes(count)


@cache
def _multiples(count: int) -> list[int]:
    """Return the product of each element with the generator polynomial of a degree, without its first coefficient."""
    generator, root = [1], 1
    for _ in range(count):
        generator = [a ^ _product(b, root) for a, b in zip([*generator, 0], [0, *generator], strict=True)]
        root = _product(root, 2)
    return [int.from_bytes([_product(part, factor) for part in generator[1:]]) for factor in range(256)]


def _product(left: int, right: int) -> int:
    found = 0
    while right:
        found ^= left if right & 1 else 0
        left, right = left << 1 ^ (_FIELD if left & 0x80 else 0), right >> 1
    return found
