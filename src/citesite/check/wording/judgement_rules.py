"""What texts judge of evidence, harm, groups of people and other treatments, without a record that says so (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.keeping import once_a_topic
from citesite.check.languages import language_of
from citesite.check.languages.telling import Judgements, stem
from citesite.check.reasons import Reasons
from citesite.check.wording.topic_words import texts_with
from citesite.check.wording.words import Words, words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim, TopicContent

GOES_BY = "free_texts"
_NOT_JUDGED = frozenset(("when to get help", "the reading list", "what is not known"))
_LEVELS = {"high": 4, "moderate": 3, "low": 2, "very-low": 1}
JUDGED_WITHOUT_RECORD = Rule(
    code="judged-without-record",
    severity=Severity.WARNING,
    summary="a text judges evidence, harm, people or another treatment, and no record says so",
    meaning=(
        "That evidence is strong or beyond doubt, that a harm is mild or soon passes, that it works best in some "
        "people, that one treatment is as good as another, or that one thing is the reason of another: readers decide "
        "by such words. Here the rating, the notes and quotes, or what the studies compared do not bear them out."
    ),
    fix=(
        "Say what was seen, in how many people, and leave out the judgement. Where a source says so, note or quote it "
        "in the evidence of the claim. Where the words are right all the same, say why under because:."
    ),
    wrong="- text: There is no doubt about examplin.    # its claim is of moderate certainty",
    right="- text: One trial tested examplin.",
)


class _Judged(NamedTuple):
    owner: str
    text: str
    place: Place
    claims: tuple[Claim, ...]
    """The claims that it is, belongs to or sums up; empty for any text of the topic."""


@topic_check(JUDGED_WITHOUT_RECORD)
def judged_without_record(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find judgements that the rating, the evidence or the comparisons of a topic do not bear out."""
    form = language_of(known.language).free_texts
    words = form.judgements if form else None
    if words is None or known.is_translation:
        return
    reasons, among = Reasons(topic, "because"), texts_with(topic, words.first_look)
    for one in _texts(topic):
        if one.text not in among:
            continue
        for sentence in words_of(one.text).sentences_with(words.first_look):
            found = "" if sentence.is_question else _judged(sentence, one, topic, words)
            if found and not reasons.cover(one.place):
                message = f'{one.owner} says "{found}", and no record bears that out'
                hint = "say what was seen, or say under because: why it is right"
                yield JUDGED_WITHOUT_RECORD.at(one.place.find(found), message, hint)


def _texts(topic: TopicContent) -> Iterator[_Judged]:
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for owner, part, place in topic.answer_parts:
        yield _Judged(owner, part.text, place / "text", tuple(claims[c] for c in part.claims if c in claims))
    for passage in topic.free_passages:
        if passage.owner not in _NOT_JUDGED:
            yield _Judged(passage.owner, passage.text, passage.place, ())
    for claim in topic.claims:
        record, name = claim.record, f'claim "{claim.record.id}"'
        yield _Judged(name, record.text, claim.place / "text", (record,))
        if record.certainty and record.certainty.why:
            yield _Judged(f"why: of {name}", record.certainty.why, claim.place / "certainty" / "why", (record,))
        for number, evidence in enumerate(record.evidence):
            if evidence.note:
                place = claim.place / "evidence" / number / "note"
                yield _Judged(f"a note of {name}", evidence.note, place, (record,))


