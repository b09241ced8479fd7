"""What a German text states of an effect, how surely, and what it promises."""

from __future__ import annotations

from citesite.check.languages.form import Statements, words
from citesite.check.wording.clauses import Clauses, reader

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


def _weak(stem: str) -> str:
    """Return the forms of a regular verb; "besseren" is no form of "bessern"."""
    endings = ("t", "et", "te", "ete", "ten", "eten", "n", *([] if stem.endswith("er") else ["en"]))
    return "|".join(stem + ending for ending in endings)


_PAINS = (
    r"(?:\w*schmerz(?:en|es)?|beschwerden|symptome|\w*brennen|\w*jucken|juckreiz|übelkeit|kribbeln|husten|fieber|krämpfe|schwellung(?:en)?|müdigkeit)"
    r"(?!\w)"
)
"""What nobody wants to have."""
_NOT_HEDGED = r"(?:(?!wahrscheinlich|vermutlich|wohl|vielleicht|möglicherweise|nicht|nie)[^\s,.;:]+\s){{{}}}?"
"""Some words within a phrase, none of which is a hedge."""
_CLAUSES = Clauses(
    verbs=(
        *((stem, _weak(stem)) for stem in _STEMS.split()),
        *((stem, forms) for stem, (forms, _) in _IRREGULAR.items()),
    ),
    with_helper=(
        *((stem, f"ge{stem}t") for stem in _STEMS.split()),
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
        r"|(?:bringt|bringen|brachten?)\s(?:sie|dich|einen|menschen|betroffene|viele|die\smeisten)\s(?:[^\s,.;:]+\s){0,5}?(?:zurück|wieder)\s(?:zu[mr]?|auf|in)"
        rf"|(?:nimmt|nehmen|nahm|nahmen)\s{_NOT_HEDGED.format('0,2')}(?:den|die|das|alle|ihre?n?)\s(?:[^\s,.;:]+\s)?{_PAINS}"
        rf"(?!\s(?:wahr|ernst|hin|in|auf|mit|zur|als)\b)|(?:schaff|räum)(?:t|en|te|ten)\s{_NOT_HEDGED.format('1,4')}aus\s(?:der\swelt|dem\sweg)"
        rf"|mach(?:t|en|te|ten)\s(?:schluss\smit|{_NOT_HEDGED.format('1,3')}(?:ein\sende|den\sgaraus))"
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
    done_by_people=words("helf senk reduzier steiger stopp verringer heb erhöh verminder minder halbier verdoppel"),
)
STATEMENTS = Statements(
    read=reader(_CLAUSES),
    harms=words(
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
    in_safety=(
        (
            words(
                "sicher harmlos unbedenklich ungefährlich ungiftig nebenwirkunge nebenwirkungen risiken risiko gefahr gefahren "
                "nebenwirkungsfrei risikofrei risikolos schaden schadet gefährlich schädlich geeignet befürchten verlieren "
                "überdosierung verträglich"
            ),
            frozenset(),
        ),
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
    helps=words("helf wirk"),
    conditions=(
        r"\b(?:egal|gleichgültig|unabhängig\sdavon),?\sob\b|\b(?:wenn|falls|ob)\s(?:sie|man|menschen|jemand|er)\s(?:[\w-]+\s){0,3}?"
        r"(?:nehm\w+|nimmt|einnehm\w+|einnimmt|hab\w+|hat|bekomm\w+|brauch\w+|sind|ist)\b"
    ),
    makes=("macht", "machen"),
)
