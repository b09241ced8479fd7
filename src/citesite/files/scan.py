"""List the files of a folder, each with a signature that changes with it, and read no more of one than it may have.

Nothing heavy is imported here, so that a build without changes is quick.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Collection
from pathlib import Path

from citesite.diagnostics import CitesiteError

SETTINGS = "site_config.yaml"
"""The settings of a site, in its folder, where only the folder is named."""

REGISTRY = "permalinks.yaml"
"""The registry of published addresses, in the site's folder."""
REGISTRY_PARTS = "permalinks"
"""The folder of the site's with the published addresses, where they are too many for that file."""
STATES = "source-states.json"
"""The file that keeps what registries and the web answered about sources."""
PUBLISHED = "published.json"
"""The file beside the settings that holds what was published last."""

PUBLISHED_PARTS = "published-parts"
"""The folder beside it that holds what topics said, where they are too many for that file."""
STATEMENT_PARTS = frozenset(f"{PUBLISHED_PARTS}/{number:02x}.json" for number in range(256))
"""The files in that folder, always as many."""
OF_PUBLISH = (REGISTRY_PARTS, PUBLISHED_PARTS)
"""The folders of a site that publish alone writes to."""

ROOT_FILES = "root"
"""The folder of the site's with files that go to the root of the finished site as they are."""
_HIDDEN_ROOT_FILES = frozenset({".well-known", ".nojekyll", ".htaccess", ".domains"})
"""Those whose names begin with a full stop, and which hosts and programs look for there."""

PARTS = frozenset(f"{REGISTRY_PARTS}/{number:02x}.yaml" for number in range(256))
"""The files in that folder. There are always as many, so that one that is missing is missed."""

OWN_STYLE = ".csl"
"""The ending of a citation style that is a file in the site's folder."""

