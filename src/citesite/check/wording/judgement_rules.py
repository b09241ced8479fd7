"""What texts judge of evidence, harm, groups of people and other treatments, without a record that says so (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.keeping import once_a_topic
from citesite.check.languages import language_of
from citesite.check.languages.form import FirstLooks
from citesite.check.languages.telling import FreeTexts, stem
from citesite.check.reasons import Reasons
from citesite.check.wording.topic_words import Sentences, sentences_for
from citesite.check.wording.words import Words, has, words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim, TopicContent
from citesite.text.uncased import Uncased, uncased

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
    is_quoted: bool = False
    """Whether it is a note beside a quote or an abstract, which has what its source says."""


@topic_check(JUDGED_WITHOUT_RECORD)
def judged_without_record(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find judgements that the rating, the evidence or the comparisons of a topic do not bear out."""
    form = language_of(known.language).free_texts
    if form is None or form.judgements is None or known.is_translation:
        return
    patterns = _patterns(form)
    reasons, among = Reasons(topic, "because"), sentences_for(topic, patterns.any_look)
    for one, may_judge in _texts(topic, known, among):
        for sentence in may_judge:
            found = _judged(sentence, one, topic, known, patterns)
            if found and not reasons.cover(one.place):
                message = f'{one.owner} says "{found}", and no record bears that out'
                hint = "say what was seen, or say under because: why it is right"
                yield JUDGED_WITHOUT_RECORD.at(one.place.find(found), message, hint)


def _texts(topic: TopicContent, known: Library, among: Sentences) -> Iterator[tuple[_Judged, Iterable[Words]]]:
    """Yield the texts of a topic that may judge, each with the sentences in question."""
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for owner, part, place in topic.answer_parts:
        if found := among.get(part.text):
            own = tuple(claims[c] for c in part.claims if c in claims)
            yield _Judged(owner, part.text, place / "text", own), found
    for passage in topic.free_passages:
        if passage.owner not in _NOT_JUDGED and (found := among.get(passage.text)):
            yield _Judged(passage.owner, passage.text, passage.place, ()), found
    for claim in topic.claims:
        record, name = claim.record, f'claim "{claim.record.id}"'
        # A text may name a treatment, of which no list knows.
        may_name = record.type in _NOT_OF_EFFECTS
        if sentences := words_of(record.text).sentences if may_name else among.get(record.text):
            yield _Judged(name, record.text, claim.place / "text", (record,)), sentences
        why = record.certainty.why if record.certainty else None
        if why and (found := among.get(why)):
            yield _Judged(f"why: of {name}", why, claim.place / "certainty" / "why", (record,)), found
        for number, evidence in enumerate(record.evidence):
            if evidence.note and (found := among.get(evidence.note)):
                place = claim.place / "evidence" / number / "note"
                is_kept = evidence.source in known.sources and bool(known.sources[evidence.source].abstract)
                is_quoted = bool(evidence.quote) or is_kept
                yield _Judged(f"a note of {name}", evidence.note, place, (record,), is_quoted), found


def _judged(sentence: Words, one: _Judged, topic: TopicContent, known: Library, patterns: _JudgementPatterns) -> str:
    """Return the words of a sentence that judge without a record to bear it out; empty for a sentence without any."""
    level, down = _least(one.claims) if one.claims else _least_of_topic(topic)
    if level < _HIGH and one.owner in _HEADINGS and (found := patterns.said("presumes", sentence)):
        return found
    if sentence.is_question:
        return ""
    return (
        _of_evidence(sentence, one, level, down, patterns)
        or _of_people(sentence, one, topic, known, patterns)
        or _of_treatments(sentence, one, topic, patterns)
        or _of_causes(sentence, one, topic, known, patterns)
        or _of_two_outcomes(sentence, one, topic, patterns)
    )


def _of_evidence(sentence: Words, one: _Judged, level: int, down: frozenset[str], patterns: _JudgementPatterns) -> str:
    """Return words for evidence that is better or surer than its rating."""
    found = patterns.said("certain", sentence) if level < _HIGH else ""
    if not found and (level < _MODERATE or "risk-of-bias" in down):
        found = patterns.said("praises", sentence)
    if not found and one.claims and "inconsistency" in down:
        found = patterns.said("agree", sentence)
    return found


def _of_people(sentence: Words, one: _Judged, topic: TopicContent, known: Library, patterns: _JudgementPatterns) -> str:
    """Return words for people whom no harm bothers, or for whom it is otherwise, where no record has them."""
    found = patterns.said("reassures", sentence)
    # What was not reported, a note may say.
    is_report = one.owner.startswith(_NOTE) and re.search(patterns.words.reported, sentence.whole, re.IGNORECASE)
    if found and not is_report and not _is_recorded(found, one, topic, known):
        return found
    found = patterns.said("groups", sentence)
    return "" if not found or _are_studied(found, topic) else found


