"""Update the standing of sources, corrected, doubted or retracted, from Crossref or a file of notices.

A record's status only ever becomes graver. A status that an editor wrote stays, and is reported where the registry does
not confirm it.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.collection import Collection
from citesite.exchange.imports.dates import partial_date
from citesite.exchange.imports.known_works import Work
from citesite.exchange.imports.lookup import parsed_json
from citesite.exchange.imports.services import NotFound, Services
from citesite.files.scan import bytes_of
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

LARGEST = 500_000_000
"""Bytes in a file of notices, decompressed. The Retraction Watch data has about a seventh of that."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice about a work."""

    kind: str
    on: str
    """Its date, as exact as it is known; empty if unknown."""
    doi: str
    """The DOI of the notice itself."""


@dataclass(slots=True)
class Snapshot:
    """Notices by the identifiers of the works they are about."""

    notices: dict[tuple[str, str], list[Notice]] = field(default_factory=lambda: defaultdict(list))
    known: set[tuple[str, str]] = field(default_factory=set)
    """Works that it covers: a work without a notice here has none."""
    is_complete: bool = False
    """Whether it covers all works."""

    def about(self, work: Work) -> list[Notice] | None:
        """Return the notices about a work; None if it does not cover the work."""
        keys = list(_keys(work))
        found = [notice for key in keys for notice in self.notices.get(key, ())]
        return found if found or (keys and (self.is_complete or any(key in self.known for key in keys))) else None


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


def read_snapshot(path: Path) -> Snapshot:
    """Read a file of notices: the Retraction Watch data (CSV), or works from Crossref's API (JSON or JSON lines).

    Either may be compressed with gzip.

    Raises:
        CitesiteError: if it is neither.
    """
    name, data = str(path), bytes_of(path)
    if data.startswith(b"\x1f\x8b"):
        try:
            data = gzip.GzipFile(fileobj=io.BytesIO(data)).read(LARGEST + 1)
        except (OSError, EOFError, zlib.error):
            raise CitesiteError(f"{name} is half a file: it cannot be decompressed") from None
    if len(data) > LARGEST:
        raise CitesiteError(f"{name} has more than {LARGEST:,} bytes")
    # The CSV is known to hold bytes that are not UTF-8, in names that are not used.
    text = data.decode("utf-8-sig", "replace")
    if text.lstrip().startswith(("{", "[")):
        return _of_works(name, text)
    snapshot = Snapshot(is_complete=True)
    for row in _rows(name, text):
        month, day, year = (*re.split(r"[/ ]", row["RetractionDate"] or ""), "", "", "")[:3]
        doi = row.get("RetractionDOI") or ""
        notice = Notice(_kind(row["RetractionNature"]), partial_date(year, month, day), identifiers.doi(doi) or "")
        for key in _found_keys(row["OriginalPaperDOI"], row.get("OriginalPaperPubMedID")):
            snapshot.notices[key].append(notice)
    return snapshot


def _rows(name: str, text: str) -> list[dict[str, str]]:
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""))
        wanted = {"OriginalPaperDOI", "RetractionNature", "RetractionDate"}
        if wanted <= set(rows.fieldnames or ()):
            return list(rows)
    except csv.Error as problem:
        raise CitesiteError(f"{name} is no CSV that can be read: {problem}") from None
    raise CitesiteError(f"{name} is neither the Retraction Watch CSV nor works of Crossref as JSON")


def _of_works(name: str, text: str) -> Snapshot:
    snapshot = Snapshot()
    try:
        try:
            whole = json.loads(text)
        except json.JSONDecodeError:
            whole = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise CitesiteError(f"{name} is not JSON, or half a file") from None
    for work in _works(whole):
        _note(work, snapshot)
    if not snapshot.known and not snapshot.notices:
        raise CitesiteError(f"{name} holds no works of Crossref")
    return snapshot


def _works(data: object) -> Iterator[Mapping[str, Any]]:
    """Yield the works in an answer of Crossref, or in a list of answers."""
    if isinstance(data, list):
        for one in data:
            yield from _works(one)
    elif isinstance(data, dict):
        inner = data.get("message", data.get("items"))
        if inner is not None:
            yield from _works(inner)
        elif isinstance(data.get("DOI"), str):
            yield data


def _note(work: Mapping[str, Any], snapshot: Snapshot) -> None:
    """Add the notices about a work (`updated-by`), and those that it is itself (`update-to`)."""
    own = identifiers.doi(work["DOI"])
    if own is None:
        return
    snapshot.known.add(("DOI", own))
    for update in _updates(work, "updated-by"):
        snapshot.notices["DOI", own].append(_notice(update, identifiers.doi(str(update.get("DOI", ""))) or ""))
    for update in _updates(work, "update-to"):
        target = identifiers.doi(str(update.get("DOI", "")))
        if target and target != own:
            snapshot.notices["DOI", target].append(_notice(update, own))


def _updates(work: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = work.get(name)
    return [update for update in found if isinstance(update, dict)] if isinstance(found, list) else []


def _notice(update: Mapping[str, Any], doi: str) -> Notice:
    when = update.get("updated")
    parts = when.get("date-parts") if isinstance(when, dict) else None
    numbers = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    return Notice(_kind(update.get("type")), partial_date(*[*numbers, "", "", ""][:3]), doi)


def _kind(value: object) -> str:
    return re.sub(r"[\s-]+", "_", str(value or "").strip().lower())


def _found_keys(doi: object, pmid: object) -> Iterator[tuple[str, str]]:
    for name, tidy, value in (("DOI", identifiers.doi, doi), ("PMID", identifiers.pmid, pmid)):
        found = tidy(value.strip()) if isinstance(value, str) else None
        if found:
            yield name, found


def _keys(work: Work) -> Iterator[tuple[str, str]]:
    yield from _found_keys(work.fields.get("DOI"), work.fields.get("PMID"))


def ask_crossref(work: Work, services: Services) -> list[Notice] | None:
    """Return the notices that Crossref has about a work; None if it does not know the work.

    Raises:
        CitesiteError: if there is no usable answer.
    """
    doi = dict(_keys(work)).get("DOI")
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
    found = next((one for one in _works(answer) if identifiers.doi(one["DOI"]) == doi), None)
    if found is None:
        raise CitesiteError(f"{address}: it answered with another work")
    return found


def notices_in(record: Mapping[str, Any], work: Work) -> list[Notice]:
    """Return the notices about a work in Crossref's record of it."""
    snapshot = Snapshot()
    _note(record, snapshot)
    return snapshot.about(work) or []


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
