"""What readers see while a site is published, and what is checked before they see it."""

from __future__ import annotations

import hashlib
import json
import re
import stat
import subprocess
from pathlib import Path

import pytest

from site_test import EFFECTS, GOOD_SITE, TOPIC, Result, SiteTest


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


def publish(site: SiteTest, *args: str) -> Result:
    return site.run("publish", "--as-of", "2026-11-21", *args)


def assert_one_line(result: Result, *words: str) -> None:
    assert result.exit_code == 2
    assert result.stderr.startswith("citesite: ")
    assert result.stderr.count("\n") == 1
    for word in words:
        assert word in result.stderr


def change(site: SiteTest, number: int) -> None:
    text = site.read("site_config.yaml")
    site.write("site_config.yaml", f"title: Test Site {number}\n" + text.partition("\n")[2])


def test_the_place_becomes_a_link_to_a_whole_copy_of_the_site(site: SiteTest) -> None:
    result = publish(site, "www")
    assert result.exit_code == 0
    assert (site.folder / "www").is_symlink()
    assert site.files("www") == site.files("site")
    assert f"www shows release {(site.folder / 'www').readlink().name}\n" in result.stderr


def test_publishing_what_is_published_makes_no_release(site: SiteTest) -> None:
    publish(site, "www")
    before = sorted((site.folder / "www.releases").iterdir())
    assert "as before" in publish(site, "www").stderr
    assert sorted((site.folder / "www.releases").iterdir()) == before


def test_an_error_in_the_content_leaves_what_is_published(site: SiteTest) -> None:
    publish(site, "www")
    before = site.files("www")
    site.edit(EFFECTS, "source: trial-2020\n          note", "source: trial-2022\n          note")
    site.edit(TOPIC, "Examplin and headache", "Another title")
    assert publish(site, "www").exit_code == 1
    assert site.files("www") == before


def test_rollback_shows_the_release_before_again_and_again(site: SiteTest) -> None:
    seen = []
    for number in range(3):
        change(site, number)
        publish(site, "www")
        seen.append(site.files("www"))
    for before in reversed(seen[:2]):
        assert site.run("rollback", "www").exit_code == 0
        assert site.files("www") == before
    assert_one_line(site.run("rollback", "www"), "no release before 0001-")
    change(site, 3)
    publish(site, "www")
    assert "Test Site 3" in (site.folder / "www/index.html").read_text("utf-8")


def test_only_as_many_releases_stay_as_were_asked_for(site: SiteTest) -> None:
    for number in range(5):
        change(site, number)
        publish(site, "www", "--keep", "2")
    names = sorted(path.name[:4] for path in (site.folder / "www.releases").iterdir() if path.is_dir())
    assert names == ["0003", "0004", "0005"]


def test_files_that_did_not_change_take_no_room_twice(site: SiteTest) -> None:
    publish(site, "www")
    old = (site.folder / "www/assets/site.css").stat()
    change(site, 1)
    publish(site, "www")
    assert (site.folder / "www/assets/site.css").stat().st_ino == old.st_ino


def test_a_published_file_that_somebody_changed_is_named_and_not_taken_over(site: SiteTest) -> None:
    publish(site, "www")
    good = site.files("www")
    assert site.run("verify", "www").exit_code == 0
    site.write("www/index.html", "defaced")
    site.write("www/note.txt", "mine")
    site.delete("www/glossary/index.html")
    result = site.run("verify", "www")
    assert result.exit_code == 1
    assert result.stdout == "lost: glossary/index.html\nchanged: index.html\nadded: note.txt\n"
    assert publish(site, "www").exit_code == 0
    assert site.files("www") == good
    assert_one_line(site.run("rollback", "www"), "not as it was published")


def test_a_file_of_ours_in_a_release_goes_with_it_and_somebody_elses_stays(site: SiteTest) -> None:
    publish(site, "www")
    first = (site.folder / "www").resolve()
    (first / "note.txt").write_text("mine", "utf-8")
    for number in range(2):
        change(site, number)
        publish(site, "www", "--keep", "0")
    left = {p.name for p in (site.folder / "www.releases").rglob("*") if p.is_file()}
    assert "note.txt" in left
    assert site.run("verify", "www").exit_code == 0