def _of_treatments(sentence: Words, one: _Judged, topic: TopicContent, patterns: _JudgementPatterns) -> str:
    """Return a comparison with something that no study of the topic compared with."""
    if one.owner.startswith(_NOTE) or not sentence.passes(patterns.looks["compares"]):
        return ""
    whole = sentence.whole
    for match in patterns.compares.finditer(whole):
        other = Words(whole[match.end() :]).spaced.split()[:_BEHIND]
        named = {word for word in other if len(word) > _SHORT}
        is_known = named & patterns.words.compared_words or any(stem(word) in _comparators(topic) for word in named)
        is_known = is_known and not patterns.of_any.search(match[0])
        if named and not is_known and not patterns.denied.search(whole[: match.start()]):
            return f"{match[0]}{other[0]}" if whole[match.end() :].lower().startswith(other[0]) else match[0].strip()
    return ""


def _of_causes(sentence: Words, one: _Judged, topic: TopicContent, known: Library, patterns: _JudgementPatterns) -> str:
    """Return words for a cause that only goes together with something, and for what a claim's sources do not name."""
    claim = one.claims[0] if one.claims and one.owner.startswith(_CLAIM) else None
    if one.claims and all(own.type == "association" for own in one.claims):
        return patterns.said("causes", sentence)
    cause = patterns.said("causes", sentence) if one.owner in _HEADINGS else ""
    about = _on_outcome(sentence.whole.partition(cause)[2], topic) if cause else ()
    if about and all(own.type == "association" for own in about):
        return cause
    found = patterns.said("helps", sentence) if claim and claim.type == "mechanism" else ""
    if found and not _whole(patterns.words.animals).is_in(sentence.whole):
        return found
    if claim and claim.type in _NOT_OF_EFFECTS:
        return _unnamed_treatment(sentence, claim, topic, known, patterns)
    # A claim and its notes have sources of their own.
    return "" if one.owner.startswith(_OF_CLAIMS) else patterns.said("causes_anywhere", sentence)


def _of_two_outcomes(sentence: Words, one: _Judged, topic: TopicContent, patterns: _JudgementPatterns) -> str:
    """Return words by which a change of one outcome brings that of another: no result is of both."""
    ends = _outcomes_at_ends(sentence, topic, patterns)
    if not all(ends) or ends[0] & ends[1]:
        return ""
    texts = [e.quote or "" for e, _, _ in topic.evidence] + [claim.record.text for claim in topic.claims]
    others = (said for text in texts if text != one.text for said in words_of(text).sentences)
    is_recorded = any(_outcomes_at_ends(said, topic, patterns) == ends for said in others)
    return "" if is_recorded else patterns.said("brings", sentence)


def _outcomes_at_ends(sentence: Words, topic: TopicContent, patterns: _JudgementPatterns) -> tuple[set[str], set[str]]:
    """Return the outcomes of which more or less brings something, and those that it brings."""
    found = patterns.brings.search(sentence.whole) if patterns.said("brings", sentence) else None
    if found is None:
        return set(), set()
    one, other = (found[name] or found[f"{name}_"] for name in ("one", "other"))
    return _named_alone(one, topic), _named_alone(other, topic)


def _named_alone(text: str, topic: TopicContent) -> set[str]:
    """Return the outcomes of which a text has a word that the name of no other one has."""
    own = {stem(word) for word in Words(text).single if len(word) > _SHORT}
    outcomes = {one.id: one.lay_name for one in (topic.results.record.outcomes if topic.results else ())}
    stems = {id_: {stem(w) for w in words_of(name).single if len(w) > _SHORT} for id_, name in outcomes.items()}
    return {
        id_ for id_, some in stems.items() if own & some.difference(*(s for other, s in stems.items() if other != id_))
    }


def _on_outcome(text: str, topic: TopicContent) -> tuple[Claim, ...]:
    """Return the claims on the outcomes that a text names."""
    outcomes = topic.results.record.outcomes if topic.results else ()
    own = {stem(word) for word in Words(text).single if len(word) > _SHORT}
    named = {
        one.id for one in outcomes if own & {stem(w) for w in words_of(one.lay_name).single if len(w) > _SHORT + 1}
    }
    return tuple(claim.record for claim in topic.claims if claim.record.outcome in named)


