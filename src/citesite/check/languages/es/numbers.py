"""How numbers are written in Spanish, and what is beside one that may be a finding."""

from __future__ import annotations

from citesite.check.languages.counting import GROUPS_WITHOUT_COMMA, NEVER, WITH_DECIMAL_COMMA, Numbers, in_order
from citesite.check.languages.form import words
from citesite.check.typed_units import reader as reader_of_units
from citesite.check.typed_units import together
from citesite.check.wording.shares import reader as reader_of_shares

PEOPLE = r"(?:personas|pacientes|adult[oa]s|hombres|mujeres|niñ[oa]s|pasajeros|participantes)"
_MONTHS = r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
_UNITS = r"mg|%|micro|mili|µ|UI|gramos"
ONES = ("un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce")
_TENS = ("veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_N = rf"(?:\d\d?|una?|uno|{'|'.join(ONES[1:])})"
_SHARES = (
    rf"(?<![\w.,-])(?P<n>{_N})\s(?:de|en)\s(?:cada\s)?(?P<of>{_N})(?:\sde\s(?:ellos|ellas)\b|\s(?:\w+\s)?{PEOPLE}\b)|"
    r"\b(?P<part>(?:la\s)?mitad|(?:un|dos)\stercios?|(?:la|una)\stercera\sparte|(?:un|tres)\scuartos?|(?:la|una)\scuarta\sparte)\s"
    rf"(?:de\s)(?:las\s|los\s)?(?:\w+\s)?(?:{PEOPLE}|ellos|ellas|quienes)\b|"
    rf"\b(?P<percent>(?:{'|'.join(_TENS)})(?:\sy\s(?:uno|{'|'.join(ONES[1:9])}))?|{'|'.join(ONES)})\spor\s?ciento\b|"
    rf"\b(?P<times>{'|'.join(ONES[2:])})\sveces\s(?:más|menos|mayor|menor)"
)
_IN_SHARES = words("mitad tercio tercios tercera cuarto cuartos cuarta ciento veces") | {*ONES[1:]}
_VALUES = dict(
    (
        *in_order(ONES).items(),
        *in_order(_TENS, 20, 10).items(),
        *(
            ("una", 1.0),
            ("uno", 1.0),
            ("y", 0.0),
            ("mitad", 1 / 2),
            ("la mitad", 1 / 2),
            ("un tercio", 1 / 3),
            ("dos tercios", 2 / 3),
        ),
        *(("la tercera parte", 1 / 3), ("una tercera parte", 1 / 3), ("un cuarto", 1 / 4), ("tres cuartos", 3 / 4)),
        *(("la cuarta parte", 1 / 4), ("una cuarta parte", 1 / 4)),
    )
)
_MEASURES = words("kilo kilos kilogramo kilogramos kg libra libras")
_AMOUNT = rf"(?<![\w.,/-])(?P<n>\d\d?|medio|{'|'.join(ONES)})\s(?P<unit>kilos?|kilogramos?|kg|libras?)(?P<half>\sy\smedio)?\b(?!\s(?:de|por)\b)"
_BEFORE_END = r"(?=\s(?:que|con)\b|\s*[.,;:!?)]|\s*$)"
_DIFFERENCES = (
    r"(?<![\w.,/-])(?:(?P<low>NUMBER)(?:\s(?:a|o)\s(?P<high>NUMBER))?\s(?!(?:y|o|a|de|en|veces|estudios?|ensayos?|personas|adultos)\b)"
    rf"(?P<unit>[^\W\d]+)\s(?:antes|menos|más){_BEFORE_END}|"
    r"(?P<part>NUMBER)(?:\sa\s(?P<part_high>NUMBER))?\s(?:más|menos)\s(?:[\w-]+\s)?(?:de|por|en)\s(?:cada\s)?(?P<whole>100|1[.\s]?000)\b|"
    r"\b(?:aument|reduc|reduj|disminu|baj|sub|mejor)\w*\s(?:[\w-]+,?\s){0,10}?en\s(?:(?:unas?|unos|casi|alrededor\sde)\s)*(?P<by_low>NUMBER)\s"
    r"(?:personas\s)?(?:de|por)\s(?:cada\s)?(?P<of_whole>100|1[.\s]?000)\b)"
)
"""Cinco días antes, 3 menos de cada 100."""
NUMBERS = Numbers(
    decimal=",",
    group=GROUPS_WITHOUT_COMMA,
    written=WITH_DECIMAL_COMMA,
    may_follow=r"%|por\s?ciento|veces|personas|de|en|por|entre|cada",
    percent=r"%|por\s?ciento\b",
    before=(
        r"\b(?:edad\sde|edades\sde|mayores\sde|menores\sde|más\sjóvenes\sde|entre\slos)\s(?:\d+\s(?:a|y|o|[-–])\s?)?|"
        r"\bescala\s(?:de|hasta)\s(?:\d+\sa\s)?|\b(?:tabla|figura|páginas?|págs?\.|capítulo|sección|paso|parte|versión|tipo|fase|etapa|estadio|grado|nivel|número|n\.º|artículo"
        r"|volumen|fila|sala|línea)\s?(?:\d[\d.,–-]*(?:\s(?:y|o|a)\s)?)?|\b(?:intervalo(?:\sde\sconfianza)?|IC)\s(?:del?\s|al\s)?|"
        r"\b(?:llame\sal|llamar\sal|teléfono|tel\.|marque\sel)\s(?:\d[\d\s]*)?|\b\d{4}-(?:\d\d-)?|\b\d\d?:"
    ),
    behind=(
        rf"\sde\s{_MONTHS}\b|-\d\d(?:-\d\d)?\b|(?:\sa\s\d+)?\saños\s(?:de\sedad|o\smás|y\smás|o\smenos)|\s?h\b|\shoras\s(?:de\sla)"
    ),
    month_before=NEVER,
    of_age=rf"\b{PEOPLE}\sde\s(?:entre\s)?",
    to=r"\sa\s",
    plain_to=" a ",
    from_="de",
    whole_before=r"\b(?:de|cada|por|entre|en)\s(?:cada\s|las\s|los\s|un[oa]s\s)?",
    units=_UNITS,
    counted=rf"{PEOPLE}|{_UNITS}",
    of_every=rf"\s*(?:{PEOPLE}\s)?(?:de|en|por|entre)\s(?:cada\s)?",
    in_many=r"\s(?:de|entre)\s(?:cada\s)?",
    of_many=rf"\s(?:{PEOPLE}\s)?(?:de|en|por)\s(?:cada\s)?1[.\s]?000?\b",
    times=r"\s*veces\b(?!\s(?:al|por|a\sla)\b)",
    about=r"\b(?:un[oa]s|alrededor\sde|cerca\sde|casi|aproximadamente|más\sde|menos\sde|hasta|en\storno\sa|sobre)\s",
    interval=NEVER,
    of=r"(?:personas\s+)?de(?:\s+(?:las|los|cada|un\stotal\sde))?",
    in_words=together(
        reader_of_shares(_SHARES, _VALUES, ((_IN_SHARES, frozenset()),)),
        reader_of_units(_AMOUNT, in_order(ONES) | {"medio": 0.5}, (("libras?", 0.4536),), _MEASURES),
    ),
    told_again=(
        r"(?:,\s(?:que|lo\sque)\s(?:es|son|era|eran|supone)\s|,\s(?:es\sdecir,?|o\ssea,?|o)\s|\s\()(?:(?:casi|unos?|unas?|cerca\sde|alrededor\sde)\s)?"
    ),
    told_again_share=(
        r"(?:(?P<n>NUMBER|un[oa])\s(?:de|en)\scada\s(?P<of>NUMBER)|(?P<percent>NUMBER)(?:\s?%|\spor\s?ciento)|(?P<part>PART))"
        r"(?=(?:\s(?:de\s(?:ellos|ellas|todos|todas)|personas))?\s*(?:[,.;:)!?]|$)|\s(?:y|frente)\b)"
    ),
    parts=(
        *(("uno", 1.0), ("una", 1.0), ("la mitad", 1 / 2), ("un tercio", 1 / 3), ("la tercera parte", 1 / 3)),
        *(("dos tercios", 2 / 3), ("un cuarto", 1 / 4), ("la cuarta parte", 1 / 4), ("tres cuartos", 3 / 4)),
        *(("una quinta parte", 1 / 5), ("una décima parte", 1 / 10)),
    ),
    in_amounts=_IN_SHARES | _MEASURES,
    to_or=r"\s?(?:a|y|o|[-–])\s?",
    studied=(
        r"personas|pacientes|adult[oa]s|hombres|mujeres|niñ[oa]s|participantes|pasajer[oa]s|estudios|ensayos|revisiones|años|meses|semanas|días"
        r"|horas|minutos|mg|µg|microgramos|miligramos|comprimidos|artículos|países|centros"
    ),
    measured=r"[a-zµμ]{1,4}mol|[a-zµμ]{0,2}g|[a-zµμ]{0,2}[lL]|UI|unidades|puntos?|m/s|mV|ms|µV|kg",
    limits="IC|CI|confianza|intervalo",
    others=(
        r"\b(?:no|ningun\w*|ningún|nunca|nadie|sin|sigu\w+|qued\w+|rest\w*|otr[oa]s|demás|sobreviv\w*|viv[oa]s|san[oa]s|normal\w*|libres?)\b"
    ),
    of_whole=rf"\bde\scada\s(?P<all>1[.\s]?000?)\s{PEOPLE}\b[^.;\d]{{0,99}}\s(?P<some>\d{{1,9}})(?![\w,]|\.\d)",
    in_percent=r"\s{0,3}%|\s{1,3}por\s{1,3}ciento\b|\s{1,3}(?:de|en)\s{1,3}(?:cada\s{1,3})?100\b",
    intervals=r"(?:IC|intervalo(?:\s+de\s+confianza)?)\s+(?:del?\s+|al\s+)?95\s?%:?\s+(?:de\s+)?",
    compares=r"frente|contra|y|que|comparado|comparad[oa]s?|mientras|pero",
    not_estimates=r"personas|pacientes|adultos|estudios|ensayos|años|meses|semanas|días|µ|mg\b",
    changed_by=r"\b(?:reduc|aument|baj|sub|mejor|increment|disminuy)\w*\s(?:[\w-]+,?\s){0,8}?(?:en\s)?(?:cerca\sde\s|casi\s)?un\s",
    standard_error=r"(?:error(?:es)?\sest[aá]ndar|EE|SE)",
    standard_deviation=r"(?:desviaci(?:ón|ones)\sest[aá]ndar|DE|SD)",
    differences=_DIFFERENCES,
    difference=r"(?:reduc|acort|aument|baj|sub|mejor|diferenc)\w*",
    in_differences=words("antes menos más"),
)
