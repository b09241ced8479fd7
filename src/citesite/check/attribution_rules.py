"""Sentences that name a study by its author or its year, and say of it what the record of another one says (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.judged_texts import OwnedText, owned_texts
from citesite.check.keeping import once_a_topic
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.languages.telling import stem
from citesite.check.number_contexts import patterns_of
from citesite.check.place_rules import countries_in
from citesite.check.rating_rules import is_of_maker
from citesite.check.reasons import Reasons
from citesite.check.wording.topic_words import every_word, sentences_with
from citesite.check.wording.words import Words, words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.text.uncased import uncased
from citesite.values.topic import TopicWithValues

GOES_BY = "places", "numbers", "counts", "studies"
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]{3,}")
_LONGEST = 7
"""Words of two authors and a year."""
_MANY = 3
"""Larger numbers tell one study from another."""
_OF_STUDIES = frozenset((
    "randomized-trial", "non-randomized-trial", "cohort", "case-control", "cross-sectional", "animal", "laboratory",
    "case-report",
))  # fmt: skip
"""Designs of works that report a study of their own."""

SAID_OF_ANOTHER_SOURCE = Rule(
    code="said-of-another-source",
    severity=Severity.WARNING,
    summary="a sentence names a study and says of it what the record of another one says",
    meaning=(
        "The sentence names a study by its author or by the year in which it appeared. A number, a country, a "
        "treatment or who paid, which it says of that study, stands in the record of another source of the topic, and "
        "not in that of the one named. Or it is not among the evidence of the claim, or no source is of that year."
    ),
    fix="Name the study whose record says so, or correct what is said of it.",
    wrong="lead: This part is about the trial of Miller, with 240 people.    # that of Becker had so many",
    right="lead: This part is about the trial of Miller, with 100 people.",
)


class _Recorded(NamedTuple):
    """What the records say of a source."""

    words: frozenset[str]
    """Stems."""
    numbers: frozenset[float]
    countries: frozenset[str]
    is_of_maker: bool


@topic_check(SAID_OF_ANOTHER_SOURCE)
def said_of_another_source(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sentences that name one study, and give it what only the record of another one has."""
    names, reasons = _names(topic, known), Reasons(topic, "because")
    may_name = sentences_with(topic, frozenset(names) & every_word(topic)) if names else {}
    for one in owned_texts(topic, known, frozenset(may_name)) if may_name else ():
        for sentence in may_name.get(one.text, ()):
            for part in _parts(sentence, names):
                named = _named(part, names)
                if len(named) != 1 or _is_about_others(sentence, known.language):
                    continue
                found = _of_another(part, named.pop(), one, topic, known)
                if found and not reasons.cover(one.place):
                    message = f"{one.owner} {found[1]}"
                    hint = "name the study whose record says so, or correct it"
                    yield SAID_OF_ANOTHER_SOURCE.at(one.place.find(found[0]), message, hint)
                    break


def _named(part: Words, names: dict[str, str]) -> set[str]:
    """Return the sources that a part of a sentence names by their authors."""
    return {names[word.lower()] for word in _NAME.findall(part.whole) if word.lower() in names}


def _parts(sentence: Words, names: dict[str, str]) -> list[Words]:
    """Return the parts of a sentence that each begin with a study's name; the sentence if it names one study."""
    if len(_named(sentence, names)) < 2:
        return [sentence]
    parts = [words_of(part) for part in _JOINED.split(sentence.whole)]
    begin = all(word and word[0].lower() in names for word in (_NAME.match(part.whole) for part in parts))
    return parts if begin else []


_JOINED = re.compile(r"[,;]\s(?:[^\W\d_]{1,5}\s)?(?=[^\W\d_a-z])")
"""What is between two parts of a sentence of which the second begins with a name: ", and"."""


