"""What a sentence compares an effect with: what a group of its studies had (A14)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache, cached_property

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.languages.telling import stem
from citesite.check.outcome_rules import titled_pictures
from citesite.check.reasons import Reasons
from citesite.check.stated import stated, texts_with_claims
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim
from citesite.values.topic import TopicWithValues

GOES_BY = "comparators", "directions"

COMPARATOR_NOT_STUDIED = Rule(
    code="comparator-not-studied",
    severity=Severity.WARNING,
    summary="a sentence compares with something that no group of its studies had",
    meaning=(
        "The sentence says what the effect is compared with. Neither the analysis behind it nor its sources, their "
        "notes and the question of the topic name such a thing, so that readers learn of a comparison nobody made."
    ),
    fix="Name what the other group had. If it is another word for that, use one word for it, or say so under because:.",
    wrong="text: Examplin probably eases headache, compared with ginger.    # the trial had placebo",
    right="text: Examplin probably eases headache, compared with a dummy treatment.",
)


@topic_check(COMPARATOR_NOT_STUDIED)
def comparator_not_studied(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sentences about results that compare with what no record names.

    A translation is held to its text, as sources that need no translation name what they compared in another language.
    """
    language = language_of(known.language)
    if language.comparators is None or known.is_translation:
        return
    reasons = Reasons(topic, "because")
    treatments = _treatments(topic, language)
    terms = _names_of_terms(known) if treatments else []
    for owner, text, place, behind in (*texts_with_claims(topic), *_pictures(topic), *_notes(topic)):
        if not behind or not all(claim.result for claim in behind) or reasons.cover(place):
            continue
        is_note = owner.startswith(_NOTE)
        untreated = [*_untreated(text, topic, behind, language), *_without(text, topic, known, behind, language)]
        if compared := [*untreated, *_compared_with_none(text, topic, known, behind, is_note=is_note)]:
            for written in compared:
                message = f'{owner} compares with "{written}", which no record behind it names'
                yield COMPARATOR_NOT_STUDIED.at(place.find(written), message, "name what the other group had")
            continue
        own = _BehindClaims(topic, known, behind, text)
        if dummy := _dummy(text, own, topic, language):
            message = f'{owner} names "{dummy}", which is in no record behind it'
            yield COMPARATOR_NOT_STUDIED.at(place.find(dummy), message, "name what the other group had")
            continue
        mentioned = treatments & _content(text, language) if treatments and not is_note else frozenset[str]()
        elsewhere = (w for w in sorted(mentioned) if not any(one in own.text for one in _names(w, terms)))
        if other := next(elsewhere, ""):
            message = f'{owner} names "{other}", which is in no record behind it'
            hint = "name what was compared, or say under because: what else it is about"
            yield COMPARATOR_NOT_STUDIED.at(place.find(other), message, hint)


