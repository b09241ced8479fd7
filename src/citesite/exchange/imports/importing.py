"""Import: entries of exports in, source records in the site's files out, and a report that accounts for every one.

What an import cannot know it does not say. A new record has `access: not-read`, because nobody has said that they read
it, and no design but the one PubMed names; `citesite check` asks for both when a claim cites it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.collection import Collection
from citesite.exchange.imports.entry import Entry, Fields, Reading, Remark, tidied
from citesite.exchange.imports.shelf import Work
from citesite.exchange.imports.yaml_records import appended, files_of, fits_a_file

FILLED = (
    "author", "editor", "container-title", "publisher", "publisher-place", "edition", "number", "issued", "volume",
    "issue", "page", "DOI", "PMID", "PMCID", "ISBN", "URL",
)  # fmt: skip
"""What describes a work. No other field is ever put into a record that is there."""


@dataclass(slots=True)
class Account:
    """What became of the records of one export."""

    name: str
    form: str
    count: int
    new: list[str] = field(default_factory=list)
    """Ids."""
    known: list[tuple[int, str, str]] = field(default_factory=list)
    """Line, id of the source that is the same work, and its file."""
    filled: list[tuple[str, list[str]]] = field(default_factory=list)
    """Id, and the empty fields of it that were filled."""
    lost: list[Remark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    left_out: list[tuple[str, int]] = field(default_factory=list)


def take_in(
    exports: Iterable[tuple[str, Reading]], collection: Collection, into: str, today: date, *, fill: bool
) -> list[Account]:
    """Put the records of exports into a collection, which is not written yet.

    Args:
        exports: name and entries of each.
        collection: the site's sources.
        into: the file for new records, relative to the site's folder.
        today: the day that new records bear.
        fill: put what a record lacks into those that are there already.
    """
    records: list[Fields] = []
    accounts = []
    for name, reading in exports:
        account = Account(name, reading.form, reading.count, lost=list(reading.lost), remarks=list(reading.remarks))
        account.left_out = sorted(reading.left_out.items(), key=lambda item: (-item[1], item[0]))
        for entry in reading.entries:
            _take(entry, account, collection, records, into, today, fill=fill)
        accounts.append(account)
    if records:
        _put_new(records, collection, into)
    return accounts


def _take(
    entry: Entry, account: Account, collection: Collection, records: list[Fields], into: str, today: date, *, fill: bool
) -> None:
    fields, told = tidied(entry.fields)
    account.remarks += [Remark(entry.line, text) for text in told]
    if "title" not in fields:
        account.lost.append(Remark(entry.line, "a record without a usable title"))
        return
    shelf = collection.shelf
    work = shelf.find(fields)
    if work is not None:
        account.known.append((entry.line, work.id, work.path))
        if fill and not work.is_new:
            _fill(work, fields, collection, account)
        return
    standing = fields.get("standing")
    record = {
        "id": shelf.new_id(fields, entry.key),
        **fields,
        "access": "not-read",
        **({"standing": {**standing, "checked_on": today.isoformat()}} if isinstance(standing, dict) else {}),
        "imported": {"origin": account.name, "on": today.isoformat()},
    }
    problem = _problem(record)
    if problem:
        account.lost.append(Remark(entry.line, problem))
        return
    shelf.add(Work(record, into, None, is_new=True))
    records.append(record)
    account.new.append(str(record["id"]))


def _problem(record: Fields) -> str:
    """Why a record would be refused by a check, or empty: the last gate before anything is written."""
    from pydantic import ValidationError

    from citesite.records import Source

    if not fits_a_file(record):
        return "a record too long for a file"
    try:
        Source.model_validate(record)
    except ValidationError as problem:
        first = problem.errors()[0]
        return f"a record that would not pass a check: {'.'.join(map(str, first['loc']))}: {first['msg']}"
    return ""


def _fill(work: Work, fields: Fields, collection: Collection, account: Account) -> None:
    """Put what a record lacks into it; what it has stays, also where the export says something else."""
    lacking: dict[str, Any] = {n: fields[n] for n in FILLED if fields.get(n) and not work.fields.get(n)}
    if work.fields.get("type") != fields.get("type"):
        # The pages of a chapter are not those of an article.
        lacking = {n: value for n, value in lacking.items() if n in ("DOI", "PMID", "PMCID")}
    # An identifier that another source has would make two sources of one work.
    lacking = {n: value for n, value in lacking.items() if collection.shelf.is_free(n, value)}
    if lacking:
        collection.put(work, lacking)
        work.fields.update(lacking)
        collection.shelf.note_identifiers(work)
        account.filled.append((work.id, list(lacking)))


def _put_new(records: Sequence[Fields], collection: Collection, into: str) -> None:
    """New records at the end of a file, or in new files where it does not exist or would become too large."""
    text = collection.text(into)
    if text.strip():
        whole = appended(text, records)
        if whole is not None:
            collection.changed[into] = whole
            return
    texts = files_of(records, "")
    number = 1
    for part in texts:
        path = into
        while collection.text(path).strip():
            number += 1
            path = f"{into.removesuffix('.yaml')}-{number}.yaml"
        collection.changed[path] = part


def destination(into: str | None, content: str, today: date) -> str:
    """The file for new records, relative to the site's folder.

    Raises:
        CitesiteError: if it is none that a build would read.
    """
    if into is None:
        return f"{Path(content).as_posix()}/sources/imported-{today.isoformat()}.yaml"
    parts = into.replace("\\", "/").split("/")
    is_hidden = parts[-1].startswith(".")
    if parts[:-1] != [*Path(content).parts, "sources"] or not parts[-1].endswith(".yaml") or is_hidden:
        raise CitesiteError(f"{into} is no file of sources; name one such as {content}/sources/new.yaml")
    return "/".join(parts)


def written(accounts: Sequence[Account]) -> list[str]:
    """A report: what went in and came out of each export, and every line that could not be used."""
    lines = []
    for account in accounts:
        counts = [f"{len(account.new)} new", f"{len(account.known)} already there"]
        if account.lost:
            counts.append(f"{len(account.lost)} not usable")
        lines.append(f"{account.name}: {account.form}, {_count(account.count, 'record')} in: {', '.join(counts)}")
        told = [(r.line, f"NOT IMPORTED: {r.text}") for r in account.lost] + [(r.line, r.text) for r in account.remarks]
        told += [
            (line, f"already there as {name or 'a record without id'} ({path})") for line, name, path in account.known
        ]
        lines += [f"{account.name}:{line}: {text}" for line, text in sorted(told)]
        lines += [f"{name}: filled {', '.join(fields)}" for name, fields in account.filled]
        if account.left_out:
            left_out = ", ".join(f"{name} {number}" for name, number in account.left_out)
            lines.append(f"{account.name}: understood, but no part of a source record: {left_out}")
    return lines


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
