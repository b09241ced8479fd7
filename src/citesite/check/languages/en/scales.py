"""How an English sentence names a scale of points."""

from __future__ import annotations

from citesite.check.languages.studying import Scales

SCALES = Scales(
    out_of=r"\bpoints?\s(?:out\sof|on\sa\sscale\s(?:(?:from|of)\s\d+\sto|up\sto|to|of))\s(?P<top>\d+(?:\.\d+)?)\b(?!\sto\b)",
    noticed=(
        r"\b(?:notice|feel|matters?|important)\b[^.;]{0,40}?\b(?P<least>\d+(?:\.\d+)?)\spoints?\b|"
        r"\b(?P<less>\d+(?:\.\d+)?)\spoints?\s(?:is|are)\s(?:what|the\sleast\sthat)\speople\snotice\b"
    ),
)