class _BehindClaims:
    """What the records behind some claims say, put together when it is asked for."""

    def __init__(self, topic: TopicWithValues, known: Library, behind: list[Claim], but: str) -> None:
        self._find = topic, known, behind, but

    @cached_property
    def text(self) -> str:
        """All of it, in small letters, without what the topic as a whole is about."""
        return " ".join(self._texts).lower()

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words. Found text by text: those of a source are kept, and many claims rest on one."""
        return frozenset[str]().union(*(words_of(text).single for text in self._texts))

    def have_any(self, words: frozenset[str]) -> bool:
        """Return whether any of them has one of some words: mostly one of the first, so that the rest is not read."""
        return any(not words.isdisjoint(words_of(text).single) for text in self._texts)

    @cached_property
    def _texts(self) -> list[str]:
        topic, known, behind, but = self._find
        return list(_said_of(topic, known, behind, but=but))


def _compared_with_none(
    text: str, topic: TopicWithValues, known: Library, behind: list[Claim], *, is_note: bool
) -> Iterator[str]:
    """Yield what a text compares with and none of the records behind it names; a note may name any other group."""
    language = language_of(known.language)
    words, other_group = language.comparators, language.directions.other_group if language.directions else ()
    assert words is not None
    named: str | None = None
    for found in _compiled(words.compared_with).finditer(words_of(text).whole):
        if any(word in found["other"].lower() for word in other_group):
            continue
        other = _content(found["other"], language) - words.of_any_group
        is_none = _compiled(words.nothing).match(found["other"]) is not None
        is_dummy = not other and not words.dummies.isdisjoint(words_of(found["other"]).single)
        if named is None and (other or is_none or is_dummy):
            named = _named(topic, known, behind, but=text)
        recorded = _compiled(words.nothing_recorded)
        if named is None or (is_none and recorded.search(_compared(topic, behind) or named)):
            continue
        is_dummy = is_dummy and words.dummies.isdisjoint(words_of(named).single)
        is_named = (word.removesuffix("s")[:_LETTERS] in named for word in other)
        is_new = bool(other) and not is_note and not (all if words.noun_is_last else any)(is_named)
        if is_none or is_dummy or is_new:
            yield found["other"].strip(" .,")


def _untreated(text: str, topic: TopicWithValues, behind: list[Claim], language: Language) -> list[str]:
    """Return how a text says that a group had nothing of what its results name for the other group."""
    assert language.comparators is not None
    compared = _compared(topic, behind)
    if not compared or _compiled(language.comparators.nothing_recorded).search(compared):
        return []
    named = {word.removesuffix("s")[:_LETTERS] for word in words_of(compared).single - language.function_words}
    return [
        found["other"]
        for found in _compiled(language.comparators.untreated).finditer(words_of(text).whole)
        # Those on dummy lozenges had no medicine, and a lozenge.
        if not found["thing"] or found["thing"].lower().removesuffix("s")[:_LETTERS] in named
    ]


def _without(
    text: str, topic: TopicWithValues, known: Library, behind: list[Claim], language: Language
) -> Iterator[str]:
    """Yield what a text says that the other group was without, where a record names what it had, and none names this.

    "Without any support" is wrong of a group with a bandage; "without the brace" is right of it.
    """
    words = language.comparators
    assert words is not None
    if not (found := _compiled(words.without).search(words_of(text).whole)):
        return
    compared = _compared(topic, behind)
    if not compared or _compiled(words.nothing_recorded).search(compared):
        return
    other = _content(found["thing"], language)
    named = _named(topic, known, behind, but=text) if other and other.isdisjoint(words.of_any_group) else ""
    if named and not any(word.removesuffix("s")[:_LETTERS] in named for word in other):
        yield found["other"]


def _dummy(text: str, own: _BehindClaims, topic: TopicWithValues, language: Language) -> str:
    """Return the words of a text for a dummy that no record behind it has, or for one of another kind."""
    assert language.comparators is not None
    dummies = language.comparators.dummies
    told = [
        word
        for one in words_of(text).sentences_with(dummies)
        if not _denies(one.whole, language)
        for word in sorted(one.single & dummies)
    ]
    if not told:
        return ""
    return _other_dummy(text, own, topic, language) if own.have_any(dummies) else told[0]


def _pictures(topic: TopicWithValues) -> Iterator[tuple[str, str, Place, list[Claim]]]:
    """Yield the title of each picture, with the claims that state a result of its analysis."""
    for owner, finding, analysis, place in titled_pictures(topic):
        stating = [one.record for one in topic.claims if one.record.result and one.record.result.analysis == analysis]
        yield owner, finding, place, stating


def _notes(topic: TopicWithValues) -> Iterator[tuple[str, str, Place, list[Claim]]]:
    """Yield the notes of the evidence of claims."""
    for claim in topic.claims:
        for number, evidence in enumerate(claim.record.evidence):
            if evidence.note:
                place = claim.place / "evidence" / number / "note"
                yield f'{_NOTE} of claim "{claim.record.id}"', evidence.note, place, [claim.record]


def _other_dummy(text: str, own: _BehindClaims, topic: TopicWithValues, language: Language) -> str:
    """Return the words of a text for a dummy of another kind than that of the records: a sham band beside tablets."""
    assert language.comparators is not None
    if not language.comparators.noun_is_last:
        return ""
    dummies, question = language.comparators.dummies, topic.topic.record.question
    for sentence in words_of(text).sentences_with(dummies):
        for dummy, thing in itertools.pairwise(sentence.spaced.split()):
            if dummy not in dummies or len(thing) < 3 or thing in language.function_words:
                continue
            begin, one = thing.removesuffix("s")[:_LETTERS], thing.removesuffix("s")
            known = own.words | words_of(question.comparator if question else "").single
            is_known = any(word.startswith(begin) or word.endswith((thing, one)) for word in known)
            if not is_known and thing not in language.comparators.of_any_group:
                return f"{dummy} {thing}"
    return ""


_LETTERS = 6
_NOTE = "a note"
"""A note may name other groups of its study than those of the result."""


def _denies(sentence: str, language: Language) -> bool:
    return language.denials is not None and bool(language.denials.said_in(sentence))


def _content(text: str, language: Language) -> set[str]:
    return {w for w in words_of(text).single if len(w) > 2 and w not in language.function_words and not w.isdigit()}


def _names_of_terms(known: Library) -> list[frozenset[str]]:
    return [frozenset(map(str.lower, term.names)) for term in known.terms.values()]


def _names(word: str, terms: list[frozenset[str]]) -> set[str]:
    """Return how a word may begin in a record: as it is, and as another name of the same term."""
    same = {name for names in terms if word in names for name in names}
    return {name.removesuffix("s")[:_LETTERS] for name in (word, *same)}


def _treatments(topic: TopicWithValues, language: Language) -> frozenset[str]:
    """Return the words for what the groups of a topic's analyses had that tell one from another."""
    assert language.comparators is not None
    analyses = [one.record for one in topic.analyses]
    names = {name for one in analyses for name in (one.intervention, one.comparator) if name}
    of_each = [frozenset(_content(name, language) - language.comparators.of_any_group) for name in names]
    outcomes = topic.results.record.outcomes if topic.results else ()
    about = {word for one in outcomes for word in _content(f"{one.name} {one.lay_name}", language)}
    common = language.free_texts.common if language.free_texts else frozenset[str]()
    found = frozenset().union(*of_each) - about if len(names) > 2 else frozenset[str]()
    return frozenset(word for word in found if stem(word) not in common)


