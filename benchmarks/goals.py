"""The goals for citesite's speed, and whether results meet them."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.contest import CHECK, CHECK_ANEW, CLAIM, CLEAN, RESTORED, SAME, SOURCE, TITLE, Result
from benchmarks.measure import Cost, median
from benchmarks.served import Served

SMALLER, LARGEST = 1_000, 10_000
OWN, PEER = "citesite, all pages", "Hugo, all pages"
REAL = "citesite, everything on"


@dataclass(frozen=True, slots=True)
class Goal:
    """One row of the table of goals."""

    what: str
    goal: str
    measured: str
    is_met: bool | None
    """None if it was not measured."""


def goals(results: list[Result], help_: list[Cost], own_content: list[Cost], served: list[Served]) -> list[Goal]:
    """Return every goal, with what was measured at the largest size."""
    size = largest(results)
    return [
        *_beside_hugo(results, size),
        *_of_edits(results, size),
        *_of_checks(results, size),
        *_of_real_sites(results),
        *_of_start(help_, own_content),
        *_of_serve(served),
    ]


def largest(results: list[Result]) -> int:
    """Return the largest number of topics that was built."""
    return max((result.topics for result in results), default=0)


def _cost(results: list[Result], generator: str, topics: int, step: str) -> Cost | None:
    """Return the median of a step in the first matching result, which has the most runs."""
    found = (result for result in results if (result.generator, result.topics) == (generator, topics))
    return median(next((result.runs.get(step, []) for result in found), []))


def _beside_hugo(results: list[Result], size: int) -> Iterator[Goal]:
    own, peer = (_cost(results, name, size, CLEAN) for name in (OWN, PEER))
    for what, limit, costs in (
        ("wall time", 0.75, (own.wall, peer.wall) if own and peer else None),
        ("processor time", 0.8, (own.cpu, peer.cpu) if own and peer else None),
    ):
        name, goal = f"clean, all pages, {what}", f"≤ {limit} of Hugo's"
        if costs is None:
            yield Goal(name, goal, "–", None)
        else:
            ratio = costs[0] / costs[1]
            yield Goal(name, goal, f"{costs[0]:.2f} s ({ratio:.2f} of {costs[1]:.2f} s)", ratio <= limit)


def _of_edits(results: list[Result], size: int) -> Iterator[Goal]:
    for step, limit in ((CLAIM, 0.5), (SOURCE, 0.8), (TITLE, 0.8), (SAME, 0.25)):
        yield _seconds(f"{step}, everything on, processor time", limit, _cost(results, REAL, size, step))


def _of_checks(results: list[Result], size: int) -> Iterator[Goal]:
    cold, clean = (_cost(results, REAL, size, step) for step in (CHECK_ANEW, CLEAN))
    measured = f"{cold.cpu:.2f} s ({cold.cpu / clean.cpu:.2f} of {clean.cpu:.2f} s)" if cold and clean else "–"
    is_met = cold.cpu <= 1.3 * clean.cpu if cold and clean else None
    yield Goal(f"{CHECK_ANEW}, processor time", "≤ 1.3 of a clean build's", measured, is_met)
    yield _seconds(f"{CHECK}, processor time", 0.3, _cost(results, REAL, size, CHECK))


def _of_real_sites(results: list[Result]) -> Iterator[Goal]:
    yield _seconds(
        f"clean, everything on, {SMALLER:,} topics, processor time", 10, _cost(results, REAL, SMALLER, CLEAN)
    )
    yield _seconds(f"{RESTORED}, {SMALLER:,} topics, processor time", 0.5, _cost(results, REAL, SMALLER, RESTORED))
    for step, limit in ((CLEAN, 10.5), (CLAIM, 2)):
        before, after = (_cost(results, REAL, size, step) for size in (SMALLER, LARGEST))
        times = after.cpu / before.cpu if before and after else None
        measured = "–" if times is None else f"{times:.1f} ×"
        what = f"{step}, everything on, growth of processor time from {SMALLER:,} to {LARGEST:,} topics"
        yield Goal(what, f"≤ {limit} ×", measured, None if times is None else times <= limit)
    peaks = [
        cost.pss for result in results if result.generator.startswith("citesite") for runs in result.runs.values()
        for cost in runs if not cost.failed
    ]  # fmt: skip
    measured = f"{max(peaks):.0f} MiB" if peaks else "–"
    yield Goal("peak memory, sum over processes", "≤ 500 MiB", measured, max(peaks) <= 500 if peaks else None)


def _seconds(what: str, limit: float, cost: Cost | None) -> Goal:
    measured = f"{cost.cpu:.2f} s" if cost else "–"
    return Goal(what, f"≤ {limit} s", measured, cost.cpu <= limit if cost else None)


def _of_start(help_: list[Cost], own_content: list[Cost]) -> Iterator[Goal]:
    for what, limit, costs in (
        ("`citesite --help`", 80, help_),
        ("this repository's site, nothing changed", 200, own_content),
    ):
        found = median(costs)
        failed = costs[0].failed.split(":")[0] if costs else "–"
        measured = f"{found.wall * 1000:.0f} ms" if found else failed
        yield Goal(what, f"≤ {limit} ms", measured, found.wall * 1000 <= limit if found else None)


def _of_serve(served: list[Served]) -> Iterator[Goal]:
    last = served[-1] if served else None
    starts, shows = "`citesite serve`, everything on, start", "`citesite serve`, everything on, save to new page"
    yield Goal(starts, "≤ 1 s", f"{last.start:.2f} s" if last else "–", last.start <= 1 if last else None)
    if last is None:
        yield Goal(shows, "≤ 0.4 s", "–", None)
    else:
        middle = statistics.median(last.saves)
        measured = f"{middle:.2f} s ({min(last.saves):.2f}–{max(last.saves):.2f})"
        yield Goal(shows, "≤ 0.4 s", measured, middle <= 0.4)
