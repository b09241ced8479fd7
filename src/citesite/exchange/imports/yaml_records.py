"""Write source records as YAML, which is read back before it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from json.encoder import encode_basestring as in_double_quotes
from typing import Any

from yaml.nodes import SequenceNode

from citesite.exchange.imports.entry import Fields
from citesite.read.yaml import YamlError, is_ordinary, load
from citesite.read.yaml.fast import NULL_WORDS
from citesite.read.yaml.full import MAX_BRACKETS, MAX_CHARACTERS, composed

ORDER = (
    "id", "type", "title", "author", "editor", "container-title", "container-title-short", "publisher",
    "publisher-place", "edition", "version", "number", "issued", "status", "accessed", "volume", "issue", "page", "DOI",
    "PMID", "PMCID", "ISBN", "URL", "design", "study", "access", "standing", "imported",
)  # fmt: skip
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]*")
_ALWAYS_PLAIN = frozenset([
    "id", "type", "issued", "accessed", "DOI", "PMID", "PMCID", "design", "access", "status", "checked_on", "on",
    "superseded_by",
])  # fmt: skip
"""Fields whose values are always read as text, even without quotes."""


def record_text(fields: Fields) -> str:
    """Return one record as an item of a list."""
    lines = []
    for name in ORDER:
        if value := fields.get(name):
            if isinstance(value, list):
                lines += [f"{name}:", *[f"  - {_flow(one)}" for one in value]]
            else:
                lines.append(f"{name}: {written(name, value)}")
    return "- " + "\n  ".join(lines) + "\n"


def files_of(texts: Sequence[str]) -> list[str]:
    """Return the texts of records as those of as many files as the limits of a file require."""
    files: list[list[str]] = [[]]
    size = brackets = 0
    for text in texts:
        more = _brackets(text)
        # Within the limits of the fast reader, which reads such a file in a fraction of the time.
        if size + len(text) > MAX_CHARACTERS * 0.7 or brackets + more > MAX_BRACKETS * 0.7:
            files.append([])
            size = brackets = 0
        files[-1].append(text)
        size, brackets = size + len(text), brackets + more
    return ["".join(file) for file in files]


def fits_a_file(text: str) -> bool:
    """Return whether a single record is within the limits of a file and can be read back."""
    if len(text) >= MAX_CHARACTERS * 0.7 or _brackets(text) >= MAX_BRACKETS * 0.7:
        return False
    # Reading all of them one by one would take as long as reading the export.
    if is_ordinary(text):
        return True
    try:
        load(text)
    except YamlError:
        return False
    return True


def appended(text: str, records: Sequence[str]) -> str | None:
    """Return a file's text with records appended; None if it is not a block list, or would become too large."""
    more = "".join(records)
    whole = text if not text or text.endswith("\n") else f"{text}\n"
    if len(whole) + len(more) > MAX_CHARACTERS or _brackets(whole) + _brackets(more) > MAX_BRACKETS:
        return None
    root = composed(text)
    if root is None:
        return whole + more
    if not isinstance(root, SequenceNode) or root.flow_style or not root.value:
        return None
    whole += re.sub("^", " " * root.start_mark.column, more, flags=re.MULTILINE).rstrip(" ")
    before, after = load(text), load(whole)
    is_kept = isinstance(before, list) and isinstance(after, list) and after[: len(before)] == before
    return whole if is_kept and len(after or ()) == len(before or ()) + len(records) else None


def _brackets(text: str) -> int:
    return text.count("[") + text.count("{")


def written(name: str, value: Any) -> str:
    """Return the value of a field on one line."""
    if isinstance(value, dict):
        return _flow(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    text = str(value)
    is_plain = name in _ALWAYS_PLAIN and _PLAIN.fullmatch(text) and text not in NULL_WORDS
    return text if is_plain else in_double_quotes(text)


def _flow(value: Fields) -> str:
    return "{" + ", ".join([f"{name}: {written(name, one)}" for name, one in value.items()]) + "}"
