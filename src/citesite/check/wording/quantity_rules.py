"""Most people, nobody, everyone: compared with how many people have the outcome in the result of the claim (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.counting import Quantities
from citesite.check.reasons import Reasons
from citesite.check.stated import Stated, stated, texts_with_claims
from citesite.check.wording.topic_words import texts_with
from citesite.check.wording.words import Words, words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim
from citesite.records.results import ON_RISKS
from citesite.values.topic import TopicWithValues

GOES_BY = "quantities"


class Quantity(NamedTuple):
    """What words for how many people mean."""

    least: float
    most: float
    """How many in 100 they may be."""


QUANTITIES = {
    "nearly_all": Quantity(80, 100),
    "hardly_any": Quantity(0, 15),
    "most": Quantity(50, 100),
    "few": Quantity(0, 25),
    "all": Quantity(97, 100),
    "nobody": Quantity(0, 1),
}
QUANTITY_AGAINST_RESULT = Rule(
    code="quantity-against-result",
    severity=Severity.WARNING,
    summary='"most people", "nobody" or the like is not how many people of its result had the outcome',
    meaning=(
        "The result that the claim names says how many people had the outcome with and without what is tested, and "
        "neither share is what the words mean: more than half for most, none for nobody, all for everyone."
    ),
    fix="Print the number of people by a value reference, or say under because: what else the words are about.",
    wrong="text: Examplin probably eases headache, in nearly everyone.",
    right="text: Examplin probably eases headache, in most people.",
)


@topic_check(QUANTITY_AGAINST_RESULT)
def quantity_against_result(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find words for how many people had an outcome that fit neither group of the result behind them."""
    if not topic.analyses:
        return
    reasons, language = Reasons(topic, "because"), language_of(known.language).quantities
    assert language is not None
    may_hold = texts_with(topic, language.first_look)
    for owner, text, place, behind in (*texts_with_claims(topic), *_free(topic, may_hold)) if may_hold else ():
        if text not in may_hold or not behind:
            continue
        results = [found for claim in behind if (found := stated(topic, claim)) and found.analysis.measure in ON_RISKS]
        if len(results) < len(behind) or not (every := shares_in(topic, results)):
            continue
        for written in _that_differ(words_of(text), _about(results), every, language):
            if not reasons.cover(place):
                shown = " and ".join(f"{share:.3g}" for share in every[:2])
                message = f'{owner} says "{written}", but in its result it is {shown} in 100'
                hint = "print the number of people, or say under because: what else the words are about"
                yield QUANTITY_AGAINST_RESULT.at(place.find(written), message, hint)


def _free(topic: TopicWithValues, may_hold: frozenset[str]) -> Iterator[tuple[str, str, Place, list[Claim]]]:
    """Yield texts without claims, each with those whose outcome it names and whose result counts people."""
    measured = [(claim.record, found) for claim in topic.claims if (found := stated(topic, claim.record))]
    counted = [(claim, _about([found])) for claim, found in measured if found.analysis.measure in ON_RISKS]
    for passage in topic.free_passages if counted else ():
        # Of a text that links a claim, another rule knows which result it is about.
        if passage.text in may_hold and "#" not in passage.text and _ADVICE.isdisjoint(passage.place.steps):
            single = words_of(passage.text).single
            named = [claim for claim, about in counted if any(word.startswith(tuple(about)) for word in single)]
            yield passage.owner, passage.text, passage.place, named


_ADVICE = frozenset(("seek_help", "further_reading", "questions_to_ask", "title", "research_gaps"))


@cache
def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _that_differ(words: Words, about: frozenset[str], every: list[float], language: Quantities) -> Iterator[str]:
    for sentence in words.sentences_with(language.first_look):
        # What people of a study are, take or know is in no result.
        is_about = len(words.sentences) == 1 or any(word.startswith(tuple(about)) for word in sentence.single)
        if sentence.is_question or not is_about:
            continue
        for found in _in(language.pattern).finditer(sentence.whole):
            least, most = QUANTITIES[str(found.lastgroup)]
            shares = every
            if _in(language.without).search(sentence.whole, found.end()):
                shares = [*every, *(100 - share for share in every)]
            if not _in(language.denied).search(sentence.whole) and not any(least <= share <= most for share in shares):
                yield found[0]


def shares_in(topic: TopicWithValues, results: list[Stated]) -> list[float]:
    """Return how many in 100 had the outcome, in each group of the results, and in all of them added up."""
    found: dict[float, None] = {}
    for result in results:
        arms = [arm for row in result.rows for arm in (row.intervention, row.comparator) if arm]
        shares = [arm.percent if arm.percent is not None else _share(arm.events, arm.total) for arm in arms]
        table = topic.values.table(result.analysis.id)
        shares += [value.number for path, value in table.items() if path in _ADDED_UP]
        found |= dict.fromkeys(share for share in shares if share is not None)
    return list(found)


_ADDED_UP = ("per-hundred.with", "per-hundred.without")


def _share(events: float | None, total: float | None) -> float | None:
    return 100 * events / total if events is not None and total else None


_LEAST = 4
_STEM = 5


def _about(results: list[Stated]) -> frozenset[str]:
    """Return the beginnings of words that name the outcomes of some results."""
    names = (name for result in results if result.outcome for name in (result.outcome.name, result.outcome.lay_name))
    words = {word for name in names for word in words_of(name).single}
    return frozenset(
        word[:_STEM] for word in words if len(word) >= _LEAST or (any(c.isdigit() for c in word) and not word.isdigit())
    )
