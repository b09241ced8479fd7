"""Format record files: put fields in order and wrap texts, without changing the data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from citesite.diagnostics import CitesiteError, Diagnostic
from citesite.editor.tidy import WouldChange, tidy
from citesite.files.atomic import replace
from citesite.files.content import Kind
from citesite.files.links import Refused
from citesite.files.scan import bytes_of
from citesite.read.assemble import MODELS
from citesite.read.content import Content
from citesite.read.files import locate, read_yaml
from citesite.read.yaml import YamlError


@dataclass(slots=True)
class Formatted:
    """The results for the files, by path relative to the site's folder."""

    changed: list[str] = field(default_factory=list)
    """Files whose format differs."""
    refused: dict[str, str] = field(default_factory=dict)
    """Files that were left alone, each with the reason."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    """Located diagnostics of files that could not be read."""


def format_files(content: Content, named: Iterable[Path], write: bool) -> Formatted:
    """Format files.

    Args:
        content: the site's content.
        named: the files to format; all record files if empty.
        write: whether to write them, or only to say which would change.

    Raises:
        ContentError: if the settings have mistakes.
        CitesiteError: if a named file holds no records, or a file cannot be read or written.
    """
    known = {file.path: file.kind for file in content.files.records if file.kind not in (Kind.PAGE, Kind.MEDIA)}
    chosen = [_below(path, content.root) for path in named] or list(known)
    done = Formatted()
    for path in chosen:
        if path not in known:
            raise CitesiteError(f"{path} is no file of records")
        try:
            if _format(content.root / path, known[path], content.root if write else None):
                done.changed.append(path)
        except (YamlError, UnicodeDecodeError):
            done.diagnostics += read_yaml(content.root / path, path)[1]
            done.refused[path] = "it cannot be read"
        except WouldChange:
            done.refused[path] = "it cannot be put in order without changing what it says"
        except Refused:
            done.refused[path] = "it is a symbolic link"
    done.diagnostics = locate(done.diagnostics, content.root)
    return done


def _below(path: Path, root: Path) -> str:
    absolute, top = path.resolve(), root.resolve()
    return absolute.relative_to(top).as_posix() if absolute.is_relative_to(top) else str(path)


def _format(path: Path, kind: Kind, root: Path | None) -> bool:
    """Format a file in a site's folder, without writing it if that is None. Return whether its format differs."""
    before = bytes_of(path).decode()
    mark, ends = ("\ufeff" if before.startswith("\ufeff") else ""), ("\r\n" if "\r\n" in before else "\n")
    after = tidy(before.removeprefix("\ufeff").replace("\r\n", "\n"), MODELS[kind])
    whole = mark + after.replace("\n", ends)
    if root and whole != before:
        replace(path, whole, root)
    return whole != before
