"""Outcome data of a systematic review: what the studies in it found, as RevMan writes it.

RevMan 5 has it in the same file as the references. RevMan Web writes two tables, one with the rows of studies and one
with the measure and the model of each analysis, so a table is half of an analysis, and `together` joins the halves.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from citesite.exchange.imports.names import Fields
from citesite.exchange.imports.plain_text import plain

_MEASURES = (
    (r"peto|^or$|odds", "OR"), (r"^rr$|risk ratio|relative risk", "RR"), (r"^hr$|hazard", "HR"),
    (r"^rd$|risk difference", "RD"), (r"^irr$|rate ratio", "IRR"), (r"^smd$|std\.? mean|standardi[sz]ed mean", "SMD"),
    (r"^md$|mean difference", "MD"),
)  # fmt: skip
RATIOS = ("RR", "OR", "HR", "IRR")


@dataclass(frozen=True, slots=True)
class StudyResult:
    """What one study found."""

    study: str
    """The study, as its review calls it: "Smith 2010"."""
    fields: Fields
    """Fields of a row: `intervention` and `comparator`, or `estimate` and `se`, all numbers as text."""
    subgroup: str = ""


@dataclass(frozen=True, slots=True)
class ReviewAnalysis:
    """One analysis of a review, or the half of it that one table holds."""

    number: str
    """As its review counts: "1.2"."""
    title: str
    line: int
    kind: str = ""
    """dichotomous or continuous; empty if not known."""
    measure: str = ""
    """Of `Measure` in the records; empty if the table does not say."""
    model: str = ""
    """Of `Analysis.model`; empty if the review does not pool."""
    intervention: str = ""
    comparator: str = ""
    rows: tuple[StudyResult, ...] = field(default_factory=tuple)


def together(found: Iterable[ReviewAnalysis]) -> list[ReviewAnalysis]:
    """Return analyses with what several tables say of each, in the order of their first table."""
    joined: dict[str, ReviewAnalysis] = {}
    for one in found:
        known = joined.get(one.number)
        if known is None:
            joined[one.number] = one
            continue
        joined[one.number] = replace(
            known,
            rows=known.rows + one.rows,
            **{
                name: getattr(known, name) or getattr(one, name)
                for name in ("title", "kind", "measure", "model", "intervention", "comparator")
            },
        )
    return list(joined.values())


def measure_of(words: str) -> str:
    """Return the measure that a review names, by its letters or in words; empty for any other."""
    return next((name for form, name in _MEASURES if re.search(form, words.strip(), re.IGNORECASE)), "")


def model_of(method: str, effects: str) -> str:
    """Return the model of a method ("MH", "Mantel-Haenszel", "IV", "Peto") with its effects ("YES", "Random")."""
    is_random = bool(re.search("yes|random", effects, re.IGNORECASE))
    if re.search("peto", method, re.IGNORECASE):
        return "peto"
    if re.search("m-?h|mantel", method, re.IGNORECASE):
        return "random-mh" if is_random else "mantel-haenszel"
    is_reml = re.search("reml|restricted", f"{method} {effects}", re.IGNORECASE)
    return ("random-reml" if is_reml else "random-dl") if is_random else "fixed"


def result_of(values: Mapping[str, str], kind: str, measure: str) -> Fields:
    """Return the fields of a row; empty if its numbers are not those of two groups or of an effect.

    Args:
        values: numbers as written, by the names `events_1`, `total_1`, `mean_1`, `sd_1` (and 2), `effect`, `se`,
            `o_e` and `variance`.
        kind: dichotomous or continuous, or empty.
        measure: of the analysis.
    """
    parts = {"dichotomous": ("events", "total"), "continuous": ("mean", "sd", "total")}.get(kind, ())
    if parts and all(_number(values.get(f"{part}_{n}")) is not None for part in parts for n in (1, 2)):
        arms = [{("n" if part == "total" and kind == "continuous" else part): _shown(values[f"{part}_{n}"])
                 for part in parts} for n in (1, 2)]  # fmt: skip
        return {"intervention": arms[0], "comparator": arms[1]} if _is_possible(arms) else {}
    difference, variance = _number(values.get("o_e")), _number(values.get("variance"))
    if difference is not None and variance:
        return {"estimate": _rounded(math.exp(difference / variance)), "se": _rounded(1 / math.sqrt(variance))}
    effect, se = _number(values.get("effect")), _number(values.get("se"))
    if effect is None or not se or (measure in RATIOS and effect <= 0):
        return {}
    return {"estimate": _shown(values["effect"]), "se": _shown(values["se"])}


def _is_possible(arms: list[Fields]) -> bool:
    """Return whether both groups had people, and no more events than people."""
    return all(float(arm.get("total") or arm.get("n") or 0) > 0 for arm in arms) and all(
        0 <= float(arm["events"]) <= float(arm["total"]) for arm in arms if "events" in arm
    )


def _number(text: str | None) -> float | None:
    if text is None or not re.fullmatch(r"\s*[-+]?[0-9]{1,15}(?:\.[0-9]{1,20})?(?:[eE][-+]?[0-9]{1,2})?\s*", text):
        return None
    return float(text)


def _shown(text: str) -> str:
    number = float(text)
    return str(int(number)) if number == int(number) else _rounded(number)


def _rounded(number: float) -> str:
    return f"{number:.6g}" if 1e-4 <= abs(number) < 1e9 or not number else f"{number:.9f}".rstrip("0")


def named(value: Any) -> str:
    """Return a name of a review on one line."""
    return plain(value or "")
