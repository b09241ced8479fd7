"""Rules about the size of doses: plausible, in the right unit, and with the guideline that names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citesite.check.analysis_rules import UNIT_SLIP
from citesite.check.declaring import topic_check
from citesite.check.dose_rules import TRIALS
from citesite.check.plausible_doses import Bounds, bounds_of, names_of_substances, size_of, written
from citesite.check.reasons import Reasons
from citesite.check.typed_doses import DoseReader, TypedDose, dose_reader, mentions
from citesite.check.wording.topic_words import texts_with_figures
from citesite.diagnostics import Diagnostic, Place, Rule
from citesite.evidence.amounts import MICROGRAMS, MILLILITRES
from citesite.link.library import Library
from citesite.records import Claim, DosingOption, TopicContent
from citesite.records.dosing import Amount
from citesite.records.passages import JudgedText
from citesite.text.remembered import remembered
from citesite.values.grammar import masked

_HEAVY = 250e6
"""Micrograms of anything that nobody is given at once, food apart: 250 g."""
_MOST_AT_ONCE = {
    "millilitre": 4000.0, "litre": 4.0, "tablet": 60.0, "capsule": 60.0, "lozenge": 24.0, "sachet": 24.0, "puff": 24.0,
    "spray": 24.0, "patch": 12.0, "suppository": 6.0, "drop": 400.0,
}  # fmt: skip
"""What nobody is given more of at once: before a colonoscopy some drink 4 litres, and others take 40 tablets."""
_MOST_IN_MOUTH = 250.0
"""Millilitres of anything that is spat out, or goes into an eye, an ear or a muscle, at once."""
_IN_SMALL_PLACES = frozenset(("sublingual", "buccal", "eye", "ear", "intramuscular", "intradermal", "inhaled"))
_MOST_TIMES, _MOST_MEALS = 24, 8
"""Times a day that anything is given, by an hourly drip at most, and that anything is swallowed."""
_FEW = 100
"""Numbers below are of too many things for one number with two units to be a slip."""
_NOT_OURS = frozenset({"because", "unchecked"})


class FoundDose(NamedTuple):
    """A dose in a text of a topic, with the substance that it is of."""

    dose: TypedDose
    substance: str
    """As people write it; empty if no words name it."""
    place: Place


def _typed(topic: TopicContent, known: Library) -> Iterator[FoundDose]:
    reader = dose_reader(known.language)
    if reader is None:
        return
    may_hold = texts_with_figures(topic)
    texts = [(masked(text), place) for _, text, place in topic.texts if text in may_hold]
    judged = ((words, place, reader.doses(words)) for words, place in texts if place.steps[-1] not in _NOT_OURS)
    found = [(words, place, typed) for words, place, typed in judged if typed]
    known_names = names_of_substances(topic, known) if found else ""
    as_declared = {o.record.substance.lower(): o.record.substance for o in topic.dosing_options}
    of_options = {(o.place.path, o.place.steps): o.record.substance for o in topic.dosing_options}
    for words, place, typed in found:
        if not of_options and not _names_one(words, known_names):
            continue
        for dose in typed:
            substance = reader.substance_of(words, dose, known_names)
            if not substance:
                held = ((place.path, place.steps[:end]) for end in range(len(place.steps), 0, -1))
                substance = next((of_options[key] for key in held if key in of_options), "")
            yield FoundDose(dose, as_declared.get(substance.lower()) or written(substance), place)


@remembered
def _names_one(words: str, names: str) -> bool:
    # Kept, because many topics say the same, and there are many names.
    return mentions(names).search(words) is not None


DOSE_IMPLAUSIBLE = Rule(
    code="dose-implausible",
    summary="a dose is far above or below what anybody is given",
    meaning=(
        "The amount lies outside what is plausible for this substance in a day, however it is given, or is more "
        "litres, tablets or drops than anybody is given of anything at once. Nearly always it is a slip: grams for "
        "milligrams, litres for millilitres, a lost decimal point. Somebody may take it."
    ),
    fix=(
        "Look up number and unit in the source. If they are right, say so in the settings under "
        "plausible_doses:, with the source of the bounds, or under because: of the claim or the block."
    ),
    wrong="""
        substance: metformin
        amount: {value: 850, unit: gram}
    """,
    right="""
        substance: metformin
        amount: {value: 850, unit: milligram}
    """,
)


@topic_check(DOSE_IMPLAUSIBLE, UNIT_SLIP, reads="doses")
def implausible_doses(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses, in records and in texts, outside the bounds for their substance, or with two units."""
    typed = tuple(_typed(topic, known))
    yield from _outside_bounds(topic, known, typed)
    yield from _slips(topic, known, typed)


