"""Set single fields of records in the text of a file, without changing the rest of it.

Every change is read back and compared with what was intended. Comments, quotes, order and line breaks of the editor
stay, because only the new fields are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.yaml_records import written
from citesite.read.yaml import Data, load
from citesite.read.yaml.full import composed


class FieldChange(NamedTuple):
    """New values of fields of one record."""

    step: int | None
    """The position of the record in the list; None if the file is one record."""
    new: Mapping[str, Any]
    """Values by name: text, lists of names, or a mapping that is merged into the existing one."""


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def with_changes(text: str, changes: Sequence[FieldChange]) -> str:
    """Return a file's text with fields of records added or replaced. It is parsed once, however many they are.

    Raises:
        CitesiteError: if the text is written in a way that cannot be changed safely.
    """
    expected, root = load(text), composed(text)
    edits: list[_Edit] = []
    for step, new in changes:
        edits += _edits(text, root, step, new)
        _merge(expected, step, new)
    pieces, at = [], 0
    for start, end, written_text in sorted(edits, key=lambda edit: edit.start):
        pieces += [text[at:start], written_text]
        at = end
    result = "".join([*pieces, text[at:]])
    if load(result) != expected:
        raise CitesiteError("the record is written in a way that cannot be changed safely; change it by hand")
    return result


def _merge(data: Data, step: int | None, new: Mapping[str, Any]) -> None:
    record: Any = data[step] if step is not None and isinstance(data, list) else data
    for name, value in new.items():
        old = record.get(name)
        record[name] = {**old, **value} if isinstance(value, dict) and isinstance(old, dict) else value


def _edits(text: str, root: Node | None, step: int | None, new: Mapping[str, Any]) -> list[_Edit]:
    """Return what has to be written to set the fields of one record."""
    record = root.value[step] if step is not None and isinstance(root, SequenceNode) else root
    added: list[tuple[Node | None, str, Any]] = []
    edits = []
    for name, value in new.items():
        old = _child(record, name)
        is_inner = isinstance(value, dict) and isinstance(old, MappingNode)
        for node, key, one in [(old, key, one) for key, one in value.items()] if is_inner else [(record, name, value)]:
            present = _child(node, key)
            if present is None:
                added.append((node, key, one))
            else:
                edits.append(_replaced(text, present, key, one))
    for node in dict.fromkeys(node for node, _, _ in added):
        edits.append(_added(text, node, {key: one for inside, key, one in added if inside is node}))
    return edits


def _replaced(text: str, old: Node, name: str, value: Any) -> _Edit:
    if not _has_exact_end(old):
        raise CitesiteError(f"{name} is written in a way that cannot be changed safely; change it by hand")
    start = old.start_mark.index
    space = "" if text[start - 1 : start].isspace() else " "
    return _Edit(start, old.end_mark.index, f"{space}{written(name, value)}")


def _added(text: str, node: Node | None, new: Mapping[str, Any]) -> _Edit:
    """Return the new fields of one mapping, as the last of it."""
    if not isinstance(node, MappingNode):
        raise CitesiteError("a record is a mapping")
    if node.flow_style:
        end = closing = node.end_mark.index - 1
        while text[end - 1].isspace():
            end -= 1
        comma = "" if text[end - 1] in ",{" else ", "
        return _Edit(end, closing, comma + ", ".join(f"{n}: {written(n, v)}" for n, v in new.items()))
    # The parser knows the end of block text and block lists only roughly, so the new line goes after another value.
    above = next((value for _, value in reversed(node.value) if _has_exact_end(value)), None)
    if above is None:
        name = next(iter(new))
        raise CitesiteError(f"{name} is written in a way that cannot be changed safely; change it by hand")
    margin = " " * node.value[0][0].start_mark.column
    block = "".join(f"{margin}{name}: {written(name, value)}\n" for name, value in new.items())
    end = text.find("\n", above.end_mark.index) + 1
    return _Edit(end, end, block) if end else _Edit(len(text), len(text), f"\n{block}")


def _has_exact_end(node: Node) -> bool:
    if isinstance(node, ScalarNode):
        return node.style not in ("|", ">")
    return isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style)


def _child(node: Node | None, name: str) -> Node | None:
    if not isinstance(node, MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)
