"""How a German sentence relates one amount to another."""

from __future__ import annotations

from citesite.check.languages.counting import Relations

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
    ratio_signs=("%", "prozent", "mal", "fach"),
    decimal=",",
)
