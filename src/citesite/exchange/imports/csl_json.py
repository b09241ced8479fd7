"""Read CSL-JSON, as Zotero and Mendeley export it and as doi.org answers.

Source: the schema of CSL-JSON 1.0.2. Items are decoded one by one, so that each has its line number and a truncated
file still yields the items before its end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from citesite.exchange.imports import locators
from citesite.exchange.imports.dates import best_date, partial_date
from citesite.exchange.imports.entry import Entry, Export, Fields, given_id
from citesite.exchange.imports.europe_pmc import europe_pmc_item, is_of_europe_pmc
from citesite.exchange.imports.plain_text import shortened
from citesite.exchange.imports.publication import design_of, is_in_press, standing_of

TYPES = {
    "article-journal": "article-journal", "article-magazine": "article-journal", "review": "article-journal",
    "journal-article": "article-journal", "report": "report", "standard": "report", "webpage": "webpage",
    "post": "webpage", "post-weblog": "webpage", "book": "book", "monograph": "book", "edited-book": "book",
    "reference-book": "book", "chapter": "chapter", "book-chapter": "chapter", "paper-conference": "chapter",
    "proceedings-article": "chapter", "entry": "chapter", "entry-encyclopedia": "chapter",
    "entry-dictionary": "chapter", "dataset": "dataset", "thesis": "thesis", "dissertation": "thesis",
    "document": "document", "article": "document", "posted-content": "document", "preprint": "document",
    "article-newspaper": "article-journal", "review-article": "article-journal", "book-section": "chapter",
    "book-part": "chapter", "reference-entry": "chapter", "book-set": "book", "proceedings": "book",
    "report-component": "report", "database": "dataset",
}  # fmt: skip
"""Record types by the types of CSL, and by the names that Crossref uses for some of them."""
_SAME = (
    "title", "container-title", "container-title-short", "publisher", "publisher-place", "edition", "version", "volume",
    "issue",
    "DOI", "PMID", "PMCID", "URL",
)  # fmt: skip
_USED = frozenset(
    {
        *_SAME, "id", "type", "author", "editor", "issued", "accessed", "page", "number", "ISBN", "note", "genre",
        "subtype", "publisher-location", "article-number", "subtitle", "status", "journalAbbreviation",
        "short-container-title",
    }
)  # fmt: skip
_LEFT_OUT = re.compile(
    r"abstract|keyword|language|source|archive.*|call-number|citation-(?:key|label)|annote|categories|custom|"
    r"title-short|shortTitle|collection-.*|ISSN|license|dimensions|event.*|"
    r"jurisdiction|medium|number-of-.*|original-.*|references|reviewed-.*|scale|section|submitted|"
    r"year-suffix|available-date|authority|translator|container-author|composer|director|illustrator|interviewer|"
    r"recipient|chapter-number|yearSuffix|part-.*|supplement-number|volume-title|division|contributor|subject|"
    # What doi.org gives in addition, from Crossref and DataCite.
    r"indexed|reference-count|is-referenced-by-count|content-domain|short-.*|published.*|created|deposited|score|"
    r"prefix|member|link|resource|relation|funder|assertion|alternative-id|update-policy|journal-issue|"
    r"issn-type|isbn-type|content-created|copyright|accepted|approved|posted|reference|update.*|"
    r"aliases|institution|clinical-trial-number|free-to-read|peer-review|agency|proceedings-subject|group-title",
    re.DOTALL,
)


def read_csl_json(text: str) -> Export:
    """Return the entries of a CSL-JSON file: a list of items, an object with a list `items`, or one item.

    Answers of Crossref hold their items in `message`, those of Europe PMC in `resultList`; both are read as they are.
    """
    export = Export("CSL-JSON")
    for line, item in _items(text, export):
        take_item(export, line, europe_pmc_item(item) if is_of_europe_pmc(item) else item)
    return export


def take_item(export: Export, line: int, item: object) -> None:
    """Add an item to an export, as an entry or as lost."""
    if not isinstance(item, dict):
        export.lose(line, f"not an item: {shortened(json.dumps(item))}")
        return
    for name in item:
        if name not in _USED:
            if _LEFT_OUT.fullmatch(name):
                export.left_out[name] += 1
            else:
                export.remark(line, f"unknown field {shortened(json.dumps(name))} of the item that begins here")
    kind = _first(item.get("type"))
    if kind not in TYPES:
        export.remark(line, f'no record type for "{shortened(kind)}"; it becomes a document')
    entry = Entry(line, {}, given_id(_first(item.get("id"))))
    entry.fields = item_fields(item, entry.notes)
    export.take(entry, "an item without a title")


def item_fields(item: dict[str, Any], notes: list[str] | None = None) -> Fields:
    """Return the fields of one item, and add messages about values that cannot be used to `notes`."""
    kind = TYPES.get(_first(item.get("type")), "document")
    # Zotero keeps fields that CSL lacked in its note: "PMID: 20488910".
    noted = dict(re.findall(r"^(PMID|PMCID|DOI):\s*(\S+)", _first(item.get("note")), re.MULTILINE))
    fields: Fields = {"type": kind, **{name: _first(item.get(name)) or noted.get(name, "") for name in _SAME}}
    fields["title"] = _with_subtitle(fields["title"], _first(item.get("subtitle")))
    if kind in ("book", "report", "webpage") and fields["container-title"] == fields["title"]:
        del fields["container-title"]
    fields["DOI"] = fields["DOI"] or locators.doi_among([fields["URL"]])
    if locators.is_doi_address(fields["URL"]):
        fields["URL"] = ""
    issued = item.get("issued")
    fields["issued"] = date_of(issued)
    if not fields["issued"] and notes is not None:
        notes += best_date([_written(issued)], "issued")[1]
    if kind != "dataset":
        fields["version"] = ""
    short = fields["container-title-short"] or _first(
        item.get("journalAbbreviation") or item.get("short-container-title")
    )
    is_shorter = kind == "article-journal" and short != fields.get("container-title")
    fields["container-title-short"] = short if is_shorter else ""
    number = _first(item.get("number") or item.get("article-number"))
    isbns = item.get("ISBN")
    kinds = [_first(item.get(name)) for name in ("genre", "subtype", "type")]
    return {
        **fields,
        "publisher-place": fields["publisher-place"] or _first(item.get("publisher-location")),
        "author": _people(item.get("author")),
        "editor": _people(item.get("editor")),
        "status": "in-press" if is_in_press(_first(item.get("status")), [_written(issued)]) else "",
        "number": number if number != fields["issue"] else "",
        "page": locators.pages(_first(item.get("page"))),
        "accessed": _day(item.get("accessed")),
        "ISBN": _first(isbns).split(" ")[0].split(",")[0] if kind in ("book", "chapter", "report") else "",
        "design": design_of(kinds),
        "standing": standing_of(fields, kinds),
    }


def _with_subtitle(title: str, subtitle: str) -> str:
    if not title or not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title}{' ' if title.endswith(('?', '!', ':')) else ': '}{subtitle}"


def _first(value: object) -> str:
    """Return a value as text. Crossref sends a list where a work may have several titles."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _people(value: object) -> list[Fields]:
    names = []
    for one in value if isinstance(value, list) else []:
        if not isinstance(one, dict):
            continue
        part = {key: _first(one.get(key)) for key in ("family", "given", "suffix", "literal", "name")}
        particles = [_first(one.get(key)) for key in ("dropping-particle", "non-dropping-particle")]
        part["family"] = " ".join(filter(None, [*particles, part["family"]])) if part["family"] else ""
        body = part.pop("name")
        if not part["family"]:
            part = {"literal": part["literal"] or body or part["given"]}
        names.append({key: text for key, text in part.items() if text})
    return [name for name in names if name]


