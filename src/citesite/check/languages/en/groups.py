"""Which group an English sentence says that a number is of."""

from __future__ import annotations

from citesite.check.languages.studying import Groups

GROUPS = Groups(
    compared=r"\b(?:dummy|placebo|without|did\snot\s(?:take|have|use|get|drink|wear)|controls|control\s(?:group|arm)|sugar\spills?)\b",
    treated=r"\b(?:on|with|took|taking|take|takes|given|had)\sit\b",
    without=r"\bwithout\b",
    leads=r"\s*(?:with|without|on|among\s(?:those|people)\s(?:on|with|without|taking))\s",
    untreated=r"\b(?:people|those|women|men|patients|adults|children)\s(?:who\s(?:did|do|had)\snot|not\s(?:taking|on|given)|without\sit)\b",
)
