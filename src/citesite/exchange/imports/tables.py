"""Rows of a table as CSV or tab-delimited text, by the names of its columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

_MOST_COLUMNS = 500
"""Columns whose names are looked at to tell what a table holds."""
MOST_CELLS = 10_000
"""Cells in a row. A file of commas alone would else be one row of millions, with a hundred bytes of memory for each."""
MOST_LINES = 1_000_000
"""Lines. Twenty thousand records with abstracts have fewer."""


def header(text: str) -> list[str]:
    """Return the names of the columns, as they are written; empty if the text is no table."""
    first = _without_mark(text[:40_000]).split("\n", 1)[0][:20_000]
    try:
        return next(csv.reader([first], delimiter=_delimiter(first)), [])[:_MOST_COLUMNS]
    except csv.Error:
        return []


def plain_name(name: str) -> str:
    """Return the name of a column as it is compared: lower-case words."""
    return re.sub(r"[\W_]+", " ", name).strip().lower()


def rows_of(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row that is not empty with its line, its cells by the plain names of their columns.

    Raises:
        csv.Error: if it is no table that can be read to its end.
    """
    text = _without_mark(text)
    rows = numbered_rows(lines_of(text), _delimiter(text.split("\n", 1)[0]))
    _, first = next(rows, (1, []))
    names = [plain_name(name) for name in first]
    for line, row in rows:
        if any(row):
            yield line, dict(zip(names, row, strict=False))


def lines_of(text: str) -> Iterator[str]:
    """Yield each line with its end, one at a time: a text that is read like a file takes four times its memory."""
    return (found[0] for found in re.finditer(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++", text))


def numbered_rows(lines: Iterable[str], delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number of its first line, counted from 1.

    Raises:
        csv.Error: if it is no table that can be read to its end, or has too many lines, or cells in one row.
    """
    held = 0

    def counted() -> Iterator[str]:
        nonlocal held
        for line in lines:
            held += line.count(delimiter)
            if held > MOST_CELLS:
                raise csv.Error(f"a row of more than {MOST_CELLS:,} cells")
            yield line

    rows, line = csv.reader(counted(), delimiter=delimiter), 0
    for row in rows:
        if rows.line_num > MOST_LINES:
            raise csv.Error(f"more than {MOST_LINES:,} lines")
        yield line + 1, row
        held, line = 0, rows.line_num


def is_tab_delimited(text: str) -> bool:
    """Return whether tabs stand between the columns."""
    return _delimiter(_without_mark(text[:40_000]).split("\n", 1)[0]) == "\t"


def _without_mark(text: str) -> str:
    return text.lstrip("\ufeff\r\n")


def _delimiter(line: str) -> str:
    return max("\t,;", key=line.count)
