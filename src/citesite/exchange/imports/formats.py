"""Read the file of an export in any known format. The text decides the format, not the file name."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.bibtex import read_bibtex
from citesite.exchange.imports.csl_json import read_csl_json
from citesite.exchange.imports.csl_yaml import read_csl_yaml
from citesite.exchange.imports.entry import Export
from citesite.exchange.imports.medline import read_medline
from citesite.exchange.imports.registrations import read_studies
from citesite.exchange.imports.review_tables import is_review_table, read_review_table
from citesite.exchange.imports.ris import read_ris
from citesite.exchange.imports.spreadsheets import is_table, read_table
from citesite.exchange.imports.tagged_formats import (
    read_central,
    read_endnote,
    read_refworks,
    read_web_of_science,
)
from citesite.exchange.imports.xml_records import read_xml
from citesite.files.scan import bytes_of

LARGEST = 64_000_000
"""Bytes. Twenty thousand records with abstracts have about half as many."""
KNOWN = (
    "citesite reads CSL-JSON, CSL-YAML, RIS, BibTeX, PubMed (NBIB, XML, CSV), ERIC, EndNote (XML, .enw), "
    "Web of Science, RefWorks, the Cochrane Library, RevMan 5 and Web, ClinicalTrials.gov, "
    "and tables of Scopus, Embase, Covidence and Rayyan"
)


_CSL_YAML = re.compile(
    r"(?:---\s*\n)?(?:#.*\n|[ \t]*\n|[\w-]+:.*\n){0,20}?(?:references:[ \t]*\n|- (?:id|type|title|author):)"
)


def _is_xml(text: str) -> bool:
    return bool(re.match(r"\s*<(?!!doctype html|html)", text, re.IGNORECASE))


_FORMATS: tuple[tuple[Callable[[str], object], Callable[[str], Export]], ...] = (
    (re.compile(r'\s*[\[{](?s:.{0,4000}?)"protocolSection"').match, read_studies),
    (re.compile(r"\s*[\[{]").match, read_csl_json),
    (_is_xml, read_xml),
    (re.compile(r"(?:.*\n){0,20}?TY {0,3}- ").match, read_ris),
    (re.compile(r"(?:.*\n){0,20}?(?:PMID {0,2}- ?\d|OWN {0,2}- ?ERIC)").match, read_medline),
    (re.compile(r"(?:.*\n){0,20}?%[0A] ").match, read_endnote),
    (re.compile(r"(?:FN .*\n)?(?:VR .*\n)?PT [JBSPC]").match, read_web_of_science),
    (re.compile(r"(?:.*\n){0,20}?RT [A-Z]").match, read_refworks),
    (re.compile(r"(?:.*\n){0,20}?Record #\d+ of \d+").match, read_central),
    (_CSL_YAML.match, read_csl_yaml),
    (is_review_table, read_review_table),
    (is_table, read_table),
    (re.compile(r"(?s).{0,20000}?(?:^|\n)[ \t]*@[A-Za-z]+\s*[{(]").match, read_bibtex),
)
_OTHERS = ((re.compile(r"\s*<(?:!doctype html|html)", re.IGNORECASE), "a web page, not an export"),)


class ExportText(NamedTuple):
    """The text of an export."""

    name: str
    """The path of its file."""
    text: str
    guessed: str = ""
    """The name of its encoding, if that had to be guessed."""


def text_of(path: Path) -> ExportText:
    """Return the text of a file of any encoding that exports have.

    UTF-16 shows in its mark, or in the noughts between its letters; what else is no UTF-8 was written on Windows.

    Raises:
        CitesiteError: if it is no text.
    """
    data = bytes_of(path, LARGEST)
    wide = {b"\x00": "utf-16-be"}.get(data[:1], "utf-16-le") if data[:2].count(0) == 1 else ""
    encoding, guessed = wide or "utf-8-sig", ""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text, guessed = data.decode("cp1252", "replace"), "Windows-1252"
    if "\0" in text or text.count("\ufffd") > len(text) // 100:
        raise CitesiteError(f"{path} is not text. {KNOWN}.")
    return ExportText(str(path), text, guessed)


def read_export(found: ExportText) -> Export:
    """Return the entries of an export, whatever its format.

    Raises:
        CitesiteError: if the format is unknown, saying what the file seems to be.
    """
    name, text, guessed = found
    if not text.strip():
        raise CitesiteError(f"{name} is empty")
    for is_one, read in _FORMATS:
        if is_one(text):
            try:
                export = read(text)
            except CitesiteError as problem:
                raise CitesiteError(f"{name}: {problem}") from None
            if guessed:
                export.remark(1, f"the file is no UTF-8 text; it was read as {guessed}: look at letters with accents")
            return export
    for pattern, what in _OTHERS:
        if pattern.match(text):
            raise CitesiteError(f"{name} is {what}. {KNOWN}.")
    raise CitesiteError(f"{name} is in no known format. {KNOWN}.")
