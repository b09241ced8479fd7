"""The goals for citesite's speed, and whether results meet them."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.contest import CLAIM, CLEAN, SAME, SOURCE, STEPS, Result
from benchmarks.measure import Cost, median

SMALLER, LARGEST = 1_000, 10_000
SERVED = 1_000
MEMORY_MIB = 500


@dataclass(frozen=True, slots=True)
class Goal:
    """One row of the table of goals."""

    what: str
    goal: str
    others: str
    """The best results of other generators when the goal was set, on another machine."""
    measured: str
    is_met: bool | None
    """None if it was not measured."""


def goals(results: list[Result], help_: list[Cost], own_content: list[Cost], reloads: list[float]) -> list[Goal]:
    """Return every goal, with what was measured at the largest size."""
    return [*_of_builds(results), *_of_growth(results), *_of_start(help_, own_content), _of_serve(reloads)]


def largest(results: list[Result]) -> int:
    """Return the largest number of topics that was built."""
    return max((result.topics for result in results), default=0)


def _runs(results: list[Result], generator: str, topics: int, step: str) -> list[Cost]:
    """Return the runs of a step from the first matching result, which has the most runs."""
    found = (result for result in results if (result.generator, result.topics) == (generator, topics))
    return next((result.runs.get(step, []) for result in found), [])


def _of_builds(results: list[Result]) -> Iterator[Goal]:
    size = largest(results)

    def of(generator: str, step: str) -> Cost | None:
        return median(_runs(results, generator, size, step))

    lines: tuple[tuple[str, float | None, float | None, str], ...] = (
        (CLAIM, 0.5, 1 / 20, "0.88 s (`mkdocs --dirty`, not correct), 10.5 s (Pelican), 22.9 s (Hugo)"),
        (SAME, 0.35, None, "–"),
        (SOURCE, 0.7, None, "10.6 s"),
        (CLEAN, None, 0.75, "–"),
    )
    for step, seconds, share, others in lines:
        own, hugo = of("citesite", step), of("Hugo", step)
        wanted = [f"≤ {seconds} s"] if seconds else []
        wanted += [f"≤ {'1/20' if share < 0.1 else share} of Hugo's"] if share else []
        what = f"{step}, output on {results[0].place}" if step == CLEAN else step
        if own is None or (share and hugo is None):
            failed = [run.failed.split(":")[0] for run in _runs(results, "citesite", size, step)]
            measured, met = (failed[0], False) if failed and own is None else ("–", None)
            yield Goal(what, " and ".join(wanted), others, measured, met)
            continue
        reached = seconds is None or own.wall <= seconds
        measured = f"{own.wall:.2f} s"
        if hugo is not None:
            measured += f" ({own.wall / hugo.wall:.3f} of Hugo's {hugo.wall:.2f} s)"
            reached = reached and (share is None or own.wall <= share * hugo.wall)
        yield Goal(what, " and ".join(wanted), others, measured, reached)
    own, hugo = of("citesite", CLEAN), of("Hugo", CLEAN)
    measured = f"{own.cpu:.2f} s ({own.cpu / hugo.cpu:.3f} of Hugo's {hugo.cpu:.2f} s)" if own and hugo else "–"
    met = own.cpu <= 0.8 * hugo.cpu if own and hugo else None
    yield Goal("clean, processor time", "≤ 0.8 of Hugo's", "–", measured, met)
    peaks = [found.pss for step in STEPS if (found := of("citesite", step))]
    measured = f"{max(peaks):.0f} MiB" if peaks else "–"
    met_memory = max(peaks) <= MEMORY_MIB if peaks else None
    yield Goal(
        "peak memory, sum over processes", f"≤ {MEMORY_MIB} MiB", "351 (Pelican), 930 (Hugo)", measured, met_memory
    )


def _of_growth(results: list[Result]) -> Iterator[Goal]:
    for step, limit in ((CLEAN, 11), (CLAIM, 3)):
        before, after = (median(_runs(results, "citesite", size, step)) for size in (SMALLER, LARGEST))
        times = after.wall / before.wall if before and after else None
        measured = "–" if times is None else f"{times:.1f} ×"
        is_met = None if times is None else times <= limit
        yield Goal(f"{step}, growth from {SMALLER:,} to {LARGEST:,} topics", f"≤ {limit} ×", "–", measured, is_met)


def _of_start(help_: list[Cost], own_content: list[Cost]) -> Iterator[Goal]:
    for what, limit, costs in (
        ("`citesite --help`", 80, help_),
        ("this repository's site, nothing changed", 200, own_content),
    ):
        found = median(costs)
        failed = costs[0].failed.split(":")[0] if costs else "–"
        measured = f"{found.wall * 1000:.0f} ms" if found else failed
        yield Goal(what, f"≤ {limit} ms", "–", measured, found.wall * 1000 <= limit if found else None)


def _of_serve(reloads: list[float]) -> Goal:
    what = f"`citesite serve`: save to new page in the browser, {SERVED:,} topics"
    if not reloads:
        return Goal(what, "≤ 150 ms", "–", "–", None)
    middle = statistics.median(reloads) * 1000
    spread = f"{min(reloads) * 1000:.0f}–{max(reloads) * 1000:.0f}"
    return Goal(what, "≤ 150 ms", "–", f"{middle:.0f} ms ({spread})", middle <= 150)
