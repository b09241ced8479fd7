"""The files that the search reads: those parts of which a topic changed."""

from __future__ import annotations

import json

from citesite.build.steps.state import Site, addresses_of, fingerprints_of
from citesite.build.work import make_page
from citesite.pages import search_part_page

SEARCH_UNIT = "search"


def make_search_parts(site: Site) -> None:
    """Write the parts of the search whose topics changed. No other topic is looked at, however many there are."""
    cache = site.cache
    before = addresses_of(cache, SEARCH_UNIT)
    parts = site.searched | (site.altered & before)
    if site.everything:
        parts |= before | {part for (part,) in cache.rows("SELECT DISTINCT part FROM search")}
    fingerprints = fingerprints_of(site, SEARCH_UNIT) if parts else {}
    for part in sorted(parts):
        rows = cache.rows("SELECT entries FROM search WHERE part = ? ORDER BY topic", part)
        if not rows:
            site.lost |= {part} & before
            continue
        entries = [entry for (stored,) in rows for entry in json.loads(stored)]
        page = search_part_page(part, entries, site.config)
        site.made.append((SEARCH_UNIT, make_page(page, fingerprints, site.job)))
