"""Read the tables of RevMan Web and of the data packages of the Cochrane Library: outcome data, and its settings.

One table has a row for each study of each analysis, another a row for each analysis, with measure and model.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.entry import Export
from citesite.exchange.imports.review_data import (
    ReviewAnalysis,
    StudyResult,
    measure_of,
    model_of,
    named,
    result_of,
)
from citesite.exchange.imports.tables import header, plain_name, rows_of

_NUMBERS = {
    "events_1": "experimental cases", "total_1": "experimental n", "mean_1": "experimental mean",
    "sd_1": "experimental sd", "events_2": "control cases", "total_2": "control n", "mean_2": "control mean",
    "sd_2": "control sd", "o_e": "o e", "variance": "variance", "effect": "giv mean", "se": "giv se",
}  # fmt: skip
_Values = Mapping[str, str]


def is_review_table(text: str) -> bool:
    """Return whether the first line of a text names the columns of such a table."""
    names = set(map(plain_name, header(text)))
    return "analysis number" in names and bool(names & {"study", "effect measure"})


def read_review_table(text: str) -> Export:
    """Return the analyses of a table; one of settings has no rows, and one of rows no measure.

    Raises:
        CitesiteError: if it is no table that can be read to its end.
    """
    export = Export("RevMan Web (CSV)")
    by_number: dict[str, list[tuple[int, _Values]]] = {}
    try:
        for line, values in rows_of(text):
            number = ".".join(filter(None, (values.get("analysis group", ""), values.get("analysis number", ""))))
            if number:
                by_number.setdefault(number, []).append((line, values))
    except csv.Error as problem:
        raise CitesiteError(f"the table cannot be read: {problem}") from None
    for number, rows in by_number.items():
        line, first = rows[0]
        kind = _kind(rows)
        measure = measure_of(first.get("effect measure", ""))
        analysis = ReviewAnalysis(
            number,
            named(first.get("analysis name")),
            line,
            kind,
            measure,
            model_of(first.get("statistical method", ""), first.get("analysis model", "")) if measure else "",
            named(first.get("experimental intervention")),
            named(first.get("control intervention")),
            tuple(_results(number, rows, kind, export)) if "study" in first else (),
        )
        export.analyses.append(analysis)
    return export


def _kind(rows: list[tuple[int, _Values]]) -> str:
    """Return the kind of an analysis: what its settings say, or what its rows have."""
    said = rows[0][1].get("data type", "").lower()
    if said:
        return "dichotomous" if said.startswith("dich") else "continuous" if said.startswith("cont") else ""
    for _, values in rows:
        if values.get("experimental mean") and values.get("experimental sd"):
            return "continuous"
        if values.get("experimental cases") and not values.get("giv mean"):
            return "dichotomous"
    return ""


def _results(number: str, rows: list[tuple[int, _Values]], kind: str, export: Export) -> Iterator[StudyResult]:
    # A study that is in several subgroups has a row for the whole analysis as well.
    inside = {values.get("study") for _, values in rows if values.get("subgroup")}
    for line, values in rows:
        study, subgroup = named(values.get("study")), named(values.get("subgroup"))
        if not subgroup and values.get("study") in inside:
            continue
        fields = result_of({name: values.get(column, "") for name, column in _NUMBERS.items()}, kind, "")
        if fields:
            yield StudyResult(study, fields, subgroup)
        else:
            export.remark(line, f"outcome {number}: no usable numbers of {study}")
