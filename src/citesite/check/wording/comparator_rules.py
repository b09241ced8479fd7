"""What a sentence compares an effect with: what a group of its studies had (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

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
    """Find sentences about results that compare with what no record names."""
    language = language_of(known.language)
    words, other_group = language.comparators, language.directions.other_group if language.directions else ()
    if words is None:
        return
    reasons, pattern = Reasons(topic, "because"), _compiled(words.compared_with)
    nothing, recorded = _compiled(words.nothing), _compiled(words.nothing_recorded)
    treatments, terms = _treatments(topic, language), list[frozenset[str]]()
    for owner, text, place, behind in (*texts_with_claims(topic), *_pictures(topic)):
        if not behind or not all(claim.result for claim in behind) or reasons.cover(place):
            continue
        named: str | None = None
        is_said = False
        for found in pattern.finditer(words_of(text).whole):
            if any(word in found["other"].lower() for word in other_group):
                continue
            other = _content(found["other"], language) - words.of_any_group
            is_none = nothing.match(found["other"]) is not None
            is_dummy = not other and not words.dummies.isdisjoint(words_of(found["other"]).single)
            named = _named(topic, known, behind) if named is None and (other or is_none or is_dummy) else named
            if named is None or (is_none and recorded.search(_compared(topic, behind) or named)):
                continue
            is_dummy = is_dummy and words.dummies.isdisjoint(words_of(named).single)
            if is_none or is_dummy or (other and not any(word.removesuffix("s")[:_LETTERS] in named for word in other)):
                is_said, written = True, found["other"].strip(" .,")
                message = f'{owner} compares with "{written}", which no record behind it names'
                yield COMPARATOR_NOT_STUDIED.at(place.find(written), message, "name what the other group had")
        told = [] if is_said else words_of(text).sentences_with(words.dummies)
        dummies = [
            word for one in told if not _denies(one.whole, language) for word in sorted(one.single & words.dummies)
        ]
        if dummies and words.dummies.isdisjoint(words_of(_named(topic, known, behind, with_question=False)).single):
            is_said = True
            message = f'{owner} names "{dummies[0]}", which is in no record behind it'
            hint = "name what the other group had"
            yield COMPARATOR_NOT_STUDIED.at(place.find(dummies[0]), message, hint)
        mentioned = treatments & _content(text, language) if treatments and not is_said else frozenset()
        if mentioned:
            own = _named(topic, known, behind, with_question=False)
            terms = terms or _names_of_terms(known)
            elsewhere = [word for word in sorted(mentioned) if not any(one in own for one in _names(word, terms))]
            if elsewhere:
                message = f'{owner} names "{elsewhere[0]}", which is in no record behind it'
                hint = "name what was compared, or say under because: what else it is about"
                yield COMPARATOR_NOT_STUDIED.at(place.find(elsewhere[0]), message, hint)


def _pictures(topic: TopicWithValues) -> Iterator[tuple[str, str, Place, list[Claim]]]:
    """Yield the title of each picture, with the claims that state a result of its analysis."""
    for owner, finding, analysis, place in titled_pictures(topic):
        stating = [one.record for one in topic.claims if one.record.result and one.record.result.analysis == analysis]
        yield owner, finding, place, stating


_LETTERS = 6


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


def _named(topic: TopicWithValues, known: Library, behind: list[Claim], *, with_question: bool = True) -> str:
    """Return all that the records behind some claims say, in small letters.

    Args:
        topic: the topic.
        known: what is known of the sources.
        behind: the claims.
        with_question: add what the topic as a whole is about.
    """
    found: list[str | None] = [topic.topic.record.title] if with_question else []
    if with_question and (question := topic.topic.record.question):
        found += (question.population, question.intervention, question.comparator, *question.outcomes)
    for claim in behind:
        found += (claim.applies_to, claim.effect.of if claim.effect else None)
        for evidence in claim.evidence:
            found += (evidence.note, evidence.quote)
            if source := known.sources.get(evidence.source):
                found += (source.population, source.html, source.abstract)
        result = stated(topic, claim)
        if result is None:
            continue
        found += (result.analysis.title, result.analysis.intervention, result.analysis.comparator, result.analysis.note)
        found += (text for row in result.rows for text in (row.label, row.people, row.subgroup, row.result, row.note))
        found += (result.outcome.name, result.outcome.lay_name) if result.outcome else ()
        found += (risk.label for risk in result.analysis.baseline_risks)
    return " ".join(filter(None, found)).lower()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
