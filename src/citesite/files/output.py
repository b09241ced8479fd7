"""Write: the only stage that creates or deletes outputs.

A file is first staged beside its target. When all is known to be well, `publish` stages the manifest, puts the staged
files in place by renames, assets before the pages that need them, deletes what is no longer made, and puts the manifest
in place last; when not, `unstage` takes them away and the folder is as it was. Files equal to what stands there are
left alone. The manifest names every file citesite wrote; a file it does not name is never touched (invariant A12).
A staged manifest is what a killed build leaves: it tells which of the files beside it are ours too.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring_ascii
from pathlib import Path

from citesite.diagnostics import CitesiteError

MANIFEST = "manifest.json"
PAGEFIND = "pagefind/"
"""Where Pagefind puts its index of a finished site; no page of ours is there, and nothing in it is touched."""
FORMAT = 1
LARGE = 2_000
"""Looking through this many folders for somebody else's files costs more than a build of one page; a site with more
files is looked through only when the last build wrote elsewhere. What is not citesite's is never touched either way."""
_STAGED = ".citesite-new"
_JOURNAL = MANIFEST + _STAGED
"""The manifest of a build that is putting files in place."""
_JOURNAL_DRAFT = MANIFEST + ".citesite-draft"
_NEEDED_FIRST = (".css", ".js", ".svg", ".png", ".jpg", ".webp", ".woff2")


def stage(output: Path, name: str, content: bytes) -> str:
    """Put a file's new content beside it, and say whether it is new, changed or equal; equal content is not staged.

    Raises:
        CitesiteError: if the machine refuses.
    """
    _refuse_outside([name])
    path = f"{output}/{name}"
    try:
        try:
            with open(path, "rb") as file:  # noqa: PTH123  (a Path for each of ten thousand pages costs more than reading it)
                if file.read() == content:
                    return "equal"
            state = "changed"
        except FileNotFoundError:
            state = "new"
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(path + _STAGED, "wb") as file:  # noqa: PTH123
            file.write(content)
        return state
    except OSError as problem:
        raise CitesiteError(f"cannot write {problem.filename or path}: {problem.strerror}") from None


def unstage(output: Path, names: Iterable[str]) -> None:
    """Take staged files away, and the folders that were made for them alone."""
    for name in names:
        (output / (name + _STAGED)).unlink(missing_ok=True)
        _remove_empty(output, (output / name).parent)


def unstage_all(output: Path) -> None:
    """Take away whatever a build staged, known by its name alone."""
    if output.is_dir():
        unstage(output, _staged(files_in(output)))


def _staged(present: Iterable[str]) -> list[str]:
    """The targets of staged files."""
    names = (name.removesuffix(_STAGED) for name in present if name.endswith(_STAGED))
    return [name for name in names if name != MANIFEST]


def publish(
    output: Path, staged: Iterable[str], orphans: Iterable[str], digests: Mapping[str, str], is_unknown: bool
) -> None:
    """Put staged files in place, delete those that are no longer made, and write the manifest.

    Args:
        output: the folder.
        staged: names of staged files, below the folder.
        orphans: names of files an earlier build wrote and this one does not.
        digests: for every file of the site, the SHA-256 of its bytes.
        is_unknown: whether the last build wrote elsewhere, so that its orphans are not those of this folder.

    Raises:
        CitesiteError: if the machine refuses.
    """
    staged, orphans = list(staged), list(orphans)
    _refuse_outside([*staged, *orphans])
    try:
        was_cut_off = is_cut_off(output)
        ours = _named(output / MANIFEST) | _named(output / _JOURNAL) if was_cut_off or is_unknown else set()
        manifest = manifest_text(digests)
        is_new = was_cut_off or _bytes_of(output / MANIFEST) != manifest
        if is_new:
            # Before any file appears, so that a build that is killed leaves none that nobody knows for ours.
            _write_journal(output, manifest_text(digests, ours))
        for name in sorted(staged, key=lambda name: (not name.endswith(_NEEDED_FIRST), name)):
            os.replace(f"{output}/{name}{_STAGED}", f"{output}/{name}")  # noqa: PTH105
        for name in sorted({*orphans, *ours} - digests.keys()):
            (output / name).unlink(missing_ok=True)
            _remove_empty(output, (output / name).parent)
        if is_new:
            if ours:
                _write_journal(output, manifest)
            os.replace(output / _JOURNAL, output / MANIFEST)  # noqa: PTH105
    except OSError as problem:
        raise CitesiteError(f"cannot write {problem.filename or output}: {problem.strerror}") from None


