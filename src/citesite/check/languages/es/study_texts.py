"""How a Spanish text says what studies did, and what none did."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.studying import StudyTexts

_LOOKED = r"(?:comparado|probado|ensayado|estudiado|investigado|medido|contado|examinado|analizado|evaluado|observado|registrado)"
STUDY_TEXTS = StudyTexts(
    study=r"ensayos?|estudios?|experimentos?",
    trial=r"ensayos?\b",
    they=r"ellos|ambos|personas|pacientes|adultos|niños|participantes|mujeres|hombres",
    lasted=r"duró|duraron|siguieron|siguió|terminó|terminaron|acabó|acabaron|observaron|continuaron|continuó",
    given=r"(?:dieron|dio|comparó|compararon|probó|probaron|trataron|tomaron|recibieron)\s(?:[\w-]+\s){1,9}?(?:durante|por)(?=\s)",
    limits=r"menos|más|hasta|como\smáximo|al\smenos|dentro|cada|primer\w*|por|o",
    no_length=r"\s(?:antes|después|de\sedad|atrás|más\starde)\b",
    narrows=r"por\squé|cuándo|dónde|cuál\w*|quién\w*|que|después|graves?",
    left_open=(
        r"no|nunca|nadie|ningún|ninguna|nada|ni|sin|pocos|si|debería\w*|podría\w*|haría\w*|falta|necesit\w*|otros?|otras?|nuevos?|futuros?"
        r"|que|salvo|mayoría|algunos|similares|anteriores|posteriores"
    ),
    other_times=(
        (r"medio\saño", "6 meses"),
        (r"año\sy\smedio", "18 meses"),
        (r"(un|una|dos|tres|cuatro|cinco|seis)\s(año|mes|semana)s?\senter[oa]s?", r"\1 \2"),
    ),
    first_look=words("ensayo ensayos estudio estudios ellos ambos personas pacientes adultos participantes"),
    none_looked=(
        rf"(?:ningún|ninguno\sde\slos)\s(?:ensayos?|estudios?)\s(?:ha|han)\s{_LOOKED}\s(?P<what>[^.;:,!?–—]+)",
        rf"nadie\sha\s{_LOOKED}\s(?P<what>[^.;:,!?–—]+)",
        rf"^(?P<what>[^.;:,!?–—]+?)\s(?:nunca|no)\sse\s(?:ha|han)\s{_LOOKED}[.!\s]*$",
    ),
    none_first_look=words("no ningún ninguno nadie nunca"),
    longer=r"\b(?:durante|por)\s(?P<more>más\sde\s)(?P<time>(?:\d+|[a-záéíóú]+)\s(?:días?|semanas?|mes(?:es)?|años?))\b|\bdurante\s(?P<time_>(?:\d+|[a-záéíóú]+)\s(?:días?|semanas?|mes(?:es)?|años?))\b",
    against=r"\b(?:frente\sa|contra|con)\s(?P<other>[^.;:,!?]+?)(?=\s(?:en|para|durante|por)\b|\s?$)",
    among=r"\ben\s(?P<who>[^.;:,!?]+?)(?=\s(?:durante|frente|contra|con\s(?:comprimidos|placebo))\b|\s?$)",
    other=r"otr[oa]s?|distint\w+|diferent\w+|sí|nuev\w+|sol[oa]s?|mism\w+|larg\w+|grandes?|buen\w*",
    verbs=words("ayuda alivia baja reduce previene sirve funciona comparado probado personas lo la los las esto si"),
    fillers=words("efecto efectos personas riesgo número todavía aún hasta ahora"),
)
