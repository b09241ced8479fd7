"""What an export says of a publication as a whole: its design, and whether it is a preprint or was retracted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from citesite.records import identifiers

_DESIGNS = {
    "systematic review": "systematic-review",
    "meta-analysis": "systematic-review",
    "meta analysis": "systematic-review",
    "network meta-analysis": "systematic-review",
    "randomized controlled trial": "randomized-trial",
    "randomised controlled trial": "randomized-trial",
    "controlled clinical trial": "non-randomized-trial",
    "practice guideline": "guideline",
    "guideline": "guideline",
    "case reports": "case-report",
    "case report": "case-report",
}
"""Publication types that name exactly one design, the most telling first. "Review" may be several."""
_PREPRINT_SERVER = re.compile(
    r"\W*(?:med|bio|chem|psy|soc|ar|engr|eco|edu|earth)?(?:arxiv)\b.*|research square\b.*|ssrn\b.*|"
    r"preprints(?:\.org)?|preprints with the lancet|osf preprints|authorea\b.*|f1000research preprints|techrxiv|"
    r"medrxiv\b.*|biorxiv\b.*|jmir preprints|scielo preprints|africarxiv",
    re.IGNORECASE,
)
_PREPRINT_DOI = re.compile(
    r"10\.(?:1101/(?:20[0-9]{2}\.|[0-9]{6}(?:v[0-9]+)?$)|64898/|21203/rs\.|48550/arxiv|2139/ssrn|20944/preprints|31234/|"
    r"31219/|26434/chemrxiv|22541/au\.|2196/preprints)",
    re.IGNORECASE,
)


_IN_PRESS = re.compile(r"\W*(?:in[ -]press|forthcoming|article in press|accepted|to appear)\W*", re.IGNORECASE)


def is_in_press(kind: str, texts: Iterable[str]) -> bool:
    """Return whether a type ("INPR", "inpress") or one of some values says that a work is in no issue yet."""
    return kind.strip().upper() in ("INPR", "INPRESS", "FORTHCOMING", "IN PRESS") or any(
        map(_IN_PRESS.fullmatch, texts)
    )


def design_of(kinds: Iterable[str]) -> str:
    """Return the design that publication types name, in any case; empty if none does."""
    found = {kind.strip().lower() for kind in kinds}
    return next((design for kind, design in _DESIGNS.items() if kind in found), "")


def standing_of(
    fields: Mapping[str, Any], kinds: Iterable[str] = (), *, concern: bool = False, corrected: bool = False
) -> dict[str, str]:
    """Return the standing of a work according to its export; empty if that says nothing, which is not "current"."""
    found = {kind.strip().lower() for kind in kinds}
    if "retracted publication" in found or identifiers.says_retracted(str(fields.get("title") or "")):
        return {"status": "retracted"}
    if concern:
        return {"status": "concern"}
    if "preprint" in found or _is_on_a_preprint_server(fields):
        return {"status": "preprint"}
    return {"status": "corrected"} if corrected else {}


def _is_on_a_preprint_server(fields: Mapping[str, Any]) -> bool:
    places = [str(fields.get(name) or "") for name in ("container-title", "publisher")]
    if any(_PREPRINT_SERVER.fullmatch(place.strip()) for place in places if place.strip()):
        return True
    return bool(_PREPRINT_DOI.match(str(fields.get("DOI") or "")))
