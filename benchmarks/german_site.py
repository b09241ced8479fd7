"""The site with everything on and a second language: the corpus's sentences in German, in files of translations.

`citesite new translation` writes the files, with the English text above each entry. Every sentence of the corpus has a
German one here, with the same gaps; a text without one is a mistake in this table.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache

from benchmarks.checks import visible_words
from benchmarks.corpus import Corpus, Topic
from benchmarks.real_site import RealSite
from benchmarks.site import quoted

WORDS = {
    # What gaps are filled with; what is not here stays as it is, such as names of medicines and numbers.
    "pain at rest": "Schmerzen in Ruhe",
    "nights of broken sleep": "Nächte mit gestörtem Schlaf",
    "days missed from work": "Fehltage bei der Arbeit",
    "hospital stays": "Aufenthalte im Krankenhaus",
    "walking distance": "die Gehstrecke",
    "the need for rescue medicine": "der Bedarf an Notfallmitteln",
    "quality of life scores": "Werte der Lebensqualität",
    "tiredness in the afternoon": "Müdigkeit am Nachmittag",
    "the number of flare-ups": "die Zahl der Schübe",
    "time to recovery": "die Zeit bis zur Erholung",
    "adults": "Erwachsene",
    "older adults": "ältere Erwachsene",
    "people with kidney disease": "Menschen mit kranken Nieren",
    "people who smoke": "Menschen, die rauchen",
    "pregnant people": "Schwangere",
    "children over six": "Kinder über sechs",
    "people taking several medicines": "Menschen mit mehreren Medikamenten",
    "one trial": "eine Studie",
    "pooled trials": "zusammengefasste Studien",
    "small trials": "kleine Studien",
    "a registry": "ein Register",
}
SENTENCES = {
    "In {study}, {drug} changed {out} in {n} of 100 {grp}. That was after {w} weeks.": (
        "Quelle: {study}. Mit {drug} änderte sich bei {n} von 100: {out} ({grp}). Das war nach {w} Wochen."
    ),
    "Most {grp} without it had **no change** in {out}. They wrote down how they felt each day.": (
        "Die meisten ({grp}) hatten ohne das Mittel **keine Änderung**: {out}. Sie schrieben auf, wie es ging."
    ),
    "The effect on {out} was *small*, and the range of likely values was wide. The true effect may be larger.": (
        "Die Wirkung auf {out} war *klein*, und die Spanne wahrscheinlicher Werte war breit. Sie ist vielleicht größer."
    ),
    "Doctors asked {big} {grp} about {out} for {w} weeks. The same doctor asked each time.": (
        "Ärztinnen fragten {big} Menschen ({grp}) {w} Wochen lang: {out}. Jedes Mal fragte dieselbe Ärztin."
    ),
    "Those who took {drug} for a short time had **more** change in {out}. We do not know why.": (
        "Wer {drug} kurz nahm, hatte **mehr** Änderung: {out}. Wir wissen nicht, warum."
    ),
    "For {grp}, more visits may outweigh the gain in {out}. Some find them a strain.": (
        "Mehr Besuche wiegen vielleicht mehr als der Gewinn: {out} ({grp}). Einige finden sie schwer."
    ),
    "Results for {out} were *alike* in the {n} clinics that took part. Each used the same plan.": (
        "Ergebnisse ({out}) waren in den {n} Kliniken *ähnlich*. Alle hatten denselben Plan."
    ),
    "A low dose of {drug} did as much for {out}, with **fewer side effects**. Few people took it.": (
        "Bei wenig {drug} war es ebenso ({out}), mit **weniger Nebenwirkungen**. Wenige Menschen nahmen es."
    ),
    "The plan is in the [trial register]({url}).": "Der Plan steht im [Studienregister]({url}).",
    "Tell your care team about:": "Sagen Sie Ihrem Team Bescheid über:",
    "- a new rash or swelling": "- einen neuen Ausschlag oder eine Schwellung",
    "- dizziness when you stand up": "- Schwindel beim Aufstehen",
    "- changes in {out}": "- Änderungen: {out}",
    "- trouble with the time of day": "- Mühe mit der Tageszeit",
    "- a dose that you missed": "- eine vergessene Dosis",
    "- your notes on {out}": "- Ihre Notizen: {out}",
    "Evidence summaries": "Was Studien zeigen",
    "What it is used for": "Wofür es ist",
    "How well it works": "Wie gut es wirkt",
    "Possible harms": "Mögliche Schäden",
    "Who should be careful": "Wer aufpassen sollte",
    "What we still do not know": "Was wir noch nicht wissen",
    "{Drug} is a medicine for {condition}. This page says what we know of its good and bad effects. It is for {grp}.": (
        "{Drug} ist ein Mittel gegen {condition}. Diese Seite sagt, was wir über gute und schlechte Wirkungen wissen. "
        "Sie ist für {grp}."
    ),
    "Point {i} of page {n}: ask if {drug} fits your plans. Say how much you mind {out}.": (
        "Punkt {i} von Seite {n}: Fragen Sie, ob {drug} zu Ihren Plänen passt. Sagen Sie, was Sie stört: {out}."
    ),
    "All numbers of this corpus are drawn at random.": "Alle Zahlen dieses Korpus sind zufällig.",
    "Dosing": "Dosierung",
    "Doses": "Dosen",
    "Group": "Gruppe",
    "Starting dose": "Anfangsdosis",
    "Usual dose": "Übliche Dosis",
    "Notes": "Notizen",
    "{n} mg daily": "{n} mg am Tag",
    "Review after {n} weeks": "Prüfen nach {n} Wochen",
    "What trials measured": "Was Studien gemessen haben",
    "What the trials of {drug} measured, with their numbers.": "Was die Studien zu {drug} gemessen haben, mit Zahlen.",
    "Fewer people may have pain at rest with {drug}.": "Mit {drug} haben vielleicht weniger Schmerzen in Ruhe.",
    "Fewer people had pain at rest with {drug}": "Mit {drug} hatten weniger Menschen Schmerzen in Ruhe",
    "Does {drug} ease pain at rest?": "Lindert {drug} Schmerzen in Ruhe?",
    "Fewer people may have pain at rest with {drug} than with a [placebo](term:placebo) [@{source}, table {n}]. "
    "In the [trials](term:trial), {value} people took part.": (
        "Mit {drug} haben vielleicht weniger Menschen Schmerzen in Ruhe als mit einem [Placebo](term:placebo) "
        "[@{source}, Tabelle {n}]. An den [Studien](term:trial) nahmen {value} Menschen teil."
    ),
    "table {n}": "Tabelle {n}",
    "The numbers are those of trial {n} below, against [placebo](term:placebo).": (
        "Die Zahlen sind die von Studie {n} unten, gegen [Placebo](term:placebo)."
    ),
    "People knew what they took, and they were younger than most who have pain.": (
        "Die Menschen wussten, was sie nahmen, und sie waren jünger als die meisten, die Schmerzen haben."
    ),
    "Pain at rest with {drug} and with a placebo": "Schmerzen in Ruhe mit {drug} und mit einem Placebo",
    "Trial {n}": "Studie {n}",
    "Ask for help on the same day if:": "Holen Sie am selben Tag Hilfe, wenn:",
    "you have a new rash that spreads": "Sie einen neuen Ausschlag haben, der sich ausbreitet",
    "you feel dizzy when you stand up": "Ihnen beim Aufstehen schwindlig wird",
    "Call the doctor or nurse who knows you.": "Rufen Sie in Ihrer Praxis an.",
    "trial": "Studie",
    "A study in which some people get a treatment and others do not. Then the two groups are compared.": (
        "Eine Untersuchung, in der einige Menschen eine Behandlung bekommen und andere nicht. Dann vergleicht man sie."
    ),
    "placebo": "Placebo",
    "A tablet without a medicine in it, in a [trial](term:trial).": (
        "Eine Tablette ohne Wirkstoff, in einer [Studie](term:trial)."
    ),
    "rescue medicine": "Notfallmittel",
    "A medicine that is taken only when it is needed.": "Ein Mittel, das man nur nimmt, wenn man es braucht.",
    "{n} mg": "{n} mg",
    # Fits others, so it comes last.
    "{Drug} for {condition} {n}": "{Drug} bei {condition} {n}",
}
_RECORD = re.compile(r" \(record \S+\)")
_ENTRY = re.compile(r"((?:^#:.*\n)+)(\S+:\n  of: \S+\n  text:)$", re.MULTILINE)


class GermanSite(RealSite):
    """A site with everything on, in English and German."""

    name = "citesite, two languages"

    def write_frame(self) -> None:
        """Write the settings and the glossary."""
        super().write_frame()
        settings = (self.folder / "site_config.yaml").read_text(encoding="utf-8")
        self.put("site_config.yaml", f"languages: [en-GB, de]\n{settings}")

    def write(self, corpus: Corpus, disclaimer: str) -> None:
        """Replace the whole site, and translate it."""
        super().write(corpus, disclaimer)
        subprocess.run(
            [str(self.program), "new", "translation", "de"], cwd=self.folder, capture_output=True, check=True
        )
        for path in sorted((self.folder / "translations/de").rglob("*.yaml")):
            text = path.read_text(encoding="utf-8")
            path.write_text(_ENTRY.sub(_filled, text), encoding="utf-8")

    def faults_elsewhere(self, topic: Topic) -> list[str]:
        """Return what the German page of a topic lacks. What was edited in English alone is not looked for."""
        path = self.folder / self.output / "de" / topic.slug / "index.html"
        words = visible_words(path.read_text(encoding="utf-8")) if path.is_file() else ""
        return [f'no "{text}" in German' for text in map(german, topic.takeaways) if text not in words]


def _filled(entry: re.Match[str]) -> str:
    """Return an entry of a file of translations with its text in German."""
    lines = (line.removeprefix("#:").strip() for line in entry[1].splitlines())
    # Lines are wrapped; an empty one ends a paragraph, and each item of a list begins one.
    english = re.sub(r"\n(?!\n|- )(?<!\n\n)", " ", "\n".join(lines))
    return f"{entry[1]}{entry[2]} {quoted(german(english))}"


def german(text: str) -> str:
    """Return a text of the corpus in German.

    Raises:
        ValueError: if one of its paragraphs is no sentence of the corpus.
    """
    record = _RECORD.search(text)
    found = "\n".join(_paragraph(part) for part in _RECORD.sub("", text).split("\n"))
    # Where a record is named, it is at the end of the first sentence.
    return found.replace(".", f" (Eintrag{record[0].removeprefix(' (record')}.", 1) if record else found


def _paragraph(text: str) -> str:
    if not text or text.lower() in _lower_words():
        word = _lower_words().get(text.lower(), "")
        return word[:1].upper() + word[1:] if text[:1].isupper() else word
    for english, translation in _patterns():
        if match := english.fullmatch(text):
            return translation.format(**{name: WORDS.get(gap, gap) for name, gap in match.groupdict().items()})
    if text.isalpha():
        return text  # the name of a medicine
    raise ValueError(f"no German for {text!r}")


@cache
def _lower_words() -> dict[str, str]:
    return {english.lower(): translation for english, translation in WORDS.items()}


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    gap = r"(?P<\1>.+?)"
    return [
        (re.compile(re.sub(r"\\{(\w+)\\}", gap, re.escape(english))), translation)
        for english, translation in SENTENCES.items()
    ]
