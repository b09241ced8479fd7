"""Releases: whole copies of a site beside the place it is served from, and the link that shows one of them.

`DEST` is a symbolic link into `DEST.releases/`, where every release is a folder of its own, named by number and by the
digest of its manifest. A release is complete and on the disk before the link is replaced, by one rename: a reader sees
the old site or the new one. A release that is being made or taken away has a name of its own and is never shown.
Nothing but what a release's manifest names is ever deleted (invariant A12).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from citesite.diagnostics import CitesiteError
from citesite.files.output import MANIFEST, PAGEFIND, files_in, manifest_of, manifest_text, sync_folder, write_durably

_RELEASE = re.compile(r"(\d{4,})-[0-9a-f]{12}")
_PARTIAL = ".partial"
_SEARCHES_BY_INDEX = "assets/search-pagefind.js"
"""A file of ours that sites with `search: pagefind` have."""


def refuse(dest: Path) -> None:
    """Check that a place is free for a link to releases, or is one already.

    Raises:
        CitesiteError: if something else stands there.
    """
    if dest.is_symlink():
        target = Path(os.path.normpath(dest.parent / os.readlink(dest)))  # noqa: PTH115
        if target.parent != store_of(dest):
            raise CitesiteError(f"{dest} is a link to {target}, which citesite did not make; name another place")
    elif dest.is_dir():
        first = next(iter(sorted(path.name for path in dest.iterdir())), "")
        if first:
            raise CitesiteError(
                f"{dest} is a folder that holds {first}; publish puts a link there, so name a place that is free"
            )
    elif dest.exists():
        raise CitesiteError(f"{dest} is a file; publish puts a link there, so name a place that is free")


def store_of(dest: Path) -> Path:
    """The folder of the releases of a site."""
    return dest.with_name(dest.name + ".releases")


@contextlib.contextmanager
def locked(dest: Path) -> Iterator[None]:
    """Hold the place a site is served from against a second publish or rollback.

    Raises:
        CitesiteError: if somebody else holds it, or the machine refuses.
    """
    import fcntl

    try:
        store_of(dest).mkdir(parents=True, exist_ok=True)
        lock = (store_of(dest) / ".lock").open("w")
    except OSError as problem:
        raise CitesiteError(f"cannot write {problem.filename}: {problem.strerror}") from None
    with lock:
        try:
            fcntl.flock(lock.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CitesiteError(f"somebody else is publishing to {dest}") from None
        try:
            yield
        except OSError as problem:
            raise CitesiteError(f"cannot write {problem.filename or dest}: {problem.strerror}") from None


def release(site: Path, dest: Path, keep: int) -> str:
    """Show a built site at a place, whose lock is held; gives the name of its release.

    Args:
        site: the folder a build wrote.
        dest: the place it is served from.
        keep: how many earlier releases stay for a rollback.

    Raises:
        CitesiteError: if a file of the site is not as its build left it.
        OSError: if the machine refuses. What was shown is then shown still.
    """
    refuse(dest)
    store = store_of(dest)
    for left in _partial(store):
        _remove(left)
    shown = current(dest)
    manifest = _with_index(site)
    if shown and _is_intact_copy(store / shown, manifest):
        return shown
    digest = hashlib.sha256(manifest).hexdigest()[:12]
    for path in _releases(store):
        # Made by a publish that was killed before its last step, or shown before a rollback.
        if path.name.endswith(digest) and _is_intact_copy(path, manifest):
            show(dest, path.name)
            return path.name
    number = max((_number(path.name) for path in (*_releases(store), *_partial(store))), default=0) + 1
    name = f"{number:04}-{digest}"
    partial = store / (name + _PARTIAL)
    try:
        _copy(site, partial, store / shown if shown else None, manifest)
        os.rename(partial, store / name)  # noqa: PTH104
    except BaseException:
        # A full disk must not stay full of half a release.
        with contextlib.suppress(OSError):
            _remove(partial)
        raise
    sync_folder(store)
    show(dest, name)
    _prune(dest, keep)
    return name


def index_faults(site: Path) -> list[str]:
    """What is wrong with the index that Pagefind has to make of a built site, where its search needs one."""
    if _SEARCHES_BY_INDEX not in (manifest_of(site) or {}):
        return []
    try:
        is_newer = (site / PAGEFIND / "pagefind-entry.json").stat().st_mtime_ns >= (site / MANIFEST).stat().st_mtime_ns
    except FileNotFoundError:
        is_newer = False
    hint = f"run `npx pagefind --site {site.name}`, then publish again"
    return [] if is_newer else [f"{PAGEFIND}: the search has no index of these pages; {hint}"]


def _with_index(site: Path) -> bytes:
    """The manifest of a release of a built site: with the files of Pagefind's index, where it is searched by one."""
    named = manifest_of(site)
    if named is None or _SEARCHES_BY_INDEX not in named:
        return (site / MANIFEST).read_bytes()
    index = {name for name in files_in(site) if name.startswith(PAGEFIND)}
    return manifest_text(named | {name: hashlib.sha256((site / name).read_bytes()).hexdigest() for name in index})


