"""Rules about the numbers of studies: each is possible, and fits what is measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from citesite.check.declaring import topic_check
from citesite.diagnostics import Diagnostic, Place, Rule
from citesite.evidence.rounding import decimals
from citesite.link.library import Library
from citesite.read.shape import MISSING_FIELD
from citesite.records import Analysis, Arm, Outcome, Placed, Row, TopicContent
from citesite.records.results import PEOPLE_UNITS, RATIOS

_COUNTS, _RATES, _MEANS = ("events", "total", "percent"), ("events", "time"), ("mean", "sd", "n")
_FIELDS = {"dichotomous": _COUNTS, "continuous": _MEANS}
_MEASURES = {
    "dichotomous": ("RR", "OR", "HR", "IRR", "RD", "in-words"),
    "continuous": ("MD", "SMD", "percent-change", "in-words"),
}
_MEANING = {"dichotomous": "is counted", "continuous": "is measured on a scale"}


_SLIP = 300.0
"""Spreads of one outcome that differ by more have different units: milligrams and micrograms differ by 1,000."""


IMPOSSIBLE_NUMBER = Rule(
    code="impossible-number",
    summary="a number is one that no study can have found",
    meaning=(
        "More people with the outcome than people, a standard deviation of zero, a ratio below zero, a share "
        "that its own counts do not give: one of the numbers was mistyped or misread. Whatever is computed from "
        "it would be wrong, and somebody may decide by it."
    ),
    fix="Look the number up in the source. If the source prints it so, give its finding in words under result:.",
    wrong="intervention: {events: 300, total: 50}",
    right="intervention: {events: 30, total: 50}",
)


@topic_check(IMPOSSIBLE_NUMBER)
def impossible_number(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find numbers that no study can have found."""
    for analysis in topic.analyses:
        for row, place in rows_of(analysis):
            for name, arm in _arms(row):
                for field, message in _impossible_in(arm):
                    yield IMPOSSIBLE_NUMBER.at(place / name / field, f'row "{row.label}" {message}')
        for label, estimate, interval, place in _effects(analysis):
            for field, value in (("estimate", estimate), *(("interval", limit) for limit in interval)):
                if why_not := _impossible_effect(analysis.record, value):
                    message = f'"{label}" has {value:g} as {analysis.record.measure}; {why_not}'
                    yield IMPOSSIBLE_NUMBER.at(place / field, message)
                    # The others are of the same scale, most often that of a logarithm.
                    break


def _impossible_in(arm: Arm) -> Iterator[tuple[str, str]]:
    if arm.events is not None and arm.total is not None:
        if arm.events > arm.total and arm.time is None:
            yield "events", f"has {arm.events:g} people with the outcome among {arm.total:g}"
        elif arm.percent is not None:
            share = 100 * arm.events / arm.total
            if abs(share - arm.percent) > 0.5 * 10.0 ** -decimals(arm.percent) + 1e-9:
                yield (
                    "percent",
                    f"says {arm.percent:g} in 100, but {arm.events:g} of {arm.total:g} is {share:.3g} in 100",
                )
    if arm.sd == 0:
        yield "sd", "has a standard deviation of zero, as if all people were alike"
    elif arm.sd is not None and arm.n == 1:
        yield "n", "has a standard deviation among one person"


def _impossible_effect(analysis: Analysis, value: float) -> str:
    """Return why a value cannot be an effect or a limit of its interval, or "" if it can."""
    if analysis.measure in RATIOS and value <= 0:
        return "a ratio is above zero"
    if analysis.measure == "RD" and abs(value) > (1000 if analysis.unit == "people in 1,000" else 100):
        return f"the difference cannot be more than all {analysis.unit or 'people in 100'}"
    return ""


INTERVAL_EXCLUDES_ESTIMATE = Rule(
    code="interval-excludes-estimate",
    summary="an estimate lies outside its own interval",
    meaning=(
        "The interval is the range around the estimate, so the estimate must lie in it. Often a minus sign or a "
        "decimal point is missing, or estimate and interval are in different units."
    ),
    fix="Look both up in the source, and write the lower limit first. Say in note: what you could not settle.",
    wrong="""
        estimate: 15
        interval: [1.1, 2.0]
    """,
    right="""
        estimate: 1.5
        interval: [1.1, 2.0]
    """,
)


