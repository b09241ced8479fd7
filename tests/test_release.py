"""What is published can be installed, and says the same everywhere: `make release` tries the rest."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from distribution.release import LARGEST_WHEEL, build, digest, metadata, notes, unpacked

from citesite import __version__

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SOURCE = PROJECT["urls"]["Source"]

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("release")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("wheel"), "--target", "wheel")[0]


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("sdist"), "--target", "sdist")[0]


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < LARGEST_WHEEL


def test_every_link_of_the_readme_leads_somewhere_from_an_index(wheel: Path) -> None:
    text = str(metadata(wheel).get_payload())
    targets = re.findall(r"\]\((?!term:)(.+?)\)", text)
    assert len(targets) > 20
    for target in targets:
        path = re.fullmatch(rf"{re.escape(SOURCE)}(?:blob|raw)/v{re.escape(__version__)}/([^#]+)(?:#.*)?", target)
        assert path, f"{target} is no address"
        assert (ROOT / path[1]).exists(), f"{target} leads to no file"


def test_no_version_of_python_is_promised_that_is_not_tried() -> None:
    promised = {one.rpartition(" ")[2] for one in PROJECT["classifiers"] if re.search(r"Python :: 3\.\d", one)}
    assert promised == {"3.11", "3.12", "3.13", "3.14"}
    assert "python3.12 python3.13 python3.14" in (ROOT / "tests/hostile/test_pythons.py").read_text("utf-8")


def test_the_archive_makes_the_same_wheel(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    again = build(unpacked(sdist, tmp_path), tmp_path / "again", "--target", "wheel")[0]
    assert digest(again) == digest(wheel)


def test_the_archive_holds_all_that_its_tests_need(sdist: Path, tmp_path: Path) -> None:
    folder = unpacked(sdist, tmp_path)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-qq",
        "-p",
        "no:cacheprovider",
        "tests/test_b12_site.py",
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    missing = [name for name in tracked if name and not (folder / name).exists()]
    assert [name for name in missing if (ROOT / name).exists()] == []


def test_the_notes_of_a_release_are_those_of_its_version() -> None:
    changelog = "# Changelog\n\n## Unreleased\n\n- Soon.\n\n## 0.2.0 (2026-11-21)\n\n- Now.\n\n## 0.1.0\n\n- Then.\n"
    assert notes(changelog, "0.2.0") == "# citesite 0.2.0\n\n- Now.\n"
    assert notes(changelog, "0.3.0") == "# citesite 0.3.0\n\n- Soon.\n"


def test_the_files_for_other_machines_parse_and_name_this_version() -> None:
    action = yaml.safe_load((ROOT / "distribution/github/action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    assert all("uses" in step or step["shell"] == "bash" for step in action["runs"]["steps"])
    gitlab = yaml.safe_load((ROOT / "distribution/gitlab/citesite.yml").read_text("utf-8"))
    assert gitlab["variables"]["CITESITE"] == f"citesite=={__version__}"
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["citesite-check", "citesite-format"]
    json.loads((ROOT / ".devcontainer/devcontainer.json").read_text("utf-8"))
    yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text("utf-8"))


def test_the_image_runs_without_rights_and_installs_only_what_is_locked() -> None:
    lines = (ROOT / "distribution/docker/Dockerfile").read_text("utf-8")
    assert "--require-hashes" in lines
    assert re.search(r"^USER (?!root|0$)", lines, re.MULTILINE)
