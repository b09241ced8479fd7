"""A claim without a result goes the way that the quotes and notes of its evidence go (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.overlap import words
from citesite.check.reasons import Reasons
from citesite.check.wording.directions import Said, said
from citesite.check.wording.topic_words import texts_with
from citesite.check.wording.words import has_figure, words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim, Placed
from citesite.values.topic import TopicWithValues

GOES_BY = "directions"

CLAIM_AGAINST_QUOTE = Rule(
    code="claim-against-quote",
    severity=Severity.WARNING,
    summary="a claim or a note goes another way than the quote behind it",
    meaning=(
        "The claim names no result that it could be compared with. A quote or a note of its evidence has the same "
        "number with the same unit, and says that it is more where the claim says less, or later where it says sooner. "
        "Or it says in the morning, or of the arms, what these say of the evening or the legs. A note is compared with "
        "the quote beside it."
    ),
    fix="Look it up in the source, and correct one of them, or say under because: why both are right.",
    wrong="text: With examplin, relief probably comes 10 minutes later.    # its quote: sooner",
    right="text: With examplin, relief probably comes 10 minutes sooner.",
)
_NUMBER = re.compile(r"(?<![\w.,])\d{1,9}(?:[.,]\d{1,9})?\s?(?:%|[^\W\d_]{2,})")


class _Difference(NamedTuple):
    said: Said
    numbers: frozenset[str]
    """Each number with its unit, as written, without spaces."""
    words: frozenset[str]

    def is_turned(self, other: _Difference) -> bool:
        """Whether another sentence has the same number and goes the other way."""
        (kind, sign), (other_kind, other_sign) = self.said.way, other.said.way
        is_same = not self.numbers.isdisjoint(other.numbers) and not self.words.isdisjoint(other.words)
        return is_same and kind == other_kind and sign == -other_sign


@topic_check(CLAIM_AGAINST_QUOTE)
def claim_against_quote(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find claims without a result, and notes, that turn round a number of their evidence's quotes and notes."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    for claim in topic.claims:
        for owner, place, text, texts in _compared(claim):
            # To look for a number in both takes far less than to read which way they go.
            numbers = _numbers(text) if texts else _NONE
            others = [other for other in texts if numbers & _numbers(other)] if numbers else []
            for one in _differences(text, claim.record, language) if others else ():
                recorded = [each for other in others for each in _differences(other, claim.record, language)]
                same = [each for each in recorded if each.numbers & one.numbers]
                if same and all(map(one.is_turned, same)) and not reasons.cover(place):
                    message = f'the {owner} says "{one.said.found}", but its evidence "{same[0].said.found}"'
                    yield CLAIM_AGAINST_QUOTE.at(place.find(one.said.found), message, "look it up in the source")
                    break


@topic_check(CLAIM_AGAINST_QUOTE)
def claim_at_another_time(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find claims and notes that say in the morning, or of the arms, what their quotes say of the evening or legs."""
    directions, reasons = language_of(known.language).directions, Reasons(topic, "because")
    assert directions is not None
    pairs = [turned for pair in directions.apart for turned in (pair, pair[::-1])]
    may_tell = texts_with(topic, frozenset().union(*(one for pair in pairs for one in pair)))
    for owner, place, text, texts in (each for claim in topic.claims for each in _compared(claim)) if may_tell else ():
        if text not in may_tell or reasons.cover(place):
            continue
        own, recorded = words_of(text).single, frozenset[str]().union(*(words_of(one).single for one in texts))
        for one, other in pairs:
            if own & one and recorded & other and not own & other and not recorded & one:
                here, there = min(own & one), min(recorded & other)
                message = f'the {owner} says "{here}", but its evidence "{there}"'
                yield CLAIM_AGAINST_QUOTE.at(place.find(here), message, "look it up in the source")
                break


def _compared(claim: Placed[Claim]) -> Iterator[tuple[str, Place, str, list[str]]]:
    """Yield the texts of a claim, and those of its record that each is compared with."""
    record = claim.record
    if not record.result:
        texts = [text for one in record.evidence for text in (one.quote, one.note) if text]
        yield "claim", claim.place / "text", record.text, texts
    for number, one in enumerate(record.evidence):
        if one.note and one.quote:
            yield "note", claim.place / "evidence" / number / "note", one.note, [one.quote]


def _differences(text: str, claim: Claim, language: Language) -> Iterator[_Difference]:
    """Yield each sentence of a text that says which way something goes, with a number."""
    for one in said(text, language, (claim.effect and claim.effect.of) or ""):
        numbers = _numbers(one.sentence)
        if numbers and one.way[1] and not one.is_denied:
            yield _Difference(one, numbers, words(one.sentence, language) - words(one.found, language))


def _numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text, each with its unit, in small letters and without spaces."""
    return frozenset(re.sub(r"\s", "", found.lower()) for found in _NUMBER.findall(text)) if has_figure(text) else _NONE


_NONE = frozenset[str]()
