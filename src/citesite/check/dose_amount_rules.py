"""Rules about amounts that a dose is given in twice: in two units, in its note, in its cautions, for each kilogram."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from citesite.check.ages import people_in
from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.plausible_doses import bounds_of, names_of_substances, size_of
from citesite.check.typed_doses import DoseReader, TypedDose, dose_reader
from citesite.check.typed_pieces import piece_reader
from citesite.check.wording.topic_words import texts_with_figures
from citesite.check.wording.words import words_of
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
        "A dose is given twice, in two units or in a record and the note of its evidence, and the two are not equal: "
        "another mass, another volume, or another number of tablets, drops or puffs. One of them is wrong, most often "
        "by a factor of 1,000, and readers cannot know which. Or a text says that people begin with a dose that is the "
        "most in the record."
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
    may_hold = texts_with_figures(topic)
    for _, text, place in topic.texts:
        found = reader.doses(text) if text in may_hold else ()
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
    counts = _count_words(known.language)
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
        elif found and (more := _unnamed_amount(option.record, found, texts, reader, counts)):
            message = f'dosing option "{option.record.id}" is of {more}, its evidence of "{found[0].written}"'
            yield UNEQUAL_AMOUNTS.at(option.place / "amount", message, "look up number and unit in the source")
        yield from _caution_differs(option, texts, every, names, reader)
    yield from _for_a_kilogram(topic, reader)


def _unnamed_amount(
    option: DosingOption, found: list[TypedDose], texts: list[str], reader: DoseReader, counts: Mapping[str, float]
) -> str:
    """Return the upper end of an amount, or its several pieces, if no dose of its evidence is as much; else ""."""
    amount, written = option.amount, (word for text in texts for word in re.findall(r"[^\W_]+", text))
    numbers = {counts.get(word.lower(), _as_number(word)) for word in written} | {1.0}
    # What the option says itself of later doses counts as well.
    said = [*found, *reader.doses(masked(option.frequency))]
    sizes = [x * n for dose in said for x in _sizes(dose) for n in numbers if 0 < n <= _MOST_PIECES]
    factor = size_of(amount.model_copy(update={"per": None}), option.substance)[0]
    times = {reader.times_a_day(frequency) for _, frequency, _ in option.steps} | {1.0}
    if amount.to and not _is_one_of((amount.to * factor * n for n in times), sizes):
        return f"up to {amount.to:,g} {amount.unit}s"
    is_named = not amount.each or amount.value in numbers
    if not is_named and not _is_one_of((amount.value * factor * n for n in times), sizes):
        return f"{amount.value:,g} {amount.unit}s"
    return ""


_MOST_PIECES = 12
"""Tablets or the like that are one dose: a larger number in a text is of something else."""


def _is_one_of(amounts: Iterable[float], sizes: list[float]) -> bool:
    return any(abs(x - y) <= 0.05 * y for y in amounts for x in sizes)


def _as_number(word: str) -> float:
    return float(word) if word.isdecimal() and word.isascii() else -1.0


def _count_words(language: str) -> Mapping[str, float]:
    counts = language_of(language).counts
    return dict(counts.numbers) if counts else {}


@topic_check(UNEQUAL_AMOUNTS, reads="doses")
def dose_of_another_quote(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find notes whose doses are not those of their quote, and claims with the number of a dose and another unit."""
    reader = dose_reader(known.language)
    if reader is None:
        return
    of_each = list(_sizes_of_each(topic))
    for evidence, place, _ in topic.evidence:
        noted, quoted = (reader.doses(masked(text or "")) for text in (evidence.note, evidence.quote))
        sizes = [size for dose in quoted for size in _sizes(dose)]
        if not noted or not quoted or any(_is_one_of(_sizes(dose), sizes) for dose in noted):
            continue
        pieces = list(_pieces(masked(evidence.note or ""), noted, reader, known))
        together = [size * n for size in sizes if _is_one_of([size], of_each) for n in pieces]
        if not any(_is_one_of(_sizes(dose), together) for dose in noted):
            message = f'the note says "{noted[0].written}", and its quote "{quoted[0].written}"'
            yield UNEQUAL_AMOUNTS.at((place / "note").find(noted[0].written), message, _LOOK_UP)
    for claim in topic.claims:
        texts = [text for e in claim.record.evidence for text in (e.note, e.quote) if text]
        found = [dose for text in texts for dose in reader.doses(masked(text))]
        for dose in reader.doses(masked(claim.record.text)) if found else ():
            other = next((one for one in found if one.low == dose.low and one.unit != dose.unit), None)
            if other and not _is_one_of(_sizes(dose), [size for one in found for size in _sizes(one)]):
                message = f'claim "{claim.record.id}" says "{dose.written}", and its evidence "{other.written}"'
                yield UNEQUAL_AMOUNTS.at((claim.place / "text").find(dose.written), message, _LOOK_UP)


