"""Write a topic as a FHIR R5 bundle, following EBMonFHIR.

It holds a Citation for each source, Evidence for each claim and pooled result, and an ArtifactAssessment for each
rating of certainty.

Source: HL7 FHIR 5.0.0, resources Bundle, Citation, Evidence and ArtifactAssessment, and its code systems
certainty-rating, certainty-type and variable-role.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from citesite.exchange.exports.download import Data, Download
from citesite.exchange.exports.text import as_json, without_tags

_CODES = "http://hl7.org/fhir"
_STATUS = {"live": "active", "published": "active", "draft": "draft", "retired": "retired", "withdrawn": "retired"}
_DOWN = {
    "risk-of-bias": "RiskOfBias",
    "inconsistency": "Inconsistency",
    "indirectness": "Indirectness",
    "imprecision": "Imprecision",
    "publication-bias": "PublicationBias",
}
_UNREAD = "What was not read"
"""A reason that the code system does not have."""
_UP = {"large-effect": "LargeEffect", "dose-response": "DoseResponseGradient", "confounding": "PlausibleConfounding"}
_RELATION = {"supports": "justification", "partly": "justification", "contradicts": "cites", "context": "cites"}


def bundle(data: Data) -> Data:
    """Return a collection of all resources, with full URLs if the site has an address."""
    base = data["topic"].get("url", "")
    resources = [
        *(_citation(source) for source in data["sources"]),
        *(_of_claim(claim, data) for claim in data["claims"]),
        *(_of_analysis(analysis, data) for analysis in data["analyses"] if "pooled" in analysis),
        *_assessments(data),
    ]
    topic = data["topic"]
    return {
        "resourceType": "Bundle",
        "id": _id(topic["id"]),
        "type": "collection",
        "entry": [
            {**({"fullUrl": f"{base}{r['resourceType']}/{r['id']}"} if base else {}), "resource": r} for r in resources
        ],
    }


def _id(name: str) -> str:
    """Return an id that FHIR allows: at most 64 letters, digits, hyphens and full stops."""
    return name if len(name) <= 64 else f"{name[:55]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _status(data: Data) -> str:
    return _STATUS.get(data["topic"]["status"], "unknown")


def _citation(source: Data) -> Data:
    csl = source["csl"]
    identifiers = [
        {"system": system, "value": csl[name]}
        for name, system in (("DOI", "https://doi.org"), ("PMID", "https://pubmed.ncbi.nlm.nih.gov"))
        if name in csl
    ]
    names = [_name(person) for person in csl.get("author", ())]
    work: Data = {
        "title": [{"text": without_tags(csl["title"])}],
        **({"identifier": identifiers} if identifiers else {}),
        **({"publicationForm": [_publication(csl)]} if _publication(csl) else {}),
        **({"webLocation": [{"url": csl["URL"]}]} if "URL" in csl else {}),
    }
    if names:
        work["contributorship"] = {"summary": [{"value": "; ".join(names)}]}
    if source["standing"]["status"] == "retracted":
        work["currentState"] = [{"text": "retracted"}]
    return {"resourceType": "Citation", "id": _id(csl["id"]), "status": "active", "citedArtifact": work}


def _name(person: Data) -> str:
    family = " ".join(filter(None, (person.get("family"), person.get("suffix"))))
    return ", ".join(filter(None, (family, person.get("given")))) or str(person.get("literal", ""))


def _publication(csl: Data) -> Data:
    parts = csl.get("issued", {}).get("date-parts", [[]])[0]
    form: Data = {
        "articleDate": "-".join(f"{part:02}" for part in parts),
        "volume": csl.get("volume"),
        "issue": csl.get("issue"),
        "pageString": csl.get("page"),
        "publishedIn": {"title": csl["container-title"]} if "container-title" in csl else None,
    }
    return {name: value for name, value in form.items() if value}


def _of_claim(claim: Data, data: Data) -> Data:
    outcomes = {outcome["id"]: outcome["name"] for outcome in data["outcomes"]}
    measured: str = outcomes.get(claim.get("outcome", "")) or claim["type"]
    evidence: Data = {
        "resourceType": "Evidence",
        "id": _id(claim["id"]),
        "status": _status(data),
        "assertion": claim["text"],
        "variableDefinition": _variables(data, measured, claim.get("applies_to", "")),
    }
    related = [
        {"type": _RELATION[one["stance"]], "resourceReference": {"reference": f"Citation/{_id(one['source'])}"}}
        for one in claim.get("evidence", ())
    ]
    if related:
        evidence["relatedArtifact"] = related
    if "url" in claim:
        evidence["url"] = claim["url"]
    rating = claim.get("certainty", {})
    if rating.get("level", "not-rated") != "not-rated":
        evidence["certainty"] = [_certainty(rating)]
    return evidence


def _of_analysis(analysis: Data, data: Data) -> Data:
    """Return the pooled effect of an analysis as Evidence."""
    pooled = analysis["pooled"]
    low, high = pooled["interval"]
    outcome = next((o["name"] for o in data["outcomes"] if o["id"] == analysis["outcome"]), analysis["outcome"])
    sources = dict.fromkeys(row["source"] for row in analysis["rows"])
    return {
        "resourceType": "Evidence",
        "id": _id(f"analysis-{analysis['id']}"),
        "status": _status(data),
        "title": analysis["title"],
        "variableDefinition": [
            _variable("exposure", analysis["intervention"]),
            _variable("referenceExposure", analysis["comparator"]),
            _variable("measuredVariable", outcome),
        ],
        "synthesisType": {"text": f"meta-analysis, {pooled['model']}"},
        "relatedArtifact": [
            {"type": "derived-from", "resourceReference": {"reference": f"Citation/{_id(name)}"}} for name in sources
        ],
        "statistic": [
            {
                "statisticType": {"text": pooled["measure"]},
                "quantity": {"value": pooled["estimate"]},
                "sampleSize": {"numberOfStudies": pooled["studies"]},
                "attributeEstimate": [
                    {
                        "type": {"text": "95% confidence interval"},
                        "level": pooled["level"],
                        "range": {"low": {"value": low}, "high": {"value": high}},
                    }
                ],
            }
        ],
    }


def _variables(data: Data, measured: str, people: str) -> list[Data]:
    """Return what a claim is about, as far as the question of its topic says."""
    question = data["topic"].get("question", {})
    found = [
        ("population", people or question.get("population", "")),
        ("exposure", question.get("intervention", "")),
        ("referenceExposure", question.get("comparator", "")),
        ("measuredVariable", measured),
    ]
    return [_variable(role, text) for role, text in found if text]


def _variable(role: str, text: str) -> Data:
    return {"description": text, "variableRole": _code("variable-role", role)}


def _certainty(rating: Data) -> Data:
    """Return a rating with its reasons, each of which lowered or raised it by one level."""
    parts = []
    for name in dict.fromkeys(rating.get("down", ())):
        levels = rating["down"].count(name)
        concern = ("serious-concern", "very-serious-concern", "extremely-serious-concern")[min(levels, 3) - 1]
        kind = _code("certainty-type", _DOWN[name]) if name in _DOWN else {"text": _UNREAD}
        parts.append({"type": kind, "rating": _code("certainty-rating", concern)})
    for name in dict.fromkeys(rating.get("up", ())):
        parts.append({"type": _code("certainty-type", _UP[name]), "rating": _code("certainty-rating", "present")})
    return {
        "type": _code("certainty-type", "Overall"),
        "rating": _code("certainty-rating", rating["level"]),
        **({"subcomponent": parts} if parts else {}),
    }


def _assessments(data: Data) -> Iterator[Data]:
    for claim in data["claims"]:
        rating = claim.get("certainty", {})
        if rating.get("level", "not-rated") == "not-rated":
            continue
        overall = _certainty(rating)
        yield {
            "resourceType": "ArtifactAssessment",
            "id": _id(f"rating-{claim['id']}"),
            "artifactReference": {"reference": f"Evidence/{_id(claim['id'])}"},
            "content": [
                {
                    "informationType": "rating",
                    "type": overall["type"],
                    "classifier": [overall["rating"]],
                    **({"component": _components(overall)} if "subcomponent" in overall else {}),
                }
            ],
        }


def _components(overall: Data) -> list[Data]:
    return [
        {"informationType": "rating", "type": part["type"], "classifier": [part["rating"]]}
        for part in overall["subcomponent"]
    ]


def _code(system: str, code: str) -> Data:
    return {"coding": [{"system": f"{_CODES}/{system}", "code": code}]}


def fhir_json(data: Data) -> str:
    """Return the bundle as JSON."""
    return as_json(bundle(data))


DOWNLOADS = (Download("evidence.fhir.json", "FHIR", "application/fhir+json", "evidence", fhir_json),)
