"""How a Spanish text names a day."""

from __future__ import annotations

from citesite.check.languages.counting import Dates
from citesite.check.languages.form import words

_MONTHS = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
DATES = Dates(
    written=(
        rf"\b(?:(?P<month>{_MONTHS})\s(?:de\s)?|(?:en|de|del|desde|hasta|a|tras|antes|después|publicado|primavera|verano|otoño|invierno)\s)"
        r"(?P<year>20\d\d)\b(?![,.]\d|\s(?:personas|pacientes|adultos|mujeres|hombres|niños|pasajeros)\b)"
    ),
    months=tuple(month[:3].lower() for month in _MONTHS.split("|")),
    ahead=words("""
        continuará después espera esperan haremos hará harán hasta luego planea planean previsto
        prevista próxima próximo revisará revisaremos será serán seguirá siguiente tendrá vence
        volveremos volverá
    """),
)
