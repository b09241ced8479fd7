"""Selection: the numbers of an analysis that an icon array, a summary of findings or a fact box shows.

In: an analysis, what was computed of it, and which of its numbers are wanted. Out: those numbers, or why there are
none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from citesite.records import Analysis, Arm, Selection
from citesite.records.results import ON_RISKS

if TYPE_CHECKING:
    # Only a topic with analyses pays for the arithmetic.
    from citesite.evidence.absolute import Absolute
    from citesite.evidence.analysis import Computed
    from citesite.evidence.effects import Effect

Refusal = Literal["no-such-row", "several-rows", "no-such-baseline", "several-baselines", "not-pooled"]
"""Why nothing is selected: no row has that label; several have it; no baseline risk has that label; there are several
baseline risks and none is named; the studies are not put together and no row is named."""


@dataclass(frozen=True, slots=True)
class Selected:
    """The selected numbers."""

    effect: Effect | None
    """The effect, in the unit of the analysis."""
    shares: Absolute | None
    """The risks without and with the intervention; None if the outcome is not counted or has no numbers."""
    has_interval: bool
    """Whether `shares` has an interval."""
    row: int | None
    """The position of the row; None for pooled studies."""
    people: str
    """The population."""
    time: str
    """The time frame, or "" if the analysis does not say."""


def selected(analysis: Analysis, computed: Computed, wanted: Selection) -> Selected | Refusal:
    """Return the numbers that a selection names."""
    if wanted.row is not None:
        found = [
            number
            for number, row in enumerate(analysis.rows)
            if row.label == wanted.row and wanted.subgroup in (None, row.subgroup)
        ]
        if len(found) != 1:
            return "several-rows" if found else "no-such-row"
        return _of_row(analysis, computed, found[0])
    if computed.pooled is None and len(analysis.rows) > 1:
        return "not-pooled"
    return _of_all(analysis, computed, wanted.baseline)


def _of_row(analysis: Analysis, computed: Computed, number: int) -> Selected:
    # Imported here because only topics with analyses need the arithmetic.
    from citesite.evidence.absolute import Absolute, absolute

    row, effect = analysis.rows[number], computed.rows[number].effect
    without, with_ = _share(row.comparator), _share(row.intervention)
    shares = None
    if without is not None and effect and computed.measure in ON_RISKS:
        shares = absolute(effect.scaled(1 / computed.per), without)
    elif without is not None and with_ is not None:
        shares = Absolute(without, with_, with_, with_)
    return Selected(effect, shares, effect is not None, number, row.people or "", row.follow_up or "")


def _of_all(analysis: Analysis, computed: Computed, label: str | None) -> Selected | Refusal:
    risks = analysis.baseline_risks
    if label is None and not risks and len(analysis.rows) == 1:
        return _of_row(analysis, computed, 0)
    if not computed.absolutes:
        return Selected(computed.effect, None, True, None, "", "")
    found = [number for number, risk in enumerate(risks) if label in (None, risk.label)]
    if len(found) != 1:
        return "several-baselines" if found else "no-such-baseline"
    risk = risks[found[0]]
    return Selected(computed.effect, computed.absolutes[found[0]], True, None, risk.label, risk.time)


def _share(arm: Arm | None) -> float | None:
    """Return the share of a group that had the outcome."""
    if arm is None:
        return None
    if arm.events is not None and arm.total is not None:
        return arm.events / arm.total
    return arm.percent / 100 if arm.percent is not None else None
