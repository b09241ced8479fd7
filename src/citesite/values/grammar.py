"""The grammar of value references, and the words that follow one.

    {{ analysis-id.path }}    {{ analysis-id.path | form }}

A path is ids joined by dots. There are no expressions, calls or nesting: what does not match is not a reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from citesite.records.identifiers import ID

if TYPE_CHECKING:
    from citesite.values.printing import Form, Kind, Value

_REFERENCE = rf"\{{\{{\s*({ID})((?:\.{ID})*)\s*(?:\|\s*([a-z]+|per 1000?)\s*)?\}}\}}"
_SHARES = {"per 100": "per-hundred", "per 1000": "per-thousand"}
"""Forms that are short for a path: the share of a group."""
_BRACES = r"\{\{[^{}]{0,100}\}\}|\{\{|\}\}"


class Reference(NamedTuple):
    """One value reference in a text."""

    written: str
    """The whole reference, with its braces."""
    start: int
    end: int
    analysis: str
    path: str
    """The path after the analysis, without the first dot, or ""."""
    form: str
    """The form after the bar, or "lay"."""


def references(text: str) -> Iterator[Reference]:
    """Yield the value references in a text, in order."""
    for match in re.finditer(_REFERENCE, text) if "{{" in text else ():
        analysis, path, form = match.groups()
        if form in _SHARES:
            path, form = f"{path}.{_SHARES[form]}", "lay"
        yield Reference(match[0], match.start(), match.end(), analysis, path[1:], form or "lay")


def stray_braces(text: str) -> list[str]:
    """Return double braces that are not a value reference, as written."""
    return re.findall(_BRACES, re.sub(_REFERENCE, "", text))


def masked(text: str) -> str:
    """Return a text with "…" instead of value references, for rules about the words that were typed."""
    return re.sub(_REFERENCE, "…", text) if "{{" in text else text


# Words that may follow a number, possibly after emphasis.
_BEHIND = r"""[\s*_]*+
    (?: (?P<share> (?:people\s+|adults\s+|patients\s+)?
            (?: (?:out\s+)?of\s+(?:every\s+|each\s+)?(?P<all>\d[\d,]*\b)
            |   (?:(?:out\s+)?of|in|per|from)\s+(?:every\s+|each\s+)?
                (?P<round>10{1,5}\b|10{0,2},000\b|a\s+hundred\b|a\s+thousand\b)
            |   (?:in|per|from)\s+(?:every\s+|each\s+)?(?!(?:19|20)\d\d\b)(?P<many>\d[\d,]*\b) )
            (?!\s*(?:years?|months?|weeks?|days?|trials?|studies)\b) )
    |   (?P<percent> % | per\s?cent\b | percentage\s+points?\b )
    |   (?P<times> times\b (?!\s+(?:the|as\s+high|higher|lower)\s+odds) | -?fold\b )
    |   (?P<people> (?:people|persons|patients|adults|participants|men|women|children)\b )
    |   (?P<unit> (?:[pnµu]mol|mmol|pg|ng|µg|mcg|mg|g|m?IU|mL|ml)(?:/[A-Za-z0-9.]+)?(?![\w/])
            |   (?:micro|milli)?grams?\b | points?\b )
    )"""
_MOST_DIGITS = 12
_HUNDREDS = {"a hundred": 100, "a thousand": 1000}
_ABSOLUTE: dict[Kind, int] = {"percent": 100, "per-hundred": 100, "per-thousand": 1000}
_UNITS = {
    "µg": "microgram", "mcg": "microgram", "ug": "microgram", "micrograms": "microgram", "mg": "milligram",
    "milligrams": "milligram", "g": "gram", "grams": "gram", "points": "point", "ml": "mL",
}  # fmt: skip


class Misuse(NamedTuple):
    """A value whose following words change its meaning, such as a ratio before "of 1,000 people"."""

    behind: str
    """The words."""
    is_ratio: bool
    """Whether the ratio would read as a number of people."""


def misuse(text: str, reference: Reference, value: Value) -> Misuse | None:
    """Whether the words after a reference change the meaning of its value."""
    found = re.compile(_BEHIND, re.VERBOSE).match(text, reference.end)
    if found is None or found.lastgroup is None:
        return None
    # Other values may well be "in 2 hospitals".
    if found["many"] and value.kind not in ("per-hundred", "per-thousand"):
        return None
    words = " ".join(found[0].strip("*_ \n").split())
    if value.kind in ("ratio", "odds"):
        is_multiple = value.kind == "ratio" and found["times"] is not None and reference.form == "number"
        return None if is_multiple else Misuse(words, True)
    return None if _fits(found, value, reference.form) else Misuse(words, False)


def _fits(found: re.Match[str], value: Value, form: Form | str) -> bool:
    is_bare = form == "number"
    if found["times"]:
        return False
    if found["share"]:
        whole = _number(found["all"] or found["round"] or found["many"])
        if value.kind == "count":
            return whole == value.whole if value.whole else whole < 100
        return is_bare and _ABSOLUTE.get(value.kind) == whole
    if found["percent"]:
        return is_bare and (value.kind in ("percent", "per-hundred"))
    if found["people"]:
        return value.kind == "count"
    if found["unit"]:
        if value.kind not in ("difference", "mean"):
            return False
        return not value.unit or (is_bare and _unit(found["unit"]) == _unit(value.unit))
    return True


def _number(text: str) -> int:
    text = " ".join(text.split())
    # A number of more digits than there are people is no total, and Python refuses one of more than 4,300.
    return _HUNDREDS.get(text) or int(text.replace(",", "")[:_MOST_DIGITS] or 0)


def _unit(text: str) -> str:
    return _UNITS.get(text.strip(), text.strip())
