"""Build: from a settings file to a site.

A build looks at what the machine says of each file, compares it with what the last build saw, and does only what
follows from the difference. Where nothing has changed, it ends here, and none of the stages is even imported.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from citesite.build.outputs import Outputs, outputs_seen
from citesite.build.plan import Plan, plan
from citesite.build.request import BuildReport, Request
from citesite.build.store import Store
from citesite.diagnostics import CitesiteError, SiteBusy
from citesite.files.atomic import make_folder
from citesite.files.links import mode_of
from citesite.files.output import is_cut_off
from citesite.files.workspace import held, opened_lock, remove_database


def build(request: Request) -> BuildReport:
    """Build a site. On an error, or in strict mode on a warning, the output folder stays as it was.

    Raises:
        CitesiteError: for what is not content: a missing folder, a template's mistake, a full disk, another build.
    """
    with locked_site(request) as folder:
        return build_locked(request, folder)


def check(request: Request) -> BuildReport:
    """Check a site's content with the rules for builds and for language; write nothing but a cache of its own.

    What a check knows is not what a build knows: it made no pages, and judged how texts read. A check beside another
    one, or where no cache can be kept, looks at everything.

    Raises:
        CitesiteError: for what is not content, such as a missing folder.
    """
    request = request._replace(write=False, lint=True)
    with locked_site(request), contextlib.ExitStack() as stack:
        folder = None
        with contextlib.suppress(OSError, CitesiteError):
            found = make_folder(make_folder(request.root, ".citesite"), "check")
            stack.enter_context(held(opened_lock(found / "lock"), SiteBusy("another check is under way")))
            folder = found
        return build_locked(request, folder)


def build_bodies(request: Request, frame: str) -> tuple[BuildReport, Path]:
    """Build the bodies of a site's pages for another program to frame, with a cache of their own.

    Args:
        request: what is asked.
        frame: the folder in `theme/frames` with the templates around each body.

    Returns:
        What the build found, and the folder with `store.sqlite` and `pages/`.

    Raises:
        CitesiteError: for what is not content, and where the site's folder cannot be written to.
    """
    with locked_site(request) as folder:
        if folder is None:
            raise CitesiteError(f"cannot write to {request.root / '.citesite'}")
        own = make_folder(folder, frame)
        return build_locked(request._replace(output=own / "pages", frame=frame), own), own


def build_locked(request: Request, folder: Path | None) -> BuildReport:
    """Build a site whose lock is held.

    Args:
        request: what is asked.
        folder: the folder of the cache; None for a build that keeps none.

    Raises:
        CitesiteError: for what is not content.
    """
    began = time.perf_counter()
    path = folder / "cache.sqlite" if folder else None
    try:
        report = _built(request, Store.opened(path))
    except _BrokenCache as problem:
        # A cache that cannot be used is worth a clean build, not a failure; a full disk is not the cache's fault.
        if path is None or problem.is_disk_full:
            raise CitesiteError(f"the cache failed: {problem}") from None
        remove_database(path)
        try:
            report = _built(request, Store.opened(path))
        except _BrokenCache as again:
            raise CitesiteError(f"the cache failed: {again}") from None
    return report._replace(seconds=time.perf_counter() - began)


class _BrokenCache(Exception):
    """The cache cannot be read, or it holds nonsense."""

    def __init__(self, problem: BaseException) -> None:
        super().__init__(str(problem))
        self.is_disk_full = getattr(problem, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL


def _built(request: Request, store: Store) -> BuildReport:
    now = time.time_ns()
    try:
        seen = _looked(request, store, now)
        if seen is not None and _is_up_to_date(request, store, *seen):
            report = _last_report(request, store)
            store.discard()
            return report
        # The stages and their libraries take longer to import than a build without changes takes.
        from citesite.build.rebuild import rebuild

        return rebuild(request, store, now, seen)
    except BaseException as problem:
        with contextlib.suppress(sqlite3.Error):
            store.discard()
        # A damaged value in the cache can surface anywhere and as any exception.
        is_known = isinstance(problem, CitesiteError | OSError) or not isinstance(problem, Exception)
        if isinstance(problem, sqlite3.DatabaseError) or (store.is_kept and not is_known):
            raise _BrokenCache(problem) from None
        raise


def _looked(request: Request, store: Store, now: int) -> tuple[Plan, Outputs] | None:
    """Return what changed among inputs and outputs; None on a first build, for a check, or if the settings changed."""
    known = store.value("site")
    if not known or not request.write:
        return None
    site = json.loads(known)
    names = (site["content"], site["templates"], site.get("named", ()))
    found = plan(request.root, request.config_path, *names, store, now, request.rehash, request.drafts)
    if "settings" in found.ground.changed:
        return None
    output = request.output or request.root / site["output"]
    mode_of(output, request.root)
    return found, outputs_seen(output, store, request.rehash)


def _is_up_to_date(request: Request, store: Store, found: Plan, outputs: Outputs) -> bool:
    is_same_day = store.value("as of") == request.as_of.isoformat()
    if is_cut_off(request.output or request.root / json.loads(store.value("site"))["output"]):
        return False
    is_same = found.is_empty and not outputs.altered and not outputs.restamped
    is_same_states = store.value("source states") == found.states
    return is_same and is_same_day and is_same_states and store.value("diagnostics") == "0"


def _last_report(request: Request, store: Store) -> BuildReport:
    site = json.loads(store.value("site"))
    states = {"new": 0, "changed": 0, "equal": site["files"], "deleted": 0}
    return BuildReport([], request.output or request.root / site["output"], states, json.loads(store.value("counts")))


@contextlib.contextmanager
def locked_site(request: Request) -> Iterator[Path | None]:
    """Yield the folder of the cache, locked against a second build; None if it cannot be made, or for a check.

    Raises:
        CitesiteError: if there are no settings, or another build is under way.
    """
    if not request.config_path.is_file():
        raise CitesiteError(
            f"there is no settings file {request.config_path}; `citesite new DIR` makes a site to start from"
        )
    if not request.write:
        yield None
        return
    try:
        folder = make_folder(request.root, ".citesite")
        lock = opened_lock(folder / "lock")
    except OSError:
        yield None
        return
    with held(lock, SiteBusy(f"another build of {request.root.resolve()} is under way")):
        yield folder
