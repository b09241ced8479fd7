"""List the files of a site's folders, with the kind of record each holds and a signature that changes with the file.

The kind of a record file follows from its path. Nothing heavy is imported here, so that a build without changes is
quick.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from citesite.diagnostics import CitesiteError, Diagnostic, Place, Rule


class Kind(Enum):
    """What a content file holds."""

    SOURCES = "sources"
    GLOSSARY = "glossary"
    PEOPLE = "people"
    TOPIC = "topic"
    WHOLE_TOPIC = "whole topic"
    RESULTS = "results"
    SECTION = "section"
    PAGE = "page"
    MEDIA = "media"
    TRANSLATION = "translation"


MEDIA_FOLDER = "media/"
"""The folder of images and documents, below the content folder."""

SETTINGS = "site_config.yaml"
"""The settings of a site, in its folder, where only the folder is named."""

REGISTRY = "permalinks.yaml"
"""The registry of published addresses, in the site's folder."""
STATES = "source-states.json"
"""The file that keeps what registries and the web answered about sources."""

OWN_STYLE = ".csl"
"""The ending of a citation style that is a file in the site's folder."""

LARGEST_TEXT = 4_200_000
"""Bytes. The most that is read of a file of records or settings: a file of the most characters that one may have, in
the longest encoding and with two characters at the end of a line."""
LARGEST_REGISTRY = 8_000_000
"""Bytes. Some 250,000 addresses: a site of ten thousand topics."""
LARGEST_SHEET = 2_000_000
"""Bytes. The most that is read of a template or of a translation."""
LARGEST = 64_000_000
"""Bytes. The most that is read of any file, where nothing says less."""
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


def size_in(signature: Signature) -> int:
    """Return the size of a file, in bytes."""
    return int(signature.split(" ")[0])


def scan(
    folder: Path, shown: str = "", refused: list[str] | None = None, special: list[str] | None = None
) -> dict[str, Signature]:
    """Return every file below a folder that is not hidden, by its path below it, with its signature.

    Args:
        folder: the folder.
        shown: what to put before each path.
        refused: a list to add the paths of symbolic links to that lead out of the folder or to a folder.
        special: a list to add the paths of pipes, sockets and devices to, which are otherwise left out.

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
                    if entry.name.startswith("."):
                        continue
                    if entry.is_symlink() and (leads_away(entry.path, folder) or not os.path.exists(entry.path)):  # noqa: PTH110
                        if refused is None:
                            raise CitesiteError(f"{entry.path} is a symbolic link that leads away; put the file there")
                        refused.append(prefix + entry.name)
                    elif entry.is_dir():
                        waiting.append((f"{prefix}{entry.name}/", entry.path))
                    elif entry.is_file():
                        found[prefix + entry.name] = signature_of(entry.stat())
                    elif special is not None:
                        # Reading one could wait for ever.
                        special.append(prefix + entry.name)
    except OSError as problem:
        what = "list" if isinstance(problem, PermissionError | NotADirectoryError) else "read"
        raise CitesiteError(f"cannot {what} {problem.filename or folder}: {problem.strerror}") from None
    return dict(sorted(found.items()))


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


class ContentFile(NamedTuple):
    """A file of records in the content folder."""

    path: str
    """Relative to the site's folder, with forward slashes."""
    kind: Kind
    unit: str
    """The topic's folder or file, for the files of a topic; otherwise the file's own path."""


class ContentFiles(NamedTuple):
    """Everything in a content folder, each group ordered by path. Paths are relative to the site's folder."""

    records: tuple[ContentFile, ...] = ()
    misplaced: tuple[str, ...] = ()
    """Files that are where no record belongs."""
    links: tuple[str, ...] = ()
    """Symbolic links that are not followed: see `leads_away`."""
    special: tuple[str, ...] = ()
    """Pipes, sockets and devices."""

    def diagnostics(self) -> list[Diagnostic]:
        """An error for each file that holds no record, and for each link."""
        return [*map(linked_away, self.links), *map(no_file, self.special), *map(misplaced, self.misplaced)]


def content_files(root: Path, content: str) -> ContentFiles:
    """List the content folder of a site: the walk that every reader of records goes by.

    Args:
        root: the site's folder.
        content: the content folder, relative to it.

    Raises:
        CitesiteError: if the folder is missing or cannot be listed.
    """
    top = Path(content).as_posix()
    links: list[str] = []
    special: list[str] = []
    records: list[ContentFile] = []
    strays: list[str] = []
    for path in scan(real_within(root / content, root), f"{top}/", links, special):
        found = unit_of(path, len(top) + 1)
        if found is None:
            strays.append(path)
        else:
            records.append(ContentFile(path, *found))
    return ContentFiles(tuple(records), tuple(strays), tuple(links), tuple(special))


