"""Windows and macOS: every command that writes runs without what only Linux has, or says in a line what to use instead.

The workflow .github/workflows/systems.yml runs the tests on both; these run here, with that taken away.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from citesite.files import system
from other_system import run_elsewhere
from site_test import AS_OF, SiteTest

pytestmark = pytest.mark.xdist_group("other systems")


def test_the_commands_of_a_day_run_where_there_is_no_fcntl(tmp_path: Path) -> None:
    site, same = SiteTest(tmp_path / "here"), SiteTest(tmp_path / "same")
    site.write("export.ris", "TY  - JOUR\nTI  - A study of tea\nPY  - 2020\nER  - \n")
    for command in (
        ["build", "--as-of", AS_OF],
        ["build", "--as-of", AS_OF],
        ["check", "--as-of", AS_OF],
        ["publish", "--as-of", AS_OF],
        ["new", "topic", "tea"],
        ["format"],
        ["schema"],
        ["import", "export.ris", "--into", "content/sources/new.yaml"],
        ["export", "markdown", "docs", "--as-of", AS_OF],
        ["verify", "site"],
        ["link", "examplin", "--qr", "code.svg"],
    ):
        result = run_elsewhere(site.folder, *command)
        assert result.exit_code == 0, (command, result.stderr)
        assert "Traceback" not in result.stderr
        if command[0] == "publish":
            assert same.build().exit_code == 0
            assert site.files() == same.files()


def test_a_second_build_waits_for_nobody_and_says_so(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    assert run_elsewhere(site.folder, "build", "--as-of", AS_OF).exit_code == 0
    holder = (
        "import os, sys; f = open('.citesite/lock', 'rb+'); os.lockf(f.fileno(), os.F_LOCK, 1);"
        "print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        result = run_elsewhere(site.folder, "build", "--as-of", AS_OF)
        other.communicate(b"")
    assert result.exit_code == 2
    assert "another build" in result.stderr


def test_a_system_without_any_locks_is_refused_in_a_line(tmp_path: Path) -> None:
    result = run_elsewhere(SiteTest(tmp_path).folder, "build", locks="")
    assert result.exit_code == 2
    assert result.stderr.startswith("citesite: this system has no locks")
    assert result.stderr.count("\n") == 1


def test_publishing_into_a_link_is_refused_where_links_cannot_be_replaced(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    result = run_elsewhere(site.folder, "publish", "www", "--as-of", AS_OF)
    assert result.exit_code == 2
    assert "use `citesite publish` without DEST, and copy the folder site" in result.stderr
    assert result.stderr.count("\n") == 1
    assert not {"www", "www.releases", "permalinks.yaml"} & {path.name for path in tmp_path.iterdir()}


def test_a_file_that_another_program_holds_for_a_moment_is_still_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, old = str(tmp_path / "new"), str(tmp_path / "old")
    Path(new).write_text("new", "utf-8")
    refused, replaced = iter([True, True, False]), os.replace

    def replace(one: str, other: str) -> None:
        if next(refused):
            raise PermissionError(13, "Permission denied", one)
        replaced(one, other)

    with monkeypatch.context() as windows:
        windows.setattr(os, "replace", replace)
        windows.setattr(os, "name", "nt")
        system.rename(new, old)
    assert Path(old).read_text("utf-8") == "new"


@pytest.mark.parametrize(
    "command", [["check"], ["check", "--format", "json"], ["check", "--format", "github"], ["explain"], ["build"]]
)
def test_what_is_said_is_utf8_where_the_console_has_few_letters(tmp_path: Path, command: list[str]) -> None:
    site = SiteTest(tmp_path)
    site.edit("content/topics/examplin/doses.yaml", "(#effects)", "(#Ωμέγα-→)")
    environment = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"}
    result = run_elsewhere(site.folder, *command, environment=environment)
    assert "Traceback" not in result.stderr
    if command != ["explain"]:
        assert result.exit_code == 1
        assert "Ωμέγα" in result.stdout + result.stderr or "\\u03a9" in result.stdout


def test_a_claim_has_no_name_that_windows_keeps_for_a_device(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.edit("content/topics/examplin/effects.yaml", "id: headache-is-common", "id: aux")
    result = site.check()
    assert result.exit_code == 1
    assert 'claim "aux" would have a QR code in a file of a name that Windows keeps for a device' in result.stderr


def test_paths_are_written_with_slashes_on_every_system(tmp_path: Path) -> None:
    site = SiteTest(tmp_path)
    site.write("site_config.yaml", "title: Test Site\nlogo: look\\logo.svg\n")
    assert "write / instead" in site.check().stderr
