"""What a page and its files say of pooled studies: the method Cochrane recommends, and what experts ask of it."""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path

import pytest

from site_test import EFFECTS, SiteTest

EVIDENCE = "content/topics/examplin/evidence.yaml"
ONE_ROW = """\
      - source: trial-2020
        label: Test trial
        intervention: {events: 30, total: 50}
        comparator: {events: 20, total: 50}
"""


def row(name: str, *fields: str) -> str:
    """A row of its own study, with further lines."""
    lines = ["source: trial-2020", f"label: {name}", f"study: study of {name}", *fields]
    return "      - " + "\n        ".join(lines) + "\n"


def counts(name: str, events: str, total: str, other: str, other_total: str, *fields: str) -> str:
    groups = (
        f"intervention: {{events: {events}, total: {total}}}",
        f"comparator: {{events: {other}, total: {other_total}}}",
    )
    return row(name, *groups, *fields)


APART = counts("A", "30", "50", "10", "50") + counts("B", "10", "60", "15", "60") + counts("C", "20", "40", "9", "40")
ALIKE = counts("A", "30", "50", "20", "50") + counts("B", "36", "60", "25", "60") + counts("C", "22", "40", "15", "40")


class Pooled:
    """The test site with the rows of an analysis, drawn as a forest plot."""

    def __init__(self, folder: Path) -> None:
        self.site = SiteTest(folder)
        self.site.edit(
            EFFECTS,
            "  - analysis: relief-at-two-hours\n",
            "  - figure: {analysis: relief-at-two-hours, kind: forest}\n",
        )
        self.before = self.site.read(EVIDENCE)

    def shown(self, rows: str, fields: str = "", measure: str = "RR") -> str:
        """The words of the page, with one space between any two; rows and further fields are those of the analysis."""
        text = self.before.replace(ONE_ROW, rows).replace("measure: RR\n", f"measure: {measure}\n")
        self.site.write(EVIDENCE, text + "".join(f"    {line}\n" for line in fields.splitlines()))
        result = self.site.build()
        assert result.exit_code == 0, result.stderr
        page = re.sub(r"<[^>]+>", " ", self.site.page("examplin/effects/"))
        return " ".join(html.unescape(page).split())

    def refused(self, rows: str, fields: str = "", measure: str = "RR") -> str:
        text = self.before.replace(ONE_ROW, rows).replace("measure: RR\n", f"measure: {measure}\n")
        self.site.write(EVIDENCE, text + "".join(f"    {line}\n" for line in fields.splitlines()))
        result = self.site.run("check")
        assert result.exit_code == 1
        return result.stderr + result.stdout

    def results(self) -> list[dict[str, str]]:
        text = (self.site.folder / "site/examplin/results.csv").read_text("utf-8")
        return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def pooled(tmp_path: Path) -> Pooled:
    return Pooled(tmp_path)


@pytest.mark.parametrize(
    ("rows", "fields", "said"),
    [
        (APART, "model: random-reml", "The interval is that of Hartung, Knapp, Sidik and Jonkman"),
        (APART, "model: random-reml\nhksj: false", "The interval is the plain one (Wald)."),
        (APART, "model: random-dl", "The interval is the plain one (Wald)."),
        (APART, "model: random-dl\nhksj: true", "The interval is that of Hartung, Knapp, Sidik and Jonkman"),
        (ALIKE, "model: random-reml", "because the studies differ no more than by chance"),
        (APART[: APART.index("      - source", 9)] + ALIKE[: ALIKE.index("      - source", 9)].replace(": A", ": D")
         .replace("of A", "of D"), "model: random-reml", "because there are fewer than three studies"),
    ],
)  # fmt: skip
def test_the_interval_is_widened_where_cochrane_recommends_it_and_the_page_says_so(
    pooled: Pooled, rows: str, fields: str, said: str
) -> None:
    assert said in pooled.shown(rows, fields)


def test_experts_read_how_much_studies_differ(pooled: Pooled) -> None:
    """The numbers are those that R metafor 3.8 computes from these counts with REML, test="adhoc", and Q-profile."""
    page = pooled.shown(APART, "model: random-reml")
    assert "τ² = 0.51 (95% interval 0.052 to 25, Q-profile); I² = 82% (from τ²); Q = 10.59, df = 2, P = 0.005" in page
    assert "(0.23 to 11.92)" in page


def test_each_study_is_left_out_in_turn(pooled: Pooled) -> None:
    page = pooled.shown(APART, "model: random-reml\nhksj: false")
    assert "All studies together, but for one" in page
    table = page[page.index("The others together") :]
    found = re.findall(r"([ABC]) ([\d.]+) \(([\d.]+) to ([\d.]+)\)", table)
    assert [name for name, *_ in found] == ["A", "B", "C"]
    # Without B, which points the other way, the others agree.
    assert float(found[1][2]) > 1 > float(found[0][2])
    two = pooled.shown(ALIKE[: ALIKE.index("      - source", 200)], "model: random-reml")
    assert "but for one" not in two


