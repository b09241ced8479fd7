"""Write source records as YAML, and set single fields in a text without changing the rest of it.

Every change is read back and compared with what was intended. Comments, quotes, order and line breaks of the editor
stay, because only the new fields are written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.entry import Fields
from citesite.read.yaml import YamlError, load
from citesite.read.yaml.fast import NULL_WORDS
from citesite.read.yaml.full import MAX_BRACKETS, MAX_CHARACTERS, composed

ORDER = (
    "id", "type", "title", "author", "editor", "container-title", "publisher", "publisher-place", "edition", "number",
    "issued", "accessed", "volume", "issue", "page", "DOI", "PMID", "PMCID", "ISBN", "URL", "design", "study", "access",
    "standing", "imported",
)  # fmt: skip
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]*")
_ALWAYS_PLAIN = frozenset(
    [
        "id",
        "type",
        "issued",
        "accessed",
        "DOI",
        "PMID",
        "PMCID",
        "design",
        "access",
        "status",
        "checked_on",
        "on",
        "superseded_by",
    ]
)
"""Fields whose values are always read as text, even without quotes."""


def record_text(fields: Fields, indent: str = "") -> str:
    """Return one record as an item of a list."""
    lines = []
    for name in (name for name in ORDER if fields.get(name)):
        value = fields[name]
        if isinstance(value, list):
            lines += [f"{name}:", *(f"  - {_flow(one)}" for one in value)]
        else:
            lines.append(f"{name}: {_value(name, value)}")
    return "".join(f"{indent}{'  ' if n else '- '}{line}\n" for n, line in enumerate(lines))


def files_of(records: Sequence[Fields], head: str) -> list[str]:
    """Return records as the texts of as many files as the limits of a file require."""
    texts, size, brackets = [head], len(head), 0
    for fields in records:
        text = record_text(fields)
        more = text.count("[") + text.count("{")
        # Within the limits of the fast reader, which reads such a file in a fraction of the time.
        if size + len(text) > MAX_CHARACTERS * 0.7 or brackets + more > MAX_BRACKETS * 0.7:
            texts.append(head)
            size, brackets = len(head), 0
        texts[-1] += text
        size, brackets = size + len(text), brackets + more
    return texts


def fits_a_file(fields: Fields) -> bool:
    """Return whether a single record is within the limits of a file and can be read back."""
    text = record_text(fields)
    if len(text) >= MAX_CHARACTERS * 0.7 or text.count("[") + text.count("{") >= MAX_BRACKETS * 0.7:
        return False
    try:
        load(text)
    except YamlError:
        return False
    return True


def appended(text: str, records: Sequence[Fields]) -> str | None:
    """Return a file's text with records appended; None if it is not a block list, or would become too large."""
    root = composed(text)
    if root is None:
        result = text + ("" if not text or text.endswith("\n") else "\n")
        return result + "".join(map(record_text, records))
    if not isinstance(root, SequenceNode) or root.flow_style or not root.value:
        return None
    indent = " " * root.start_mark.column
    whole = text if text.endswith("\n") else f"{text}\n"
    whole += "".join(record_text(fields, indent) for fields in records)
    if len(whole) > MAX_CHARACTERS or whole.count("[") + whole.count("{") > MAX_BRACKETS:
        return None
    before, after = load(text), load(whole)
    is_kept = isinstance(before, list) and isinstance(after, list) and after[: len(before)] == before
    return whole if is_kept and len(after or ()) == len(before or ()) + len(records) else None


def with_fields(text: str, step: int | None, new: Mapping[str, Any]) -> str:
    """Return a file's text with fields of one record added or replaced.

    Args:
        text: the file.
        step: the position of the record in the list; None if the file is one record.
        new: values by name: text, lists of names, or a mapping that is merged into the existing one.

    Raises:
        CitesiteError: if the text is written in a way that cannot be changed safely.
    """
    expected = load(text)
    target: Any = expected[step] if step is not None and isinstance(expected, list) else expected
    for name, value in new.items():
        old = target.get(name)
        inner = isinstance(value, Mapping) and isinstance(old, dict)
        pairs = [((name, key), one) for key, one in value.items()] if inner else [((name,), value)]
        for path, one in pairs:
            text = _put(text, step, path, one)
        target[name] = {**old, **value} if inner and isinstance(old, dict) else value
    if load(text) != expected:
        raise CitesiteError("the record is written in a way that cannot be changed safely; change it by hand")
    return text


def _put(text: str, step: int | None, path: Sequence[str], value: Any) -> str:
    """Replace the plain value at a path, or add its key to the mapping at that path."""
    node: Node | None = composed(text)
    if step is not None and isinstance(node, SequenceNode):
        node = node.value[step]
    for name in path[:-1]:
        node = _child(node, name)
    if not isinstance(node, MappingNode):
        raise CitesiteError("a record is a mapping")
    name, written = path[-1], _value(path[-1], value)
    old = _child(node, name)
    if old is not None and _has_exact_end(old):
        start = old.start_mark.index
        space = "" if text[start - 1 : start].isspace() else " "
        return f"{text[:start]}{space}{written}{text[old.end_mark.index :]}"
    if old is None and node.flow_style:
        inside = text[: node.end_mark.index - 1].rstrip()
        comma = "" if inside.endswith((",", "{")) else ", "
        return f"{inside}{comma}{name}: {written}{text[node.end_mark.index - 1 :]}"
    # The parser knows the end of block text and block lists only roughly, so the new line goes after another value.
    above = next((value for _, value in reversed(node.value) if _has_exact_end(value)), None)
    if old is not None or above is None:
        raise CitesiteError(f"{name} is written in a way that cannot be changed safely; change it by hand")
    line = f"{' ' * node.value[0][0].start_mark.column}{name}: {written}\n"
    end = text.find("\n", above.end_mark.index) + 1
    return f"{text[:end]}{line}{text[end:]}" if end else f"{text}\n{line}"


def _has_exact_end(node: Node) -> bool:
    if isinstance(node, ScalarNode):
        return node.style not in ("|", ">")
    return isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style)


def _child(node: Node | None, name: str) -> Node | None:
    if not isinstance(node, MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def _value(name: str, value: Any) -> str:
    if isinstance(value, Mapping):
        return _flow(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    text = str(value)
    is_plain = name in _ALWAYS_PLAIN and _PLAIN.fullmatch(text) and text not in NULL_WORDS
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _flow(value: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"{name}: {_value(name, one)}" for name, one in value.items()) + "}"
