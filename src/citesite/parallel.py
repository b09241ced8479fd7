"""Parallel: the same work here or in several processes, whichever is quicker.

Starting a process costs as much as some dozens of topics, so few things are done here one by one. Many are done in
runs, each of which a process takes whole; results come back run by run, so that nobody holds all of them.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from citesite.cache import Cache
from citesite.request import Request
from citesite.work import Job

FEW = 60
"""With fewer things to do than this, starting processes costs more than it saves."""
RUN = 40


def run(
    in_runs: Callable[..., list[Any]],
    one: Callable[..., Any],
    items: Sequence[Sequence[Any]],
    job: Job,
    request: Request,
    what: str,
) -> Iterator[list[Any]]:
    """Do some work on each item, and give the results in the items' order, a run at a time.

    Args:
        in_runs: does it for a list of items, in another process: (items, job) -> results.
        one: does it for one item, here: (*item, job) -> result.
        items: what to work on.
        job: what the work has in common.
        request: how many processes, and whom to tell how far it is.
        what: what is being done, for the one who is told.
    """
    workers = request.jobs or _processors()
    if not _is_shared_out(request, len(items)):
        for number, item in enumerate(items, 1):
            yield [one(*item, job)]
            request.progress(what, number, len(items))
        return
    runs = [items[start : start + RUN] for start in range(0, len(items), RUN)]
    done = 0
    # Most builds are of a few things, and need none of this.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    # Ctrl-C reaches every process; this one takes back what was staged, the others have nothing to say.
    quiet = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(workers, mp_context=context, initializer=signal.signal, initargs=quiet) as pool:
        waiting = []
        for chunk in runs:
            waiting.append(pool.submit(in_runs, chunk, job))
            # Results wait for the slowest run before them; a bound keeps those few.
            if len(waiting) >= 4 * workers:
                yield (found := waiting.pop(0).result())
                done += len(found)
                request.progress(what, done, len(items))
        for future in waiting:
            yield (found := future.result())
            done += len(found)
            request.progress(what, done, len(items))


@contextlib.contextmanager
def shared_copy(request: Request, cache: Cache, items: int) -> Iterator[str]:
    """A database with the shared records as they are in this build, for other processes; none where there will be none.

    The cache itself will not do: others see what a transaction has done only when it is over.
    """
    if not _is_shared_out(request, items):
        yield ""
        return
    with tempfile.TemporaryDirectory(prefix="citesite-") as folder:
        path = f"{folder}/shared.sqlite"
        copy = sqlite3.connect(path)
        copy.execute("CREATE TABLE shared (kind TEXT, id TEXT, card TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID")
        rows = cache.connection.execute("SELECT kind, id, card FROM shared")
        copy.executemany("INSERT INTO shared VALUES (?, ?, ?)", rows)
        copy.commit()
        copy.close()
        yield path


def _is_shared_out(request: Request, items: int) -> bool:
    return items >= FEW and (request.jobs or _processors()) > 1


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