def _compared(topic: TopicWithValues, behind: list[Claim]) -> str:
    """Return what the other groups of the results of some claims had, as far as they say."""
    results = (stated(topic, claim) for claim in behind)
    return " ".join(filter(None, (result.analysis.comparator for result in results if result)))


def _named(topic: TopicWithValues, known: Library, behind: list[Claim], *, but: str = "") -> str:
    """Return all that the records behind some claims say, and what the topic is about, in small letters."""
    found = [topic.topic.record.title]
    if question := topic.topic.record.question:
        found += (question.population, question.intervention, question.comparator, *question.outcomes)
    return " ".join(filter(None, (*found, *_said_of(topic, known, behind, but=but)))).lower()


def _said_of(topic: TopicWithValues, known: Library, behind: list[Claim], *, but: str) -> Iterator[str]:
    """Yield the texts of the records behind some claims.

    Args:
        topic: the topic.
        known: what is known of the sources.
        behind: the claims.
        but: a text that is not to bear itself out.
    """
    found: list[str | None] = []
    for claim in behind:
        found += (claim.applies_to, claim.effect.of if claim.effect else None)
        for evidence in claim.evidence:
            found += (text for text in (evidence.note, evidence.quote) if text != but)
            if source := known.sources.get(evidence.source):
                found += (source.population, source.html, source.abstract)
        result = stated(topic, claim)
        if result is None:
            continue
        found += (result.analysis.title, result.analysis.intervention, result.analysis.comparator, result.analysis.note)
        found += (text for row in result.rows for text in (row.label, row.people, row.subgroup, row.result, row.note))
        found += (result.outcome.name, result.outcome.lay_name) if result.outcome else ()
        found += (risk.label for risk in result.analysis.baseline_risks)
    yield from filter(None, found)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
