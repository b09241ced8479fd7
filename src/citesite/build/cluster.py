"""Cluster: the work of a build on several machines, through a scheduler of Dask (the extra `citesite[cluster]`).

Whatever the work reads goes to the workers by value, and pages come back as bytes, which this process stages: no other
machine needs the site's folder. What all runs need goes to all workers once; of runs, few are under way at a time.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import warnings
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import Any

from citesite import addresses
from citesite.build.cluster_work import Done, Files, done_by_worker, forget_site
from citesite.build.executor import Item, SharedOut
from citesite.build.job import Job
from citesite.build.rendering import staged
from citesite.build.request import scheduler_of
from citesite.diagnostics import CitesiteError
from citesite.files.program import LIBRARIES, generator
from citesite.files.scan import bytes_of, scan

_AHEAD = 2
"""How many runs a worker has at most, so that it never waits for the next one."""
_SECONDS = 2.0
"""After so long without a result, look whether any worker is left."""
_LOOKS = 15
"""How often to look before giving up: a worker that was ended may be started again."""
_IDLE = 3
"""After so many looks at workers that have nothing to do, no more results come."""
_TO_CONNECT = 10
_OF_DASK = ("cloudpickle", "dask", "distributed", "msgpack", "python", "toolz", "tornado")
"""What Dask wants to be the same on all machines; packages and Python, as it names them."""


class Cluster:
    """The workers of a cluster. Connected when there is work for them, until the end of the build."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._client = _connected(address)
        self._executor = self._client.get_executor(pure=False)
        self._there: dict[bytes, Any] = {}
        """What all workers have got. They keep it for as long as it is named here."""

    def close(self, is_broken_off: bool) -> None:
        """Leave the cluster.

        Args:
            is_broken_off: whether in the midst of work, which nobody needs any more.
        """
        # It may be gone already, and what is to be done is done.
        with contextlib.suppress(Exception), _quiet():
            if not is_broken_off:
                self._client.run(forget_site)
            self._client.close(timeout=_TO_CONNECT)

    def results(self, work: SharedOut, runs: Iterator[Sequence[Item]], count: int, job: Job) -> Iterator[list[Any]]:
        """Do some work on runs of items, and yield the results of each run in their order.

        Args:
            work: what to do.
            runs: the items, taken as they are needed.
            count: how many runs there are.
            job: what the work has in common.
        """
        self._wait_for_workers()
        most = min(count, _AHEAD * max(1, len(self._workers())))
        needed = self._sent(work, job)
        waiting: deque[tuple[Sequence[Item], Future[Done] | None]] = deque()
        for run in runs:
            waiting.append((run, self._started(run, needed, work, job)))
            if len(waiting) == most:
                yield self._finished(*waiting.popleft(), work, job)
        while waiting:
            yield self._finished(*waiting.popleft(), work, job)

    def _sent(self, work: SharedOut, job: Job) -> tuple[Any, ...]:
        """Send to all workers what all runs need; return it as arguments."""
        own = pickle.dumps(_files(_templates(job), job.root))
        copy = Path(job.shared)
        # It is ours, and with many sources larger than any file that is read from others.
        shared = bytes_of(copy, copy.stat().st_size) if job.shared else b""
        plain = pickle.dumps((work.in_runs, job._replace(root=Path(), output=Path(), shared="")))
        for part in {own, shared, plain} - self._there.keys():
            with self._problems():
                # By keys that are never used again: Dask may forget data and get the same anew in the wrong order.
                self._there[part] = self._client.scatter(part, broadcast=True, hash=False)
        return generator(), *(self._there[part] for part in (own, shared, plain))

    def _started(self, run: Sequence[Item], needed: tuple[Any, ...], work: SharedOut, job: Job) -> Future[Done] | None:
        """Send a run of items to some worker; None if a file that it needs cannot be read."""
        try:
            files = _files((path for item in run for path in work.files(item, job)), job.root)
        except CitesiteError:
            return None
        with self._problems():
            started: Future[Done] = self._executor.submit(done_by_worker, *needed, pickle.dumps((run, files)))
            return started

    def _finished(self, run: Sequence[Item], future: Future[Done] | None, work: SharedOut, job: Job) -> list[Any]:
        """Wait for the results of a run, and stage its pages."""
        done = self._waited_for(future) if future else Done()
        if done.is_refused:
            raise CitesiteError(done.problem)
        if done.results is None:
            # What is wrong with the site is said as any other build says it.
            results = work.in_runs(run, job)
            if done.problem:
                raise CitesiteError(done.problem)
            return results
        return [_staged(result, done.pages or {}, job) for result in done.results]

    def _waited_for(self, future: Future[Done]) -> Done:
        """Wait for what a worker returns; without results if Dask forgot to tell them, as when it loses a worker."""
        looks = idle = 0
        while looks < _LOOKS and idle < _IDLE:
            with self._problems():
                try:
                    return future.result(_SECONDS)
                except TimeoutError:
                    if future.done():
                        raise
                    looks = 0 if self._workers() else looks + 1
                    idle = 0 if looks or any(self._client.processing().values()) else idle + 1
                except CancelledError:
                    # A worker that dies while it hands on what all need takes that with it; the others live.
                    if not self._workers():
                        raise
                    return Done()
        if idle == _IDLE:
            return Done()
        raise self._no_worker()

    def _workers(self) -> Sequence[str]:
        with self._problems():
            return list(self._client.nthreads())

    def _wait_for_workers(self) -> None:
        with self._problems():
            try:
                self._client.wait_for_workers(1, timeout=_SECONDS * _LOOKS)
            except TimeoutError:
                raise self._no_worker() from None

    def _no_worker(self) -> CitesiteError:
        return CitesiteError(f"the cluster {self._address} has no worker; start some, and build again")

    @contextlib.contextmanager
    def _problems(self) -> Iterator[None]:
        """Say in one line what went wrong with the cluster."""
        try:
            with _quiet():
                yield
        except (CancelledError, OSError) as problem:
            raise CitesiteError(
                f"the scheduler of {self._address}, or what its workers held, was lost; build again"
            ) from problem
        except CitesiteError:
            raise
        except Exception as problem:
            raise CitesiteError(
                f"the cluster {self._address} failed ({type(problem).__name__}); build again, or without it"
            ) from problem


