"""What a Spanish text states of an effect, how surely, and what it promises."""

from __future__ import annotations

from collections.abc import Iterable

from citesite.check.languages.form import Statements, words
from citesite.check.wording.clauses import Clauses, reader

_IRREGULAR = {
    "reduc": ("reduce|reducen|redujo|redujeron|reducirá|reduzca|reduzcan", "reducir|reducido"),
    "disminu": ("disminuye|disminuyen|disminuyó|disminuyeron|disminuya", "disminuir|disminuido"),
    "preven": ("previene|previenen|previno|previnieron|prevenga", "prevenir|prevenido"),
    "proteg": ("protege|protegen|protegió|protegieron|proteja", "proteger|protegido"),
    "combat": ("combate|combaten|combatió", "combatir|combatido"),
    "imped": ("impide|impiden|impidió|impida", "impedir|impedido"),
    "destru": ("destruye|destruyen|destruyó|destruya", "destruir|destruido"),
    "venc": ("vence|vencen|venció|venza", "vencer|vencido"),
    "fortalec": ("fortalece|fortalecen|fortaleció", "fortalecer|fortalecido"),
    "revert": ("revierte|revierten|revirtió", "revertir|revertido"),
    "sub": ("sube|suben|subió", "subir|subido"),
    "baj": ("baja|bajan|bajó|bajaron|baje|bajen", "bajar|bajado"),
}
_REGULAR = words(
    "agrav alivi aceler anul aument ayud bloque calm caus control cur dañ elimin elev empeor estabiliz evit fren funcion "
    "increment mejor mitig normaliz perjudic potenci provoc ralentiz regener repar restaur salv san suaviz duplic triplic"
)
_OBJECTS = ("", "la", "las", "le", "les", "lo", "los")


def _forms(stems: str, endings: Iterable[str]) -> str:
    return "|".join(stem + ending for stem in stems.split("|") for ending in endings)


