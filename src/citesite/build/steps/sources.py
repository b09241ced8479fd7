"""The pages of sources: those that changed, or of which the uses did."""

from __future__ import annotations

from functools import partial

from citesite import addresses
from citesite.build.changes import Changes
from citesite.build.executor import SharedOut
from citesite.build.inputs import Inputs
from citesite.build.pages_made import PagesMade
from citesite.build.rows import PageGroup
from citesite.build.source_work import rows_of_source, source_chunk, source_work
from citesite.build.steps.concerned import has_new_words, may_show_other_sources

SOURCES = SharedOut("Building", source_chunk)


def make_source_pages(build: Inputs, known: Changes) -> Changes:
    """Make the pages of sources that changed, or whose uses did."""
    store = build.store
    if not build.config.pages.sources:
        return Changes(lost=frozenset(store.pages.addresses_of_kind("source")))
    changed = {name for kind, name in known.records if kind == "source"}
    names = sorted(_concerned(build, known, changed))
    items = ((rows_of_source(name, store, build.fingerprints(PageGroup("source", name))),) for name in names)
    one = partial(source_work, library=build.library)
    job = build.job._replace(shared=build.workers.shared_copy(len(names)))
    runs = build.workers.run(SOURCES, one, items, len(names), job)
    pages = PagesMade.joined(PagesMade((work.group, page) for work in works for page in work.pages) for works in runs)
    lost = frozenset(_lost(build, known, changed) - {page.address for _, page in pages})
    are_others = bool(lost) or any(store.pages.group_of(page.address) != group for group, page in pages)
    return Changes(pages=pages, lost=lost, are_sources_others=are_others)


def _concerned(build: Inputs, known: Changes, changed: set[str]) -> set[str]:
    store, drafts = build.store, build.request.drafts
    if may_show_other_sources(build) or has_new_words(build, known):
        return set(store.unpublished.shown_sources(drafts))
    groups = [store.pages.group_of(address) for address in build.altered]
    altered = {group.name for group in groups if group and group.kind == "source"}
    # A source that replaces another is named on its page.
    names = changed | known.sources_used | store.references.sources_beside(changed) | altered
    return {name for name in names if store.unpublished.is_source_shown(name, drafts)}


def _lost(build: Inputs, known: Changes, changed: set[str]) -> set[str]:
    """Return the addresses of sources that may have no pages any more."""
    store, drafts = build.store, build.request.drafts
    if may_show_other_sources(build):
        shown = set(store.unpublished.shown_sources(drafts))
        names = shown | {then for then, now in store.references.renamed_sources().items() if now in shown}
        return store.pages.addresses_of_kind("source") - {addresses.source(name) for name in names}
    groups = (PageGroup("source", name) for name in changed | known.sources_used)
    return {address for group in groups for address in store.pages.addresses(group)}
