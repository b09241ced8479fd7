"""Keep whole copies of a site beside the place it is served from, and the link that shows one of them.

`DEST` is a symbolic link into `DEST.releases/`, where every release is a folder of its own, named by number and by the
digest of its manifest. A release is complete and on the disk before the link is replaced, by one rename: a reader sees
the old site or the new one (invariant A13). A release that is being written or deleted has a name of its own and is
never shown.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from citesite.build.published import HEAD
from citesite.diagnostics import CitesiteError
from citesite.files.atomic import PUBLIC_FOLDER, make_folder, replace
from citesite.files.copies import copy_site, point, remove_copy, remove_file, rename_copy
from citesite.files.manifest import MANIFEST, editions_named, manifest_of, manifest_text, read_mark
from citesite.files.output import PAGEFIND, files_and_others_in, files_in
from citesite.files.scan import digest_of
from citesite.files.workspace import held, opened_lock

_RELEASE = re.compile(r"(\d{4,})-[0-9a-f]{12}")
_PARTIAL = ".partial"
_STORE = ".releases"
_SEARCHES_BY_INDEX = "assets/search-pagefind.js"
"""A file of ours that sites with `search: pagefind` have."""


def refuse(dest: Path) -> None:
    """Refuse a place where something else is than a link to releases of ours, or an empty folder.

    Raises:
        CitesiteError: if a file, a folder with files or another link is there, or it is inside a folder of releases.
    """
    above = Path(os.path.realpath(dest.parent))
    for parent in (above, *above.parents):
        if parent.name.endswith(_STORE):
            raise CitesiteError(f"{dest} is inside {parent}, which holds releases; name a place outside it")
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
    """Return the folder of the releases of a site."""
    return dest.with_name(dest.name + _STORE)


@contextlib.contextmanager
def locked(dest: Path) -> Iterator[None]:
    """Hold the place a site is served from against a second publish or rollback.

    Raises:
        CitesiteError: if another process holds it, or the machine refuses.
    """
    store = store_of(dest)
    try:
        lock = opened_lock(make_folder(store.parent, store.name, PUBLIC_FOLDER) / ".lock")
        with held(lock, CitesiteError(f"somebody else is publishing to {dest}")):
            yield
    except OSError as problem:
        raise CitesiteError(f"cannot write {problem.filename or dest}: {problem.strerror}") from None


def said_by(folder: Path) -> Path:
    """Return the file beside a release that keeps what every statement of it says."""
    return folder.with_name(folder.name + ".json")


def release(site: Path, dest: Path, keep: int, statements: str) -> str:
    """Show a built site at a place whose lock is held; return the name of its release.

    Args:
        site: the folder a build wrote.
        dest: the place it is served from.
        keep: how many earlier releases stay for a rollback.
        statements: what every statement of it says, as `PublishedSite.text`.

    Raises:
        CitesiteError: if a file of the site is not as its build left it.
        OSError: if the machine refuses. The place then still shows what it showed before.
    """
    refuse(dest)
    store = store_of(dest)
    for left in _partial(store):
        _remove(left)
    shown = current(dest)
    manifest = _with_index(site)
    if shown and _is_intact_copy(store / shown, manifest):
        _keep_statements(store / shown, statements)
        return shown
    digest = hashlib.sha256(manifest).hexdigest()[:12]
    for path in _releases(store):
        # Made by a publish that was killed before its last step, or shown before a rollback.
        if path.name.endswith(digest) and _is_intact_copy(path, manifest):
            _keep_statements(path, statements)
            show(dest, path.name)
            return path.name
    number = max((_number(path.name) for path in (*_releases(store), *_partial(store))), default=0) + 1
    name = f"{number:04}-{digest}"
    partial = store / (name + _PARTIAL)
    try:
        copy_site(site, partial, store / shown if shown else None, manifest)
        rename_copy(partial, name)
    except BaseException:
        # A full disk must not stay full of half a release.
        with contextlib.suppress(OSError):
            remove_copy(partial)
        raise
    _keep_statements(store / name, statements)
    show(dest, name)
    _prune(dest, keep)
    return name


def _keep_statements(folder: Path, statements: str) -> None:
    path = said_by(folder)
    if _is_ours(path) or not os.path.lexists(path):
        replace(path, statements, folder.parent, is_durable=True)


def _is_ours(path: Path) -> bool:
    """Return whether a file is one that `_keep_statements` wrote."""
    return not path.is_symlink() and path.is_file() and path.read_bytes().startswith(HEAD.encode())


def _remove(partial: Path) -> None:
    """Delete what is left of a release that was being written or deleted."""
    remove_copy(partial)
    statements = said_by(partial.with_name(partial.name.removesuffix(_PARTIAL)))
    if _is_ours(statements):
        remove_file(statements)


def index_faults(site: Path) -> list[str]:
    """Return what is wrong with Pagefind's index of a built site, where its search needs one in each language."""
    folders = ("", *sorted(editions_named(site / MANIFEST)))
    is_needed = _SEARCHES_BY_INDEX in (manifest_of(site) or {})
    return (
        [fault for folder in folders for fault in _index_faults(site / folder, site.name, folder)] if is_needed else []
    )


