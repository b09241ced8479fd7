"""Images whose bytes lie about what follows: one message each, in little time, whatever they say of their parts."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from hostile.targets import bounded
from site_test import SiteTest

AVIF = b"\0\0\0\x14ftypavif\0\0\0\0avif"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'


def nested(name: bytes, more: bytes, count: int) -> bytes:
    """Boxes in boxes, each of the whole rest."""
    size = 8 + len(more)
    return b"".join(struct.pack(">I4s", (count - n) * size, name) + more for n in range(count))


LIARS = {
    "boxes.avif": AVIF + nested(b"ipco", b"", 100_000),
    "metas.avif": AVIF + nested(b"meta", b"\0\0\0\0", 100_000),
    "endless.avif": AVIF + struct.pack(">I4sQ", 1, b"meta", 1 << 63),
    "backwards.avif": AVIF + struct.pack(">I4sQ", 1, b"meta", 3),
    "empties.avif": AVIF + struct.pack(">I4s", 8, b"free") * 600_000,
    "chunks.png": b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0IHDR\0\0\0\0" * 400_000,
    "huge.png": b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 2**31, 2**31) + b"\0" * 9 + b"\0\0\0\0IEND",
    "fill.jpg": b"\xff\xd8\xff" + b"\xff" * 4_900_000 + b"\xff\xd9",
    "parts.jpg": b"\xff\xd8" + b"\xff\xe1\0\x02" * 1_200_000 + b"\xff\xd9",
    "short.webp": b"RIFF" + struct.pack("<I", 16) + b"WEBPVP8X",
    "attributes.svg": SVG + b"<g " + b" ".join(b"a%d='1'" % n for n in range(100_000)) + b"/></svg>",
    "large.svg": SVG + b"<g/>" * 1_000_000 + b"</svg>",
    "deep.svg": SVG + b"<g>" * 200_000 + b"</svg>",
    "entities.svg": b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + SVG + b"<desc>&b;</desc></svg>",
}


@pytest.mark.parametrize("name", LIARS)
def test_an_image_that_lies_is_one_message(tmp_path: Path, name: str) -> None:
    """Nested boxes ended in a traceback, and the attributes of one element took the square of their number."""
    site = SiteTest(tmp_path)
    site.write(f"content/media/{name}", LIARS[name])
    with bounded(10):
        result = site.check()
    assert result.exit_code == 1
    assert f"content/media/{name}:" in result.stderr
    assert result.stderr.count("error[unusable-media]") == 1
    assert len(result.stderr) < 2_000
