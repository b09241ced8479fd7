"""Rules about what texts say that rest on no rated claim: effects, promises and safety."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from citesite.check.declaring import term_check, topic_check
from citesite.check.languages import language_of, statements_of
from citesite.check.languages.form import Assertion, Hedge, Language, Statements
from citesite.check.reasons import Reasons
from citesite.check.stated import known_directions
from citesite.check.support_rules import contradicts
from citesite.check.wording.directions import said
from citesite.check.wording.promises import LEAST_HEDGE, promises
from citesite.check.wording.topic_words import sentences_for, texts_with
from citesite.check.wording.words import Words, has, unless_denied, words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import CertaintyLevel, Claim, Placed, Term, TopicContent
from citesite.values.topic import TopicWithValues

GOES_BY = "statements"
_CLAUSE_END = re.compile(r"[,;:–—]")
_NOT_JUDGED = frozenset({"quote", "because", "unchecked"})
"""Fields with words of others, and with reasons."""


class _Stated(NamedTuple):
    """What a claim says of an effect."""

    verb: str
    hedge: Hedge
    subject: frozenset[str]
    object: frozenset[str]
    level: CertaintyLevel


TEXT_TOO_STRONG = Rule(
    code="text-too-strong",
    severity=Severity.WARNING,
    summary="a text states an effect that no claim states so surely",
    meaning=(
        "Titles, leads, cards, callouts, tables and texts between claims have no sources and no certainty of "
        "their own. Whatever they say of an effect must be in a claim that is as certain as they sound, or "
        "readers meet the promise without its evidence."
    ),
    fix=(
        "Write the claim, with its sources and its certainty, and let the text say what it says. Or leave the "
        "effect out of the text. Where neither fits, say why under because:."
    ),
    wrong="- text: Examplin soothes nerves.    # no claim says so",
    right="- text: Nobody knows whether examplin soothes nerves.",
)


@topic_check(TEXT_TOO_STRONG)
def text_too_strong(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts without claims of their own that state an effect which no claim states as surely."""
    reasons, language = Reasons(topic, "because"), language_of(known.language)
    statements = statements_of(known.language)
    may_state = texts_with(topic, statements.in_assertions)
    stated: list[_Stated] | None = None
    for passage in (passage for passage in topic.free_passages if passage.text in may_state) if may_state else ():
        words = words_of(passage.text)
        # "I feel better on it. Was it the tablet?" asks.
        for found in () if words.is_question else statements.read(words):
            if found.hedge >= Hedge.POSSIBLE or _is_of_a_job(found, language) or reasons.cover(passage.place):
                continue
            stated = list(_all_stated(topic, language)) if stated is None else stated
            is_said = any(_says(claim, found, language) for claim in stated)
            if not is_said and not _goes_the_way_of_a_claim(topic, found, language):
                message = f'{passage.owner} says "{found.words}", and no claim says so as surely'
                hint = "rest it on a claim of that certainty, hedge it, or say why under because:"
                yield TEXT_TOO_STRONG.at(passage.place.find(found.words), message, hint)


def _is_of_a_job(found: Assertion, language: Language) -> bool:
    """Whether somebody works for a maker."""
    words = language.descriptions
    behind = Words(found.behind).spaced.split()[:_NEAR]
    is_of_work = language.statements is not None and found.verb in language.statements.helps
    return is_of_work and words is not None and not words.in_funding.isdisjoint(behind)


_NEAR = 4


def _all_stated(topic: TopicContent, language: Language) -> Iterator[_Stated]:
    for claim in topic.claims:
        level = claim.record.certainty.level if claim.record.certainty else "not-rated"
        for found in language.statements.read(words_of(claim.record.text)) if language.statements else ():
            subject, behind = _stems(found.before, language), _stems(found.behind, language)
            yield _Stated(found.verb, found.hedge, subject, behind, level)


def _stems(text: str, language: Language) -> frozenset[str]:
    found = (word.removesuffix("s") for word in Words(text).single)
    return frozenset(word for word in found if len(word) > 2 and word not in language.function_words)


def _says(claim: _Stated, found: Assertion, language: Language) -> bool:
    """Whether a claim says of the same things what a text says, as surely."""
    if claim.verb != found.verb:
        return False
    subject, object_ = _stems(found.before, language), _stems(found.behind, language)
    if (subject and not subject & claim.subject) or (object_ and not object_ & claim.object):
        return False
    least = claim.hedge if claim.level == "not-rated" else LEAST_HEDGE[claim.level]
    return found.hedge >= least


