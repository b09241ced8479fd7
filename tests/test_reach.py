"""What is outside the program is reached only in the ways listed here (invariant A1).

The first tests read the syntax trees; the last one watches commands run.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from site_test import SiteTest
from ways_out import ways_out

SOURCE = Path(__file__).parent.parent / "src" / "citesite"
MODULES = sorted(SOURCE.rglob("*.py"))

ALLOWED: dict[str, tuple[set[str], str]] = {
    "files/": ({"*"}, "the only writer"),
    "__init__.py": (
        {"datetime.date.today", "importlib.import_module"},
        "the public door: today, unless its caller names another day; classes when they are first asked for",
    ),
    "cli/": (
        {"datetime.date.today", "datetime.datetime.fromtimestamp", "os.environ", "webbrowser.open", "pathlib.Path.cwd"},
        "commands say which day it is, look for the settings from where they run, and open the browser as asked",
    ),
    "check/languages/__init__.py": (
        {"importlib.import_module", "pkgutil.iter_modules"},
        "imports the words of a language by its code",
    ),
    "read/files.py": ({"os.walk"}, "reads content"),
    "editor/__init__.py": ({".iterdir", ".rglob", ".read_text"}, "reads the package's own starter site"),
    "editor/hosting.py": ({"importlib.metadata"}, "reads which versions of libraries are installed"),
    "references/__init__.py": ({".read_bytes", ".glob"}, "reads the package's own citation styles"),
    "references/own_style.py": ({"lxml.etree.parse"}, "parses bytes in memory"),
    "render/pages.py": ({"jinja2.FileSystemLoader"}, "reads templates"),
    "render/translations.py": ({"polib.pofile", "polib.POFile", ".glob"}, "reads translations"),
    "exchange/network.py": (
        {"urllib", "http.client", ".open", "time.monotonic", "io.RawIOBase", "io.BufferedReader", "socket.socket"},
        "asks Crossref and PubMed",
    ),
    "exchange/imports/notices.py": ({"gzip.GzipFile", "io.TextIOWrapper"}, "unpacks and decodes bytes in memory"),
    "exchange/imports/po.py": ({"polib.pofile"}, "parses text in memory"),
    "exchange/exports/po.py": ({"polib.POFile", "polib.POEntry"}, "writes text in memory"),
    "editor/catalogues.py": ({"polib.pofile", "polib.POFile"}, "reads catalogues, which files/ has looked at before"),
    "build/edition.py": ({"time.time_ns"}, "files touched while a build looks at them are looked at again"),
    "build/store/__init__.py": ({"sqlite3.connect"}, "SQLite opens its file, which files/ has looked at before"),
    "build/workers.py": ({"os"}, "counts processors"),
    "build/processes.py": ({"os"}, "ends processes"),
    "build/cluster.py": ({"distributed", "pickle"}, "hands work to a cluster that whoever builds has named"),
    "build/cluster_work.py": ({"distributed", "pickle"}, "does that work, in a folder of the worker's own"),
    "publish/audit.py": ({".read_bytes"}, "reads the finished site"),
    "publish/releases.py": ({".read_bytes", ".iterdir"}, "reads the finished site and its releases"),
    "publish/handout.py": (
        {".read_text", "subprocess.run", "subprocess.TimeoutExpired"},
        "lets Chromium print a page of the finished site",
    ),
    "serve/server.py": ({"http.server", "socketserver", ".read_bytes"}, "answers browsers on this machine"),
    "serve/watching.py": ({"watchfiles"}, "waits for saves"),
    "hosts/bodies.py": ({".read_bytes", ".read_text"}, "reads the pages of its own build and the theme's style sheets"),
}
"""Who may reach what is outside the program, by which ways, and why. Anything else is refused."""


def is_allowed(way: str, path: str) -> bool:
    """Whether a module may take a way: its own, its folder's, or one of a whole module of the library."""
    for place, (ways, _) in ALLOWED.items():
        is_its = path.startswith(place) if place.endswith("/") else path == place
        if is_its and any(one in (way, "*") or way.startswith(f"{one}.") for one in ways):
            return True
    return False


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a1_a_module_reaches_files_clock_environment_and_network_only_in_the_ways_listed(path: Path) -> None:
    name = path.relative_to(SOURCE).as_posix()
    assert [way for way in ways_out(path.read_text("utf-8")) if not is_allowed(way, name)] == []


@pytest.mark.parametrize("place", ALLOWED)
def test_a1_no_way_is_listed_that_nobody_takes(place: str) -> None:
    paths = [SOURCE / place] if place.endswith(".py") else sorted((SOURCE / place).rglob("*.py"))
    taken = {way for path in paths for way in ways_out(path.read_text("utf-8"))}
    assert taken
    for one in ALLOWED[place][0] - {"*"}:
        assert any(way == one or way.startswith(f"{one}.") for way in taken), one


