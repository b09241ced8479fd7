"""The arithmetic of trial results: against numbers that were printed, and the algebra that any numbers must keep."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Any

import pytest

from citesite.evidence.absolute import absolute, against_minimal_important_difference, risk_with
from citesite.evidence.analysis import computed
from citesite.evidence.distributions import NORMAL_975, normal_p
from citesite.evidence.effects import Effect, ImpossibleError, from_counts, from_interval, from_means_with_t
from citesite.evidence.pooling import pool
from citesite.records import Analysis, Outcome


def rounded(effect: Effect, places: int = 2) -> tuple[float, float, float]:
    return round(effect.estimate, places), round(effect.low, places), round(effect.high, places)


def test_weights_and_intervals_of_a_cochrane_analysis_come_out_as_printed() -> None:
    """Metformin and B12 deficiency, two trials, CD013414 analysis 1.12."""
    trials = [from_counts("RR", 24, 194, 9, 192), from_counts("RR", 2, 49, 2, 48)]
    assert [rounded(trial, 3) for trial in trials] == [(2.639, 1.260, 5.530), (0.980, 0.144, 6.676)]
    assert [round(weight, 2) for weight in pool(trials, "fixed").weights] == [87.07, 12.93]


def test_mantel_haenszel_weights_with_a_zero_cell_come_out_as_printed() -> None:
    """People who stopped alpha-lipoic acid, three trials, CD012967 analysis 1.5."""
    trials = [from_counts("RR", *counts) for counts in ((3, 201, 0, 105), (4, 165, 4, 165), (2, 230, 1, 224))]
    assert [rounded(trial, 3) for trial in trials] == [
        (3.673, 0.192, 70.452), (1.000, 0.254, 3.931), (1.948, 0.178, 21.330),
    ]  # fmt: skip
    pooled = pool(trials, "mantel-haenszel")
    assert [round(weight, 2) for weight in pooled.weights] == [11.57, 70.56, 17.87]
    assert rounded(pooled.effect, 3) == (1.479, 0.503, 4.346)


@pytest.mark.parametrize(
    ("counts", "printed", "p"), [((37, 858, 20, 857), 0.02, 0.022), ((57, 764, 41, 756), 0.12, 0.106)]
)
def test_p_values_from_rounded_shares_come_near_the_printed_ones(
    counts: tuple[int, int, int, int], printed: float, p: float
) -> None:
    """DPP and DPPOS (Aroda 2016), test of two proportions: its counts are rebuilt from shares with one decimal."""
    events, total, other_events, other_total = counts
    share = (events + other_events) / (total + other_total)
    se = math.sqrt(share * (1 - share) * (1 / total + 1 / other_total))
    found = normal_p((events / total - other_events / other_total) / se)
    assert round(found, 3) == p
    assert abs(found - printed) < 0.02


def test_a_small_trial_prints_the_interval_of_a_t_test() -> None:
    assert rounded(from_means_with_t(-9.1, 11.4, 17, -0.9, 11.3, 17)) == (-8.2, -16.13, -0.27)


def test_the_difference_between_two_doses() -> None:
    """Liu 2014: fall in serum B12 at 2,000 mg of metformin a day or more against less, from the two printed effects."""
    low, high = from_interval("MD", -37.99, -57.44, -18.54), from_interval("MD", -78.62, -106.37, -50.86)
    se = math.hypot(low.se, high.se)
    assert (round(high.estimate - low.estimate, 1), round(se, 1)) == (-40.6, 17.3)


def test_one_odds_ratio_is_fewer_people_than_the_same_risk_ratio() -> None:
    assert risk_with("RR", 2, 0.3) == pytest.approx(0.6)
    assert risk_with("OR", 2, 0.3) == pytest.approx(0.6 / 1.3)
    assert risk_with("HR", 2, 0.3) == pytest.approx(0.51)
    assert risk_with("RD", 0.05, 0.3) == pytest.approx(0.35)


def test_no_more_than_everybody_has_an_outcome() -> None:
    found = absolute(from_interval("RR", 2, 1.5, 4), 0.4)
    assert (found.with_, found.with_low, found.with_high) == pytest.approx((0.8, 0.6, 1.0))


@pytest.mark.parametrize(
    ("interval", "size"),
    [((-3, -4, -2), "noticeable"), ((3, 2, 4), "noticeable"), ((0.5, -1, 1.9), "too-small"), ((2, 1, 3), "unsure")],
)
def test_a_difference_is_compared_with_what_patients_notice(interval: tuple[float, float, float], size: str) -> None:
    assert against_minimal_important_difference(from_interval("MD", *interval), 2) == size


def test_the_constant_is_the_normal_quantile() -> None:
    assert NormalDist().inv_cdf(0.975) == pytest.approx(NORMAL_975, rel=1e-15)


@pytest.mark.parametrize("counts", [(5, 4, 1, 4), (-1, 4, 1, 4), (0, 0, 1, 4)])
def test_impossible_counts_have_no_effect(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ImpossibleError):
        from_counts("RR", *counts)


def four_trials(**fields: Any) -> Analysis:
    """Metformin and B12 deficiency as a risk difference: three trials with counts, and HOME as it was published."""
    counts = {"DPP": (37, 858, 20, 857), "REMOVAL": (24, 194, 9, 192), "TAME-PKD": (2, 49, 2, 48)}
    rows: list[dict[str, Any]] = [
        {
            "source": "trial",
            "label": name,
            "intervention": {"events": events, "total": total},
            "comparator": {"events": other_events, "total": other_total},
        }
        for name, (events, total, other_events, other_total) in counts.items()
    ]
    rows.append({"source": "trial", "label": "HOME", "estimate": 7.2, "interval": (2.3, 12.1)})
    what = {"id": "a", "title": "A", "outcome": "o", "measure": "RD", "intervention": "i", "comparator": "c"}
    return Analysis.model_validate(what | {"rows": rows} | fields)


DEFICIENCY = Outcome(id="o", name="O", lay_name="o", kind="dichotomous")


def test_counts_and_published_differences_are_put_together_in_people_in_100() -> None:
    random = computed(four_trials(model="random-dl"), DEFICIENCY)
    assert random.pooled
    assert rounded(random.pooled.effect) == (4.19, 0.60, 7.77)
    assert [round(x, 2) for x in (random.pooled.tau2, random.pooled.q)] == [7.58, 7.52]
    assert round(random.pooled.i2) == 60
    fixed = computed(four_trials(model="fixed"), DEFICIENCY)
    assert fixed.effect
    assert rounded(fixed.effect) == (2.83, 1.32, 4.34)


def test_people_in_1000_are_ten_times_people_in_100_and_mean_the_same_at_a_baseline() -> None:
    risk = {"label": "People", "per_thousand": 23, "time": "5 years", "source": "trial"}
    hundred = four_trials(model="random-dl", baseline_risks=[risk])
    rows = [row.model_copy(update={"estimate": 72.0, "interval": (23.0, 121.0)}) for row in hundred.rows[3:]]
    thousand = hundred.model_copy(update={"unit": "people in 1,000", "rows": (*hundred.rows[:3], *rows)})
    one, ten = computed(hundred, DEFICIENCY), computed(thousand, DEFICIENCY)
    assert one.effect
    assert ten.effect
    assert rounded(one.effect.scaled(10)) == rounded(ten.effect)
    assert one.absolutes[0].with_ == pytest.approx(ten.absolutes[0].with_) == pytest.approx(0.023 + 0.0419, abs=1e-4)


def test_a_reason_not_to_pool_is_kept() -> None:
    found = computed(four_trials(model="fixed", why_not_pool="They differ too much."), DEFICIENCY)
    assert (found.pooled, found.effect, found.absolutes) == (None, None, ())


def test_subgroups_are_put_together_by_themselves_and_compared() -> None:
    whole = four_trials(model="fixed")
    names = ("Without diabetes", "With diabetes", "Without diabetes", "With diabetes")
    rows = tuple(row.model_copy(update={"subgroup": name}) for row, name in zip(whole.rows, names, strict=True))
    found = computed(whole.model_copy(update={"rows": rows}), DEFICIENCY)
    assert [(s.name, s.pooled.studies) for s in found.subgroups] == [("Without diabetes", 2), ("With diabetes", 2)]
    assert found.between
    assert found.pooled
    # Of a fixed effect, Q splits into that within the subgroups and that between them.
    assert found.between.q + sum(s.pooled.q for s in found.subgroups) == pytest.approx(found.pooled.q)
    assert (found.between.df, round(found.between.p, 3)) == (1, 0.007)
