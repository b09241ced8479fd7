"""What texts say of the studies that the claims beside them rest on: whom they took, how long they lasted (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from textwrap import shorten
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.dose_rules import TRIALS
from citesite.check.durations import days_in, times_in
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.languages.studying import StudyTexts
from citesite.check.reasons import Reasons
from citesite.check.said_ages import SaidAges, said_ages
from citesite.check.studied_rules import AGES_DIFFER, FOLLOW_UP_DIFFERS, StudiedPatterns, studied_patterns
from citesite.check.wording.topic_words import sentences_with
from citesite.check.wording.words import Words, words_of
from citesite.diagnostics import Diagnostic, Place
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.records import Claim
from citesite.text.markup import cited
from citesite.text.uncased import Uncased
from citesite.values.topic import TopicWithValues

GOES_BY = "studies", "counts", "study_texts"

_NEAR = 0.2
"""A time may be rounded, as 12 weeks to 3 months."""
_MOST_SHOWN = 70
_BEYOND = 45
"""The most characters between the verb and the time of a sentence."""
_ADVICE = frozenset(("seek_help", "questions_to_ask", "title"))


class _StudyText(NamedTuple):
    """A text, and the claims that it sums up; None if it sums up none and is among those of its section."""

    owner: str
    text: str
    place: Place
    claims: list[Claim] | None
    is_rating: bool = False
    """Whether it says why a rating is as it is, which may be whom the studies left out."""
    source: str = ""
    """The source that it is a note on."""


class _StudyTextPatterns:
    """How a language speaks of studies in a sentence, compiled once."""

    def __init__(self, words: StudyTexts) -> None:
        self.study, self.trial = _in(words.study), re.compile(rf"(?<!\w)(?:{words.trial})", re.IGNORECASE)
        self.tested = _in(words.tested)
        self.they, self.lasted = _in(words.they), _in(words.lasted)
        self.given, self.left_open, self.limits = map(_in, (words.given, words.left_open, words.limits))
        self.no_length = re.compile(words.no_length, re.IGNORECASE)
        self.times = [(_in(pattern), plain) for pattern, plain in words.other_times]
        self.vague = [(_in(pattern), least, most) for pattern, least, most in words.vague_times]

    def time_of(self, sentence: str, language: str, *, is_of_study: bool) -> tuple[str, float, float] | None:
        """Return how long a sentence on studies says that they lasted: the words and the days; None if it does not say.

        The days are the least and the most: one number may be rounded, and "months" are many numbers.

        Args:
            sentence: the sentence.
            language: its language tag.
            is_of_study: whether it names studies; otherwise it names "they" or the like.
        """
        verb = self.lasted.search(sentence) or (self.given.search(sentence) if is_of_study else None)
        if verb is None:
            return self._vague_time(sentence, "") if is_of_study else None
        rest = sentence[verb.end() : verb.end() + _BEYOND]
        for pattern, plain in self.times:
            rest = pattern.written.sub(plain, rest) if pattern.is_in(rest) else rest
        found = times_in(rest, language)
        at = rest.find(found[0].written) if found else 0
        if not found:
            return self._vague_time(rest, verb[0])
        if self.limits.search(rest[:at]) or self.no_length.match(rest, at + len(found[0].written)):
            return None
        return verb[0], (1 - _NEAR) * found[0].days, found[0].days / (1 - _NEAR)

    def said(
        self, sentence: Words, named: _NamedWords, tag: str, ages: StudiedPatterns
    ) -> tuple[tuple[str, float, float] | None, SaidAges | None, bool]:
        """Return how long a sentence says that studies lasted, whom they took, and whether it says any of that."""
        has_time, names_one_age = sentence.holds_found(named.times), ages.names_one_age(sentence.whole)
        has_age = sentence.holds_found(named.ages)
        if not (has_time or has_age or names_one_age):
            return None, None, False
        is_of_study = self.study.is_in(sentence.whole) or self.tested.is_in(sentence.whole)
        may_last = has_time and (is_of_study or self.they.is_in(sentence.whole))
        lasted = self.time_of(sentence.whole, tag, is_of_study=is_of_study) if may_last else None
        of_ages = said_ages(sentence.whole, tag) if is_of_study and has_age else None
        is_of_age = is_of_study and (of_ages is not None or names_one_age)
        if (lasted or is_of_age) and self.left_open.is_in(sentence.whole):
            is_left_out = of_ages is not None and of_ages.is_left_out
            return None, of_ages, is_left_out
        return lasted, of_ages, is_of_age

    def _vague_time(self, text: str, verb: str) -> tuple[str, float, float] | None:
        """Return the first time without a number, such as "for years"; without a verb, one that needs none."""
        for pattern, least, most in self.vague:
            found = pattern.search(text)
            if found and (verb or "alone" in pattern.written.groupindex):
                return None if self.limits.search(text[: found.start()]) else (verb or found[0], least, most)
        return None


def _in(pattern: str) -> Uncased:
    return Uncased(rf"(?<!\w)(?:{pattern})(?!\w)")


@cache
def _patterns(words: StudyTexts) -> _StudyTextPatterns:
    return _StudyTextPatterns(words)


class _NamedWords(NamedTuple):
    """Words for times and for ages that a text has, for a first look at its sentences."""

    times: list[str]
    ages: list[str]


def _named(text: str, language: Language) -> _NamedWords:
    words, counts, studies = language.study_texts, language.counts, language.studies
    assert words is not None
    assert counts is not None
    ages = studies.ages.first_look if studies and studies.ages else frozenset[str]()
    return _NamedWords(words_of(text).found(counts.in_times | words.in_vague_times), words_of(text).found(ages))


@topic_check(FOLLOW_UP_DIFFERS, AGES_DIFFER)
def text_of_other_studies(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts that give studies another length or other people than all sources of the claims beside them have."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    words = language.study_texts
    assert words is not None
    patterns, ages = _patterns(words), studied_patterns(known.language)
    may_hold = sentences_with(topic, words.first_look)
    for text in _texts(topic, frozenset(may_hold)) if may_hold else ():
        behind: dict[bool, tuple[list[float], list[str]]] = {}
        named = _named(text.text, language)
        for sentence in may_hold[text.text]:
            if sentence.is_question or reasons.cover(text.place):
                continue
            lasted, of_ages, is_of_age = patterns.said(sentence, named, known.language, ages)
            if text.is_rating:
                of_ages, is_of_age = None, False
            if not lasted and not is_of_age:
                continue
            is_trial = all(patterns.trial.match(one[0]) for one in patterns.study.finditer(sentence.whole))
            if text.source in known.sources:
                card = known.sources[text.source]
                behind[is_trial] = list(days_in(card.follow_up, known.language)), [card.population]
            elif is_trial not in behind:
                claims = studied_beside(topic, text.place, known) if text.claims is None else text.claims
                behind[is_trial] = studied_behind(topic, claims, known, trials=is_trial)
            times, studied = behind[is_trial]
            named_there = [known.sources[name] for name in cited(text.text) if name in known.sources]
            times = times and times + [x for card in named_there for x in days_in(card.follow_up, known.language)]
            studied = studied and studied + [card.population for card in named_there]
            # "It had 160 people and lasted 8 weeks."
            if lasted and lasted[2] < 2 * lasted[1] and (one := of_size(sentence, _cards(topic, known))):
                times = list(days_in(one[0].follow_up, known.language)) or times
            if lasted and times and not any(lasted[1] <= one <= lasted[2] for one in times):
                place = text.place.find(lasted[0])
                message = f'{text.owner} says "{_shown(sentence.whole)}", and its sources have another follow_up'
                yield FOLLOW_UP_DIFFERS.at(place, message, "correct the wrong one")
            elif of_ages.differ(studied) if of_ages else is_of_age and ages.another_age(sentence.whole, studied):
                message = (
                    f'{text.owner} says "{_shown(sentence.whole)}", and its sources studied "{_shown(studied[0])}"'
                )
                yield AGES_DIFFER.at(text.place, message, "correct the text, or population: of the sources")


def _cards(topic: TopicWithValues, known: Library) -> list[SourceCard]:
    """Return the sources of a topic's claims, each once."""
    names = dict.fromkeys(e.source for claim in topic.claims for e in claim.record.evidence)
    return [known.sources[name] for name in names if name in known.sources]