@topic_check(SAID_OF_ANOTHER_SOURCE)
def study_of_no_year(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sentences about a study of a year in which no source of the topic appeared."""
    words, reasons = language_of(known.language).places, Reasons(topic, "because")
    assert words is not None
    may_name = sentences_with(topic, words.in_of_year)
    years: set[str] | None = None
    for one in owned_texts(topic, known, frozenset(may_name)) if may_name else ():
        for sentence in may_name.get(one.text, ()):
            found = uncased(words.of_year).search(sentence.whole)
            if not found or sentence.is_question or _is_about_others(sentence, known.language):
                continue
            if years is None:
                years = {year for card in _cards(topic, known) for year in _YEARS.findall(f"{card.name} {card.html}")}
            year = found["year"] or found["year_"]
            if years and year not in years and not reasons.cover(one.place):
                message = f"{one.owner} names a work of {year}, and no source of the topic is of that year"
                yield SAID_OF_ANOTHER_SOURCE.at(one.place.find(year), message, "correct the year")


_YEARS = re.compile(r"\b(?:19|20)\d\d\b")


def _of_another(
    sentence: Words, source: str, one: OwnedText, topic: TopicWithValues, known: Library
) -> tuple[str, str] | None:
    """Return the words of a sentence on a source that are those of another one, and what is wrong with them."""
    name, own = known.sources[source].name, _recorded(topic, source, known)
    if one.claim and source not in {e.source for e in one.claim.evidence}:
        return _first_name(name), f'names "{name}", which is not among its evidence'
    others = [_recorded(topic, card.id, known) for card in _cards(topic, known) if card.id != source]
    language = language_of(known.language)
    for value, written in _numbers(sentence, language):
        if value > _MANY and value not in own.numbers and any(value in other.numbers for other in others):
            return written, f'says "{written}" of "{name}", and it is in the record of another source'
    if language.denials and language.denials.said_in(sentence.whole):
        return None
    for code, written in countries_in(sentence.whole, known.language):
        if own.countries and code not in own.countries and any(code in other.countries for other in others):
            return written, f'says "{written}" of "{name}", whose record names another country'
    telling = _treatments(topic, known)
    for word in sorted(sentence.single - language.function_words):
        cut = stem(word)
        if cut in telling and cut not in own.words and any(cut in other.words for other in others):
            return word, f'says "{word}" of "{name}", and it is in the record of another source'
    if not own.is_of_maker and is_of_maker(sentence.whole, known.language) and any(o.is_of_maker for o in others):
        return _first_name(name), f'says that a maker paid for "{name}", and its record says otherwise'
    return None


def _first_name(name: str) -> str:
    return name.split()[0]


def _is_about_others(sentence: Words, tag: str) -> bool:
    """Whether a sentence compares a study with others, or asks."""
    language = language_of(tag)
    assert language.places is not None
    about_others = uncased(rf"(?<![\w-])(?:{language.places.other_studies})(?!\w)").search(sentence.whole)
    return sentence.is_question or about_others is not None


def _numbers(sentence: Words, language: Language) -> Iterator[tuple[float, str]]:
    """Yield the numbers of a sentence in figures and in words, as written, too; years are for another check."""
    assert language.numbers is not None
    assert language.counts is not None
    patterns = patterns_of(language.numbers)
    for found in patterns.any.finditer(sentence.whole):
        written = found[0].rstrip(".,")
        if not _YEARS.fullmatch(written):
            yield patterns.value(found[0]), written
    worth = dict(language.counts.numbers)
    yield from ((worth[word], word) for word in sentence.single if word in worth)


@once_a_topic
def _kept(topic: TopicWithValues) -> dict[str, _Recorded]:
    """Return what `_recorded` has found so far."""
    return {}


def _recorded(topic: TopicWithValues, source: str, known: Library) -> _Recorded:
    """Return what the records say of a source: its own, what claims quote and note, its rows, and its doses."""
    kept = _kept(topic)
    if source not in kept:
        card, language = known.sources[source], language_of(known.language)
        assert language.numbers is not None
        texts, numbers = list(_texts_on(topic, card)), set(_numbers_on(topic, card))
        for text in texts:
            numbers |= {value for value, _ in _numbers(words_of(text), language)}
        words = frozenset(stem(word) for text in texts for word in words_of(text).single)
        countries = frozenset(code for text in texts for code, _ in countries_in(text, known.language))
        kept[source] = _Recorded(words, frozenset(numbers), countries, is_of_maker(card.funding, known.language))
    return kept[source]


def _texts_on(topic: TopicWithValues, card: SourceCard) -> Iterator[str]:
    question = topic.topic.record.question
    yield from (card.html, card.population, card.follow_up, card.abstract, card.funding, card.summary)
    for claim in topic.claims:
        of_it = [evidence for evidence in claim.record.evidence if evidence.source == card.id]
        yield from (text for e in of_it for text in (e.note, e.quote, e.locator) if text)
        if of_it:
            yield claim.record.text
    for option in topic.dosing_options:
        record = option.record
        if any(evidence.source == card.id for evidence in record.evidence):
            amount = f"{record.amount.value or ''} {record.amount.unit}"
            yield from filter(None, (record.substance, record.form, record.frequency, record.duration, amount))
            yield from (text for e in record.evidence if e.source == card.id for text in (e.note, e.quote) if text)
    for analysis in topic.analyses:
        rows = [row for row in analysis.record.rows if row.source == card.id]
        if rows:
            named = analysis.record.intervention, analysis.record.comparator
            asked = (question.intervention, question.comparator) if question else ()
            yield from (one or other for one, other in zip(named, asked or ("", ""), strict=True) if one or other)
            yield analysis.record.title
            yield from (t for row in rows for t in (row.label, row.people, row.follow_up, row.note, row.result) if t)


def _numbers_on(topic: TopicWithValues, card: SourceCard) -> Iterator[float]:
    if card.n:
        yield float(card.n)
    for row in (row for one in topic.analyses for row in one.record.rows if row.source == card.id):
        for arm in (row.intervention, row.comparator):
            found = (arm.events, arm.total, arm.n, arm.mean, arm.sd, arm.percent) if arm else ()
            yield from (float(number) for number in found if number is not None)
        yield from (float(number) for number in (row.estimate, *(row.interval or ())) if number is not None)


def _treatments(topic: TopicWithValues, known: Library) -> frozenset[str]:
    """Return the stems of the words for what the studies of a topic gave, but for words of any group."""
    comparators = language_of(known.language).comparators
    common = comparators.of_any_group if comparators else frozenset[str]()
    names = [name or "" for one in topic.analyses for name in (one.record.intervention, one.record.comparator)]
    names += [text for option in topic.dosing_options for text in (option.record.substance, option.record.form)]
    found = frozenset().union(*(words_of(name).single for name in names)) - common
    return frozenset(stem(word) for word in found - language_of(known.language).function_words)


def _cards(topic: TopicWithValues, known: Library) -> list[SourceCard]:
    """Return the sources of the claims, doses and analyses of a topic."""
    cited = [evidence.source for evidence, _, _ in topic.evidence]
    cited += [row.source for one in topic.analyses for row in one.record.rows]
    return [known.sources[name] for name in dict.fromkeys(cited) if name in known.sources]


def _names(topic: TopicWithValues, known: Library) -> dict[str, str]:
    """Return the source that each name of an author means, in small letters, for names that mean one."""
    found: dict[str, set[str]] = {}
    for card in _cards(topic, known):
        # A work without an author is called by its title.
        is_named = card.design in _OF_STUDIES and len(card.name.split()) <= _LONGEST
        for name in _NAME.findall(card.name) if is_named else ():
            found.setdefault(name.lower(), set()).add(card.id)
    return {name: next(iter(cards)) for name, cards in found.items() if len(cards) == 1}
