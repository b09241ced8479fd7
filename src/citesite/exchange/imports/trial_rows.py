"""Make rows of an analysis from a table of trials: numbers that can mean one thing only, and the source of each row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from citesite.diagnostics import Diagnostic, did_you_mean
from citesite.exchange.imports.trial_table import TrialRow, TrialTable
from citesite.records import Source

_COUNTS = frozenset(("events", "total", "without"))
_NOTHING = frozenset(("", "-", "–", "—", "nr", "na", "n/a", "not reported", "not estimable", ".", "ne"))
_COMMA = re.compile(r"[-+]?\d+,(?:\d{1,2}|\d{4,})")
"""A number whose comma can only be a decimal one."""
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)")


class MadeRow(NamedTuple):
    """A row of an analysis as YAML, one field a line."""

    text: str
    label: str
    source: str


def made_rows(
    table: TrialTable, sources: Mapping[str, Source], of_all: str = ""
) -> tuple[list[MadeRow], list[Diagnostic]]:
    """Return the rows of an analysis that a table holds, and what keeps them from being made.

    Args:
        table: the table.
        sources: the sources of the site by id.
        of_all: the source of every row, such as a review that prints the numbers of all trials; empty if each trial is
            a source of its own.
    """
    problems: list[Diagnostic] = []
    made = []
    has_comma = _has_decimal_commas(table)
    for row in table.rows:
        reader = _Reader(table, row, has_comma, problems)
        label = _label(table, row, problems)
        source = of_all or _source(table, row, label, sources, problems)
        lines = [f"source: {source}", f"label: {_quoted(label)}"]
        if of_all or "registration" in row.cells:
            lines.append(f"study: {_quoted(reader.text('registration') or label)}")
        lines += [f"{f}: {_quoted(reader.text(f))}" for f in ("subgroup", "people", "follow_up") if f in row.cells]
        lines += _numbers(reader)
        lines += [f"note: {_quoted(reader.text('note'))}"] if "note" in row.cells else []
        made.append(MadeRow("\n".join(lines), label, source))
    if not table.rows and not problems:
        problems.append(table.fault(None, "", "the table has no rows below its headings", "export it again"))
    problems += _gaps(table)
    return made, problems


class _Reader:
    """Reads the cells of one row."""

    def __init__(self, table: TrialTable, row: TrialRow, has_comma: bool, problems: list[Diagnostic]) -> None:
        self.table, self.row, self.has_comma, self._problems = table, row, has_comma, problems

    def text(self, field: str) -> str:
        return self.row.cells[field].text if field in self.row.cells else ""

    def fault(self, field: str, message: str, hint: str) -> None:
        self._problems.append(self.table.fault(self.row, field, message, hint))

    def number(self, field: str) -> str:
        """Return a number as YAML writes it, or "" if the cell holds none."""
        text = self.text(field).replace("\N{MINUS SIGN}", "-").replace("\u00a0", "").replace("\u202f", "").strip()
        if text.lower() in _NOTHING:
            return ""
        is_count = field.rstrip("12") in _COUNTS
        if self.has_comma and "," in text:
            text = text.replace(".", "").replace(",", ".") if text.count(",") == 1 else text
        elif _THOUSANDS.fullmatch(text):
            if not is_count and text.count(",") == 1:
                hint = "write it without a comma, or with a full stop for the decimals"
                self.fault(field, f'"{text}" may be {text.replace(",", "")} or {text.replace(",", ".")}', hint)
                return ""
            text = text.replace(",", "")
        text = text.removesuffix("%").strip() if field.startswith("percent") else text
        if not _PLAIN.fullmatch(text):
            self.fault(field, f'"{self.text(field)[:40]}" is no number', "write one number in each cell")
            return ""
        return text.removesuffix(".0") if is_count else text


def _has_decimal_commas(table: TrialTable) -> bool:
    """Return whether any number of a table can only be read with a decimal comma."""
    return any(_COMMA.fullmatch(cell.text) for row in table.rows for f, cell in row.cells.items() if f not in _WORDS)


_WORDS = frozenset(("study", "year", "source", "registration", "subgroup", "people", "follow_up", "note"))


def _label(table: TrialTable, row: TrialRow, problems: list[Diagnostic]) -> str:
    name, year = (row.cells[f].text if f in row.cells else "" for f in ("study", "year"))
    if not name:
        hint = "if its cell is merged with the one above, write the name in each row"
        problems.append(table.fault(row, "study", "this row names no study", hint))
    return f"{name} {year}" if name and year and year not in name else name


def _source(
    table: TrialTable, row: TrialRow, label: str, sources: Mapping[str, Source], problems: list[Diagnostic]
) -> str:
    wanted = row.cells["source"].text if "source" in row.cells else ""
    if wanted:
        if wanted not in sources:
            hint = did_you_mean(wanted, sources) or "add it, or correct the id"
            problems.append(table.fault(row, "source", f'"{wanted}" is no source', hint))
        return wanted
    found = sorted(_called(label, sources)) if label else []
    if label and len(found) != 1:
        said = f"several sources may be {label}: {', '.join(found)}" if found else f'no source is called like "{label}"'
        hint = "add a column named source, or name one source of all rows with --source"
        problems.append(table.fault(row, "study", said, hint))
    return found[0] if found else ""


def _called(label: str, sources: Mapping[str, Source]) -> Iterator[str]:
    """Yield the sources that a label such as "Hart & Sutherland 1977" may mean, by id or by first author and year."""
    slug = re.sub(r"[^a-z0-9]+", "-", _bare(label)).strip("-")
    if slug in sources:
        yield slug
        return
    year = next(iter(re.findall(r"(?:19|20)\d\d", label)), "")
    words = set(slug.split("-"))
    for name, source in sources.items():
        first = source.author[0] if source.author else None
        family = _bare(getattr(first, "family", None) or getattr(first, "literal", None) or "")
        is_first = bool(family) and set(re.split(r"[^a-z0-9]+", family)) <= words
        if is_first and year and (source.issued or "").startswith(year):
            yield name


def _bare(text: str) -> str:
    # Few builds read a table of trials.
    import unicodedata

    plain = text.lower().replace("ø", "o").replace("æ", "ae").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def _numbers(reader: _Reader) -> list[str]:
    arms = {name: _arm(reader, group) for name, group in (("intervention", "1"), ("comparator", "2"))}
    lines = [f"{name}: {{{', '.join(f'{k}: {v}' for k, v in arm.items())}}}" for name, arm in arms.items() if arm]
    estimate, lower, upper, se = (reader.number(f) for f in ("estimate", "lower", "upper", "se"))
    if len(lines) == 1:
        there, missing = ("intervention", "comparator") if arms["intervention"] else ("comparator", "intervention")
        hint = f"write the numbers of the {missing}, or leave the row out"
        reader.fault("study", f"this row has numbers of the {there} and none of the {missing}", hint)
    elif not lines and not estimate:
        reader.fault("study", "this row has no numbers", "write those of both groups, or an estimate; or leave it out")
    if estimate and ((lower and upper) or se):
        lines.append(f"estimate: {estimate}")
        lines.append(f"interval: [{lower}, {upper}]" if lower and upper else f"se: {se}")
    elif estimate and not lines:
        reader.fault("estimate", "this row has an estimate and no interval", "add both limits, or a standard error")
    return lines


def _arm(reader: _Reader, group: str) -> dict[str, str]:
    """Return the numbers of a group; report those that need another one which is not there."""
    whole = re.fullmatch(r"(\d+)\s*/\s*(\d+)", reader.text(f"events{group}"))
    if whole:
        return {"events": whole[1], "total": whole[2]}
    events, total, without = (reader.number(f"{name}{group}") for name in ("events", "total", "without"))
    mean, sd, percent, time = (reader.number(f"{name}{group}") for name in ("mean", "sd", "percent", "time"))
    if events and without and not total:
        total = f"{float(events) + float(without):g}"
    if mean or sd:
        _needs(reader, group, {"mean": mean, "sd": sd, "total": total})
        return {"mean": mean, "sd": sd, "n": total}
    if events and time:
        return {"events": events, "time": time} | ({"total": total} if total else {})
    if percent and not events:
        return {"percent": percent} | ({"total": total} if total else {})
    if events or total:
        _needs(reader, group, {"events": events, "total": total})
        if events and total and float(events) > float(total):
            reader.fault(f"events{group}", f"{events} of {total} people is more than all", "look both up in the source")
        return {"events": events, "total": total}
    return {}


def _needs(reader: _Reader, group: str, found: Mapping[str, str]) -> None:
    who = {"1": "intervention", "2": "comparator"}[group]
    there = next(name for name, value in found.items() if value)
    for name, value in found.items():
        if not value:
            hint = "a merged or an empty cell holds no number: write it in this row, or leave the row out"
            reader.fault(f"{there}{group}", f"the {who} has no {name}", hint)


def _gaps(table: TrialTable) -> Iterable[Diagnostic]:
    """Find rows without a subgroup in a table where others have one: perhaps their cells were merged."""
    with_ = [row for row in table.rows if "subgroup" in row.cells]
    if with_ and len(with_) < len(table.rows):
        hint = "if its cell is merged with the one above, write it in each row; or pass --column subgroup="
        yield from (
            table.fault(row, "subgroup", "this row has no subgroup, and others have one", hint)
            for row in table.rows
            if "subgroup" not in row.cells
        )


def _quoted(text: str) -> str:
    """Return a text on one line as YAML: as it is where that is plain, else in quotes."""
    line = " ".join(text.split())
    if re.fullmatch(r"[A-Za-zÀ-ž0-9][\w À-ž.,()/–-]*", line) and not re.search(r"[:#]", line):
        return line
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