def _is_intact_copy(folder: Path, manifest: bytes) -> bool:
    try:
        return (folder / MANIFEST).read_bytes() == manifest and not differences(folder)
    except OSError:
        return False


def _copy(site: Path, target: Path, before: Path | None, manifest: bytes) -> None:
    """Copy a site with what it takes to outlast a power cut; files equal to the last release's are links to them."""
    target.mkdir()
    # First here, because nobody sees this folder yet: it says which files in it may be deleted if this is cut off.
    write_durably(target / MANIFEST, manifest)
    files = manifest_of(target)
    if files is None:
        raise CitesiteError(f"{site} has no manifest of a build; build it again")
    old = (manifest_of(before) if before else None) or {}
    folders = {target}
    for name, digest in files.items():
        path = target / name
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders |= {path.parent, *(p for p in path.parents if target in p.parents)}
        if before and old.get(name) == digest and _linked(before / name, path, digest):
            continue
        content = (site / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            raise CitesiteError(f"{site / name} is not as the build left it; publish again")
        write_durably(path, content)
    for folder in sorted(folders):
        sync_folder(folder)


def _linked(old: Path, new: Path, digest: str) -> bool:
    """Take over a file of the last release, unless somebody has changed it there."""
    try:
        if hashlib.sha256(old.read_bytes()).hexdigest() != digest:
            return False
        os.link(old, new)
    except OSError:
        # Not every file system has links; a copy does as well.
        return False
    return True


def current(dest: Path) -> str:
    """The name of the release that is shown; empty where there is none."""
    if not dest.is_symlink():
        return ""
    name = Path(os.readlink(dest)).name  # noqa: PTH115
    return name if _RELEASE.fullmatch(name) else ""


def show(dest: Path, name: str) -> None:
    """Replace the link by one to another release, in one step."""
    new = dest.with_name(f".{dest.name}.citesite-new")
    new.unlink(missing_ok=True)
    os.symlink(f"{store_of(dest).name}/{name}", new)  # noqa: PTH211
    if dest.is_dir() and not dest.is_symlink():
        # Empty, as `refuse` found.
        dest.rmdir()
    os.replace(new, dest)  # noqa: PTH105
    sync_folder(dest.parent)


def earlier(dest: Path) -> list[str]:
    """The releases before the one that is shown, the newest first."""
    shown = _number(current(dest)) if current(dest) else 0
    names = sorted((path.name for path in _releases(store_of(dest))), key=_number, reverse=True)
    return [name for name in names if _number(name) < shown]


def _prune(dest: Path, keep: int) -> None:
    store, shown = store_of(dest), current(dest)
    names = sorted((path.name for path in _releases(store) if path.name != shown), key=_number, reverse=True)
    for name in names[keep:]:
        # Under another name first, so that a rollback never finds half of it.
        os.rename(store / name, store / (name + _PARTIAL))  # noqa: PTH104
        _remove(store / (name + _PARTIAL))


def _remove(folder: Path) -> None:
    """Delete the files of ours in a folder, and the folder where nothing else is in it."""
    if not folder.is_dir() or folder.is_symlink():
        return
    named = manifest_of(folder) or {}
    for name in named:
        (folder / name).unlink(missing_ok=True)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            with contextlib.suppress(OSError):
                path.rmdir()
    if not files_in(folder) - {MANIFEST}:
        (folder / MANIFEST).unlink(missing_ok=True)
        folder.rmdir()


def _releases(store: Path) -> list[Path]:
    return [path for path in store.iterdir() if _RELEASE.fullmatch(path.name) and path.is_dir()]


def _partial(store: Path) -> list[Path]:
    return [path for path in store.iterdir() if path.name.endswith(_PARTIAL) and _RELEASE.match(path.name)]


def _number(name: str) -> int:
    return int(name.partition("-")[0])


def differences(folder: Path) -> list[tuple[str, str]]:
    """What is not as the manifest of a published folder says: changed, added or lost, and the file.

    Raises:
        CitesiteError: if the folder has no manifest of ours, or cannot be read.
    """
    named = manifest_of(folder)
    if named is None:
        raise CitesiteError(f"{folder} has no {MANIFEST} that citesite wrote")
    try:
        present = files_in(folder)
        if _SEARCHES_BY_INDEX in named and not any(name.startswith(PAGEFIND) for name in named):
            # A build, which Pagefind has looked at since: its index becomes a part of a release.
            present = {name for name in present if not name.startswith(PAGEFIND)}
        found = [("added", name) for name in present - named.keys() - {MANIFEST}]
        found += [("lost", name) for name in named.keys() - present]
        for name in named.keys() & present:
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != named[name]:
                found.append(("changed", name))
    except OSError as problem:
        raise CitesiteError(f"cannot read {problem.filename}: {problem.strerror}") from None
    return sorted(found, key=lambda item: (item[1], item[0]))
