"""Read an image: what kind it is, how large it is shown, and whether it is whole. Nothing is decoded.

The kind follows from the bytes, never from the name. SVG is read by `svg`.

Sources: Portable Network Graphics, W3C Recommendation (2003), 5; ITU-T T.81 (JPEG), annex B; WebP Container
Specification and VP8L; ISO/IEC 23008-12 (HEIF), of which AVIF is a kind; Exif 2.32, 4.6.4 (Orientation).
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple

from citesite.files.scan import TooLarge, bytes_of, leads_away

ImageKind = Literal["png", "jpeg", "webp", "avif", "svg"]

MOST_PIXELS = 50_000_000
"""A browser needs four bytes for each: 200 MB."""
ENDINGS: dict[str, ImageKind] = {
    ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp", ".avif": "avif", ".svg": "svg",
}  # fmt: skip
"""How the name of an image of each kind may end: hosts say by the name what a file is."""


class Image(NamedTuple):
    """An image that may go onto a page."""

    kind: ImageKind
    width: int
    """In CSS pixels, as a browser shows it by itself."""
    height: int
    content: bytes
    """The bytes to publish: those of the file, but for SVG only what draws."""


class ImageFault(NamedTuple):
    """Why a file cannot be used as an image, in the words of a diagnostic."""

    message: str
    hint: str = ""
    line: int = 0
    """In the file, for SVG; 0 for the whole file."""


def read_image(root: Path, name: str, most: int) -> Image | ImageFault:
    """Return an image that is a file in a site's folder.

    Args:
        root: the site's folder.
        name: the file's path below it, with forward slashes.
        most: the most bytes it may have.

    Raises:
        CitesiteError: if the machine does not let it be read.
    """
    if "\\" in name:
        return ImageFault(f'"{name}" has \\ between folders, which other systems do not know', "write / instead")
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or parts[0] == "/" or ":" in parts[0] or leads_out(root, name):
        return ImageFault(
            f'"{name}" is not inside the site\'s folder', "name a file from the folder of the settings on"
        )
    path = root / name
    if not path.is_file():
        return ImageFault(f'there is no file "{name}"', "name it from the folder of the settings on")
    try:
        content = bytes_of(path, most)
    except TooLarge:
        size = (
            f"{path.stat().st_size / 1e6:,.1f} MB" if path.stat().st_size >= 1e6 else f"{path.stat().st_size:,} bytes"
        )
        return ImageFault(f'"{name}" has {size}; at most {most // 1000:,} kB can be used', "save it smaller")
    return image_in(content, name)


def leads_out(root: Path, name: str) -> bool:
    """Whether a path below a folder is a symbolic link that leads out of it, or is reached through one."""
    path = root / name
    return os.path.lexists(path) and leads_away(str(path), root) and not path.is_dir()


def image_in(content: bytes, name: str) -> Image | ImageFault:
    """Return the image in some bytes, or why they are not one.

    Args:
        content: the bytes.
        name: the file they are from, whose ending has to fit them.
    """
    wanted = ENDINGS.get(PurePosixPath(name.lower()).suffix)
    if wanted is None:
        return ImageFault(f'"{name}" is no image that browsers show', f"save it as one of: {', '.join(ENDINGS)}")
    kind = _kind_of(content)
    if kind is None:
        what = "is empty" if not content else "is no image, whatever its name says"
        return ImageFault(f'"{name}" {what}', f"save it again as one of: {', '.join(ENDINGS)}")
    if kind != wanted:
        return ImageFault(f'"{name}" is named .{wanted} but holds {kind.upper()}', f"rename it to end in .{kind}")
    if kind == "svg":
        # Takes as long to import as reading a hundred images of the other kinds.
        from citesite.files.svg import Drawing, drawing_in

        drawn = drawing_in(content)
        if isinstance(drawn, Drawing):
            return Image("svg", *drawn)
        hint = 'save it as "plain SVG" or "optimised SVG" from the program that drew it, or as PNG'
        return ImageFault(f'"{name}" {drawn.why}', hint, drawn.line)
    try:
        size = _SIZES[kind](content)
    except (struct.error, IndexError):
        size = None
    if size is None or not all(size):
        return ImageFault(f'"{name}" is damaged: it ends too early or says no size', "save or download it again")
    if size[0] * size[1] > MOST_PIXELS:
        message = f'"{name}" has {size[0]:,} by {size[1]:,} pixels, which a phone has no memory for'
        return ImageFault(message, "save it with at most 4,000 pixels a side")
    return Image(kind, *size, content)


def _kind_of(content: bytes) -> ImageKind | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and content[8:12] in (b"avif", b"avis", b"mif1") and b"avif" in content[8:64]:
        return "avif"
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return "svg" if start.startswith(b"<") and (b"<svg" in start or b":svg" in start) else None


def _png(content: bytes) -> tuple[int, int] | None:
    at, size = 8, None
    while at + 12 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        if name == b"IHDR":
            size = struct.unpack_from(">II", content, at + 8)
        at += 12 + length
        if name == b"IEND":
            return size if at <= len(content) else None
    return None


_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of JPEG after which the size of the image is."""


