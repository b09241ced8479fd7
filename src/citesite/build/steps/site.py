"""What concerns the whole site: rules over all records, pages of sources, pages made of summaries."""

from __future__ import annotations

import json
from collections.abc import Sequence

from citesite import addresses
from citesite.build.site_rules import (
    dead_topic_links,
    duplicate_topics,
    duplicate_works,
    former_ids_in_use,
    unused_sources,
)
from citesite.build.steps.permalinks import check_permalinks, retired_pages
from citesite.build.steps.state import (
    RETIRED_UNIT,
    SHARED_KINDS,
    SITE_UNIT,
    Site,
    addresses_of,
    fingerprints_of,
    has_new_words,
    keep_diagnostics,
    kept_diagnostics,
)
from citesite.build.store import Cache
from citesite.build.work import make_page
from citesite.diagnostics import has_error
from citesite.pages import Overview, moved_page, pages_showing_shared_records, retired_page, site_pages, source_page
from citesite.read.files import locate
from citesite.records import Source


def check_the_site(site: Site) -> None:
    """Run the rules that need all records."""
    cache, root = site.cache, site.request.root
    topics = sum(files[0][1] not in SHARED_KINDS for files in site.plan.units.values())
    all_are_known = cache.rows("SELECT count(*) FROM topics")[0][0] == topics
    found = [*duplicate_topics(cache), *former_ids_in_use(cache), *dead_topic_links(cache, all_are_known)]
    found += check_permalinks(site, all_are_known)
    # While something is wrong elsewhere, nobody can tell whether a source is really unused.
    is_readable = not site.job.unreadable and not any(site.job.misshapen.values())
    is_sound = is_readable and not has_error(site.diagnostics)
    if not site.changed and not site.everything:
        site.diagnostics += [*locate(found, root), *(kept_diagnostics(cache, {SITE_UNIT}) if is_sound else ())]
        return
    found += duplicate_works(cache)
    unused = list(unused_sources(cache)) if is_sound else []
    keep_diagnostics(cache, SITE_UNIT, locate(unused, root))
    site.diagnostics += locate([*found, *unused], root)


def make_source_pages(site: Site) -> None:
    """The pages of sources that changed, or whose uses did."""
    cache = site.cache
    if not site.config.pages.sources:
        site.lost |= {a for (a,) in cache.rows("SELECT address FROM pages WHERE unit LIKE 'source %'")}
        return
    everything = site.everything or has_new_words(site)
    existing = {name for (name,) in cache.rows("SELECT id FROM shared WHERE kind = 'source'")}
    concerned = {name for kind, name in site.changed if kind in ("source", "use of source")} & existing
    # A source that replaces another is named on its page.
    query = "SELECT unit FROM needs WHERE kind = 'source' AND id = ?"
    changed = [name for kind, name in site.changed if kind == "source"]
    shared_units = {unit for name in changed for (unit,) in cache.rows(query, name)}
    concerned |= {name for unit in shared_units for (name,) in cache.rows(
        "SELECT id FROM shared WHERE kind = 'source' AND unit = ?", unit)}  # fmt: skip
    units = [row for a in site.altered for row in cache.rows("SELECT unit FROM pages WHERE address = ?", a)]
    concerned |= {unit.removeprefix("source ") for (unit,) in units if unit.startswith("source ")}
    for name in sorted(existing if everything else concerned & existing):
        unit = f"source {name}"
        record = Source.model_validate(
            json.loads(_one(cache, "SELECT record FROM shared WHERE kind = 'source' AND id = ?", name))
        )
        rows = cache.rows(
            "SELECT uses.data FROM uses JOIN topics ON topics.unit = uses.unit"
            " WHERE source = ? ORDER BY topics.id, number",
            name,
        )
        listed = cache.rows(
            "SELECT DISTINCT topics.summary FROM needs JOIN topics ON topics.unit = needs.unit"
            " WHERE needs.kind = 'source' AND needs.id = ? ORDER BY topics.id",
            name,
        )
        page = source_page(
            record, [json.loads(r[0]) for r in rows], [json.loads(r[0]) for r in listed], site.library, site.config
        )
        moved = (
            moved_page(addresses.source(then), page.address, card["name"], (), site.library, site.config)
            for card in [site.library.sources[name]]
            for then in card["formerly"]
        )
        site.made += [(unit, make_page(made, fingerprints_of(site, unit), site.job)) for made in (page, *moved)]
    if not changed and not site.everything:
        return
    gone = {a for (a,) in cache.rows("SELECT address FROM pages WHERE unit LIKE 'source %'")}
    former = {addresses.source(name) for (name,) in cache.rows("SELECT id FROM formers WHERE kind = 'source'")}
    site.lost |= gone - {addresses.source(name) for name in existing} - former


