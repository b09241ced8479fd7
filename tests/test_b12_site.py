"""The first site itself: its content is without fault, and its pages hold what they promise."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import html5lib
import pytest

from citesite.build.build import build
from citesite.build.request import Request
from citesite.diagnostics import Place
from citesite.evidence.analysis import Computed, computed
from citesite.publish.publish import publish
from citesite.read import yaml as yaml_text
from citesite.read.shape import shaped
from citesite.records import ClaimBlock, Record, Results, Section, Topic
from finished_site import dead_links, parsed

pytestmark = pytest.mark.xdist_group("b12")

ROOT = Path(__file__).parent.parent
AnyRecord = TypeVar("AnyRecord", bound=Record)
WRITTEN = date(2026, 11, 28)
"""Review dates are compared with the day the content was written, so that this test does not expire."""


def copied(folder: Path) -> None:
    """Copy the site's content, so that the cache of a site somebody is working on stays as it is."""
    for name in ("content", "templates", "translations"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("site_config.yaml", "permalinks.yaml"):
        shutil.copy(ROOT / name, folder)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("b12")
    copied(copy)
    report = build(Request(copy / "site_config.yaml", WRITTEN, strict=True))
    assert report.diagnostics == []
    return copy / "site"


def test_the_content_has_no_error_and_no_warning() -> None:
    assert build(Request(ROOT / "site_config.yaml", WRITTEN, write=False)).diagnostics == []


def test_no_link_is_dead_and_no_id_is_given_twice(site: Path) -> None:
    assert dead_links(site) == []
    for name, page in parsed(site).items():
        assert [i for i, count in page.ids.items() if count > 1] == [], name
        assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), name


def test_every_page_is_well_formed_html5(site: Path) -> None:
    for path in site.rglob("*.html"):
        html5lib.HTMLParser(strict=True).parse(path.read_text("utf-8"))


def test_works_that_were_not_read_are_listed_and_support_nothing(site: Path) -> None:
    topic = (site / "b12-diabetic-neuropathy/index.html").read_text("utf-8")
    clinicians = (site / "b12-diabetic-neuropathy/for-clinicians/index.html").read_text("utf-8")
    reading = clinicians.partition('id="further-reading"')[2].partition("</section>")[0]
    assert 'href="for-clinicians/index.html#further-reading"' in topic
    references = topic.partition('id="references"')[2].partition("</section>")[0]
    for source in ("karedath-2022", "yaqub-1992"):
        assert f"sources/{source}/" in reading
        assert source not in references


def test_the_retracted_study_is_marked_wherever_it_is_named(site: Path) -> None:
    naming = [path for path in site.rglob("index.html") if "hobbenaghi-2013" in path.read_text("utf-8")]
    assert {"sources", "hobbenaghi-2013"} <= {path.parent.name for path in naming}
    for page in naming:
        german = page.relative_to(site).parts[0] == "de"
        said = "Zurückgezogen: vom Herausgeber widerrufen" if german else "Retracted: withdrawn by its publisher"
        assert said in page.read_text("utf-8"), page


def test_german_is_whole_on_every_page_and_says_that_nobody_checked_it(site: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in (site / "de").rglob("index.html")}
    assert len(pages) > 150
    assert [path for path, html in pages.items() if '<html lang="de">' not in html] == []
    assert [path for path, html in pages.items() if 'class="untranslated"' in html] == []
    about = (site / "de/about/index.html").read_text("utf-8")
    assert "Bisher hat niemand mit Deutsch als Muttersprache sie geprüft." in about


def test_a_mistake_can_be_reported_beside_every_statement(site: Path) -> None:
    statements = 0
    for page in site.glob("b12-diabetic-neuropathy/*/index.html"):
        html = page.read_text("utf-8")
        found = re.split(r'<(?:div|article) class="claim" id=', html)[1:]
        assert [claim[:40] for claim in found if claim.count('<a class="report" href="mailto:') != 1] == [], page
        statements += len(found)
    assert statements > 100


def test_no_dose_is_shown_without_saying_why_it_is_listed(site: Path) -> None:
    page = (site / "b12-diabetic-neuropathy/dosing/index.html").read_text("utf-8")
    rows = re.findall(r'<tr id="option-[^"]+">.*?</tr>', page, re.DOTALL)
    assert len(rows) >= 9
    assert all('class="purpose' in row for row in rows)


