"""Numbers: typed ones are in a record, sentences make of them what they are, and analyses hold what can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from contents import EVIDENCE, codes_of, found, put
from site_test import EFFECTS, SiteTest

NOTE = "note: 30 of 50 people felt better, against 20 of 50."
WRONG_TEXTS = [
    # In no record.
    ("note", "33 of 50 people felt better, against 20 of 50, after 45 minutes.", "typed-number-differs"),
    ("note", "Pain fell by 12.5 points.", "number-without-record"),
    ("note", "P = 0.03 for the difference.", "number-without-record"),
    ("note", "72% felt better.", "number-without-record"),
    ("claim/moderate", "Examplin probably eases headache, in 62 of 100 people.", "number-without-record"),
    ("claim/moderate", "Examplin probably eases headache, 3 times as fast.", "number-without-record"),
    ("claim/moderate", "Examplin probably eases headache in 1,200 people.", "number-without-record"),
    ("claim/moderate", "Examplin probably eases headache. In 7 of 100 people it does not.", "number-without-record"),
    ("prevalence", "About 1 in 100 people has headaches, 240,000 in all.", "number-without-record"),
    ("takeaway", "Examplin probably eases headache, in 66 of 100 people.", "number-without-record"),
    ("answer", "Yes, probably, in 85 of 100 people.", "number-without-record"),
    ("card", "Yes, in 85 of 100 people", "number-without-record"),
    ("summary", "Examplin is for the 12,345 people with headache.", "number-without-record"),
    ("lead", "This part is about 4.5 million people.", "number-without-record"),
    ("text", "There were 317 studies.", "number-without-record"),
    ("callout", "In 55% of them it came back.", "number-without-record"),
    ("table", "61.5", "number-without-record"),
    # In words, too.
    ("claim/moderate", "Examplin probably eases headache in two thirds of people.", "number-without-record"),
    ("claim/moderate", "Examplin probably eases headache five times as often as water.", "number-without-record"),
    ("note", "Seventy-six per cent felt better.", "number-without-record"),
    ("prevalence", "One in seven people has headaches, says a guide.", "number-without-record"),
    ("text", "Three out of four people have read this.", "number-without-record"),
    ("guidance", "In many people the level of B12 doubled.", "number-without-record"),
    ("takeaway", "Examplin probably eases headache in half of people.", "number-without-record"),
    ("takeaway", "Examplin probably eases headache. Three quarters felt it.", "number-without-record"),
    ("takeaway", "Examplin probably eases headache. Twice as many felt better.", "number-without-record"),
    ("takeaway", "Examplin probably eases headache in 3 out of 4.", "number-without-record"),
    ("takeaway", "Examplin probably eases headache a quarter more often, and by a third.", "number-without-record"),
    ("claim/moderate", "Examplin probably halves the risk of headache, from 40 to 20 of 100.", "number-without-record"),
    # A count is no share, and the share of the others is none without a word for it.
    ("takeaway", "Examplin probably eases headache in 30 of 100 people.", "number-without-record"),
    ("takeaway", "Examplin probably eases headache. In 50 in 100 it lasted.", "number-without-record"),
    # Made to say something else.
    ("claim/moderate", "Examplin probably eases headache, 150% more often than water.", "ratio-misread"),
    (
        "claim/moderate",
        "Examplin probably eases headache, 1.5 times more often. 30 of 50 people felt better.",
        "ratio-misread",
    ),
    ("claim/moderate", "Examplin probably eases headache. The effect was highly significant.", "p-as-size"),
    ("note", "There was a large effect (P = 0.001).", "p-as-size"),
    ("note", "P < 0.0001, which is a very strong effect.", "p-as-size"),
    ("takeaway", "Examplin probably eases headache significantly better.", "p-as-size"),
    ("claim/moderate", "Examplin probably eases headache by 60%.", "percent-of-what"),
    ("takeaway", "Examplin probably eases headache. It helps in 60%.", "percent-of-what"),
    ("callout", "The pain fell by 40%.", "percent-of-what"),
    ("claim/moderate", "Examplin probably halves the risk of headache.", "relative-without-absolute"),
    ("takeaway", "Examplin probably doubles the chance of relief from headache.", "relative-without-absolute"),
    ("card", "It cuts the risk of headache by 40%", "relative-without-absolute"),
    ("card", "It cuts the risk of headache in half", "relative-without-absolute"),
    ("takeaway", "People on a dose a day probably have double the risk of headache.", "relative-without-absolute"),
    ("takeaway", "Taken twice a day, examplin probably doubles the chance of relief.", "relative-without-absolute"),
    ("takeaway", "A double dose of examplin probably makes relief twice as likely.", "relative-without-absolute"),
    ("takeaway", "With this dose relief from headache is probably twice as likely.", "relative-without-absolute"),
    ("takeaway", "Examplin probably halves the number of people with a headache.", "relative-without-absolute"),
    ("takeaway", "Half the amount of examplin probably means half the risk of headache.", "relative-without-absolute"),
    ("takeaway", "A level that doubled probably means three times as many headaches.", "relative-without-absolute"),
]
RIGHT_TEXTS = [
    ("note", "30 of 50 people felt better, against 20 of 50."),
    ("note", "60% felt better, against 40%."),
    ("note", "60 in 100 people felt better, and 40 in 100 did not."),
    ("note", "1.5 times as many felt better (95% interval 1.00 to 2.26)."),
    ("note", "600 of 1,000 people felt better."),
    ("note", "A trial of 100 people; 2 reports, 3 visits, in 2019 and 2020."),
    ("note", "People aged 18 to 64, or 65 or older, seen on 28 November 2026; table 4, page 312."),
    ("note", "See https://example.org/12345 and call NHS 111 or 999; version 17."),
    ("note", "The P value does not show that the effect is large."),
    ("claim/moderate", "Examplin probably eases headache, in 30 of 50 people against 20 of 50."),
    ("claim/moderate", "Examplin probably eases headache, in about 60 of 100 people."),
    ("claim/moderate", "Examplin probably eases headache in 20 more of 100 people."),
    ("claim/moderate", "Examplin probably cuts the risk of a bad day by a third, from 60 to 40 of 100 people."),
    ("claim/moderate", "Vitamin B12 is not meant; examplin probably eases headache after COVID-19."),
    ("takeaway", "Examplin probably eases headache, in 30 of 50 people."),
    ("takeaway", "Examplin probably eases headache in six out of ten."),
    ("takeaway", "Examplin probably eases headache. Sixty per cent felt better."),
    ("note", "Three of five people felt better, one and a half times as many."),
    ("note", "It was at a quarter past ten, in a third of the tablet."),
    ("guidance", "Many people forget examplin. Do not double a missed dose."),
    ("guidance", "Many people forget examplin. Never take a double dose or double up on tablets."),
    ("guidance", "Some people forget a dose. Do not double it, even if attacks come often."),
    ("guidance", "The dose is doubled or halved in some people."),
    ("guidance", "Many people break the tablet in half, or halve the usual dose."),
    ("guidance", "Many people were in double-blind trials, some of them double dummy."),
    ("guidance", "Some people get double vision, or triple therapy."),
    ("guidance", "Many people take a dose that is twice what they need."),
    ("guidance", "Some people need half the usual amount, others three times as much."),
    ("guidance", "Many people buy tablets of double strength, at half the price."),
    ("guidance", "Many people ask again in half an hour."),
    ("summary", "Examplin is tested in people of 18 to 65 years since 1998."),
    ("lead", "This part has 5 tables, as of 10:30 am."),
    ("text", "In a trial 30 of 50 people felt better."),
    ("help", "your temperature is above 38.5 degrees"),
]
ROW = """        intervention: {events: 30, total: 50}
        comparator: {events: 20, total: 50}
