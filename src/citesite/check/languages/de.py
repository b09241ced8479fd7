"""German. Not yet reviewed by a native speaker who works in health."""

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


def _weak(stems: str) -> str:
    """Return a pattern for the forms of regular verbs, by their stems; "besseren" is no form of "bessern"."""
    return "|".join(rf"{stem}(?:e?t|e?te|e?ten|{'n' if stem.endswith('er') else 'e?n'})" for stem in stems.split())


_REST = r"(?=[^,;:.]*\s"
"""Begins what is behind the first part of a separable verb; its second part follows."""
_END = r"(?:$|[\s,;:.!]))"

DIRECTIONS = Directions(
    verbs=(
        (
            ("amount", 1),
            _weak("steiger vermehr beschleunig verdoppel verdreifach verursach")
            + r"|steig(?:t|en)|steige|stieg(?:en)?|gestiegen|erhöht|erhöhten?(?=\s(?:das|die|den|der|sich)\b)|erhöhen|gesteigert"
            rf"|(?:wächst|wachsen|wuchs|wuchsen)|gewachsen|(?:nimmt|nehmen|nahm|nahmen){_REST}zu{_END}|zunimmt|zunehmen|zunahm"
            rf"|zugenommen|führ(?:t|en|te|ten)\s(?:\S+\s){{0,6}}?zu\b|(?:löst|lösen|löste){_REST}aus{_END}|auslöst"
            rf"|(?:hebt|heben|hob|hoben){_REST}an{_END}|anhebt|anheben|angehoben",
        ),
        (
            ("amount", -1),
            _weak("senk verringer verminder minder reduzier verlangsam brems halbier verhinder")
            + r"|gesenkt|gemindert|gebremst|sink(?:t|en)|sinke|sank(?:en)?|gesunken|fällt|fallen|fiel(?:en)?"
            rf"|(?:nimmt|nehmen|nahm|nahmen){_REST}ab{_END}|abnimmt|abnehmen|abnahm|abgenommen"
            rf"|(?:beugt|beugen|beugte){_REST}vor{_END}|vorbeug(?:t|en)|vorgebeugt|bewahr(?:t|en|te)\s(?:\S+\s){{1,6}}vor\b"
            rf"|(?:geht|gehen|ging|gingen){_REST}zurück{_END}|zurückgeht|zurückgegangen",
        ),
        (
            ("worth", 1),
            _weak("verbesser besser linder milder heil")
            + r"|gebessert|gelindert|gemildert|geheilt|hilft|helfen|half(?:en)?|geholfen|schütz(?:t|en|te)|geschützt",
        ),
        (
            ("worth", -1),
            _weak("verschlechter verschlimmer schädig") + r"|schad(?:et|en|ete)|geschadet|geschädigt",
        ),
    ),
    comparisons=(
        (
            ("amount", 1),
            r"mehr\s(?:\w+\s)?(?:menschen|personen|patient\w+|erwachsene|frauen|männer|kinder|leute|fälle|todesfälle)"
            r"|(?:\d|…)\smehr(?=\s(?:von|menschen|personen)\b)|mehr(?=[.,;]|$)|häufiger|öfter|wahrscheinlicher|höher\w*|größer\w*"
            r"|stärker\w*|länger\s(?:leben|lebten|schlafen|schliefen|gehen)",
        ),
        (
            ("amount", -1),
            r"weniger|seltener|niedriger\w*|geringer\w*|kleiner\w*|schwächer\w*|unwahrscheinlicher",
        ),
        (("worth", 1), r"besser\w*"),
        (("worth", -1), r"schlechter\w*|schlimmer\w*"),
    ),
    no_comparison=(
        r"mehr\soder\sweniger|nicht\smehr|(?:niedriger|höher|geringer|größer)\sist\sbesser|(?:niedrigere|höhere|geringere|größere)n?\s"
        r"(?:dos\w+|mengen?)|bessere\s(?:studien|belege)|(?:mehr|weniger|höher|niedriger)\sals\s(?:\d|…|die\shälfte|eine?r?\b)"
        r"|besser\s(?:untersucht|bekannt|nicht|verträglich)|(?:je|desto|umso)\s\w+"
    ),
    no_difference=(
        r"kein(?:e|en|erlei)?\s(?:oder\s(?:nur\s)?(?:kaum\s|wenig\s)?(?:eine?n?\s)?(?:sehr\s)?(?:geringe[nr]?|kleine[nr]?)?\s?)?"
        r"(?:\w+\s)?(?:unterschied|einfluss|wirkung|effekt|änderung|nutzen|auswirkung)\w*"
        r"|(?:wenig|kaum)\s(?:oder\s(?:gar\s)?keine?n?\s)?(?:eine?n?\s)?(?:\w+\s)?(?:unterschied|einfluss|wirkung|effekt|änderung)\w*"
        r"|(?:ändert|ändern|änderte|änderten|verändert|verändern|veränderte|beeinflusst|beeinflussen|unterscheide[nt]|unterschied(?:en)?)"
        r"\s(?:\S+\s){0,7}?(?:nicht|kaum|nichts|wenig)"
        r"|(?:nicht|kaum|nichts)\s(?:\S+\s){0,2}(?:ändern|verändern|verändert|geändert|beeinflussen|beeinflusst|unterscheiden)"
        r"|unverändert|(?:bleib(?:t|en)|blieb(?:en)?|ist|sind|war|waren)\s(?:\S+\s){0,6}?gleich(?=[.,;]|$)|gleich\s(?:viele|oft|häufig|gut|hoch|stark|lange?)|(?:genauso|ebenso)\s(?:viele?|oft|häufig|gut|hoch|stark|lange?)"
        r"|nicht\s(?:mehr\s(?:menschen|personen)|weniger|besser|schlechter|häufiger|seltener|öfter|höher|niedriger|stärker)"
        r"|(?:wirkt|wirken|hilft|helfen|half)\snicht"
    ),
    a_difference=(
        r"(?:ändert|ändern|änderte|verändert|verändern|veränderte|beeinflusst|beeinflussen)"
        r"|(?:macht|machen|machte|hat|haben)\s(?:\S+\s){0,9}?eine[nr]?\s(?:\w+\s)?(?:unterschied|einfluss)"
    ),
    says_nothing=(
        r"ob|weder|unklar|ungewiss|unsicher|unbekannt|niemand\sweiß|weiß\sniemand|nicht\s(?:bekannt|klar|sicher)|wissen\s(?:wir\s)?nicht"
        r"|uneinig|widersprechen|hängt|je\snachdem|gehen\smit|geht\smit|einher"
    ),
    denied_before=r"\b(?:nicht|nie|niemals|kein\w*|kaum)(?:\s\w+){0,3}\s",
    denied_behind=r"nicht(?!\snur)|nie|niemals|keine?|keinen|keinem|keiner|keineswegs",
    sizes=(
        (
            "large",
            r"(?<!weniger\s)(?<!so\s)(?<!wie\s)stark|deutlich|erheblich|beträchtlich|drastisch|enorm|massiv|(?:viel|weit|wesentlich)\s(?:mehr|weniger|besser|schlechter|höher"
            r"|niedriger|häufiger|seltener)|große[nrms]?\s(?:wirkung|effekt|unterschied|nutzen|anstieg|rückgang)",
        ),
        (
            "small",
            r"etwas|leicht|geringfügig|ein\swenig|ein\sbisschen|(?:kleine|geringe)[nrms]?\s(?:wirkung|effekt|unterschied|nutzen|anstieg"
            r"|rückgang)",
        ),
    ),
    times=(
        (r"verdoppel(?:t|n|te)|doppelt\sso|zweimal\sso", (1.5, 2.7)),
        (r"verdreifach(?:t|en|te)|dreimal\sso", (2.4, 3.8)),
        (r"halbier(?:t|en|te)|um\sdie\shälfte|halb\sso", (0.35, 0.65)),
    ),
    it=_words("es er sie das dies diese dieser"),
    other_group=("schein", "placebo", "ohne", "als bei", "aber "),
)

