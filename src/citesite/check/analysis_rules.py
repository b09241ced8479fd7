"""Rules about numbers: those that no study can have found, that cannot be put together, or that disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from citesite.check.known import Known
from citesite.diagnostics import Diagnostic, Place, error
from citesite.records import Analysis, Arm, Outcome, Placed, Row, TopicContent
from citesite.values.topic import TopicWithValues

if TYPE_CHECKING:
    from citesite.evidence.analysis import Computed

_COUNTS, _MEANS = ("events", "total", "percent"), ("mean", "sd", "n")
_FIELDS = {"dichotomous": _COUNTS, "continuous": _MEANS}
_MEASURES = {
    "dichotomous": ("RR", "OR", "HR", "RD", "in-words"),
    "continuous": ("MD", "SMD", "percent-change", "in-words"),
}
_MEANING = {"dichotomous": "is counted", "continuous": "is measured on a scale"}
_MASSES = ("microgram", "milligram", "gram")
_MASS_OF = {"µg": "microgram", "μg": "microgram", "mcg": "microgram", "mg": "milligram", "g": "gram"} | {
    f"{name}{ending}": name for name in _MASSES for ending in ("", "s")
}
_MASS = re.compile(rf"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)\s*({'|'.join(sorted(_MASS_OF, key=len, reverse=True))})\b")
_SLIP = 300.0
"""Spreads of one outcome that differ by more have different units: milligrams and micrograms differ by 1,000."""


def impossible_number(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A number is one that no study can have found."""
    for analysis in topic.analyses:
        for row, place in _rows(analysis):
            for name, arm in _arms(row):
                for field, message in _impossible_in(arm):
                    yield error("impossible-number", place / name / field, f'row "{row.label}" {message}')
        for label, estimate, interval, place in _effects(analysis):
            for field, value in (("estimate", estimate), *(("interval", limit) for limit in interval)):
                if why_not := _impossible_effect(analysis.record, value):
                    message = f'"{label}" has {value:g} as {analysis.record.measure}; {why_not}'
                    yield error("impossible-number", place / field, message)


def _impossible_in(arm: Arm) -> Iterator[tuple[str, str]]:
    if arm.events is not None and arm.total is not None:
        if arm.events > arm.total:
            yield "events", f"has {arm.events} people with the outcome among {arm.total}"
        elif arm.percent is not None:
            from citesite.evidence.agreement import printed_decimals

            share = 100 * arm.events / arm.total
            if abs(share - arm.percent) > 0.5 * 10.0 ** -printed_decimals(arm.percent) + 1e-9:
                yield "percent", f"says {arm.percent:g} in 100, but {arm.events} of {arm.total} is {share:.3g} in 100"
    if arm.sd == 0:
        yield "sd", "has a standard deviation of zero, as if all people were alike"
    elif arm.sd is not None and arm.n == 1:
        yield "n", "has a standard deviation among one person"


def _impossible_effect(analysis: Analysis, value: float) -> str:
    """Why a value cannot be an effect or a limit of its interval; nothing where it can."""
    if analysis.measure in ("RR", "OR", "HR") and value <= 0:
        return "a ratio is above zero"
    if analysis.measure == "RD" and abs(value) > (1000 if analysis.unit == "people in 1,000" else 100):
        return f"the difference cannot be more than all {analysis.unit or 'people in 100'}"
    return ""


