"""Write the claims and results of a topic as tables (CSV, RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citesite.exchange.exports.download import Columns, Data, Download
from citesite.exchange.exports.text import without_tags

_CLAIMS: Columns = (
    ("section", "string", "Section of the topic."),
    ("claim", "string", "Id of the claim."),
    ("text", "string", "The claim as patients read it."),
    ("type", "string", "Type of the claim."),
    ("certainty", "string", "GRADE certainty: high, moderate, low, very-low or not-rated."),
    ("source", "string", "Id of a source of the claim."),
    ("stance", "string", "How the source relates to the claim: supports, partly, contradicts or context."),
    ("locator", "string", "Where in the source."),
    ("title", "string", "Title of the source."),
    ("year", "integer", "Year of the source."),
    ("doi", "string", "DOI of the source."),
    ("pmid", "string", "PubMed identifier of the source."),
    ("design", "string", "Type of study or document."),
    ("n", "integer", "How many people (or animals) were studied."),
    ("risk_of_bias", "string", "Risk that the way the study was done biased its result."),
    ("standing", "string", "Whether the source was corrected, doubted or retracted."),
)
_RESULTS: Columns = (
    ("analysis", "string", "Id of the analysis."),
    ("outcome", "string", "Id of the outcome."),
    ("measure", "string", "Measure of the effect."),
    ("label", "string", "The study or part of it; `pooled` for all together."),
    ("source", "string", "Id of the source."),
    ("intervention_events", "integer", "People with the outcome in the group that got the intervention."),
    ("intervention_total", "integer", "People in that group."),
    ("intervention_mean", "number", "Mean of that group."),
    ("intervention_sd", "number", "Standard deviation of that group."),
    ("comparator_events", "integer", "People with the outcome in the group it is compared with."),
    ("comparator_total", "integer", "People in that group."),
    ("comparator_mean", "number", "Mean of that group."),
    ("comparator_sd", "number", "Standard deviation of that group."),
    ("estimate", "number", "The effect."),
    ("low", "number", "Lower limit of its 95% interval."),
    ("high", "number", "Upper limit."),
    (
        "effect_from",
        "string",
        "groups: computed from both groups; published: as published; pooled: computed from the rows.",
    ),
)


def claims_table(data: Data) -> str:
    """Return a row for each source of each claim."""
    return _table(_CLAIMS, _claim_rows(data))


def results_table(data: Data) -> str:
    """Return a row for each study in each analysis, and one for the pooled effect."""
    return _table(_RESULTS, _result_rows(data))


def _claim_rows(data: Data) -> Iterator[Data]:
    sources = {source["csl"]["id"]: source for source in data["sources"]}
    for claim in data["claims"]:
        for evidence in claim.get("evidence", ()):
            source = sources[evidence["source"]]
            csl = source["csl"]
            parts = csl.get("issued", {}).get("date-parts", [[""]])[0]
            yield {
                "section": claim["section"],
                "claim": claim["id"],
                "text": claim["text"],
                "type": claim["type"],
                "certainty": claim.get("certainty", {}).get("level", "not-rated"),
                "source": evidence["source"],
                "stance": evidence["stance"],
                "locator": evidence.get("locator", ""),
                "title": without_tags(csl["title"]),
                "year": parts[0],
                "doi": csl.get("DOI", ""),
                "pmid": csl.get("PMID", ""),
                "design": source.get("design", ""),
                "n": source.get("n", ""),
                "risk_of_bias": source["risk_of_bias"],
                "standing": source["standing"]["status"],
            }


def _result_rows(data: Data) -> Iterator[Data]:
    for analysis in data["analyses"]:
        same = {name: analysis[name] for name in ("outcome", "measure")} | {"analysis": analysis["id"]}
        for row in analysis["rows"]:
            arms = {
                f"{arm}_{name}": row.get(arm, {}).get(name, "")
                for arm in ("intervention", "comparator")
                for name in ("events", "total", "mean", "sd")
            }
            for arm in ("intervention", "comparator"):
                arms[f"{arm}_total"] = arms[f"{arm}_total"] or row.get(arm, {}).get("n", "")
            yield {**same, "label": row["label"], "source": row["source"], **arms, **_effect(row.get("effect"))}
        if "pooled" in analysis:
            yield {**same, "label": "pooled", **_effect(analysis["pooled"])}


def _effect(effect: Mapping[str, Any] | None) -> Data:
    if not effect:
        return {}
    low, high = effect["interval"]
    return {"estimate": effect["estimate"], "low": low, "high": high, "effect_from": effect.get("from", "pooled")}


def _table(columns: Columns, rows: Iterable[Data]) -> str:
    text = io.StringIO()
    table = csv.DictWriter(text, [name for name, _, _ in columns], restval="")
    table.writeheader()
    for row in rows:
        table.writerow({name: _cell(value) for name, value in row.items()})
    return text.getvalue()


def _cell(value: object) -> object:
    """Return a value that no spreadsheet runs as a formula (OWASP, CSV injection); numbers stay numbers."""
    is_formula = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if is_formula else value


DOWNLOADS = (
    Download("claims.csv", "CSV: claims", "text/csv", "evidence", claims_table, _CLAIMS),
    Download("results.csv", "results", "text/csv", "evidence", results_table, _RESULTS),
)
