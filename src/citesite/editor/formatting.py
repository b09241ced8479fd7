"""Files of records put in order, where that changes nothing of what they say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from citesite.diagnostics import CitesiteError
from citesite.editor.models import FILES
from citesite.editor.tidy import Refused, tidy
from citesite.files.atomic import replace
from citesite.files.links import Refused as LinkRefused
from citesite.files.scan import Kind, bytes_of, scan, unit_of
from citesite.read.yaml import YamlError

_KINDS = (Kind.TOPIC, Kind.WHOLE_TOPIC, Kind.SECTION, Kind.RESULTS, Kind.SOURCES, Kind.GLOSSARY, Kind.PEOPLE)
_MODELS = {kind: model for kind, (_, _, model) in zip(_KINDS, FILES, strict=True)}


def format_files(root: Path, content: str, named: Iterable[Path], write: bool) -> tuple[list[str], list[str]]:
    """Put files in order; gives those that were not, and a line for each that was left alone.

    Args:
        root: the folder of the settings.
        content: the folder of the records below it.
        named: the files, or none for all of the site.
        write: whether to write them.

    Raises:
        CitesiteError: if a named file holds no records, or the machine refuses.
    """
    top = Path(content).as_posix()
    known = {path: unit[0] for path in scan(root / content, f"{top}/") if (unit := unit_of(path, len(top) + 1))}
    chosen = [_below(path, root) for path in named] or list(known)
    changed, refused = [], []
    for path in chosen:
        if path not in known:
            raise CitesiteError(f"{path} is no file of records")
        try:
            if _format(root / path, known[path], root if write else None):
                changed.append(path)
        except YamlError as problem:
            refused.append(f"{path}:{problem.line}:{problem.column}: left alone: {problem.message}")
        except UnicodeDecodeError:
            refused.append(f"{path}: left alone: the file is not UTF-8 text")
        except Refused:
            refused.append(f"{path}: left alone: it cannot be put in order without changing what it says")
        except LinkRefused:
            refused.append(f"{path}: left alone: it is a symbolic link")
    return changed, refused


def _below(path: Path, root: Path) -> str:
    absolute, top = path.resolve(), root.resolve()
    return absolute.relative_to(top).as_posix() if absolute.is_relative_to(top) else str(path)


def _format(path: Path, kind: Kind, root: Path | None) -> bool:
    """Put one file in order, below a site's folder (None: without writing it); return whether that changes it."""
    try:
        before = bytes_of(path).decode()
    except OSError as problem:
        raise CitesiteError(f"cannot read {path}: {problem.strerror}") from None
    mark, ends = ("\ufeff" if before.startswith("\ufeff") else ""), ("\r\n" if "\r\n" in before else "\n")
    after = tidy(before.removeprefix("\ufeff").replace("\r\n", "\n"), _MODELS[kind])
    whole = mark + after.replace("\n", ends)
    if root and whole != before:
        replace(path, whole, root)
    return whole != before
