"""List the files of a content folder, with the kind of record that each holds, which follows from its path.

Nothing heavy is imported here, so that a build without changes is quick.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from citesite.diagnostics import Diagnostic, Place, Rule
from citesite.files.scan import real_within, scan


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


def misnamed_file(shown: str) -> Diagnostic | None:
    """Return the diagnostic for a file of a topic whose name has capital letters where it must have none; or None."""
    name = shown.rpartition("/")[2]
    if name.lower() not in ("topic.yaml", "evidence.yaml") or name.islower():
        return None
    return MISPLACED_FILE.at(Place(shown), f'this file must have the name "{name.lower()}"', "rename it")


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
