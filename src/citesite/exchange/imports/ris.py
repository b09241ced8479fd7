"""Read RIS.

Source: the format's specification by Research Information Systems (2011), and the tags that Zotero, Mendeley and
EndNote write for what it leaves open (JF, T2 and C7 above all).
"""

from __future__ import annotations

import re

from citesite.exchange.imports.entry import (
    Entry,
    Export,
    Fields,
    given_id,
    pages,
    partial_date,
    person,
    shortened,
)
from citesite.exchange.imports.tagged import Group, ris_groups
from citesite.records.identifiers import isbn

_TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "article-journal", "MGZN": "article-journal",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CHAP": "chapter", "ECHAP": "chapter", "CPAPER": "chapter", "ENCYC": "chapter",
    "RPRT": "report", "GOVDOC": "report", "STAND": "report", "THES": "thesis",
    "ELEC": "webpage", "WEB": "webpage", "BLOG": "webpage", "DATA": "dataset", "AGGR": "dataset", "DBASE": "dataset",
    "GEN": "document",
}  # fmt: skip
_USED = frozenset(
    [
        "TY",
        "TI",
        "T1",
        "CT",
        "BT",
        "T2",
        "JF",
        "JO",
        "JA",
        "J1",
        "J2",
        "AU",
        "A1",
        "A2",
        "ED",
        "PY",
        "Y1",
        "DA",
        "Y2",
        "VL",
        "IS",
        "SP",
        "EP",
        "DO",
        "UR",
        "SN",
        "PB",
        "CY",
        "PP",
        "ET",
        "M1",
        "C7",
        "C2",
        "AN",
        "DB",
        "ID",
    ]
)
_LEFT_OUT = {
    "AB": "abstract", "N2": "abstract", "KW": "keyword", "N1": "note", "RN": "note", "L1": "attached file",
    "L2": "attached file", "L3": "attached file", "L4": "attached file", "LK": "attached file", "LA": "language",
    "DP": "database", "AD": "address of authors", "ST": "short title", "T3": "series", "A3": "further name",
    "A4": "further name", "RP": "reprint status", "U1": "note", "U2": "note", "U3": "note", "U4": "note", "U5": "note",
    "C1": "note", "C3": "note", "C4": "note", "C5": "note", "C6": "note", "C8": "note", "CN": "call number",
    "CA": "caption", "LB": "label", "M2": "note", "M3": "kind of work", "NV": "number of volumes", "OP": "note",
    "RI": "reviewed work", "SE": "section", "SV": "series volume", "TA": "note", "TT": "translated title",
}  # fmt: skip
_INSIDE_ANOTHER = ("article-journal", "chapter")


def read_ris(text: str) -> Export:
    """Return the entries of an RIS file."""
    export = Export("RIS")
    for group in ris_groups(text, export):
        for line in group.lines:
            if line.tag in _LEFT_OUT:
                export.left_out[_LEFT_OUT[line.tag]] += 1
            elif line.tag not in _USED:
                export.remark(line.line, f"unknown tag {line.tag}: {shortened(line.value)}")
        kind = group.first("TY").upper()
        if kind not in _TYPES:
            export.remark(group.line, f"no record type for TY {shortened(kind) or '(empty)'}; it becomes a document")
        fields = _fields(group, _TYPES.get(kind, "document"))
        if fields["title"]:
            export.entries.append(Entry(group.line, fields, given_id(group.first("ID"))))
        else:
            export.lose(group.line, "a record without a title")
    return export


def _fields(group: Group, kind: str) -> Fields:
    is_inside = kind in _INSIDE_ANOTHER
    own_titles = ("TI", "T1", "CT") if is_inside else ("TI", "T1", "CT", "BT")
    around = ("JF", "T2", "JO", "BT", "J2", "JA", "J1") if is_inside else ("JF", "T2", "JO")
    first, last = group.first("SP"), group.first("EP")
    number = group.first("C7") or ("" if is_inside else group.first("M1"))
    return {
        "type": kind,
        "title": group.first(*own_titles),
        "author": [person(name) for name in group.all("AU", "A1")],
        "editor": [person(name) for name in group.all("ED", "A2")],
        "container-title": group.first(*around) if kind != "book" else "",
        "publisher": group.first("PB"),
        "publisher-place": group.first("CY", "PP"),
        "edition": group.first("ET"),
        "number": number,
        "issued": max((_date(value) for value in group.all("DA", "PY", "Y1")), key=len, default=""),
        "accessed": _day(group.first("Y2")),
        "volume": group.first("VL"),
        "issue": group.first("IS") or (group.first("M1") if is_inside else ""),
        "page": pages(first, last),
        "DOI": group.first("DO"),
        "PMID": group.first("AN") if re.search(r"pubmed|medline", group.first("DB"), re.IGNORECASE) else "",
        "PMCID": next((value for value in group.all("C2") if re.match("PMC", value, re.IGNORECASE)), ""),
        "ISBN": _isbn(group) if kind in ("book", "chapter", "report") else "",
        "URL": _own_address(group),
    }


def _date(text: str) -> str:
    """Read a date `2010/05/20/` or a shorter one; also with hyphens, as some programs write it."""
    parts = re.split(r"[/-]", text.strip())
    return partial_date(*[*parts, "", ""][:3])


def _day(text: str) -> str:
    found = _date(text)
    return found if len(found) == 10 else ""


def _isbn(group: Group) -> str:
    """Return the first ISBN among the standard numbers, which may also be ISSNs."""
    written = [part for value in group.all("SN") for part in re.split(r"[;,]|\s(?=97[89])|\(", value)]
    return next((found for found in map(isbn, written) if found), "")


def _own_address(group: Group) -> str:
    """Return the first address that is not a resolver of an identifier in the record."""
    addresses = [part for value in group.all("UR") for part in re.split(r"(?<![;\s])[;\s]++(?=https?:)", value)]
    return next((one for one in addresses if not re.match(r"https?://(?:dx\.)?doi\.org/", one)), "")