def _one(cache: Cache, query: str, value: str) -> str:
    return str(cache.rows(query, value)[0][0])


def make_site_pages(site: Site) -> None:
    """The pages of the whole site, where anything they show has changed."""
    cache = site.cache
    shows_sources = site.config.pages.sources
    # How a source is used shows on its own page; the list of sources shows how often.
    has_new_records = any(kind != "use of source" for kind, _ in site.changed)
    # The list of all topics is by far the longest of these pages, and no single record shows on it.
    is_all = site.topics_changed or bool(site.altered & addresses_of(cache, SITE_UNIT)) or shows_sources
    if not (has_new_records or site.topics_changed or site.altered & addresses_of(cache, SITE_UNIT)):
        return
    # Without the list of topics, only those matter that have something to tell: what changed, and who reviewed it.
    query = "SELECT summary FROM topics" + ("" if is_all else " WHERE is_told_of = 1") + " ORDER BY id"
    topics = [json.loads(row[0]) for row in cache.rows(query)]
    sources = []
    query = (
        "SELECT card, record, (SELECT count(*) FROM (SELECT DISTINCT unit, json_extract(data, '$.claim') FROM uses"
        " WHERE uses.source = shared.id)) FROM shared WHERE kind = 'source' ORDER BY id"
    )
    for card, record, count in cache.rows(query) if site.config.pages.sources else ():
        sources.append({**json.loads(card), "summary": json.loads(record).get("summary", ""), "uses": count})
    retired = site.job.retired.get(addresses.GLOSSARY.rstrip("/"), {})
    overview = Overview(topics, sources, _all(cache, "term"), _all(cache, "person"), _reading(cache), retired)
    fingerprints = fingerprints_of(site, SITE_UNIT)
    pages = site_pages if is_all else pages_showing_shared_records
    made = [make_page(page, fingerprints, site.job) for page in pages(overview, site.library, site.config)]
    if is_all:
        site.lost |= addresses_of(cache, SITE_UNIT) - {page.address for page in made}
    site.made += [(SITE_UNIT, page) for page in made]


def make_retired_pages(site: Site) -> None:
    """The pages at retired addresses. There are few, so they are looked at in every build that does anything."""
    fingerprints = fingerprints_of(site, RETIRED_UNIT)
    made = {page.address for _, page in site.made}
    for address, why, go in retired_pages(site):
        others = site.cache.rows("SELECT 1 FROM pages WHERE address = ? AND unit <> ?", address, RETIRED_UNIT)
        if address not in made and (not others or address in site.lost):
            page = retired_page(address, why, go, site.library, site.config)
            site.made.append((RETIRED_UNIT, make_page(page, fingerprints, site.job)))
            made.add(address)
    site.lost |= addresses_of(site.cache, RETIRED_UNIT) - made


def _all(cache: Cache, kind: str) -> Sequence[dict[str, object]]:
    found = [json.loads(row[0]) for row in cache.rows("SELECT card FROM shared WHERE kind = ? ORDER BY id", kind)]
    return sorted(found, key=lambda term: str(term["term"]).casefold()) if kind == "term" else found


def _reading(cache: Cache) -> dict[str, int]:
    """How many sources were read in which way."""
    return dict(cache.rows("SELECT access, count(*) FROM shared WHERE kind = 'source' GROUP BY access"))
