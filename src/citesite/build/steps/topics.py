"""The topics that changed, or whose pages may show something that did."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from functools import partial

from citesite.build.changes import Changes, merged
from citesite.build.executor import SharedOut
from citesite.build.inputs import Inputs
from citesite.build.pages_made import PagesMade
from citesite.build.rows import PageGroup, Use
from citesite.build.steps.concerned import folders_held, has_new_words, units_due
from citesite.build.store import Store
from citesite.build.topic_reading import files_of
from citesite.build.work import TopicWork, topic_chunk, topic_work

TOPICS = SharedOut("Building", topic_chunk, lambda item, job: files_of(item[0], job))


def work_on_topics(build: Inputs, known: Changes) -> Changes:
    """Read, check and link the topics that changed or show something that did, and render their pages.

    Args:
        build: the inputs.
        known: what the steps before found out.
    """
    topics = build.plan.topics
    concerned = set(topics)
    if not build.is_everything_new:
        concerned &= build.plan.dirty | _concerned(build, known)
    found = [_forgotten(path, build) for path in sorted(build.plan.gone)]
    items = [(topics[path], build.fingerprints(PageGroup("topic", path))) for path in sorted(concerned)]
    worked_on = set()
    one = partial(topic_work, library=build.library)
    job = build.job._replace(shared=build.workers.shared_copy(len(items)))
    for chunk in build.workers.run(TOPICS, one, items, len(items), job):
        for work in chunk:
            worked_on.add(work.unit.path)
            found.append(_kept(work, build))
    kept = Changes(diagnostics=tuple(build.store.units.kept_diagnostics(topics.keys() - worked_on)))
    return merged([*found, kept])


def _concerned(build: Inputs, known: Changes) -> set[str]:
    """Return the topics to look at although their files did not change."""
    store = build.store
    units = store.references.units_needing(known.records) | units_due(build)
    if has_new_words(build, known):
        # A term's explanation on a topic's page may cite a source that changed, or use another term.
        units |= store.references.units_naming("term")
    groups = [store.pages.group_of(address) for address in build.altered]
    units |= {group.name for group in groups if group and group.kind == "topic"}
    return units | store.topics.units(known.topics_retired)


def _forgotten(path: str, build: Inputs) -> Changes:
    """Forget a topic of which no file is left."""
    store = build.store
    found = Changes(
        lost=frozenset(store.pages.addresses(PageGroup("topic", path))),
        sources_used=frozenset(store.references.sources_needed(path)),
        sources_counted=frozenset(store.references.sources_needed(path)),
        searched=frozenset(topic for topic, _ in store.topics.search_of(path)),
        folders=_held(store, path, build),
        is_overview_changed=True,
    )
    store.units.forget(path)
    return found


def _held(store: Store, path: str, build: Inputs) -> frozenset[str]:
    # Where everything is new, all addresses are compared.
    return frozenset() if build.is_everything_new else folders_held(store, [path])


def _kept(work: TopicWork, build: Inputs) -> Changes:
    """Keep what a topic holds, and return how it differs from what was kept before."""
    store, path, referred = build.store, work.unit.path, work.referred
    summary, search, needed = (
        store.topics.summary(path),
        store.topics.search_of(path),
        store.references.sources_needed(path),
    )
    uses, held = store.topics.uses_in(path), _held(store, path, build)
    needed = set() if path in store.unpublished.topics_left_out() else needed
    store.units.forget(path)
    if work.topic:
        store.topics.keep(path, work.topic, work.uses, work.search, work.held, work.statements)
    store.references.keep(path, referred.needs, referred.links, [("topic", former) for former in referred.formers])
    store.units.keep_diagnostics(path, work.diagnostics, work.quiet_until)
    is_renamed = bool(work.topic) and _title(work.topic.summary if work.topic else "") != _title(summary)
    is_shown = not work.topic or bool(work.topic.is_shown)
    needs = {name for kind, name in referred.needs if kind == "source" and is_shown}
    # The page of a source names the topics that cite or list it.
    named = needed | needs if is_renamed else needed ^ needs
    made = {page.address for page in work.pages}
    return Changes(
        diagnostics=work.diagnostics,
        pages=PagesMade((PageGroup("topic", path), page) for page in work.pages),
        lost=frozenset(store.pages.addresses(PageGroup("topic", path)) - made) if made or not is_shown else frozenset(),
        sources_used=frozenset(named | {source for source, _, _ in set(uses) ^ set(work.uses)}),
        # The list of sources shows how often each is used, and only those that something names.
        sources_counted=frozenset(_counted_otherwise(uses, work.uses) | (needed ^ needs)),
        searched=frozenset(topic for topic, _ in search ^ store.topics.search_of(path)),
        folders=held,
        topic_fields=_differing(summary, work.topic.summary) if work.topic else frozenset(),
        reads=work.reads,
    )


def _counted_otherwise(before: Collection[Use], now: Collection[Use]) -> set[str]:
    """Return the sources that a topic uses for other claims than before."""
    if not before:
        # All of them, and a clean build need not read what the claims are.
        return {use.source for use in now}
    return {source for source, _ in _counted(before) ^ _counted(now)}


def _counted(uses: Iterable[Use]) -> set[tuple[str, str]]:
    """Return which claims rest on which sources: all that the list of sources shows of topics."""
    return {(use.source, str(json.loads(use.data)["claim"])) for use in uses}


def _differing(before: str, after: str) -> frozenset[str]:
    """Return the fields in which two summaries differ, as JSON; one of a new topic is empty."""
    if before == after:
        return frozenset()
    old, new = (json.loads(summary or "{}") for summary in (before, after))
    return frozenset(field for field in old.keys() | new.keys() if old.get(field) != new.get(field))


def _title(summary: str) -> tuple[object, object]:
    found = json.loads(summary) if summary else {}
    return found.get("id"), found.get("title")