def interval_excludes_estimate(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """An estimate lies outside its interval, or the interval's limits stand the wrong way round."""
    hint = "look at the signs and the decimal points; write the lower limit first"
    for analysis in topic.analyses:
        for label, estimate, interval, place in _effects(analysis):
            if interval and not interval[0] <= estimate <= interval[1]:
                message = f'"{label}" has {estimate:g} outside its interval {interval[0]:g} to {interval[1]:g}'
                yield error("interval-excludes-estimate", place / "interval", message, hint)


def one_group(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A row has the numbers of one group only, so that nothing is compared."""
    for analysis in topic.analyses:
        for row, place in _rows(analysis):
            given = [name for name, _ in _arms(row)]
            if len(given) == 1:
                other = "comparator" if given[0] == "intervention" else "intervention"
                message = f'row "{row.label}" has the numbers of the {given[0]} group and none of the {other} group'
                hint = f"add {other}:, or give the published estimate: or result: instead"
                yield error("one-group", place / given[0], message, hint)


def mixed_measures(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A measure, a unit or a row's numbers do not fit what is measured."""
    for analysis, outcome in _with_outcome(topic):
        record, kind = analysis.record, outcome.kind
        if record.measure not in _MEASURES[kind]:
            message = f'analysis "{record.id}" has the measure {record.measure}, but its outcome {_MEANING[kind]}'
            hint = f"{', '.join(_MEASURES[kind])} would fit, or the outcome is another one"
            yield error("mixed-measures", analysis.place / "measure", message, hint)
            continue
        if record.measure == "in-words":
            yield from _numbers_among_words(analysis)
            continue
        if record.measure == "RD" and record.unit not in (None, "people in 100", "people in 1,000"):
            message = f'analysis "{record.id}" gives a difference in risk in "{record.unit}"'
            hint = "write unit: people in 100, or people in 1,000"
            yield error("mixed-measures", analysis.place / "unit", message, hint)
        for row, place in _rows(analysis):
            for name, arm in _arms(row):
                wrong = [f for f in (*_COUNTS, *_MEANS) if f not in _FIELDS[kind] and getattr(arm, f) is not None]
                if wrong:
                    message = f'row "{row.label}" gives {" and ".join(wrong)} for an outcome that {_MEANING[kind]}'
                    hint = f"such an outcome has {', '.join(_FIELDS[kind])}; another kind of result is another analysis"
                    yield error("mixed-measures", place / name / wrong[0], message, hint)
                    break


def _numbers_among_words(analysis: Placed[Analysis]) -> Iterator[Diagnostic]:
    for row, place in _rows(analysis):
        if row.estimate is not None or any(True for _ in _arms(row)):
            message = f'row "{row.label}" gives numbers in an analysis of findings in words'
            yield error("mixed-measures", place, message, "give the analysis the measure of its numbers")


def unit_slip(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """The spreads in an analysis of one unit differ so much that some of its numbers must be in another unit."""
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
            yield error("unit-slip", odd[1], message, hint)


def _spreads(analysis: Placed[Analysis]) -> Iterator[tuple[float, Place]]:
    """Standard deviations above zero and where they stand; of rows without them, half the width of their interval."""
    for row, place in _rows(analysis):
        deviations = [(arm.sd, place / name / "sd") for name, arm in _arms(row) if arm.sd]
        yield from deviations
        if not deviations and row.interval and row.interval[1] > row.interval[0]:
            yield (row.interval[1] - row.interval[0]) / 2, place / "interval"


def dose_unit_slip(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A dose has the number of another one of its substance, or of its own texts, with another unit of mass."""
    seen: dict[tuple[str, float], str] = {}
    for option in topic.dosing_options:
        amount = option.record.amount
        if amount.unit not in _MASSES:
            continue
        texts = (
            option.record.population,
            option.record.cautions or "",
            *(e.note or "" for e in option.record.evidence),
        )
        written = {_MASS_OF[match[2]] for match in _MASS.finditer(" ".join(texts)) if _number(match[1]) == amount.value}
        other = seen.setdefault((option.record.substance.casefold(), amount.value), amount.unit)
        doubtful = sorted((written | {other}) - {amount.unit}) if amount.unit not in written else []
        if doubtful:
            message = (
                f'dosing option "{option.record.id}" gives {amount.value:,g} {amount.unit},'
                f" elsewhere the same number stands with {doubtful[0]}"
            )
            hint = "1 milligram is 1,000 micrograms; look up which unit the source gives"
            yield error("unit-slip", option.place / "amount", message, hint)


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def pooled_against_reason(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """An analysis says how its studies are put together and why they must not be."""
    for analysis in topic.analyses:
        if analysis.record.model and analysis.record.why_not_pool:
            message = f'analysis "{analysis.record.id}" has a model and a reason not to pool'
            yield error("pooled-against-reason", analysis.place / "model", message, "take one of them away")


def same_people_twice(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """Two rows that are put together report one study, so that its people would be counted twice."""
    for analysis in topic.analyses:
        if not analysis.record.model or analysis.record.why_not_pool:
            continue
        first: dict[str, Row] = {}
        for row, place in _rows(analysis):
            source = known.sources.get(row.source)
            study = row.study or (source and source["study"]) or row.source
            earlier = first.setdefault(study.casefold(), row)
            if earlier is not row:
                message = f'rows "{earlier.label}" and "{row.label}" are of one study ({study}): its people count twice'
                hint = "keep one; if the people differ, give each row its own study:"
                yield error("same-people-twice", place / "source", message, hint)


def nothing_to_pool(topic: TopicWithValues, known: Known) -> Iterator[Diagnostic]:
    """An analysis has a model, and fewer than two of its rows have an effect with an interval."""
    for analysis, found in _computed(topic):
        record = analysis.record
        if not record.model or record.why_not_pool or found.pooled is not None:
            continue
        if not any(row.reason == "impossible" for row in found.rows):
            message = f'analysis "{record.id}" has not two rows that {record.model} can put together'
            hint = (
                "mantel-haenszel needs the counts of both groups in each row"
                if sum(row.effect is not None for row in found.rows) > 1
                else "give two rows or more the numbers of both groups, or an estimate with its interval"
            )
            yield error("nothing-to-pool", analysis.place / "model", message, hint)


def differs_from_published(topic: TopicWithValues, known: Known) -> Iterator[Diagnostic]:
    """A published effect is not what the numbers give, and the record does not say why."""
    hint = "mend the number that is wrong, or say under differs_because: why they differ"
    for analysis, found in _computed(topic):
        record = analysis.record
        for number, (row, result) in enumerate(zip(record.rows, found.rows, strict=True)):
            if result.published_agrees is False and result.effect and not row.differs_because:
                printed = _effect(row.estimate or 0, row.interval)
                ours = _effect(result.effect.estimate, (result.effect.low, result.effect.high))
                message = f'row "{row.label}" prints {printed}, but its groups give {ours}'
                yield error("differs-from-published", analysis.place / "rows" / number / "estimate", message, hint)
        for number, agrees in enumerate(found.published_agrees):
            published = record.published[number]
            if not agrees and found.pooled and not published.differs_because:
                pooled = found.pooled.effect
                ours = _effect(pooled.estimate, (pooled.low, pooled.high))
                printed = _effect(published.estimate, published.interval)
                message = f'"{published.label}" is {printed}, but the rows give {ours}'
                place = analysis.place / "published" / number / "estimate"
                yield error("differs-from-published", place, message, hint)


def _computed(topic: TopicWithValues) -> Iterator[tuple[Placed[Analysis], Computed]]:
    """Every analysis that has an outcome, with its effects; of two with one id, which is an error, only the last."""
    for analysis, _ in _with_outcome(topic):
        if topic.values.analyses[analysis.record.id] is analysis.record:
            yield analysis, topic.values.computed(analysis.record.id)


def _effect(estimate: float, interval: tuple[float, ...] | None) -> str:
    limits = f" ({interval[0]:.4g} to {interval[1]:.4g})" if interval else ""
    return f"{estimate:.4g}{limits}"


def _rows(analysis: Placed[Analysis]) -> Iterator[tuple[Row, Place]]:
    for number, row in enumerate(analysis.record.rows):
        yield row, analysis.place / "rows" / number


def _effects(analysis: Placed[Analysis]) -> Iterator[tuple[str, float, tuple[float, ...], Place]]:
    """Every published effect: label, estimate, interval (empty where there is none), and where it stands."""
    for row, place in _rows(analysis):
        if row.estimate is not None:
            yield row.label, row.estimate, row.interval or (), place
    for number, result in enumerate(analysis.record.published):
        yield result.label, result.estimate, result.interval, analysis.place / "published" / number


def _arms(row: Row) -> Iterator[tuple[str, Arm]]:
    for name, arm in (("intervention", row.intervention), ("comparator", row.comparator)):
        if arm is not None:
            yield name, arm


def _with_outcome(topic: TopicContent) -> Iterator[tuple[Placed[Analysis], Outcome]]:
    """Every analysis with its outcome; where that does not exist, another rule says so."""
    outcomes = {outcome.id: outcome for outcome in topic.results.record.outcomes} if topic.results else {}
    for analysis in topic.analyses:
        if analysis.record.outcome in outcomes:
            yield analysis, outcomes[analysis.record.outcome]
