"""Adds entries to a settings file of VS Code, which is JSON with comments, keeping everything else.

A full parser would lose comments and layout, so this one only finds where each value begins and ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_SPACE = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_SCALAR = re.compile(r"-?\d[\d.eE+-]*|true|false|null")


class NotSettings(Exception):
    """The text is not a JSON object, with or without comments."""


@dataclass
class _Value:
    start: int
    end: int = 0
    members: dict[str, _Value] | None = None
    """For an object, its members by name."""
    items: list[_Value] = field(default_factory=list)


def with_entries(text: str, setting: str, entries: dict[str, list[str]]) -> str:
    """Return the settings with these entries in one whose value is an object, keeping its other entries.

    Raises:
        NotSettings: if the text, or the setting, is not an object.
    """
    if not text.strip():
        return json.dumps({setting: entries}, indent=2) + "\n"
    root = _parsed(text)
    if root.members is None:
        raise NotSettings("it does not hold settings between { and }")
    if setting not in root.members:
        return _inserted(text, root, {setting: entries}, "  ")
    for name, value in entries.items():
        # Each edit moves what follows, so parse again.
        table = (_parsed(text).members or {})[setting]
        if table.members is None:
            raise NotSettings(f'"{setting}" does not hold settings between {{ and }}')
        old = table.members.get(name)
        if old is None:
            text = _inserted(text, table, {name: value}, "    ")
        elif _plain(text[old.start : old.end]) != value:
            text = text[: old.start] + _dumped(value, "    ") + text[old.end :]
    return text


def _plain(piece: str) -> object:
    try:
        return json.loads(piece)
    except ValueError:
        return None


def _dumped(value: object, indent: str) -> str:
    return json.dumps(value, indent=2).replace("\n", "\n" + indent)


def _inserted(text: str, table: _Value, entry: Mapping[str, object], indent: str) -> str:
    """Return the text with an entry inserted as the first of an object."""
    ((name, value),) = entry.items()
    at = table.start + 1
    rest = "," if table.members else "" if text[at : table.end].startswith("\n") else f"\n{indent[2:]}"
    return f"{text[:at]}\n{indent}{json.dumps(name)}: {_dumped(value, indent)}{rest}{text[at:]}"


def _parsed(text: str) -> _Value:
    try:
        value = _value(text, 0)
        if _skip(text, value.end) != len(text):
            raise NotSettings("something follows the settings")
        return value
    except RecursionError:
        raise NotSettings("it is nested too deeply") from None


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int) -> _Value:
    value = _Value(_skip(text, at))
    opened = text[value.start : value.start + 1]
    if opened in ("{", "["):
        _fill(text, value, "}" if opened == "{" else "]")
        return value
    found = _STRING.match(text, value.start) or _SCALAR.match(text, value.start)
    if found is None:
        line = text.count("\n", 0, value.start) + 1
        raise NotSettings(f"it is not JSON in line {line}")
    value.end = found.end()
    return value


def _fill(text: str, value: _Value, closing: str) -> None:
    """Parse the inside of an object or a list. Like VS Code, allow a comma before the closing bracket."""
    value.members = {} if closing == "}" else None
    at = _skip(text, value.start + 1)
    while text[at : at + 1] != closing:
        name = ""
        if value.members is not None:
            key = _STRING.match(text, at)
            colon = _skip(text, key.end()) if key else at
            if key is None or text[colon : colon + 1] != ":":
                raise NotSettings(f"it is not JSON in line {text.count(chr(10), 0, at) + 1}")
            name, at = json.loads(key.group()), colon + 1
        item = _value(text, at)
        if value.members is not None:
            value.members[name] = item
        value.items.append(item)
        at = _skip(text, item.end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != closing:
            raise NotSettings(f"it is not JSON in line {text.count(chr(10), 0, at) + 1}")
    value.end = at + 1
