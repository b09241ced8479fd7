"""Put what was made in place, and remember what the next build compares with; or take it all back."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Collection

from citesite import addresses
from citesite.build.plan import is_left_as_known, place_of, stamp
from citesite.build.request import BuildReport
from citesite.build.steps.state import Site, addresses_of
from citesite.build.work import PageMade
from citesite.build.workers import uninterrupted
from citesite.diagnostics import ordered
from citesite.files.output import MANIFEST, publish, stage, unstage, unstage_all
from citesite.pages import unused_assets
from citesite.read.files import read_assets


def put_in_place(site: Site) -> BuildReport:
    """Put staged pages in place, delete those that are no longer made, and keep what was learnt."""
    cache, output = site.cache, site.output
    states = {"new": 0, "changed": 0, "equal": 0, "deleted": 0}
    left = {
        address: (file, content) for address, file, content in cache.rows("SELECT address, file, content FROM pages")
    }
    rows = []
    for unit, page in site.made:
        site.lost.discard(page.address)
        if page.content:
            states[page.state] += 1
            site.reasons[page.address] = _reason(site, page)
        file = addresses.file_of(page.address)
        content = page.content or left[page.address][1]
        rows.append([page.address, unit, file, page.data, page.template, site.job.generator, content, ""])
    staged = [addresses.file_of(page.address) for _, page in site.made if page.state in ("new", "changed")]
    staged += _assets(site, rows, states)
    orphans = sorted(addresses.file_of(address) for address in site.lost)
    states["deleted"] = len(orphans)
    site.reasons.update(dict.fromkeys(site.lost, "no longer made"))
    for address in site.lost:
        cache.change("DELETE FROM pages WHERE address = ?", address)
        left.pop(address, None)
    digests = dict(left.values())
    digests.update({str(row[2]): str(row[6]) for row in rows})
    is_unknown = not is_left_as_known(output, cache)
    # Ctrl-C leaves the old site or the new one, and nothing between.
    with uninterrupted():
        publish(output, staged, orphans, digests, is_unknown)
        for row in rows:
            row[7] = stamp(f"{output}/{row[2]}")
        cache.insert("pages", [tuple(row) for row in rows])
        counts = _remember(site, digests)
        cache.commit()
    states["equal"] = len(digests) - states["new"] - states["changed"]
    return BuildReport(ordered(site.diagnostics), output, states, counts, site.reasons)


def _reason(site: Site, page: PageMade) -> str:
    """Why a page was rendered."""
    found = site.cache.rows("SELECT data, template, generator FROM pages WHERE address = ?", page.address)
    if not found:
        return "new"
    data, template, made_by = found[0]
    if data != page.data:
        return "what it shows has changed"
    if template != page.template:
        return "its template has changed"
    return "the generator has changed" if made_by != site.job.generator else "its file was missing or altered"


def _assets(site: Site, rows: list[list[object]], states: dict[str, int]) -> list[str]:
    """Stage the files that go onto the site as they are."""
    before = addresses_of(site.cache, "asset")
    staged = []
    found, unused = read_assets(site.request.root / site.config.templates), unused_assets(site.config)
    assets = {name: content for name, content in found.items() if name not in unused}
    for name, content in assets.items():
        state = stage(site.output, name, content)
        states[state] += 1
        if state != "equal":
            staged.append(name)
        rows.append([name, "asset", name, "", "", "", hashlib.sha256(content).hexdigest(), ""])
    site.lost |= before - set(assets)
    return staged


def _remember(site: Site, files: Collection[str]) -> dict[str, int]:
    """Put what the next build compares with into the cache."""
    cache, config = site.cache, site.config
    present = {path: (unit, kind.value) for unit, files in site.plan.units.items() for path, kind in files}
    cache.insert("files", [(p, *present[p], seen.signature, seen.digest) for p, seen in site.plan.seen.items()])
    for path in site.plan.lost:
        cache.change("DELETE FROM files WHERE path = ?", path)
    query = "SELECT coalesce(sum(claims), 0), coalesce(sum(takeaways), 0) FROM topics"
    claims, takeaways = cache.rows(query)[0]
    pages = sum(file.endswith(".html") for file in files)
    sources = cache.rows("SELECT count(*) FROM shared WHERE kind = 'source'")[0][0]
    counts = {"pages": pages, "takeaways": takeaways, "claims": claims, "sources": sources}
    cache.set_meta("counts", json.dumps(counts))
    names = {"output": config.output, "content": config.content, "templates": config.templates}
    known = names | {"style": config.citation_style, "files": len(files)}
    cache.set_meta("site", json.dumps(known))
    cache.set_meta("output", place_of(site.output))
    cache.set_meta("staging", "")
    cache.set_meta("manifest", stamp(f"{site.output}/{MANIFEST}"))
    cache.set_meta("as of", site.request.as_of.isoformat())
    cache.set_meta("page weight limit", str(config.page_weight_limit))
    cache.set_meta("registry", site.plan.registry)
    cache.set_meta("diagnostics", str(len(site.diagnostics)))
    for name, digest in site.plan.ground.items():
        cache.set_meta(f"ground {name}", digest)
    return counts


def take_back(site: Site, is_broken_off: bool = False) -> None:
    """Leave output and cache as the last build left them.

    Args:
        site: what was made so far.
        is_broken_off: whether it may not be all, because other processes were still at work.
    """
    unstage(site.output, [addresses.file_of(page.address) for _, page in site.made if page.state in ("new", "changed")])
    if not site.request.write:
        site.cache.discard()
        return
    if is_broken_off:
        unstage_all(site.output)
    with contextlib.suppress(sqlite3.Error):
        # A full disk: the next build looks again for what was staged.
        site.cache.connection.rollback()
        site.cache.set_meta("staging", "")
    site.cache.discard()
