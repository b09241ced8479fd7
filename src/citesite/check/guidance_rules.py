"""Whom guidance is for: a text on what a guideline says, against the quote behind it (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.telling import stem
from citesite.check.reasons import Reasons
from citesite.check.stated import texts_with_claims
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim
from citesite.values.topic import TopicWithValues

GOES_BY = "descriptions", "counts"

GUIDANCE_FOR_OTHERS = Rule(
    code="guidance-for-others",
    severity=Severity.WARNING,
    summary="a text on guidance names other people than the words quoted from it",
    meaning=(
        "The text says what a guideline tells people to do, and for whom: for everybody, for those with two or more "
        "attacks, also in pregnancy. The quote and the note behind it do not say so: they name some people, or another "
        "number, or nobody of that kind."
    ),
    fix="Name the people whom the guideline names, or quote the sentence in which it names these.",
    wrong="text: A guide names one tablet, also in pregnancy.    # quote: Take one tablet for headache.",
    right="text: A guide names one tablet for headache.",
)


@topic_check(GUIDANCE_FOR_OTHERS)
def guidance_for_others(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts that rest on guidance alone, and name people whom none of its quotes and notes names."""
    if not any(claim.record.type == "guidance" for claim in topic.claims):
        return
    reasons, patterns = Reasons(topic, "because"), _patterns(known.language)
    for owner, text, place, claims in (*texts_with_claims(topic), *_steps(topic)):
        if not claims or any(claim.type != "guidance" for claim in claims) or reasons.cover(place):
            continue
        quotes = [text for claim in claims for e in claim.evidence for text in (e.quote, e.note) if text]
        if any(e.quote for claim in claims for e in claim.evidence) and (found := patterns.others(text, quotes)):
            message = f'{owner} names "{found}", and the words quoted from the guideline do not'
            yield GUIDANCE_FOR_OTHERS.at(place.find(found), message, "name the people whom the guideline names")


def _steps(topic: TopicWithValues) -> Iterator[tuple[str, str, Place, list[Claim]]]:
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for n, step in enumerate(topic.topic.record.steps):
        if step.text:
            place = topic.topic.place / "steps" / n / "text"
            yield f'step "{step.title}"', step.text, place, [claims[name] for name in step.claims if name in claims]


class _GuidancePatterns:
    def __init__(self, tag: str) -> None:
        language = language_of(tag)
        words, counts, self._denials = language.descriptions, language.counts, language.denials
        assert words is not None
        assert counts is not None
        self._set_apart = words.set_apart
        number = rf"\d+|{'|'.join(sorted(dict(counts.numbers), key=len, reverse=True))}"
        self._everybody = _whole(rf"(?:{words.everybody})\s(?:{counts.people}|woman|man|adult|child|person|patient)")
        self._all = _whole(words.everybody)
        self._limit = re.compile(rf"(?<!\w)(?P<n>{number})(?:{words.or_more}|{words.or_fewer})", re.IGNORECASE)

    def others(self, text: str, quotes: list[str]) -> str:
        """Return the words of a text for people whom no quote names; empty for none."""
        whole = words_of(text).whole
        if (found := self._everybody.search(whole)) and not any(self._all.search(quote) for quote in quotes):
            return found[0]
        for limit in self._limit.finditer(whole):
            limits = [one for quote in quotes for one in self._limit.finditer(quote)]
            if limits and not any(one["n"].lower() == limit["n"].lower() for one in limits):
                return limit[0]
        stems = {stem(word) for quote in quotes for word in words_of(quote).single}
        for sentence in words_of(text).sentences_with(self._set_apart):
            if sentence.is_question or (self._denials and self._denials.said_in(sentence.whole)):
                continue
            for word in sorted(sentence.single & self._set_apart):
                if stem(word) not in stems:
                    return word
        return ""


_patterns = cache(_GuidancePatterns)


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