@topic_check(INTERVAL_EXCLUDES_ESTIMATE)
def interval_excludes_estimate(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find estimates outside their interval, and intervals whose limits are in the wrong order."""
    hint = "look at the signs and the decimal points; write the lower limit first"
    for analysis in topic.analyses:
        for label, estimate, interval, place in _effects(analysis):
            if not is_inside(estimate, interval):
                message = f'"{label}" has {estimate:g} outside its interval {interval[0]:g} to {interval[1]:g}'
                yield INTERVAL_EXCLUDES_ESTIMATE.at(place / "interval", message, hint)


@topic_check(MISSING_FIELD)
def total_missing(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find groups that count events among nobody knows how many, where no effect is given either."""
    for analysis in topic.analyses:
        for row, place in rows_of(analysis):
            for name, arm in _arms(row) if row.estimate is None and not row.result else ():
                if arm.events is not None and not (arm.total or arm.time):
                    hint = "write how many people were in the group, or give the published estimate: or result: too"
                    yield MISSING_FIELD.at(place / name, f'row "{row.label}" has events and no total', hint)


def is_inside(estimate: float | None, interval: Sequence[float] | None) -> bool:
    """Return whether an estimate lies in its interval, as far as there are both."""
    return estimate is None or not interval or interval[0] <= estimate <= interval[1]


ONE_GROUP = Rule(
    code="one-group",
    summary="a row has the numbers of one group only",
    meaning=(
        "What happened in one group says nothing about an effect, because people also get better or worse "
        "without treatment. Readers would take the number for a comparison."
    ),
    fix=(
        "Add the numbers of the other group. If the source does not give them, give its published estimate: and "
        "interval:, or its finding in words under result:."
    ),
    wrong="intervention: {events: 30, total: 50}",
    right="""
        intervention: {events: 30, total: 50}
        comparator: {events: 20, total: 50}
    """,
)


@topic_check(ONE_GROUP)
def one_group(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find rows that have the numbers of one group only, so that nothing is compared."""
    for analysis in topic.analyses:
        for row, place in rows_of(analysis):
            given = [name for name, _ in _arms(row)]
            if len(given) == 1:
                other = "comparator" if given[0] == "intervention" else "intervention"
                message = f'row "{row.label}" has the numbers of the {given[0]} group and none of the {other} group'
                hint = f"add {other}:, or give the published estimate: or result: instead"
                yield ONE_GROUP.at(place / given[0], message, hint)


MIXED_MEASURES = Rule(
    code="mixed-measures",
    summary="a measure or a row's numbers do not fit the outcome",
    meaning=(
        "An outcome is either counted (events among a total; RR, OR, HR, RD; or events in a time: IRR) or measured "
        "on a scale (mean, SD and n; MD, SMD, percent-change). Rows of both kinds in one analysis cannot be compared, "
        "drawn or pooled. A difference in risk is given in people in 100 or in 1,000."
    ),
    fix="Correct the measure or the outcome's kind. Results of another kind belong in an analysis of their own.",
    wrong="measure: MD    # the outcome is counted, not measured",
    right="measure: RR",
)


@topic_check(MIXED_MEASURES)
def mixed_measures(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find measures, units and numbers that do not fit the kind of the outcome."""
    for analysis, outcome in with_outcome(topic):
        record, kind = analysis.record, outcome.kind
        if record.measure not in _MEASURES[kind]:
            message = f'analysis "{record.id}" has the measure {record.measure}, but its outcome {_MEANING[kind]}'
            hint = f"{', '.join(_MEASURES[kind])} would fit, or the outcome is another one"
            yield MIXED_MEASURES.at(analysis.place / "measure", message, hint)
            continue
        if record.measure == "in-words":
            yield from _numbers_among_words(analysis)
            continue
        if record.measure == "RD" and record.unit not in (None, *PEOPLE_UNITS):
            message = f'analysis "{record.id}" gives a difference in risk in "{record.unit}"'
            hint = "write unit: people in 100, or people in 1,000"
            yield MIXED_MEASURES.at(analysis.place / "unit", message, hint)
        yield from _other_numbers(analysis, _RATES if record.measure == "IRR" else _FIELDS[kind], _MEANING[kind])


def _other_numbers(analysis: Placed[Analysis], fields: tuple[str, ...], meaning: str) -> Iterator[Diagnostic]:
    """Find groups with numbers of another kind, and events of a rate without their time."""
    is_rate = fields == _RATES
    subject = "a rate ratio" if is_rate else f"an outcome that {meaning}"
    for row, place in rows_of(analysis):
        for name, arm in _arms(row):
            wrong = [f for f in (*_COUNTS, "time", *_MEANS) if f not in fields and getattr(arm, f) is not None]
            if wrong:
                message = f'row "{row.label}" gives {" and ".join(wrong)} for {subject}'
                has = f"{'it' if is_rate else 'such an outcome'} has {', '.join(fields)}"
                yield MIXED_MEASURES.at(
                    place / name / wrong[0], message, f"{has}; another kind of result is another analysis"
                )
                break
            if is_rate and arm.events is not None and arm.time is None:
                message = f'row "{row.label}" gives events of a rate and not in how much person-time'
                yield MIXED_MEASURES.at(place / name / "events", message, "add time:, such as person-years")
                break


def _numbers_among_words(analysis: Placed[Analysis]) -> Iterator[Diagnostic]:
    for row, place in rows_of(analysis):
        if row.estimate is not None or any(True for _ in _arms(row)):
            message = f'row "{row.label}" gives numbers in an analysis of findings in words'
            yield MIXED_MEASURES.at(place, message, "give the analysis the measure of its numbers")


UNIT_SLIP = Rule(
    code="unit-slip",
    summary="numbers look as if they were in different units",
    meaning=(
        "Milligrams and micrograms differ a thousandfold and are easily mistaken. In an analysis, spreads of one "
        "outcome that differ more than 300-fold give a slip away. In a dose, it is the same number with another "
        "unit, in its own texts or in another dose of the same substance."
    ),
    fix="Look up the unit in the source, and turn every number into the one unit of the analysis.",
    wrong="""
        amount: {value: 500, unit: microgram}
        cautions: The guide names 500 milligrams.
    """,
    right="""
        amount: {value: 500, unit: milligram}
        cautions: The guide names 500 milligrams.
    """,
)


@topic_check(UNIT_SLIP)
def unit_slip(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find analyses whose spreads differ so much that some of their numbers must be in another unit."""
    for analysis in topic.analyses:
        if analysis.record.measure != "MD":
            continue
        spreads = sorted(_spreads(analysis), key=lambda spread: spread[0])
        jumps = [(b[0] / a[0], number + 1) for number, (a, b) in enumerate(pairwise(spreads))]
        widest, split = max(jumps, default=(1.0, 0))
        if widest > _SLIP:
            below, above = spreads[:split], spreads[split:]
            odd, others = (below[-1], above[0]) if len(below) <= len(above) else (above[0], below[-1])
            message = f"a spread of {odd[0]:g} beside one of {others[0]:g}: are these in one unit?"
            hint = "1 milligram is 1,000 micrograms; give all numbers in the unit of the analysis"
            yield UNIT_SLIP.at(odd[1], message, hint)


def _spreads(analysis: Placed[Analysis]) -> Iterator[tuple[float, Place]]:
    """Yield standard deviations above zero with their places; for rows without them, half the width of the interval."""
    for row, place in rows_of(analysis):
        deviations = [(arm.sd, place / name / "sd") for name, arm in _arms(row) if arm.sd]
        yield from deviations
        if not deviations and row.interval and row.interval[1] > row.interval[0]:
            yield (row.interval[1] - row.interval[0]) / 2, place / "interval"


def rows_of(analysis: Placed[Analysis]) -> Iterator[tuple[Row, Place]]:
    """Yield each row of an analysis and its place."""
    for number, row in enumerate(analysis.record.rows):
        yield row, analysis.place / "rows" / number


def _effects(analysis: Placed[Analysis]) -> Iterator[tuple[str, float, tuple[float, ...], Place]]:
    """Yield every published effect: label, estimate, interval (empty if unknown) and place."""
    for row, place in rows_of(analysis):
        if row.estimate is not None:
            yield row.label, row.estimate, row.interval or (), place
    for number, result in enumerate(analysis.record.published):
        yield result.label, result.estimate, result.interval, analysis.place / "published" / number


def _arms(row: Row) -> Iterator[tuple[str, Arm]]:
    for name, arm in (("intervention", row.intervention), ("comparator", row.comparator)):
        if arm is not None:
            yield name, arm


def with_outcome(topic: TopicContent) -> Iterator[tuple[Placed[Analysis], Outcome]]:
    """Yield every analysis that has an existing outcome, with that outcome."""
    outcomes = {outcome.id: outcome for outcome in topic.results.record.outcomes} if topic.results else {}
    for analysis in topic.analyses:
        if analysis.record.outcome in outcomes:
            yield analysis, outcomes[analysis.record.outcome]
