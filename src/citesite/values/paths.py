"""Paths: the values of an analysis by the names that texts use.

In: an analysis and what `evidence` computed of it. Out: a table from path to `Value`. What an analysis does not have is
not in its table, so that asking for it is an error and never a wrong number.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from citesite.evidence.rounding import decimals
from citesite.records import Analysis, Arm, Outcome
from citesite.values.printing import Kind, Value

if TYPE_CHECKING:
    # Only a topic with analyses pays for the arithmetic.
    from citesite.evidence.absolute import Absolute
    from citesite.evidence.analysis import Computed
    from citesite.evidence.effects import Effect

Values = Mapping[str, Value]
Found = Iterator[tuple[str, Value]]


@dataclass(frozen=True, slots=True)
class PathKind:
    """One kind of path, for the documentation and for hints."""

    path: str
    """The path, with <words> for the parts that depend on the analysis."""
    about: str
    """What its value is."""


PATHS: tuple[PathKind, ...] = (
    PathKind("pooled", "all studies put together, where the analysis has a model"),
    PathKind("prediction", "the range in which the effect in a new study is expected"),
    PathKind("i2", "I², how much of the differences between studies is more than chance"),
    PathKind("studies", "how many studies the analysis has"),
    PathKind("people", "how many people are in both groups of all studies"),
    PathKind("intervention", "events and people of the intervention groups, added up over studies"),
    PathKind("comparator", "the same for the comparator groups"),
    PathKind("subgroups.<subgroup>", "the studies of one subgroup put together"),
    PathKind("published.<source>", "a published result to compare with"),
    PathKind("rows.<row>", "the effect one study found"),
    PathKind("rows.<row>.intervention", "one study's intervention group"),
    PathKind("rows.<row>.comparator", "one study's comparator group"),
    PathKind("per-hundred.with", "of 100 people with the intervention, from the baseline risk and the pooled effect"),
    PathKind("per-hundred.without", "of 100 people without it: the baseline risk"),
    PathKind("per-hundred.difference", "with less without"),
    PathKind("per-thousand.with", "the same three of 1,000 people; with several baseline risks"),
    PathKind("per-thousand.without", "per-thousand.<label of the risk>.without and so on"),
    PathKind("per-thousand.difference", "with less without"),
)
"""Every kind of path. An effect, and a computed share, can be followed by .low, .high or .interval."""
GROUP_PATHS: tuple[PathKind, ...] = (
    PathKind("events", "how many had the outcome"),
    PathKind("total", "how many people are in the group"),
    PathKind("percent", "the share that had the outcome, in percent"),
    PathKind("per-hundred", "the same of 100 people"),
    PathKind("per-thousand", "the same of 1,000 people"),
    PathKind("mean", "the mean, with the unit of the outcome"),
    PathKind("n", "how many people the mean is of"),
)
"""The names that may follow a group."""


def values_of(analysis: Analysis, outcome: Outcome | None, computed: Computed) -> Values:
    """Return the values of an analysis by path."""
    unit = analysis.unit or (outcome.unit if outcome else None) or ""
    found = dict(_of_rows(analysis, computed, unit))
    pooled = computed.pooled
    found["studies"] = Value("count", pooled.studies if pooled else len({row.source for row in analysis.rows}))
    found |= dict(_of_all(analysis))
    if pooled:
        found |= dict(_limits("pooled", _value(_three(pooled.effect), computed, unit)))
        found["i2"] = Value("share", pooled.i2)
        if pooled.prediction:
            three = pooled.effect.estimate, *pooled.prediction
            limits = dict(_limits("prediction", _value(three, computed, unit)))
            found |= limits | {"prediction": limits.pop("prediction.interval")}
    for subgroup in computed.subgroups:
        found |= dict(
            _limits(f"subgroups.{slug(subgroup.name)}", _value(_three(subgroup.pooled.effect), computed, unit))
        )
    risks = analysis.baseline_risks
    for risk, one in zip(risks, computed.absolutes, strict=False):
        for name in filter(None, (risk.id, slug(risk.label))):
            found |= dict(_per_people("" if len(risks) == 1 else f"{name}.", one))
    for result in analysis.published:
        three = result.estimate, result.interval[0], result.interval[1]
        found |= dict(_limits(f"published.{result.source}", _value(three, computed, unit, is_given=True)))
    return {short: value for path, value in found.items() for short in _shorter(path, analysis)} | found


def _shorter(path: str, analysis: Analysis) -> Iterator[str]:
    """Yield shorter forms of a path: a row with an id is called by it, and a group by what it was given."""
    parts = path.split(".")
    if parts[0] == "rows" and parts[1] in {row.id for row in analysis.rows}:
        del parts[0]
        yield ".".join(parts)
    for side, words in (("intervention", analysis.intervention), ("comparator", analysis.comparator)):
        if side in parts[:3]:
            yield ".".join(slug(words) if part == side else part for part in parts)


def _three(effect: Effect) -> tuple[float, float, float]:
    return effect.estimate, effect.low, effect.high


def _value(three: tuple[float, float, float], computed: Computed, unit: str, *, is_given: bool = False) -> Value:
    """Return an effect with its limits. A risk difference is per as many people as its analysis says."""
    measure = computed.measure
    difference: Kind = "per-thousand" if computed.per == 1000 else "per-hundred"
    kinds: dict[str, Kind] = {
        "RR": "ratio",
        "OR": "odds",
        "HR": "odds",
        "IRR": "odds",
        "RD": difference,
        "percent-change": "percent",
    }
    kind = kinds.get(measure, "difference")
    return Value(
        kind,
        *three,
        measure="" if measure == "percent-change" else measure,
        unit=unit if kind == "difference" else "",
        is_change=kind not in ("ratio", "odds"),
        decimals=decimals(*three) if is_given else None,
    )


def _limits(path: str, value: Value) -> Found:
    """Return a value with an interval, and its limits, by name."""
    yield path, value
    if value.low is not None and value.high is not None:
        one = replace(value, low=None, high=None, is_limit=True)
        yield f"{path}.low", replace(one, number=value.low)
        yield f"{path}.high", replace(one, number=value.high)
        yield f"{path}.interval", replace(value, is_interval=True)


def _of_rows(analysis: Analysis, computed: Computed, unit: str) -> Found:
    for name, number in row_names(analysis):
        row, found = analysis.rows[number], computed.rows[number]
        path = f"rows.{name}"
        if found.effect is not None:
            yield from _limits(path, _value(_three(found.effect), computed, unit, is_given=found.origin == "published"))
        for side, arm in (("intervention", row.intervention), ("comparator", row.comparator)):
            if arm is not None:
                yield from _of_arm(f"{path}.{side}", arm, unit)


def row_names(analysis: Analysis) -> Iterator[tuple[str, int]]:
    """Return the names of rows with their positions: their id, then source and label if they identify one row.

    A label that several rows share is followed by the subgroup: after-8-weeks-everyone.
    """
    rows = analysis.rows
    sources = Counter(row.source for row in rows)
    labels = Counter(slug(row.label) for row in rows)
    # An id is never the name of another row.
    taken: set[str] = set()
    ids = {row.id for row in rows}
    for number, row in enumerate(rows):
        label = slug(row.label)
        long = slug(f"{row.subgroup or ''} {row.label}")
        names = [row.id] if row.id else []
        names += [row.source] if sources[row.source] == 1 else []
        names.append(label if labels[label] == 1 else long)
        for name in names:
            if name and name not in taken and (name == row.id or name not in ids):
                taken.add(name)
                yield name, number


def slug(text: str) -> str:
    """Return a text as an id: lower case, with hyphens for all but letters and digits; 2,000 becomes 2000."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=\d),(?=\d{3})", "", ascii_text)).strip("-")


