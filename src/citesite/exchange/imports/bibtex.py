"""Read BibTeX and BibLaTeX with bibtexparser.

Names are split before LaTeX is decoded, as BibTeX does: braces around `{GINA Study Group}` say that it is one name, and
decoding removes them.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports import locators
from citesite.exchange.imports.bibtex_values import decoded, joined
from citesite.exchange.imports.dates import best_date, day, partial_date
from citesite.exchange.imports.entry import Entry, Export, Fields
from citesite.exchange.imports.names import is_body
from citesite.exchange.imports.plain_text import shortened
from citesite.exchange.imports.publication import design_of, is_in_press, standing_of

_TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "proceedings": "book",
    "booklet": "book", "inbook": "chapter", "incollection": "chapter", "inproceedings": "chapter",
    "conference": "chapter", "inreference": "chapter", "techreport": "report", "report": "report",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "online": "webpage", "www": "webpage",
    "electronic": "webpage", "dataset": "dataset", "misc": "document", "review": "article-journal",
    "suppperiodical": "article-journal", "bookinbook": "chapter", "suppbook": "chapter", "preprint": "document",
    "unpublished": "document", "manual": "document",
}  # fmt: skip
_USED = frozenset([
    "author", "editor", "title", "subtitle", "journal", "journaltitle", "booktitle", "publisher", "institution",
    "school", "organization", "address", "location", "edition", "number", "issue", "volume", "pages", "eid",
    "shortjournal", "pubstate", "version",
    "year", "month", "day", "date", "urldate", "doi", "pmid", "pmcid", "isbn", "url", "eprint", "eprinttype",
    "archiveprefix", "note", "howpublished", "type", "articleno", "article-number", "series",
])  # fmt: skip
_LEFT_OUT = frozenset([
    "abstract", "keywords", "file", "annote", "annotation", "issn", "language", "langid", "shorttitle",
    "copyright", "timestamp", "owner", "key", "crossref", "chapter", "keyword", "mendeley-groups",
    "mendeley-tags", "bdsk-url-1", "date-added", "date-modified", "journalsubtitle",
    "shortauthor", "pagetotal", "primaryclass", "rights", "library", "urlyear", "place", "numpages",
    "bibsource", "biburl", "affiliation", "affiliations", "author-email", "unique-id", "times-cited",
    "number-of-cited-references", "research-areas", "web-of-science-categories", "web-of-science-index",
    "keywords-plus", "usage-count-last-180-days", "usage-count-since-2013", "journal-iso",
    "doc-delivery-number", "funding-acknowledgement", "funding-text", "orcid-numbers", "researcherid-numbers",
    "da", "oa", "esi-hot-paper", "esi-highly-cited-paper", "eissn", "cited-references", "coden", "source",
    "document_type", "publication_stage", "abbrev_source_title", "author_keywords", "correspondence_address1",
    "art_number", "references", "comment", "groups", "priority", "ranking", "readstatus", "read",
    "qualityassured", "relevance", "creationdate", "modificationdate", "urldate-added", "editora", "titleaddon",
    "nationality", "translator", "origdate", "eventtitle", "venue", "day_numeric", "month_numeric",
    "issue_date", "lccn", "pmc", "bdsk-url-2", "rating", "file-1", "local-url", "read-status", "website",
    "search", "researchnotes", "abstractnote",
])  # fmt: skip


_ENTRY = re.compile(r"^[ \t]*@\w+[ \t]*[{(]", re.MULTILINE)
_PART = 200_000
"""Characters."""
_CONTAINERS = {
    "book": (), "webpage": ("organization",), "article-journal": ("journal", "journaltitle", "booktitle"),
    "chapter": ("booktitle", "journal", "journaltitle"),
    **dict.fromkeys(("report", "document", "dataset", "thesis"), ("journal", "journaltitle", "booktitle", "series")),
}  # fmt: skip
"""The fields that may hold the container of each kind of work. The series of a book is not one."""


def read_bibtex(text: str) -> Export:
    """Return the entries of a BibTeX file.

    Raises:
        CitesiteError: if the `bibtex` extra is not installed.
    """
    try:
        # Imported here because it is an extra, which need not be installed.
        from bibtexparser import model
        from bibtexparser.entrypoint import parse_string
    except ImportError:
        raise CitesiteError("BibTeX needs another library: pip install 'citesite[bibtex]'") from None
    # Everything it would log is in its result, and is reported from there.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    export = Export("BibTeX")
    strings: dict[str, str] = {}
    for above, part in _parts(text):
        for block in parse_string(part, parse_stack=[]).blocks:
            # Two entries of one key may still be two works, and a field that is written twice loses no entry.
            twice = block if isinstance(block, model.DuplicateBlockKeyBlock | model.DuplicateFieldKeyBlock) else None
            found = twice.ignore_error_block if twice else block
            line = above + (block.start_line or 0) + 1
            if isinstance(found, model.String):
                strings.setdefault(str(found.key).lower(), joined(str(found.value), strings))
            elif isinstance(found, model.Entry):
                _take(found, line, above, strings, export)
            elif isinstance(block, model.ParsingFailedBlock):
                export.lose(line, f"a broken entry: {shortened(block.raw or '')}")
    return export


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield a text in parts of some hundred entries, each with the number of lines above it.

    The library keeps fifty times the size of what it parses, and begins a new entry at these places in any case.
    """
    start = line = 0
    for entry in _ENTRY.finditer(text):
        if entry.start() - start > _PART:
            yield line, text[start : entry.start()]
            line += text.count("\n", start, entry.start())
            start = entry.start()
    yield line, text[start:]


