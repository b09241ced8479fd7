"""Rules about sentences, paragraphs, lists and headings: their length and form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from citesite.check.plain_language.checks import LintState, part_check, passage_check
from citesite.check.plain_language.grade import reading
from citesite.check.plain_language.passages import WORD, Part, Passage, plain
from citesite.check.plain_language.wording import (
    PARTICIPLES,
    STATES,
)
from citesite.diagnostics import Diagnostic, Rule, Severity

ENOUGH_FOR_A_GRADE = 5
"""In a part with fewer sentences, a reading grade means nothing."""


ENOUGH_FOR_A_SHARE = 10
"""In a part with fewer sentences, a share of them means nothing."""


_DO_NOT = re.compile(r"(?:do not|don't|avoid|never)\s*+(?::\s*+)?$", re.IGNORECASE)


_NOT = r"(?:not|never|also|always|still|then|only|often|usually|mostly|mainly|partly|\w+ly)"


_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being)\s+(?:{_NOT}\s+)*(?!(?:{STATES})\b)(?:\w+[^e\W]ed|{PARTICIPLES})\b",
    re.IGNORECASE,
)


LONG_SENTENCE = Rule(
    code="long-sentence",
    severity=Severity.ADVICE,
    summary="a sentence is long",
    meaning=(
        "Readers who are ill, tired or new to a subject lose the beginning of a sentence before its end. The NHS "
        "service manual asks for 20 words at most."
    ),
    fix="Make two sentences of it. Put the main thing first and the conditions after it, or into a list.",
    wrong="""
        text: >-
          A trial of many weeks in adults with headache, some of whom took other tablets as
          well, found that examplin probably eases headache.
    """,
    right="""
        text: >-
          Examplin probably eases headache. A trial of adults found so. Some of them took
          other tablets as well.
    """,
    limit=20,
)


@passage_check(LONG_SENTENCE)
def long_sentence(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find sentences with more words than a reader can remember."""
    limit = state.limit(LONG_SENTENCE)
    for start, sentence in passage.sentences():
        count = len(WORD.findall(plain(sentence)))
        if count > limit:
            message = f"a sentence of {count} words; {limit} is the limit"
            yield LONG_SENTENCE.at(passage.at(start), message, "make two of it")


LONG_PARAGRAPH = Rule(
    code="long-paragraph",
    severity=Severity.ADVICE,
    summary="a paragraph has many sentences",
    meaning=(
        "A wall of text is skipped. Three sentences to a paragraph leave room to breathe, and each claim can be "
        "cited on its own."
    ),
    fix="Begin a new paragraph after an empty line, or make a claim of its own with its own evidence.",
    wrong="text: Examplin probably eases headache. It is quick. It is cheap. It is sold everywhere.",
    right="""
        text: |
          Examplin probably eases headache. It is quick.

          It is cheap. It is sold everywhere.
    """,
    limit=3,
)


