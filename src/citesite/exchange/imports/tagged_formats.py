"""Read formats of tagged lines other than RIS: EndNote (.enw), Web of Science (.ciw), RefWorks and Cochrane CENTRAL.

Their lines become those of RIS, so that one reader decides what each value means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citesite.exchange.imports.entry import Export
from citesite.exchange.imports.plain_text import shortened
from citesite.exchange.imports.ris import take_group
from citesite.exchange.imports.tagged import Group, TaggedLine

_ENDNOTE = {
    "0": "TY", "A": "AU", "T": "TI", "J": "JF", "B": "T2", "D": "PY", "8": "DA", "V": "VL", "N": "IS", "P": "SP",
    "R": "DO", "M": "AN", "U": "UR", "@": "SN", "I": "PB", "C": "CY", "7": "ET", "E": "ED", "Y": "A3", "?": "A4",
    "S": "T3", "X": "AB", "K": "KW", "Z": "N1", "2": "C2", "G": "LA", "W": "DP", "+": "AD", "L": "CN", "9": "M3",
    "[": "Y2", ">": "L1", "F": "LB", "~": "DB", "O": "N1", "1": "N1", "3": "N1", "4": "N1", "6": "NV", "&": "SE",
    "!": "ST", "(": "OP", "^": "N1", "=": "N1", "$": "N1", "#": "N1", "H": "N1", "Q": "TT", "]": "N1", "*": "RI",
}  # fmt: skip
_WEB_OF_SCIENCE = {
    "AF": "AU", "CA": "AU", "BE": "ED", "TI": "TI", "SO": "JF", "SE": "T3", "PY": "PY", "PD": "PD", "VL": "VL",
    "IS": "IS", "SI": "N1", "SU": "SU", "BP": "SP", "EP": "EP", "AR": "C7", "DI": "DO", "D2": "L3", "PM": "PMID",
    "BN": "ISBN", "PU": "PB", "PI": "CY", "DT": "M3", "AB": "AB", "DE": "KW", "ID": "KW", "LA": "LA", "UT": "AN",
    "EA": "N1",
}  # fmt: skip
_REFWORKS = {
    "RT": "TY", "A1": "AU", "A2": "ED", "T1": "TI", "T2": "T2", "JF": "JF", "JO": "JO", "YR": "PY", "FD": "DA",
    "VO": "VL", "IS": "IS", "SP": "SP", "OP": "EP", "DO": "DO", "AN": "AN", "UL": "UR", "LK": "UR", "PB": "PB",
    "PP": "CY", "SN": "SN", "AB": "AB", "K1": "KW", "ED": "ET", "LA": "LA", "NO": "N1", "AD": "AD", "DB": "DB",
    "DS": "DP", "RD": "Y2", "ID": "LB", "SR": "N1", "OL": "N1", "PM": "PMID", "U1": "N1", "U2": "N1", "U5": "N1",
    "CN": "CN", "JA": "JA", "CL": "N1", "ST": "ST",
}  # fmt: skip
_CENTRAL = {
    "AU": "AU", "TI": "TI", "SO": "JF", "YR": "PY", "VL": "VL", "NO": "IS", "PG": "SP", "PM": "PMID", "DOI": "DO",
    "PT": "M3", "AB": "AB", "KY": "KW", "US": "N1", "ID": "AN", "XR": "N1", "PB": "PB", "CC": "N1", "DE": "N1",
    "AD": "AD",
}  # fmt: skip
_TYPES = (
    (r"journal|article|magazine|newspaper|^j$|review|editorial|letter", "JOUR"),
    (r"chapter|book section|conference|proceeding|meeting|^c$|^s$", "CHAP"),
    (r"thesis|dissertation", "THES"), (r"report|government|standard", "RPRT"), (r"book|monograph|^b$", "BOOK"),
    (r"web|online|electronic|blog", "ELEC"), (r"data", "DATA"), (r"preprint|unpublished", "UNPB"),
)  # fmt: skip
_LINES = re.compile(r"\r\n?|\n")


def ris_type(name: str) -> str:
    """Return the type of RIS for a kind of work in the words of another program."""
    return next((kind for form, kind in _TYPES if re.search(form, name, re.IGNORECASE)), "GEN")


def read_endnote(text: str) -> Export:
    """Return the entries of a file of EndNote (.enw), whose lines are such as `%A Doe, Ann`."""
    export = Export("EndNote")
    lines: list[TaggedLine] = []
    for number, line in enumerate([*_LINES.split(text), ""], 1):
        tagged = re.match(r"%(\S) ?(.*)", line)
        if tagged and tagged[1] == "0" and lines:
            _take(lines, _ENDNOTE, export)
            lines = []
        if tagged:
            lines.append(TaggedLine(number, tagged[1], [tagged[2].strip()]))
        elif line.strip() and lines:
            lines[-1].parts.append(line.strip())
        elif line.strip():
            export.remark(number, f"this line belongs to no record: {shortened(line)}")
    _take(lines, _ENDNOTE, export)
    return export


def read_web_of_science(text: str) -> Export:
    """Return the entries of a tagged file of Web of Science: two letters, a space, and lines that go on indented."""
    export = Export("Web of Science")
    for lines in _records(text, r"([A-Z][A-Z0-9])(?: (.*))?$", "PT", "ER", export):
        _take(web_of_science(lines), _WEB_OF_SCIENCE, export)
    return export


def web_of_science(lines: list[TaggedLine]) -> list[TaggedLine]:
    """Return the lines of one record as they are read: each author on a line, full names where there are any."""
    tags = {line.tag for line in lines if line.value}
    found: list[TaggedLine] = []
    for line in lines:
        if line.tag == "AU" and "AF" in tags:
            continue
        tag = "AF" if line.tag == "AU" else line.tag
        # Only names are several: of other values the lines belong together.
        is_names = tag in ("AF", "BE", "CA")
        names = [name for part in line.parts for name in part.split("; ")] if is_names else [line.value]
        found += [TaggedLine(line.line, tag, [one]) for one in names if one.strip()]
    day = next((line for line in found if line.tag == "PD"), None)
    year = next((line.value for line in found if line.tag == "PY"), "")
    if day and year:
        found.append(TaggedLine(day.line, "PY", [f"{year} {day.value}"]))
    return found


def read_refworks(text: str) -> Export:
    """Return the entries of a tagged file of RefWorks, whose records begin with `RT`."""
    export = Export("RefWorks")
    for lines in _records(text, r"([A-Z][A-Z0-9]) (.*)$", "RT", "", export):
        _take(lines, _REFWORKS, export)
    return export


def read_central(text: str) -> Export:
    """Return the entries of a text of the Cochrane Library: `Record #1 of 2`, then lines such as `AU: Doe A`."""
    export = Export("Cochrane Library")
    for lines in _records(text, r"([A-Z]{2,3}|Record) ?[:#] ?(.*)$", "Record", "", export):
        _take(lines[1:], _CENTRAL, export)
    return export


def _records(text: str, form: str, first: str, last: str, export: Export) -> Iterator[list[TaggedLine]]:
    tagged_line = re.compile(form)
    lines: list[TaggedLine] = []
    for number, line in enumerate(_LINES.split(text), 1):
        tagged = tagged_line.match(line)
        if tagged and tagged[1] in ("FN", "VR", "EF") and not lines:
            continue
        if tagged and tagged[1] in (first, last):
            if lines:
                yield lines
            lines = [TaggedLine(number, first, [(tagged[2] or "").strip()])] if tagged[1] == first else []
        elif tagged and lines:
            lines.append(TaggedLine(number, tagged[1], [(tagged[2] or "").strip()]))
        elif line.strip() and lines:
            lines[-1].parts.append(line.strip())
        elif line.strip() and line.strip() != "EF":
            export.remark(number, f"this line belongs to no record: {shortened(line)}")
    if lines:
        yield lines


def _take(lines: list[TaggedLine], tags: Mapping[str, str], export: Export) -> None:
    """Add a record to an export. Tags that are not in the table are counted as left out."""
    if not lines:
        return
    group = Group(lines[0].line, [])
    kind = next((line.value for line in lines if tags.get(line.tag) == "TY" or line.tag == "PT"), "")
    group.lines.append(TaggedLine(group.line, "TY", [ris_type(kind) if tags is not _CENTRAL else "JOUR"]))
    for line in lines:
        tag = tags.get(line.tag)
        if tag is None and line.value and line.tag != "PT":
            export.left_out[f"field {line.tag}"] += 1
        elif tag == "SU" and line.value:
            group.lines.append(TaggedLine(line.line, "M1", [f"Suppl {line.value}"]))
        elif tag not in (None, "TY", "PD", "SU"):
            group.lines.append(TaggedLine(line.line, tag or "", line.parts))
    take_group(group, export)
