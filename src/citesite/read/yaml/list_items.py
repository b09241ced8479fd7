"""Add an item at the end of a list in a YAML file, and keep its comments and layout."""

from __future__ import annotations

from yaml.nodes import SequenceNode

from citesite.diagnostics import CitesiteError, Step
from citesite.read.yaml import Data, YamlError, lines, load
from citesite.read.yaml.full import composed


def with_item(text: str, shown: str, steps: tuple[Step, ...], item: str) -> str:
    """Return a file's text with an item added to one of its lists, and nothing else changed.

    Args:
        text: the file, with line feeds.
        shown: its name in messages.
        steps: keys and positions that lead to the list.
        item: one YAML value, its lines not indented.

    Raises:
        CitesiteError: if that cannot be done without changing anything else.
    """
    refused = CitesiteError(f"{shown} is left alone: add to {'.'.join(map(str, steps))} by hand:\n{item}".rstrip())
    try:
        before = load(text)
        node = _node(text, steps)
        if not isinstance(node, SequenceNode) or not node.value:
            raise refused
        edited = _in_brackets(text, node, item) if node.flow_style else _in_lines(text, node, item)
        if load(edited) == _appended(before, steps, load(item)):
            return edited
    except YamlError as problem:
        message = f"{shown}:{problem.line}:{problem.column}: {problem.message}; `citesite check` says more"
        raise CitesiteError(message) from None
    raise refused


def _node(text: str, steps: tuple[Step, ...]) -> object:
    node = composed(text)
    for step in steps:
        if isinstance(node, SequenceNode) and isinstance(step, int):
            node = node.value[step]
        else:
            node = next((value for key, value in getattr(node, "value", ()) if key.value == step), None)
    return node


def _in_brackets(text: str, node: SequenceNode, item: str) -> str:
    end = node.value[-1].end_mark.index
    return f"{text[:end]}, {item.strip()}{text[end:]}"


def _in_lines(text: str, node: SequenceNode, item: str) -> str:
    source = lines(text)
    column = node.start_mark.column
    at = max(node.value[-1].start_mark.line, node.value[-1].end_mark.line - 1) + 1
    at = min(at, len(source))
    while at < len(source) and source[at].strip() and len(source[at]) - len(source[at].lstrip()) > column:
        at += 1
    while not source[at - 1].strip():
        at -= 1
    first, *rest = item.splitlines()
    added = [f"{'':{column}}- {first}", *(f"{'':{column + 2}}{line}" if line else "" for line in rest)]
    return "\n".join([*source[:at], *added, *source[at:]])


def _appended(data: Data, steps: tuple[Step, ...], item: Data) -> Data:
    """Return plain data with an item at the end of one of its lists."""
    if not steps:
        return [*data, item] if isinstance(data, list) else data
    step, *rest = steps
    if isinstance(data, dict):
        return {key: _appended(value, tuple(rest), item) if key == step else value for key, value in data.items()}
    if isinstance(data, list):
        return [_appended(value, tuple(rest), item) if n == step else value for n, value in enumerate(data)]
    return data
