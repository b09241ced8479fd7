"""Doses: plausible and equal amounts, the right unit, ranges, and the guideline behind what reads like advice."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from citesite.evidence.amounts import in_micrograms, molar_mass
from contents import DOSES, codes_of, found, put, put_dose
from site_test import SiteTest

WRONG_OPTIONS = [
    ("substance: vitamin B12\namount: {value: 7000, unit: gram}", "dose-implausible"),
    ("substance: methylcobalamin\namount: {value: 1000, unit: milligram}", "dose-implausible"),
    ("substance: Hydroxocobalamin\namount: {value: 1, unit: gram}", "dose-implausible"),
    ("substance: metformin\namount: {value: 850, unit: microgram}", "dose-implausible"),
    ("substance: metformin\namount: {value: 1000, unit: milligram}\nfrequency: 5 times a day", "dose-implausible"),
    ("substance: metformin\namount: {value: 500, to: 5000, unit: milligram}", "dose-implausible"),
    ("substance: folic acid\namount: {value: 400, unit: milligram}", "dose-implausible"),
    ("substance: paracetamol\namount: {value: 500, unit: gram}", "dose-implausible"),
    ("substance: paracetamol\namount: {value: 300, unit: milligram, per: kilogram}", "dose-implausible"),
    ("substance: pregabalin\namount: {value: 300, unit: milligram}\nfrequency: 3 times a day", "dose-implausible"),
    ("substance: vitamin B6\namount: {value: 2, unit: gram}", "dose-implausible"),
    ("substance: aspirin\namount: {value: 75, unit: gram}", "dose-implausible"),
    ("substance: ibuprofen\namount: {value: 800, unit: milligram}\nfrequency: 5 times a day", "dose-implausible"),
    ("substance: gabapentin\namount: {value: 300, unit: microgram}", "dose-implausible"),
    ("substance: duloxetine\namount: {value: 600, unit: milligram}", "dose-implausible"),
    ("substance: simvastatin\namount: {value: 400, unit: milligram}", "dose-implausible"),
    ("substance: atorvastatin\namount: {value: 20, unit: gram}", "dose-implausible"),
    ("substance: examplin\namount: {value: 500000, unit: gram}", "dose-implausible"),
    ("amount: {value: 500, unit: microgram}\ncautions: The guide names 500 milligrams.", "unit-slip"),
    ("amount: {value: 500, to: 250, unit: milligram}", "wrong-value"),
    ("amount: {value: 500, to: 500, unit: milligram}", "wrong-value"),
    ("amount: {value: -5, unit: milligram}", "wrong-value"),
    (
        "substance: paracetamol\namount: {value: 20, unit: tablet, each: {value: 500, unit: milligram}}",
        "dose-implausible",
    ),
    ("substance: paracetamol\namount: {value: 8, unit: sachet, each: {value: 1, unit: gram}}", "dose-implausible"),
    ("substance: metformin\namount: {value: 100, unit: millimole}", "dose-implausible"),
    ("substance: metformin\namount: {value: 1, unit: nanogram}", "dose-implausible"),
    ("substance: paracetamol\namount: {value: 8000, unit: milligram, per: square metre}", "dose-implausible"),
    ("amount: {value: 2, unit: tablets}", "wrong-value"),
    ("amount: {value: 2, unit: mg}", "wrong-value"),
    ("route: orall", "wrong-value"),
    ("source: trial-2020", "trial-dose-unmarked"),
    ("source: trial-2020\npurpose: licensed", "trial-dose-unmarked"),
]
RIGHT_OPTIONS = [
    "substance: vitamin B12\namount: {value: 1000, unit: microgram}\nfrequency: 3 times a day",
    "substance: methylcobalamin\namount: {value: 50, unit: milligram}",
    "substance: paracetamol\namount: {value: 1, to: 2, unit: tablet, each: {value: 500, unit: milligram}}",
    "substance: metformin\namount: {value: 12, unit: millimole}",
    "substance: potassium chloride\namount: {value: 20, to: 40, unit: millimole}",
    "substance: capsaicin\namount: {value: 8, unit: percent}\nroute: on-the-skin",
    "substance: insulin\namount: {value: 10, unit: unit}\nroute: subcutaneous",
    "amount: {value: 2, unit: puff}\nroute: inhaled",
    "amount: {value: 2, unit: drop}\nroute: ear",
    "amount: {value: 1, unit: level scoop}\nroute: into a joint",
    "amount: {value: 0.1, unit: millilitre}\nroute: intradermal",
    "substance: vitamin B12 in food\namount: {value: 2.4, unit: microgram}\nroute: food",
    "substance: metformin\namount: {value: 850, unit: milligram}\nfrequency: three times a day",
    "substance: metformin\namount: {value: 500, to: 2000, unit: milligram}",
    "substance: paracetamol\namount: {value: 10, to: 15, unit: milligram, per: kilogram}",
    "substance: insulin\namount: {value: 10, unit: international unit}",
    "substance: folic acid\namount: {value: 5, unit: milligram}",
    "substance: folic acid\namount: {value: 15, unit: milligram}",
    "substance: pyridoxine\namount: {value: 100, to: 400, unit: milligram}",
    "substance: aspirin\namount: {value: 2, unit: gram}\nfrequency: 4 times a day",
    "substance: ibuprofen\namount: {value: 800, unit: milligram}\nfrequency: 4 times a day",
    "substance: pregabalin\namount: {value: 150, to: 600, unit: milligram}",
    "substance: gabapentin\namount: {value: 900, to: 4800, unit: milligram}",
    "substance: duloxetine\namount: {value: 60, unit: milligram}\nfrequency: twice a day",
    "substance: simvastatin\namount: {value: 80, unit: milligram}",
    "substance: atorvastatin\namount: {value: 10, to: 80, unit: milligram}",
    "amount: {value: 250, unit: gram}\nroute: food",
    "source: trial-2020\npurpose: trial-arm",
]
WRONG_TEXTS = [
    (
        "claim/moderate",
        "Examplin probably eases headache. People took 1,000 milligrams of vitamin B12.",
        "dose-implausible",
    ),
    ("claim/moderate", "Examplin probably eases headache, as do 7,000 grams of B12 a day.", "dose-implausible"),
    ("note", "30 of 50 people felt better, against 20 of 50, on metformin 850 micrograms.", "dose-implausible"),
    ("note", "Folic acid 2.5 g, vitamin B6 25 mg and B12 1 mg a day.", "dose-implausible"),
    ("note", "Methylcobalamin 1,500 mg/kg.", "dose-implausible"),
    ("text", "In one trial people took metformin 3,000 mg three times a day.", "dose-implausible"),
    ("table", "B12 1 g", "dose-implausible"),
    ("claim/moderate", "Examplin probably eases headache. It was 500 milligrams (5 grams).", "unequal-amounts"),
    ("note", "It was 2,000 micrograms (2 grams).", "unequal-amounts"),
    ("text", "The trial gave 1 gram, which is 100 milligrams.", "unequal-amounts"),
    ("claim/moderate", "Examplin probably eases headache. People took 500 micrograms of examplin.", "unit-slip"),
    ("note", "30 of 50 people on 500 grams of examplin felt better, against 20 of 50.", "unit-slip"),
    ("guidance", "Adults need 500 milligrams of examplin.", None),
    ("takeaway", "Examplin probably eases headache: 500 milligrams of it.", "dose-without-guideline"),
    ("answer", "Yes, probably, at 500 milligrams.", "dose-without-guideline"),
    ("card", "Yes, at 500 milligrams", "dose-without-guideline"),
    ("summary", "This page is about 500 mg of examplin.", "dose-without-guideline"),
    ("callout", "The usual dose is 500 mg.", "dose-without-guideline"),
    ("text", "Most people need 2 grams a day.", "dose-without-guideline"),
]
RIGHT_TEXTS = [
    ("claim/moderate", "Examplin probably eases headache. People took 500 milligrams of examplin."),
    ("claim/moderate", "Examplin probably eases headache. It was 500 milligrams (0.5 grams)."),
    ("claim/moderate", "Examplin probably raises B12 by 150 pg/mL, from 0.2 g/L or 203 ng per litre."),
    ("note", "Folic acid 2.5 mg, vitamin B6 25 mg and B12 1 mg a day."),
    ("note", "Metformin 2,000 mg or 850 mg a day; B12 fell."),
    ("note", "Tablets of 50 and 1,000 micrograms of B12."),
    ("note", "Below 2,000 mg a day B12 fell."),
    ("note", "Mice got 65 or 130 micrograms of B12 for each kilogram of weight."),
    ("guidance", "A guide names 500 milligrams of examplin."),
    ("text", "Some people weigh 5 kg less than others."),
    ("table", "500 mg"),
    ("help", "you took more than 4 grams of paracetamol"),
]


@pytest.mark.parametrize(("fields", "code"), WRONG_OPTIONS)
def test_a_dose_that_cannot_be_meant_is_found(fields: str, code: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    put_dose(site, fields)
    assert code in {item["code"] for item in found(site)}


@pytest.mark.parametrize("fields", RIGHT_OPTIONS)
def test_a_plausible_dose_passes(fields: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    put_dose(site, fields)
    assert found(site) == []


@pytest.mark.parametrize(("where", "text", "code"), [case for case in WRONG_TEXTS if case[2]])
def test_a_dose_in_a_text_that_cannot_be_meant_is_found(where: str, text: str, code: str, tmp_path: Path) -> None:
    assert code in codes_of(tmp_path, where, text)


@pytest.mark.parametrize(("where", "text"), RIGHT_TEXTS)
def test_a_plausible_dose_in_a_text_passes(where: str, text: str, tmp_path: Path) -> None:
    assert {code for code in codes_of(tmp_path, where, text) if "number" not in code} == set()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Examplin probably eases headache, as do 7,000 grams of b12 a day.", '"7,000 grams" of vitamin B12 is'),
        ("Examplin probably eases headache, as do 7 grams of vitamin b-6 a day.", '"7 grams" of vitamin B6 is'),
        ("Examplin probably eases headache. Folic acid 7 grams does not.", '"7 grams" of folic acid is'),
        ("Examplin probably eases headache. Metformin 850 micrograms does not.", '"850 micrograms" of metformin is'),
    ],
)
def test_a_message_names_the_substance_as_people_write_it(text: str, named: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    put(site, "claim/moderate", text)
    (message,) = [item["message"] for item in found(site) if item["code"] == "dose-implausible"]
    assert message.startswith(named)


def test_guidance_with_a_dose_needs_its_guideline(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    put(site, "guidance", "Adults need 500 milligrams of examplin.")
    assert found(site) == []
    site.edit("content/sources/guide-2021.yaml", "design: guideline", "design: narrative-review")
    site.edit(DOSES, "purpose: guideline", "purpose: trial-arm")
    assert [item["code"] for item in found(site)] == ["dose-without-guideline"]


def test_a_site_sets_bounds_of_its_own_with_their_source(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    own = "plausible_doses:\n  - {substance: examplin, most: 400, unit: milligram, source: its licence}\n"
    site.write("site_config.yaml", site.read("site_config.yaml") + own)
    assert [item["message"] for item in found(site)] == [
        'dosing option "tablet" is more than anybody is given in a day: its licence'
    ]
    site.edit("site_config.yaml", "most: 400", "most: 1500")
    assert found(site) == []


def test_a_range_and_a_dose_by_weight_are_shown(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    put_dose(site, "amount: {value: 10, to: 15, unit: milligram, per: kilogram}")
    assert site.build("--strict").exit_code == 0
    assert "10 to 15 milligrams for each kilogram of weight" in site.page("examplin/doses/")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("amount: {value: 0.1, unit: millilitre}\nroute: intradermal", "injected into the skin | 0.1 millilitres"),
        ("amount: {value: 1, unit: puff}\nroute: inhaled", "breathed in | 1 puff once"),
        ("amount: {value: 2, unit: drop}\nroute: eye", "into the eye | 2 drops once"),
        ("amount: {value: 1, unit: suppository}\nroute: rectal", "into the bottom | 1 suppository once"),
        ("amount: {value: 1, unit: level scoop}\nroute: into a joint", "into a joint | 1 level scoop once"),
        (
            "amount: {value: 2, unit: tablet, each: {value: 500, unit: milligram}}",
            "by mouth | 2 tablets of 500 milligrams once",
        ),
        ("amount: {value: 75, unit: milligram, per: square metre}", "75 milligrams for each square metre of skin"),
    ],
)
def test_routes_units_and_schedules_are_shown_in_words(fields: str, said: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    put_dose(site, fields)
    result = site.build("--strict")
    assert result.exit_code == 0, result.stderr
    page = site.page("examplin/doses/").replace("</th>", " | ")
    assert said in " ".join(re.sub(r"<[^>]+>", " ", page).replace(" ,", ",").split())


def test_a_schedule_is_shown_and_each_of_its_doses_is_checked(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    put_dose(site, "substance: metformin")
    later = "{amount: {value: 1, unit: gram}, frequency: once a year, duration: for good}"
    then = f"        then: [{{frequency: once a month}}, {later}]"
    site.edit(DOSES, "frequency: once", f"frequency: every other day\n        duration: for 2 weeks\n{then}")
    assert site.build("--strict").exit_code == 0
    page = " ".join(re.sub(r"<[^>]+>", " ", site.page("examplin/doses/")).replace(" ,", ",").split())
    first = "500 milligrams every other day, for 2 weeks then 500 milligrams once a month"
    assert f"{first} then 1 gram once a year, for good" in page
    site.edit(DOSES, "{value: 1, unit: gram}", "{value: 1, unit: milligram}")
    assert [item["code"] for item in found(site)] == ["dose-implausible"]


def test_units_have_their_codes_in_the_data(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.build()
    (option,) = json.loads(site.page("examplin/evidence.json"))["doses"]
    assert option["amount"] == {"value": 500, "unit": "milligram", "ucum": "mg"}
    put_dose(site, "amount: {value: 2, unit: tablet}")
    site.build()
    (option,) = json.loads(site.page("examplin/evidence.json"))["doses"]
    assert option["amount"] == {"value": 2, "unit": "tablet"}


@pytest.mark.parametrize(
    ("substance", "mass"),
    [
        # As PubChem prints them.
        ("cyanocobalamin", 1355.4),
        ("Vitamin B12, tablets", 1355.4),
        ("methylcobalamin", 1344.4),
        ("metformin hydrochloride", 165.62),
        ("folic acid", 441.4),
        ("glucose", 180.16),
        ("magnesium", 24.305),
        ("examplin", None),
    ],
)
def test_molar_masses_of_known_substances(substance: str, mass: float | None) -> None:
    found = molar_mass(substance)
    assert found is mass is None or (found and mass and abs(found - mass) < 0.05)


def test_amounts_of_a_substance_are_converted() -> None:
    assert in_micrograms(2, "milligram") == 2000
    assert round(in_micrograms(148, "micromole", "vitamin B12") or 0) == 200_597
    assert round(in_micrograms(10, "millimole", "magnesium") or 0) == 243_050
    assert in_micrograms(10, "millimole", "examplin") is None
    assert in_micrograms(1, "tablet") is None


@pytest.mark.parametrize(
    ("note", "is_found"),
    [
        ("The guide names 5 grams.", True),
        ("It is 0.25 milligrams, or 250 micrograms.", True),
        ("The guide names 500 mg of examplin.", False),
        ("The guide names 0.5 grams, against 300 mg of aspirin.", False),
        ("It is compared with 300 mg of aspirin.", False),
        ("The guide names a dose.", False),
    ],
)
def test_the_amount_of_an_option_is_one_that_its_evidence_names(note: str, is_found: bool, tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    old = "population: adults\n        evidence:\n          - source: guide-2021\n"
    site.edit(DOSES, old, f"{old}            note: {note}\n")
    found = site.check().stderr + site.check().stdout
    assert ("[unequal-amounts]" in found) is is_found, found
