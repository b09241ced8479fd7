"""Pictures: everything stands inside them whatever the numbers, and they show the numbers that were computed."""

from __future__ import annotations

import html
import math
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citesite.pages.geometry import ForestLine, direction, forest, icons, strip
from site_test import EFFECTS, SiteTest

EVIDENCE = "content/topics/examplin/evidence.yaml"
BLOCK = "  - analysis: relief-at-two-hours\n"
ROWS = """\
      - source: trial-2020
        label: Test trial
        intervention: {events: 30, total: 50}
        comparator: {events: 20, total: 50}
"""
THREE = """\
      - source: trial-2020
        label: First trial
        study: NCT00000001
        follow_up: 2 hours
        intervention: {events: 30, total: 50}
        comparator: {events: 20, total: 50}
      - source: trial-2020
        label: Second trial
        study: NCT00000002
        intervention: {events: 41, total: 60}
        comparator: {events: 33, total: 62}
      - source: trial-2020
        label: Third trial
        study: NCT00000003
        intervention: {events: 3, total: 9}
        comparator: {events: 2, total: 8}
    model: random-dl
    baseline_risks:
      - {label: Adults in a survey, per_thousand: 400, time: 2 hours, source: trial-2020}
"""

numbers = st.floats(-1e100, 1e100, allow_nan=False)
ratios = st.floats(1e-100, 1e100, allow_nan=False)


def effects(values: st.SearchStrategy[float]) -> st.SearchStrategy[list[ForestLine | None]]:
    def ordered(three: list[float], weight: float | None, has_interval: bool) -> ForestLine:
        low, estimate, high = sorted(three)
        return ForestLine(estimate, (low, high) if has_interval else None, weight)

    one = st.builds(ordered, st.lists(values, min_size=3, max_size=3), st.none() | st.floats(0, 1), st.booleans())
    return st.lists(st.none() | one, max_size=13)


