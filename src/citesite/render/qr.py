"""QR codes as SVG images."""

from __future__ import annotations

import re
from html import escape

from citesite.diagnostics import CitesiteError

_MASK = 0
"""The mask pattern, one of eight (ISO/IEC 18004 §7.8). Readers undo any of them. Trying all eight to pick the most even
one takes six times as long, and a topic can have a hundred codes."""


_QUIET = 4
"""Modules of white on each side (ISO/IEC 18004 §5.3.8)."""


def qr_svg(address: str) -> str:
    """Return an address as a QR code in SVG: black on white in light and dark mode, with quiet zone and title.

    Raises:
        CitesiteError: if the address is too long for a QR code (more than 2,331 bytes at error correction level M).
    """
    # Imported here because only new codes need it.
    import segno

    try:
        rows = segno.make_qr(address, error="m", mask=_MASK).matrix
    except segno.DataOverflowError:
        raise CitesiteError(f"an address of {len(address):,} characters is too long for a QR code") from None
    width = len(rows) + 2 * _QUIET
    # A line of each row's dark modules: segno's own writer takes as long as making the code.
    dark = "".join(
        f"M{run.start() + _QUIET} {y + _QUIET}.5h{run.end() - run.start()}"
        for y, row in enumerate(rows)
        for run in re.finditer(b"\x01+", row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {width}"><title>{escape(address)}</title>'
        f'<path fill="#fff" d="M0 0h{width}v{width}H0z"/><path stroke="#000" d="{dark}"/></svg>\n'
    )
