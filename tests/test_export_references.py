"""References out: what `citesite export references` writes is what a topic offers, and comes in again as it went."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_test import EFFECTS, SiteTest

B12 = Path(__file__).parent.parent / "content/sources"
EMPTY = "-- site_config.yaml --\ntitle: Other\n\n-- content/glossary.yaml --\n[]\n"
FILES = {"csl-json": "references.json", "ris": "references.ris", "bibtex": "references.bib"}
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
