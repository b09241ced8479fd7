"""The manifest after an edit: the lines of what was written are replaced, and all else stays as it is."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from site_test import EFFECTS, TOPIC, SiteTest
from test_incremental import SECOND_TOPIC


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    site = SiteTest(tmp_path / "site")
    site.build()
    return site


def is_true(site: SiteTest, folder: str = "site") -> bool:
    """Return whether a manifest names every file with the digest of its bytes, and no other."""
    files = site.files(folder)
    named = json.loads(files.pop("manifest.json"))["files"]
    return bool(named == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()})


def test_an_edit_replaces_the_lines_of_the_files_it_wrote(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: object, **kwargs: object) -> bytes:
        raise AssertionError("every line was written anew")

    before, lines = site.files(), site.read("site/manifest.json").splitlines()
    monkeypatch.setattr("citesite.files.output.manifest_text", refused)
    site.edit(EFFECTS, "text: Many people have headaches", "text: Very many people have headaches")
    assert site.build().exit_code == 0
    written = {name for name, content in site.files().items() if content != before[name]} - {"manifest.json"}
    now = site.read("site/manifest.json").splitlines()
    changed = {line.split('"')[1] for line, old in zip(now, lines, strict=True) if line != old}
    assert changed == written
    assert len(written) > 1
    assert is_true(site)


def test_files_that_appear_and_go_are_in_the_manifest_as_in_that_of_a_clean_build(site: SiteTest) -> None:
    site.write("content/topics/rest.yaml", SECOND_TOPIC)
    assert site.build().exit_code == 0
    assert is_true(site)
    site.delete("content/topics/rest.yaml")
    site.edit(TOPIC, "title: Examplin and headache", "title: Examplin and headaches")
    assert site.build().exit_code == 0
    assert is_true(site)
    assert "rest/" not in site.read("site/manifest.json")


@pytest.mark.parametrize("old", ["0" * 64, ""])
def test_a_manifest_that_somebody_changed_is_written_anew(site: SiteTest, old: str) -> None:
    text = site.read("site/manifest.json")
    digest = json.loads(text)["files"]["about/index.html"]
    site.write("site/manifest.json", text.replace(digest, old))
    site.edit(TOPIC, "title: Examplin and headache", "title: Examplin and headaches")
    assert site.build().exit_code == 0
    assert is_true(site)


def test_an_edit_in_one_language_is_true_in_both_manifests(tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "spoken")
    settings = site.read("site_config.yaml")
    site.write("site_config.yaml", f"{settings}languages: [en-GB, de]\n")
    site.build()
    site.edit(EFFECTS, "text: Many people have headaches", "text: Very many people have headaches")
    assert site.build().exit_code == 0
    assert site.run("verify", "site").exit_code == 0
    assert is_true(site, "site/de")
