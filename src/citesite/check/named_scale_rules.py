"""Scales in sentences: a claim, a takeaway or an answer names the scale of its outcome, and no other (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.number_contexts import patterns_of
from citesite.check.stated import texts_with_claims
from citesite.diagnostics import Diagnostic, Rule
from citesite.link.library import Library
from citesite.values.topic import TopicWithValues

GOES_BY = "scales", "numbers"

OTHER_SCALE = Rule(
    code="other-scale",
    summary="a sentence gives a scale, or a difference that people notice, that is not that of its outcome",
    meaning=(
        "How much a number of points is depends on the scale and on the smallest difference that people notice. The "
        "outcome records both, and the sentence has others."
    ),
    fix="Correct the sentence, or the scale of the outcome.",
    wrong="text: Examplin probably eases pain by 2 points out of 100.    # the scale goes to 10",
    right="text: Examplin probably eases pain by 2 points out of 10.",
)


@topic_check(OTHER_SCALE)
def other_scale(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sentences with another scale than that of the outcome of their claims."""
    language = language_of(known.language)
    if language.scales is None or language.numbers is None:
        return
    value = patterns_of(language.numbers).value
    out_of, noticed = _in(language.scales.out_of), _in(language.scales.noticed)
    for owner, text, place, behind in texts_with_claims(topic):
        scales = [o.scale for claim in behind if (o := topic.values.outcome(claim.outcome or "")) and o.scale]
        tops = {scale.range[1] for scale in scales if scale.range}
        leasts = {s.minimal_important_difference for s in scales if s.minimal_important_difference is not None}
        for pattern, recorded, what in ((out_of, tops, "the scale goes to"), (noticed, leasts, "people notice")):
            match = pattern.search(text) if recorded else None
            typed = next(filter(None, match.groups()), None) if match else None
            if match and typed and all(abs(value(typed) - number) > 0.05 * number for number in recorded):
                message = f'{owner} says "{match[0]}", and {what} {min(recorded):g} in the record'
                yield OTHER_SCALE.at(place.find(match[0]), message, "correct the sentence, or the scale of the outcome")


@cache
def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
