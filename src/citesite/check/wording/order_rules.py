"""Rules about texts that tell readers to stop, change or take a medicine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of, orders_of
from citesite.check.languages.form import Language, Orders
from citesite.check.languages.telling import stem
from citesite.check.reasons import Reasons
from citesite.check.wording.leads import lead_of
from citesite.check.wording.topic_words import sentences_for
from citesite.check.wording.words import Words, first_words, has, words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import TopicContent
from citesite.records.passages import JudgedText
from citesite.text.uncased import Found, Uncased, uncased

GOES_BY = "orders"
_BEHIND_MARK = re.compile(r"[,;:–—]\s*+([^\W_]+)")
_MARK = re.compile("[,;:–—]")
_MAY_BE_AMOUNT = re.compile(r"\d[a-zA-Zµμ]")
"""A figure with its unit in one word."""
TREATMENT_ORDER = Rule(
    code="treatment-order",
    severity=Severity.ERROR,
    worsens="a warning where readers also meet the claim behind it",
    summary="a text tells readers to stop, change or take a medicine",
    meaning=(
        "Somebody may do what a short text says, without asking and without reading on. A page can say what "
        "guidelines name and whom to ask. It cannot know what is right for one reader: insulin, blood thinners "
        "and steroids are dangerous to stop, and a dose depends on the person. It need not name the medicine: stop "
        "them, skip a day, take two. A sentence that says whom to ask is no such order."
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
    reasons, orders = Reasons(topic, "because"), orders_of(known.language)
    names = frozenset(medicines(topic, language_of(known.language))) - orders.not_medicines
    several = frozenset(name + ending for name in names for ending in orders.endings) - names
    about = orders.about.union(part for name in names | several for part in name.split("-"))
    may_order = sentences_for(topic, orders.first_looks)
    for passage, severity in _ordering(topic, frozenset(may_order)) if may_order else ():
        for sentence in may_order[passage.text]:
            if not _may_order(sentence, about, orders):
                continue
            found = _named_order(sentence, names, orders) or _unnamed(sentence, orders)
            if (
                not found
                and not sentence.single.isdisjoint(several)
                and not _is_official(sentence, several, topic, orders)
            ):
                found = _stopped(_named_order(sentence, several, orders), orders)
            if not found or _is_denied(sentence, found, orders) or reasons.cover(passage.place):
                continue
            if not _is_led(sentence, passage.text, found, orders):
                order = (found["order"] or found[0]).strip()
                message = f'{passage.owner} tells readers: "{order}"'
                yield TREATMENT_ORDER.at(passage.place.find(order), message, "say whom to ask", severity)


def _stopped(found: Found | None, orders: Orders) -> Found | None:
    """Return an order if it is one to stop: which of several things somebody is told to take, nobody knows."""
    is_stop = found is not None and found["order"] and uncased(rf"^(?:{orders.stops})").is_in(found["order"])
    return found if is_stop else None


def _is_official(sentence: Words, several: frozenset[str], topic: TopicContent, orders: Orders) -> bool:
    """Whether a claim on what an official body says, or its quote, tells people to stop what a sentence names."""
    own = set(map(stem, sentence.single & several))
    claims = [claim.record for claim in topic.claims if claim.record.type == "guidance"]
    texts = [text for one in claims for text in (one.text, *(e.quote or "" for e in one.evidence))]
    return any(
        uncased(rf"\b(?:{orders.stops})").is_in(text) and own & set(map(stem, words_of(text).single)) for text in texts
    )


def _may_order(sentence: Words, about: frozenset[str], orders: Orders) -> bool:
    """Whether a sentence has an order and something to take, before a pattern is made of its names."""
    is_named = not orders.about or sentence.holds(about) or _MAY_BE_AMOUNT.search(sentence.whole) is not None
    if not is_named and not sentence.passes(orders.in_unnamed):
        return False
    is_open = not orders.openings or sentence.holds(orders.openings) or _may_begin(sentence, orders)
    return is_open and uncased(orders.begins).is_in(sentence.whole)


def _may_begin(sentence: Words, orders: Orders) -> bool:
    """Whether a sentence may begin with an order, or has one behind a mark."""
    verbs = first_words(orders.first_looks)
    if sentence.spaced.split(maxsplit=1)[0] in verbs or not verbs.isdisjoint(
        _BEHIND_MARK.findall(sentence.whole.lower())
    ):
        return True
    return _is_needless(sentence, orders) and _MARK.search(sentence.whole) is not None


def _is_needless(sentence: Words, orders: Orders) -> bool:
    """Whether a sentence may say that something is not needed, which it may say anywhere."""
    return bool(orders.first_looks[1:]) and sentence.passes(orders.first_looks[1:])


def _ordering(topic: TopicContent, among: frozenset[str]) -> Iterator[tuple[JudgedText, Severity]]:
    """Yield those of some texts that patients read, each with the weight of an order in it."""
    for passage in topic.answer_texts:
        if passage.text in among:
            yield passage, Severity.ERROR
    for passage in topic.free_passages:
        if passage.text in among:
            yield passage, Severity.ERROR if passage.is_key else Severity.WARNING
    for passage, claim in zip(topic.claim_texts, topic.claims, strict=True):
        # What an official body tells people to do is what a claim of this type is for; another rule looks for the body.
        if passage.text in among and claim.record.type != "guidance":
            yield passage, Severity.WARNING


def medicines(topic: TopicContent, language: Language) -> Iterator[str]:
    """Yield the names of what the topic is about, besides the common words for medicines."""
    names = [option.record.substance for option in topic.dosing_options]
    names += [claim.record.effect.of for claim in topic.claims if claim.record.effect]
    question = topic.topic.record.question
    names += [analysis.record.intervention for analysis in topic.analyses]
    names += [question.intervention] if question else []
    for name in names:
        found = re.findall(r"[^\W\d_][\w-]{2,}", name.lower())
        yield from (word for word in found if word not in language.function_words)


def named_in(sentence: Words, names: frozenset[str], orders: Orders) -> frozenset[str]:
    """Return the names in a sentence that no common word covers: mostly none. Each set takes a pattern of its own."""
    whole = sentence.whole.lower()
    found = [*(names & sentence.single), *(name for name in names if not name.isalnum() and name in whole)]
    return frozenset(name for name in found if not _is_common(name, orders))


@cache
def _is_common(name: str, orders: Orders) -> bool:
    return re.fullmatch(orders.medicines, name, re.IGNORECASE) is not None


def _named_order(sentence: Words, names: frozenset[str], orders: Orders) -> Found | None:
    """Return an order about a medicine of some names, or about one that every topic may name."""
    if not _orders(_ANY_NAME, orders).is_in(sentence.whole):
        return None
    return _orders("|".join(map(re.escape, sorted(named_in(sentence, names, orders)))), orders).search(sentence.whole)


_ANY_NAME = r"[^\W\d_][\w-]+"
"""Whatever `medicines` yields. A pattern for each set of names takes long to compile, and most sentences need none."""


@lru_cache(maxsize=64)
def _orders(names: str, orders: Orders) -> Uncased:
    """Return a pattern for orders about some medicines, besides those that every topic may name."""
    medicine = f"(?:{'|'.join(filter(None, (orders.medicines, names)))})"
    return Uncased(f"{orders.order}|(?P<other>{orders.needless})".replace("<medicine>", medicine))


def _unnamed(sentence: Words, orders: Orders) -> Found | None:
    """Return an order about something that a sentence does not name, unless it says whom to ask."""
    found = uncased(orders.unnamed).search(sentence.whole) if orders.unnamed else None
    return None if found is None or has(orders.asks, sentence.whole) else found


def _is_denied(sentence: Words, found: Found, orders: Orders) -> bool:
    """Whether the sentence forbids it, asks, or is about when to ask."""
    before = sentence.whole[: found.start("order") if found["order"] else found.start()]
    behind = sentence.whole[found.start() :]
    return (
        sentence.is_question
        or _denied(orders.denied_before).search(before) is not None
        or (orders.denied_behind != "" and has(orders.denied_behind, behind))
    )


def _is_led(sentence: Words, text: str, found: Found, orders: Orders) -> bool:
    """Whether a sentence is in a list of which the line before it forbids its items, or says whom to ask."""
    lead = lead_of(sentence, text).rstrip(": ")
    if not lead:
        return False
    is_unnamed = "other" not in found.groupdict()
    return _denied(rf"\b(?:{orders.leads})").search(lead) is not None or (is_unnamed and has(orders.asks, lead))


@cache
def _denied(before: str) -> re.Pattern[str]:
    return re.compile(f"(?:{before})$", re.IGNORECASE)
