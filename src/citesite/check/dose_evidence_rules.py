"""Rules about how often and how long doses are taken, and what their sources say of it (A14)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.durations import counted_times
from citesite.check.languages import language_of
from citesite.check.languages.studying import Doses
from citesite.check.reasons import Reasons
from citesite.check.typed_doses import DoseReader, dose_reader
from citesite.check.wording.topic_words import texts_with_figures
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.evidence.amounts import MICROGRAMS
from citesite.link.library import Library
from citesite.records import Evidence, TopicContent
from citesite.values.grammar import masked

GOES_BY = "doses", "numbers", "counts"
_Times = Callable[[str], Iterable[tuple[str, float]]]
"""Returns the times of a text, as written and as a number."""
_NEAR = 0.2
"""A time may be rounded, as 12 weeks to 3 months."""

FREQUENCY_DIFFERS = Rule(
    code="frequency-differs",
    summary="a dose is given at other times than the notes and quotes of its sources say",
    meaning=(
        "Frequency: says how often the dose is given, or a text says it of a guideline. What its evidence says is more "
        "or less often, so that a reader would take several times as much, or too little."
    ),
    fix="Look it up in the source, and correct the wrong one, or say under because: what else a text is about.",
    wrong="frequency: three times a day    # its note: once a day",
    right="frequency: once a day",
    worsens="a warning in a text, and where the evidence names a single dose",
)


@topic_check(FREQUENCY_DIFFERS)
def frequency_differs(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses of which a step has another frequency than their notes and quotes."""
    reader = dose_reader(known.language)
    if reader is None:
        return
    for option in topic.dosing_options:
        record = option.record
        steps = [(reader.a_week(frequency), frequency, way) for _, frequency, way in record.steps]
        texts = _texts(record.evidence) if all(times for times, _, _ in steps) else []
        told = list(_told(texts, reader.weekly)) or list(_told(texts, reader.daily))
        for times, frequency, way in steps if told else ():
            if not _is_among(times, told, 0.1):
                message = f'dosing option "{record.id}" is given "{frequency}", its evidence says "{told[0][0]}"'
                place = option.place / "frequency" if way == ("amount",) else option.place / "then" / way[-1]
                yield FREQUENCY_DIFFERS.at(place, message, _LOOK_UP)
                break


