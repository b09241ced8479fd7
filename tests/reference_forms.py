"""One work in every form of export, and how each kind of reference is printed. `make forms` writes the page of PAGE."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citesite.read import yaml as yaml_text
from citesite.references import format_reference
from site_test import SiteTest
from test_import_formats import FORMATS, WORK
from test_import_values import EMPTY, INTO
from test_references import DIFFERENCES, ITEMS, PANDOC, STYLES, text

PAGE = Path(__file__).parent.parent / "docs/explanation/forms-of-references.md"
_TITLE, _JOURNAL = "Oral B12 in adults <65 years", "Journal of Tests"
_AUTHORS = ("Doe, Ann B.", "van der Berg, Karl")


def _ris(*lines: str, kind: str = "JOUR", authors: str = "AU") -> str:
    names = [f"{authors}  - {name}" for name in _AUTHORS]
    return "\n".join([f"TY  - {kind}", *names, *lines, "ER  - ", ""])


_NUMBERS = ("VL  - 12", "IS  - 3", "SP  - 100", "EP  - 108")
_RIS = {
    "RIS of Zotero": _ris(
        f"TI  - {_TITLE}",
        f"T2  - {_JOURNAL}",
        "PY  - 2020/05//",
        "DA  - 2020/05//",
        *_NUMBERS,
        "DO  - 10.1000/abc.1",
        "AN  - 33300001",
        "DP  - PubMed",
    ),
    "RIS of EndNote": _ris(
        f"TI  - {_TITLE}",
        f"T2  - {_JOURNAL}",
        "PY  - 2020",
        "DA  - May",
        "DA  - 2020/05",
        "VL  - 12",
        "IS  - 3",
        "SP  - 100-108",
        "ET  - 2020/05",
        "DO  - 10.1000/abc.1",
        "AN  - 33300001",
        "DB  - PubMed",
        "ID  - 17",
    ),
    "RIS of Mendeley": _ris(
        f"T1  - {_TITLE}",
        f"JF  - {_JOURNAL}",
        "Y1  - 2020/05//",
        *_NUMBERS,
        "DO  - 10.1000/abc.1",
        "N1  - PMID: 33300001",
        authors="A1",
    ),
    "RIS of Ovid": _ris(
        f"T1  - {_TITLE}",
        f"JF  - {_JOURNAL}",
        "Y1  - 2020//May",
        *_NUMBERS,
        "M1  - (Doe) Test University",
        "DO  - https://dx.doi.org/10.1000/abc.1",
        "C5  - 33300001",
        "DB  - Embase",
        authors="A1",
    ),
    "RIS of Embase": _ris(
        f"T1  - {_TITLE}",
        f"JF  - {_JOURNAL}",
        "Y1  - 2020 May",
        *_NUMBERS,
        "DO  - 10.1000/abc.1",
        "C5  - 33300001",
        "DB  - Embase Medline",
        "M3  - Article",
        authors="A1",
    ),
    "RIS of Scopus": _ris(
        f"TI  - {_TITLE}",
        f"T2  - {_JOURNAL}",
        "PY  - 2020",
        "DA  - 2020-05",
        *_NUMBERS,
        "DB  - Scopus",
        "DO  - 10.1000/abc.1",
        "PMID  - 33300001",
        "J2  - J. Tests",
        "N1  - Export Date: 1 June 2021",
    ),
    "RIS of CINAHL (EBSCO)": _ris(
        f"T1  - {_TITLE}",
        f"JF  - {_JOURNAL}",
        "Y1  - 2020/05//",
        *_NUMBERS,
        "L3  - 10.1000/abc.1",
        "N1  - PMID: 33300001",
        "DB  - CINAHL",
        "DP  - EBSCOhost",
    ),
    "RIS of the Cochrane Library": _ris(
        f"TI  - {_TITLE}",
        f"JO  - {_JOURNAL}",
        "PY  - 2020",
        "DA  - 2020/05",
        "VL  - 12",
        "IS  - 3",
        "SP  - 100\u2010108",
        "DO  - 10.1000/abc.1",
        "C5  - 33300001",
        "DB  - MEDLINE",
    ),
    "RIS of PsycNet": _ris(
        "PMID  - 33300001",
        f"TI  - {_TITLE}",
        f"JF  - {_JOURNAL}",
        "PY  - 2020",
        "DA  - 2020/05",
        *_NUMBERS,
        "DO  - 10.1000/abc.1",
    ),
    "RIS of Web of Science": _ris(
        f"TI  - {_TITLE}",
        f"T2  - {_JOURNAL}",
        "PY  - 2020",
        "DA  - MAY 2020",
        *_NUMBERS,
        "DO  - 10.1000/abc.1",
        "AN  - MEDLINE:33300001",
    ),
    "RIS of ProQuest": _ris(
        f"T1  - {_TITLE}",
        f"JF  - {_JOURNAL}",
        "Y1  - 2020",
        "DA  - 2020 May",
        *_NUMBERS,
        "UR  - https://doi.org/10.1000/abc.1",
        "N1  - PMID: 33300001",
    ),
    "RIS of Covidence": _ris(
        f"T1  - {_TITLE}",
        f"JO  - {_JOURNAL}",
        "PY  - 2020",
        "DA  - 2020/05//",
        *_NUMBERS,
        "DO  - 10.1000/abc.1",
        "PMID  - 33300001",
    ),
    "RIS of Rayyan": _ris(
        f"T1  - {_TITLE}",
        f"T2  - {_JOURNAL}",
        "Y1  - 2020/5//",
        *_NUMBERS,
        "DO  - 10.1000/abc.1",
        "U1  - PMID: 33300001",
        kind="EJOUR",
    ),
    "RIS without ER, lines of CR": _ris(
        f"TI  - {_TITLE}",
        f"JF  - {_JOURNAL}",
        "PY  - 2020/05",
        *_NUMBERS,
        "DO  - doi:10.1000/abc.1",
        "PMID  - 33300001",
    )
    .replace("ER  - \n", "")
    .replace("\n", "\r"),
}


def _bib(*fields: str, title: str = "Oral {B12} in adults {\\textless}65 years") -> str:
    names = " and ".join(_AUTHORS)
    return f"@article{{doe2020,\n  title = {{{title}}},\n  author = {{{names}}},\n  " + ",\n  ".join(fields) + "\n}\n"


_BIB_NUMBERS = (
    "volume = {12}",
    "number = {3}",
    "pages = {100--108}",
    "doi = {10.1000/abc.1}",
    "pmid = {33300001}",
)
_BIBTEX = {
    "BibTeX of Zotero": _bib(
        f"journal = {{{_JOURNAL}}}", "month = may", "year = {2020}", "note = {PMID: 33300001}", *_BIB_NUMBERS[:4]
    ),
    "BibTeX of Google Scholar": _bib(
        f"journal={{{_JOURNAL}}}", "year={2020}", "month={May}", *_BIB_NUMBERS, title="Oral B12 in adults $<$65 years"
    ),
    "BibTeX of Mendeley": _bib(
        f"journal = {{{_JOURNAL}}}",
        "year = {2020}",
        "month = {5}",
        "issn = {1234-5678}",
        *_BIB_NUMBERS,
        title="{Oral B12 in adults {\\textless}65 years}",
    ),
    "BibTeX of Web of Science": _bib(
        f"Journal = {{{{{_JOURNAL}}}}}",
        "Year = {{2020}}",
        "Month = {{MAY}}",
        "Unique-ID = {{WOS:1}}",
        *_BIB_NUMBERS,
        title="{Oral B12 in adults <65 years}",
    ),
    "BibTeX of Scopus": _bib(
        f"journal={{{_JOURNAL}}}",
        "year={2020}",
        "month={May}",
        "source={Scopus}",
        *_BIB_NUMBERS,
        title="Oral B12 in adults &lt;65 years",
    ),
    "BibTeX of JabRef, a field twice": _bib(
        f"journal = {{{_JOURNAL}}}", "year = {2020}", "month = may", "year = {2020}", *_BIB_NUMBERS
    ),
    "BibTeX with joined strings": '@string{j = "Journal"}\n'
    + _bib('journal = j # " of Tests"', "year = 2020", "month = may", *_BIB_NUMBERS),
    "BibLaTeX": _bib(f"journaltitle = {{{_JOURNAL}}}", "date = {2020-05}", *_BIB_NUMBERS),
}
_NBIB = f"""PMID- 33300001
TI  - {_TITLE}.
LID - 10.1000/abc.1 [doi]
FAU - Doe, Ann B.
FAU - van der Berg, Karl
JT  - {_JOURNAL}
DP  - 2020 May
VI  - 12
IP  - 3
PG  - 100-108
"""
_ERIC = f"""OWN - ERIC
TI  - {_TITLE}
AU  - Doe, Ann B.
AU  - van der Berg, Karl
OID - EJ1000001
VI  - 12
IP  - 3
PG  - 100-108
DP  - 2020 May
LID - http://dx.doi.org/10.1000/abc.1
JT  - {_JOURNAL}
ISSN- ISSN-1234-5678
PT  - Journal Articles
"""
_CSL: dict[str, Any] = {
    "id": "doe",
    "type": "article-journal",
    "title": _TITLE,
    "container-title": _JOURNAL,
    "volume": "12",
    "issue": "3",
    "page": "100-108",
    "DOI": "10.1000/abc.1",
    "issued": {"date-parts": [["2020", "5"]]},
    "author": [
        {"family": "Doe", "given": "Ann B."},
        {"family": "Berg", "given": "Karl", "non-dropping-particle": "van der"},
    ],
}
FORMS: Mapping[str, bytes] = {
    **{
        name: text.encode()
        for name, text in {
            **FORMATS,
            **_RIS,
            **_BIBTEX,
            "PubMed (NBIB)": _NBIB,
            "ERIC (NBIB)": _ERIC,
            "CSL-JSON of Zotero": json.dumps([{**_CSL, "note": "PMID: 33300001"}], indent=1),
            "CSL-JSON of Mendeley": json.dumps([{**_CSL, "PMID": "33300001"}]),
            "CSL-JSON of doi.org": json.dumps({**_CSL, "PMID": 33300001, "ISSN": ["1234-5678"]}),
            "Zotero (CSV)": '"Item Type","Publication Year","Author","Title","Publication Title","DOI","Date","Pages",'
            '"Issue","Volume","Extra"\n"journalArticle","2020","Doe, Ann B.; van der Berg, Karl",'
            '"Oral B12 in adults <65 years","Journal of Tests","10.1000/abc.1","2020-05","100-108","3",'
            '"12","PMID: 33300001"\n',
        }.items()
    },
    "RIS in UTF-16": _RIS["RIS of Zotero"].encode("utf-16"),
    "RIS in Windows-1252": _RIS["RIS of Zotero"].replace("ER", "N1  - caf\u00e9\nER").encode("cp1252"),
}
LACKING: dict[str, dict[str, str | None]] = {
    "Web of Science, tab-delimited": {"issued": "2020"},
    "ERIC (NBIB)": {"PMID": None},
}
"""What a form itself does not have, or has in no field of its own."""


def differing() -> dict[str, tuple[int, int, list[str]]]:
    """Import the work in every form. Return records in, records out, and what differs."""
    with tempfile.TemporaryDirectory() as folder:
        site = SiteTest(Path(folder), EMPTY)
        found = {}
        for name, data in FORMS.items():
            site.write("export", data)
            site.run("import", "export", "--into", INTO)
            path = site.folder / INTO
            read = yaml_text.load(site.read(INTO)) if path.exists() else []
            records = [record for record in read or [] if isinstance(record, dict)]
            wanted: dict[str, Any] = {**WORK, **LACKING.get(name, {})}
            fields = [f for f in wanted if not records or records[0].get(f) != wanted[f]]
            found[name] = (1, len(records), fields)
            if path.exists():
                site.delete(INTO)
        return found


def references() -> dict[str, tuple[int, list[str]]]:
    """Print each kind of reference in each style. Return the styles in which pandoc prints it alike, and the others."""
    found = {}
    for name, item in ITEMS.items():
        alike = [style for style in STYLES if text(format_reference(item, style)) == text(PANDOC[style][name])]
        others = [style for style in STYLES if style not in alike]
        assert all(DIFFERENCES[style].get(name) == format_reference(item, style) for style in others), name
        found[name] = (len(alike), others)
    return found


def page(found: Mapping[str, tuple[int, int, list[str]]]) -> str:
    """Return the page of the documentation."""
    right = sum(out == 1 and not fields for _, out, fields in found.values())
    lines = [
        "# What comes in from each form of export",
        "",
        "<!-- Written by `make forms`. -->",
        "",
        "One work, written as each program writes it, is imported into an empty site, and its record is compared with",
        "what it must be: type, title, authors, journal, date, volume, issue, pages, DOI and PMID. A test repeats it.",
        f"{right} of {len(found)} forms come in with every field right.",
        "",
        "| form | records in | out | fields compared | differing |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, (given, out, fields) in found.items():
        lines.append(f"| {name} | {given} | {out} | {len(WORK)} | {', '.join(fields) or '0'} |")
    lacking = [
        f"{name} has no {', '.join(fields)}" if fields.get("PMID", 0) is None else f"{name} has its months apart"
        for name, fields in LACKING.items()
    ]
    lines += ["", f"{'; '.join(lacking)}: that is what is expected of them.", ""]
    printed = references()
    lines += [
        "## How each kind of reference is printed",
        "",
        f"{len(printed)} kinds of reference in {len(STYLES)} styles, compared with pandoc. Where ours differ, they are",
        "meant to, and `tests/test_references.py` says why. 486 more items are compared with citeproc-js: see",
        "`tests/references/citeproc_js.md`.",
        "",
        "| kind | styles alike | ours on purpose |",
        "| --- | --- | --- |",
        *[f"| {name} | {alike} | {', '.join(others) or '0'} |" for name, (alike, others) in printed.items()],
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(differing()), "utf-8")
