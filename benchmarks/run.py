"""Builds the benchmark corpus with citesite, Hugo and Eleventy, in turn, and writes a report: `make bench`.

Each size is built in rounds: clean (output and caches removed), nothing changed, one claim, shared source, title or
template edited; with topic pages only, and with a page for each section and source. Clean builds are also made on disk.
citesite alone builds a site with everything on, checks it, and builds a copy of it as in continuous integration; with
`--second-language` it does all of that in English and German, too. The report goes to `benchmarks/results/`, with a
JSON file of all runs next to it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.contest import CLAIM, CLEAN, OWN_STEPS, SAME, SOURCE, STEPS, TITLE, Contest, Result
from benchmarks.corpus import make_corpus
from benchmarks.german_site import GermanSite
from benchmarks.measure import Cost, run
from benchmarks.own_site import AS_OF, FullSite, OwnSite, expected_pages
from benchmarks.peer_eleventy import EleventyFullSite, EleventySite, eleventy_program
from benchmarks.peer_hugo import HugoSite, hugo_binary
from benchmarks.peer_hugo_full import HugoFullSite
from benchmarks.real_site import RealSite
from benchmarks.report import report
from benchmarks.served import Served, served
from benchmarks.site import Site

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results"
SHARED_MEMORY = Path("/dev/shm")
KIB_OF_A_TOPIC = 800  # for all folders of one contest, generously


@dataclass(slots=True)
class Record:
    """Everything that a run of the benchmarks measured."""

    machine: dict[str, str]
    rounds: int
    results: list[Result] = field(default_factory=list)
    help_: list[Cost] = field(default_factory=list)
    own_content: list[Cost] = field(default_factory=list)
    """Builds of the repository's own site with nothing changed."""
    served: list[Served] = field(default_factory=list)
    """What `citesite serve` takes, for each size with everything on."""


def main() -> None:
    """Run the benchmarks."""
    options = _options()
    sizes = sorted(int(size) for size in options.pages.split(","))
    fast, disk = _folders(options, sizes[-1])
    try:
        record = Record(_machine(options.citesite), options.rounds)
        for _ in range(2):  # the first round reads the programs from disk
            record.help_ = [run([str(options.citesite), "--help"], fast, 60) for _ in range(11)]
        record.own_content = _own_content(options.citesite, fast)
        for size in sizes:
            _size(record, options, size, fast, disk)
            _write(record, options)  # after each size, so that an interrupted run leaves results
    finally:
        for folder in {fast, disk}:
            shutil.rmtree(folder, ignore_errors=True)
    print(options.table.read_text(encoding="utf-8"))
    if any(result.problems for result in record.results):
        raise SystemExit("some output was wrong; the report says what")


def _size(record: Record, options: argparse.Namespace, size: int, fast: Path, disk: Path) -> None:
    """Measure everything at one size."""
    kinds: tuple[tuple[type[Site], ...], ...] = (
        (OwnSite, HugoSite, EleventySite),
        (FullSite, HugoFullSite, EleventyFullSite),
        (RealSite,),
        *([(GermanSite,)] if options.second_language else []),
    )
    programs = (options.citesite, hugo_binary(), eleventy_program())
    for compared in kinds[: 1 if options.without_full else None]:
        for folder in dict.fromkeys((fast, disk) if compared is kinds[0] else (fast,)):
            corpus = make_corpus(size, options.seed)
            sites = [kind(program, folder / kind.__name__) for kind, program in zip(compared, programs, strict=False)]
            place = "tmpfs" if folder == fast and fast != disk else "disk"
            expected = [(site, expected_pages(corpus, site)) for site in sites]
            contest = Contest(corpus, expected, place, options.limit)
            if compared in kinds[2:]:
                record.results += contest.play(1, (CLEAN, SAME, CLAIM, SOURCE, TITLE, *OWN_STEPS))
                if compared is kinds[2] and isinstance(sites[0], RealSite) and not record.results[-1].problems:
                    record.served.append(served(sites[0], corpus))
            else:
                steps = STEPS if folder == fast else (CLEAN,)
                is_long = size >= options.peers_from_clean
                record.results += contest.play(1 if is_long else options.rounds, steps, peers_edit=not is_long)
            for site in sites:
                shutil.rmtree(site.folder)


