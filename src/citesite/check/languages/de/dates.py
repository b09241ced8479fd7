"""How a German text names a day."""

from __future__ import annotations

from citesite.check.languages.counting import Dates
from citesite.check.languages.form import words

_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
DATES = Dates(
    written=(
        rf"\b(?:(?P<month>{_MONTHS})\s|(?:im|in|seit|von|vom|bis|ab|nach|vor|Jahr|Stand|Frühjahr|Sommer|Herbst|Winter|veröffentlicht)\s)"
        r"(?P<year>20\d\d)\b(?![,.]\d|\s(?:Menschen|Personen|Leute|Frauen|Männer|Kinder|Erwachsene)\b)"
    ),
    months=tuple(month[:3].lower() for month in _MONTHS.split("|")),
    ahead=words("""
        ab bis danach dann demnächst erscheint erwartet fällig folgen geplant künftig läuft nächste
        nächsten nächster planen plant soll sollen spätestens vorgesehen voraussichtlich weiter
        werden wieder wird wollen
    """),
)
