"""Certainty on GRADE's scale, and which words fit each level.

Pure functions of records and text. Levels and arithmetic follow GRADE (Guyatt 2011, "GRADE guidelines 1 and 3"):
evidence from randomised trials starts high, from observational studies low; each reason takes or adds a level.
The wording follows the informative statements of GRADE guidelines 26 (Santesso 2020): plain statements are for high
certainty, "probably" for moderate, "may" for low, and for very low that the evidence is very uncertain.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from citesite.records import Certainty, CertaintyLevel

SCALE: tuple[CertaintyLevel, ...] = ("very-low", "low", "moderate", "high")
LEVELS = {"very-low": "very low", "low": "low", "moderate": "moderate", "high": "high", "not-rated": "not rated"}
"""Each level as messages spell it."""


def expected_level(certainty: Certainty) -> CertaintyLevel | None:
    """Return the start minus the reasons under `down` plus those under `up`, within the scale; None without a start."""
    if certainty.start is None:
        return None
    level = SCALE.index(certainty.start) - len(certainty.down) + len(certainty.up)
    return SCALE[min(max(level, 0), len(SCALE) - 1)]


def lowest(levels: Iterable[CertaintyLevel]) -> CertaintyLevel:
    """Return the lowest of some levels, or not-rated if none of them is rated."""
    rated = [level for level in levels if level != "not-rated"]
    return min(rated, key=SCALE.index) if rated else "not-rated"


@lru_cache(maxsize=4_096)
def counted_in_words(levels: tuple[CertaintyLevel, ...]) -> str:
    """Return how many statements have which certainty, the highest first; empty for none."""
    found = (f"{levels.count(level)} {LEVELS[level]}" for level in (*reversed(SCALE), "not-rated") if level in levels)
    return f"certainty of its statements: {', '.join(found)}" if levels else ""
