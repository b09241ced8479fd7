"""The report of a benchmark, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.contest import CLAIM, CLEAN, SAME, SOURCE, STEPS, Result
from benchmarks.goals import LARGEST, goals, largest
from benchmarks.measure import Cost, median

HOW = """\
Every build is a new process; except for clean builds, the caches of earlier builds are kept. citesite and Hugo read the
same corpus, each in its own form, and build in turn (rounds: {rounds}; medians). The JSON file next to this report has
every run. Hugo is driven by data: a content adapter makes the pages, and a layout numbers the citations and writes the
references. Editing the claim changes one page, editing the source {citing}; the edited template is in the footer of
every page. Hugo makes the words of citesite's page, and neither makes other pages for topics: the words on both are
compared after every build{words}.

After every build, pages are read and checked: title, summary, the words of all 15 claims, takeaways, table, citation
numbers, all 12 references in order with authors, title, year and DOI; the edit, on every page that shows it; and
the number of pages.

"With everything on" is what a site has that sets its address and nothing else, with a section more in each topic: four
trials pooled and drawn, a rated claim that states their result, quotes, notes, places in sources and words of a
glossary. Hugo does not make that site.

CPU is user and system time of all processes. Memory is the peak of the sum over all processes, sampled every 20 ms
(every 50 ms in the first second), with shared pages counted once (PSS); the JSON file also has the sum that counts
them in each process (RSS).
"""

ALONE = {
    "citesite, all pages": "with a page for each section and each source",
    "citesite, everything on": "with everything on",
}
"""What is measured of citesite alone."""

Row = Iterable[str]
BUSY = 0.7  # average number of processes running or waiting to run in the minute before


def report(
    machine: dict[str, str],
    rounds: int,
    results: list[Result],
    help_: list[Cost],
    own_content: list[Cost],
    reloads: list[float],
) -> str:
    """Write the report."""
    parts = ["# Benchmarks\n", f"{'; '.join(f'{name} {value}' for name, value in machine.items())}.\n"]
    if float(machine.get("load before", 0)) > BUSY:
        parts.append("**Other programs were running on this machine, so times are too long.**\n")
    size = largest(results)
    parts.append(f"## Goals, at {size:,} topics\n")
    if size != LARGEST:
        parts.append(f"This is a short run; the goals are for {LARGEST:,} topics.\n")
    met = {True: "met", False: "**missed**", None: "not measured"}
    lines = ((goal.what, goal.goal, goal.others, goal.measured, met[goal.is_met]) for goal in
             goals(results, help_, own_content, reloads))  # fmt: skip
    parts.append(_table(("", "goal", "others before", "measured", ""), lines))
    for topics in sorted({result.topics for result in results}):
        parts += _size([result for result in results if result.topics == topics])
    parts.append("## How it was measured\n")
    parts.append(_how(results, rounds))
    problems = [f"- {r.generator}, {r.topics:,} topics: {problem}" for r in results for problem in r.problems[:10]]
    parts.append("Every check passed.\n" if not problems else "\n".join(["**Checks that failed:**\n", *problems, ""]))
    return "\n".join(parts)


def _size(results: list[Result]) -> list[str]:
    """The tables of one size."""
    topics, sources = results[0].topics, results[0].sources
    parts = [f"## {topics:,} topics, {sources:,} sources\n"]
    rows = []
    for place in dict.fromkeys(result.place for result in results):
        for step in STEPS:
            pair = [_runs(results, name, place, step) for name in ("citesite", "Hugo")]
            if any(pair):
                rows.append(_compared(f"{step}, on {place}", *pair))
    head = ("", "citesite s", "Hugo s", "ratio", "CPU s, citesite", "Hugo", "memory MiB, citesite", "Hugo")
    parts.append(_table(head, rows))
    for result in results:
        if result.generator in ALONE:
            what = (
                f"{ALONE[result.generator]} ({result.pages:,} pages of topics, sections and sources), on {result.place}"
            )
            steps = (CLEAN, SAME, CLAIM, SOURCE)
            costs = [_runs(results, result.generator, result.place, step) for step in steps]
            rows = [(step, _wall(runs), _cpu(runs), _memory(runs)) for step, runs in zip(steps, costs, strict=True)]
            parts += [f"citesite alone, {what}, one round:\n", _table(("", "s", "CPU s", "memory MiB"), rows)]
    return parts


def _runs(results: list[Result], generator: str, place: str, step: str) -> list[Cost]:
    return next((r.runs.get(step, []) for r in results if (r.generator, r.place) == (generator, place)), [])


def _compared(what: str, own: list[Cost], hugo: list[Cost]) -> Row:
    one, other = median(own), median(hugo)
    ratio = f"{one.wall / other.wall:.3f}" if one and other else "–"
    return what, _wall(own), _wall(hugo), ratio, _cpu(own), _cpu(hugo), _memory(own), _memory(hugo)


def _wall(runs: list[Cost]) -> str:
    """The median, with the fastest and the slowest run where there are several."""
    middle = median(runs)
    if middle is None:
        return runs[0].failed.split(":")[0] if runs else "–"
    walls = [cost.wall for cost in runs if not cost.failed]
    spread = f" ({min(walls):.2f}–{max(walls):.2f})" if len(walls) > 1 else ""
    failed = f", {len(runs) - len(walls)} failed" if len(walls) < len(runs) else ""
    return f"{middle.wall:.2f}{spread}{failed}"


def _cpu(runs: list[Cost]) -> str:
    middle = median(runs)
    return f"{middle.cpu:.2f}" if middle else "–"


def _memory(runs: list[Cost]) -> str:
    middle = median(runs)
    return f"{middle.pss:.0f}" if middle else "–"


def _how(results: list[Result], rounds: int) -> str:
    seen = {}
    for result in results:
        if result.words and result.generator in ("citesite", "Hugo"):
            seen[result.generator] = (
                f"{result.words:,} words in {result.page_bytes / 1024:.0f} KiB with {result.generator}"
            )
    citing = max((result.citing for result in results), default=0)
    return HOW.format(rounds=rounds, citing=citing, words=f" ({', '.join(seen.values())})" if seen else "")


def _table(head: Row, rows: Iterable[Row]) -> str:
    head = list(head)
    right = ["---", *("---:" if name and name not in ("goal", "others before") else "---" for name in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, right, *rows)) + "\n"
