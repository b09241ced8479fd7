"""Read tables of references, as CSV or tab-delimited.

PubMed, Scopus, Embase, Covidence, Rayyan, Zotero, Web of Science and ClinicalTrials.gov write them. The names of the
columns say what a value is, whatever program wrote the table.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.entry import Entry, Export, Fields
from citesite.exchange.imports.ris import take_group
from citesite.exchange.imports.tables import header, is_tab_delimited, plain_name, rows_of
from citesite.exchange.imports.tagged import Group, TaggedLine
from citesite.exchange.imports.tagged_formats import ris_type

_COLUMNS = {
    "TI": "title|article title|document title|study title|ti",
    "AU": "author full names|full author names|authors|author|author names|author s|af|au|creators",
    "JF": "journal book|journal|source title|publication title|journal title|secondary title|so|source",
    "PY": "publication year|year|published year|pub year|year published|py",
    "DA": "date|publication date|date of publication",
    "VL": "volume|vl", "IS": "issue|issue number|number|is", "SP": "page start|first page|start page|pages|page|bp",
    "EP": "page end|last page|end page|ep", "C7": "art no|article number|article no|ar", "DO": "doi|di",
    "PMID": "pmid|pubmed id|medline pmid|pm|pubmed pmid", "PMCID": "pmcid|pmc id|pmc",
    "UR": "url|link|study url|full text link", "ISBN": "isbn|bn|isbns", "PB": "publisher|pu",
    "CY": "place|location|publisher location|pi", "ET": "edition",
    "M3": "document type|publication type|dt|item type|type",
    "ED": "editors|editor|be", "AB": "abstract|ab|abstract note",
    "KW": "keywords|author keywords|index keywords|manual tags",
    "AN": "accession number|ut|eid|ut unique wos id", "LA": "language|language of original document|la",
    "N1": "notes|note|extra", "DB": "database", "PUBMED": "citation", "NCT": "nct number",
}  # fmt: skip
_TAGS = {name: tag for tag, names in _COLUMNS.items() for name in names.split("|")}
_ENOUGH = {"AU", "DO", "PMID", "PY", "NCT"}


def is_table(text: str) -> bool:
    """Return whether the first line of a text names the columns of a table of references."""
    tags = {_TAGS.get(plain_name(name), "") for name in header(text)}
    return "TI" in tags and bool(tags & _ENOUGH)


def read_table(text: str) -> Export:
    """Return the entries of a table of references, one a row.

    Raises:
        CitesiteError: if it is no table that can be read to its end.
    """
    export = Export("table (tab-delimited)" if is_tab_delimited(text) else "table (CSV)")
    line = 1
    try:
        for line, values in rows_of(text):
            _take(values, line, export)
    except csv.Error as problem:
        raise CitesiteError(f"the table cannot be read behind line {line}: {problem}") from None
    return export


def _take(values: dict[str, str], line: int, export: Export) -> None:
    # The fullest of several columns for one thing comes first in the table: "Author full names" before "Authors".
    found = {
        tag: next(filter(None, (values.get(name, "").strip() for name in names.split("|"))), "")
        for tag, names in _COLUMNS.items()
    }
    by_tag = {tag: value for tag, value in found.items() if value}
    for name, value in values.items():
        if value.strip() and name not in _TAGS:
            export.left_out[f"column {name[:40]}"] += 1
    if by_tag.get("NCT"):
        export.take(registration(line, by_tag["NCT"], by_tag.get("TI", ""), ""))
        return
    citation = re.search(
        r"\b([12][0-9]{3}[^;]{0,20});([^:;(.]*)(?:\(([^()]*)\))?:([^.\s]+)\.", by_tag.pop("PUBMED", "")
    )
    if citation:
        by_tag |= {"PY": citation[1].strip(), "VL": citation[2], "IS": citation[3] or "", "SP": citation[4]}
    group = Group(line, [TaggedLine(line, "TY", [_type(by_tag)])])
    for tag, value in by_tag.items():
        group.lines += [TaggedLine(line, tag, [one]) for one in (_names(value) if tag in ("AU", "ED") else [value])]
    take_group(group, export)


def _type(by_tag: dict[str, str]) -> str:
    kind = by_tag.get("M3", "")
    found = ris_type(kind) if kind else "JOUR"
    return "JOUR" if found == "GEN" and by_tag.get("JF") else found


_NAME_OF_PUBMED = re.compile(r".+ [A-Z.-]{1,7}(?: Jr| Sr)?", re.DOTALL)


def _names(value: str) -> Iterator[str]:
    """Yield the names of one cell, without the identifiers that Scopus puts behind them."""
    value = re.sub(r"(?:(?<!\s)\s++)?\([0-9]+\)", "", value)
    if ";" in value:
        yield from (name for name in value.split(";") if name.strip())
    elif -1 < value.find(" and ") < value.rfind(",") - len(" and "):
        yield from value.split(" and ")
    elif all(_NAME_OF_PUBMED.fullmatch(name) for name in value.split(",")):
        # PubMed: "Doe A, Roe BC."
        yield from (name for name in value.rstrip(".").split(","))
    else:
        yield value


def registration(line: int, number: str, title: str, official: str) -> Entry:
    """Return the registration of a trial at ClinicalTrials.gov as a page of that registry."""
    fields: Fields = {
        "type": "webpage",
        "title": official or title,
        "container-title": "ClinicalTrials.gov",
        "publisher": "U.S. National Library of Medicine",
        "URL": f"https://clinicaltrials.gov/study/{number.strip()}",
        "study": number.strip(),
    }
    return Entry(line, fields, number.strip().lower())
