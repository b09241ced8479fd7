"""A file layer that breaks at a chosen step: a process is forked, and its k-th write, fsync or rename kills it.

The functions of `os` and files opened for writing are wrapped in the child alone; citesite knows nothing of it.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from citesite.cli.main import main

Fault = Literal["kill before", "kill after", "Ctrl-C", "disk full", "no permission"]
_NAMES = ("replace", "rename", "link", "symlink", "unlink", "rmdir", "mkdir", "fsync")
_NEEDS_ROOM = {"write", "link", "symlink", "mkdir", "fsync"}
CODES: dict[Fault, int] = {"disk full": errno.ENOSPC, "no permission": errno.EACCES}


@dataclass
class Steps:
    """Counts the steps that change what is on the disk, and breaks at one of them, or from it on."""

    at: int
    fault: Fault
    count: int = 0

    def take(self, name: str, do: Callable[[bool], Any]) -> Any:
        """Do a step, or break. `do` takes whether to do only half of it."""
        here, self.count = self.count, self.count + 1
        code = CODES.get(self.fault)
        if self.fault == "Ctrl-C":
            if here == self.at:
                os.kill(os.getpid(), signal.SIGINT)
        elif code is None and here == self.at:
            try:
                if self.fault == "kill after" or name == "write":
                    do(self.fault == "kill before")
            finally:
                os.kill(os.getpid(), signal.SIGKILL)
        if code is not None and here >= self.at and (self.fault == "no permission" or name in _NEEDS_ROOM):
            raise OSError(code, os.strerror(code), f"step {here}: {name}")
        return do(False)


class _File:
    """A file opened for writing, of which each write is a step; half of a write reaches the disk before a kill."""

    def __init__(self, file: Any, steps: Steps) -> None:
        self._file = file
        self._steps = steps

    def write(self, content: Any) -> Any:
        def do(is_half: bool) -> Any:
            written = self._file.write(content[: len(content) // 2] if is_half else content)
            self._file.flush()
            return written

        return self._steps.take("write", do)

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *problem: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _install(steps: Steps) -> None:
    top = f"{Path.cwd()}{os.sep}"

    def is_of_site(file: Any) -> bool:
        """Whether a step is the site's; templates that Jinja compiles elsewhere are written only now and then."""
        if isinstance(file, int):
            known = Path(f"/proc/self/fd/{file}")
            return not known.is_symlink() or str(known.readlink()).startswith(top)
        return str(Path.cwd() / os.fspath(file)).startswith(top)

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **options: Any) -> Any:
            if not is_of_site(args[-1] if name == "symlink" else args[0]):
                return real(*args, **options)
            return steps.take(name, lambda is_half: real(*args, **options))

        return called

    for name in _NAMES:
        setattr(os, name, wrapped(name, getattr(os, name)))
    real_write = os.write

    def written(descriptor: int, content: Any) -> int:
        if not is_of_site(descriptor):
            return real_write(descriptor, content)
        some = len(content) // 2
        return int(steps.take("write", lambda is_half: real_write(descriptor, content[:some] if is_half else content)))

    os.write = written
    real_open = builtins.open

    def opened(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        found = real_open(file, mode, *args, **options)
        return _File(found, steps) if set(mode) & set("wax+") and is_of_site(file) else found

    builtins.open = opened
    io.open = opened


def run(folder: Path, args: list[str], at: int = -1, fault: Fault = "kill before") -> tuple[int, int, str]:
    """Run a command in a forked process whose step `at` breaks (-1: none does).

    Returns:
        The exit code (negative: the signal that ended it), how many steps it took if it lived, and what it said.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code = 70
        try:
            os.close(reading)
            os.chdir(folder)
            steps = Steps(at, fault)
            said = io.StringIO()
            sys.stdout = sys.stderr = said
            _install(steps)
            try:
                code = int(main(args, standalone_mode=False) or 0)
            except SystemExit as ended:
                code = int(ended.code or 0)
            except BaseException:
                said.write(traceback.format_exc())
            os.write(writing, f"{steps.count}\n{said.getvalue()}".encode()[:60_000])
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        count, _, said_by_child = pipe.read().decode().partition("\n")
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), int(count or 0), said_by_child
