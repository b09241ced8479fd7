"""What is on the pages of a PDF file that Chromium wrote.

Chromium places each letter by itself, and a reader of any PDF file asks after each where it stands: that takes about
half a minute for the sections of the first site. Here letters come in the order in which they are drawn.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

from pypdf import PageObject, PdfReader

_DRAWN = re.compile(r"/(\w+) [\d.]+ Tf|<([0-9A-F]+)> Tj")
_BLOCK = re.compile(r"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CODE = re.compile(r"<([0-9A-F]+)>")


def printed(pdf: Path | str) -> str:
    """Return the text of all pages, in the order in which it is drawn."""
    return "".join(_drawn(page) for page in PdfReader(pdf).pages)


def _drawn(page: PageObject) -> str:
    contents = page.get_contents()
    if contents is None:
        return ""
    fonts = {
        name.lstrip("/"): _letters(font["/ToUnicode"].get_data().decode("latin-1"))
        for name, font in cast("dict[str, Any]", page["/Resources"])["/Font"].items()
    }
    text: list[str] = []
    letters: dict[str, str] = {}
    for font, codes in _DRAWN.findall(contents.get_data().decode("latin-1")):
        if font:
            letters = fonts[font]
        else:
            size = len(next(iter(letters)))
            text += [letters.get(codes[at : at + size], "") for at in range(0, len(codes), size)]
    return "".join(text)


def _letters(table: str) -> dict[str, str]:
    """Return the letters of a font by their codes, from the table that it has for those who copy text."""
    letters: dict[str, str] = {}
    for kind, block in _BLOCK.findall(table):
        codes = _CODE.findall(block)
        if kind == "char":
            letters |= {code: _text(codes[2 * i + 1]) for i, code in enumerate(codes[::2])}
            continue
        for first, last, letter in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            for step in range(int(last, 16) - int(first, 16) + 1):
                letters[f"{int(first, 16) + step:0{len(first)}X}"] = _text(f"{int(letter, 16) + step:0{len(letter)}X}")
    return letters


def _text(code: str) -> str:
    return bytes.fromhex(code).decode("utf-16-be")
