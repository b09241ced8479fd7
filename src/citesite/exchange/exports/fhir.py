"""Write a topic as a FHIR R5 bundle.

It holds a Citation for each source, Evidence for each result and each claim that says what it is about, and an
ArtifactAssessment for each rating of certainty. Every resource names its definition in FHIR 5.0.0 as its profile, and
no profile beyond that.

Source: HL7 FHIR 5.0.0, resources Bundle, Citation, Evidence and ArtifactAssessment, and its code systems
certainty-rating and certainty-type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citesite.exchange.exports import fhir_evidence as evidence
from citesite.exchange.exports.download import Data, Download
from citesite.exchange.exports.text import as_json, without_tags

VERSION = "5.0.0"
"""The version of FHIR."""
_CODES = "http://hl7.org/fhir"
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


def bundle(data: Data) -> Data:
    """Return a collection of all resources, with full URLs if the site has an address."""
    base = data["topic"].get("url", "")
    claims = list(evidence.of_claims(data))
    resources = [
        *(_citation(source) for source in data["sources"]),
        *({**found, **_rated(claim)} for claim, found in claims),
        *evidence.of_analyses(data),
        *_assessments([claim for claim, _ in claims]),
    ]
    return {
        "resourceType": "Bundle",
        "id": evidence.id_of(data["topic"]["id"]),
        "meta": _meta("Bundle"),
        "type": "collection",
        "entry": [
            {
                **({"fullUrl": f"{base}{r['resourceType']}/{r['id']}"} if base else {}),
                "resource": {"resourceType": r["resourceType"], "meta": _meta(r["resourceType"])} | r,
            }
            for r in resources
        ],
    }


def _meta(kind: str) -> Data:
    return {"profile": [f"{_CODES}/StructureDefinition/{kind}|{VERSION}"]}


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
    if source["standing"]["status"] != "current":
        work["currentState"] = [{"text": source["standing"]["status"]}]
    return {"resourceType": "Citation", "id": evidence.id_of(csl["id"]), "status": "active", "citedArtifact": work}


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


def _rated(claim: Data) -> Data:
    rating = claim.get("certainty", {})
    return {"certainty": [_certainty(rating)]} if rating.get("level", "not-rated") != "not-rated" else {}


def _assessments(claims: Iterable[Data]) -> Iterator[Data]:
    for claim in claims:
        for overall in _rated(claim).get("certainty", ()):
            yield {
                "resourceType": "ArtifactAssessment",
                "id": evidence.id_of(f"rating-{claim['id']}"),
                "artifactReference": {"reference": f"Evidence/{evidence.id_of(claim['id'])}"},
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


DOWNLOADS = (Download("evidence.fhir.json", "FHIR", "application/fhir+json; fhirVersion=5.0", "evidence", fhir_json),)