_LOOK_UP = "look up number and unit in the source"


def _sizes_of_each(topic: TopicContent) -> Iterator[float]:
    """Yield what each piece of an option has, such as each drop."""
    for option in topic.dosing_options:
        for amount, _, _ in option.record.steps:
            if amount.each:
                yield size_of(amount.model_copy(update={"per": None}), option.record.substance)[0]


def _pieces(note: str, noted: Iterable[TypedDose], reader: DoseReader, known: Library) -> Iterator[float]:
    """Yield how many pieces the doses of a note may be together; none if it says a dose of each piece."""
    pieces = piece_reader(known.language)
    ends = [(note[: dose.start], note[dose.start + len(dose.written) :]) for dose in noted]
    is_of_each = any(reader.each_before.search(one) or reader.each_behind.match(other) for one, other in ends)
    for piece in pieces.read([note]) if pieces and not is_of_each else ():
        yield from piece.sizes


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


@topic_check(UNEQUAL_AMOUNTS, reads="doses")
def strength_as_amount(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find amounts whose number is a strength in per cent in their evidence, which names no such amount."""
    reader, numbers = dose_reader(known.language), language_of(known.language).numbers
    for option in topic.dosing_options if reader and numbers else ():
        amount = option.record.amount
        texts = [text for e in option.record.evidence for text in (e.quote, e.note) if text]
        is_mass = amount.unit in MICROGRAMS and amount.value is not None
        written = rf"(?<![\d.,]){f'{amount.value:g}'.replace('.', '[.,]')}\s?(?:{numbers.percent})" if numbers else ""
        is_strength = is_mass and any(re.search(written, one) for one in texts)
        if is_strength and not any(reader.doses(masked(text)) for text in texts if reader):
            message = (
                f'dosing option "{option.record.id}" is {amount.value:g} {amount.unit}s, its evidence says per cent'
            )
            yield UNEQUAL_AMOUNTS.at(option.place / "amount", message, _LOOK_UP)


@topic_check(UNEQUAL_AMOUNTS, reads="doses")
def caution_of_another_quote(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find cautions that give some people another dose than every sentence of the evidence on the same ages."""
    reader = dose_reader(known.language)
    for option in topic.dosing_options if reader else ():
        texts = [text for e in option.record.evidence for text in (e.note, e.quote) if text]
        for dose, people in _for_ages([option.record.cautions or ""], reader, known.language) if reader else ():
            told = [one for one, ages in _for_ages(texts, reader, known.language) if ages == people] if reader else []
            sizes = [size for one in told for size in _sizes(one)]
            if told and not any(_is_one_of([size], sizes) for size in _sizes(dose)):
                message = f'the cautions say "{dose.written}" for an age, and its evidence "{told[0].written}"'
                yield UNEQUAL_AMOUNTS.at((option.place / "cautions").find(dose.written), message, _LOOK_UP)


def _for_ages(
    texts: Iterable[str], reader: DoseReader, language: str
) -> Iterator[tuple[TypedDose, tuple[float, float]]]:
    """Yield each dose in a sentence that names an age, and the youngest and oldest of that."""
    clauses = (clause for text in texts for one in words_of(masked(text)).sentences for clause in one.whole.split(";"))
    for sentence in clauses:
        people = people_in(sentence, language)
        for dose in reader.doses(sentence) if people and people.has_ages and people.is_exact else ():
            if people:
                yield dose, (people.youngest, people.oldest)


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
