"""Compare how many trials, reviews or vitamins a sentence names with what the notes and quotes of its sources do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.counting import Counts
from citesite.check.reasons import Reasons
from citesite.check.wording.topic_words import texts_with
from citesite.check.wording.words import has_figure, words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim
from citesite.records.passages import JudgedText
from citesite.text.remembered import remembered
from citesite.values.grammar import masked
from citesite.values.topic import TopicWithValues

GOES_BY = "counts"
_BARE = re.compile(r"(?<![\w.,/−-])\d\d+(?![\w%,]|\.\d)")
_LEAST = 2
"""One trial is most often one of several."""


class _Counted(NamedTuple):
    written: str
    noun: str
    """What is counted; empty for a number alone."""
    number: float


COUNT_DIFFERS = Rule(
    code="count-differs",
    severity=Severity.WARNING,
    summary="a sentence counts other trials, reviews or vitamins than the notes and quotes of its sources",
    meaning=(
        "The sources of the claim have a number of these in their notes or in their quotes, and the sentence has "
        "another. One of the two may be mistyped. Or a text counts other trials, studies or people who took part "
        'than there are: "both trials" of three, "a handful of studies", "thousands of people".'
    ),
    fix="Correct the wrong one, or write the number into the note of the source that has it.",
    wrong="text: Examplin probably eases headache in 6 reviews.    # its note says 2 reviews",
    right="text: Examplin probably eases headache in 2 reviews.    # its note says 2 reviews",
)


@topic_check(COUNT_DIFFERS)
def count_differs(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find numbers of trials and the like in claims and answers that differ from all those of their sources."""
    counts = language_of(known.language).counts
    assert counts is not None
    language = _patterns(counts)
    notes: dict[str, list[_Note]] | None = None
    reasons = Reasons(topic, "because")
    may_count = texts_with(topic, counts.first_look)
    for (owner, text, place, *_), behind in _judged(topic) if may_count else ():
        if text not in may_count:
            continue
        counted = [one for one in _counted(text, language) if one.number >= _LEAST]
        if not counted:
            continue
        notes = _notes(topic, known) if notes is None else notes
        sources = {e.source for claim in behind for e in claim.evidence}
        noted = [note for name in sources for note in notes.get(name, ())]
        others = [claim.text for claim in behind if text != claim.text]
        recorded = [one for count, note in noted for one in count(note, language)]
        recorded += [one for other in others for one in _counted(other, language)]
        if not recorded and not words_of(text).holds(counts.of_studies):
            continue
        studies = _studies(behind, topic, known)
        for one in counted:
            if not _fits(one, recorded, len(sources), studies) and not reasons.cover(place):
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


_STUDIES = frozenset(("randomized-trial", "non-randomized-trial", "cohort", "case-control", "cross-sectional"))
"""Designs of works that report a study of their own, and not how many there are."""


def _studies(behind: list[Claim], topic: TopicWithValues, known: Library) -> int:
    """Return how many studies some claims rest on; 0 if that is not known, as of a review."""
    sources = {e.source for claim in behind for e in claim.evidence}
    if not sources or not all(name in known.sources and known.sources[name].design in _STUDIES for name in sources):
        return 0
    results = {claim.result.analysis for claim in behind if claim.result}
    rows = [row for a in topic.analyses if a.record.id in results for row in a.record.rows]
    return max(len(sources), len({row.study or row.label or row.source for row in rows}))


def _fits(one: _Counted, recorded: list[_Counted], sources: int, studies: int) -> bool:
    same = [other.number for other in recorded if other.noun == one.noun]
    if not same and studies and one.noun in ("trial", "study"):
        return one.number <= studies
    if not same or any(other.number == one.number for other in recorded if not other.noun):
        return True
    # A sentence may count its own sources.
    return one.number in same or one.number <= sources


_Note = tuple[Callable[[str, "_CountPatterns"], Iterable[_Counted]], str]
"""A text of a record, and the function that finds what it counts."""


def _notes(topic: TopicWithValues, known: Library) -> dict[str, list[_Note]]:
    """Return the notes, quotes and fields of each source, and the texts of its rows."""
    found: dict[str, list[_Note]] = {}
    for evidence, _, _ in topic.evidence:
        card = known.sources.get(evidence.source)
        fields = (card.follow_up, card.population, card.abstract) if card else ()
        own = found.setdefault(evidence.source, [])
        for text in filter(None, (evidence.note, evidence.quote, *fields)):
            own.append((_counted_in_note, text))
    for analysis in topic.analyses:
        for row in analysis.record.rows:
            for text in filter(None, (row.follow_up, row.label, row.people, row.result, row.note)):
                found.setdefault(row.source, []).append((_counted, text))
    return found


class _CountPatterns:
    """How a language counts, compiled once."""

    def __init__(self, language: Counts) -> None:
        self.first_look, self.words = language.first_look, dict(language.numbers)
        self.in_numbers = frozenset(re.split(r"[\s-]", name)[0] for name in self.words)
        things = "|".join(forms for _, forms in language.things)
        # In small letters: without regard to case this takes half as long again.
        self.count = re.compile(
            rf"(?<![\w.,/−-])(?P<n>\d+(?:[.,]\d{{1,2}})?|{'|'.join(self.words)})(?:{language.to}(?P<to>\d+))?"
            rf"\s(?:(?!(?:{language.not_between})\b)[^\W\d_][\w-]*\s){{0,2}}?(?P<thing>{things})\b"
            rf"(?!{language.not_behind})"
        )
        self.things = [(re.compile(forms), name) for name, forms in language.things]


_patterns = cache(_CountPatterns)


@remembered
def _counted(text: str, language: _CountPatterns) -> tuple[_Counted, ...]:
    """Return what a text counts. Kept, because many claims rest on one source, and answers on claims."""
    words = words_of(text)
    named = words.found(language.in_numbers) if words.holds(language.first_look) else []
    sentences = words.sentences_with(language.first_look) if named or has_figure(words.whole) else ()
    may_count = (one.whole for one in sentences if one.holds_found(named) or has_figure(one.whole))
    return tuple(found for sentence in may_count for found in _counts(sentence, language))


@remembered
def _counted_in_note(text: str, language: _CountPatterns) -> tuple[_Counted, ...]:
    """Return what a note counts, with bare numbers: "17 of 21 found the link", where the claim says "21 studies"."""
    bare = (_Counted(match[0], "", float(match[0])) for match in _BARE.finditer(masked(text)))
    return *_counted(text, language), *bare


def _counts(words: str, language: _CountPatterns) -> Iterator[_Counted]:
    for match in language.count.finditer(words.lower()):
        noun = next(name for forms, name in language.things if forms.fullmatch(match["thing"]))
        for typed in filter(None, (match["n"], match["to"])):
            number = language.words.get(typed) or float(typed.replace(",", "."))
            yield _Counted(words[match.start() : match.end()], noun, number)
