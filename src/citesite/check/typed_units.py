"""Find small amounts with a unit, such as four kilos, which without one would be counts of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from citesite.check.languages.counting import NumberKind, TypedNumber
from citesite.check.wording.words import Words
from citesite.text.uncased import uncased

InWords = Callable[[Words], Iterator[TypedNumber]]
_SMALL = re.compile(r"\d(?<![\w.,/-]\d)\d{0,2}[\s-]")
"""A number in figures that may be so small, as patterns look for one."""
_MOST = 10
"""Larger whole numbers in figures are looked up without a unit, too."""


def together(*readers: InWords) -> InWords:
    """Return the function that finds whatever one of some functions finds."""

    def read(words: Words) -> Iterator[TypedNumber]:
        for reader in readers:
            yield from reader(words)

    return read


def reader(
    amount: str,
    values: Mapping[str, float],
    factors: tuple[tuple[str, float], ...],
    first_look: frozenset[str],
    kind: NumberKind = "number",
) -> InWords:
    """Return the function that finds small amounts with a unit.

    Args:
        amount: a pattern with the groups n, in words or figures, and unit; half, if half a unit is added.
        values: what number words are worth.
        factors: patterns of units that records seldom have, and how many of the usual unit each is.
        first_look: words of which every match holds one.
        kind: what such an amount is.
    """
    in_numbers = frozenset(re.split(r"[\s-]", name)[0] for name in values)

    def read(words: Words) -> Iterator[TypedNumber]:
        if not words.holds(first_look) or not (words.holds(in_numbers) or _SMALL.search(words.whole)):
            return
        for found in uncased(amount).finditer(words.whole):
            written = found["n"].lower()
            number = float(written) if written.isdigit() else values[written]
            number += 0.5 if found["half"] else 0.0
            if written.isdigit() and number > _MOST:
                continue
            factor = next((by for names, by in factors if re.fullmatch(names, found["unit"], re.IGNORECASE)), 1.0)
            decimals = 0 if number >= 1 and number.is_integer() else 1
            yield TypedNumber(found[0].strip(), number, decimals, kind, False, converted=number * factor)

    return read
