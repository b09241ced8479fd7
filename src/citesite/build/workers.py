"""Workers: the same work in this process or in several, whichever is quicker.

Starting a process costs as much as some dozens of topics, so few items are processed here one by one. Many are split
into runs, each for one process; results come back run by run, so that they are never all in memory.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from citesite.build.job import Job
from citesite.build.request import Request
from citesite.build.store import Store
from citesite.diagnostics import CitesiteError
from citesite.files.workspace import remove_temporary_folders, temporary_folder

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

FEW = 60
"""With fewer things to do than this, starting processes costs more than it saves."""
RUN = 40
_COPY = "shared-"
"""How the names of folders begin that hold a copy of the shared records."""
_ENDED = "a process that makes pages was ended from outside; with too little memory for several, build with --jobs 1"


class Workers:
    """The processes that share out the work of a build. They start when there is enough of it, and stay to its end.

    Pipes and nothing else: named semaphores, which pools of processes need, outlive a program that is killed, and so
    do processes that wait for one. A process whose pipe is full waits, so that few results are held at a time.
    """

    def __init__(self, request: Request, store: Store) -> None:
        self._request = request
        self._store = store
        self._processes: list[BaseProcess] = []
        self._pipes: list[Connection] = []
        self._folders = contextlib.ExitStack()
        self._copy = ""

    def __enter__(self) -> Workers:
        # Left by a build that was killed: while this one holds the lock, there is no other.
        if self._store.folder:
            remove_temporary_folders(_COPY, self._store.folder)
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: object, trace: object) -> None:
        for pipe, process in zip(self._pipes, self._processes, strict=False):
            if kind:
                # What they staged can be removed only when they are gone.
                process.kill()
            else:
                # Closing is not enough: copies of this process hold this end, too.
                with contextlib.suppress(OSError):
                    pipe.send(None)
            pipe.close()
        for process in self._processes:
            process.join()
        self._folders.close()

    def run(
        self,
        in_runs: Callable[..., list[Any]],
        one: Callable[..., Any],
        items: Iterable[Sequence[Any]],
        count: int,
        job: Job,
        what: str,
    ) -> Iterator[list[Any]]:
        """Do some work on each item, and yield the results in the order of the items, a run at a time.

        Args:
            in_runs: does it for a list of items, in another process: (items, job) -> results.
            one: does it for one item, here: (*item, job) -> result.
            items: what to work on, taken as it is needed.
            count: how many items there are.
            job: what the work has in common.
            what: what is being done, for the progress report.
        """
        done = 0
        is_shared_out = self._are_used(count)
        for found in self._elsewhere(in_runs, items, count, job) if is_shared_out else _here(one, items, job):
            yield found
            done += len(found)
            self._request.progress(what, done, count)

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
        return count >= FEW and self._most > 1

    @property
    def _most(self) -> int:
        return self._request.jobs or _processors()

    def _elsewhere(
        self, in_runs: Callable[..., list[Any]], items: Iterable[Sequence[Any]], count: int, job: Job
    ) -> Iterator[list[Any]]:
        left = iter(items)
        runs = iter(lambda: list(islice(left, RUN)), [])
        busy: deque[Connection] = deque()
        for pipe, chunk in zip(self._started(min(self._most, -(-count // RUN))), runs, strict=False):
            _send(pipe, (in_runs, job))
            _send(pipe, chunk)
            busy.append(pipe)
        while busy:
            found = _received(pipe := busy.popleft())
            # Only to one that waits for it: two that write to each other into full pipes would wait for ever.
            chunk = next(runs, [])
            _send(pipe, chunk)
            if chunk:
                busy.append(pipe)
            yield found

    def _started(self, count: int) -> list[Connection]:
        """Start processes until there are so many, and return a pipe to each of as many."""
        # Most builds are small and start no process.
        import multiprocessing

        context: Any = multiprocessing.get_context(_way_to_start())
        # Ctrl-C reaches every process, but only this one takes back what was staged and reports.
        with uninterrupted():
            while len(self._processes) < count:
                here, there = context.Pipe()
                self._pipes.append(here)
                process = context.Process(target=_work, args=(there,), daemon=True)
                with there:
                    process.start()
                self._processes.append(process)
        return self._pipes[:count]


def _here(one: Callable[..., Any], items: Iterable[Sequence[Any]], job: Job) -> Iterator[list[Any]]:
    for item in items:
        yield [one(*item, job)]


def _way_to_start() -> str:
    """Return how to start a process: as a copy of this one, which has imported all, where that is safe.

    It is on Linux, for a process with one thread: another might hold a lock, which nobody would release in the copy.
    """
    if sys.platform != "linux":
        return "spawn"
    try:
        return "fork" if len(os.listdir("/proc/self/task")) == 1 else "spawn"  # noqa: PTH208
    except OSError:
        return "spawn"


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Defer Ctrl-C until the end of the block. A process started in it never receives it."""
    if not hasattr(signal, "pthread_sigmask"):
        with _deferred():
            yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _deferred() -> Iterator[None]:
    """Defer Ctrl-C where signals cannot be held back, such as on Windows: note it, and raise it afterwards."""
    # Imported here because other systems need no thread.
    import threading

    if threading.current_thread() is not threading.main_thread():
        # Only the main thread is ever interrupted.
        yield
        return
    noted: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: noted.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if noted:
        raise KeyboardInterrupt


def _send(pipe: Connection, found: Any) -> None:
    try:
        pipe.send(found)
    except OSError:
        raise CitesiteError(_ENDED) from None


def _received(pipe: Connection) -> list[Any]:
    try:
        found = pipe.recv()
    except (EOFError, OSError):
        raise CitesiteError(_ENDED) from None
    if isinstance(found, Exception):
        raise found
    return list(found)


def _work(pipe: Connection) -> None:
    """Run in another process: take each piece of work, then its runs up to an empty one, and send their results.

    Instead of the results of a run, that is the exception that stopped it.
    """
    # Imported here because a program that starts no process needs no thread.
    import threading

    # Windows sends Ctrl-C to every process of a terminal; this one ends with the program.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_program, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while work := pipe.recv():
            in_runs, job = work
            while chunk := pipe.recv():
                pipe.send(_done(in_runs, chunk, job))


def _done(in_runs: Callable[..., list[Any]], chunk: Sequence[Any], job: Job) -> list[Any] | Exception:
    try:
        return in_runs(chunk, job)
    except (CitesiteError, OSError, sqlite3.Error) as problem:
        return problem
    except Exception as problem:
        # Not every exception can be pickled, and a traceback never.
        return RuntimeError("".join(traceback.format_exception(problem)))


def _end_with_the_program() -> None:
    """End this process as soon as the program is killed, so that nothing writes when the next build starts."""
    # Imported here for the same reason as in `_started`.
    import multiprocessing

    program = multiprocessing.parent_process()
    if program:
        program.join()
    os._exit(1)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