def _jpeg(content: bytes) -> tuple[int, int] | None:
    # Some programs put bytes after the end of the image, and none leaves it out.
    if b"\xff\xd9" not in content[2:]:
        return None
    at, is_turned = 2, False
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return (height, width) if is_turned else (width, height)
        if marker == 0xE1 and content[at + 4 : at + 10] == b"Exif\0\0":
            is_turned = _is_turned(content[at + 10 : at + 2 + length])
        at += 2 + length
    return None


def _is_turned(tiff: bytes) -> bool:
    """Whether Exif data say that an image is shown turned by a quarter, so that its sides change places."""
    order = "<" if tiff[:2] == b"II" else ">"
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        entries = (struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * number) for number in range(count))
        return any(tag == 0x0112 and value in (5, 6, 7, 8) for tag, _, _, value in entries)
    except struct.error:
        return False


def _webp(content: bytes) -> tuple[int, int] | None:
    (length,) = struct.unpack_from("<I", content, 4)
    if length + 8 > len(content):
        return None
    form = content[12:16]
    if form == b"VP8X":
        return _little(content, 24) + 1, _little(content, 27) + 1
    if form == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _little(content: bytes, at: int) -> int:
    """Return a number of three bytes, the lowest first."""
    return content[at] | content[at + 1] << 8 | content[at + 2] << 16


_OPENED = ((b"meta", 4), (b"iprp", 0), (b"ipco", 0))
"""Boxes of HEIF on the way to the size, each in the one before, and how many bytes there are before the boxes in it."""


def _avif(content: bytes) -> tuple[int, int] | None:
    """Return the size of the largest image in the file, which is the one shown: others are its tiles or thumbnails."""
    sizes, is_turned, end = [], False, 0
    for name, start, stop in _boxes(content, 0, len(content)):
        end = max(end, stop)
        if name == b"ispe":
            sizes.append(struct.unpack_from(">II", content, start + 4))
        elif name == b"irot":
            is_turned = bool(content[start] & 1)
    if not sizes or end > len(content):
        return None
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    return (height, width) if is_turned else (width, height)


def _boxes(content: bytes, at: int, end: int, depth: int = 0) -> Iterator[tuple[bytes, int, int]]:
    """Yield the name of each box, where its content begins and where it ends, which may be after the file.

    Boxes within one are those on the way to the size alone, so that a file cannot nest them without end.
    """
    while at + 8 <= end:
        length, name = struct.unpack_from(">I4s", content, at)
        start = at + 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", content, start)
            start += 8
        stop = at + length if length else end
        if stop <= at:
            return
        yield name, start, stop
        if depth < len(_OPENED) and name == _OPENED[depth][0]:
            yield from _boxes(content, start + _OPENED[depth][1], min(stop, end), depth + 1)
        at = stop


_SIZES = {"png": _png, "jpeg": _jpeg, "webp": _webp, "avif": _avif}