def _is_counted(arm: Arm | None) -> bool:
    return arm is not None and arm.events is not None and arm.total is not None


def added_up(analysis: Analysis) -> dict[str, Arm]:
    """Return the sums of both groups over studies, or {} if counts are missing or must not be added up."""
    rows = [(row.intervention, row.comparator) for row in analysis.rows]
    if (analysis.why_not_pool and len(rows) > 1) or not all(_is_counted(arm) for pair in rows for arm in pair):
        return {}
    added = {}
    for side, arms in zip(("intervention", "comparator"), zip(*rows, strict=True), strict=True):
        events, total = (sum(getattr(arm, name) for arm in arms) for name in ("events", "total"))
        added[side] = Arm(events=events, total=total)
    return added


def _of_all(analysis: Analysis) -> Found:
    groups = added_up(analysis)
    for side, arm in groups.items():
        yield from _of_arm(side, arm, "")
    if groups:
        yield "people", Value("count", sum(arm.total or 0 for arm in groups.values()))


def _of_arm(path: str, arm: Arm, unit: str) -> Found:
    share = arm.percent
    if arm.total is not None:
        yield f"{path}.total", Value("count", arm.total)
    if arm.events is not None and arm.total is not None:
        yield path, Value("arm", arm.events, whole=arm.total)
        yield f"{path}.events", Value("count", arm.events, whole=arm.total)
        share = 100 * arm.events / arm.total
    if share is not None:
        is_given = arm.percent is not None and share == arm.percent
        yield f"{path}.percent", Value("percent", share, decimals=decimals(share) if is_given else None)
        yield f"{path}.per-hundred", Value("per-hundred", share)
        yield f"{path}.per-thousand", Value("per-thousand", 10 * share)
    if arm.mean is not None:
        yield f"{path}.mean", Value("mean", arm.mean, unit=unit, decimals=decimals(arm.mean, arm.sd or 0), sd=arm.sd)
    if arm.n is not None:
        yield f"{path}.n", Value("count", arm.n)


def _per_people(name: str, one: Absolute) -> Found:
    for word, factor in (("per-hundred", 100), ("per-thousand", 1000)):
        kind: Kind = "per-hundred" if factor == 100 else "per-thousand"
        path = f"{word}.{name}"
        yield f"{path}without", Value(kind, one.without * factor)
        yield from _limits(
            f"{path}with", Value(kind, one.with_ * factor, one.with_low * factor, one.with_high * factor)
        )
        low, high = one.difference_low * factor, one.difference_high * factor
        yield from _limits(f"{path}difference", Value(kind, one.difference * factor, low, high, is_change=True))