def _own_content(citesite: Path, fast: Path) -> list[Cost]:
    """Build a copy of the repository's own site, then repeatedly with nothing changed."""
    site = fast / "own-content"
    site.mkdir()
    shutil.copy(ROOT / "site_config.yaml", site)
    for name in ("content", "templates", "translations", "locale"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, site / name)
    command = [str(citesite), "build", "--as-of", AS_OF, "--output", "out"]
    first = run(command, site, 60)
    return [first] if first.failed else [run(command, site, 60) for _ in range(11)]


def _folders(options: argparse.Namespace, largest: int) -> tuple[Path, Path]:
    """Return two empty folders, in memory and on disk. Both are the same if memory has no room."""
    disk = Path(tempfile.mkdtemp(prefix="citesite-bench-", dir=options.disk))
    fast = options.work
    if fast is None and SHARED_MEMORY.is_dir():
        room = shutil.disk_usage(SHARED_MEMORY).free // 1024
        fast = SHARED_MEMORY if room > largest * KIB_OF_A_TOPIC + 1_000_000 else None
    if fast is None:
        print("no room in memory: everything is measured on disk", file=sys.stderr)
        return disk, disk
    return Path(tempfile.mkdtemp(prefix="citesite-bench-", dir=fast)), disk


def _machine(citesite: Path) -> dict[str, str]:
    def found(pattern: str, text: str) -> str:
        match = re.search(pattern, text, re.MULTILINE)
        return match[1] if match else "unknown"

    def said(*command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    memory = int(found(r"^MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text()))
    return {
        "CPU": found(r"^model name\s*: (.*)", Path("/proc/cpuinfo").read_text()),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{memory / 1024**2:.0f} GiB",
        "kernel": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "citesite": found(r"(\d\S*)", said(str(citesite), "--version")),
        "Hugo": found(r"v(\d+\.\d+\.\d+)", said(str(hugo_binary()), "version")),
        "Eleventy": said("node", str(eleventy_program()), "--version").strip(),
        "load before": f"{os.getloadavg()[0]:.2f}",
    }


def _write(record: Record, options: argparse.Namespace) -> None:
    for path, text in (
        (options.json, json.dumps(asdict(record), indent=1, default=str) + "\n"),
        (
            options.table,
            report(record.machine, record.rounds, record.results, record.help_, record.own_content, record.served),
        ),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default="100,1000,10000", help="how many topics (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=600, help="seconds a build may take (default: %(default)s)")
    parser.add_argument("--work", type=Path, help="a folder on tmpfs (default: /dev/shm, when there is room)")
    parser.add_argument("--disk", type=Path, help="a folder on disk (default: the system's temporary folder)")
    parser.add_argument("--citesite", type=Path, default=Path(sys.executable).parent / "citesite", help="the program")
    parser.add_argument("--without-full", action="store_true", help="leave out the sites with more pages")
    parser.add_argument(
        "--second-language", action="store_true", help="build the site with everything on in German, too"
    )
    parser.add_argument(
        "--peers-from-clean",
        type=int,
        default=10_000,
        help="from so many topics on, one round, in which Hugo and Eleventy build once (default: %(default)s)",
    )
    parser.add_argument("--json", type=Path, help="every run (default: beside the table)")
    parser.add_argument("--table", type=Path, help="the report (default: the next free name in benchmarks/results)")
    options = parser.parse_args()
    options.citesite = options.citesite.absolute()
    if options.table is None:
        numbered = (RESULTS / f"{date.today()}-{n}.md" for n in range(1, 1000))
        options.table = next(path for path in numbered if not path.exists())
    options.json = options.json or options.table.with_suffix(".json")
    return options


if __name__ == "__main__":
    main()
