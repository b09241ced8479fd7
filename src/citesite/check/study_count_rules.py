"""How many studies and people texts speak of: compared with the studies behind the claims of a topic (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from citesite.check.count_rules import COUNT_DIFFERS
from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.counting import Counts
from citesite.check.languages.studying import StudyTexts
from citesite.check.reasons import Reasons
from citesite.check.study_groups import REVIEWS, StudyGroup, StudyGroups
from citesite.check.wording.topic_words import sentences_with
from citesite.check.wording.words import Words, has_figure, words_of
from citesite.diagnostics import Diagnostic, Place
from citesite.link.library import Library
from citesite.records import Claim
from citesite.text.uncased import Uncased, uncased
from citesite.values.topic import TopicWithValues

GOES_BY = "study_texts", "counts"
_NEAR = 0.1
"""How far a number of people may be rounded, as a part of it."""
_WORD = re.compile(r"[^\W_]+")
_REACH = 8
"""Words before one for studies, among which the number of them is."""
_HINT = "correct it, or say under because: which studies it counts"


class _StudyCount(NamedTuple):
    """A number of studies, or of people in them, that a clause names."""

    written: str
    least: float
    most: float
    thing: str
    """What is counted: "trial", "study" or "people"."""
    studies: float = 0.0
    """How many studies the people are of; 0 if the clause does not say."""

    is_plain: bool = False
    """Whether it is of studies, in figures or in a small number word."""

    def is_of(self, group: StudyGroup) -> bool:
        """Whether some studies are, or have, as many."""
        return any(self.least <= number <= self.most for number in self._numbers(group))

    def is_part_of(self, group: StudyGroup) -> bool:
        """Whether some studies are, or have, as many or more."""
        return any(self.least <= number for number in self._numbers(group))

    def _numbers(self, group: StudyGroup) -> Iterator[float]:
        return group.people(self.studies) if self.thing == "people" else group.numbers(self.thing)


class _StudyCountPatterns:
    """How a language counts studies and those who took part, compiled once."""

    def __init__(self, words: StudyTexts, counts: Counts) -> None:
        self.small = frozenset(dict(counts.numbers))
        self.numbers = dict(counts.numbers) | dict(words.large_numbers)
        # Without "a" and "of", which are in texts of any kind.
        self.in_numbers = words.in_vague_numbers.union(w for name in self.numbers for w in name.split() if len(w) > 2)
        self.vague = [(uncased(rf"\A(?:{pattern})\Z"), least, most) for pattern, least, most in words.vague_numbers]
        exact = rf"\d{{1,3}}(?:[,.]\d{{3}})+|\d+|{'|'.join(sorted(self.numbers, key=len, reverse=True))}"
        vague = "|".join(pattern for pattern, _, _ in words.vague_numbers)
        number, between = rf"(?:{vague}|{exact})", rf"(?:(?!(?:{counts.not_between})\b)[^\W\d_][\w-]*\s){{0,2}}?"
        self.studies = uncased(rf"(?<![\w.,/−-])(?P<n>{number})\s{between}(?P<thing>{words.study})\b")
        self._people = (
            rf"\b(?P<of>{words.study})\s(?:{words.studied})\s(?P<n>{number})\s{between}(?:{counts.people})\b|"
            rf"(?<![\w.,/−-])(?P<n2>{number})\s{between}(?:{counts.people})\s(?:{words.took_part})\b"
        )
        # To look for these takes a fraction of the time of looking for numbers.
        self.of_people = uncased(rf"\b(?:{words.study})\s(?:{words.studied})\s|\s(?:{words.took_part})\b")
        self.study = uncased(rf"\b(?:{words.study})\b")
        self.trial, self.left_open = uncased(rf"\A(?:{words.trial})"), uncased(rf"\b(?:{words.counts_others})\b")
        self.clause, self.it = re.compile(words.clauses), uncased(words.named_before)

    @cached_property
    def people(self) -> Uncased:
        """How many people took part. Long to compile, and few clauses say it."""
        return uncased(self._people)

    def counted(self, clause: str) -> Iterator[_StudyCount]:
        studies, counted = 0.0, dict[int, float]()
        for found in self.studies.finditer(clause) if self._may_count(clause) else ():
            least, most = self._range(found["n"])
            studies = counted[found.end("thing")] = most
            if most > 1 or found["n"].lower() not in self.numbers:
                # "One trial" is most often one of several.
                is_plain = found["n"].isdigit() or found["n"].lower() in self.small
                thing = "trial" if self.trial.is_in(found["thing"]) else "study"
                yield _StudyCount(found[0], least, most, thing, is_plain=is_plain)
        for found in self.people.finditer(clause) if self.of_people.is_in(clause) else ():
            least, most = self._range(found["n"] or found["n2"])
            # In "two trials and a study of 4,000 people", these are of the study.
            number = counted.get(found.end("of"), 0.0) if found["of"] else studies
            yield _StudyCount(found[0].strip(), least * (1 - _NEAR), most * (1 + _NEAR), "people", number)

    def named(self, text: str) -> Iterator[float]:
        """Yield each number of a text, in figures or in one word, whatever it counts."""
        yield from (
            self._range(word)[0] for word in _WORD.findall(text) if word.isdecimal() or word.lower() in self.small
        )

    def _may_count(self, clause: str) -> bool:
        """Whether a number may be a few words before a word for studies."""
        for found in self.study.finditer(clause):
            before = _WORD.findall(clause[: found.start()].lower())[-_REACH:]
            if any(word in self.in_numbers or has_figure(word) for word in before):
                return True
        return False

    def _range(self, written: str) -> tuple[float, float]:
        if written[0].isdigit():
            number = float(re.sub("[,.]", "", written))
            return number, number
        if written.lower() in self.numbers:
            return self.numbers[written.lower()], self.numbers[written.lower()]
        return next((least, most) for pattern, least, most in self.vague if pattern.is_in(written))


@cache
def _patterns(tag: str) -> _StudyCountPatterns:
    language = language_of(tag)
    assert language.study_texts is not None
    assert language.counts is not None
    return _StudyCountPatterns(language.study_texts, language.counts)


class _CountingText(NamedTuple):
    """A text that may count studies, and the claims that it is or sums up; None for a text without claims."""

    owner: str
    text: str
    place: Place
    claims: list[Claim] | None
    is_claim: bool = False
    is_rating: bool = False
    of_step: tuple[Claim, ...] = ()
    """The claims that a step names, whose studies it may count as well as those of the topic."""


@topic_check(COUNT_DIFFERS)
def studies_counted(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts that count other studies, or other people in them, than there are behind the claims of the topic."""
    words = language_of(known.language).study_texts
    assert words is not None
    if not words.vague_numbers:
        return
    may_hold, reasons = sentences_with(topic, words.in_counts), Reasons(topic, "because")
    groups: StudyGroups | None = None
    for text in _texts(topic, frozenset(may_hold)) if may_hold else ():
        patterns = _patterns(known.language)
        first = words_of(text.text).sentences[0].whole
        for clause, sentence in _clauses(text.text, may_hold[text.text], patterns):
            # A rating, and a claim behind its first sentence, may tell of some of its studies.
            is_part = text.is_rating or (text.is_claim and sentence != first)
            for one in patterns.counted(clause):
                if text.claims is not None and one.is_plain and not text.is_rating:
                    # Another rule compares these with what the notes of its claims count.
                    continue
                groups = groups or StudyGroups(topic, known)
                before = _before(text.text, sentence, patterns)
                among = groups.behind(text.claims, text.place, clause, sentence, before)
                among += groups.behind([*text.of_step], text.place, clause, sentence) if text.of_step else []
                fits = one.is_part_of if is_part else one.is_of
                if among and not any(map(fits, among)) and not reasons.cover(text.place):
                    behind = "1 study" if len(among[0].studies) == 1 else f"{len(among[0].studies)} studies"
                    message = f'{text.owner} says "{one.written}", and its sources are {behind}'
                    yield COUNT_DIFFERS.at(text.place.find(one.written), message, _HINT)


