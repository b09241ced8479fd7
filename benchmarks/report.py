"""The report of a benchmark, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.contest import OWN_STEPS, STEPS, Result
from benchmarks.goals import LARGEST, goals, largest
from benchmarks.measure import Cost, median
from benchmarks.served import Served

HOW = """\
Every build is a new process; except for clean builds, the caches of earlier builds are kept. The generators read the
same corpus, each in its own form, and build in turn (rounds: {rounds}, one from 10,000 topics on; medians). The JSON
file next to this report has every run. Hugo and Eleventy are driven by data: a content adapter or a template makes the
pages, numbers the citations and writes the references. Editing the claim changes one page, editing the source {citing};
the edited template is in the footer of every page. Hugo and Eleventy make the words of citesite's pages: those of a
sample of topics and of all that was edited, with their sections and sources, are compared after every build{words}.

After every build, pages are read and checked: title, summary, the words of all 15 claims, takeaways, table, citation
numbers, all references in order with authors, title, year and DOI; the edit, on every page that shows it; and
the number of pages.

"Everything on" is what a site has that sets its address and nothing else, with a section more in each topic: four
trials pooled and drawn, a rated claim that states their result, quotes, notes, places in sources and words of a
glossary. Neither Hugo nor Eleventy can compute it, and they do not make that site. {second}

CPU is user and system time of all processes. Memory is the peak of the sum over all processes, sampled every 20 ms
(every 50 ms in the first second), with shared pages counted once (PSS); the JSON file also has the sum that counts
them in each process (RSS).
"""

SECOND = """\
"In English and German" is the same
site with a German edition, a sentence for every sentence of the corpus; edits are of the English text, whose
translation is then out of date. The number of pages is that of the first language."""

COMPARED = (
    ("Topic pages only", ("citesite", "Hugo", "Eleventy")),
    ("A page for each topic, section and source", ("citesite, all pages", "Hugo, all pages", "Eleventy, all pages")),
    ("Everything on", ("citesite, everything on",)),
    ("Everything on, in English and German", ("citesite, two languages",)),
)
"""What is measured, and the generators that make the same words."""

Row = Iterable[str]
BUSY = 0.7  # average number of processes running or waiting to run in the minute before


def report(
    machine: dict[str, str],
    rounds: int,
    results: list[Result],
    help_: list[Cost],
    own_content: list[Cost],
    served: list[Served],
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
    lines = ((goal.what, goal.goal, goal.measured, met[goal.is_met]) for goal in
             goals(results, help_, own_content, served))  # fmt: skip
    parts.append(_table(("", "goal", "measured", ""), lines))
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
    for title, names in COMPARED:
        found = {name: [result for result in results if result.generator == name] for name in names}
        rows = []
        for own in found[names[0]]:
            sides = [next((r for r in found[name] if r.place == own.place), None) for name in names]
            for step in (*STEPS, *OWN_STEPS):
                runs = [side.runs.get(step, []) if side else [] for side in sides]
                if runs[0]:
                    rows.append((f"{step}, on {own.place}", *_row(runs)))
        if rows:
            parts.append(f"{title} ({found[names[0]][0].pages:,} pages):\n")
            parts.append(_table(["", *(f"{what} {name.split(',')[0]}" for name in names for what in WHAT)], rows))
    return parts


WHAT = ("s", "CPU s", "MiB")


def _row(runs: list[list[Cost]]) -> list[str]:
    return [cell for of_one in runs for cell in (_wall(of_one), _cpu(of_one), _memory(of_one))]


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
        if result.words and result.generator in COMPARED[0][1]:
            seen[result.generator] = (
                f"{result.words:,} words in {result.page_bytes / 1024:.0f} KiB with {result.generator}"
            )
    citing = max((result.citing for result in results), default=0)
    has_second = any(result.generator == COMPARED[3][1][0] for result in results)
    second = SECOND if has_second else "It has one language; `--second-language` builds it with a German edition, too."
    return HOW.format(
        second=second, rounds=rounds, citing=citing, words=f" ({', '.join(seen.values())})" if seen else ""
    )


def _table(head: Row, rows: Iterable[Row]) -> str:
    head = list(head)
    right = ["---", *("---:" if name and name != "goal" else "---" for name in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, right, *rows)) + "\n"
