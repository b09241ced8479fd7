"""Compare how many trials, years or vitamins a sentence names with what the notes and quotes of its sources do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.reasons import Reasons
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim
from citesite.records.passages import JudgedText
from citesite.values.grammar import masked
from citesite.values.topic import TopicWithValues

GOES_BY = "counts"
_TWELVE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {word: number for number, word in enumerate(_TWELVE, 1)}
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_NUMBER = rf"(?<![\w.,/−-])(?P<n>\d+(?:\.\d+)?|{'|'.join(_WORDS)})(?:\sto\s(?P<to>\d+))?"
# In small letters: without regard to case this takes half as long again.
_COUNT = re.compile(
    rf"{_NUMBER}(?:\s(?:full\s)?(?P<time>day|week|month|year)"
    r"|\s(?:(?!at\b|in\b|of\b|a\b|per\b|and\b|or\b|on\b|people\b)[a-z-]+\s){0,2}?"
    r"(?P<thing>trial|stud(?:y|ie)|review|vitamin|clinic))s?\b(?!\s?(?:old|of\sage))"
)
_NOUNS = ("day", "week", "month", "year", "trial", "study", "review", "vitamin", "clinic")
_COUNTED = frozenset((*_NOUNS, *(f"{noun}s" for noun in _NOUNS), "studies"))
"""What is counted: every count holds one of these."""
_BARE = re.compile(r"(?<![\w.,/−-])\d\d+(?![\w%,]|\.\d)")
_NEAR = 0.2
"""A time may be rounded, as 4.3 years to 4."""


_LEAST = 2
"""One trial is most often one of several."""


class _Counted(NamedTuple):
    written: str
    noun: str
    """What is counted: "day" for every time, empty for a number alone."""
    number: float


COUNT_DIFFERS = Rule(
    code="count-differs",
    severity=Severity.WARNING,
    summary="a sentence counts other trials, years or vitamins than the notes and quotes of its sources",
    meaning=(
        "The sources of the claim have a number of these under follow_up:, in their notes or in their quotes, and "
        "the sentence has another. One of the two may be mistyped."
    ),
    fix="Correct the wrong one, or write the number into the note of the source that has it.",
    wrong="text: Examplin probably eases headache over 6 years.    # its note says 2 years",
    right="text: Examplin probably eases headache over 2 years.    # its note says 2 years",
)


@topic_check(COUNT_DIFFERS)
def count_differs(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find numbers of trials, times and the like in claims and answers that differ from all those of their sources."""
    notes = _notes(topic, known)
    reasons = Reasons(topic, "because")
    for (owner, text, place, _), behind in _judged(topic):
        sources = {e.source for claim in behind for e in claim.evidence}
        recorded = [one for name in sources for one in notes.get(name, ())]
        recorded += [one for claim in behind if text != claim.text for one in _counted(claim.text)]
        # Where nothing is counted, nothing differs: most sources have no note.
        if not recorded:
            continue
        # When to ask for help, and how often to test, is in no study.
        is_advice = any(claim.type == "guidance" for claim in behind)
        found = [one for one in _counted(text) if one.number >= _LEAST and not (is_advice and one.noun == "day")]
        for one in found:
            if not _fits(one, recorded, len(sources)) and not reasons.cover(place):
                message = f'{owner} says "{one.written}", and its sources have another number of these'
                hint = "correct the wrong one, or write it into the note of the source that has it"
                yield COUNT_DIFFERS.at(place.find(one.written), message, hint)


def _judged(topic: TopicWithValues) -> Iterator[tuple[JudgedText, list[Claim]]]:
    """Yield the sentence of each claim and each part of an answer, with the claims behind it."""
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for text, claim in zip(topic.claim_texts, topic.claims, strict=True):
        yield text, [claim.record]
    for text, (_, part, _) in zip(topic.answer_texts, topic.answer_parts, strict=True):
        yield text, [claims[name] for name in part.claims if name in claims]


def _fits(one: _Counted, recorded: list[_Counted], sources: int) -> bool:
    same = [other.number for other in recorded if other.noun == one.noun]
    if not same or any(other.number == one.number for other in recorded if not other.noun):
        return True
    if one.noun == "day":
        return any(abs(one.number - other) <= _NEAR * other for other in same)
    # A sentence may count its own sources.
    return one.number in same or one.number <= sources


def _notes(topic: TopicWithValues, known: Library) -> dict[str, list[_Counted]]:
    """Return what the notes, quotes and fields of each source, and its rows, count."""
    found: dict[str, list[_Counted]] = {}
    for evidence, _, _ in topic.evidence:
        card = known.sources.get(evidence.source)
        fields = (card.follow_up, card.population, card.abstract) if card else ()
        own = found.setdefault(evidence.source, [])
        for text in filter(None, (evidence.note, evidence.quote, *fields)):
            own.extend(_counted(text))
            # Such as "17 of 21 found the link", where the claim says "21 studies".
            own.extend(_Counted(match[0], "", float(match[0])) for match in _BARE.finditer(masked(text)))
    for analysis in topic.analyses:
        for row in analysis.record.rows:
            for text in (row.follow_up, row.label, row.people, row.result, row.note):
                found.setdefault(row.source, []).extend(_counted(text or ""))
    return found


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[_Counted, ...]:
    """Return what a text counts. Kept, because many claims rest on one source, and answers on claims."""
    sentences = words_of(text).sentences_with(_COUNTED)
    return tuple(found for sentence in sentences for found in _counts(sentence.whole))


def _counts(words: str) -> Iterator[_Counted]:
    for match in _COUNT.finditer(words.lower()):
        time, thing = match["time"] or "", (match["thing"] or "").replace("studie", "study")
        for typed in filter(None, (match["n"], match["to"])):
            number = float(_WORDS.get(typed) or typed)
            yield _Counted(words[match.start() : match.end()], thing or "day", number * _DAYS.get(time, 1.0))
