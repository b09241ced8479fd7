"""Refuse to write through a symbolic link below a site's folder.

A site's files often come from somebody else's repository, and a link in it can lead to any file of the person who
builds it. What lies above the site's folder belongs to the machine, so links there are followed.

Each place is looked at right before it is written, and new files are created with `O_EXCL`. Whoever could put a link in
between the two can write to the folder already, which a repository that was cloned cannot.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from citesite.diagnostics import CitesiteError

_REPOSITORIES = frozenset({".git", ".hg", ".svn", ".jj"})
"""Folders in which a file can be a command that the next call of a version control system runs."""


class Refused(CitesiteError):
    """A place that is not written to: a symbolic link, or neither a file nor a folder."""


def mode_below(top: Path | str, name: str) -> int:
    """Return the mode of a place below a folder, 0 where nothing is there.

    Args:
        top: the folder, which may be a link itself.
        name: a path below it, with "/" between its parts.

    Raises:
        Refused: if the place or a folder on the way to it is a symbolic link, or if it is a pipe, socket or device.
    """
    path, mode = str(top), 0
    for part in name.split("/"):
        path = f"{path}/{part}"
        try:
            mode = os.lstat(path).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return 0
        if stat.S_ISLNK(mode):
            raise Refused(f"{_shown(path)} is a symbolic link, and citesite writes through none; take it away")
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise Refused(f"{_shown(path)} is neither a file nor a folder; take it away")
    return mode


def refuse_links(top: Path | str, names: Iterable[str]) -> None:
    """Refuse what `mode_below` refuses of many places: a folder that holds several of them is looked at once.

    Args:
        top: the folder, which may be a link itself.
        names: paths below it.

    Raises:
        Refused: if a place or a folder on the way to it is a symbolic link, or if a place is a pipe, socket or device.
    """
    seen: set[str] = set()
    for name in names:
        folder = name.rpartition("/")[0]
        if folder not in seen:
            mode_below(top, name)
            seen.add(folder)
            continue
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            mode = os.lstat(f"{top}/{name}").st_mode
            if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
                # Says which of these it is.
                mode_below(top, name)


def mode_of(place: Path, root: Path) -> int:
    """Return the mode of a place that a site's command writes to, 0 where nothing is there.

    Args:
        place: inside the site's folder or elsewhere.
        root: the site's folder.

    Raises:
        Refused: if the place, or a folder on the way to it from the site's folder, is a symbolic link. Of a place
            elsewhere only the place itself is looked at.
    """
    _refuse_way_back(place, root)
    path, top = os.path.abspath(place), os.path.abspath(root)  # noqa: PTH100  (without following links)
    if not path.startswith(top.rstrip(os.sep) + os.sep):
        if path == top:
            return stat.S_IFDIR
        top = os.path.dirname(path)  # noqa: PTH120
    return mode_below(top, os.path.relpath(path, top).replace(os.sep, "/"))


def _refuse_way_back(place: Path, root: Path) -> None:
    """Refuse "..", where the system would find another folder than the one that its name says.

    Raises:
        Refused: if it follows a symbolic link, whose target has another parent, or what is not there yet.
    """
    parts = place.parts
    start = len(root.parts) if parts[: len(root.parts)] == root.parts else 0
    for number in range(start + 1, len(parts)):
        before = Path(*parts[:number])
        if parts[number] == ".." and parts[number - 1] != ".." and (before.is_symlink() or not before.is_dir()):
            what = "a symbolic link" if before.is_symlink() else "no folder"
            raise Refused(f'{_shown(str(place))} leads back from {before}, which is {what}; write it without ".."')


def refuse_inside(place: Path, root: Path, folders: Iterable[str]) -> None:
    """Refuse to write a site into a folder that it is made from, or into one of a version control system.

    Args:
        place: the folder or link to write. It may be a link itself: then that link is what is written.
        root: the site's folder.
        folders: names of folders below it.

    Raises:
        CitesiteError: if it is in one of them.
    """
    real = Path(os.path.realpath(place.parent), place.name)
    for name in folders:
        if Path(os.path.realpath(root / name)) in (real, *real.parents):
            where = "is" if real == Path(os.path.realpath(root / name)) else f"is in {root / name},"
            raise CitesiteError(f"{place} {where} a folder of the site itself; name a place outside it")
    if _REPOSITORIES & {part.casefold() for part in real.parts}:
        raise CitesiteError(f"{place} is in a folder of a version control system; name a place outside it")


def _shown(path: str) -> str:
    try:
        shown = os.path.relpath(path)
    except ValueError:
        # On another drive of Windows.
        return path
    return path if shown.startswith("..") else shown
