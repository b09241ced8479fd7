"""The public interface: what a program gets from `import citesite`."""

from __future__ import annotations

import contextlib
import importlib.resources
import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import citesite
from site_test import AS_OF, EFFECTS, SiteTest
from translated_site import DE_EFFECTS, DE_SETTINGS, translate, translated_site

PAGE = (Path(__file__).parent.parent / "docs/python.md").read_text("utf-8")
EXAMPLE = re.compile(r"^```python\n(?P<code>.*?)^```\n+(?:^```text\n(?P<printed>.*?)^```$)?", re.MULTILINE | re.DOTALL)
DAY = date.fromisoformat(AS_OF)


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    return SiteTest(tmp_path / "site-folder")


def test_every_example_of_the_reference_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SiteTest(tmp_path, "").run("new", "my-site")
    monkeypatch.chdir(tmp_path)
    examples = list(EXAMPLE.finditer(PAGE))
    assert len(examples) == PAGE.count("```python") >= 5
    names: dict[str, object] = {}
    for example in examples:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(example["code"], names)
        assert printed.getvalue() == (example["printed"] or "")


def test_the_reference_names_everything_public() -> None:
    for name in citesite.__all__:
        assert hasattr(citesite, name)
        assert name in PAGE or name in ("__version__", "Severity", "Diagnostic")


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    assert not hasattr(citesite, "nothing")


def test_functions_stay_what_they_are_after_the_sub_packages_are_imported() -> None:
    code = (
        "import citesite, citesite.build.build, citesite.check, citesite.publish.publish, citesite.read.content\n"
        "from citesite import *\n"
        "assert all(callable(f) for f in (load, check_site, build_site, publish_site))\n"
        "assert Content is type(load('.'))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent)


def test_records_are_read_when_they_are_asked_for(site: SiteTest) -> None:
    content = citesite.load(site.folder)
    site.edit("content/sources/trials.yaml", "title: Examplin for headache", "title: Another title")
    assert content.sources["trial-2020"].title == "Another title"
    site.edit("content/sources/trials.yaml", "title: Another title", "title: A third title")
    assert content.sources["trial-2020"].title == "Another title"


def test_a_site_is_opened_by_its_folder_or_by_its_settings(site: SiteTest) -> None:
    by_folder, by_file = citesite.load(site.folder), citesite.load(site.folder / "site_config.yaml")
    assert by_folder.root == by_file.root == site.folder
    assert by_folder.settings == by_file.settings
    assert list(by_folder.people) == ["test-reviewer"]
    assert by_folder.glossary["cephalalgia"].lay_term == "headache"
    with pytest.raises(citesite.CitesiteError, match="there is no settings file"):
        citesite.load(site.folder / "nowhere")


def test_mistakes_are_values_and_what_fits_is_there(site: SiteTest) -> None:
    site.edit(EFFECTS, "title: Does it work?", "titel: Does it work?")
    content = citesite.load(site.folder)
    assert [(d.place.path, d.line, d.code) for d in content.diagnostics] == [
        (EFFECTS, 2, "unknown-field"),
    ]
    assert [section.record.id for section in content.topics["examplin"].sections] == ["doses"]
    assert not content.topics["examplin"].is_whole
    with pytest.raises(citesite.ContentError) as raised:
        content.topic("examplin")
    assert {d.place.path for d in raised.value.diagnostics} == {EFFECTS}


def test_a_file_that_is_no_record_is_a_mistake(site: SiteTest) -> None:
    site.write("content/notes.txt", "Ask Ann.")
    (found,) = citesite.load(site.folder).diagnostics
    assert (found.place.path, found.code) == ("content/notes.txt", "misplaced-file")


def test_settings_with_mistakes_leave_only_diagnostics(site: SiteTest) -> None:
    site.edit("site_config.yaml", "title: Test Site", "titel: Test Site")
    content = citesite.load(site.folder)
    assert {(d.place.path, d.code) for d in content.diagnostics} >= {("site_config.yaml", "unknown-field")}
    for name in ("settings", "topics", "sources", "files"):
        with pytest.raises(citesite.ContentError) as raised:
            getattr(content, name)
        assert raised.value.diagnostics == content.diagnostics


def test_a_check_finds_what_the_command_finds_and_writes_only_its_cache(site: SiteTest) -> None:
    site.edit(EFFECTS, "- source: trial-2020", "- source: trial-2002")
    before = site.files(".")
    (found,) = citesite.check_site(site.folder, as_of=DAY)
    assert (found.place.path, found.line, found.code) == (EFFECTS, 13, "unknown-source")
    assert found.severity is citesite.Severity.ERROR
    assert {name: data for name, data in site.files(".").items() if not name.startswith(".citesite/")} == before


def test_a_build_and_a_publication_do_what_the_commands_do(site: SiteTest, tmp_path: Path) -> None:
    report = citesite.build_site(site.folder, as_of=DAY)
    assert report.output == site.folder / "site"
    assert report.counts["claims"] == 3
    by_program = site.files()
    site.delete("site/index.html")
    site.build()
    assert site.files() == by_program
    done = citesite.publish_site(site.folder, tmp_path / "public", as_of=DAY)
    assert done.is_published
    assert (tmp_path / "public/examplin/index.html").read_bytes() == by_program["examplin/index.html"]


def test_the_package_says_that_it_is_typed() -> None:
    assert importlib.resources.files("citesite").joinpath("py.typed").is_file()


def test_listing_the_claims_of_a_site_takes_five_lines(tmp_path: Path) -> None:
    SiteTest(tmp_path, "").run("new", "my-site")
    first = EXAMPLE.search(PAGE)
    assert first
    program = "\n".join(line for line in first["code"].splitlines() if line)
    assert len(program.splitlines()) <= 5
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=os.environ, capture_output=True, text=True, check=True
    )
    assert done.stdout == first["printed"]


