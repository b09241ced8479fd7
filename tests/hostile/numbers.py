"""Trial results that nobody can have found, shown in every way a page can show numbers."""

from __future__ import annotations

import random
from typing import Any

_ODD = (
    "0", "-0", "1", "-1", "1e-99", "1e99", "-1e99", "1e308", "999999999999e99", "0.000000000001e-99", "1e-20", "1e20",
    "1e-160", "nan", "inf", "-inf", "1_0", "1,5", "0x1", "\uff11", "", "99.99999", "1.0000001", "07", "1e9",
)  # fmt: skip
_PATHS = (
    "rows.one", "rows.one.low", "rows.one.interval", "studies", "people", "intervention", "rows.one.intervention",
    "rows.one.intervention.percent", "rows.one.comparator.mean", "pooled", "pooled.interval", "prediction", "i2",
    "published.trial-2020", "per-hundred.with", "per-thousand.difference.interval", "per-thousand.adults.with",
)  # fmt: skip
_FORMS = ("", " | clinical", " | number", " | size")


def _odd(draw: random.Random, usual: str, chance: float = 0.02) -> str:
    return draw.choice(_ODD) if draw.random() < chance else usual


def _size(draw: random.Random) -> float:
    """A number above zero, mostly of a size that records hold, sometimes of any size that can be written."""
    if draw.random() < 0.6:
        return abs(draw.gauss(1, 2)) + 0.001
    return draw.uniform(0.001, 10) * 10.0 ** draw.choice((-99, -50, -12, 12, 50, 99, draw.randrange(-99, 100)))


def _three(draw: random.Random, is_ratio: bool) -> tuple[str, list[str]]:
    """An estimate in its interval, of which any of the three may be the same."""
    numbers = [_size(draw) * (1 if is_ratio or draw.random() < 0.6 else -1) for _ in range(3)]
    if draw.random() < 0.2:
        numbers[draw.randrange(3)] = numbers[draw.randrange(3)]
    low, estimate, high = (f"{number:.11e}" for number in sorted(numbers))
    return _odd(draw, estimate), [_odd(draw, low), _odd(draw, high)]


def _people(draw: random.Random) -> int:
    return draw.choice((1, 2, 3, 30, 50, 4_999, 10**6, 999_999_999_999))


def _counts(draw: random.Random) -> dict[str, str]:
    total = _people(draw)
    events = draw.choice((0, 1, total, total - 1, draw.randrange(total + 1), draw.randrange(total + 1)))
    if draw.random() < 0.2:
        return {"events": f"{events / 3:.6f}", "total": f"{max(total / 3, 0.01):.6f}"}
    return {"events": _odd(draw, str(events)), "total": _odd(draw, str(total))}


def _rates(draw: random.Random) -> dict[str, str]:
    events = draw.choice((0, 1, 30, 0.5, 12.25, 999_999_999_999))
    return {"events": _odd(draw, str(events)), "time": _odd(draw, f"{_size(draw):.9e}")}


def _means(draw: random.Random) -> dict[str, str]:
    mean = _size(draw) * draw.choice((1, -1))
    return {"mean": _odd(draw, f"{mean:.9e}"), "sd": _odd(draw, f"{_size(draw):.9e}"), "n": str(_people(draw))}


def _row(draw: random.Random, number: int, measure: str) -> dict[str, Any]:
    row: dict[str, Any] = {"source": "trial-2020", "label": f"Row {number}" if number else "One"}
    row["study"] = f"NCT0000000{number}"
    if measure == "in-words":
        return row | {"result": "It was better.", "direction": draw.choice(("better", "worse", "mixed", "unclear"))}
    groups = {"MD": _means, "SMD": _means, "RR": _counts, "OR": _counts, "RD": _counts, "IRR": _rates}
    group = groups.get(measure)
    has_groups = group is not None and draw.random() < 0.6
    if group and has_groups:
        row |= {"intervention": group(draw), "comparator": group(draw)}
    if not has_groups or draw.random() < 0.1:
        row["estimate"], row["interval"] = _three(draw, measure in ("RR", "OR", "HR", "IRR"))
        if draw.random() < 0.2:
            del row["interval"]
            row["se"] = _odd(draw, f"{_size(draw):.9e}")
        if has_groups:
            row["differs_because"] = "It was adjusted."
    if draw.random() < 0.2:
        row["subgroup"] = draw.choice(("A", "B"))
    return row


