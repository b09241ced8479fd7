"""Lists as writers of Markdown type them, put into the one form that the parser reads: four spaces a level.

The parser asks for an empty line before a list, for four spaces before a nested one, and knows `1.` but not `1)`.
Nearly everybody writes otherwise, and CommonMark reads it otherwise (0.31, 5.2 and 5.3).
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d{1,9}[.)])(?P<space> +)(?P<text>\S.*)")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *")
_STEP = "    "
_LEAST_STEP = 2
"""Spaces before a nested item, beyond those before the item above it."""


class _Level(NamedTuple):
    indent: int
    """Spaces before the mark of its items."""


def with_plain_lists(lines: list[str]) -> list[str]:
    """Return the lines of a text with its lists in the form that the parser reads."""
    made: list[str] = []
    levels: list[_Level] = []
    is_in_paragraph = False
    for line in (one.expandtabs(4) for one in lines):
        found = _ITEM.fullmatch(line)
        is_after_text = bool(made) and bool(made[-1].strip())
        if found and not _RULE.fullmatch(line) and _begins_item(found, levels, is_after_text):
            if is_after_text and (not levels or is_in_paragraph):
                made.append("")
            is_in_paragraph = False
            _to_level(levels, len(found["indent"]))
            made.append(_STEP * (len(levels) - 1) + found["mark"].replace(")", ".") + " " + found["text"])
        elif levels and line.strip():
            # A second paragraph of an item, after which the parser wants an empty line again.
            is_in_paragraph = is_in_paragraph or not is_after_text
            made.append(_in_item(line, levels, is_after_text))
        else:
            made.append(line)
    return made


def _begins_item(found: re.Match[str], levels: list[_Level], is_after_text: bool) -> bool:
    if levels:
        return True
    if len(found["indent"]) >= len(_STEP):
        return False
    # A number at the start of a line within a sentence is part of it, unless it begins a list.
    return not (is_after_text and found["mark"][:-1] not in ("", "1"))


def _to_level(levels: list[_Level], indent: int) -> None:
    while levels and indent < levels[-1].indent:
        levels.pop()
    if not levels or indent >= levels[-1].indent + _LEAST_STEP:
        levels.append(_Level(indent))


def _in_item(line: str, levels: list[_Level], is_after_text: bool) -> str:
    """Return a line that goes on with an item, or ends the list."""
    indent = len(line) - len(line.lstrip())
    if is_after_text:
        return _STEP * (len(levels) - 1) + line.strip()
    while levels and indent <= levels[-1].indent:
        levels.pop()
    return _STEP * len(levels) + line.strip() if levels else line
