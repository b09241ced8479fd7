"""Rules about words that no other rule can hold to a record: of texts without claims, and of a claim's first sentence.

Rules that know how people say that something goes up or down never know all ways. These ask about what is left: a
sentence has the words of claims and of their sources, or words that say nothing of an effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.keeping import once_a_topic
from citesite.check.languages import language_of, statements_of
from citesite.check.languages.counting import NEVER, Numbers
from citesite.check.languages.form import Hedge, Language, Statements
from citesite.check.languages.telling import FreeTexts, stem
from citesite.check.place_rules import is_of_country
from citesite.check.reasons import Reasons
from citesite.check.stated import known_directions, texts_with_claims
from citesite.check.wording.directions import leaves_open, names_direction, said, says_what_it_makes, without_directions
from citesite.check.wording.topic_words import every_word, sentences_with, texts_with
from citesite.check.wording.words import Words, has, words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import TopicContent
from citesite.values.topic import TopicWithValues

# A translation is held to its text by rules of its own, and may put it in words that no claim has.
GOES_BY = "free_texts", "statements", "directions"
_NOT_JUDGED = frozenset(("when to get help", "the reading list"))
"""Lists of signs, and of works."""
_UNKNOWN = "what is not known"
_LABELS = frozenset(("the table", "the heading", "the title"))
_WORD = re.compile(r"[^\W\d_]{3,}")
_SHARE = re.compile(r"…|\d\s?%|\d\s(?!(?:to|bis|a|and|und|y)\s)\w+(?:\s\w+)?\s\d")
_FIGURE = re.compile(r"\d[\d.,]*")
_CITED_OR_ENDED = re.compile(r"(?:[.!?]\s*)?\[@|[.!?](?=\s|$)")
_LEAST = 3
"""Different words of a sentence that says something."""

TEXT_BEYOND_CLAIMS = Rule(
    code="text-beyond-claims",
    severity=Severity.WARNING,
    summary="a text says something in words that no claim has",
    meaning=(
        "A summary, a lead, a card, an answer or another text says something in words that are in no claim of the "
        "topic, in no quote and in no reference. So nobody can hold it to them: neither readers nor this check, which "
        "knows many ways to say that something goes up or down, and never all."
    ),
    fix=(
        "Say it in the words of a claim, write the claim, or cite a source. A question, plain words on what was "
        "studied, and what nobody knows are fine. Where the words are right all the same, say why under because:."
    ),
    wrong="lead: Wave goodbye to your headache.",
    right="lead: Examplin probably eases headache.",
)


def _words_in(tag: str) -> tuple[Language, Statements, FreeTexts]:
    """Return a language that these rules know, with its parts."""
    language = language_of(tag)
    assert language.free_texts is not None
    return language, statements_of(tag), language.free_texts


@topic_check(TEXT_BEYOND_CLAIMS)
def text_beyond_claims(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sentences with words that no claim has and no source of one."""
    if known.is_translation:
        return
    reasons, (language, statements, form) = Reasons(topic, "because"), _words_in(known.language)
    answers = {one.owner for one in topic.answer_texts}
    passages = [
        one for one in (*topic.free_passages, *topic.answer_texts, *topic.cautions) if one.owner not in _NOT_JUDGED
    ]
    unknown = _new_among({word for one in passages for word in words_of(one.text).single}, topic, known, language)
    stating_it = sentences_with(topic, unknown) if unknown else {}
    for passage in passages if unknown else ():
        for sentence in stating_it.get(passage.text, ()):
            stated = _stated(sentence, passage.owner, form, statements)
            # An order is for other rules, unless it is about what the claims are about.
            if _begins(form.orders).match(stated) and not _is_about(sentence, topic):
                continue
            stating = [clause for clause in _clauses(stated, form) if _states(clause, form, statements)]
            if passage.owner == _UNKNOWN and language.denials:
                # "All were set against water, and none against ginger" leaves ginger open.
                stating = [clause for clause in stating if not language.denials.said_in(clause)]
            if passage.owner not in answers:
                # Verbs of effect are for the rule on what no claim says as surely.
                stating = [clause for clause in stating if not _asserts(clause, statements)]
            said_there = (word for one in stating for word in _WORD.findall(without_directions(one, language)))
            new = [word for word in said_there if word in unknown]
            if new and not _is_cited(new[0], passage.text) and not reasons.cover(passage.place):
                written = ", ".join(f'"{word}"' for word in new[:3])
                message = f"{passage.owner} says something in words that no claim of the topic has: {written}"
                hint = "say it in the words of a claim, cite its source, or say under because: why it is right"
                yield TEXT_BEYOND_CLAIMS.at(passage.place.find(new[0]), message, hint)


