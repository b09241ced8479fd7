"""Read CSL-YAML, as pandoc and Quarto use it: a list of items, or one below `references:`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.csl_json import take_item
from citesite.exchange.imports.entry import Export
from citesite.read.yaml import YamlError, load
from citesite.read.yaml.full import composed

_ITEM = re.compile(r"^([ \t]*)- ", re.MULTILINE)
_PART = 100_000
"""Characters. With two names in braces a line, so many are within the reader's limit of brackets."""


def read_csl_yaml(text: str) -> Export:
    """Return the entries of a CSL-YAML file.

    Raises:
        CitesiteError: if it is not YAML, or too large for a text that is read as a whole.
    """
    # pandoc puts a document's marks around it; the lines of the text stay where they are.
    text = re.sub(r"\A(\s*+)---[ \t]*+(?=\n)|^(?:\.\.\.|---)\s*+\Z", r"\1", text, flags=re.MULTILINE)
    export = Export("CSL-YAML")
    for above, part in _parts(text):
        try:
            data, root = load(part), composed(part)
        except YamlError as problem:
            raise CitesiteError(f"not CSL-YAML, at line {above + problem.line}: {problem.message}") from None
        if isinstance(data, dict) and isinstance(root, MappingNode):
            data = data.get("references")
            root = next((value for key, value in root.value if key.value == "references"), None)
        for node, item in zip(_nodes(root), data if isinstance(data, list) else [], strict=False):
            take_item(export, above + node.start_mark.line + 1, _without_empty(item))
    return export


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield a list of items in parts that the reader of YAML takes, each with the number of lines above it."""
    first = _ITEM.search(text)
    items = re.compile(rf"^{re.escape(first[1])}- ", re.MULTILINE).finditer(text) if first else ()
    start = line = 0
    for item in items:
        if item.start() - start > _PART:
            yield line, text[start : item.start()]
            line += text.count("\n", start, item.start())
            start = item.start()
    yield line, text[start:]


def _nodes(root: Node | None) -> list[Node]:
    return list(root.value) if isinstance(root, SequenceNode) else []


def _without_empty(item: Any) -> Any:
    return {name: value for name, value in item.items() if value is not None} if isinstance(item, dict) else item
