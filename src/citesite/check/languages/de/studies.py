"""How German texts speak of studies."""

from __future__ import annotations

from citesite.check.languages.studying import Studies

_ANIMALS = (
    r"(?:\w*tier(?:e[ns]?)?(?:studien?|versuche?n?)?|\w*ratten?|\w*m(?:aus|äusen?)|hunde?[ns]?|\w*schweinen?|kaninchen|affen?|\w*zell(?:e|en|kultur\w*)|"
    r"reagenzgl\w+)"
)
STUDIES = Studies(
    young=r"\b(?:\w*kind(?:e[rs]n?|er)?|babys?|säuglingen?|säuglinge|neugeborene[nr]?|kleinkindern?|jugendliche[nr]?|teenagern?|schüler\w*)\b",
    grown=r"\b(?:erwachsene[nrm]?|männern?|männer|frauen|senior\w*|veteranen|ältere[nr]?\smenschen|(?:ab|über)\s(?:[2-9]\d)\sjahren?|berufstätige[nr]?|pflegekräften?)\b",
    animals=rf"\b{_ANIMALS}\b",
    laboratory=r"\b(?:labor\w*|im\sglas)\b",
    of_people=(
        r"\b(?:menschen|personen|patient\w*|erwachsene\w*|kinder\w*|männer\w*|frauen|freiwillige\w*|teilnehme\w*|halter\w*|besitzer\w*|"
        r"allerg\w*|\w*allergie)\b|\b(?:sichel|rot|weiß|blut|mast|stamm|b|t)-?zell\w*"
    ),
    explains=r"\b(?:so|deshalb|darum|dadurch|deswegen)\s(?!viele?\b|wenige?\b)[^\W\d_]+(?:t|en)\b|\bdas\s(?:ist\sder\sgrund|erklärt)\b|\bdasselbe\sgeschieht\b",
    lasted=(
        r"\b(?:über|dauerte\w*|(?:lief|liefen)\süber|(?:menschen|erwachsene|personen|patient\w+|männer|frauen|kinder)\s(?:über\s)?)\s?"
        r"(?:(?:etwa|bis\szu|fast|rund)\s)?\d+(?:,\d+)?\s(?:tage?n?|wochen?|monate?n?|jahre?n?)\b(?!\s(?:alt|und\s(?:älter|jünger)))"
        r"|\b(?:\d+|zwei|drei|vier|fünf|sechs|acht|zehn|zwölf)\s(?:tage?n?|wochen?|monate?n?|jahre?n?)\s(?:lang\s)?(?:nach)?(?:beobachtet|verfolgt|begleitet)"
    ),
    designs=(
        (r"\b(?:systematische[rns]?\sübersicht\w*|meta-?analysen?)\b", "systematic-review"),
        (r"\beine[rn]?\s(?:[\w-]+,?\s){0,3}randomisierte[rn]?,?\s(?:[\w-]+\s){0,3}studie\b", "randomized-trial"),
        (r"\beine[rn]?\s(?:[\w-]+\s){0,2}kohortenstudie\b", "cohort"),
        (r"\beine[rn]?\s(?:[\w-]+\s)?querschnitts?studie\b", "cross-sectional"),
        (r"\bein(?:e[nr]?)?\s(?:[\w-]+\s)?fallbericht\b", "case-report"),
    ),
    about_another=r"\b(?:protokoll|kommentar\w*|leserbrief|erwiderung|sekundär\w*|post[\s-]hoc|nachbeobachtung|teilstudie)\b",
    all_read=r"\b(?:alle|jede\w?)\b[^.;]*\b(?:vollständig|ganz|im\sVolltext)\s(?:ge)?lesen|\bvolltexte?\s(?:aller|von\sallen)",
    unread=(
        r"\b(?:nicht\s(?:\w+\s){0,2}?(?:gelesen|lesen)|aus\szweiter\shand|(?:nur|lediglich)\s(?:\w+\s){0,4}?gelesen|lag(?:en)?\suns\snicht\svor|"
        r"(?:nur|lediglich|bloß)\s(?:\w+\s){0,4}?zusammenfassung(?:en)?|kurzfassung\w*|abstracts?|bezahlschranke\w*|"
        r"zusammenfassung\s(?:allein|nur)|keinen\szugang|(?<!im\s)volltexte?s?(?!\sgelesen))\b"
    ),
    uncounted=r"\bnicht\s(?:\w+\s){0,2}?(?:gezählt|zählt\w*|gewertet|gewichtet|abgewertet|herabgestuft|mitgezählt)\b",
    pages=r"(?:Seiten?|S\.)",
    tables=r"(?:tabellen?|tab\.|abbildung(?:en)?|abb\.|kasten)(?!\w)",
    of_abstract=r"(?:abstract|kurzfassung|zusammenfassung)\b",
    maker=r"\b(?:hersteller\w*|firma|firmen|unternehmen\w*|konzern\w*|labor(?:e|s|atorien)?)\b",
    measures=(
        ("OR", r"chancenverhältnis\w*|odds[\s-]ratios?"),
        ("HR", r"hazard[\s-]ratios?"),
        ("RR", r"risikoverhältnis\w*|relative[sn]?\srisik\w+"),
        ("RD", r"risikodifferenz\w*"),
        (
            "MD",
            r"(?<!standardisierte\s)(?<!standardisierten\s)mittlere[nr]?\s(?:unterschied\w*|differenz\w*)|mittelwertdifferenz\w*",
        ),
        ("SMD", r"standardisierte[nr]?\smittlere[nr]?\s(?:unterschied\w*|differenz\w*)"),
        ("percent-change", r"prozentuale[nr]?\sänderung|änderung\sin\sprozent"),
    ),
)
