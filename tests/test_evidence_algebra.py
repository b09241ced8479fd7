"""What must hold for any trial results."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from citesite.evidence.absolute import risk_with
from citesite.evidence.analysis import computed
from citesite.evidence.effects import Effect, from_counts, from_interval, from_means
from citesite.evidence.heterogeneity import cochran_q, paule_mandel, restricted_maximum_likelihood
from citesite.evidence.pooling import Model, pool
from citesite.records import Analysis, Outcome, Row
from citesite.records.results import Measure

pytestmark = pytest.mark.slow

RANDOM: tuple[Model, ...] = ("random-dl", "random-pm", "random-reml")
TOTALS = st.integers(2, 500)
COUNTS = st.tuples(TOTALS, TOTALS).flatmap(
    lambda n: st.tuples(st.integers(0, n[0]), st.just(n[0]), st.integers(0, n[1]), st.just(n[1]))
)
GROUP = st.tuples(st.floats(-100, 100), st.floats(0.5, 50), TOTALS)
STUDIES = st.lists(st.tuples(st.floats(-5, 5), st.floats(0.05, 3)), min_size=2, max_size=12)


def differences(studies: list[tuple[float, float]]) -> list[Effect]:
    return [Effect("MD", value, value - 1.96 * se, value + 1.96 * se, se) for value, se in studies]


def numbers(effect: Effect) -> tuple[float, float, float, float]:
    return effect.estimate, effect.low, effect.high, effect.se


@given(COUNTS, st.sampled_from(["RR", "OR"]))
def test_groups_the_other_way_round_turn_a_ratio_over(counts: tuple[int, int, int, int], measure: Measure) -> None:
    one, other = from_counts(measure, *counts), from_counts(measure, *counts[2:], *counts[:2])
    assert numbers(other) == pytest.approx((1 / one.estimate, 1 / one.high, 1 / one.low, one.se))


@given(COUNTS)
def test_groups_the_other_way_round_change_the_sign_of_a_risk_difference(counts: tuple[int, int, int, int]) -> None:
    one, other = from_counts("RD", *counts), from_counts("RD", *counts[2:], *counts[:2])
    assert numbers(other) == pytest.approx((-one.estimate, -one.high, -one.low, one.se))


@given(GROUP, GROUP, st.sampled_from(["MD", "SMD"]))
def test_groups_the_other_way_round_change_the_sign_of_a_difference(one: Any, other: Any, measure: Measure) -> None:
    there, back = from_means(measure, *one, *other), from_means(measure, *other, *one)
    assert numbers(back) == pytest.approx((-there.estimate, -there.high, -there.low, there.se))


@given(GROUP, GROUP, st.floats(0.001, 1000))
def test_another_unit_changes_a_mean_difference_alone(one: Any, other: Any, factor: float) -> None:
    def in_unit(measure: Measure) -> Effect:
        (mean, sd, n), (other_mean, other_sd, other_n) = one, other
        return from_means(measure, mean * factor, sd * factor, n, other_mean * factor, other_sd * factor, other_n)

    assert numbers(in_unit("MD")) == pytest.approx(numbers(from_means("MD", *one, *other).scaled(factor)))
    assert numbers(in_unit("SMD")) == pytest.approx(numbers(from_means("SMD", *one, *other)), abs=1e-9)


@given(COUNTS, st.sampled_from(["fixed", "mantel-haenszel", *RANDOM]), st.sampled_from(["RR", "OR", "RD"]))
def test_one_study_is_its_own_pooled_effect(counts: Any, model: Model, measure: Measure) -> None:
    alone = from_counts(measure, *counts)
    pooled = pool([alone], model, hksj=True)
    assert pooled.effect.estimate == pytest.approx(alone.estimate)
    assert pooled.weights == pytest.approx((100,))
    assert (pooled.tau2, pooled.i2, pooled.prediction) == (0, 0, None)
    if model != "mantel-haenszel":
        assert numbers(pooled.effect) == pytest.approx(numbers(alone))


@given(COUNTS, st.integers(2, 9), st.sampled_from(["fixed", *RANDOM]), st.booleans())
def test_identical_studies_agree_and_add_up(counts: Any, copies: int, model: Model, hksj: bool) -> None:
    alone = from_counts("RR", *counts)
    pooled = pool([alone] * copies, model, hksj=hksj)
    assert pooled.effect.estimate == pytest.approx(alone.estimate)
    assert pooled.effect.se == pytest.approx(alone.se / math.sqrt(copies))
    assert (pooled.tau2, pooled.q) == pytest.approx((0, 0), abs=1e-9)
    assert pooled.weights == pytest.approx([100 / copies] * copies)


@given(STUDIES, st.sampled_from(["fixed", *RANDOM]), st.randoms())
def test_the_order_of_studies_does_not_matter(studies: Any, model: Model, chance: Any) -> None:
    shuffled = list(studies)
    chance.shuffle(shuffled)
    one, other = pool(differences(studies), model), pool(differences(shuffled), model)
    assert numbers(one.effect) == pytest.approx(numbers(other.effect), abs=1e-9)
    assert sum(one.weights) == pytest.approx(100)


@given(STUDIES, st.sampled_from(RANDOM))
def test_doubt_between_studies_never_narrows_an_interval(studies: Any, model: Model) -> None:
    fixed, random = (pool(differences(studies), m) for m in ("fixed", model))
    wider = pool(differences(studies), model, hksj=True)
    assert fixed.effect.se <= random.effect.se * (1 + 1e-12)
    assert random.effect.high - random.effect.low <= wider.effect.high - wider.effect.low + 1e-12


@given(STUDIES)
def test_paule_and_mandel_bring_q_to_its_expectation(studies: Any) -> None:
    y, v = [value for value, _ in studies], [se**2 for _, se in studies]
    tau2 = paule_mandel(y, v)
    q = cochran_q(y, [1 / (variance + tau2) for variance in v])
    if tau2 > 0:
        assert q == pytest.approx(len(y) - 1)
    else:
        assert q <= len(y) - 1 + 1e-9


@example([(0.0, 1.0), (0.0, 1.0), (0.0, 1.0), (0.0, 1.0), (1.0, 0.25)])  # Whole steps went to and fro without end.
@given(STUDIES)
def test_no_tau2_nearby_is_more_likely_than_that_of_reml(studies: Any) -> None:
    y, v = [value for value, _ in studies], [se**2 for _, se in studies]

    def likelihood(tau2: float) -> float:
        w = [1 / (variance + tau2) for variance in v]
        return -0.5 * (sum(math.log(variance + tau2) for variance in v) + math.log(sum(w)) + cochran_q(y, w))

    tau2 = restricted_maximum_likelihood(y, v)
    for nearby in (tau2 * 0.99, tau2 * 1.01, tau2 + 1e-4):
        assert likelihood(nearby) <= likelihood(tau2) + 1e-9


@given(st.floats(0, 1), st.floats(0.01, 50))
def test_an_odds_ratio_says_the_same_of_those_spared(risk: float, ratio: float) -> None:
    assert risk_with("OR", ratio, risk) == pytest.approx(1 - risk_with("OR", 1 / ratio, 1 - risk))


@given(st.floats(0, 1), st.floats(0, 50), st.sampled_from(["RR", "OR", "HR", "RD"]))
def test_a_risk_stays_a_risk(risk: float, estimate: float, measure: Measure) -> None:
    assert 0 <= risk_with(measure, estimate, risk) <= 1


@given(STUDIES, st.sampled_from(["MD", "RR"]))
def test_an_interval_gives_back_the_standard_error_it_was_made_of(studies: Any, measure: Measure) -> None:
    for value, se in studies:
        turn = math.exp if measure == "RR" else float
        low, estimate, high = (turn(value + side * 1.959963984540054 * se) for side in (-1, 0, 1))
        assert from_interval(measure, estimate, low, high).se == pytest.approx(se)


ANY_NUMBER = st.sampled_from([-1e111, -3, 0, 1e-111, 0.5, 7, 1e111])
ANY_ARM = st.fixed_dictionaries(
    {},
    optional={
        "events": st.integers(0, 12),
        "total": st.integers(1, 10),
        "percent": st.floats(0, 100),
        "mean": ANY_NUMBER,
        "sd": ANY_NUMBER.map(abs),
        "n": st.integers(1, 9),
    },
)
ANY_ROW = st.fixed_dictionaries(
    {"source": st.just("trial"), "label": st.just("Trial")},
    optional={
        "intervention": ANY_ARM,
        "comparator": ANY_ARM,
        "estimate": ANY_NUMBER,
        "interval": st.tuples(ANY_NUMBER, ANY_NUMBER),
        "subgroup": st.sampled_from(["a", "b"]),
    },
)


@given(
    st.lists(ANY_ROW, min_size=1, max_size=4),
    st.sampled_from(["RR", "OR", "HR", "RD", "MD", "SMD", "percent-change"]),
    st.sampled_from([None, "fixed", "mantel-haenszel", *RANDOM]),
)
def test_whatever_a_record_holds_something_is_said(rows: Any, measure: Any, model: Any) -> None:
    analysis = Analysis(
        id="a", title="A", outcome="o", measure=measure, intervention="i", comparator="c", model=model, hksj=True,
        rows=tuple(Row.model_validate(row) for row in rows),
        baseline_risks=({"label": "l", "per_thousand": 23, "time": "t", "source": "s"},),  # type: ignore[arg-type]
        published=({"source": "s", "label": "l", "estimate": 1, "interval": (0, 2)},),  # type: ignore[arg-type]
    )  # fmt: skip
    outcome = Outcome(id="o", name="O", lay_name="o", kind="dichotomous")
    for row in computed(analysis, outcome).rows:
        assert (row.effect is None) == (row.reason is not None)
