"""Read reviews of RevMan 5 (.rm5, XML): their references, and the outcome data of their analyses."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.entry import Export
from citesite.exchange.imports.review_data import (
    RATIOS,
    ReviewAnalysis,
    StudyResult,
    measure_of,
    model_of,
    named,
    result_of,
)
from citesite.exchange.imports.ris import take_group
from citesite.exchange.imports.tagged import Group, TaggedLine
from citesite.exchange.imports.tagged_formats import ris_type
from citesite.exchange.imports.xml_text import text_at

_Element = Any
_KINDS = {"DICH": "dichotomous", "CONT": "continuous", "IV": "", "IPD": ""}
MOST_RESULTS = 50_000
"""Results of studies in one review; large ones have some thousands."""
_IDENTIFIERS = {"DOI": "DO", "PUBMED": "PMID", "MEDLINE": "PMID"}


def read_revman(root: _Element) -> Export:
    """Return the references and the analyses of a review.

    Raises:
        CitesiteError: if it has more results of studies than a review can have.
    """
    if sum(1 for _ in root.iter(*(f"{kind}_DATA" for kind in _KINDS))) > MOST_RESULTS:
        raise CitesiteError(f"RevMan 5: more than {MOST_RESULTS:,} results of studies")
    export = Export("RevMan 5")
    names = {study.get("ID"): _study_name(study) for study in root.iter("STUDY")}
    for record in root.iter("REFERENCE"):
        at = int(record.sourceline or 1)
        group = Group(at, [TaggedLine(at, tag, [value]) for tag, value in _lines(record) if value])
        before = len(export.entries)
        take_group(group, export)
        study = record.getparent()
        if len(export.entries) > before and study is not None and study.tag == "STUDY":
            export.entries[-1].study = names.get(study.get("ID"), "")
            export.entries[-1].is_main_report = record.get("PRIMARY") == "YES"
    for comparison in root.iter("COMPARISON"):
        for outcome in comparison:
            if isinstance(outcome.tag, str) and outcome.tag.endswith("_OUTCOME"):
                _take(comparison, outcome, names, export)
    return export


def _study_name(study: _Element) -> str:
    name = named(study.get("NAME"))
    # RevMan writes "STD-Smith-2010" for a study without a name.
    return name or re.sub("[-_]+", " ", re.sub("^STD-", "", study.get("ID") or ""))


def _lines(record: _Element) -> Iterator[tuple[str, str]]:
    """Yield a reference as lines of RIS."""
    yield "TY", ris_type((record.get("TYPE") or "journal article").replace("_", " "))
    for name, tag in (
        ("TI", "TI"), ("SO", "T2"), ("YR", "PY"), ("VL", "VL"), ("NO", "IS"), ("PG", "SP"), ("PB", "PB"), ("CY", "CY"),
        ("ED", "ED"), ("EN", "ET"),
    ):  # fmt: skip
        yield tag, text_at(record, name)
    authors = text_at(record, "AU")
    for name in authors.split(";" if ";" in authors else ","):
        yield "AU", name.strip()
    for own in record.iterfind("IDENTIFIERS/IDENTIFIER"):
        yield _IDENTIFIERS.get((own.get("TYPE") or "").upper(), "N1"), own.get("VALUE") or ""


def _take(comparison: _Element, outcome: _Element, names: dict[str, str], export: Export) -> None:
    kind = outcome.tag.removesuffix("_OUTCOME")
    at = int(outcome.sourceline or 1)
    title = named(text_at(outcome, "NAME") or outcome.get("NAME"))
    number = f"{comparison.get('NO') or '?'}.{outcome.get('NO') or '?'}"
    measure = measure_of(outcome.get("EFFECT_MEASURE") or text_at(outcome, "EFFECT_MEASURE"))
    if kind not in _KINDS or not measure:
        export.remark(at, f"outcome {number}, {title}: not used, as it has no measure of an effect that is known")
        return
    rows = []
    for data in outcome.iter(f"{kind}_DATA"):
        study = names.get(data.get("STUDY_ID") or "", "") or named(data.get("STUDY_ID")).removeprefix("STD-")
        fields = result_of(_values(data, measure), _KINDS[kind], measure)
        inside = data.getparent()
        subgroup = text_at(inside, "NAME") if inside is not None and inside.tag.endswith("_SUBGROUP") else ""
        if fields:
            rows.append(StudyResult(study, fields, named(subgroup)))
        else:
            export.remark(int(data.sourceline or at), f"outcome {number}: no usable numbers of {study}")
    is_pooled = (outcome.get("TOTALS") or "YES") == "YES"
    export.analyses.append(
        ReviewAnalysis(
            number,
            title,
            at,
            _KINDS[kind] or ("dichotomous" if measure in (*RATIOS, "RD") else "continuous"),
            measure,
            model_of(outcome.get("METHOD") or "IV", outcome.get("RANDOM") or "NO") if is_pooled else "",
            named(text_at(outcome, "GROUP_LABEL_1")),
            named(text_at(outcome, "GROUP_LABEL_2")),
            tuple(rows),
        )
    )


def _values(data: _Element, measure: str) -> dict[str, str]:
    names = {"o_e": "O_E", "variance": "VAR", "effect": "EFFECT_SIZE", "se": "SE"}
    found = {name: data.get(written) or "" for name, written in names.items()}
    if not found["effect"] and data.get("ESTIMATE"):
        # What an author typed; for a ratio it is the logarithm.
        try:
            typed = float(data.get("ESTIMATE"))
            found["effect"] = repr(math.exp(typed) if measure in RATIOS else typed)
        except (ValueError, OverflowError):
            pass
    groups = {f"{part}_{n}": data.get(f"{part}_{n}".upper()) or "" for n in (1, 2) for part in _PARTS}
    return found | groups


_PARTS = ("events", "total", "mean", "sd")
