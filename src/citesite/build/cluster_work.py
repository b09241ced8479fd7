"""Cluster work: what a worker of a cluster does with a run of items, in a folder that is its own.

It gets by value whatever the work reads, and returns by value whatever the work writes: nothing of the site is on its
machine. The files lie in a folder as they do in the site's, so that the work is the same function as everywhere.
"""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from citesite.build.executor import Item
from citesite.build.job import Job
from citesite.files.output import staged_files
from citesite.files.program import generator
from citesite.files.workspace import files_put, temporary_folder

Files = Mapping[str, bytes]
"""The bytes of files, by their paths below a folder."""


class Sent(NamedTuple):
    """What a run of items needs. Each part is pickled, and most of them are the same for many runs."""

    program: str
    """The digest of the program that builds; see `generator`."""
    templates: bytes
    """`Files`: the site's own templates and catalogues."""
    shared: bytes
    """The database with the shared records, as it is; empty without one."""
    work: bytes
    """The function that does the work, and the job."""
    run: bytes
    """The items, and `Files`: what is read for them alone."""


class Done(NamedTuple):
    """What came of a run."""

    results: list[Any] | None = None
    """None if the work failed, or was refused."""
    pages: Files | None = None
    """The files that the work staged."""
    problem: str = ""
    """Why there are no results."""
    is_refused: bool = False
    """Whether this worker does no work for that build."""


_ONE_THREAD = ThreadPoolExecutor(1)
"""Python does the work of several threads no sooner, and a database is read by the thread that opened it."""


def done_by_worker(*sent: Any) -> Done:
    """Do the work on a run of items, in a worker of Dask.

    Args:
        sent: the fields of `Sent`. Dask puts in what all workers have got already, if it is an argument by itself.
    """
    # An extra; a machine without it never calls this.
    from distributed import get_worker

    worker, needed = get_worker(), Sent(*sent)
    if needed.program != generator():
        problem = f"the worker {worker.address} has another citesite, or other libraries, than this machine"
        return Done(problem=f"{problem}: install the same on all", is_refused=True)
    try:
        return _ONE_THREAD.submit(_done, needed, worker.local_directory).result()
    except Exception as problem:
        # Not every exception can be pickled.
        return Done(problem=f"the worker {worker.address} failed: {type(problem).__name__}: {problem}")


def forget_site() -> None:
    """Remove from a worker what it has of a site."""
    _ONE_THREAD.submit(_forget).result()


def _forget() -> None:
    _site.cache_clear()
    _FOLDER.close()


def _done(sent: Sent, folder: str) -> Done:
    in_runs, job = _work(sent.work)
    items, files = pickle.loads(sent.run)
    root, shared = _site(sent.templates, sent.shared, folder)
    with files_put(root, files), temporary_folder("pages-", root.parent) as output:
        results = in_runs(items, job._replace(root=root, output=output, shared=shared))
        return Done(results, staged_files(output))


@lru_cache(maxsize=1)
def _work(pickled: bytes) -> tuple[Callable[[Sequence[Item], Job], list[Any]], Job]:
    in_runs, job = pickle.loads(pickled)
    return in_runs, job


_FOLDER = contextlib.ExitStack()
"""Removes the folder of the last build."""


@lru_cache(maxsize=1)
def _site(templates: bytes, shared: bytes, folder: str) -> tuple[Path, str]:
    """Return a folder with what all runs of a build read, and the path of the database with the shared records."""
    _FOLDER.close()
    made = _FOLDER.enter_context(temporary_folder("citesite-", Path(folder)))
    _FOLDER.enter_context(files_put(made / "site", pickle.loads(templates)))
    _FOLDER.enter_context(files_put(made, {"shared.sqlite": shared}))
    return made / "site", str(made / "shared.sqlite")