def _goes_the_way_of_a_claim(topic: TopicWithValues, found: Assertion, language: Language) -> bool:
    """Whether a sentence says in other words, as surely, which way the outcome of a claim goes."""
    # "Fewer people have flakes, and it stops the itching" is of itching, where the clause names an outcome.
    clauses = _CLAUSE_END.split(found.behind)
    clause = f"{_CLAUSE_END.split(found.before)[-1]}{found.words}{clauses[0]}"
    own = {word[:_LETTERS] for word in _stems(clause, language)}
    names = (_stems(one.outcome.lay_name, language) for one in known_directions(topic).values() if one.outcome)
    is_named = any(word[:_LETTERS] in own for name in names for word in name)
    sentence = clause if is_named or len(clauses) > 1 else f"{found.before}{found.words}{found.behind}"
    ways = list(said(sentence, language))
    words = {word[:_LETTERS] for word in _stems(sentence, language)} if ways else frozenset()
    for known in known_directions(topic).values() if ways else ():
        certainty = known.claim.record.certainty
        if known.outcome is None or certainty is None:
            continue
        if not any(word[:_LETTERS] in words for word in _stems(known.outcome.lay_name, language)):
            continue
        is_as_sure = certainty.level == "not-rated" or found.hedge >= LEAST_HEDGE[certainty.level]
        if is_as_sure and not any(contradicts(way, known) for way in ways):
            return True
    return False


_LETTERS = 4
"""Words with so many first letters alike are of one outcome: dizzy and dizziness."""


EFFECT_AS_OTHER_TYPE = Rule(
    code="effect-as-other-type",
    severity=Severity.WARNING,
    summary="a claim of another type states an effect",
    meaning=(
        "Only a claim of type effect must say how certain it is. A sentence that something eases, prevents or "
        "works, under type definition, mechanism or guidance, reaches readers without any rating."
    ),
    fix=(
        "Make it type: effect with a certainty. If it is what a guideline says, say so in the sentence. "
        "Otherwise say under because: why it is no effect on readers."
    ),
    wrong="text: Examplin relieves pain.    # its type is guidance",
    right="text: A guide says that examplin relieves pain.",
)