def _judged(sentence: Words, one: _Judged, topic: TopicContent, words: Judgements) -> str:
    """Return the judgement in a sentence that no record bears out, as written; empty if there is none."""
    level, down = _least(one.claims or tuple(claim.record for claim in topic.claims))
    patterns, whole = _patterns(words), sentence.whole
    is_note = one.owner.startswith("a note")
    if level < _HIGH and (found := patterns.said(patterns.certain, whole)):
        return found
    if (level < _MODERATE or "risk-of-bias" in down) and (found := patterns.said(patterns.praises, whole)):
        return found
    if one.claims and "inconsistency" in down and (found := patterns.said(patterns.agree, whole)):
        return found
    if not is_note and (found := patterns.said(patterns.reassures, whole)) and not _is_recorded(found, one, topic):
        return found
    if (found := patterns.said(patterns.groups, whole)) and not _are_studied(found, one, topic):
        return found
    for match in patterns.compares.finditer(whole):
        other = {word for word in Words(whole[match.end() :]).spaced.split()[:_BEHIND] if len(word) > _SHORT}
        is_known = other & words.compared_words or any(stem(word) in _comparators(topic) for word in other)
        if other and not is_known and not is_note and not patterns.denied.search(whole[: match.start()]):
            return whole[match.start() : match.end() + whole[match.end() :].find(" ") + 1 or None].strip()
    if _is_observed(one.claims):
        return patterns.said(patterns.causes, whole)
    # A claim and its notes have sources of their own.
    return "" if one.owner.startswith(_OF_CLAIMS) else patterns.said(patterns.causes_anywhere, whole)


_OF_CLAIMS = "claim", "why:", "a note"
_HIGH, _MODERATE, _BEHIND, _SHORT = 4, 3, 4, 2


class _JudgementPatterns:
    def __init__(self, words: Judgements) -> None:
        self.denied = re.compile(words.denied, re.IGNORECASE)
        self.praises, self.certain, self.agree = map(_whole, (words.praises, words.certain, words.agree))
        self.reassures, self.groups = _whole(words.reassures), _whole(words.groups)
        self.compares = re.compile(words.compares, re.IGNORECASE)
        self.causes, self.causes_anywhere = _whole(words.causes), _whole(words.causes_anywhere)

    def said(self, pattern: re.Pattern[str], sentence: str) -> str:
        """Return the first words that match and are not denied; empty if there are none."""
        for found in pattern.finditer(sentence):
            if not self.denied.search(sentence[: found.start()]):
                return found[0].strip()
        return ""


def _whole(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


_patterns = cache(_JudgementPatterns)


def _least(claims: tuple[Claim, ...]) -> tuple[int, frozenset[str]]:
    """Return the lowest level of some claims, and all reasons that lowered one; the highest level without a rating."""
    rated = [claim.certainty for claim in claims if claim.certainty and claim.certainty.level in _LEVELS]
    level = min((_LEVELS[one.level] for one in rated), default=_HIGH if not claims else _MODERATE)
    return level, frozenset(reason for one in rated for reason in one.down)


def _is_recorded(found: str, one: _Judged, topic: TopicContent) -> bool:
    """Whether a claim, a note or a quote behind a text has the words of a judgement that say most."""
    own = {stem(word) for word in Words(found).single if len(word) > _SHORT}
    claims = one.claims or tuple(claim.record for claim in topic.claims)
    is_claim = one.owner.startswith("claim")
    texts = [text or "" for claim in claims for e in claim.evidence for text in (e.note, e.quote)]
    texts += [] if is_claim else [claim.text for claim in claims]
    return any(own <= {stem(word) for word in words_of(text).single} for text in texts)


def _are_studied(found: str, one: _Judged, topic: TopicContent) -> bool:
    """Whether a topic is about, or compared, the people whom a text sets apart."""
    return any(stem(word) in _people(topic) for word in Words(found).single if len(word) > _SHORT + 1)


_OF_ALL = frozenset(map(stem, ("people", "adults", "with", "than", "those", "over")))


@once_a_topic
def _people(topic: TopicContent) -> frozenset[str]:
    question = topic.topic.record.question
    texts = [question.population if question else "", *(claim.record.applies_to or "" for claim in topic.claims)]
    texts += [row.subgroup or "" for analysis in topic.analyses for row in analysis.record.rows]
    return frozenset(stem(w) for text in texts for w in words_of(text).single if len(w) > _SHORT + 1) - _OF_ALL


@once_a_topic
def _comparators(topic: TopicContent) -> frozenset[str]:
    question = topic.topic.record.question
    texts = [question.comparator if question else ""]
    texts += [analysis.record.comparator or "" for analysis in topic.analyses]
    return frozenset(stem(word) for text in texts for word in words_of(text).single if len(word) > _SHORT)


def _is_observed(claims: tuple[Claim, ...]) -> bool:
    """Whether claims say only that two things go together."""
    return bool(claims) and all(claim.type == "association" for claim in claims)