_PAINS = r"(?:dolor(?:es)?|picor(?:es)?|escozor|ardor|molestias|síntomas|náuseas|tos|fiebre|hormigueo|calambres|hinchazón|cansancio|migrañas?)(?!\w)"
"""What nobody wants to have."""
_CLAUSES = Clauses(
    verbs=(
        *(
            (stem, _forms(stem, ("a", "an", "e", "en", "ó", "aron", "aba", "aban", "ará", "arán")))
            for stem in sorted(_REGULAR)
        ),
        *((stem, forms) for stem, (forms, _) in _IRREGULAR.items()),
    ),
    with_helper=(
        *((stem, f"{_forms(f'{stem}ar', (*_OBJECTS, 'se'))}|{stem}ado") for stem in sorted(_REGULAR)),
        *((stem, _forms(forms, _OBJECTS)) for stem, (_, forms) in _IRREGULAR.items()),
    ),
    helpers=(
        r"puede|pueden|podría|podrían|pudo|pudieron|suele|suelen|debería|va\sa|van\sa|logra|logran|consigue|consiguen|ha|han|había|habían"
        r"|fue|fueron|parece|parecen"
    ),
    phrases=(
        r"hace[n]?\s(?:desaparecer|que\s(?:el|la|los)\s\w+\sdesaparezca)|(?:da|dan|aporta|aportan|ofrece|ofrecen|brinda|brindan)\s"
        r"(?:[^\s,.;:]+\s){0,3}?(?:alivio|protección|mejoría|mejora)|(?:es|son|fue|fueron|resulta)\s(?:[^\s,.;:]+\s){0,2}?"
        r"(?:eficaz|eficaces|efectiv[oa]s?|beneficios[oa]s?|curativ[oa]s?)(?!\sque)|acaba[n]?\scon|pone[n]?\sfin\sa|desaparece[n]?|sirve[n]?\spara"
        rf"|(?:quita[n]?|quitó|se\slleva[n]?|elimina\sde\sraíz)\s(?:el|la|los|las|tod[oa]s?\s(?:el|la|los|las))\s{_PAINS}|libra[n]?\sde(?:l)?\s"
        rf"|deja[n]?\ssin\s{_PAINS}|(?:es|son)\sbuen[oa]s?\s(?:para|contra)|lleva[n]?\sa|(?:remedio|cura)\s(?:natural|definitiv[oa]|segur[oa]|eficaz|probado)"
        r"|(?:le|les|te)\s(?:devuelve|devuelven)\sal?|hacen?\s(?:volver|regresar)\sal?"
        r"|clínicamente\s(?:probado|comprobado|demostrado)|científicamente\s(?:probado|demostrado)|adiós\sa(?:l)?"
    ),
    no_verb_behind=(
        r"el|la|los|las|un|una|unos|unas|su|sus|esta|esa|este|al|del|de|para|sin|con|por|a|cada|otra|más|mucha|alguna|ninguna|que(?!\s\w+\sque)"
    ),
    states=r"(?!)",
    opens=r"si|cuando|aunque|para\sque|para|cómo|cuánto|qué",
    relatives="",
    goes_on=r"que",
    breaks=r"pero|sino|aunque|porque|mientras",
    probable=r"probablemente|probable|seguramente|presumiblemente|debería|deberían",
    possible=(
        r"puede|pueden|podría|podrían|pudo|pudieron|posiblemente|posible|quizás?|tal\svez|acaso|puede\sque|a\slo\smejor|eventualmente"
    ),
    unsettled=(
        r"si|parece|parecen|parecía|se\sdesconoce|nadie|cree[n]?|creemos|afirma[n]?|sugiere[n]?|indica[n]?|pregunta[n]?|prueba[n]?|investiga[n]?"
        r"|cómo|cuánto|dud\w+|inciert[oa]|indicios"
    ),
    denials=r"no(?!\ssol[oa])|nunca|ni|tampoco|nadie|ningun[oa]?|ningún|nada|sin|jamás|apenas",
    denials_behind="",
    people=r"médic[oa]s?|doctor\w*|usted|ustedes|nosotros|personas|equipo|enfermer[oa]s?|pacientes|farmacéutic[oa]s?|él|ella|yo|tú|uno",
    done_by_people=words("ayud reduc aument baj control increment sub disminu par evit"),
)
STATEMENTS = Statements(
    read=reader(_CLAUSES),
    harms=words("agrav aument bloque caus dañ destru duplic elev empeor increment mat perjudic provoc sub triplic"),
    probably=("probablemente", "es probable que"),
    may="podría",
    hedges=(
        r"probablemente|probable|posiblemente|posible|quizás?|tal\svez|puede|pueden|podría|podrían|si|incert\w+|inciert[oa]s?|se\sdesconoce"
        r"|desconocid[oa]|no\s(?:se\s|lo\s)?sab\w+|no\sest[áa]\s(?:\w+\s)?clar[oa]|no\s(?:se\s)?(?:ha\s|han\s)?(?:demostrad[oa]|encontrad[oa]|visto"
        r"|encontraron|mostraron|halló|hallaron)|nadie|parece[n]?|sugiere[n]?|demasiado\s(?:poc[oa]s?|pequeñ[oa]s?)|contradic\w+|ni|"
        r"(?:ningún|no\shay)\s(?:\w+\s)?(?:estudios?|ensayos?|pruebas?|indicios?)|azar|dud\w+|indicios"
    ),
    strong_enough=r"probablemente|probable|seguramente",
    weak=r"podría|podrían|posiblemente|quizás?|tal\svez|es\sposible|puede\sque",
    uncertain=(
        r"incert\w+|inciert[oa]s?|se\sdesconoce|desconocemos|desconocid[oa]|no\s(?:se\s|lo\s)?sab\w+|no\sest[áa]\s(?:\w+\s)?clar[oa]|nadie"
        r"|no\s(?:se\s)?puede\s(?:decir|saber)|demasiado\s(?:poc[oa]s?|pequeñ[oa]s?)|contradic\w+|no\s(?:estamos|podemos)\s(?:estar\s)?segur[oa]s?"
        r"|(?:ningún|no\shay)\s(?:\w+\s)?(?:estudios?|ensayos?|pruebas?|indicios?)|dud\w+"
    ),
    never=(
        r"milagros?|milagros[oa]s?|garant[ií]\w+|(?<!\sla\s)(?<!\suna\s)(?<!de\s)cura(?!\s(?:de\surgencia|de\sla\sherida))|curan|curó|curará|curar"
        r"|panacea|100\s?%\s(?:eficaz|efectiv[oa]|segur[oa])|(?:funciona|sirve|ayuda)\s(?:para|a|en)\stodos|nunca\sfalla|siempre\s(?:funciona|ayuda)"
    ),
    boasts=(
        r"demuestra[n]?|demostró|demostrad[oa]|comprobad[oa]|probad[oa]|definitivamente|ciertamente|sin\s(?:ninguna\s)?duda|indudablemente|siempre"
        r"|claramente|está\sprobado|por\ssupuesto|se\ssabe\sque"
    ),
    safe=(
        r"(?:completamente|totalmente|absolutamente|perfectamente|100\s?%|del\stodo)\s(?:segur[oa]s?|inofensiv[oa]s?|inocu[oa]s?)"
        r"|(?:sin|libre\sde|no\stiene[n]?|carece\sde)\s(?:ningún\s|ninguno\sde\slos\s)?(?:efectos\s(?:secundarios|adversos|no\sdeseados)|riesgos?|peligros?)"
        r"(?!\s(?:de|para|que)\b)|(?:no|nunca)\s(?:puede\s|le\s)?(?:hace[rn]?\sdaño|daña[rn]?|perjudica[rn]?)|(?:es|son)\s(?:siempre\s)?(?:inofensiv[oa]s?"
        r"|inocu[oa]s?)|segur[oa]s?\spara\s(?:todos|todo\sel\smundo)|no\s(?:es|son)\s(?:peligros[oa]s?|dañin[oa]s?)|nada\sque\s(?:temer|perder)"
        r"|sobredosis\ses\simposible"
    ),
    called_safe=(
        r"(?:es|son|fue|fueron|se\sconsidera)\s(?:(?:muy|bastante|generalmente|también)\s)?(?:segur[oa]s?|bien\stolerad[oa]s?|inofensiv[oa]s?)"
        r"(?!\s(?:de\s)?que\b)|segur[oa]s?\sy\s(?:eficaz|eficaces|natural)|(?:eficaz|natural)\sy\ssegur[oa]"
    ),
    in_safety=(
        (
            words("efectos riesgo riesgos peligro peligros daño daña dañar dañan perjudica perjudicar perjudican")
            | words("temer perder sobredosis")
            | {
                stem + ending
                for stem in ("segur", "inofensiv", "inocu", "peligros", "dañin", "tolerad")
                for ending in ("o", "a", "os", "as")
            },
            frozenset(),
        ),
    ),
    denied=r"\b(?:no|nunca|nadie|ningún|ninguna|ni|sin|si|apenas|tampoco|promete[n]?)",
    reports=(
        r"según|dice[n]?|dijo|recomienda[n]?|aconseja[n]?|guías?|señala[n]?|informa[n]?|informó|menciona[n]?|indica[n]?|advierte[n]?|nombra[n]?"
    ),
    advises=(
        r"^\s*(?:sí[.,]?|no[.,]?)?\s*(?:por\sfavor\s)?(?:pregunt\w+|consult\w+|habl\w+|llam\w+|acud\w+|vaya|no\s\w+|esper\w+|dig\w+|muestr\w+"
        r"|llev\w+|escrib\w+|le[ae]|mir\w+|si|antes|su\s(?:médic[oa]|equipo|farmacéutic[oa])|l[oa]s\smédic[oa]s)"
    ),
    matters=(
        r"dolor\w*|entumecimiento|hormigueo|ardor|síntomas?|molestias|muertes?|enfermedad\w*|infecci\w+|cáncer|tumor\w*|cefalea|migrañas?|sueño"
        r"|cansancio|fatiga|depresión|ansiedad|ánimo|memoria|presión|azúcar|peso|supervivencia|vida|riesgos?|probabilidad\w*|ataques?|ictus|caídas?"
        r"|fracturas?|heridas?|úlceras?|náuseas?|vómitos?|tos|fiebre|anemia|hinchazón|debilidad|calambres?|diabetes|neuropatía|demencia|asma"
        r"|daños?|problemas?|salud|nervios"
    ),
    for_people=r"a\slas|a\slos|personas|pacientes|bien|mejor|contra|en|rápido|pronto|mujeres|hombres|con|para",
    helps=words("ayud funcion"),
    conditions=(
        r"\b(?:tanto\ssi|da\sigual\ssi|independientemente\sde\ssi)\b|\bsi\s(?:usted\s|alguien\s|las\spersonas\s)?"
        r"(?:tom\w+|us\w+|tien\w+|necesit\w+|está\w*|es|son)\b"
    ),
    makes=("hace",),
)