def _outside_bounds(topic: TopicContent, known: Library, typed: Iterable[FoundDose]) -> Iterator[Diagnostic]:
    reasons, reader = Reasons(topic, "because"), dose_reader(known.language)
    for option in topic.dosing_options:
        for amount, frequency, steps in option.record.steps:
            why = _implausible(option.record, amount, reader, frequency, known)
            place = Place(option.place.path, (*option.place.steps, *steps))
            if why and not reasons.cover(place):
                message = f'dosing option "{option.record.id}" {why}'
                yield DOSE_IMPLAUSIBLE.at(place, message, "look up number and unit in the source")
    for found in typed:
        bounds = bounds_of(found.substance, known.plausible_doses) if found.substance else None
        if (
            bounds
            and (why := _outside(*found.dose.in_a_day, found.dose.unit, bounds))
            and not reasons.cover(found.place)
        ):
            message = f'"{found.dose.written}" of {found.substance} {why}'
            place = found.place.find(found.dose.written)
            yield DOSE_IMPLAUSIBLE.at(place, message, "look up number and unit in the source")


def _implausible(
    option: DosingOption, amount: Amount, reader: DoseReader | None, frequency: str, known: Library
) -> str:
    if amount.unit is None:
        return ""
    times = reader.times_a_day(frequency) if reader else 1.0
    factor, unit = size_of(amount, option.substance)
    low, high = amount.value * factor, (amount.to or amount.value) * factor * times
    is_swallowed = option.route == "oral" and not (reader and reader.bit_by_bit.search(option.form))
    if times > (_MOST_MEALS if is_swallowed else _MOST_TIMES):
        return f'is given "{frequency}"'
    bounds = bounds_of(option.substance, known.plausible_doses)
    most = _most_at_once(option, amount.unit, reader)
    if most and (amount.to or amount.value) > most and not (bounds and bounds.unit == unit):
        return f"is more than {most:g} {amount.unit}s at once"
    if bounds:
        return _outside(low, high, unit, bounds)
    if unit in MICROGRAMS and high > _HEAVY and option.route != "food":
        return f"is more than {_HEAVY / 1e6:g} grams"
    return ""


def _most_at_once(option: DosingOption, unit: str, reader: DoseReader | None) -> float:
    """Return how many millilitres or pieces anybody is given at once; 0 for a unit of mass, and for food."""
    most = 0.0 if option.route == "food" else _MOST_AT_ONCE.get(unit, 0.0)
    is_little = option.route in _IN_SMALL_PLACES or bool(reader and reader.spat_out.search(option.form))
    if most and is_little and unit in MILLILITRES:
        return _MOST_IN_MOUTH / MILLILITRES[unit]
    return most


def _outside(low: float, high: float, unit: str, bounds: Bounds) -> str:
    """Return in words that an amount in a day is outside some bounds, or "" if it is not or cannot be compared."""
    if (unit if unit not in MICROGRAMS else "microgram") != bounds.unit:
        return ""
    if high > bounds.most * 1.001:
        return f"is more than anybody is given in a day: {bounds.source}"
    if high < bounds.least * 0.999:
        least = "a thousandth of the most that anybody" if bounds.own_least is None else "what anybody"
        return f"is less than {least} is given in a day: {bounds.source}"
    return ""


def _slips(topic: TopicContent, known: Library, typed: Iterable[FoundDose]) -> Iterator[Diagnostic]:
    """Find doses in texts whose number has another unit of mass in another dose of the same substance."""
    seen: dict[tuple[str, float], str] = {}
    for option in topic.dosing_options:
        if option.record.amount.unit in MICROGRAMS:
            bounds = bounds_of(option.record.substance, known.plausible_doses)
            key = bounds.names if bounds else option.record.substance.lower()
            seen.setdefault((key, option.record.amount.value), option.record.amount.unit)
    for found in typed:
        dose = found.dose
        if not found.substance or dose.unit not in MICROGRAMS or dose.low < _FEW or "dosing" in found.place.steps:
            continue
        bounds = bounds_of(found.substance, known.plausible_doses)
        other = seen.setdefault((bounds.names if bounds else found.substance.lower(), dose.low), dose.unit)
        # One that no substance has so much or so little of is reported as such.
        if other != dose.unit and not (bounds and _outside(*dose.in_a_day, dose.unit, bounds)):
            message = f'"{dose.written}" of {found.substance}: elsewhere the same number has the unit {other}'
            hint = "1 milligram is 1,000 micrograms; look up which unit the source gives"
            yield UNIT_SLIP.at(found.place.find(dose.written), message, hint)


_OFFICIAL = frozenset(
    ("guideline", "consensus", "regulator-notice", "professional-information", "patient-information", "data-set")
)
_FOR_PURPOSE = {
    "guideline": frozenset(("guideline", "consensus", "regulator-notice", "patient-information")),
    "licensed": frozenset(("regulator-notice", "professional-information", "patient-information", "guideline")),
}
DOSE_WITHOUT_GUIDELINE = Rule(
    code="dose-without-guideline",
    summary="a dose is given as advice without a guideline that names it",
    meaning=(
        "A dose that readers may take for advice needs an official body behind it: a guideline, a licence, a "
        "regulator, a health service. What a trial, a review or a maker used is no advice."
    ),
    fix=(
        "Name the guideline under evidence:, with stance: supports. Otherwise mark the dose as purpose: "
        "trial-arm, or leave the amount out of the text. If a text needs it all the same, say why under "
        "because:."
    ),
    wrong="""
        type: guidance
        text: Adults need 500 milligrams of examplin.
        evidence:
          - source: trial-2020
    """,
    right="""
        type: guidance
        text: A guide names 500 milligrams of examplin for adults.
        evidence:
          - source: guide-2021
    """,
)


