"""Look up works by DOI or PubMed identifier at doi.org and PubMed.

An answer about a different work is refused: a wrong reference under a right DOI is worse than none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import islice
from urllib.parse import quote, urlencode

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports import locators
from citesite.exchange.imports.csl_json import read_csl_json
from citesite.exchange.imports.entry import Export
from citesite.exchange.imports.medline import read_medline
from citesite.exchange.imports.services import NotFound, Services
from citesite.exchange.imports.tagged import lines_of
from citesite.records import identifiers

_CSL_JSON = "application/vnd.citationstyles.csl+json"
AT_ONCE = 100
"""PubMed records asked for in one request."""


_MOST_LISTED = 2_000
"""Identifiers in a list. Each DOI is a question to doi.org."""
_OF_PUBMED = re.compile(r"\s*1[.:] \S")
_NOTED = re.compile(r"\bPMID:\s?([1-9][0-9]{0,7})\b")


def listed(text: str) -> tuple[list[str], list[str]] | None:
    """Return the DOIs and PMIDs of a text that is a pasted list of them; None if it is anything else.

    They stand on lines of their own, or with commas or spaces between them. A text copied from PubMed, in its formats
    "summary" and "abstract", is such a list too: it has the PMID of each work.
    """
    bare = _identifiers_alone(text)
    if bare or not _OF_PUBMED.match(text):
        return bare
    noted = list(dict.fromkeys(found[1] for found in islice(_NOTED.finditer(text), _MOST_LISTED)))
    return ([], noted) if noted else None


def _identifiers_alone(text: str) -> tuple[list[str], list[str]] | None:
    """Return DOIs and PMIDs if a text holds nothing else, each once."""
    dois: dict[str, None] = {}
    pmids: dict[str, None] = {}
    for _, line in lines_of(text):
        for word in filter(None, re.split(r"[,;\s]+", _without_name(line))):
            if doi := locators.doi(word) if "/" in word and "10." in word else None:
                dois[doi] = None
            elif pmid := locators.pmid(word):
                pmids[pmid] = None
            else:
                return None
            if len(dois) + len(pmids) > _MOST_LISTED:
                return None
    return ([*dois], [*pmids]) if dois or pmids else None


def _without_name(line: str) -> str:
    return re.sub(r"^\s*(?:doi|pmid)s?:?\s+", "", line, flags=re.IGNORECASE)


def by_doi(written: str, services: Services) -> Export:
    """Return the work with a DOI, by content negotiation.

    Raises:
        NotFound: if there is no such work.
        CitesiteError: if there is no usable answer about it.
    """
    doi = identifiers.doi(written)
    if doi is None:
        raise CitesiteError(f"{written} is no DOI; one looks like 10.1136/bmj.c2181")
    address = f"{services.doi.rstrip('/')}/{quote(doi, safe='/')}"
    try:
        text = services.ask(address, _CSL_JSON).decode()
    except NotFound:
        raise NotFound(f"doi.org knows no work with the DOI {doi}") from None
    except UnicodeDecodeError:
        raise CitesiteError(f"{address}: its answer is not UTF-8 text") from None
    export = read_csl_json(text) if text.lstrip().startswith("{") else Export("CSL-JSON")
    if len(export.entries) != 1:
        raise CitesiteError(f"{address}: its answer is no CSL-JSON item with a title")
    answered = str(export.entries[0].fields.get("DOI", ""))
    if identifiers.doi(answered) != doi:
        raise CitesiteError(f"{address}: it answered with another work ({answered or 'no DOI'})")
    # Extra fields of a service are not faults of an export: there is no export.
    export.remarks.clear()
    export.left_out.clear()
    return export


def by_pmid(written: Sequence[str], services: Services) -> Export:
    """Return the works with some PubMed identifiers, through E-utilities (efetch).

    Raises:
        CitesiteError: if one of them is unknown, or there is no usable answer.
    """
    wrong = [one for one in written if identifiers.pmid(one) is None]
    if wrong:
        raise CitesiteError(f"{wrong[0]} is no PMID, which is a number of up to eight digits")
    whole = Export("PubMed")
    for start in range(0, len(written), AT_ONCE):
        asked = list(dict.fromkeys(written[start : start + AT_ONCE]))
        export = medline_of(asked, services)
        found = [str(entry.fields.get("PMID", "")) for entry in export.entries]
        others = [pmid for pmid in found if pmid not in asked]
        missing = [pmid for pmid in asked if pmid not in found]
        if others:
            raise CitesiteError(f"PubMed answered with a work that nobody asked for (PMID {others[0]})")
        if missing:
            raise CitesiteError(f"PubMed knows no work with the PMID {', '.join(missing)}")
        whole.entries += export.entries
    return whole


def medline_of(asked: Sequence[str], services: Services) -> Export:
    """Return what PubMed answers when it is asked for some identifiers at once; unknown ones are left out.

    Raises:
        CitesiteError: if there is no usable answer.
    """
    fields = {"db": "pubmed", "id": ",".join(asked), "rettype": "medline", "retmode": "text", "tool": "citesite"}
    if services.contact:
        fields["email"] = services.contact
    address = f"{services.pubmed.rstrip('/')}/efetch.fcgi?{urlencode(fields)}"
    return read_medline(services.ask(address, "text/plain").decode("utf-8", "replace"))


def parsed_json(data: bytes, address: str) -> object:
    """Parse an answer as JSON.

    Raises:
        CitesiteError: if it is not JSON.
    """
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise CitesiteError(f"{address}: its answer is not JSON") from None
