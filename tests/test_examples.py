"""What is under examples/ works: the template is what `citesite new` writes, and both build without a complaint."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
from pathlib import Path

import pytest

from finished_site import dead_links
from site_test import SiteTest

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
GOLDEN = json.loads((Path(__file__).parent / "oracle/metafor.json").read_text("utf-8"))
WRITTEN = "2026-11-28"
"""The day on which the examples were written: their review dates are compared with it."""
_NOT_KEPT = re.compile(r"\.vscode/|\.citesite/|site/")
"""What `citesite schema` writes anew, and what a build of the examples leaves behind."""


def files_in(folder: Path) -> dict[str, str]:
    """The text of each file of an example, with one day for all days."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: re.sub(r"20\d\d-\d\d-\d\d", "DAY", path.read_text("utf-8"))
        for name, path in sorted(paths.items())
        if not _NOT_KEPT.match(name)
    }


@pytest.fixture
def made(tmp_path: Path) -> SiteTest:
    """A new site for GitHub."""
    assert SiteTest(tmp_path, "").run("new", "my-site", "--host", "github").exit_code == 0
    return SiteTest(tmp_path / "my-site", "")


def test_the_template_is_what_a_new_site_has_and_a_readme(made: SiteTest) -> None:
    template = EXAMPLES / "template"
    expected = files_in(made.folder)
    if os.environ.get("CITESITE_UPDATE"):
        for name, text in expected.items():
            if files_in(template).get(name) != text:
                (template / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(made.folder / name, template / name)
    found = files_in(template)
    assert set(found) - set(expected) == {"README.md"}
    assert {name: found.get(name) for name in expected} == expected, "CITESITE_UPDATE=1 writes it again"


def test_the_readme_of_the_template_names_only_what_is_there(made: SiteTest) -> None:
    text = (EXAMPLES / "template/README.md").read_text("utf-8")
    commands = re.findall(r"^ +(citesite .+)$", text, re.MULTILINE)
    assert commands == ["citesite serve", "citesite publish"]
    for path in re.findall(r"`([\w./-]+(?:\.yaml|\.txt|/))`", text):
        assert (EXAMPLES / "template" / path).exists() or path == "permalinks.yaml", path
    assert made.run("schema").exit_code == 0


@pytest.mark.parametrize("name", ["template", "bcg"])
def test_an_example_builds_without_a_word_of_complaint(name: str, tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns(".citesite", "site")
    site = SiteTest(Path(shutil.copytree(EXAMPLES / name, tmp_path / name, ignore=ignored)), "")
    result = site.check("--strict", as_of=WRITTEN)
    assert (result.exit_code, result.stderr) == (0, "no errors, no warnings\n")
    assert site.build(as_of=WRITTEN).exit_code == 0
    assert dead_links(site.folder / "site") == []


def test_bcg_has_the_same_forest_plot_in_an_edition(tmp_path: Path) -> None:
    site = SiteTest(Path(shutil.copytree(EXAMPLES / "bcg", tmp_path / "bcg")), "")
    site.edit("site_config.yaml", "language: en-GB", "languages: [en-GB, de]")
    assert site.build(as_of=WRITTEN).exit_code == 0
    numbers = re.compile(r"\b0[.,]\d\d\b")
    plots = [site.page(f"{edition}bcg/what-trials-show/") for edition in ("", "de/")]
    first, other = ([n.replace(",", ".") for n in numbers.findall(page)] for page in plots)
    assert first == other
    assert len(first) > 40
    assert all(len(re.findall("Taken in turns", page)) > 1 for page in plots)


def test_the_numbers_of_bcg_are_those_of_the_data_set(tmp_path: Path) -> None:
    expected = GOLDEN["sets"]["dat.bcg"]["measures"]["RR"]["models"]["random-reml-hksj"]
    estimate, low, high = (f"{math.exp(expected[name]):.2f}" for name in ("value", "low", "high"))
    site = SiteTest(Path(shutil.copytree(EXAMPLES / "bcg", tmp_path / "bcg")), "")
    assert site.build(as_of=WRITTEN).exit_code == 0
    page = site.page("bcg/what-trials-show/")
    assert "357,347 people" in page
    assert f"RR {estimate} (95% CI {low} to {high})" in page
    assert "5 of 1,000 people fell ill with it, and 19 of 1,000 people without" in page
