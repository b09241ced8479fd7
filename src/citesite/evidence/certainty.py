"""Certainty on GRADE's scale, and which words fit each level.

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


_NEVER = r"miracle\w*|guarantee\w*|cures?|cured|wonder drug"
_BOASTS = r"proves?|proved|proven|definitely|certainly|clearly|undoubtedly|without doubt|always|shows? that"
_ASSERTIONS = (
    r"relieves|improves|reduces|prevents|lowers|raises|increases|decreases|stops|slows|repairs|regenerates|protects"
    r"|heals|restores|works|helps|eases|causes|doubles|triples|halves|cuts|boosts|reverses|undoes|eliminates|leads to"
    r"|speeds up|is effective|are effective"
    # How to read a scale says nothing about an effect.
    r"|(?<!lower )(?<!higher )(?:is better|are better)"
)
_EFFECTS = (
    r"relieve|improve|reduce|prevent|lower|raise|increase|decrease|stop|slow|repair|regenerate|protect|heal|restore|work"
    r"|help|ease|cause|double|halve|cut|boost|reverse|undo|lead to|speed up|be better|be effective"
)
_PROBABLE = r"probably|likely"
_HEDGES = (
    r"may|might|could|can|perhaps|whether|if|unclear|uncertain|unsure|not sure|not known|unknown|do not know|not clear"
    r"|nobody knows|no one knows|not shown|not been shown|no good evidence|possible|possibly|seems?|suggests?|some"
    r"|mixed|disagree"
)
_UNCERTAIN = (
    r"uncertain|unsure|unknown|unclear|not sure|not certain|not known|not clear|cannot tell|not tell|nobody knows"
    r"|no one knows|not know|too little|too few|too small|disagree|contradict|mixed|no sign|not shown|not been shown"
    r"|not show|no good evidence|no trial"
)

_WORD = re.compile(r"[a-z]+")
_ALWAYS = frozenset(("miracle", "miracles", "miraculous", "cure", "cures", "cured", "wonder"))
_CLAIMING = frozenset(
    (
        "prove", "proves", "proved", "proven", "definitely", "certainly", "clearly", "undoubtedly", "doubt", "always",
        "show", "shows", "relieves", "improves", "reduces", "prevents", "lowers", "raises", "increases", "decreases",
        "stops", "slows", "repairs", "regenerates", "protects", "heals", "restores", "works", "helps", "eases",
        "causes", "doubles", "triples", "halves", "cuts", "boosts", "reverses", "undoes", "eliminates", "leads",
        "speeds", "effective", "better",
    )
)  # fmt: skip
_ALARMS: dict[CertaintyLevel, frozenset[str]] = {
    "high": _ALWAYS,
    "not-rated": _ALWAYS,
    "moderate": _ALWAYS | _CLAIMING,
    "low": _ALWAYS | _CLAIMING | {"probably", "likely"},
    "very-low": _ALWAYS | _CLAIMING | {"probably", "likely", "may", "might", "could", "can"},
}
"""For each level, words one of which every match of its patterns contains; a test compares the two."""


def is_suspect(text: str, level: CertaintyLevel) -> bool:
    """Whether a text may be too strong. A fast check, because most of very many texts are not."""
    lowered = text.lower()
    return not _ALARMS[level].isdisjoint(_WORD.findall(lowered)) or "guarantee" in lowered or "miracle" in lowered


def too_strong(text: str, level: CertaintyLevel) -> Iterator[str]:
    """Return the words of a text that claim more certainty than a level allows.

    A plain assertion passes at a lower level where its sentence also holds a word that hedges it. At very low certainty
    "may" is not enough: somewhere the text has to say that nobody can be sure.
    """
    yield from _words(_NEVER, text)
    if level in ("high", "not-rated"):
        return
    if level == "very-low" and not re.search(rf"\b(?:{_UNCERTAIN})", text, re.IGNORECASE):
        yield from _words(rf"(?:may|might|could|can)(?: also| even| well)? (?:{_EFFECTS})", text)
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
