"""What a Spanish text tells or allows readers to do, besides the few things that any page may say."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.telling import Advice

_MAY = r"(?:puede|pueden|puedes|podría|podrían|debe|deben|debería|deberían|tiene\sque|tienen\sque|hay\sque)"
_DO = (
    r"(?:tomar(?:l[oa]s?)?|usar(?:l[oa]s?)?|probar(?:l[oa]s?)?|aplicar(?:l[oa]s?)?|dejar(?:l[oa]s?)?(?:\sde\stomar\w*)?|suspender(?:l[oa]s?)?|empezar(?:\sa\stomar\w*)?|seguir\stomando|conducir"
    r"|saltar(?:se)?|omitir(?:l[oa]s?)?|combinar(?:l[oa]s?)?|duplicar(?:l[oa]s?)?|comprar(?:l[oa]s?)?|esperar|ser\stomad\w+|tomarse|usarse|aplicarse|combinarse)"
)
_VERDICTS = (
    r"vale\sla\spena|merece\sla\spena|nada\s(?:que\sperder|en\scontra)|no\shay\s(?:razón|motivo|problema|peligro|daño)\s(?:para|en)|de\selección|(?:buena|mejor|segura)\s(?:opción|alternativa|idea|elección)"
    r"|recomendable|adecuad[oa]s?\spara\s(?:usted|todos|la\smayoría)|mejor\sevitar\w*|con\stoda\s(?:tranquilidad|confianza)"
)
_FREELY = r"(?:tanto|tantas\sveces|todo\sel\stiempo)\s(?:como|que)\s(?:quiera|desee|guste)|en\scualquier\smomento|no\simporta\s(?:cuánto|cuándo|cómo|si)"
_ASKING = r"(?:preguntar\w*|consultar\w*|médic[oa]s?|receta|decir\w*|esperar|farmac\w+|preocupar\w*)"
_NEEDLESS = rf"(?:no\s(?:hace\sfalta|es\snecesario|necesita\w*|hay\snecesidad\sde|tiene\w*\sque)|nadie\s(?:tiene\sque|necesita))\s(?:\w+\s){{0,3}}{_ASKING}"
_LOOK = words("""
        puede pueden puedes podría podrían debe deben debería deberían tiene tienen hay vale merece nada no elección opción alternativa idea
        recomendable adecuado adecuada adecuados adecuadas mejor toda tanto tantas todo momento innecesario innecesaria innecesarios innecesarias
        nadie sin pida pídale pregunte
    """)
"""Words of which each of these sentences holds one."""
ADVICE = Advice(
    told=(
        (
            ((_LOOK, frozenset[str]()),),
            rf"\b{_MAY}\s(?:\w+mente\s|también\s|siempre\s)?{_DO}\b|\b(?:{_VERDICTS}|{_FREELY})",
        ),
    ),
    waived=rf"\b(?:{_NEEDLESS})|\bsin\s(?:preguntar|consultar|receta|médico)\b|\b(?:pida|pídale|pregunte\spor)\s(?:\w+\s){{0,4}}?<medicine>\b",
    in_waived=((_LOOK, frozenset[str]()),),
    denied=r"\b(?:no|nunca|nadie|ningun\w*|ningún|si|ni|quién|quien)\s(?:[\w-]+\s){0,3}$",
    denied_before=r"\b(?:no|nunca|nadie|ni)\b",
    condition=r"^\W*(?:si|cuando|antes\sde)\s[^,]*$",
)
