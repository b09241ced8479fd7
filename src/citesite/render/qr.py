"""QR codes: an address in, an SVG image out that a telephone's camera reads."""

from __future__ import annotations

import io

from citesite.diagnostics import CitesiteError

_MASK = 0
"""One of the eight patterns laid over a code (ISO/IEC 18004 §7.8). Readers undo any of them; trying all eight to find
the most even one takes six times as long, and a topic has a hundred codes."""


def qr_svg(address: str) -> str:
    """Draw an address as a QR code: black on white whatever the page's colours, with the quiet zone, titled.

    Raises:
        CitesiteError: if it is too long for any code (2,331 bytes at error correction M).
    """
    # Only pages with a code pay for importing it.
    import segno

    try:
        code = segno.make_qr(address, error="m", mask=_MASK)
    except segno.DataOverflowError:
        raise CitesiteError(f"an address of {len(address):,} characters is too long for a QR code") from None
    image = io.BytesIO()
    code.save(image, kind="svg", title=address, light="#fff", omitsize=True, svgclass=None, lineclass=None)
    return image.getvalue().decode()
