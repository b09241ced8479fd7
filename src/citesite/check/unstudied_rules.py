"""Texts that say that nobody studied what a source of the topic did study (A14)."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.reasons import Reasons
from citesite.check.unstudied import Study, Unstudied, studies_of, unstudied
from citesite.check.unstudied import pattern_in as _in
from citesite.check.wording.topic_words import sentences_with
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.values.topic import TopicWithValues

GOES_BY = "study_texts", "studies"

SAID_UNSTUDIED = Rule(
    code="said-unstudied",
    severity=Severity.WARNING,
    summary="a text says that nobody studied something, and a source of the topic did",
    meaning=(
        "The text says that no trial or study, or nobody, looked at something: an outcome, a comparison with dummy "
        "tablets, a group of people, a longer time. A study behind the claims or analyses of the topic did just that, "
        "so that readers are told that nobody knows what the page shows. What no trial did, another study may have "
        "done."
    ),
    fix="Say what was not studied: for how long, in whom, at which dose. Otherwise take the sentence out.",
    wrong="- No trial has looked at relief of headache.    # an analysis has one of them",
    right="- No trial has looked at relief of headache after the first day.",
)


@topic_check(SAID_UNSTUDIED)
def said_unstudied(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts that say of something that nobody studied it, and a study of the topic did."""
    patterns, reasons = language_of(known.language).study_texts, Reasons(topic, "because")
    assert patterns is not None
    may_hold = sentences_with(topic, patterns.none_first_look, patterns.in_none_looked)
    studies: tuple[Study, ...] | None = None
    for owner, text, place in _texts(topic) if may_hold else ():
        for sentence in may_hold.get(text, ()):
            found = _unstudied(sentence.whole, known.language)
            if found is None or sentence.is_question or reasons.cover(place):
                continue
            studies = studies_of(topic, known) if studies is None else studies
            if did := next((study for study in studies if found.is_denied_by(study, studies)), None):
                message = f'{owner} says "{found.written}", and source "{did.source}" did so'
                yield SAID_UNSTUDIED.at(place.find(found.written), message, "say what was not studied of it")


def _unstudied(sentence: str, language: str) -> Unstudied | None:
    """Return what a sentence says that nobody studied, if it does and another study could deny it."""
    texts = language_of(language).study_texts
    assert texts is not None
    for pattern in texts.none_looked:
        if found := _in(pattern).search(sentence):
            subject = found[0].replace(found["what"], " ")
            return unstudied(found[0].strip(), found["what"], language, trials=bool(_in(texts.trial).search(subject)))
    return None


def _texts(topic: TopicWithValues) -> Iterator[tuple[str, str, Place]]:
    for passage in topic.free_passages:
        yield passage.owner, passage.text, passage.place
    for owner, part, place in topic.answer_parts:
        yield owner, part.text, place / "text"
    for claim in topic.claims:
        yield f'claim "{claim.record.id}"', claim.record.text, claim.place / "text"
