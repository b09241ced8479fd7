"""The files that the search reads: those parts of which a topic changed."""

from __future__ import annotations

from citesite.build.changes import Changes
from citesite.build.inputs import Inputs
from citesite.build.pages_made import PagesMade
from citesite.build.rendering import make_page
from citesite.build.rows import SEARCH
from citesite.link.search import SearchedTopic
from citesite.pages import search_part_page


def make_search_parts(build: Inputs, known: Changes) -> Changes:
    """Make the search files of which a topic changed. No other topic is looked at, however many there are."""
    store = build.store
    before = store.pages.addresses(SEARCH)
    parts = set(known.search_parts) | (before & set(build.altered))
    if build.is_everything_new:
        parts |= before | store.topics.search_parts()
    fingerprints = build.fingerprints(SEARCH) if parts else {}
    pages, lost = [], set()
    for part in sorted(parts):
        topics = [SearchedTopic.from_json(stored) for stored in store.topics.searched(part)]
        if topics:
            page = search_part_page(part, topics, build.library, build.config)
            pages.append((SEARCH, make_page(page, fingerprints, build.job)))
        else:
            lost |= {part} & before
    return Changes(pages=PagesMade(pages), lost=frozenset(lost))
