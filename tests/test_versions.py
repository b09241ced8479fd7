"""What a page said on a day stays at an address of its own: `citesite publish --keep-versions`."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from pathlib import Path

import pytest

from finished_site import dead_links
from site_test import EFFECTS, TOPIC, Result, SiteTest
from test_hand_over import scanned

FIRST, NEXT = "2026-11-21", "2026-11-22"
CLAIM = "text: Examplin probably eases headache."


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path / "site-folder")
    assert published(found, FIRST).exit_code == 0
    return found


def published(site: SiteTest, day: str, *args: str) -> Result:
    return site.run("publish", "--keep-versions", "--as-of", day, *args)


def changed(site: SiteTest) -> None:
    """Let the claim say something else, and tell readers."""
    site.edit(EFFECTS, CLAIM, "text: Examplin probably eases headache within hours.")
    entry = f"changes:\n  - {{date: {NEXT}, kind: wording, what: The time is said.}}\n"
    site.write(TOPIC, site.read(TOPIC) + entry)


def versions(site: SiteTest) -> list[str]:
    return sorted(path.name for path in (site.folder / "site/examplin/v").iterdir())


def test_a_citation_leads_to_what_the_page_said_that_day(site: SiteTest) -> None:
    link = f'href="../v/{FIRST}/effects/index.html"'
    assert link in site.page("examplin/effects/")
    changed(site)
    assert published(site, NEXT).exit_code == 0
    assert versions(site) == [FIRST, NEXT]
    then, now = (site.page(f"examplin/v/{day}/effects/") for day in (FIRST, NEXT))
    assert "Examplin probably eases headache." in then
    assert "within hours" not in then
    assert "within hours" in now
    assert "This is a copy of the page as it was on 21 November 2026." in then
    assert '<a href="../../../effects/index.html">The page as it is now</a>' in then
    assert link not in site.page("examplin/effects/")
    assert "This page as it was on:" in site.page("examplin/")
    assert dead_links(site.folder / "site") == []


def test_a_code_printed_before_an_edit_leads_to_what_was_said_then(site: SiteTest) -> None:
    """From paper to the page as it is now, whatever it is called, and from there to the version of the day of print."""
    base = "https://example.org/test/"
    printed = scanned(site.page("examplin/qr/effects.svg")).removeprefix(base)
    changed(site)
    site.edit(EFFECTS, "id: effects", "id: does-it-work\nformerly: [effects]")
    site.edit(TOPIC, "sections: [effects,", "sections: [does-it-work,")
    site.edit("content/topics/examplin/doses.yaml", "](#effects)", "](#does-it-work)")
    site.rename(EFFECTS, "content/topics/examplin/does-it-work.yaml")
    assert published(site, NEXT).exit_code == 0
    now = followed(site, printed, r'http-equiv="refresh" content="0; ?url=([^"]+)"')
    assert "within hours" in site.page(now)
    topic = followed(site, now, r'<p class="up"><a href="([^"]+)"')
    then = followed(site, topic, rf'href="(v/{FIRST}/index\.html)"')
    section = followed(site, then, r'href="([^"]*effects/index\.html)"')
    assert section == f"examplin/v/{FIRST}/effects/index.html"
    assert "Examplin probably eases headache." in site.page(section)
    assert "within hours" not in site.page(section)


def test_what_a_copy_shows_may_be_taken_away(site: SiteTest) -> None:
    """A site can be published also after its downloads, to which a copy leads, were turned off."""
    kept = site.page(f"examplin/v/{FIRST}/")
    site.write("site_config.yaml", site.read("site_config.yaml") + "pages: {downloads: false}\n")
    assert published(site, NEXT).exit_code == 0
    assert "datapackage.json" in kept
    assert "examplin/datapackage.json" not in site.files()


def followed(site: SiteTest, page: str, link: str) -> str:
    """Where the first link of a form on a page leads, within the site."""
    found = re.search(link, site.page(page))
    assert found, f"{page} has no {link}"
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), found[1]))


def test_a_copy_changes_neither_with_the_page_nor_with_a_clean_build(site: SiteTest) -> None:
    before = site.files("site/examplin/v")
    changed(site)
    published(site, NEXT)
    for folder in ("site", ".citesite"):
        shutil.rmtree(site.folder / folder)
    assert site.build(as_of=NEXT).exit_code == 0
    after = site.files("site/examplin/v")
    assert {name: after[name] for name in before} == before


def test_what_was_said_before_is_kept_once(site: SiteTest) -> None:
    kept = site.files("versions")
    assert published(site, NEXT).exit_code == 0
    assert versions(site) == [FIRST]
    assert site.files("versions") == kept
    changed(site)
    published(site, NEXT)
    index = json.loads(site.read("versions/versions.json"))["topics"]["examplin"]
    # The page about doses says the same on both days: it is one file.
    assert index[FIRST]["pages"]["doses"] == index[NEXT]["pages"]["doses"]
    assert index[FIRST]["pages"]["effects"] != index[NEXT]["pages"]["effects"]


def test_a_second_version_of_a_day_has_a_number(site: SiteTest) -> None:
    site.edit(EFFECTS, CLAIM, "text: Examplin probably eases a headache.")
    assert published(site, FIRST, "--minor", "a missing article").exit_code == 0
    assert versions(site) == [FIRST, f"{FIRST}-2"]


def test_search_and_sitemap_leave_copies_out_and_robots_are_told(site: SiteTest) -> None:
    files = site.files()
    shown = [name for name in files if name.startswith(("search/", "sitemap", "feed", "llms"))]
    assert len(shown) > 3
    assert not [name for name in shown if f"/v/{FIRST}" in files[name].decode()]
    page = site.page(f"examplin/v/{FIRST}/effects/")
    assert '<meta name="robots" content="noindex">' in page
    assert re.search(r'<link rel="canonical" href="https://example.org/test/examplin/effects/">', page)
    assert "text/markdown" not in page, "the Markdown beside a page says what is known today"


def test_a_copy_that_is_lost_or_altered_stops_the_build(site: SiteTest) -> None:
    name = next(name for name in site.files("versions") if name.endswith(".html"))
    site.write(f"versions/{name}", site.read(f"versions/{name}").replace("Examplin", "Exampline"))
    said = site.build(as_of=NEXT)
    assert (said.exit_code, len(said.stderr.splitlines())) == (2, 1)
    assert "has been changed since it was published" in said.stderr
    site.delete(f"versions/{name}")
    assert "is missing, a page that was published" in site.build(as_of=NEXT).stderr
    shutil.rmtree(site.folder / "versions")
    said = site.build(as_of=NEXT)
    assert said.exit_code == 1
    assert f'the published address "/examplin/v/{FIRST}/" is gone' in said.stderr


@pytest.mark.parametrize("text", ["", "[]", "{", '{"topics": {"../x": {}}}', '{"topics": {"a": {"../../b": {}}}}'])
def test_a_list_of_versions_that_publish_did_not_write_is_said_in_a_line(site: SiteTest, text: str) -> None:
    site.write("versions/versions.json", text)
    said = site.build(as_of=NEXT)
    assert said.exit_code == 2
    assert said.stderr.count("\n") == 1
    assert "versions.json is not what publish writes" in said.stderr


def test_a_site_that_keeps_no_versions_shows_none(tmp_path: Path) -> None:
    plain = SiteTest(tmp_path / "plain")
    assert plain.run("publish", "--as-of", FIRST).exit_code == 0
    assert not (plain.folder / "versions").exists()
    assert "copy of this version" not in plain.page("examplin/effects/")
