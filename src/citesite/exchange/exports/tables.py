"""Write the claims and results of a topic as tables (CSV, RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citesite.evidence.rounding import significant
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
    ("unit", "string", "Unit of a difference."),
    ("label", "string", "The study or part of it; `pooled` for all together or those of a subgroup."),
    ("subgroup", "string", "The subgroup that the study is in, or that is pooled."),
    ("source", "string", "Id of the source."),
    ("people", "string", "Who was studied."),
    ("follow_up", "string", "For how long."),
    (
        "intervention_events",
        "number",
        "People with the outcome, or events, in the group with the intervention.",
    ),
    ("intervention_total", "number", "People in that group."),
    ("intervention_percent", "number", "People with the outcome in 100, in that group."),
    ("intervention_time", "number", "Person-time of that group, for a rate."),
    ("intervention_mean", "number", "Mean of that group."),
    ("intervention_sd", "number", "Standard deviation of that group."),
    ("comparator_events", "number", "People with the outcome, or events, in the group compared."),
    ("comparator_total", "number", "People in that group."),
    ("comparator_percent", "number", "People with the outcome in 100, in that group."),
    ("comparator_time", "number", "Person-time of that group, for a rate."),
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
    ("weight_percent", "number", "Weight of the study in the pooled effect."),
    ("model", "string", "How the pooled effect was computed."),
    ("prediction_low", "number", "Lower limit of the 95% prediction interval of a pooled effect."),
    ("prediction_high", "number", "Upper limit."),
    ("i2_percent", "number", "I² of a pooled effect."),
    ("tau2", "number", "Variance between studies, tau², of a pooled effect; of logarithms for a ratio."),
    ("result", "string", "The finding in words, if there are no numbers."),
)


_ABOUT = ("label", "subgroup", "source", "people", "follow_up", "result")


def claims_table(data: Data) -> str:
    """Return a row for each source of each claim."""
    return _table(_CLAIMS, _claim_rows(data))


def results_table(data: Data) -> str:
    """Return a row for each study in each analysis, and one for each pooled effect."""
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
                "type": claim.get("type", ""),
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
        same = {name: analysis.get(name, "") for name in ("outcome", "measure", "unit")} | {"analysis": analysis["id"]}
        for row in analysis["rows"]:
            about = {
                name: row.get(name, "") for name in ("label", "subgroup", "source", "people", "follow_up", "result")
            }
            arms = {name: value for side in ("intervention", "comparator") for name, value in _arm(side, row)}
            yield {**same, **about, **arms, **_effect(row.get("effect"))}
        for subgroup in analysis.get("subgroups", ()):
            yield {**same, "label": "pooled", "subgroup": subgroup["name"], **_effect(subgroup)}
        if "pooled" in analysis:
            yield {**same, "label": "pooled", **_effect(analysis["pooled"])}


def _arm(side: str, row: Data) -> Iterator[tuple[str, object]]:
    """Yield the cells of one group. A share that its report does not print is computed from its counts."""
    arm = row.get(side, {})
    for name in ("events", "time", "mean", "sd"):
        yield f"{side}_{name}", arm.get(name, "")
    yield f"{side}_total", arm.get("total", arm.get("n", ""))
    is_counted = "events" in arm and "total" in arm
    yield (
        f"{side}_percent",
        arm.get("percent", significant(100 * arm["events"] / arm["total"], 6) if is_counted else ""),
    )


def _effect(effect: Mapping[str, Any] | None) -> Data:
    if not effect:
        return {}
    low, high = effect["interval"]
    prediction = effect.get("prediction_interval", ("", ""))
    return {
        **{name: effect.get(name, "") for name in ("weight_percent", "model", "i2_percent", "tau2")},
        "estimate": effect["estimate"],
        "low": low,
        "high": high,
        "effect_from": effect.get("from", "pooled"),
        "prediction_low": prediction[0],
        "prediction_high": prediction[1],
    }


def _table(columns: Columns, rows: Iterable[Data]) -> str:
    text = io.StringIO()
    table, names = csv.writer(text), [name for name, _, _ in columns]
    table.writerow(names)
    table.writerows([_cell(row.get(name, "")) for name in names] for row in rows)
    return text.getvalue()


def _cell(value: object) -> object:
    """Return a value that no spreadsheet runs as a formula (OWASP, CSV injection); numbers stay numbers."""
    is_formula = isinstance(value, str) and value.startswith(_FORMULA)
    return f"'{value}" if is_formula else value


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


DOWNLOADS = (
    Download("claims.csv", "CSV: claims", "text/csv", "evidence", claims_table, _CLAIMS),
    Download("results.csv", "results", "text/csv", "evidence", results_table, _RESULTS),
)
