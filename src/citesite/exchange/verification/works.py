"""What Crossref, doi.org and PubMed say of a work: its title, first author and year, and whether it was retracted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.csl_json import item_fields
from citesite.exchange.imports.known_works import Work
from citesite.exchange.imports.lookup import by_doi, medline_of
from citesite.exchange.imports.notices import notices_in
from citesite.exchange.imports.services import NotFound, Services
from citesite.exchange.imports.standing import GRAVITY, gravest, record_of_crossref
from citesite.exchange.verification.comparing import compared
from citesite.read.source_states import State
from citesite.records.identifiers import RETRACTION_MARK


class Reply(NamedTuple):
    """What was answered about one identifier of a work."""

    state: State
    note: str = ""
    """What differs, or why there was no answer."""
    status: str = ""
    """Its standing, such as "retracted"; empty if the answer has no notice."""
    why: str = ""
    """The notice, in words."""


def said_of_doi(work: Work, doi: str, services: Services) -> Reply:
    """Ask Crossref about a DOI, and doi.org where Crossref does not have it: other agencies register DOIs, too.

    Raises:
        CitesiteError: if there is no usable answer.
    """
    record = record_of_crossref(doi, services)
    if record is not None:
        status, notice = gravest(notices_in(record, work))
        when = f" of {notice.on}" if notice and notice.on else ""
        return _said(
            work, item_fields(dict(record)), status if notice else "", f"{notice.kind}{when}" if notice else ""
        )
    try:
        return _said(work, by_doi(doi, services).entries[0].fields)
    except NotFound:
        return Reply("gone", f"no work has the DOI {doi}")


def said_of_pmids(works: Mapping[str, Work], services: Services) -> dict[str, Reply]:
    """Ask PubMed about several works at once, by PMID. Those that it does not know are asked for once more.

    Raises:
        CitesiteError: if there is no usable answer.
    """
    answered = _asked([*works], services)
    missing = [pmid for pmid in works if pmid not in answered]
    if missing and not answered and len(works) > 1:
        raise CitesiteError("PubMed answered with none of the works that were asked for")
    if missing and answered:
        answered |= _asked(missing, services)
    return {
        pmid: answered[pmid](work) if pmid in answered else Reply("gone", f"PubMed has no work with the PMID {pmid}")
        for pmid, work in works.items()
    }


class _Answered(NamedTuple):
    fields: Mapping[str, Any]

    def __call__(self, work: Work) -> Reply:
        status = dict(self.fields.get("standing") or {}).get("status", "")
        return _said(work, self.fields, status, f"{status}, says PubMed" if status else "")


def _asked(pmids: Sequence[str], services: Services) -> dict[str, _Answered]:
    export = medline_of(pmids, services)
    # "id: 1 Error occurred: cannot get document summary" is about the work; anything else is about the service.
    if not export.entries and export.remarks and not any(pmid in str(export.remarks) for pmid in pmids):
        raise CitesiteError(f"PubMed answered with no record: {export.remarks[0].text}")
    return {str(entry.fields.get("PMID", "")): _Answered(entry.fields) for entry in export.entries}


def _said(work: Work, fields: Mapping[str, Any], status: str = "", why: str = "") -> Reply:
    state, note = compared(work.fields, fields)
    title = str(fields.get("title") or "")
    if RETRACTION_MARK.match(title) and GRAVITY.index(status or "current") < GRAVITY.index("retracted"):
        status, why = "retracted", "its title there says so"
    # What is said of another work is not said of this one.
    return Reply(state, note) if state == "other-work" else Reply(state, note, status, why)
