"""A site in several languages: an edition each, built from one content, and none written while any has an error."""

from __future__ import annotations

import json
import posixpath
import re
import subprocess
from pathlib import Path

import pytest

from citesite.build.edition import Edition, put_in_place
from citesite.build.request import BuildReport
from citesite.diagnostics import CitesiteError
from finished_site import dead_links
from site_test import AS_OF, EFFECTS, TOPIC, SiteTest

ROOT = Path(__file__).parent.parent
SETTINGS = "site_config.yaml"


def spoken(folder: Path, languages: str = "[en-GB, de]") -> SiteTest:
    """The good site in some languages; the words of one that is not English go unchecked."""
    site = SiteTest(folder)
    site.edit(SETTINGS, "title:", f"languages: {languages}\nunchecked_words: Nobody reads a test.\ntitle:")
    return site


def below(files: dict[str, bytes], folder: str) -> dict[str, bytes]:
    return {name.removeprefix(f"{folder}/"): content for name, content in files.items() if name.startswith(folder)}


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return spoken(tmp_path / "site")


def test_an_edition_has_every_page_of_the_first_at_the_same_address_below_its_language(site: SiteTest) -> None:
    assert site.build("--strict").exit_code == 0
    files = site.files()
    pages = {name for name in files if name.endswith((".html", ".svg", ".json"))}
    assert below(dict.fromkeys(pages, b""), "de").keys() == {name for name in pages if not name.startswith("de/")}
    assert '<html lang="de">' in site.page("de/examplin/")
    assert '<link rel="canonical" href="https://example.org/test/de/examplin/">' in site.page("de/examplin/")
    assert "https://example.org/test/de/examplin/#eases-headache" in site.page("de/examplin/for-clinicians/")


def test_a_site_in_one_language_is_as_it_would_be_without_the_setting(tmp_path: Path) -> None:
    plain, listed = SiteTest(tmp_path / "plain"), spoken(tmp_path / "listed", "[en-GB]")
    plain.build()
    listed.build()
    assert listed.files() == plain.files()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("languages: [de, en]\nlanguage: en", 'the first language is "de", but "language" says "en"'),
        ("languages: [en, de, DE]", "languages"),
        ("languages: [en, de, de]", 'the language "de" is named twice'),
        ("languages: [en, pt-BR, pt-br]", 'the language "pt-br" is named twice'),
        ("languages: [en, german]", "languages"),
        ("languages: [en, de_AT]", "languages"),
        ("languages: de", "languages"),
        ("languages: [en, qqq]", 'references cannot be printed in the language "qqq"'),
    ],
)
def test_languages_that_cannot_be_are_refused_where_they_are_written(tmp_path: Path, lines: str, said: str) -> None:
    site = SiteTest(tmp_path / "site")
    site.edit(SETTINGS, "title: Test Site", f"{lines}\ntitle: Test Site")
    done = site.build("--format", "json")
    assert done.exit_code == 1
    [found] = json.loads(done.stdout)
    assert (found["path"], found["line"]) == (SETTINGS, 1)
    assert said in found["message"]
    assert site.files() == {}


def test_an_edit_of_a_record_reaches_every_edition_and_equals_a_clean_build(site: SiteTest, tmp_path: Path) -> None:
    site.build()
    site.edit(EFFECTS, "note: 30 of 50 people felt better", "note: 30 of 50 people in a test felt better")
    done = site.build("--explain")
    assert "/examplin/effects/: what it shows has changed" in done.stdout
    assert "/de/examplin/effects/: what it shows has changed" in done.stdout
    assert "/glossary/" not in done.stdout
    clean = spoken(tmp_path / "clean")
    clean.edit(EFFECTS, "note: 30 of 50 people felt better", "note: 30 of 50 people in a test felt better")
    clean.build()
    assert site.files() == clean.files()


def test_nothing_is_done_again_when_nothing_has_changed(site: SiteTest) -> None:
    site.build()
    before = {path: path.stat().st_mtime_ns for path in (site.folder / "site").rglob("*")}
    done = site.build("--explain")
    assert done.stdout == ""
    assert "0 new, 0 changed" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in (site.folder / "site").rglob("*")} == before