@pytest.mark.parametrize("what", ["folder", "file", "link", "output", "inside"])
def test_a12_a_place_with_something_else_is_refused_before_anything_is_done(site: SiteTest, what: str) -> None:
    dest = "www"
    if what == "folder":
        site.write("www/holiday.jpg", "mine")
    elif what == "file":
        site.write("www", "mine")
    elif what == "link":
        site.write("elsewhere/holiday.jpg", "mine")
        (site.folder / "www").symlink_to("elsewhere")
    else:
        site.build()
        dest = "site" if what == "output" else "site/www"
    before = site.files(".")
    assert_one_line(publish(site, dest), dest)
    after = site.files(".")
    assert {name: after[name] for name in before if not name.startswith(".citesite/")} == {
        name: before[name] for name in before if not name.startswith(".citesite/")
    }
    assert "permalinks.yaml" not in after


@pytest.mark.parametrize("place", ["www/inner", "www.releases/inner", "www/a/b", "link/inner"])
def test_a12_no_place_is_inside_the_releases_of_a_site(site: SiteTest, place: str) -> None:
    assert publish(site, "www").exit_code == 0
    (site.folder / "link").symlink_to("www/assets")
    before = site.files("www.releases")
    assert_one_line(publish(site, place), place)
    assert site.files("www.releases") == before


def test_an_empty_folder_is_taken(site: SiteTest) -> None:
    (site.folder / "www").mkdir()
    assert publish(site, "www").exit_code == 0
    assert site.files("www") == site.files("site")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ('<a href="nowhere.html">x</a>', 'index.html: "nowhere.html" leads to no file'),
        ('<a href="glossary/index.html#nothing">x</a>', 'index.html: "glossary/index.html#nothing" leads to no place'),
        ('<img src="assets/none.svg" alt="">', 'index.html: "assets/none.svg" leads to no file'),
        ('<a href="/&#9;/[x">x</a>', "leads to no file"),
        ("<div><span></div></span>", "index.html: line 1: </div> appears inside <span>"),
        ('<p id="a"></p><p id="a"></p>', 'index.html: two elements have the id "a"'),
        ("<main>", "index.html: <main> is never closed"),
        ("x" * 1_000_001, "page_weight_limit is 1,000"),
    ],
    ids=["link", "place", "asset", "bracket", "nesting", "id", "open", "weight"],
)
def test_a_fault_in_a_finished_page_is_named_and_nothing_is_published(site: SiteTest, template: str, said: str) -> None:
    publish(site, "www")
    before, registry = site.files("www"), site.read("permalinks.yaml")
    site.write("templates/home.html", f"<!DOCTYPE html>{template}")
    result = publish(site, "www")
    assert result.exit_code == 1
    assert said in result.stderr
    assert re.search(r"Nothing was published: (1 fault|[2-9] faults) in the finished site", result.stderr)
    assert site.files("www") == before
    assert site.read("permalinks.yaml") == registry


def test_a_template_that_forgets_a_place_is_noticed_by_its_address(site: SiteTest) -> None:
    publish(site)
    site.write("templates/glossary.html", "<!DOCTYPE html><title>Words</title>")
    site.edit(TOPIC, "[headache](term:cephalalgia)", "headache")
    found = publish(site).stderr
    assert "site/glossary/#word-cephalalgia: this published address leads nowhere" in found
    assert "//" not in found


