"""QR codes as SVG images."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from citesite.diagnostics import CitesiteError
from citesite.render.codewords import BLOCKS, codewords_of

_MASK = 0
"""The mask pattern, one of eight (ISO/IEC 18004 §7.8). Readers undo any of them. Trying all eight to pick the most even
one takes six times as long, and a topic can have a hundred codes."""


_QUIET = 4
"""Modules of white on each side (ISO/IEC 18004 §5.3.8)."""
_WIDTH_OF_VERSION_1 = 21


class _Pattern(NamedTuple):
    """A code that segno made, of which those of all other addresses of the same length are made.

    They differ in the modules that hold codewords alone, and the mask is the same, so the difference between two codes
    is that between their codewords. That takes a tenth of the time of making a code from its beginning.
    """

    width: int
    modules: int
    """All modules, row by row, the dark ones as 1."""
    codewords: int
    form: tuple[int, str]
    """The version and the level of error correction."""
    length: int
    """Of the codewords, in bits."""
    spread: Callable[[str], tuple[str, ...]]
    """Returns for each module the bit of the codewords that it holds; one after the last for those that hold none."""


def qr_svg(address: str) -> str:
    """Return an address as a QR code in SVG: black on white in light and dark mode, with quiet zone and title.

    Raises:
        CitesiteError: if the address is too long for a QR code (more than 2,331 bytes at error correction level M).
    """
    rows = _rows(address)
    width = len(rows) + 2 * _QUIET
    # A line of each row's dark modules: segno's own writer takes as long as making the code.
    dark = "".join(
        f"M{_QUIET} {y}.5{''.join([_drawn(row[x : x + 8]) for x in range(0, len(row), 8)])}"
        for y, row in enumerate(rows, _QUIET)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {width}"><title>{escape(address)}</title>'
        f'<path fill="#fff" d="M0 0h{width}v{width}H0z"/><path stroke="#000" d="{dark}"/></svg>\n'
    )


@cache
def _drawn(modules: str) -> str:
    """Return the path over some modules of a row: lines over those that are 1, and moves over the others."""
    runs = ((kind, len(list(run))) for kind, run in groupby(modules))
    return "".join(f"h{length}" if kind == "1" else f"m{length} 0" for kind, length in runs)


def _rows(address: str) -> list[str]:
    """Return the rows of a code, each dark module as 1 and each light one as 0."""
    pattern = _pattern(len(address)) if address.isascii() and any(map(str.islower, address)) else None
    if pattern is None:
        return ["".join(map(str, row)) for row in _made(address).matrix]
    changed = codewords_of(address.encode(), *pattern.form) ^ pattern.codewords
    bits = f"{changed:0{pattern.length}b}0"
    modules = pattern.modules ^ int("".join(pattern.spread(bits)), 2)
    width = pattern.width
    text = f"{modules:0{width * width}b}"
    return [text[start : start + width] for start in range(0, width * width, width)]


def _made(address: str) -> Any:
    # Imported here because only new codes need it.
    import segno

    try:
        return segno.make_qr(address, error="m", mask=_MASK)
    except segno.DataOverflowError:
        raise CitesiteError(f"an address of {len(address):,} characters is too long for a QR code") from None


@lru_cache(64)
def _pattern(length: int) -> _Pattern | None:
    """Return the pattern of codes of ASCII text of some length that is not in capitals; None for very long ones."""
    sample = "a" * length
    code = _made(sample)
    form = (int(code.version), str(code.error))
    if form not in BLOCKS:
        return None
    width, count = len(code.matrix), 8 * BLOCKS[form].total
    places = [count] * (width * width)
    for bit, (y, x) in zip(range(count), _reading_order(width), strict=False):
        places[y * width + x] = bit
    modules = int("".join(str(module) for row in code.matrix for module in row), 2)
    return _Pattern(width, modules, codewords_of(sample.encode(), *form), form, count, itemgetter(*places))


def _reading_order(width: int) -> Iterator[tuple[int, int]]:
    """Yield row and column of the modules that hold bits, in their order (ISO/IEC 18004 §7.7.3), up to version 6."""
    # In columns of two from the right, up and down in turn. The seventh column is no part of them.
    rights = [*range(width - 1, 6, -2), *range(5, 0, -2)]
    for number, right in enumerate(rights):
        for y in range(width) if number % 2 else range(width - 1, -1, -1):
            yield from ((y, x) for x in (right, right - 1) if not _is_pattern(y, x, width))


def _is_pattern(y: int, x: int, width: int) -> bool:
    """Return whether a module is for finding and reading the others (ISO/IEC 18004 §6.3), up to version 6."""
    is_finder = (y < 9 and (x < 9 or x >= width - 8)) or (y >= width - 8 and x < 9)
    is_alignment = width > _WIDTH_OF_VERSION_1 and max(abs(y - width + 7), abs(x - width + 7)) <= 2
    return is_finder or is_alignment or 6 in (y, x)
