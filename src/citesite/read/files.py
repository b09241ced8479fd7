"""Read: YAML files in, plain data out. Nothing is judged here but whether a file is text and strict YAML."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from citesite.diagnostics import CitesiteError, Diagnostic, Place, Rule, most_severe, ordered
from citesite.files.content import Kind
from citesite.files.scan import (
    LARGEST_REGISTRY,
    LARGEST_TEXT,
    ROOT_FILES,
    TooLarge,
    bytes_of,
    digest_of,
    leads_away,
    root_files,
    size_in,
)
from citesite.read import yaml as yaml_text
from citesite.read.defaults import with_id
from citesite.read.front_matter import ENDING, page_data
from citesite.read.front_matter import positions as page_positions
from citesite.read.yaml import Data, YamlError
from citesite.read.yaml.rules import FILE_TOO_LARGE

if TYPE_CHECKING:
    from citesite.read.translation_files import Overlay


class RawFile(NamedTuple):
    """One content file as plain data."""

    path: str
    """Relative to the site's folder, with forward slashes."""
    kind: Kind
    folder: str
    """The topic's folder or file, for the files of a topic; otherwise empty."""
    data: Data
    broken: bool = False
    """Whether the file could not be read as YAML; its data is then None."""
    digest: str = ""
    """The SHA-256 of the bytes it was read from."""
    translation: str = ""
    """The file with its texts in the language of the edition, relative to the site's folder; empty without one."""
    translation_digest: str = ""
    """The SHA-256 of the bytes of that."""
    overlay: Overlay | None = None
    """Its texts with their translations; None in the first language."""

    @property
    def reads(self) -> tuple[tuple[str, str], ...]:
        """The path of each file that was read for it, and the digest of its bytes."""
        own = ((self.path, self.digest),)
        return (*own, (self.translation, self.translation_digest)) if self.translation else own


