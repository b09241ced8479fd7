"""How a Spanish sentence relates one amount to another."""

from __future__ import annotations

from citesite.check.languages.counting import Relations

_P = r"\bP\s?(?:[<=>≤≥]|de|era|menor\sde|inferior\sa)\s?0?[.,]\d+"
_BIG = r"(?:gran|grandes?|enormes?|fuertes?|mayor|potentes?|impresionantes?|notables?)"
RELATIONS = Relations(
    relative=(
        r"el\sdoble|el\striple|duplica[nr]?|duplicó|triplica[nr]?|triplicó|(?:a|en)\s(?:casi\s)?la\smitad|la\smitad\sdel?\s(?:riesgo|casos)"
        r"|\d[\d.,]{0,20}+\sveces\s(?:más|menos|mayor|menor)|\d[\d.,]{0,20}+\s?(?:%|por\s?ciento)\s(?:más|menos|mayor|menor)"
        r"|riesgo\srelativo|razón\sde\s(?:riesgos|posibilidades)|odds\sratio|hazard\sratio"
    ),
    by_percent=(
        r"(?:reduc|redujo|disminu|aument|baj|sub|increment)\w*\b[^.;]{0,40}?\b(?:en\s)?(?:un\s)?\d[\d.,]{0,9}\s?(?:%|por\s?ciento)"
    ),
    absolute=(
        r"\b(?:de|en|por|entre)\s(?:cada\s)?(?:10|100|1[.\s]?000|10[.\s]?000|\d[\d.]{0,20}\s(?:personas|pacientes|adultos))\b"
    ),
    people=r"\d[\d,.…]{0,20}\s(?:más|menos|de\sell[oa]s|personas)",
    other_uses=(
        r"\b(?:el\sdoble|la\smitad|el\striple|medi[ao])\s(?:de\s)?(?:la\s)?(?:dosis|cantidad|comprimido|pastilla)|(?:dosis|cantidad|nivel(?:es)?)\s"
        r"(?:\S+\s){0,4}?(?:duplic\w+|triplic\w+|a\sla\smitad)|duplic\w+\s(?:\S+\s){0,3}?(?:dosis|cantidad|nivel(?:es)?)|(?:dos|\d)\sveces\s(?:al|por|a\sla)"
        r"|doble\sciego|por\sla\smitad|(?:comprimido|pastilla)\s(?:\S+\s){0,2}?(?:a|por)\sla\smitad",
    ),
    of_people=(
        r"\b(?:riesgos?|probabilidad\w*|probables?|a\smenudo|frecuentes?|muertes?|mueren|murieron|personas|pacientes|casos|ataques?|ictus|cáncer|much[oa]s"
        r"|tienen|tuvieron|vomit\w+)\b"
    ),
    p_as_size=(
        r"\b(?:muy|altamente|extremadamente|claramente|más)\s(?:estadísticamente\s)?significativ\w+"
        rf"|\b{_BIG}\b[^.;]{{0,40}}?\(?(?:{_P})|(?:{_P})[^.;]{{0,40}}?\b(?:así\sque|muestra|significa|demuestra|una?|es\sdecir)\s(?:\w+\s){{0,3}}?{_BIG}\b"
        r"|\bsignificativamente\s(?:mayor|menor|mejor|más|menos)"
    ),
    denied=r"\b(?:no|nunca|ni|sin)\s(?:\w+\s){0,2}",
    percent=r"\d[\d.,]{0,20}\s?(?:%|por\s?ciento\b)",
    of_what=(
        r"\b(?:personas|pacientes|hombres|mujeres|niñ[oa]s|adult[oa]s|participantes|pasajeros|ell[oa]s|quienes|casos|estudios|ensayos|grupos?|intervalo|IC"
        r"|que|comparad[oa]s?|frente|en\svez|mayor|menor|más|menos|probabilidad|certeza|cuerpo|peso|dosis|inicial|tod[oa]s)\b|(?:%|por\s?ciento)\s"
        r"(?:de|del)\b"
    ),
    times=(
        r"(?<![\d.,])(?P<n>\d+(?:,\d+)?)\sveces\s(?:tan\s\w+|(?:el|la)\s(?:riesgo|probabilidad)|(?P<more>más|mayor|menos|menor))"
    ),
    more=r"(?<![\d.,])(?P<n>\d+(?:,\d+)?)\s?(?:%|por\s?ciento)\s(?:más|mayor|mayores)(?!\sodds)",
    odds="odds|hazard|razón de posibilidades",
    ratio_signs=("%", "ciento", "veces"),
    decimal=",",
)
