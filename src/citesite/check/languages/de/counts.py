"""How a German text counts people, time and studies."""

from __future__ import annotations

from citesite.check.languages.counting import Counts, in_order
from citesite.check.languages.de.numbers import LARGER, ONES
from citesite.check.languages.form import words

COUNTS = Counts(
    numbers=(
        *in_order(ONES).items(),
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
    articles=(),
    short_times=(("minuten?", 1 / 1440), ("stunden?", 1 / 24)),
    things=(
        ("trial", "(?:randomisierten?n?\\s)?studien?"),
        ("review", "übersicht(?:en|sarbeit(?:en)?)?"),
        ("vitamin", "vitaminen?"),
        ("clinic", "kliniken?"),
    ),
    not_between=r"am|an|in|von|pro|und|oder|auf|bei|mit|menschen|personen",
    not_behind=r"\s?(?:alt|und\sälter|oder\sälter)",
    first_look=words(
        "studie studien übersicht übersichten übersichtsarbeit übersichtsarbeiten vitamine vitaminen klinik kliniken"
    ),
    in_times=words(
        "minute minuten stunde stunden stündlich halbstündlich tag tage tagen tages täglich nacht nächte nächten morgen morgens abend abends mahlzeit woche wochen "
        "wöchentlich monat monate monaten monats monatlich jahr jahre jahren jahres jährlich jahrzehnt jahrzehnte halbjahr"
    ),
    larger_numbers=(*LARGER.items(), ("ein paar", 2.0), ("ein dutzend", 12.0)),
    other_times=(
        (r"eine(?:r)?\shalben?\sstunde", 1 / 48),
        (r"ein(?:em)?\shalbe[sn]\sjahr|halbjahr", 182.6),
        (r"(?:anderthalb|eineinhalb)\sjahren?", 547.9),
        (r"ein(?:em)?\sjahrzehnt", 3652.5),
    ),
    whole=r"(?:volle[nrs]?|ganze[nrsm]?|weitere[nr]?|lange[nr]?|gute[nr]?)\s",
    or_="oder|und",
    not_studied=(
        r"unbekannt|unklar|ungewiss|nicht\s(?:bekannt|klar|sicher|untersucht)|niemand|keine?r?\s(?:\w+\s)?(?:studien?|daten)"
        r"|weiß\s(?:man|niemand)\snicht|wissen\swir\snicht|fanden\skeine"
    ),
    rate_behind=r"\s(?:pro|je|im|in\sder|am)\s(?:tag|woche|monat|jahr)",
    of_studies=frozenset(("studien",)),
)
