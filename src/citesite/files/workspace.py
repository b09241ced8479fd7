"""What citesite keeps for itself: locks, databases and temporary folders, none of them reached through a link.

SQLite opens its files itself and follows links in doing so; `prepare_database` refuses them before.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from citesite.diagnostics import CitesiteError
from citesite.files import system
from citesite.files.atomic import DRAFT, write_new
from citesite.files.links import Refused, mode_below
from citesite.files.manifest import refuse_outside

_SUFFIXES = ("", "-journal", "-wal", "-shm")
"""What SQLite keeps beside a database."""
_LOCK = (
    os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


def opened_lock(path: Path) -> BinaryIO:
    """Open a lock, and make it where it is missing. Whatever the file holds stays.

    Raises:
        CitesiteError: if it is anything but a file.
        OSError: if the machine refuses.
    """
    if stat.S_ISDIR(mode_below(path.parent, path.name)):
        raise Refused(f"{path} is a folder, not a file")
    return os.fdopen(os.open(path, _LOCK, 0o666), "rb+", buffering=0)


@contextlib.contextmanager
def held(lock: BinaryIO, busy: CitesiteError) -> Iterator[None]:
    """Hold a lock, which goes with the process that holds it.

    Raises:
        CitesiteError: `busy`, if another process holds it.
    """
    with lock:
        try:
            system.lock(lock.fileno())
        except BlockingIOError:
            raise busy from None
        yield


def prepare_database(path: Path) -> None:
    """Make sure that SQLite, opening a database, touches no file but that one.

    A database with a second name (a hard link) is taken away: the file may be somebody else's, and a build without a
    cache is a clean one.

    Raises:
        CitesiteError: if the database, or what SQLite keeps beside it, is anything but a file.
    """
    has_other_name = False
    for name in (path.name + suffix for suffix in _SUFFIXES):
        mode = mode_below(path.parent, name)
        if stat.S_ISDIR(mode):
            raise Refused(f"{path.parent / name} is a folder, not a file")
        has_other_name |= bool(mode) and path.with_name(name).lstat().st_nlink > 1
    if has_other_name:
        remove_database(path)


def remove_database(path: Path) -> None:
    """Delete a database, with what SQLite keeps beside it."""
    for suffix in _SUFFIXES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def remove_other_databases(folder: Path, name: str, kept: Collection[str]) -> None:
    """Delete the databases of one name in the folders below a folder, and those folders, but for some of them."""
    for other in sorted(folder.glob("*")):
        if other.name not in kept and other.is_dir() and not other.is_symlink():
            with contextlib.suppress(OSError):
                remove_database(other / name)
                other.rmdir()


@contextlib.contextmanager
def temporary_folder(prefix: str, folder: Path | None) -> Iterator[Path]:
    """Make a folder that is gone afterwards, with a name that nobody can foresee and for this user alone.

    Args:
        prefix: how its name begins.
        folder: the folder to make it in; None for the machine's own.
    """
    # Few commands need one, and it takes as long to import as some stages.
    import tempfile

    with tempfile.TemporaryDirectory(prefix=prefix, dir=folder, ignore_cleanup_errors=True) as made:
        yield Path(made)


@contextlib.contextmanager
def files_put(folder: Path, contents: Mapping[str, bytes]) -> Iterator[None]:
    """Put files into a folder of this process alone, and take them away afterwards.

    Args:
        folder: the folder; it is made where it is missing.
        contents: the bytes of the files, by their paths below the folder.

    Raises:
        ValueError: if a path leads out of the folder.
        OSError: if the machine refuses.
    """
    refuse_outside(contents)
    system.make_folders(folder)
    try:
        for name, content in contents.items():
            system.make_folders((folder / name).parent)
            write_new(folder / name, content)
        yield
    finally:
        for name in contents:
            (folder / name).unlink(missing_ok=True)


def remove_temporary_folders(prefix: str, folder: Path) -> None:
    """Remove the temporary folders of processes that were killed."""
    # As above.
    import shutil

    for left in folder.glob(f"{prefix}*"):
        # Follows no link, neither here nor below.
        shutil.rmtree(left, ignore_errors=True)


def folder_of_user(name: str) -> Path | None:
    """Return a temporary folder that nobody but this user can write to; None where the machine has none.

    Args:
        name: what it is for.
    """
    # As above.
    import tempfile

    if not hasattr(os, "getuid"):
        return None
    folder = Path(tempfile.gettempdir(), f"{name}-{os.getuid()}")
    try:
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = folder.lstat()
    except OSError:
        return None
    is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and stat.S_IMODE(found.st_mode) == 0o700
    return folder if is_own else None


def keep(folder: Path, name: str, content: bytes) -> None:
    """Put a file into a folder of this user, where several processes may do so at once and any of them will do.

    Raises:
        OSError: if the machine refuses.
    """
    draft = folder / f".{name}.{os.getpid()}{DRAFT}"
    write_new(draft, content)
    system.rename(draft, folder / name)
