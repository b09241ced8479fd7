"""Put the fields of a record file in order and fold its texts, and move comments with what they describe.

Works on lines, with the positions that the YAML parser reports: a comment belongs to the field below it, or to the
field above if it is indented more deeply. What a file says is compared before and after through the site's own reader.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from citesite.read.yaml import load
from citesite.read.yaml.full import composed
from citesite.records.fields import records_in

WIDTH = 116
"""Texts are folded at this column."""
_TOO_WIDE = 120
_ROUNDS = 4
"""A file that still changes after this many rounds is left alone."""
_FOLDED = re.compile(r"^( *)((?:- )*)((?:[\w-]+: )?)>-$")
_ONE_LINE = re.compile(r"^( *)((?:- )*)([\w-]+: )")
_REFERENCE = re.compile(r"\{\{[^{}]{0,200}\}\}")
"""A value reference stays on one line, so that it can be searched for."""
_COMMENT = re.compile(r"^ *#")


class WouldChange(Exception):
    """The file cannot be put in order without changing its data."""


def tidy(text: str, model: type[BaseModel]) -> str:
    """Return a file's text with its fields in the order of their model and its texts folded.

    Args:
        text: strict YAML, with line feeds.
        model: the record the file holds, alone or in a list.

    Raises:
        YamlError: if the text is not strict YAML.
        WouldChange: if its data would change.
    """
    before, after = load(text), text
    for _ in range(_ROUNDS):
        last, after = after, _round(after, model)
        if before != load(after) or sorted(_comments(text)) != sorted(_comments(after)):
            raise WouldChange
        if after == last:
            return after
    raise WouldChange


def _round(text: str, model: type[BaseModel]) -> str:
    lines = text.split("\n")
    _fold(lines, composed(text))
    _order(lines, composed("\n".join(lines)), [model])
    return "\n".join(lines)


def _comments(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if _COMMENT.match(line)]


def _fold(lines: list[str], root: Node | None) -> None:
    """Fold texts that are folded already, or on a line that is too long, from the last to the first."""
    for node in reversed(list(_scalars(root))):
        if "\n" in node.value or node.value != " ".join(node.value.split(" ")).strip() or "  " in node.value:
            continue
        first = node.start_mark.line
        header = _FOLDED.match(lines[first])
        if node.style == ">" and header:
            last = _last_line(node, lines)
            indent = len(lines[first + 1]) - len(lines[first + 1].lstrip())
            lines[first + 1 : last + 1] = folded(node.value, indent)
        elif node.start_mark.line == node.end_mark.line and len(lines[first]) > _TOO_WIDE:
            start = _ONE_LINE.match(lines[first])
            if start and start.end() == node.start_mark.column and lines[first][node.end_mark.column :].strip() == "":
                indent = len(start[1]) + len(start[2]) + 2
                lines[first : first + 1] = [f"{start.group()}>-", *folded(node.value, indent)]


def folded(text: str, indent: int) -> list[str]:
    """Return a text of one line as indented lines, with each value reference on one of them."""
    whole = _REFERENCE.sub(lambda found: found[0].replace(" ", "\0"), text)
    wrapped = textwrap.wrap(whole, max(WIDTH - indent, 40), break_long_words=False, break_on_hyphens=False)
    return [" " * indent + line.replace("\0", " ") for line in wrapped]


def _scalars(node: Node | None) -> Iterator[ScalarNode]:
    """Yield the scalar values in block collections, in the order of the file."""
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode) and not node.flow_style:
        for _, value in node.value:
            yield from _scalars(value)
    elif isinstance(node, SequenceNode) and not node.flow_style:
        for item in node.value:
            yield from _scalars(item)


def _order(lines: list[str], node: Node | None, models: list[type[BaseModel]]) -> None:
    """Put the fields of every record in the order of its model, the innermost first.

    Args:
        lines: the file's lines, which are changed.
        node: a part of the file.
        models: the record that it holds; several where it holds one of a union.
    """
    if isinstance(node, SequenceNode) and not node.flow_style:
        for item in node.value:
            _order(lines, item, models)
    if not isinstance(node, MappingNode) or node.flow_style:
        return
    fields = {field.alias or name: field for model in models for name, field in model.model_fields.items()}
    for key, value in node.value:
        field = fields.get(key.value)
        _order(lines, value, list(records_in(field.annotation)) if field else [])
    rank = {name: n for n, name in enumerate(fields)}
    names = [key.value for key, _ in node.value]
    wanted = sorted(range(len(names)), key=lambda n: rank.get(names[n], len(rank)))
    if wanted != list(range(len(names))):
        _move(lines, node, wanted)


def _move(lines: list[str], node: MappingNode, wanted: list[int]) -> None:
    column = node.start_mark.column
    keys = [key.start_mark.line for key, _ in node.value]
    prefix = lines[keys[0]][:column]
    # A comment above the first field of a file, or above a hyphen, is about everything that follows.
    first = _lead(lines, keys[0], column) if column and not prefix.strip() else keys[0]
    leads = [first, *(_lead(lines, line, column) for line in keys[1:])]
    end = _last_line(node, lines) + 1
    while end < len(lines) and _COMMENT.match(lines[end]) and _indent(lines[end]) >= column:
        end += 1
    ends = [*leads[1:], end]
    chunks = [
        (lines[lead:key], [" " * column + lines[key][column:], *lines[key + 1 : stop]])
        for lead, key, stop in zip(leads, keys, ends, strict=True)
    ]
    made: list[str] = []
    for place, n in enumerate(wanted):
        lead, body = chunks[n]
        made += lead
        made += body if place else [prefix + body[0][column:], *body[1:]]
    lines[first:end] = made


def _lead(lines: list[str], key: int, column: int) -> int:
    """Return the first of the lines above a key that belong to it: empty lines, and comments not indented more."""
    at = key
    while not lines[at - 1].strip() or (_COMMENT.match(lines[at - 1]) and _indent(lines[at - 1]) <= column):
        at -= 1
    return at


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _last_line(node: Any, lines: list[str]) -> int:
    if isinstance(node, ScalarNode) or node.flow_style:
        last = node.end_mark.line
        if last > node.start_mark.line and node.style in ("|", ">"):
            last -= node.end_mark.column == 0 or last >= len(lines)
        while last > node.start_mark.line and not lines[min(last, len(lines) - 1)].strip():
            last -= 1
        return int(last)
    if not node.value:
        return int(node.start_mark.line)
    child = node.value[-1]
    return _last_line(child[1] if isinstance(child, tuple) else child, lines)