LARGEST_TEXT = 4_200_000
"""Bytes. The most that is read of a file of records or settings: a file of the most characters that one may have, in
the longest encoding and with two characters at the end of a line."""
LARGEST_REGISTRY = 32_000_000
"""Bytes. Some 1,000,000 addresses in one file, as earlier versions wrote them."""
LARGEST_PUBLISHED = 200_000_000
"""Bytes. What some 15,000 topics say, statement by statement."""
LARGEST_SHEET = 2_000_000
"""Bytes. The most that is read of a template or of a translation."""
LARGEST = 64_000_000
"""Bytes. The most that is read of any file, where nothing says less."""
_ROOM = 1_024
"""Bytes to make room for at first, where a file may hold more than the system says."""
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe that nobody writes to must not wait."""


class TooLarge(CitesiteError):
    """A file with more bytes than it may have."""


Signature = str
"""Changes whenever a file is touched: its size, modification and change time in nanoseconds, and inode."""


def settings_path(folder: str | os.PathLike[str]) -> Path:
    """Return the settings file of a site that is named by its folder or by that file."""
    path = Path(folder)
    return path / SETTINGS if path.is_dir() else path


def signature_of(found: os.stat_result) -> Signature:
    """Return the signature of a file."""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def changed_at(signature: Signature) -> int:
    """Return when a file was changed, in nanoseconds since 1970."""
    return int(signature.split(" ")[1])


RACY_NANOSECONDS = 20_000_000
"""A file may change twice within one tick of the clock that stamps it; ticks are up to 10 ms apart."""


def unless_racy(signature: Signature, now: int) -> Signature:
    """Return a signature; empty for a file so new that it may change again without another one.

    Args:
        signature: of the file.
        now: the time before it was looked at, in nanoseconds.
    """
    return "" if changed_at(signature) > now - RACY_NANOSECONDS else signature


def size_in(signature: Signature) -> int:
    """Return the size of a file, in bytes."""
    return int(signature.split(" ")[0])


def folders_in(folder: Path) -> list[str]:
    """Return the names of the folders in one."""
    with os.scandir(folder) as found:
        return sorted(entry.name for entry in found if entry.is_dir())


def scan(
    folder: Path,
    shown: str = "",
    refused: list[str] | None = None,
    special: list[str] | None = None,
    hidden: Collection[str] = (),
) -> dict[str, Signature]:
    """Return every file below a folder that is not hidden, by its path below it, with its signature.

    Args:
        folder: the folder.
        shown: what to put before each path.
        refused: a list to add the paths of symbolic links to that lead out of the folder or to a folder.
        special: a list to add the paths of pipes, sockets and devices to, which are otherwise left out.
        hidden: names of hidden files and folders that are not left out.

    Raises:
        CitesiteError: if the folder cannot be listed, or holds such a link and no list was given.
    """
    if not folder.is_dir():
        raise CitesiteError(f"there is no folder {folder}")
    found: dict[str, Signature] = {}
    waiting = [(shown, str(folder))]
    try:
        while waiting:
            prefix, path = waiting.pop()
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.name.startswith(".") and entry.name not in hidden:
                        continue
                    if entry.is_file(follow_symlinks=False):
                        # Like nearly all. One that is deleted between the listing and this line is not there.
                        try:
                            found[prefix + entry.name] = signature_of(entry.stat(follow_symlinks=False))
                        except FileNotFoundError:
                            continue
                    elif entry.is_symlink() and (leads_away(entry.path, folder) or not os.path.exists(entry.path)):  # noqa: PTH110
                        if refused is None:
                            raise CitesiteError(f"{entry.path} is a symbolic link that leads away; put the file there")
                        refused.append(prefix + entry.name)
                    elif entry.is_dir():
                        waiting.append((f"{prefix}{entry.name}/", entry.path))
                    elif entry.is_file():
                        with contextlib.suppress(FileNotFoundError):
                            found[prefix + entry.name] = signature_of(entry.stat())
                    elif special is not None:
                        # Reading one could wait for ever.
                        special.append(prefix + entry.name)
    except OSError as problem:
        what = "list" if isinstance(problem, PermissionError | NotADirectoryError) else "read"
        raise CitesiteError(f"cannot {what} {problem.filename or folder}: {problem.strerror}") from None
    return dict(sorted(found.items()))


def root_files(root: Path) -> dict[str, Signature]:
    """Return the files that go to the root of a site as they are, by their paths there, each with its signature.

    Raises:
        CitesiteError: if the folder cannot be listed, or a symbolic link leads out of it.
    """
    folder = real_within(root / ROOT_FILES, root)
    return scan(folder, hidden=_HIDDEN_ROOT_FILES) if folder.is_dir() else {}


def is_hidden(path: Path) -> bool:
    """Return whether a path below a site's folder is one of those that no build looks at."""
    return any(part.startswith(".") and part not in _HIDDEN_ROOT_FILES for part in path.parts)


def registry_files(root: Path) -> dict[str, Signature]:
    """Return the files of the registry of addresses, by path below the site's folder, each with its signature.

    Raises:
        CitesiteError: if one is reached through a link that leads out of the folder, or the machine refuses.
    """
    found: dict[str, Signature] = {}
    with contextlib.suppress(FileNotFoundError):
        found[REGISTRY] = signature_of(real_within(root / REGISTRY, root).stat())
    folder = real_within(root / REGISTRY_PARTS, root)
    if folder.is_dir():
        found |= {path: seen for path, seen in scan(folder, f"{REGISTRY_PARTS}/").items() if path in PARTS}
    return found


def published_files(root: Path) -> dict[str, Signature]:
    """Return the files of what was published last, by path below the site's folder, each with its signature.

    Raises:
        CitesiteError: if the machine refuses.
    """
    found: dict[str, Signature] = {}
    with contextlib.suppress(FileNotFoundError):
        found[PUBLISHED] = signature_of((root / PUBLISHED).stat())
    folder = root / PUBLISHED_PARTS
    if folder.is_dir():
        found |= {path: seen for path, seen in scan(folder, f"{PUBLISHED_PARTS}/").items() if path in STATEMENT_PARTS}
    return found


