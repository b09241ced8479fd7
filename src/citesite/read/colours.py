"""Colours: how they are written, and how well text in them can be read. Pure arithmetic.

Source: Web Content Accessibility Guidelines 2.2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

WHITE, BLACK = "#ffffff", "#000000"
AA = 4.5
"""The least contrast of text with its ground at level AA (WCAG 2.2, 1.4.3)."""
AAA = 7.0
"""At level AAA (1.4.6), which the theme's own colours have."""
PAPER, TINT = WHITE, "#f0f6f4"
DARK_PAPER, DARK_TINT = "#0f1a1c", "#172527"
"""The grounds of text in the theme's light and dark colours: of the page, and of what is set off from it."""
ALARM = "#fcf0ee"
"""The ground of a card about an emergency on light pages. On dark ones it is darker than DARK_TINT."""
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)


def hex_colour(text: str) -> str | None:
    """Return a colour as `#rrggbb` in small letters, or None. `#` may be left out, and `#abc` is `#aabbcc`."""
    found = _HEX.fullmatch(text.strip())
    if not found:
        return None
    digits = found[1].lower()
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(digit * 2 for digit in digits)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    """Return the relative luminance, 0 for black and 1 for white."""
    parts = [part / 255 for part in _channels(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another one, from 0 to 1."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _towards(colour: str, other: str, is_enough: Callable[[str], bool]) -> str:
    """Return a colour with as little of another one as is enough, in steps of a hundredth."""
    return next((made for n in range(100) if is_enough(made := mixed(colour, other, n / 100))), other)


def readable(colour: str, grounds: tuple[str, ...], least: float, other: str) -> str:
    """Return a colour with as little of another one as it needs for a contrast with all of some grounds."""
    return _towards(colour, other, lambda made: all(contrast(made, ground) >= least for ground in grounds))


def tint(brand: str) -> str:
    """Return the ground of what is set off on a light page: the brand in white, at least as light as TINT."""
    return _towards(brand, WHITE, lambda made: _luminance(made) >= _luminance(TINT))


class Palette(NamedTuple):
    """The colours of a site that has its own, for light pages or for dark ones; None for the theme's."""

    brand: str | None = None
    on_brand: str | None = None
    link: str | None = None
    tint: str | None = None
    accent: str | None = None


def light_palette(brand: str | None, link: str | None, accent: str | None) -> Palette:
    """Return the colours of light pages."""
    return Palette(brand, WHITE if brand else None, link or brand, tint(brand) if brand else None, accent)


def dark_palette(light: Palette, brand: str | None, link: str | None) -> Palette:
    """Return the colours of dark pages: those given, or lighter ones of the light pages' hues."""

    def derived(given: str | None, of: str | None) -> str | None:
        return given or (of and readable(of, (DARK_PAPER, DARK_TINT), AAA, WHITE))

    own = derived(brand, light.brand)
    accent = light.accent and mixed(light.accent, BLACK, 0.4)
    # Whatever differs on light pages is said of dark ones, too: the last word in a style sheet counts.
    return Palette(
        own, DARK_PAPER if own else None, derived(link, light.link), DARK_TINT if light.tint else None, accent
    )