@passage_check(LONG_PARAGRAPH)
def long_paragraph(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find paragraphs with more sentences than are read in one go."""
    limit = state.limit(LONG_PARAGRAPH)
    starts = [start for start, _ in passage.sentences()]
    for start, text in passage.paragraphs():
        count = sum(start <= at < start + len(text) for at in starts)
        if count > limit:
            message = f"a paragraph of {count} sentences; {limit} is the limit"
            yield LONG_PARAGRAPH.at(passage.at(start), message, "begin a new paragraph, or a claim of its own")


LONG_LIST = Rule(
    code="long-list",
    severity=Severity.ADVICE,
    summary="a list has many items",
    meaning="Lists are there to be taken in at a glance. After six items readers begin to skip.",
    fix="Make two lists of it, each with a line before it that says what its items have in common.",
    wrong="""
        - text: |
            It comes with:

            - noise
            - light
            - heat
            - cold
            - smells
            - hunger
            - thirst
    """,
    right="""
        - text: |
            It comes with what you sense:

            - noise
            - light
            - smells

            It comes with what you lack:

            - food
            - water
    """,
    limit=6,
)


@passage_check(LONG_LIST)
def long_list(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find lists with more items than are taken in at a glance."""
    limit = state.limit(LONG_LIST)
    items: list[int] = []
    for start, text in [*passage.paragraphs(), (len(passage.words), "end")]:
        if text.startswith("\0") and "\n" in passage.text:
            items.append(start)
            continue
        if len(items) > limit:
            message = f"a list of {len(items)} items; {limit} is the limit"
            yield LONG_LIST.at(passage.at(items[0]), message, "make two lists of it, each with its own lead-in")
        items = []


DO_NOT_ITEM = Rule(
    code="do-not-item",
    severity=Severity.ADVICE,
    summary="an item of a do-not list does not say do not",
    meaning=(
        'Readers look at single items and miss the line above the list. An item that says only "take two at once" '
        "is then read as advice."
    ),
    fix='Begin each item with "do not".',
    wrong="""
        - text: |
            Do not:

            - take two at once
    """,
    right="""
        - text: |
            For safety:

            - do not take two at once
    """,
)


@passage_check(DO_NOT_ITEM)
def do_not_item(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find items of a "do not" list that do not say "do not" themselves."""
    is_inside = False
    for start, text in passage.paragraphs():
        if not text.startswith("\0"):
            is_inside = bool(_DO_NOT.search(plain(text)))
        elif is_inside and not plain(text).strip().lower().startswith(("do not", "never", "avoid")):
            message = "read on its own, this item says to do what it warns of"
            yield DO_NOT_ITEM.at(passage.at(start), message, 'begin the item with "do not"')


HEADING_STYLE = Rule(
    code="heading-style",
    severity=Severity.ADVICE,
    summary="a heading is long, ends in a full stop, or has capitals in the middle",
    meaning=(
        "A heading is read at a glance and shown in lists, browser tabs and search results, which cut it off. "
        "Capitals in the middle slow reading down."
    ),
    fix="Use 65 characters at most, no full stop, and a capital only for the first word and names.",
    wrong="title: How Well Does Examplin Ease Headache",
    right="title: How well does examplin ease headache?",
    limit=65,
)


@passage_check(HEADING_STYLE)
def heading_style(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find headings that are long, end in a full stop, or have capitals in the middle."""
    if not passage.is_heading:
        return
    words, limit = plain(passage.words).strip(), state.limit(HEADING_STYLE)
    later = [word for word in words.split()[1:] if len(word) > 3 and word[0].isalpha()]
    if len(words) > limit:
        yield HEADING_STYLE.at(passage.place, f"a heading of {len(words)} characters", f"{limit} at most")
    elif words.endswith("."):
        yield HEADING_STYLE.at(passage.place, "a heading ends in a full stop", "remove it")
    elif len(later) > 2 and sum(word[0].isupper() for word in later) > len(later) * 0.7:
        message = "a heading has capitals in the middle"
        yield HEADING_STYLE.at(passage.place, message, "only its first word and names begin with a capital")


PASSIVE_VOICE = Rule(
    code="passive-voice",
    severity=Severity.ADVICE,
    summary="many sentences do not say who does it",
    meaning=(
        '"Tablets were given" hides who gave them, and makes a sentence longer. Now and then that is right. Where '
        "it is so in more than 10 of 100 sentences, a text reads like a report. The rule knows English word forms "
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
    told = [
        (passage, start, sentence)
        for passage in part.passages
        if not (passage.is_heading or passage.is_cell)
        for start, sentence in passage.sentences()
    ]
    found = [(passage.at(start + m.start()), m) for passage, start, text in told if (m := _PASSIVE.search(plain(text)))]
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
        "The Flesch-Kincaid formula puts a text on the scale of school grades by the lengths of its sentences and "
        "words. Health services ask for grade 6 to 8 in texts for patients. Words that the glossary explains "
        "count as easy. The formula knows nothing of meaning, so it only says where to look."
    ),
    fix='Shorten sentences, and use short words for long ones: "about" for "approximately", "use" for "utilise".',
    wrong="""
        - text: |
            Pharmacological investigations corroborate considerable amplification.

            Epidemiological considerations necessitate individualised evaluation.

            Multidisciplinary rehabilitation facilitates recuperation.

            Interdisciplinary communication necessitates organisation.
    """,
    right="""
        - text: |
            Trials of the medicine found a large effect.

            How much it helps is not the same for all.

            A team of people can help you get well.

            They need to talk to each other.
    """,
    limit=8,
)


@part_check(HARD_TO_READ)
def hard_to_read(part: Part, state: LintState) -> Iterator[Diagnostic]:
    """Find parts with a high reading grade."""
    counted = reading(prose_of(part), easy_words(state.terms))
    limit = state.limit(HARD_TO_READ)
    if counted.sentences >= ENOUGH_FOR_A_GRADE and counted.flesch_kincaid >= limit + 0.5:
        message = f"the reading grade is {counted.flesch_kincaid:.1f}; {limit} is the limit"
        yield HARD_TO_READ.at(part.place, message, "shorter sentences and shorter words make it easier")


def easy_words(terms: Mapping[str, Any]) -> frozenset[str]:
    """Return the words that the glossary explains, which count as easy."""
    return frozenset(piece for term in terms for piece in term.split())


def prose_of(part: Part) -> Iterator[str]:
    """Yield the sentences that a reading grade counts: no headings, tables or lists of questions."""
    for passage in part.passages:
        if not passage.is_heading and not passage.is_cell:
            yield from (sentence for _, sentence in passage.sentences())
