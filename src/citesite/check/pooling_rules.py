"""Rules about what is computed from studies: what can be pooled, and what disagrees with the published result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from citesite.link.library import Library
from citesite.records import Analysis, Placed, Row, TopicContent
from citesite.values.topic import TopicWithValues

if TYPE_CHECKING:
    from citesite.evidence.analysis import Computed
from citesite.check.analysis_rules import is_inside, rows_of, with_outcome
from citesite.check.declaring import topic_check
from citesite.diagnostics import Diagnostic, Rule

POOLED_AGAINST_REASON = Rule(
    code="pooled-against-reason",
    summary="an analysis is pooled although it says why it must not be",
    meaning=(
        "model: pools the studies into one number, and why_not_pool: tells readers why they are not pooled. Both "
        "cannot be true, and a pooled number against the reason would mislead."
    ),
    fix="Remove one of them. If in doubt, keep the reason.",
    wrong="""
        model: fixed
        why_not_pool: There is one trial only.
    """,
    right="why_not_pool: There is one trial only.",
)


@topic_check(POOLED_AGAINST_REASON)
def pooled_against_reason(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find analyses that have both a model and a reason not to pool."""
    for analysis in topic.analyses:
        if analysis.record.model and analysis.record.why_not_pool:
            message = f'analysis "{analysis.record.id}" has a model and a reason not to pool'
            yield POOLED_AGAINST_REASON.at(analysis.place / "model", message, "remove one of them")


SAME_PEOPLE_TWICE = Rule(
    code="same-people-twice",
    summary="one study is counted twice in a pooled result, or a row is there twice",
    meaning=(
        "Trials are often reported more than once: after one year and after five, or in a paper and in a review. If "
        "two reports of the same people are pooled, the result looks more certain than it is. Reports are of one study "
        "if they are the same source, or if their sources or rows name the same study:."
    ),
    fix=(
        "Keep the row that fits the question best. If the people differ, for instance men and women, or if one source "
        "reports several trials, give each row its own study:."
    ),
    wrong="""
        - source: trial-2020
          label: The same people after a year
    """,
    right="""
        - source: trial-2020
          label: Another trial in the same report
          study: NCT00000002
    """,
)