def _analysis(draw: random.Random) -> dict[str, Any]:
    measure = draw.choice(("RR", "OR", "HR", "IRR", "RD", "MD", "SMD", "percent-change", "in-words"))
    rows = [_row(draw, number, measure) for number in range(draw.choice((1, 2, 2, 3, 5, 9)))]
    analysis: dict[str, Any] = {
        "id": "numbers", "title": "Numbers", "outcome": "level" if "MD" in measure or "ch" in measure else "relief",
        "measure": measure, "intervention": "examplin", "comparator": "placebo", "rows": rows,
    }  # fmt: skip
    models = ["fixed", "random-dl", "random-pm", "random-reml"]
    if all("intervention" in row for row in rows) and measure in ("RR", "OR", "RD"):
        models += ["mantel-haenszel", "random-mh", *(["peto"] if measure == "OR" else [])]
    if len(rows) > 1 and measure != "in-words" and draw.random() < 0.8:
        analysis |= {"model": draw.choice(models)}
        analysis |= {"hksj": draw.choice(("true", "false"))} if draw.random() < 0.6 else {}
    elif len(rows) > 1:
        analysis["why_not_pool"] = "They differ."
    units = {"RD": ("people in 100", "people in 1,000"), "MD": ("pmol/L",)}
    if measure in units:
        analysis["unit"] = draw.choice(units[measure])
    risk = draw.choice((0, 1000, 1e-12, 999.999999999, draw.random() * 1000, draw.random() * 1000))
    analysis["baseline_risks"] = [
        {"label": label, "per_thousand": _odd(draw, f"{risk:.12g}"), "time": "a year", "source": "trial-2020"}
        for label in draw.choice(((), ("Adults",), ("Adults", "Children")))
        if measure in ("RR", "OR", "HR", "RD")
    ]
    if measure != "in-words" and draw.random() < 0.3:
        estimate, interval = _three(draw, measure in ("RR", "OR", "HR"))
        result = {"source": "trial-2020", "label": "Theirs", "estimate": estimate, "interval": interval}
        analysis["published"] = [{**result, "differs_because": "They had more studies."}]
    return analysis


def results(draw: random.Random) -> dict[str, Any]:
    """A file of outcomes and one analysis."""
    level: dict[str, Any] = {"id": "level", "name": "Level", "lay_name": "the level", "kind": "continuous"}
    if draw.random() < 0.5:
        level["scale"] = {"better": "higher", "range": _three(draw, is_ratio=False)[1]}
        level["scale"]["minimal_important_difference"] = _odd(draw, f"{_size(draw):.9e}")
    relief = {"id": "relief", "name": "Relief", "lay_name": "feeling better", "kind": "dichotomous"}
    return {"outcomes": [relief, level], "analyses": [_analysis(draw)]}


def section(draw: random.Random) -> dict[str, Any]:
    """A section that shows the analysis in some ways."""
    path = f"{{{{ numbers.{draw.choice(_PATHS)}{draw.choice(_FORMS)} }}}}" if draw.random() < 0.4 else "it"
    claim = {
        "id": "a-claim", "text": f"We found {path}.", "type": "effect", "outcome": "relief",
        "certainty": {"level": "moderate", "start": "high", "down": ["imprecision"]},
        "evidence": [{"source": "trial-2020"}],
    }  # fmt: skip
    selected = {"row": "One"} if draw.random() < 0.4 else {"baseline": "Adults"} if draw.random() < 0.2 else {}
    table: dict[str, Any] = {"analysis": "numbers"}
    if draw.random() < 0.5:
        table = {"figure": {"analysis": "numbers", "kind": draw.choice(("forest", "directions"))}}
    body = [{"claim": claim}, table]
    if draw.random() < 0.3:
        per = draw.choice(("100", "1000"))
        body.append({"figure": {"analysis": "numbers", "kind": "icons", "per": per, **selected}})
    if draw.random() < 0.5:
        finding = {"outcome": draw.choice(("relief", "level")), "analysis": "numbers", "claim": "a-claim", **selected}
        shown = {"title": "All", "population": "adults", "intervention": "examplin", "comparator": "placebo"}
        kind = draw.choice(("findings", "facts"))
        body.append({kind: {"id": "all", **shown, "per": draw.choice(("100", "1000")), "outcomes": [finding]}})
    return {"id": "effects", "title": "Does it work?", "kind": "evidence", "body": body}
