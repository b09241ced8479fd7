"""Certainty: how sure anyone can be, on GRADE's scale, and which words fit it.

Pure functions of records and text. Levels and arithmetic follow GRADE (Guyatt 2011, "GRADE guidelines 1 and 3"):
evidence from randomised trials starts high, from observational studies low; each reason takes or adds a level.
The wording follows the informative statements of GRADE guidelines 26 (Santesso 2020): plain statements are for high
certainty, "probably" for moderate, "may" for low, and for very low that the evidence is very uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citesite.records import Certainty, CertaintyLevel

SCALE: tuple[CertaintyLevel, ...] = ("very-low", "low", "moderate", "high")
LEVELS = {"very-low": "very low", "low": "low", "moderate": "moderate", "high": "high", "not-rated": "not rated"}
"""Each level in the words of a message."""


def expected_level(certainty: Certainty) -> CertaintyLevel | None:
    """Start, minus the reasons under `down`, plus those under `up`, kept within the scale; None without a start."""
    if certainty.start is None:
        return None
    level = SCALE.index(certainty.start) - len(certainty.down) + len(certainty.up)
    return SCALE[min(max(level, 0), len(SCALE) - 1)]


def lowest(levels: Iterable[CertaintyLevel]) -> CertaintyLevel:
    """The lowest of some levels; not-rated where none of them is rated."""
    rated = [level for level in levels if level != "not-rated"]
    return min(rated, key=SCALE.index) if rated else "not-rated"


_NEVER = r"miracle\w*|guarantee\w*|cures?|cured|wonder drug"
_BOASTS = r"proves?|proved|proven|definitely|certainly|clearly|undoubtedly|without doubt|always|shows? that"
_ASSERTIONS = (
    r"relieves|improves|reduces|prevents|lowers|raises|increases|decreases|stops|slows|repairs|regenerates|protects"
    r"|heals|restores|works|helps|eases|causes|doubles|is effective|are effective|is better|are better"
)
_PROBABLE = r"probably|likely"
_HEDGES = (
    r"may|might|could|can|perhaps|whether|if|unclear|uncertain|unsure|not sure|not known|unknown|do not know|not clear"
    r"|nobody knows|no one knows|not shown|not been shown|no good evidence|possible|possibly|seems?|suggests?|some"
    r"|mixed|disagree"
)


def too_strong(text: str, level: CertaintyLevel) -> Iterator[str]:
    """The words of a text that sound more sure than a level allows.

    A plain assertion passes at a lower level where its sentence also holds a word that hedges it.
    """
    yield from _words(_NEVER, text)
    if level in ("high", "not-rated"):
        return
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        yield from _words(_BOASTS, sentence)
        hedges = _HEDGES if level != "moderate" else f"{_PROBABLE}|{_HEDGES}"
        if not any(_words(hedges, sentence)):
            yield from _words(_ASSERTIONS if level == "moderate" else f"{_ASSERTIONS}|{_PROBABLE}", sentence)


def _words(pattern: str, text: str) -> Iterator[str]:
    return (
        match.group()
        for match in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
        if not re.search(r"\b(?:not|never|cannot|nor|no)\s+(?:\w+\s+){0,2}$", text[: match.start()], re.IGNORECASE)
    )
