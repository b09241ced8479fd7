"""Small images for tests, each made by hand: the least bytes that say a size."""

from __future__ import annotations

import struct
import zlib


def png(width: int = 120, height: int = 40) -> bytes:
    """A PNG of one colour."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress(b"".join(b"\0" + b"\x20" * width for _ in range(height)))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width: int, height: int, orientation: int = 1) -> bytes:
    """The frame of a JPEG, with the way a camera was held."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHH", 8, 1, 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0" + tiff
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    segments = ((0xE1, exif), (0xC0, frame))
    body = b"".join(bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data for marker, data in segments)
    return b"\xff\xd8" + body + b"\xff\xd9"


def webp(width: int, height: int) -> bytes:
    """A WebP that says its size in an extended header."""
    head = b"VP8X" + struct.pack("<I", 10) + bytes(4) + struct.pack("<I", width - 1)[:3]
    head += struct.pack("<I", height - 1)[:3]
    return b"RIFF" + struct.pack("<I", len(head) + 4) + b"WEBP" + head


def avif(width: int, height: int) -> bytes:
    """An AVIF whose one image has a size."""

    def box(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data) + 8) + name + data

    size = box(b"ispe", bytes(4) + struct.pack(">II", width, height))
    meta = box(b"meta", bytes(4) + box(b"iprp", box(b"ipco", size)))
    return box(b"ftyp", b"avif" + bytes(4) + b"avifmif1") + meta


def svg(inside: str = '<path d="M0 0h9"/>', head: str = 'viewBox="0 0 60 20"') -> bytes:
    """An SVG with something in it."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>\n{inside}\n</svg>\n'.encode()
