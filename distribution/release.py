"""Make what a release publishes, in dist/, and try it as its users will: `make release`.

Everything is made twice and compared, the wheel once more from the unpacked source archive. Nothing is uploaded.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import venv
import zipfile
from collections.abc import Callable, Mapping
from email import message_from_bytes
from email.message import Message
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
DIST = ROOT / "dist"
LARGEST_WHEEL = 1_700_000
"""Bytes, of which the words of the theme in other languages are 0.15 MB."""
TOOLS = Path(sys.executable).parent


class Failure(Exception):
    """A release that must not be published, in one line."""


def main() -> None:
    """Make and try a release; exit code 1 and one line where something is wrong."""
    try:
        _release()
    except Failure as failure:
        sys.exit(f"release: {failure}")


def _release() -> None:
    if left := _run("git", "status", "--porcelain").splitlines():
        raise Failure(f"not committed: {left[0][3:]}" + (f" and {len(left) - 1} more" if left[1:] else ""))
    wheel, sdist = _made()
    _step("twice the same bytes", lambda: _same_again(wheel, sdist))
    _step("metadata", lambda: _run(TOOLS / "twine", "check", "--strict", wheel, sdist))
    if wheel.stat().st_size > LARGEST_WHEEL:
        raise Failure(f"{wheel.name} has {wheel.stat().st_size:,} bytes, more than {LARGEST_WHEEL:,}")
    for name, way in WAYS_IN.items():
        _step(f"installed with {name}", partial(_tried, way, wheel))
    _step("tests of the source archive", lambda: _tests_of(sdist))
    version = wheel.name.split("-")[1]
    _step("bill of materials", lambda: _bill_of_materials(version))
    (DIST / "release-notes.md").write_text(notes((ROOT / "CHANGELOG.md").read_text("utf-8"), version), "utf-8")
    _write_sums()
    for path in sorted(DIST.iterdir()):
        print(f"{path.stat().st_size:>9,}  {path.name}")
    for url in metadata(wheel).get_all("Project-URL", []):
        if ".example/" in url:
            print(f"Not yet ready to publish: {url} is at a reserved name")


def _step(name: str, work: Callable[[], object]) -> None:
    start = time.monotonic()
    work()
    print(f"ok  {name} ({time.monotonic() - start:.0f} s)", flush=True)


def _run(*command: str | Path, folder: Path = ROOT, environment: Mapping[str, str] = {}) -> str:
    done = subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        # Programs say what failed on either.
        said = [*done.stdout.strip().splitlines()[-40:], *done.stderr.strip().splitlines()[-15:]]
        raise Failure("\n".join([f"{Path(command[0]).name} failed with exit code {done.returncode}", *said]))
    return done.stdout


# The files of a release


def build(folder: Path, into: Path, *targets: str) -> list[Path]:
    """Build a source archive or a wheel with the locked tools; their times are those of the last commit."""
    _run(
        TOOLS / "hatchling",
        "build",
        *targets,
        "--directory",
        into,
        folder=folder,
        environment={"SOURCE_DATE_EPOCH": _epoch()},
    )
    return sorted(into.iterdir())


def _epoch() -> str:
    """Return when the version was committed, in seconds; in an archive that has no history, a fixed time."""
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "1577836800"


def _made() -> tuple[Path, Path]:
    shutil.rmtree(DIST, ignore_errors=True)
    build(ROOT, DIST)
    return next(DIST.glob("*.whl")), next(DIST.glob("*.tar.gz"))


def _same_again(wheel: Path, sdist: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        again = build(unpacked(sdist, Path(scratch)), Path(scratch) / "again")
        for path in again:
            first = DIST / path.name
            if not first.exists() or digest(first) != digest(path):
                raise Failure(f"{path.name} has other bytes when it is built from {sdist.name}")
        if len(again) != 2:
            raise Failure(f"{wheel.name} and {sdist.name} were not both built again")


def unpacked(sdist: Path, into: Path) -> Path:
    """Unpack a source archive, and return its folder."""
    with tarfile.open(sdist) as archive:
        archive.extractall(into, filter="data")
    return into / sdist.name.removesuffix(".tar.gz")


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def metadata(wheel: Path) -> Message:
    """Return the metadata that an index reads from a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(archive.read(name))


def notes(changelog: str, version: str) -> str:
    """Return what the changelog says of a version, or of what is not released yet."""
    for heading in (re.escape(version), "Unreleased"):
        if found := re.search(rf"^## \[?{heading}\b[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL):
            return f"# citesite {version}\n\n{found[1].strip()}\n"
    raise Failure(f"CHANGELOG.md says nothing of {version}")


def _bill_of_materials(version: str) -> None:
    """Write what the runtime consists of, as CycloneDX."""
    target = DIST / f"citesite-{version}.cdx.json"
    options = ["--output-reproducible", "--output-format", "JSON", "--pyproject", "pyproject.toml"]
    _run(TOOLS / "cyclonedx-py", "requirements", *options, "--output-file", target, "requirements/runtime.txt")


def _write_sums() -> None:
    paths = sorted(path for path in DIST.iterdir() if path.is_file())
    (DIST / "SHA256SUMS").write_text("".join(f"{digest(path)}  {path.name}\n" for path in paths), "utf-8")


# Tried as users do


def _tried(install: Callable[[Path, Path], Path], wheel: Path) -> None:
    """Install the wheel in an empty folder, and build the small site, a site of one's own and the first site."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        citesite = install(folder, wheel)
        _run(citesite, "new", "my-site", folder=folder)
        _run(citesite, "build", folder=folder / "my-site")
        first = folder / "first"
        for part in ("content", "templates", "translations"):
            shutil.copytree(ROOT / part, first / part)
        for part in ("site_config.yaml", "permalinks.yaml"):
            shutil.copy(ROOT / part, first)
        _run(citesite, "build", folder=first)


def _with_pip(folder: Path, wheel: Path) -> Path:
    venv.create(folder / "environment", with_pip=True)
    python = folder / "environment/bin/python"
    _run(python, "-m", "pip", "install", "--quiet", wheel)
    return python.parent / "citesite"


def _with_pipx(folder: Path, wheel: Path) -> Path:
    home = {"PIPX_HOME": str(folder / "pipx"), "PIPX_BIN_DIR": str(folder / "bin"), "PIPX_MAN_DIR": str(folder / "man")}
    _run(TOOLS / "pipx", "install", "--quiet", "--python", sys.executable, wheel, environment=home)
    return folder / "bin/citesite"


def _with_uv(folder: Path, wheel: Path) -> Path:
    home = {"UV_TOOL_DIR": str(folder / "uv"), "UV_TOOL_BIN_DIR": str(folder / "bin")}
    _run(TOOLS / "uv", "tool", "install", "--quiet", "--python", sys.executable, wheel, environment=home)
    return folder / "bin/citesite"


WAYS_IN: dict[str, Callable[[Path, Path], Path]] = {"pip": _with_pip, "pipx": _with_pipx, "uv": _with_uv}


def _tests_of(sdist: Path) -> None:
    """Run the quick tests of an unpacked source archive, as somebody who packs citesite for a system does."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = unpacked(sdist, Path(scratch))
        _run("make", ".venv/.test-ready", "check", folder=folder)


if __name__ == "__main__":
    main()
