"""The same bytes from other versions of Python, each with the same locked libraries (A6): `make pythons`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_test import AS_OF, EFFECTS, SiteTest
from test_b12_site import copied

ROOT = Path(__file__).parent.parent.parent
NAMES = os.environ.get("PYTHONS", "python3.12 python3.13 python3.14").split()
VERSION = "import ensurepip, platform, venv; print(platform.python_version())"
MAIN = "from citesite.cli.main import main; main()"


def _said(*command: str | Path) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout.strip()


def _run(python: str | Path, folder: Path) -> bytes:
    """What a build says of each page it made."""
    done = subprocess.run(
        [str(python), "-W", "error", "-c", MAIN, "build", "--as-of", AS_OF, "--jobs", "2", "--explain"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": "1795219200"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def _built(folder: Path, python: str | Path) -> dict[str, bytes]:
    """The first site, and one with records of every kind after an edit."""
    copied(folder)
    small = SiteTest(folder / "small")
    _run(python, small.folder)
    small.edit(EFFECTS, "says a guide", "as a guide says")
    said = _run(python, small.folder) + _run(python, folder)
    first, other = SiteTest(folder, "").files(), small.files()
    return {"said": said, **first, **{f"small/{name}": content for name, content in other.items()}}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _built(tmp_path_factory.mktemp("here"), sys.executable)


@pytest.mark.pythons
@pytest.mark.parametrize("name", NAMES)
def test_a6_another_python_gives_the_same_bytes(name: str, here: dict[str, bytes], tmp_path: Path) -> None:
    try:
        found = subprocess.run([name, "-c", VERSION], capture_output=True, text=True, check=False)
    except OSError as problem:
        pytest.fail(f"{name} was not compared: {problem.strerror}; name others with PYTHONS=...")
    assert found.returncode == 0, f"{name} was not compared: it does not run, or lacks venv: {found.stderr}"
    _said(name, "-m", "venv", tmp_path / "venv")
    python = tmp_path / "venv/bin/python"
    locked = ROOT / "requirements/runtime.txt"
    _said(python, "-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:", "-r", locked)
    there = _built(tmp_path / "there", python)
    differing = sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))
    print(f"\nPython {found.stdout.strip()}: {len(there)} files, {len(differing)} differ")
    assert len(there) > 200
    assert differing == []
