"""Two sites and one folder: what citesite wrote for another site is not overwritten or deleted either (A12)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from site_test import GOOD_SITE, TOPIC, Result, SiteTest

OTHER_TOPIC = GOOD_SITE.replace("topics/examplin/", "topics/other/").replace("id: examplin", "id: other")
URL = "url: https://example.org/test/\n"
OTHERS = {
    "another title and address": GOOD_SITE.replace("Test Site", "Clinic").replace(URL, "url: https://example.org/a/\n"),
    "another address": GOOD_SITE.replace(URL, "url: https://example.org/a/\n"),
    "another title, and no address": GOOD_SITE.replace("Test Site", "Clinic").replace(URL, ""),
    "another topic": OTHER_TOPIC,
    "an odd title": GOOD_SITE.replace("Test Site", '\'"}, "files": {} {{ a }} é\'').replace(URL, ""),
}
"""Sites beside the small one. Its title and address are Test Site and https://example.org/test/."""
COMMANDS = {"build": ["build", "--output", "../out"], "export": ["export", "markdown", "../out"]}
AS_OF = ("--as-of", "2026-11-21")


def written(site: SiteTest, command: str) -> Result:
    return site.run(*COMMANDS[command], *AS_OF)


@pytest.fixture
def pair(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[SiteTest, SiteTest]:
    return SiteTest(tmp_path / "one"), SiteTest(tmp_path / "two", OTHERS[request.param])


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("pair", OTHERS, indirect=True)
def test_a12_the_folder_of_another_site_is_refused_by_name(pair: tuple[SiteTest, SiteTest], command: str) -> None:
    one, two = pair
    assert written(one, command).exit_code == 0
    before = one.files("../out")
    refused = written(two, command)
    assert refused.exit_code == 2
    assert 'holds another site, "Test Site" (https://example.org/test/); name another folder' in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert two.files("../out") == before
    # And the other way round.
    shutil.rmtree(one.folder / "../out")
    assert written(two, command).exit_code == 0
    refused = written(one, command)
    assert refused.exit_code == 2
    assert "holds another site" in refused.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_site_that_was_moved_or_checked_out_again_keeps_its_folder(tmp_path: Path, command: str) -> None:
    """Also with another title, where the address says whose it is, with a topic renamed, and with a topic more."""
    site = SiteTest(tmp_path / "one")
    assert written(site, command).exit_code == 0
    site.folder.rename(tmp_path / "two")
    moved = SiteTest(tmp_path / "two", "")
    shutil.rmtree(moved.folder / ".citesite")
    moved.edit("site_config.yaml", "Test Site", "Clinic")
    moved.edit(TOPIC, "id: examplin", "id: other\nformerly: [examplin]")
    (moved.folder / "content/topics/examplin").rename(moved.folder / "content/topics/other")
    done = written(moved, command)
    assert done.exit_code == 0, done.stderr
    shutil.rmtree(moved.folder / ".citesite")
    assert written(moved, command).exit_code == 0


def test_a_site_whose_title_and_address_change_keeps_the_folder_that_its_last_build_left(tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "one")
    assert written(site, "build").exit_code == 0
    site.edit("site_config.yaml", "Test Site", "Clinic")
    site.edit("site_config.yaml", "example.org/test", "example.org/clinic")
    assert written(site, "build").exit_code == 0
    assert json.loads((tmp_path / "out/manifest.json").read_bytes())["site"]["title"] == "Clinic"


def test_the_output_inside_a_sites_own_folder_is_its_own(tmp_path: Path) -> None:
    """As of a repository that keeps the finished site beside the records, without the cache."""
    site = SiteTest(tmp_path / "one")
    assert site.build().exit_code == 0
    shutil.rmtree(site.folder / ".citesite")
    shutil.rmtree(site.folder / "content")
    site.apply(OTHERS["another topic"].replace("Test Site", "Clinic").replace("example.org/test", "example.org/a"))
    assert site.build().exit_code == 0


def test_what_an_older_version_wrote_belongs_to_the_site_with_its_topics(tmp_path: Path) -> None:
    one, two = SiteTest(tmp_path / "one"), SiteTest(tmp_path / "two", OTHERS["another topic"])
    assert written(one, "build").exit_code == 0
    manifest = tmp_path / "out/manifest.json"
    said = json.loads(manifest.read_bytes())
    del said["site"]
    manifest.write_text(json.dumps(said))
    assert written(two, "build").exit_code == 2
    assert written(one, "build").exit_code == 0


@pytest.mark.parametrize(
    "mark",
    ["7", "[]", "null", "{}", '{"title": 7}', '{"title": [], "url": {}}', '"x"', '{"title": "\\u001b[2J\\u202e\\n"}'],
)
def test_a_manifest_with_nonsense_for_a_site_is_one_line_or_a_site(tmp_path: Path, mark: str) -> None:
    site = SiteTest(tmp_path / "one")
    assert written(site, "build").exit_code == 0
    manifest = tmp_path / "out/manifest.json"
    text = manifest.read_text()
    manifest.write_text(text.replace(json.dumps(json.loads(text)["site"]), mark))
    done = written(site, "build")
    assert done.exit_code == 0 or (done.stderr.count("\n") == 1 and done.stderr.strip().isprintable())


@pytest.mark.parametrize("order", [("build", "export"), ("export", "build")])
def test_a_site_and_an_export_of_it_do_not_share_a_folder(tmp_path: Path, order: tuple[str, str]) -> None:
    """The one deleted the files of the other."""
    site = SiteTest(tmp_path / "one")
    assert written(site, order[0]).exit_code == 0
    before = site.files("../out")
    refused = written(site, order[1])
    assert refused.exit_code == 2
    assert "name another folder" in refused.stderr
    assert site.files("../out") == before
