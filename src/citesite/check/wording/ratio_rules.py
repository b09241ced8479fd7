"""Rules about what a number in a sentence is made to say: ratios as times, percentages of what, P values as sizes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.counting import Relations
from citesite.check.reasons import Reasons
from citesite.check.wording.relations import relations_of
from citesite.check.wording.topic_words import sentences_with, texts_with_figures, texts_with_percent
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import TopicContent
from citesite.records.passages import JudgedText
from citesite.text.uncased import uncased
from citesite.values.topic import TopicWithValues

GOES_BY = "relations"


def _words_of(known: Library) -> Relations:
    found = language_of(known.language).relations
    assert found is not None
    return found


def _number(written: str, language: Relations) -> tuple[float, int]:
    """Return a typed number and how many decimals it has."""
    return float(written.replace(language.decimal, ".")), len(written.partition(language.decimal)[2])


def _texts(topic: TopicContent, among: frozenset[str]) -> Iterator[JudgedText]:
    """Yield those of some texts that patients read: claims, takeaways, answers and texts that rest on no claim."""
    passages = chain(topic.claim_texts, topic.answer_texts, topic.free_passages) if among else ()
    return (passage for passage in passages if passage.text in among)


def _with_notes(topic: TopicContent, among: frozenset[str]) -> Iterator[JudgedText]:
    yield from _texts(topic, among)
    for claim in topic.claims if among else ():
        owner = f'claim "{claim.record.id}"'
        if claim.record.details in among:
            yield JudgedText(owner, claim.record.details, claim.place / "details")
        for number, evidence in enumerate(claim.record.evidence):
            if evidence.note in among:
                yield JudgedText(owner, evidence.note, claim.place / "evidence" / number / "note")


P_AS_SIZE = Rule(
    code="p-as-size",
    severity=Severity.WARNING,
    summary="a P value is told as the size of an effect",
    meaning=(
        "A P value says how surprising the result would be if there were no difference. A tiny effect in many "
        "people has a tiny P value, and a large one in few may have none to speak of."
    ),
    fix='Say how large the difference is, with its interval. "Significant" says nothing to readers: leave it out.',
    wrong="note: 30 of 50 people felt better, against 20 of 50, which is highly significant.",
    right="note: 30 of 50 people felt better, against 20 of 50.",
)


@topic_check(P_AS_SIZE)
def p_as_size(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find P values, and words for them, that stand for the size of an effect."""
    reasons, language = Reasons(topic, "because"), _words_of(known)
    may_hold = sentences_with(topic, language.in_p_as_size)
    for passage in _with_notes(topic, frozenset(may_hold)) if may_hold else ():
        for sentence in may_hold[passage.text]:
            found = uncased(language.p_as_size).search(sentence.whole)
            if not found or uncased(rf"(?:{language.denied})$").search(sentence.whole[: found.start()]):
                continue
            if not reasons.cover(passage.place):
                message = f'{passage.owner} says "{found[0].strip()}": a P value is no size'
                yield P_AS_SIZE.at(passage.place.find(found[0]), message, "say how large the difference is")


RELATIVE_WITHOUT_ABSOLUTE = Rule(
    code="relative-without-absolute",
    severity=Severity.WARNING,
    summary="a claim or a key message gives a chance only in relation to another",
    meaning=(
        "Twice a very small chance is a very small chance. Readers who learn only the relation, in the sentence "
        "that most of them read, think that it is much more or much less than it is."
    ),
    fix=(
        "Say how many of 100 or 1,000 people have it with and without, best by a value reference. Where nobody "
        "knows, say so under because:."
    ),
    wrong="text: Examplin probably lowers the cases of headache by 50%.",
    right="text: Examplin probably lowers the cases of headache from 60 to 40 in 100 people.",
)


