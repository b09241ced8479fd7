"""The records that topics share: read those that changed, and find out what that concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citesite.build.changes import Changes, merged
from citesite.build.executor import SharedOut
from citesite.build.inputs import Inputs
from citesite.build.plan import Unit
from citesite.build.rows import Former
from citesite.build.site_rules import Clash, duplicate_shared
from citesite.build.steps.concerned import folders_held, units_due
from citesite.build.store import Store
from citesite.build.topic_reading import files_of
from citesite.build.work import Referred, SharedWork, check_records, known_of, lint_shared, shared_chunk, shared_work
from citesite.diagnostics import Diagnostic, ordered
from citesite.files.content import Kind
from citesite.link.needs import Need
from citesite.read.files import locate
from citesite.read.front_matter import ENDING

SHARED = SharedOut("Reading", shared_chunk, lambda item, job: files_of(item[0], job))


def read_shared(build: Inputs) -> Changes:
    """Read the shared files that changed, find out which records in them did, and check those they concern."""
    store, is_everything_new = build.store, build.is_everything_new
    units = build.plan.shared
    dirty = sorted(path for path in units if is_everything_new or path in build.plan.dirty)
    gone = sorted(build.plan.gone_shared)
    held = frozenset() if is_everything_new else folders_held(store, [*dirty, *gone])
    lost = frozenset(need for path in gone for need in store.shared.of(path))
    before = {path: store.shared.of(path) for path in dirty} if not is_everything_new else {}
    cited = _cited_on_pages(build, [*dirty, *gone])
    for path in [*dirty, *gone]:
        store.units.forget(path)
    works, clashes = _worked_on([units[path] for path in dirty], build)
    changed = frozenset(need for path in dirty for need in _differing(before.get(path, {}), store.shared.of(path)))
    found = Changes(
        diagnostics=tuple(locate(duplicate_shared(clashes), build.root)),
        records=lost | changed,
        sources_used=cited ^ _cited_on_pages(build, dirty) if cited or changed else frozenset(),
        searched=frozenset(name for kind, name in lost | changed if kind == "page"),
        folders=held,
        is_overview_changed=is_everything_new,
        misshapen=frozenset().union(*(work.misshapen for work in works)),
        unreadable=frozenset(work.kind for work in works if not work.is_readable),
        reads=tuple(read for work in works for read in work.reads),
    )
    # Pages are judged when the topics are known.
    units = {path: unit for path, unit in units.items() if unit.kind is not Kind.PAGE}
    works = [work for work in works if work.unit.kind is not Kind.PAGE]
    return merged([found, _checked(units, {work.unit.path: work for work in works}, found, build.with_shared(found))])


def _cited_on_pages(build: Inputs, paths: Iterable[str]) -> frozenset[str]:
    """Return the sources that some pages of the site's own cite: the pages of those sources name them."""
    store = build.store
    return frozenset(name for path in paths if path.endswith(ENDING) for name in store.references.sources_needed(path))


def _worked_on(units: Iterable[Unit], build: Inputs) -> tuple[list[SharedWork], list[Clash]]:
    """Read some files and keep their records, which are too many to have all at once; return what is left."""
    items = [(unit,) for unit in units]
    works, clashes = [], []
    for chunk in build.workers.run(SHARED, shared_work, items, len(items), build.job):
        for work in chunk:
            clashes += _kept(work, build.store)
            works.append(work._replace(records=(), works=(), referred=Referred()))
    return works, clashes


def _checked(units: Mapping[str, Unit], works: Mapping[str, SharedWork], found: Changes, build: Inputs) -> Changes:
    """Check the records that changed, and those that name one that did, now that all are known."""
    store = build.store
    # Of a file of media its bytes alone decide, and it holds no text.
    records = {path for path, unit in units.items() if unit.kind is not Kind.MEDIA}
    concerned = works.keys() | (records & (store.references.units_needing(found.records) | units_due(build)))
    known = known_of(build.library, build.job)
    diagnostics: list[Diagnostic] = []
    reads: list[tuple[str, str]] = []
    for path in sorted(concerned):
        own = locate(works[path].diagnostics, build.root) if path in works else []
        if path in records and (path not in works or store.references.names_unknown(path)):
            wrong, read = check_records(units[path], build.job, known)
            own += locate(wrong, build.root)
            reads += read
        if path in records and build.job.is_linted:
            own += lint_shared(units[path], build.job, build.library)
        store.units.keep_diagnostics(path, ordered(own))
        diagnostics += own
    diagnostics += store.units.kept_diagnostics(units.keys() - concerned)
    return Changes(diagnostics=tuple(diagnostics), reads=tuple(reads))


def _kept(work: SharedWork, store: Store) -> list[Clash]:
    """Keep the records of a file; return those whose id another record has."""
    taken = store.shared.keep(work.kind, work.unit.path, list(work.records))
    formers: list[tuple[str, Former]] = [(work.kind, former) for former in work.referred.formers]
    store.references.keep(work.unit.path, work.referred.needs, work.referred.links, formers, work.works)
    return [Clash(work.kind, row, owner) for row, owner in taken]


def _differing(before: Mapping[Need, object], after: Mapping[Need, object]) -> set[Need]:
    return {need for need in before.keys() | after.keys() if before.get(need) != after.get(need)}
