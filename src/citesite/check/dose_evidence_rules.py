"""Rules about doses and the studies they are from: whom they were given to, for how long, and how often (A14)."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.reasons import Reasons
from citesite.check.studied_rules import GROWN, YOUNG, days_in
from citesite.check.typed_doses import a_week, weekly
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.records import DosingOption, TopicContent
from citesite.values.grammar import masked

DOSE_FOR_OTHERS = Rule(
    code="dose-for-others",
    summary="a dose is for children, and its sources studied adults, or the other way round",
    meaning=(
        "Under population: the dose says who was given it. None of the sources behind it studied such people, as far "
        "as their own population: says. A dose of an adult can harm a child."
    ),
    fix="Correct population: of the dose or of the source, or say why under because:.",
    wrong="population: Children with headache    # its trial: adults",
    right="population: Adults with headache",
)


@topic_check(DOSE_FOR_OTHERS)
def dose_for_others(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses for an age that none of their sources studied."""
    reasons = Reasons(topic, "because")
    for option in topic.dosing_options:
        about = option.record.population
        is_young, is_grown = YOUNG.search(about) is not None, GROWN.search(about) is not None
        if is_young == is_grown:
            continue
        other, own = (GROWN, YOUNG) if is_young else (YOUNG, GROWN)
        studied = [source.population for source in _behind(option.record, known)]
        is_other = bool(studied) and all(other.search(text) and not own.search(text) for text in studied)
        if is_other and not reasons.cover(option.place / "population"):
            message = f'dosing option "{option.record.id}" is for "{about}", and its sources studied "{studied[0]}"'
            yield DOSE_FOR_OTHERS.at(option.place / "population", message, "correct one of the two")


def _behind(option: DosingOption, known: Library) -> list[SourceCard]:
    found = (known.sources.get(e.source) for e in option.evidence if e.stance in ("supports", "partly"))
    return [source for source in found if source]


DOSE_LONGER_THAN_STUDY = Rule(
    code="dose-longer-than-study",
    severity=Severity.WARNING,
    summary="a trial's dose lasted longer than the trial",
    meaning=(
        "Under duration: the dose says for how long it was given. All sources behind it followed people for a far "
        "shorter time, so nobody knows what it does for so long, or one of the two is mistyped."
    ),
    fix="Correct duration: of the dose, or follow_up: of the source.",
    wrong="duration: 3 years    # its trial has follow_up: 8 weeks",
    right="duration: 8 weeks",
)
_LONGER = 1.5


@topic_check(DOSE_LONGER_THAN_STUDY)
def dose_longer_than_study(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses of trials that lasted longer than their sources followed people."""
    for option in topic.dosing_options:
        record = option.record
        if record.purpose != "trial-arm" or not record.duration:
            continue
        given = max(days_in(record.duration), default=0.0)
        followed = [max(days_in(source.follow_up), default=0.0) for source in _behind(record, known)]
        if given and followed and all(followed) and given > _LONGER * max(followed):
            message = f'dosing option "{record.id}" was given for {record.duration}, longer than its sources lasted'
            yield DOSE_LONGER_THAN_STUDY.at(option.place / "duration", message, "correct the wrong one")


FREQUENCY_DIFFERS = Rule(
    code="frequency-differs",
    summary="a dose is given at other times than the notes and quotes of its sources say",
    meaning=(
        "Frequency: says how often the dose is given. What its evidence says is more or less often, so that a reader "
        "would take several times as much, or too little."
    ),
    fix="Look it up in the source, and correct the wrong one.",
    wrong="frequency: three times a day    # its note: once a day",
    right="frequency: once a day",
)


@topic_check(FREQUENCY_DIFFERS)
def frequency_differs(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses whose notes and quotes all name another frequency."""
    for option in topic.dosing_options:
        record = option.record
        own = [a_week(frequency) for _, frequency, _ in record.steps]
        texts = [text for e in record.evidence for text in (e.note, e.quote) if text]
        told = [found for text in texts for found in weekly(masked(text))] if all(own) else []
        if told and not any(abs(times - one) <= 0.1 * one for _, times in told for one in own):
            message = f'dosing option "{record.id}" is given "{record.frequency}", its evidence says "{told[0][0]}"'
            yield FREQUENCY_DIFFERS.at(option.place / "frequency", message, "look it up in the source")
