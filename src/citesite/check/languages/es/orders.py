"""How a Spanish text tells readers to stop, change or take something."""

from __future__ import annotations

from citesite.check.languages.form import Orders, words

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
FORBIDS = (
    r"(?:no|nunca|jamás|evite|nadie\sdebe|(?:peligroso|arriesgado)|prohibido)"
    r"(?:\s(?:haga|hacer|debe|debería|puede|es|bueno|seguro|nada|de|esto|eso|estas?|estos|lo|las?|los|siguientes?|cosas?|errores|sin|consultar|por|su|cuenta|solo)\b)*+"
)
"""How a line that leads to a list ends if it forbids its items."""
ORDERS = Orders(
    begins=(
        rf"{_BEFORE}(?:{_STOPPING}|{_TAKING}|déjel|suspéndal|tómel|trágul|tráguel|duplíquel|redúzcal|sáltel|tírel|elimínel|pruébel|sáltese|dej[ae]\sde)|\bya\sno\snecesita|\bno\s(?:necesita|hace\sfalta)"
    ),
    order=rf"{_BEFORE}(?P<order>{_ORDER})",
    needless=rf"(?:ya\s)?no\s(?:necesita|hace\sfalta)\s(?:a\s)?(?:ver\sa\s|ir\sa(?:l)?\s)?(?:(?:un|su|al|ningún|el)\s)?(?:médic[oa]|doctor|{_MEDICINE})",
    denied_before=(
        r"\b(?:no|nunca|jamás|nadie|sin|si|antes\sde|para|de|cuando|que)\s*|\bsi\s(?:usted\s)?(?:puede|debe|debería|tiene\sque|necesita)\s(?:\w+\s)?"
        r"|\bno\s(?:puede|debe|debería|tiene\sque)\s(?:\w+\s)?"
    ),
    denied_behind=r"sin\s(?:consultar|preguntar|hablar)|como\s(?:siempre|hasta\sahora)|por\ssu\scuenta",
    medicines=_MEDICINE_WORDS,
    unnamed=(
        rf"{_BEFORE}(?P<order>dej[ae]\sde\s(?:tomar|usar)(?:l[oa]s?)?\b|(?:tóme|trágue|dupl[ií]que|redúzca|sálte|tíre|elimíne|pruébe)l[oa]s?\b|"
        r"(?:sáltese|omita|deje)\s(?:un|algún|cada\sdos)\sdías?\b)(?!\s(?:en\sserio|con\scalma))"
    ),
    asks=r"médic[oa]s?|doctor\w*|farmac\w*|enfermer\w*|matrona|hospital|clínica|consult\w*|pregunt\w*|habl\w*|consejo|112|061",
    leads=(
        rf"{FORBIDS}|(?:si|cuando|antes\sde|mientras|quienes?|personas\sque|los\sque)(?:\s(?:usted|ya|también|su|hijo|hija|alguna|vez)\b)*+"
        r"|(?:debo|puedo|debería|tengo\sque)"
    ),
    endings=("s", "es"),
    stops=r"(?:dej|suspend|abandon|interrump|retir|elimin)\w*",
    not_medicines=words(
        "taza día dosis forma ayuda alta baja otra otro otras otros personas comprimido comprimidos prueba tratamiento agua semana sin simulados "
        "simulado placebo habitual"
    ),
)
