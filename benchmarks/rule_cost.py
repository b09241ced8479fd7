"""What the rules that hold sentences to their records (A14) add to a clean build: `make bench-rules`.

    python -m benchmarks.rule_cost --pages 200 --rounds 5        the invented corpus, topic pages only
    python -m benchmarks.rule_cost --everything-on               the same with everything that is on by default
    python -m benchmarks.rule_cost --site . --rounds 5           a copy of any site

Each round builds the site twice, with and without these rules, each in a new process and into an empty output. Without
them, their modules are empty: nothing of them is imported, compiled or run. Times are user and system time of the
processes, those of workers too, and the figure is the median of the rounds.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType

from benchmarks.corpus import make_corpus
from benchmarks.own_site import AS_OF, OwnSite
from benchmarks.real_site import RealSite

OTHERS = frozenset(
    (
        "analysis_rules",
        "certainty_rules",
        "date_rules",
        "dose_rules",
        "evidence_rules",
        "existence_rules",
        "figure_rules",
        "ids",
        "pooling_rules",
        "prose_rules",
        "review_rules",
        "source_rules",
        "value_rules",
        "wording.language_rules",
    )
)
"""The modules of `citesite.check` whose rules compare nothing said with what is recorded: they are in both builds."""


def rule_modules() -> list[str]:
    """Return the modules that compare what is said with what is recorded, as `OTHERS` names modules: all but those.

    What they call is loaded with them, unless another rule needs it, too: a page that is read on a day (`date_rules`)
    needs the words of its language in any case.
    """
    # Imported here, because a build without these modules must not load them.
    from citesite.check import rules

    modules = (*rules.MODULES, *rules.AT_LAST, *rules.number_modules())
    return sorted({module.__name__.removeprefix("citesite.check.") for module in modules} - OTHERS)


def main() -> None:
    """Measure and print, or be the process that is measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200, help="topics of the invented corpus")
    parser.add_argument("--everything-on", action="store_true", help="the corpus as a site with all defaults has it")
    parser.add_argument("--site", type=Path, help="a site to copy and build, and not the corpus")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--build-without", nargs="*", metavar="MODULE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build_without is not None:
        _build(options.build_without)
        return
    left_out: dict[str, list[str]] = {"without": rule_modules(), "with": []}
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        if options.site:
            shutil.copytree(options.site, site, ignore=shutil.ignore_patterns(".*", "site", "node_modules"))
        else:
            kind = RealSite if options.everything_on else OwnSite
            kind(Path("citesite"), site).write(make_corpus(options.pages), "Not medical advice.")
        rounds = [{which: _cost(site, names) for which, names in left_out.items()} for _ in range(options.rounds)]
    for one in rounds:
        print(" ".join(f"{which} {seconds:.2f} s" for which, seconds in one.items()), file=sys.stderr)
    without, added = (
        statistics.median(one["without"] for one in rounds),
        statistics.median(one["with"] - one["without"] for one in rounds),
    )
    print(f"{without:.2f} s without the rules, {added:.2f} s more with them: {100 * added / without:.0f} %")


def _cost(site: Path, left_out: list[str]) -> float:
    """Return the processor time of one clean build without some modules, in seconds."""
    for name in ("site", ".citesite"):
        shutil.rmtree(site / name, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "benchmarks.rule_cost", "--build-without", *left_out]
    here = str(Path(__file__).parents[1])
    subprocess.run(command, cwd=site, check=True, stdout=subprocess.DEVNULL, env={"PYTHONPATH": here})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class _Empty(ModuleType):
    """A module without rules. Whoever imports one of them by its name gets nothing, and has nothing to report."""

    GOES_BY = ()

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


def _build(left_out: list[str]) -> None:
    for name in left_out:
        sys.modules[f"citesite.check.{name}"] = _Empty(name)
    from citesite.cli.main import main as citesite

    citesite(["build", "--jobs", "1", "--as-of", AS_OF])


if __name__ == "__main__":
    main()
