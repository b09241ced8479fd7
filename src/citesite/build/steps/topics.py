"""The topics that changed, or whose pages may show something that did."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from citesite.build.steps.state import (
    SHARED_KINDS,
    Site,
    addresses_of,
    fingerprints_of,
    forget,
    has_new_words,
    keep_diagnostics,
    kept_diagnostics,
    needing,
)
from citesite.build.store import Cache
from citesite.build.work import TopicWork, topic_chunk, topic_work
from citesite.build.workers import run, shared_copy
from citesite.check import date_codes


def work_on_topics(site: Site) -> None:
    """Work on the topics that changed, or whose pages may show something that did."""
    cache, units = site.cache, site.plan.units
    topics = {unit for unit, files in units.items() if files[0][1] not in SHARED_KINDS}
    concerned = topics & (site.plan.dirty | _showing(site) | _due(site) | _altered(site) | _retiring(site))
    if site.everything:
        concerned = topics
    for unit in site.plan.gone:
        site.lost |= addresses_of(cache, unit)
        site.topics_changed = True
        site.changed |= _used(cache, unit)
        site.searched |= {part for part, _ in _searched(cache, unit)}
        forget(site, unit)
    seen: set[str] = set()
    items = [(unit, units[unit], fingerprints_of(site, unit)) for unit in sorted(concerned)]
    with shared_copy(site.request, cache, len(items)) as copy:
        job = replace(site.job, shared=copy)
        for chunk in run(topic_chunk, partial(topic_work, library=site.library), items, job, site.request, "Building"):
            for work in chunk:
                seen.add(work.unit)
                _keep_topic(site, work)
    site.diagnostics += kept_diagnostics(cache, topics - seen)


def _showing(site: Site) -> set[str]:
    """The units that show a shared record that changed, or an explained word that cites or uses one."""
    units = needing(site)
    if has_new_words(site):
        units |= {unit for (unit,) in site.cache.rows("SELECT DISTINCT unit FROM needs WHERE kind = 'term'")}
    return units


def _retiring(site: Site) -> set[str]:
    """Topics of which a place was retired, or is no longer."""
    query = "SELECT unit FROM topics WHERE id = ?"
    return {unit for name in site.retired_changed for (unit,) in site.cache.rows(query, name)}


def _due(site: Site) -> set[str]:
    """Topics of which a rule that looks at the date may say something else than on the day of the last build."""
    if site.cache.meta("as of") == site.request.as_of.isoformat():
        return set()
    codes = json.dumps(sorted(date_codes()))
    rows = site.cache.rows(
        "SELECT unit FROM topics WHERE quiet_until <> '' AND quiet_until <= ?"
        " UNION SELECT unit FROM units, json_each(units.diagnostics) AS found"
        " WHERE diagnostics <> '[]' AND json_extract(found.value, '$[0]') IN (SELECT value FROM json_each(?))",
        site.request.as_of.isoformat(),
        codes,
    )
    return {unit for (unit,) in rows}


def _altered(site: Site) -> set[str]:
    """Units with a page whose file is not as the last build left it."""
    rows = site.cache.rows("SELECT address, unit FROM pages") if site.altered else []
    return {unit for address, unit in rows if address in site.altered}


def _used(cache: Cache, unit: str) -> set[tuple[str, str]]:
    """The sources whose own pages name a unit."""
    rows = cache.rows("SELECT id FROM needs WHERE kind = 'source' AND unit = ?", unit)
    return {("use of source", name) for (name,) in rows}


def _keep_topic(site: Site, work: TopicWork) -> None:
    cache, unit = site.cache, work.unit
    summary_before = "".join(row[0] for row in cache.rows("SELECT summary FROM topics WHERE unit = ?", unit))
    query = "SELECT source || ' ' || number, data FROM uses WHERE unit = ?"
    uses_before = dict(cache.rows(query, unit))
    needs_before = {name for _, name in _used(cache, unit)}
    searched_before = _searched(cache, unit)
    forget(site, unit)
    if work.search:
        cache.insert("search", [(unit, *work.search)])
    site.searched |= {part for part, _ in searched_before ^ _searched(cache, unit)}
    if work.topic:
        cache.insert("topics", [(unit, *work.topic)])
        if work.topic[2] != summary_before:
            site.topics_changed = True
    cache.insert("needs", [(kind, name, unit) for kind, name in work.needs])
    cache.insert("links", [(unit, *row) for row in work.links])
    cache.insert("formers", [("topic", then, now, unit, place) for now, then, place in work.formers])
    cache.insert("made", [(unit, work.made)] if work.made else [])
    cache.insert("uses", [(source, unit, number, data) for source, number, data in work.uses])
    uses_after = {f"{source} {number}": data for source, number, data in work.uses}
    for key in uses_before.keys() | uses_after.keys():
        if uses_before.get(key) != uses_after.get(key):
            site.changed.add(("use of source", key.partition(" ")[0]))
    counted = _counted(uses_before) ^ _counted(uses_after)
    site.changed |= {("count of source", source) for source, _ in counted}
    needs_after = {name for kind, name in work.needs if kind == "source"}
    renamed = work.topic and _title(work.topic[2]) != _title(summary_before)
    touched = needs_before | needs_after if renamed else needs_before ^ needs_after
    site.changed |= {("use of source", name) for name in touched}
    keep_diagnostics(cache, unit, work.diagnostics)
    site.diagnostics += work.diagnostics
    if work.pages:
        site.lost |= addresses_of(cache, unit) - {page.address for page in work.pages}
    site.made += [(unit, page) for page in work.pages]


def _counted(uses: Mapping[str, str]) -> set[tuple[str, str]]:
    """Which claims rest on which sources: all that the list of sources shows of topics."""
    return {(key.partition(" ")[0], json.loads(data)["claim"]) for key, data in uses.items()}


def _searched(cache: Cache, unit: str) -> set[tuple[str, str]]:
    """What a topic gives to the search, and in which part."""
    return set(cache.rows("SELECT part, entries FROM search WHERE unit = ?", unit))


def _title(summary: str) -> str:
    found = json.loads(summary) if summary else {}
    return json.dumps([found.get("id"), found.get("title")])
