"""What systems do differently, each in one place: locks, renames, folders and links of Windows and of all others.

The names of Windows' own modules are looked up when they are needed, so that every module of citesite can be imported
everywhere. What cannot be safe on a system is refused, with what to use instead.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from citesite.diagnostics import CitesiteError

_TRIES = 20
_PAUSE = 0.05
"""Seconds. A second in all: programs that look for viruses hold a new file open for some milliseconds."""


def make_folders(path: str | os.PathLike[str]) -> None:
    """Make a folder, and those above it, unless they are there.

    The library's own ways call themselves for each folder above, and end in a traceback after a thousand.

    Raises:
        OSError: if the machine refuses. Where the path is too long for it, nothing was made.
    """
    missing, folder = [], os.fspath(path)
    while folder and not _is_there(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)  # noqa: PTH120
    for folder in reversed(missing):
        try:
            os.mkdir(folder)  # noqa: PTH102
        except FileExistsError:
            # Made meanwhile by another process.
            if not os.path.isdir(folder):  # noqa: PTH112
                raise


def _is_there(folder: str) -> bool:
    try:
        os.stat(folder)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def lock(descriptor: int) -> None:
    """Lock an open file for as long as it is open.

    Raises:
        BlockingIOError: if another process has locked it.
        CitesiteError: if this system has no locks that go with the process that holds them.
    """
    try:
        # Not on Windows, and needed by no command that writes nothing.
        import fcntl
    except ImportError:
        _lock_on_windows(descriptor)
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lock_on_windows(descriptor: int) -> None:
    try:
        # As above: only there.
        import msvcrt
    except ImportError:
        raise CitesiteError(
            "this system has no locks, so two builds could write at once; build on Linux, macOS or Windows"
        ) from None
    # The types of this module are known on Windows only.
    windows: Any = msvcrt
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        # One byte, which need not be there.
        windows.locking(descriptor, windows.LK_NBLCK, 1)
    except OSError:
        raise BlockingIOError from None


def rename(old: Path | str, new: Path | str) -> None:
    """Rename a file, over another one if there is one, in one step.

    Windows refuses this while another program reads the file, such as a browser or one that looks for viruses; it is
    tried for a second.

    Raises:
        OSError: if the machine refuses.
    """
    for _ in range(_TRIES if _is_windows() else 0):
        try:
            os.replace(old, new)  # noqa: PTH105
            return
        except PermissionError:
            time.sleep(_PAUSE)
    os.replace(old, new)  # noqa: PTH105


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a power cut, where a system lets folders be opened; Windows does not."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def folder_opened(folder: Path | str) -> Iterator[int | None]:
    """Yield a descriptor of a folder, from which the system finds what is below without the names above.

    It is None where the system has no such descriptors, or there is no such folder.
    """
    descriptor = None
    if os.stat in os.supports_dir_fd:
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        yield descriptor
    finally:
        if descriptor is not None:
            os.close(descriptor)


def set_mode(descriptor: int, mode: int) -> None:
    """Set the permissions of an open file, where a system has any; Windows has none of this kind."""
    if os.chmod in os.supports_fd:
        os.chmod(descriptor, mode)


def refuse_without_links(what: str) -> None:
    """Refuse to publish into a link where a link cannot be replaced in one step.

    Raises:
        CitesiteError: on Windows, where a link to a folder is no file that a rename replaces.
    """
    if _is_windows() or not hasattr(os, "symlink"):
        raise CitesiteError(
            f"{what} needs links that are replaced in one step, which Windows has not; use `citesite publish` without "
            "DEST, and copy the folder site to your host"
        )


def is_root() -> bool:
    """Whether this process has all rights, where a system has such a user."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _is_windows() -> bool:
    return os.name == "nt"