@topic_check(COUNT_DIFFERS)
def studies_of_a_review_counted(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find notes of the reading list that give a review another number of trials or studies than its record."""
    reasons = Reasons(topic, "because")
    for one in topic.free_passages:
        card = known.sources.get(one.source)
        if card is None or "further_reading" not in one.place.steps or card.design not in REVIEWS:
            continue
        patterns = _patterns(known.language)
        said, recorded = (
            [found for text in texts for found in patterns.counted(text) if found.thing != "people"]
            for texts in ((one.text,), (card.population, card.html, card.abstract))
        )
        alike = [a.written for a in said if any(a.thing == b.thing for b in recorded)]
        # "A review of nine trials, two of them of the gel."
        told = [(a.least, a.most) for a in said] + [(number, number) for number in patterns.named(one.text)]
        is_told = any(least <= b.most and b.least <= most for least, most in told for b in recorded)
        if alike and not is_told and not reasons.cover(one.place):
            message = f'the reading list says "{alike[0]}" of "{card.id}", and its record says otherwise'
            yield COUNT_DIFFERS.at(one.place.find(alike[0]), message, "correct one of the two")


def _clauses(text: str, sentences: Iterable[Words], patterns: _StudyCountPatterns) -> Iterator[tuple[str, str]]:
    named = words_of(text).found(patterns.in_numbers)
    for sentence in sentences:
        may_count = sentence.holds_found(named) or has_figure(sentence.whole)
        if may_count and not sentence.is_question:
            clauses = (one for one in patterns.clause.split(sentence.whole) if not patterns.left_open.is_in(one))
            yield from ((clause, sentence.whole) for clause in clauses)


def _before(text: str, sentence: str, patterns: _StudyCountPatterns) -> str:
    """Return the sentence before one that names by "it" what that sentence is about; empty if there is none."""
    sentences = [one.whole for one in words_of(text).sentences]
    number = sentences.index(sentence)
    return sentences[number - 1] if number and patterns.it.is_in(sentence) else ""


def _texts(topic: TopicWithValues, may_hold: frozenset[str]) -> Iterator[_CountingText]:
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for claim in topic.claims:
        if claim.record.text in may_hold:
            yield _CountingText(
                f'claim "{claim.record.id}"', claim.record.text, claim.place / "text", [claim.record], is_claim=True
            )
        if claim.record.certainty and claim.record.certainty.why in may_hold:
            owner, place = f'the rating of claim "{claim.record.id}"', claim.place / "certainty" / "why"
            yield _CountingText(owner, claim.record.certainty.why, place, [claim.record], is_rating=True)
    for owner, part, place in topic.answer_parts:
        if part.text in may_hold:
            yield _CountingText(owner, part.text, place / "text", [claims[n] for n in part.claims if n in claims])
    of_steps: dict[tuple[str | int, ...], tuple[str, ...]] = {
        ("steps", number): step.claims for number, step in enumerate(topic.topic.record.steps)
    }
    for passage in topic.free_passages:
        if passage.text in may_hold and _ADVICE.isdisjoint(passage.place.steps):
            named = of_steps.get(passage.place.steps[:2], ())
            of_step = tuple(claims[name] for name in named if name in claims)
            yield _CountingText(passage.owner, passage.text, passage.place, None, of_step=of_step)


_ADVICE = frozenset(("seek_help", "further_reading", "questions_to_ask", "title"))
