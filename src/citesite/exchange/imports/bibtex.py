"""Read BibTeX and BibLaTeX with bibtexparser.

Names are split before LaTeX is decoded, as BibTeX does: braces around `{GINA Study Group}` say that it is one name, and
decoding removes them.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.entry import Entry, Export, Fields, pages, partial_date, shortened
from citesite.records.identifiers import isbn

_TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "proceedings": "book",
    "booklet": "book", "inbook": "chapter", "incollection": "chapter", "inproceedings": "chapter",
    "conference": "chapter", "inreference": "chapter", "techreport": "report", "report": "report",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "online": "webpage", "www": "webpage",
    "electronic": "webpage", "dataset": "dataset", "misc": "document", "unpublished": "document", "manual": "document",
}  # fmt: skip
_USED = frozenset(
    [
        "author",
        "editor",
        "title",
        "subtitle",
        "journal",
        "journaltitle",
        "booktitle",
        "publisher",
        "institution",
        "school",
        "organization",
        "address",
        "location",
        "edition",
        "number",
        "issue",
        "volume",
        "pages",
        "eid",
        "year",
        "month",
        "day",
        "date",
        "urldate",
        "doi",
        "pmid",
        "pmcid",
        "isbn",
        "url",
        "eprint",
        "eprinttype",
        "archiveprefix",
    ]
)
_LEFT_OUT = frozenset(
    [
        "abstract",
        "keywords",
        "file",
        "note",
        "annote",
        "annotation",
        "issn",
        "language",
        "langid",
        "shorttitle",
        "series",
        "copyright",
        "howpublished",
        "timestamp",
        "owner",
        "key",
        "crossref",
        "chapter",
        "type",
        "keyword",
        "mendeley-groups",
        "mendeley-tags",
        "bdsk-url-1",
        "date-added",
        "date-modified",
        "journalsubtitle",
        "shortjournal",
        "shortauthor",
        "pagetotal",
        "primaryclass",
        "version",
        "rights",
        "library",
        "type",
        "urlyear",
        "place",
        "numpages",
        "articleno",
        "bibsource",
        "biburl",
    ]
)


def read_bibtex(text: str) -> Export:
    """Return the entries of a BibTeX file.

    Raises:
        CitesiteError: if the `bibtex` extra is not installed.
    """
    try:
        # Imported here because it is an extra, which need not be installed.
        from bibtexparser import middlewares
        from bibtexparser.entrypoint import parse_string
        from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock
    except ImportError:
        raise CitesiteError("BibTeX needs another library: pip install 'citesite[bibtex]'") from None
    # Everything it would log is in its result, and is reported from there.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    export = Export("BibTeX")
    library = parse_string(
        text, parse_stack=[middlewares.ResolveStringReferencesMiddleware(), middlewares.RemoveEnclosingMiddleware()]
    )
    for block in library.blocks:
        # Two entries of one key may still be two works.
        found = block.ignore_error_block if isinstance(block, DuplicateBlockKeyBlock) else block
        line = (block.start_line or 0) + 1
        if isinstance(found, Entry):
            _take(found, line, export)
        elif isinstance(block, ParsingFailedBlock):
            export.lose(line, f"a broken entry: {shortened(block.raw or '')}")
    return export


def _take(entry: Any, line: int, export: Export) -> None:
    values = {}
    for one in entry.fields:
        name = str(one.key).lower()
        if name in _USED:
            values[name] = str(one.value)
        elif name in _LEFT_OUT:
            export.left_out[name] += 1
        else:
            at = (one.start_line or 0) + 1
            export.remark(at, f"unknown field {shortened(name)}: {shortened(str(one.value))}")
    kind = str(entry.entry_type).lower()
    if kind not in _TYPES:
        export.remark(line, f"no record type for @{shortened(kind)}; it becomes a document")
    fields = _fields(values, _TYPES.get(kind, "document"))
    if fields["title"]:
        export.entries.append(Entry(line, fields, str(entry.key)))
    else:
        export.lose(line, f"an entry without a title: @{kind}{{{shortened(str(entry.key))}")


def _fields(values: Mapping[str, str], kind: str) -> Fields:
    def first(*names: str) -> str:
        return next((text for name in names if (text := decoded(values.get(name, ""))).strip()), "")

    main, sub = first("title"), first("subtitle")
    is_pubmed = values.get("eprinttype", values.get("archiveprefix", "")).lower() == "pubmed"
    date = re.split(r"[-/]", values.get("date", "")) if values.get("date") else ["", "", ""]
    year, month, day = (*date, "", "")[:3] if date[0] else [first(name) for name in ("year", "month", "day")]
    accessed = partial_date(*([*values.get("urldate", "").split("-"), "", ""])[:3])
    return {
        "type": kind,
        "title": f"{main}: {sub}" if main and sub else main,
        "author": people(values.get("author", "")),
        "editor": people(values.get("editor", "")),
        "container-title": first("journal", "journaltitle", "booktitle") if kind != "book" else "",
        "publisher": first("publisher", "institution", "school", "organization"),
        "publisher-place": first("address", "location"),
        "edition": first("edition"),
        "number": first("number") if kind != "article-journal" else "" if first("pages") else first("eid"),
        "issued": partial_date(year, month, day),
        "accessed": accessed if len(accessed) == 10 else "",
        "volume": first("volume"),
        "issue": first("issue", "number") if kind == "article-journal" else "",
        "page": pages(first("pages"), ""),
        "DOI": _bare(values.get("doi", "")),
        "PMID": first("pmid") or (first("eprint") if is_pubmed else ""),
        "PMCID": first("pmcid"),
        "ISBN": next((found for found in map(isbn, re.split(r"[,;]", first("isbn"))) if found), first("isbn")),
        "URL": _bare(values.get("url", "")) if "doi.org/" not in values.get("url", "") else "",
    }


def _bare(text: str) -> str:
    """Return an identifier or address without the escapes that some programs write; it holds no LaTeX commands."""
    return re.sub(r"\\(?=[_%&#$~{}])", "", re.sub(r"^\\url\{(.*)\}$|[{}]", r"\1", text.strip()))


def people(text: str) -> list[Fields]:
    """Return the names in a BibTeX name list, with their particles."""
    # Imported here for the same reason as in `read_bibtex`.
    from bibtexparser.middlewares.names import (
        InvalidNameError,
        parse_single_name_into_parts,
        split_multiple_persons_names,
    )

    found = []
    for name in split_multiple_persons_names(text):
        try:
            parts = parse_single_name_into_parts(name)
        except InvalidNameError:
            found.append({"literal": decoded(name)})
            continue
        family = decoded(" ".join([*parts.von, *parts.last]))
        given = decoded(" ".join(parts.first))
        if family == "others":
            continue
        if name.strip().startswith("{") and not given:
            found.append({"literal": family})
        else:
            named = {"family": family, "given": given, "suffix": decoded(" ".join(parts.jr))}
            found.append({part: value for part, value in named.items() if value})
    return found


def decoded(latex: str) -> str:
    """Decode LaTeX to Unicode, with the tags that a title may hold. What cannot be decoded is returned unchanged."""
    if not re.search(r"[\\{}$~`']|--", latex):
        return latex
    # Imported here because it belongs to the same extra.
    from pylatexenc.latex2text import LatexNodes2Text

    text = re.sub(r"\\(?:textit|emph|mkbibemph)\{([^{}]*)\}", r"<i>\1</i>", latex)
    text = re.sub(r"\\textsubscript\{([^{}]*)\}|\$_\{?([^{}$]*)\}?\$", r"<sub>\1\2</sub>", text)
    text = re.sub(r"\\textsuperscript\{([^{}]*)\}|\$\^\{?([^{}$]*)\}?\$", r"<sup>\1\2</sup>", text)
    # A per cent sign begins a comment in LaTeX, and never does in a reference.
    text = re.sub(r"(?<!\\)%", r"\\%", text)
    try:
        return str(LatexNodes2Text(math_mode="text").latex_to_text(text))
    except Exception:
        # The library raises various errors for commands without their arguments.
        return latex