def _stated(sentence: Words, owner: str, form: FreeTexts, statements: Statements) -> str:
    """Return what a sentence may state; empty for a label, a question, a line before a list, and mere advice."""
    whole = sentence.whole.strip()
    if len(sentence.single) < _LEAST or sentence.is_question or (owner in _LABELS and not has(form.verbs, whole)):
        return ""
    if _begins(statements.advises).match(whole):
        # "Do not worry, it soon wears off" says more.
        whole = whole.partition(",")[2]
        if not has(form.verbs, whole):
            return ""
    return "" if _begins(form.lists).match(whole) else whole


def _states(clause: str, form: FreeTexts, statements: Statements) -> bool:
    """Whether a clause states something that other rules do not judge: it is not left open, and no promise."""
    left = form.leaves_open, statements.safe, statements.called_safe, statements.never
    return not any(has(words, clause) for words in left)


def _asserts(clause: str, statements: Statements) -> bool:
    """Whether a clause plainly asserts an effect."""
    return any(found.hedge < Hedge.POSSIBLE for found in statements.read(Words(clause)))


def _clauses(sentence: str, form: FreeTexts) -> list[str]:
    """Return the parts of a sentence of which each states something by itself."""
    return [part for part in _pattern(form.joins).split(sentence) if part]


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _is_about(sentence: Words, topic: TopicContent) -> bool:
    """Whether a sentence names an outcome, or what acts on one."""
    return not _subjects(topic).isdisjoint(map(stem, sentence.single))


def _is_of_the_topic(word: str, topic: TopicContent) -> bool:
    """Whether so many texts of a topic, notes of claims among them, have a word that it is one of its own."""
    alike = _words_by_stem(topic).get(stem(word))
    among = texts_with(topic, frozenset(alike)) if alike else frozenset[str]()
    return len(among) >= _OFTEN or sum(1 for _, text, _ in topic.texts if text in among) >= _OFTEN


@once_a_topic
def _words_by_stem(topic: TopicContent) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in every_word(topic):
        found.setdefault(stem(word), []).append(word)
    return found


_OFTEN = 3
"""Texts with a word that is one of the topic's own."""


def _is_cited(word: str, text: str) -> bool:
    """Whether the sentence of a text with a word has a source of its own."""
    end = _CITED_OR_ENDED.search(text, max(0, text.lower().find(word)))
    return end is not None and end[0].endswith("[@")


