"""Run a command in a new process, and measure its time, CPU time and memory. Linux only.

Wall time is measured with a monotonic clock. CPU time is user and system time of the process and of the processes it
waited for. Memory is the peak of the sum over the whole process tree, sampled every 20 ms, but every 50 ms in the first
second, because sampling slows the process down. There are two sums: resident memory (RSS) counts a shared page once for
each process; proportional memory (PSS) counts it once, and is the one in reports. Reading PSS is expensive, so it is
read only when RSS has grown by 2% or 200 ms have passed; for a single process in its first second RSS is used instead,
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
    """The cost of one command."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system."""
    pss: float
    """MiB."""
    rss: float
    """MiB."""
    failed: str = ""
    """Why the command failed, or "" if it succeeded."""


def run(command: list[str], folder: Path, limit: float) -> Cost:
    """Run a command until it ends, but for at most `limit` seconds."""
    os.sync()  # otherwise the build waits for earlier writes
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
    except BaseException:  # Ctrl-C ends this process, and would leave the build running in its own session
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
    """Return the median of each figure over the runs that succeeded, or None if none did."""
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
    """Reads the output of a process, which would otherwise block on a full pipe."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        super().__init__(daemon=True)
        self._stream = child.stderr
        self._said = b""
        self.start()

    def run(self) -> None:
        """Read until the process closes its output."""
        if self._stream:
            with self._stream as stream:
                for line in stream:
                    self._said = (self._said + line)[-4000:]

    def text(self) -> str:
        """Return the end of the output."""
        self.join(timeout=2)
        return self._said.decode(errors="replace")


class _Watch(threading.Thread):
    """Samples a process tree until stopped, and ends the tree when its time is up."""

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
        """Take samples at intervals."""
        while True:
            is_young = time.perf_counter() < self._began + 1
            self._look(is_young)
            if self._done.wait(FIRST_INTERVAL if is_young else INTERVAL):
                return
            if time.perf_counter() > self._deadline and not self.expired:
                self.expired = True
                _end(self._pid)

    def stop(self) -> None:
        """Stop sampling."""
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
    """Return the ids of a process and of all its descendants that still run."""
    found = [pid]
    for parent in found:  # grows during the loop
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
    except OSError:  # the process has ended
        return []


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:  # the process has ended
        return ""
