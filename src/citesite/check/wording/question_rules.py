"""What the questions that readers take along take for granted (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of, statements_of
from citesite.check.languages.form import Hedge, Language
from citesite.check.languages.telling import stem
from citesite.check.overlap import names
from citesite.check.reasons import Reasons
from citesite.check.stated import change_of
from citesite.check.wording.topic_words import texts_with
from citesite.check.wording.words import Words, has, words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import TopicContent

GOES_BY = "free_texts", "statements"
_LEAST = 3

QUESTION_PRESUMES = Rule(
    code="question-presumes",
    severity=Severity.WARNING,
    summary="a question takes something for granted that no claim says",
    meaning=(
        "A question to take along, or the question of a takeaway, says in passing that something works, is harmless or "
        "is better: since it leaves the skin alone, how soon it will lift the mood. Readers learn it as a fact, and no "
        "rule for sentences looks at questions."
    ),
    fix="Ask without the part that takes it for granted, or say in it how sure that is.",
    wrong="- Since examplin spares the stomach, how long can I take it?",
    right="- How long can I take examplin?",
)


@topic_check(QUESTION_PRESUMES)
def question_presumes(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find questions with a clause on a treatment that is told as a fact, and that no claim has."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    form, directions, statements = language.free_texts, language.directions, statements_of(known.language)
    assert form is not None
    may_hold = texts_with(topic, form.in_presumed | form.in_expects)
    claims: frozenset[str] | None = None
    for owner, text, place in _questions(topic):
        if text not in may_hold or reasons.cover(place):
            continue
        for sentence in words_of(text).sentences_with(form.in_presumed | form.in_expects):
            if not sentence.is_question:
                continue
            if happened := _in(form.happened).search(sentence.whole):
                yield _takes_for_granted(owner, happened[0].strip(), place)
                continue
            found = [match["clause"] or match["clause_"] for match in _in(form.presumed).finditer(sentence.whole)]
            clauses = [one.strip() for one in found if not _in(form.of_readers).match(one.strip())]
            if aim := _unfit_aim(sentence, topic, language) or _promise(sentence, topic, language):
                yield _takes_for_granted(owner, aim, place)
                continue
            if not clauses:
                expected = _in(form.expects).search(sentence.whole.strip())
                if expected and not _may_work(sentence, topic, language):
                    yield _takes_for_granted(owner, expected[0].strip(), place)
                continue
            clause = clauses[-1]
            claims = _of_claims(topic) if claims is None else claims
            said = {stem(word) for word in words_of(clause).single if len(word) >= _LEAST}
            new = said - claims - form.common
            is_stated = any(one.hedge < Hedge.POSSIBLE for one in statements.read(words_of(clause)))
            # "Because it hurts" is of the readers, "because it works better" of the treatment.
            is_named = clause.split()[0].lower() not in (directions.it if directions else ())
            is_safe = has(statements.safe, clause) or has(statements.called_safe, clause)
            works = _in(form.works).search(clause) is not None and not _may_work(sentence, topic, language)
            if (new and is_named) or is_safe or works or (is_stated and not _is_sure(topic)):
                yield _takes_for_granted(owner, clause, place)


@topic_check(QUESTION_PRESUMES)
def heading_presumes(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find claims below a question that takes their effect for granted, although nobody can be so sure of it."""
    form, reasons = language_of(known.language).free_texts, Reasons(topic, "because")
    assert form is not None
    for claim in topic.claims:
        record, place = claim.record, claim.place / "question"
        is_sure = record.certainty is not None and record.certainty.level in ("moderate", "high")
        if not record.question or (is_sure and record.effect and record.effect.change != "none"):
            continue
        found = _in(form.asks_how).search(record.question)
        if found and record.type != "mechanism" and not reasons.cover(place):
            yield _takes_for_granted(f'the question of claim "{record.id}"', found[0].strip(), place)


def _takes_for_granted(owner: str, clause: str, place: Place) -> Diagnostic:
    message = f'{owner} takes for granted: "{clause}"'
    return QUESTION_PRESUMES.at(place.find(clause), message, "ask without that, or say how sure it is")