def test_a_change_of_a_translation_renders_pages_of_its_edition_alone(tmp_path: Path) -> None:
    site = spoken(tmp_path / "site", "[en-GB, de, es]")
    site.build()
    site.write("translations/de/site.yaml", "{}\n")
    reasons = site.build("--explain").stdout.splitlines()
    assert not [line for line in reasons if not line.startswith("/de/")]


def test_a_translation_of_no_content_file_is_an_error_that_names_it_and_nothing_is_written(site: SiteTest) -> None:
    site.build()
    before = site.files()
    site.edit(EFFECTS, "title: Does it work?", "title: Does it help?")
    site.write("translations/de/topics/examplin/efects.yaml", "{}\n")
    done = site.build()
    assert done.exit_code == 1
    assert "translations/de/topics/examplin/efects.yaml:1:1: error[misplaced-file]" in done.stderr
    assert done.stderr.count("error[") == 1
    assert site.files() == before
    assert site.check().exit_code == 1
    site.rename("translations/de/topics/examplin/efects.yaml", "translations/de/topics/examplin/effects.yaml")
    assert site.build().exit_code == 0
    assert site.check().exit_code == 0


def test_a_mistake_in_the_content_is_reported_once_and_no_edition_is_written(site: SiteTest) -> None:
    site.build()
    before = site.files()
    site.edit(TOPIC, "claims: [eases-headache]", "claims: [eases-hedache]")
    site.write("content/people.yaml", "[]\n")
    done = site.build("--format", "json")
    assert done.exit_code == 1
    found = [(d["path"], d["line"], d["code"]) for d in json.loads(done.stdout)]
    assert found == sorted(set(found))
    assert {code for _, _, code in found} == {"unknown-claim", "unknown-person"}
    assert site.files() == before


@pytest.mark.parametrize("output", ["site", "elsewhere"])
def test_a_language_taken_out_of_the_settings_takes_its_files_along_and_no_others(site: SiteTest, output: str) -> None:
    site.build("--output", output)
    alone = {name: content for name, content in site.files(output).items() if not name.startswith("de/")}
    (site.folder / output / "de/notes.txt").write_text("mine")
    site.edit(SETTINGS, "languages: [en-GB, de]\n", "")
    # The notes are of somebody else, and a build says so before it touches anything.
    (site.folder / output / "de/notes.txt").rename(site.folder / "notes.txt")
    done = site.build("--output", output, "--explain")
    assert done.exit_code == 0
    assert "/de/examplin/: the site has no language de any more" in done.stdout
    left = site.files(output)
    assert not [name for name in left if name.startswith("de/")]
    assert left.keys() == alone.keys() - {"assets/languages.js"}
    assert "editions" not in json.loads(left["manifest.json"])
    assert not (site.folder / output / "de").exists()
    assert not (site.folder / ".citesite/editions/de").exists()
    again = site.build("--output", output)
    assert "0 new, 0 changed" in again.stderr


def test_a_language_is_taken_away_although_no_cache_knows_of_it(site: SiteTest) -> None:
    site.build()
    for path in sorted((site.folder / ".citesite").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    site.edit(SETTINGS, "languages: [en-GB, de]\n", "")
    assert site.build().exit_code == 0
    assert not (site.folder / "site/de").exists()


def test_files_of_others_in_the_folder_of_a_language_are_neither_overwritten_nor_deleted(site: SiteTest) -> None:
    site.write("site/de/index.html", "mine")
    done = site.build()
    assert done.exit_code == 2
    assert "which citesite did not write" in done.stderr
    assert site.files() == {"de/index.html": b"mine"}
    site.delete("site/de/index.html")
    assert site.build().exit_code == 0
    site.write("site/de/notes.txt", "mine")
    site.edit(SETTINGS, "languages: [en-GB, de]\n", "")
    site.build()
    assert site.files()["de/notes.txt"] == b"mine"


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (TOPIC, "id: de\n", 'topic "de" would have the address /de/, which the site in another language has'),
        (TOPIC, "id: examplin\nformerly: [de]\n", 'topic "examplin" would answer to the address /de/'),
        ("content/pages/de.md", "---\ntitle: Of us\n---\nText.\n", 'page "de" would have the address /de/'),
        (
            "permalinks.yaml",
            "retired:\n  /de/: {why: It is gone., go: /examplin/}\npublished:\n  /de/: topic\n",
            '"/de/" is retired, but the site in another language has this address',
        ),
    ],
)
def test_nothing_else_may_have_the_address_of_an_edition(site: SiteTest, path: str, text: str, said: str) -> None:
    if path == TOPIC:
        site.edit(TOPIC, "id: examplin\n", text)
    else:
        site.write(path, text)
    done = site.build()
    assert done.exit_code == 1
    assert done.stderr.count(said) == 1
    assert site.files() == {}