@topic_check(EFFECT_AS_OTHER_TYPE)
def effect_as_other_type(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find claims that are not rated and state an effect on people."""
    language = statements_of(known.language)
    outcomes = {o.lay_name.lower() for o in topic.results.record.outcomes} if topic.results else set()
    may_state = texts_with(topic, language.in_assertions)
    for claim in topic.claims:
        if claim.record.text not in may_state or _is_rated(claim.record) or claim.record.because:
            continue
        for found in language.read(words_of(claim.record.text)):
            if _is_effect(found, claim.record, outcomes, language):
                kind = claim.record.type
                message = f'claim "{claim.record.id}" is of type {kind} and says "{found.words}"'
                hint = "make it type: effect with its certainty, or say in the sentence who says so"
                yield EFFECT_AS_OTHER_TYPE.at((claim.place / "text").find(found.words), message, hint)


def _is_rated(claim: Claim) -> bool:
    rated = claim.certainty is not None and claim.certainty.level != "not-rated"
    return rated or claim.type == "effect" or claim.nothing_found is not None


def _is_effect(found: Assertion, claim: Claim, outcomes: set[str], language: Statements) -> bool:
    """Whether an assertion is about what matters to people, and not only about how something works."""
    if found.hedge is Hedge.OPEN or has(language.reports, f"{found.before}{found.words}{found.behind}"):
        return False
    if found.verb in language.harms and (found.hedge >= Hedge.POSSIBLE or claim.type == "safety"):
        return False
    behind = found.behind.lower()
    if has(language.matters, behind) or any(name in behind for name in outcomes):
        return True
    if " " in found.words:
        return has(language.matters, found.words) or not found.words.lower().startswith(language.makes)
    return found.verb in language.helps and has(language.for_people, behind[:24])


EFFECT_IN_DEFINITION = Rule(
    code="effect-in-definition",
    severity=Severity.WARNING,
    summary="the definition of a word states an effect",
    meaning=(
        "A definition is shown beside the word on every page that uses it, without a source and without a certainty. "
        "What something does to people belongs in a claim."
    ),
    fix="Say what the word means, and write what it does as a claim. Or cite the source in the definition.",
    wrong="definition: Pain in the head. Examplin keeps it at bay.",
    right="definition: Pain in the head.",
)


@term_check(EFFECT_IN_DEFINITION, reads="statements")
def effect_in_definition(term: Placed[Term], known: Library) -> Iterator[Diagnostic]:
    """Find glossary terms whose definitions say, without a source, what something does to people."""
    language = language_of(known.language).statements
    text = term.record.definition
    if language is None or "[@" in text:
        return
    for found in language.read(words_of(text)):
        is_of_people = " " in found.words or has(language.matters, found.behind)
        if found.hedge < Hedge.POSSIBLE and found.verb not in language.harms and is_of_people:
            place = (term.place / "definition").find(found.words)
            message = f'the definition of "{term.record.id}" says "{found.words}", without a source and a certainty'
            yield EFFECT_IN_DEFINITION.at(place, message, "write a claim, or cite the source")


IMPOSSIBLE_PROMISE = Rule(
    code="impossible-promise",
    summary="a text promises what nothing in medicine keeps",
    meaning=(
        "A cure, a miracle, a guarantee, something that works for everybody: no study can show it, and readers "
        "who believe it may leave a treatment that helps them. Every text is read for it, notes and details "
        "too."
    ),
    fix=(
        "Say what was seen, in how many people. If the word is another's, say so with a denial nearby, or under "
        "because: why it is here."
    ),
    wrong="- text: Examplin cures headache.",
    right="- text: Examplin does not cure headache.",
)


@topic_check(IMPOSSIBLE_PROMISE)
def impossible_promise(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find promises in any text of a topic."""
    reasons, language = Reasons(topic, "because"), statements_of(known.language)
    may_promise = texts_with(topic, language.in_never)
    for _, text, place in topic.texts if may_promise else ():
        if text not in may_promise or place.steps[-1] in _NOT_JUDGED:
            continue
        for word in promises(words_of(text), language):
            if not reasons.cover(place):
                message = f'"{word}" is a promise that nothing in medicine keeps'
                yield IMPOSSIBLE_PROMISE.at(place.find(word), message, "say what was seen, in how many people")


SAFETY_PROMISED = Rule(
    code="safety-promised",
    severity=Severity.WARNING,
    worsens="an error where it is said without any limit",
    summary="a text promises safety",
    meaning=(
        "Nothing that has an effect is safe for everybody in any amount. That no harm was seen may only mean "
        "that nobody looked. Readers who are told that it is safe do not ask, and those who should not take it "
        "do not learn it."
    ),
    fix=(
        "Say what harm was seen, in how many people, for how long they were watched, and who should ask first. "
        "Where the words are right all the same, say why under because:."
    ),
    wrong="- text: Examplin is completely safe.",
    right="- text: Nobody has looked whether examplin is safe.",
)


@topic_check(SAFETY_PROMISED)
def safety_promised(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find promises of safety in any text of a topic: errors without any limit, warnings otherwise."""
    reasons, language = Reasons(topic, "because"), statements_of(known.language)
    may_promise = sentences_for(topic, language.in_safety)
    for _, text, place in topic.texts if may_promise else ():
        for sentence in may_promise.get(text, ()) if place.steps[-1] not in _NOT_JUDGED else ():
            for word, severity in _safety(sentence.whole, language):
                if not reasons.cover(place):
                    whom = "promises safety to everybody" if severity is Severity.ERROR else _NOT_SAID
                    hint = "say what harm was seen, in how many people, and who should ask first"
                    yield SAFETY_PROMISED.at(place.find(word), f'"{word}" {whom}', hint, severity)


_NOT_SAID = "does not say for whom, and how sure"


def _safety(sentence: str, language: Statements) -> Iterator[tuple[str, Severity]]:
    """Yield the words of a sentence that promise safety, with their weight."""
    if without_limit := list(unless_denied(language.safe, sentence, language.denied)):
        yield from ((word, Severity.ERROR) for word in without_limit)
    elif not has(language.reports, sentence):
        for word in unless_denied(language.called_safe, sentence, language.denied):
            # A hedge in one clause does not cover the next: "it probably works, and it is kind to the skin".
            if not has(language.hedges, _CLAUSE_END.split(sentence[: sentence.index(word)])[-1]):
                yield word, Severity.WARNING
