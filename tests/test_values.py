"""Value references: what they print, where, and what an edit of a record makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from citesite.editor.values_page import values_page
from site_test import EFFECTS, TOPIC, SiteTest
from test_incremental import RESULTS, SECOND_TOPIC, pages_written

ANALYSES = """
  - id: levels
    title: Levels in the blood
    outcome: level
    measure: MD
    unit: pmol/L
    intervention: examplin
    comparator: placebo
    why_not_pool: They share people.
    rows:
      - {source: trial-2020, label: "Below 2,000 mg", estimate: -53.93, interval: [-81.44, -26.42]}
      - {source: trial-2020, label: "From 2,000 mg", estimate: 12, interval: [-3.5, 27.5]}
      - source: trial-2020
        label: Means
        intervention: {mean: -9.1, sd: 11.4, n: 17}
        comparator: {mean: -0.9, sd: 11.3, n: 17}
  - id: difference
    title: The same as a difference
    outcome: relief
    measure: RD
    unit: people in 100
    intervention: examplin
    comparator: placebo
    rows:
      - {source: trial-2020, label: Test trial, estimate: -7.2, interval: [-12.1, -2.3]}
  - id: odds
    title: The same as odds
    outcome: relief
    measure: OR
    intervention: examplin
    comparator: placebo
    rows:
      - {source: trial-2020, label: Test trial, estimate: 2.92, interval: [1.26, 6.78]}
    baseline_risks:
      - {label: Adults, per_thousand: 23, time: a year, source: trial-2020}
  - id: hazard
    title: The same as hazards
    outcome: relief
    measure: HR
    intervention: examplin
    comparator: placebo
    rows:
      - {source: trial-2020, label: Test trial, estimate: 0.46, interval: [0.33, 0.63]}
    baseline_risks:
      - {label: Men, per_thousand: 100, time: a year, source: trial-2020}
      - {label: Women, per_thousand: 200, time: a year, source: trial-2020}
  - id: standardised
    title: The same in standard deviations
    outcome: level
    measure: SMD
    intervention: examplin
    comparator: placebo
    rows:
      - {source: trial-2020, label: Test trial, estimate: 0.44, interval: [0.21, 0.67]}
  - id: change
    title: The same in per cent
    outcome: level
    measure: percent-change
    intervention: examplin
    comparator: placebo
    rows:
      - {source: trial-2020, label: Test trial, estimate: -19, interval: [-24, -14]}