@topic_check(FREQUENCY_DIFFERS)
def given_once_only(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses that are given again and again, of which the evidence names a single one."""
    reader, reasons = dose_reader(known.language), Reasons(topic, "because")
    for option in topic.dosing_options if reader else ():
        record, place = option.record, option.place / "frequency"
        texts = [masked(text) for text in _texts(record.evidence)]
        assert reader is not None
        once = next((found[0] for text in texts if (found := reader.once_only.search(text))), "")
        is_often = bool(once) and reader.a_week(masked(record.frequency or "")) > 0
        # "Once before breakfast" may be meant of every day.
        if is_often and not list(_told(texts, reader.weekly)) and not reasons.cover(place):
            message = f'dosing option "{record.id}" is given "{record.frequency}", its evidence says "{once}"'
            yield FREQUENCY_DIFFERS.at(place, message, _LOOK_UP, Severity.WARNING)


@topic_check(FREQUENCY_DIFFERS)
def frequency_of_another_guide(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find texts about guidance that name a frequency which its evidence does not, where that names one."""
    reader = dose_reader(known.language)
    if reader is None:
        return
    for text, written, told in _that_differ(topic, known, reader.weekly, 0.1):
        message = f'{text.owner} says "{written}", its evidence says "{told}"'
        yield FREQUENCY_DIFFERS.at(text.place.find(written), message, _LOOK_UP, Severity.WARNING)


@topic_check(FREQUENCY_DIFFERS)
def frequency_of_another_dose(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find texts that give a dose more or less often than every record with this dose."""
    reader = dose_reader(known.language)
    may_hold = texts_with_figures(topic) if reader and topic.dosing_options else frozenset[str]()
    told: dict[tuple[float, str], list[float]] | None = None
    reasons = Reasons(topic, "because")
    for _, text, place in topic.texts if reader else ():
        if text not in may_hold or not _RECORDED.isdisjoint(place.steps):
            continue
        said = masked(text)
        for dose in reader.doses(said) if reader else ():
            a_day = reader.told_a_day(said, dose) if reader else 0.0
            told = _told_a_day(topic, reader) if told is None and reader else told
            others = (told or {}).get(_size(dose.low, dose.unit), []) if a_day >= 1 else []
            is_other = bool(others) and not any(abs(a_day - other) <= 0.1 * a_day for other in others)
            if is_other and not reasons.cover(place) and place not in _of_guides(topic, known, reader):
                message = f'a text gives "{dose.written}" {a_day:g} times a day, its records {others[0]:g} times'
                yield FREQUENCY_DIFFERS.at(place.find(dose.written), message, _LOOK_UP, Severity.WARNING)


def _of_guides(topic: TopicContent, known: Library, reader: DoseReader | None) -> set[Place]:
    """Return where texts about guidance have a frequency of their own that another check reports."""
    return {text.place for text, _, _ in _that_differ(topic, known, reader.weekly, 0.1)} if reader else set()


_RECORDED = frozenset(("evidence", "options", "because", "unchecked", "dosing"))


def _size(amount: float, unit: str) -> tuple[float, str]:
    return (round(amount * MICROGRAMS[unit], 3), "microgram") if unit in MICROGRAMS else (amount, unit)


def _told_a_day(topic: TopicContent, reader: DoseReader) -> dict[tuple[float, str], list[float]]:
    """Return how many times a day dosing options, quotes and notes give each dose."""
    found: dict[tuple[float, str], list[float]] = {}
    for option in topic.dosing_options:
        for amount, frequency, _ in option.record.steps:
            if amount.value and amount.unit and (often := reader.a_week(frequency)):
                found.setdefault(_size(amount.value, amount.unit), []).append(often / 7)
    for evidence, _, _ in topic.evidence:
        for text in map(masked, filter(None, (evidence.quote, evidence.note))):
            for dose in reader.doses(text):
                if a_day := reader.told_a_day(text, dose):
                    found.setdefault(_size(dose.low, dose.unit), []).append(a_day)
    return found


DURATION_DIFFERS = Rule(
    code="duration-differs",
    severity=Severity.WARNING,
    summary="a dose is given for another time than the notes and quotes of its sources say",
    meaning=(
        "Duration: says for how long the dose is given, or a text says it of a guideline. What the notes, the quotes, "
        "the abstract and the follow_up of its sources say is longer or shorter, or is at most what is said to be at "
        "least, so that a reader would take it for too long, or stop too early."
    ),
    fix="Look it up in the source, and correct the wrong one, or say under because: what else a text is about.",
    wrong="duration: for up to 6 months    # its note: for up to 6 weeks",
    right="duration: for up to 6 weeks",
)


@topic_check(DURATION_DIFFERS)
def duration_differs(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses and texts about guidance whose durations are not those of their evidence, where that names some."""
    times, reasons = partial(counted_times, language=known.language), Reasons(topic, "because")
    for option in topic.dosing_options:
        record = option.record
        own = times(record.duration or "")
        told = list(_told([*_texts(record.evidence), *_kept(record.evidence, known)], times)) if own else []
        # How long people were followed is often how long they took it, and a note may tell of another time.
        may_be = [*told, *_told(_followed(record.evidence, known), times)] if told else []
        differing = next((written for written, days in own if told and not _is_among(days, may_be, _NEAR)), None)
        if differing and not reasons.cover(option.place / "duration"):
            message = f'dosing option "{record.id}" is given "{record.duration}", its evidence says "{told[0][0]}"'
            yield DURATION_DIFFERS.at((option.place / "duration").find(differing), message, _LOOK_UP)
    yield from _without_end(topic, known, times)
    yield from _turned_limits(topic, known, times)
    for text, written, said in _that_differ(topic, known, times, _NEAR):
        message = f'{text.owner} says "{written}", its evidence says "{said}"'
        yield DURATION_DIFFERS.at(text.place.find(written), message, _LOOK_UP)


def _without_end(topic: TopicContent, known: Library, times: _Times) -> Iterator[Diagnostic]:
    """Yield doses that are given for as long as it takes, where their evidence names a time and no such thing."""
    words, reasons = language_of(known.language).doses, Reasons(topic, "because")
    for option in topic.dosing_options if words else ():
        record, open_ended = option.record, re.compile(words.without_end if words else "", re.IGNORECASE)
        found = open_ended.search(record.duration or "")
        behind = [*_texts(record.evidence), *_kept(record.evidence, known)] if found else []
        told = list(_told(behind, times))
        if found and told and not any(map(open_ended.search, behind)) and not reasons.cover(option.place / "duration"):
            message = f'dosing option "{record.id}" is given "{record.duration}", its evidence says "{told[0][0]}"'
            yield DURATION_DIFFERS.at((option.place / "duration").find(found[0]), message, _LOOK_UP)


def _turned_limits(topic: TopicContent, known: Library, times: _Times) -> Iterator[Diagnostic]:
    """Yield doses and texts about guidance that have "at least" where their evidence has "at most", or the reverse."""
    words, reasons = language_of(known.language).doses, Reasons(topic, "because")
    assert words is not None
    options = (
        _Text(f'dosing option "{one.record.id}"', duration, one.place / "duration", _texts(one.record.evidence))
        for one in topic.dosing_options
        if (duration := one.record.duration)
    )
    for text in (*options, *_about_guidance(topic, known)):
        behind = [limit for said in text.behind for limit in _limits(said, times, words)]
        for one in _limits(text.text, times, words) if behind else ():
            told = [other for other in behind if abs(other.days - one.days) <= _NEAR * one.days]
            if told and all(other.is_most != one.is_most for other in told) and not reasons.cover(text.place):
                message = f'{text.owner} says "{one.written}", its evidence says "{told[0].written}"'
                yield DURATION_DIFFERS.at(text.place.find(one.written), message, _LOOK_UP)
                break


class _Limit(NamedTuple):
    """A time for which something is taken at most, or at least."""

    written: str
    days: float
    is_most: bool


def _limits(text: str, times: _Times, words: Doses) -> Iterator[_Limit]:
    """Yield each time of a text that is a limit."""
    said = masked(text)
    for time, days in times(said):
        for pattern, is_most in ((words.no_longer, True), (words.no_shorter, False)):
            if found := re.search(pattern.replace("TIME", re.escape(time)), said, re.IGNORECASE):
                yield _Limit(found[0], days, is_most)
                break


_LOOK_UP = "look it up in the source"


class _Text(NamedTuple):
    """A text about guidance, and what its times may be from."""

    owner: str
    text: str
    place: Place
    behind: list[str]
    is_note: bool = False
    """Of a note, one time that fits is enough: it may tell more than its quote."""


def _that_differ(topic: TopicContent, known: Library, times: _Times, near: float) -> Iterator[tuple[_Text, str, str]]:
    """Yield texts with a time that none behind them is near, that time, and one that is behind them."""
    reasons, reader = Reasons(topic, "because"), dose_reader(known.language)
    not_taken = reader.not_taken if reader else re.compile(r"(?!)")
    for text in _about_guidance(topic, known):
        own = _taken(masked(text.text), times, not_taken)
        # Four hours are no time of a treatment where it is "every four hours".
        is_of_times = reader is not None and times != reader.weekly and bool(own)
        often = [one for one, _ in reader.weekly(masked(text.text))] if reader and is_of_times else []
        own = [(written, one) for written, one in own if not any(written in each for each in often)]
        told = list(_told(text.behind, times)) if own else []
        differing = [written for written, one in own if told and not _is_among(one, told, near)]
        if differing and (len(differing) == len(own) or not text.is_note) and not reasons.cover(text.place):
            yield text, differing[0], told[0][0]


def _taken(text: str, times: _Times, not_taken: re.Pattern[str]) -> list[tuple[str, float]]:
    """Return the times of a text without those that are no times of a treatment, by what is behind them."""
    found = [(written, one, text.find(written) + len(written)) for written, one in times(text)]
    return [(written, one) for written, one, end in found if not not_taken.match(text, end)]


def _about_guidance(topic: TopicContent, known: Library) -> Iterator[_Text]:
    """Yield claims that are guidance, their notes, and what sums them up."""
    guidance = {claim.record.id: claim for claim in topic.claims if claim.record.type == "guidance"}
    behind: dict[str, list[str]] = {}
    for name, claim in guidance.items():
        evidence = claim.record.evidence
        behind[name] = [*_texts(evidence), *_kept(evidence, known)]
        yield _Text(f'claim "{name}"', claim.record.text, claim.place / "text", behind[name])
        for number, one in enumerate(evidence):
            if one.note and one.quote:
                place = claim.place / "evidence" / number / "note"
                yield _Text(
                    f'a note of claim "{name}"', one.note, place, [one.quote, *_kept([one], known)], is_note=True
                )
    for owner, part, place in topic.answer_parts:
        if part.claims and guidance.keys() >= set(part.claims):
            said = [text for name in part.claims for text in (*behind[name], masked(guidance[name].record.text))]
            yield _Text(owner, part.text, place / "text", said)
    options = [option.record for option in topic.dosing_options]
    said = [text for texts in behind.values() for text in texts]
    said += [text for option in options for text in (*_texts(option.evidence), *_kept(option.evidence, known))]
    said += [text for option in options for text in _followed(option.evidence, known)]
    for section in topic.sections:
        if section.record.kind == "dosing" and section.record.card:
            yield _Text("the card", section.record.card, section.place / "card", said)


def _texts(evidence: Iterable[Evidence]) -> list[str]:
    return [text for one in evidence for text in (one.note, one.quote) if text]


def _kept(evidence: Iterable[Evidence], known: Library) -> list[str]:
    return [known.sources[one.source].abstract for one in evidence if one.source in known.sources]


def _followed(evidence: Iterable[Evidence], known: Library) -> list[str]:
    return [known.sources[one.source].follow_up for one in evidence if one.source in known.sources]


def _told(texts: Iterable[str], times: _Times) -> Iterator[tuple[str, float]]:
    return (found for text in texts for found in times(masked(text)))


def _is_among(time: float, told: Iterable[tuple[str, float]], near: float) -> bool:
    return any(abs(other - time) <= near * time for _, other in told)
