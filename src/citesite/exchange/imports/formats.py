"""Read the file of an export in any known format. The text decides the format, not the file name."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.bibtex import read_bibtex
from citesite.exchange.imports.csl_json import read_csl_json
from citesite.exchange.imports.entry import Export
from citesite.exchange.imports.medline import read_medline
from citesite.exchange.imports.ris import read_ris
from citesite.files.scan import bytes_of

LARGEST = 16_000_000
"""Bytes. Six thousand records with abstracts have about that many, and reading them takes some seconds."""
KNOWN = "citesite reads CSL-JSON, RIS, BibTeX and PubMed (NBIB)"

_FORMATS: tuple[tuple[re.Pattern[str], Callable[[str], Export]], ...] = (
    (re.compile(r"\s*[\[{]"), read_csl_json),
    (re.compile(r"(?:.*\n){0,20}?TY {0,3}- "), read_ris),
    (re.compile(r"(?:.*\n){0,20}?PMID {0,2}- ?\d"), read_medline),
    (re.compile(r"(?s).{0,20000}?(?:^|\n)[ \t]*@[A-Za-z]+\s*[{(]"), read_bibtex),
)
_OTHERS = (
    (re.compile(r"\s*<(?:!doctype html|html)", re.IGNORECASE), "a web page, not an export"),
    (re.compile(r"\s*<\?xml|\s*<xml"), "XML; export it as RIS or CSL-JSON instead"),
    (re.compile(r"%0 |%A "), "EndNote's own format; export it as RIS instead"),
    (re.compile(r"FN |PT J"), "Web of Science's own format; export it as RIS instead"),
)


def read_export(path: Path) -> Export:
    """Return the entries of an export, whatever its format.

    Raises:
        CitesiteError: if the format is unknown, saying what the file seems to be.
    """
    name, data = str(path), bytes_of(path, LARGEST)
    text = _text(name, data)
    if not text.strip():
        raise CitesiteError(f"{name} is empty")
    for pattern, read in _FORMATS:
        if pattern.match(text):
            return read(text)
    for pattern, what in _OTHERS:
        if pattern.match(text):
            raise CitesiteError(f"{name} is {what}. {KNOWN}.")
    raise CitesiteError(f"{name} is in no known format. {KNOWN}.")


def _text(name: str, data: bytes) -> str:
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise CitesiteError(f"{name}:{line}: not UTF-8 text; export it again with the encoding UTF-8") from None
    if "\0" in text:
        raise CitesiteError(f"{name} is not text. {KNOWN}.")
    return text
