"""Turn results of Europe PMC, as its search returns them in JSON, into items of CSL-JSON."""

from __future__ import annotations

import re
from typing import Any, TypeGuard

from citesite.exchange.imports.dates import written_date
from citesite.exchange.imports.names import people


def is_of_europe_pmc(item: object) -> TypeGuard[dict[str, Any]]:
    """Return whether an item is a result of Europe PMC."""
    return isinstance(item, dict) and "title" in item and ("authorString" in item or "pubYear" in item)


def europe_pmc_item(result: dict[str, Any]) -> dict[str, Any]:
    """Return a result as an item of CSL-JSON. Fields that a record has no place for keep their names."""
    journal = _fields(result.get("journalInfo"))
    kinds = _fields(result.get("pubTypeList")).get("pubType") or result.get("pubType") or ""
    kinds = [str(kind) for kind in (kinds if isinstance(kinds, list) else re.split(r"; ", str(kinds)))]
    is_preprint = result.get("source") == "PPR" or any(kind.lower() == "preprint" for kind in kinds)
    when = written_date(str(result.get("firstPublicationDate") or "")) if is_preprint else ""
    year = str(result.get("pubYear") or journal.get("yearOfPublication") or "")
    printed = written_date(str(journal.get("dateOfPublication") or "")) or year
    item = {
        "id": str(result.get("id") or ""),
        "type": "article" if is_preprint else "article-journal",
        "genre": "preprint" if is_preprint else next((k for k in kinds if k.lower() != "journal article"), ""),
        "title": re.sub(r"(?<!\.)\.$", "", str(result["title"] or "")),
        "author": _authors(result),
        "container-title": result.get("journalTitle") or _fields(journal.get("journal")).get("title"),
        "volume": result.get("journalVolume") or journal.get("volume"),
        "issue": result.get("issue") or journal.get("issue"),
        "page": result.get("pageInfo"),
        "issued": {"raw": when or printed},
        "DOI": result.get("doi"),
        "PMID": result.get("pmid"),
        "PMCID": result.get("pmcid"),
        "publisher": _fields(result.get("bookOrReportDetails")).get("publisher"),
        "abstract": result.get("abstractText"),
    }
    return {name: value for name, value in item.items() if value}


def _authors(result: dict[str, Any]) -> list[dict[str, Any]]:
    listed = _fields(result.get("authorList")).get("author")
    found = []
    for one in listed if isinstance(listed, list) else []:
        name = _fields(one)
        if name.get("collectiveName"):
            found.append({"literal": name["collectiveName"]})
        elif name.get("lastName"):
            given = name.get("firstName") or name.get("initials") or ""
            found.append({"family": name["lastName"], "given": given})
    return found or people(re.split(r",\s*", str(result.get("authorString") or "").rstrip(".")))


def _fields(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
