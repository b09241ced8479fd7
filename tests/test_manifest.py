"""The manifest after an edit: the lines of what was written are replaced, and all else stays as it is."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

import pytest

from citesite.files.manifest import manifest_text, patched
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


NAMES = ("a", "a b", "a!", "a-b/index.html", "a/b", "a/index.html", "b.js", "c", "d.js", "e/index.html")


@pytest.mark.parametrize("seed", range(60))
def test_a_patched_manifest_has_the_bytes_of_one_written_anew(seed: int) -> None:
    rng = random.Random(seed)
    names = [*NAMES, *(["é.pdf", 'f"g', "z"] if seed % 3 == 0 else ["z"])]
    old, new = ({name: f"{rng.randrange(9)}" * 64 for name in names if rng.random() < 0.7} for _ in range(2))
    changed = {name: digest for name, digest in new.items() if old.get(name) != digest or rng.random() < 0.2}
    before = manifest_text(old)
    found = patched(before, changed, old.keys() - new.keys())
    assert found is None or b"".join(found) == manifest_text(new)
    assert found is None or (found == [before]) == (old == new)
    is_last_same = bool(old and new) and max(old) == max(new)
    assert found is not None or seed % 3 == 0 or not is_last_same


def test_a_new_topic_and_one_that_goes_leave_the_other_lines(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: object, **kwargs: object) -> bytes:
        raise AssertionError("every line was written anew")

    site.write("content/topics/another.yaml", SECOND_TOPIC.replace("rest", "another"))
    monkeypatch.setattr("citesite.files.output.manifest_text", refused)
    assert site.build().exit_code == 0
    assert "another/index.html" in site.read("site/manifest.json")
    assert is_true(site)
    site.delete("content/topics/another.yaml")
    assert site.build().exit_code == 0
    assert "another/" not in site.read("site/manifest.json")
    assert is_true(site)


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
