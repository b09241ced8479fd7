"""Processes: the work of a build on the processors of this machine.

Pipes and nothing else: named semaphores, which pools of processes need, outlive a program that is killed, and so do
processes that wait for one. A process whose pipe is full waits, so that few results are held at a time.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sqlite3
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from citesite.build.executor import Item, SharedOut
from citesite.build.job import Job
from citesite.diagnostics import CitesiteError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_ENDED = "a process that makes pages was ended from outside; with too little memory for several, build with --jobs 1"


class Processes:
    """Processes of this machine. They start when there is work for them, and stay to the end of the build."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._processes: list[BaseProcess] = []
        self._pipes: list[Connection] = []

    def close(self, is_broken_off: bool) -> None:
        """End them.

        Args:
            is_broken_off: whether to end them in the midst of their work.
        """
        for pipe, process in zip(self._pipes, self._processes, strict=False):
            if is_broken_off:
                # What they staged can be removed only when they are gone.
                process.kill()
            else:
                # Closing is not enough: copies of this process hold this end, too.
                with contextlib.suppress(OSError):
                    pipe.send(None)
            pipe.close()
        for process in self._processes:
            process.join()

    def results(self, work: SharedOut, runs: Iterator[Sequence[Item]], count: int, job: Job) -> Iterator[list[Any]]:
        """Do some work on runs of items, and yield the results of each run in their order.

        Args:
            work: what to do.
            runs: the items, taken as they are needed.
            count: how many runs there are.
            job: what the work has in common.
        """
        busy: deque[Connection] = deque()
        for pipe, run in zip(self._started(min(self._most, count)), runs, strict=False):
            _send(pipe, (work.in_runs, job))
            _send(pipe, run)
            busy.append(pipe)
        while busy:
            found = _received(pipe := busy.popleft())
            # Only to one that waits for it: two that write to each other into full pipes would wait for ever.
            run = next(runs, [])
            _send(pipe, run)
            if run:
                busy.append(pipe)
            yield found

    def _started(self, count: int) -> list[Connection]:
        """Start processes until there are so many, and return a pipe to each of as many."""
        # Most builds are small and start no process.
        import multiprocessing

        context: Any = multiprocessing.get_context(_way_to_start())
        # Ctrl-C reaches every process, but only this one takes back what was staged and reports.
        with uninterrupted(), _set_aside():
            while len(self._processes) < count:
                here, there = context.Pipe()
                self._pipes.append(here)
                process = context.Process(target=_work, args=(there,), daemon=True)
                with there:
                    process.start()
                self._processes.append(process)
        return self._pipes[:count]


@contextlib.contextmanager
def _set_aside() -> Iterator[None]:
    """Keep the collector of a process that starts off what there is already.

    It writes on all that it looks at, and a copy of this process shares what neither has written on.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


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
            while run := pipe.recv():
                pipe.send(_done(in_runs, run, job))


def _done(in_runs: Callable[..., list[Any]], run: Sequence[Any], job: Job) -> list[Any] | Exception:
    try:
        return in_runs(run, job)
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
