"""What comes from elsewhere is what was recorded: vendored files by hash, libraries by locked hashes."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
THEME = ROOT / "src/citesite/theme"
LIST = THEME / "VENDORED.md"
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
RECORDED = re.findall(r"^\| `([^`]+)` \|(.*)\|$", LIST.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("name", "cells"), RECORDED, ids=lambda value: value[:40])
def test_a_vendored_file_is_the_recorded_one_with_its_origin_version_and_licence(name: str, cells: str) -> None:
    digest = hashlib.sha256((THEME / name).read_bytes()).hexdigest()
    assert f"`{digest}`" in cells
    origin, licence, *_ = [cell.strip() for cell in cells.split("|")]
    assert re.search(r"\d+\.\d+", origin), "a version"
    assert licence


def test_every_file_of_others_is_recorded() -> None:
    """Style files of CSL, and scripts that name a licence or an author of their own."""
    # Also in a source archive, which has no history.
    names = {path.relative_to(THEME).as_posix() for path in THEME.rglob("*") if path.is_file()}
    others = {n for n in names if n.endswith(".csl")}
    for name in names - others:
        head = (THEME / name).read_bytes()[:4000]
        if name != "VENDORED.md" and re.search(rb"(?i)@license|copyright|\(c\) \d{4}|@author|umd|factory\(\)", head):
            others.add(name)
    assert len(others) >= 1
    assert others <= {name for name, _ in RECORDED}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_locked_library_has_one_version_and_hashes_and_names_no_server(path: Path) -> None:
    text = path.read_text("utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(entries) > 3 or path.name in ("oracle.txt", "guided.txt")
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+(\[[\w,-]+\])?==\S+", entry), entry[:80]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:80]
    assert "://" not in text
    assert "-index" not in text


@pytest.mark.parametrize("path", sorted(ROOT.glob("tests/*/package-lock.json")), ids=lambda path: path.parent.name)
def test_every_locked_script_package_has_a_hash_and_names_no_server(path: Path) -> None:
    packages = json.loads(path.read_text("utf-8"))["packages"]
    for name, package in packages.items():
        # What is for other systems alone is in the list without a hash, and is not installed here.
        is_elsewhere = package.get("optional") and "linux" not in package.get("os", ())
        assert not name or is_elsewhere or package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package


def test_installing_takes_wheels_only_and_checks_hashes_and_runs_no_scripts() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "PIP_LOCKED := -m pip install --quiet --require-hashes --only-binary :all: -r" in makefile
    assert all("--ignore-scripts" in line for line in makefile.splitlines() if re.search(r"\bnpm (ci|install)\b", line))
    # What is installed without the locked list: the project itself, and the tool that makes the list.
    loose = [line for line in makefile.splitlines() if "pip install" in line and "--require-hashes" not in line]
    assert all("--no-deps" in line or "install --quiet uv" in line for line in loose), loose
