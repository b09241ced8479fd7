"""Read the MEDLINE format of PubMed (files that end in .nbib).

Source: "MEDLINE/PubMed Data Element (Field) Descriptions" of the U.S. National Library of Medicine.
"""

from __future__ import annotations

import re

from citesite.exchange.imports.entry import Entry, Export, Fields, partial_date, person, shortened
from citesite.exchange.imports.tagged import Group, medline_groups

_USED = frozenset(
    [
        "PMID",
        "TI",
        "BTI",
        "JT",
        "TA",
        "FAU",
        "AU",
        "CN",
        "FED",
        "ED",
        "DP",
        "VI",
        "IP",
        "PG",
        "LID",
        "AID",
        "PMC",
        "ISBN",
        "PB",
        "PL",
        "EN",
        "PT",
        "RIN",
        "ECI",
        "EIN",
        "CRI",
    ]
)
_LEFT_OUT = {
    "AB": "abstract", "OAB": "abstract", "MH": "keyword", "OT": "keyword", "RN": "substance", "NM": "substance",
    "AD": "address of authors", "AUID": "author identifier", "LA": "language", "IS": "ISSN", "GR": "grant",
    "CIN": "comment", "CON": "comment", "UIN": "update", "UOF": "update", "COIS": "interests", "CI": "copyright",
    "TT": "original title", "SO": "citation line", "GN": "note", "IR": "investigator", "FIR": "investigator",
    "IRAD": "investigator", "SI": "data bank", "PS": "subject", "FPS": "subject", "SB": "subset", "RF": "count",
    "CTI": "series", "CP": "chapter number", "DDIN": "data set", "DRIN": "data set", "OID": "other identifier",
    "RPI": "republication", "RPF": "republication", "EFR": "erratum notice", "ROF": "retraction notice",
    "CRF": "republication", "SPIN": "summary", "ORI": "original report", "ECF": "concern notice", "VTI": "volume title",
}  # fmt: skip
_HOUSEKEEPING = frozenset(
    [
        "OWN",
        "STAT",
        "DCOM",
        "LR",
        "PMCR",
        "MHDA",
        "CRDT",
        "PHST",
        "EDAT",
        "PST",
        "DA",
        "DEP",
        "JID",
        "DRDT",
        "CDAT",
        "OCI",
        "OTO",
        "OWNER",
        "PUBM",
        "LID",
        "MID",
        "CTDT",
    ]
)
_DESIGNS = {
    "systematic review": "systematic-review",
    "randomized controlled trial": "randomized-trial",
    "practice guideline": "guideline",
    "guideline": "guideline",
    "case reports": "case-report",
}
"""Publication types that name exactly one design. "Review" and "Clinical Trial" may be several."""
_SUFFIX = re.compile(r"^(.+?) (Jr|Sr|2nd|3rd|4th|5th)\.?$")


def read_medline(text: str) -> Export:
    """Return the entries of a MEDLINE file."""
    export = Export("PubMed")
    for group in medline_groups(text, export):
        for line in group.lines:
            if line.tag in _LEFT_OUT:
                export.left_out[_LEFT_OUT[line.tag]] += 1
            elif line.tag not in _USED | _HOUSEKEEPING:
                export.remark(line.line, f"unknown tag {line.tag}: {shortened(line.value)}")
        fields = _fields(group)
        if fields["title"]:
            export.entries.append(Entry(group.line, fields))
        else:
            export.lose(group.line, "a record without a title")
    return export


def _fields(group: Group) -> Fields:
    kinds = [kind.lower() for kind in group.all("PT")]
    is_book = bool(group.first("BTI"))
    kind = "book" if is_book and not group.first("TI") else "chapter" if is_book else "article-journal"
    kind = "dataset" if "dataset" in kinds else kind
    return {
        "type": kind,
        # PubMed adds a full stop to every title.
        "title": re.sub(r"(?<!\.)\.$", "", group.first("TI") or group.first("BTI")),
        "author": _authors(group),
        "editor": [_with_suffix(person(name)) for name in group.all("FED") or group.all("ED")],
        "container-title": group.first("JT", "TA") or (group.first("BTI") if kind == "chapter" else ""),
        "publisher": group.first("PB"),
        "publisher-place": group.first("PL"),
        "edition": group.first("EN"),
        "issued": _date(group.first("DP")),
        "volume": group.first("VI"),
        "issue": group.first("IP"),
        "page": group.first("PG"),
        "DOI": _identifier(group, "doi"),
        "PMID": group.first("PMID"),
        "PMCID": group.first("PMC"),
        "ISBN": group.first("ISBN"),
        "design": next((_DESIGNS[one] for one in kinds if one in _DESIGNS), ""),
        "standing": _standing(group, kinds),
    }


def _authors(group: Group) -> list[Fields]:
    """Return persons and bodies in the order of the file, by their full names where there are any."""
    persons = "FAU" if group.first("FAU") else "AU"
    return [
        {"literal": one.value} if one.tag == "CN" else _with_suffix(_named(one.value))
        for one in group.lines
        if one.tag in (persons, "CN") and one.value
    ]


def _named(name: str) -> Fields:
    """Split `de Jager, Jolien`, or without a comma `de Jager J`, where the last word is the initials."""
    if "," in name or " " not in name:
        return person(name)
    family, _, initials = name.rpartition(" ")
    return {"family": family, "given": initials}


def _with_suffix(name: Fields) -> Fields:
    found = _SUFFIX.match(name.get("given", ""))
    return {**name, "given": found[1], "suffix": found[2]} if found else name


def _date(text: str) -> str:
    """Read a date such as `2010 May 20`, `2010 May-Jun` or `2010 Winter`."""
    year, months, day = (*text.split(), "", "", "")[:3]
    return partial_date(year, months, day)


def _identifier(group: Group, kind: str) -> str:
    found = (re.fullmatch(r"(\S+) \[(\w+)\]", value) for value in group.all("LID", "AID"))
    return next((match[1] for match in found if match and match[2] == kind), "")


def _standing(group: Group, kinds: list[str]) -> Fields:
    """Return the standing according to PubMed; empty if it has no notice, which does not mean "current"."""
    if "retracted publication" in kinds or group.first("RIN"):
        return {"status": "retracted"}
    if group.first("ECI"):
        return {"status": "concern"}
    return {"status": "corrected"} if group.first("EIN", "CRI") else {}