def test_a_subgroup_has_its_total_below_its_studies_and_they_are_compared(pooled: Pooled) -> None:
    grouped = [
        counts("A", "30", "50", "20", "50", "subgroup: Tablets"),
        counts("B", "36", "60", "25", "60", "subgroup: Tablets"),
        counts("C", "9", "40", "15", "40", "subgroup: Drops"),
        counts("D", "8", "30", "12", "30", "subgroup: Drops"),
    ]
    page = pooled.shown("".join(grouped), "model: random-reml")
    order = ["Tablets: 2 studies together", "Drops: 2 studies together", "All 4 studies together"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    # The total of the tablets is above the first study with drops.
    assert places[0] < page.index("9 of 40")
    tablets = page[places[0] : page.index("9 of 40")]
    assert "66 of 110" in tablets
    assert "45 of 110" in tablets
    assert "I²): 0%; τ² 0" in tablets
    assert re.search(r"Differences between subgroups: Q = [\d.]+, df = 1, P [=<] 0\.\d+", page)
    groups = [line for line in pooled.results() if line["label"] == "pooled"]
    assert [line["subgroup"] for line in groups] == ["Tablets", "Drops", ""]


def test_studies_in_no_subgroup_are_no_subgroup_of_their_own(pooled: Pooled) -> None:
    rows = counts("A", "30", "50", "20", "50", "subgroup: Tablets") + APART[APART.index("      - source", 9) :]
    page = pooled.shown(rows, "model: random-reml")
    assert "Tablets: 1 studies together" not in page
    assert "Differences between subgroups" not in page


def test_numbers_needed_have_their_interval_and_time(pooled: Pooled) -> None:
    risks = "baseline_risks:\n  - {label: Adults, per_thousand: 400, time: 2 hours, source: trial-2020}"
    page = pooled.shown(ALIKE, f"model: random-reml\n{risks}")
    # RR 1.466 (1.157 to 1.859) at 400 in 1,000: one more in 5.36 (15.97 to 2.91). A benefit must not look larger.
    assert (
        "Number needed: one more in every 6 (95% interval: one more in every 16, to one more in every 3). Adults"
        in page
    )
    assert "Adults, 2 hours" in page
    pooled.before = pooled.before.replace("    desirable: true\n", "")
    harm = pooled.shown(ALIKE, f"model: random-reml\n{risks}")
    assert "one more in every 5 (95% interval: one more in every 15, to one more in every 2). Adults" in harm
    both = pooled.shown(APART, f"model: random-reml\n{risks}")
    assert re.search(r"95% interval: one fewer in every \d+, to one more in every \d+\)", both)


def test_the_correction_of_zero_cells_is_told(pooled: Pooled) -> None:
    rows = counts("None here", "0", "50", "6", "50") + counts("Some", "3", "60", "9", "60")
    page = pooled.shown(rows, "model: random-reml")
    assert "0.5 was added to the counts of: None here" in page
    assert "0.5 was added" not in pooled.shown(ALIKE, "model: random-reml")
    # Peto's method needs no such correction.
    peto = pooled.shown(rows, "model: peto", "OR")
    assert "fixed effect, Peto" in peto
    assert "0.5 was added" not in peto


def test_peto_is_for_odds_ratios(pooled: Pooled) -> None:
    assert "peto pools odds ratios only" in pooled.refused(ALIKE, "model: peto")


def test_the_random_effects_of_older_cochrane_reviews_come_out(pooled: Pooled) -> None:
    """metafor: tau² 0.48 by moments around rma.mh, then rma.uni(yi, vi, tau2=...)."""
    page = pooled.shown(APART, "model: random-mh")
    assert "random effects, Mantel and Haenszel" in page
    assert "(0.70 to 3.99)" in page


def test_an_estimate_with_its_standard_error_is_a_result(pooled: Pooled) -> None:
    rows = row("A", "estimate: 1.5", "se: 0.2") + row("B", "estimate: 1.5", "se: 0.2")
    page = pooled.shown(rows, "model: fixed")
    # exp(log(1.5) ± 1.96 x 0.2), and with half the variance for both together.
    assert page.count("(1.01 to 2.22)") == 2
    assert "1.50 (1.14 to 1.98)" in page
    # The table of an analysis shows what was printed.
    figure = "  - figure: {analysis: relief-at-two-hours, kind: forest}\n"
    pooled.site.edit(EFFECTS, figure, "  - analysis: relief-at-two-hours\n")
    assert "1.5 standard error 0.2" in pooled.shown(rows, "model: fixed")


def test_effective_numbers_of_a_cluster_trial_may_be_fractions(pooled: Pooled) -> None:
    page = pooled.shown(
        counts("A", "12.4", "50.5", "20.25", "50.5") + counts("B", "12", "50", "20", "50"), "model: fixed"
    )
    assert "12.4 of 50.5" in page
    (first, *_) = pooled.results()
    assert (first["intervention_events"], first["comparator_events"]) == ("12.4", "20.25")
    assert float(first["estimate"]) == pytest.approx(12.4 / 20.25, rel=1e-5)


def test_rates_are_compared_by_person_time(pooled: Pooled) -> None:
    def rates(name: str, events: int, time: float, other: int, other_time: float) -> str:
        groups = (
            f"intervention: {{events: {events}, time: {time}}}",
            f"comparator: {{events: {other}, time: {other_time}}}",
        )
        return row(name, *groups)

    page = pooled.shown(rates("A", 60, 150.5, 30, 150.5) + rates("B", 300, 100, 200, 100), "model: fixed", "IRR")
    assert "Rate ratio" in page
    assert "60 in 150.5 of person-time" in page
    assert "2.00 (1.29 to 3.10)" in page
    assert pooled.results()[0]["intervention_time"] == "150.5"


@pytest.mark.parametrize(
    ("group", "measure", "message"),
    [
        ("{events: 30, total: 50}", "IRR", "gives total for a rate ratio"),
        ("{events: 30}", "IRR", "gives events of a rate and not in how much person-time"),
        ("{events: 30, time: 50}", "RR", "gives time for an outcome that is counted"),
    ],
)
def test_a_rate_has_a_time_and_nothing_else_has(pooled: Pooled, group: str, measure: str, message: str) -> None:
    assert message in pooled.refused(row("A", f"intervention: {group}", f"comparator: {group}"), "", measure)


JUDGED = """risk_of_bias:
          tool: rob-2
          randomisation: low
          deviations: some-concerns
          missing_data: low
          measurement: low
          reporting: low
          overall: some-concerns
          why: People knew what they got [@guide-2021]."""


def test_the_risk_of_bias_of_each_study_is_a_table(pooled: Pooled) -> None:
    page = pooled.shown(counts("A", "30", "50", "20", "50", JUDGED) + counts("B", "36", "60", "25", "60"))
    table = page[page.index("Risk of bias of each study") :]
    assert "A RoB 2. People knew what they got" in table
    assert "low some concerns low low low some concerns" in table
    assert "Confounding" not in table


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            "overall: some-concerns",
            "overall: low",
            "is low overall, better than its worst domain, which is some-concerns",
        ),
        ("measurement: low", "measurement: serious", "judges measurement as serious, which rob-2 does not have"),
        ("randomisation: low", "confounding: low", "judges confounding as low, which rob-2 does not have"),
        ("tool: rob-2", "tool: robins-i", "judges randomisation as low, which robins-i does not have"),
    ],
)
def test_a_judgement_fits_its_tool(pooled: Pooled, before: str, after: str, message: str) -> None:
    assert message in pooled.refused(counts("A", "30", "50", "20", "50", JUDGED.replace(before, after)))