def marks(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    return [mark for mark in (*drawn["rows"], *drawn["pooled"], *drawn["compared"], drawn["prediction"]) if mark]


@given(st.one_of(st.tuples(st.just(False), effects(numbers)), st.tuples(st.just(True), effects(ratios))))
def test_every_mark_stands_inside_the_picture_whatever_the_numbers(given: tuple[bool, list[ForestLine | None]]) -> None:
    is_ratio, found = given
    known = [effect for effect in found if effect]
    prediction = next((effect.interval for effect in known if effect.interval), None)
    drawn = forest(found, is_ratio=is_ratio, pooled=known[:2], prediction=prediction, compared=known[:1])
    assert len(drawn["rows"]) == len(found)
    places = [drawn["null"], *(tick["x"] for tick in drawn["ticks"])]
    for mark in marks(drawn):
        places += [mark[name] for name in ("from", "x", "to") if name in mark]
        if "from" in mark:
            assert mark["from"] <= mark.get("x", mark["to"]) <= mark["to"]
    assert all(math.isfinite(place) and 5 <= place <= 95 for place in places)
    # Five characters of the axis never run into each other on a narrow phone.
    steps = sorted(tick["x"] for tick in drawn["ticks"])
    assert all(b - a >= 15 for a, b in pairwise(steps))
    assert 1.0 * is_ratio in [tick["value"] for tick in drawn["ticks"]]


@given(effects(st.floats(-5, 1, allow_nan=False)))
def test_what_cannot_be_a_ratio_is_not_drawn_as_one(found: list[ForestLine | None]) -> None:
    drawn = forest(found, is_ratio=True)
    for effect, mark in zip(found, drawn["rows"], strict=True):
        is_possible = effect is not None and min(effect.estimate, *(effect.interval or ())[:1], math.inf) > 0
        assert bool(mark) == is_possible


def test_a_line_far_longer_than_the_others_ends_in_arrows() -> None:
    others = [ForestLine(1.5, (1.1, 2.0)), ForestLine(1.2, (0.9, 1.6)), ForestLine(1.8, (1.2, 2.7))]
    drawn = forest([*others, ForestLine(1.0, (0.001, 900.0)), ForestLine(2.0, (1.0, 900.0))], is_ratio=True)
    assert [(mark["left"], mark["right"]) for mark in drawn["rows"]] == [(False, False)] * 3 + [
        (True, True),
        (False, True),
    ]
    assert all(5 <= mark["from"] <= mark["x"] <= mark["to"] <= 95 for mark in drawn["rows"])


def test_a_ratio_of_two_stands_as_far_from_one_as_a_half_does() -> None:
    drawn = forest([ForestLine(2.0, (1.0, 4.0)), ForestLine(0.5, (0.25, 1.0))], is_ratio=True)
    above, below = drawn["rows"]
    assert above["x"] - drawn["null"] == pytest.approx(drawn["null"] - below["x"], abs=0.11)


def test_a_square_has_an_area_that_grows_with_the_weight() -> None:
    sides = [
        2 * mark["half"]
        for mark in forest([ForestLine(1, (0, 2), w) for w in (0.0, 0.25, 0.5, 1.0)], is_ratio=False)["rows"]
    ]
    areas = [side**2 for side in sides]
    assert areas[2] - areas[0] == pytest.approx(2 * (areas[1] - areas[0]), rel=0.06)
    assert max(sides) <= 16


def test_the_axis_has_round_values() -> None:
    shown = strip(ForestLine(7.2, (2.3, 12.1)), is_ratio=False)
    assert [tick["value"] for tick in shown["ticks"]] == [0, 5, 10]
    narrow = forest([ForestLine(1.17, (1.03, 1.33)), ForestLine(1.4, (1.33, 1.48))], is_ratio=True)
    assert [tick["value"] for tick in narrow["ticks"]] == [1.0, 1.2, 1.4]
    wide = forest([ForestLine(2, (0.02, 90))], is_ratio=True)
    assert {0.1, 1.0, 10.0} <= {tick["value"] for tick in wide["ticks"]}


@given(st.sampled_from([100, 1000]), st.floats(0, 1), st.floats(0, 1))
def test_a_picture_of_people_shows_all_of_them_once_and_frames_those_who_differ(
    per: int, without: float, with_it: float
) -> None:
    drawn = icons(per, per * without, per * with_it)
    shown: dict[str, list[tuple[int, int]]] = {}
    for group in drawn.groups:
        places = [(p.x + 18 * n, p.y) for p in group.places for n in range(10 if p.is_ten else 1)]
        assert group.people == f"{len(places):,}"
        shown[group.kind] = places
    everybody = [place for places in shown.values() for place in places]
    assert len(everybody) == len(set(everybody)) == per
    assert all(0 <= x <= drawn.width - 18 and 0 <= y <= drawn.height - 40 for x, y in everybody)
    differ = shown.get("more", []) + shown.get("fewer", [])
    assert abs(len(shown.get("any", [])) - per * min(without, with_it)) <= 0.5
    assert len(differ) == abs(math.floor(per * without + 0.5) - math.floor(per * with_it + 0.5))
    framed = [
        place for place in everybody if any(f.x <= place[0] < f.x + f.width and f.y == place[1] for f in drawn.frames)
    ]
    assert sorted(framed) == sorted(differ)


def test_a_result_that_leaves_room_for_no_difference_points_nowhere() -> None:
    assert direction(1.05, (0.82, 1.34), is_ratio=True) == "unclear"
    assert direction(10.8, (4.4, 26.2), is_ratio=True) == "more"
    assert direction(-2.0, (-3.0, -1.0), is_ratio=False) == "less"
    assert direction(0.5, None, is_ratio=True) == "less"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    site = SiteTest(tmp_path)
    site.edit(EVIDENCE, ROWS, THREE)
    return site


def figure(site: SiteTest, block: str, address: str = "examplin/effects/") -> str:
    """A picture of the section's page, and nothing around it."""
    if block:
        site.edit(EFFECTS, BLOCK, block)
    result = site.build()
    assert (result.exit_code, "warning" in result.stderr) == (0, False), result.stderr
    found = re.search(r"<figure.*?</figure>", site.page(address), re.DOTALL)
    assert found
    return found.group()


def words(markup: str) -> str:
    """What a reader reads in a piece of HTML."""
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
    return re.sub(r"(?<=\() | (?=[),.])", "", text)


def test_a_forest_plot_shows_each_study_and_all_together_in_numbers_and_lines(site: SiteTest) -> None:
    """Log ratios .405, .250 and .288 with variances .0433, .0219 and .597 give .3017 with a standard error of .1192."""
    shown = figure(site, "  - figure: {analysis: relief-at-two-hours, kind: forest}\n")
    text = words(shown)
    for said in ("First trial", "30 of 50", "1.50 (1.00 to 2.26)", "All 3 studies together", "1.35 (1.07 to 1.71)"):
        assert said in text
    assert "Our own sum" in text
    assert "examplin: more often (better)" in text
    assert len(re.findall(r'<path d="M-\d', shown)) == 3  # squares
    assert shown.count('preserveAspectRatio="none"') == 1  # the diamond


def test_every_picture_is_described_or_left_to_the_numbers_beside_it(site: SiteTest) -> None:
    kinds = "".join(f"  - figure: {{analysis: relief-at-two-hours, kind: {kind}}}\n" for kind in ("forest", "icons"))
    figure(site, kinds)
    page = site.page("examplin/effects/")
    outer = re.findall(r"<svg(?! class=\"at\")[^>]*>(?:(?!<svg).){0,80}", page, re.DOTALL)
    assert len(outer) > 6
    for start in outer:
        is_named = re.search(r'role="img" aria-(labelledby="\S+ \S+|label="[^"]+)"', start)
        assert 'aria-hidden="true"' in start or is_named
    for name in re.findall(r'aria-labelledby="([^"]+)"', page):
        assert all(f'id="{one}"' in page for one in name.split())
    assert 'style="' not in page


def test_people_in_rows_say_the_same_as_their_table(site: SiteTest) -> None:
    text = words(figure(site, "  - figure: {analysis: relief-at-two-hours, kind: icons}\n"))
    assert "placebo 40 of 100 people" in text
    assert "examplin 54 of 100 people" in text
    assert "Difference 14 more" in text
    assert "Over 2 hours." in text
    assert "3 to 28 more" in text


def test_a_picture_of_people_is_one_array_and_says_what_its_record_says(site: SiteTest) -> None:
    shown = figure(
        site,
        "  - figure:\n      analysis: relief-at-two-hours\n      kind: icons\n      finding: More people feel better\n"
        "      legend: {either_way: feel better anyway, differ: feel better with it, neither: do not}\n",
    )
    assert shown.count('role="img"') == 1
    text = words(shown)
    assert "More people feel better" in text
    assert "40 feel better anyway 14 more feel better with it 46 do not" in text
    assert 'aria-label="40 feel better anyway; 14 more feel better with it; 46 do not"' in shown
    # The legend comes before the picture.
    assert shown.index("feel better anyway") < shown.index('<svg class="crowd"')


def test_a_picture_without_words_of_its_own_names_what_the_analysis_compares(site: SiteTest) -> None:
    text = words(figure(site, "  - figure: {analysis: relief-at-two-hours, kind: icons}\n"))
    assert "feeling better: 14 more in 100 people" in text
    assert "40 have it either way examplin: 14 more have it 46 do not have it" in text


def test_only_studies_are_headed_study(site: SiteTest) -> None:
    forest = "  - figure: {analysis: relief-at-two-hours, kind: forest}\n"
    assert 'scope="col">Study<' in figure(site, forest)
    # Several rows of one source that are not put together are results.
    evidence = site.read(EVIDENCE)
    assert "    model: " in evidence
    site.write(EVIDENCE, re.sub(r"    model: .*\n", "    why_not_pool: They differ.\n", evidence))
    assert 'scope="col">Result<' in figure(site, "")


def test_directions_stand_for_numbers_and_for_words(site: SiteTest) -> None:
    extra = "        label: Third trial\n"
    site.edit(EVIDENCE, extra, "        label: In words\n")
    site.edit(EVIDENCE, "        intervention: {events: 3, total: 9}\n        comparator: {events: 2, total: 8}\n",
              "        result: People felt worse\n        direction: worse\n")  # fmt: skip
    text = words(figure(site, "  - figure: {analysis: relief-at-two-hours, kind: directions}\n"))
    assert re.search(r"First trial.* No clear difference .*In words.* Worse People felt worse", text)


FINDINGS = """\
  - {kind}:
      id: examplin-{kind}
      title: Examplin for headache
      population: Adults
      intervention: Examplin
      comparator: Placebo
      per: 100
      outcomes:
        - {{outcome: relief, analysis: relief-at-two-hours, claim: eases-headache}}
        - {{outcome: nausea}}
        - {{outcome: sleep, searched: false}}
"""


@pytest.mark.parametrize("kind", ["findings", "facts"])
def test_a_summary_shows_people_certainty_and_what_no_study_looked_at(site: SiteTest, kind: str) -> None:
    site.edit(
        EVIDENCE,
        "analyses:\n",
        "  - {id: nausea, name: Nausea, lay_name: feeling sick, kind: dichotomous}\n"
        "  - {id: sleep, name: Sleep, lay_name: sleeping well, kind: dichotomous}\nanalyses:\n",
    )
    text = words(figure(site, FINDINGS.format(kind=kind)))
    of_100, more = (" of 100 people", "14 more (3 to 28 more)")
    if kind == "facts":
        of_100, more = "", "14 more, probably 3 to 28 more"
    for said in ("feeling better", f"40{of_100}", f"54{of_100}", more, "over 2 hours"):
        assert said in text
    assert "Moderate certainty" in text
    assert "feeling sick We found no study of this." in text
    assert "sleeping well We have not looked for studies of this." in text
    if kind == "findings":
        assert "too few people to be exact" in text
        assert "3 studies, 239 people" in text
        assert "1.35 (1.07 to 1.71)" in text


def test_a_fact_box_sets_benefits_and_harms_side_by_side(site: SiteTest) -> None:
    outcomes = (
        "        - {kind: harm, outcome: relief, label: Feeling sick, in_words: Nobody has counted it.}\n"
        "        - {kind: benefit, outcome: relief, analysis: relief-at-two-hours, claim: eases-headache}\n"
    )
    shown = figure(site, FINDINGS.format(kind="facts").partition("        - {outcome: relief,")[0] + outcomes)
    assert shown.count("<table") == 2
    text = words(shown)
    benefits, harms = text.index("What it may do for you"), text.index("What harm it may do")
    assert benefits < text.index("54 Examplin 40 Placebo") < harms < text.index("Feeling sick Nobody has counted it.")


def test_a_summary_has_an_address_and_another_number_changes_it(site: SiteTest) -> None:
    figure(site, FINDINGS.format(kind="findings").partition("        - {outcome: nausea}")[0])
    assert 'id="examplin-findings"' in site.page("examplin/")
    site.edit(EVIDENCE, "events: 41", "events: 21")
    assert "54 of 100 people" not in words(figure(site, ""))


def test_only_pages_with_pictures_load_their_style_sheet(site: SiteTest) -> None:
    figure(site, "  - figure: {analysis: relief-at-two-hours, kind: forest}\n")
    assert "figures.css" in site.page("examplin/effects/")
    assert "figures.css" not in site.page("examplin/doses/")
