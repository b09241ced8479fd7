"""A published address outlives its registry, and a place that is published to has one site (invariant A10)."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from site_test import EFFECTS, TOPIC, Result, SiteTest

REGISTRY = "permalinks.yaml"
PLACES = [[], ["www"]]


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


def publish(site: SiteTest, *args: str) -> Result:
    return site.run("publish", "--as-of", "2026-11-21", *args)


def rename_section(site: SiteTest) -> None:
    site.edit(EFFECTS, "id: effects\n", "id: what-it-does\n")
    site.edit(TOPIC, "effects", "what-it-does")
    site.edit("content/topics/examplin/doses.yaml", "#effects", "#what-it-does")
    site.rename(EFFECTS, EFFECTS.replace("effects", "what-it-does"))


def cut_off(text: str) -> str:
    head, _, addresses = text.partition("published:\n")
    return f"{head}published:\n" + "".join(addresses.splitlines(keepends=True)[:2])


DAMAGES: dict[str, Callable[[str], str]] = {
    "emptied": lambda text: "",
    "no addresses": lambda text: text.partition("published:")[0],
    "other form": lambda text: text.partition("published:")[0] + "published: {}\n",
    "cut off": cut_off,
    "one address": lambda text: re.sub("  /examplin/#?effects/?: section\n", "", text),
    "only comments": lambda text: "# nothing\n",
}


def assert_lost(result: Result, site: SiteTest) -> None:
    assert result.exit_code == 1, result.stderr
    assert re.search(r"^permalinks\.yaml(:\d:1)?: error\[lost-addresses\]", result.stderr, re.MULTILINE)
    assert "hint: take the file of your last commit" in result.stderr


@pytest.mark.parametrize("place", PLACES, ids=["in place", "www"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_registry_that_lost_addresses_is_refused(site: SiteTest, damage: str, place: list[str]) -> None:
    """It was published without a word, and the addresses were gone."""
    assert publish(site, *place).exit_code == 0
    before = site.read(REGISTRY)
    shown = site.files("www") if place else {}
    site.write(REGISTRY, DAMAGES[damage](before))
    rename_section(site)
    assert_lost(publish(site, *place), site)
    if place:
        assert site.files("www") == shown
    # The way back that the hint shows; then the address is missed as ever.
    shutil.copy(site.folder / ".citesite" / REGISTRY, site.folder / REGISTRY)
    result = publish(site, *place)
    assert result.exit_code == 1
    assert "error[vanished-address]" in result.stderr
    site.edit(
        EFFECTS.replace("effects", "what-it-does"), "id: what-it-does\n", "id: what-it-does\nformerly: [effects]\n"
    )
    assert publish(site, *place).exit_code == 0


@pytest.mark.parametrize("place", PLACES, ids=["in place", "www"])
def test_a_registry_that_is_gone_is_refused(site: SiteTest, place: list[str]) -> None:
    assert publish(site, *place).exit_code == 0
    site.delete(REGISTRY)
    assert_lost(publish(site, *place), site)


def test_a_clone_without_its_registry_has_an_error_before_anybody_publishes(site: SiteTest) -> None:
    assert publish(site).exit_code == 0
    site.check()
    shutil.rmtree(site.folder / ".citesite")
    site.delete(REGISTRY)
    for result in (site.check(), site.check(), publish(site)):
        assert_lost(result, site)
        assert "permalinks.yaml has no published address any more; there were some, such as /examplin/" in result.stderr


def test_a_check_that_knows_the_site_misses_the_registry_too(site: SiteTest) -> None:
    assert publish(site).exit_code == 0
    assert site.check().exit_code == 0
    site.delete(REGISTRY)
    assert_lost(site.check(), site)


def test_a_publish_that_knows_of_none_before_says_what_to_do_if_there_was_one(site: SiteTest) -> None:
    said = "If the site was published before, take the permalinks.yaml of that time instead"
    assert said in publish(site).stderr
    site.edit(EFFECTS, "id: headache-is-common", "id: headaches\n      formerly: [headache-is-common]")
    again = publish(site)
    assert "1 new address" in again.stderr
    assert said not in again.stderr


def test_a_fresh_clone_is_told_by_what_is_served(site: SiteTest) -> None:
    assert publish(site, "www").exit_code == 0
    shutil.rmtree(site.folder / ".citesite")
    site.delete(REGISTRY)
    site.delete("published.json")
    assert_lost(publish(site, "www"), site)


def test_a_fresh_clone_is_told_by_a_release_of_an_earlier_version(site: SiteTest) -> None:
    """It has no copy of the registry beside it."""
    assert publish(site, "www").exit_code == 0
    shutil.rmtree(site.folder / ".citesite")
    for name in (REGISTRY, "published.json", f"www.releases/{REGISTRY}"):
        site.delete(name)
    assert_lost(publish(site, "www"), site)


def test_a_fresh_clone_is_told_by_the_statements_that_were_published(site: SiteTest) -> None:
    assert publish(site).exit_code == 0
    shutil.rmtree(site.folder / ".citesite")
    site.delete(REGISTRY)
    assert_lost(publish(site), site)


def test_new_addresses_of_another_machine_are_fine(site: SiteTest) -> None:
    """Somebody else published more, and the registry was merged: it has more than the copy here."""
    assert publish(site, "www").exit_code == 0
    site.write(REGISTRY, site.read(REGISTRY) + "  /sources/another/: source\n")
    site.edit(REGISTRY, "retired: {}", "retired:\n  /sources/another/: {why: It is gone., go: /}")
    assert publish(site, "www").exit_code == 0


def test_a_copy_that_citesite_did_not_write_is_left_alone(site: SiteTest) -> None:
    site.write(f"www.releases/{REGISTRY}", "mine\n")
    assert publish(site, "www").exit_code == 0
    assert site.read(f"www.releases/{REGISTRY}") == "mine\n"


@pytest.mark.parametrize("place", ["www", "theirs-too/www"])
def test_two_sites_do_not_share_a_place(tmp_path: Path, place: str) -> None:
    """Even where both have the same records; each publish would have replaced the other's site."""
    ours, theirs = SiteTest(tmp_path / "ours"), SiteTest(tmp_path / "theirs")
    theirs.edit("site_config.yaml", "Test Site", "Another Site")
    (tmp_path / "theirs-too").mkdir()
    www = str(tmp_path / place)
    assert publish(ours, www).exit_code == 0
    shown = Path(www).readlink()
    result = publish(theirs, www)
    assert result.exit_code == 2
    assert f"{www} is the place of the site in {ours.folder}" in result.stderr
    assert Path(www).readlink() == shown
    assert publish(ours, www).exit_code == 0


