"""The days of searches, reviews and checks: what is too old, to come or out of order is said on that day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_test import EFFECTS, TOPIC, SiteTest

GUIDE = "content/sources/guide-2021.yaml"
FINE = "no errors, no warnings\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path)


def search(site: SiteTest, day: str) -> None:
    site.edit(TOPIC, "reviewers:", f"methods: {{searched_on: {day}}}\nreviewers:")


@pytest.mark.parametrize(("day", "is_fine"), [("2026-11-21", True), ("2026-11-22", True), ("2026-11-23", False)])
@pytest.mark.parametrize("field", ["accessed", "checked_on", "last_reviewed", "change"])
def test_only_a_day_that_has_come_nowhere_on_earth_is_in_the_future(
    field: str, day: str, is_fine: bool, site: SiteTest
) -> None:
    if field == "last_reviewed":
        site.edit(TOPIC, "last_reviewed: 2026-11-01", f"last_reviewed: {day}")
    elif field == "change":
        site.edit(TOPIC, "reviewers:", f"changes: [{{date: {day}, kind: wording, what: More.}}]\nreviewers:")
    elif field == "accessed":
        site.edit(GUIDE, "accessed: 2026-11-01", f"accessed: {day}")
    else:
        site.edit(GUIDE, "accessed:", f"standing: {{checked_on: {day}}}\naccessed:")
    said = site.check("--strict")
    assert (said.exit_code == 0, said.stderr == FINE) == (is_fine, is_fine)
    assert is_fine or "warning[date-in-future]" in said.stderr


def test_a_search_without_result_is_a_search(site: SiteTest) -> None:
    site.edit(
        EFFECTS, "id: headache-is-common\n",
        "id: headache-is-common\n      nothing_found: {searched: PubMed, on: 2026-11-10}\n",
    )  # fmt: skip
    assert f"{EFFECTS}:18:45: warning[review-before-search] nothing was found" in site.check().stderr
    site.edit(EFFECTS, "on: 2026-11-10", "on: 2023-11-10")
    assert f"{EFFECTS}:18:45: warning[search-too-old] nothing was found" in site.check().stderr


def test_a5_an_old_search_is_found_on_the_day_it_is_too_old_and_not_before(site: SiteTest) -> None:
    search(site, "2026-10-01")
    site.edit(TOPIC, "next_review: 2027-11-01", "next_review: 2040-01-01")
    assert site.build(as_of="2028-09-30").stderr.count("search-too-old") == 0
    assert site.build(as_of="2028-10-01").stderr.count("search-too-old") == 1
    assert site.build(as_of="2028-09-30").stderr.count("search-too-old") == 0
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nsearch_after: 30")
    assert site.build(as_of="2026-10-31").stderr.count("search-too-old") == 0
    assert "more than 30 days ago" in site.build(as_of="2026-11-01").stderr


def test_a5_a_build_on_an_earlier_day_finds_what_is_in_the_future_then(site: SiteTest) -> None:
    assert site.build("--strict").exit_code == 0
    said = site.build(as_of="2026-10-01").stderr
    assert f"{TOPIC}:14:16: warning[date-in-future] the topic was reviewed on 2026-11-01" in said
    assert f"{GUIDE}:6:11: warning[date-in-future] accessed of source" in said
    assert "date-in-future" not in site.build("--strict").stderr


def test_an_old_check_of_a_source_counts_until_somebody_asks_again(site: SiteTest) -> None:
    site.edit(GUIDE, "accessed:", "PMID: 77\nstanding: {checked_on: 2025-11-20}\naccessed:")
    site.edit("content/sources/trials.yaml", "  access: full", "  standing: {checked_on: 2025-11-21}\n  access: full")
    for command in (site.build, site.check):
        assert "last checked more than 365 days ago: guide-2021\n" in command().stderr
    state = {"state": "ok", "of": "77", "on": "2026-11-01"}
    site.write("source-states.json", json.dumps({"format": 1, "sources": {"guide-2021": {"PMID": state}}}))
    assert "check-too-old" not in site.check().stderr
    assert "check-too-old" not in site.build().stderr
    site.write("source-states.json", json.dumps({"format": 1, "sources": {"guide-2021": {"URL": state}}}))
    assert "check-too-old" in site.build().stderr


@pytest.mark.parametrize(
    ("title", "is_marked"),
    [
        ("RETRACTED ARTICLE: Examplin", True), ("Withdrawn: examplin", True), ("[Retracted] Examplin", True),
        ("WITHDRAWN – examplin for pain", True), ("REMOVED: Examplin", True),
        ("Retracted papers: a survey", False), ("Withdrawn-care patients", False), ("Removed: a memoir", False),
        ("Retraction note to: Examplin", False), ("Effect of examplin, withdrawn: a trial", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("standing", ["", "corrected", "superseded", "retracted"])
def test_a_mark_before_a_title_must_agree_with_the_standing(
    title: str, is_marked: bool, standing: str, site: SiteTest
) -> None:
    site.write(
        "content/sources/more.yaml",
        f"- id: more\n  type: report\n  title: {json.dumps(title)}\n  access: not-read\n"
        + (f"  standing: {{status: {standing}}}\n" if standing else ""),
    )
    is_wrong = is_marked and standing in ("", "corrected")
    assert ("error[retracted-in-title]" in site.check().stderr) == is_wrong


@pytest.mark.parametrize("day", ["0001-01-02", "9999-12-31"])
def test_the_first_and_the_last_day_end_in_no_traceback(day: str, site: SiteTest) -> None:
    search(site, day)
    site.edit(GUIDE, "accessed: 2026-11-01", f"standing: {{checked_on: {day}}}\naccessed: {day}")
    for settings in ("", "search_after: 999999999999\nverify_after: 999999999999\n"):
        site.write("site_config.yaml", f"title: Test Site\nurl: https://example.org/test/\n{settings}")
        for as_of in ("0001-01-02", "2026-11-21", "9999-12-31"):
            assert site.check(as_of=as_of).exit_code in (0, 1)
