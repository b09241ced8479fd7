"""Workers: the same work in this process or in several, whichever is quicker.

Starting a process costs as much as some dozens of topics, so few items are processed here one by one. Many are split
into runs, each for one process; results come back run by run, so that they are never all in memory.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from citesite.build.job import Job
from citesite.build.request import Request
from citesite.build.store import Store
from citesite.diagnostics import CitesiteError
from citesite.files.workspace import remove_temporary_folders, temporary_folder

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

FEW = 60
"""With fewer things to do than this, starting processes costs more than it saves."""
RUN = 40
_COPY = "shared-"
"""How the names of folders begin that hold a copy of the shared records."""
_ENDED = "a process that makes pages was ended from outside; with too little memory for several, build with --jobs 1"


def run(
    in_runs: Callable[..., list[Any]],
    one: Callable[..., Any],
    items: Sequence[Sequence[Any]],
    job: Job,
    request: Request,
    what: str,
) -> Iterator[list[Any]]:
    """Do some work on each item, and yield the results in the order of the items, a run at a time.

    Args:
        in_runs: does it for a list of items, in another process: (items, job) -> results.
        one: does it for one item, here: (*item, job) -> result.
        items: what to work on.
        job: what the work has in common.
        request: the number of processes, and where to report progress.
        what: what is being done, for the progress report.
    """
    if not _is_shared_out(request, len(items)):
        for number, item in enumerate(items, 1):
            yield [one(*item, job)]
            request.progress(what, number, len(items))
        return
    runs = [items[start : start + RUN] for start in range(0, len(items), RUN)]
    done = 0
    with _started(in_runs, runs, job, min(request.jobs or _processors(), len(runs))) as workers:
        for number in range(len(runs)):
            yield (found := _received(workers[number % len(workers)]))
            done += len(found)
            request.progress(what, done, len(items))


@contextlib.contextmanager
def _started(in_runs: Callable[..., Any], runs: Sequence[Any], job: Job, count: int) -> Iterator[list[Connection]]:
    """Start processes that take the runs in turn, and yield a pipe to each, from which its results come in order.

    Pipes and nothing else: named semaphores, which pools of processes need, outlive a program that is killed, and so
    do processes that wait for one. A process whose pipe is full waits, so that few results are held at a time.
    """
    # Most builds are small and start no process.
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    processes, pipes = [], []
    try:
        # Ctrl-C reaches every process, but only this one takes back what was staged and reports.
        with uninterrupted():
            for _ in range(count):
                here, there = context.Pipe()
                pipes.append(here)
                process = context.Process(target=_work, args=(there,), daemon=True)
                with there:
                    process.start()
                processes.append(process)
        for number, pipe in enumerate(pipes):
            _send(pipe, (in_runs, runs[number::count], job))
        yield pipes
    except BaseException:
        # What they staged can be removed only when they are gone.
        for process in processes:
            process.kill()
        raise
    finally:
        for pipe in pipes:
            pipe.close()
        for process in processes:
            process.join()


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
    """Run in another process: take runs, and send the results of each, or the exception that stopped it."""
    # Imported here because a program that starts no process needs no thread.
    import threading

    # Windows sends Ctrl-C to every process of a terminal; this one ends with the program.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_program, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        in_runs, runs, job = pipe.recv()
        for chunk in runs:
            try:
                found = in_runs(chunk, job)
            except (CitesiteError, OSError, sqlite3.Error) as problem:
                found = problem
            except Exception as problem:
                # Not every exception can be pickled, and a traceback never.
                found = RuntimeError("".join(traceback.format_exception(problem)))
            pipe.send(found)


def _end_with_the_program() -> None:
    """End this process as soon as the program is killed, so that nothing writes when the next build starts."""
    # Imported here for the same reason as in `_started`.
    import multiprocessing

    program = multiprocessing.parent_process()
    if program:
        program.join()
    os._exit(1)


@contextlib.contextmanager
def shared_copy(request: Request, store: Store, items: int) -> Iterator[str]:
    """Yield the path of a database with the shared records as they are in this build; empty if no process needs one."""
    # Left by a build that was killed: while this one holds the lock, there is no other.
    if store.folder:
        remove_temporary_folders(_COPY, store.folder)
    if not _is_shared_out(request, items):
        yield ""
        return
    with temporary_folder(_COPY, store.folder) as folder:
        path = f"{folder}/shared.sqlite"
        store.copy_shared(path)
        yield path


def _is_shared_out(request: Request, items: int) -> bool:
    return items >= FEW and (request.jobs or _processors()) > 1


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