def leads_away(link: str, folder: Path) -> bool:
    """Whether a symbolic link leads out of a folder, or to a folder, so that a walk might never end."""
    target, top = os.path.realpath(link), os.path.realpath(folder)
    return not target.startswith(top + os.sep) or os.path.isdir(target)  # noqa: PTH112


def real_within(path: Path, root: Path) -> Path:
    """Return a file or folder of a site as it is named, unless a symbolic link leads it out of the site's folder.

    Raises:
        CitesiteError: if one does. Whatever is there is neither read nor shown.
    """
    real, top = os.path.realpath(path), os.path.realpath(root)
    if real != top and not real.startswith(top.rstrip(os.sep) + os.sep):
        raise CitesiteError(f"{path} is a symbolic link that leads out of the site's folder; put the file there")
    return path


def digest_of(path: Path | str) -> str:
    """Return the SHA-256 of a file's bytes.

    Raises:
        CitesiteError: if the file cannot be read.
    """
    return hashlib.sha256(bytes_of(path)).hexdigest()


def has_digest(path: str, size: int, digest: str) -> bool:
    """Return whether a file has some bytes. All that is asked of the system is to open, read and close it.

    Args:
        path: what was a file a moment ago, and no link.
        size: how many bytes it had then.
        digest: the SHA-256 of the bytes.
    """
    if size > LARGEST:
        return False
    try:
        descriptor = os.open(path, _READ)
        try:
            # One more than there should be: a file that grew meanwhile has others.
            data = os.read(descriptor, size + 1)
            while len(data) < size and (more := os.read(descriptor, size + 1 - len(data))):
                data += more
            return hashlib.sha256(data).hexdigest() == digest
        finally:
            os.close(descriptor)
    except OSError:
        return False


def bytes_of(path: Path | str, most: int = LARGEST) -> bytes:
    """Return the bytes of a file; refuse a pipe, a socket or a device, as reading one could wait forever.

    Args:
        path: the file.
        most: the most bytes it may have. A larger one is not read.

    Raises:
        CitesiteError: if the file cannot be read, or is larger.
    """
    return _bytes(path, most, most + 1)


def beginning_of(path: Path | str, size: int) -> bytes:
    """Return the first bytes of a file, at most some; refuse what `bytes_of` refuses.

    Raises:
        CitesiteError: if the file cannot be read, or is larger than any that is read.
    """
    return _bytes(path, LARGEST, size)


def _bytes(path: Path | str, most: int, room: int) -> bytes:
    try:
        # A file object for each of the hundred thousand files of a restored site takes as long as to read them.
        descriptor = os.open(path, _READ)
        try:
            found = os.fstat(descriptor)
            if stat.S_ISDIR(found.st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if not stat.S_ISREG(found.st_mode):
                raise CitesiteError(f"cannot read {path}: it is not a file")
            # Some files of the system say that they are empty, and a file may grow while it is read.
            data = b"" if found.st_size > most else _read(descriptor, found.st_size, room)
            if max(found.st_size, len(data)) > most:
                raise TooLarge(f"cannot read {path}: it has more than {most:,} bytes")
            return data
        finally:
            os.close(descriptor)
    except OSError as problem:
        raise CitesiteError(f"cannot read {path}: {problem.strerror}") from None


def _read(descriptor: int, usual: int, most: int) -> bytes:
    """Return the bytes of a file up to a number; a single call may return fewer.

    Python makes room for all that a call may return, which takes longer than to read a small file if it may be large.
    """
    data, room = os.read(descriptor, min(usual + 1, most)), _ROOM
    while 0 < len(data) < most and (more := os.read(descriptor, min(room, most - len(data)))):
        data += more
        room *= 2
    return data