"""
BASE = "    baseline_risks:\n      - {label: Adults, per_thousand: %s, time: %s, source: %s}\n"
SCALE = """  - id: pain
    name: Pain
    lay_name: pain
    kind: continuous
    scale: {range: [0, 10], better: lower}
analyses:
  - id: pain-after-a-day
    title: Pain
    outcome: pain
    measure: MD
    unit: points
    intervention: examplin
    comparator: placebo
%s    rows:
      - source: trial-2020
        label: Test trial
%s"""
TWO = """      - source: guide-2021
        label: Another trial
        %s
        estimate: 1.4
        interval: [1.1, 1.8]
    model: fixed
"""


def arms(one: str, other: str = "{mean: 5, sd: 2, n: 50}") -> str:
    return f"        intervention: {one}\n        comparator: {other}\n"


def with_scale(site: SiteTest, row: str, more: str = "") -> None:
    site.edit(EVIDENCE, "analyses:\n", SCALE % (more, row) + "  - id: pad\n".replace("  - id: pad\n", ""))


@pytest.mark.parametrize(("where", "text", "code"), WRONG_TEXTS)
def test_a_number_that_no_record_holds_or_that_is_misread_is_found(
    where: str, text: str, code: str, tmp_path: Path
) -> None:
    assert code in codes_of(tmp_path, where, text)


@pytest.mark.parametrize(("where", "text"), RIGHT_TEXTS)
def test_a_number_that_a_record_holds_passes(where: str, text: str, tmp_path: Path) -> None:
    assert codes_of(tmp_path, where, text) == set()


@pytest.mark.parametrize("number", ["s\u0130x", "s\u0131x", "\u017fix", "1.2.3", "6..", "\u0663"])
def test_a_number_in_letters_that_look_like_others_ends_no_check(number: str, tmp_path: Path) -> None:
    """Patterns that ignore case take a dotted I of Turkish and a long s for others, which no list of words does."""
    site = SiteTest(tmp_path)
    said = (
        f"After {number} weeks, on {number} tablets or {number} ml {number} times a day, 30 of 50 people felt better."
    )
    later = f"{number} to {number} months later it was gone in {number} of them."
    quote = f"{number} of {number} patients, {number} of 50 in all"
    site.edit(EFFECTS, NOTE, f"note: {said} {later}\n          quote: {quote}")
    site.edit("content/sources/trials.yaml", "  access: full-text", f"  follow_up: {number} weeks\n  access: full-text")
    often = f"frequency: {number} times a day for {number} weeks"
    site.edit("content/topics/examplin/doses.yaml", "frequency: once", often)
    assert site.check().exit_code in (0, 1)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (arms("{mean: 12, sd: 2, n: 50}"), "beyond-scale"),
        (arms("{mean: 45, sd: 2, n: 50}"), "beyond-scale"),
        (arms("{mean: 4, sd: 14, n: 50}"), "beyond-scale"),
        ("        estimate: -15\n        interval: [-18, -12]\n", "beyond-scale"),
        ("        estimate: -5\n        interval: [-45, 35]\n", "beyond-scale"),
        (arms("{mean: 4.1, sd: 0.1, n: 100}"), "sd-like-se"),
        (arms("{mean: 4.1, sd: 2, n: 100}", "{mean: 5.1, sd: 0.05, n: 400}"), "sd-like-se"),
        (
            arms("{mean: 4, sd: 2, n: 50}")
            + "      - source: guide-2021\n        label: Another\n"
            + arms("{mean: 4, sd: 0.25, n: 64}", "{mean: 5, sd: 0.25, n: 64}"),
            "sd-like-se",
        ),
    ],
)
def test_a_mean_or_spread_that_cannot_be_is_found(row: str, code: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    with_scale(site, row)
    assert code in {item["code"] for item in found(site)}


@pytest.mark.parametrize(
    "row",
    [
        arms("{mean: 4.1, sd: 2.1, n: 100}"),
        arms("{mean: -2.5, sd: 3.1, n: 40}", "{mean: -1, sd: 2.9, n: 41}"),
        arms("{mean: 0.4, sd: 0.9, n: 40}", "{mean: 0.5, sd: 1.1, n: 40}"),
        "        estimate: -1.5\n        interval: [-2.8, -0.2]\n",
    ],
)
def test_a_mean_or_spread_that_can_be_passes(row: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    with_scale(site, row)
    assert found(site) == []


@pytest.mark.parametrize(
    ("change", "design", "code"),
    [
        ("study: another", "cohort", "mixed-designs"),
        ("study: another", "animal", "mixed-designs"),
        ("people: adults", "systematic-review", "review-in-pool"),
        ("note: The odds ratio as printed.", "randomized-trial", "row-of-another-measure"),
        ("note: HR as printed", "randomized-trial", "row-of-another-measure"),
        ("study: another", "randomized-trial", None),
        ("study: another", "systematic-review", None),
        ("note: The risk ratio or what the authors call so.", "randomized-trial", None),
    ],
)
def test_what_is_pooled_is_of_one_design_and_one_measure(
    change: str, design: str, code: str | None, tmp_path: Path
) -> None:
    site = SiteTest(tmp_path)
    site.edit(EVIDENCE, ROW, ROW + TWO % change)
    site.edit("content/sources/guide-2021.yaml", "design: guideline", f"design: {design}")
    site.edit("content/topics/examplin/doses.yaml", "purpose: guideline", "purpose: trial-arm")
    codes = {item["code"] for item in found(site)}
    assert (code in codes) if code else not codes & {"mixed-designs", "review-in-pool", "row-of-another-measure"}


@pytest.mark.parametrize(
    ("risk", "code"),
    [
        (("800", "1 year", "guide-2021"), "risk-above-one"),
        (("500", "1 year", "trial-2020"), "risk-above-one"),
        (("100", "10 years", "trial-2020"), "baseline-of-others"),
        (("100", "3 days", "trial-2020"), "baseline-of-others"),
        (("100", "two hours", "trial-2020"), "baseline-of-others"),
        (("100", "1 year", "guide-2021"), None),
        (("100", "1 year", "trial-2020"), "baseline-of-others"),
        (("400", "twelve months", "trial-2020"), None),
    ],
)
def test_a_baseline_risk_is_of_the_same_time_and_leads_to_no_more_than_all_people(
    risk: tuple[str, str, str], code: str | None, tmp_path: Path
) -> None:
    site = SiteTest(tmp_path)
    site.edit(EVIDENCE, ROW, "        follow_up: 12 months\n" + ROW + BASE % risk)
    assert {item["code"] for item in found(site)} == ({code} if code else set())
    site.edit(
        EVIDENCE, "    title: Who felt better", "    title: Who felt better\n    because: No other risk is known."
    )
    assert {item["code"] for item in found(site)} == ({code} if risk[0] == "800" else set())


def test_a_baseline_risk_of_animals_is_an_error(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.edit(EVIDENCE, ROW, ROW + BASE % ("100", "a day", "guide-2021"))
    site.edit("content/sources/guide-2021.yaml", "design: guideline", "design: animal")
    site.edit("content/topics/examplin/doses.yaml", "purpose: guideline", "purpose: trial-arm")
    site.edit("content/topics/examplin/doses.yaml", "type: guidance", "type: prevalence")
    assert [(i["code"], i["severity"]) for i in found(site)] == [("baseline-of-others", "error")]


@pytest.mark.parametrize(
    ("estimate", "is_found"), [("1.5", False), ("1.50", False), ("1.49", True), ("2.0", True), ("2", False)]
)
def test_a_published_number_is_compared_to_the_decimals_it_was_written_with(
    estimate: str, is_found: bool, tmp_path: Path
) -> None:
    site = SiteTest(tmp_path)
    site.edit(EVIDENCE, ROW, f"{ROW}        estimate: {estimate}\n")
    assert ("differs-from-published" in {item["code"] for item in found(site)}) == is_found


def test_a_quote_holds_the_numbers_of_its_note_and_claim(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    put(site, "claim/moderate", "Examplin probably eases headache within 45 minutes.")
    assert {item["code"] for item in found(site)} == {"number-without-record"}
    site.edit(EFFECTS, NOTE, f'{NOTE}\n          quote: "Relief came after 45 min (SD 12)."')
    assert found(site) == []
    site.edit(EFFECTS, NOTE, NOTE.replace("felt", "within 46 minutes felt"))
    assert {item["code"] for item in found(site)} == {"number-without-record"}
    site.edit(EFFECTS, "45 min (SD", "45 to 46 min (SD")
    assert found(site) == []
    assert site.build("--strict").exit_code == 0
    assert '<q dir="auto">Relief came after 45 to 46 min (SD 12).</q>' in site.page("examplin/effects/")


def test_why_a_number_is_in_no_record_is_printed_for_experts(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.edit(
        EFFECTS, NOTE, f"{NOTE[:-1]}, within 45 minutes.\n          unchecked: We asked the authors for the time."
    )
    assert site.build("--strict").exit_code == 0
    assert "We asked the authors for the time." in site.page("examplin/effects/")
    site.edit(EFFECTS, "unchecked: We asked the authors for the time.", "unchecked: .")
    assert {item["code"] for item in found(site)} == {"wrong-value"}


@pytest.mark.parametrize(
    ("n", "note", "is_found"),
    [
        (300, "30 of 50 people felt better, against 20 of 50.", True),
        (60, "30 of 50 people felt better, against 20 of 50.", True),
        (50, "30 of 50 people felt better, against 20 of 50. It had 100 patients.", True),
        (210, "This is about 70 adults with headache.", True),
        (100, "30 of 50 people felt better, against 20 of 50.", False),
        (120, "Of 120 people, 50 took examplin, and 50 water. 30 of 50 people felt better.", False),
        (130, "A trial of 130 pupils. 30 of 50 people felt better.", False),
        (120, "It eased headache.", False),
    ],
)
def test_the_n_of_a_source_is_what_its_notes_and_rows_count(n: int, note: str, is_found: bool, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.edit("content/sources/trials.yaml", "  design: randomized-trial\n", f"  design: randomized-trial\n  n: {n}\n")
    site.edit(EFFECTS, NOTE, f"note: {note}")
    assert ("[people-differ]" in site.check().stderr + site.check().stdout) is is_found


@pytest.mark.parametrize(
    ("behind", "is_found"),
    [("in 300 people", True), ("in every 1,000", True), ("in 12", True), ("in 100 people", False), ("in 2019", False)],
)
def test_a_number_of_100_people_is_followed_by_100(behind: str, is_found: bool, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    value = "{{ relief-at-two-hours.rows.test-trial.intervention.per-hundred | number }}"
    site.edit(EFFECTS, NOTE, f'note: "{value} {behind} felt better."')
    found = site.check().stderr + site.check().stdout
    assert ("[value-unit]" in found) is is_found, found


@pytest.mark.parametrize(
    ("text", "note", "is_found"),
    [
        ("in 9 trials", "A review of three small trials.", True),
        ("with 6 B vitamins", "A product of 2 B vitamins.", True),
        ("in 3 trials", "A review of three small trials, one of 2 years.", False),
        ("in 17 studies", "17 of 21 found it, in 21 studies.", False),
    ],
)
def test_a_sentence_counts_what_its_notes_count(text: str, note: str, is_found: bool, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.edit(EFFECTS, "Examplin probably eases headache.", f"Examplin probably eases headache {text}.")
    site.edit(EFFECTS, NOTE, f"{NOTE} {note}")
    found = site.check().stderr + site.check().stdout
    assert ("[count-differs]" in found) is is_found, found


@pytest.mark.parametrize(
    ("text", "quote", "is_found"),
    [
        ("in nearly half of 20 households", "5 of 20 households felt better.", True),
        ("in half of 20 households", "10 of 20 households felt better.", False),
        ("for 12 weeks", "It lasted 12 months.", True),
        ("over 6 months", "Two groups for two years.", True),
        ("for up to a year", "Treatment went on for 3 weeks.", True),
        ("within half an hour", "Relief came after 3 hours.", True),
        ("after a fortnight", "Relief came after 5 days.", True),
        ("after a couple of days", "Relief came after 5 days.", True),
        ("in 9 to 12 weeks", "Relief came within 12 weeks.", True),
        ("after 11 weeks", "Relief came after 12 weeks.", True),
        ("in a twelve-week course", "Relief came after 12 months.", True),
        ("taken four times a day", "Take one tablet once a day.", True),
        ("taken every other day", "Take one tablet once a day.", True),
        ("taken every day", "Take one tablet twice a week.", True),
        ("with 70 milligrams", "Tablets of 50 mg were used.", True),
        ("over 4 years", "It lasted 4.3 years.", False),
        ("for a year, or 12 months", "It lasted one year.", False),
        ("for 3 months", "It lasted 12 weeks.", False),
        ("after a fortnight", "Relief came after 14 days.", False),
        ("in twelve weeks", "At 4, 8 and 12 weeks they felt better.", False),
        ("at 4 weeks", "At 4, 8 and 12 weeks they felt better.", False),
        ("in 2 to 3 years", "routine measurements at two-to three-year intervals", False),
        ("taken every 12 hours", "Take one tablet twice daily.", False),
        ("with 0.05 grams", "Tablets of 50 mg were used.", False),
        ("with 1,000 mg a day", "Take 500 mg twice a day.", False),
        ("with 4 micrograms a day", "an adequate intake of 4 µg/day", False),
        ("in women aged 2 to 6 years", "Children took part.", False),
    ],
)
def test_a_time_a_dose_and_how_often_are_in_a_record_with_their_unit(
    text: str, quote: str, is_found: bool, tmp_path: Path
) -> None:
    site = SiteTest(tmp_path)
    site.edit(EFFECTS, "Examplin probably eases headache.", f"Examplin probably eases headache {text}.")
    site.edit(EFFECTS, NOTE, f"{NOTE}\n          quote: {quote}")
    found = site.check().stderr + site.check().stdout
    assert ("[number-without-record]" in found) is is_found, found