def _may_work(sentence: Words, topic: TopicContent, language: Language) -> bool:
    """Whether a claim with some certainty says that what a sentence names (or anything) changes something."""
    said = {stem(word) for word in sentence.single if len(word) >= _LEAST}
    of_effect = [one.record for one in topic.claims if one.record.effect and one.record.certainty]
    outcomes, own = topic.results.record.outcomes if topic.results else (), names(sentence.whole, language)
    about = [one.id for one in outcomes if not own.isdisjoint(names(one.lay_name, language))]
    # "Takes the pain away" is no matter of what else it may do.
    of_effect = [one for one in of_effect if one.outcome in about] or of_effect
    named = [one for one in of_effect if one.effect and said & set(map(stem, words_of(one.effect.of).single))]
    changes = [one for one in named or of_effect if one.effect and one.effect.change not in (None, "none")]
    return any(one.certainty and one.certainty.level in ("moderate", "high") for one in changes)


def _unfit_aim(sentence: Words, topic: TopicContent, language: Language) -> str:
    """Return what a question uses a treatment for, if no claim with some certainty says that it does so."""
    assert language.free_texts is not None
    found = _in(language.free_texts.aims).search(sentence.whole.strip())
    if found is None:
        return ""
    own = names(found["of"] or found["of_"], language)
    outcomes = {
        one.id: names(one.lay_name, language) & own for one in (topic.results.record.outcomes if topic.results else ())
    }
    # Of blisters and infected blisters, the one is meant that the question has more words of.
    most = max(map(len, outcomes.values()), default=0)
    about = {id_ for id_, shared in outcomes.items() if most and len(shared) == most}
    claims = [one.record for one in topic.claims if one.record.outcome in about]
    used = [
        one
        for one in claims
        if one.effect and not names(sentence.whole, language).isdisjoint(names(one.effect.of, language))
    ]
    is_sure = any(
        one.certainty
        and one.certainty.level in ("moderate", "high")
        and one.effect
        and one.effect.change not in (None, "none")
        for one in used
    )
    return "" if not used or is_sure else found[0].strip()


def _promise(sentence: Words, topic: TopicContent, language: Language) -> str:
    """Return what a question says that a treatment will free readers of, where claims say that it does them good."""
    # Only a topic with analyses pays for the arithmetic.
    from citesite.evidence.direction import good_sign

    assert language.free_texts is not None
    found = _in(language.free_texts.freed_of).search(sentence.whole.strip())
    outcomes = topic.results.record.outcomes if found and topic.results else ()
    own = names(found["of"], language) if found else frozenset[str]()
    about = {one.id: good_sign(one) for one in outcomes if own & names(one.lay_name, language)}
    used = [
        (about[one.record.outcome], change_of(one.record.effect))
        for one in topic.claims
        if one.record.outcome in about
        and one.record.effect
        and names(sentence.whole, language) & names(one.record.effect.of, language)
    ]
    # Of harm that it does, readers may well ask how to be without.
    return found[0].strip() if found and any(change and change[0] == good for good, change in used if good) else ""


def _questions(topic: TopicContent) -> Iterator[tuple[str, str, Place]]:
    for n, text in enumerate(topic.topic.record.questions_to_ask):
        yield "a question to ask", text, topic.topic.place / "questions_to_ask" / n
    for section in topic.sections:
        for n, text in enumerate(section.record.questions_to_ask):
            yield "a question to ask", text, section.place / "questions_to_ask" / n
    for n, takeaway in enumerate(topic.topic.record.takeaways):
        if takeaway.question:
            place = topic.topic.place / "takeaways" / n / "question"
            yield f'the question of takeaway "{takeaway.id}"', takeaway.question, place


def _of_claims(topic: TopicContent) -> frozenset[str]:
    """Return the stems of all words of a topic's claims."""
    return frozenset(stem(word) for claim in topic.claims for word in words_of(claim.record.text).single)


def _is_sure(topic: TopicContent) -> bool:
    """Whether every rated claim of a topic is highly certain."""
    rated = [claim.record.certainty for claim in topic.claims if claim.record.certainty]
    return all(one.level == "high" for one in rated)


@cache
def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
