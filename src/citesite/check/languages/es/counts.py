"""How a Spanish text counts people, time and studies."""

from __future__ import annotations

from citesite.check.languages.counting import Counts, in_order
from citesite.check.languages.es.numbers import ONES
from citesite.check.languages.form import words

COUNTS = Counts(
    numbers=(*in_order(ONES).items(), ("una", 1.0)),
    to=r"\sa\s",
    people=(
        "personas|pacientes|adultos|adultas|hombres|mujeres|niños|niñas|participantes|voluntarios|voluntarias|sujetos|individuos|pasajeros"
        "|animales|ratas|ratones"
    ),
    plural="",
    of=r"\b(?:de|cada|por|entre|en)\s",
    measured=(
        r"[pnµμmk]?[gl]\b|[pnµμm]?mol|micro|mili|gramos?|puntos?\b|(?:hora|día|semana|año)s?\b|mes(?:es)?\b|por\s?ciento|veces"
    ),
    times=(("días?", 1.0), ("semanas?", 7.0), ("mes(?:es)?", 30.4), ("años?", 365.25)),
    articles=(),
    short_times=(("minutos?", 1 / 1440), ("horas?", 1 / 24)),
    things=(
        ("trial", "ensayos?"),
        ("study", "estudios?"),
        ("review", "revisi(?:ón|ones)"),
        ("vitamin", "vitaminas"),
        ("clinic", "clínicas?"),
    ),
    not_between=r"a|de|en|por|y|o|al|con|personas",
    not_behind=r"\s?(?:de\sedad|o\smás)",
    first_look=words("ensayo ensayos estudio estudios revisión revisiones vitaminas clínica clínicas"),
    in_times=words(
        "minuto minutos hora horas día días diario diaria diariamente noche noches comida mañana mañanas tarde tardes semana semanas semanal "
        "semanalmente quincena mes meses mensual mensualmente año años década décadas"
    ),
    other_times=(
        (r"media\shora", 1 / 48),
        (r"medio\saño", 182.6),
        (r"(?:un\s)?año\sy\smedio", 547.9),
        (r"una\squincena", 15.0),
        (r"una\sdécada", 3652.5),
    ),
    or_="o|y",
    not_studied=(
        r"no\sse\s(?:sabe|conoce|ha\s\w+)|nadie|ningún\s(?:estudio|ensayo)|desconoc\w+|inciert[oa]|no\sestá\sclaro|no\sencontramos"
        r"|no\shay\s(?:estudios|ensayos|datos)|no\ssabemos"
    ),
    rate_behind=r"\s(?:al|por|a\sla)\s(?:día|semana|mes|año)",
    of_studies=frozenset(("ensayos", "estudios")),
)
