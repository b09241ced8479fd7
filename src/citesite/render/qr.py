"""QR codes as SVG images."""

from __future__ import annotations

import io

from citesite.diagnostics import CitesiteError

_MASK = 0
"""The mask pattern, one of eight (ISO/IEC 18004 §7.8). Readers undo any of them. Trying all eight to pick the most even
one takes six times as long, and a topic can have a hundred codes."""


def qr_svg(address: str) -> str:
    """Return an address as a QR code in SVG: black on white in light and dark mode, with quiet zone and title.

    Raises:
        CitesiteError: if the address is too long for a QR code (more than 2,331 bytes at error correction level M).
    """
    # Imported here because only new codes need it.
    import segno

    try:
        code = segno.make_qr(address, error="m", mask=_MASK)
    except segno.DataOverflowError:
        raise CitesiteError(f"an address of {len(address):,} characters is too long for a QR code") from None
    image = io.BytesIO()
    code.save(image, kind="svg", title=address, light="#fff", omitsize=True, svgclass=None, lineclass=None)
    return image.getvalue().decode()
