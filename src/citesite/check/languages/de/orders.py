"""How a German text tells readers to stop, change or take something."""

from __future__ import annotations

from citesite.check.languages.form import Orders, words

_MEDICINE_WORDS = (
    r"\w*tabletten?|\w*medikamente?[ns]?|\w*medizin|arznei\w*|\w*präparate?[ns]?|\w*mittel|\w*vitamin\w*|b12|metformin|insulin|aspirin"
    r"|ibuprofen|paracetamol|antibiotik\w+|blutverdünner\w*|betablocker\w*|statine?|steroide?|kortison|cortison|spritzen?|kapseln?|pillen?"
    r"|dosis|dosen|hydroxocobalamin|cyanocobalamin|methylcobalamin|folsäure|eisen|lithium|warfarin|chemotherapie"
)
_MEDICINE = r"(?:\w+-)?<medicine>\b(?![-\s]?(?:test|spiegel|wert|mangel|einnahme|liste|plan)\w*)"
_DETERMINERS = (
    r"(?:(?:ihre?[nmrs]?|deine?[nmrs]?|die|der|das|den|dem|eine?[nmrs]?|alle|jede[nmrs]?|diese[nmrs]?|mehr|weniger|täglich|jeden|tag|einfach"
    r"|jetzt|sofort|ruhig|zusätzlich|mit|auf|neue|alte|beide|hoch\w+|höhere?|niedrigere?)\s){0,4}"
)
_AMOUNT = (
    r"(?:(?:etwa|bis\szu|mindestens|täglich|jeden\stag|ungefähr)\s)*(?:\d[\d.,]*|eine?[nmrs]?(?:\shalbe)?|zwei|drei|vier|halbe)\s?"
    r"(?:mikrogramm|milligramm|gramm|µg|μg|mg|g|ml|milliliter|internationale\seinheiten|einheiten|ie|\w*tabletten?|\w*kapseln?|pillen?|tropfen|spritzen?"
    r"|sprühstöße?|hübe?|löffel)\b"
)
_BEFORE = r"(?:^|[,;:–—]\s*|\b(?:dann|also|einfach|bitte|jetzt|und|oder)\s)"
_STOP_SEPARABLE = (
    rf"(?:setz\w*|hör\w*|lass\w*|lasst)\s(?:sie\s)?{_DETERMINERS}{_MEDICINE}[^.;:]*?\s(?:ab|auf|weg|aus)\b"
)
_CHANGE = (
    rf"(?:stopp\w*|beend\w*|unterbrech\w*|pausier\w*|reduzier\w*|verringer\w*|senk\w*|erhöh\w*|steiger\w*|verdopp\w*|halbier\w*|änder\w*"
    rf"|wechsel\w*|ersetz\w*|verzicht\w*|vergessen)\s(?:sie\s)?{_DETERMINERS}{_MEDICINE}"
)
_TAKE = (
    rf"(?:nehmen|nimm|nehmt|schluck\w*|(?-i:spritz)\w*|spritzen(?=\ssie\s)|verwend\w*|trink\w*|probier\w*|versuch\w*|beginn\w*|benutz\w*|geben)\s(?:sie\s)?"
    rf"(?:ihrem\skind\s)?{_DETERMINERS}(?:{_AMOUNT}|{_MEDICINE})"
)
_INFINITIVES = (
    r"(?:absetzen|weglassen|auslassen|nehmen|einnehmen|schlucken|(?-i:spritzen)|verdoppeln|halbieren|reduzieren|erhöhen|ersetzen|stoppen|verwenden"
    r"|beenden|aufhören|verringern|steigern)"
)
_MAY = rf"\bsie\s(?:können|sollten|müssen|dürfen|könnten)\s(?:\w+\s)?{_DETERMINERS}(?:{_AMOUNT}|{_MEDICINE})[^.,;:]*?\b{_INFINITIVES}"
_SHORT = rf"^(?:\w+\s){{0,2}}(?:{_AMOUNT}|{_MEDICINE})[^.,;:]*?\s{_INFINITIVES}[.!]?$"
FORBIDS = (
    r"(?:nicht|nie|niemals|vermeiden\ssie|keinesfalls|auf\skeinen\sfall|keines\s(?:davon|von\sdiesen)|nichts\s(?:davon|von\sdem))"
    r"(?:\s(?:tun|machen|das|dies|dieses|folgendes|sie|folgende|diese|fehler|ohne|rücksprache|allein|einfach|selbst|zu)\b)*+"
)
"""How a line that leads to a list ends if it forbids its items."""
ORDERS = Orders(
    begins=(
        rf"{_BEFORE}(?:setz|hör|lass|stopp|beend|unterbrech|pausier|reduzier|verringer|senk|erhöh|steiger|verdopp|halbier|änder|wechsel"
        rf"|ersetz|verzicht|vergess|nehm|nimm|schluck|spritz|verwend|trink|probier|versuch|beginn|benutz|geben)|\bsie\s(?:können|sollten|müssen"
        rf"|dürfen|könnten|brauchen)\b|\b{_INFINITIVES}[.!]?$|\bkeine?n?\s(?:\w+\s)?(?:mehr|nötig)"
    ),
    order=rf"{_BEFORE}(?P<order>{_STOP_SEPARABLE}|{_CHANGE}|{_TAKE})|{_MAY}|{_SHORT}",
    needless=rf"sie\sbrauchen\s(?:\w+\s)?keine?n?\s(?:\w+\s)?(?:ärzt\w+|arzt|behandlung|{_MEDICINE})",
    denied_before=r"\b(?:nicht|nie|niemals|ohne|ob|bevor|wenn|falls)\s*",
    denied_behind=(
        r"nicht(?!\smehr)|nie|niemals|keinesfalls|ohne\s(?:ärztlich\w*|rücksprache)|weiter|weiterhin|wie\s(?:gewohnt|bisher|verordnet)|mit(?=[.,!]?$)"
        r"|mit\s(?:zum|zur|in)|nur\snach\srücksprache"
    ),
    medicines=_MEDICINE_WORDS,
    unnamed=(
        rf"{_BEFORE}(?P<order>(?:setz\w*|lass\w*)\s(?:sie\s)?(?:es|sie|ihn|das|diese|alle|alles)\s(?:\w+\s){{0,3}}?(?:ab|weg|aus)\b|"
        r"hör\w*\s(?:sie\s)?(?:\w+\s){0,2}?(?:damit|mit\sdem\s(?:ein)?nehmen)\s(?:\w+\s){0,2}?auf\b|verzicht\w*\s(?:sie\s)?(?:\w+\s)?(?:darauf|auf\ssie|auf\ses)\b|"
        r"(?:stopp\w*|verdopp\w*|halbier\w*)\s(?:sie\s)?(?:es|sie|ihn|diese)\b|lass\w*\s(?:sie\s)?(?:einen|jeden\szweiten|mal\seinen)\stag\saus\b|"
        r"(?:nehmen|schlucken)\ssie\s(?:(?!nichts|nicht|keine)\w+\s)?(?:es|sie|davon|ihn|eine|zwei|mehr|weniger)\b(?!\s(?:sich|ernst|mit|zum|zur|bitte\smit|am\sbesten\smit|kontakt|platz|hilfe)))"
    ),
    asks=r"\w*ärzt\w*|\w*arzt\w*|praxis|apothek\w*|hebamme\w*|klinik|krankenhaus|fragen|sprechen|rat|rücksprache|112|116117",
    leads=(
        rf"{FORBIDS}|(?:wenn|falls|ob|bevor|sobald|nachdem|während|wer)(?:\s(?:sie|ihr|kind|er|es|man|schon|bereits|auch|immer|je)\b)*+"
        r"|(?:soll|sollte|kann|darf|muss)\sich"
    ),
    endings=("s", "n", "en", "e"),
    stops=r"(?:setz|hör|lass|stopp|beend|verzicht)\w*",
    not_medicines=words(
        "eine einer keine andere anderen tasse tag dosis form hilfe höhere niedrigere menschen tablette test behandlung wasser warmes woche "
        "ohne nervenschäden scheintabletten scheinmedikament übliche schein mit oder"
    ),
)
