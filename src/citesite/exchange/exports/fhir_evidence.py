"""Write claims and results as Evidence of FHIR R5, each with its own people, exposure, comparison and outcome.

Nothing is taken from the question of the topic: a claim of a topic about tablets may be about a medicine. What a record
does not say is left out, and a claim that says nothing of the four is no Evidence.

Source: HL7 FHIR 5.0.0, resource Evidence, and its code systems variable-role, statistic-type, attribute-estimate-type
and synthesis-type.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from citesite.exchange.exports.download import Data

_TERMS = "http://terminology.hl7.org/CodeSystem"
_STATUS = {"live": "active", "published": "active", "draft": "draft", "retired": "retired", "withdrawn": "retired"}
_RELATION = {"supports": "justification", "partly": "justification", "contradicts": "cites", "context": "cites"}
_STATISTICS = {
    "RR": "C93152",
    "OR": "C16932",
    "HR": "C93150",
    "IRR": "rate-ratio",
    "RD": "0000424",
    "MD": "0000457",
    "SMD": "0000100",
}
_ATTRIBUTES = {"i2_percent": "0000420", "tau2": "0000421", "q": "0000419", "q_p": "C44185"}


def id_of(name: str) -> str:
    """Return an id that FHIR allows: at most 64 letters, digits, hyphens and full stops."""
    return name if len(name) <= 64 else f"{name[:55]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def of_claims(data: Data) -> Iterator[tuple[Data, Data]]:
    """Yield each claim that says what it is about, with its Evidence, which has no rating yet."""
    for claim in data["claims"]:
        stated = claim.get("result", {})
        analysis: Data = next((one for one in data["analyses"] if one["id"] == stated.get("analysis")), {})
        variables = _variables(
            population=claim.get("applies_to", ""),
            exposure=analysis.get("intervention") or claim.get("effect", {}).get("of", ""),
            referenceExposure=analysis.get("comparator", ""),
            measuredVariable=_outcome(claim.get("outcome") or analysis.get("outcome", ""), data),
        )
        if not variables:
            continue
        evidence = _evidence(claim["id"], data) | {"assertion": claim["text"], "variableDefinition": variables}
        related = [
            _related(_RELATION[one["stance"]], one["source"], one["stance"]) for one in claim.get("evidence", ())
        ]
        if related:
            evidence["relatedArtifact"] = related
        if "url" in claim:
            evidence["url"] = claim["url"]
        yield claim, evidence


def of_analyses(data: Data) -> Iterator[Data]:
    """Yield Evidence for each row that has an effect, for each subgroup together, and for all studies together."""
    for analysis in data["analyses"]:
        for number, row in enumerate(analysis["rows"], 1):
            if "effect" in row:
                yield _of_row(analysis, number, row, data)
        for number, subgroup in enumerate(analysis.get("subgroups", ()), 1):
            yield _of_pooled(analysis, f"-subgroup-{number}", subgroup, data)
        if "pooled" in analysis:
            yield _of_pooled(analysis, "", analysis["pooled"], data)


def _of_row(analysis: Data, number: int, row: Data, data: Data) -> Data:
    """Return what one study found."""
    counts = [row.get(side, {}) for side in ("intervention", "comparator")]
    people = [arm.get("total", arm.get("n")) for arm in counts]
    statistic = _statistic(row["effect"], analysis)
    # A cluster trial's effective numbers are no numbers of people.
    if all(isinstance(some, int) for some in people):
        statistic["sampleSize"] = {"numberOfParticipants": sum(people)}
    return {
        **_evidence(f"analysis-{analysis['id']}-row-{number}", data),
        "title": f"{analysis['title']}: {row['label']}",
        "variableDefinition": _variables(
            population=row.get("people", ""), subpopulation=row.get("subgroup", ""), **_compared(analysis, data)
        ),
        "relatedArtifact": [_related("derived-from", row["source"])],
        "statistic": [statistic],
    }


def _of_pooled(analysis: Data, ending: str, pooled: Data, data: Data) -> Data:
    """Return the pooled effect of an analysis, or of a subgroup, which has a name."""
    name = pooled.get("name", "")
    rows = [row for row in analysis["rows"] if "effect" in row and (not ending or row.get("subgroup", "") == name)]
    sources = dict.fromkeys(row["source"] for row in rows)
    statistic = _statistic(pooled, analysis)
    statistic["description"] = f"Pooled by {pooled['model']}; interval: {pooled['interval_method']}"
    statistic["sampleSize"] = {"numberOfStudies": pooled["studies"]}
    statistic["attributeEstimate"] += [
        {"type": _code("attribute-estimate-type", code), "quantity": {"value": pooled[field]}}
        for field, code in _ATTRIBUTES.items()
        if field in pooled
    ]
    if "prediction_interval" in pooled:
        statistic["attributeEstimate"].append(
            _interval({"text": "95% prediction interval"}, pooled["prediction_interval"])
        )
    return {
        **_evidence(f"analysis-{analysis['id']}{ending}", data),
        "title": f"{analysis['title']}: {name}" if name else analysis["title"],
        "variableDefinition": _variables(subpopulation=name, **_compared(analysis, data)),
        "synthesisType": _code("synthesis-type", "std-MA"),
        "relatedArtifact": [_related("derived-from", source) for source in sources],
        "statistic": [statistic],
    }


def _evidence(name: str, data: Data) -> Data:
    return {"resourceType": "Evidence", "id": id_of(name), "status": _STATUS.get(data["topic"]["status"], "unknown")}


def _statistic(effect: Data, analysis: Data) -> Data:
    measure = effect["measure"]
    kind = _code("statistic-type", _STATISTICS[measure]) if measure in _STATISTICS else {}
    unit = analysis.get("unit") or ("people in 100" if measure == "RD" else "")
    return {
        "statisticType": kind | {"text": measure},
        "quantity": {"value": effect["estimate"], **({"unit": unit} if unit else {})},
        "attributeEstimate": [_interval(_code("attribute-estimate-type", "C53324"), effect["interval"])],
    }


def _interval(kind: Data, limits: list[float]) -> Data:
    low, high = limits
    return {"type": kind, "level": 0.95, "range": {"low": {"value": low}, "high": {"value": high}}}


def _compared(analysis: Data, data: Data) -> dict[str, str]:
    return {
        "exposure": analysis["intervention"],
        "referenceExposure": analysis["comparator"],
        "measuredVariable": _outcome(analysis["outcome"], data),
    }


def _outcome(name: str, data: Data) -> str:
    return next((str(one["name"]) for one in data["outcomes"] if one["id"] == name), name)


def _variables(**texts: str) -> list[Data]:
    return [{"description": text, "variableRole": _code("variable-role", role)} for role, text in texts.items() if text]


def _related(kind: str, source: str, label: str = "") -> Data:
    return {
        "type": kind,
        **({"label": label} if label else {}),
        "resourceReference": {"reference": f"Citation/{id_of(source)}"},
    }


def _code(system: str, code: str) -> Data:
    return {"coding": [{"system": f"{_TERMS}/{system}", "code": code}]}
