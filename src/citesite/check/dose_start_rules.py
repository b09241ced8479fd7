"""Texts that name the most that is given as the dose to begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.dose_amount_rules import UNEQUAL_AMOUNTS
from citesite.check.languages import language_of
from citesite.check.reasons import Reasons
from citesite.check.typed_doses import DoseReader, TypedDose, dose_reader
from citesite.check.wording.topic_words import texts_with_figures
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic
from citesite.link.library import Library
from citesite.records import DosingOption, TopicContent
from citesite.values.grammar import masked

GOES_BY = "doses", "numbers"
_NOT_TOLD = frozenset(("evidence", "options", "because", "unchecked", "dosing"))


@topic_check(UNEQUAL_AMOUNTS)
def most_told_as_first(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find texts that say to begin with what is the most in every option that they may be about."""
    reader, reasons = dose_reader(known.language), Reasons(topic, "because")
    options = [option.record for option in topic.dosing_options]
    if reader is None or not any(one.amount.to for one in options):
        return
    may_hold = texts_with_figures(topic)
    for _, text, place in topic.texts:
        if text not in may_hold or not _NOT_TOLD.isdisjoint(place.steps):
            continue
        for sentence in words_of(masked(text)).sentences:
            first = next(_first_doses(sentence.whole, reader, known.language), None)
            if first is None or sentence.is_question:
                continue
            about = _about(sentence.whole, options, known.language)
            quoted = [t for one in about for e in one.evidence for t in (e.note, e.quote) if t]
            told = {
                (dose.low, dose.unit) for one in quoted for dose in _first_doses(masked(one), reader, known.language)
            }
            most = [one for one in about if _is_most(first, one)]
            is_first = (first.low, first.unit) in told or any(_is_first(first, one) for one in about)
            if most and not is_first and not reasons.cover(place):
                begins = f"{most[0].amount.value:g} {most[0].amount.unit}s"
                message = f'a text begins with "{first.written}", and dosing option "{most[0].id}" with {begins}'
                yield UNEQUAL_AMOUNTS.at(place.find(first.written), message, "look up in the source which comes first")


@cache
def _begins(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what ends right before a first dose, and what is right behind one."""
    words = language_of(tag).doses
    assert words is not None
    return re.compile(rf"(?:{words.begins})$", re.IGNORECASE), re.compile(words.at_first, re.IGNORECASE)


def _first_doses(text: str, reader: DoseReader, tag: str) -> Iterator[TypedDose]:
    """Yield each dose of a text that it says somebody begins with."""
    before, behind = _begins(tag)
    for dose in reader.doses(text):
        end = dose.start + len(dose.written)
        if before.search(text[: dose.start]) or behind.match(text, end):
            yield dose


def _about(sentence: str, options: list[DosingOption], tag: str) -> Iterable[DosingOption]:
    """Return the options that a sentence may be about: without a word for trials, not those of trials."""
    words = language_of(tag).study_texts
    names_trial = words is None or re.search(rf"\b(?:{words.trial})", sentence, re.IGNORECASE) is not None
    return [one for one in options if names_trial or one.purpose != "trial-arm"]


def _is_first(dose: TypedDose, option: DosingOption) -> bool:
    return (dose.low, dose.unit) == (option.amount.value, option.amount.unit) or dose.low != dose.high


def _is_most(dose: TypedDose, option: DosingOption) -> bool:
    """Whether a dose is the upper end of what an option begins with; of later steps a text may say "after a week"."""
    return (dose.low, dose.unit) == (option.amount.to, option.amount.unit)
