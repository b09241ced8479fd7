"""Rounding and decimals. It imports no arithmetic, so that printing a number need not wait for that."""

from __future__ import annotations

import math

from citesite.records.fields import Printed

MINUS = "\N{MINUS SIGN}"


def decimals(*numbers: float) -> int:
    """Return how many decimals numbers have, the most of them. 0 without numbers.

    A number of a record keeps those it was written with: 2.0 has one. Of others trailing zeros are lost, and twelve
    significant figures are looked at, so that 0.1 + 0.2 has one.
    """
    return max(map(_decimals, numbers), default=0)


def _decimals(number: float) -> int:
    if isinstance(number, Printed):
        return number.decimals
    mantissa, _, exponent = f"{number:.12g}".partition("e")
    return max(0, len(mantissa.partition(".")[2]) - int(exponent or 0))


def half_up(number: float, digits: int) -> float:
    """Round as people do: a half goes away from zero. Twelve figures keep 0.285 from being 0.28499999999999998."""
    factor = 10**digits
    if abs(number) >= 1e15:
        # It has no decimals, and with the factor it may have no number.
        return number
    return math.copysign(math.floor(float(f"{abs(number) * factor:.12g}") + 0.5) / factor, number)


def significant(number: float, figures: int) -> float:
    """Round to some significant figures."""
    return float(f"{number:.{figures}g}")


def fixed(number: float, digits: int) -> str:
    """Write a number with some decimals, thousands separators and a true minus sign; zero has no sign."""
    shown = f"{half_up(number, digits):,.{digits}f}"
    if not shown.strip("-0."):
        shown = shown.lstrip("-")
    return shown.replace("-", MINUS)


def shortest(number: float, figures: int = 10) -> str:
    """Write a number without trailing zeros, with thousands separators and a true minus sign."""
    return f"{number:,.{figures}g}".replace("-", MINUS)