_STEMS = """
    abschwäch befrei bekämpf beruhig beschleunig beseitig besser besieg blockier brems entgift erneuer halbier heb
    hemm kräftig kurier linder milder minder normalisier reduzier regenerier reparier schädig senk stabilisier stärk
    steiger stimulier stopp unterdrück verbesser verdoppel verhinder verjüng verkürz verlangsam vermehr verminder verringer
    verschlechter verschlimmer vertreib verursach wirk zerstör
"""
_IRREGULAR = {
    "helf": ("hilft|half|halfen", "helfen|geholfen"),
    "heil": ("heilt|heilte|heilten", "heilen|geheilt"),
    "schad": ("schadet|schaden|schadete|schadeten", "geschadet"),
    "schütz": ("schützt|schützen|schützte|schützten", "geschützt"),
    "töt": ("tötet|töten|tötete|töteten", "getötet"),
    "erhöh": ("erhöht|erhöhen", "erhöht"),
    "beheb": ("behebt|beheben|behob|behoben", "behoben"),
    "vermeid": ("vermeidet|vermied", "vermieden"),
}
_CLAUSES = Clauses(
    verbs=(
        *((stem, _weak(stem)) for stem in _STEMS.split()),
        *((stem, forms) for stem, (forms, _) in _IRREGULAR.items()),
    ),
    with_helper=(
        *((stem, rf"ge{stem}t") for stem in _STEMS.split()),
        *((stem, forms) for stem, (_, forms) in _IRREGULAR.items()),
    ),
    helpers=(
        r"kann|können|könnten?|konnten?|dürften?|soll(?:en)?|mag|mögen|wird|werden|wurden?|würden?|hat|haben|hatten?|muss|müssen"
        r"|lässt|lassen"
    ),
    phrases=(
        r"mach(?:t|en|te|ten)\s(?:[^\s,.;:]+\s){1,5}?(?:besser|milder|schlimmer|schwächer|erträglich\w*|gesund|schmerzfrei)"
        r"|(?:bring|verschaff|biet|gewähr)(?:e?t|en)\s(?:[^\s,.;:]+\s){0,4}?(?:linderung|besserung|erleichterung|hilfe|schutz)"
        r"|(?:ist|sind|war|waren)\s(?:[^\s,.;:]+\s){0,2}?(?:wirksam|hilfreich|heilsam)(?!\sals)"
        r"|(?:beugt|beugen|beugte)\s(?:[^\s,.;:]+\s){0,6}?vor|(?:löst|lösen|löste)\s(?:[^\s,.;:]+\s){0,6}?aus"
        r"|(?:stellt|stellen)\s(?:[^\s,.;:]+\s){0,6}?wieder\sher|(?:verschwindet|verschwinden|verschwand|verschwanden)"
        r"|führ(?:t|en|te|ten)\szu|(?:ist|sind)\sgut\s(?:für|gegen)|gehör(?:t|en)\sder\svergangenheit\san"
        r"|(?:bewährt|natürlich|wirksam|sicher|ideal|best|perfekt)e[srn]?\s(?:heil)?mittel\s(?:gegen|für|bei)"
        r"|klinisch\s(?:geprüft|bewiesen|getestet|erprobt)|wissenschaftlich\s(?:bewiesen|erwiesen|belegt)|lebensretter"
    ),
    no_verb_behind=r"zu|der|die|das|des|dem|den|ein|eine|beim|zum|vom|und\szu",
    states=r"ist|sind|war|waren|bleibt|bleiben",
    opens=(r"ob|wie|warum|weshalb|wozu|wenn|falls|sofern|bevor|solange|damit|um|wer|welche[rsnm]?|denen|dessen|deren"),
    relatives=r"der|die|das|den|dem",
    verb_is_last=True,
    goes_on=r"dass",
    breaks=r"aber|sondern|denn|doch|obwohl|weil|während|damit|ob|dass",
    probable=r"wahrscheinlich|vermutlich|wohl|dürften?|voraussichtlich|würden?",
    possible=r"möglicherweise|vielleicht|eventuell|womöglich|unter\sumständen|kann|können|könnten?|konnten?|mag|mögen|möglich",
    unsettled=(
        r"ob|scheint|scheinen|schien|sollen?|unklar|ungewiss|unsicher|unbekannt|angeblich|behaupte\w*|glaub\w*|hoff\w*|frag\w*|prüf\w*"
        r"|untersuch\w*|vermute[nt]|niemand|zweifel\w*|hinweise?|deute[nt]|weder\s(?:gezeigt|bewiesen|belegt)"
        r"|nicht\s(?:gezeigt|bewiesen|belegt|bekannt|klar|sicher)"
    ),
    denials=r"nicht(?!\snur)|kein\w*|nie|niemals|weder|noch\snie|kaum|nichts|statt",
    denials_behind=r"nicht(?!\snur)|keine?[nmrs]?|nie|niemals|kaum|nichts",
    people=r"ärzt\w+|arzt|sie|wir|man|menschen|ihr|team|pflege\w*|leute|patient\w+|apothek\w+|er|du|ich",
    done_by_people=_words("helf senk reduzier steiger stopp verringer heb erhöh verminder minder halbier verdoppel"),
)
STATEMENTS = Statements(
    read=reader(_CLAUSES),
    harms=_words(
        "blockier halbier schad schädig steiger erhöh verdoppel verschlechter verschlimmer verursach zerstör töt"
    ),
    probably=("wahrscheinlich", "vermutlich"),
    may="möglicherweise",
    hedges=(
        r"wahrscheinlich\w*|vermutlich|wohl|möglicherweise|möglich|vielleicht|eventuell|womöglich|kann|können|könnten?|dürften?|mag|ob"
        r"|unklar|ungewiss|unsicher|unbekannt|nicht\s(?:bekannt|sicher|klar|belegt|bewiesen|gezeigt|gefunden)|niemand|weiß|wissen"
        r"|scheint|scheinen|zu\s(?:wenige?|klein|kurz)|widerspr\w+|uneinig|kein(?:e|en)?\s(?:\w+\s)?(?:studien?|hinweise?|belege?|beweise?"
        r"|anzeichen)|zufall|offen|weder|hinweise?"
    ),
    strong_enough=r"wahrscheinlich|vermutlich|wohl|dürften?",
    weak=r"möglicherweise|vielleicht|eventuell|womöglich|könnten?|mag",
    uncertain=(
        r"unsicher|ungewiss|unklar|unbekannt|nicht\s(?:sicher|klar|bekannt|sagen|gezeigt|belegt|beurteilen)|niemand"
        r"|(?:weiß|wissen)(?:\s\w+){0,2}\snicht|zu\s(?:wenige?|klein|kurz)|widersprechen|uneinig"
        r"|kein(?:e|en)?\s(?:\w+\s)?(?:studien?|belege?|hinweise?|beweise?)|offen|zweifel\w*"
    ),
    never=(
        r"wundermittel|wunderheilung\w*|(?-i:Wunder)|garantie\w*|garantier\w+|allheilmittel|heilt(?!\s(?:ab|aus|schlecht|langsam|schnell|besser|gut"
        r"|von|in|nach|bei|nicht)\w*)|geheilt|heilen(?!\s(?:ab|aus|schlecht|langsam|schnell|besser|gut|nicht)\w*)"
        r"|100\s?%\s?(?:ig\s)?(?:wirksam|sicher|erfolg)|hilft\s(?:allen|jedem|immer)|wirkt\s(?:immer|bei\s(?:jedem|allen))|versagt\snie"
    ),
    boasts=(
        r"beweist|beweisen|bewiesen|erwiesen\w*|nachgewiesen|nachweislich|zweifellos|zweifelsfrei|definitiv|sicherlich|mit\ssicherheit"
        r"|eindeutig|immer|zeig(?:t|en|te|ten),\sdass|bekanntlich|ohne\szweifel|garantiert"
    ),
    safe=(
        r"(?:völlig|absolut|vollkommen|ganz|komplett|100\s?%|rundum)\s(?:sicher|harmlos|unbedenklich|ungefährlich|ungiftig)"
        r"|(?:ohne|frei\svon|keine(?:rlei)?|keinen)\s(?:jede\s|bekannten?\s)?(?:nebenwirkungen?|risiken|risiko|gefahr(?:en)?)"
        r"(?!\s(?:von|für|durch|dass|in|bei|zu)\b)|nebenwirkungsfrei|risikofrei|risikolos"
        r"|kann\s(?:ihnen\s|dir\s|niemandem\s|auch\s)?nicht\sschaden|(?:ist|sind)\s(?:immer\s)?(?:harmlos|unbedenklich|ungefährlich"
        r"|nicht\sgefährlich|nicht\sschädlich)|sicher\sfür\s(?:alle|jeden)|für\s(?:alle|jeden)\s(?:sicher|geeignet)"
        r"|schadet\s(?:niemandem|nicht|nie)|nichts\szu\s(?:befürchten|verlieren)|überdosierung\sist\sunmöglich"
    ),
    called_safe=(
        r"(?:ist|sind|war|waren|gilt\sals|gelten\sals)\s(?:(?:sehr|ziemlich|meist|allgemein|auch)\s)?(?:sicher|gut\sverträglich|verträglich"
        r"|harmlos|unbedenklich)(?!,?\s(?:dass|ob|wie|zu)\b)|(?:wirksam|natürlich)\sund\s(?:sicher|gut\sverträglich)"
        r"|(?:sicher|verträglich)\sund\swirksam"
    ),
    denied=r"\b(?:nicht|nie|niemals|kein\w*|niemand|ob|wenn|kaum|statt|ohne|weder|verspricht|versprechen)",
    reports=(
        r"laut|sagt|sagen|sagte|empfiehlt|empfehlen|rät|raten|leitlinien?|nennt|nennen|bericht\w*|zufolge|gibt\s(?:\w+\s)?an|schreibt|heißt\ses"
    ),
    advises=(
        r"^\s*(?:ja[.,]?|nein[.,]?)?\s*(?:bitte\s)?(?:frag\w*|sprech\w*|geh\w*|ruf\w*|lass\w*|nehmen\ssie|setzen\ssie|ändern\ssie|wart\w*"
        r"|sag\w*|zeig(?:en\ssie|e?)|bring\w*|schreib\w*|achte\w*|les\w*|lies|behalt\w*|wenn|bevor|ihre?\s(?:ärzt\w+|arzt|team|apothek\w+)|ärzt\w+)"
    ),
    matters=(
        r"\w*schmerz\w*|taubheit\w*|kribbeln|brennen|symptom\w*|beschwerden|tod\w*|\w*krankheit\w*|\w*infektion\w*|\w*krebs|tumor\w*|migräne"
        r"|schlaf\w*|müdigkeit|depression\w*|angst|stimmung|gedächtnis|blutdruck|blutzucker|gewicht|überleben|leben\w*|\w*risik\w+"
        r"|wahrscheinlichkeit|\w*anfälle?n?|schlaganf\w+|stürze?n?|wunden?|geschwür\w*|übelkeit|erbrechen|husten|fieber|anämie|schwellung\w*"
        r"|schwäche|krämpfe?n?|diabetes|neuropathie|demenz|asthma|\w*schäden|\w*schaden|probleme?n?|gesundheit"
    ),
    for_people=r"menschen|patient\w+|ihnen|allen|vielen|den\smeisten|gut|besser|am\sbesten|gegen|bei|in|schnell|frauen|männern?",
    helps=_words("helf wirk"),
    makes=("macht", "machen"),
)

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
    not_medicines=_words(
        "eine einer keine andere anderen tasse tag dosis form hilfe höhere niedrigere menschen tablette test behandlung wasser warmes woche "
        "ohne nervenschäden scheintabletten scheinmedikament übliche schein mit oder"
    ),
)
_PEOPLE = (
    r"(?:Menschen|Personen|Patient(?:inn)?en|Erwachsenen?|Männern?|Frauen|Kindern?|Leuten?|Teilnehme(?:nde|rinne)n)"
)
_MONTHS = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_UNITS = r"mg|%|Mikro|Milli|µ|IE|Gramm"
_ONES = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_HUNDRED = {word: 10.0 * ten for ten, word in enumerate(_TENS, 2)} | {
    f"{one}und{word}": 10.0 * ten + number
    for ten, word in enumerate(_TENS, 2)
    for number, one in enumerate(_ONES[:9], 1)
}
_N = rf"(?:\d\d?|eine[rnm]?|{'|'.join(_ONES[1:])})"
_SHARES = (
    rf"(?<![\w.,-])(?P<n>{_N})\s(?:von|unter|in)\s(?:je\s)?(?P<of>{_N})(?:\s(?:von\sihnen)\b|\s(?:\w+\s)?{_PEOPLE}\b)|"
    r"\b(?P<part>(?:die\s)?Hälfte|(?:ein|zwei)\sDrittel|(?:ein|drei)\sViertel)\s(?:der|von|aller)\s"
    rf"(?:\w+\s)?(?:{_PEOPLE}|ihnen|denen)\b|\b(?P<percent>{'|'.join(_HUNDRED)}|{'|'.join(_ONES)})\sProzent\b|"
    rf"\b(?P<times>{'|'.join(_ONES[1:])})mal\s(?:so\s(?!viel)|häufiger|höher|niedriger|mehr|weniger)"
)
_IN_SHARES = _words("hälfte drittel viertel prozent") | {*_ONES[1:]} | {f"{word}mal" for word in _ONES[1:]}
_VALUES = dict(
    (
        *((word, float(number)) for number, word in enumerate(_ONES, 1)),
        *(("eine", 1.0), ("einer", 1.0), ("einen", 1.0), ("einem", 1.0)),
        *_HUNDRED.items(),
        *(("hälfte", 1 / 2), ("die hälfte", 1 / 2), ("ein drittel", 1 / 3), ("zwei drittel", 2 / 3)),
        *(("ein viertel", 1 / 4), ("drei viertel", 3 / 4)),
    )
)
NUMBERS = Numbers(
    decimal=",",
    group=".\u202f\u00a0 ",
    written="(?:\\d{1,3}(?:[.\u202f\u00a0 ]\\d{3})+(?!\\d)(?:,\\d+)?|\\d+(?:[.,]\\d+)?)",
    may_follow=r"%|Prozent|-?mal|-?fach|Menschen|Personen|von|unter|in|pro|je",
    percent=r"%|-?Prozent\b",
    before=(
        r"\b(?:Alter\s(?:von|ab|über|bis|zwischen)|ab|älter\sals|jünger\sals)\s(?:\d+\s(?:bis|und|oder|[-–])\s?)?|"
        rf"\b{_PEOPLE}\s(?:über|unter|ab)\s|\b(?:Tabelle|Tab\.|Abbildung|Abb\.|Seiten?|S\.|Kapitel|Abschnitt|Schritt|Teil|Version|Typ|Phase"
        r"|Stadium|Grad|Stufe|Nummer|Nr\.|Artikel|Absatz|Heft|Band|Zeile|Raum|Level)\s?(?:\d[\d.,–-]*(?:\s(?:und|oder|bis)\s)?)?|"
        r"\b(?:Notruf|Telefon|Tel\.|Nummer)\s(?:\d[\d\s]*)?|\b\d{4}-(?:\d\d-)?|\b\d\d?:"
    ),
    behind=(
        rf"\.?\s{_MONTHS}\b|-\d\d(?:-\d\d)?\b|(?:\sbis\s\d+)?[\s-]*[Jj]ährige\w*|(?:\sbis\s\d+)?\sJahren?\s(?:alt|und\s(?:älter|jünger))|"
        r"\sJahren?\s(?:oder|und)\s(?:älter|mehr)|\sUhr\b"
    ),
    month_before=r"(?!)",
    of_age=rf"\b{_PEOPLE}\s(?:von|zwischen)\s",
    to=r"\sbis\s",
    plain_to=" bis ",
    from_="von",
    whole_before=r"\b(?:von|unter|pro|je|jeweils|auf|in|bei|den)\s(?:je(?:weils)?\s|etwa\s|den\s)?",
    units=_UNITS,
    counted=rf"{_PEOPLE}|{_UNITS}",
    of_every=rf"\s*(?:{_PEOPLE}\s)?(?:von|unter|pro|je|auf|in)\s(?:je(?:weils)?\s|den\s)?",
    in_many=r"\s(?:von|unter|in)\s(?:je(?:weils)?\s)?",
    of_many=rf"\s(?:{_PEOPLE}\s)?(?:von|unter|in)\s(?:je(?:weils)?\s)?1[.\s]?000?\b",
    times=r"\s?(?:-?mal|-?fache?[nsrm]?)\b(?!\s(?:am|pro|täglich|im|in\sder)\b)",
    about=r"\b(?:etwa|ungefähr|rund|circa|ca\.|fast|knapp|gut|über|unter|mehr\sals|bis\szu|um\sdie|etwas\süber)\s",
    interval=r"\s?(?:%|Prozent)[\s-]?(?:KI|CI|Konfidenz\w*|Vertrauens\w*|Intervall\w*|Grenzen)",
    of=r"(?:(?:Menschen|Personen)\s+)?von(?:\s+(?:den|insgesamt))?",
    in_words=reader_of_shares(_SHARES, _VALUES, _IN_SHARES),
    to_or=r"\s?(?:bis|und|oder|[-–])\s?",
    studied=(
        r"Menschen|Personen|Patient\w+|Erwachsene\w*|Männer\w*|Frauen|Kinder\w*|Teilnehme\w+|Reisende\w*|Studien|Übersichts\w+|Jahren?|Monaten?"
        r"|Wochen|Tagen?|Stunden|Minuten|mg|µg|Mikrogramm|Milligramm|Tabletten|Artikel\w*|Länder\w*|Zentren"
    ),
    measured=r"[a-zµμ]{1,4}mol|[a-zµμ]{0,2}g|[a-zµμ]{0,2}[lL]|IE|Einheiten|Punkte?n?|m/s|mV|ms|µV|kg",
    limits="KI|CI|Konfidenz\\w*|Vertrauens\\w*|Intervall",
    others=(
        r"\b(?:nicht|kein\w*|nie|niemand|ohne|blieb\w*|übrig\w*|andere[nr]?|rest\w*|überleb\w*|lebte\w*|gesund\w*|wohl|normal\w*|frei)\b"
    ),
    of_whole=rf"\bvon\s(?:je(?:weils)?\s)?(?P<all>1[.\s]?000?)\s{_PEOPLE}\b[^.;\d]{{0,99}}\s(?P<some>\d{{1,9}})(?![\w,]|\.\d)",
    in_percent=r"\s{0,3}%|\s{1,3}Prozent\b|\s{1,3}(?:von|unter|in)\s{1,3}(?:je(?:weils)?\s{1,3})?100\b",
    intervals=r"95\s?%[\s-]+(?:KI|CI|Konfidenzintervall|Vertrauensbereich|Intervall):?\s+(?:von\s+)?",
    compares=r"gegenüber|gegen|und|als|verglichen|während|aber|im\sVergleich|statt",
    not_estimates=r"Menschen|Personen|Patient|Erwachsene|Studien|Jahren?|Monaten?|Wochen|Tagen?|µ|mg\b",
)
COUNTS = Counts(
    numbers=(
        *((word, float(number)) for number, word in enumerate(_ONES, 1)),
        *(("eine", 1.0), ("einer", 1.0), ("einem", 1.0), ("einen", 1.0)),
    ),
    to=r"\sbis\s",
    people=(
        "menschen|personen|patienten|patientinnen|erwachsenen?|männern?|frauen|kindern?|teilnehmenden?|teilnehmern?|probanden|freiwilligen?"
        "|reisenden?|tieren?|ratten|mäusen?|leuten?"
    ),
    plural="",
    of=r"\b(?:von|unter|pro|je|jeweils|auf|in)\s(?:je(?:weils)?\s)?",
    measured=(
        r"[pnµμmk]?[gl]\b|[pnµμm]?mol|mikro|milli|gramm|punkte?n?\b|(?:stunde|woche)n?\b|(?:tag|monat|jahr)(?:e[ns]?)?\b|prozent"
    ),
    times=(("tag(?:e[ns]?)?", 1.0), ("wochen?", 7.0), ("monat(?:e[ns]?)?", 30.4), ("jahr(?:e[ns]?)?", 365.25)),
    things=(
        ("trial", "(?:randomisierten?n?\\s)?studien?"),
        ("review", "übersicht(?:en|sarbeit(?:en)?)?"),
        ("vitamin", "vitaminen?"),
        ("clinic", "kliniken?"),
    ),
    not_between=r"am|an|in|von|pro|und|oder|auf|bei|mit|menschen|personen",
    not_behind=r"\s?(?:alt|und\sälter|oder\sälter)",
    first_look=_words(
        "tag tage tagen woche wochen monat monate monaten jahr jahre jahren studie studien übersicht übersichten übersichtsarbeit "
        "übersichtsarbeiten vitamine vitaminen klinik kliniken"
    ),
)
_P = r"\bP\s?(?:-?Werte?s?)?\s?(?:[<=>≤≥]|von|war|unter)\s?0?[.,]\d+"
_BIG = r"(?:groß|größer|stark|stärker|deutlich|enorm|erheblich|beeindruckend|gewaltig)\w*"
RELATIONS = Relations(
    relative=(
        r"doppelt\sso|verdoppel(?:t|n|te)|verdreifach(?:t|en|te)|halbier(?:t|en|te)|um\s(?:etwa\s|fast\s)?die\shälfte"
        r"|halb\sso\s(?:viele|oft|häufig)|\d[\d.,]{0,20}+[\s-]?mal\s(?:so|mehr|häufiger|höher|niedriger)"
        r"|\d[\d.,]{0,20}+\s?(?:%|prozent)\s(?:mehr|weniger|niedriger|höher|häufiger|seltener|geringer)"
        r"|relative[sn]?\srisiko|risikoverhältnis|chancenverhältnis|odds\sratio|hazard\sratio"
    ),
    by_percent=(
        r"(?:senk|verringer|reduzier|erhöh|vermind|steig|sink|sank)\w*\b[^.;]{0,40}?\bum\s(?:etwa\s)?\d[\d.,]{0,9}\s?(?:%|prozent)"
    ),
    absolute=(
        r"\b(?:von|unter|in|pro|je)\s(?:je(?:weils)?\s)?(?:10|100|1[.\s]?000|10[.\s]?000|\d[\d.]{0,20}\s(?:menschen|personen|patient\w+"
        r"|erwachsenen))\b"
    ),
    people=r"\d[\d,.…]{0,20}\s(?:mehr|weniger|von\sihnen|menschen|personen)",
    other_uses=(
        r"\b(?:doppelte[nr]?|dreifache[nr]?|halbe[nr]?)\s(?:dosis|menge|\w*tablette)|(?:dosis|menge|\w*spiegel|tabletten?)\s(?:\S+\s){0,4}?"
        r"(?:verdoppel\w+|halbier\w+)|(?:verdoppel\w+|halbier\w+)\s(?:sie\s)?(?:\S+\s){0,3}?(?:dosis|menge|\w*spiegel|tabletten?)"
        r"|\d\s?mal\s(?:am|pro|täglich|in\sder)|zweimal\s(?:am|pro|täglich)|doppelblind\w*",
    ),
    of_people=(
        r"\b(?:risik\w+|wahrscheinlichkeit|chancen?|oft|häufig\w*|\w*todesf\w+|tod|sterben|starben|menschen|personen|patient\w+|\w*fälle?n?"
        r"|schlaganf\w+|krebs|viele|bekommen|erbrechen)\b"
    ),
    p_as_size=(
        r"\b(?:hoch|sehr\s|stark\s|höchst\s?|äußerst\s|klar\s)\s?(?:statistisch\s)?signifikant\w*"
        rf"|\b{_BIG}\b[^.;]{{0,40}}?\(?(?:{_P})|(?:{_P})[^.;]{{0,40}}?\b(?:also|zeigt|bedeutet|beweist|eine?n?|damit)\s(?:\w+\s){{0,3}}?{_BIG}\b"
        r"|\bsignifikant\s(?:größer|stärker|besser|weniger|mehr|niedriger|höher|verringert|gesenkt|verbessert|seltener|häufiger)"
    ),
    denied=r"\b(?:nicht|kein\w*|nie|weder|ohne)\s(?:\w+\s){0,2}",
    percent=r"\d[\d.,]{0,20}\s?(?:%|-?Prozent\b)",
    of_what=(
        r"\b(?:menschen|personen|patient\w+|männer\w*|frauen|kinder\w*|erwachsene\w*|teilnehme\w+|reisende\w*|ihnen|denen|\w*fälle?n?|studien"
        r"|gruppen?|konfidenz\w*|intervall\w*|vertrauens\w*|KI|als|verglichen|gegenüber|statt|im\svergleich|niedriger|höher|weniger|mehr"
        r"|seltener|häufiger|chance|sicherheit|körper\w*|gewichts?|dosis|ausgangs\w*|wer|alle[rn]?)\b|(?:%|prozent)\s(?:der|des|von|ihrer|seiner)\b"
    ),
    times=(
        r"(?<![\d.,])(?P<n>\d+(?:,\d+)?)[\s-]?(?:mal|fach)\s(?:so\s(?:wahrscheinlich|oft|häufig|viele?|hoch)"
        r"|(?P<more>mehr|höher|häufiger|wahrscheinlicher|weniger|niedriger))"
    ),
    more=r"(?<![\d.,])(?P<n>\d+(?:,\d+)?)\s?(?:%|Prozent)\s(?:mehr|höher\w*|häufiger|größer\w*)(?!\sodds)",
    odds="odds|hazard|chancenverhältnis",
    decimal=",",
)
_SOME_PEOPLE = rf"(?:von\s)?(?:den\s|der\s|dieser\s)?(?:\w+\s)?(?:{_PEOPLE}|ihnen|denen)\b"
QUANTITIES = Quantities(
    pattern=(
        rf"\b(?P<nearly_all>(?:fast|beinahe|nahezu)\s(?:jede[rnm]?\b|alle\b)|die\s(?:große|überwiegende)\smehrheit\b)|"
        rf"\b(?P<hardly_any>(?:kaum|fast)\s(?:jemand|niemand)\b|(?:fast|kaum)\s(?:keine\s)?{_PEOPLE}\b|sehr\swenige\s{_SOME_PEOPLE})|"
        rf"\b(?P<most>die\smeisten(?:\s{_SOME_PEOPLE})?\b|(?:die|eine)\smehrheit\b)|\b(?P<few>nur\swenige\s{_SOME_PEOPLE}|die\sminderheit\b)|"
        rf"\b(?P<all>jeder\smensch\b|alle\s{_SOME_PEOPLE})(?!\s(?:die|mit|auf)\b)|\b(?P<nobody>niemand\b|kein(?:er|em|e)?\s{_SOME_PEOPLE})"
        r"(?!\s(?:weiß|kann|hat\s(?:bisher|untersucht|geprüft)|untersuchte|prüfte))"
    ),
    denied=r"\b(?:nicht|nie|weder|ob|statt|wenn)\b",
    first_look=_words(
        "jeder jeden jedem alle allen mehrheit niemand jemand kaum meisten wenige minderheit kein keine keiner keinem"
    ),
)
_AVOID = (
    (r"(?:der|ein|die|eine)\sdiabetiker(?:in)?|diabetiker(?:n|innen)?", "Menschen mit Diabetes"),
    (r"leide(?:t|n)\s(?:an|unter)", "haben"),
    (r"appliziert?|verabreicht?", "geben"),
    (r"signifikant\w*", "wie groß der Unterschied ist"),
    (r"circa|approximativ", "etwa"),
    (r"hinsichtlich|bezüglich|betreffend", "zu, über"),
    (r"infolge|aufgrund\svon", "wegen"),
    (r"mcg|µg|μg", "Mikrogramm"),
    (r"initiier\w+", "beginnen"),
    (r"persistier\w+", "anhalten"),
    (r"induzier\w+", "auslösen"),
    (r"reduktion", "Rückgang"),
)
_JARGON = {
    "neuropathie": "Nervenschaden",
    "polyneuropathie": "Nervenschaden",
    "neuropathisch": "von Nerven",
    "peripher": "in Füßen und Händen",
    "defizienz": "Mangel",
    "placebo": "Scheinmedikament",
    "adhärenz": "wie gut man sich daran hält",
    "inzidenz": "wie viele neu erkranken",
    "prävalenz": "wie häufig es ist",
    "mortalität": "Todesfälle",
    "morbidität": "Krankheit",
    "hypertonie": "Bluthochdruck",
    "hypoglykämie": "Unterzucker",
    "hyperglykämie": "zu hoher Blutzucker",
    "renal": "der Nieren",
    "hepatisch": "der Leber",
    "kardial": "des Herzens",
    "kardiovaskulär": "von Herz und Gefäßen",
    "parästhesie": "Kribbeln",
    "parästhesien": "Kribbeln",
    "prophylaxe": "Vorbeugung",
    "kontraindiziert": "nicht anzuwenden",
    "komorbiditäten": "andere Krankheiten",
    "monotherapie": "ein Medikament allein",
    "intramuskulär": "in einen Muskel",
    "subkutan": "unter die Haut",
    "intravenös": "in eine Vene",
    "oral": "zum Einnehmen",
    "ätiologie": "Ursache",
    "metaanalyse": "zusammengefasste Studien",
    "kohorte": "Gruppe, die beobachtet wurde",
    "biomarker": "Zeichen im Blut",
    "malabsorption": "zu geringe Aufnahme",
    "dyspnoe": "Atemnot",
    "ödem": "Schwellung",
    "analgetikum": "Schmerzmittel",
    "benigne": "gutartig",
    "idiopathisch": "ohne bekannte Ursache",
    "systemisch": "im ganzen Körper",
}
_LINKS = frozenset(
    {
        "hier",
        "hier klicken",
        "klicken sie hier",
        "dies",
        "mehr",
        "mehr lesen",
        "weiterlesen",
        "link",
        "diese seite",
    }
)
_ABBREVIATIONS = frozenset(
    {
        "EU",
        "USA",
        "DNA",
        "HIV",
        "AIDS",
        "TV",
        "OK",
        "A",
        "I",
        "II",
        "III",
        "IV",
        "MRT",
        "CT",
        "WHO",
        "GmbH",
        "AG",
    }
)


