"""What a record need not say, because something else says it: labels, ids, dates, columns, where a rating starts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from citesite.cli.main import main
from site_test import EFFECTS, TOPIC, SiteTest

RESULTS = "content/topics/examplin/evidence.yaml"
NOTE = "note: 30 of 50 people felt better, against 20 of 50."


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site")


def named(site: SiteTest) -> SiteTest:
    """The good site with a short name for its row and its baseline risk."""
    site.edit(RESULTS, "        label: Test trial\n", "        id: home\n        label: Test trial\n")
    risk = "{id: most, label: People at home, per_thousand: 400, time: 2 hours, source: trial-2020}"
    other = "{label: Others, per_thousand: 200, time: 2 hours, source: trial-2020}"
    site.edit(RESULTS, "    rows:\n", f"    baseline_risks:\n      - {risk}\n      - {other}\n    rows:\n")
    return site


def test_what_something_else_says_need_not_be_typed(site: SiteTest) -> None:
    site.edit(EFFECTS, "start: high, ", "")
    box = "{id: box, title: Box, population: adults, intervention: examplin, comparator: placebo, outcomes: [%s]}"
    one = "{outcome: relief, analysis: relief-at-two-hours, claim: eases-headache}"
    site.edit(EFFECTS, "  - analysis: relief", f"  - facts: {box % one}\n  - analysis: relief")
    site.edit(RESULTS, "        label: Test trial\n", "        label: Trial 2020\n        follow_up: 2 hours\n")
    question = "question: {population: adults, intervention: examplin, comparator: placebo, outcomes: [pain]}\n"
    site.edit(TOPIC, "summary:", f"{question}summary:")
    assert site.build().stderr.count("warning") == 0
    before = site.files()
    site.edit(EFFECTS, "population: adults, intervention: examplin, comparator: placebo, ", "")
    site.edit(EFFECTS, "id: effects\n", "")
    site.edit(RESULTS, "        label: Trial 2020\n", "")
    site.edit(RESULTS, "    intervention: examplin\n    comparator: placebo\n", "")
    site.edit(TOPIC, "next_review: 2027-11-01\n", "")
    site.edit(TOPIC, "id: examplin\n", "")
    site.edit("content/sources/guide-2021.yaml", "id: guide-2021\n", "")
    assert site.build().exit_code == 0
    assert site.files() == before


@pytest.mark.parametrize("level", ["{level: moderate, down: []}", "{level: very-low, down: [imprecision]}"])
def test_a_rating_that_leads_back_to_no_start_is_still_an_error(level: str, site: SiteTest) -> None:
    site.edit(EFFECTS, "{level: moderate, start: high, down: [imprecision]}", level)
    found = site.check()
    assert ("certainty-arithmetic" in found.stderr) == (level == "{level: moderate, down: []}")
    # From low, the evidence is held to be no trial.
    assert found.exit_code == 1


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("home.examplin", "rows.trial-2020.intervention"),
        ("home.placebo", "rows.test-trial.comparator"),
        ("home.placebo | per 100", "rows.trial-2020.comparator.per-hundred"),
        ("home.placebo | per 1000", "rows.trial-2020.comparator.per-thousand"),
        ("home.interval", "rows.trial-2020.interval"),
        ("home", "rows.trial-2020"),
        ("placebo", "comparator"),
        ("per-hundred.most.difference", "per-hundred.people-at-home.difference"),
    ],
)
def test_a_value_has_a_short_name(short: str, long: str, site: SiteTest) -> None:
    named(site)
    pair = [f"{{{{ relief-at-two-hours.{path} }}}}" for path in (short, long)]
    site.edit(EFFECTS, NOTE, f'note: "Here: {pair[0]}; there: {pair[1]}."')
    result = site.build()
    assert result.exit_code == 0, result.stderr
    said = site.page("examplin/effects/").partition("Here: ")[2].partition(".</p>")[0].partition("</div>")[0]
    one, _, other = said.partition("; there: ")
    assert one == other.partition(".<")[0].removesuffix(".")


def test_a_short_name_names_a_row_and_a_risk_in_a_picture(site: SiteTest) -> None:
    named(site)
    figure = "  - figure: {analysis: relief-at-two-hours, kind: icons, %s: %s}\n"
    site.edit(EFFECTS, "  - analysis: relief-at-two-hours\n", figure % ("row", "Test trial"))
    site.build()
    before = site.files()
    site.edit(EFFECTS, "row: Test trial", "row: home")
    assert site.build().exit_code == 0
    assert site.files() == before
    site.edit(EFFECTS, "row: home", "row: away")
    assert 'error[unknown-row] analysis "relief-at-two-hours" has no row "away"' in site.build().stderr


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("id: pooled", 'cannot be "pooled": that is the name of a value'),
        ("id: People at home", "must be lower-case letters, digits and hyphens"),
    ],
)
def test_a_short_name_means_one_thing(row: str, said: str, site: SiteTest) -> None:
    site.edit(RESULTS, "        label: Test trial\n", f"        {row}\n        label: Test trial\n")
    assert said in site.check().stderr


def test_two_rows_of_one_name_are_an_error(site: SiteTest) -> None:
    named(site)
    again = "      - {id: home, source: trial-2020, label: B, study: B, estimate: 1.5, interval: [1.0, 2.25]}\n"
    site.edit(
        RESULTS,
        "        comparator: {events: 20, total: 50}\n",
        f"        comparator: {{events: 20, total: 50}}\n{again}",
    )
    assert 'has two rows or risks with the id "home"' in site.check().stderr


def test_format_keeps_a_value_reference_on_one_line(site: SiteTest) -> None:
    reference = "{{ relief-at-two-hours.rows.trial-2020.intervention.per-hundred | number }}"
    for width in range(70, 120, 7):
        text = f"{'word ' * (width // 5)}{reference} and {reference} of 100 people."
        site.write(EFFECTS, site.read(EFFECTS).replace(NOTE, f'note: "{text}"') if width == 70 else site.read(EFFECTS))
        site.run("format")
        assert site.read(EFFECTS).count(reference) == 2


def test_commands_work_below_the_sites_folder(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.folder / "content/topics/examplin")
    result = CliRunner().invoke(main, ["check", "--as-of", "2026-11-21"])
    assert (result.exit_code, result.stderr) == (0, "no errors, no warnings\n")
    assert CliRunner().invoke(main, ["build", "--as-of", "2026-11-21"]).exit_code == 0
    assert (site.folder / "site/index.html").exists()
    monkeypatch.chdir(site.folder.parent)
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 2
    assert "there is no settings file site_config.yaml" in result.stderr
    assert [path.name for path in site.folder.parent.iterdir()] == ["site"]


def test_an_editor_offers_the_sources_of_the_site(site: SiteTest) -> None:
    assert site.run("schema").exit_code == 0
    schemas = site.folder / ".vscode/schemas"
    section = json.loads((schemas / "section.schema.json").read_text("utf-8"))
    offered, typed = section["$defs"]["Evidence"]["properties"]["source"]["anyOf"]
    assert offered["enum"] == ["guide-2021", "trial-2020"]
    assert offered["enumDescriptions"] == ["How to take examplin", "Examplin for headache"]
    # A source that was added since is no mistake.
    assert "pattern" in typed
    topic = json.loads((schemas / "topic.schema.json").read_text("utf-8"))
    assert topic["properties"]["reviewers"]["items"]["anyOf"][0]["enum"] == ["test-reviewer"]