def digest_if_any(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; empty where there is no file.

    Raises:
        CitesiteError: if the machine does not give them.
    """
    try:
        return digest_of(path)
    except CitesiteError:
        if os.path.lexists(path):
            raise
        return ""


def read_file(root: Path, path: str, kind: Kind, unit: str) -> tuple[RawFile, list[Diagnostic]]:
    """Read one content file as plain data."""
    data, digest, problems = read_data(root / path, path)
    return RawFile(path, kind, unit, with_id(data, kind, path), bool(problems), digest), problems


def read_data(path: Path, shown: str) -> tuple[Data, str, list[Diagnostic]]:
    """Return the plain data of a YAML file or a page, the SHA-256 of its bytes, and what is wrong with it.

    Args:
        path: the file.
        shown: how diagnostics name it.

    Raises:
        CitesiteError: if the machine does not give the file's bytes.
    """
    try:
        content = bytes_of(path, LARGEST_TEXT)
    except TooLarge:
        return None, "", [_too_large(shown)]
    data, problems = _parsed(content, shown, page_data if shown.endswith(ENDING) else _yaml_data)
    return data, hashlib.sha256(content).hexdigest(), problems


NOT_UTF8 = Rule(
    code="not-utf8",
    summary="the file is not UTF-8 text",
    meaning=(
        "UTF-8 is how letters such as é or µ are stored in files today. This file uses another encoding or is not "
        "text at all, so such letters would turn into others: a µg could reach readers as something else."
    ),
    fix='Open the file in your editor and save it with the encoding "UTF-8".',
    wrong="term: c\N{REPLACEMENT CHARACTER}phalalgie    # saved as Latin-1",
    right="term: céphalalgie    # saved as UTF-8",
)


def read_yaml(path: Path, shown: str) -> tuple[Data, list[Diagnostic]]:
    """Read one YAML file.

    Args:
        path: the file.
        shown: how diagnostics name it.

    Raises:
        CitesiteError: if the machine does not give the file's bytes.
    """
    try:
        return _parsed(bytes_of(path, LARGEST_TEXT), shown)
    except TooLarge:
        return None, [_too_large(shown)]


def _too_large(shown: str) -> Diagnostic:
    message = f"the file has more than {LARGEST_TEXT:,} bytes, so it is not read"
    return FILE_TOO_LARGE.at(Place(shown), message, "split it into several files")._replace(line=1, column=1)


def _yaml_data(text: str, path: str) -> Data:
    return yaml_text.load(text)


def _parsed(
    content: bytes, shown: str, data_of: Callable[[str, str], Data] = _yaml_data
) -> tuple[Data, list[Diagnostic]]:
    try:
        return data_of(_decoded(content), shown), []
    except UnicodeDecodeError as problem:
        found = NOT_UTF8.at(Place(shown), "the file is not UTF-8 text", "save it with the encoding UTF-8")
        before = problem.object[: problem.start]
        line = before.count(b"\n") + 1
        return None, [found._replace(line=line, column=problem.start - (before.rfind(b"\n") + 1) + 1)]
    except YamlError as problem:
        found = problem.rule.at(Place(shown), problem.message, problem.hint)
        return None, [found._replace(line=problem.line, column=problem.column)]


def locate(diagnostics: Iterable[Diagnostic], root: Path) -> list[Diagnostic]:
    """Give every diagnostic its line, column and excerpt, and sort them. Opens only the files that have one."""
    files: dict[str, list[Diagnostic]] = {}
    for d in dict.fromkeys(diagnostics):
        files.setdefault(d.place.path, []).append(d)
    return ordered(d for path, found in files.items() for d in _located(most_severe(path, found), root / path))


def _located(found: list[Diagnostic], path: Path) -> list[Diagnostic]:
    if found[0].code == "symbolic-link":
        # Its target must not be read, not even for an excerpt.
        return found
    try:
        text = _text(path)
        find = page_positions if path.suffix == ENDING else yaml_text.positions
        positions = find(text, [d.place for d in found if not d.line])
    except YamlError:
        positions = []
    except (CitesiteError, UnicodeDecodeError):
        return found
    lines = yaml_text.lines(text)
    located = []
    for d in found:
        line, column = (d.line, d.column) if d.line or not positions else positions.pop(0)
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        located.append(d._replace(line=line, column=column, excerpt=excerpt))
    return located


def _files(top: Path) -> list[Path]:
    """Every file below a folder, in order; hidden ones left out."""

    def stop(problem: OSError) -> None:
        # A folder that cannot be listed must not pass for an empty one: its pages would be taken off the site.
        raise CitesiteError(f"cannot list {problem.filename}: {problem.strerror}")

    found = []
    for folder, folders, names in os.walk(top, onerror=stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(folder, name) for name in names if not name.startswith(".")]
    # A link that leads nowhere stays in, so that reading it says so; pipes and sockets would be waited for without end.
    return sorted(path for path in found if path.is_file() or not path.exists())


def _text(path: Path, most: int = LARGEST_TEXT) -> str:
    return _decoded(bytes_of(path, most))


def _decoded(content: bytes) -> str:
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def read_text(path: Path, most: int = LARGEST_REGISTRY) -> str:
    """Return the text of a file that is not a record, or "" if there is none.

    Args:
        path: the file.
        most: the most bytes it may have.

    Raises:
        CitesiteError: if the machine does not give it, if it is larger, or if it is not UTF-8.
    """
    try:
        return _text(path, most)
    except UnicodeDecodeError:
        raise CitesiteError(f"{path} is not UTF-8 text") from None
    except CitesiteError:
        # Asked afterwards, as a file may be deleted while it is read.
        if os.path.lexists(path):
            raise
        return ""


LARGEST_ASSETS = 200_000_000
"""Bytes. The most that is put on a site as it is: all of it is held in memory."""
THEME_ASSETS = Path(__file__).parents[1] / "theme" / "assets"


def read_assets(site_templates: Path) -> dict[str, bytes]:
    """The files that go onto the site as they are: the theme's, and those in the site's `templates/assets`.

    Raises:
        CitesiteError: if the machine does not give a file's bytes.
    """
    assets: dict[str, bytes] = {}
    as_one: dict[str, str] = {}
    left = LARGEST_ASSETS
    for folder in (THEME_ASSETS, site_templates / "assets"):
        for path in _files(folder) if folder.is_dir() else ():
            if path.is_symlink() and leads_away(str(path), folder):
                raise CitesiteError(f"{path} is a symbolic link that leads away; put the file there")
            name = f"assets/{path.relative_to(folder).as_posix()}"
            if (other := as_one.setdefault(name.casefold(), name)) != name:
                raise CitesiteError(f"{path} differs in case alone from {other}, and many systems keep one of the two")
            content = assets[name] = _as_served(path)
            left -= len(content)
            if left < 0:
                raise CitesiteError(f"the files in {folder} have more than {LARGEST_ASSETS:,} bytes together")
    return assets


def read_root_files(root: Path) -> dict[str, bytes]:
    """The files in the folder `root` of a site, by their paths below the root of the finished one.

    Raises:
        CitesiteError: if the machine does not give a file's bytes, or they are too many.
    """
    names = root_files(root)
    if sum(map(size_in, names.values())) > LARGEST_ASSETS:
        raise CitesiteError(f"the files in {root / ROOT_FILES} have more than {LARGEST_ASSETS:,} bytes together")
    return {name: bytes_of(root / ROOT_FILES / name) for name in names}


# What is never closed ends as CSS says: a string with its line, a comment with the file. No second end is looked for.
_STRING = rb"""("(?:[^"\\\n]|\\(?:.|\Z))*+(?:"|\n|\Z)|'(?:[^'\\\n]|\\(?:.|\Z))*+(?:'|\n|\Z))"""
_SPACE = re.compile(_STRING + rb"|(?:\s|/\*.*?(?:\*/|\Z))++", re.DOTALL)
_NEEDLESS = re.compile(_STRING + rb"| ?(?:;(?= ?\})|([{};,])) ?|(?<=:) ", re.DOTALL)


def _as_served(path: Path) -> bytes:
    """A file's bytes; of a style sheet without comments and white space, which only its authors read."""
    content = bytes_of(path)
    if path.suffix != ".css":
        return content
    spaced = _SPACE.sub(lambda found: found[1] or b" ", content)
    return _NEEDLESS.sub(lambda found: found[1] or found[2] or b"", spaced).strip() + b"\n"