def date_of(value: object) -> str:
    """Return a date of CSL: its parts, years and months by name as in CSL-YAML, or as it is written."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        parts = value.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list):
            return partial_date(*([_first(part) for part in parts[0]] + ["", "", ""])[:3])
        if value.get("year"):
            return partial_date(*[_first(value.get(name)) for name in ("year", "month", "day")])
    return best_date([_written(value)], "")[0]


def _written(value: object) -> str:
    if isinstance(value, dict):
        return _first(value.get("raw") or value.get("literal"))
    return _first(value)


def _day(value: object) -> str:
    found = date_of(value)
    return found if len(found) == 10 else ""


def _items(text: str, export: Export) -> Iterator[tuple[int, Any]]:
    """Yield each item with its line. Where the text stops being JSON, the rest is reported as lost."""
    start = _start(text)
    if text[start] == "{":
        yield from _decoded(text, start, export, is_list=False)
    else:
        yield from _decoded(text, start + 1, export, is_list=True)


_WRAPPED = re.compile(r'\{(?:(?!"title"|"author").){0,4000}?"(items|result|references)"\s*:\s*(?=\[)', re.DOTALL)
_ONE_WRAPPED = re.compile(r'\{(?:(?!"title"|"author")[^{}]){0,1000}?"message"\s*:\s*(?=\{)')


def _start(text: str) -> int:
    """Return the position of the list of items, or of the only item."""
    start = len(text) - len(text.lstrip())
    wrapped = _WRAPPED.match(text, start) or _ONE_WRAPPED.match(text, start)
    return wrapped.end() if wrapped else start


_BETWEEN = re.compile(r"[\s,]*")
_NEXT_ITEM = re.compile(r"\s*+\{")


def _decoded(text: str, at: int, export: Export, *, is_list: bool) -> Iterator[tuple[int, Any]]:
    decode = json.JSONDecoder().raw_decode
    line = text.count("\n", 0, at) + 1
    while True:
        between = _BETWEEN.match(text, at)
        before, at = at, between.end() if between else at
        line += text.count("\n", before, at)
        if is_list and text.startswith("]", at):
            return
        if at >= len(text):
            export.remark(line, "the file ends before its list does")
            return
        try:
            item, end = decode(text, at)
        except (ValueError, RecursionError) as problem:
            why = problem.msg if isinstance(problem, json.JSONDecodeError) else "too deep, or a number too long"
            export.lose(line, f"from here on the file is not JSON, and was not read ({why})")
            return
        yield line, item
        line += text.count("\n", at, end)
        at = end
        # Some programs write one item a line, without a list around them.
        if not is_list and not _NEXT_ITEM.match(text, at):
            return


__all__ = ["TYPES", "date_of", "item_fields", "read_csl_json", "take_item"]