def unit_of(path: str, top: int) -> tuple[Kind, str] | None:
    """Return the kind of a file in the content folder and the unit it belongs to; None for a misplaced file.

    Args:
        path: the file's path, relative to the site's folder.
        top: the length of the part of it that names the content folder, with the slash.
    """
    parts = path[top:].split("/")
    kind = _kind(parts)
    if kind is None:
        return None
    return kind, f"{path[:top]}topics/{parts[1]}" if parts[0] == "topics" else path


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes.

    Raises:
        CitesiteError: if the file cannot be read.
    """
    return hashlib.sha256(bytes_of(path)).hexdigest()


def bytes_of(path: Path, most: int = LARGEST) -> bytes:
    """Return the bytes of a file; refuse a pipe, a socket or a device, as reading one could wait forever.

    Args:
        path: the file.
        most: the most bytes it may have. A larger one is not read.

    Raises:
        CitesiteError: if the file cannot be read, or is larger.
    """
    try:
        descriptor = os.open(path, _READ)
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            found = os.fstat(descriptor)
            if stat.S_ISDIR(found.st_mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if not stat.S_ISREG(found.st_mode):
                raise CitesiteError(f"cannot read {path}: it is not a file")
            # Some files of the system say that they are empty, and a file may grow while it is read.
            data = b"" if found.st_size > most else _read(file, most + 1)
            if max(found.st_size, len(data)) > most:
                raise TooLarge(f"cannot read {path}: it has more than {most:,} bytes")
            return data
    except OSError as problem:
        raise CitesiteError(f"cannot read {path}: {problem.strerror}") from None


def _read(file: IO[bytes], most: int) -> bytes:
    """Return the bytes of a file up to a number; a single call may return fewer."""
    data = file.read(most)
    while 0 < len(data) < most and (more := file.read(most - len(data))):
        data += more
    return data


def _kind(parts: list[str]) -> Kind | None:
    match parts:
        case ["glossary.yaml"]:
            return Kind.GLOSSARY
        case ["people.yaml"]:
            return Kind.PEOPLE
        case ["pages", name] if name.endswith(".md"):
            return Kind.PAGE
        case ["media", *_]:
            return Kind.MEDIA
        case ["sources", name] if name.endswith(".yaml"):
            return Kind.SOURCES
        case ["topics", name] if name.endswith(".yaml"):
            return Kind.WHOLE_TOPIC
        case ["topics", _, "topic.yaml"]:
            return Kind.TOPIC
        case ["topics", _, "evidence.yaml"]:
            return Kind.RESULTS
        case ["topics", _, name] if name.endswith(".yaml"):
            return Kind.SECTION
    return None


SYMBOLIC_LINK = Rule(
    code="symbolic-link",
    summary="a symbolic link leads out of the folder, to a folder, or to nothing",
    meaning=(
        "Everything on the site must come from the content folder. A link that leads elsewhere could put any file "
        "of this machine on the site, and a link to a folder could lead round in circles."
    ),
    fix="Replace the link with the file itself.",
    wrong="# content/sources/trials.yaml -> /home/editor/notes.yaml",
    right="# content/sources/trials.yaml, a file",
)


def linked_away(shown: str) -> Diagnostic:
    """Return the diagnostic for a symbolic link that is not followed."""
    message = "this symbolic link leads out of the content folder, to a folder, or to nothing"
    return SYMBOLIC_LINK.at(Place(shown), message, "put the file itself here")


MISPLACED_FILE = Rule(
    code="misplaced-file",
    summary="a file among the records is not a record",
    meaning=(
        "The place of a file decides what kind of record it holds. This file has a place or a name that means "
        "nothing, so readers would never see what is in it, and a misspelt name would be easily overlooked."
    ),
    fix=(
        "Move or rename it: sources/*.yaml, glossary.yaml, people.yaml, topics/*.yaml for topics in one file, "
        "topics/<topic>/*.yaml for topics with a folder, pages/*.md, media/*. Keep notes and drafts outside the "
        "content folder, or begin their names with a full stop."
    ),
    wrong="# content/sources/trials.yml",
    right="# content/sources/trials.yaml",
)


def misplaced(shown: str) -> Diagnostic:
    """Return the diagnostic for a file that is where no record belongs."""
    inside = PurePosixPath(shown)
    hint = "content is sources/*.yaml, glossary.yaml, people.yaml, topics/…, pages/*.md and media/*"
    if inside.suffix == ".yml":
        hint = f'name it "{inside.stem}.yaml"'
    return MISPLACED_FILE.at(Place(shown), "this file is where no record belongs", hint)


def no_file(shown: str) -> Diagnostic:
    """Return the diagnostic for a pipe, a socket or a device among the records."""
    return MISPLACED_FILE.at(Place(shown), "this is a pipe, a socket or a device, which holds no record", "remove it")
