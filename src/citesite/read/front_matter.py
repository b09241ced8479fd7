"""Pages: a Markdown file in, its fields and its text out as the plain data of one record; positions in such a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from citesite.diagnostics import Place, Rule
from citesite.read import yaml as yaml_text
from citesite.read.yaml import Data, YamlError
from citesite.read.yaml.rules import CONTROL_CHARACTER
from citesite.records.page import FRONT_MATTER
from citesite.text.characters import FORBIDDEN_CHARACTER

ENDING = ".md"
_LINE = re.compile(r"^---[ \t]*$", re.MULTILINE)

MALFORMED_PAGE = Rule(
    code="malformed-page",
    summary="a page does not begin with its fields between two lines of ---",
    meaning=(
        "The fields at the top of a page say its title and where menus lead to it. Without the two lines around them, "
        "nobody can tell where the fields end and the text begins."
    ),
    fix="Begin the file with a line of three hyphens, ---, then the fields, then another such line, then the text.",
    wrong="--",
    right="---",
)


class PageParts(NamedTuple):
    """A page as it is written."""

    head: str
    """The fields, with an empty line instead of the first ---, so that line numbers stay as they are."""
    body: str
    """The text, without the empty lines around it."""
    first_line: int
    """The number of the line on which the text begins."""


def page_data(text: str, path: str) -> Data:
    """Return the fields and the text of a page as the data of one record.

    Args:
        text: the file.
        path: its path; its name is the page's id.

    Raises:
        YamlError: for fields that are not strict YAML, or not between lines of ---.
    """
    parts = split_page(text)
    if parts is None:
        hint = "write --- on the first line, and again after the last field"
        message = "this page does not begin with its fields between two lines of ---"
        raise YamlError(MALFORMED_PAGE, message, 1, 1, hint)
    data = yaml_text.load(parts.head)
    fields = {} if data is None else data
    if not isinstance(fields, dict):
        raise YamlError(MALFORMED_PAGE, "here must be fields with values", 2, 1, "such as title: Privacy")
    if inside := next((name for name in FRONT_MATTER if name in fields), None):
        line, column = yaml_text.position(parts.head, Place(path, (inside,), on_key=True))
        hint = "its id is the name of its file" if inside == "id" else "write the text below the second ---"
        raise YamlError(MALFORMED_PAGE, f'"{inside}" is not a field of a page', line, column, hint)
    if hidden := FORBIDDEN_CHARACTER.search(parts.body):
        before = parts.body[: hidden.start()]
        column = len(before) - before.rfind("\n")
        message = f"the text holds the invisible character U+{ord(hidden[0]):04X}"
        raise YamlError(CONTROL_CHARACTER, message, parts.first_line + before.count("\n"), column, "remove it")
    return {**fields, "id": PurePosixPath(path).name.removesuffix(ENDING), "text": parts.body}


def positions(text: str, places: Sequence[Place]) -> list[tuple[int, int]]:
    """Return line and column (from 1) of some places in a page."""
    parts = split_page(text)
    if parts is None:
        return [(1, 1)] * len(places)
    return [
        _of_text(parts, place.needle) if place.steps[:1] == ("text",) else _of_field(parts, place) for place in places
    ]


def split_page(text: str) -> PageParts | None:
    """Return the fields and the text of a page; None if its fields are not between two lines of ---."""
    first = _LINE.match(text)
    last = _LINE.search(text, first.end()) if first else None
    if last is None or first is None:
        return None
    head, body = "\n" + text[first.end() + 1 : last.start()], text[last.end() + 1 :]
    blank = len(body) - len(body.lstrip("\n"))
    return PageParts(head, body.strip("\n"), text.count("\n", 0, last.end()) + 2 + blank)


def _of_field(parts: PageParts, place: Place) -> tuple[int, int]:
    # Its id is the name of the file, and a page without fields has no place for what is missing.
    if place.steps[:1] == ("id",) or not parts.head.strip():
        return 1, 1
    return yaml_text.position(parts.head, place)


def _of_text(parts: PageParts, needle: str) -> tuple[int, int]:
    """Return the position of a piece of the text, which may go over the end of a line; otherwise that of its start."""
    found = re.search(yaml_text.words_pattern(needle, r"[\s*_>|]+"), parts.body)
    start = found.start() if found else 0
    before = parts.body[:start]
    return parts.first_line + before.count("\n"), len(before) - before.rfind("\n")
