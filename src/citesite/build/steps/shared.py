"""The records that topics share: read those that changed, and find out what that concerns."""

from __future__ import annotations

from citesite.build.site_rules import duplicate_shared, restored_place
from citesite.build.steps.state import SHARED_KINDS, Site, forget, keep_diagnostics, kept_diagnostics, needing
from citesite.build.store import Cache
from citesite.build.work import SharedWork, check_records, lint_shared, shared_chunk, shared_work
from citesite.build.workers import run
from citesite.check import Known
from citesite.diagnostics import Diagnostic, Place, ordered
from citesite.read.files import locate


def read_shared(site: Site) -> None:
    """Read the shared files that changed, and find out which records in them did."""
    cache, every = site.cache, site.everything
    files = {unit: found[0] for unit, found in site.plan.units.items() if found[0][1] in SHARED_KINDS}
    dirty = sorted(unit for unit in files if every or unit in site.plan.dirty)
    gone = [unit for unit in site.plan.gone if not cache.rows("SELECT 1 FROM topics WHERE unit = ?", unit)]
    for unit in gone:
        site.changed |= {(kind, name) for kind, name in cache.rows("SELECT kind, id FROM shared WHERE unit = ?", unit)}
    before = {unit: _cards(cache, unit) for unit in dirty} if not every else {}
    for unit in [*dirty, *gone]:
        forget(site, unit)
    clashes: list[tuple[str, str, Place]] = []
    own: dict[str, list[Diagnostic]] = {}
    for chunk in run(shared_chunk, shared_work, [files[unit] for unit in dirty], site.job, site.request, "Reading"):
        for work in chunk:
            clashes += _keep_shared(cache, work)
            own[work.unit] = locate(work.diagnostics, site.request.root)
            site.job = site.job.knowing(work)
    site.diagnostics += locate(duplicate_shared(clashes), site.request.root)
    for unit in dirty:
        old, new = before.get(unit, {}), _cards(cache, unit)
        site.changed |= {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    site.topics_changed = every
    concerned = set(dirty) | {u for u in needing(site) if u in files}
    known = Known(
        site.library.sources, site.library.terms, site.library.people, site.request.as_of,
        site.job.misshapen, site.job.unreadable,
    )  # fmt: skip
    for unit in sorted(concerned):
        found = own.get(unit, [])
        if unit not in own or _names_nothing(cache, unit):
            found += locate(check_records(*files[unit], site.job, known), site.request.root)
        if site.job.is_linted:
            found += lint_shared(*files[unit], site.job, site.library)
        keep_diagnostics(cache, unit, ordered(found))
        site.diagnostics += found
    site.diagnostics += kept_diagnostics(cache, set(files) - concerned)


def _cards(cache: Cache, unit: str) -> dict[tuple[str, str], tuple[str, str]]:
    rows = cache.rows("SELECT kind, id, record, card FROM shared WHERE unit = ?", unit)
    return {(kind, name): (record, card) for kind, name, record, card in rows}


def _names_nothing(cache: Cache, unit: str) -> bool:
    """Whether a record in a file names an id that no record has."""
    query = (
        "SELECT 1 FROM needs WHERE unit = ? AND NOT EXISTS"
        " (SELECT 1 FROM shared WHERE shared.kind = needs.kind AND shared.id = needs.id) LIMIT 1"
    )
    return bool(cache.rows(query, unit))


def _keep_shared(cache: Cache, work: SharedWork) -> list[tuple[str, str, Place]]:
    """Put the records of a file into the cache; gives those whose id is taken, with those that have it."""
    clashes = []
    rows = [(work.kind, name, work.unit, *rest) for name, *rest in work.records]
    if cache.insert_new("shared", rows) < len(rows):
        for name, place, *_ in work.records:
            taken = cache.rows("SELECT place FROM shared WHERE kind = ? AND id = ?", work.kind, name)[0][0]
            if taken != place:
                clashes += [(work.kind, name, restored_place(taken)), (work.kind, name, restored_place(place))]
    cache.insert("works", [(key, name, work.unit) for key, name in work.works])
    cache.insert("needs", [(kind, name, work.unit) for kind, name in work.needs])
    cache.insert("links", [(work.unit, *row) for row in work.links])
    cache.insert("formers", [(work.kind, then, now, work.unit, place) for now, then, place in work.formers])
    return list(dict.fromkeys(clashes))