def _index_faults(site: Path, name: str, folder: str) -> list[str]:
    try:
        is_newer = (site / PAGEFIND / "pagefind-entry.json").stat().st_mtime_ns >= (site / MANIFEST).stat().st_mtime_ns
    except FileNotFoundError:
        is_newer = False
    place = f"{folder}/" if folder else ""
    hint = f"run `npx pagefind --site {f'{name}/{place}'.rstrip('/')}`, then publish again"
    return [] if is_newer else [f"{place}{PAGEFIND}: the search has no index of these pages; {hint}"]


def _with_index(site: Path) -> bytes:
    """Return the manifest for a release: it names the files of all languages, and Pagefind's index if there is one."""
    named, editions = manifest_of(site), editions_named(site / MANIFEST)
    if named is None or not (editions or _SEARCHES_BY_INDEX in named):
        return (site / MANIFEST).read_bytes()
    places = (PAGEFIND, *(f"{edition}/{PAGEFIND}" for edition in editions)) if _SEARCHES_BY_INDEX in named else ()
    index = {name for name in files_in(site) if name.startswith(places)} if places else set()
    added = {name: hashlib.sha256((site / name).read_bytes()).hexdigest() for name in index}
    return manifest_text(named | added, mark=read_mark(site / MANIFEST))


def _is_intact_copy(folder: Path, manifest: bytes) -> bool:
    try:
        return (folder / MANIFEST).read_bytes() == manifest and not differences(folder)
    except OSError:
        return False


def current(dest: Path) -> str:
    """Return the name of the release that is shown, or an empty text."""
    if not dest.is_symlink():
        return ""
    name = Path(os.readlink(dest)).name  # noqa: PTH115
    return name if _RELEASE.fullmatch(name) else ""


def show(dest: Path, name: str) -> None:
    """Show another release, in one step."""
    point(dest, f"{store_of(dest).name}/{name}")


def earlier(dest: Path) -> list[str]:
    """Return the releases before the one that is shown, the newest first."""
    shown = _number(current(dest)) if current(dest) else 0
    names = sorted((path.name for path in _releases(store_of(dest))), key=_number, reverse=True)
    return [name for name in names if _number(name) < shown]


def _prune(dest: Path, keep: int) -> None:
    store, shown = store_of(dest), current(dest)
    names = sorted((path.name for path in _releases(store) if path.name != shown), key=_number, reverse=True)
    for name in names[keep:]:
        # Renamed first, so that a rollback never finds half of it.
        rename_copy(store / name, name + _PARTIAL)
        _remove(store / (name + _PARTIAL))


def _releases(store: Path) -> list[Path]:
    """Return the folders of releases. A link with such a name is no release: what it leads to is somebody else's."""
    folders = (path for path in store.iterdir() if _RELEASE.fullmatch(path.name))
    return [path for path in folders if stat.S_ISDIR(path.lstat().st_mode)]


def _partial(store: Path) -> list[Path]:
    return [path for path in store.iterdir() if path.name.endswith(_PARTIAL) and _RELEASE.match(path.name)]


def _number(name: str) -> int:
    return int(name.partition("-")[0])


def differences(folder: Path) -> list[tuple[str, str]]:
    """Return what is not as the manifest of a published folder says: "changed", "added" or "lost", and the file.

    Raises:
        CitesiteError: if the folder has no manifest of ours, or cannot be read.
    """
    named = manifest_of(folder)
    if named is None:
        raise CitesiteError(f"{folder} has no {MANIFEST} that citesite wrote")
    try:
        files, others = files_and_others_in(folder)
        if _SEARCHES_BY_INDEX in named and not any(name.startswith(PAGEFIND) for name in named):
            # A build that Pagefind has indexed since; its index becomes a part of a release.
            places = (PAGEFIND, *(f"{edition}/{PAGEFIND}" for edition in editions_named(folder / MANIFEST)))
            files = {name for name in files if not name.startswith(places)}
        found = [("added", name) for name in (files | others) - named.keys() - {MANIFEST}]
        found += [("lost", name) for name in named.keys() - files - others]
        # A link instead of a file is a change, whatever it leads to.
        found += [("changed", name) for name in (named.keys() | {MANIFEST}) & others]
        for name in named.keys() & files:
            if digest_of(folder / name) != named[name]:
                found.append(("changed", name))
    except OSError as problem:
        raise CitesiteError(f"cannot read {problem.filename}: {problem.strerror}") from None
    return sorted(found, key=lambda item: (item[1], item[0]))
