"""One command in a fresh process: how long it took, how much CPU time and memory it needed. Linux only.

Wall time is a monotonic clock. CPU time is user and system time of the process and of the processes it waited for.
Memory is the peak of the sum over the whole process tree, looked at every 20 ms, but in the first second every 50 ms:
looking slows what is looked at. Two sums are kept: resident memory (RSS) counts a page once for each process that
shares it; proportional memory (PSS) counts it once, and is the one that reports show. PSS is dear to read, so it is
read only when RSS has grown by 2 % or 200 ms have passed; for a process alone in its first second RSS stands for it,
which is never less.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import statistics
import subprocess
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.02
FIRST_INTERVAL = 0.05
PAGE_KIB = os.sysconf("SC_PAGE_SIZE") // 1024
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command cost."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system."""
    pss: float
    """MiB."""
    rss: float
    """MiB."""
    failed: str = ""
    """Why there is nothing to compare; empty where it went well."""


def run(command: list[str], folder: Path, limit: float) -> Cost:
    """Run a command to its end, or for at most so many seconds."""
    os.sync()  # or the build pays for writing what was written before it
    began = time.perf_counter()
    child = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    said = _Drain(child)
    watch = _Watch(child.pid, began + limit)
    try:
        _, status, usage = os.wait4(child.pid, 0)
    except BaseException:  # a Ctrl-C ends this process, and would leave the build running in its own session
        _end(child.pid)
        child.wait()
        raise
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    watch.stop()
    failed = ""
    if watch.expired:
        failed = f"DNF in {limit:g} s"
    elif child.returncode:
        text = said.text().replace(str(folder), ".").strip()
        failed = f"exit code {child.returncode}: {text[-300:]}"
    return Cost(wall, usage.ru_utime + usage.ru_stime, watch.pss / 1024, watch.rss / 1024, failed)


def median(costs: Iterable[Cost]) -> Cost | None:
    """The median of each number over the runs that went well; None where none did."""
    good = [cost for cost in costs if not cost.failed]
    if not good:
        return None
    return Cost(
        statistics.median(cost.wall for cost in good),
        statistics.median(cost.cpu for cost in good),
        statistics.median(cost.pss for cost in good),
        statistics.median(cost.rss for cost in good),
    )


class _Drain(threading.Thread):
    """Reads what a process says, so that it never waits for a reader."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        super().__init__(daemon=True)
        self._stream = child.stderr
        self._said = b""
        self.start()

    def run(self) -> None:
        """Read to the end."""
        if self._stream:
            with self._stream as stream:
                for line in stream:
                    self._said = (self._said + line)[-4000:]

    def text(self) -> str:
        """The end of what was said."""
        self.join(timeout=2)
        return self._said.decode(errors="replace")


class _Watch(threading.Thread):
    """Looks at a process tree until it is told to stop; ends the tree when its time is up."""

    def __init__(self, pid: int, deadline: float) -> None:
        super().__init__(daemon=True)
        self.rss = self.pss = 0
        """Peaks, in KiB."""
        self.expired = False
        self._pid, self._began, self._deadline = pid, time.perf_counter(), deadline
        self._done = threading.Event()
        self._next_pss_rss, self._next_pss_time = 0.0, 0.0
        self.start()

    def run(self) -> None:
        """Look every now and then."""
        while True:
            is_young = time.perf_counter() < self._began + 1
            self._look(is_young)
            if self._done.wait(FIRST_INTERVAL if is_young else INTERVAL):
                return
            if time.perf_counter() > self._deadline and not self.expired:
                self.expired = True
                _end(self._pid)

    def stop(self) -> None:
        """Stop looking."""
        self._done.set()
        self.join()

    def _look(self, is_young: bool) -> None:
        tree = _tree(self._pid)
        rss = sum(_rss(pid) for pid in tree)
        self.rss = max(self.rss, rss)
        now = time.perf_counter()
        if is_young and len(tree) == 1:
            self.pss = max(self.pss, rss)
        elif rss > self._next_pss_rss or now > self._next_pss_time:
            self.pss = max(self.pss, sum(_pss(pid) for pid in tree))
            self._next_pss_rss, self._next_pss_time = rss * 1.02, now + 0.2


def _end(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _tree(pid: int) -> list[int]:
    """A process and everything it started that still runs."""
    found = [pid]
    for parent in found:  # grows while it is walked
        for thread in _folders(Path(f"/proc/{parent}/task")):
            found += map(int, _text(thread / "children").split())
    return found


def _rss(pid: int) -> int:
    fields = _text(Path(f"/proc/{pid}/statm")).split()
    return int(fields[1]) * PAGE_KIB if fields else 0


def _pss(pid: int) -> int:
    match = _PSS.search(_text(Path(f"/proc/{pid}/smaps_rollup")))
    return int(match[1]) if match else 0


def _folders(path: Path) -> list[Path]:
    try:
        return list(path.iterdir())
    except OSError:  # it ended in between
        return []


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:  # it ended in between
        return ""
