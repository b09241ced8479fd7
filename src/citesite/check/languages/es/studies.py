"""How Spanish texts speak of studies."""

from __future__ import annotations

from citesite.check.languages.studying import Studies

STUDIES = Studies(
    young=r"\b(?:niñ[oa]s?|bebés?|lactantes|recién\snacid[oa]s|adolescentes|menores|escolares|jóvenes)\b",
    grown=r"\b(?:adult[oa]s?|hombres|mujeres|ancian[oa]s|veteran[oa]s|mayores\sde\s[2-9]\d|personas\smayores|trabajador[ea]s|enfermeras)\b",
    animals=r"\b(?:animales?|ratas?|rat(?:ón|ones)|perros?|cerdos?|conejos?|monos?|células?|tubos?\sde\sensayo)\b",
    laboratory=r"\blaboratorios?\b",
    of_people=(
        r"\b(?:personas|pacientes?|adult[oa]s?|niñ[oa]s|hombres|mujeres|voluntari[oa]s|participantes|dueñ[oa]s|alérgi\w*|alergia)\b|"
        r"\bcélulas?\s(?:falciformes|rojas|blancas|sanguíneas|madre|t|b)\b|\bglóbulos\b"
    ),
    explains=r"\basí\s(?:es\scomo\s)?[^\W\d_]+\b|\bpor\seso\b|\besto\s(?:explica|es\slo\sque)\b|\blo\smismo\s(?:pasa|ocurre|sucede)\b",
    lasted=(
        r"\b(?:durante|duró|duraron|(?:personas|adultos|pacientes|hombres|mujeres|niños)\s(?:por|durante))\s"
        r"(?:(?:unos|unas|hasta|casi)\s)?\d+(?:,\d+)?\s(?:días?|semanas?|mes(?:es)?|años?)\b(?!\sde\sedad)"
    ),
    designs=(
        (r"\b(?:una?|y)\s(?:revisión\ssistemática|meta-?análisis)\b", "systematic-review"),
        (r"\bun\sensayo\s(?:[\w-]+\s){0,3}aleatorizado\b", "randomized-trial"),
        (r"\bun\sestudio\s(?:[\w-]+\s){0,2}de\scohortes?\b", "cohort"),
        (r"\b(?:un\sestudio|una\sencuesta)\stransversal\b", "cross-sectional"),
        (r"\bun\s(?:informe\sde|reporte\sde)?\s?caso\s(?:clínico)?\b", "case-report"),
    ),
    about_another=r"\b(?:protocolo|comentario\w*|carta|respuesta|secundari[oa]|post[\s-]hoc|seguimiento|subestudio)\b",
    all_read=r"\b(?:tod[oa]s|cada)\b[^.;]*\b(?:leíd[oa]s?|leyeron|leyó)\s(?:enter[oa]s?|complet[oa]s?)|\btexto\scompleto\sde\stod[oa]s",
    unread=(
        r"\bno\s(?:se\s)?(?:(?:pud|ha|hem|han)\w*\s)?(?:le[íiy]\w*|leer(?:lo|la|los|las)?|leído)\b|\bde\ssegunda\smano\b"
        r"|\bsolo\s(?:se\s)?(?:ley\w+|leímos|leído|pudimos\sleer)\b"
        r"|(?<!en\s)\b(?:resumen|resúmenes)\b|\btextos?\scompletos?\b(?!\sleído)|\bmuro\sde\spago\b"
        r"|\bsin\sacceso\sa\b|\bno\s(?:tuvimos|hubo|había)\sacceso\b"
    ),
    uncounted=r"\b(?:no|sin)\s(?:\w+\s){0,3}?(?:cont\w+|baj\w+|rebaj\w+|import\w+)\b",
    pages=r"(?:páginas?|págs?\.|pp?\.)",
    tables=r"(?:tablas?|figuras?|fig\.|recuadro)(?!\w)",
    of_abstract=r"resumen\b",
    maker=r"\b(?:fabricantes?|laboratorios?|empresas?|compañías?|farmacéuticas?)\b",
    measures=(
        ("OR", r"razón\sde\s(?:posibilidades|probabilidades|momios)|odds\sratios?"),
        ("HR", r"hazard\sratios?|razón\sde\s(?:riesgos\sinstantáneos|tasas\sde\sriesgo)"),
        ("RR", r"raz[óo]n(?:es)?\sde\sriesgos?(?!\sinstantáneos)|riesgos?\srelativos?"),
        ("RD", r"diferencias?\sde\sriesgos?"),
        ("MD", r"diferencias?\s(?:de\s)?medias?(?!\sestandarizadas?)"),
        ("SMD", r"diferencias?\s(?:de\s)?medias?\sestandarizadas?"),
        ("percent-change", r"cambio\sporcentual|porcentaje\sde\scambio"),
    ),
)
