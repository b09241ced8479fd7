"""Read RIS.

Source: the format's specification by Research Information Systems (2011), and the tags that reference managers and
databases write for what it leaves open: JF, T2 and C7 above all, DOIs in L3 (EBSCO), PMIDs in C5 (Embase).
"""

from __future__ import annotations

import re

from citesite.exchange.imports import locators
from citesite.exchange.imports.dates import best_date, day, written_date
from citesite.exchange.imports.entry import Entry, Export, Fields, given_id
from citesite.exchange.imports.names import people
from citesite.exchange.imports.plain_text import shortened
from citesite.exchange.imports.publication import design_of, is_in_press, standing_of
from citesite.exchange.imports.same_work import same_journal
from citesite.exchange.imports.tagged import Group, ris_groups

_TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "EJOU": "article-journal", "JFULL": "article-journal",
    "MGZN": "article-journal", "INPR": "article-journal", "ABST": "article-journal", "NEWS": "article-journal",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CLSWK": "book", "SER": "book", "WHOLE": "book",
    "CHAP": "chapter", "ECHAP": "chapter", "CPAPER": "chapter", "CONF": "chapter", "CONFP": "chapter",
    "ENCYC": "chapter", "DICT": "chapter",
    "RPRT": "report", "GOVDOC": "report", "STAND": "report", "THES": "thesis", "DISS": "thesis",
    "ELEC": "webpage", "WEB": "webpage", "BLOG": "webpage", "ICOMM": "webpage",
    "DATA": "dataset", "AGGR": "dataset", "DBASE": "dataset",
    "GEN": "document", "UNPB": "document", "UNPD": "document", "MANSCPT": "document", "PAMP": "document",
    "PREPRINT": "document", "UNBILL": "document", "BILL": "document", "STAT": "document", "LEGAL": "document",
    "CASE": "document", "HEAR": "document", "PAT": "document", "PCOMM": "document", "SLIDE": "document",
    "CTLG": "document", "GRNT": "document", "GRANT": "document", "MULTI": "document", "VIDEO": "document",
    "SOUND": "document", "MPCT": "document", "ADVS": "document", "COMP": "document", "FIGURE": "document",
}  # fmt: skip
_USED = frozenset([
    "TY", "TI", "T1", "CT", "BT", "T2", "JF", "JO", "JA", "J1", "J2", "AU", "A1", "A2", "ED", "PY", "Y1", "DA",
    "Y2", "VL", "IS", "SP", "EP", "DO", "UR", "SN", "PB", "CY", "PP", "ET", "M1", "M3", "C7", "C2", "AN", "DB",
    "ID", "PMID", "PMCID", "PMC", "DOI", "ISBN", "ISSN", "T3", "C3", "TA",
])  # fmt: skip
_LEFT_OUT = {
    "AB": "abstract", "N2": "abstract", "KW": "keyword", "N1": "note", "RN": "note", "L1": "attached file",
    "L2": "attached file", "L3": "attached file", "L4": "attached file", "LK": "attached file", "LA": "language",
    "DP": "database", "AD": "address of authors", "ST": "short title", "A3": "further name", "A4": "further name",
    "RP": "reprint status", "U1": "note", "U2": "note", "U3": "note", "U4": "note", "U5": "note",
    "C1": "note", "C4": "note", "C5": "note", "C6": "note", "C8": "note", "CN": "call number", "CP": "issue",
    "CA": "caption", "LB": "label", "M2": "note", "NV": "number of volumes", "OP": "note",
    "RI": "reviewed work", "SE": "section", "SV": "series volume", "TT": "translated title",
}  # fmt: skip
_INSIDE_ANOTHER = ("article-journal", "chapter")
_ISSUE = re.compile(
    r"(?:(?:no|nr|n°|issue|iss|num(?:ber)?)\.? ?)?"
    r"(?:[0-9]{1,5}[A-Za-z]?(?:[-/–, ]+[0-9]{1,5}[A-Za-z]?)*|[A-Z][0-9]{0,3})?"
    r"\s*(?:\(?(?:suppl(?:ement)?|pt|part|spec(?:ial)?|s)\b[^,;@]{0,24})?",
    re.IGNORECASE,
)
_MORE_DOI_FIELDS = ("DOI", "L3", "M3", "L1", "L2", "L4", "LK", "UR", "AN", "N1")


def read_ris(text: str) -> Export:
    """Return the entries of an RIS file."""
    export = Export("RIS")
    for group in ris_groups(text, export):
        take_group(group, export)
    return export


def take_group(group: Group, export: Export) -> None:
    """Add a record, whose tags are those of RIS, to an export, as an entry or as lost."""
    for line in group.lines:
        if line.tag in _LEFT_OUT:
            export.left_out[_LEFT_OUT[line.tag]] += 1
        elif line.tag not in _USED:
            export.remark(line.line, f"unknown tag {line.tag}: {shortened(line.value)}")
    kind = group.first("TY").upper()
    if kind not in _TYPES:
        export.remark(group.line, f"no record type for TY {shortened(kind) or '(empty)'}; it becomes a document")
    entry = Entry(group.line, {}, given_id(group.first("ID")))
    entry.fields = _fields(group, _TYPES.get(kind, "document"), entry.notes)
    export.take(entry)


