"""Which way a Spanish sentence says that something goes."""

from __future__ import annotations

from citesite.check.languages.form import Directions, words


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
            r"|aumentado|incrementado|elevado|subido)(?:l[aeo]s?|se)?)|lleva[n]?\sa|aumente[n]?|incremente[n]?|suba[n]?",
        ),
        (
            ("amount", -1),
            r"reduce[n]?|redujo|redujeron|reducirá|disminuye[n]?|disminuyó|disminuyeron|baja(?=\s(?:el|la|los|las|un|una|su|sus|en|con|mucho|poco)\b)|bajan|reduzca[n]?|disminuya[n]?|baje[n]?|evite[n]?|prevenga[n]?"
            rf"|bajó|bajaron|desciende[n]?|descendió|cae[n]?|cayó|cayeron|previene[n]?|previno|evita[n]?|evitó|evitaron|impide[n]?|impidió"
            rf"|frena[n]?|frenó|ralentiza[n]?|(?:{_MODAL})\s(?:\S+\s){{0,3}}?(?P<down>(?:reducir|disminuir|bajar|descender|caer|prevenir|evitar"
            r"|impedir|frenar|ralentizar|reducido|disminuido|bajado|evitado)(?:l[aeo]s?|se)?)",
        ),
        (
            ("worth", 1),
            rf"alivie[n]?|mejore[n]?|{_NO_NOUN}mejora|mejoran|mejoró|mejoraron|alivia[n]?|alivió|aliviaron|calma[n]?|calmó|{_NO_NOUN}ayuda(?!\sa\s)|ayudan(?!\sa\s)"
            rf"|ayudó|protege[n]?|protegió|(?:{_MODAL})\s(?:\S+\s){{0,3}}?(?P<good>(?:mejorar|aliviar|calmar|ayudar|proteger|curar|mejorado"
            r"|aliviado|ayudado)(?:l[aeo]s?|se)?)|cura[n]?(?=\s(?:el|la|los|las)\b)",
        ),
        (
            ("worth", -1),
            r"empeore[n]?|empeora[n]?|empeoró|empeoraron|agrava[n]?|agravó|daña[n]?|dañó|dañaron|perjudica[n]?|perjudicó"
            rf"|(?:{_MODAL})\s(?:\S+\s){{0,3}}?(?P<bad>(?:empeorar|agravar|dañar|perjudicar|empeorado|dañado)(?:l[aeo]s?|se)?)",
        ),
    ),
    comparisons=(
        (
            ("amount", 1),
            r"más\s(?:personas|pacientes|adultos|mujeres|hombres|niños|gente|casos|muertes|a\smenudo|probable[s]?|frecuente[s]?|alt[oa]s?"
            r"|fuerte[s]?|grande[s]?)|más(?=(?:\s(?!que\b|de\b|o\b)[\w-]+){1,3}?\s(?:todavía|aún|seguían|siguen|siguieron|permanec\w+|persist\w+)\b)|(?:\d|…)\s(?:personas\s)?más|más(?=[.,;]|$)|mayor(?:es)?",
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
        r"|(?:cambia|altera|modifica|afecta)[n]?\s(?:\S+\s){0,6}?poco\so\snada|(?:apenas|casi\sno)\s(?:cambiar|alterar|modificar|afectar|influir)"
        r"|(?:casi|aproximadamente|más\so\smenos)\slo\smismo\sque"
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
            r"|descenso|mejora|beneficio)|(?<!no\s)demasiado\s(?:poco|pequeñ[oa])(?:\s\w+){0,2}\spara\s(?:\w+\s){0,5}?(?:lo\s|se\s)?(?:not|sent|sient|percib)\w+"
            r"|apenas\s(?:perceptible|apreciable)(?:mente)?",
        ),
    ),
    times=(
        (r"duplica[nr]?|duplicó|el\sdoble|dos\sveces", (1.5, 2.7)),
        (r"triplica[nr]?|triplicó|el\striple|tres\sveces", (2.4, 3.8)),
        (r"a\sla\smitad|la\smitad\sde", (0.35, 0.65)),
    ),
    changing=(
        words("dormir duermen duerme durmió durmieron"),
        words("dolor doler duele duelen"),
    ),
    unchanged=r"(?:sigue|queda|permanece|se\smantiene)n?\s(?:\S+\s){0,2}?(?:igual(?:es)?|lo\smismo)|igual\sque\santes|como\santes",
    endings="ones|ción|es|os|as|s|o|a|e",
    apart=(
        (words("mañana mañanas desayuno"), words("tarde tardes noche noches")),
        (words("brazo brazos mano manos"), words("pierna piernas pie pies")),
        (words("rodilla rodillas"), words("cadera caderas")),
        (words("sistólica"), words("diastólica")),
        (words("caminar andar"), words("reposo descanso")),
        (words("verano"), words("invierno")),
        (
            words("conservar conserva conservan conservó conservaron"),
            words("perder pierde pierden perdió perdieron pérdida"),
        ),
    ),
    of_time=words("antes después rápido tarde lento"),
    states=words("tener estar ser sentir"),
    makes=(
        r"da|dan|dé|den|dar|dio|hace|hacen|produce|producen|provoca|provocan"
        r"|(?:tiene|tienen|tuvieron|sufre|sufren|sufrieron)(?= (?:\S+ )*(?:por|debido a|a causa de) (?:el|la|los|las|l) )"
    ),
    lacks=(
        r"sin|libres?|no|nunca|alivi\w*|desapar\w*|cur(?:a|an|ó|aron|ar|ación|ad[oa]s?)|san(?:a|an|ó|aron|ar|ad[oa]s?)|cicatriz\w*|recuper\w*"
        r"|mejor\w*|resuelt\w*|resolv\w*|ausencia|superad\w*|control\w*|bien"
    ),
    keeps=(
        r"todavía|aún|seguían?|siguen?|siguió|siguieron|tenían?|tienen?|tuvieron|tuvo|qued\w+|permanec\w*|persist\w*|continu\w*|sufr\w+"
    ),
    time_units=words("segundo segundos minuto minutos hora horas día días semana semanas mes meses año años"),
    it=words("lo la los las esto eso"),
    other_group=("placebo", "simulad", "sin ", "que con", "pero "),
)
