"""Files in `root/` go to the root of the site as they are, and never in place of anything of the site's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citesite.serve.watching import Watched
from site_test import SiteTest

VERIFICATION = "google-site-verification: google1a2b.html"
"""What a search console prescribes: no page that a site would be let off with."""


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    found = SiteTest(tmp_path / "site-folder")
    found.write("root/google1a2b.html", VERIFICATION)
    found.write("root/CNAME", "teahouse.example\n")
    found.write("root/.well-known/security.txt", "Contact: mailto:ask@teahouse.example\n")
    found.write("root/.notes", "Ours alone")
    return found


def test_they_are_published_as_they_are_and_are_in_the_manifest(site: SiteTest) -> None:
    result = site.run("publish", "www", "--as-of", "2026-11-21")
    assert result.exit_code == 0, result.stderr
    manifest = json.loads(site.read("www/manifest.json"))["files"]
    assert site.read("www/google1a2b.html") == VERIFICATION
    for name in ("CNAME", ".well-known/security.txt"):
        assert site.read(f"www/{name}") == site.read(f"root/{name}")
        assert name in manifest
    assert not (site.folder / "www/.notes").exists()
    assert "CNAME" not in site.read("permalinks.yaml")
    assert site.run("verify", "www").exit_code == 0


def test_an_edit_of_one_writes_it_and_no_page_and_one_that_is_gone_goes(site: SiteTest) -> None:
    site.build()
    site.write("root/CNAME", "tea.example\n")
    assert "0 new, 1 changed" in site.build().stderr
    assert site.read("site/CNAME") == "tea.example\n"
    (site.folder / "site/CNAME").unlink()
    site.build()
    assert site.read("site/CNAME") == "tea.example\n"
    site.delete("root/CNAME")
    assert "0 new, 0 changed" in (told := site.build().stderr)
    assert "1 deleted" in told
    assert not (site.folder / "site/CNAME").exists()


def test_a_preview_follows_a_save_of_one_and_of_no_hidden_note(site: SiteTest) -> None:
    watched = Watched(site.folder, "site_config.yaml", ("root",), site.folder / "site")
    assert watched.shown(str(site.folder / "root/.well-known/security.txt")) == "root/.well-known/security.txt"
    assert watched.shown(str(site.folder / "root/.notes")) == ""


def test_another_language_and_another_program_have_none_of_them(site: SiteTest) -> None:
    site.edit("site_config.yaml", "title:", "languages: [en-GB, de]\ntitle:")
    assert site.build().exit_code == 0
    assert (site.folder / "site/CNAME").exists()
    assert not (site.folder / "site/de/CNAME").exists()


@pytest.mark.parametrize(
    "name", ["index.html", "manifest.json", "sitemap-2.xml", "SEARCH/x.txt", "rest/x", "de/x", "old/x"]
)
def test_none_takes_a_place_that_the_site_has(site: SiteTest, name: str) -> None:
    site.edit("site_config.yaml", "title:", "languages: [en-GB, de]\ntitle:")
    site.write("permalinks.yaml", "retired:\n  /old/: {why: It ended., go: /examplin/}\npublished: {}\n")
    site.write("content/pages/rest.md", "---\ntitle: Rest\n---\n\nWe rest.\n")
    assert site.build().exit_code == 0
    site.write(f"root/{name}", "x")
    result = site.build()
    assert (result.exit_code, result.stderr.count("error[unusable-root-file]")) == (1, 1), result.stderr
    assert not (site.folder / "site/rest/x").exists()


def test_a_link_that_leads_out_of_the_folder_is_refused(site: SiteTest) -> None:
    (site.folder / "root/key.txt").symlink_to("../site_config.yaml")
    result = site.build()
    assert result.exit_code == 2
    assert "root/key.txt is a symbolic link that leads away" in result.stderr


@pytest.mark.parametrize("settings", ["output: root", "content: root/records", "templates: Root"])
def test_the_folder_is_for_these_files_alone(site: SiteTest, settings: str) -> None:
    site.edit("site_config.yaml", "title:", f"{settings}\ntitle:")
    assert "error[wrong-value]" in site.build().stderr


def test_a_file_in_the_output_folder_is_told_where_it_belongs(site: SiteTest) -> None:
    site.write("site/_redirects", "/tea /examplin/\n")
    assert "put it into root/ if it belongs to the site" in site.build().stderr


def test_lines_of_headers_and_robots_are_added_in_a_template(site: SiteTest) -> None:
    site.write("templates/headers.txt", '{% include "theme/headers.txt" %}\n/*.pdf\n  X-Robots-Tag: noindex\n')
    site.write("templates/robots.txt", '{% include "theme/robots.txt" %}\nUser-agent: GPTBot\nDisallow: /\n')
    assert site.build().exit_code == 0
    assert site.page("_headers").startswith("/*\n  Content-Security-Policy")
    assert site.page("_headers").endswith("usb=()\n/*.pdf\n  X-Robots-Tag: noindex\n")
    assert "sitemap.xml\n" in site.page("robots.txt")
    assert site.page("robots.txt").endswith("User-agent: GPTBot\nDisallow: /\n")