def _shown(text: str) -> str:
    return shorten(text.rstrip("."), _MOST_SHOWN, placeholder=" …")


def _texts(topic: TopicWithValues, may_hold: frozenset[str]) -> Iterator[_StudyText]:
    """Yield the texts of sections and of the topic, and answers with their own claims."""
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for passage in topic.free_passages:
        steps = passage.place.steps
        if passage.text in may_hold and _ADVICE.isdisjoint(steps):
            yield _StudyText(passage.owner, passage.text, passage.place, None, source=passage.source)
    for owner, part, place in topic.answer_parts:
        if part.text in may_hold:
            own = [claims[name] for name in part.claims if name in claims]
            yield _StudyText(owner, part.text, place / "text", own)
    for claim in topic.claims:
        why = claim.record.certainty.why if claim.record.certainty else None
        if why in may_hold:
            yield _StudyText(
                f'why: of claim "{claim.record.id}"', why, claim.place / "certainty" / "why", [claim.record], True
            )


def studied_beside(topic: TopicWithValues, place: Place, known: Library) -> list[Claim]:
    """Return the claims of the section that a place is in; all claims for one in no section or one without studies."""
    section = next((one.place for one in topic.sections if _is_in(place, one.place)), None)
    every = [(claim.place, claim.record) for claim in topic.claims]
    beside = [claim for at, claim in every if section is None or _is_in(at, section)]
    cards = (known.sources.get(e.source) for claim in beside for e in claim.evidence)
    has_studies = any(card and card.design not in _WITHOUT_TIME for card in cards)
    return beside if has_studies else [claim for _, claim in every]


