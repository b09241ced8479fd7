"""Write the output folder of a build, and touch nothing in it that citesite did not write (invariant A12).

A file is first staged beside its target. When all is known to be well, `publish` stages the manifest, puts the staged
files in place by renames, assets before the pages that need them, deletes what is no longer made, and puts the manifest
in place last; when not, `unstage` takes them away and the folder is as it was. Files equal to those in place are left
alone. The manifest names every file that citesite wrote, and a staged manifest is what a killed build leaves: it says
which files in place are citesite's too. Staged files are known by the ending of their names alone.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from citesite.diagnostics import CitesiteError
from citesite.files.atomic import DRAFT, write_new
from citesite.files.links import Refused, mode_below, refuse_links
from citesite.files.manifest import (
    MANIFEST,
    SiteMark,
    editions_named,
    manifest_text,
    patched,
    read_manifest,
    refuse_outside,
)
from citesite.files.scan import ROOT_FILES, bytes_of
from citesite.files.system import make_folders, rename

PAGEFIND = "pagefind/"
"""Where Pagefind puts its index of a finished site; no page of ours is there, and nothing in it is touched."""
LARGE = 2_000
"""Looking through this many folders for other people's files costs more than building one page, so a site with more
files is looked through only when the last build wrote elsewhere. What is not citesite's is never touched either way."""
JOURNAL = MANIFEST + DRAFT
"""The manifest of a build that is putting files in place."""
_JOURNAL_DRAFT = MANIFEST + ".citesite-draft"
_IN_A_SITE = frozenset({"index.html", "404.html", "sitemap.xml"})
"""Files that every site has, and hardly any other folder has all of."""
_NEEDED_FIRST = (".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".pdf", ".woff2")


class FileDigests(NamedTuple):
    """The SHA-256 of the bytes of files of a site, by their names."""

    changed: Mapping[str, str]
    """Those of the files that may be other ones than the manifest says."""
    every: Callable[[], Mapping[str, str]]
    """Returns those of all; asked only where there are other files than the manifest says."""


def stage(output: Path, name: str, content: bytes) -> str:
    """Write the new content of a file beside it, unless it has this content already.

    Returns:
        "new", "changed" or "equal".

    Raises:
        CitesiteError: if a symbolic link is in the way, or the machine refuses.
    """
    refuse_outside([name])
    path = f"{output}/{name}"
    try:
        mode = mode_below(output, name)
        if not mode:
            try:
                write_new(path + DRAFT, content)
            except (FileNotFoundError, NotADirectoryError):
                # Most files are in a folder that is there.
                make_folders(os.path.dirname(path))  # noqa: PTH120
                write_new(path + DRAFT, content)
            return "new"
        if not stat.S_ISREG(mode):
            raise Refused(f"{path} is a folder, not a file")
        with open(path, "rb") as file:  # noqa: PTH123  (a Path for each of ten thousand pages costs more than reading it)
            if file.read() == content:
                return "equal"
        write_new(path + DRAFT, content)
        return "changed"
    except OSError as problem:
        raise CitesiteError(f"cannot write {problem.filename or path}: {problem.strerror}") from None


def unstage(output: Path, names: Iterable[str]) -> None:
    """Take staged files away, and the folders that were made for them alone."""
    for name in names:
        # A link that was put in the way since: what is behind it is not ours.
        with contextlib.suppress(Refused):
            mode_below(output, name + DRAFT)
            (output / (name + DRAFT)).unlink(missing_ok=True)
            _remove_empty(output, (output / name).parent)


def unstage_all(output: Path) -> None:
    """Take away whatever a build staged, known by its name alone."""
    if output.is_dir():
        unstage(output, _staged(_walked(output)[0]))


def staged_files(output: Path) -> dict[str, bytes]:
    """Return the bytes of the files that are staged in a folder, by the names of their targets.

    Raises:
        CitesiteError: if the folder cannot be listed or a file cannot be read.
    """
    return {name: bytes_of(output / (name + DRAFT)) for name in _staged(_walked(output)[0])}


def _staged(present: Iterable[str]) -> list[str]:
    """Return the targets of staged files."""
    names = (name.removesuffix(DRAFT) for name in present if name.endswith(DRAFT))
    return [name for name in names if name != MANIFEST]


def publish(
    output: Path,
    staged: Iterable[str],
    orphans: Iterable[str],
    digests: FileDigests,
    is_unknown: bool,
    editions: Collection[str] = (),
    mark: SiteMark | None = None,
) -> None:
    """Put staged files in place, delete those that are no longer made, and write the manifest.

    Args:
        output: the folder.
        staged: names of staged files, below the folder.
        orphans: names of files an earlier build wrote and this one does not.
        digests: those of the files of the site.
        is_unknown: whether the last build wrote elsewhere, so that its orphans are not those of this folder.
        editions: the folders in it with the site in other languages, of which this writes nothing.
        mark: of which site the files are.

    Raises:
        CitesiteError: if a symbolic link is in the way, or the machine refuses.
    """
    staged, orphans = list(staged), list(orphans)
    refuse_outside([*staged, *orphans])
    try:
        was_cut_off = is_cut_off(output)
        ours = _named(output / MANIFEST) | _named(output / JOURNAL) if was_cut_off or is_unknown else set()
        left = _bytes_of(output / MANIFEST)
        is_edit = not (was_cut_off or is_unknown)
        found = patched(left, digests.changed, orphans, editions, mark) if is_edit else None
        every = digests.every() if found is None else {}
        removed = sorted({*orphans, *ours} - every.keys())
        # All of them before the first step: what is refused leaves the site as it was.
        refuse_links(output, [*staged, *removed, MANIFEST, JOURNAL])
        journal = manifest = found or [manifest_text(every, editions=editions, mark=mark)]
        named = {*editions, *editions_in(output)} if found is None else set(editions)
        if named != set(editions) or (found is None and not ours <= every.keys()):
            journal = [manifest_text(every, ours, named, mark)]
        is_new = was_cut_off or manifest != [left]
        if is_new:
            # Before any file appears, so that a build that is killed leaves none that no manifest names.
            _write_journal(output, journal)
        for name in sorted(staged, key=lambda name: (not name.endswith(_NEEDED_FIRST), name)):
            rename(f"{output}/{name}{DRAFT}", f"{output}/{name}")
        for name in removed:
            (output / name).unlink(missing_ok=True)
            _remove_empty(output, (output / name).parent)
        if is_new:
            if journal != manifest:
                _write_journal(output, manifest)
            rename(output / JOURNAL, output / MANIFEST)
    except OSError as problem:
        raise CitesiteError(f"cannot write {problem.filename or output}: {problem.strerror}") from None


def _write_journal(output: Path, manifest: Sequence[bytes | memoryview]) -> None:
    write_new(output / _JOURNAL_DRAFT, manifest)
    rename(output / _JOURNAL_DRAFT, output / JOURNAL)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def is_cut_off(output: Path) -> bool:
    """Whether a build was killed while it put files in place here."""
    return os.path.lexists(f"{output}/{JOURNAL}")


def files_in(folder: Path) -> set[str]:
    """Return every file below a folder, by its path below it.

    Raises:
        CitesiteError: if a folder cannot be listed, or holds a symbolic link, a pipe, a socket or a device.
    """
    files, others = _walked(folder)
    if others:
        # Says which of these it is.
        mode_below(folder, min(others))
    return files


def files_and_others_in(folder: Path) -> tuple[set[str], set[str]]:
    """Return the files below a folder, and what is neither a file nor a folder: symbolic links, pipes, devices.

    Raises:
        CitesiteError: if a folder cannot be listed.
    """
    return _walked(folder)


def owned_files(output: Path, is_edition: bool = False) -> set[str]:
    """Return the files in an output folder that its manifest names. What a killed build staged is taken away.

    Args:
        output: the folder.
        is_edition: whether the site around it is the same one in another language, and may have had pages here.

    Raises:
        CitesiteError: if the folder holds anything else, so that no file of others is ever overwritten or deleted.
    """
    if not output.exists():
        return set()
    if not output.is_dir():
        raise CitesiteError(f"{output} is a file, not a folder for the site")
    present = files_in(output)
    owned = _named(output / MANIFEST) | _named(output / JOURNAL)
    apart = tuple(f"{edition}/" for edition in editions_in(output))
    present = {name for name in present if not name.startswith(apart)} if apart else present
    staged = _staged(present)
    foreign = sorted(present - owned - {MANIFEST, JOURNAL, _JOURNAL_DRAFT} - {name + DRAFT for name in staged})
    foreign = [name for name in foreign if not name.startswith(PAGEFIND)]
    if foreign and is_edition:
        every = _named(output.parent / MANIFEST) | _named(output.parent / JOURNAL)
        foreign = [name for name in foreign if f"{output.name}/{name}" not in every]
    if foreign:
        others = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        if not owned and _IN_A_SITE.issubset(foreign):
            raise CitesiteError(
                f"{output} looks like a site of citesite without its {MANIFEST}, which says what may be replaced; put "
                f"the file back, delete the folder, or name another one with --output"
            )
        raise CitesiteError(
            f"{output} holds {foreign[0]}{others}, which citesite did not write; name another folder with --output, "
            f"or put it into {ROOT_FILES}/ if it belongs to the site"
        )
    unstage(output, staged)
    return owned & present


def editions_in(output: Path) -> frozenset[str]:
    """Return the folders in an output folder in which earlier builds put the site in other languages."""
    return editions_named(output / MANIFEST) | editions_named(output / JOURNAL)


def remove_edition(output: Path, edition: str) -> list[str]:
    """Delete what a manifest says is ours in the folder of a language that the site has no more; all else stays.

    Returns:
        The names of the files that are gone, below the output folder.

    Raises:
        CitesiteError: if the machine refuses.
    """
    folder, gone = output / edition, []
    try:
        mode_below(output, f"{edition}/{MANIFEST}")
        owned = _named(folder / MANIFEST) | _named(folder / JOURNAL)
        for name in [*sorted(owned), _JOURNAL_DRAFT, JOURNAL, MANIFEST]:
            # A link is not ours, nor is what it leads to.
            with contextlib.suppress(Refused):
                if stat.S_ISREG(mode_below(output, f"{edition}/{name}")):
                    (folder / name).unlink()
                    gone.append(f"{edition}/{name}")
                    _remove_empty(output, (folder / name).parent)
    except Refused:
        return gone
    except OSError as problem:
        raise CitesiteError(f"cannot delete {problem.filename or folder}: {problem.strerror}") from None
    return gone


def _walked(top: Path) -> tuple[set[str], set[str]]:
    """Return the files below a folder, and what is neither a file nor a folder. No link is followed."""
    files: set[str] = set()
    others: set[str] = set()
    waiting = [("", str(top))]
    try:
        while waiting:
            prefix, folder = waiting.pop()
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((f"{prefix}{entry.name}/", entry.path))
                    else:
                        (files if entry.is_file(follow_symlinks=False) else others).add(prefix + entry.name)
    except OSError as problem:
        raise CitesiteError(f"cannot list {problem.filename or top}: {problem.strerror}") from None
    return files, others


def _named(manifest: Path) -> set[str]:
    """Return the files a manifest names; none where it is missing or not ours."""
    return set(read_manifest(manifest) or ())


def _remove_empty(output: Path, folder: Path) -> None:
    """Remove a folder and those around it, up to the output folder, as long as they are empty."""
    while folder != output and output in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
