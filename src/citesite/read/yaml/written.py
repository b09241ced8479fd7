"""One line of a text that is no YAML, cut into what it seems to be made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LINE = re.compile(r"(?P<indent> *)(?P<hyphens>(?:- +)*)(?:(?P<name>[^\W_][\w/.-]*):(?: +|$))?(?P<value>.*)", re.DOTALL)


class Line(NamedTuple):
    """A line as it is written; columns count from 0."""

    number: int
    """From 0."""
    text: str
    indent: int
    """The column of its first sign."""
    column: int
    """The column of the first character after any list hyphens."""
    name: str
    """The field that it begins; empty where none does."""
    value: str
    """The text after the field name, or after the list hyphens."""

    @property
    def value_at(self) -> int:
        """The column at which the value begins."""
        return len(self.text) - len(self.value)

    @property
    def first_word(self) -> str:
        """The word that the line begins with, whether or not it is the name of a field."""
        found = re.match(r"[A-Za-z_][\w-]*", self.text[self.column :])
        return found[0] if found else ""

    def is_text(self) -> bool:
        """Return whether the line says something: it is neither empty nor a comment."""
        return bool(self.text.strip()) and not self.text.lstrip().startswith("#")


def line_of(source: Sequence[str], number: int) -> Line:
    """Return one line of a text, cut into its parts."""
    text = source[number]
    found = _LINE.match(text)
    assert found is not None, "the pattern matches every line"
    return Line(number, text, len(found["indent"]), found.end("hyphens"), found["name"] or "", found["value"])


def line_before(source: Sequence[str], number: int) -> Line | None:
    """Return the nearest line before one that says something."""
    return next((line for n in range(number - 1, -1, -1) if (line := line_of(source, n)).is_text()), None)


def outer_columns(source: Sequence[str], number: int) -> list[int]:
    """Return the columns at which the lists and fields around a line begin, the innermost first."""
    columns: list[int] = []
    top = 10_000
    line = line_before(source, number)
    while line is not None and top > 0:
        if line.indent < top and (line.name or line.indent < line.column):
            columns += [column for column in (line.column, line.indent) if column < top and column not in columns]
            top = line.indent
        line = line_before(source, line.number)
    return columns


def lines_within(source: Sequence[str], number: int) -> int:
    """Return the number of the first line behind one and those that are indented further."""
    indent = line_of(source, number).indent
    end = number + 1
    while end < len(source) and (not source[end].strip() or line_of(source, end).indent > indent):
        end += 1
    return end
