"""Rules about texts that tell readers to stop, change or take a medicine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.reasons import Reasons
from citesite.check.wording import english
from citesite.check.wording.words import Words, words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import TopicContent
from citesite.records.passages import JudgedText

_AMOUNT = (
    r"(?:about\s|up\sto\s|at\sleast\s|one\s)?(?:\d[\d,.]*|half\san?|one|two|three|four)\s?(?:to\s\d[\d,.]*\s?)?(?:micrograms?|milligrams?|grams?|µg|μg|mcg|mg|g|"
    r"international\sunits?|units?|IU|ml|millilitres?|tablets?|pills?|capsules?|drops?|sprays?|injections?|puffs?|spoons?)\b"
)
_MAY_BE_AMOUNT = re.compile(r"\d\s?[a-zA-Zµμ](?<!\s[w-yo])")
_BEFORE = (
    r"(?:^|[,;:–—]\s*|\b(?:then|just|simply|please|now|so|instead|always|feel\sfree\sto|go\sahead\sand)\s+|"
    r"\byou\s(?:can|should|must|may|need\sto|could|have\sto)\s(?:\w+ly\s|now\s|just\s)?)"
)
_DETERMINERS = (
    r"(?:(?:your|the|a|an|all|any|some|more|less|extra|daily|high-dose|low-dose|every|each|both|with|of|taking|using|these|"
    r"this|own|new|old)\s){0,3}"
)
TREATMENT_ORDER = Rule(
    code="treatment-order",
    severity=Severity.ERROR,
    worsens="a warning where readers also meet the claim behind it",
    summary="a text tells readers to stop, change or take a medicine",
    meaning=(
        "Somebody may do what a short text says, without asking and without reading on. A page can say what "
        "guidelines name and whom to ask. It cannot know what is right for one reader: insulin, blood thinners "
        "and steroids are dangerous to stop, and a dose depends on the person."
    ),
    fix=(
        "Say whom to ask: Ask your doctor whether you still need it. An official order belongs into a claim of "
        "type guidance with its guideline. If the text is right as it is, say why under because:."
    ),
    wrong="text: Stop your tablets. Examplin probably eases headache.",
    right="text: Do not stop your tablets on your own. Examplin probably eases headache.",
)


@topic_check(TREATMENT_ORDER)
def treatment_order(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find orders to stop, change or take a medicine: errors in key messages, warnings in other texts."""
    reasons = Reasons(topic, "because")
    names = frozenset(_medicines(topic))
    about = _ABOUT.union(part for name in names for part in name.split("-"))
    for passage, severity in _ordering(topic):
        for sentence in _that_may_order(words_of(passage.text), about):
            found = _orders(names).search(sentence.whole)
            if found and not _is_denied(sentence, found) and not reasons.cover(passage.place):
                order = (found["order"] or found["other"]).strip()
                message = f'{passage.owner} tells readers: "{order}"'
                yield TREATMENT_ORDER.at(passage.place.find(order), message, "say whom to ask", severity)


_ABOUT = english.IN_MEDICINES | {"stop", "quit", "doctor", "gp"}
_NEEDS = frozenset(("need", "have"))
_NOT = frozenset(("no", "not", "don", "never"))
_FIRST_LOOK = english.IN_ORDERS | _NEEDS


def _that_may_order(words: Words, about: frozenset[str]) -> Iterator[Words]:
    """Yield the sentences of a text with an order and something to take, before a pattern is made of its names."""
    for sentence in words.sentences_with(_FIRST_LOOK):
        # "You do not need a doctor" orders, and "the need for a doctor" does not.
        is_order = sentence.holds(english.IN_ORDERS) or sentence.holds(_NOT)
        if is_order and (sentence.holds(about) or _MAY_BE_AMOUNT.search(sentence.whole)):
            yield from (sentence,) if _begins_order().search(sentence.whole) else ()


@cache
def _begins_order() -> re.Pattern[str]:
    """Return what every order holds, without the names of medicines, which are of each topic and long to compile."""
    orders = rf"{_BEFORE}(?:{english.STOPPING}|{english.TAKING})\b"
    return re.compile(rf"{orders}|\byou\s(?:do\snot|don['’]t|no\slonger|never)\s|\bno\sneed\b", re.IGNORECASE)


def _ordering(topic: TopicContent) -> Iterator[tuple[JudgedText, Severity]]:
    """Yield every text that may order, with the weight of an order in it."""
    for owner, part, place in topic.answer_parts:
        yield JudgedText(owner, part.text, place / "text"), Severity.ERROR
    for passage in topic.free_passages:
        yield passage, Severity.ERROR if passage.is_key else Severity.WARNING
    for claim in topic.claims:
        # What an official body tells people to do is what a claim of this type is for; another rule looks for the body.
        if claim.record.type != "guidance":
            yield JudgedText(f'claim "{claim.record.id}"', claim.record.text, claim.place / "text"), Severity.WARNING


def _medicines(topic: TopicContent) -> Iterator[str]:
    """Yield the names of what the topic is about, besides the common words for medicines."""
    names = [option.record.substance for option in topic.dosing_options]
    names += [claim.record.effect.of for claim in topic.claims if claim.record.effect]
    question = topic.topic.record.question
    names += [analysis.record.intervention for analysis in topic.analyses]
    names += [question.intervention] if question else []
    for name in names:
        yield from (word for word in re.findall(r"[a-z][a-z0-9-]{2,}", name.lower()) if word not in english.SAY_NOTHING)


@cache
def _orders(names: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for orders about some medicines; it is compiled once for all topics that have the same."""
    named = "|".join(map(re.escape, sorted(names - english.NOT_MEDICINES)))
    medicine = (
        rf"(?:(?:\w+-)?(?:{english.MEDICINES}{'|' if named else ''}{named})\b(?!\s(?:test|level|blood|in\syour)))"
    )
    stop = rf"{english.STOPPING}\s{_DETERMINERS}{medicine}|(?:stop|quit)\s(?:it|them)\b(?!\s(?:from|happening))"
    # To start treatment, whichever it is, is to go and see somebody.
    take = rf"{english.TAKING}\s{_DETERMINERS}(?:{_AMOUNT}|(?:\w+\s)?(?!treatment|therapy){medicine})"
    needless = (
        r"you\s(?:do\snot|don['’]t|no\slonger|never)\s(?:have\sto|need\sto|need)\s(?:\w+\s){0,2}(?:doctor|GP|treatment|insulin|"
        rf"{medicine})|no\sneed\s(?:to\ssee|to\sask|for)\s(?:\w+\s)?(?:doctor|GP|{medicine})"
    )
    return re.compile(rf"{_BEFORE}(?P<order>{stop}|{take})|(?P<other>{needless})", re.IGNORECASE)


def _is_denied(sentence: Words, found: re.Match[str]) -> bool:
    """Whether the sentence forbids it, asks, or is about when to ask."""
    before = sentence.whole[: found.start("order") if found["order"] else found.start()]
    return sentence.is_question or _DENIED.search(before) is not None


_DENIED = re.compile(
    r"\b(?:not|never|don['’]t|nobody|no\sone|without|whether|should\si|can\si|before\syou|when\syou|if\syou|(?<!free\s)to)\s*$",
    re.IGNORECASE,
)
