"""Numbers of one study told as those of another, or side by side with them (A14)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.durations import days_in
from citesite.check.keeping import once_a_topic
from citesite.check.languages import language_of
from citesite.check.languages.counting import NEVER
from citesite.check.languages.form import Language
from citesite.check.number_contexts import NumberPatterns, patterns_of
from citesite.check.number_pool import sums_of_groups
from citesite.check.place_rules import countries_in
from citesite.check.reasons import Reasons
from citesite.check.told_results import ToldResult, told_results, told_with_figures
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Analysis, Arm
from citesite.text.uncased import uncased
from citesite.values.grammar import Reference, masked, references
from citesite.values.paths import slug
from citesite.values.topic import TopicWithValues

GOES_BY = "study_comparisons", "numbers"
_CLAUSES = re.compile(r"[,;:–—]\s(?:and\s|und\s|y\s)?")
_CAPITAL = re.compile(r"\b[^\W\d_a-zß-ÿ][^\W\d_]{3,}")
_WHERE = re.compile(r"\b(?:in|from|at|aus|im|en)\s[^.;:()]+")
_IN_PLACE = re.compile(r"\b(?:[Ii]n|[Ff]rom|[Aa]us|[Ee]n)\s([^\W\d_a-zß-ÿ][^\W\d_]{3,})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Number = tuple[float, float]
"""A count with its total; a mean with 0."""


class _Held(NamedTuple):
    """Where a number of a text is in an analysis."""

    row: int
    """The position of the row; -1 for all rows added up."""
    side: int
    """0 for the intervention, 1 for the comparator."""


def _numbers(sentence: str, patterns: NumberPatterns) -> dict[Number, str]:
    """Return the counts of a sentence, or else its numbers, which may be means, as written."""
    found = {(patterns.value(m[1]), patterns.value(m[2])): m[0] for m in patterns.count.finditer(sentence)}
    return found or {(patterns.value(m[0]), 0.0): m[0].rstrip(".,") for m in patterns.any.finditer(sentence)}


def _number(arm: Arm | None) -> Number | None:
    if arm is None:
        return None
    if arm.events is not None and arm.total:
        return float(arm.events), float(arm.total)
    return (float(arm.mean), 0.0) if arm.mean is not None else None


def _places(analysis: Analysis) -> dict[Number, list[_Held]]:
    """Return where each number of an analysis is."""
    found: dict[Number, list[_Held]] = {}
    for row, one in enumerate(analysis.rows):
        for side, arm in enumerate((one.intervention, one.comparator)):
            if number := _number(arm):
                found.setdefault(number, []).append(_Held(row, side))
    for side, sums in enumerate(sums_of_groups(analysis)):
        found.setdefault(sums, []).append(_Held(-1, side))
    return found


@once_a_topic
def _all_places(topic: TopicWithValues) -> dict[str, dict[Number, list[_Held]]]:
    """Return where each number of each analysis is."""
    return {name: _places(analysis) for name, analysis in topic.values.analyses.items()}


NUMBERS_OF_TWO_STUDIES = Rule(
    code="numbers-of-two-studies",
    severity=Severity.WARNING,
    summary="a sentence compares the treated group of one study with the other group of another",
    meaning=(
        "Both numbers of the sentence are in an analysis, in the two groups, and no study has both. Groups of two "
        "studies are not alike: their people, their care and their time differ, so this is no comparison."
    ),
    fix="Take both numbers from one row, or those of all rows added up.",
    wrong="note: 30 of 50 people felt better, against 25 of 60.    # two trials",
    right="note: 30 of 50 people felt better, against 20 of 50.",
)
OF_ANOTHER_STUDY = Rule(
    code="of-another-study",
    severity=Severity.WARNING,
    summary="a sentence gives the numbers of one study as those of another",
    meaning=(
        'A sentence says which study its numbers are of, as "in the smaller trial" or by a country that one of them '
        "alone was made in, and the rows of the analysis, or the n: of the sources, have these numbers for another "
        "study."
    ),
    fix="Name the study that has these numbers, or write the numbers of the one that is named.",
    wrong="note: In the smaller trial, 36 of 60 people felt better.    # the larger one has 60 in a group",
    right="note: In the larger trial, 36 of 60 people felt better.",
)


@topic_check(NUMBERS_OF_TWO_STUDIES, OF_ANOTHER_STUDY)
def numbers_of_studies(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find comparisons between groups of different studies, and numbers attributed to the wrong study."""
    if not any(len(analysis.record.rows) > 1 for analysis in topic.analyses):
        return
    language, reasons = language_of(known.language), Reasons(topic, "because")
    assert language.numbers is not None
    patterns = patterns_of(language.numbers)
    for told in told_with_figures(topic, known):
        analyses = list({one.analysis.id: one.analysis for one in told.results if len(one.analysis.rows) > 1}.values())
        if not analyses or reasons.cover(told.place):
            continue
        for sentence in words_of(told.text).sentences:
            numbers = _numbers(sentence.whole, patterns)
            if not numbers:
                continue
            pair = _of_two(numbers, analyses, topic)
            if pair and not _is_range_of_all(sentence.whole, analyses, language):
                message = f'{told.owner} compares "{pair[0]}" with "{pair[1]}", which are of two studies'
                hint = "take both from one row, or those of all rows added up"
                yield NUMBERS_OF_TWO_STUDIES.at(told.place.find(pair[1]), message, hint)
            elif other := _of_another(sentence.whole, told, known, topic):
                named, number, row = other
                message = f'{told.owner} says "{number}" of {named}, and it is of "{row}"'
                hint = "name the study that has these numbers, or write its own"
                yield OF_ANOTHER_STUDY.at(told.place.find(number), message, hint)


