"""What sentences say is held to their records in every language that has lists of words (A14).

A file in tests/meaning/sentences holds sentences of one language, a line each: the claim or the place that the sentence
is put into, the sentence, and after a bar the rule that finds something wrong with it; nothing for a right one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from citesite.diagnostics import Step
from meaning.mutants import Score, by_language, scores, table
from meaning.mutation import claims
from meaning.sites import Change, MutableSite, invented, invented_text
from site_test import SiteTest

LEAST = 0.8
"""The share of decided mutants of texts that must be noticed in each language. It only ever rises."""
_FOLDER = "content/topics/testoline/"
_TRIAL = "content/sources/trials.yaml"
_DOSE: tuple[Step, ...] = ("body", 1, "dosing", 0)
_PLACES: dict[str, tuple[str, tuple[Step, ...]]] = {
    # A text that rests on no claim, and one that rests on a claim of low certainty.
    "text": (f"{_FOLDER}sickness.yaml", ("body", 4, "text")),
    "takeaway": (f"{_FOLDER}topic.yaml", ("takeaways", 1, "text")),
    "note": (f"{_FOLDER}drowsiness.yaml", ("body", 0, "claim", "evidence", 0, "note")),
    "long note": (f"{_FOLDER}drowsiness.yaml", ("body", 2, "claim", "evidence", 0, "note")),
    "applies_to": (f"{_FOLDER}sickness.yaml", ("body", 0, "claim", "applies_to")),
    "why": (f"{_FOLDER}sickness.yaml", ("body", 2, "claim", "certainty", "why")),
    "dose for": (f"{_FOLDER}doses.yaml", (*_DOSE, "population")),
    "dose often": (f"{_FOLDER}doses.yaml", (*_DOSE, "frequency")),
    "dose long": (f"{_FOLDER}doses.yaml", (*_DOSE, "duration")),
    "dose note": (f"{_FOLDER}doses.yaml", (*_DOSE, "evidence", 0, "note")),
    "cautions": (f"{_FOLDER}doses.yaml", (*_DOSE, "cautions")),
    "title": (_TRIAL, (3, "title")),
    "population": (_TRIAL, (0, "population")),
    "funding": (_TRIAL, (1, "funding")),
    "follow-up": (_TRIAL, (2, "follow_up")),
}
"""Where a sentence may be put besides into a claim."""
_FILES = sorted((Path(__file__).parent / "sentences").glob("*.txt"))
SENTENCES = [(file.stem, line) for file in _FILES for line in file.read_text("utf-8").splitlines() if line]


@cache
def site(language: str) -> MutableSite:
    return invented(language)


def messages(language: str, where: str, text: str) -> list[str]:
    """The codes that a sentence brings in the invented site of a language."""
    own = {c.record.id: (c.place.path, (*c.place.steps, "text")) for _, c in claims(site(language))}
    path, steps = {**_PLACES, **own}[where]
    return site(language).new_messages(Change(path, steps, text))


@pytest.mark.parametrize("language", [file.stem for file in _FILES])
def test_the_invented_site_in_another_language_has_nothing_wrong_with_it(language: str, tmp_path: Path) -> None:
    first, *more = invented_text(language)
    written = SiteTest(tmp_path, first)
    for text in more:
        written.apply(text)
    result = written.check("--strict", as_of="2026-11-28")
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr


@pytest.mark.parametrize(("language", "line"), SENTENCES)
def test_a_sentence_is_judged_in_its_language(language: str, line: str) -> None:
    said, _, code = line.partition(" | ")
    where, _, sentence = said.partition(": ")
    found = messages(language, where, sentence)
    assert (code in found) if code else (found == [])


_ON_ANIMALS = """
-- site_config.yaml --
title: Test Site
language: LANGUAGE

-- content/sources/animals.yaml --
id: becker-2019
type: article-journal
title: Examplin and nerves
author: [{family: Becker, given: Jo}]
issued: 2019
design: animal
access: full-text

-- content/topics/examplin/effects.yaml -- edit
-|  - analysis: relief-at-two-hours
+|  - analysis: relief-at-two-hours
+|  - claim: {id: in-animals, type: mechanism, text: "SENTENCE", evidence: [{source: becker-2019}]}
"""


_HEDGED = {
    "en-GB": "Examplin probably eases headache.",
    "de": "Examplin lindert wahrscheinlich Kopfschmerzen.",
    "es": "Examplin probablemente alivia el dolor de cabeza.",
}


@pytest.mark.parametrize(
    ("language", "sentence", "is_named"),
    [
        ("en-GB", "Examplin was found in the nerves of 24 animals.", False),
        ("en-GB", "Examplin was found in the nerves of 24 people.", True),
        ("de", "Examplin fand sich bei 24 Tieren in den Nerven.", False),
        ("de", "Examplin fand sich bei 24 Menschen in den Nerven.", True),
        ("es", "Se encontró examplin en los nervios de 24 animales.", False),
        ("es", "Se encontró examplin en los nervios de 24 personas.", True),
    ],
)
def test_animals_are_no_people_in_any_language(language: str, sentence: str, is_named: bool, tmp_path: Path) -> None:
    written = SiteTest(tmp_path)
    written.apply(_ON_ANIMALS.replace("LANGUAGE", language).replace("SENTENCE", sentence))
    # An error elsewhere would keep warnings back.
    for path in ("effects.yaml", "topic.yaml"):
        written.edit(f"content/topics/examplin/{path}", "Examplin probably eases headache.", _HEDGED[language])
    said = written.check().stderr
    assert "0 errors" in said or "no errors" in said
    assert ("animals-told-as-people" in said) == is_named


@pytest.mark.slow
def test_a14_mutants_of_texts_are_noticed_in_every_language() -> None:
    for language, results in by_language().items():
        found, of_all = scores(results), Score()
        for decided, _ in found.values():
            of_all.add(decided)
        assert of_all.made > 25
        assert of_all.noticed >= LEAST * of_all.made, f"{language}\n{table(found)}"
