"""What an editor may write about trial results without being stopped, and what readers then see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_test import SiteTest

EVIDENCE = "content/topics/examplin/evidence.yaml"
COMPARATOR = "        comparator: {events: 20, total: 50}\n"
SECOND = """
      - source: trial-2020
        label: The same report, other people
        intervention: {events: 33, total: 48}
        comparator: {events: 25, total: 47}
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


def test_a_reason_for_a_difference_is_accepted_and_shown(site: SiteTest) -> None:
    why = "        estimate: 1.8\n        differs_because: The report adjusts for age.\n"
    site.edit(EVIDENCE, COMPARATOR, COMPARATOR + why)
    assert site.build().exit_code == 0
    assert "The report adjusts for age." in site.page("examplin/effects/")


def test_a_published_effect_may_be_rounded(site: SiteTest) -> None:
    """30 of 50 against 20 of 50 is 1.5 (0.9975 to 2.2556)."""
    site.edit(EVIDENCE, COMPARATOR, f"{COMPARATOR}        estimate: 1.5\n        interval: [1.00, 2.26]\n")
    assert site.check().stderr == "no errors, no warnings\n"
    site.edit(EVIDENCE, "2.26", "2.27")
    assert "differs-from-published" in site.check().stderr


def test_one_report_of_several_studies_can_be_put_together(site: SiteTest) -> None:
    site.edit(EVIDENCE, "    measure: RR\n", "    measure: RR\n    model: mantel-haenszel\n")
    site.edit(EVIDENCE, COMPARATOR, COMPARATOR + SECOND.removeprefix("\n"))
    assert "same-people-twice" in site.check().stderr
    site.edit(EVIDENCE, "label: Test trial\n", "label: Test trial\n        study: NCT00000001\n")
    site.edit(EVIDENCE, "other people\n", "other people\n        study: NCT00000002\n")
    assert site.check().stderr == "no errors, no warnings\n"


def test_rows_of_one_study_may_stand_side_by_side_where_nothing_is_pooled(site: SiteTest) -> None:
    site.edit(EVIDENCE, COMPARATOR, COMPARATOR + SECOND.removeprefix("\n"))
    assert site.check().stderr == "no errors, no warnings\n"


def test_a_hazard_ratio_is_explained_and_not_taken_for_a_risk_ratio(site: SiteTest) -> None:
    site.edit(EVIDENCE, "measure: RR", "measure: HR")
    site.edit(EVIDENCE, COMPARATOR, f"{COMPARATOR}        estimate: 1.8\n        interval: [1.1, 2.9]\n")
    assert site.build().exit_code == 0
    page = site.page("examplin/effects/")
    assert "Hazard ratio" in page
    assert "means twice as often" not in page


def test_a_table_of_findings_in_words_has_a_column_for_them(site: SiteTest) -> None:
    text = site.read(EVIDENCE)
    row = "      - {source: trial-2020, label: Test trial, result: It was a little better, direction: better}\n"
    site.write(EVIDENCE, text[: text.index("      - source: trial-2020")] + row)
    site.edit(EVIDENCE, "measure: RR", "measure: in-words")
    assert site.build().exit_code == 0
    assert re.search(r'data-label="What was found">\s*It was a little better', site.page("examplin/effects/"))
