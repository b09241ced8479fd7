"""The files that the search reads: those of topics that changed, however many others there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from citesite import addresses
from citesite.build.changes import Changes, merged
from citesite.build.inputs import Inputs
from citesite.build.pages_made import PagesMade
from citesite.build.rendering import make_page
from citesite.build.rows import SEARCH, PageGroup
from citesite.link.search import SearchedTopic
from citesite.link.search_index import TopicIndex, index_files, joined, shelf
from citesite.pages import Page, is_search_divided, search_file_page, search_part_page, search_text_pages

_STATE = "search lists"


def make_search(build: Inputs, known: Changes) -> Changes:
    """Make the files of which a topic changed: of a small site whole texts, of others the index and blocks of texts."""
    store = build.store
    lists = _lists(build)
    kept = store.pages.addresses_of_kind("search") if build.altered else set()
    is_all = build.is_everything_new or store.value(_STATE) != str(lists) or not kept.isdisjoint(build.altered)
    parts = known.search_parts | (store.topics.search_parts() if is_all else set())
    if not parts and not is_all:
        return Changes()
    store.set_value(_STATE, str(lists))
    if lists:
        changed = _shelved(parts, lists, build, is_all)
        made = [_made(SEARCH, _files(changed, lists, build), build), *_texts(parts, build)]
        before = store.pages.addresses(SEARCH) & set(map(addresses.search_file, changed))
        before |= {address for part in parts for address in store.pages.addresses(_group(part))}
    else:
        made = [_made(SEARCH, _whole(parts, build), build)]
        before = store.pages.addresses(SEARCH) & parts
    found = merged(made)
    before = store.pages.addresses_of_kind("search") if is_all else before
    return merged([Changes(lost=frozenset(before - found.made())), found])


def _lists(build: Inputs) -> int:
    """Return in how many files the lists of a divided index are; 0 for an undivided one."""
    topics = build.store.topics.shown()
    is_divided = build.config.search == "browser" and is_search_divided(topics)
    return addresses.search_lists(topics) if is_divided else 0


def _group(part: str) -> PageGroup:
    return PageGroup("search", part)


def _made(group: PageGroup, pages: Iterator[Page], build: Inputs) -> Changes:
    fingerprints = build.fingerprints(group)
    return Changes(pages=PagesMade((group, make_page(page, fingerprints, build.job)) for page in pages))


def _whole(parts: Collection[str], build: Inputs) -> Iterator[Page]:
    """Yield the files that hold all texts of some topics."""
    for part in sorted(parts):
        topics = [SearchedTopic.from_json(stored) for _, stored in build.store.topics.searched(part)]
        if topics:
            yield search_part_page(part, topics, build.library, build.config)


def _texts(parts: Collection[str], build: Inputs) -> Iterator[Changes]:
    """Yield what becomes of the texts of some topics in blocks."""
    for part in sorted(parts):
        topics = ((name, SearchedTopic.from_json(text)) for name, text in build.store.topics.searched(part))
        pages = (page for name, topic in topics for page in search_text_pages(name, topic, build.library, build.config))
        yield _made(_group(part), pages, build)


def _shelved(parts: Collection[str], lists: int, build: Inputs, is_all: bool) -> set[str]:
    """Index some topics with those beside them on their shelves, and return the names of the files that change."""
    store = build.store.topics
    of_shelves: dict[int, set[str]] = {number: set() for number in range(addresses.SEARCH_SHELVES)}
    for part in build.store.topics.search_parts():
        of_shelves[addresses.search_shelf(part)].add(part)
    shelves = set(of_shelves) if is_all else set(map(addresses.search_shelf, parts))
    names = index_files(lists) if is_all else {"index"}
    for number in sorted(shelves):
        topics = [TopicIndex.from_json(text) for text in store.indexed(of_shelves[number])]
        now, before = shelf(topics, number, lists), store.search_pieces(number)
        changed = {name: piece for name, piece in now.items() if before.get(name) != piece}
        store.keep_search_pieces(number, changed, before.keys() - now.keys())
        names |= now.keys() if is_all else changed.keys() | (before.keys() - now.keys())
    return names


def _files(names: Collection[str], lists: int, build: Inputs) -> Iterator[Page]:
    """Yield some files of the index, those that hold anything."""
    for name in sorted(names):
        pieces = build.store.topics.search_pieces_of(name)
        if pieces or not name.startswith("table-"):
            yield search_file_page(name, joined(name, pieces, lists), build.library, build.config)
