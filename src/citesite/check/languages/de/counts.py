"""How a German text counts people, time and studies."""

from __future__ import annotations

from citesite.check.languages.counting import Counts, in_order
from citesite.check.languages.de.numbers import ONES
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
        "tag tage tagen woche wochen monat monate monaten jahr jahre jahren studie studien übersicht übersichten übersichtsarbeit "
        "übersichtsarbeiten vitamine vitaminen klinik kliniken"
    ),
    of_studies=frozenset(("studien",)),
)
