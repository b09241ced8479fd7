"""When an effect is said to come, and how long to last, against how long people were followed (A14)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.studying import StudyTexts
from citesite.check.overlap import names
from citesite.check.reasons import Reasons
from citesite.check.section_study_rules import studied_behind, studied_beside
from citesite.check.studied_rules import FOLLOW_UP_DIFFERS
from citesite.check.wording.topic_words import sentences_for
from citesite.diagnostics import Diagnostic, Place
from citesite.link.library import Library
from citesite.records import Claim
from citesite.text.uncased import Uncased
from citesite.values.topic import TopicWithValues

GOES_BY = "study_texts", "studies", "counts"
_OF_EFFECTS = frozenset(("effect", "safety", "association", "dose-response"))
_NOT_JUDGED = frozenset(("seek_help", "further_reading", "questions_to_ask", "title", "research_gaps"))


class _EffectTimePatterns:
    """How a language says when an effect comes and how long it lasts, compiled once."""

    def __init__(self, words: StudyTexts) -> None:
        self._words = words
        self._any = _in("|".join(pattern for pattern, _, _ in words.effect_times))
        """To look for all at once takes a fraction of the time of looking for each, and most sentences have none."""

    def of(self, sentence: str) -> Iterator[tuple[str, Uncased, float, float]]:
        """Yield each such time of a sentence, with its pattern, and the fewest and the most days that it means."""
        if not self._any.is_in(sentence) or _in(self._words.no_effect_time).is_in(sentence):
            return
        for pattern, least, most in self._words.effect_times:
            if match := _in(pattern).search(sentence):
                yield match[0], _in(pattern), least, most


@cache
def _in(pattern: str) -> Uncased:
    return Uncased(rf"(?<![\w-])(?:{pattern})(?!\w)")


@cache
def _patterns(words: StudyTexts) -> _EffectTimePatterns:
    return _EffectTimePatterns(words)


class _EffectTimeText(NamedTuple):
    """A text that may say when an effect comes, and the claims that it is or sums up; None for a free text."""

    owner: str
    text: str
    place: Place
    claims: list[Claim] | None


@topic_check(FOLLOW_UP_DIFFERS)
def effect_of_another_time(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find effects that are said to come sooner, or to last longer, than any of their sources looked."""
    words, reasons = language_of(known.language).study_texts, Reasons(topic, "because")
    assert words is not None
    may_hold = sentences_for(topic, words.in_effect_times) if words.effect_times else {}
    named: frozenset[str] | None = None
    for text in _texts(topic, frozenset(may_hold)) if may_hold else ():
        recorded: tuple[list[float], str] | None = None
        for sentence in may_hold[text.text]:
            for found, pattern, least, most in () if sentence.is_question else _patterns(words).of(sentence.whole):
                named = _named(topic, known) if named is None else named
                if text.claims is None and not named & names(sentence.whole, language_of(known.language)):
                    continue
                recorded = recorded or _recorded(topic, text, known)
                times, said = recorded
                if not times or any(least <= one <= most for one in times) or pattern.is_in(said):
                    continue
                if not reasons.cover(text.place):
                    message = f'{text.owner} says "{found}", and no source of it looked at that time'
                    yield FOLLOW_UP_DIFFERS.at(text.place.find(found), message, "say after which time it was seen")


def _texts(topic: TopicWithValues, may_hold: frozenset[str]) -> Iterator[_EffectTimeText]:
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for placed in topic.claims:
        claim = placed.record
        if claim.text in may_hold and claim.type in _OF_EFFECTS:
            yield _EffectTimeText(f'claim "{claim.id}"', claim.text, placed.place / "text", [claim])
    for owner, part, place in topic.answer_parts:
        own = [claims[name] for name in part.claims if name in claims]
        if part.text in may_hold and own and all(claim.type in _OF_EFFECTS for claim in own):
            yield _EffectTimeText(owner, part.text, place / "text", own)
    for passage in topic.free_passages:
        if passage.text in may_hold and _NOT_JUDGED.isdisjoint(passage.place.steps):
            yield _EffectTimeText(passage.owner, passage.text, passage.place, None)


def _named(topic: TopicWithValues, known: Library) -> frozenset[str]:
    """Return the words for what is treated with, and for what it does."""
    question = topic.topic.record.question
    texts = [question.intervention or ""] if question else []
    texts += [claim.record.effect.of or "" for claim in topic.claims if claim.record.effect]
    texts += [f"{one.name} {one.lay_name}" for one in topic.results.record.outcomes] if topic.results else []
    return frozenset().union(*(names(text, language_of(known.language)) for text in texts))


def _recorded(topic: TopicWithValues, text: _EffectTimeText, known: Library) -> tuple[list[float], str]:
    """Return every time in days that the sources of a text looked at, and all that they say.

    A free text has those of the claims beside it.
    """
    claims = text.claims
    if claims is None:
        claims = [claim for claim in studied_beside(topic, text.place, known) if claim.type in _OF_EFFECTS]
    times, _ = studied_behind(topic, claims, known)
    links = [e for claim in claims for e in claim.evidence if e.source in known.sources]
    said = [text for e in links for text in (e.note, e.quote, known.sources[e.source].abstract) if text]
    return times, " ".join(said)
