"""The same bytes whatever the machine says (A6), and nothing of the network: builds in environments made to differ."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_test import SiteTest
from test_incremental import SECOND_TOPIC

ROOT = Path(__file__).parent.parent.parent
PROGRAM = """
import os, random, socket, sys, time
settings = eval(sys.argv[1])
os.umask(settings["umask"])
time.tzset()
if settings["order"]:
    real = os.scandir
    class Shuffled:
        def __init__(self, *path):
            with real(*path) as found:
                self.entries = list(found)
            random.Random(settings["order"]).shuffle(self.entries)
        def __enter__(self): return self
        def __exit__(self, *_): pass
        def __iter__(self): return self
        def __next__(self):
            if not self.entries:
                raise StopIteration
            return self.entries.pop()
        def close(self): pass
    os.scandir = Shuffled
class Refused(socket.socket):
    def __init__(self, family=socket.AF_INET, *args, **options):
        if family != socket.AF_UNIX:
            raise AssertionError("a socket was opened")
        super().__init__(family, *args, **options)
def refused(*_, **__):
    raise AssertionError("a socket was opened")
socket.socket, socket.getaddrinfo = Refused, refused
from citesite.cli.main import main
main(sys.argv[2:])
"""
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "Etc/GMT+12")
LOCALES = ("C", "C.UTF-8", "POSIX", "tr_TR.UTF-8", "de_DE.UTF-8")
DAY = 1795219200
"""21 November 2026 in seconds since 1970."""


def built(folder: Path, number: int) -> dict[str, bytes]:
    """The bytes of the site, built in an environment that a number names."""
    draw = random.Random(number)
    site = SiteTest(folder / f"place-{number}" / ("deep/er/" * draw.randrange(3) or "é x"))
    paths = ["content/topics/rest.yaml", "content/topics/sleep.yaml"]
    draw.shuffle(paths)
    for path in paths:
        name = Path(path).stem
        site.write(path, SECOND_TOPIC.replace("rest", name))
    config = ["--config", str(site.folder / "site_config.yaml")] if number % 2 else []
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "PYTHONHASHSEED": str(draw.randrange(4_000_000_000)),
        "TZ": ZONES[number % len(ZONES)],
        "LC_ALL": LOCALES[number // 2 % len(LOCALES)],
        "SOURCE_DATE_EPOCH": str(DAY + draw.randrange(86_000)),
        **({"PYTHONUTF8": "1"} if number % 3 else {}),
        **({"PYTHONOPTIMIZE": "1"} if number % 4 == 3 else {}),
    }
    settings = {"umask": draw.choice((0o022, 0o077, 0o002, 0)), "order": number}
    jobs = draw.choice(("1", "2", "3"))
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, repr(settings), "build", *config, "--jobs", jobs],
        cwd=folder if config else site.folder,
        env=env,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode(errors="replace")
    return site.files()


def differing(folder: Path, numbers: range) -> list[str]:
    """The files that differ from those of the first environment, and where."""
    first = built(folder, numbers[0])
    assert len(first) > 20
    found = []
    for number in numbers[1:]:
        other = built(folder, number)
        found += [f"{number}: {name}" for name in first.keys() | other.keys() if first.get(name) != other.get(name)]
    return found


@pytest.mark.slow
def test_a6_five_environments_give_the_same_bytes_without_a_network(tmp_path: Path) -> None:
    assert differing(tmp_path, range(5)) == []


@pytest.mark.torture
def test_a6_twenty_five_environments_give_the_same_bytes_without_a_network(tmp_path: Path) -> None:
    found = differing(tmp_path, range(25))
    print(f"\n25 environments, {len(found)} differing files")
    assert found == []


@pytest.mark.torture
def test_a6_the_first_site_comes_out_the_same_in_two_environments(tmp_path: Path) -> None:
    outputs = []
    for seed, zone, jobs in (("1", "Pacific/Kiritimati", "1"), ("2", "Etc/GMT+12", "2")):
        copy = tmp_path / f"copy-{seed}"
        for name in ("content", "templates", "translations"):
            shutil.copytree(ROOT / name, copy / name)
        shutil.copy(ROOT / "site_config.yaml", copy)
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM, repr({"umask": 0o077, "order": int(seed)}), "build", "--jobs", jobs],
            cwd=copy,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": str(DAY)},
            capture_output=True,
            timeout=600,
            check=False,
        )
        assert run.returncode == 0, run.stderr.decode()
        outputs.append(SiteTest(copy, "").files())
    assert outputs[0] == outputs[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ["build"], ["check"], ["publish", "www"], ["verify", "site"], ["rollback", "www"], ["explain"],
        ["schema", "schemas"], ["new", "topic", "another-topic"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_command_for_writing_and_building_opens_a_socket(tmp_path: Path, command: list[str]) -> None:
    site = SiteTest(tmp_path)
    if command[0] in ("verify", "rollback"):
        site.run("publish", "www", "--as-of", "2026-11-21")
        site.edit("site_config.yaml", "title: Test Site", "title: Another Site")
        site.run("publish", "www", "--as-of", "2026-11-21")
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, repr({"umask": 0o022, "order": 0}), *command],
        cwd=site.folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(DAY)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_the_blocked_socket_is_noticed(tmp_path: Path) -> None:
    """Asking a reference service does open one."""
    site = SiteTest(tmp_path)
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, repr({"umask": 0o022, "order": 0}), "import", "--doi", "10.1000/xyz",
         "--doi-server", "http://127.0.0.1:9"],
        cwd=site.folder, env={**os.environ}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert "a socket was opened" in run.stderr + run.stdout
