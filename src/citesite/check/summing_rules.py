"""Rules about which claims a takeaway or an answer sums up: they are about the same thing (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.overlap import ClaimWords
from citesite.check.prose_rules import PLACEHOLDER
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import ClaimBlock, TopicContent

CLAIM_OF_SOMETHING_ELSE = Rule(
    code="claim-of-something-else",
    severity=Severity.WARNING,
    summary="a takeaway or an answer rests on a claim that hardly shares a word with it",
    meaning=(
        "A takeaway sums up its claims, so that they share the words that matter. This claim has almost none of them, "
        "and may be about something else: then nothing supports the sentence, and its certainty is that of another."
    ),
    fix="Name the claim that says so, or word the two alike.",
    wrong="claims: [one-tablet]    # under: Examplin probably eases headache.",
    right="claims: [eases-headache]",
)
_LEAST_NEAR, _LEAST_FAR = 0.1, 0.3
"""The share of words that a claim of the same section must have, and one of another. On the first site every claim of a
takeaway has more, and nine in ten claims drawn at random have less."""


@topic_check(CLAIM_OF_SOMETHING_ELSE)
def claim_of_something_else(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find takeaways and answers with a claim that has hardly any of their words."""
    if not topic.claims:
        return
    found = ClaimWords(topic, language_of(known.language))
    near = _sections_of_claims(topic)
    unwritten = {claim.record.id for claim in topic.claims if PLACEHOLDER in claim.record.text}
    for owner, part, place in topic.answer_parts:
        own = _sections_of_part(topic, place)
        for number, name in enumerate(part.claims):
            least = _LEAST_NEAR if not own or near.get(name) in own else _LEAST_FAR
            if found.is_below(least, part.text, name) and not part.because and name not in unwritten:
                message = f'{owner} rests on claim "{name}", which hardly shares a word with it'
                hint = "name the claim that says so, or word the two alike"
                yield CLAIM_OF_SOMETHING_ELSE.at(place / "claims" / number, message, hint)


def _sections_of_claims(topic: TopicContent) -> Mapping[str, str]:
    return {block.claim.id: section.id for section, block, _ in topic.blocks if isinstance(block, ClaimBlock)}


def _sections_of_part(topic: TopicContent, place: Place) -> frozenset[str]:
    """Return the sections that a takeaway or an answer belongs to."""
    position = place.steps[place.steps.index("takeaways") + 1] if "takeaways" in place.steps else None
    if isinstance(position, int):
        name = topic.topic.record.takeaways[position].id
        return frozenset(section.record.id for section in topic.sections if name in section.record.takeaways)
    for section in topic.sections:
        answer = section.place / "answer"
        if place.path == answer.path and place.steps[: len(answer.steps)] == answer.steps:
            return frozenset({section.record.id})
    return frozenset()


HEDGE_WITHOUT_RATING = Rule(
    code="hedge-without-rating",
    severity=Severity.WARNING,
    summary="a takeaway or an answer says probably, and none of its claims is rated",
    meaning=(
        "Probably is the word for moderate certainty. None of the claims that the sentence rests on has a certainty, "
        "so that nobody can see how sure it is; it may rest on the wrong claims."
    ),
    fix="Name the rated claim that says so, or leave probably out.",
    wrong="claims: [one-tablet-eases]    # advice, which has no certainty",
    right="claims: [eases-headache]",
)


@topic_check(HEDGE_WITHOUT_RATING, reads="statements")
def hedge_without_rating(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find takeaways and answers that say probably and rest on no rated claim."""
    language = language_of(known.language).statements
    if language is None:
        return
    probably = re.compile(rf"\b{language.probably[0]}\b", re.IGNORECASE)
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for owner, part, place in topic.answer_parts:
        if language.probably[0] not in part.text.lower():
            continue
        found = [claims[name] for name in part.claims if name in claims]
        # A claim about an effect that is not rated has an error of its own.
        is_rated = any(claim.certainty or claim.type == "effect" for claim in found)
        if not found or is_rated or part.because:
            continue
        if word := probably.search(part.text):
            message = f'{owner} says "{word[0]}", and none of its claims is rated'
            hint = "name the rated claim that says so, or leave the word out"
            yield HEDGE_WITHOUT_RATING.at((place / "text").find(word[0]), message, hint)
