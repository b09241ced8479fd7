"""Rules about amounts that a dose is given in twice: in two units, in its note, in its cautions, for each kilogram."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from citesite.check.declaring import topic_check
from citesite.check.plausible_doses import bounds_of, names_of_substances, size_of
from citesite.check.typed_doses import DoseReader, TypedDose, dose_reader
from citesite.diagnostics import Diagnostic, Rule
from citesite.evidence.amounts import MICROGRAMS
from citesite.link.library import Library
from citesite.records import DosingOption, Placed, TopicContent
from citesite.records.dosing import Amount
from citesite.values.grammar import masked

UNEQUAL_AMOUNTS = Rule(
    code="unequal-amounts",
    summary="two amounts that should be the same are not",
    meaning=(
        "A dose is given twice, in two units or in a record and the note of its evidence, and the two are not equal. "
        "One of them is wrong, most often by a factor of 1,000, and readers cannot know which."
    ),
    fix="Look the dose up in the source. 1 gram is 1,000 milligrams, and 1 milligram is 1,000 micrograms.",
    wrong="text: A guide names 500 milligrams (5 grams).",
    right="text: A guide names 500 milligrams (0.5 grams).",
)


@topic_check(UNEQUAL_AMOUNTS, reads="doses")
def unequal_amounts(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses with another amount in brackets or behind "or" that is not the same."""
    reader = dose_reader(known.language)
    if reader is None:
        return
    for _, text, place in topic.texts:
        found = reader.doses(text)
        for first, second in pairwise(found):
            between = text[first.start + len(first.written) : second.start]
            said = reader.same.fullmatch(between)
            if said is None:
                continue
            pair = [MICROGRAMS.get(dose.unit, 0.0) * dose.low for dose in (first, second)]
            is_or = said["either"] is not None and first.unit == second.unit
            if all(pair) and not is_or and abs(pair[0] - pair[1]) > 0.05 * max(pair):
                message = f'"{first.written}" and "{second.written}" are not the same amount'
                hint = "1 milligram is 1,000 micrograms; look the dose up in the source"
                yield UNEQUAL_AMOUNTS.at(place.find(second.written), message, hint)


@topic_check(UNEQUAL_AMOUNTS, reads="doses")
def amount_of_another_dose(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find options whose evidence names doses, none of which is their amount."""
    reader = dose_reader(known.language)
    if reader is None or not topic.dosing_options:
        return
    names = names_of_substances(topic, known)
    every = {size for option in topic.dosing_options for size in _own_sizes(option.record, reader)}
    for option in topic.dosing_options:
        amount = option.record.amount
        if amount.unit is None:
            continue
        own = set(_own_sizes(option.record, reader))
        behind = [e for e in option.record.evidence if e.stance in ("supports", "partly")]
        texts = [masked(text) for e in behind for text in (e.note, e.quote) if text]
        found = [
            dose for text in texts for dose in reader.doses(text) if _is_of(text, dose, option.record, names, reader)
        ]
        if found and not any(abs(x - y) <= 0.05 * y for dose in found for x in _sizes(dose) for y in own):
            message = f'dosing option "{option.record.id}" is of {amount.value:,g} {amount.unit}s, its evidence of'
            hint = "look up number and unit in the source"
            yield UNEQUAL_AMOUNTS.at(option.place / "amount", f'{message} "{found[0].written}"', hint)
        elif found and _is_for_another_body(amount, found, texts, reader):
            one = f"for each {amount.per}" if amount.per else "for no kilogram"
            message = f'dosing option "{option.record.id}" is {one}, and its evidence says "{found[0].written}"'
            yield UNEQUAL_AMOUNTS.at(option.place / "amount", message, "look up in the source what it is for")
        yield from _caution_differs(option, texts, every, names, reader)
    yield from _for_a_kilogram(topic, reader)


def _is_for_another_body(amount: Amount, found: list[TypedDose], texts: list[str], reader: DoseReader) -> bool:
    """Whether an amount is for each kilogram and the same in its notes is not, or the other way round."""
    if amount.per == "square metre":
        return not any(map(reader.square_metre.search, texts))
    return all(dose.per_kilogram != (amount.per == "kilogram") for dose in found)


def _for_a_kilogram(topic: TopicContent, reader: DoseReader) -> Iterator[Diagnostic]:
    """Find doses for each kilogram in texts whose number is that of an option for a whole person."""
    amounts = [amount for option in topic.dosing_options for amount, _, _ in option.record.steps]
    whole = {(amount.value, amount.unit) for amount in amounts}
    if not whole or any(amount.per for amount in amounts):
        return
    for _, text, place in topic.texts:
        for dose in reader.doses(text):
            if dose.per_kilogram and (dose.low, dose.unit) in whole and place.steps[-1] != "note":
                message = f'"{dose.written}" is said for each kilogram, and in the dosing options for a whole person'
                yield UNEQUAL_AMOUNTS.at(place.find(dose.written), message, "look up in the source what it is for")


def _caution_differs(
    option: Placed[DosingOption], texts: list[str], every: set[float], names: str, reader: DoseReader
) -> Iterator[Diagnostic]:
    """Find a dose in the cautions of an option that no option has, and no note or quote of its sources."""
    cautions = masked(option.record.cautions or "")
    behind = {size for text in texts for dose in reader.doses(text) for size in _sizes(dose)}
    values = {value for amount, _, _ in option.record.steps for value in (amount.value, amount.to)}
    for dose in reader.doses(cautions):
        # The same number in another unit is told by another rule.
        is_own = _is_of(cautions, dose, option.record, names, reader) and dose.low not in values
        if is_own and not any(abs(x - y) <= 0.05 * y for x in _sizes(dose) for y in every | behind):
            message = f'the cautions of dosing option "{option.record.id}" say "{dose.written}", and nothing else does'
            place = (option.place / "cautions").find(dose.written)
            yield UNEQUAL_AMOUNTS.at(place, message, "look up number and unit in the source")


def _own_sizes(option: DosingOption, reader: DoseReader) -> Iterator[float]:
    """Yield what any dose of an option may be called: at once or in a day, for each kilogram as it is written."""
    for amount, frequency, _ in option.steps:
        factor, _unit = size_of(amount.model_copy(update={"per": None}), option.substance)
        for value in (amount.value, amount.to):
            if value:
                yield from (value * factor, value * factor * reader.times_a_day(frequency))
            if value and amount.each:
                yield size_of(amount.model_copy(update={"per": None}), option.substance)[0]


def _is_of(text: str, dose: TypedDose, option: DosingOption, names: str, reader: DoseReader) -> bool:
    """Whether a dose in a text may be of an option's substance, and not of what it is compared with."""
    named = reader.substance_of(text, dose, names)
    return not named or named in option.substance.lower() or bounds_of(named, ()) == bounds_of(option.substance, ())


def _sizes(dose: TypedDose) -> Iterator[float]:
    """Yield what a dose in a text may be: at once or in a day, in micrograms or international units."""
    for amount in (dose.low, dose.high):
        for times in (1.0, dose.a_day):
            yield amount * times * MICROGRAMS.get(dose.unit, 1.0)