def _unnamed_treatment(
    sentence: Words, claim: Claim, topic: TopicContent, known: Library, patterns: _JudgementPatterns
) -> str:
    """Return a treatment that a definition or the like speaks of, and none of its evidence; what it is, it may say."""
    treatments = _treatments(topic, patterns.words.forms)
    named = [word for word in sentence.single if stem(word) in treatments]
    if not named or has(patterns.introduces, sentence.whole):
        return ""
    evidence = _evidence_of(claim, known)
    return next((word for word in named if stem(word) not in evidence), "")


_NOT_OF_EFFECTS = frozenset(("definition", "prevalence", "mechanism"))
_HEADINGS = "the title", "the heading", "the callout", "the card", "the lead", "the text"
_CLAIM, _NOTE = "claim", "a note"
_OF_CLAIMS = _CLAIM, "why:", _NOTE
_HIGH, _MODERATE, _BEHIND, _SHORT = 4, 3, 4, 2


class _JudgementPatterns:
    def __init__(self, form: FreeTexts) -> None:
        words = form.judgements
        assert words is not None
        self.words, self.looks, self.introduces = words, dict(words.looks), form.introduces
        self.any_look: FirstLooks = tuple(look for looks in self.looks.values() for look in looks)
        self.denied, self.of_any = (re.compile(one, re.IGNORECASE) for one in (words.denied, words.of_any))
        self.compares, self.brings = uncased(words.compares), _whole(words.brings)
        self._by_name = {name: getattr(words, name) for name in self.looks}

    def said(self, name: str, sentence: Words) -> str:
        """Return the first words that match a pattern and are not denied; empty without a match."""
        if sentence.passes(self.looks[name]):
            for found in _whole(self._by_name[name]).finditer(sentence.whole):
                if not self.denied.search(sentence.whole[: found.start()]):
                    return found[0].strip()
        return ""


@cache
def _whole(alternatives: str) -> Uncased:
    return Uncased(rf"(?<![\w-])(?:{alternatives})(?![\w-])")


_patterns = cache(_JudgementPatterns)


def _least(claims: tuple[Claim, ...]) -> tuple[int, frozenset[str]]:
    """Return the lowest level of some claims, and all reasons that lowered one; the highest level without a rating."""
    rated = [claim.certainty for claim in claims if claim.certainty and claim.certainty.level in _LEVELS]
    level = min((_LEVELS[one.level] for one in rated), default=_HIGH if not claims else _MODERATE)
    return level, frozenset(reason for one in rated for reason in one.down)


@once_a_topic
def _least_of_topic(topic: TopicContent) -> tuple[int, frozenset[str]]:
    return _least(tuple(claim.record for claim in topic.claims))


def _is_recorded(found: str, one: _Judged, topic: TopicContent, known: Library) -> bool:
    """Whether a claim, a note or a quote behind a text has the words of a judgement that say most."""
    own = {stem(word) for word in Words(found).single if len(word) > _SHORT}
    claims = one.claims or tuple(claim.record for claim in topic.claims)
    is_claim = one.owner.startswith("claim")
    texts = [text or "" for claim in claims for e in claim.evidence for text in (e.note, e.quote)]
    texts += [] if is_claim else [claim.text for claim in claims]
    texts += [known.sources[e.source].abstract for claim in claims for e in claim.evidence if e.source in known.sources]
    return any(own <= {stem(word) for word in words_of(text).single} for text in texts if text != one.text)


def _are_studied(found: str, topic: TopicContent) -> bool:
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


def _evidence_of(claim: Claim, known: Library) -> frozenset[str]:
    """Return the stems of what the evidence of a claim says: notes, quotes, titles, who was studied."""
    texts = [claim.applies_to or ""]
    for evidence in claim.evidence:
        texts += [evidence.note or "", evidence.quote or ""]
        if source := known.sources.get(evidence.source):
            texts += [source.html, source.population]
    return frozenset(stem(word) for text in texts for word in words_of(text).single)


@once_a_topic
def _named_treatments(topic: TopicContent) -> frozenset[str]:
    question = topic.topic.record.question
    texts = [question.intervention if question else "", *(one.record.intervention or "" for one in topic.analyses)]
    names = [words_of(text).single for text in texts if len(text.split()) <= _NAME]
    about = [question.population, *question.outcomes] if question else []
    about += [one.lay_name for one in (topic.results.record.outcomes if topic.results else ())]
    other = {word for text in about for word in words_of(text).single}
    return frozenset(word for name in names for word in name - other if len(word) > _SHORT + 1)


_NAME = 3
"""Words of a name; more of them describe what a group had."""


def _treatments(topic: TopicContent, forms: frozenset[str]) -> frozenset[str]:
    """Return the stems of the names of the treatments of a topic, without the forms that they come in."""
    return frozenset(map(stem, _named_treatments(topic) - forms))
