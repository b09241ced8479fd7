"""What each topic offers to other programs, read by bibtexparser, csv, fhir.resources and our own import."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from citesite.exchange.exports import DOWNLOADS, PACKAGE
from citesite.read import yaml as yaml_text
from site_test import EFFECTS, SiteTest

FILES = tuple(download.name for download in DOWNLOADS)
SOURCES = "content/sources/trials.yaml"
TRIAL = """- id: trial-2020
  type: article-journal
  title: Examplin & 50% of B<sub>12</sub>, "quoted" {braced} x_y
  author:
    - {family: O'Brien, given: Mary K., suffix: Jr}
    - {family: de la Cruz, given: Ana}
    - {literal: "Group, and others"}
    - {family: 山田, given: 太郎}
  editor: [{family: Müller, given: Jörg}]
  container-title: Journal of Tests & Trials
  issued: 2020-05-02
  volume: "12"
  issue: "3"
  page: "100-108"
  DOI: 10.1000/trial_(1)
  PMID: 1234567
  PMCID: PMC7654321
  design: randomized-trial
  n: 100
  access: full-text
"""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path)
    found.write(SOURCES, TRIAL)
    return found


def built(site: SiteTest, name: str) -> str:
    assert site.build().exit_code == 0
    return (site.folder / "site" / "examplin" / name).read_bytes().decode()


def test_the_page_links_every_file_and_every_file_is_there(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    page = site.page("examplin/")
    files = {name.removeprefix("examplin/") for name in site.files() if name.startswith("examplin/")}
    assert set(FILES) <= files
    assert 'href="datapackage.json"' in page
    clinicians = site.page("examplin/for-clinicians/")
    assert all(f'href="../{name}"' in clinicians for name in FILES)
    package = json.loads((site.folder / "site/examplin/datapackage.json").read_text("utf-8"))
    described = {resource["path"]: resource["mediatype"] for resource in package["resources"]}
    assert described == {download.name: download.media for download in DOWNLOADS if download != PACKAGE}


@pytest.mark.parametrize("name", ["references.json", "references.ris", "references.bib"])
def test_what_goes_out_comes_in_again(site: SiteTest, tmp_path: Path, name: str) -> None:
    """Our own import, tested on files of other programs, reads back what a topic offers."""
    text = built(site, name)
    other = SiteTest(tmp_path / "other", "-- site_config.yaml --\ntitle: Other\n\n-- content/glossary.yaml --\n[]\n")
    other.write(name, text)
    result = other.run("import", name, "--into", "content/sources/new.yaml")
    assert result.exit_code == 0
    assert "2 records in: 2 new, 0 already there\n" in result.stderr
    records = yaml_text.load(other.read("content/sources/new.yaml"))
    assert isinstance(records, list)
    found = {str(r["DOI"]) if "DOI" in r else "guide": r for r in records if isinstance(r, dict)}
    original = yaml_text.load(TRIAL)
    assert isinstance(original, list)
    wanted = original[0]
    assert isinstance(wanted, dict)
    trial: dict[str, Any] = dict(found["10.1000/trial_(1)"])
    same = ["type", "container-title", "issued", "volume", "issue", "page", "DOI", "PMID", "PMCID", "editor"]
    assert {field: trial[field] for field in same} == {field: wanted[field] for field in same}
    assert trial["title"] == wanted["title"]
    authors = [dict(author) for author in wanted["author"] if isinstance(author, dict)]
    assert trial["author"] == authors
    guide = found["guide"]
    assert (guide["type"], guide["URL"], guide["accessed"]) == ("webpage", "https://example.org/guide", "2026-11-01")


def test_ris_keeps_to_its_form(site: SiteTest) -> None:
    text = built(site, "references.ris")
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert "\n" not in "".join(lines)
    assert all(line[2:6] == "  - " for line in lines)
    assert [line[:2] for line in lines].count("TY") == [line[:2] for line in lines].count("ER") == 2


def test_bibtex_is_read_by_another_program(site: SiteTest) -> None:
    from bibtexparser.entrypoint import parse_string

    library = parse_string(built(site, "references.bib"))
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["guide-2021", "trial-2020"]
    title = library.entries[1].fields_dict["title"].value
    assert title == r"{Examplin \& 50\% of B\textsubscript{12}, " + r'"quoted" \{braced\} x\_y}'


def test_the_evidence_has_every_claim_with_what_it_rests_on(site: SiteTest) -> None:
    data = json.loads(built(site, "evidence.json"))
    assert data["topic"]["url"] == "https://example.org/test/examplin/"
    claim = next(claim for claim in data["claims"] if claim["id"] == "eases-headache")
    assert claim["certainty"] == {"level": "moderate", "start": "high", "down": ["imprecision"], "up": []}
    assert claim["evidence"][0]["source"] == "trial-2020"
    assert data["key_messages"][0]["certainty"] == "moderate"
    (row,) = data["analyses"][0]["rows"]
    # 30 of 50 against 20 of 50: a risk ratio of 1.5.
    assert row["effect"]["estimate"] == 1.5
    assert data["sources"][1]["csl"]["title"].startswith("Examplin & 50% of B<sub>12</sub>")


def test_the_tables_are_as_the_data_package_says(site: SiteTest) -> None:
    site.edit(EFFECTS, "text: Many people", 'text: "=1+1 Many people')
    site.edit(EFFECTS, "[@guide-2021, p. 3].", '[@guide-2021, p. 3]."')
    package = json.loads(built(site, "datapackage.json"))
    assert package["profile"] == "data-package"
    for resource in package["resources"]:
        if "schema" not in resource:
            continue
        text = built(site, resource["path"])
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        fields = resource["schema"]["fields"]
        assert rows
        for row in rows:
            assert list(row) == [field["name"] for field in fields]
            for field in fields:
                value = row[field["name"]]
                assert field["type"] == "string" or value == "" or float(value) is not None
    claims = list(csv.DictReader(io.StringIO(built(site, "claims.csv"))))
    assert {(row["claim"], row["source"], row["doi"]) for row in claims} >= {
        ("eases-headache", "trial-2020", "10.1000/trial_(1)"),
        ("one-tablet", "guide-2021", ""),
    }
    # A spreadsheet must not run what a text begins with.
    assert any(row["text"].startswith("'=1+1") for row in claims)
    (result,) = csv.DictReader(io.StringIO(built(site, "results.csv")))
    assert (result["intervention_events"], result["comparator_total"], result["estimate"]) == ("30", "50", "1.5")


def fhir(site: SiteTest) -> dict[str, dict[str, Any]]:
    """The resources of the bundle by type and id, after the models of FHIR R5 have read them."""
    from fhir.resources.bundle import Bundle

    text = built(site, "evidence.fhir.json")
    Bundle.model_validate_json(text)
    entries = [entry["resource"] for entry in json.loads(text)["entry"]]
    resources = {f"{resource['resourceType']}/{resource['id']}": resource for resource in entries}
    assert len(resources) == len(entries)
    return resources


def about(evidence: dict[str, Any]) -> dict[str, str]:
    """What Evidence is about, by role."""
    system = "http://terminology.hl7.org/CodeSystem/variable-role"
    codes = [variable["variableRole"]["coding"][0] for variable in evidence["variableDefinition"]]
    assert {code["system"] for code in codes} == {system}
    return {code["code"]: one["description"] for code, one in zip(codes, evidence["variableDefinition"], strict=True)}


def test_the_fhir_bundle_is_valid(site: SiteTest) -> None:
    resources = fhir(site)
    kinds = [name.partition("/")[0] for name in resources]
    assert (kinds.count("Citation"), kinds.count("Evidence"), kinds.count("ArtifactAssessment")) == (2, 2, 1)
    certainty = resources["Evidence/eases-headache"]["certainty"][0]
    assert certainty["rating"]["coding"] == [{"system": "http://hl7.org/fhir/certainty-rating", "code": "moderate"}]
    assert certainty["subcomponent"][0]["type"]["coding"][0]["code"] == "Imprecision"
    for name, resource in resources.items():
        # Each says which definition it follows, in which version.
        kind = name.partition("/")[0]
        assert resource["meta"]["profile"] == [f"http://hl7.org/fhir/StructureDefinition/{kind}|5.0.0"]
        # Every reference leads to a resource of the bundle.
        named = [one["resourceReference"] for one in resource.get("relatedArtifact", ())]
        named += [resource["artifactReference"]] if "artifactReference" in resource else []
        assert all(one["reference"] in resources for one in named)


def test_evidence_is_about_what_its_own_record_says_and_not_what_its_topic_asks(site: SiteTest) -> None:
    question = "question: {population: Adults, intervention: Examplin, comparator: Placebo, outcomes: [Relief]}\n"
    topic = "content/topics/examplin/topic.yaml"
    site.write(topic, site.read(topic) + question)
    site.edit(
        EFFECTS,
        "      outcome: relief\n",
        "      outcome: relief\n      effect: {of: another medicine, change: increase}\n",
    )
    resources = fhir(site)
    claim = resources["Evidence/eases-headache"]
    outcome = about(claim)["measuredVariable"]
    assert about(claim) == {"exposure": "another medicine", "measuredVariable": outcome}
    # A claim without people, exposure and outcome is no evidence of an effect.
    assert "Evidence/headache-is-common" not in resources
    site.edit(EFFECTS, "      type: prevalence\n", "      type: prevalence\n      applies_to: Children\n")
    assert about(fhir(site)["Evidence/headache-is-common"]) == {"population": "Children"}
    row = resources["Evidence/analysis-relief-at-two-hours-row-1"]
    assert about(row) == {"exposure": "examplin", "referenceExposure": "placebo", "measuredVariable": outcome}


def test_a_claim_that_states_a_result_is_about_its_intervention(site: SiteTest) -> None:
    site.edit(
        EFFECTS,
        "      outcome: relief\n",
        "      outcome: relief\n      result: {analysis: relief-at-two-hours}\n      applies_to: Adults\n",
    )
    claim = fhir(site)["Evidence/eases-headache"]
    assert {role: about(claim)[role] for role in ("population", "exposure", "referenceExposure")} == {
        "population": "Adults", "exposure": "examplin", "referenceExposure": "placebo",
    }  # fmt: skip
    assert [one["label"] for one in claim["relatedArtifact"]] == ["supports"]


def test_every_result_with_numbers_goes_out_with_codes(site: SiteTest) -> None:
    (statistic,) = fhir(site)["Evidence/analysis-relief-at-two-hours-row-1"]["statistic"]
    assert statistic["statisticType"]["coding"][0]["code"] == "C93152"
    assert statistic["quantity"] == {"value": 1.5}
    assert statistic["sampleSize"] == {"numberOfParticipants": 100}
    (interval,) = statistic["attributeEstimate"]
    assert (interval["type"]["coding"][0]["code"], interval["level"]) == ("C53324", 0.95)
    site.edit("content/topics/examplin/evidence.yaml", "{events: 30, total: 50}", "{events: 30.5, total: 50.5}")
    (effective,) = fhir(site)["Evidence/analysis-relief-at-two-hours-row-1"]["statistic"]
    assert "sampleSize" not in effective


def test_the_standing_of_a_source_goes_out(site: SiteTest) -> None:
    site.write(SOURCES, TRIAL + "  standing: {status: concern, checked_on: 2026-11-01, note: Under review.}\n")
    assert fhir(site)["Citation/trial-2020"]["citedArtifact"]["currentState"] == [{"text": "concern"}]


def test_a_pooled_effect_goes_out_too(site: SiteTest) -> None:
    second = TRIAL.replace("trial-2020", "second-2020").replace("10.1000/trial", "10.1000/second")
    second = second.replace("1234567", "1234568").replace("7654321", "7654322")
    site.write("content/sources/second.yaml", second.replace("Examplin &", "More examplin &"))
    row = """      - source: second-2020
        label: Second trial
        intervention: {events: 33, total: 60}
        comparator: {events: 25, total: 60}
"""
    path = "content/topics/examplin/evidence.yaml"
    risk = "    baseline_risks: [{label: Adults, per_thousand: 200, time: a year, source: trial-2020}]\n"
    site.write(path, site.read(path).replace("    measure: RR\n", f"    measure: RR\n    model: fixed\n{risk}") + row)
    data = json.loads(built(site, "evidence.json"))
    pooled = data["analyses"][0]["pooled"]
    low, high = pooled["interval"]
    assert pooled["studies"] == 2
    assert low < pooled["estimate"] < high
    (risk,) = data["analyses"][0]["baseline_risks"]
    assert risk["with_intervention"]["per_thousand"] == pytest.approx(200 * pooled["estimate"], rel=1e-5)
    assert risk["with_intervention"]["interval"] == pytest.approx([200 * low, 200 * high], rel=1e-5)
    rows = list(csv.DictReader(io.StringIO(built(site, "results.csv"))))
    assert [row["effect_from"] for row in rows] == ["groups", "groups", "pooled"]
    (statistic,) = fhir(site)["Evidence/analysis-relief-at-two-hours"]["statistic"]
    assert statistic["quantity"]["value"] == pooled["estimate"]
    assert statistic["sampleSize"] == {"numberOfStudies": 2}
    codes = [one["type"]["coding"][0]["code"] for one in statistic["attributeEstimate"]]
    assert codes == ["C53324", "0000420", "0000421", "0000419", "C44185"]


def test_only_the_files_that_say_something_else_are_written_again(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    site.edit(SOURCES, 'volume: "12"', 'volume: "13"')
    result = site.build("--explain")
    written = {line.partition(":")[0] for line in result.stdout.splitlines()}
    references = {f"/examplin/{name}" for name in FILES if name.startswith("references")}
    assert references <= written
    # Volumes stand in no table.
    assert "/examplin/claims.csv" in written or "/examplin/results.csv" not in written
    assert "13" in built(site, "references.ris")
    again = site.build()
    assert "0 new, 0 changed" in again.stderr


def test_a_site_may_do_without(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    site.edit("site_config.yaml", "title: Test Site\n", "title: Test Site\npages: {downloads: false}\n")
    assert site.build().exit_code == 0
    assert not [name for name in site.files() if name.endswith(FILES)]
    assert "datapackage.json" not in site.page("examplin/")
    assert "references.ris" not in site.page("examplin/for-clinicians/")


def test_what_a_killed_build_staged_is_taken_away_by_the_next(site: SiteTest) -> None:
    assert site.build().exit_code == 0
    for name in FILES:
        site.write(f"site/examplin/{name}.citesite-new", "half")
    site.edit(SOURCES, 'volume: "12"', 'volume: "13"')
    assert site.build().exit_code == 0
    assert not [file for file in site.files() if file.endswith(".citesite-new")]
