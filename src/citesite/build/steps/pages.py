"""The site's own pages: those that changed, or that show or repeat something that did."""

from __future__ import annotations

from collections.abc import Mapping

from citesite.build.changes import Changes, merged
from citesite.build.inputs import Inputs
from citesite.build.page_work import PageWork, TopicUnits, page_work
from citesite.build.pages_made import PagesMade
from citesite.build.plan import Unit
from citesite.build.rows import PageGroup
from citesite.build.steps.concerned import has_new_words
from citesite.files.content import Kind


def work_on_pages(build: Inputs, known: Changes) -> Changes:
    """Read and check the pages that are concerned, and render them.

    Args:
        build: the inputs.
        known: what the steps before found out.
    """
    pages = {path: unit for path, unit in build.plan.shared.items() if unit.kind is Kind.PAGE}
    lost = _lost(build)
    if not pages and not lost:
        return Changes()
    concerned = set(pages) if build.is_everything_new else pages.keys() & _concerned(build, known)
    are_all_known = len(build.store.topics.ids()) == len(build.plan.topics)
    topics = TopicUnits(units_of_topics(build), are_all_known)
    found = [Changes(lost=lost)]
    for path in sorted(concerned):
        work = page_work(pages[path], topics, build.fingerprints(PageGroup("page", path)), build.job, build.library)
        found.append(_kept(work, build))
    found.append(Changes(diagnostics=tuple(build.store.units.kept_diagnostics(pages.keys() - concerned))))
    return merged(found)


def units_of_topics(build: Inputs) -> Mapping[str, Unit]:
    """Return the unit of each topic, by the id of the topic."""
    units = build.plan.topics
    return {name: units[path] for name, path in build.store.topics.units_of_ids() if path in units}


def _lost(build: Inputs) -> frozenset[str]:
    """Return the addresses of pages of which the file is gone."""
    gone = build.plan.gone_shared
    return frozenset(a for path in gone for a in build.store.pages.addresses(PageGroup("page", path)))


def _concerned(build: Inputs, known: Changes) -> set[str]:
    store, plan = build.store, build.plan
    units = set(plan.dirty) | store.references.units_needing(known.records)
    if plan.gone or not plan.dirty.isdisjoint(plan.topics) or known.records:
        # Those that print numbers of a topic and may repeat its claims. There are few.
        units |= store.references.units_naming("topic")
    if has_new_words(build, known):
        units |= store.references.units_naming("term")
    groups = [store.pages.group_of(address) for address in build.altered]
    return units | {group.name for group in groups if group and group.kind == "page"}


def _kept(work: PageWork, build: Inputs) -> Changes:
    """Keep what the search knows of a page, and what was found in it."""
    store, path = build.store, work.unit.path
    if work.search:
        store.topics.keep_search(path, work.search)
    store.units.keep_diagnostics(path, work.diagnostics)
    group = PageGroup("page", path)
    made = {page.address for page in work.pages}
    return Changes(
        diagnostics=work.diagnostics,
        pages=PagesMade((group, page) for page in work.pages),
        lost=frozenset(store.pages.addresses(group) - made) if work.record else frozenset(),
        searched=frozenset({work.record.id} if work.record else ()),
        is_overview_changed=True,
        reads=work.reads,
    )
