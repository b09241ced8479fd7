"""Put outcome data of a review into the results of a topic, each row with the source that reports its study.

An import does not guess: a study whose source is not known is named and left out, and so is an analysis without a
measure. What a review cannot know, such as the patients' words for an outcome, an editor writes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from citesite.exchange.imports.collection import Collection
from citesite.exchange.imports.known_works import KnownWorks, kebab
from citesite.exchange.imports.review_data import ReviewAnalysis, together
from citesite.exchange.imports.same_work import last_word, year_of
from citesite.exchange.imports.yaml_records import written
from citesite.read.yaml import load
from citesite.read.yaml.list_items import with_item

_LABEL = re.compile(r"(.*?[^ -])[ -]*+\(?([12][0-9]{3})[a-z]?\)?$")


@dataclass(slots=True)
class AnalysesReport:
    """What became of the analyses of reviews."""

    new: list[str] = field(default_factory=list)
    """Ids."""
    remarks: list[str] = field(default_factory=list)
    """Messages about analyses and studies that could not be used."""


def add_analyses(
    found: Sequence[ReviewAnalysis], studies: Mapping[str, str], collection: Collection, path: str
) -> AnalysesReport:
    """Add the analyses of reviews, and their outcomes, to the results of a topic; the collection is not written.

    Args:
        found: analyses, or halves of them.
        studies: ids of sources by the names of studies, where a review says which reports which.
        collection: the site's sources, with those that were imported.
        path: the file of results, relative to the site's folder.

    Raises:
        CitesiteError: if the file is written in a way that cannot be added to safely.
    """
    report = AnalysesReport()
    text = collection.text(path)
    before: Any = load(text) if text.strip() else {}
    ids = {str(one.get("id")) for name in ("outcomes", "analyses") for one in (before or {}).get(name) or []}
    by_label = _by_label(collection.known_works)
    items: dict[str, list[str]] = {"outcomes": [], "analyses": []}
    for analysis in together(found):
        name = kebab(analysis.title)[:50].strip("-") or f"analysis-{analysis.number.replace('.', '-')}"
        if f"{name}-{_number(analysis)}" in ids:
            report.remarks.append(f"analysis {analysis.number}, {analysis.title}: already there")
            continue
        rows = [line for line in _rows(analysis, studies, by_label, report) if line]
        if not analysis.measure or not rows:
            why = "no measure: import the table of settings with it" if rows else "no study of it can be used"
            report.remarks.append(f"analysis {analysis.number}, {analysis.title}: NOT IMPORTED: {why}")
            continue
        outcome = f"{name}-{_number(analysis)}-outcome"
        items["outcomes"].append(_outcome(outcome, analysis))
        items["analyses"].append(_analysis(f"{name}-{_number(analysis)}", outcome, analysis, rows))
        report.new.append(f"{name}-{_number(analysis)}")
    if report.new:
        collection.changed[path] = _with_items(text, path, items)
    return report


def _number(analysis: ReviewAnalysis) -> str:
    return re.sub(r"[^0-9a-z]+", "-", analysis.number.lower()).strip("-") or "0"


def _by_label(works: KnownWorks) -> dict[tuple[str, str], list[str]]:
    """Return ids of sources by the last word of the first author's name, and the year, as reviews name studies."""
    found: dict[tuple[str, str], list[str]] = {}
    for work in works.works:
        if work.id:
            found.setdefault((last_word(work.fields), year_of(work.fields)), []).append(work.id)
    return found


def _rows(
    analysis: ReviewAnalysis,
    studies: Mapping[str, str],
    by_label: Mapping[tuple[str, str], list[str]],
    report: AnalysesReport,
) -> list[str]:
    lines = []
    for result in analysis.rows:
        source = studies.get(result.study, "")
        label = _LABEL.fullmatch(result.study)
        if not source and label:
            last = last_word({"author": [{"family": label[1]}]})
            candidates = by_label.get((last, label[2]), [])
            source = candidates[0] if len(candidates) == 1 else ""
            if len(candidates) > 1:
                told = f"may be {' or '.join(candidates[:4])}: add its row by hand"
                report.remarks.append(f"analysis {analysis.number}: {result.study} {told}")
                continue
        if not source:
            told = "no source of it is known: import its reference with it"
            report.remarks.append(f"analysis {analysis.number}: {result.study}: {told}")
            continue
        fields = {"source": source, "label": result.study, "subgroup": result.subgroup, **result.fields}
        lines.append(_block({name: value for name, value in fields.items() if value}))
    return lines


def _outcome(name: str, analysis: ReviewAnalysis) -> str:
    return _block({"id": name, "name": analysis.title, "lay_name": analysis.title, "kind": analysis.kind})


def _analysis(name: str, outcome: str, analysis: ReviewAnalysis, rows: Sequence[str]) -> str:
    fields = {
        "id": name,
        "title": analysis.title,
        "outcome": outcome,
        "measure": analysis.measure,
        "unit": "people in 100" if analysis.measure == "RD" else "",
        "intervention": analysis.intervention or "Experimental",
        "comparator": analysis.comparator or "Control",
        "model": analysis.model if len(rows) > 1 else "",
    }
    inner = "".join(_indented(row, "  ", "  - ") for row in rows)
    return f"{_block({key: value for key, value in fields.items() if value})}rows:\n{inner}"


def _block(fields: Mapping[str, Any]) -> str:
    return "".join(f"{name}: {_value(name, value)}\n" for name, value in fields.items())


def _value(name: str, value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{part}: {number}" for part, number in value.items()) + "}"
    if name in ("id", "source", "outcome", "kind", "measure", "model", "estimate", "se"):
        return str(value)
    return written(name, value)


def _indented(block: str, margin: str, first: str) -> str:
    lines = block.splitlines()
    return "".join(f"{first if not n else f'{margin}  '}{line}\n" for n, line in enumerate(lines))


def _with_items(text: str, path: str, items: Mapping[str, Sequence[str]]) -> str:
    """Return the text of a file of results with items at the end of its lists, or a new one."""
    if not text.strip():
        return "".join(
            f"{name}:\n{''.join(_indented(i, '  ', '  - ') for i in found)}" for name, found in items.items()
        )
    for name, found in items.items():
        for item in found:
            text = with_item(text, path, (name,), item)
    return text
