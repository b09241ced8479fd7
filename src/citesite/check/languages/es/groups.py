"""Which group a Spanish sentence says that a number is of."""

from __future__ import annotations

from citesite.check.languages.studying import Groups

GROUPS = Groups(
    compared=r"\b(?:simulad[oa]s?|placebos?|sin|controles|grupo\s(?:de\s)?control|comparación|azúcar)\b",
    treated=r"\bcon\s(?:ella|él|ellas|ellos)\b",
    without=r"\bsin\b",
    leads=r"\s*(?:con|sin|entre\s(?:quienes|los\sque|las\sque)|en\sel\sgrupo)\s",
    untreated=r"\b(?:personas|quienes|mujeres|hombres|pacientes|niños)\s(?:que\s)?(?:no\s(?:lo|la)\s|sin\s(?:él|ella)\b)",
)
