"""Rules about certainty: effects are rated, ratings follow from their reasons, and sentences promise no more."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.diagnostics import Diagnostic, Rule
from citesite.evidence.certainty import expected_level
from citesite.link.library import Library
from citesite.records import TopicContent

EFFECT_WITHOUT_CERTAINTY = Rule(
    code="effect-without-certainty",
    summary="a claim about an effect does not say how certain it is",
    meaning=(
        'Whether a treatment helps is hardly ever simply known. Readers need to see whether "it helps" rests '
        "on large good trials or on a guess, and a claim of type effect without a certainty hides that."
    ),
    fix=(
        "Rate it on the scale of GRADE: where rating began, what takes certainty away, and the level reached. Where no "
        "study was found, say with nothing_found: where and when you searched."
    ),
    wrong="""
        type: effect
        outcome: relief
    """,
    right="""
        type: effect
        outcome: relief
        certainty: {level: moderate, start: high, down: [imprecision]}
    """,
)


@topic_check(EFFECT_WITHOUT_CERTAINTY)
def effect_without_certainty(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find claims about an effect without a certainty."""
    for claim in topic.claims:
        if claim.record.type == "effect" and claim.record.certainty is None and not claim.record.nothing_found:
            message = f'claim "{claim.record.id}" is about an effect and does not say how certain it is'
            yield EFFECT_WITHOUT_CERTAINTY.at(claim.place, message, "add certainty: with level, start and down")


EFFECT_NOT_RATED = Rule(
    code="effect-not-rated",
    summary="the certainty of an effect is marked as not rated",
    meaning=(
        "not-rated is for claims that are not about an effect, such as a definition. For an effect it would "
        "leave readers without the answer to how sure anyone can be."
    ),
    fix="Rate it. Where hardly anything is known the level is very-low, which is an honest answer.",
    wrong="certainty: {level: not-rated}",
    right="certainty: {level: moderate, start: high, down: [imprecision]}",
)


@topic_check(EFFECT_NOT_RATED)
def effect_not_rated(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find claims about an effect whose certainty is marked as not rated."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if claim.record.type == "effect" and certainty and certainty.level == "not-rated":
            message = f'claim "{claim.record.id}" is about an effect; its certainty must be rated'
            yield EFFECT_NOT_RATED.at(claim.place / "certainty" / "level", message, "very-low is a rating too")


CERTAINTY_ARITHMETIC = Rule(
    code="certainty-arithmetic",
    summary="a certainty does not follow from its reasons",
    meaning=(
        "A level of GRADE is where rating began (high for randomised trials, low for other studies), one level "
        "less for each reason under down:, one more for each under up:. Here the sum gives another level than "
        "the one that is written, so readers would see a certainty that its reasons do not support."
    ),
    fix=(
        "Count again, and correct the level or the reasons. Write a very serious reason twice. Without "
        "start:, they must lead back to high or to low."
    ),
    wrong="certainty: {level: moderate, start: high, down: [imprecision, indirectness]}",
    right="certainty: {level: moderate, start: high, down: [imprecision]}",
)


@topic_check(CERTAINTY_ARITHMETIC)
def certainty_arithmetic(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find levels of certainty that are not their start, minus the reasons under `down`, plus those under `up`."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or certainty.level == "not-rated":
            continue
        place = claim.place / "certainty" / "level"
        expected = expected_level(certainty)
        if expected is None:
            message = f'claim "{claim.record.id}" is rated {certainty.level} and does not say where rating began'
            yield CERTAINTY_ARITHMETIC.at(place, message, "add start: high for trials, low for other studies")
        elif expected != certainty.level:
            sums = f"{certainty.start} − {len(certainty.down)} + {len(certainty.up)} is {expected}"
            message = f'claim "{claim.record.id}" says {certainty.level}, but {sums}'
            yield CERTAINTY_ARITHMETIC.at(place, message, "correct the level, or name the reasons under down: or up:")
