"""What a large site published is in a folder of files, of which a publish writes few, and none gets lost in silence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from citesite.build.published_parts import part_of
from site_test import EFFECTS, TOPIC, Result, SiteTest
from test_changes_told import ENTRY, diff
from test_incremental import SECOND_TOPIC
from translated_site import DE_EFFECTS, translate, translated_site

PARTS = "published-parts"
OWN, OTHER = part_of("examplin"), part_of("rest")


@pytest.fixture(autouse=True)
def most_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citesite.build.published_parts.MOST_IN_ONE", 1)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site that was published with more topics than one file has."""
    found = SiteTest(tmp_path_factory.mktemp("published") / "site-folder")
    found.write("content/topics/rest.yaml", SECOND_TOPIC)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("citesite.build.published_parts.MOST_IN_ONE", 1)
        result = publish(found)
    assert result.exit_code == 0
    assert "What topics say is in published-parts/ now: commit the folder" in result.stderr
    return found.folder


@pytest.fixture
def site(tmp_path: Path, published: Path) -> SiteTest:
    """Return such a site of its own."""
    shutil.copytree(published, tmp_path / "site-folder", symlinks=True)
    return SiteTest(tmp_path / "site-folder", "")


def publish(site: SiteTest, *args: str) -> Result:
    return site.run("publish", "--as-of", "2026-11-21", "--jobs", "1", *args)


def states(site: SiteTest) -> dict[str, tuple[int, bytes]]:
    paths = [site.folder / "published.json", *(site.folder / PARTS).iterdir()]
    return {path.relative_to(site.folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in paths}


def test_a_publish_writes_the_files_of_the_topics_that_say_something_new(site: SiteTest) -> None:
    before = states(site)
    assert len(before) == 257
    assert "Many people have headaches" in site.read(OWN)
    assert "headaches" not in site.read("published.json") + site.read(OTHER)
    site.edit(EFFECTS, "Many people have", "Most people have")
    result = publish(site)
    assert result.exit_code == 1
    assert "error[unannounced-change]" in result.stderr
    assert '"Many people have headaches, says a guide." -> "Most people' in diff(site).stdout
    assert states(site) == before
    site.edit(TOPIC, "takeaways:\n", ENTRY)
    result = publish(site)
    assert result.exit_code == 0
    assert "commit the folder" not in result.stderr
    after = states(site)
    assert {name for name in after if after[name] != before[name]} == {OWN}
    assert "Most people have headaches" in site.read(OWN)


def test_a_check_notices_a_part_of_another_time(site: SiteTest) -> None:
    """As after a checkout, without any change of published.json or of a record."""
    assert "unannounced-change" not in site.run("check", "--as-of", "2026-11-21").stderr
    site.edit(OWN, "Many people have", "Most people have")
    assert "unannounced-change" in site.run("check", "--as-of", "2026-11-21").stderr


def test_each_part_can_be_merged_line_by_line(site: SiteTest) -> None:
    """It has the form of the one file of a small site."""
    found = json.loads(site.read(OWN))
    assert list(found["topics"]) == ["examplin"]
    assert json.loads(site.read(OTHER))["topics"].keys() == {"rest"}
    assert json.loads(site.read("published.json"))["topics"] == f"{PARTS}/"


def test_releases_keep_one_file_and_are_compared_with_it(site: SiteTest) -> None:
    assert publish(site, "www").exit_code == 0
    release = (site.folder / "www").resolve().with_suffix(".json")
    assert json.loads(release.read_text("utf-8"))["topics"].keys() == {"examplin", "rest"}
    site.edit(EFFECTS, "Many people have", "Most people have")
    assert '"Many people have headaches, says a guide." -> "Most people' in diff(site, "www").stdout


DAMAGE: dict[str, tuple[Callable[[SiteTest], object], str]] = {
    "one lost": (lambda site: site.delete(OTHER), f"published.json:1:1: error[malformed-published] {OTHER} is missing"),
    "all lost": (lambda site: shutil.rmtree(site.folder / PARTS), "256 files of published-parts/ are missing"),
    "emptied": (lambda site: site.write(OTHER, ""), f"{OTHER} is missing"),
    "in conflict": (lambda site: site.write(OWN, "<<<<<<< ours\n" + site.read(OWN)), f"{OWN}:1:1: error[malformed"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_part_that_is_lost_or_damaged_is_named_and_nothing_is_published(damage: str, site: SiteTest) -> None:
    spoil, said = DAMAGE[damage]
    spoil(site)
    before = {path.name: path.read_bytes() for path in (site.folder / PARTS).glob("*")}
    result = publish(site, "www")
    assert result.exit_code == 1
    assert said in result.stderr
    assert not (site.folder / "www").exists()
    assert {path.name: path.read_bytes() for path in (site.folder / PARTS).glob("*")} == before
    assert diff(site).exit_code == 1


@pytest.mark.parametrize("name", [PARTS, OWN])
def test_a12_nothing_of_others_is_overwritten_or_written_through_a_link(name: str, tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "site-folder")
    site.write("content/topics/rest.yaml", SECOND_TOPIC)
    outside = tmp_path / "outside"
    outside.mkdir()
    if name == PARTS:
        (site.folder / PARTS).symlink_to(outside)
    else:
        site.write(OWN, "mine")
    result = publish(site)
    assert (result.exit_code, "Traceback" in result.stderr) == (2, False)
    assert PARTS in result.stderr
    assert list(outside.iterdir()) == []
    assert name == PARTS or site.read(OWN) == "mine"


def test_translations_are_in_the_parts_too(tmp_path: Path) -> None:
    site = translated_site(tmp_path / "site-folder")
    site.write("content/topics/rest.yaml", SECOND_TOPIC)
    translate(site, DE_EFFECTS, "title", "Hilft es?")
    assert publish(site).exit_code == 0
    assert "Hilft es?" in site.read(part_of(DE_EFFECTS))
    site.edit(DE_EFFECTS, "Hilft es?", "Hilft es nicht?")
    assert "Hilft es nicht?" in diff(site).stdout