def _write_journal(output: Path, manifest: bytes) -> None:
    with open(output / _JOURNAL_DRAFT, "wb") as file:  # noqa: PTH123
        file.write(manifest)
    os.replace(output / _JOURNAL_DRAFT, output / _JOURNAL)  # noqa: PTH105


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def is_cut_off(output: Path) -> bool:
    """Whether a build was killed while it put files in place here."""
    return os.path.lexists(f"{output}/{_JOURNAL}")


def manifest_text(digests: Mapping[str, str], others: Iterable[str] = ()) -> bytes:
    """The manifest as JSON, a file a line. Put together here because the library indents ten times more slowly.

    Args:
        digests: for every file of the site, the SHA-256 of its bytes.
        others: files of ours that will be gone when all is done.
    """
    digests = {**dict.fromkeys(others, ""), **digests}
    files = ",\n".join(f'  {encode_basestring_ascii(name)}: "{digests[name]}"' for name in sorted(digests))
    return f'{{\n "generator": "citesite",\n "format": {FORMAT},\n "files": {{\n{files}\n }}\n}}\n'.encode()


def write_durably(path: Path, content: bytes) -> None:
    """Write a new file so that a power cut after this leaves it whole, if its folder was synchronised too."""
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_durably(path: Path, content: bytes) -> None:
    """Put new content in the place of a file, or of none: whoever reads it finds one or the other, whatever happens.

    Raises:
        CitesiteError: if the machine refuses; the file is then as it was.
    """
    draft = path.with_name(f".{path.name}{_STAGED}")
    try:
        write_durably(draft, content)
        os.replace(draft, path)  # noqa: PTH105
        sync_folder(path.parent)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        raise CitesiteError(f"cannot write {path}: {problem.strerror}") from None


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def manifest_of(folder: Path) -> dict[str, str] | None:
    """The files of a site with the SHA-256 of each, as its manifest says; None where there is no manifest of ours."""
    return _read_manifest(folder / MANIFEST)


def _read_manifest(path: Path) -> dict[str, str] | None:
    try:
        data = json.loads(path.read_bytes())
        if data["generator"] == "citesite" and data["format"] == FORMAT:
            return {str(name): str(digest) for name, digest in data["files"].items() if _is_inside(str(name))}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        pass
    return None


def files_in(folder: Path) -> set[str]:
    """Every file below a folder, by its path below it.

    Raises:
        CitesiteError: if a folder cannot be listed.
    """
    return set(_present(folder))


def owned_files(output: Path) -> set[str]:
    """The files in an output folder that its manifest names. What a killed build staged is taken away.

    Raises:
        CitesiteError: if the folder holds anything else, so that nobody's work is ever overwritten or deleted.
    """
    if not output.exists():
        return set()
    if not output.is_dir():
        raise CitesiteError(f"{output} is a file, not a folder for the site")
    present = files_in(output)
    owned = _named(output / MANIFEST) | _named(output / _JOURNAL)
    staged = _staged(present)
    foreign = sorted(present - owned - {MANIFEST, _JOURNAL, _JOURNAL_DRAFT} - {name + _STAGED for name in staged})
    foreign = [name for name in foreign if not name.startswith(PAGEFIND)]
    if foreign:
        others = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise CitesiteError(
            f"{output} holds {foreign[0]}{others}, which citesite did not write; name another folder with --output"
        )
    unstage(output, staged)
    return owned & present


def _present(output: Path) -> Iterable[str]:
    def stop(problem: OSError) -> None:
        raise CitesiteError(f"cannot list {problem.filename}: {problem.strerror}")

    for folder, _, names in os.walk(output, onerror=stop):
        inside = os.path.relpath(folder, output).replace(os.sep, "/")
        prefix = "" if inside == "." else f"{inside}/"
        yield from (prefix + name for name in names)


def _named(manifest: Path) -> set[str]:
    """The files a manifest names; none where it is missing or not ours."""
    return set(_read_manifest(manifest) or ())


def _is_inside(name: str) -> bool:
    return not re.search(r"(^|/)\.\.?(/|$)|^/|\\|\0|:", name)


def _refuse_outside(names: Iterable[str]) -> None:
    """Names come from ids, whose form is checked, and from the cache, which may say anything.

    Raises:
        ValueError: if one leads out of the output folder.
    """
    for name in names:
        if not _is_inside(name):
            raise ValueError(f"{name!r} leads out of the output folder")


def _remove_empty(output: Path, folder: Path) -> None:
    """Remove a folder and those around it, up to the output folder, as long as they are empty."""
    while folder != output and output in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
