"""Effects and pooled effects against the R package metafor, on public data sets.

`make oracle` remakes the expected numbers; tests/oracle/metafor.R says which method is asked for where two are usual.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, cast

import pytest

from citesite.evidence.distributions import chi_squared_p, chi_squared_quantile, t_975
from citesite.evidence.effects import (
    Effect,
    from_counts,
    from_counts_by_peto,
    from_interval,
    from_means,
    from_rates,
    is_uninformative,
    table_of,
)
from citesite.evidence.pooling import Model, between_subgroups, leave_one_out, pool
from citesite.records.results import RATIOS, Measure

GOLDEN = json.loads((Path(__file__).parent / "oracle/metafor.json").read_text("utf-8"))
SETS: dict[str, Any] = GOLDEN["sets"]
CASES = [(name, measure) for name, found in SETS.items() for measure in found["measures"]]
MODELS = [
    (*case, model)
    for case in CASES
    for model in SETS[case[0]]["measures"][case[1]]["models"]
    if model != "leave-one-out"
]
SIX_DIGITS = 1e-6


def effect(kind: str, measure: str, row: list[float]) -> Effect | None:
    """The effect of a row of a data set; None where metafor leaves it out too."""
    if kind == "rates":
        one, time, other, other_time = row
        return from_rates(one, time, other, other_time) if one + other else None
    if measure == "PETO":
        return None if is_uninformative(table_of(*row)) else from_counts_by_peto(*row)
    return plain_effect(kind, cast(Measure, measure), row)


def plain_effect(kind: str, measure: Measure, row: list[float]) -> Effect | None:
    if kind == "counts":
        one, total, other, other_total = row
        if measure != "RD" and is_uninformative(table_of(one, total, other, other_total)):
            return None
        return from_counts(measure, one, total, other, other_total)
    if kind == "means":
        mean, sd, n, other_mean, other_sd, other_n = row
        return from_means(measure, mean, sd, int(n), other_mean, other_sd, int(other_n))
    estimate, low, high = row
    return from_interval(measure, estimate, low, high)


def effects(name: str, measure: str) -> list[Effect | None]:
    return [effect(SETS[name]["kind"], measure, row) for row in SETS[name]["rows"]]


@pytest.mark.parametrize(("name", "measure"), CASES)
def test_the_effect_of_each_study_is_metafors(name: str, measure: str) -> None:
    expected = SETS[name]["measures"][measure]
    for found, value, variance in zip(effects(name, measure), expected["yi"], expected["vi"], strict=True):
        if found is None:
            assert (value, variance) == (None, None)
        else:
            assert (found.value, found.se**2) == pytest.approx((value, variance), rel=SIX_DIGITS, abs=1e-12)


@pytest.mark.parametrize(("name", "measure", "model"), MODELS)
def test_the_pooled_effect_is_metafors(name: str, measure: str, model: str) -> None:
    expected = SETS[name]["measures"][measure]["models"][model]
    studies = [found for found in effects(name, measure) if found]
    found = pool(studies, cast(Model, model.removesuffix("-hksj")), hksj=model.endswith("-hksj"))
    ours = found.effect
    turn = math.log if ours.measure in RATIOS else float
    assert [turn(ours.estimate), turn(ours.low), turn(ours.high), ours.se] == pytest.approx(
        [expected[key] for key in ("value", "low", "high", "se")], rel=SIX_DIGITS, abs=1e-9
    )
    assert found.tau2 == pytest.approx(expected["tau2"], rel=1e-4 if "pm" in model else SIX_DIGITS, abs=1e-9)
    assert list(found.weights) == pytest.approx(expected["weights"], rel=SIX_DIGITS, abs=1e-9)
    assert [found.q, found.q_p] == pytest.approx([expected["q"], expected["q_p"]], rel=SIX_DIGITS, abs=1e-9)
    if "i2" in expected:
        assert found.i2 == pytest.approx(expected["i2"], rel=1e-4 if "pm" in model else SIX_DIGITS, abs=1e-9)
    if "prediction" not in expected:
        assert found.prediction is None
    else:
        assert found.prediction
        assert [turn(limit) for limit in found.prediction] == pytest.approx(
            expected["prediction"], rel=1e-4 if "pm" in model else SIX_DIGITS, abs=1e-9
        )
    if "tau2_interval" in expected:
        assert found.tau2_interval == pytest.approx(expected["tau2_interval"], rel=SIX_DIGITS, abs=1e-9)


@pytest.mark.parametrize("estimator", ["random-pm", "random-reml"])
@pytest.mark.parametrize(("name", "measure"), [case for case in CASES if case[1] != "PETO"])
def test_the_interval_is_metafors_adhoc_with_three_studies_that_differ_and_else_its_plain_one(
    name: str, measure: str, estimator: Model
) -> None:
    studies = [found for found in effects(name, measure) if found]
    models = SETS[name]["measures"][measure]["models"]
    is_apart = models[estimator]["tau2"] > 0
    assert len(studies) > 2
    found = pool(studies, estimator)
    assert found.hksj == is_apart
    expected = models[f"{estimator}-hksj" if is_apart else estimator]
    turn = math.log if found.effect.measure in RATIOS else float
    assert [turn(found.effect.low), turn(found.effect.high)] == pytest.approx(
        [expected["low"], expected["high"]], rel=1e-4, abs=1e-9
    )
    assert not pool(studies[:2], estimator).hksj


@pytest.mark.parametrize(("name", "measure"), [case for case in CASES if case[1] != "PETO"])
def test_leaving_out_each_study_gives_what_metafor_gives_without_it(name: str, measure: str) -> None:
    studies = [found for found in effects(name, measure) if found]
    expected = SETS[name]["measures"][measure]["models"]["leave-one-out"]
    found = leave_one_out(studies, "random-reml", hksj=False)
    assert [(one.effect.value, one.effect.se, one.tau2) for one in found] == [
        pytest.approx((one["value"], one["se"], one["tau2"]), rel=SIX_DIGITS, abs=1e-9) for one in expected
    ]


def test_subgroups_and_the_test_between_them_are_metafors() -> None:
    expected = GOLDEN["subgroups"]["dat.bcg"]
    pairs = list(zip(expected["names"], effects("dat.bcg", "RR"), strict=True))
    groups = [
        pool([found for own, found in pairs if own == name and found], "random-reml", hksj=False)
        for name in dict.fromkeys(expected["names"])
    ]
    for group, one in zip(groups, expected["each"], strict=True):
        assert [group.effect.value, group.effect.se, group.tau2, group.i2] == pytest.approx(
            [one["value"], one["se"], one["tau2"], one["i2"]], rel=1e-5, abs=1e-9
        )
    between = between_subgroups(groups)
    assert (between.q, between.p) == pytest.approx((expected["q"], expected["p"]), rel=1e-4)


def test_the_sets_hold_what_is_hard() -> None:
    """Zero cells, studies without any event, no heterogeneity and much of it."""
    counts = [row for found in SETS.values() if found["kind"] == "counts" for row in found["rows"]]
    assert any(0 in row for row in counts)
    assert any(row[0] == row[2] == 0 for row in counts)
    tau2 = [SETS[name]["measures"][measure]["models"][model]["tau2"] for name, measure, model in MODELS]
    assert min(tau2) == 0 < 0.3 < max(tau2)


def test_quantiles_of_t_are_those_of_r() -> None:
    for df, expected in GOLDEN["t_975"]:
        assert t_975(int(df)) == pytest.approx(expected, rel=1e-11)


def test_tails_of_chi_squared_are_those_of_r() -> None:
    for x, df, expected in GOLDEN["chi_squared_p"]:
        assert chi_squared_p(x, int(df)) == pytest.approx(expected, rel=1e-9)


def test_quantiles_of_chi_squared_are_those_of_r() -> None:
    for p, df, expected in GOLDEN["chi_squared_quantile"]:
        assert chi_squared_quantile(p, int(df)) == pytest.approx(expected, rel=1e-9)
