"""What texts say of the studies that the claims beside them rest on: whom they took, how long they lasted (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from textwrap import shorten
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.durations import days_in, times_in
from citesite.check.languages import language_of
from citesite.check.languages.studying import StudyTexts
from citesite.check.reasons import Reasons
from citesite.check.studied_rules import AGES_DIFFER, FOLLOW_UP_DIFFERS, studied_patterns
from citesite.check.wording.topic_words import texts_with
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Place
from citesite.link.library import Library
from citesite.records import Claim
from citesite.values.topic import TopicWithValues

GOES_BY = "studies", "counts", "study_texts"

_NEAR = 0.2
"""A time may be rounded, as 12 weeks to 3 months."""
_MOST_SHOWN = 70
_BEYOND = 45
"""The most characters between the verb and the time of a sentence."""
_ADVICE = frozenset(("seek_help", "further_reading", "questions_to_ask", "title"))


class _StudyText(NamedTuple):
    """A text, and the claims that it sums up or is among."""

    owner: str
    text: str
    place: Place
    claims: list[Claim]


class _StudyTextPatterns:
    """How a language speaks of studies in a sentence, compiled once."""

    def __init__(self, words: StudyTexts) -> None:
        self.study, self.they, self.lasted = map(_in, (words.study, words.they, words.lasted))
        self.given, self.left_open, self.limits = map(_in, (words.given, words.left_open, words.limits))
        self.no_length = re.compile(words.no_length, re.IGNORECASE)
        self.times = [(_in(pattern), plain) for pattern, plain in words.other_times]

    def time_of(self, sentence: str, language: str, *, is_of_study: bool) -> tuple[str, float] | None:
        """Return how long a sentence on studies says that they lasted: the words and the days; None if it does not say.

        Args:
            sentence: the sentence.
            language: its language tag.
            is_of_study: whether it names studies; otherwise it names "they" or the like.
        """
        verb = self.lasted.search(sentence) or (self.given.search(sentence) if is_of_study else None)
        if verb is None:
            return None
        rest = sentence[verb.end() : verb.end() + _BEYOND]
        for pattern, plain in self.times:
            rest = pattern.sub(plain, rest)
        found = times_in(rest, language)
        at = rest.find(found[0].written) if found else 0
        if not found or self.limits.search(rest[:at]) or self.no_length.match(rest, at + len(found[0].written)):
            return None
        return verb[0], found[0].days


def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


@cache
def _patterns(words: StudyTexts) -> _StudyTextPatterns:
    return _StudyTextPatterns(words)


@topic_check(FOLLOW_UP_DIFFERS, AGES_DIFFER)
def text_of_other_studies(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts that give studies another length or other people than all sources of the claims beside them have."""
    language = language_of(known.language)
    words, reasons = language.study_texts, Reasons(topic, "because")
    assert words is not None
    may_hold = texts_with(topic, words.first_look)
    patterns, ages = _patterns(words), studied_patterns(known.language)
    for text in _texts(topic, may_hold):
        behind: tuple[list[float], list[str]] | None = None
        for sentence in words_of(text.text).sentences_with(words.first_look):
            if sentence.is_question or reasons.cover(text.place):
                continue
            is_of_study = patterns.study.search(sentence.whole) is not None
            if not is_of_study and not patterns.they.search(sentence.whole):
                continue
            lasted = patterns.time_of(sentence.whole, known.language, is_of_study=is_of_study)
            is_of_age = is_of_study and ages.names_one_age(sentence.whole)
            if (not lasted and not is_of_age) or patterns.left_open.search(sentence.whole):
                continue
            behind = behind or _behind(topic, text.claims, known)
            times, studied = behind
            if lasted and times and not any(abs(lasted[1] - one) <= _NEAR * max(lasted[1], one) for one in times):
                place = text.place.find(lasted[0])
                message = f'{text.owner} says "{_shown(sentence.whole)}", and its sources have another follow_up'
                yield FOLLOW_UP_DIFFERS.at(place, message, "correct the wrong one")
            elif is_of_age and ages.another_age(sentence.whole, studied):
                message = (
                    f'{text.owner} says "{_shown(sentence.whole)}", and its sources studied "{_shown(studied[0])}"'
                )
                yield AGES_DIFFER.at(text.place, message, "correct the text, or population: of the sources")


def _shown(text: str) -> str:
    return shorten(text.rstrip("."), _MOST_SHOWN, placeholder=" …")


def _texts(topic: TopicWithValues, may_hold: frozenset[str]) -> Iterator[_StudyText]:
    """Yield the texts of sections with the claims of each, those of the topic with all, and answers with their own."""
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for passage in topic.free_passages:
        steps = passage.place.steps
        if passage.text in may_hold and _ADVICE.isdisjoint(steps):
            yield _StudyText(passage.owner, passage.text, passage.place, list(_beside(topic, passage.place)))
    for owner, part, place in topic.answer_parts:
        if part.text in may_hold:
            own = [claims[name] for name in part.claims if name in claims]
            yield _StudyText(owner, part.text, place / "text", own)


def _beside(topic: TopicWithValues, place: Place) -> Iterator[Claim]:
    """Yield the claims of the section that a place is in; all claims for a place in no section."""
    section = next((one.place for one in topic.sections if _is_in(place, one.place)), None)
    for claim in topic.claims:
        if section is None or _is_in(claim.place, section):
            yield claim.record


def _is_in(place: Place, holder: Place) -> bool:
    return place.path == holder.path and place.steps[: len(holder.steps)] == holder.steps


def _behind(topic: TopicWithValues, claims: Iterable[Claim], known: Library) -> tuple[list[float], list[str]]:
    """Return every time in days, and every population, of the sources of some claims; nothing if one has none."""
    links = [e for claim in claims for e in claim.evidence if e.stance != "context" and e.source in known.sources]
    cards = {e.source: known.sources[e.source] for e in links}
    rows: dict[str, list[str]] = {}
    for analysis in topic.analyses:
        for row in analysis.record.rows:
            rows.setdefault(row.source, []).extend(filter(None, (row.follow_up, row.note)))
        for risk in analysis.record.baseline_risks:
            rows.setdefault(risk.source, []).extend(filter(None, (risk.time,)))
    times: list[float] = []
    for name, card in cards.items():
        own = [card.follow_up, *rows.get(name, ())]
        days = [one for text in own for one in days_in(text, known.language)]
        if not days and card.design not in _WITHOUT_TIME:
            times = []
            break
        times += days
    said = [text for e in links for text in (e.note, e.quote, known.sources[e.source].abstract) if text]
    said += [claim.text for claim in claims] if times else []
    times += [one for text in said for one in days_in(text, known.language)] if times else []
    populations = [card.population for card in cards.values()]
    return times, populations if all(populations) else []


_WITHOUT_TIME = frozenset(
    (
        "cross-sectional",
        "guideline",
        "consensus",
        "regulator-notice",
        "narrative-review",
        "laboratory",
        "animal",
        "case-report",
        "patient-information",
        "professional-information",
        "data-set",
    )
)
"""Designs of works that follow nobody."""
