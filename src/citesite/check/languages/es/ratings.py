"""How Spanish texts say why a rating goes down or up."""

from __future__ import annotations

from citesite.check.languages.studying import Ratings

_PEOPLE = r"(?:personas|pacientes|adultos|niñ[oa]s|mujeres|hombres|participantes|voluntari[oa]s|bebés|casos|eventos)"
_BIAS = (
    r"sesg\w*|ciego\w*|cegad\w*|enmascar\w*|abiert\w*|sab[íi]\w*|supo|supieron|conoc\w*|adivin\w*|oler|olían|olor\w*|sabor\w*|distingu\w*|reconoc\w*|not(?:ó|aron|aban)|azar|aleator\w*|sorte\w*|asign\w*"
    r"|abandon\w*|dej(?:ó|aron|aban)|retir\w*|perdi\w*|pérdid\w*|falt\w*|termin\w*|acab\w*|complet\w*|volvi\w*|regres\w*|respond\w*|respuest\w*|rellen\w*|cont(?:ó|aron|aba\w*|ad\w*)|clar\w*|pag\w*|financi\w*|fabricant\w*|empres\w*|vend\w*"
    r"|fall\w*|defect\w*|débil\w*|mal|mal[oa]s?|pobre\w*|engañ\w*|errores?|error|calidad|problemas?|limitaci\w*|juzg\w*|confia\w*|después|posterior\w*|antes\sde\stiempo|cambi\w*|previst\w*|plan\w*|protocolo"
    r"|otr[oa]s?|difer\w*|iguales|parecid\w*|frágil\w*|enferm\w*|san[oa]s|mayores|jóvenes|causas?|primero|informes?|un\s(?:solo\s)?momento|elig\w*|eleg\w*|escog\w*|decid\w*|sin|ningun[oa]?|ningún|nadie|compar\w*"
    r"|ell[oa]s\smism\w*|sí\smism\w*|propi\w*|record\w*|memoria|diari[oa]s?|observ\w*|cohortes?|encuestas?|registros?|no\s(?:fue|es|era)\sun\sensayo|desigual\w*|principio|inicio"
)
RATINGS = Ratings(
    reasons=(
        ("risk-of-bias", _BIAS),
        (
            "inconsistency",
            r"contradi\w*|desacuerdo\w*|discrep\w*|no\s(?:\w+\s)?(?:coinc\w*|concuerd\w*|encaj\w*)|difer\w*|distint\w*|disti\w*|vari[oaó]\w*|varía\w*|inconsisten\w*|heterog\w*|opuest\w*|contrari\w*|dispers\w*|depend\w*|mientras|algun[oa]s|un[oa]s|los?\sotros?|las?\sotras?|otros\s(?:ensayos|estudios)|I²",
        ),
        (
            "indirectness",
            rf"indirect\w*|no\s(?:\w+\s){{0,4}}(?:en|a|con|de|para|lo|la|el)|ningun[oa]?|ningún|nadie|nada|sin|tod[oa]s|solo|sólo|la\smayoría|{_PEOPLE}\s(?:con|sin|de|mayores|menores)|animal\w*|ratones?|ratas?|conejos?|perros?|células?|laborator\w*"
            r"|otr[oa]s?|distint\w*|diferent\w*|mezcl\w*|combin\w*|juntos?|juntas?|vari[oa]s|también|además|mayores|menores|edad|jóvenes|san[oa]s|leves?|graves?|hospital\w*|país\w*|más\s(?:alta|baja|alto|bajo)|cort[oa]s?|breve\w*|habría"
            r"|semanas?|meses|mes|años?|días?|horas?|marcador\w*|nivel\w*|valores|sangre|puntuaci\w*|síntomas|siente\w*|sienten|pregunta|(?:midió|midieron|probó|estudi[óa]\w*|hizo|hicieron|comprobó)|compar\w*|aplic\w*",
        ),
        (
            "imprecision",
            rf"poc[oa]s?|pequeñ\w*|escas\w*|rar[oa]s?|imprecis\w*|precis\w*|ampli\w*|anch\w*|intervalos?|rangos?|margen\w*|azar|casualidad|suerte|inciert\w*|incertid\w*|insegur\w*|no\s(?:es\s)?(?:much\w*|basta\w*|suficient\w*|segur\w*)"
            rf"|un\s(?:solo\s|único\s|pequeño\s)?(?:ensayo|estudio)|(?:solo|sólo|solamente|únicamente)\s(?:un[oa]?|dos|tres|\d+|hubo|hay|participaron)|demasiado\s\w+|tanto|ambas?|ambos|más\s(?:o|y|como)\s(?:\w+\s)?menos|menos\s(?:o|y|como)\s(?:\w+\s)?más"
            rf"|ninguna\sdiferencia|número|tamaño|piloto|algún\s(?:daño|beneficio)|(?<![\d,.])(?:[1-9]|[1-9]\d|[1-3]\d\d)\s(?!años?|mes|semanas?|días?|horas?|ensayos|estudios|de\b|a\b|y\b|o\b)\w+|(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|treinta)\s{_PEOPLE}",
        ),
        (
            "publication-bias",
            r"public\w*|registr\w*|falt\w*|fabricant\w*|empres\w*|financi\w*|pag\w*|comunic\w*|aparec\w*|resultados?\sde|ocult\w*|guard\w*|cajón|asimétr\w*|embudo|ensayos\spequeños",
        ),
        (
            "unread",
            r"le[íiey]\w*|lectura|resumen|resúmenes|complet\w*|acces\w*|obten\w*|obtuv\w*|consegu\w*|segunda\smano|disponib\w*|muro\sde\spago|nota\sde\sprensa|visto|vimos",
        ),
        (
            "large-effect",
            r"grand\w*|gran|fuerte\w*|enorme\w*|clar\w*|tamaño|veces|mitad|dobl\w*|duplic\w*|tripl\w*|tercio|tercera|cuart\w*|mucho|razón|\d+|…",
        ),
        ("dose-response", r"dosis|cantidad\w*|cuanto|cuant[oa]s|más|mayor\w*|escal\w*|grad\w*|cada|años"),
        (
            "confounding",
            r"otr[oa]s?|habría\w*|hubiera\w*|sería|frágil\w*|enferm\w*|mayores|san[oa]s|contra|debilit\w*|menor\w*|ocult\w*|sesg\w*|pese|aunque|incluso|subestim\w*|confus\w*",
        ),
        ("start: low", rf"{_BIAS}|ensayos?|estudios?|no|nunca|expert\w*|opini\w*"),
    ),
    plain=(
        (
            "risk-of-bias",
            rf"(?:{_PEOPLE}|muchos|muchas|todos|todas|padres|médicos)\s(?:\w+\s)?(?:sabían|adivinaron|podían\s(?:\w+\s)?(?:distinguir|oler|adivinar))",
        ),
        (
            "inconsistency",
            r"(?:ensayos|estudios|revisiones|resultados|ambos)\s(?:\w+\s)?(?:se\s(?:contradicen|contradijeron|contradecían)|discrep(?:an|aron|aban)|(?:apunta(?:n|ron|ban)|van|iban)\sen\s(?:direcciones|sentidos)\s(?:distint|diferent|opuest|contrari)\w+)",
        ),
        (
            "imprecision",
            rf"(?:muy\s|solo\s)?poc[oa]s\s{_PEOPLE}|(?:solo|sólo)\s\d{{1,2}}\s{_PEOPLE}|un\s(?:ensayo|estudio)\s(?:muy\s)?pequeño|(?:intervalo|margen|rango)\s(?:\w+\s){{0,3}}?es\s(?:muy\s|demasiado\s)?(?:amplio|ancho)",
        ),
    ),
    denied=r"\b(?:no|sin|ningún|ningun[oa]|nadie|nunca|ni|apenas)\s(?:\w+\s){0,2}$",
    graded=(
        r"\bdosis\b|\bcuant[oa]s?\smás\b|\bcada\s\w+\s(?:más|adicional)|\bpor\scada\b|\bescal\w+|\btendencia|\b(?:cuart|terc|quint)il(?:es)?|"
        r"\b(?:los|las|el|la)\s(?:que\s)?más\b|\bmayor(?:es)?\sdosis"
    ),
    left=(
        r"\babandon(?:ó|aron|os?)\b|\bse\s(?:retir(?:ó|aron)|fueron\santes|perdi(?:ó|eron))\b|\bdej(?:ó|aron)\sel\s(?:ensayo|estudio)\b"
        r"|\bno\s(?:terminaron|acabaron|completaron|volvieron)\b"
    ),
)