@topic_check(SAME_PEOPLE_TWICE)
def same_people_twice(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find pooled rows that report one study, so that its people would be counted twice, and rows that are the same."""
    for analysis in topic.analyses:
        if not analysis.record.model or analysis.record.why_not_pool:
            yield from _same_rows(analysis)
            continue
        first: dict[str, Row] = {}
        for row, place in rows_of(analysis):
            source = known.sources.get(row.source)
            study = row.study or (source and source.study) or row.source
            earlier = first.setdefault(study.casefold(), row)
            if earlier is not row:
                message = f'rows "{earlier.label}" and "{row.label}" are of one study ({study}): its people count twice'
                hint = "keep one; if the people differ, give each row its own study:"
                yield SAME_PEOPLE_TWICE.at(place / "source", message, hint)


def _same_rows(analysis: Placed[Analysis]) -> Iterator[Diagnostic]:
    """Yield each row that says the same as one before it."""
    first: list[Row] = []
    for row, place in rows_of(analysis):
        bare = row.model_copy(update={"id": None})
        if bare in first:
            message = f'row "{row.label}" is there twice, with the same numbers'
            yield SAME_PEOPLE_TWICE.at(place / "source", message, "keep one, or say in what they differ")
        first.append(bare)


NOTHING_TO_POOL = Rule(
    code="nothing-to-pool",
    summary="an analysis has a model and too few results to pool",
    meaning=(
        "A pooled result needs at least two rows with the numbers of both groups or with an estimate and its interval "
        "or standard error. The methods of Mantel and Haenszel need the counts of both groups in each row; that of "
        "Peto is for odds ratios."
    ),
    fix="Add what is missing, choose another model, or leave model: out and show the rows separately.",
    wrong="""
        measure: RR
        model: random-reml    # the analysis has one row
    """,
    right="measure: RR",
)


@topic_check(NOTHING_TO_POOL)
def nothing_to_pool(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find analyses that have a model and fewer than two rows to pool."""
    for analysis, found in _computed(topic):
        record = analysis.record
        if not record.model or record.why_not_pool or found.pooled is not None:
            continue
        if not any(row.reason == "impossible" for row in found.rows):
            message = f'analysis "{record.id}" has not two rows that {record.model} can put together'
            yield NOTHING_TO_POOL.at(analysis.place / "model", message, _what_pools(record, found))


def _what_pools(record: Analysis, found: Computed) -> str:
    """Return what the model of an analysis needs and its rows have not."""
    if record.model == "peto" and record.measure != "OR":
        return "peto pools odds ratios only: write measure: OR, or choose another model"
    if sum(row.effect is not None for row in found.rows) > 1:
        return f"{record.model} needs the counts of both groups in each row, and the measure RR, OR or RD"
    return "give two rows or more the numbers of both groups, or an estimate with its interval or standard error"


DIFFERS_FROM_PUBLISHED = Rule(
    code="differs-from-published",
    summary="a published effect differs from what its numbers give",
    meaning=(
        "Every effect that can be computed from its groups, or from its rows, is computed and compared with the "
        "printed one, to half of the last printed place. Here they differ, so one of the numbers is mistyped, or the "
        "authors did something else with them. Readers must be able to trust both."
    ),
    fix=(
        "Compare the numbers with the source. If all are as printed, say under differs_because: why they differ, such "
        "as adjustment, rounding or other people analysed; readers will see it."
    ),
    wrong="""
        intervention: {events: 30, total: 50}
        comparator: {events: 20, total: 50}
        estimate: 1.8
    """,
    right="""
        intervention: {events: 30, total: 50}
        comparator: {events: 20, total: 50}
        estimate: 1.8
        differs_because: The report adjusts for age.
    """,
)


@topic_check(DIFFERS_FROM_PUBLISHED)
def differs_from_published(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find published effects that differ from the computed ones without a reason in the record."""
    hint = "correct the wrong number, or say under differs_because: why they differ"
    for analysis, found in _computed(topic):
        record = analysis.record
        for number, (row, result) in enumerate(zip(record.rows, found.rows, strict=True)):
            is_wrong = result.published_agrees is False and is_inside(row.estimate, row.interval)
            if is_wrong and result.effect and not row.differs_because:
                printed = _effect(row.estimate or 0, row.interval)
                ours = _effect(result.effect.estimate, (result.effect.low, result.effect.high))
                message = f'row "{row.label}" prints {printed}, but its groups give {ours}'
                yield DIFFERS_FROM_PUBLISHED.at(analysis.place / "rows" / number / "estimate", message, hint)
        for number, agrees in enumerate(found.published_agrees):
            published = record.published[number]
            is_wrong = not agrees and is_inside(published.estimate, published.interval)
            if is_wrong and found.pooled and not published.differs_because:
                pooled = found.pooled.effect
                ours = _effect(pooled.estimate, (pooled.low, pooled.high))
                printed = _effect(published.estimate, published.interval)
                message = f'"{published.label}" is {printed}, but the rows give {ours}'
                place = analysis.place / "published" / number / "estimate"
                yield DIFFERS_FROM_PUBLISHED.at(place, message, hint)


GROUPS_AGAINST_ESTIMATE = Rule(
    code="groups-against-estimate",
    summary="a published effect points the other way than its own groups",
    meaning=(
        "The row has more of the outcome in one group, and its published effect says that there is more in the other; "
        "or the difference in risk is not that of the two shares. The groups were taken for each other, or a sign or a "
        "number was mistyped."
    ),
    fix="Compare the numbers with the source. If all are as printed, say under differs_because: why they differ.",
    wrong="""
        intervention: {percent: 40}
        comparator: {percent: 60}
        estimate: 1.5
        interval: [1.1, 2.0]
    """,
    right="""
        intervention: {percent: 60}
        comparator: {percent: 40}
        estimate: 1.5
        interval: [1.1, 2.0]
    """,
)
_ROUNDED = 0.2
"""How far two shares in percent that were rounded to one decimal may be from their printed difference."""


@topic_check(GROUPS_AGAINST_ESTIMATE)
def groups_against_estimate(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find published effects whose groups, too few in numbers to compute the effect, point the other way."""
    # Only a topic with analyses pays for the arithmetic.
    from citesite.evidence.direction import of_effect, of_groups

    for analysis, found in _computed(topic):
        for number, (row, result) in enumerate(zip(analysis.record.rows, found.rows, strict=True)):
            groups = of_groups(row)
            if result.origin != "published" or not result.effect or groups is None or row.differs_because:
                continue
            difference = _share_difference(row) if analysis.record.measure == "RD" else None
            is_off = difference is not None and abs(difference * found.per / 100 - result.effect.estimate) > (
                _ROUNDED * found.per / 100
            )
            if is_off or of_effect(result.effect).sign * groups < 0:
                message = f'row "{row.label}" prints {_effect(row.estimate or 0, row.interval)}, against its two groups'
                place = analysis.place / "rows" / number / "estimate"
                yield GROUPS_AGAINST_ESTIMATE.at(place, message, "are the groups, or a sign, the wrong way round?")


def _share_difference(row: Row) -> float | None:
    one, other = row.intervention, row.comparator
    if one is None or other is None or one.percent is None or other.percent is None:
        return None
    return one.percent - other.percent


def _computed(topic: TopicWithValues) -> Iterator[tuple[Placed[Analysis], Computed]]:
    """Yield every analysis that has an outcome, with its effects. Of two with one id, an error, only the last."""
    for analysis, _ in with_outcome(topic):
        if topic.values.analyses[analysis.record.id] is analysis.record:
            yield analysis, topic.values.computed(analysis.record.id)


def _effect(estimate: float, interval: tuple[float, ...] | None) -> str:
    limits = f" ({interval[0]:.4g} to {interval[1]:.4g})" if interval else ""
    return f"{estimate:.4g}{limits}"
