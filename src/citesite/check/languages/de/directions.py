"""Which way a German sentence says that something goes."""

from __future__ import annotations

from citesite.check.languages.form import Directions, words


def weak(stems: str) -> str:
    """Return a pattern for the forms of regular verbs, by their stems; "besseren" is no form of "bessern"."""
    return "|".join(rf"{stem}(?:e?t|e?te|e?ten|{'n' if stem.endswith('er') else 'e?n'})" for stem in stems.split())


_REST = r"(?=[^,;:.]*\s"
"""Begins what is behind the first part of a separable verb; its second part follows."""
_END = r"(?:$|[\s,;:.!]))"

DIRECTIONS = Directions(
    verbs=(
        (
            ("amount", 1),
            weak("steiger vermehr beschleunig verdoppel verdreifach verursach")
            + r"|steig(?:t|en)|steige|stieg(?:en)?|gestiegen|erhöht|erhöhten?(?=\s(?:das|die|den|der|sich)\b)|erhöhen|gesteigert"
            rf"|(?:wächst|wachsen|wuchs|wuchsen)|gewachsen|(?:nimmt|nehmen|nahm|nahmen){_REST}zu{_END}|zunimmt|zunehmen|zunahm"
            rf"|zugenommen|führ(?:t|en|te|ten)\s(?:\S+\s){{0,6}}?zu\b|zu\s(?:\S+\s){{1,6}}?führ(?:t|en|te|ten)|(?:löst|lösen|löste){_REST}aus{_END}|auslöst"
            rf"|(?:hebt|heben|hob|hoben){_REST}an{_END}|anhebt|anheben|angehoben",
        ),
        (
            ("amount", -1),
            weak("senk verringer verminder minder reduzier verlangsam brems halbier verhinder")
            + r"|gesenkt|gemindert|gebremst|sink(?:t|en)|sinke|sank(?:en)?|gesunken|fällt|fallen|fiel(?:en)?"
            rf"|(?:nimmt|nehmen|nahm|nahmen){_REST}ab{_END}|abnimmt|abnehmen|abnahm|abgenommen"
            rf"|(?:beugt|beugen|beugte){_REST}vor{_END}|vorbeug(?:t|en)|vorgebeugt|bewahr(?:t|en|te)\s(?:\S+\s){{1,14}}vor\b"
            rf"|(?:geht|gehen|ging|gingen){_REST}zurück{_END}|zurückgeht|zurückgegangen",
        ),
        (
            ("worth", 1),
            weak("verbesser besser linder milder heil")
            + r"|gebessert|gelindert|gemildert|geheilt|hilft|helfen|half(?:en)?|geholfen|schütz(?:t|en|te)|geschützt",
        ),
        (
            ("worth", -1),
            weak("verschlechter verschlimmer schädig") + r"|schad(?:et|en|ete)|geschadet|geschädigt",
        ),
    ),
    comparisons=(
        (
            ("amount", 1),
            r"mehr\s(?:\w+\s)?(?:menschen|personen|patient\w+|erwachsene|frauen|männer|kinder|leute|fälle|todesfälle)"
            r"|mehr(?=(?:\s(?!als\b|oder\b)[\w-]+){1,3}?\s(?:noch|weiterhin)\b)|(?:\d|…)\smehr(?=\s(?:von|menschen|personen)\b)|mehr(?=[.,;]|$)|häufiger|öfter|wahrscheinlicher|höher\w*|größer\w*"
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
        r"|(?:etwa|ungefähr|fast|nahezu|annähernd|rund)\s(?:gleich\s(?:\w+\s)?wie|(?:das|der|die)selben?\s(?:\w+\s)?wie)"
        r"|(?:etwa|ungefähr|fast|nahezu|annähernd)\sso\s(?:gut|oft|häufig|hoch|stark|lange?|viele?)\s(?:\S+\s){0,9}?wie"
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
            r"|rückgang)|(?<!nicht\s)zu\s(?:wenig|gering|klein),?\s(?:um|als\sdass)(?:\s\w+){0,5}\s(?:zu\s)?(?:merk|bemerk|spür|fühl)\w+"
            r"|kaum\s(?:merklich|spürbar)",
        ),
    ),
    makes=(
        r"macht|machen|führt|führen|verursach(?:t|en)|machte|machten"
        r"|(?:bekommt|bekommen|bekam|bekamen)(?= (?:\S+ )*(?:von|durch) )|(?:von|durch) (?:\S+ ){1,4}(?:bekommt|bekommen|bekam|bekamen)"
    ),
    than=r"\b(?:als|verglichen|im vergleich|gegenüber|statt)\b",
    times=(
        (r"verdoppel(?:t|n|te)|doppelt\sso|zweimal\sso", (1.5, 2.7)),
        (r"verdreifach(?:t|en|te)|dreimal\sso", (2.4, 3.8)),
        (r"halbier(?:t|en|te)|um\sdie\shälfte|halb\sso", (0.35, 0.65)),
    ),
    changing=(
        words("schlaf schlafen schläft schlief schliefen"),
        words("erbrechen erbricht erbrach erbrachen"),
        words("fallen fällt fiel fielen"),
        words("wachsen wächst wuchs wuchsen"),
    ),
    unchanged=r"(?:bleib(?:t|en)|blieb(?:en)?)\s(?:\S+\s){0,3}?(?:gleich|wie\s(?:zuvor|vorher))|gleich\s(?:lange?|gut|oft|viele?)|wie\s(?:zuvor|vorher)",
    endings="en|er|es|em|e|n|s",
    apart=(
        (words("morgen morgens frühstück"), words("abend abends nacht nachts")),
        (words("arm arme armen hand hände händen"), words("bein beine beinen fuß füße füßen")),
        (words("knie knien"), words("hüfte hüften")),
        (words("systolisch systolische systolischer"), words("diastolisch diastolische diastolischer")),
        (words("gehen stehen"), words("ruhe sitzen liegen")),
        (words("sommer"), words("winter")),
        (words("behalten behielt behielten"), words("verlieren verliert verlor verloren verlust")),
    ),
    of_time=words("früher später schneller langsamer eher"),
    states=words("sein haben werden fühlen"),
    lacks=(
        r"\w*frei\w*|ohne|nicht|kein\w*|nie|los|losgeworden|weg|fort|verschwand\w*|verschwind\w*|verschwunden\w*|\w*heil\w*|erhol\w*"
        r"|gesund\w*|gesünder|besser\w*|linder\w*|gelindert\w*|vorbei|vorüber|aufgehört|gestoppt|kontroll\w*"
    ),
    keeps=r"noch|weiterhin|hatten?|hat|haben|habe|bekam\w*|bekommen|litt\w*|leide\w*|blieb\w*|bleib\w*|geblieben|übrig|plagt\w*",
    time_units=words(
        "sekunde sekunden minute minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren"
    ),
    it=words("es er sie das dies diese dieser"),
    other_group=("schein", "placebo", "ohne", "als bei", "aber "),
)
