"""Read a table of trials: the rows of an analysis as RevMan, Covidence or a spreadsheet exports them.

In: the bytes of a CSV file, and which column holds what where its heading does not say so. Out: the text of each cell
under the name of a field, with its line; what a number means is for `trial_rows`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from citesite.diagnostics import Diagnostic, Place, Rule, did_you_mean
from citesite.exchange.imports.tables import numbered_rows

TRIAL_TABLE = Rule(
    code="trial-table",
    summary="a table of trials cannot be read without a doubt",
    meaning=(
        "A cell of the table has no number that can only mean one thing, a group lacks half of its numbers, or a row "
        "names no study. A guess would put a wrong number before readers, so that no row is taken over."
    ),
    fix="Correct the cell, or name the column with --column, and import the table again.",
    wrong="Aronson 1948;4;123;11;    # the comparator has no total",
    right="Aronson 1948;4;123;11;139",
)
FIELDS = (
    "study", "year", "source", "registration", "subgroup", "people", "follow_up", "note",
    "events1", "total1", "without1", "mean1", "sd1", "percent1", "time1",
    "events2", "total2", "without2", "mean2", "sd2", "percent2", "time2",
    "estimate", "lower", "upper", "se",
)  # fmt: skip
"""What a column may hold; 1 is the intervention, 2 the comparator. `without` counts those who had no event."""
_GROUPS = {
    "1": "experimental|exp|intervention|treatment|treated|active|group 1|arm 1|e|t|i|1|tx|trt|vaccinated|vaccine",
    "2": "control|ctrl|comparator|comparison|placebo|group 2|arm 2|c|2|ctl|usual care|unvaccinated|untreated",
}
_MEASURES = {
    "events": "events|event|cases|number of events|n events|no of events|responders|ev|r|a",
    "total": "total|n|participants|sample size|number of participants|total n|randomised|randomized|people|size",
    "without": "neg|negative|non events|no event|without event|noncases|non cases|nonevents",
    "mean": "mean|m|average",
    "sd": "sd|std dev|standard deviation|stdev|std",
    "percent": "percent|%|rate|proportion %",
    "time": "person years|person time|time at risk",
}
_ALONE = {
    "study": "study|study or subgroup|study id|study name|slab|author|authors|first author|name|trial name|trial",
    "year": "year|study year|publication year",
    "source": "source|source id|citesite id",
    "registration": "registration|nct|trial registration|registration number",
    "subgroup": "subgroup|sub group|subgroup name",
    "people": "people|population|participants characteristics|setting",
    "follow_up": "follow up|followup|duration|time point|timepoint",
    "note": "note|notes|footnotes|comment|comments",
    "estimate": "estimate|effect|effect estimate|effect size|rr|or|hr|irr|rd|md|smd|risk ratio|odds ratio|hazard ratio|"
    "mean difference|risk difference|te|es",
    "lower": "ci start|ci lower|lower|lower ci|95 ci lower|lower limit|ci low|ll|lcl",
    "upper": "ci end|ci upper|upper|upper ci|95 ci upper|upper limit|ci high|ul|ucl",
    "se": "se|standard error|std err|giv se",
}
_KNOWN = {
    **{name: field for field, names in _ALONE.items() for name in names.split("|")},
    **{
        f"{a} {b}": f"{measure}{group}"
        for measure, names in _MEASURES.items()
        for group, groups in _GROUPS.items()
        for name in names.split("|")
        for word in groups.split("|")
        for a, b in ((name, word), (word, name))
    },
    "tpos": "events1", "tneg": "without1", "cpos": "events2", "cneg": "without2", "ai": "events1", "bi": "without1",
    "ci": "events2", "di": "without2", "n1i": "total1", "n2i": "total2", "m1i": "mean1", "m2i": "mean2",
    "sd1i": "sd1", "sd2i": "sd2", "giv mean": "estimate",
}  # fmt: skip
_SUMMARY = re.compile(
    r"(?:sub)?total\b|heterogeneity|test for|overall|pooled|random.effects|fixed.effect", re.IGNORECASE
)


class Cell(NamedTuple):
    """A cell with text."""

    text: str
    column: int
    """From 0."""


class TrialRow(NamedTuple):
    """A row of a table."""

    line: int
    cells: Mapping[str, Cell]
    """By field."""


class TrialTable(NamedTuple):
    """A table of trials."""

    path: str
    rows: tuple[TrialRow, ...]
    columns: Mapping[str, str]
    """The heading of the column that each field is taken from."""
    passed_over: tuple[str, ...]
    """Headings of columns that hold nothing known."""
    left_out: tuple[str, ...]
    """Labels of rows that sum others up."""
    notes: tuple[str, ...]
    """How the file was read, where that was a guess."""
    lines: tuple[str, ...]

    def fault(self, row: TrialRow | None, field: str, message: str, hint: str) -> Diagnostic:
        """Return a diagnostic at a cell, or at its row if it has no such cell."""
        line = row.line if row else 1
        at = row.cells.get(field) if row else None
        where = f" (column {_letter(at.column)})" if at else ""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        column = max(text.find(at.text), 0) + 1 if at and at.text else 1
        found = TRIAL_TABLE.at(Place(self.path), f"{message}{where}", hint)
        return found._replace(line=line, column=column, excerpt=text)


def read_trial_table(
    content: bytes, path: str, named: Mapping[str, str], groups: tuple[str, str]
) -> tuple[TrialTable, list[Diagnostic]]:
    """Return a table and what keeps it from being read.

    Args:
        content: the bytes of the file.
        path: how messages name it.
        named: the heading or letter of the column for some fields; empty for a field that is not taken over.
        groups: what the analysis calls its intervention and its comparator.
    """
    notes: list[str] = []
    text = _decoded(content, notes)
    lines = tuple(text.splitlines())
    empty = TrialTable(path, (), {}, (), (), (), lines)
    if text.startswith("PK") or "\0" in text:
        hint = "save the sheet as CSV in your spreadsheet, and import that file"
        return empty, [empty.fault(None, "", "this is no text, but perhaps a workbook", hint)]
    delimiter, start = _delimiter(lines)
    try:
        found = numbered_rows((f"{line}\n" for line in lines[start:]), delimiter)
        records = [(number + start, [cell.strip() for cell in cells]) for number, cells in found]
    except csv.Error as problem:
        return empty, [empty.fault(None, "", f"this is no table: {problem}", "save it as CSV again")]
    at = _header(records, {_plain(name) for name in named.values() if len(name) > 1})
    if at is None:
        hint = "the first row names the columns, such as Study, Experimental events, Experimental total"
        return empty, [empty.fault(None, "", "no row names the columns", hint)]
    titles = _titles(records, at)
    fields, problems = _fields(titles, named, groups, empty)
    rows, left_out = _rows(records[at + 1 :], fields)
    used = set(fields.values())
    columns = {field: titles[number] for field, number in fields.items()}
    over = tuple(title for number, title in enumerate(titles) if title and number not in used)
    return TrialTable(path, rows, columns, over, left_out, tuple(notes), lines), problems


def _decoded(content: bytes, notes: list[str]) -> str:
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252":
            notes.append("it is not UTF-8, so it was read as Windows-1252: look at letters such as é and ø")
        return text
    return content.decode("latin-1")


def _delimiter(lines: Sequence[str]) -> tuple[str, int]:
    """Return what divides columns, and the number of lines before the table."""
    if lines and (told := re.fullmatch(r"sep=(.)", lines[0].strip(), re.IGNORECASE)):
        return told[1], 1
    # In a file with decimal commas, commas are more frequent than what divides the columns, but not in every line.
    head = [line for line in lines[:20] if line.strip()]
    return max(";\t,", key=lambda mark: min((line.count(mark) for line in head), default=0)), 0


def _plain(title: str) -> str:
    return re.sub(r"[^\w%]+", " ", title.replace("_", " ")).strip().lower()


def _header(records: Sequence[tuple[int, list[str]]], named: set[str]) -> int | None:
    """Return the position of the row that names the columns: the one of the first ten with most known names."""
    names = named | _KNOWN.keys() | {name for words in _MEASURES.values() for name in words.split("|")}
    scores = [sum(_plain(cell) in names for cell in cells) for _, cells in records[:10]]
    best = max(scores, default=0)
    return scores.index(best) if best > 1 else None


def _titles(records: Sequence[tuple[int, list[str]]], at: int) -> list[str]:
    """Return the headings; under a row of merged cells, such as the two groups, with the heading above."""
    own = records[at][1]
    repeated = {cell for cell in own if cell and own.count(cell) > 1}
    if not repeated or at == 0:
        return own
    above, last = [], ""
    for cell in [*records[at - 1][1], *([""] * len(own))][: len(own)]:
        last = cell or last
        above.append(last)
    return [f"{top} {cell}" if cell in repeated else cell for top, cell in zip(above, own, strict=True)]


def _fields(
    titles: Sequence[str], named: Mapping[str, str], groups: tuple[str, str], table: TrialTable
) -> tuple[dict[str, int], list[Diagnostic]]:
    """Return the number of the column of each field."""
    own = {f"{_plain(words)}": group for words, group in zip(groups, "12", strict=True)}
    found: dict[str, int] = {}
    for number, title in enumerate(titles):
        field = _known(_plain(title), own)
        before = found.get(field)
        # A table may number its trials beside their names.
        if field and field not in named and (before is None or _rank(title, field) < _rank(titles[before], field)):
            found[field] = number
    problems: list[Diagnostic] = []
    for field, wanted in named.items():
        chosen = _column(wanted, titles)
        if wanted and chosen is None:
            hint = did_you_mean(wanted, [title for title in titles if title]) or f"there are: {', '.join(titles)[:200]}"
            problems.append(table.fault(None, "", f'no column is called "{wanted}"', hint))
        elif chosen is not None:
            found[field] = chosen
    return found, problems


def _rank(title: str, field: str) -> int:
    names = _ALONE.get(field, "").split("|")
    return names.index(_plain(title)) if _plain(title) in names else 0


def _known(title: str, own: Mapping[str, str]) -> str:
    """Return the field that a heading names, or ""; groups may be called as in the analysis."""
    if title in _KNOWN:
        return _KNOWN[title]
    for words, group in own.items():
        if words and title != words and (title.startswith(f"{words} ") or title.endswith(f" {words}")):
            rest = (title.removeprefix(words) if title.startswith(words) else title.removesuffix(words)).strip()
            measure = next((m for m, names in _MEASURES.items() if rest in names.split("|")), "")
            return f"{measure}{group}" if measure else ""
    return ""


def _column(wanted: str, titles: Sequence[str]) -> int | None:
    exact = [number for number, title in enumerate(titles) if title == wanted or _plain(title) == _plain(wanted)]
    if exact:
        return exact[0]
    letters = [number for number in range(len(titles)) if _letter(number) == wanted.upper()]
    return letters[0] if letters else None


def _letter(number: int) -> str:
    """Return how a spreadsheet calls a column."""
    first, last = divmod(number, 26)
    return (_letter(first - 1) if first else "") + chr(ord("A") + last)


def _rows(
    records: Iterable[tuple[int, list[str]]], fields: Mapping[str, int]
) -> tuple[tuple[TrialRow, ...], tuple[str, ...]]:
    rows, left_out = [], []
    for line, cells in records:
        found = {f: Cell(cells[n], n) for f, n in fields.items() if n < len(cells) and cells[n]}
        label = found["study"].text if "study" in found else ""
        if label and _SUMMARY.match(label):
            left_out.append(label)
        elif found:
            rows.append(TrialRow(line, found))
    return tuple(rows), tuple(left_out)