@topic_check(RELATIVE_WITHOUT_ABSOLUTE)
def relative_without_absolute(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find claims and key messages with a relative effect on how many people, and no number of people."""
    reasons, language = Reasons(topic, "because"), _words_of(known)
    patterns, absolute = relations_of(language), uncased(f"{language.absolute}|{language.people}|…")
    for passage in _texts(topic, texts_with_percent(topic, language.in_relative)):
        words = words_of(passage.text)
        if not passage.is_key:
            continue
        if absolute.search(words.whole) or not uncased(language.of_people).search(words.whole):
            continue
        found = next(patterns.found(patterns.changes, words.whole), None)
        if found and not reasons.cover(passage.place):
            message = f'{passage.owner} says "{found[0]}", and not how many people that is'
            hint = "say it as a number of 100 or 1,000 people, or under because: that nobody knows"
            yield RELATIVE_WITHOUT_ABSOLUTE.at(passage.place.find(found[0]), message, hint)


PERCENT_OF_WHAT = Rule(
    code="percent-of-what",
    severity=Severity.WARNING,
    summary="a percentage does not say of what",
    meaning=(
        '"It helped in 30%" or "pain fell by 30%" is read as of all people, of the pain, or of the points of a '
        "scale. Each is another effect."
    ),
    fix="Say of whom or of what: 30 in 100 people with headache, or by 30% of what it was before.",
    wrong="text: Examplin probably eases headache by 50%.",
    right="text: Examplin probably eases headache by 50% of what it was before.",
)


@topic_check(PERCENT_OF_WHAT)
def percent_of_what(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find percentages in what patients read that do not say of what."""
    reasons, language = Reasons(topic, "because"), _words_of(known)
    for passage in _texts(topic, texts_with_percent(topic, language.in_percent)):
        if "table" in passage.place.steps:
            continue
        for sentence in words_of(passage.text).sentences:
            found = uncased(language.percent).search(sentence.whole)
            if found and not uncased(language.of_what).search(sentence.whole) and not reasons.cover(passage.place):
                message = f'{passage.owner} says "{found[0]}", and not of what'
                yield PERCENT_OF_WHAT.at(passage.place.find(found[0]), message, "say of whom, or of what")


RATIO_MISREAD = Rule(
    code="ratio-misread",
    summary="a ratio of the records is told as what it is not",
    meaning=(
        "An odds ratio or a hazard ratio of 2.5 does not mean 2.5 times as likely, and a risk ratio of 2.5 is "
        '150% more, not 250% and not "2.5 times more". The number is right, and the sentence is not.'
    ),
    fix=(
        "Print absolute numbers from the analysis. A risk ratio may be told as times as many. Of an odds ratio "
        "say that it is one, in a note for experts."
    ),
    wrong="""
        text: >-    # the ratio is 1.5
          Examplin probably eases headache. It did so 150% more often. It was 30 of 50 people, not 20.
    """,
    right="""
        text: >-
          Examplin probably eases headache. It did so 50% more often. It was 30 of 50 people, not 20.
    """,
)


@topic_check(RATIO_MISREAD)
def ratio_misread(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find typed ratios of an analysis that are told as another measure."""
    odds, risks = _ratios(topic)
    if not odds and not risks:
        return
    reasons, language = Reasons(topic, "because"), _words_of(known)
    for passage in _with_notes(topic, texts_with_figures(topic)):
        text = words_of(passage.text).whole
        lowered = text.lower()
        if not any(sign in lowered for sign in language.ratio_signs) or reasons.cover(passage.place):
            continue
        for found in uncased(language.times).finditer(text):
            number, digits = _number(found["n"], language)
            of_odds = _fits(number, digits, odds) and not _fits(number, digits, risks)
            if of_odds and not uncased(language.odds).search(text):
                message = f'{passage.owner} says "{found[0]}", but {found["n"]} is an odds or hazard ratio'
                yield RATIO_MISREAD.at(passage.place.find(found[0]), message, "print how many of 100 people it is")
            elif found["more"] and digits and _fits(number, digits, risks):
                message = f'{passage.owner} says "{found[0]}"; a ratio of {found["n"]} is {found["n"]} times as many'
                yield RATIO_MISREAD.at(passage.place.find(found[0]), message, "write: times as many")
        for found in uncased(language.more).finditer(text):
            percent, digits = _number(found["n"], language)
            number, digits = percent / 100, digits + 2
            if number > 1 and _fits(number, digits, risks) and not _fits(number + 1, digits, risks):
                message = (
                    f'{passage.owner} says "{found[0]}", but a ratio of {number:g} is {100 * (number - 1):g}% more'
                )
                yield RATIO_MISREAD.at(passage.place.find(found[0]), message, "print how many of 100 people it is")


def _fits(number: float, digits: int, recorded: list[float]) -> bool:
    return any(abs(number - other) <= 0.5 * 10.0**-digits + 1e-9 for other in recorded)


def _ratios(topic: TopicWithValues) -> tuple[list[float], list[float]]:
    """Return the odds and hazard ratios of a topic's analyses, and its risk ratios: typed ones and computed ones."""
    odds: list[float] = []
    risks: list[float] = []
    for analysis in topic.analyses:
        record = analysis.record
        if record.measure not in ("OR", "HR", "RR") or topic.values.analyses.get(record.id) is not record:
            continue
        found = topic.values.computed(record.id)
        values = [row.effect.estimate for row in found.rows if row.effect]
        values += [found.pooled.effect.estimate] if found.pooled else []
        values += [row.estimate for row in record.rows if row.estimate is not None]
        values += [result.estimate for result in record.published]
        (risks if record.measure == "RR" else odds).extend(values)
    return odds, risks
