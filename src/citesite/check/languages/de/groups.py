"""Which group a German sentence says that a number is of."""

from __future__ import annotations

from citesite.check.languages.studying import Groups

GROUPS = Groups(
    compared=r"\b(?:schein\w*|placebo\w*|zuckerpillen?|ohne|kontrollgruppe\w*|kontrollen|vergleichsgruppe)\b",
    treated=r"\b(?:damit|mit\sihm|mit\sihr)\b",
    without=r"\bohne\b",
    leads=r"\s*(?:mit|ohne|unter|bei|in\sder|von\sdenen\s(?:mit|ohne))\s",
    untreated=r"\b(?:Menschen|Personen|Frauen|Männer|Kinder),?\s(?:die\s(?:es|ihn|sie)\snicht|ohne\s(?:es|ihn|sie))\b",
)
