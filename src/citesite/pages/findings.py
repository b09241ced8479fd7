"""Summaries of findings and fact boxes: one row an outcome, every number from an analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citesite.evidence.rounding import decimals, fixed, shortest
from citesite.pages.claims import CertaintyView, StatedEffect, certainty, stated_effect
from citesite.pages.numbering import Html, optional
from citesite.pages.page import PageInput
from citesite.pages.people import People, people
from citesite.records import Analysis, Finding, Findings, Outcome
from citesite.records.results import RATIOS
from citesite.values.selection import Selected, selected

if TYPE_CHECKING:
    from citesite.evidence.analysis import Computed


class RelativeEffect(NamedTuple):
    """The relative effect, or the difference of an outcome that is measured."""

    measure: str
    unit: str
    estimate: str
    interval: tuple[str, ...]
    is_lower: bool
    size: str
    """The estimate without its sign."""
    sizes: tuple[str, ...]
    """The limits of the interval without their signs, the smaller one first."""
    is_one_sided: bool
    """Whether the interval leaves no room for no difference."""


class Behind(NamedTuple):
    """How many people and studies a number rests on, as far as the records say."""

    n: str
    studies: int
    review: str
    """What a systematic review says of its studies; empty for single studies."""


class FindingRow(NamedTuple):
    """One outcome."""

    kind: str
    """`benefit` or `harm`; empty for a row that the record calls neither."""
    name: str
    time: str
    people: str
    without: str
    """How many people have it without the intervention; empty if the studies do not say, as are the next five."""
    with_: str
    difference: str
    change: str
    interval: tuple[str, ...]
    changes: tuple[str, ...]
    effect: RelativeEffect | None
    certainty: CertaintyView
    statement: StatedEffect | None
    in_words: Html
    has_evidence: bool
    searched: bool
    behind: Behind | None
    href: str
    """A link to the claim that tells more; empty for none."""


class FindingsView(NamedTuple):
    """A summary of findings, or a fact box."""

    id: str
    aliases: tuple[str, ...]
    title: str
    population: str
    intervention: str
    comparator: str
    per: str
    rows: tuple[FindingRow, ...]
    note: Html


_NO_PEOPLE = People("", "", "", "", (), ())


def findings(record: Findings, page: PageInput) -> FindingsView:
    """Return a summary of findings, or a fact box."""
    per = int(record.per)
    return FindingsView(
        id=record.id,
        aliases=page.aliases(record.id),
        title=record.title,
        population=record.population,
        intervention=record.intervention,
        comparator=record.comparator,
        per=f"{per:,}",
        rows=tuple(_row(finding, per, page) for finding in record.outcomes),
        note=optional(record.note),
    )


def _row(record: Finding, per: int, page: PageInput) -> FindingRow:
    assert page.topic is not None
    outcome = page.topic.outcomes[record.outcome]
    claim = page.topic.claims[record.claim] if record.claim else None
    found, effect, behind = _numbers(record, outcome, page)
    counted = (people(found, per) if found else None) or _NO_PEOPLE
    return FindingRow(
        kind=record.kind or "",
        name=record.label or outcome.lay_name,
        time=found.time if found else "",
        people=found.people if found else "",
        without=counted.without,
        with_=counted.with_,
        difference=counted.difference,
        change=counted.change,
        interval=counted.interval,
        changes=counted.changes,
        effect=effect,
        certainty=certainty(claim.certainty if claim else None),
        statement=stated_effect(claim, outcome),
        in_words=optional(record.in_words),
        has_evidence=(claim is not None and not claim.nothing_found) or record.analysis is not None,
        searched=record.searched,
        behind=behind,
        href=page.to_place(f"#{claim.id}") if claim else "",
    )


def _numbers(
    record: Finding, outcome: Outcome, page: PageInput
) -> tuple[Selected | None, RelativeEffect | None, Behind | None]:
    """Return the numbers of the analysis that a finding names, if it names one."""
    if record.analysis is None or page.topic is None:
        return None, None, None
    analysis = page.topic.analyses[record.analysis]
    computed = page.topic.values.computed(analysis.id)
    found = selected(analysis, computed, record)
    # A rule has refused selections that do not fit.
    assert isinstance(found, Selected)
    return found, _effect(found, analysis, computed, outcome), _behind(found, analysis, computed, page)


def _effect(found: Selected, analysis: Analysis, computed: Computed, outcome: Outcome) -> RelativeEffect | None:
    result = found.effect
    if result is None:
        return None
    row = analysis.rows[found.row] if found.row is not None else None
    given = (row.estimate, *(row.interval or ())) if row and row.estimate is not None else ()
    places = decimals(*given) if given else 2 if computed.measure in RATIOS else 1
    return RelativeEffect(
        measure=computed.measure,
        unit=analysis.unit or outcome.unit or "",
        estimate=fixed(result.estimate, places),
        interval=(fixed(result.low, places), fixed(result.high, places)),
        is_lower=result.estimate < 0,
        size=fixed(abs(result.estimate), places),
        sizes=tuple(fixed(limit, places) for limit in sorted((abs(result.low), abs(result.high)))),
        is_one_sided=result.low * result.high > 0,
    )


def _behind(found: Selected, analysis: Analysis, computed: Computed, page: PageInput) -> Behind:
    rows = [analysis.rows[found.row]] if found.row is not None else list(analysis.rows)
    if found.row is None and computed.pooled:
        rows = [row for row, one in zip(rows, computed.rows, strict=True) if one.effect]
    totals = [arm.total or arm.n for row in rows for arm in (row.intervention, row.comparator) if arm]
    count = sum(total for total in totals if total) if totals and all(totals) else None
    card = page.library.sources[rows[0].source]
    is_review = card.design == "systematic-review" and found.row is not None
    if count is None and len(rows) == 1:
        count = card.n
    return Behind(
        n=shortest(count) if count is not None else "",
        studies=0 if is_review else len(rows),
        review=rows[0].people or "" if is_review else "",
    )
