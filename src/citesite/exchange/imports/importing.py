"""Turn the entries of exports into source records of the site, and report what became of each.

An import does not guess. A new record has `access: not-read`, because nobody has said that they read it, and no design
but one that PubMed names; `citesite check` asks for both when a claim cites it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.collection import Collection
from citesite.exchange.imports.entry import Entry, Export, Fields, Remark
from citesite.exchange.imports.known_works import Match, Work
from citesite.exchange.imports.same_work import is_mixed
from citesite.exchange.imports.yaml_records import appended, files_of, fits_a_file, record_text
from citesite.records import Source

FILLED = (
    "author", "editor", "container-title", "container-title-short", "publisher", "publisher-place", "edition",
    "version", "number", "issued", "volume", "issue", "page", "DOI", "PMID", "PMCID", "ISBN", "URL",
)  # fmt: skip
"""Fields that describe a work. No other field of an existing record is ever filled."""


@dataclass(slots=True)
class ImportReport:
    """What became of the records of one export."""

    name: str
    form: str
    count: int
    new: list[str] = field(default_factory=list)
    """Ids."""
    known: list[tuple[int, Match]] = field(default_factory=list)
    """Line, and the source that is the same work."""
    doubtful: list[tuple[int, str, Match]] = field(default_factory=list)
    """Line and id of a new record, and the source that may be the same work."""
    filled: list[tuple[str, list[str]]] = field(default_factory=list)
    """Id, and its empty fields that were filled."""
    lost: list[Remark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    left_out: list[tuple[str, int]] = field(default_factory=list)
    analyses: int = 0
    """Analyses of a review in it."""
    studies: dict[str, str] = field(default_factory=dict)
    """Ids of sources by the studies that they report, as a review calls them; main reports first."""


def import_records(
    exports: Iterable[tuple[str, Export]], collection: Collection, into: str, today: date, *, fill: bool
) -> list[ImportReport]:
    """Add the records of exports to a collection; the collection is not written.

    Args:
        exports: name and entries of each.
        collection: the site's sources.
        into: the file for new records, relative to the site's folder.
        today: the date of import in new records.
        fill: fill empty fields of existing records.
    """
    records: list[str] = []
    reports = []
    for name, export in exports:
        report = ImportReport(name, export.form, export.count, lost=list(export.lost), remarks=list(export.remarks))
        report.analyses = len(export.analyses)
        report.left_out = sorted(export.left_out.items(), key=lambda item: (-item[1], item[0]))
        for entry in export.entries:
            known = _import_entry(entry, report, collection, records, into, today, fill=fill)
            if entry.study and known and (entry.is_main_report or entry.study not in report.studies):
                report.studies[entry.study] = known
        reports.append(report)
    if records:
        _put_new(records, collection, into)
    return reports


def _import_entry(
    entry: Entry,
    report: ImportReport,
    collection: Collection,
    records: list[str],
    into: str,
    today: date,
    *,
    fill: bool,
) -> str:
    """Return the id of the source that an entry became, or that is the same work; empty if it was not imported."""
    fields = entry.fields
    report.remarks += [Remark(entry.line, text) for text in entry.notes]
    known_works = collection.known_works
    match = known_works.find(fields)
    if match and match.is_same:
        report.known.append((entry.line, match))
        if fill and not match.work.is_new and not is_mixed(match.differing):
            _fill(match.work, fields, collection, report)
        return match.work.id
    standing = fields.get("standing")
    record = {
        "id": known_works.new_id(fields, entry.key),
        **fields,
        "access": "not-read",
        **({"standing": {**standing, "checked_on": today.isoformat()}} if isinstance(standing, dict) else {}),
        "imported": {"origin": report.name, "on": today.isoformat()},
    }
    text = record_text(record)
    problem = _problem(record, text)
    if problem:
        report.lost.append(Remark(entry.line, problem))
        return ""
    known_works.add(Work(record, into, None, is_new=True))
    records.append(text)
    report.new.append(str(record["id"]))
    if match:
        report.doubtful.append((entry.line, str(record["id"]), match))
    return str(record["id"])


def _problem(record: Fields, text: str) -> str:
    """Return why a check would refuse a record, or empty. The last test before anything is written."""
    if not fits_a_file(text):
        return "a record too long for a file"
    try:
        Source.model_validate(record)
    except ValidationError as problem:
        first = problem.errors()[0]
        return f"a record that would not pass a check: {'.'.join(map(str, first['loc']))}: {first['msg']}"
    return ""


def _fill(work: Work, fields: Fields, collection: Collection, report: ImportReport) -> None:
    """Fill the empty fields of a record; filled ones stay, even if the export differs."""
    lacking: dict[str, Any] = {n: fields[n] for n in FILLED if fields.get(n) and not work.fields.get(n)}
    if work.fields.get("type") != fields.get("type"):
        # The pages of a chapter are not those of an article.
        lacking = {n: value for n, value in lacking.items() if n in ("DOI", "PMID", "PMCID")}
    # An identifier that another source has would make two sources the same work.
    lacking = {n: value for n, value in lacking.items() if collection.known_works.is_unused(n, value)}
    if lacking:
        collection.put(work, lacking)
        collection.known_works.update(work, lacking)
        report.filled.append((work.id, list(lacking)))


def _put_new(records: Sequence[str], collection: Collection, into: str) -> None:
    """Append new records to a file, or write new files if it does not exist or would become too large."""
    collection.settle()
    text = collection.text(into)
    if text.strip():
        whole = appended(text, records)
        if whole is not None:
            collection.changed[into] = whole
            return
    number = 1
    for part in files_of(records):
        path = into
        while collection.text(path).strip():
            number += 1
            path = f"{into.removesuffix('.yaml')}-{number}.yaml"
        collection.changed[path] = part


def destination(into: str | None, content: str, today: date) -> str:
    """Return the file for new records, relative to the site's folder.

    Raises:
        CitesiteError: if a build would not read it as sources.
    """
    if into is None:
        return f"{Path(content).as_posix()}/sources/imported-{today.isoformat()}.yaml"
    parts = into.replace("\\", "/").split("/")
    is_hidden = parts[-1].startswith(".")
    if parts[:-1] != [*Path(content).parts, "sources"] or not parts[-1].endswith(".yaml") or is_hidden:
        raise CitesiteError(f"{into} is no file of sources; name one such as {content}/sources/new.yaml")
    return "/".join(parts)


def import_lines(reports: Sequence[ImportReport]) -> list[str]:
    """Return the lines of a report: the counts of each export, and every line that could not be used."""
    lines = []
    for report in reports:
        counts = [f"{len(report.new)} new", f"{len(report.known)} already there"]
        if report.lost:
            counts.append(f"{len(report.lost)} not usable")
        lines.append(f"{report.name}: {report.form}, {_count(report.count, 'record')} in: {', '.join(counts)}")
        notes = [(r.line, f"NOT IMPORTED: {r.text}") for r in report.lost] + [(r.line, r.text) for r in report.remarks]
        notes += [(line, _known(match)) for line, match in report.known]
        notes += [(line, f"{name} may be {_doubt(match)}") for line, name, match in report.doubtful]
        lines += [f"{report.name}:{line}: {text}" for line, text in sorted(notes)]
        if report.analyses:
            lines.append(f"{report.name}: outcome data of {_several(report.analyses, 'analysis', 'analyses')}")
        lines += [f"{name}: filled {', '.join(fields)}" for name, fields in report.filled]
        if report.left_out:
            left_out = ", ".join(f"{name} {number}" for name, number in report.left_out)
            lines.append(f"{report.name}: understood, but no part of a source record: {left_out}")
    return lines


def _known(match: Match) -> str:
    differing = f", but differs: {'; '.join(match.differing)}" if match.differing else ""
    return f"already there as {match.work.id or 'a record without id'} ({match.work.path}){differing}"


def _doubt(match: Match) -> str:
    why = f"differs: {'; '.join(match.differing)}" if match.differing else "author or year is missing in one of them"
    return f"the same work as {match.work.id or 'a record without id'} ({match.work.path}); imported as two: {why}"


def _count(number: int, noun: str) -> str:
    return _several(number, noun, f"{noun}s")


def _several(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