def _is_in(place: Place, holder: Place) -> bool:
    return place.path == holder.path and place.steps[: len(holder.steps)] == holder.steps


def of_size(sentence: Words, sources: Iterable[SourceCard]) -> list[SourceCard]:
    """Return the source whose number of people a sentence names, if it is the only one."""
    sizes = {re.sub("[,.]", "", found) for found in _SIZE.findall(sentence.whole)}
    found = [one for one in sources if one.n and str(one.n) in sizes]
    return found if len(found) == 1 else []


_SIZE = re.compile(r"(?<![\d.,])\d[\d.,]*+(?!\s?%)")


def studied_behind(
    topic: TopicWithValues, claims: Iterable[Claim], known: Library, *, trials: bool = False
) -> tuple[list[float], list[str]]:
    """Return every time in days, and every population, of the sources of some claims; nothing if one has none.

    Args:
        topic: the topic.
        claims: some of its claims.
        known: what is known of the sources.
        trials: leave out studies that are no trials.
    """
    links = [e for claim in claims for e in claim.evidence if e.stance != "context" and e.source in known.sources]
    cards = {e.source: known.sources[e.source] for e in links}
    if trials and any(card.design in TRIALS for card in cards.values()):
        cards = {name: card for name, card in cards.items() if card.design not in _NO_TRIALS}
        links = [e for e in links if e.source in cards]
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
    said += [claim.text for claim in claims if any(e.source in cards for e in claim.evidence)]
    times += [one for text in said for one in days_in(text, known.language, no_rates=True)] if times else []
    populations = [card.population for card in cards.values()]
    return times, populations if all(populations) else []


_NO_TRIALS = frozenset(("cohort", "case-control", "cross-sectional", "case-report", "animal", "laboratory"))
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