def _take(entry: Any, line: int, above: int, strings: Mapping[str, str], export: Export) -> None:
    values: dict[str, str] = {}
    for one in entry.fields:
        name, value = str(one.key).strip().lower(), joined(str(one.value), strings)
        at = above + (one.start_line or 0) + 1
        if values.get(name) and value != values[name]:
            export.remark(at, f"the field {shortened(name)} is written twice; this one is not used: {shortened(value)}")
        elif name in _USED:
            values[name] = value
        elif name in _LEFT_OUT:
            export.left_out[name] += 1
        else:
            export.remark(at, f"unknown field {shortened(name)}: {shortened(value)}")
    kind = str(entry.entry_type).lower()
    if kind not in _TYPES:
        export.remark(line, f"no record type for @{shortened(kind)}; it becomes a document")
    taken = Entry(line, {}, str(entry.key).strip())
    taken.fields = _fields(values, _TYPES.get(kind, "document"), taken.notes)
    for name in ("note", "howpublished", "type", "series"):
        is_used = name == "type" and (taken.fields["design"] or taken.fields["standing"])
        if values.get(name) and not is_used and decoded(values[name]) not in taken.fields.values():
            export.left_out[name] += 1
    export.take(taken, f"an entry without a title: @{kind}{{{shortened(str(entry.key))}")


def _fields(values: Mapping[str, str], kind: str, notes: list[str]) -> Fields:
    def first(*names: str) -> str:
        written = (values[name] for name in names if values.get(name))
        return next((text for value in written if (text := decoded(value, notes)).strip()), "")

    main, sub = first("title"), first("subtitle")
    date, lost = _issued(values)
    notes += lost
    article_number = first("eid", "articleno", "article-number")
    is_article = kind == "article-journal"
    note = values.get("note", "")
    fields = {
        "type": kind,
        "title": f"{main}: {sub}" if main and sub else main,
        "author": people(values.get("author", "")),
        "editor": people(values.get("editor", "")),
        "container-title": first(*_CONTAINERS.get(kind, ("journal", "journaltitle", "booktitle"))),
        "container-title-short": first("shortjournal") if is_article else "",
        "publisher": first("publisher", "institution", "school", *(() if kind == "webpage" else ("organization",))),
        "publisher-place": first("address", "location"),
        "edition": first("edition"),
        "version": first("version") if kind == "dataset" else "",
        "status": "in-press" if is_in_press(values.get("pubstate", ""), [values.get("year", ""), note]) else "",
        "number": first("number") if not is_article else article_number if article_number != first("pages") else "",
        "issued": date,
        "accessed": day(values.get("urldate", "")),
        "volume": first("volume"),
        "issue": first("issue", "number") if is_article else first("issue"),
        "page": locators.pages(first("pages")),
        **_identifiers(values),
        "ISBN": locators.isbn_among([first("isbn")]) or first("isbn"),
        "design": design_of([values.get("type", "")]),
    }
    kinds = [values.get("type", ""), *re.findall("preprint", values.get("note", "") + values.get("howpublished", ""))]
    return {**fields, "standing": standing_of(fields, kinds)}


def _issued(values: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the date of BibLaTeX or of BibTeX, whose month may be `10~jan`, and a message if there is no year."""
    if values.get("date"):
        return best_date([values["date"]], "date")
    year, month, day = (decoded(values.get(name, "")).strip() for name in ("year", "month", "day"))
    one = re.fullmatch(r"(\d{1,2})?\D*?([A-Za-z]{3,9}|\d{1,2})\.?\W*+(\d{1,2})?(?:st|nd|rd|th)?\W*+", month)
    if one:
        month, day = one[2], day or one[1] or one[3] or ""
    exact = partial_date(year, month, day)
    return (exact, []) if exact else best_date([year], "year")


def _identifiers(values: Mapping[str, str]) -> Fields:
    """Return identifiers and address, also from the fields in which programs note them."""
    is_pubmed = values.get("eprinttype", values.get("archiveprefix", "")).lower() == "pubmed"
    eprint = values.get("eprint", "") if is_pubmed else ""
    address = _bare(values.get("url", "")) or _bare(values.get("howpublished", ""))
    address = address if address.startswith(("http:", "https:")) else ""
    note = values.get("note", "")
    return {
        "DOI": _bare(values.get("doi", "")) or locators.doi_among([address, note]),
        "PMID": values.get("pmid", "") or eprint or locators.pmid_among([note, address]),
        "PMCID": values.get("pmcid", "") or locators.pmcid_among([note]),
        "URL": locators.own_address([address]),
    }


def _bare(text: str) -> str:
    """Return an identifier or address without the escapes that some programs write; it holds no LaTeX commands."""
    text = re.sub(r"\\text(less|greater)\s*(?:\{\})?", lambda sign: "<" if sign[1] == "less" else ">", text.strip())
    return re.sub(r"\\(?=[_%&#$~{}])", "", re.sub(r"^\\url\s*\{(.*)\}$|[{}]", r"\1", text))


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
            found.append({"literal": "et al."})
            continue
        if (name.strip().startswith("{") and not given) or (not parts.von and is_body(name)):
            found.append({"literal": family if not given else f"{given} {family}"})
        else:
            named = {"family": family, "given": given, "suffix": decoded(" ".join(parts.jr))}
            found.append({part: value for part, value in named.items() if value})
    return found