@pytest.mark.parametrize(
    "source",
    [
        "open(p, 'w')", "import io; io.open(p)", "import os; os.open(p, 1)", "import os; os.replace(a, b)",
        "from os import replace as put; put(a, b)", "import os as system; system.remove(p)",
        "import os; do = os.unlink", "import os; getattr(os, 'remove')(p)", "import os; os.makedirs(p)",
        "import os; os.symlink(a, b)", "import os; os.environ['A']", "from os import environ as e; e['A']",
        "import os; os.getenv('A')", "import os; os.scandir(p)", "p.write_text('a')", "Path(p).open('wb')",
        "p.unlink()", "p.replace(q)", "p.rename(q)", "p.symlink_to(q)", "p.with_name('a').mkdir(parents=True)",
        "p.touch()", "p.chmod(0)", "list(map(Path.rmdir, ps))", "import shutil; shutil.rmtree(p)",
        "from shutil import copy; copy(a, b)", "import tempfile; tempfile.mkdtemp()",
        "import sqlite3; sqlite3.connect(p)", "from jinja2 import FileSystemBytecodeCache as C; C()",
        "import zipfile; zipfile.ZipFile(p)", "import subprocess; subprocess.run(a)",
        "import importlib; importlib.resources", "from datetime import date; date.today()",
        "import datetime as d; d.datetime.now()", "import time; time.time()", "import locale; locale.getlocale()",
        "from pathlib import Path; Path.home()", "import random; random.random()",
        "import urllib.request as r; r.urlopen(a)", "import socket; socket.socket()",
        "from http import client; client.HTTPConnection(a)",
    ],
)  # fmt: skip
def test_a1_sees_every_way(source: str) -> None:
    """Each line is one that a module below `cli` must not have."""
    assert any(not is_allowed(way, "pages/site.py") for way in ways_out(source))


WATCH = """
import os, sys
HERE = os.getcwd() + os.sep
WRITES = {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod"}
LIBRARY = os.sep + "citesite" + os.sep

def look(event, args):
    if event == "open":
        path, mode, flags = args
        if not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            return
    elif event == "sqlite3.connect":
        path = args[0]
        if ":memory:" in str(path):
            return
    elif event in WRITES:
        path = args[1] if event == "os.symlink" else args[0]
    else:
        return
    if isinstance(path, int) or not os.path.abspath(os.fsdecode(path)).startswith(HERE):
        return
    frame = sys._getframe(1)
    while frame and LIBRARY not in frame.f_code.co_filename:
        frame = frame.f_back
    where = frame.f_code.co_filename.rpartition(LIBRARY)[2] if frame else "nobody"
    print("WRITES", event, where, file=sys.stderr)

from citesite.cli.main import main
sys.addaudithook(look)
main()
"""


@pytest.mark.parametrize(
    "command",
    [
        ["build", "--as-of", "2026-11-21"],
        ["publish", "www", "--as-of", "2026-11-21", "--keep", "0"],
        ["new", "topic", "tea"],
        ["schema"],
        ["format"],
        ["import", "export.ris", "--into", "content/sources/new.yaml"],
        ["lint", "--report", "lint.html"],
        ["link", "examplin", "--qr", "code.svg"],
        ["export", "markdown", "docs", "--as-of", "2026-11-21"],
        ["export", "references", "--output", "out.json"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_a1_whatever_a_command_writes_is_written_by_files(tmp_path: Path, command: list[str]) -> None:
    """Libraries that write for citesite count too: what they are called from is what is named."""
    site = SiteTest(tmp_path / "site-folder")
    site.write("export.ris", "TY  - JOUR\nTI  - A study of tea\nPY  - 2020\nER  - \n")
    topic = "content/topics/examplin/topic.yaml"
    site.edit(topic, "id: examplin\ntitle: Examplin and headache\n", "title: Examplin and headache\nid: examplin\n")
    if command[0] == "publish":
        site.run(*command)
        site.edit("site_config.yaml", "title: Test Site", "title: Another Site")
    done = subprocess.run(
        [sys.executable, "-c", WATCH, *command], cwd=site.folder, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    writes = [line.split() for line in done.stderr.decode().splitlines() if line.startswith("WRITES ")]
    assert len(writes) > 1
    others = {(event, where) for _, event, where in writes if not where.startswith("files/")}
    assert others <= {("sqlite3.connect", "build/store/__init__.py"), ("open", "build/store/__init__.py")}
