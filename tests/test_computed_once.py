"""Every analysis is computed once in a build: rules, sentences, pages and downloads read the same numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import citesite.evidence.analysis
from citesite.check import assemble_topic
from citesite.evidence.analysis import Computed, computed
from citesite.read.files import RawFile
from citesite.records import Analysis, Outcome
from citesite.text.prose import prose
from site_test import EFFECTS, SiteTest

RESULTS = "content/topics/examplin/evidence.yaml"
TABLE = "  - analysis: relief-at-two-hours\n"
OTHER = """\
id: other-{number}
title: Other pain {number}
summary: This page is about another pain.
last_reviewed: 2026-01-10
next_review: 2027-01-10
takeaways:
  - id: hurts
    text: It hurts in place {number}.
    claims: [it-hurts]
sections:
  - id: what
    title: What it is
    body:
      - claim:
          id: it-hurts
          text: It hurts.
          type: definition
          evidence: [{{source: guide-2021}}]
"""


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The id of the analysis of each computation, in order."""
    done: list[str] = []

    def counting(analysis: Analysis, outcome: Outcome | None) -> Computed:
        done.append(analysis.id)
        return computed(analysis, outcome)

    monkeypatch.setattr(citesite.evidence.analysis, "computed", counting)
    return done


def test_an_analysis_that_everything_shows_is_computed_once(tmp_path: Path, counted: list[str]) -> None:
    site = SiteTest(tmp_path)
    analysis = site.read(RESULTS).partition("analyses:\n")[2]
    published = (
        "    published:\n      - {source: trial-2020, label: As printed, estimate: 1.5, interval: [0.99, 2.27]}\n"
    )
    site.write(RESULTS, site.read(RESULTS) + published + analysis.replace("relief-at-two-hours", "not-shown"))
    finding = "{outcome: relief, claim: eases-headache, analysis: relief-at-two-hours, row: Test trial}"
    figure = "  - figure: {analysis: relief-at-two-hours, kind: forest, sides: [Worse, Better]}\n"
    people = "population: adults, intervention: examplin, comparator: placebo"
    summary = f"  - findings: {{id: in-short, title: In short, {people}, outcomes: [{finding}]}}\n"
    site.edit(EFFECTS, TABLE, figure + summary)
    number = "{{ relief-at-two-hours.rows.test-trial.intervention }}"
    site.edit(EFFECTS, "note: 30 of 50 people felt better", f'note: "{number} felt better')
    site.edit(EFFECTS, "against 20 of 50.", 'against 20 of 50."')
    assert site.build("--jobs", "1").exit_code == 0
    assert "30 of 50 people felt better" in site.page("examplin/effects/")
    assert "1.5" in site.page("examplin/effects/")
    assert sorted(counted) == ["not-shown", "relief-at-two-hours"]


def test_two_analyses_of_one_id_are_an_error_that_stops_no_rule(tmp_path: Path) -> None:
    """Their numbers of rows differ, so looking one up by the id of the other finds too few."""
    site = SiteTest(tmp_path)
    analysis = site.read(RESULTS).partition("analyses:\n")[2]
    more = analysis[analysis.index("      - source") :].replace("Test trial", "Second trial")
    site.write(RESULTS, site.read(RESULTS) + more + analysis)
    site.edit(EFFECTS, "note: 30 of 50 people felt better", "note: 31 of 50 people felt better, 1.5 (0.9 to 2.3)")
    result = site.check()
    assert result.exit_code == 1
    assert "duplicate-id" in result.stdout + result.stderr


def test_what_was_made_of_the_texts_of_a_topic_is_forgotten_before_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a process that makes many topics keeps thousands of texts that none of them shows again."""
    site = SiteTest(tmp_path)
    for number in (2, 3):
        site.write(f"content/topics/other-{number}.yaml", OTHER.format(number=number))
    kept: list[int] = []

    def noted(files: list[RawFile]) -> Any:
        kept.append(prose.cache_info().currsize)  # type: ignore[attr-defined]
        return assemble_topic(files)

    monkeypatch.setattr("citesite.text.remembered._FEW", 0)
    monkeypatch.setattr("citesite.build.topic_reading.assemble_topic", noted)
    assert site.build("--jobs", "1").exit_code == 0
    assert kept == [0, 0, 0]
    assert "It hurts in place 3." in site.page("other-3/")
