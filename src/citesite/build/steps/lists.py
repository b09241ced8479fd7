"""Lists that may be too long for a page: the list of sources, and what is left of lists that were longer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence

from citesite import addresses
from citesite.build.changes import Changes
from citesite.build.inputs import Inputs
from citesite.build.pages_made import PagesMade
from citesite.build.rendering import make_page
from citesite.build.rows import LEFT_LISTS, SOURCE_LIST
from citesite.build.steps.concerned import may_show_other_sources
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.pages import ListedSource, Page, moved_page, source_list_page, source_part_page
from citesite.pages.clinicians import CLINICIANS_OF_SITE
from citesite.pages.lists import ListPart, SplitList, place_of, restored_list, split_list
from citesite.pages.page import PageInput

_KEPT = "source list"
"""The value in the store that says what each page of the list shows but the sources themselves."""
_NAMES = "source names"
"""The value in the store that says how the last build listed the sources, and by which names."""


def make_source_list(build: Inputs, known: Changes) -> Changes:
    """Make the list of all sources, or those of its pages with a source of which something changed that they show."""
    store, config = build.store, build.config
    before = store.pages.addresses(SOURCE_LIST)
    if not config.pages.sources:
        return Changes(lost=frozenset(before))
    is_all = may_show_other_sources(build) or build.job.withholds
    is_altered = not before.isdisjoint(build.altered)
    if not (is_all or known.records or known.sources_counted or known.are_sources_others or is_altered):
        return Changes()
    changed = {name for kind, name in known.records if kind == "source"} | known.sources_counted
    names, split = _listed_now(build, None if is_all or known.are_sources_others else changed)
    held = {part.address: _digest(part, split, build) for part in split.parts.values()}
    kept = json.loads(store.value(_KEPT) or "{}")
    concerned = [
        part
        for part in split.parts.values()
        if is_all
        or kept.get(part.address) != held[part.address]
        or part.address in build.altered
        or not changed.isdisjoint(part.ids)
    ]
    store.set_value(_KEPT, json.dumps(held))
    fingerprints = build.fingerprints(SOURCE_LIST)
    library = build.library._replace(withheld=known.withheld)
    found = _pages(names, split, concerned, build, library)
    pages = (make_page(page, fingerprints, build.job) for page in found)
    lost = before - {addresses.SOURCES, *split.parts}
    return Changes(pages=PagesMade((SOURCE_LIST, page) for page in pages), lost=frozenset(lost))


def _listed_now(build: Inputs, changed: set[str] | None) -> tuple[Sequence[tuple[str, str]], SplitList]:
    """Return id and name of each source, and the pages of their list; as the last build left them if no name differs.

    Args:
        build: the inputs.
        changed: the sources of which something changed; None where it may be any.
    """
    store, drafts = build.store, build.request.drafts
    kept = json.loads(store.value(_NAMES) or "null") if changed is not None else None
    if kept and changed is not None:
        before = dict(kept["names"])
        now = {name: store.shared.source_name(name, drafts) for name in changed}
        if all(before.get(name) == title for name, title in now.items()):
            return kept["names"], restored_list(kept["parts"])
        names = sorted((name, title) for name, title in {**before, **now}.items() if title is not None)
    else:
        # The name of each has to be taken from its card.
        names = store.shared.source_names(drafts)
    split = split_list("sources", names, build.config.language)
    store.set_value(_NAMES, json.dumps({"names": names, "parts": list(split.parts.values())}))
    return names, split


def source_list(build: Inputs) -> Iterator[Page]:
    """Yield every page of the list of all sources, if the site has one."""
    if build.config.pages.sources:
        names = build.store.shared.source_names(build.request.drafts)
        split = split_list("sources", names, build.config.language)
        yield from _pages(names, split, split.parts.values(), build, build.library)


def _digest(part: ListPart, split: SplitList, build: Inputs) -> str:
    """Return a digest of all that a page of a list shows but the sources themselves."""
    place = place_of(part, split, PageInput(part.address, build.library, build.config))
    return hashlib.sha256(json.dumps((place, part.ids)).encode()).hexdigest()


def _pages(
    names: Sequence[tuple[str, str]],
    split: SplitList,
    concerned: Iterable[ListPart],
    build: Inputs,
    library: Library,
) -> Iterator[Page]:
    config = build.config
    every = () if split.parts else _listed((name for name, _ in names), build)
    yield source_list_page(len(names), every, split, library, config)
    for part in concerned:
        yield source_part_page(part, _listed(part.ids, build), split, library, config)


def _listed(names: Iterable[str], build: Inputs) -> Iterator[ListedSource]:
    for card, record, count in build.store.shared.counted_sources(names):
        yield ListedSource(SourceCard.from_json(card), json.loads(record).get("summary", ""), count)


def lead_on_from_lists(build: Inputs, known: Changes) -> Changes:
    """Lead on from the published pages of lists that this build does not make, because lists grow shorter, too."""
    store = build.store
    fingerprints = build.fingerprints(LEFT_LISTS)
    folder = addresses.LISTS.rstrip("/")
    published = store.registry.registered([folder]).get(folder, {})
    made = known.made() | (store.pages.addresses_below(folder) - fingerprints.keys() - known.lost)
    left = sorted(address for address in map(addresses.LISTS.__add__, published) if address not in made)
    config = build.config
    pages = (moved_page(address, _list_of(address, build), config.title, (), build.library, config) for address in left)
    rendered = PagesMade((LEFT_LISTS, make_page(page, fingerprints, build.job)) for page in pages)
    return Changes(pages=rendered, lost=frozenset(fingerprints.keys() - left))


def _list_of(address: str, build: Inputs) -> str:
    """Return the address of the list that a page of it leads on to; the home page if the site has no such list."""
    kind = address.removeprefix(addresses.LISTS).partition("/")[0]
    config = build.config
    lists = {addresses.listed_topics(one.id): addresses.category(one.id) for one in config.categories}
    lists |= {"clinicians": addresses.FOR_CLINICIANS} if CLINICIANS_OF_SITE.is_made(config) else {}
    return {"sources": addresses.SOURCES, "words": addresses.GLOSSARY, **lists}.get(kind, addresses.HOME)
