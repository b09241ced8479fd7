"""Executor: who does the work that a build shares out, and what each kind of work declares of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol, TypeAlias

from citesite.build.job import Job

Item: TypeAlias = tuple[Any, ...]
"""What to work on, as the arguments of the work."""


class SharedOut(NamedTuple):
    """A kind of work that a build shares out. Items, jobs and results are plain values, which other machines get."""

    what: str
    """What is being done, for the progress report."""
    in_runs: Callable[[Sequence[Item], Job], list[Any]]
    """Does it for a run of items, in another process. The results that have pages have them as `pages`."""
    files: Callable[[Item, Job], Sequence[str]] = lambda item, job: ()
    """The files that are read for an item, below the site's folder, besides those of every page."""


class Executor(Protocol):
    """Processes of this machine, or a cluster of several machines."""

    def results(self, work: SharedOut, runs: Iterator[Sequence[Item]], count: int, job: Job) -> Iterator[list[Any]]:
        """Do some work on runs of items, and yield the results of each run in their order.

        Args:
            work: what to do.
            runs: the items, taken as they are needed.
            count: how many runs there are.
            job: what the work has in common.
        """

    def close(self, is_broken_off: bool) -> None:
        """End the work.

        Args:
            is_broken_off: whether in its midst.
        """