def test_a_rating_does_not_pass_over_the_risk_of_bias_of_its_result(pooled: Pooled) -> None:
    high = JUDGED.replace("missing_data: low", "missing_data: high").replace("overall: some-concerns", "overall: high")
    pooled.site.edit(
        EFFECTS, "      outcome: relief\n", "      outcome: relief\n      result: {analysis: relief-at-two-hours}\n"
    )
    pooled.site.write(EVIDENCE, pooled.before.replace(ONE_ROW, counts("A", "30", "50", "15", "50", high)))
    assert "bias-not-rated" in pooled.site.run("check").stderr
    # One of two rows is not all of them.
    both = counts("A", "30", "50", "15", "50", high) + counts("B", "36", "60", "18", "60")
    pooled.site.write(EVIDENCE, pooled.before.replace(ONE_ROW, both))
    assert "bias-not-rated" not in pooled.site.run("check").stderr


def test_a_difference_is_compared_with_what_patients_notice(pooled: Pooled) -> None:
    pooled.before = pooled.before.replace(
        "kind: dichotomous",
        "kind: continuous\n    unit: points\n    scale: {better: lower, minimal_important_difference: 10}",
    )

    def means(difference: float) -> str:
        groups = f"intervention: {{mean: {50 + difference}, sd: 10, n: 100}}", "comparator: {mean: 50, sd: 10, n: 100}"
        return row("A", *groups)

    assert "as large as the smallest difference that patients notice (10 points)" in pooled.shown(means(-20), "", "MD")
    assert "All of the interval is smaller than what patients notice (10 points)" in pooled.shown(means(-2), "", "MD")
    assert "ones too small to notice (the limit is 10 points)" in pooled.shown(means(-10), "", "MD")


def test_the_table_of_results_has_weights_shares_and_the_prediction_interval(pooled: Pooled) -> None:
    rows = APART.replace("label: A\n", "label: A\n        subgroup: Adults\n        follow_up: 2 weeks\n")
    pooled.shown(rows.replace("label: B\n", "label: B\n        subgroup: Adults\n"), "model: random-reml")
    lines = pooled.results()
    first, whole = lines[0], lines[-1]
    assert (first["subgroup"], first["follow_up"], first["intervention_percent"]) == ("Adults", "2 weeks", "60.0")
    assert sum(float(line["weight_percent"] or 0) for line in lines) == pytest.approx(100, abs=1e-3)
    assert float(whole["prediction_low"]) < float(whole["low"]) < float(whole["high"]) < float(whole["prediction_high"])
    assert whole["model"] == "random-reml"
