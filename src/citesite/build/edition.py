"""Edition: the build of a site in one language, prepared and put in place, with a cache that may be damaged."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from citesite.build.copied import is_copy, keep_copy
from citesite.build.outputs import Outputs, is_left_as_known, outputs_seen
from citesite.build.plan import Plan, plan
from citesite.build.request import BuildReport, Request
from citesite.build.store import Store
from citesite.build.store.units import as_text, from_text
from citesite.diagnostics import CitesiteError, Diagnostic
from citesite.files.links import mode_of
from citesite.files.output import is_cut_off
from citesite.files.translations import languages_there
from citesite.files.workspace import remove_database

if TYPE_CHECKING:
    from citesite.build.rebuild import Prepared


class Edition(NamedTuple):
    """The build of a site in one language that has found out all and put nothing in place."""

    request: Request
    cache: Path | None
    """The file of its cache; None where it keeps none."""
    store: Store
    work: Prepared | BuildReport
    """What is to be put in place; only a report where there is nothing to do, or the settings have mistakes."""
    output: Path | None
    """The folder that it writes; None where the settings have mistakes."""
    translated_into: tuple[str, ...]
    """The languages of the other editions, if this is the first one."""

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """What was found in the content."""
        return self.work.diagnostics

    @property
    def may_have_other_languages(self) -> bool:
        """Whether the output folder may hold editions in languages that the settings do not name."""
        if isinstance(self.work, BuildReport):
            return False
        is_known = self.output is not None and is_left_as_known(self.output, self.store)
        return not is_known or "settings" in self.work.build.plan.ground.changed

    def refuse_other_site(self) -> None:
        """Refuse an output folder that holds another site, unless this site's own build left it as it is.

        Raises:
            CitesiteError: if it does.
        """
        if not isinstance(self.work, BuildReport):
            with _watched(self.store):
                self.work.refuse_other_site()

    def take_back(self) -> None:
        """Leave output and cache as the last build left them."""
        if not isinstance(self.work, BuildReport):
            with _watched(self.store):
                self.work.take_back()


def prepared(request: Request, cache: Path | None, reported: Collection[Diagnostic] = ()) -> Edition:
    """Find out what is to be done for an edition, and stage the pages that show something else than before.

    Args:
        request: what is asked.
        cache: the file of its cache; None to keep none.
        reported: what the build of the first edition found, which no other repeats.

    Raises:
        CitesiteError: for what is not content.
    """
    try:
        return _prepared(request, cache, reported)
    except _BrokenCache as problem:
        # A cache that cannot be used is worth a clean build, not a failure; a full disk is not the cache's fault.
        if cache is None or problem.is_disk_full:
            raise CitesiteError(f"the cache failed: {problem}") from None
        remove_database(cache)
        try:
            return _prepared(request, cache, reported)
        except _BrokenCache as again:
            raise CitesiteError(f"the cache failed: {again}") from None


def put_in_place(edition: Edition) -> BuildReport:
    """Put in place what an edition has staged, and keep what it learnt.

    Raises:
        CitesiteError: for what is not content.
    """
    work = edition.work
    if isinstance(work, BuildReport):
        return work
    try:
        with _watched(edition.store):
            return work.put_in_place()
    except _BrokenCache as problem:
        if edition.cache is None or problem.is_disk_full:
            raise CitesiteError(f"the cache failed: {problem}") from None
        remove_database(edition.cache)
        again = prepared(edition.request, edition.cache)
        try:
            with _watched(again.store):
                return again.work if isinstance(again.work, BuildReport) else again.work.put_in_place()
        except _BrokenCache as more:
            raise CitesiteError(f"the cache failed: {more}") from None


class _BrokenCache(Exception):
    """The cache cannot be read, or it holds nonsense."""

    def __init__(self, problem: BaseException) -> None:
        super().__init__(str(problem))
        self.is_disk_full = getattr(problem, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL


@contextlib.contextmanager
def _watched(store: Store) -> Iterator[None]:
    """Drop what was learnt if something fails, and know a damaged cache by what it raises."""
    try:
        yield
    except BaseException as problem:
        with contextlib.suppress(sqlite3.Error):
            store.discard()
        # A damaged value in the cache can surface anywhere and as any exception.
        is_known = isinstance(problem, CitesiteError | OSError) or not isinstance(problem, Exception)
        if isinstance(problem, sqlite3.DatabaseError) or (store.is_kept and not is_known):
            raise _BrokenCache(problem) from None
        raise


def _prepared(request: Request, cache: Path | None, reported: Collection[Diagnostic]) -> Edition:
    store, now = Store.opened(cache), time.time_ns()
    with _watched(store):
        seen = _looked(request, store, now)
        if seen is not None and _is_up_to_date(request, store, *seen):
            languages = json.loads(store.value("site")).get("languages", ())
            report = _last_report(request, store)
            if report.output is None or _is_left(*seen):
                store.discard()
            else:
                keep_copy(report.output, store, *seen)
            return Edition(request, cache, store, report, report.output, tuple(languages))
        # The stages and their libraries take longer to import than a build without changes takes.
        from citesite.build.rebuild import prepare

        work = prepare(request, store, now, seen, reported)
        if isinstance(work, BuildReport):
            return Edition(request, cache, store, work, None, ())
        return Edition(request, cache, store, work, work.build.output, work.build.config.translated_into)


def _looked(request: Request, store: Store, now: int) -> tuple[Plan, Outputs] | None:
    """Return what changed among inputs and outputs; None on a first build, or if the settings changed.

    A check looks at no outputs.
    """
    known = store.value("site")
    if not known:
        return None
    site = json.loads(known)
    names = (site["content"], site["templates"], site.get("named", ()))
    found = plan(request.root, request.config_path, *names, store, now, request.rehash, request.drafts, request.edition)
    if "settings" in found.ground.changed:
        return None
    output = request.output or request.root / site["output"]
    mode_of(output, request.root)
    if not request.write:
        return found, Outputs()
    return found, outputs_seen(output, store, request.rehash, request.trusts_outputs, bool(request.edition))


def _is_up_to_date(request: Request, store: Store, found: Plan, outputs: Outputs) -> bool:
    translated_into = json.loads(store.value("site")).get("languages", ())
    if not request.edition and not set(languages_there(request.root)) <= set(translated_into):
        # A folder of translations into a language that the settings do not name is worth a word each time.
        return False
    is_same_day = store.value("as of") == request.as_of.isoformat()
    output = request.output or request.root / json.loads(store.value("site"))["output"]
    if request.write and is_cut_off(output):
        return False
    # Only a check compares what records say with what was published.
    is_same_past = request.write or "" != found.published == store.value("published")
    is_same_states = store.value("source states") == found.states
    # Warnings are told again; some of those of a preview are errors elsewhere.
    is_told_alike = store.value("diagnostics") == as_text(()) or store.value("drafts") == str(request.drafts)
    if not (is_same_day and is_same_states and is_same_past and is_told_alike):
        return False
    return _is_left(found, outputs) or is_copy(request, output, store, found, outputs)


def _is_left(found: Plan, outputs: Outputs) -> bool:
    """Return whether the machine says of all files what it said after the last build."""
    return found.is_empty and not outputs.altered and not outputs.restamped


def _last_report(request: Request, store: Store) -> BuildReport:
    found = list(from_text(store.value("diagnostics")))
    if not request.write:
        return BuildReport(found)
    site = json.loads(store.value("site"))
    states = {"new": 0, "changed": 0, "equal": site["files"], "deleted": 0}
    output = request.output or request.root / site["output"]
    return BuildReport(found, output, states, json.loads(store.value("counts")))