def test_nobody_is_told_to_stop_metformin(site: Path) -> None:
    text = re.sub(r"<[^>]+>", " ", (site / "b12-diabetic-neuropathy/index.html").read_text("utf-8"))
    for match in re.finditer(r"stop (?:taking )?(?:your )?metformin", text, re.IGNORECASE):
        assert re.search(r"(do not|never) $", text[: match.start()], re.IGNORECASE), text[
            match.start() - 60 : match.end()
        ]


def read(model: type[AnyRecord], name: str) -> AnyRecord:
    text = (ROOT / f"content/topics/b12-diabetic-neuropathy/{name}.yaml").read_text("utf-8")
    record, problems = shaped(model, yaml_text.load(text), Place(""))
    assert record
    assert problems == []
    return record


@pytest.fixture(scope="module")
def topic() -> Topic:
    return read(Topic, "topic")


def test_signs_of_an_emergency_never_lead_to_a_weaker_step(topic: Topic) -> None:
    assert [card.level for card in topic.seek_help] == ["emergency", "urgent", "non-urgent"]
    emergency, *weaker = [" ".join(card.items) for card in topic.seek_help]
    signs = r"breath|shiver|fever|face|one side|bladder|bowel|swallow|faint"
    assert re.findall(signs, " ".join(weaker)) == []
    for sign in ("breathing", "shivery", "your face drops on one side", "bladder", "throat swell"):
        assert sign in emergency, sign


def test_every_sign_names_the_advice_it_comes_from(topic: Topic) -> None:
    assert [item for card in topic.seek_help for item in card.items if "[@" not in item] == []


def test_a_b12_level_has_both_units_wherever_patients_read_it(topic: Topic) -> None:
    assert topic.first_picture
    texts = [topic.first_picture.who or ""]
    for section in (read(Section, name) for name in topic.sections):
        texts += [part.text for part in section.answer]
        texts += [b.claim.text for b in section.body if isinstance(b, ClaimBlock) and not b.for_experts]
    levels = [text for text in texts if re.search(r"\d \[?(?:pmol|ng)/L", text)]
    assert levels
    for text in levels:
        assert "pmol/L" in text, text
        assert "ng/L" in text, text


@pytest.fixture(scope="module")
def results() -> dict[str, Computed]:
    record = read(Results, "evidence")
    outcomes = {outcome.id: outcome for outcome in record.outcomes}
    return {analysis.id: computed(analysis, outcomes[analysis.outcome]) for analysis in record.analyses}


def effects(found: Computed) -> list[tuple[float, ...]]:
    shown = [row.effect for row in found.rows if row.effect]
    return [tuple(round(number, 2) for number in (e.estimate, e.low, e.high)) for e in shown]


def test_metformin_and_a_lack_of_b12_come_out_as_computed_by_hand(results: dict[str, Computed]) -> None:
    found = results["metformin-b12-deficiency"]
    assert effects(found) == [(1.85, 1.08, 3.16), (2.64, 1.26, 5.53), (0.98, 0.14, 6.68)]
    assert found.pooled
    pooled = found.pooled
    assert [round(x, 2) for x in (pooled.effect.estimate, pooled.effect.low, pooled.effect.high)] == [2.01, 1.32, 3.07]
    assert (round(pooled.q, 2), pooled.df, pooled.tau2, pooled.i2) == (1.15, 2, 0, 0)
    per_thousand = [[round(1000 * x) for x in (a.without, a.with_, a.with_low, a.with_high)] for a in found.absolutes]
    assert per_thousand == [[23, 46, 30, 71]]


def test_tablets_and_injections_come_out_as_printed_but_for_one_limit(results: dict[str, Computed]) -> None:
    found = results["tablets-versus-injections"]
    assert effects(found) == [(4.79, -1.27, 10.85), (-0.71, -3.24, 1.82), (-6.85, -16.63, 2.93), (-6.33, -11.88, -0.77)]
    assert [row.published_agrees for row in found.rows] == [True, True, True, False]
    assert found.pooled is None


