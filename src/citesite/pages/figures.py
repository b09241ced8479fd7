"""The data of pictures: forest plots, icon arrays and tables of directions, each with the numbers it is drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citesite.evidence.rounding import decimals, half_up
from citesite.pages.geometry import Effect, direction, forest, icons, strip, whole
from citesite.pages.page import Context, Desk
from citesite.records import Analysis, Figure, Outcome, Row
from citesite.values.selection import Selected, selected

if TYPE_CHECKING:
    # Imported here because only topics with analyses need the arithmetic.
    from citesite.evidence.analysis import Computed, ComputedRow
    from citesite.evidence.effects import Effect as Result

RATIOS = ("RR", "OR", "HR")
_MARKS = {"more": "M.5.55v.26M.37.68h.26", "fewer": "M.37.68h.26"}
"""What is drawn on a person who has the outcome only because of the intervention, or is spared it."""
_PLACES = {"RR": 2, "OR": 2, "HR": 2, "RD": 1, "percent-change": 1}


def figure(record: Figure, table: Context, desk: Desk) -> Context:
    """A picture of an analysis.

    Args:
        record: which picture.
        table: the analysis as its table shows it; the picture stands in it.
        desk: the page's desk.
    """
    assert desk.topic is not None
    analysis = desk.topic.analyses[record.analysis]
    outcome = desk.topic.outcomes.get(analysis.outcome)
    computed = desk.topic.values.computed(analysis.id)
    if record.kind == "icons":
        return _icons(record, analysis, computed, outcome)
    if record.kind == "directions":
        return {"kind": "directions", **table, "rows": _directions(table["rows"], analysis, computed)}
    return _forest(record, table, analysis, computed, outcome)


def _forest(record: Figure, table: Context, analysis: Analysis, computed: Computed, outcome: Outcome | None) -> Context:
    is_ratio = computed.measure in RATIOS
    pooled = [("", computed.pooled)] if computed.pooled else []
    pooled = [(group.name, group.pooled) for group in computed.subgroups] + pooled
    drawn = forest(
        [_effect(row.effect, row.weight) for row in computed.rows],
        is_ratio=is_ratio,
        pooled=[Effect(p.effect.estimate, (p.effect.low, p.effect.high)) for _, p in pooled],
        prediction=computed.pooled.prediction if computed.pooled else None,
        compared=[Effect(p.estimate, (p.interval[0], p.interval[1])) for p in analysis.published],
    )
    places = _PLACES.get(computed.measure, 2)
    for shown, row, one, mark in zip(table["rows"], analysis.rows, computed.rows, drawn["rows"], strict=True):
        shown |= {"mark": mark, **_numbers(one, row, places)}
    diamonds = [
        {
            "name": name,
            "mark": mark,
            "estimate": fixed(one.effect.estimate, places),
            "interval": [fixed(one.effect.low, places), fixed(one.effect.high, places)],
            "studies": one.studies,
        }
        for (name, one), mark in zip(pooled, drawn["pooled"], strict=True)
    ]
    for shown, mark in zip(table["published"], drawn["compared"], strict=True):
        shown["mark"] = mark
    return {
        "kind": "forest",
        **table,
        "null": drawn["null"],
        "ticks": [{"x": tick["x"], "label": plain_number(tick["value"])} for tick in drawn["ticks"]],
        "is_ratio": is_ratio,
        "pooled": diamonds,
        "prediction": _prediction(computed, drawn["prediction"], places),
        "i2": f"{half_up(computed.pooled.i2, 0):.0f}" if computed.pooled else "",
        "model": computed.pooled.model if computed.pooled else "",
        "hksj": computed.pooled.hksj if computed.pooled else False,
        "is_counted": outcome is not None and outcome.kind == "dichotomous",
        "better": better_side(outcome),
        "sides": list(record.sides or ()),
    }


def better_side(outcome: Outcome | None) -> str:
    """Whether more or less of an outcome is better for people; empty where the record does not say."""
    if outcome is None:
        return ""
    if outcome.kind == "dichotomous":
        return "more" if outcome.desirable else "less"
    return {"higher": "more", "lower": "less"}[outcome.scale.better] if outcome.scale else ""


def _effect(result: Result | None, weight: float | None = None) -> Effect | None:
    if result is None:
        return None
    return Effect(result.estimate, (result.low, result.high), weight / 100 if weight is not None else None)


def _numbers(row: ComputedRow, record: Row, places: int) -> Context:
    """The effect of a row as the picture shows it: as it was published, or as its numbers give it."""
    weight = f"{half_up(row.weight, 0):.0f}" if row.weight is not None else ""
    if row.effect is None:
        return {"weight": weight}
    printed = (record.estimate, *(record.interval or ())) if record.estimate is not None else ()
    is_printed = row.origin == "published" or (row.published_agrees and row.effect.measure not in _PLACES)
    digits = decimals(*printed) if is_printed else places
    result = row.effect
    return {
        "estimate": fixed(result.estimate, digits),
        "interval": [fixed(result.low, digits), fixed(result.high, digits)],
        "weight": weight,
    }


def _prediction(computed: Computed, mark: Context, places: int) -> Context:
    if computed.pooled is None or computed.pooled.prediction is None or not mark:
        return {}
    return {"mark": mark, "interval": [fixed(limit, places) for limit in computed.pooled.prediction]}


def _directions(rows: list[Context], analysis: Analysis, computed: Computed) -> list[Context]:
    """Each row with which way it points: by its numbers where it has any, otherwise as the record reads its words."""
    shown = []
    for row, record, found in zip(rows, analysis.rows, computed.rows, strict=True):
        way: str = record.direction or ""
        is_ratio, effect = computed.measure in RATIOS, found.effect
        has_interval = effect is not None
        if effect:
            way = direction(effect.estimate, (effect.low, effect.high), is_ratio=is_ratio)
            if way == "unclear":
                way = "unclear-numbers"
            elif not is_ratio and computed.measure != "RD":
                way = "higher" if way == "more" else "lower"
        elif record.intervention and record.comparator:
            with_, without = record.intervention.percent, record.comparator.percent
            if with_ is not None and without is not None:
                way = direction(with_ - without, None, is_ratio=False).replace("unclear", "unclear-numbers")
        numbers = _numbers(found, record, _PLACES.get(computed.measure, 2))
        shown.append({**row, **numbers, "way": way, "has_interval": has_interval})
    return shown


def _icons(record: Figure, analysis: Analysis, computed: Computed, outcome: Outcome | None) -> Context:
    """Two arrays of people; a rule has seen to it that there are numbers for them."""
    per = int(record.per)
    found = selected(analysis, computed, record)
    assert isinstance(found, Selected)
    assert found.shares is not None
    drawn = icons(per, per * found.shares.without, per * found.shares.with_)
    return {
        "kind": "icons",
        "id": f"{analysis.id}--icons",
        "title": analysis.title,
        "outcome": outcome.lay_name if outcome else "",
        "intervention": analysis.intervention,
        "comparator": analysis.comparator,
        "people": found.people,
        "time": found.time,
        "per_shown": f"{per:,}",
        **people(found, per),
        "mark_path": _MARKS["more" if drawn["with"]["more"] else "fewer"],
        "drawn": drawn,
    }


def people(found: Selected, per: int) -> Context:
    """How many of 100 or 1,000 people, without and with, and the difference with its interval and picture."""
    shares = found.shares
    if shares is None:
        return {"per": per, "without": ""}
    difference = per * shares.difference
    low, high = per * shares.difference_low, per * shares.difference_high
    bar = strip(Effect(difference, (low, high)), is_ratio=False)
    return {
        "per": per,
        "without": f"{whole(per * shares.without):,}",
        "with": f"{whole(per * shares.with_):,}",
        "difference": _count(difference),
        "change": _change(difference),
        "interval": [_count(low), _count(high)] if found.has_interval else [],
        "changes": [_change(low), _change(high)],
        "null": bar["null"],
        "mark": bar["rows"][0],
        "ticks": [{"x": tick["x"], "label": plain_number(tick["value"])} for tick in bar["ticks"]],
    }


def _count(number: float) -> str:
    """A number of people, without its sign."""
    return f"{whole(abs(number)):,}"


def _change(number: float) -> str:
    rounded = whole(abs(number))
    return "none" if not rounded else "more" if number > 0 else "fewer"


def fixed(value: float, places: int) -> str:
    """A number with so many decimals and a true minus sign."""
    shown = f"{half_up(value, places):,.{places}f}"
    if not shown.strip("-0."):
        shown = shown.lstrip("-")
    return shown.replace("-", "\N{MINUS SIGN}")


def plain_number(value: float) -> str:
    """A number without trailing zeros, with a true minus sign."""
    return f"{value:,.6g}".replace("-", "\N{MINUS SIGN}")
