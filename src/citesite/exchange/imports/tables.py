"""Rows of a table as CSV or tab-delimited text, by the names of its columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

_MOST_COLUMNS = 500


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
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.split("\n", 1)[0]))
    names = [plain_name(name) for name in next(rows, [])]
    line = rows.line_num
    for row in rows:
        if any(row):
            yield line + 1, dict(zip(names, row, strict=False))
        line = rows.line_num


def is_tab_delimited(text: str) -> bool:
    """Return whether tabs stand between the columns."""
    return _delimiter(_without_mark(text[:40_000]).split("\n", 1)[0]) == "\t"


def _without_mark(text: str) -> str:
    return text.lstrip("\ufeff\r\n")


def _delimiter(line: str) -> str:
    return max("\t,;", key=line.count)
