"""Whom a claim applies to: people whom the records behind it name (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citesite.check.ages import NamedPeople, people_in
from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.telling import stem
from citesite.check.reasons import Reasons
from citesite.check.stated import stated
from citesite.check.studied_rules import DOSE_FOR_OTHERS, studied_patterns
from citesite.check.wording.measured import TypedAmount, read
from citesite.check.wording.words import Words, words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim
from citesite.values.topic import TopicWithValues

GOES_BY = "free_texts", "descriptions", "studies"
_LEAST = 4

APPLIES_TO_OTHERS = Rule(
    code="applies-to-others",
    severity=Severity.WARNING,
    summary="a claim is said to apply to people whom no record behind it names",
    meaning=(
        "Under applies_to: is a word for whom the claim is about that none of its sources has: no population:, title, "
        "quote, note or row. People with a severe form are others than those with a mild one, and pregnant women "
        "others than those who gave birth."
    ),
    fix=(
        "Correct applies_to: or population:. If it is meant so, rate down for indirectness, or say why under because:."
    ),
    wrong="applies_to: Adults with severe headache    # population: Adults with headache",
    right="applies_to: Adults with headache",
)


@topic_check(APPLIES_TO_OTHERS)
def applies_to_others(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find claims about people for whom none of the records behind them has a word.

    A translation says it in another language than records that need none, and is held to the text that it translates.
    """
    reasons, terms = Reasons(topic, "because"), list[frozenset[str]]()
    for claim in () if known.is_translation else topic.claims:
        record, rated = claim.record, claim.record.certainty
        if not record.applies_to or record.type not in _OF_STUDIES or (rated and "indirectness" in rated.down):
            continue
        if (time := _other_time(record, known)) and not reasons.cover(claim.place / "applies_to"):
            message = f'claim "{record.id}" applies to people with "{time}", which no record behind it names'
            yield APPLIES_TO_OTHERS.at((claim.place / "applies_to").find(time), message, _HINT)
            continue
        new = {stem(word): word for word in told_apart(record.applies_to, known.language)}
        if not new:
            continue
        terms = terms or _stems_of_terms(known)
        behind = _behind(topic, record, known, terms)
        missing = [word for cut, word in new.items() if cut not in behind]
        if behind and missing and not reasons.cover(claim.place / "applies_to"):
            message = f'claim "{record.id}" applies to "{missing[0]}", which no record behind it names'
            yield APPLIES_TO_OTHERS.at((claim.place / "applies_to").find(missing[0]), message, _HINT)


@topic_check(DOSE_FOR_OTHERS)
def dose_for_other_ages(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find doses for people of ages that none of the quotes and notes behind them includes, where these name ages."""
    reasons = Reasons(topic, "because")
    for option in topic.dosing_options:
        own = people_in(option.record.population, known.language)
        texts = [text for e in option.record.evidence for text in (e.quote, e.note) if text] if own else []
        told = [found for text in texts if (found := people_in(text, known.language)) and found.is_exact]
        is_wider = own is not None and own.is_exact and not any(_includes(one, own) for one in told)
        if told and is_wider and not reasons.cover(option.place / "population"):
            message = f'dosing option "{option.record.id}" is for "{option.record.population}", its evidence for others'
            yield DOSE_FOR_OTHERS.at(option.place / "population", message, "look up whom it is for")


def _includes(told: NamedPeople, own: NamedPeople) -> bool:
    return told.youngest <= own.youngest and own.oldest <= told.oldest


_HINT = "correct applies_to: or population:"


def told_apart(applies_to: str, tag: str) -> Iterator[str]:
    """Yield the words of a text that say who some people are; a name of a place is no such word."""
    language = language_of(tag)
    form, descriptions = language.free_texts, language.descriptions
    assert form is not None
    assert descriptions is not None
    whole = words_of(applies_to).whole
    # Ages and sexes are for another rule.
    people, ages = people_in(whole, tag), studied_patterns(tag)
    for word in sorted(Words(people.rest if people else whole).single - language.function_words):
        is_name = re.search(rf"(?<=\w\s){word.capitalize()}\b", whole) is not None
        is_age = ages.grown.search(word) or ages.young.search(word)
        if is_age or len(word) < _LEAST or not word.isalpha() or (is_name and descriptions.has_capitals_for_names):
            continue
        if word in descriptions.conditions or stem(word) not in form.common:
            yield word


_OF_STUDIES = frozenset(("effect", "association", "prevalence", "dose-response", "safety"))


def _other_time(claim: Claim, known: Library) -> str:
    """Return a time in whom a claim applies to that is in no record of whom its sources studied; empty for none."""
    own = read(claim.applies_to or "", known.language).found
    behind = [(known.sources.get(e.source), e) for e in claim.evidence] if own else []
    if any(card is None or not card.population for card, _ in behind):
        return ""
    texts = [t for card, e in behind if card for t in (card.population, card.html, card.abstract, e.quote, e.note) if t]
    said = [one for text in texts for one in read(text, known.language).found]
    other = next((one.written for one in own if not any(map(one.is_said_by, said))), "")
    return other or _turned(claim.applies_to or "", own, texts, known.language)


def _turned(applies_to: str, own: Iterable[TypedAmount], texts: Iterable[str], tag: str) -> str:
    """Return a time that is the longest of some people in one text, and the shortest of them in all others."""
    for one in own:
        sides = {_side_of(one.written, text, tag) for text in texts if one.written.lower() in text.lower()}
        side = _side_of(one.written, applies_to, tag)
        if side and sides - {0} == {-side}:
            return one.written
    return ""


def _side_of(time: str, text: str, tag: str) -> int:
    """Return 1 where a text says of a time at least, -1 where it says at most, 0 for neither."""
    words = language_of(tag).descriptions
    assert words is not None
    before, _, behind = text.lower().partition(time.lower())
    if re.search(rf"(?:{words.at_least})$", before) or re.match(words.or_more, behind):
        return 1
    return -1 if re.search(rf"(?:{words.at_most})$", before) else 0


def _stems_of_terms(known: Library) -> list[frozenset[str]]:
    """Return the stems of the words of the names of each term."""
    return [
        frozenset(stem(word) for name in term.names for word in words_of(name).single) for term in known.terms.values()
    ]


def _behind(topic: TopicWithValues, claim: Claim, known: Library, terms: list[frozenset[str]]) -> frozenset[str]:
    """Return the stems of the words of whom the records behind a claim speak; nothing if a source does not say."""
    texts: list[str | None] = []
    for evidence in claim.evidence:
        source = known.sources.get(evidence.source)
        if source is None or not source.population:
            return frozenset()
        texts += [source.population, source.html, source.abstract, evidence.quote, evidence.note]
    if result := stated(topic, claim):
        texts += [result.analysis.title, result.analysis.intervention, result.analysis.comparator]
        texts += [text for row in result.rows for text in (row.label, row.people, row.subgroup, row.note)]
    names = [frozenset(map(stem, words_of(text).single)) for text in texts if text]
    found = frozenset[str]().union(*names)
    for same in terms:
        found = found | same if same & found else found
    return found
