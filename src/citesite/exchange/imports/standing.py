"""Update the standing of sources, corrected, doubted or retracted, from Crossref or a file of notices.

A record's status only ever becomes graver. A status that an editor wrote stays, and is reported where the registry does
not confirm it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.collection import Collection
from citesite.exchange.imports.known_works import Work
from citesite.exchange.imports.lookup import parsed_json
from citesite.exchange.imports.notices import Notice, Snapshot, identifiers_of, notices_in, works_in
from citesite.exchange.imports.services import NotFound, Services
from citesite.records import identifiers

GRAVITY = ("current", "preprint", "corrected", "superseded", "concern", "retracted")
"""Statuses, from the least to the most grave."""
_STATUS = {
    "retraction": "retracted", "withdrawal": "retracted", "removal": "retracted",
    "partial_retraction": "concern", "expression_of_concern": "concern",
    "correction": "corrected", "corrigendum": "corrected", "erratum": "corrected", "addendum": "corrected",
    "clarification": "corrected",
}  # fmt: skip
"""The status that each kind of notice in Crossref and Retraction Watch gives a work. Other kinds are ignored."""
_FAILURES = 3
"""After this many works in a row without an answer, Crossref is not asked for the rest."""


@dataclass(slots=True)
class StandingReport:
    """What a refresh found."""

    checked: int = 0
    changes: list[str] = field(default_factory=list)
    """A line for each status that changed or is in doubt."""
    unknown: list[str] = field(default_factory=list)
    """Ids of sources that are not covered."""
    failed: list[str] = field(default_factory=list)
    """Messages about requests that failed."""


def ask_crossref(work: Work, services: Services) -> list[Notice] | None:
    """Return the notices that Crossref has about a work; None if it does not know the work.

    Raises:
        CitesiteError: if there is no usable answer.
    """
    doi = dict(identifiers_of(work)).get("DOI")
    if doi is None:
        return None
    found = record_of_crossref(doi, services)
    return None if found is None else notices_in(found, work)


def record_of_crossref(doi: str, services: Services) -> Mapping[str, Any] | None:
    """Return the record that Crossref has of a work; None if it has none.

    Raises:
        CitesiteError: if there is no usable answer.
    """
    address = f"{services.crossref.rstrip('/')}/works/{quote(doi, safe='')}"
    try:
        answer = parsed_json(services.ask(address, "application/json"), address)
    except NotFound:
        return None
    found = next((one for one in works_in(answer) if identifiers.doi(one["DOI"]) == doi), None)
    if found is None:
        raise CitesiteError(f"{address}: it answered with another work")
    return found


def refresh(collection: Collection, snapshot: Snapshot | None, services: Services, today: date) -> StandingReport:
    """Set the standing of every source in a collection, with the date; the collection is not written.

    Args:
        collection: the site's sources.
        snapshot: the notices to use; None to ask Crossref.
        services: the address of Crossref.
        today: the value of `checked_on`.
    """
    report = StandingReport()
    failures = 0
    for work in collection.known_works.works:
        try:
            notices = snapshot.about(work) if snapshot else ask_crossref(work, services)
            failures = 0
        except CitesiteError as problem:
            report.failed.append(f"{work.id}: {problem}")
            failures += 1
            if failures == _FAILURES:
                report.failed.append("Crossref was not asked for the rest")
                return report
            continue
        if notices is None:
            report.unknown.append(work.id)
        else:
            report.checked += 1
            _record_status(work, notices, collection, today, report)
    return report


def _record_status(
    work: Work, notices: list[Notice], collection: Collection, today: date, report: StandingReport
) -> None:
    before = status_of(work)
    found, notice = gravest(notices)
    status = before
    if before in GRAVITY and GRAVITY.index(found) > GRAVITY.index(before):
        status = found
    if status != before and notice:
        when = f" of {notice.on}" if notice.on else ""
        where = f", {notice.doi}" if notice.doi else ""
        report.changes.append(f"{work.id}: {before} -> {status} ({notice.kind}{when}{where})")
    elif before in ("retracted", "concern") and found != before:
        report.changes.append(f"{work.id}: stays {before}, though no such notice was found; look at it yourself")
    collection.put(work, {"standing": {"status": status, "checked_on": today.isoformat()}})


def status_of(work: Work) -> str:
    """Return the status that the record of a work has."""
    standing = work.fields.get("standing")
    return str(standing.get("status") or "current") if isinstance(standing, dict) else "current"


def gravest(notices: list[Notice]) -> tuple[str, Notice | None]:
    """Return the gravest status that notices give a work, with its notice. A reinstatement cancels earlier notices."""
    ordered = sorted(notices, key=lambda notice: notice.on)
    last = max((n for n, notice in enumerate(ordered) if notice.kind == "reinstatement"), default=-1)
    standing = [notice for notice in ordered[last + 1 :] if notice.kind in _STATUS]
    gravest = max(standing, key=lambda notice: GRAVITY.index(_STATUS[notice.kind]), default=None)
    return (_STATUS[gravest.kind], gravest) if gravest else ("current", None)


def standing_lines(report: StandingReport) -> list[str]:
    """Return the lines of a report: changes, failures, sources that are not covered, and the count."""
    lines = [*report.changes, *report.failed]
    if report.unknown:
        lines.append(f"not known: {', '.join(report.unknown)} (no DOI, or no record of it there)")
    return [*lines, f"{report.checked} source{'s' * (report.checked != 1)} checked"]
