"""How an English text names a day."""

from __future__ import annotations

from citesite.check.languages.counting import Dates
from citesite.check.languages.form import words

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATES = Dates(
    written=(
        rf"\b(?:(?P<month>{_MONTHS})\s(?:\d{{1,2}},?\s)?|"
        r"(?:in|of|since|as\sof|by|from|until|during|before|after|published|dated|updated|edition|autumn|spring|summer|winter)\s)"
        r"(?P<year>20\d\d)\b(?![,.]\d|\s(?:people|patients|adults|women|men|children|participants|passengers))"
    ),
    months=tuple(month[:3].lower() for month in _MONTHS.split("|")),
    ahead=words("""
        again by continue continues continuing due end ending ends expect expected expects expire expires follow forecast
        from going hope hopes later next ongoing plan planned planning plans project projected running scheduled shall
        soon still target then until upcoming will would
    """),
)
