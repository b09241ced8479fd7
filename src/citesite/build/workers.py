"""Workers: the same work in this process or in several, whichever is quicker, or on several machines.

Starting a process costs as much as some dozens of topics, so few items are processed here one by one. Many are split
into runs, each for one process; results come back run by run, so that they are never all in memory.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from citesite.build.executor import Executor, Item, SharedOut
from citesite.build.job import Job
from citesite.build.processes import Processes
from citesite.build.request import Request
from citesite.build.store import Store
from citesite.files.workspace import remove_temporary_folders, temporary_folder

FEW = 60
"""With fewer things to do than this, starting processes costs more than it saves."""
RUN = 40
_COPY = "shared-"
"""How the names of folders begin that hold a copy of the shared records."""


class Workers:
    """Those who share out the work of a build. They start when there is enough of it, and stay to its end."""

    def __init__(self, request: Request, store: Store) -> None:
        self._request = request
        self._store = store
        self._executor: Executor | None = None
        self._folders = contextlib.ExitStack()
        self._copy = ""

    def __enter__(self) -> Workers:
        # Left by a build that was killed: while this one holds the lock, there is no other.
        if self._store.folder:
            remove_temporary_folders(_COPY, self._store.folder)
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: object, trace: object) -> None:
        with self._folders:
            if self._executor:
                self._executor.close(is_broken_off=kind is not None)

    def run(
        self, work: SharedOut, one: Callable[..., Any], items: Iterable[Item], count: int, job: Job
    ) -> Iterator[list[Any]]:
        """Do some work on each item, and yield the results in the order of the items, a run at a time.

        Args:
            work: what to do.
            one: does it for one item, here: (*item, job) -> result.
            items: what to work on, taken as it is needed.
            count: how many items there are.
            job: what the work has in common.
        """
        done = 0
        left = iter(items)
        if self._are_used(count):
            runs = iter(lambda: list(islice(left, RUN)), [])
            results = self._started().results(work, runs, -(-count // RUN), job)
        else:
            results = ([one(*item, job)] for item in left)
        for found in results:
            yield found
            done += len(found)
            self._request.progress(work.what, done, count)

    def shared_copy(self, count: int) -> str:
        """Return the path of a database with the shared records, once they are known; empty if no process needs it.

        Args:
            count: how many items there are to work on.
        """
        if self._are_used(count) and not self._copy:
            folder = self._folders.enter_context(temporary_folder(_COPY, self._store.folder))
            self._copy = f"{folder}/shared.sqlite"
            self._store.copy_shared(self._copy)
        return self._copy

    def _are_used(self, count: int) -> bool:
        return count >= FEW and (self._most > 1 or bool(self._request.executor))

    @property
    def _most(self) -> int:
        return self._request.jobs or _processors()

    def _started(self) -> Executor:
        if self._executor is None:
            if self._request.executor:
                # An extra, which takes as long to import as all else.
                from citesite.build.cluster import Cluster

                self._executor = Cluster(self._request.executor)
            else:
                self._executor = Processes(self._most)
        return self._executor


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
