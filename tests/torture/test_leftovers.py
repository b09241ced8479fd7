"""What a build that is killed or interrupted leaves behind, and that the next one takes it away."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_test import AS_OF, SiteTest
from test_incremental import SECOND_TOPIC
from torture.faults import run

BUILD = ["build", "--as-of", AS_OF, "--jobs", "1"]
IN_SEVERAL = [
    sys.executable,
    "-c",
    "from citesite.cli.main import main; main()",
    "build",
    "--as-of",
    AS_OF,
    "--jobs",
    "2",
]
ICON = "templates/assets/own.ico"


def left(site: SiteTest) -> list[str]:
    """What no finished build leaves, in the output folder and beside the cache."""
    folder = [path.name for path in (site.folder / ".citesite").rglob("*") if path.name not in ("lock", "cache.sqlite")]
    return [name for name in site.files() if ".citesite-" in name] + folder


@pytest.mark.slow
@pytest.mark.parametrize("large", [2_000, 0], ids=["small", "large"])
def test_what_a_killed_build_staged_is_gone_after_the_next_though_its_edit_was_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    """Large sites are not looked through at every build, and a build that has nothing to do stages nothing."""
    monkeypatch.setattr("citesite.build.outputs.LARGE", large)
    steps, staged = 0, 0
    for number in range(13):
        shutil.rmtree(tmp_path / "site", ignore_errors=True)
        site = SiteTest(tmp_path / "site")
        assert site.run(*BUILD).exit_code == 0
        clean = site.files()
        site.edit("site_config.yaml", "title: Test Site", "title: Another Site")
        site.write(ICON, b"icon")
        if not number:
            steps = run(site.folder, BUILD)[1]
            continue
        assert run(site.folder, BUILD, number * steps // 13, "kill after")[0] == -signal.SIGKILL
        staged += bool(left(site))
        site.edit("site_config.yaml", "title: Another Site", "title: Test Site")
        site.delete(ICON)
        assert run(site.folder, BUILD)[0] == 0
        assert (left(site), site.files()) == ([], clean), number
    assert staged > 3


@pytest.mark.slow
def test_ctrl_c_at_any_step_of_a_build_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    site = SiteTest(tmp_path / "site")
    assert site.run(*BUILD).exit_code == 0
    sites = [site.files()]
    site.edit("site_config.yaml", "title: Test Site", "title: Another Site")
    steps = run(site.folder, BUILD)[1]
    sites.append(site.files())
    ended = set()
    for step in range(0, steps, 3):
        old, new = ("Test", "Another") if step % 2 else ("Another", "Test")
        site.edit("site_config.yaml", f"title: {old} Site", f"title: {new} Site")
        code = run(site.folder, BUILD, step, "Ctrl-C")[0]
        assert left(site) == [], step
        ended.add((bool(code), sites.index(site.files()) == (new == "Another")))
        assert run(site.folder, BUILD)[0] == 0
        assert (left(site), site.files()) == ([], sites[new == "Another"]), step
    assert ended == {(True, False), (True, True)}


def many_topics(folder: Path, topics: int) -> SiteTest:
    site = SiteTest(folder)
    for number in range(topics):
        site.write(f"content/topics/rest-{number}.yaml", SECOND_TOPIC.replace("id: rest\n", f"id: rest-{number}\n"))
    return site


def of_group(group: int) -> list[str]:
    """The processes of a group that still run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, its_group = path.read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                found.append(path.parent.name)
    return found


def end_while_several_build(site: SiteTest, how: str, seconds: float) -> int:
    """Begin a build in several processes, end it at a moment, and see that nothing of it goes on."""
    process = subprocess.Popen(
        IN_SEVERAL, cwd=site.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    with contextlib.suppress(ProcessLookupError):
        if how == "Ctrl-C":
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.kill()
    code = process.wait(30)
    deadline = time.monotonic() + 30
    while of_group(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert of_group(process.pid) == []
    return code


def broken_off(folder: Path, how: str, moments: int, topics: int) -> list[int]:
    """End builds at random moments, each followed by a good one; gives the exit codes."""
    site = many_topics(folder / "site", topics)
    assert site.run_process("build", "--as-of", AS_OF, "--jobs", "2").exit_code == 0
    draw = random.Random(how)
    codes = []
    for number in range(moments):
        before, title = site.files(), f"Site {number}"
        site.write("site_config.yaml", f"title: {title}\nurl: https://example.org/test/\n")
        codes.append(end_while_several_build(site, how, draw.uniform(0.5, 4)))
        after = site.files()
        ended_between = left(site)
        result = site.run_process("build", "--as-of", AS_OF, "--jobs", "2")
        assert result.exit_code == 0, result.stderr
        shutil.rmtree(folder / "clean", ignore_errors=True)
        clean = many_topics(folder / "clean", topics)
        clean.write("site_config.yaml", f"title: {title}\nurl: https://example.org/test/\n")
        assert clean.build("--jobs", "1").exit_code == 0
        assert (left(site), site.files() == clean.files()) == ([], True), number
        if how == "Ctrl-C":
            assert (ended_between, after in (before, clean.files())) == ([], True), number
    return codes


@pytest.mark.slow
@pytest.mark.parametrize("how", ["SIGKILL", "Ctrl-C"])
def test_a_build_in_several_processes_that_is_broken_off_leaves_none_of_them(tmp_path: Path, how: str) -> None:
    """Pools of processes waited for ever for a program that was killed."""
    broken_off(tmp_path, how, 2, 130)


@pytest.mark.slow
def test_a_build_in_several_processes_makes_no_semaphore(tmp_path: Path) -> None:
    """Named ones stay in the machine's memory when all that know of them are killed."""
    site = many_topics(tmp_path, 70)
    program = "import _multiprocessing; _multiprocessing.SemLock = None; from citesite.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, *IN_SEVERAL[3:]], cwd=site.folder, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.torture
@pytest.mark.parametrize("how", ["SIGKILL", "Ctrl-C"])
def test_many_builds_in_several_processes_that_are_broken_off_leave_nothing(tmp_path: Path, how: str) -> None:
    codes = broken_off(tmp_path, how, 10, 300)
    cut = sum(code != 0 for code in codes)
    print(f"\n{cut} of {len(codes)} builds broken off by {how}, nothing left after the next")
    assert cut > 4


@pytest.mark.slow
def test_a_process_that_the_machine_ends_gives_one_line_and_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    """As when memory runs out."""
    site = many_topics(tmp_path / "site", 400)
    process = subprocess.Popen(
        IN_SEVERAL, cwd=site.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        deadline = time.monotonic() + 60
        while not any((site.folder / "site").rglob("*.citesite-new")) and time.monotonic() < deadline:
            time.sleep(0.02)
        # The first is the program, the second counts semaphores for it, the last makes pages.
        os.kill(int(max(of_group(process.pid), key=int)), signal.SIGKILL)
        _, said = process.communicate(timeout=60)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 2
    assert "citesite: a process that makes pages was ended from outside" in said.decode()
    assert "Traceback" not in said.decode()
    assert [path for path in (site.folder / "site").rglob("*") if path.is_file()] == []
