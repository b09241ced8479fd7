"""Short texts that a pattern matches, so that each of its alternatives is in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as names  # type: ignore[attr-defined]  # how re takes a pattern apart
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_IN_WORDS = [(names.CATEGORY, names.CATEGORY_WORD)]
_CATEGORIES = {names.CATEGORY_SPACE: " ", names.CATEGORY_DIGIT: "5", names.CATEGORY_WORD: "x"}


def matched_by(pattern: str) -> Iterator[str]:
    """Yield texts that a pattern matches from their beginning to their end or short of it, without regard to case."""
    compiled = re.compile(pattern, re.IGNORECASE)
    for text in dict.fromkeys(_of_sequence(parser.parse(pattern, re.IGNORECASE))):
        if compiled.search(text):
            yield text


def _of_sequence(items: Any) -> list[str]:
    """Return texts of which the first has each item in its first form, and every other has one item in another."""
    forms = [_of_item(*item) for item in items]
    first = [form[0] for form in forms]
    found = ["".join(first)]
    for at, form in enumerate(forms):
        found += ("".join((*first[:at], other, *first[at + 1 :])) for other in form[1:])
    return found


def _of_item(kind: Any, value: Any) -> list[str]:
    if kind is names.LITERAL:
        return [chr(value)]
    if kind is names.BRANCH:
        return [text for one in value[1] for text in _of_sequence(one)]
    if kind is names.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind is names.ATOMIC_GROUP:
        return _of_sequence(value)
    if kind in (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT):
        least, _, repeated = value
        if least == 0 and repeated[0] == (names.IN, _IN_WORDS):
            # Further letters make another word, which may not exist.
            return [""]
        inner = [text * max(1, least) for text in _of_sequence(repeated)]
        return inner if least or not inner[0].strip() else ["", *inner]
    if kind is names.ASSERT and value[0] > 0:
        return ["", *_of_sequence(value[1])]
    if kind is names.IN:
        return _of_set(value)
    return ["x"] if kind in (names.ANY, names.NOT_LITERAL) else [""]


def _of_set(items: Any) -> list[str]:
    if items[0][0] is names.NEGATE:
        return ["x"]
    found = [chr(value) for kind, value in items if kind is names.LITERAL]
    found += [chr(value[0]) for kind, value in items if kind is names.RANGE]
    return found + [_CATEGORIES.get(value, "x") for kind, value in items if kind is names.CATEGORY]
