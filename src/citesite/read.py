"""Read: a folder of YAML files in, plain data out. The only opener of content (invariant A1).

What kind of record a file holds follows from where it stands. Nothing is judged here but whether a file is text and
strict YAML.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path, PurePosixPath

from citesite import yaml_text
from citesite.diagnostics import CitesiteError, Diagnostic, Place, error, ordered
from citesite.yaml_text import Data, YamlError


class Kind(Enum):
    """What a content file holds."""

    SOURCES = "sources"
    GLOSSARY = "glossary"
    PEOPLE = "people"
    TOPIC = "topic"
    WHOLE_TOPIC = "whole topic"
    RESULTS = "results"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class RawFile:
    """One content file as plain data."""

    path: str
    """Relative to the site's folder, with forward slashes."""
    kind: Kind
    folder: str
    """The topic's folder or file, for the files of a topic; otherwise empty."""
    data: Data
    broken: bool = False
    """Whether the file could not be read as YAML; its data is then None."""


Signature = tuple[int, int, int, int]
"""What tells that a file was not touched: size, modification and change time in nanoseconds, inode."""


def scan(folder: Path) -> dict[str, Signature]:
    """Every file below a folder that is not hidden, by its path below it, with what tells that it was not touched.

    Raises:
        CitesiteError: if the folder cannot be listed.
    """
    if not folder.is_dir():
        raise CitesiteError(f"there is no folder {folder}")
    found: dict[str, Signature] = {}
    waiting = [("", str(folder))]
    try:
        while waiting:
            prefix, path = waiting.pop()
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir():
                        waiting.append((f"{prefix}{entry.name}/", entry.path))
                    # A link that leads nowhere says so here; pipes and sockets would be waited for without end.
                    elif entry.is_file() or entry.is_symlink():
                        stat = entry.stat()
                        found[prefix + entry.name] = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
    except OSError as problem:
        what = "list" if isinstance(problem, PermissionError | NotADirectoryError) else "read"
        raise CitesiteError(f"cannot {what} {problem.filename or folder}: {problem.strerror}") from None
    return dict(sorted(found.items()))


def unit_of(path: str) -> tuple[Kind, str] | None:
    """What a file in the content folder holds, and the unit it belongs to: itself, or its topic; None for neither."""
    parts = path.split("/")
    kind = _kind(parts)
    if kind is None:
        return None
    return kind, f"{parts[0]}/{parts[1]}" if parts[0] == "topics" else path


def read_file(root: Path, path: str, kind: Kind, unit: str) -> tuple[RawFile, list[Diagnostic]]:
    """Read one content file as plain data."""
    data, problems = read_yaml(root / path, path)
    return RawFile(path, kind, unit, data, bool(problems)), problems


def digest_of(path: Path) -> str:
    """A digest of a file's bytes.

    Raises:
        CitesiteError: if the machine does not give them.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as problem:
        raise CitesiteError(f"cannot read {path}: {problem.strerror}") from None


def read_yaml(path: Path, shown: str) -> tuple[Data, list[Diagnostic]]:
    """Read one YAML file.

    Args:
        path: the file.
        shown: how diagnostics name it.

    Raises:
        CitesiteError: if the machine does not give the file's bytes.
    """
    try:
        text = _text(path)
        return yaml_text.load(text), []
    except UnicodeDecodeError as problem:
        found = error("not-utf8", Place(shown), "the file is not UTF-8 text", "save it with the encoding UTF-8")
        before = problem.object[: problem.start]
        line = before.count(b"\n") + 1
        return None, [replace(found, line=line, column=problem.start - (before.rfind(b"\n") + 1) + 1)]
    except YamlError as problem:
        found = error(problem.code, Place(shown), problem.message, problem.hint)
        return None, [replace(found, line=problem.line, column=problem.column)]


def locate(diagnostics: Iterable[Diagnostic], root: Path) -> list[Diagnostic]:
    """Give every diagnostic its line, column and excerpt, and sort them. Opens only the files that have one."""
    texts: dict[str, str | None] = {}
    located = []
    for d in diagnostics:
        path = d.place.path
        if path not in texts:
            try:
                texts[path] = _text(root / path)
            except (CitesiteError, UnicodeDecodeError):
                texts[path] = None
        located.append(_located(d, texts[path]))
    return ordered(located)


def _located(d: Diagnostic, text: str | None) -> Diagnostic:
    if text is None:
        return d
    line, column = d.line, d.column
    if not line:
        try:
            line, column = yaml_text.position(text, d.place)
        except YamlError:
            return d
    lines = yaml_text.lines(text)
    return replace(d, line=line, column=column, excerpt=lines[line - 1] if line <= len(lines) else "")


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
    return sorted(path for path in found if path.is_file() or path.is_symlink())


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as problem:
        raise CitesiteError(f"cannot read {path}: {problem.strerror}") from None


def _kind(parts: list[str]) -> Kind | None:
    match parts:
        case ["glossary.yaml"]:
            return Kind.GLOSSARY
        case ["people.yaml"]:
            return Kind.PEOPLE
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


def misplaced(shown: str) -> Diagnostic:
    """The diagnostic for a file among the records that is none."""
    inside = PurePosixPath(shown)
    hint = "content is sources/*.yaml, glossary.yaml, people.yaml, topics/*.yaml and topics/<topic>/*.yaml"
    if inside.suffix == ".yml":
        hint = f'name it "{inside.stem}.yaml"'
    return error("misplaced-file", Place(shown), "a file that is no record stands among the records", hint)


THEME_ASSETS = Path(__file__).parent / "theme" / "assets"


def read_assets(site_templates: Path) -> dict[str, bytes]:
    """The files that go onto the site as they are: the theme's, and those in the site's `templates/assets`.

    Raises:
        CitesiteError: if the machine does not give a file's bytes.
    """
    assets: dict[str, bytes] = {}
    for folder in (THEME_ASSETS, site_templates / "assets"):
        for path in _files(folder) if folder.is_dir() else ():
            try:
                assets[f"assets/{path.relative_to(folder).as_posix()}"] = path.read_bytes()
            except OSError as problem:
                raise CitesiteError(f"cannot read {path}: {problem.strerror}") from None
    return assets