@topic_check(OF_ANOTHER_STUDY)
def values_of_studies(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find value references to the row of one study in a clause that names another."""
    reasons = Reasons(topic, "because")
    with_values = frozenset(text for _, text, _ in topic.texts if "{{" in text)
    for told in told_results(topic, known, with_values) if with_values else ():
        if (other := _value_of_another(told.text, known, topic)) and not reasons.cover(told.place):
            named, written, row = other
            message = f'{told.owner} says "{written}" of {named}, and it is of "{row}"'
            hint = "name the study that has these numbers, or write its own"
            yield OF_ANOTHER_STUDY.at(told.place.find(written), message, hint)


def _value_of_another(text: str, known: Library, topic: TopicWithValues) -> tuple[str, str, str] | None:
    """Return the words for a study, a value reference that is not to it, and the study that it is to; None if all fits.

    A value is of the study that its clause names, or that the clauses before it name, which have no value.
    """
    for sentence in _ENDS.split(text):
        before = ""
        for clause in _CLAUSES.split(sentence):
            held = list(references(clause))
            before = f"{before} {clause}" if not held else before
            found = {(one.analysis, _row_of(one, topic)): one for one in held}
            (name, row), reference = next(iter(found.items()), (("", None), None))
            if reference is None or row is None or len(found) > 1:
                before = "" if held else before
                continue
            analysis = topic.values.analyses[name]
            meant = rows_meant(masked(clause), analysis, known) or rows_meant(before, analysis, known)
            if len(meant) == 1 and row not in meant:
                own = analysis.rows[row]
                return next(iter(meant.values())), reference.written, own.label or own.source
            before = ""
    return None


_ENDS = re.compile(r"(?<=[.!?])\s+")


def _row_of(reference: Reference, topic: TopicWithValues) -> int | None:
    """Return the position of the row that a value reference is to; None for one to all rows."""
    analysis, names = topic.values.analyses.get(reference.analysis), reference.path.split(".")
    name = names[1] if names[0] == "rows" and len(names) > 1 else names[0]
    rows = analysis.rows if analysis else ()
    return next((n for n, row in enumerate(rows) if name in (row.id, slug(row.label))), None)


def _of_two(numbers: dict[Number, str], analyses: list[Analysis], topic: TopicWithValues) -> tuple[str, str] | None:
    """Return a treated and an untreated number of a sentence that come from different studies, or None."""
    every = _all_places(topic)
    for analysis in analyses if len(numbers) > 1 else ():
        places = every[analysis.id]
        held = [number for number in numbers if number in places]
        is_all = len(held) == len(numbers) or not any(total for _, total in numbers)
        if len(held) != 2 or not is_all:
            continue
        one, other = held
        sides = {a.side == b.side for a in places[one] for b in places[other]}
        if sides == {False} and not any(_share_a_row(one, other, among) for among in every.values()):
            return numbers[one], numbers[other]
    return None


def _is_range_of_all(sentence: str, analyses: list[Analysis], language: Language) -> bool:
    """Whether a sentence says between which two numbers the means of all groups lie, which compares none of them."""
    assert language.numbers is not None
    assert language.study_comparisons is not None
    number = rf"(?:{language.numbers.written})"
    found = uncased(language.study_comparisons.ranges.replace("NUMBER", number)).search(sentence)
    if not found:
        return False
    value = patterns_of(language.numbers).value
    ends = tuple(value(found[name] or found[f"{name}_"]) for name in ("low", "high"))
    arms = ([arm.mean for row in one.rows for arm in (row.intervention, row.comparator) if arm] for one in analyses)
    return any(ends == (min(means), max(means)) for each in arms if (means := [m for m in each if m is not None]))


def _share_a_row(one: Number, other: Number, places: dict[Number, list[_Held]]) -> bool:
    return any(a.row == b.row for a in places.get(one, ()) for b in places.get(other, ()))


def _of_another(sentence: str, told: ToldResult, known: Library, topic: TopicWithValues) -> tuple[str, str, str] | None:
    """Return the words for a study, a number that is not its own, and the study that has it; None if all fits."""
    numbers = language_of(known.language).numbers
    assert numbers is not None
    patterns = patterns_of(numbers)
    for result in {one.analysis.id: one for one in told.results if len(one.analysis.rows) > 1}.values():
        analysis = result.analysis
        text, meant = sentence, rows_meant(sentence, analysis, known)
        if not meant:
            continue
        # "In Sweden it was 28 of 140, and in Italy 30 of 60": each part by itself.
        parts = (
            [(text, meant)]
            if len(meant) == 1
            else [(one, rows_meant(one, analysis, known)) for one in _CLAUSES.split(text)]
        )
        for part, rows in parts:
            if len(rows) != 1:
                continue
            (row, named), places = next(iter(rows.items())), _all_places(topic)[analysis.id]
            own = {
                number: {one.row for one in places[number]} for number in _numbers(part, patterns) if number in places
            }
            if own and all(row not in found and -1 not in found for found in own.values()):
                number, found = next(iter(own.items()))
                other = analysis.rows[min(found)]
                return named, _numbers(part, patterns)[number], other.label or other.source
    return None


def rows_meant(text: str, analysis: Analysis, known: Library) -> dict[int, str]:
    """Return the rows of an analysis that a text names, by their size or the place of their study, and the words."""
    language = language_of(known.language)
    words = language.study_comparisons
    assert words is not None
    found: dict[int, str] = {}
    for way, pattern in words.which if words_of(text).holds(words.in_which) else ():
        by = _SIZES[way](analysis, known) if uncased(pattern).search(text) else []
        if len(by) == len(analysis.rows):
            wanted = max(by) if way in _MOST else min(by)
            if by.count(wanted) == 1:
                found[by.index(wanted)] = f"the {way} study"
    if found:
        return found
    said, called = set(_IN_PLACE.findall(text)), countries_of_studies(text, known.language)
    countries = partial(_codes, tag=known.language)
    found = {row: f"the {called[code]} study" for row, code in _only(set(called), analysis, known, countries)}
    return found | {row: f"the study in {place}" for row, place in _only(said, analysis, known, _places_named)}


def _only(
    said: set[str], analysis: Analysis, known: Library, named: Callable[[str], set[str]]
) -> Iterator[tuple[int, str]]:
    """Yield the rows whose study alone was made in one of some places, and the place.

    Args:
        said: the places.
        analysis: the analysis with the rows.
        known: what is known of the sources.
        named: returns the places that a population names.
    """
    sources = [row.source for row in analysis.rows]
    own = [named(known.sources[source].population) if source in known.sources else set[str]() for source in sources]
    for number, places in enumerate(own):
        others = [other for n, other in enumerate(own) if sources[n] != sources[number]]
        if others and all(others) and (only := places.difference(*others) & said):
            yield number, min(only)


def countries_of_studies(text: str, tag: str) -> dict[str, str]:
    """Return the words for countries by which a text calls a study, by their codes: "the Danish trial"."""
    places = language_of(tag).places
    if places is None or uncased(rf"(?<![\w-])(?:{places.other_studies})(?!\w)").search(text):
        return {}
    studies = places.people_or_studies
    named = dict(countries_in(text, tag))
    any_of_them = "|".join(map(re.escape, named.values())) or NEVER
    called = rf"\b(?:(?:{any_of_them})\s(?:[\w-]+\s)?(?:{studies})|(?:{studies})\s(?:[\w-]+\s)?(?:{any_of_them}))\b"
    # "The Nigerian trial and the Danish one."
    return named if re.search(called, text, re.IGNORECASE) else {}


def _codes(population: str, tag: str) -> set[str]:
    return {code for code, _ in countries_in(population, tag)}


def _places_named(population: str) -> set[str]:
    """Return the words of a population that may be places: those with a capital behind a word such as "in"."""
    return {place for match in _WHERE.findall(population) for place in _CAPITAL.findall(match)}


def _people(analysis: Analysis, known: Library) -> list[float]:
    arms = ([arm for arm in (row.intervention, row.comparator) if arm] for row in analysis.rows)
    return list(filter(None, (sum(float(arm.total or arm.n or 0) for arm in both) for both in arms)))


def _days(analysis: Analysis, known: Library) -> list[float]:
    cards = [known.sources[row.source] for row in analysis.rows if row.source in known.sources]
    return list(filter(None, (max(days_in(card.follow_up, known.language), default=0.0) for card in cards)))


def _years(analysis: Analysis, known: Library) -> list[float]:
    cards = [known.sources[row.source] for row in analysis.rows if row.source in known.sources]
    return [float(year) for year in chain.from_iterable(_YEAR.findall(card.name)[-1:] for card in cards)]


_SIZES = {
    "larger": _people, "smaller": _people, "longer": _days, "shorter": _days, "earlier": _years, "later": _years,
}  # fmt: skip
_MOST = frozenset(("larger", "longer", "later"))
