"""What to write in place of a value that does not fit its field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from citesite.diagnostics import did_you_mean

_SPACE_AFTER_HYPHEN = "a space is missing after the hyphen: an item begins with a hyphen and a space"


def of_text(value: Any) -> str:
    """Return how to write a text, where fields or a list are."""
    if isinstance(value, dict) and len(value) == 1:
        return f'the colon after "{_short(next(iter(value)))}" begins a field: put the text in quotes'
    if isinstance(value, dict):
        return "write one text here, without fields"
    return "write one text here, and no list; text that begins with [ needs quotes"


def of_list(value: Any, fields: Sequence[str]) -> str:
    """Return how to write a list, where a text or fields are.

    Args:
        value: what is there.
        fields: the fields of an item; none for a list of texts.
    """
    first = next(iter(value), "") if isinstance(value, dict) else value
    if isinstance(first, str) and first.startswith("-"):
        return _SPACE_AFTER_HYPHEN
    if isinstance(value, dict):
        return f'begin each item with a hyphen and a space: "- {_short(first)}: …"'
    if fields:
        return f'begin each item with a hyphen, a space and its fields ({", ".join(fields[:6])}): "- {fields[0]}: …"'
    return f"write it in brackets: [{_short(value)}]; or each item on a line of its own, after a hyphen and a space"


def of_fields(fields: Sequence[str]) -> str:
    """Return how to write the fields of a record, where something else is."""
    return f"write its fields below, indented by two spaces: {', '.join(fields)}" if fields else ""


def of_number(value: Any) -> str:
    """Return how to write a number; "" where no number is to be seen."""
    text = str(value).strip()
    if found := re.fullmatch(r"([-+]?\d+(?:\.\d+)?) ?%", text):
        return f"write {found[1]}, without %"
    if found := re.fullmatch(r"([-+]?\d+),(\d+)", text):
        return _with_comma(found[1], found[2])
    if re.fullmatch(r"[-+]?\d{1,3}(?:[, '\u00a0\u2009\u202f]\d{3})+", text):
        return f"write {re.sub(r'[^-+0-9]', '', text)}, without anything between the digits"
    return ""


def _with_comma(before: str, behind: str) -> str:
    if len(behind) == 3 and before.strip("-+") not in ("0", ""):
        return f"write {before}{behind}, or {before}.{behind} with a decimal point"
    return f"write {before}.{behind}, with a decimal point"


def cut_at_comma(fields: dict[str, Any], name: str) -> tuple[str, str] | None:
    """Return message and hint for a "field" that is what stands behind a comma in {…}; None for any other.

    Args:
        fields: the fields with their values, in order.
        name: the one that is unknown.
    """
    names = list(fields)
    at = names.index(name) if name in fields else 0
    before = fields[names[at - 1]] if at else None
    if fields.get(name) is not None or not isinstance(before, str) or re.fullmatch(r"[A-Za-z][\w-]*", name):
        return None
    message = f'the comma before "{_short(name)}" ends the value of "{_short(names[at - 1])}"'
    if before.lstrip("-+").isdecimal() and name.isdecimal():
        return message, _with_comma(before, name)
    return message, "text with a comma in it needs quotes"


def of_choice(value: Any, choices: Sequence[str]) -> str:
    """Return which word may have been meant, or all there are; several if all begin with what is there."""
    alike = [choice for choice in choices if str(value) and choice.startswith(f"{value}-")]
    near = did_you_mean(str(value)[:60], choices) if len(alike) < 2 else ""
    return near or f"one of: {', '.join(alike if len(alike) > 1 else choices)}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
