"""References out: what `citesite export references` writes is what a topic offers, and comes in again as it went."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from site_test import EFFECTS, SiteTest

B12 = Path(__file__).parent.parent / "content/sources"
EMPTY = "-- site_config.yaml --\ntitle: Other\n\n-- content/glossary.yaml --\n[]\n"
FILES = {"csl-json": "references.json", "ris": "references.ris", "bibtex": "references.bib"}
FORMS = [*FILES, "csl-yaml"]
_DOE: dict[str, Any] = {"author": [{"family": "Doe", "given": "Ann B."}, {"family": "van der Berg", "given": "Karl"}]}
_PAPER = {"type": "article-journal", "container-title": "Journal of Tests", "issued": "2020-05", "volume": "12"}
SETS: dict[str, dict[str, Any]] = {
    "an article": {**_PAPER, **_DOE, "issue": "3", "page": "100-108", "DOI": "10.1000/abc", "PMID": "33300001"},
    "an article with a number": {**_PAPER, **_DOE, "number": "CD007543", "PMCID": "PMC7654321"},
    "pages of other kinds": {**_PAPER, **_DOE, "page": "e00123-19"},
    "dotted pages": {**_PAPER, "page": "215.e1-215.e7", "issued": "2020-05-12"},
    "signs in a title": {
        **_PAPER, "title": "Adults <65 years with BMI >30 & 50% of $5: a_b ~ c^d {e} # \\\\f -- 'g' ``h''",
    },
    "tags in a title": {**_PAPER, "title": "<i>In vitro</i> HbA<sub>1c</sub> at 10<sup>-3</sup> and <b>bold</b>"},
    "names": {
        **_PAPER,
        "author": [
            {"family": "King", "given": "Martin L.", "suffix": "Jr"}, {"family": "de la Cruz", "given": "María-José"},
            {"family": "O'Brien", "given": "Seán"}, {"literal": "World Health Organization"},
            {"literal": "Ministry of Health, Labour and Welfare"}, {"literal": "Smith and Sons, Ltd"},
            {"literal": "Test Group A."}, {"family": "Ünal", "given": "Çağla"}, {"family": "山田", "given": "太郎"},
        ],
    },
    "a DOI made from a SICI": {
        **_PAPER, **_DOE, "DOI": "10.1002/(SICI)1097-0000(19980815/30)17:15/16<1661::AID-TST968>3.0.CO;2-2",
    },
    "a report": {
        "type": "report", **_DOE, "number": "NG239", "publisher": "Example Institute", "publisher-place": "Oslo",
        "issued": "2024", "URL": "https://example.org/ng239?a=1&b=2#part",
    },
    "a book": {
        "type": "book", **_DOE, "editor": [{"family": "Roe", "given": "Ben"}], "edition": "2nd", "volume": "3",
        "publisher": "Fjord & Sons", "publisher-place": "Oslo", "issued": "2001", "ISBN": "9780306406157",
    },
    "a chapter": {
        "type": "chapter", **_DOE, "editor": [{"family": "Roe", "given": "Ben"}], "container-title": "A book of tests",
        "publisher": "Fjord", "page": "iv-ix", "issued": "2019",
    },
    "a web page": {
        "type": "webpage", "author": [{"literal": "Test Health Service"}], "container-title": "Health A to Z",
        "publisher": "Test Health Service", "issued": "2021-02-03", "accessed": "2026-11-01",
        "URL": "https://example.org/a_b%20c",
    },
    "a thesis": {"type": "thesis", **_DOE, "publisher": "Example University", "issued": "2015"},
    "a data set": {"type": "dataset", **_DOE, "publisher": "Example Archive", "issued": "2022", "DOI": "10.1000/data"},
    "an article in press": {
        "type": "article-journal", **_DOE, "container-title": "Journal of Tests", "container-title-short": "J Tests",
        "status": "in-press",
    },
    "a version of a data set": {
        "type": "dataset", **_DOE, "version": "2.1", "publisher": "Example Archive", "issued": "2022",
    },
    "a preprint": {
        "type": "document", **_DOE, "publisher": "medRxiv", "issued": "2021-07-01",
        "DOI": "10.1101/2021.07.01.21250000",
        "standing": {"status": "preprint"},
    },
}  # fmt: skip
"""Sets of fields that a record may have. The title is added where there is none."""
INTO = "content/sources/new.yaml"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path / "site-folder")
    found.write("content/sources/spare.yaml", "id: spare-1999\ntype: book\ntitle: Spare\naccess: not-read\n")
    return found


@pytest.mark.parametrize(("form", "name"), FILES.items())
def test_the_references_of_a_topic_are_those_its_page_offers(site: SiteTest, form: str, name: str) -> None:
    assert site.build().exit_code == 0
    result = site.run_process("export", "references", "--topic", "examplin", "--format", form)
    assert result.stdout.encode() == site.files()[f"examplin/{name}"]
    assert result.stderr == "2 references\n"
    assert "spare" not in result.stdout


def test_all_sources_of_a_site_are_written_whether_cited_or_not(site: SiteTest) -> None:
    result = site.run("export", "references")
    assert [item["id"] for item in json.loads(result.stdout)] == ["guide-2021", "spare-1999", "trial-2020"]
    assert site.run("export", "references", "--output", "out/all.json").stdout == ""
    assert site.read("out/all.json") == result.stdout
    assert not (site.folder / "site").exists(), "nothing is built"


def test_the_b12_site_s_references_come_in_as_they_went_out(tmp_path: Path) -> None:
    theirs = SiteTest(tmp_path / "theirs", EMPTY)
    for path in sorted(B12.iterdir()):
        theirs.write(f"content/sources/{path.name}", path.read_bytes())
    out = theirs.run("export", "references").stdout
    ours = SiteTest(tmp_path / "ours", EMPTY)
    ours.write("b12.json", out)
    assert len(json.loads(out)) > 70
    assert "not usable" not in ours.run("import", "b12.json", "--into", INTO).stderr
    before, after = ({item.pop("id"): item for item in json.loads(text)} for text in (out, _references(ours)))
    assert sorted(map(json.dumps, before.values())) == sorted(map(json.dumps, after.values()))
    # A single word is as often a program's as a person's.
    assert {name for name in before if "-" in name} <= after.keys()
    assert " 0 new" in ours.run("import", "b12.json", "--into", INTO).stderr


@pytest.mark.parametrize("form", ["ris", "bibtex"])
def test_the_other_forms_keep_what_they_have_fields_for(site: SiteTest, tmp_path: Path, form: str) -> None:
    name = FILES[form]
    assert site.run("export", "references", "--format", form, "--output", name).exit_code == 0
    ours = SiteTest(tmp_path / "ours", EMPTY)
    ours.write(name, site.read(name).encode())
    assert ours.run("import", name, "--into", INTO).exit_code == 0
    again = json.loads(ours.run("export", "references").stdout)
    assert again == json.loads(site.run("export", "references").stdout)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SETS)
def test_every_record_comes_back_as_it_went_out(tmp_path: Path, form: str, name: str) -> None:
    theirs, ours = SiteTest(tmp_path / "theirs", EMPTY), SiteTest(tmp_path / "ours", EMPTY)
    record = {"id": "a-work", "title": "A title", **SETS[name], "access": "not-read"}
    theirs.write("content/sources/a.yaml", json.dumps(record, ensure_ascii=False))
    assert theirs.run("export", "references", "--format", form, "--output", "all.txt").exit_code == 0
    ours.write("all.txt", theirs.read("all.txt").encode())
    result = ours.run("import", "all.txt", "--into", INTO)
    assert result.exit_code == 0, result.stderr
    assert _references(ours) == _references(theirs)
    for said in ("unknown", "not used", "no part of a source record", "no record type"):
        assert said not in result.stderr


def _references(site: SiteTest) -> str:
    return site.run("export", "references").stdout


def test_a_topic_is_called_by_its_id_where_its_folder_has_another_name(site: SiteTest) -> None:
    site.rename("content/topics/examplin", "content/topics/headache")
    assert site.run("export", "references", "--topic", "examplin").stderr == "2 references\n"
    result = site.run("export", "references", "--topic", "headache")
    assert result.exit_code == 2
    assert 'the topic in content/topics/headache has the id "examplin"' in result.stderr


def test_a_broken_source_is_told_and_nothing_is_written(site: SiteTest) -> None:
    site.edit("content/sources/trials.yaml", "type: article-journal", "type: artical-journal")
    result = site.run("export", "references", "--output", "all.json")
    assert result.exit_code == 1
    assert "content/sources/trials.yaml:2:9: error[wrong-value]" in result.stderr
    assert not (site.folder / "all.json").exists()


def test_a_topic_that_cites_what_is_no_source_is_shown_where_it_does(site: SiteTest) -> None:
    site.edit(EFFECTS, "source: trial-2020\n", "source: trial-2022\n")
    result = site.run("export", "references", "--topic", "examplin")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{EFFECTS}:13:19: error[unknown-source]" in result.stderr
    assert site.run("export", "references").exit_code == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--topic", "exampling"], 'there is no topic "exampling"; did you mean "examplin"?'),
        (["--output", "content"], "is a directory"),
    ],
)
def test_what_cannot_be_done_is_one_line(site: SiteTest, args: list[str], said: str) -> None:
    result = site.run("export", "references", *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
