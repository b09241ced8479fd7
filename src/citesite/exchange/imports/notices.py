"""Notices of corrections and retractions, from Crossref and from the data of Retraction Watch."""

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
from pathlib import Path
from typing import Any

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.dates import partial_date
from citesite.exchange.imports.known_works import Work
from citesite.exchange.imports.tables import numbered_rows
from citesite.files.scan import bytes_of
from citesite.records import identifiers

LARGEST = 150_000_000
"""Bytes in a file of notices, decompressed."""
LARGEST_JSON = 30_000_000
"""Bytes in a file of works from Crossref, decompressed: some thousands of works. Lists of nothing take twenty times as
much memory."""
MOST_ROWS = 300_000
"""Rows in the Retraction Watch data, which has had fewer than a third of that."""


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
        keys = list(identifiers_of(work))
        found = [notice for key in keys for notice in self.notices.get(key, ())]
        return found if found or (keys and (self.is_complete or any(key in self.known for key in keys))) else None


def read_snapshot(path: Path) -> Snapshot:
    """Read a file of notices: the Retraction Watch data (CSV), or works from Crossref's API (JSON or JSON lines).

    Either may be compressed with gzip.

    Raises:
        CitesiteError: if it is neither.
    """
    name, data = str(path), bytes_of(path, LARGEST)
    if data.startswith(b"\x1f\x8b"):
        try:
            data = gzip.GzipFile(fileobj=io.BytesIO(data)).read(LARGEST + 1)
        except (OSError, EOFError, zlib.error):
            raise CitesiteError(f"{name} is half a file: it cannot be decompressed") from None
    if len(data) > LARGEST:
        raise CitesiteError(f"{name} has more than {LARGEST:,} bytes")
    # The CSV is known to hold bytes that are not UTF-8, in names that are not used.
    if data[:1_000].decode("utf-8-sig", "replace").lstrip().startswith(("{", "[")):
        if len(data) > LARGEST_JSON:
            raise CitesiteError(f"{name} has more than {LARGEST_JSON:,} bytes")
        return _ofworks_in(name, data.decode("utf-8-sig", "replace"))
    snapshot = Snapshot(is_complete=True)
    for row in _rows(name, data):
        month, day, year = (*re.split(r"[/ ]", row["RetractionDate"] or ""), "", "", "")[:3]
        doi = row.get("RetractionDOI") or ""
        notice = Notice(_kind(row["RetractionNature"]), partial_date(year, month, day), identifiers.doi(doi) or "")
        for key in _found_keys(row["OriginalPaperDOI"], row.get("OriginalPaperPubMedID")):
            snapshot.notices[key].append(notice)
    return snapshot


def _rows(name: str, data: bytes) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV, decoded as they are read: at once they would take many times their bytes."""
    lines = io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", "replace", newline="")
    try:
        rows = numbered_rows(lines)
        _, names = next(rows, (1, []))
        if not {"OriginalPaperDOI", "RetractionNature", "RetractionDate"} <= set(names):
            raise CitesiteError(f"{name} is neither the Retraction Watch CSV nor works of Crossref as JSON")
        for count, (_, cells) in enumerate(row for row in rows if row[1]):
            if count == MOST_ROWS:
                raise CitesiteError(f"{name} has more than {MOST_ROWS:,} rows")
            yield dict(zip(names, cells + [""] * len(names), strict=False))
    except csv.Error as problem:
        raise CitesiteError(f"{name} is no CSV that can be read: {problem}") from None


def _ofworks_in(name: str, text: str) -> Snapshot:
    snapshot = Snapshot()
    try:
        try:
            whole = json.loads(text)
        except json.JSONDecodeError:
            whole = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise CitesiteError(f"{name} is not JSON, or half a file") from None
    for work in works_in(whole):
        _note(work, snapshot)
    if not snapshot.known and not snapshot.notices:
        raise CitesiteError(f"{name} holds no works of Crossref")
    return snapshot


def works_in(data: object) -> Iterator[Mapping[str, Any]]:
    """Yield the works in an answer of Crossref, or in a list of answers."""
    if isinstance(data, list):
        for one in data:
            yield from works_in(one)
    elif isinstance(data, dict):
        inner = data.get("message", data.get("items"))
        if inner is not None:
            yield from works_in(inner)
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


def identifiers_of(work: Work) -> Iterator[tuple[str, str]]:
    """Yield the DOI and the PMID of a work, by which notices are found."""
    yield from _found_keys(work.fields.get("DOI"), work.fields.get("PMID"))


def notices_in(record: Mapping[str, Any], work: Work) -> list[Notice]:
    """Return the notices about a work in Crossref's record of it."""
    snapshot = Snapshot()
    _note(record, snapshot)
    return snapshot.about(work) or []
