"""Images whose bytes lie about what follows: one message each, in little time, whatever they say of their parts."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from hostile.judging import bounded
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


TABLES = {
    "one line": "Authors,Title,Year,DOI" + ",a" * 20_000 + "\nA,B,2020,d\n",
    "many lines": "Authors,Title,Year,DOI\nA,B,2020,d\n" + '"a\n",' * 20_000 + "\n",
    "tabs": "Authors\tTitle\tYear\tDOI\nA\tB\t2020\td\n" + "\t" * 20_000 + "\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_with_a_row_of_countless_cells_is_one_line(tmp_path: Path, name: str) -> None:
    """One of 63 MB took 2.8 GB of memory and 20 s."""
    site = SiteTest(tmp_path)
    site.write("table.csv", TABLES[name])
    result = site.run("import", "table.csv", "--dry-run")
    assert result.exit_code == 2
    assert "more than 10,000 cells" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    notices = "OriginalPaperDOI,RetractionNature,RetractionDate\n" + TABLES[name].replace("\t", ",")
    site.write("notices.csv", notices)
    assert "more than 10,000 cells" in site.run("standing", "--snapshot", "notices.csv").stderr


def test_works_of_crossref_are_bounded_before_they_are_taken_apart(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.write("works.json", "[" + "{}," * 10_000_001 + "{}]")
    result = site.run("standing", "--snapshot", "works.json")
    assert (result.exit_code, "more than 30,000,000 bytes" in result.stderr) == (2, True)


@pytest.mark.parametrize("unit", ["<a/>", "<a b='1'/>"])
def test_xml_of_countless_elements_is_refused_before_it_is_taken_apart(tmp_path: Path, unit: str) -> None:
    """One of 63 MB took 2.1 GB of memory."""
    site = SiteTest(tmp_path)
    site.write("export.xml", f"<PubmedArticleSet>{unit * 3_000_001}</PubmedArticleSet>")
    result = site.run("import", "export.xml", "--dry-run")
    assert (result.exit_code, "more than 3,000,000 elements" in result.stderr) == (2, True)