@topic_check(DOSE_WITHOUT_GUIDELINE, reads="doses")
def dose_without_guideline(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses that may be read as advice, in options, guidance, key messages and free texts."""
    reasons = Reasons(topic, "because")
    for option in topic.dosing_options:
        wanted = _FOR_PURPOSE.get(option.record.purpose)
        # One without a source, or with trials alone, is reported as such.
        if not wanted or not option.record.evidence or _has_design(option.record, TRIALS, known):
            continue
        if not _has_design(option.record, wanted, known) and not reasons.cover(option.place / "purpose"):
            message = (
                f'dosing option "{option.record.id}" is marked {option.record.purpose}, and no such source supports it'
            )
            yield DOSE_WITHOUT_GUIDELINE.at(option.place / "purpose", message, "name the guideline or the licence")
    official = {
        claim.record.id
        for claim in topic.claims
        if claim.record.type in ("guidance", "safety", "definition", "prevalence")
        and _has_design(claim.record, _OFFICIAL, known)
    }
    official |= {option.record.id for option in topic.dosing_options if option.record.purpose in _FOR_PURPOSE}
    reader = dose_reader(known.language)
    if reader is None:
        return
    for passage, claims in _advising(topic, reader):
        typed = next(iter(reader.doses(masked(passage.text))), None)
        if typed and official.isdisjoint(claims) and not reasons.cover(passage.place):
            message = f'{passage.owner} names a dose, "{typed.written}", and no official source for it'
            place = passage.place.find(typed.written)
            yield DOSE_WITHOUT_GUIDELINE.at(place, message, "rest it on a guideline, or leave the amount out")


def _advising(topic: TopicContent, reader: DoseReader) -> Iterator[tuple[JudgedText, tuple[str, ...]]]:
    """Yield the texts in which a dose may be read as advice, each with the claims that it may rest on."""
    for claim in topic.claims:
        if claim.record.type == "guidance":
            passage = JudgedText(f'claim "{claim.record.id}"', claim.record.text, claim.place / "text")
            yield passage, (claim.record.id,)
    for owner, part, place in topic.answer_parts:
        yield JudgedText(owner, part.text, place / "text"), part.claims
    everything, may_hold = tuple(claim.record.id for claim in topic.claims), texts_with_figures(topic)
    for passage in (passage for passage in topic.free_passages if passage.text in may_hold):
        at = passage.place.steps
        if at[0] not in ("further_reading", "seek_help") and "table" not in at and at[-1] not in ("who", "note"):
            written = next(iter(reader.doses(masked(passage.text))), None)
            same = (c.record.id for c in topic.claims if written and _names(c.record, written, reader))
            also = (o.record.id for o in topic.dosing_options if written and _names(o.record, written, reader))
            yield passage, (*same, *also) if written else everything


def _names(record: Claim | DosingOption, dose: TypedDose, reader: DoseReader) -> bool:
    """Whether a claim names a dose, or what one rests on does, however it writes the unit.

    The range of an option may be in two sentences of its source: 20 mg, and at most 40 mg.
    """
    amounts = [amount for amount, _, _ in record.steps if amount.to] if isinstance(record, DosingOption) else []
    if any((one.value, one.to, one.unit) == (dose.low, dose.high, dose.unit) for one in amounts):
        return True
    texts = [record.text] if isinstance(record, Claim) else []
    texts += [text for one in record.evidence for text in (one.quote, one.note) if text]
    return any(_is_same(dose, one) for text in texts for one in reader.doses(masked(text)))


def _is_same(one: TypedDose, other: TypedDose) -> bool:
    """Whether two doses are the same amount as often, or as much in a day: 40 milligrams twice are 80 milligrams."""
    if one.unit != other.unit:
        return False
    is_as_often = one.a_day == other.a_day or 1.0 in (one.a_day, other.a_day)
    in_a_day = [(dose.low * dose.a_day, dose.high * dose.a_day) for dose in (one, other)]
    return (is_as_often and (one.low, one.high) == (other.low, other.high)) or in_a_day[0] == in_a_day[1]


def _has_design(record: Claim | DosingOption, wanted: frozenset[str], known: Library) -> bool:
    found = [e.source for e in record.evidence if e.stance in ("supports", "partly")]
    # One that is not known is reported as such.
    return any(name not in known.sources or known.sources[name].design in wanted for name in found)
