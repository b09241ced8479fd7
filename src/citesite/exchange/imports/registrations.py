"""Read registrations of trials: studies of ClinicalTrials.gov in JSON, as its search and its API return them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.dates import written_date
from citesite.exchange.imports.entry import Export
from citesite.exchange.imports.spreadsheets import registration


def read_studies(text: str) -> Export:
    """Return the registrations in a JSON file of ClinicalTrials.gov.

    Raises:
        CitesiteError: if it is not whole JSON.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise CitesiteError(f"it is not whole JSON ({problem})") from None
    export = Export("ClinicalTrials.gov")
    for study in _studies(data):
        protocol = _fields(study.get("protocolSection"))
        names, status = _fields(protocol.get("identificationModule")), _fields(protocol.get("statusModule"))
        number = str(names.get("nctId") or "")
        entry = registration(1, number, str(names.get("briefTitle") or ""), str(names.get("officialTitle") or ""))
        sponsor = _fields(_fields(protocol.get("sponsorCollaboratorsModule")).get("leadSponsor")).get("name")
        first = _fields(status.get("studyFirstPostDateStruct")).get("date") or status.get("studyFirstSubmitDate")
        entry.fields |= {
            "author": [{"literal": str(sponsor)}] if sponsor else [],
            "issued": written_date(str(first or "")),
        }
        if number:
            export.take(entry, f"a study without a title: {number}")
        else:
            export.lose(1, "a study without a number")
    return export


def _studies(data: object) -> Iterator[dict[str, Any]]:
    found = data.get("studies", [data]) if isinstance(data, dict) else data
    for study in found if isinstance(found, list) else []:
        if isinstance(study, dict):
            yield study


def _fields(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