def test_a_clone_publishes_to_the_place_of_its_site_and_one_that_is_behind_does_not(tmp_path: Path) -> None:
    site, www = SiteTest(tmp_path / "ours"), str(tmp_path / "www")
    assert publish(site, www).exit_code == 0
    ignored = shutil.ignore_patterns(".citesite", "site")
    shutil.copytree(site.folder, tmp_path / "clone", ignore=ignored)
    clone = SiteTest(tmp_path / "clone", "")
    clone.edit(EFFECTS, "  - claim:\n      id: headache-is-common", "  - claim:\n      id: headaches-are-common")
    clone.edit(
        EFFECTS,
        "      id: headaches-are-common\n",
        "      id: headaches-are-common\n      formerly: [headache-is-common]\n",
    )
    assert publish(clone, www).exit_code == 0
    behind = publish(site, www)
    assert behind.exit_code == 2
    assert f"{www} has addresses that permalinks.yaml does not have" in behind.stderr


def test_a_site_that_was_moved_keeps_its_place(tmp_path: Path) -> None:
    site, www = SiteTest(tmp_path / "ours"), str(tmp_path / "www")
    assert publish(site, www).exit_code == 0
    shutil.move(tmp_path / "ours", tmp_path / "moved")
    assert publish(SiteTest(tmp_path / "moved", ""), www).exit_code == 0


@pytest.mark.parametrize("umask", [0o077, 0o027, 0o777 & ~0o700])
def test_a_web_server_can_read_what_was_published(tmp_path: Path, umask: int) -> None:
    site = SiteTest(tmp_path / "ours")
    (tmp_path / "served").mkdir()
    before = os.umask(umask)
    try:
        assert publish(site, str(tmp_path / "served/www")).exit_code == 0
        site.edit(EFFECTS, "title: ", "title: All ")
        assert publish(site, str(tmp_path / "served/www"), "--minor", "a title was mended").exit_code == 0
        in_place = publish(site)
    finally:
        os.umask(before)
    for path in [tmp_path / "served/www.releases", *(tmp_path / "served/www").rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o755 if path.is_dir() else 0o644), path
    assert "can be read by nobody but you, and by no web server" in in_place.stderr