"""
PRINTED = [
    ("relief-at-two-hours.intervention", "30 of 50 people"),
    ("relief-at-two-hours.intervention | clinical", "30/50 (60.0%)"),
    ("relief-at-two-hours.comparator.events", "20"),
    ("relief-at-two-hours.people", "100"),
    ("relief-at-two-hours.studies", "1"),
    ("relief-at-two-hours.rows.trial-2020", "1.5 times as likely"),
    ("relief-at-two-hours.rows.test-trial|clinical", "RR 1.50 (95% CI 1.00 to 2.26)"),
    ("relief-at-two-hours.rows.test-trial.low | number", "1"),
    ("relief-at-two-hours.rows.test-trial.interval | number", "1 to 2.3"),
    ("relief-at-two-hours.rows.test-trial.intervention.percent", "60%"),
    ("relief-at-two-hours.rows.test-trial.intervention.per-thousand", "600 of 1,000 people"),
    ("levels.rows.below-2000-mg", "54 pmol/L lower"),
    ("levels.rows.below-2000-mg | size", "54 pmol/L"),
    ("levels.rows.below-2000-mg | number", "54"),
    ("levels.rows.below-2000-mg | clinical", "MD −53.93 pmol/L (95% CI −81.44 to −26.42)"),
    ("levels.rows.below-2000-mg.interval", "26 to 81 pmol/L"),
    ("levels.rows.from-2000-mg", "12 pmol/L higher"),
    ("levels.rows.from-2000-mg.interval", "−3.5 to 28 pmol/L"),
    ("levels.rows.means.intervention.mean", "−9.1 pmol/L"),
    ("levels.rows.means.intervention.mean | clinical", "−9.1 pmol/L (SD 11.4)"),
    ("levels.rows.means.intervention.n", "17"),
    ("difference.rows.test-trial", "7 fewer of 100 people"),
    ("difference.rows.test-trial | size", "7 of 100 people"),
    ("difference.rows.test-trial | clinical", "RD −7.2 per 100 (95% CI −12.1 to −2.3)"),
    ("odds.rows.test-trial", "an odds ratio of 2.9"),
    ("odds.rows.test-trial | clinical", "OR 2.92 (95% CI 1.26 to 6.78)"),
    ("odds.per-thousand.without", "23 of 1,000 people"),
    ("odds.per-thousand.with", "64 of 1,000 people"),
    ("odds.per-thousand.difference", "41 more of 1,000 people"),
    ("odds.per-hundred.with | clinical", "6.4 per 100 (95% CI 2.9 to 13.8)"),
    ("hazard.rows.test-trial", "a hazard ratio of 0.46"),
    ("hazard.per-hundred.women.with", "10 of 100 people"),
    ("hazard.per-hundred.men.difference", "5 fewer of 100 people"),
    ("standardised.rows.test-trial", "0.44 standard deviations higher"),
    ("change.rows.test-trial", "19% lower"),
]
"""A reference and what it prints. Absolute numbers by hand: odds 0.023/0.977 x 2.92 is a risk of 64 in 1,000, and
1 - 0.8^0.46 is 9.8 in 100."""
MESSAGE = "text: Examplin probably eases headache."
CLAIM = "      text: Examplin probably eases headache.\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path / "site-folder")
    found.write(RESULTS, found.read(RESULTS) + ANALYSES)
    level = "\n  - {id: level, name: Level, lay_name: level in the blood, kind: continuous}\nanalyses:"
    found.edit(RESULTS, "\nanalyses:", level)
    found.edit(TOPIC, MESSAGE, f"{MESSAGE}\n    because: Here are all kinds of sentences, to look at something else.")
    because = "      because: Here are all kinds of sentences, to see their numbers.\n"
    unchecked = "      unchecked: Here are all kinds of numbers, to see what is made of them.\n"
    found.edit(EFFECTS, CLAIM, CLAIM + because + unchecked)
    return found


def claim(site: SiteTest, text: str) -> str:
    """The first claim of the page, after its text was changed, as a reader sees it."""
    site.edit(EFFECTS, CLAIM, f"      text: {text}\n")
    result = site.build()
    assert result.exit_code == 0, result.stderr
    found = re.search(
        r'id="eases-headache">\s*<div class="say">(.*?)\s<span class="rs">', site.page("examplin/effects/"), re.DOTALL
    )
    assert found
    return unescape(found[1])


def test_every_kind_of_value_prints_in_house_style(site: SiteTest) -> None:
    rows = "".join(f'          - ["{number}", "{{{{ {path} }}}}"]\n' for number, (path, _) in enumerate(PRINTED))
    table = f"  - table:\n      caption: Values\n      columns: [Number, Value]\n      rows:\n{rows}"
    site.edit(EFFECTS, "  - analysis: relief-at-two-hours\n", f"  - analysis: relief-at-two-hours\n{table}")
    result = site.build()
    assert result.exit_code == 0, result.stderr
    cells = re.findall(r'<th scope="row">(\d+)</th><td data-label="Value">(.*?)</td>', site.page("examplin/effects/"))
    shown = {PRINTED[int(number)][0]: unescape(text) for number, text in cells}
    assert shown == dict(PRINTED)


def test_a_value_prints_the_same_inside_any_mark_up(site: SiteTest) -> None:
    text = '"Probably **{{ relief-at-two-hours.intervention }}**, [{{ difference.rows.test-trial }}](#doses) `{{ x`."'
    site.edit(EFFECTS, CLAIM, f"      text: {text}\n")
    assert "malformed-value" in site.check().stderr
    site.edit(EFFECTS, " `{{ x`.", "")
    assert site.build().exit_code == 0
    page = site.page("examplin/effects/")
    assert "Probably <strong>30 of 50 people</strong>" in page
    assert re.search(r'<a href="[^"]*#doses">7 fewer of 100 people</a>', page)


def test_a_number_before_a_full_stop_at_the_start_of_a_line_is_no_list(site: SiteTest) -> None:
    shown = claim(
        site,
        '"{{ relief-at-two-hours.comparator.events }}. That many.\\n\\n{{ levels.rows.means.intervention.n }}. And."',
    )
    assert shown == "<p>20. That many.</p>\n<p>17. And."


def test_a_unit_with_signs_of_mark_up_is_printed_as_it_is(site: SiteTest) -> None:
    site.edit(RESULTS, "unit: pmol/L", 'unit: "*points* [of_5] & more"')
    shown = claim(site, '"Probably {{ levels.rows.below-2000-mg }}."')
    assert shown == "<p>Probably 54 *points* [of_5] & more lower."


def test_values_stand_in_every_text_of_a_topic_and_in_all_that_quotes_it(site: SiteTest) -> None:
    value = "{{ relief-at-two-hours.intervention }}"
    site.edit(TOPIC, "summary: Examplin is tested", f'summary: "{value}: examplin is tested')
    site.edit(TOPIC, "(term:cephalalgia).\n", '(term:cephalalgia)."\n')
    site.edit(TOPIC, "text: Examplin probably eases headache.", f'text: "It probably helps, as in {value}."')
    changes = f'changes:\n  - {{date: 2026-11-02, kind: number, what: "Now {value}."}}\n'
    site.write(TOPIC, site.read(TOPIC) + changes)
    site.edit(EFFECTS, "note: 30 of 50 people felt better, against 20 of 50.", f'note: "{value} felt better."')
    site.edit(EFFECTS, "kind: evidence", f'kind: evidence\nlead: "Of {value}."')
    assert site.build().exit_code == 0
    for page, words in {
        "": "30 of 50 people: examplin",
        "examplin/": "as in 30 of 50 people.",
        "examplin/effects/": "Of 30 of 50 people.",
        "sources/trial-2020/": "30 of 50 people felt better.",
        "changes/": "Now 30 of 50 people.",
        "feed.xml": "Now 30 of 50 people.",
    }.items():
        assert words in site.page(page), page
    assert 'name="description" content="30 of 50 people: examplin' in site.page("examplin/")
    # BibTeX has double braces of its own.
    assert not [name for name, content in site.files().items() if b"{{" in content and not name.endswith(".bib")]


def test_an_edit_of_a_trial_renders_every_page_that_prints_the_value_and_no_other(site: SiteTest) -> None:
    site.write("content/topics/rest.yaml", SECOND_TOPIC)
    site.edit(
        TOPIC, "text: Examplin probably eases headache.", 'text: "It probably helps, as in {{ odds.rows.test-trial }}."'
    )
    site.edit(EFFECTS, "note: 30 of 50 people felt better, against 20 of 50.", 'note: "{{ odds.rows.test-trial }}"')
    site.build()
    site.edit(RESULTS, "estimate: 2.92", "estimate: 3.12")
    written = pages_written(site)
    assert {page for page in written if page.endswith("/")} == {
        "/examplin/",
        "/examplin/effects/",
        "/sources/trial-2020/",
    }
    assert "an odds ratio of 3.1" in site.page("sources/trial-2020/")
    site.edit(RESULTS, "interval: [-24, -14]", "interval: [-23, -14]")
    assert set(pages_written(site)) == set()


def test_values_speak_the_language_of_the_site(site: SiteTest) -> None:
    site.edit("site_config.yaml", "title: Test Site", "title: Test Site\nlanguage: de")
    site.write(
        "locale/de.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "decimal mark"\nmsgid "."\nmsgstr ","\n\nmsgctxt "thousands separator"\nmsgid ","\nmsgstr "."\n\n'
        'msgid "{number} times as likely"\nmsgstr "{number}-mal so wahrscheinlich"\n\n'
        'msgid "{number} of 1,000 people"\nmsgstr "{number} von 1.000 Menschen"\n',
    )
    text = (
        '"{{ relief-at-two-hours.rows.test-trial }}, {{ odds.per-thousand.with }}, {{ odds.rows.test-trial | number }}"'
    )
    assert claim(site, text) == "<p>1,5-mal so wahrscheinlich, 64 von 1.000 Menschen, 2,9"


@pytest.mark.parametrize(
    "text",
    [
        "{{ odds.per-thousand.with | number }} of 1,000 people",
        "{{ odds.per-hundred.with | number }} in 100",
        "{{ odds.per-hundred.with | number }} out of every 100 people",
        "{{ relief-at-two-hours.intervention.percent | number }}%",
        "{{ relief-at-two-hours.intervention.events }} of 50 people",
        "{{ relief-at-two-hours.intervention.events }} people in 3 trials",
        "{{ relief-at-two-hours.rows.test-trial | number }} times as often",
        "{{ relief-at-two-hours.rows.test-trial }} in 3 of 100 trials",
        "{{ odds.rows.test-trial | number }} times the odds",
        "{{ levels.rows.from-2000-mg | number }} pmol/L",
        "{{ levels.rows.from-2000-mg }} in 10 weeks",
        "{{ standardised.rows.test-trial | number }} points",
    ],
)
def test_words_behind_a_value_that_fit_it_are_left_alone(text: str, site: SiteTest) -> None:
    site.edit(EFFECTS, CLAIM, f'      text: "{text}"\n')
    assert "no errors, no warnings" in site.check().stderr


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ relief-at-two-hours.rows.test-trial }} of 1,000 people", "ratio-as-absolute"),
        ("{{ relief-at-two-hours.rows.test-trial | number }}%", "ratio-as-absolute"),
        ("**{{ relief-at-two-hours.rows.test-trial | number }}** people", "ratio-as-absolute"),
        ("{{ relief-at-two-hours.rows.test-trial.high | number }} per cent more", "ratio-as-absolute"),
        ("{{ odds.rows.test-trial | number }} times as likely", "ratio-as-absolute"),
        ("{{ hazard.rows.test-trial | number }} in every 100", "ratio-as-absolute"),
        ("{{ odds.per-thousand.with | number }} in 100 people", "value-unit"),
        ("{{ odds.per-hundred.with }} of 1,000 people", "value-unit"),
        ("{{ relief-at-two-hours.intervention.percent }} per cent", "value-unit"),
        ("{{ relief-at-two-hours.intervention.events }}%", "value-unit"),
        ("{{ relief-at-two-hours.intervention.events }} of 60 people", "value-unit"),
        ("{{ levels.rows.from-2000-mg | number }} pg/mL", "value-unit"),
        ("{{ levels.rows.from-2000-mg }} pmol/L", "value-unit"),
        ("{{ levels.rows.from-2000-mg | number }} micrograms", "value-unit"),
        ("{{ levels.rows.from-2000-mg | number }} people", "value-unit"),
    ],
)
def test_words_that_make_another_thing_of_a_value_are_an_error(text: str, code: str, site: SiteTest) -> None:
    site.edit(EFFECTS, CLAIM, f'      text: "{text}"\n')
    said = site.check().stderr
    assert re.findall(r"error\[(.+?)\]", said) == [code], said


def documented() -> Iterator[str]:
    for line in values_page().splitlines():
        if line.startswith("| `") and line.count("|") > 5:
            yield line.split("`")[1]


def test_the_documentation_names_every_path(site: SiteTest) -> None:
    """What the program offers in its hint, a name at a time, stands in docs/values.md."""
    known = {step for path in documented() for step in path.split(".")} | {"low", "high", "interval"}
    for path, _ in PRINTED:
        steps = path.partition("|")[0].strip().split(".")[1:]
        free = {2} if steps[0] == "rows" else set()
        assert all(step in known for n, step in enumerate(steps, 1) if n not in free and step not in ("men", "women"))


@pytest.mark.parametrize(
    "text",
    [
        "30 of 50 people against 20 of 50",
        "30 of 50 against 20 of 50, and after a day 25 of 50 and 22 of 50",
        "12 of 50 people had a rash",
        "In 31 of 60 clinics",
        "60% of 50 against 40% of 50",
        "55 in 100 of the women against 35 in 100 of the men",
        "about 60 in 100 against nearly 41 in 100",
        "1.5 times as often (95% interval 1.00 to 2.26)",
        "1.2 times as often (95% interval 0.8 to 1.9)",
        "{{ relief-at-two-hours.intervention }} against 20 of 50",
    ],
)
def test_typed_numbers_that_agree_or_are_about_something_else_are_left_alone(text: str, site: SiteTest) -> None:
    site.edit(EFFECTS, CLAIM, f'      text: "{text}"\n')
    assert "no errors, no warnings" in site.check().stderr


@pytest.mark.parametrize(
    ("text", "typed", "recorded"),
    [
        ("31 of 50 people", "31 of 50", "30 of 50"),
        ("30 of 50 against 21 of 50", "21 of 50", "20 of 50"),
        ("30 of 51 against 20 of 50", "30 of 51", "30 of 50"),
        ("03 of 50 against 20 of 50", "03 of 50", "30 of 50"),
        ("60% against 44%", "44%", "40 in 100"),
        ("1.6 times as often (95% interval 1.00 to 2.26)", "1.6 times", "1.5 (0.9975 to 2.256)"),
        ("1.5 times as often (95% interval 1.00 to 2.36)", "1.5 times", "1.5 (0.9975 to 2.256)"),
    ],
)
def test_a_typed_number_that_differs_names_both(text: str, typed: str, recorded: str, site: SiteTest) -> None:
    site.edit(EFFECTS, CLAIM, f'      text: "{text}"\n')
    said = site.check().stderr
    assert re.findall(r"warning\[(.+?)\]", said) == ["typed-number-differs"], said
    assert f'says "{typed}' in said
    assert f"has {recorded} " in said


@pytest.mark.parametrize(
    ("level", "change", "words"),
    [
        ("{level: high, start: high}", "large-decrease", "With examplin, this goes down a lot: feeling better."),
        ("{level: moderate, start: high, down: [imprecision]}", "increase", "this probably goes up: feeling better."),
        (
            "{level: low, start: high, down: [imprecision, indirectness]}",
            "none",
            "there may be little or no difference in this: feeling better.",
        ),
    ],
)
def test_an_effect_is_stated_in_words_that_fit_its_certainty(
    level: str, change: str, words: str, site: SiteTest
) -> None:
    site.edit(EFFECTS, CLAIM, "      text: We are not sure whether examplin may ease headache.\n")
    site.edit(TOPIC, "text: Examplin probably eases headache.", "text: We are not sure about headache.")
    site.edit(
        EFFECTS,
        "      certainty: {level: moderate, start: high, down: [imprecision]}\n",
        f"      certainty: {level}\n      effect: {{of: examplin, change: {change}}}\n",
    )
    result = site.build()
    assert result.exit_code == 0, result.stderr
    assert words in site.page("examplin/effects/")
    assert words in site.page("examplin/effects/")


def test_what_is_very_uncertain_is_stated_without_a_direction(site: SiteTest) -> None:
    site.edit(EFFECTS, CLAIM, "      text: We do not know whether examplin eases headache.\n")
    site.edit(TOPIC, "text: Examplin probably eases headache.", "text: We do not know about headache.")
    site.edit(
        EFFECTS,
        "      certainty: {level: moderate, start: high, down: [imprecision]}\n",
        "      certainty: {level: very-low, start: low, down: [imprecision]}\n      effect: {of: examplin}\n",
    )
    assert site.build().exit_code == 0
    assert "We are very uncertain what happens to this with examplin: feeling better." in site.page("examplin/effects/")