def test_a_site_is_loaded_in_any_of_its_languages(tmp_path: Path) -> None:
    site = translated_site(tmp_path)
    claim = "body/eases-headache/claim/text"
    translate(site, DE_EFFECTS, claim, "Examplin lindert Kopfschmerzen wahrscheinlich.")
    translate(site, DE_SETTINGS, "title", "Testseite")
    german = citesite.load(tmp_path, language="de")
    assert german.diagnostics == []
    assert (german.settings.title, german.settings.language) == ("Testseite", "de")
    assert german.settings.url == "https://example.org/test/de"
    texts = {placed.record.id: placed.record.text for placed in german.topic("examplin").claims}
    assert texts["eases-headache"] == "Examplin lindert Kopfschmerzen wahrscheinlich."
    assert texts["headache-is-common"].startswith("Many people have headaches")
    for first in (citesite.load(tmp_path), citesite.load(tmp_path, language="en-GB")):
        assert first.settings.title == "Test Site"
        assert first.topic("examplin").claims[0].record.text == "Examplin probably eases headache."
    with pytest.raises(citesite.CitesiteError, match='names no language "fr" to translate into; there are: de'):
        citesite.load(tmp_path, language="fr")


def test_a_mistake_in_a_translation_is_told_at_its_place_when_a_site_is_loaded(tmp_path: Path) -> None:
    site = translated_site(tmp_path)
    translate(site, DE_EFFECTS, "title", "Wirkt es?\n  beacuse: It is short.")
    translate(site, DE_SETTINGS, "title", "Testseite\n  beacuse: It is short.")
    found = citesite.load(tmp_path, language="de").diagnostics
    assert [(d.place.path, d.code) for d in found] == [
        (DE_SETTINGS, "unknown-field"),
        (DE_EFFECTS, "unknown-field"),
    ]
    assert citesite.load(tmp_path).diagnostics == []