def plain() -> Plain:
    """Return what makes a German text hard to read."""
    # No build asks for it.
    from citesite.check.plain_language.grade import amstad, syllables_by, wiener

    return Plain(
        syllables=syllables_by(
            r"[aeiouyäöü]+",
            r"(?<!q)(?:i[aouä]|ea|eo|u[aeio](?!s?$)|[ao]e(?=n$)|ao|oa|(?:ei|au|eu|äu)(?=[aeiouäöü])|(?<=[a-zäöü]{2})ie(?=n$)|(?<=ud)ie$"
            r"|(?<=il)ie$|(?<=in)ie$|eu(?=m$)|ii)",
        ),
        measures=(
            Measure("Schulstufe (Wiener Sachtextformel)", wiener, 8),
            Measure("Leichtigkeit (Flesch, Amstad)", amstad, 60, is_ease=True),
        ),
        avoid=_AVOID,
        jargon=_JARGON,
        vague=(
            r"(?<!wie\s)(?<!so\s)oft|(?<!wie\s)(?<!so\s)häufig|selten|manchmal|gelegentlich|mitunter|vereinzelt|"
            r"(?:gute|hohe|geringe|kleine|große)\s(?:chance|wahrscheinlichkeit)"
        ),
        passive=r"\b(?:wird|werden|wurde|wurden|worden)\b(?=[^.!?]*\b(?:ge\w+(?:t|en)|\w*(?:be|ver|er|ent|zer)\w{2,}(?:t|en)|\w+iert)\b)",
        forbids=r"nicht|nie|niemals|vermeiden\ssie|keinesfalls",
        forbidden=r"\b(?:nicht|nie|niemals|kein\w*|vermeid\w+)\b",
        links=_LINKS,
        abbreviations=_ABBREVIATIONS,
        frequency=(
            r"\b[\d.,]{1,20}+(?: bis [\d.,]{1,20}+)? (?:von|unter|in|auf)(?: je)? (10|100|1[.\s]?000|10[.\s]?000|100[.\s]?000)\b(?![.,]?\d)"
        ),
        one_in=r"\b(?:1|eine[rnm]?|ein) (?:von|unter|auf) (\d[\d.]*)\b",
        percent=r"\b\d[\d.,]{0,20}+(?:\s?%| Prozent\b)",
        people=r"menschen|personen|patient|männer|frauen|kinder|erwachsene",
        in_hundred="… von 100 Menschen",
        to="bis",
        group=".",
        nouns_have_capitals=True,
    )


LANGUAGE = Language(
    "German",
    _words("""
        aber alle als also auch auf aus bei bis das dass dem den der des die dies diese dieser durch ein eine einem einen
        einer eines für haben hat hatte ihr ihre ihrem ihren kann können mehr mit nach nicht noch nur oder ohne sehr sein
        sich sie sind über und unter viele vom von vor war waren was welche wenn werden wie wird wurde wurden zum zur
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
