"""Spanish. Not yet reviewed by a native speaker who works in health."""

from __future__ import annotations

from citesite.check.languages.form import (
    Counts,
    Directions,
    Language,
    Measure,
    Numbers,
    Orders,
    Plain,
    Quantities,
    Relations,
    Statements,
)
from citesite.check.wording.clauses import Clauses, reader
from citesite.check.wording.shares import reader as reader_of_shares


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _ar(stems: str) -> str:
    """Return a pattern for the forms in "-ar" that state something: alivia, alivian, alivió, aliviaron, aliviará."""
    return "|".join(rf"{stem}(?:a|an|ó|aron|aba|aban|ará|arán|aría|arían)" for stem in stems.split())


_MODAL = r"puede[n]?|podría[n]?|pudo|suele[n]?|parece[n]?|logra[n]?|consigue[n]?|va\sa|van\sa|ayuda[n]?\sa|debería[n]?|ha|han|había"
_NO_NOUN = r"(?<!la\s)(?<!una\s)(?<!de\s)(?<!sin\s)(?<!su\s)(?<!esta\s)(?<!con\s)"
"""Begins a form that is a noun, too, behind an article."""

DIRECTIONS = Directions(
    verbs=(
        (
            ("amount", 1),
            _ar("aument increment elev duplic triplic provoc aceler")
            + rf"|(?<!por\s){_NO_NOUN}caus(?:a(?!\sde\b)|an|ó|aron)|sube[n]?|subió|subieron|crece[n]?|creció|crecieron|produce[n]?|produjo"
            rf"|(?:{_MODAL})\s(?:\S+\s){{0,3}}?(?P<up>(?:aumentar|incrementar|elevar|duplicar|triplicar|provocar|causar|subir|crecer|acelerar"
            r"|aumentado|incrementado|elevado|subido)(?:l[aeo]s?|se)?)|lleva[n]?\sa",
        ),
        (
            ("amount", -1),
            r"reduce[n]?|redujo|redujeron|reducirá|disminuye[n]?|disminuyó|disminuyeron|baja(?=\s(?:el|la|los|las|un|una|su|sus|en)\b)|bajan"
            rf"|bajó|bajaron|desciende[n]?|descendió|cae[n]?|cayó|cayeron|previene[n]?|previno|evita[n]?|evitó|evitaron|impide[n]?|impidió"
            rf"|frena[n]?|frenó|ralentiza[n]?|(?:{_MODAL})\s(?:\S+\s){{0,3}}?(?P<down>(?:reducir|disminuir|bajar|descender|caer|prevenir|evitar"
            r"|impedir|frenar|ralentizar|reducido|disminuido|bajado|evitado)(?:l[aeo]s?|se)?)",
        ),
        (
            ("worth", 1),
            rf"{_NO_NOUN}mejora|mejoran|mejoró|mejoraron|alivia[n]?|alivió|aliviaron|calma[n]?|calmó|{_NO_NOUN}ayuda(?!\sa\s)|ayudan(?!\sa\s)"
            rf"|ayudó|protege[n]?|protegió|(?:{_MODAL})\s(?:\S+\s){{0,3}}?(?P<good>(?:mejorar|aliviar|calmar|ayudar|proteger|curar|mejorado"
            r"|aliviado|ayudado)(?:l[aeo]s?|se)?)|cura[n]?(?=\s(?:el|la|los|las)\b)",
        ),
        (
            ("worth", -1),
            r"empeora[n]?|empeoró|empeoraron|agrava[n]?|agravó|daña[n]?|dañó|dañaron|perjudica[n]?|perjudicó"
            rf"|(?:{_MODAL})\s(?:\S+\s){{0,3}}?(?P<bad>(?:empeorar|agravar|dañar|perjudicar|empeorado|dañado)(?:l[aeo]s?|se)?)",
        ),
    ),
    comparisons=(
        (
            ("amount", 1),
            r"más\s(?:personas|pacientes|adultos|mujeres|hombres|niños|gente|casos|muertes|a\smenudo|probable[s]?|frecuente[s]?|alt[oa]s?"
            r"|fuerte[s]?|grande[s]?)|(?:\d|…)\s(?:personas\s)?más|más(?=[.,;]|$)|mayor(?:es)?",
        ),
        (
            ("amount", -1),
            r"menos(?:\s(?:personas|pacientes|adultos|casos|muertes|probable[s]?|frecuente[s]?))?|menor(?:es)?|más\s(?:baj[oa]s?|débil(?:es)?"
            r"|pequeñ[oa]s?)",
        ),
        (("worth", 1), r"mejor(?:es)?"),
        (("worth", -1), r"peor(?:es)?"),
    ),
    no_comparison=(
        r"(?:el|la|lo|los|las)\s(?:mejor|peor|mayor|menor)(?:es)?|más\so\smenos|(?:al|por\slo)\smenos|(?:más|menos|mayor|menor)\s(?:de|que)\s(?:\d|…|la\smitad)|mejor\scuanto|mayores\sde|menores\sde"
        r"|dosis\s(?:más\s)?(?:altas?|bajas?|mayores|menores)|mejores\s(?:estudios|ensayos)|(?:cuanto|cuánto)\s\w+|a\smenos\sque|no\smás"
        r"|(?:personas|adultos)\smayores|(?:menos|más)\ses\smejor"
    ),
    no_difference=(
        r"(?:poca|escasa|pequeña)?\s?(?:o\s)?(?:ninguna|nula|apenas|poca)\s(?:\w+\s)?diferencia|ningún\s(?:efecto|cambio|beneficio)"
        r"|no\s(?:\w+\s){0,3}?(?:diferencia|diferencias|efecto|cambios?|beneficio)\b"
        r"|sin\s(?:diferencias?|cambios|efecto)|(?:apenas|no)\s(?:se\s|l[aeo]s?\s)?(?:cambia|cambian|cambió|cambiaron|cambie|influye|influyen|influyó"
        r"|afecta|afectan|afectó|altera|alteran|modifica|modifican|modificó|difiere|difieren|funciona|funcionan)"
        r"|(?:apenas|no)\s(?:parece\s|puede\s|podría\s)(?:cambiar|influir|afectar|alterar|modificar)|cambia[n]?\s(?:poco|apenas)"
        r"|(?:igual|tan|tant[oa]s?)\s(?:\S+\s){0,3}?(?:que|como)\b|(?:el|la|los|las)\smism[oa]s?"
        r"|no\s(?:es|son|fue|fueron|hay|hubo)\s(?:más|menos|mejor|peor|mayor|menor)"
    ),
    a_difference=(
        r"(?:cambia|cambian|cambió|cambiaron|influye|influyen|altera|alteran|modifica|modifican)|(?:marca|hace|hay|hubo|supone)\s(?:\w+\s){0,2}?"
        r"(?:una\s)?(?:\w+\s)?diferencia"
    ),
    says_nothing=(
        r"si|ni|se\sdesconoce|desconocemos|no\s(?:se\s|lo\s)?sab\w+|nadie\ssabe|no\sest[áa]\s(?:\w+\s)?clar[oa]|inciert[oa]s?|depende|según"
        r"|contradic\w+|cómo|cuánto"
    ),
    denied_before=r"\b(?:no|nunca|tampoco|ningún\w*|nadie|nada|sin)(?:\s[^\s,;:.]+){0,6}\s",
    denied_behind="",
    sizes=(
        (
            "large",
            r"mucho|muchísimo|fuertemente|drásticamente|enormemente|considerablemente|notablemente|mucho\s(?:más|menos|mejor|peor|mayor|menor)"
            r"|gran(?:des)?\s(?:efecto|diferencia|aumento|descenso|mejora|beneficio)",
        ),
        (
            "small",
            r"un\spoco|ligeramente|levemente|algo\s(?:más|menos|mejor|peor)|(?:pequeñ[oa]|leve|ligero|ligera)\s(?:efecto|diferencia|aumento"
            r"|descenso|mejora|beneficio)",
        ),
    ),
    times=(
        (r"duplica[nr]?|duplicó|el\sdoble|dos\sveces", (1.5, 2.7)),
        (r"triplica[nr]?|triplicó|el\striple|tres\sveces", (2.4, 3.8)),
        (r"a\sla\smitad|la\smitad\sde", (0.35, 0.65)),
    ),
    it=_words("lo la los las esto eso"),
    other_group=("placebo", "simulad", "sin ", "que con", "pero "),
)

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
_REGULAR = _words(
    "agrav alivi aceler anul aument ayud bloque calm caus control cur dañ elimin elev empeor estabiliz evit fren funcion "
    "increment mejor mitig normaliz perjudic potenci provoc ralentiz regener repar restaur salv san suaviz duplic triplic"
)
_CLAUSES = Clauses(
    verbs=(
        *((stem, rf"{stem}(?:a|an|e|en|ó|aron|aba|aban|ará|arán)") for stem in sorted(_REGULAR)),
        *((stem, forms) for stem, (forms, _) in _IRREGULAR.items()),
    ),
    with_helper=(
        *((stem, rf"{stem}(?:ar(?:l[aeo]s?|se)?|ado)") for stem in sorted(_REGULAR)),
        *((stem, rf"(?:{forms})(?:l[aeo]s?)?") for stem, (_, forms) in _IRREGULAR.items()),
    ),
    helpers=(
        r"puede|pueden|podría|podrían|pudo|pudieron|suele|suelen|debería|va\sa|van\sa|logra|logran|consigue|consiguen|ha|han|había|habían"
        r"|fue|fueron|parece|parecen"
    ),
    phrases=(
        r"hace[n]?\s(?:desaparecer|que\s(?:el|la|los)\s\w+\sdesaparezca)|(?:da|dan|aporta|aportan|ofrece|ofrecen|brinda|brindan)\s"
        r"(?:[^\s,.;:]+\s){0,3}?(?:alivio|protección|mejoría|mejora)|(?:es|son|fue|fueron|resulta)\s(?:[^\s,.;:]+\s){0,2}?"
        r"(?:eficaz|eficaces|efectiv[oa]s?|beneficios[oa]s?|curativ[oa]s?)(?!\sque)|acaba[n]?\scon|pone[n]?\sfin\sa|desaparece[n]?|sirve[n]?\spara"
        r"|(?:es|son)\sbuen[oa]s?\s(?:para|contra)|lleva[n]?\sa|(?:remedio|cura)\s(?:natural|definitiv[oa]|segur[oa]|eficaz|probado)"
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
    done_by_people=_words("ayud reduc aument baj control increment sub disminu par evit"),
)
STATEMENTS = Statements(
    read=reader(_CLAUSES),
    harms=_words("agrav aument bloque caus dañ destru duplic elev empeor increment mat perjudic provoc sub triplic"),
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
    helps=_words("ayud funcion"),
    makes=("hace",),
)

_MEDICINE_WORDS = (
    r"medicament\w+|medicinas?|fármacos?|comprimidos?|pastillas?|tabletas?|píldoras?|cápsulas?|inyeccion(?:es)?|inyección|vitaminas?|b12|metformina"
    r"|insulina|aspirina|ibuprofeno|paracetamol|antibióticos?|anticoagulantes?|betabloqueantes?|estatinas?|esteroides|cortisona|dosis|tratamiento"
    r"|hidroxocobalamina|cianocobalamina|metilcobalamina|ácido\sfólico|hierro|litio|warfarina|suplementos?|quimioterapia|terapia"
)
_MEDICINE = r"<medicine>\b(?!\s(?:en\ssangre|en\sla\ssangre))"
_DETERMINERS = (
    r"(?:(?:su|sus|tu|tus|el|la|los|las|un|una|unos|todos|todas|más|menos|cada|este|esta|estos|dosis|de|con|al|día|diario|diaria|nueva|altas?|bajas?)"
    r"\s){0,4}"
)
_AMOUNT = (
    r"(?:(?:unos|unas|hasta|al\smenos|cada\sdía)\s)?(?:\d[\d.,]*|un|una|dos|tres|cuatro|medio|media)\s?(?:microgramos?|miligramos?|gramos?|µg|μg|mcg"
    r"|mg|g|ml|mililitros?|unidades|ui|comprimidos?|pastillas?|tabletas?|cápsulas?|píldoras?|gotas|inyecciones|cucharadas?)\b"
)
_MODAL_YOU = r"\b(?:puede|debe|debería|tiene\sque|hay\sque|podría|necesita)\s(?:usted\s)?(?:ya\s|simplemente\s)?"
_BEFORE = rf"(?:^|[,;:–—¡]\s*|\b(?:entonces|simplemente|por\sfavor|ahora|y|así\sque)\s|{_MODAL_YOU})"
_STOPPING = (
    r"(?:dej[ea](?:r)?\s(?:de\s)?(?:tomar|usar)?|deja(?:r)?\s(?:de\s)?(?:tomar|usar)?|suspend[ae](?:r)?|suspender|interrump[ae]|interrumpir|abandon[ea]r?"
    r"|reduzca|reduce|reducir|aument[ea]r?|dupli(?:que|ca|car)|triplique|cambi[ea]r?|sustitu(?:ya|ye|ir)|reempla(?:ce|za|zar)|sált(?:e|a)se|omit[ae]"
    r"|omitir|pare(?:\sde\stomar)?|tire|baje|suba|renuncie\sa|elimine)"
)
_TAKING = (
    r"(?:tom[ea]r?|us[ea]r?|trag(?:ue|ar)|inyéct(?:e|a)se|inyectarse|beb[ae]r?|empiece\s(?:a\stomar|con)|empezar\sa\stomar|comience\s(?:a\stomar|con)"
    r"|pruebe|probar|dé\sa\s(?:su|sus)\s\w+|dele)"
)
_ORDER = rf"{_STOPPING}\s?{_DETERMINERS}{_MEDICINE}|{_TAKING}\s{_DETERMINERS}(?:{_AMOUNT}|(?!tratamiento|terapia){_MEDICINE})|déjel[oa]s?|suspéndal[oa]s?"
ORDERS = Orders(
    begins=(rf"{_BEFORE}(?:{_STOPPING}|{_TAKING}|déjel|suspéndal)|\bya\sno\snecesita|\bno\s(?:necesita|hace\sfalta)"),
    order=rf"{_BEFORE}(?P<order>{_ORDER})",
    needless=rf"(?:ya\s)?no\s(?:necesita|hace\sfalta)\s(?:a\s)?(?:ver\sa\s|ir\sa(?:l)?\s)?(?:(?:un|su|al|ningún|el)\s)?(?:médic[oa]|doctor|{_MEDICINE})",
    denied_before=(
        r"\b(?:no|nunca|jamás|nadie|sin|si|antes\sde|para|de|cuando|que)\s*|\bsi\s(?:usted\s)?(?:puede|debe|debería|tiene\sque|necesita)\s(?:\w+\s)?"
        r"|\bno\s(?:puede|debe|debería|tiene\sque)\s(?:\w+\s)?"
    ),
    denied_behind=r"sin\s(?:consultar|preguntar|hablar)|como\s(?:siempre|hasta\sahora)|por\ssu\scuenta",
    medicines=_MEDICINE_WORDS,
    not_medicines=_words(
        "taza día dosis forma ayuda alta baja otra otro otras otros personas comprimido comprimidos prueba tratamiento agua semana sin simulados "
        "simulado placebo habitual"
    ),
)
_PEOPLE = r"(?:personas|pacientes|adult[oa]s|hombres|mujeres|niñ[oa]s|pasajeros|participantes)"
_MONTHS = r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
_UNITS = r"mg|%|micro|mili|µ|UI|gramos"
_ONES = ("un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce")
_TENS = ("veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_N = rf"(?:\d\d?|una?|uno|{'|'.join(_ONES[1:])})"
_SHARES = (
    rf"(?<![\w.,-])(?P<n>{_N})\s(?:de|en)\s(?:cada\s)?(?P<of>{_N})(?:\sde\s(?:ellos|ellas)\b|\s(?:\w+\s)?{_PEOPLE}\b)|"
    r"\b(?P<part>(?:la\s)?mitad|(?:un|dos)\stercios?|(?:la|una)\stercera\sparte|(?:un|tres)\scuartos?|(?:la|una)\scuarta\sparte)\s"
    rf"(?:de\s)(?:las\s|los\s)?(?:\w+\s)?(?:{_PEOPLE}|ellos|ellas|quienes)\b|"
    rf"\b(?P<percent>(?:{'|'.join(_TENS)})(?:\sy\s(?:uno|{'|'.join(_ONES[1:9])}))?|{'|'.join(_ONES)})\spor\s?ciento\b|"
    rf"\b(?P<times>{'|'.join(_ONES[2:])})\sveces\s(?:más|menos|mayor|menor)"
)
_IN_SHARES = _words("mitad tercio tercios tercera cuarto cuartos cuarta ciento veces") | {*_ONES[1:]}
_VALUES = dict(
    (
        *((word, float(number)) for number, word in enumerate(_ONES, 1)),
        *((word, float(number)) for number, word in zip(range(20, 100, 10), _TENS, strict=True)),
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
NUMBERS = Numbers(
    decimal=",",
    group=".\u202f\u00a0 ",
    written="(?:\\d{1,3}(?:[.\u202f\u00a0 ]\\d{3})+(?!\\d)(?:,\\d+)?|\\d+(?:[.,]\\d+)?)",
    may_follow=r"%|por\s?ciento|veces|personas|de|en|por|entre|cada",
    percent=r"%|por\s?ciento\b",
    before=(
        r"\b(?:edad\sde|edades\sde|mayores\sde|menores\sde|más\sjóvenes\sde|entre\slos)\s(?:\d+\s(?:a|y|o|[-–])\s?)?|"
        r"\b(?:tabla|figura|páginas?|págs?\.|capítulo|sección|paso|parte|versión|tipo|fase|etapa|estadio|grado|nivel|número|n\.º|artículo"
        r"|volumen|fila|sala|línea)\s?(?:\d[\d.,–-]*(?:\s(?:y|o|a)\s)?)?|\b(?:intervalo(?:\sde\sconfianza)?|IC)\s(?:del?\s|al\s)?|"
        r"\b(?:llame\sal|llamar\sal|teléfono|tel\.|marque\sel)\s(?:\d[\d\s]*)?|\b\d{4}-(?:\d\d-)?|\b\d\d?:"
    ),
    behind=(
        rf"\sde\s{_MONTHS}\b|-\d\d(?:-\d\d)?\b|(?:\sa\s\d+)?\saños\s(?:de\sedad|o\smás|y\smás|o\smenos)|\s?h\b|\shoras\s(?:de\sla)"
    ),
    month_before=r"(?!)",
    of_age=rf"\b{_PEOPLE}\sde\s(?:entre\s)?",
    to=r"\sa\s",
    plain_to=" a ",
    from_="de",
    whole_before=r"\b(?:de|cada|por|entre|en)\s(?:cada\s|las\s|los\s|un[oa]s\s)?",
    units=_UNITS,
    counted=rf"{_PEOPLE}|{_UNITS}",
    of_every=rf"\s*(?:{_PEOPLE}\s)?(?:de|en|por|entre)\s(?:cada\s)?",
    in_many=r"\s(?:de|entre)\s(?:cada\s)?",
    of_many=rf"\s(?:{_PEOPLE}\s)?(?:de|en|por)\s(?:cada\s)?1[.\s]?000?\b",
    times=r"\s*veces\b(?!\s(?:al|por|a\sla)\b)",
    about=r"\b(?:un[oa]s|alrededor\sde|cerca\sde|casi|aproximadamente|más\sde|menos\sde|hasta|en\storno\sa|sobre)\s",
    interval=r"(?!)",
    of=r"(?:personas\s+)?de(?:\s+(?:las|los|cada|un\stotal\sde))?",
    in_words=reader_of_shares(_SHARES, _VALUES, _IN_SHARES),
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
    of_whole=rf"\bde\scada\s(?P<all>1[.\s]?000?)\s{_PEOPLE}\b[^.;\d]{{0,99}}\s(?P<some>\d{{1,9}})(?![\w,]|\.\d)",
    in_percent=r"\s{0,3}%|\s{1,3}por\s{1,3}ciento\b|\s{1,3}(?:de|en)\s{1,3}(?:cada\s{1,3})?100\b",
    intervals=r"(?:IC|intervalo(?:\s+de\s+confianza)?)\s+(?:del?\s+|al\s+)?95\s?%:?\s+(?:de\s+)?",
    compares=r"frente|contra|y|que|comparado|comparad[oa]s?|mientras|pero",
    not_estimates=r"personas|pacientes|adultos|estudios|ensayos|años|meses|semanas|días|µ|mg\b",
)
COUNTS = Counts(
    numbers=(*((word, float(number)) for number, word in enumerate(_ONES, 1)), ("una", 1.0)),
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
    things=(
        ("trial", "ensayos?"),
        ("study", "estudios?"),
        ("review", "revisi(?:ón|ones)"),
        ("vitamin", "vitaminas"),
        ("clinic", "clínicas?"),
    ),
    not_between=r"a|de|en|por|y|o|al|con|personas",
    not_behind=r"\s?(?:de\sedad|o\smás)",
    first_look=_words(
        "día días semana semanas mes meses año años ensayo ensayos estudio estudios revisión revisiones vitaminas clínica clínicas"
    ),
)
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
    decimal=",",
)
_SOME_PEOPLE = rf"(?:de\s)?(?:las\s|los\s|estas\s|estos\s)?(?:\w+\s)?(?:{_PEOPLE}|ell[oa]s|quienes)\b"
QUANTITIES = Quantities(
    pattern=(
        rf"\b(?P<nearly_all>casi\s(?:tod[oa]s\b|todo\sel\smundo\b)|la\s(?:gran|inmensa)\smayoría\b)|"
        rf"\b(?P<hardly_any>casi\s(?:nadie|ningun[oa])\b|apenas\s(?:nadie|alguien)\b|muy\spoc[oa]s\s{_SOME_PEOPLE})|"
        rf"\b(?P<most>(?<!gran\s)(?<!inmensa\s)la\smayoría\b)|\b(?P<few>(?<!muy\s)poc[oa]s\s{_SOME_PEOPLE}|una\sminoría\b)|"
        rf"\b(?P<all>(?<!casi\s)tod[oa]s\s(?:las\s|los\s){_SOME_PEOPLE}|(?<!casi\s)todo\sel\smundo\b)(?!\s(?:que|con)\b)|"
        rf"\b(?P<nobody>(?<!casi\s)(?<!apenas\s)nadie\b|ningun[oa]\s{_SOME_PEOPLE})(?!\s(?:sabe|puede|ha\s(?:estudiado|probado)|estudió|probó|lo\ssabe))"
    ),
    denied=r"\b(?:no|nunca|ni|si|en\svez)\b",
    first_look=_words("todos todas todo mayoría nadie ninguno ninguna alguien pocos pocas minoría"),
)
_AVOID = (
    (r"l[oa]s\sdiabétic[oa]s|un[oa]?\sdiabétic[oa]|diabétic[oa]s", "personas con diabetes"),
    (r"sufre[n]?\sde|padece[n]?", "tienen"),
    (r"administra(?:r|do|da|n)?", "dar"),
    (r"significativ\w+", "qué tan grande es la diferencia"),
    (r"aproximadamente", "unos"),
    (r"con\srespecto\sa|en\srelación\scon|referente\sa", "sobre"),
    (r"con\sel\sfin\sde|a\sfin\sde", "para"),
    (r"previo\sa|con\santerioridad\sa", "antes de"),
    (r"posterior(?:mente)?\sa", "después de"),
    (r"mcg|µg|μg", "microgramos"),
    (r"utiliz(?:ar|a|an|ado)", "usar"),
    (r"inici(?:ar|a|an)", "empezar"),
)
_JARGON = {
    "neuropatía": "daño en los nervios",
    "neuropático": "de los nervios",
    "periférica": "en pies y manos",
    "deficiencia": "falta",
    "déficit": "falta",
    "placebo": "tratamiento simulado",
    "adversos": "no deseados",
    "eficacia": "lo bien que funciona",
    "hipertensión": "presión alta",
    "hipoglucemia": "azúcar baja",
    "hiperglucemia": "azúcar alta",
    "renal": "de los riñones",
    "hepático": "del hígado",
    "cardíaco": "del corazón",
    "cardiovascular": "del corazón y los vasos",
    "parestesia": "hormigueo",
    "parestesias": "hormigueo",
    "profilaxis": "prevención",
    "contraindicado": "que no se debe usar",
    "comorbilidades": "otras enfermedades",
    "monoterapia": "un medicamento solo",
    "intramuscular": "en un músculo",
    "subcutánea": "bajo la piel",
    "intravenosa": "en una vena",
    "etiología": "causa",
    "morbilidad": "enfermedad",
    "mortalidad": "muertes",
    "prevalencia": "lo frecuente que es",
    "incidencia": "cuántos casos nuevos hay",
    "metaanálisis": "estudios reunidos",
    "cohorte": "grupo que se observó",
    "biomarcador": "señal en la sangre",
    "malabsorción": "mala absorción de los alimentos",
    "disnea": "falta de aire",
    "edema": "hinchazón",
    "analgésico": "medicamento para el dolor",
    "benigno": "que no es grave",
    "idiopática": "de causa desconocida",
    "sistémico": "en todo el cuerpo",
}
_LINKS = frozenset({"aquí", "haga clic aquí", "esto", "más", "leer más", "enlace", "esta página", "ver más"})
_ABBREVIATIONS = frozenset({"UE", "EE", "UU", "ADN", "VIH", "SIDA", "TV", "OK", "A", "I", "II", "III", "IV", "OMS"})


def plain() -> Plain:
    """Return what makes a Spanish text hard to read."""
    # No build asks for it.
    from citesite.check.plain_language.grade import fernandez_huerta, syllables_by, szigriszt_pazos

    return Plain(
        syllables=syllables_by(r"[aeiouáéíóúü]+|(?<![aeiouáéíóúü])y$", r"[aeoáéó](?=[aeoáéóíú])|[íú](?=[aeoáéó])"),
        measures=(
            Measure("Perspicuidad (Szigriszt-Pazos)", szigriszt_pazos, 55, is_ease=True),
            Measure("Lecturabilidad (Fernández Huerta)", fernandez_huerta, 60, is_ease=True),
        ),
        avoid=_AVOID,
        jargon=_JARGON,
        vague=(
            r"a\smenudo|con\sfrecuencia|frecuentemente|raramente|rara\svez|a\sveces|ocasionalmente|"
            r"(?:gran|alta|baja|buena|poca)\sprobabilidad"
        ),
        passive=r"\b(?:fue|fueron|es|son|era|eran|ser|sido)\s(?:\w+mente\s)?(?!(?:nacid|cansad|casad)[oa]s?\b)\w+(?:ad|id)[oa]s?\b",
        forbids=r"no|nunca|evite|no\sdebe",
        forbidden=r"^(?:no|nunca|evite|ni)\b",
        links=_LINKS,
        abbreviations=_ABBREVIATIONS,
        frequency=(
            r"\b[\d.,]{1,20}+(?: a [\d.,]{1,20}+)? (?:de|en)(?: cada)? (10|100|1[.\s]?000|10[.\s]?000|100[.\s]?000)\b(?![.,]?\d)"
        ),
        one_in=r"\b(?:1|una?) (?:de|en)(?: cada)? (\d[\d.]*)\b",
        percent=r"\b\d[\d.,]{0,20}+(?:\s?%| por ciento\b)",
        people=r"personas|pacientes|hombres|mujeres|niñ[oa]s|adult[oa]s",
        in_hundred="… de cada 100 personas",
        to="a",
        group=".",
    )


LANGUAGE = Language(
    "Spanish",
    _words("""
        al algo ante antes así aunque cada como con cual cuando de del desde donde dos el ella ellas ellos en entre era es esa ese
        eso esta este esto están fue ha hasta hay la las le les lo los más me menos mi muy no nos o otra otro para pero poco por
        porque que se ser si sin sobre son su sus también tan tiene todo todos tu un una unas uno unos y ya
    """),
    DIRECTIONS,
    STATEMENTS,
    ORDERS,
    RELATIONS,
    NUMBERS,
    COUNTS,
    QUANTITIES,
    plain,
)
