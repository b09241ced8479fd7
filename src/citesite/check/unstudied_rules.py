"""Texts that say that nobody studied what the topic has results of (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.dose_rules import TRIALS
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.languages.studying import StudyTexts
from citesite.check.overlap import words
from citesite.check.reasons import Reasons
from citesite.check.wording.topic_words import texts_with
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.values.topic import TopicWithValues

GOES_BY = "study_texts"

SAID_UNSTUDIED = Rule(
    code="said-unstudied",
    severity=Severity.WARNING,
    summary="a text says that no study looked at something, and the topic has results of it",
    meaning=(
        "The text says that no trial or study looked at an outcome. An analysis of the topic has results of studies on "
        "this very outcome, so that readers are told that nobody knows what the page shows."
    ),
    fix="Say what was not studied: for how long, in whom, at which dose. Otherwise take the sentence out.",
    wrong="- No trial has looked at relief of headache.    # an analysis has one of them",
    right="- No trial has looked at relief of headache after the first day.",
)
_OF_TRIALS = TRIALS | {"systematic-review"}


@cache
def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)


@topic_check(SAID_UNSTUDIED)
def said_unstudied(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts that say of an outcome with results that nobody studied it."""
    language = language_of(known.language)
    patterns, reasons = language.study_texts, Reasons(topic, "because")
    assert patterns is not None
    if not topic.analyses:
        return
    may_hold = texts_with(topic, patterns.none_first_look)
    outcomes: dict[str, tuple[frozenset[str], frozenset[str]]] | None = None
    for owner, text, place in _texts(topic):
        if text not in may_hold:
            continue
        for sentence in words_of(text).sentences_with(patterns.none_first_look):
            found = _unstudied(sentence.whole, patterns)
            if not found or sentence.is_question or reasons.cover(place):
                continue
            outcomes = _outcomes(topic, known, language) if outcomes is None else outcomes
            own = _named(found[1], language) - _of_treatment(topic, language)
            same = next((name for name, (both, d) in outcomes.items() if _is_of(own, both, d, trials=found[2])), None)
            if same:
                message = f'{owner} says "{found[0].strip()}", and the topic has results of "{same}"'
                yield SAID_UNSTUDIED.at(place.find(found[0].strip()), message, "say what was not studied of it")


def _unstudied(sentence: str, patterns: StudyTexts) -> tuple[str, str, bool] | None:
    """Return the words that say that nobody studied something, what it is, and whether they are of trials alone."""
    for pattern in patterns.none_looked:
        if found := _in(pattern).search(sentence):
            return found[0], found["what"], bool(_in(patterns.trial).search(found[0].replace(found["what"], " ")))
    return None


def _named(text: str, language: Language) -> frozenset[str]:
    """Return the words for what was studied; none for a part of it, such as "what happens after 8 weeks"."""
    assert language.study_texts is not None
    units = language.directions.time_units if language.directions else frozenset[str]()
    is_part = _in(rf"(?:{language.study_texts.narrows})(?!\w)").search(text)
    if is_part or any(word in units or word.isdigit() for word in words_of(text).single):
        return frozenset()
    return words(text, language) - {word[:5] for word in language.study_texts.fillers}


def _of_treatment(topic: TopicWithValues, language: Language) -> frozenset[str]:
    names = [topic.topic.record.question.intervention] if topic.topic.record.question else []
    names += [analysis.record.intervention for analysis in topic.analyses]
    return frozenset().union(*(words(name, language) for name in names if name))


def _is_of(own: frozenset[str], names: frozenset[str], designs: frozenset[str], *, trials: bool) -> bool:
    return bool(own) and own <= names and (not trials or not designs.isdisjoint(_OF_TRIALS))


def _outcomes(
    topic: TopicWithValues, known: Library, language: Language
) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return, by the name of each outcome with results, the words of its names and the designs of its studies."""
    designs: dict[str, set[str]] = {}
    for analysis in topic.analyses:
        for row in analysis.record.rows:
            card = known.sources.get(row.source)
            designs.setdefault(row.outcome or analysis.record.outcome, set()).add(card.design if card else "")
    listed = topic.results.record.outcomes if topic.results else ()
    return {
        one.lay_name: (words(f"{one.name} {one.lay_name}", language), frozenset(designs[one.id]))
        for one in listed
        if one.id in designs
    }


def _texts(topic: TopicWithValues) -> Iterator[tuple[str, str, Place]]:
    for passage in topic.free_passages:
        yield passage.owner, passage.text, passage.place
    for owner, part, place in topic.answer_parts:
        yield owner, part.text, place / "text"
    for claim in topic.claims:
        yield f'claim "{claim.record.id}"', claim.record.text, claim.place / "text"
