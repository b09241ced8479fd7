"""What experts ask of studies that are put together: how, how much they differ, and what rests on a single one."""

from __future__ import annotations

import math
from typing import NamedTuple

from citesite.evidence.analysis import Computed, without_each
from citesite.evidence.pooling import Pooled
from citesite.evidence.rounding import fixed
from citesite.pages.numbering import Html, optional
from citesite.pages.numbers import interval_of
from citesite.records import Analysis, Outcome
from citesite.records.bias import BIAS_DOMAINS


class Spread(NamedTuple):
    """How much pooled studies differ."""

    tau2: str
    """The variance between studies; empty for a fixed effect."""
    tau2_interval: tuple[str, ...]
    i2: str
    q: str
    df: int
    p: str
    """The P value of Q; empty where it is below 0.001."""


class SubgroupTest(NamedTuple):
    """The test for differences between subgroups."""

    q: str
    df: int
    p: str


class Without(NamedTuple):
    """The pooled effect without one study."""

    name: str
    estimate: str
    interval: tuple[str, ...]


class Among(NamedTuple):
    """Among how many people with the intervention one more, or one fewer, has the outcome."""

    is_more: bool
    people: str
    """Empty for no difference."""


class Needed(NamedTuple):
    """Numbers needed at one baseline risk."""

    population: str
    time: str
    number: Among
    limits: tuple[Among, Among]


class BiasRow(NamedTuple):
    """How one study was judged."""

    name: str
    tool: str
    judgements: tuple[str, ...]
    """A judgement for each of `BiasTable.domains`, empty for none."""
    overall: str
    why: Html


class BiasTable(NamedTuple):
    """Risk of bias of the studies in a figure."""

    domains: tuple[str, ...]
    rows: tuple[BiasRow, ...]


class Statistics(NamedTuple):
    """What is below a forest plot for experts."""

    model: str
    """Empty if the studies are not put together."""
    hksj: bool
    why_wald: str
    """Why the interval is the plain one: few, alike or chosen; empty if it is not, or the effect is fixed."""
    spread: Spread | None
    between: SubgroupTest | None
    corrected: tuple[str, ...]
    """The studies to which 0.5 was added."""
    without: tuple[Without, ...]
    needed: tuple[Needed, ...]
    size: str
    """Whether patients would notice the difference: noticeable, too-small or unsure; empty where nobody says."""
    smallest: str
    """The smallest difference they notice, with its unit."""
    bias: BiasTable | None


def statistics(analysis: Analysis, found: Computed, outcome: Outcome | None, places: int) -> Statistics | None:
    """Return what experts ask of an analysis; None if there is nothing to say.

    Args:
        analysis: the record.
        found: its effects.
        outcome: what it is about.
        places: the decimals of effects in its figure.
    """
    pooled = found.pooled
    labels = [row.label for row in analysis.rows]
    said = Statistics(
        model=pooled.model if pooled else "",
        hksj=pooled.hksj if pooled else False,
        why_wald=_why_wald(analysis, pooled) if pooled else "",
        spread=spread_of(pooled) if pooled else None,
        between=SubgroupTest(fixed(found.between.q, 2), found.between.df, _p(found.between.p))
        if found.between
        else None,
        corrected=tuple(
            label for label, row in zip(labels, found.rows, strict=True) if row.effect and row.effect.is_corrected
        ),
        without=tuple(
            Without(labels[number], fixed(one.effect.estimate, places), interval_of(one.effect, places))
            for number, one in without_each(analysis, found)
        ),
        needed=_needed(analysis, found, is_good=bool(outcome and outcome.desirable)),
        size=found.size or "",
        smallest=_smallest(analysis, outcome) if found.size else "",
        bias=_bias(analysis),
    )
    has_something = said.model or said.corrected or said.needed or said.size or said.bias
    return said if has_something else None


def spread_of(pooled: Pooled) -> Spread:
    """Return how much pooled studies differ."""
    is_random = pooled.tau2_interval is not None
    return Spread(
        tau2=_small(pooled.tau2) if is_random else "",
        tau2_interval=tuple(map(_small, pooled.tau2_interval or ())),
        i2=fixed(pooled.i2, 0),
        q=fixed(pooled.q, 2),
        df=pooled.df,
        p=_p(pooled.q_p),
    )


def _why_wald(analysis: Analysis, pooled: Pooled) -> str:
    if pooled.hksj or not pooled.model.startswith("random-"):
        return ""
    if analysis.hksj is False or pooled.model in ("random-dl", "random-mh"):
        return "chosen"
    return "few" if pooled.df < 2 else "alike"


def _needed(analysis: Analysis, found: Computed, *, is_good: bool) -> tuple[Needed, ...]:
    def among(number: float) -> Among:
        is_more = number > 0
        if math.isinf(number):
            return Among(is_more, "")
        # Rounded so that no benefit looks larger, and no harm smaller, than it is.
        size = abs(number)
        return Among(is_more, f"{max(1, math.ceil(size - 1e-9) if is_more == is_good else math.floor(size + 1e-9)):,}")

    needed = []
    for risk, one in zip(analysis.baseline_risks, found.absolutes, strict=False):
        number, low, high = one.numbers_needed
        needed.append(Needed(risk.label, risk.time, among(number), (among(low), among(high))))
    return tuple(needed)


def _smallest(analysis: Analysis, outcome: Outcome | None) -> str:
    smallest = outcome.scale.minimal_important_difference if outcome and outcome.scale else None
    unit = analysis.unit or (outcome.unit if outcome else None) or ""
    return f"{smallest:g} {unit}".strip() if smallest else ""


def _bias(analysis: Analysis) -> BiasTable | None:
    judged = [(row.label, row.risk_of_bias) for row in analysis.rows if row.risk_of_bias]
    if not judged:
        return None
    domains = [name for name in BIAS_DOMAINS if any(name in one.domains for _, one in judged)]
    rows = (
        BiasRow(label, one.tool, tuple(one.domains.get(name, "") for name in domains), one.overall, optional(one.why))
        for label, one in judged
    )
    return BiasTable(tuple(domains), tuple(rows))


def _p(value: float) -> str:
    return fixed(value, 2 if value >= 0.1 else 3) if value >= 0.001 else ""


def _small(number: float) -> str:
    """Write a number of any size with two significant figures."""
    return fixed(number, min(max(0, 1 - math.floor(math.log10(number))), 8)) if number > 0 else "0"
