"""How a German text says what studies did, and what none did."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.studying import StudyTexts

_LOOKED = r"(?:verglichen|erprobt|getestet|untersucht|erforscht|geprüft|gemessen|gezählt|betrachtet|erfasst|angeschaut|getestet)"
STUDY_TEXTS = StudyTexts(
    study=r"studien?|versuchen?|versuche?s?|untersuchungen",
    trial=r"(?:studien?|versuche?)\b",
    they=r"sie|beide|menschen|personen|patient\w+|erwachsene|kinder|teilnehmer\w*|frauen|männer",
    lasted=r"dauerten?|liefen|lief|gingen\süber|endeten?|(?:wurden|wurde)\s(?:\w+\s)?(?:über|für)|beobachteten?|begleiteten?",
    given=r"(?:gaben?|verglichen?|prüften?|testeten?|behandelten?|bekamen|nahmen)\s(?:[\w-]+\s){1,9}?(?:für|über|während)(?=\s)",
    limits=r"weniger|unter|bis|höchstens|länger|mehr|mindestens|innerhalb|kürzer|alle|jeden?|erste[nr]?|pro|oder",
    no_length=r"\s(?:vor|nach|später|früher|alt)\b",
    narrows=r"warum|wann|wo|welche\w*|wer|als|nach|schwere[nrs]?",
    left_open=(
        r"nicht|kein\w*|nie|niemand|nichts|weder|noch|ohne|wenige|ob|wenn|falls|sollten?|würden?|könnten?|braucht|nötig|geplant|andere\w*|neue\w*"
        r"|künftige\w*|anders|als|statt|meisten|manche|einige|ähnliche\w*|ältere|frühere|spätere|laufende"
    ),
    other_times=(
        (r"ein\shalbes\sjahr", "6 Monate"),
        (r"anderthalb\sjahre", "18 Monate"),
        (r"(ein|eine|einen|zwei|drei|vier|fünf|sechs)\s(?:ganzes?|ganzen|volles?|vollen|volle|ganze)", r"\1"),
    ),
    first_look=words(
        "studie studien versuch versuche sie beide menschen personen patienten patientinnen erwachsene teilnehmer teilnehmende"
    ),
    none_looked=(
        rf"(?:keine?|keine\seinzige)\s(?:\w+\s)?(?:studien?|versuche?|untersuchung|forschung)\s(?:hat|haben)\s(?:bisher\s|bislang\s)?"
        rf"(?P<what>[^.;:,!?–—]+?)\s{_LOOKED}",
        rf"niemand\s(?:hat|habe)\s(?:bisher\s|bislang\s)?(?P<what>[^.;:,!?–—]+?)\s{_LOOKED}",
        rf"^(?P<what>[^.;:,!?–—]+?)\s(?:wurden?|ist|sind)\s(?:bisher\s|bislang\s)?(?:noch\s)?(?:nie|nicht)\s{_LOOKED}(?:\sworden)?[.!\s]*$",
    ),
    none_first_look=words("kein keine niemand nie nicht"),
    longer=r"\b(?P<more>länger\sals\s|über\smehr\sals\s)(?P<time>(?:\d+|[a-zäöü]+)\s(?:tage?n?|wochen?|monate?n?|jahre?n?))\b|\büber\s(?P<time_>(?:\d+|[a-zäöü]+)\s(?:tage?n?|wochen?|monate?n?|jahre?n?))\b",
    against=r"\b(?:gegen|mit)\s(?P<other>[^.;:,!?]+?)(?=\s(?:bei|in|für|über|an)\b|\s?$)",
    among=r"\b(?:bei|an)\s(?P<who>[^.;:,!?]+?)(?=\s(?:für|über|gegen|nach|länger)\b|\s?$)",
    other=r"ander\w+|verschieden\w+|einander|neuer\w*|älter\w*|allein|selbst|lange?|länger|genug|groß\w*|gut\w*",
    verbs=words(
        "hilft helfen wirkt wirken senkt senken lindert lindern vergleicht verglichen menschen es sie das dies ihn ob bei mit gegen untersucht geprüft"
    ),
    fillers=words("wirkung wirkungen folgen menschen person risiko anzahl zahl häufig bisher bislang überhaupt"),
)
