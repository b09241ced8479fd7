"""Rules about the words of ratings: they say something of each reason that counts, and of no other (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.counting import NEVER
from citesite.check.prose_rules import PLACEHOLDER
from citesite.check.rating_reason_rules import unread_in
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim, Placed, TopicContent
from citesite.records.claim import Certainty
from citesite.text.uncased import Uncased

GOES_BY = "ratings"
_BEGINS_LOW = "start: low"


class _RatingPatterns:
    def __init__(self, language: str) -> None:
        words = language_of(language).ratings
        assert words is not None
        self.reasons, self.plain = dict(words.reasons), dict(words.plain)
        self.denied = re.compile(words.denied, re.IGNORECASE)
        descriptions = language_of(language).descriptions
        self.masked = _whole(descriptions.masked if descriptions else NEVER)


@cache
def _whole(alternatives: str) -> Uncased:
    return Uncased(rf"(?<!\w)(?:{alternatives})(?!\w)")


_patterns = cache(_RatingPatterns)


def _explained(topic: TopicContent) -> Iterator[tuple[Placed[Claim], Certainty, str]]:
    """Yield each claim whose rating is explained in words, its rating and the words, unless a reason covers it."""
    for claim in topic.claims:
        rated = claim.record.certainty
        if rated and rated.why and PLACEHOLDER not in rated.why and not claim.record.because:
            yield claim, rated, words_of(rated.why).whole


REASON_UNSAID = Rule(
    code="reason-unsaid",
    severity=Severity.WARNING,
    summary="the words of a rating say nothing of a reason that it counts",
    meaning=(
        "Under down: or up: the rating counts a reason, and why: says nothing that could be it: no word on what people "
        "knew or who dropped out for risk-of-bias, on few people or a wide interval for imprecision, on results that "
        "differ for inconsistency. Readers cannot tell why the certainty is lower, or the reason is not the true one."
    ),
    fix="Say in why: what it is, correct down: or up:, or say under because: how the words mean it.",
    wrong="""
        certainty:
          level: moderate
          start: high
          down: [imprecision]
          why: The trials agree with each other.
    """,
    right="""
        certainty:
          level: moderate
          start: high
          down: [imprecision]
          why: There were few people.
    """,
)


@topic_check(REASON_UNSAID)
def reason_unsaid(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find ratings whose words say nothing of a reason that they count."""
    patterns = _patterns(known.language)
    for claim, certainty, why in _explained(topic):
        # "Nobody knew which" has the words of "knew which", and is no risk of bias.
        said = {"risk-of-bias": patterns.masked.written.sub("", why)}
        counted = _counted(certainty)
        unsaid = [reason for reason in counted if not _whole(patterns.reasons[reason]).is_in(said.get(reason, why))]
        # Of words on what was not read, another rule says what they are.
        if unsaid and ("unread" in certainty.down or not unread_in(certainty.why or "", known.language)):
            message = f'why: of claim "{claim.record.id}" says nothing of {", ".join(unsaid)}'
            hint = "say what it is, or correct the reasons"
            yield REASON_UNSAID.at(claim.place / "certainty" / "why", message, hint)


def _counted(certainty: Certainty) -> tuple[str, ...]:
    """Return each reason of a rating once; without any, a rating that begins at low has that to say."""
    reasons = (*dict.fromkeys(certainty.down), *dict.fromkeys(certainty.up))
    return reasons or ((_BEGINS_LOW,) if certainty.start == "low" else ())


REASON_NOT_COUNTED = Rule(
    code="reason-not-counted",
    severity=Severity.WARNING,
    summary="the words of a rating name a weak point that it does not count",
    meaning=(
        "In why: the rating names a weak point of the evidence, such as very few people or people who knew what they "
        "took, and takes nothing off for it under down:. Either the level is too high, or the words are of another "
        "claim."
    ),
    fix="Add the reason under down: and lower the level, or say under because: why it does not count.",
    wrong="""
        certainty:
          level: moderate
          start: high
          down: [imprecision]
          why: There were few people, and many of the patients guessed what they took.
    """,
    right="""
        certainty:
          level: moderate
          start: high
          down: [imprecision]
          why: There were few people.
    """,
)


@topic_check(REASON_NOT_COUNTED)
def reason_not_counted(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find ratings whose words name a weak point that is not among their reasons."""
    patterns = _patterns(known.language)
    for claim, certainty, why in _explained(topic):
        for reason, pattern in patterns.plain.items():
            found = _whole(pattern).search(why) if certainty.start and reason not in certainty.down else None
            if found and not patterns.denied.search(why[: found.start()]):
                message = f'why: of claim "{claim.record.id}" says "{found[0]}", and {reason} is not counted'
                place = (claim.place / "certainty" / "why").find(found[0])
                yield REASON_NOT_COUNTED.at(place, message, f"add {reason} under down:, or take the words out")
