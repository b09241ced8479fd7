"""Read the MEDLINE format of PubMed, which ERIC writes as well (files that end in .nbib).

Source: "MEDLINE/PubMed Data Element (Field) Descriptions" of the U.S. National Library of Medicine.
"""

from __future__ import annotations

import re

from citesite.exchange.imports import locators
from citesite.exchange.imports.dates import best_date
from citesite.exchange.imports.entry import Entry, Export, Fields
from citesite.exchange.imports.names import person, with_suffix
from citesite.exchange.imports.plain_text import shortened
from citesite.exchange.imports.publication import design_of, standing_of
from citesite.exchange.imports.tagged import Group, medline_groups

_USED = frozenset([
    "PMID", "TI", "BTI", "JT", "TA", "FAU", "AU", "CN", "FED", "ED", "DP", "VI", "IP", "PG", "LID", "AID",
    "PMC", "ISBN", "PB", "PL", "EN", "PT", "RIN", "ECI", "EIN", "CRI", "TT", "SO", "TID", "DOI", "URL", "SRCE",
])  # fmt: skip
_LEFT_OUT = {
    "ISSN": "ISSN",
    "AB": "abstract", "OAB": "abstract", "MH": "keyword", "OT": "keyword", "RN": "substance", "NM": "substance",
    "AD": "address of authors", "AUID": "author identifier", "LA": "language", "IS": "ISSN", "GR": "grant",
    "CIN": "comment", "CON": "comment", "UIN": "update", "UOF": "update", "COIS": "interests", "CI": "copyright",
    "GN": "note", "IR": "investigator", "FIR": "investigator",
    "IRAD": "investigator", "SI": "data bank", "PS": "subject", "FPS": "subject", "SB": "subset", "RF": "count",
    "CTI": "series", "CP": "chapter number", "DDIN": "data set", "DRIN": "data set", "OID": "other identifier",
    "RPI": "republication", "RPF": "republication", "EFR": "erratum notice", "ROF": "retraction notice",
    "CRF": "republication", "SPIN": "summary", "ORI": "original report", "ECF": "concern notice", "VTI": "volume title",
}  # fmt: skip
_HOUSEKEEPING = frozenset([
    "OWN", "STAT", "DCOM", "LR", "PMCR", "MHDA", "CRDT", "PHST", "EDAT", "PST", "DA", "DEP", "JID", "DRDT",
    "CDAT", "OCI", "OTO", "OWNER", "PUBM", "MID", "CTDT", "OABL", "OUTID", "PUBT", "JD", "OAB", "SRC",
])  # fmt: skip


def read_medline(text: str) -> Export:
    """Return the entries of a MEDLINE file."""
    export = Export("PubMed")
    for group in medline_groups(text, export):
        take_medline(group, export)
    return export


def take_medline(group: Group, export: Export) -> None:
    """Add a record to an export, as an entry or as lost."""
    for line in group.lines:
        if line.tag in _LEFT_OUT:
            export.left_out[_LEFT_OUT[line.tag]] += 1
        elif line.tag not in _USED | _HOUSEKEEPING:
            export.remark(line.line, f"unknown tag {line.tag}: {shortened(line.value)}")
    entry = Entry(group.line, {})
    entry.fields = _fields(group, entry.notes)
    export.take(entry)


def _fields(group: Group, notes: list[str]) -> Fields:
    kinds = [kind.lower() for kind in group.all("PT")]
    is_book = bool(group.first("BTI"))
    kind = "book" if is_book and not group.first("TI") else "chapter" if is_book else "article-journal"
    kind = "dataset" if "dataset" in kinds else kind
    eric = group.first("OID") if group.first("OWN") == "ERIC" else ""
    if eric and not group.first("JT"):
        kind = _eric_type(kinds)
    issued, lost = best_date(group.all("DP"), "DP")
    notes += lost
    fields = {
        "type": kind,
        # PubMed adds a full stop to every title. An article without an English title has only its own.
        "title": re.sub(r"(?<!\.)\.$", "", group.first("TI", "BTI", "TT")),
        "author": _authors(group),
        "editor": [with_suffix(person(name)) for name in group.all("FED") or group.all("ED")],
        "container-title": group.first("JT", "TA") or (group.first("BTI") if kind == "chapter" else ""),
        "container-title-short": group.first("TA") if kind == "article-journal" and group.first("JT") else "",
        "publisher": group.first("PB"),
        "publisher-place": group.first("PL"),
        "edition": group.first("EN"),
        "issued": issued,
        "volume": group.first("VI"),
        "issue": group.first("IP"),
        "page": locators.pages(group.first("PG")) or _article_number(group),
        "DOI": _identifier(group, "doi") or locators.doi_among(group.all("DOI", "SO", "LID", "AID")),
        "PMID": re.sub(r"^\D+", "", group.first("PMID")),
        "PMCID": group.first("PMC"),
        "ISBN": locators.isbn_among(group.all("ISBN")),
        "URL": f"https://eric.ed.gov/?id={eric}" if eric else "",
        "design": design_of(kinds),
    }
    is_retracted = ["retracted publication"] if group.first("RIN") else []
    concern, corrected = bool(group.first("ECI")), bool(group.first("EIN", "CRI"))
    standing = standing_of(fields, [*kinds, *is_retracted], concern=concern, corrected=corrected)
    return {**fields, "standing": standing}


def _eric_type(kinds: list[str]) -> str:
    """Return the type of what ERIC has that is in no journal."""
    words = " ".join(kinds)
    if "dissertation" in words or "theses" in words:
        return "thesis"
    return "book" if "books" in words else "report"


_IN_CITATION = re.compile(r";[^:;]*:([^.;\s]+(?:\.[^.;\s]+)*)\.")
_SHORT_NUMBER = re.compile(r"[A-Za-z]{0,4}[0-9]{1,8}")


def _article_number(group: Group) -> str:
    """Return the number of an article without pages: what PubMed prints in its line of citation, or a short PII."""
    printed = _IN_CITATION.search(group.first("SO"))
    if printed:
        return locators.pages(printed[1])
    found = (re.fullmatch(r"(\S+) \[pii\]", value) for value in group.all("LID", "AID"))
    return next((one[1] for one in found if one and _SHORT_NUMBER.fullmatch(one[1])), "")


def _authors(group: Group) -> list[Fields]:
    """Return persons and bodies in the order of the file, by their full names where there are any."""
    persons = "FAU" if group.first("FAU") else "AU"
    return [
        {"literal": one.value} if one.tag == "CN" else _named(one.value)
        for one in group.lines
        if one.tag in (persons, "CN") and one.value
    ]


def _named(name: str) -> Fields:
    """Split `de Jager, Jolien`, or without a comma `de Jager J`, where the last word is the initials."""
    if "," in name or " " not in name:
        return person(name)
    suffix = re.search(r" (Jr|Sr|2nd|3rd|4th|5th|II|III|IV)\.?$", name)
    family, _, initials = (name[: suffix.start()] if suffix else name).rpartition(" ")
    if not family:
        return {"family": name}
    return {"family": family, "given": initials, **({"suffix": suffix[1]} if suffix else {})}


def _identifier(group: Group, kind: str) -> str:
    found = (re.fullmatch(r"(\S+) \[(\w+)\]", value) for value in group.all("LID", "AID"))
    return next((match[1] for match in found if match and match[2] == kind), "")
