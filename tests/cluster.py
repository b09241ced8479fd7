"""A cluster of Dask on this machine: a scheduler and workers, each a process in a folder of its own, on loopback."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

TO_START = 60
"""Seconds. The most that a process may take to start on a busy machine."""


class Cluster:
    """A scheduler and its workers. What was killed is started again when somebody asks for a whole cluster."""

    def __init__(self, folder: Path, host: str = "127.0.0.1", inside: Sequence[Sequence[str]] = ((), (), ())) -> None:
        """Prepare a cluster.

        Args:
            folder: where the folders of its processes are made.
            host: the address that the scheduler listens at.
            inside: a command before that of the scheduler and of each worker, which runs them elsewhere.
        """
        self.folder = folder
        self._host = host
        self._inside = inside
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.address = ""
        self._count = 0

    def start(self, workers: int) -> None:
        """Have a scheduler and at least a number of workers, all of them ready."""
        if not self._is_running("scheduler"):
            self.stop()
            said = self._started("scheduler", self._inside[0], "--host", self._host, "--port", "0", "--no-show")
            self.address = f"dask://{self._waited_for(said, r'Scheduler at: +tcp://(.+)')}"
        missing = range(1, workers + 1 - len(self.workers))
        fresh = [self.start_worker(self._inside[number]) for number in missing]
        for name in fresh:
            self.wait_for(name)

    @property
    def workers(self) -> list[str]:
        """The names of the workers that run."""
        return [name for name in self.processes if name != "scheduler" and self._is_running(name)]

    def start_worker(self, inside: Sequence[str] = (), env: Mapping[str, str] | None = None) -> str:
        """Start a worker; return its name."""
        self._count += 1
        name, scheduler = f"worker-{self._count}", self.address.replace("dask://", "tcp://")
        options = ("--nthreads", "1", "--no-nanny", "--local-directory", ".")
        self._started(name, inside, scheduler, *options, env=env)
        return name

    def wait_for(self, name: str) -> None:
        """Wait until a worker that was started is ready."""
        self._waited_for(self.folder / name / "said", r"(Starting established connection)")

    def kill(self, name: str) -> None:
        """End a process as a machine that loses its power would."""
        self.processes[name].kill()
        self.processes.pop(name).wait()

    def stop(self) -> None:
        """End all processes."""
        for name in [*self.processes]:
            self.kill(name)

    def files(self, name: str) -> list[str]:
        """The files of a site in a process's folder."""
        found = (path.relative_to(self.folder / name).as_posix() for path in (self.folder / name).rglob("*"))
        return [path for path in found if "/citesite-" in path]

    def _is_running(self, name: str) -> bool:
        return name in self.processes and self.processes[name].poll() is None

    def _started(self, name: str, inside: Sequence[str], *args: str, env: Mapping[str, str] | None = None) -> Path:
        folder = self.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        said, kind = folder / "said", "scheduler" if name == "scheduler" else "worker"
        command = [*inside, sys.executable, "-m", "dask", kind, *args, "--no-dashboard"]
        with said.open("wb") as log:
            self.processes[name] = subprocess.Popen(
                command, cwd=folder, env={**os.environ, **(env or {})}, stdout=log, stderr=log
            )
        return said

    def _waited_for(self, said: Path, pattern: str) -> str:
        deadline = time.monotonic() + TO_START
        while time.monotonic() < deadline:
            if found := re.search(pattern, said.read_text()):
                return found[1]
            time.sleep(0.05)
        raise TimeoutError(said.read_text())


@contextlib.contextmanager
def cluster_in(
    folder: Path, host: str = "127.0.0.1", inside: Sequence[Sequence[str]] = ((), (), ())
) -> Iterator[Cluster]:
    """Yield a cluster, and end its processes."""
    made = Cluster(folder, host, inside)
    try:
        yield made
    finally:
        made.stop()
