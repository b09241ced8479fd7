"""Run a command as on a system that has less than Linux: no `fcntl`, no links, no folders that can be opened.

Python on Windows lacks these names or refuses these calls. `os.name` stays: the paths are those of this machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from site_test import Result

_LACKS = """
import os, shutil, signal, subprocess, sys, tempfile, threading, types
sys.modules["fcntl"] = None
for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_DIRECTORY", "O_CLOEXEC", "symlink", "link", "getuid", "geteuid",
             "sched_getaffinity", "umask", "mkfifo", "chown", "fchmod"):
    if hasattr(os, name):
        delattr(os, name)
del signal.pthread_sigmask
for found in (os.supports_fd, os.supports_dir_fd, os.supports_follow_symlinks):
    found.clear()
opened = os.open
def open_file(path, flags, *rest, **options):
    if os.path.isdir(path):
        raise PermissionError(13, "Permission denied", path)
    return opened(path, flags, *rest, **options)
os.open = open_file
"""
WITH_LOCKS = """
def locking(descriptor, mode, count):
    import errno
    try:
        os.lockf(descriptor, os.F_TLOCK, count)
    except BlockingIOError:
        raise PermissionError(errno.EACCES, "Permission denied") from None
sys.modules["msvcrt"] = types.SimpleNamespace(LK_NBLCK=2, locking=locking)
"""
_MAIN = "\nfrom citesite.cli.main import main\nmain()\n"


def run_elsewhere(
    folder: Path, *args: str, locks: str = WITH_LOCKS, environment: dict[str, str] | None = None
) -> Result:
    """Run a command in a folder as on such a system."""
    done = subprocess.run(
        [sys.executable, "-c", _LACKS + locks + _MAIN, *args],
        cwd=folder, env={**os.environ, **(environment or {})}, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())
