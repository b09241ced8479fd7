"""What makes a German text hard to read."""

from __future__ import annotations

from citesite.check.languages.de.orders import FORBIDS
from citesite.check.languages.form import Measure, Plain

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
        forbids=FORBIDS,
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
