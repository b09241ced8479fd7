"""How numbers are written in German, and what is beside one that may be a finding."""

from __future__ import annotations

from citesite.check.languages.counting import GROUPS_WITHOUT_COMMA, NEVER, WITH_DECIMAL_COMMA, Numbers, in_order
from citesite.check.languages.form import words
from citesite.check.typed_units import reader as reader_of_units
from citesite.check.typed_units import together
from citesite.check.wording.shares import reader as reader_of_shares

PEOPLE = (
    r"(?:Menschen|Personen|Patient(?:inn)?en|Erwachsenen?|Männern?|Frauen|Kindern?|Leuten?|Teilnehme(?:nde|rinne)n)"
)
_MONTHS = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_UNITS = r"mg|%|Mikro|Milli|µ|IE|Gramm"
ONES = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_HUNDRED = in_order(_TENS, 20, 10) | {
    f"{one}und{word}": 10.0 * ten + number
    for ten, word in enumerate(_TENS, 2)
    for number, one in enumerate(ONES[:9], 1)
}
LARGER = _HUNDRED | in_order(("dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"), 13)
"""Number words from thirteen to ninety-nine."""
_N = rf"(?:\d\d?|eine[rnm]?|{'|'.join(ONES[1:])})"
_SHARES = (
    rf"(?<![\w.,-])(?P<n>{_N})\s(?:von|unter|in)\s(?:je\s)?(?P<of>{_N})(?:\s(?:von\sihnen)\b|\s(?:\w+\s)?{PEOPLE}\b)|"
    r"\b(?P<part>(?:die\s)?Hälfte|(?:ein|zwei)\sDrittel|(?:ein|drei)\sViertel)\s(?:der|von|aller)\s"
    rf"(?:\w+\s)?(?:{PEOPLE}|ihnen|denen)\b|\b(?P<percent>{'|'.join(_HUNDRED)}|{'|'.join(ONES)})\sProzent\b|"
    rf"\b(?P<times>{'|'.join(ONES[1:])})mal\s(?:so\s(?!viel)|häufiger|höher|niedriger|mehr|weniger)"
)
_EACH = {
    f"{word}{ending}": 1 / number
    for word, number in (("zweite", 2), ("dritte", 3), ("vierte", 4), ("fünfte", 5), ("zehnte", 10))
    for ending in ("", "r", "s", "n", "m")
}
_EACH_PERSON = (
    rf"\bjede[rsmn]?\s(?P<part>{'|'.join(_EACH)})\b(?!\s(?:Tage?|Wochen?|Monate?|Jahre?|Mal|Stunden?|Tablette|Studie|Nacht|Morgen|Abend)\b)|"
    r"(?P<n>(?!))(?P<of>)|(?P<percent>(?!))|(?P<times>(?!))"
)
"""Every second child."""
_AMOUNT = rf"(?<![\w.,/-])(?P<n>\d\d?|ein\shalbes|{'|'.join(ONES)})(?P<half>einhalb)?[\s-](?P<unit>kilo(?:gramm)?|kg|pfund)\b(?!\s(?:pro|je)\b)"
_IN_SHARES = words("hälfte drittel viertel prozent") | {*ONES[1:]} | {f"{word}mal" for word in ONES[1:]}
_VALUES = dict(
    (
        *in_order(ONES).items(),
        *(("eine", 1.0), ("einer", 1.0), ("einen", 1.0), ("einem", 1.0)),
        *_HUNDRED.items(),
        *(("hälfte", 1 / 2), ("die hälfte", 1 / 2), ("ein drittel", 1 / 3), ("zwei drittel", 2 / 3)),
        *(("ein viertel", 1 / 4), ("drei viertel", 3 / 4)),
    )
)
_MEASURES = words("kilo kilogramm kg pfund")
_BEFORE_END = r"(?=\s(?:als|mit|bei)\b|\s*[.,;:!?)]|\s*$)"
_CHANGED = words("früher schneller länger kürzer niedriger höher tiefer leichter schwerer besser schlechter")
_DIFFERENCES = (
    rf"(?<![\w.,/-])(?:(?P<low>NUMBER)(?:\s(?:bis|oder)\s(?P<high>NUMBER))?[\s-](?!(?:und|oder|bis|von|in|mal|Studien?|{PEOPLE})\b)"
    rf"(?P<unit>[^\W\d]+)\s(?:(?:{'|'.join(sorted(_CHANGED))})\b|(?:mehr|weniger){_BEFORE_END})|"
    r"(?P<part>NUMBER)(?:\sbis\s(?P<part_high>NUMBER))?\s(?:mehr|weniger)\s(?:[\w-]+\s)?(?:von|pro|unter)\s(?:je\s)?(?P<whole>100|1[.\s]?000)\b|"
    r"\bum\s(?:(?:etwa|rund|ungefähr|bis\szu|fast|nur|knapp|gut)\s)*(?P<by_low>NUMBER)(?:\sbis\s(?P<by_high>NUMBER))?\s"
    rf"(?:(?:{PEOPLE}\s)?(?:von|unter|pro)\s(?:je\s)?(?P<of_whole>100|1[.\s]?000)\b|(?!Prozent|Uhr|von)(?P<by_unit>[^\W\d]+)))"
)
"""Fünf Tage früher, 3 weniger von 100, um 2 Tage."""
NUMBERS = Numbers(
    decimal=",",
    group=GROUPS_WITHOUT_COMMA,
    written=WITH_DECIMAL_COMMA,
    may_follow=r"%|Prozent|-?mal|-?fach|Menschen|Personen|von|unter|in|pro|je",
    percent=r"%|-?Prozent\b",
    before=(
        r"\b(?:Alter\s(?:von|ab|über|bis|zwischen)|ab|älter\sals|jünger\sals)\s(?:\d+\s(?:bis|und|oder|[-–])\s?)?|"
        rf"\bSkala\s(?:von|bis)\s(?:\d+\sbis\s)?|\b{PEOPLE}\s(?:über|unter|ab)\s|\b(?:Tabelle|Tab\.|Abbildung|Abb\.|Seiten?|S\.|Kapitel|Abschnitt|Schritt|Teil|Version|Typ|Phase"
        r"|Stadium|Grad|Stufe|Nummer|Nr\.|Artikel|Absatz|Heft|Band|Zeile|Raum|Level)\s?(?:\d[\d.,–-]*(?:\s(?:und|oder|bis)\s)?)?|"
        r"\b(?:Notruf|Telefon|Tel\.|Nummer)\s(?:\d[\d\s]*)?|\b\d{4}-(?:\d\d-)?|\b\d\d?:"
    ),
    behind=(
        rf"\.?\s{_MONTHS}\b|-\d\d(?:-\d\d)?\b|(?:\sbis\s\d+)?[\s-]*[Jj]ährige\w*|(?:\sbis\s\d+)?\sJahren?\s(?:alt|und\s(?:älter|jünger))|"
        r"\sJahren?\s(?:oder|und)\s(?:älter|mehr)|\sUhr\b"
    ),
    month_before=NEVER,
    of_age=rf"\b{PEOPLE}\s(?:von|zwischen)\s",
    to=r"\sbis\s",
    plain_to=" bis ",
    from_="von",
    whole_before=r"\b(?:von|unter|pro|je|jeweils|auf|in|bei|den)\s(?:je(?:weils)?\s|etwa\s|den\s)?",
    units=_UNITS,
    counted=rf"{PEOPLE}|{_UNITS}",
    of_every=rf"\s*(?:{PEOPLE}\s)?(?:von|unter|pro|je|auf|in)\s(?:je(?:weils)?\s|den\s)?",
    in_many=r"\s(?:von|unter|in)\s(?:je(?:weils)?\s)?",
    of_many=rf"\s(?:{PEOPLE}\s)?(?:von|unter|in)\s(?:je(?:weils)?\s)?1[.\s]?000?\b",
    times=r"\s?(?:-?mal|-?fache?[nsrm]?)\b(?!\s(?:am|pro|täglich|im|in\sder)\b)",
    about=r"\b(?:etwa|ungefähr|rund|circa|ca\.|fast|knapp|gut|über|unter|mehr\sals|bis\szu|um\sdie|etwas\süber)\s",
    interval=r"[\s-]?(?:%|Prozent)[\s-]?(?:KI|CI|Konfidenz\w*|Vertrauens\w*|Intervall\w*|Grenzen)",
    of=r"(?:(?:Menschen|Personen)\s+)?von(?:\s+(?:den|insgesamt))?",
    in_words=together(
        reader_of_shares(_SHARES, _VALUES, ((_IN_SHARES, frozenset()),)),
        reader_of_shares(_EACH_PERSON, _EACH, ((frozenset(_EACH), frozenset()),)),
        reader_of_units(_AMOUNT, in_order(ONES) | {"ein halbes": 0.5}, (("pfund", 0.5),), _MEASURES),
    ),
    told_again=(
        r"(?:,\s(?:das|was)\s(?:ist|sind|war|waren)\s|,\s(?:also|oder|das\sheißt)\s|\s\()(?:(?:etwa|rund|ungefähr|fast|knapp)\s)?"
    ),
    told_again_share=(
        r"(?:(?P<n>NUMBER|eine[rs]?)\s(?:von|unter)\s(?P<of>NUMBER)|(?P<percent>NUMBER)(?:\s?%|\sProzent)|(?P<part>PART))"
        r"(?=(?:\s(?:von\s(?:ihnen|allen)|Menschen|Personen))?\s*(?:[,.;:)!?]|$)|\s(?:und|gegenüber)\b)"
    ),
    parts=(
        *(("eine", 1.0), ("einer", 1.0), ("eines", 1.0), ("die hälfte", 1 / 2), ("ein drittel", 1 / 3)),
        *(("zwei drittel", 2 / 3), ("ein viertel", 1 / 4), ("drei viertel", 3 / 4), ("ein fünftel", 1 / 5)),
        ("ein zehntel", 1 / 10),
    ),
    in_amounts=_IN_SHARES.union(_EACH, _MEASURES),
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
    of_whole=rf"\bvon\s(?:je(?:weils)?\s)?(?P<all>1[.\s]?000?)\s{PEOPLE}\b[^.;\d]{{0,99}}\s(?P<some>\d{{1,9}})(?![\w,]|\.\d)",
    in_percent=r"\s{0,3}%|\s{1,3}Prozent\b|\s{1,3}(?:von|unter|in)\s{1,3}(?:je(?:weils)?\s{1,3})?100\b",
    intervals=r"95[\s-]?%[\s-]+(?:KI|CI|Konfidenzintervall|Vertrauensbereich|Intervall):?\s+(?:von\s+)?",
    compares=r"gegenüber|gegen|und|als|verglichen|während|aber|im\sVergleich|statt",
    not_estimates=r"Menschen|Personen|Patient|Erwachsene|Studien|Jahren?|Monaten?|Wochen|Tagen?|µ|mg\b",
    changed_by=r"\bum\s(?:(?:etwa|rund|ungefähr|bis\szu|fast|nur|über|gut|knapp)\s)*",
    standard_error=r"(?:Standardfehlern?|SEM?)",
    standard_deviation=r"(?:Standardabweichung(?:en)?|SD)",
    differences=_DIFFERENCES,
    difference=r"(?:verkürz|senk|verringer|erhöh|verlänger|sank|stieg|verbesser|gegenüber|Unterschied)\w*",
    in_differences=_CHANGED | words("mehr weniger um"),
)