def _fields(group: Group, kind: str, notes: list[str]) -> Fields:
    is_inside = kind in _INSIDE_ANOTHER
    own_titles = ("TI", "T1", "CT") if is_inside else ("TI", "T1", "CT", "BT")
    around = ("JF", "T2", "JO", "BT", "C3", "J2", "JA", "J1", "T3") if is_inside else ("JF", "T2", "JO")
    issued, lost = best_date(group.all("DA", "PY", "Y1"), "PY")
    notes += lost
    fields = {
        "type": kind,
        "title": group.first(*own_titles),
        "author": people(group.all("AU", "A1")),
        "editor": _editors(group, kind, notes),
        "container-title": group.first(*around) if kind != "book" else "",
        "container-title-short": _short_title(group, kind),
        "publisher": group.first("PB"),
        "publisher-place": group.first("CY", "PP"),
        "edition": _edition(group, kind, notes) if kind != "dataset" else "",
        "version": group.first("ET") if kind == "dataset" else "",
        "issued": issued,
        "status": "in-press" if is_in_press(group.first("TY"), group.all("PY", "DA", "VL", "IS", "SP")) else "",
        "accessed": day(group.first("Y2")),
        "volume": group.first("VL"),
        **_numbers(group, kind, notes),
        "page": locators.pages(group.first("SP"), group.first("EP")),
        **_identifiers(group),
        "ISBN": _isbn(group) if kind in ("book", "chapter", "report") else "",
        "URL": locators.own_address(group.all("UR")),
        "design": design_of(group.all("M3")),
    }
    return {**fields, "standing": standing_of(fields, group.all("M3"))}


def _short_title(group: Group, kind: str) -> str:
    """Return the abbreviation of a journal: a second, shorter name in one of the fields for it."""
    full = group.first("JF", "T2")
    found = group.first("JA", "J2", "TA", "J1", "JO") if kind == "article-journal" and full else ""
    return found if found and len(found) < len(full) and same_journal(found, full) else ""


def _identifiers(group: Group) -> Fields:
    """Return DOI, PMID and PMCID, wherever a database puts them."""
    databases = " ".join(group.all("DB", "DP"))
    is_pubmed = re.search(r"pubmed|medline|\bNLM\b|national library of medicine", databases, re.IGNORECASE)
    accession = group.first("AN")
    embase = [value for value in group.all("C5") if re.fullmatch(r"[1-9][0-9]{6,7}", value)]
    by_accession = accession if is_pubmed or accession.upper().startswith("MEDLINE:") else ""
    by_embase = embase[0] if embase and re.search("embase|medline", databases, re.IGNORECASE) else ""
    elsewhere = locators.pmid_among(group.all("N1", "UR", "L2", "M2", "U1"))
    return {
        "DOI": group.first("DO") or locators.doi_among(group.all(*_MORE_DOI_FIELDS)),
        "PMID": group.first("PMID") or (by_accession if locators.pmid(by_accession) else "") or by_embase or elsewhere,
        "PMCID": group.first("PMCID", "PMC") or locators.pmcid_among(group.all("C2", "N1", "UR", "L2")),
    }


def _editors(group: Group, kind: str, notes: list[str]) -> list[Fields]:
    """Return the editors. In A2 of an article, PsycInfo (Ovid) puts the works that it cites."""
    if kind != "article-journal":
        return people(group.all("ED", "A2"))
    if group.all("A2"):
        notes.append(f"A2 of an article is not used: {shortened(group.first('A2'))}")
    return people(group.all("ED"))


def _edition(group: Group, kind: str, notes: list[str]) -> str:
    """Return the edition. For an article, EndNote writes the date of its publication online there."""
    edition = group.first("ET")
    if edition and (kind == "article-journal" or re.fullmatch(r"[12][0-9]{3}[/-][0-9/-]+", edition)):
        what = "the date of its first publication" if written_date(edition) else "an edition"
        notes.append(f"ET of an article is not used ({what}): {shortened(edition)}")
        return ""
    return edition


def _numbers(group: Group, kind: str, notes: list[str]) -> Fields:
    """Return issue and number. Databases put notes, addresses and cited works into M1 as well."""
    other = group.first("M1")
    if kind in _INSIDE_ANOTHER:
        issue = group.first("IS", "CP")
        if other and not issue and _ISSUE.fullmatch(other):
            issue = re.sub(r"^(?:no|nr|n°|issue|iss)\.? ?(?=[0-9])", "", other, flags=re.IGNORECASE)
        elif other and other != issue:
            notes.append(f"M1 is no issue and is not used: {shortened(other)}")
        return {"issue": issue, "number": group.first("C7")}
    if len(other) > 60:
        notes.append(f"M1 is no number and is not used: {shortened(other)}")
        other = ""
    number = group.first("C7") or other
    return {"issue": group.first("IS"), "number": number}


def _isbn(group: Group) -> str:
    return locators.isbn_among(group.all("ISBN", "SN"))
