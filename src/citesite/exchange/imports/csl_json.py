"""Read CSL-JSON, as Zotero and Mendeley export it and as doi.org answers.

Source: the schema of CSL-JSON 1.0.2. Items are decoded one by one, so that each has its line number and a truncated
file still yields the items before its end.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from citesite.exchange.imports.entry import Entry, Export, Fields, given_id, pages, partial_date, shortened

TYPES = {
    "article-journal": "article-journal", "article-magazine": "article-journal", "review": "article-journal",
    "journal-article": "article-journal", "report": "report", "standard": "report", "webpage": "webpage",
    "post": "webpage", "post-weblog": "webpage", "book": "book", "monograph": "book", "edited-book": "book",
    "reference-book": "book", "chapter": "chapter", "book-chapter": "chapter", "paper-conference": "chapter",
    "proceedings-article": "chapter", "entry": "chapter", "entry-encyclopedia": "chapter",
    "entry-dictionary": "chapter", "dataset": "dataset", "thesis": "thesis", "dissertation": "thesis",
    "document": "document",
}  # fmt: skip
"""Record types by the types of CSL, and by the names that Crossref uses for some of them."""
_SAME = (
    "title", "container-title", "publisher", "publisher-place", "edition", "volume", "issue",
    "DOI", "PMID", "PMCID", "URL",
)  # fmt: skip
_USED = frozenset({*_SAME, "id", "type", "author", "editor", "issued", "accessed", "page", "number", "ISBN", "note"})
_LEFT_OUT = re.compile(
    r"abstract|keyword|language|source|archive.*|call-number|citation-(?:key|label)|annote|categories|custom|"
    r"(?:container-)?title-short|shortTitle|journalAbbreviation|collection-.*|ISSN|license|dimensions|event.*|genre|"
    r"jurisdiction|medium|number-of-.*|original-.*|references|reviewed-.*|scale|section|status|submitted|version|"
    r"year-suffix|available-date|authority|translator|container-author|composer|director|illustrator|interviewer|"
    r"recipient|chapter-number|yearSuffix|part-.*|supplement-number|volume-title|division|contributor|subject|subtitle|"
    # What doi.org gives in addition, from Crossref and DataCite.
    r"indexed|reference-count|is-referenced-by-count|content-domain|short-.*|published.*|created|deposited|score|"
    r"prefix|member|link|resource|relation|funder|assertion|alternative-id|update-policy|journal-issue|"
    r"article-number|issn-type|isbn-type|content-created|copyright|accepted|approved|posted|reference|update.*|"
    r"aliases|institution|clinical-trial-number|free-to-read|peer-review|agency|proceedings-subject|group-title",
    re.DOTALL,
)


def read_csl_json(text: str) -> Export:
    """Return the entries of a CSL-JSON file: a list of items, an object with a list `items`, or one item."""
    export = Export("CSL-JSON")
    for line, item in _items(text, export):
        if not isinstance(item, dict):
            export.lose(line, f"not an item: {shortened(json.dumps(item))}")
            continue
        for name in item:
            if name not in _USED:
                if _LEFT_OUT.fullmatch(name):
                    export.left_out[name] += 1
                else:
                    export.remark(line, f"unknown field {shortened(json.dumps(name))} of the item that begins here")
        kind = _first(item.get("type"))
        if kind not in TYPES:
            export.remark(line, f'no record type for "{shortened(kind)}"; it becomes a document')
        fields = item_fields(item)
        if fields["title"]:
            export.entries.append(Entry(line, fields, given_id(_first(item.get("id")))))
        else:
            export.lose(line, "an item without a title")
    return export


def item_fields(item: dict[str, Any]) -> Fields:
    """Return the fields of one item."""
    kind = TYPES.get(_first(item.get("type")), "document")
    # Zotero keeps fields that CSL lacked in its note: "PMID: 20488910".
    noted = dict(re.findall(r"^(PMID|PMCID|DOI):\s*(\S+)", _first(item.get("note")), re.MULTILINE))
    fields: Fields = {"type": kind, **{name: _first(item.get(name)) or noted.get(name, "") for name in _SAME}}
    if kind in ("book", "report", "webpage") and fields["container-title"] == fields["title"]:
        del fields["container-title"]
    if re.match(r"https?://(?:dx\.)?doi\.org/", fields["URL"]):
        fields["URL"] = ""
    number = _first(item.get("number") or item.get("article-number"))
    isbns = item.get("ISBN")
    return {
        **fields,
        "author": _people(item.get("author")),
        "editor": _people(item.get("editor")),
        "number": number if number != fields["issue"] else "",
        "page": pages(_first(item.get("page")), ""),
        "issued": _date(item.get("issued")),
        "accessed": _day(item.get("accessed")),
        "ISBN": _first(isbns).split(" ")[0].split(",")[0] if kind in ("book", "chapter", "report") else "",
    }


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


def _date(value: object) -> str:
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return partial_date(*([_first(part) for part in parts[0]] + ["", "", ""])[:3])
    written = re.split(r"[-/]", _first(value.get("raw") or value.get("literal")))
    return partial_date(*[*written, "", ""][:3])


def _day(value: object) -> str:
    found = _date(value)
    return found if len(found) == 10 else ""


def _items(text: str, export: Export) -> Iterator[tuple[int, Any]]:
    """Yield each item with its line. Where the text stops being JSON, the rest is reported as lost."""
    start = _start(text)
    if text[start] == "{":
        yield from _decoded(text, start, export, is_list=False)
    else:
        yield from _decoded(text, start + 1, export, is_list=True)


def _start(text: str) -> int:
    """Return the position of the list of items, or of the only item."""
    start = len(text) - len(text.lstrip())
    wrapped = re.match(r"\{[^{}\[\]]*\"items\"\s*:\s*(?=\[)", text[start:])
    return start + wrapped.end() if wrapped else start


_BETWEEN = re.compile(r"[\s,]*")


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
        if not is_list:
            return


__all__ = ["TYPES", "item_fields", "read_csl_json"]
