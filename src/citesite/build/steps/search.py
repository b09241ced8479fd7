"""The files that the search reads: those of topics that changed, however many others there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from citesite import addresses
from citesite.build.changes import Changes, merged
from citesite.build.inputs import Inputs
from citesite.build.pages_made import PagesMade
from citesite.build.rendering import make_page
from citesite.build.rows import SEARCH, PageGroup
from citesite.link.search import SearchedTopic
from citesite.link.search_index import Divided, TopicIndex, index_files, joined, shelf
from citesite.pages import Page, is_search_divided, search_file_page, search_part_page, search_text_pages

_STATE = "search lists"


def make_search(build: Inputs, known: Changes) -> Changes:
    """Make the files of which a topic changed: of a small site whole texts, of others the index and blocks of texts."""
    store = build.store
    divided = _divided(build)
    kept = store.pages.addresses_of_kind("search") if build.altered else set()
    is_all = build.is_everything_new or store.value(_STATE) != str(divided) or not kept.isdisjoint(build.altered)
    topics = known.searched | (store.topics.all_searched() if is_all else set())
    if not topics and not is_all:
        return Changes()
    store.set_value(_STATE, str(divided))
    if divided:
        changed = _all_shelved(divided, build) if is_all else _shelved(topics, divided, build)
        made = [_made(SEARCH, _files(changed, divided, build), build), *_texts(topics, build)]
        before = store.pages.addresses(SEARCH) & set(map(addresses.search_file, changed))
        before |= {address for topic in topics for address in store.pages.addresses(_group(topic))}
    else:
        parts = set(map(addresses.search_part, topics))
        made = [_made(SEARCH, _whole(parts, build), build)]
        before = store.pages.addresses(SEARCH) & parts
    found = merged(made)
    before = store.pages.addresses_of_kind("search") if is_all else before
    return merged([Changes(lost=frozenset(before - found.made())), found])


def _divided(build: Inputs) -> Divided | None:
    """Return into how much the index is divided; None for an undivided one."""
    topics = build.store.topics.shown()
    is_divided = build.config.search == "browser" and is_search_divided(topics)
    return Divided(addresses.search_lists(topics), addresses.search_shelves(topics)) if is_divided else None


def _group(topic: str) -> PageGroup:
    return PageGroup("search", topic)


def _made(group: PageGroup, pages: Iterable[Page], build: Inputs) -> Changes:
    fingerprints = build.fingerprints(group)
    return Changes(pages=PagesMade((group, make_page(page, fingerprints, build.job)) for page in pages))


def _whole(parts: Collection[str], build: Inputs) -> Iterator[Page]:
    """Yield the files that hold all texts of some topics."""
    for number in range(addresses.SEARCH_PARTS):
        address = addresses.search_part_file(number)
        marks = addresses.search_marks(number, addresses.SEARCH_PARTS)
        stored = build.store.topics.searched_within(marks) if address in parts else ()
        if stored:
            yield search_part_page(address, map(SearchedTopic.from_json, stored), build.library, build.config)


def _texts(topics: Iterable[str], build: Inputs) -> Iterator[Changes]:
    """Yield what becomes of the texts of some topics in blocks."""
    for name in sorted(topics):
        stored = map(SearchedTopic.from_json, build.store.topics.searched(name))
        pages = (page for topic in stored for page in search_text_pages(name, topic, build.library, build.config))
        yield _made(_group(name), pages, build)


def _all_shelved(divided: Divided, build: Inputs) -> set[str]:
    """Index all topics, and return the names of all files."""
    store = build.store.topics
    store.forget_search_pieces()
    names = index_files(divided)
    for number in range(divided.shelves):
        pieces = _shelf(number, divided, build)
        store.keep_search_pieces(number, pieces)
        names |= pieces.keys()
    return names


def _shelved(topics: Iterable[str], divided: Divided, build: Inputs) -> set[str]:
    """Index some topics with those beside them on their shelves, and return the names of the files that change."""
    store, names = build.store.topics, {"index"}
    for number in sorted({addresses.search_shelf(topic, divided.shelves) for topic in topics}):
        now, before = _shelf(number, divided, build), store.search_pieces(number)
        changed = {name: piece for name, piece in now.items() if before.get(name) != piece}
        store.keep_search_pieces(number, changed, before.keys() - now.keys())
        names |= changed.keys() | (before.keys() - now.keys())
    return names


def _shelf(number: int, divided: Divided, build: Inputs) -> dict[str, str]:
    stored = build.store.topics.indexed(addresses.search_marks(number, divided.shelves))
    return shelf([TopicIndex.from_json(text) for text in stored], number, divided)


def _files(names: Collection[str], divided: Divided, build: Inputs) -> Iterator[Page]:
    """Yield some files of the index, those that hold anything."""
    for name in sorted(names):
        pieces = build.store.topics.search_pieces_of(name)
        if pieces or not name.startswith("table-"):
            yield search_file_page(name, joined(name, pieces, divided), build.library, build.config)
