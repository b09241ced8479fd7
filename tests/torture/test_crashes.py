"""Publishing, broken at every step: readers see the old site or the new one, and the next run makes all well.

`make test` breaks it at a few dozen steps spread over all of them, `make torture` at every one.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from site_test import TOPIC, SiteTest
from test_incremental import DOSES, SECOND_TOPIC
from torture.faults import Fault, run

pytestmark = pytest.mark.xdist_group("crashes")

PUBLISH = ["publish", "www", "--as-of", "2026-11-21", "--jobs", "1"]
COMMAND = [sys.executable, "-c", "from citesite.cli.main import main; main()", *PUBLISH]
RETIRED = "retired:\n  /rest/: {why: Rest is told of here., go: /examplin/}\n"


@dataclass(frozen=True)
class Story:
    """A site before and after a publish, in the state that every broken run begins with."""

    start: Path
    old: dict[str, bytes]
    """The files readers saw; empty where there was no site."""
    new: dict[str, bytes]
    registry: str
    steps: int
    """How many steps a publish takes that nothing disturbs."""


def _edited(site: SiteTest) -> None:
    """Change every page, rename a section, add a topic, and take one away."""
    site.edit("site_config.yaml", "title: Test Site", "title: Another Site")
    site.edit(DOSES, "id: doses", "id: amounts\nformerly: [doses]")
    site.edit(TOPIC, "[effects, doses]", "[effects, amounts]")
    site.write("content/topics/sleep.yaml", SECOND_TOPIC.replace("id: rest\n", "id: sleep\n"))
    site.delete("content/topics/rest.yaml")
    if (site.folder / "permalinks.yaml").exists():
        site.edit("permalinks.yaml", "retired: {}\n", RETIRED)


def _story(folder: Path, is_first: bool) -> Story:
    site = SiteTest(folder / "start")
    site.write("content/topics/rest.yaml", SECOND_TOPIC)
    # Here too, so that every process that is forked has read the program already.
    assert SiteTest(folder / "other").run(*PUBLISH).exit_code == 0
    if not is_first:
        assert site.run(*PUBLISH).exit_code == 0
    old = site.files("www") if not is_first else {}
    _edited(site)
    whole = SiteTest(folder / "whole", "")
    shutil.rmtree(whole.folder)
    shutil.copytree(site.folder, whole.folder, symlinks=True)
    code, steps, said = run(whole.folder, PUBLISH)
    assert code == 0, said
    registry = (site.folder / "permalinks.yaml").read_text("utf-8") if not is_first else ""
    return Story(site.folder, old, whole.files("www"), registry, steps)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return _story(tmp_path_factory.mktemp("second"), is_first=False)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return _story(tmp_path_factory.mktemp("first"), is_first=True)


def damage(story: Story, folder: Path) -> Iterator[str]:
    """What a broken run has done that it must not do."""
    site = SiteTest(folder, "")
    seen = site.files("www") if (folder / "www").exists() else {}
    if seen not in (story.old, story.new):
        yield "readers see a mixture"
    if story.registry and not set(story.registry.splitlines()) <= set(site.read("permalinks.yaml").splitlines()):
        yield "an address was forgotten"
    if seen == story.new and "  /sleep/: topic" not in site.read("permalinks.yaml").splitlines():
        yield "an address is published and not registered"
    for name, content in site.files().items() if (folder / "site").exists() else ():
        is_whole = content in (story.old.get(name), story.new.get(name))
        if name != "manifest.json" and ".citesite-" not in name and not is_whole:
            yield f"{name} in the output folder is not whole"


def not_mended(story: Story, folder: Path) -> Iterator[str]:
    """What the next run has not made well."""
    code, _, said = run(folder, PUBLISH)
    site = SiteTest(folder, "")
    if code != 0:
        yield f"the next run ends with {code}: {said}"
    elif site.files("www") != story.new:
        yield "the next run publishes something else"
    elif site.files() != story.new:
        yield "the next run leaves something else in the output folder"
    elif left := [p.name for p in folder.rglob("*") if ".citesite-" in p.name or p.name.endswith(".partial")]:
        yield f"the next run leaves {left}"
    elif run(folder, ["verify", "www"])[0] != 0:
        yield "the published site is not as its manifest says"


def broken_at(story: Story, folder: Path, step: int, fault: Fault) -> list[str]:
    """Break a publish at one step; gives what was wrong afterwards."""
    work = folder / "work"
    shutil.copytree(story.start, work, symlinks=True)
    try:
        code, _, said = run(work, PUBLISH, step, fault)
        found = list(damage(story, work))
        if fault.startswith("kill") and code != -signal.SIGKILL:
            found.append(f"it was not killed: {code} {said}")
        # A folder that cannot be synchronised after the last step is told of, though all is published.
        if not fault.startswith("kill") and (code not in (0, 2) or "Traceback" in said or said.count("citesite: ") > 1):
            found.append(f"it ends with {code}: {said}")
        found += not_mended(story, work)
    finally:
        shutil.rmtree(work)
    return [f"step {step}, {fault}: {what}" for what in found]


def spread(steps: int, count: int) -> list[int]:
    return sorted({round(n * (steps - 1) / (count - 1)) for n in range(count)})


@pytest.mark.slow
def test_a13_a_publish_killed_at_some_steps_damages_nothing(first: Story, second: Story, tmp_path: Path) -> None:
    found = [w for step in spread(second.steps, 14) for w in broken_at(second, tmp_path, step, "kill before")]
    found += [w for step in spread(second.steps - 1, 4) for w in broken_at(second, tmp_path, step, "kill after")]
    found += [w for step in spread(first.steps, 6) for w in broken_at(first, tmp_path, step, "kill before")]
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["disk full", "no permission"])
def test_a13_a_publish_that_the_machine_refuses_half_way_damages_nothing(
    second: Story, tmp_path: Path, fault: Fault
) -> None:
    assert [w for step in spread(second.steps, 8) for w in broken_at(second, tmp_path, step, fault)] == []


@pytest.mark.torture
@pytest.mark.parametrize("fault", ["kill before", "kill after", "disk full", "no permission"])
@pytest.mark.parametrize("which", ["first", "second"])
def test_a13_a_publish_broken_at_every_step_damages_nothing(
    which: str, fault: Fault, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    story: Story = request.getfixturevalue(which)
    found = [w for step in range(story.steps) for w in broken_at(story, tmp_path, step, fault)]
    print(f"\n{which} publish, {fault}: {story.steps} points, {len(found)} damaged")
    assert found == []


def test_the_comparison_notices_a_publish_that_is_not_atomic(second: Story, tmp_path: Path) -> None:
    """A site copied over the old one, file by file, is a mixture, and `damage` says so."""
    work = tmp_path / "work"
    shutil.copytree(second.start, work, symlinks=True)
    for name in sorted(second.new)[:3]:
        (work / "www" / name).parent.mkdir(parents=True, exist_ok=True)
        (work / "www" / name).write_bytes(second.new[name])
    assert "readers see a mixture" in list(damage(second, work))


def killed_at_moments(story: Story, folder: Path, moments: int) -> list[str]:
    """Kill whole processes with what they have started, at random moments."""
    draw = random.Random(6)
    found = []
    for _ in range(moments):
        work = folder / "work"
        shutil.copytree(story.start, work, symlinks=True)
        process = subprocess.Popen(COMMAND, cwd=work, stderr=subprocess.DEVNULL, start_new_session=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(draw.uniform(0.05, 2))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        found += [*damage(story, work), *not_mended(story, work)]
        shutil.rmtree(work)
    return found


@pytest.mark.slow
def test_a13_a_process_killed_at_some_moments_damages_nothing(second: Story, tmp_path: Path) -> None:
    assert killed_at_moments(second, tmp_path, 5) == []


@pytest.mark.torture
def test_a13_a_process_killed_at_many_moments_damages_nothing(second: Story, tmp_path: Path) -> None:
    assert killed_at_moments(second, tmp_path, 60) == []


@pytest.mark.slow
def test_a13_a_file_that_may_not_grow_is_one_line_and_damages_nothing(second: Story, tmp_path: Path) -> None:
    """The kernel's own limit, as on a full disk: writes fail in the middle."""
    work = tmp_path / "work"
    shutil.copytree(second.start, work, symlinks=True)
    size = sum(map(len, second.new.values())) // len(second.new)
    done = subprocess.run(
        COMMAND,
        cwd=work,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert [*damage(second, work), *not_mended(second, work)] == []


@pytest.mark.torture
def test_a13_a_disk_that_fills_up_is_one_line_and_damages_nothing(second: Story, tmp_path: Path) -> None:
    """A real file system with less and less room; the next run gets as much as it needs."""
    work = tmp_path / "disk"
    work.mkdir()

    def mount(*options: str) -> None:
        done = subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", str(work)], capture_output=True, check=False)
        assert done.returncode == 0, f"this test mounts a small tmpfs, which only root may do: {done.stderr.decode()}"

    codes = []
    for room in range(0, 600, 30):
        mount("-o", "size=64m")
        try:
            site = work / "site"
            shutil.copytree(second.start, site, symlinks=True)
            used = sum(-(-p.lstat().st_size // 4096) * 4096 for p in site.rglob("*") if p.is_file())
            mount("-o", f"remount,size={used // 1024 + room}k")
            code, _, said = run(site, PUBLISH)
            codes.append(code)
            assert code == 0 or (code == 2 and said.count("\n") == 1), said
            found = list(damage(second, site))
            mount("-o", "remount,size=64m")
            assert [*found, *not_mended(second, site)] == [], room
        finally:
            subprocess.run(["umount", str(work)], check=True)
    print(f"\n{codes.count(2)} of {len(codes)} publishes found the disk full, 0 damaged")
    assert codes.count(2) > 10
    assert codes[-1] == 0


# Readers


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        pass


def _read(port: int, stop: threading.Event, log: list[tuple[str, str]]) -> None:
    names = ("index.html", "examplin/index.html", "manifest.json", "sources/trial-2020/index.html")
    connection = http.client.HTTPConnection("127.0.0.1", port)
    while not stop.is_set():
        for name in names:
            connection.request("GET", f"/{name}")
            answer = connection.getresponse()
            log.append((name, f"{answer.status} {hashlib.sha256(answer.read()).hexdigest()}"))
    connection.close()


def read_while_publishing(folder: Path, publishes: int, reads: int) -> tuple[int, list[str]]:
    """Publish generation after generation under a loop of readers; gives how many reads, and what was wrong."""
    site = SiteTest(folder / "read")
    assert site.run(*PUBLISH).exit_code == 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.folder / "www")))
    stop = threading.Event()
    logs: list[list[tuple[str, str]]] = [[], []]
    threads = [threading.Thread(target=server.serve_forever, daemon=True)]
    threads += [threading.Thread(target=_read, args=(server.server_port, stop, log), daemon=True) for log in logs]
    for thread in threads:
        thread.start()
    generations = [site.files("www")]
    number = 0
    while number < publishes or sum(map(len, logs)) < reads:
        number += 1
        before = "Test Site" if number == 1 else f"Site {number - 1}"
        site.edit("site_config.yaml", f"title: {before}\n", f"title: Site {number}\n")
        done = subprocess.run(COMMAND, cwd=site.folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        generations.append(site.files("www"))
    stop.set()
    for thread in threads[1:]:
        thread.join()
    server.shutdown()
    server.server_close()
    known = {
        (name, f"200 {hashlib.sha256(content).hexdigest()}"): age
        for age, files in enumerate(generations)
        for name, content in files.items()
    }
    wrong = []
    for log in logs:
        newest = 0
        for name, answer in log:
            age = known.get((name, answer), -1)
            if age < newest:
                wrong.append(f"{name}: {answer} after generation {newest}")
            newest = max(newest, age)
    return sum(map(len, logs)), wrong


@pytest.mark.slow
def test_a13_readers_meet_no_mixture_during_some_publishes(tmp_path: Path) -> None:
    assert read_while_publishing(tmp_path, 5, 300)[1] == []


@pytest.mark.torture
def test_a13_readers_meet_no_mixture_during_fifty_publishes(tmp_path: Path) -> None:
    reads, wrong = read_while_publishing(tmp_path, 50, 10_000)
    print(f"\n{reads:,} reads during at least 50 publishes, {len(wrong)} mixed")
    assert wrong == []
