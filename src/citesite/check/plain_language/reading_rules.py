"""Rules about how hard a part of a topic is to read: its passive sentences and its reading grade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from citesite.check.plain_language.checks import LintState, part_check
from citesite.check.plain_language.grade import reading
from citesite.check.plain_language.passages import Part, plain
from citesite.diagnostics import Diagnostic, Rule, Severity

ENOUGH_FOR_A_GRADE = 5
"""In a part with fewer sentences, a reading grade means nothing."""
ENOUGH_FOR_A_SHARE = 10
"""In a part with fewer sentences, a share of them means nothing."""


@cache
def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


PASSIVE_VOICE = Rule(
    code="passive-voice",
    severity=Severity.ADVICE,
    summary="many sentences do not say who does it",
    meaning=(
        '"Tablets were given" hides who gave them, and makes a sentence longer. Now and then that is right. Where '
        "it is so in more than 10 of 100 sentences, a text reads like a report. The rule knows word forms "
        "and no grammar, so its count is a rough one."
    ),
    fix="Begin with who does what: doctors gave tablets, the trial found, your kidneys pass it out.",
    wrong="""
        - text: |
            One group had a drink. It was mixed with examplin.

            The other group had water. It was coloured.

            All people lay down. Nobody was told more.

            They rose later. They had a meal.

            They went home. They wrote down how they felt.
    """,
    right="""
        - text: |
            One group had a drink. It held examplin.

            The other group had water. It had the same colour.

            All people lay down. Nobody knew more.

            They rose later. They had a meal.

            They went home. They wrote down how they felt.
    """,
    limit=10,
)


@part_check(PASSIVE_VOICE)
def passive_voice(part: Part, state: LintState) -> Iterator[Diagnostic]:
    """Find parts in which many sentences do not say who does what."""
    pattern = _in(state.plain.passive)
    told = [
        (passage, start, sentence)
        for passage in part.passages
        if not (passage.is_heading or passage.is_cell)
        for start, sentence in passage.sentences()
    ]
    found = [(passage.at(start + m.start()), m) for passage, start, text in told if (m := pattern.search(plain(text)))]
    limit = state.limit(PASSIVE_VOICE)
    if len(told) >= ENOUGH_FOR_A_SHARE and 100 * len(found) > limit * len(told):
        words = ", ".join(f'"{match.group()}"' for _, match in found[:4])
        message = f"{len(found)} of {len(told)} sentences do not say who does it ({words})"
        yield PASSIVE_VOICE.at(part.place, message, f"{limit} in 100 is the limit; begin with who does what")


HARD_TO_READ = Rule(
    code="hard-to-read",
    severity=Severity.ADVICE,
    summary="a section has a high reading grade",
    meaning=(
        "A formula puts a text on the scale of school grades by the lengths of its sentences and words: in English "
        "Flesch-Kincaid, in German the Wiener Sachtextformel. Health services ask for grade 6 to 8 in texts for "
        "patients. In Spanish the index of Szigriszt-Pazos says how easy a text is, 55 at least. Words that the "
        "glossary explains count as easy. Formulas know nothing of meaning, so they only say where to look."
    ),
    fix='Shorten sentences, and use short words for long ones: "about" for "approximately", "use" for "utilise".',
    wrong="""
        - text: |
            Pharmacological investigations corroborate considerable amplification.

            Epidemiological considerations necessitate individualised evaluation.

            Multidisciplinary rehabilitation facilitates recuperation.

            Interdisciplinary communication necessitates organisation.
          because: these are the words of the review
    """,
    right="""
        - text: |
            People took a tablet. It was examplin or a dummy.

            Nobody knew which one they had.

            After two hours they said how they felt.

            They wrote it down in the evening.
    """,
    limit=8,
)


@part_check(HARD_TO_READ)
def hard_to_read(part: Part, state: LintState) -> Iterator[Diagnostic]:
    """Find parts with a high reading grade."""
    counted = reading(prose_of(part), state.plain.syllables, easy_words(state.terms))
    measure = state.plain.measures[0]
    found, limit = measure.of(counted), state.limits.get(HARD_TO_READ.code, measure.limit)
    is_hard = found <= limit - 0.5 if measure.is_ease else found >= limit + 0.5
    if counted.sentences >= ENOUGH_FOR_A_GRADE and is_hard:
        what = f"ease of reading ({measure.name})" if measure.is_ease else "reading grade"
        message = f"the {what} is {found:.1f}; {limit} is the {'least' if measure.is_ease else 'limit'}"
        yield HARD_TO_READ.at(part.place, message, "shorter sentences and shorter words make it easier")


def easy_words(terms: Mapping[str, Any]) -> frozenset[str]:
    """Return the words that the glossary explains, which count as easy."""
    return frozenset(piece for term in terms for piece in term.split())


def prose_of(part: Part) -> Iterator[str]:
    """Yield the sentences that a reading grade counts: no headings, tables or lists of questions."""
    for passage in part.passages:
        if not passage.is_heading and not passage.is_cell:
            yield from (sentence for _, sentence in passage.sentences())
