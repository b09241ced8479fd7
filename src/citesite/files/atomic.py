"""Write files whole or not at all.

A new content is written to a draft beside its file, and the draft replaces the file in one step. A draft is always
created: whatever has its name, be it a link, is taken away and not followed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from citesite.diagnostics import CitesiteError
from citesite.files import system
from citesite.files.links import Refused, mode_below, mode_of
from citesite.files.scan import bytes_of

DRAFT = ".citesite-new"
"""How the names of drafts end. Nothing else has such a name, and a file that has may be deleted."""

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


PUBLIC_FILE, PUBLIC_FOLDER = 0o644, 0o755
"""Modes of what a web server reads, which is another user than the one who publishes."""


def write_new(
    path: Path | str, content: bytes | Sequence[bytes | memoryview], is_durable: bool = False, mode: int = 0
) -> None:
    """Write a file, replacing whatever has its name.

    Args:
        path: a file in a folder that is known to be reached through no link.
        content: its bytes, or several that follow each other.
        is_durable: whether the content has to outlast a power cut; so does the name, once its folder is synchronised.
        mode: its permissions, whatever the umask of the process; 0 for those of any new file.

    Raises:
        OSError: if the machine refuses.
    """
    try:
        descriptor = os.open(path, _CREATE, 0o666)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108
        descriptor = os.open(path, _CREATE, 0o666)
    # A file object asks the system four more things, which is noticed at ten thousand files.
    try:
        for part in (content,) if isinstance(content, bytes) else content:
            left = memoryview(part)
            while left:
                left = left[os.write(descriptor, left) :]
        if mode:
            system.set_mode(descriptor, mode)
        if is_durable:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace(path: Path, content: bytes | str, root: Path, is_durable: bool = False) -> bool:
    """Replace a file, or create it with the folders it is in. Equal content is left alone.

    Args:
        path: the file.
        content: its bytes, or its text in UTF-8.
        root: the site's folder, below which no link is followed.
        is_durable: whether the file has to outlast a power cut.

    Returns:
        Whether anything changed.

    Raises:
        CitesiteError: if the path is a link or leads through one, or the machine refuses; the file is then as it was.
    """
    return replace_all({path: content}, root, is_durable) > 0


def replace_all(contents: Mapping[Path, bytes | str], root: Path, is_durable: bool = False) -> int:
    """Replace several files. All drafts are written before the first file is replaced.

    Returns:
        How many files changed.

    Raises:
        CitesiteError: as `replace`; then no file has changed, unless the machine failed between two renames.
    """
    drafts: dict[Path, Path] = {}
    path = root
    try:
        for path, content in contents.items():
            mode = mode_of(path, root)
            data = content.encode() if isinstance(content, str) else content
            if stat.S_ISDIR(mode):
                raise Refused(f"{path} is a folder, not a file")
            if mode and bytes_of(path) == data:
                continue
            system.make_folders(path.parent)
            draft = path.with_name(f".{path.name}{DRAFT}")
            drafts[path] = draft
            write_new(draft, data, is_durable)
            if mode:
                draft.chmod(stat.S_IMODE(mode))
        for path, draft in drafts.items():
            system.rename(draft, path)
        if is_durable:
            for folder in {path.parent for path in drafts}:
                system.sync_folder(folder)
        return len(drafts)
    except OSError as problem:
        raise CitesiteError(f"cannot write {path}: {problem.strerror}") from None
    finally:
        for draft in drafts.values():
            _discard(draft)


def move(new: Path, path: Path, root: Path) -> None:
    """Put a finished file of another program in its place.

    Raises:
        CitesiteError: if the place is a link or leads through one, or the machine refuses.
    """
    mode_of(path, root)
    try:
        system.rename(new, path)
    except OSError as problem:
        raise CitesiteError(f"cannot write {path}: {problem.strerror}") from None


def make_folder(top: Path, name: str, mode: int = 0) -> Path:
    """Make a folder below another, unless it is there.

    Args:
        top: the other folder.
        name: its path below it.
        mode: its permissions if it is new, whatever the umask of the process; 0 for those of any new folder.

    Raises:
        Refused: if it is a link or reached through one.
        OSError: if the machine refuses.
    """
    mode_below(top, name)
    folder = top / name
    is_new = not folder.exists()
    system.make_folders(folder)
    if is_new and mode:
        folder.chmod(mode)
    return folder


def _discard(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        # The machine refuses everything; the next draft of this name takes it away.
        return
