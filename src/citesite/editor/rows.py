"""Write the rows of a table of trials into an analysis, or begin the analysis. Everything is written, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from citesite.diagnostics import CitesiteError, ContentError, has_error
from citesite.exchange.imports.trial_rows import MadeRow, made_rows
from citesite.exchange.imports.trial_table import TrialTable, read_trial_table
from citesite.files.atomic import replace
from citesite.files.scan import bytes_of
from citesite.read.content import Content
from citesite.read.yaml.list_items import with_item
from citesite.records import Analysis, TopicContent
from citesite.records.identifiers import ID

_OUTCOME = """\
id: {outcome}
name: FILL ME IN with its name for clinicians
lay_name: FILL ME IN with its name for patients
kind: {kind}"""
_ANALYSIS = """\
id: {analysis}
title: FILL ME IN with what the table shows
outcome: {outcome}
measure: {measure}
{groups}# model: random-reml, if the studies may be put together
rows:
{rows}"""


@dataclass(frozen=True, slots=True)
class ImportedRows:
    """What an import of rows did, or would do."""

    path: str
    table: TrialTable
    rows: Sequence[MadeRow]
    is_new: bool
    """Whether the analysis was begun."""


def import_rows(
    site: Content, file: Path, where: str, named: Mapping[str, str], source: str, write: bool
) -> ImportedRows:
    """Add the rows of a table to an analysis, `topic/analysis`, or begin that analysis with them.

    Args:
        site: the site's content.
        file: the table, as CSV.
        where: the topic and the analysis.
        named: the column of some fields.
        source: the source of every row; empty if each trial is a source of its own.
        write: whether to write, or only to look.

    Raises:
        ContentError: for what is wrong with the table or the topic. Nothing is written.
        CitesiteError: if there is no such topic or source, or the file cannot be read or written.
    """
    topic_id, _, name = where.partition("/")
    if not re.fullmatch(ID, name):
        raise CitesiteError(f'"{where[:80]}" is not of the form TOPIC/ANALYSIS')
    topic = site.topic(topic_id)
    if source and source not in site.sources:
        raise CitesiteError(f'there is no source "{source[:80]}"')
    known = next((item.record for item in topic.analyses if item.record.id == name), None)
    question = topic.topic.record.question
    words = known or question
    groups = (words.intervention, words.comparator) if words else ("", "")
    table, problems = read_trial_table(bytes_of(file), file.name, named, groups)
    rows, doubts = ([], []) if problems else made_rows(table, site.sources, source)
    if has_error([*problems, *doubts]):
        raise ContentError([*problems, *doubts])
    path, text = _edited(site, topic, name, known, rows)
    if write:
        replace(site.root / path, text, site.root)
    return ImportedRows(path, table, rows, known is None)


def _edited(
    site: Content, topic: TopicContent, name: str, known: Analysis | None, rows: Sequence[MadeRow]
) -> tuple[str, str]:
    """Return the file of the topic's results and its text with the rows."""
    results = topic.results
    path = results.place.path if results else ""
    if not results:
        head = topic.topic.place.path
        if not head.endswith("/topic.yaml"):
            raise CitesiteError(f"{head} holds a whole topic; write outcomes: and analyses: there first")
        path = head.removesuffix("topic.yaml") + "evidence.yaml"
    text = bytes_of(site.root / path).decode("utf-8-sig") if results else ""
    if known and results:
        steps = ("analyses", [a.id for a in results.record.analyses].index(name), "rows")
        for row in rows:
            text = with_item(text, path, steps, row.text)
        return path, text
    return path, _with_analysis(text, path, topic, name, rows)


def _with_analysis(text: str, path: str, topic: TopicContent, name: str, rows: Sequence[MadeRow]) -> str:
    is_mean = any("mean: " in row.text for row in rows)
    outcome = f"{name}-outcome"
    listed = "\n".join(f"  - {row.text}".replace("\n", "\n    ") for row in rows)
    groups = "" if topic.topic.record.question else "intervention: FILL ME IN\ncomparator: FILL ME IN\n"
    words = {"outcome": outcome, "analysis": name, "groups": groups, "rows": listed}
    first = _OUTCOME.format(**words, kind="continuous" if is_mean else "dichotomous")
    second = _ANALYSIS.format(**words, measure="MD" if is_mean else "RR")
    if not text.strip():
        return f"outcomes:\n{_item(first)}\nanalyses:\n{_item(second)}\n"
    return with_item(with_item(text, path, ("outcomes",), first), path, ("analyses",), second)


def _item(text: str) -> str:
    return f"  - {text}".replace("\n", "\n    ")