def test_only_pages_that_changed_are_read_again(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    import citesite.publish.audit

    publish(site)
    read: list[str] = []
    real = citesite.publish.audit.facts_of

    def spy(html: str) -> object:
        read.append(html)
        return real(html)

    monkeypatch.setattr(citesite.publish.audit, "facts_of", spy)
    publish(site)
    assert read == []
    site.edit(EFFECTS, "Many people have", "Most people have")
    publish(site, "--minor", "the better word")
    assert len(read) == 3


def test_the_manifest_is_that_of_the_files_and_verify_needs_one(site: SiteTest) -> None:
    publish(site, "www")
    manifest = json.loads((site.folder / "www/manifest.json").read_bytes())
    files = site.files("www")
    del files["manifest.json"]
    assert manifest["files"] == {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    assert_one_line(site.run("verify", "content"), "no manifest.json")
    assert_one_line(site.run("rollback", "content"), "no place that citesite publishes to")


def test_the_day_comes_from_source_date_epoch_where_none_is_given(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1824000000")
    assert "review-due" in site.run("check").stderr or "review-overdue" in site.run("check").stderr
    assert site.check().stderr == "no errors, no warnings\n"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    assert_one_line(site.run("check"), "SOURCE_DATE_EPOCH")


def test_two_who_publish_to_one_place_do_not_meet(site: SiteTest) -> None:
    import fcntl

    publish(site, "www")
    change(site, 1)
    with (site.folder / "www.releases/.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert_one_line(publish(site, "www"), "somebody else is publishing")
        assert_one_line(site.run("rollback", "www"), "somebody else is publishing")
    assert publish(site, "www").exit_code == 0


def test_published_files_can_be_read_by_a_server(site: SiteTest) -> None:
    publish(site, "www")
    for path in (site.folder / "www").resolve().rglob("*"):
        assert path.stat().st_mode & stat.S_IROTH


def test_an_output_of_which_the_cache_is_gone_loses_what_is_no_longer_made(site: SiteTest) -> None:
    import shutil

    site.build()
    shutil.rmtree(site.folder / ".citesite")
    site.edit(TOPIC, "sections: [effects, doses]", "sections: [effects]")
    site.delete("content/topics/examplin/doses.yaml")
    assert site.build().exit_code == 0
    assert "examplin/doses/index.html" not in site.files()
    clean = SiteTest(site.folder / "clean", GOOD_SITE)
    clean.edit(TOPIC, "sections: [effects, doses]", "sections: [effects]")
    clean.delete("content/topics/examplin/doses.yaml")
    clean.build()
    assert clean.files() == site.files()


PAGEFIND = Path(__file__).parent / "browser/node_modules/.bin/pagefind"


@pytest.mark.slow
@pytest.mark.browser
def test_a_search_by_pagefind_is_published_with_its_index_or_not_at_all(site: SiteTest) -> None:
    site.write("site_config.yaml", site.read("site_config.yaml") + "search: pagefind\n")
    result = publish(site, "www")
    assert result.exit_code == 1
    assert "the search has no index of these pages; run `npx pagefind --site site`" in result.stderr
    assert not (site.folder / "www").exists()
    look(site)
    assert publish(site, "www").exit_code == 0
    assert "pagefind/pagefind.js" in site.files("www")
    assert site.run("verify", "www").exit_code == 0
    # What was built is as it was built, whatever Pagefind put beside it.
    assert site.run("verify", "site").exit_code == 0
    assert "as before" in publish(site, "www").stderr

    site.edit(EFFECTS, "Many people have headaches", "Very many people have headaches")
    assert "the search has no index of these pages" in publish(site, "www").stderr
    assert "Very many" not in (site.folder / "www/examplin/effects/index.html").read_text("utf-8")
    look(site)
    assert publish(site, "www", "--minor", "a stronger word").exit_code == 0
    assert "Very many" in (site.folder / "www/examplin/effects/index.html").read_text("utf-8")
    assert site.run("rollback", "www").exit_code == 0

    index = next((site.folder / "www/pagefind/fragment").iterdir())
    index.write_bytes(index.read_bytes() + b" ")
    said = site.run("verify", "www")
    assert said.exit_code == 1
    assert f"pagefind/fragment/{index.name}" in said.stdout + said.stderr


def look(site: SiteTest) -> None:
    """Let Pagefind look at a built site."""
    subprocess.run([PAGEFIND, "--site", site.folder / "site"], capture_output=True, timeout=300, check=True)
