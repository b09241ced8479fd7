"""Copy a finished site, delete such a copy, and show one by a link: the steps on the disk that publishing takes.

All that is written here outlasts a power cut, and nothing but what a copy's manifest names is ever deleted.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from pathlib import Path

from citesite.diagnostics import CitesiteError
from citesite.files.atomic import DRAFT, PUBLIC_FILE, PUBLIC_FOLDER, write_new
from citesite.files.links import Refused, mode_below
from citesite.files.manifest import MANIFEST, manifest_of
from citesite.files.output import files_and_others_in
from citesite.files.system import rename, sync_folder


def copy_site(site: Path, target: Path, before: Path | None, manifest: bytes) -> None:
    """Copy a site into a new folder; files equal to those of an earlier copy become hard links to them.

    Args:
        site: the folder a build wrote.
        target: the new folder.
        before: an earlier copy, if there is one.
        manifest: names the files to copy, with the digest of each.

    Raises:
        CitesiteError: if a file of the site is not as the manifest says.
        OSError: if the machine refuses.
    """
    _make_public(target)
    # First, because nobody sees this folder yet: it says which files in it may be deleted if this is cut off.
    write_new(target / MANIFEST, manifest, is_durable=True, mode=PUBLIC_FILE)
    files = manifest_of(target)
    if files is None:
        raise CitesiteError(f"{site} has no manifest of a build; build it again")
    old = (manifest_of(before) if before else None) or {}
    folders = {target}
    for name, digest in files.items():
        path = target / name
        if path.parent not in folders:
            new = [p for p in (path.parent, *path.parent.parents) if target in p.parents and p not in folders]
            for folder in reversed(new):
                _make_public(folder)
            folders |= {*new}
        if before and old.get(name) == digest and _is_linked(before, name, path, digest):
            continue
        mode_below(site, name)
        content = (site / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            raise CitesiteError(f"{site / name} is not as the build left it; publish again")
        write_new(path, content, is_durable=True, mode=PUBLIC_FILE)
    for folder in sorted(folders):
        sync_folder(folder)


def _make_public(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(PUBLIC_FOLDER)


def _is_linked(before: Path, name: str, new: Path, digest: str) -> bool:
    """Take over a file of an earlier copy, unless it was changed there; return whether that was done."""
    try:
        is_file = stat.S_ISREG(mode_below(before, name))
        if not is_file or hashlib.sha256((before / name).read_bytes()).hexdigest() != digest:
            return False
        os.link(before / name, new)
        new.chmod(PUBLIC_FILE)
    except (OSError, Refused, AttributeError):
        # Not every file system has links; a copy does as well.
        return False
    return True


def remove_copy(folder: Path) -> None:
    """Delete the files in a folder that its manifest names, and the folder where nothing else is in it."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for name in manifest_of(folder) or {}:
        # A link is not ours, nor is its target.
        with contextlib.suppress(Refused):
            mode_below(folder, name)
            (folder / name).unlink(missing_ok=True)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            with contextlib.suppress(OSError):
                path.rmdir()
    files, others = files_and_others_in(folder)
    if not others and not files - {MANIFEST}:
        (folder / MANIFEST).unlink(missing_ok=True)
        folder.rmdir()


def remove_file(path: Path) -> None:
    """Delete a file beside a copy, unless it is gone."""
    path.unlink(missing_ok=True)


def rename_copy(folder: Path, name: str) -> None:
    """Give a copy another name in its folder."""
    folder.rename(folder.with_name(name))
    sync_folder(folder.parent)


def point(link: Path, target: str) -> None:
    """Make a symbolic link, or replace it by one to another place, in one step."""
    new = link.with_name(f".{link.name}{DRAFT}")
    new.unlink(missing_ok=True)
    new.symlink_to(target)
    if link.is_dir() and not link.is_symlink():
        # An empty folder: anything else was refused before.
        link.rmdir()
    rename(new, link)
    sync_folder(link.parent)