@cache
def _begins(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\b", re.IGNORECASE)


@once_a_topic
def _subjects(topic: TopicContent) -> frozenset[str]:
    """Return the stems of the names of outcomes, and of what acts on them."""
    outcomes = topic.results.record.outcomes if topic.results else ()
    names = [name for outcome in outcomes for name in (outcome.name, outcome.lay_name)]
    names += [analysis.record.intervention or "" for analysis in topic.analyses]
    names += [claim.record.effect.of for claim in topic.claims if claim.record.effect]
    return frozenset(stem(word) for name in set(names) for word in _WORD.findall(name.lower()))


@once_a_topic
def _familiar(topic: TopicContent) -> frozenset[str]:
    """Return the stems of the words of a topic's claims, of quotes from its sources, and of what it is about."""
    texts = [topic.topic.record.title, *(analysis.record.title for analysis in topic.analyses)]
    texts += [text or "" for claim in topic.claims for text in (claim.record.text, claim.record.question)]
    texts += [evidence.quote or "" for evidence, _, _ in topic.evidence]
    for option in topic.dosing_options:
        texts += [option.record.substance, option.record.form, option.record.population]
        texts += [evidence.note or "" for evidence in option.record.evidence]
    if asked := topic.topic.record.question:
        texts += [asked.population, asked.intervention, asked.comparator, *asked.outcomes]
    return _subjects(topic).union(map(stem, set().union(*(words_of(text).single for text in texts))))


def _new_among(words: Set[str], topic: TopicContent, known: Library, language: Language) -> frozenset[str]:
    """Return those of some words in small letters that no claim and no source has, and that may tell of an effect."""
    assert language.free_texts is not None
    familiar, common = _familiar(topic), language.free_texts.common
    found = [
        word
        for word in words - language.function_words
        if (cut := stem(word)) not in familiar and cut not in common and len(word) >= _LEAST and word.isalpha()
    ]
    # Where a study was made is for another rule.
    found = [word for word in found if not _is_of_the_topic(word, topic) and not is_of_country(word, known.language)]
    of_sources = _of_sources(topic, known, frozenset(map(stem, found))) if found else frozenset()
    return frozenset(word for word in found if stem(word) not in of_sources)


def _of_sources(topic: TopicContent, known: Library, among: frozenset[str]) -> frozenset[str]:
    """Return those of some stems that are in references to a topic's sources, or in whom these studied."""
    cards = [known.sources[name] for name in {one.source for one, _, _ in topic.evidence} & known.sources.keys()]
    texts = {text.lower() for card in cards for text in (card.html, card.population)}
    # A stem is how its words begin, and few texts have one: only these are taken apart.
    may_hold = (text for text in texts if any(one in text for one in among))
    return among.intersection(map(stem, {word for text in may_hold for word in _WORD.findall(text)}))


DIRECTION_UNREAD = Rule(
    code="direction-unread",
    severity=Severity.WARNING,
    summary="the first sentence of a claim, a takeaway or an answer does not plainly say which way it goes",
    meaning=(
        "Its result or its stated change goes one way. The first sentence says which in words that no rule knows, or "
        "in words for both ways, so that nothing holds it to the result. It is also what most readers remember."
    ),
    fix=(
        "Say it in one plain sentence with one word for the direction, and begin with what is tested. If other words "
        "are better, say why under because:."
    ),
    wrong="text: On examplin, people probably came off better, and headache bothered fewer.",
    right="text: Examplin probably eases headache.",
)


@topic_check(DIRECTION_UNREAD)
def direction_unread(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts whose claims go one way, and whose first sentence says in no way that is known which."""
    if known.is_translation:
        return
    reasons, (language, statements, form) = Reasons(topic, "because"), _words_in(known.language)
    decided = known_directions(topic)
    for owner, text, place, claims in texts_with_claims(topic):
        if not claims or any(claim.id not in decided for claim in claims):
            continue
        # A claim without any word for it is for the rules on outcomes.
        if owner.startswith("claim") and not names_direction(text, language):
            continue
        first = _first_on_a_direction(text, language, form)
        if first is None or any(said(first.whole, language)) or leaves_open(first.whole, language):
            continue
        # What makes people dizzy makes more of it.
        makes = says_what_it_makes(first.whole, language) and any(decided[claim.id].sign > 0 for claim in claims)
        is_read = makes or _of_both_groups(first, language)
        stated = "" if is_read else _stated(first, "", form, statements)
        if stated and _states(stated, form, statements) and not reasons.cover(place):
            message = f"{owner} does not plainly say in its first sentence which way it goes"
            hint = "say it once: more, fewer, higher, lower, better or worse"
            yield DIRECTION_UNREAD.at(place, message, hint)


def _first_on_a_direction(text: str, language: Language, form: FreeTexts) -> Words | None:
    """Return the first sentence of a text with a word for a direction, or else the first that is not about studies."""
    found = [one for one in words_of(text).sentences if len(one.single) > _LEAST]
    told = (one for one in found if names_direction(one.whole, language))
    others = (one for one in found if form.of_work.isdisjoint(map(stem, one.single)))
    return next(told, None) or next(others, None)


@cache
def _of_first(numbers: Numbers) -> re.Pattern[str]:
    return re.compile(numbers.of_first.replace("NUMBER", f"(?:{numbers.written})") or NEVER)


def _of_both_groups(sentence: Words, language: Language) -> bool:
    """Whether a sentence has a share of each group, which other rules compare."""
    numbers = language.numbers
    in_words = numbers.in_words(sentence) if numbers else ()
    # "Of 100 people, 20 feel it with the cream, and 10 without."
    of_first = numbers is not None and _of_first(numbers).search(sentence.whole) is not None
    is_of_both = of_first and len(_FIGURE.findall(sentence.whole)) > 2
    return is_of_both or len(_SHARE.findall(sentence.whole)) > 1 or sum(1 for _ in in_words) > 1
