"""Write: the only stage that creates or deletes outputs.

In: the files of a site as bytes. Out: an output folder that holds exactly these. Each file is written beside its target
and put in place by a rename, equal files are left alone, what an earlier build wrote and this one does not is deleted
last. The manifest names every file citesite wrote; a file it does not name is never touched (invariant A12).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from citesite.diagnostics import CitesiteError

MANIFEST = "manifest.json"
FORMAT = 1
_TEMPORARY = ".citesite-new"
_NEEDED_FIRST = (".css", ".js", ".svg", ".png", ".jpg", ".webp", ".woff2")


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did."""

    new: int
    changed: int
    equal: int
    deleted: int


def write(output: Path, files: Mapping[str, bytes]) -> Written:
    """Bring an output folder to hold exactly these files.

    Args:
        output: the folder; made where it is missing.
        files: path below the folder, with forward slashes, to content.

    Raises:
        CitesiteError: if the folder holds files citesite did not write, or the machine refuses.
    """
    owned = owned_files(output)
    try:
        output.mkdir(parents=True, exist_ok=True)
        counts = {"new": 0, "changed": 0, "equal": 0}
        # Assets first, so that no page is ever live before the style sheet it needs.
        for name in sorted(files, key=lambda name: (not name.endswith(_NEEDED_FIRST), name)):
            counts[_put(output / name, files[name])] += 1
        orphans = sorted(owned - set(files))
        for name in orphans:
            _delete(output, name)
        _put(output / MANIFEST, _manifest(files))
    except OSError as problem:
        raise CitesiteError(f"cannot write {problem.filename or output}: {problem.strerror}") from None
    return Written(**counts, deleted=len(orphans))


def owned_files(output: Path) -> set[str]:
    """The files in an output folder that its manifest names.

    Raises:
        CitesiteError: if the folder holds anything else, so that nobody's work is ever overwritten or deleted.
    """
    if not output.exists():
        return set()
    if not output.is_dir():
        raise CitesiteError(f"{output} is a file, not a folder for the site")
    present = set(_present(output))
    owned = _named(output / MANIFEST)
    foreign = sorted(name for name in present - owned - {MANIFEST} if not name.endswith(_TEMPORARY))
    if foreign:
        others = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise CitesiteError(
            f"{output} holds {foreign[0]}{others}, which citesite did not write; name another folder with --output"
        )
    return owned & present


def _present(output: Path) -> Iterable[str]:
    try:
        for folder, _, names in os.walk(output):
            for name in names:
                yield (Path(folder) / name).relative_to(output).as_posix()
    except OSError as problem:
        raise CitesiteError(f"cannot list {output}: {problem.strerror}") from None


def _named(manifest: Path) -> set[str]:
    """The files a manifest names; none where it is missing or not ours."""
    try:
        data = json.loads(manifest.read_bytes())
        if data["generator"] == "citesite" and data["format"] == FORMAT:
            return {str(name) for name in data["files"] if _is_inside(str(name))}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        pass
    return set()


def _is_inside(name: str) -> bool:
    return not re.search(r"(^|/)\.\.?(/|$)|^/|\\|\0|:", name)


def _manifest(files: Mapping[str, bytes]) -> bytes:
    hashes = {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}
    return (json.dumps({"generator": "citesite", "format": FORMAT, "files": hashes}, indent=1) + "\n").encode()


def _put(path: Path, content: bytes) -> str:
    """Give a file this content unless it has it; says whether it is new, changed or equal."""
    try:
        if path.read_bytes() == content:
            return "equal"
        state = "changed"
    except FileNotFoundError:
        state = "new"
        path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + _TEMPORARY)
    temporary.write_bytes(content)
    temporary.replace(path)
    return state


def _delete(output: Path, name: str) -> None:
    """Delete a file of an earlier build, and the folders that are empty without it."""
    (output / name).unlink(missing_ok=True)
    for folder in (output / name).parents:
        if folder == output or any(folder.iterdir()):
            break
        folder.rmdir()