def test_the_diet_trial_comes_out_as_printed_but_for_rounding(results: dict[str, Computed]) -> None:
    found = results["diet-trial"]
    assert effects(found) == [
        (-8.2, -16.13, -0.27), (-1.6, -3.0, -0.2), (0.8, -1.23, 2.83),
        (-0.7, -3.43, 2.03), (0.3, -0.96, 1.56), (-2.8, -7.14, 1.54),
    ]  # fmt: skip
    assert [row.published_agrees for row in found.rows] == [True, True, False, True, False, False]


def test_studies_of_low_b12_disagree_and_are_not_put_together(results: dict[str, Computed]) -> None:
    found = results["b12-and-neuropathy"]
    assert effects(found) == [(1.05, 0.82, 1.34), (10.78, 4.43, 26.22)]
    assert [row.reason for row in found.rows] == [None, None, "no-counts", "no-numbers", "no-numbers"]
    assert found.pooled is None


def test_the_old_address_of_a_section_that_is_renamed_leads_to_it(tmp_path: Path) -> None:
    copied(tmp_path)
    topic = tmp_path / "content/topics/b12-diabetic-neuropathy"
    for name, old, new in (
        ("topic.yaml", "about, metformin-risk, b12", "about, metformin-and-b12, b12"),
        ("metformin-risk.yaml", "id: metformin-risk\n", "id: metformin-and-b12\nformerly: [metformin-risk]\n"),
    ):
        text = (topic / name).read_text("utf-8")
        assert text.count(old) == 1
        (topic / name).write_text(text.replace(old, new), "utf-8")
    done = publish(Request(tmp_path / "site_config.yaml", WRITTEN, strict=True), None, 0)
    assert done.report.diagnostics == []
    assert done.faults == []
    site = tmp_path / "site/b12-diabetic-neuropathy"
    card = (site / "index.html").read_text("utf-8").partition('<li id="metformin-and-b12" data-leads-on>')[2]
    assert '<span id="metformin-risk"></span>' in card.partition("</li>")[0]
    moved = (site / "metformin-risk/index.html").read_text("utf-8")
    assert 'content="0; url=../metformin-and-b12/index.html"' in moved


def test_each_resource_of_the_fhir_bundle_is_read_alone_and_loses_nothing(site: Path) -> None:
    from fhir.resources import get_fhir_model_class

    bundle = json.loads((site / "b12-diabetic-neuropathy/evidence.fhir.json").read_text("utf-8"))
    resources = [entry["resource"] for entry in bundle["entry"]]
    assert {one["resourceType"] for one in resources} == {"Citation", "Evidence", "ArtifactAssessment"}
    for resource in resources:
        kind = resource["resourceType"]
        model = get_fhir_model_class(kind).model_validate(resource)
        assert {"resourceType": kind} | json.loads(model.model_dump_json(by_alias=True, exclude_none=True)) == resource
        assert list(values_outside_their_lists(model)) == [], resource["id"]
        assert resource["meta"]["profile"] == [f"http://hl7.org/fhir/StructureDefinition/{kind}|5.0.0"]


def values_outside_their_lists(model: Any) -> Iterator[tuple[str, str]]:
    """Yield the codes that are not among those which FHIR R5 requires for their field."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name, None)
        allowed = (field.json_schema_extra or {}).get("enum_values")
        for one in value if isinstance(value, list) else [value]:
            if one is not None and allowed and str(one) not in allowed:
                yield name, str(one)
            if hasattr(type(one), "model_fields"):
                yield from values_outside_their_lists(one)


def test_what_a_claim_of_the_fhir_bundle_is_about_is_its_own(site: Path) -> None:
    bundle = json.loads((site / "b12-diabetic-neuropathy/evidence.fhir.json").read_text("utf-8"))
    evidence = {one["resource"]["id"]: one["resource"] for one in bundle["entry"]}
    about = {
        name: {v["variableRole"]["coding"][0]["code"]: v["description"] for v in found["variableDefinition"]}
        for name, found in evidence.items()
        if found["resourceType"] == "Evidence"
    }
    assert "metformin" in about["metformin-lowers-b12"]["exposure"].lower()
    assert "metformin" in about["home-trial-deficiency"]["exposure"].lower()
    # That of the topic's question is in no claim that does not say so itself.
    assert "Vitamin B12 as tablets or injections, in any form" not in {one.get("exposure") for one in about.values()}
