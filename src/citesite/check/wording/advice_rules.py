"""What texts tell or allow readers to do: they may say whom to ask, and what else they say is asked about (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of, orders_of
from citesite.check.languages.form import FirstLooks, Language, Orders
from citesite.check.languages.telling import Advice
from citesite.check.reasons import Reasons
from citesite.check.wording.leads import lead_of
from citesite.check.wording.order_rules import medicines, named_in
from citesite.check.wording.topic_words import sentences_for
from citesite.check.wording.words import Words, has, words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import TopicContent
from citesite.records.passages import JudgedText
from citesite.text.uncased import Uncased

GOES_BY = "advice", "orders", "statements"
_NOT_JUDGED = frozenset(("when to get help", "what is not known"))
"""Lists of signs, and of what nobody knows."""
ADVICE_TO_READERS = Rule(
    code="advice-to-readers",
    severity=Severity.WARNING,
    summary="a text tells or allows readers to do something with a medicine, or not to ask",
    meaning=(
        "What is right for one reader depends on what else they have and take, and no page knows that. A text may say "
        "what was studied, what a guideline says, what nobody should do, and whom to ask. That you can have it all the "
        "same, that it is worth a try, or that there is no need to ask, is advice without anybody to answer for it."
    ),
    fix=(
        "Say whom to ask, or who says so and where. What a guideline allows belongs into a claim of type guidance. If "
        "the text is right as it is, say why under because:."
    ),
    wrong="- text: You can have examplin all the same.",
    right="- text: Ask your doctor whether examplin is for you.",
)


@topic_check(ADVICE_TO_READERS)
def advice_to_readers(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find sentences that tell or allow readers to do something, and name nobody to ask."""
    language, orders = language_of(known.language), orders_of(known.language)
    form = language.advice
    if known.is_translation or form is None:
        return
    may_tell = sentences_for(topic, _any_look(form))
    if not may_tell:
        return
    reasons, names = Reasons(topic, "because"), _names(topic, language)
    for passage in _judged(topic, frozenset(may_tell), language):
        for sentence in may_tell[passage.text]:
            found = _told(sentence, names, form, orders)
            if found and not reasons.cover(passage.place) and not _is_led(sentence, passage.text, orders):
                message = f'{passage.owner} tells or allows readers: "{found}"'
                hint = "say whom to ask, or say under because: why it is right for every reader"
                yield ADVICE_TO_READERS.at(passage.place.find(found), message, hint)


def _names(topic: TopicContent, language: Language) -> frozenset[str]:
    """Return the names of what a topic is about, and the forms in which it comes."""
    return frozenset(name for name in medicines(topic, language) if len(name) > _LEAST)


_LEAST = 3
"""Letters of a name that is no word such as "gel" or "tea" in another."""


def _judged(topic: TopicContent, among: frozenset[str], language: Language) -> Iterator[JudgedText]:
    """Yield those of some texts that readers read, without claims that leave it to a named body."""
    assert language.statements is not None
    reports = language.statements.reports
    for passage in chain(topic.answer_texts, topic.free_passages):
        if passage.text in among and passage.owner not in _NOT_JUDGED:
            yield passage
    for passage, claim in zip(topic.claim_texts, topic.claims, strict=True):
        may_report = passage.text in among and claim.record.type == "guidance"
        if passage.text in among and not (may_report and has(reports, words_of(passage.text).whole)):
            yield passage
    yield from (passage for passage in topic.cautions if passage.text in among)


def _told(sentence: Words, names: frozenset[str], form: Advice, orders: Orders) -> str:
    """Return what a sentence tells or allows readers, as written; empty if it is nothing, or names whom to ask."""
    whole = sentence.whole
    if sentence.is_question:
        return ""
    may_waive = sentence.passes(form.in_waived)
    patterns = () if has(orders.asks, whole) else tuple(told for look, told in form.told if sentence.passes(look))
    texts = _masked(whole, named_in(sentence, names, orders)) if may_waive or patterns else ()
    for start, end in _matches(texts, form.waived, orders) if may_waive else ():
        if not _end(form.denied_before).search(whole[:start]):
            return whole[start:end].strip(" ,;:")
    for told in patterns:
        for start, end in _matches(texts, told, orders):
            before = whole[:start]
            if not _end(form.denied).search(before) and not _end(form.condition).search(before):
                return whole[start:end].strip(" ,;:")
    return ""


def _is_led(sentence: Words, text: str, orders: Orders) -> bool:
    """Whether a sentence is in a list of which the line before it forbids its items, or says whom to ask."""
    lead = lead_of(sentence, text).rstrip(": ")
    return bool(lead) and (has(orders.asks, lead) or _end(rf"\b(?:{orders.leads})$").search(lead) is not None)


def _masked(whole: str, names: frozenset[str]) -> tuple[str, ...]:
    """Return a sentence with the names of a topic masked, and as it is.

    A pattern for each set of names would be compiled for each topic, which takes as long as all other rules.
    """
    masked = whole
    for name in names:
        masked = _name(name).sub(lambda found: _NAME * len(found[0]), masked)
    return (masked,) if masked == whole else (masked, whole)


def _matches(texts: tuple[str, ...], pattern: str, orders: Orders) -> Iterator[tuple[int, int]]:
    """Yield where a pattern with the names of medicines in it matches in a sentence, see `_masked`."""
    for text in texts:
        yield from (found.span() for found in _pattern(pattern, orders).finditer(text))


_NAME = "\u01c2"
"""A letter of no word of ours, for each letter of a name."""


@lru_cache(maxsize=256)
def _name(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


@cache
def _pattern(pattern: str, orders: Orders) -> Uncased:
    return Uncased(pattern.replace("<medicine>", f"(?:{orders.medicines}|{_NAME}+)"))


@cache
def _any_look(form: Advice) -> FirstLooks:
    return (*form.in_waived, *(pair for look, _ in form.told for pair in look))


@cache
def _end(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