def _connected(address: str) -> Any:
    """Connect to a scheduler whose workers have the same program as this machine.

    Raises:
        CitesiteError: if there is none, or they have not.
    """
    try:
        # An extra, which need not be installed.
        from distributed import Client
    except ImportError:
        raise CitesiteError("--executor needs another library: pip install 'citesite[cluster]'") from None
    # What it would log is raised, too, and is reported from there.
    for name in ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    connect: Any = Client
    client = None
    try:
        with _quiet():
            client = connect(scheduler_of(address), timeout=_TO_CONNECT, set_as_default=False)
            versions: Any = client.get_versions(packages=["citesite", *LIBRARIES])
    except Exception:
        if client:
            client.close()
        raise CitesiteError(f"no scheduler of Dask answers at {address}") from None
    others = {"its scheduler": versions["scheduler"], **versions["workers"]}
    for who, found in others.items():
        if other := _differing(versions["client"]["packages"], found["packages"]):
            client.close()
            raise CitesiteError(f"{address}: {who} has {other}: install the same on all machines")
    return client


def _differing(own: dict[str, str | None], other: dict[str, str | None]) -> str:
    """Return the first version that differs, in words; empty if none does."""
    for name in ("citesite", *_OF_DASK, *sorted(LIBRARIES)):
        # Of Python the first two numbers: bytes are the same in all that follow.
        here, there = (found.get(name) or "none" for found in (own, other))
        if name == "python":
            here, there = (".".join(found.split(".")[:2]) for found in (here, there))
        if here != there:
            return f"{name} {there}, this machine {here}"
    return ""


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Let Dask warn of nothing: what matters of it is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _templates(job: Job) -> Iterator[str]:
    """Return the paths of the site's own templates and catalogues."""
    for folder in (job.config.templates, "locale"):
        if (job.root / folder).is_dir():
            yield from scan(job.root / folder, f"{folder}/")


def _files(paths: Iterator[str], root: Path) -> Files:
    """Return the bytes of files, by their paths below the site's folder; of those that are there.

    Raises:
        CitesiteError: if one cannot be read.
    """
    return {path: bytes_of(root / path) for path in paths if os.path.lexists(root / path)}


def _staged(result: Any, contents: Files, job: Job) -> Any:
    """Return the result of some work, with its pages staged here."""
    if not getattr(result, "pages", ()):
        return result
    pages = (
        staged(page, contents[addresses.file_of(page.address)], job) if page.state else page for page in result.pages
    )
    return result._replace(pages=tuple(pages))