def test_drafts_and_another_output_are_those_of_every_edition(site: SiteTest) -> None:
    assert site.run("new", "topic", "coffee").exit_code == 0
    assert site.build("--drafts", "--output", "seen").exit_code == 0
    files = site.files("seen")
    assert {"coffee/index.html", "de/coffee/index.html"} <= files.keys()
    site.build("--output", "seen")
    assert not [name for name in site.files("seen") if "coffee" in name]
    assert site.files() == {}


def test_a_build_that_cannot_write_an_edition_leaves_all_as_they_were(site: SiteTest) -> None:
    site.build()
    before = site.files()
    page = site.folder / "site/de/examplin/effects/index.html"
    page.unlink()
    page.symlink_to(site.folder / SETTINGS)
    site.edit(EFFECTS, "title: Does it work?", "title: Does it help?")
    done = site.build()
    assert done.exit_code == 2
    page.unlink()
    left = site.files()
    assert left == {name: content for name, content in before.items() if name != "de/examplin/effects/index.html"}
    assert site.build().exit_code == 0
    assert "Does it help?" in site.page("de/examplin/effects/")
    assert "Does it help?" in site.page("examplin/effects/")


FOLDERS = {"en-GB": "", "de": "de/", "ar": "ar/"}


def alternates(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page))


def switches(page: str) -> dict[str, str]:
    """The links to other languages, by language."""
    [found] = re.findall(r'<nav class="languages site-nav".*?</nav>', page, re.DOTALL)
    return {tag: href for href, tag in re.findall(r'<a href="([^"]+)" lang="[^"]+" hreflang="([^"]+)"', found)}


def test_every_page_leads_to_itself_in_the_other_languages(tmp_path: Path) -> None:
    site = spoken(tmp_path / "site", "[en-GB, de, ar]")
    site.edit(TOPIC, "id: examplin\n", "id: examplin\nformerly: [example]\n")
    site.build()
    files = site.files()
    pages = {name: content.decode() for name, content in files.items() if name.endswith(".html")}
    assert {"example/index.html", "de/example/index.html"} <= pages.keys()
    for name, page in pages.items():
        top = name.partition("/")[0] if name.startswith(("de/", "ar/")) else ""
        language = top or "en-GB"
        inside = name.removeprefix(f"{top}/") if top else name
        direction = ' dir="rtl"' if language == "ar" else ""
        assert f'<html lang="{language}"{direction}>' in page
        canonical = re.search(r'<link rel="canonical" href="https://example.org/test/([^"]*)">', page)
        assert canonical, name
        kept = canonical[1].removeprefix(f"{top}/") if top else canonical[1]
        wanted = {tag: f"https://example.org/test/{folder}{kept}" for tag, folder in FOLDERS.items()}
        assert alternates(page) == {**wanted, "x-default": wanted["en-GB"]}
        found = switches(page)
        assert found.keys() == FOLDERS.keys() - {language}
        for tag, link in found.items():
            if inside != "404.html":
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link))
                assert target == FOLDERS[tag] + inside
            else:
                assert link == f"https://example.org/test/{FOLDERS[tag]}"
    assert dead_links(site.folder / "site") == []


def test_a_site_without_an_address_has_the_switch_and_names_no_alternates(site: SiteTest) -> None:
    site.edit(SETTINGS, "url: https://example.org/test/\n", "")
    site.build()
    assert alternates(site.page("examplin/")) == {}
    assert 'href="../de/examplin/index.html" lang="de" hreflang="de">Deutsch<' in site.page("examplin/")
    assert 'href="index.html" lang="en-GB"' in site.page("de/404.html") or "../index.html" in site.page("de/404.html")


def test_languages_of_one_name_are_told_apart_by_their_region(tmp_path: Path) -> None:
    site = spoken(tmp_path / "site", "[en-GB, en-US, pt-BR]")
    site.build()
    assert ">English (US)</a>" in site.page()
    assert '<span aria-current="true">English (GB)</span>' in site.page()
    assert ">Português</a>" in site.page()
    assert '<html lang="pt-BR">' in site.page("pt-br/examplin/")


def test_robots_name_the_site_map_of_each_language_where_each_has_parts(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citesite.pages.sitemap.MOST_ADDRESSES", 5)
    site.build()
    named = re.findall(r"Sitemap: https://example.org/test/(.*)", site.page("robots.txt"))
    assert named[:2] == ["sitemap.xml", "de/sitemap.xml"]
    for index in named:
        folder = index.removesuffix("sitemap.xml")
        assert f"<sitemap><loc>https://example.org/test/{folder}sitemap-1.xml</loc></sitemap>" in site.page(index)
        part = site.page(f"{folder}sitemap-1.xml")
        assert part.count("<loc>") == part.count(f"<loc>https://example.org/test/{folder}") == 5


def test_search_engines_find_the_site_map_and_programs_the_feed_of_each_language(site: SiteTest) -> None:
    site.build()
    files = site.files()
    assert "Sitemap: https://example.org/test/de/sitemap.xml\n" in site.page("robots.txt")
    assert "https://example.org/test/de/examplin/effects/" in site.page("de/sitemap.xml")
    assert "https://example.org/test/examplin/" not in site.page("de/sitemap.xml")
    assert '<link rel="self" href="https://example.org/test/de/feed.xml"/>' in site.page("de/feed.xml")
    assert 'xml:lang="de"' in site.page("de/feed.xml")
    # Hosts and crawlers read these at the top of a site alone.
    assert not files.keys() & {"de/robots.txt", "de/_headers"}


def test_addresses_that_were_published_lead_on_in_every_language(site: SiteTest) -> None:
    assert site.run("publish", "--as-of", AS_OF).exit_code == 0
    registry = site.read("permalinks.yaml")
    assert "/examplin/effects/: section" in registry
    assert "  /de/: language" in registry
    assert "/de/examplin/" not in registry
    site.edit("content/topics/examplin/doses.yaml", "id: doses\n", "id: amounts\nformerly: [doses]\n")
    site.edit(TOPIC, "sections: [effects, doses]", "sections: [effects, amounts]")
    site.write(
        "permalinks.yaml", registry.replace("retired: {}", "retired:\n  /gone/: {why: It is gone., go: /examplin/}")
    )
    assert site.run("publish", "--as-of", AS_OF).exit_code == 0
    assert "../amounts/index.html" in site.page("de/examplin/doses/")
    assert "It is gone." in site.page("de/gone/")


def test_a_release_holds_every_language_and_a_change_of_one_makes_a_new_one(site: SiteTest) -> None:
    site.write("templates/about.html", '{% extends "theme/about.html" %}')
    assert site.run("publish", "--as-of", AS_OF, "live").exit_code == 0
    assert site.files("live").keys() == site.files().keys()
    assert site.run("verify", "live").exit_code == 0
    assert site.run("verify", "site").exit_code == 0
    again = site.run("publish", "--as-of", AS_OF, "live")
    assert "as before" in again.stderr
    site.write("locale/de.po", 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n')
    site.write("site/de/about/index.html", site.page("de/about/") + "altered")
    assert "changed: de/about/index.html" in site.run("verify", "site").stdout
    site.edit(
        "templates/about.html",
        "%}",
        '%}{% block head %}{% if site.language == "de" %}<!-- x -->{% endif %}{% endblock %}',
    )
    done = site.run("publish", "--as-of", AS_OF, "live")
    assert "release 0002" in done.stderr
    assert "<!-- x -->" in site.files("live")["de/about/index.html"].decode()
    assert site.run("rollback", "live").exit_code == 0
    assert "<!-- x -->" not in site.files("live")["de/about/index.html"].decode()


def test_publish_finds_a_dead_link_of_an_edition(site: SiteTest) -> None:
    site.write(
        "templates/about.html",
        '{% extends "theme/about.html" %}{% block content %}'
        '{% if site.language == "de" %}<a href="nowhere.html">Mehr</a>{% endif %}{% endblock %}',
    )
    done = site.run("publish", "--as-of", AS_OF)
    assert done.exit_code == 1
    assert 'site/de/about/index.html: "nowhere.html" leads to no file' in done.stderr


def test_versions_are_kept_of_every_language(site: SiteTest) -> None:
    assert site.run("publish", "--keep-versions", "--as-of", AS_OF).exit_code == 0
    assert '<html lang="de">' in site.page(f"de/examplin/v/{AS_OF}/")
    assert '<html lang="en-GB">' in site.page(f"examplin/v/{AS_OF}/")
    assert dead_links(site.folder / "site") == []
    before = site.files()
    assert site.build().exit_code == 0
    assert site.files() == before


@pytest.mark.browser
def test_the_switch_keeps_the_place_with_a_script_and_the_page_without(tmp_path: Path) -> None:
    site = spoken(tmp_path / "site", "[en-GB, de, ar]")
    site.build()
    run = subprocess.run(
        ["node", ROOT / "tests/browser/languages.js", site.folder / "site", "examplin/effects/#headache-is-common"],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == {
        "problems": [],
        "width": 360,
        "there": "ar/examplin/effects/index.html#headache-is-common",
        "direction": "rtl",
        "back": "examplin/effects/index.html#headache-is-common",
        "moved": "de/examplin/effects/index.html#content",
        "unscripted": "de/examplin/effects/index.html",
    }


def test_an_address_a_code_and_markdown_are_had_in_any_language(site: SiteTest) -> None:
    done = site.run("link", "examplin#eases-headache", "--language", "de", "--qr", "code.svg")
    assert done.stdout == "https://example.org/test/de/examplin/#eases-headache\n"
    assert site.run("link", "examplin").stdout == "https://example.org/test/examplin/\n"
    for command in (("link", "examplin"), ("export", "markdown", "pages")):
        refused = site.run(*command, "--language", "fr")
        assert refused.exit_code == 2
        assert 'names no language "fr" to translate into; there are: de' in refused.stderr
    assert site.run("export", "markdown", "pages", "--as-of", AS_OF).exit_code == 0
    english = site.files("pages")
    site.write("locale/de.po", 'msgid "Search"\nmsgstr "Suche"\n\nmsgid "Key messages"\nmsgstr "Das Wichtigste"\n')
    assert site.run("export", "markdown", "seiten", "--language", "de", "--as-of", AS_OF).exit_code == 0
    assert site.files("seiten").keys() == english.keys()
    assert "https://example.org/test/de/examplin/effects/" in site.read("seiten/examplin/for-clinicians/index.md")
    assert site.run("export", "markdown", "pages", "--as-of", AS_OF).exit_code == 0
    assert site.files("pages") == english


def test_check_looks_at_every_language(site: SiteTest) -> None:
    assert site.check("--strict").exit_code == 0
    site.write("translations/de/topics/nothing.yaml", "{}\n")
    assert "translations/de/topics/nothing.yaml:1:1: error[misplaced-file]" in site.check().stderr


def test_a_build_that_is_cut_off_between_two_editions_is_finished_by_the_next(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    site.edit(EFFECTS, "title: Does it work?", "title: Does it help?")

    def cut_off(edition: Edition) -> BuildReport:
        if edition.request.edition:
            raise CitesiteError("the power is gone")
        return put_in_place(edition)

    with monkeypatch.context() as patch:
        patch.setattr("citesite.build.editions.put_in_place", cut_off)
        assert site.build().exit_code == 2
    assert "Does it help?" in site.page("examplin/effects/")
    assert "Does it help?" not in site.page("de/examplin/effects/")
    assert not [name for name in site.files() if name.endswith(".citesite-new")]
    assert site.build().exit_code == 0
    assert "Does it help?" in site.page("de/examplin/effects/")
    assert site.run("verify", "site").exit_code == 0


def test_nothing_behind_a_link_in_place_of_an_edition_is_deleted(site: SiteTest) -> None:
    site.build()
    (site.folder / "site/de").rename(site.folder / "elsewhere")
    (site.folder / "site/de").symlink_to(site.folder / "elsewhere")
    before = site.files("elsewhere")
    for languages in ("languages: [en-GB, de]\n", ""):
        site.write(SETTINGS, site.read(SETTINGS).replace("languages: [en-GB, de]\n", languages))
        assert site.build().exit_code == 2
        assert site.files("elsewhere") == before


def test_a_folder_of_translations_that_no_setting_names_is_noticed_in_a_build_without_changes(site: SiteTest) -> None:
    site.build()
    site.write("translations/es/glossary.yaml", "{}\n")
    for _ in range(2):
        assert "translations/es: warning[unlisted-language]" in site.build().stderr
