"""Rules about a whole site, asked of the store, so that they cost what changed and not what there is."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from citesite.addresses import file_of
from citesite.build.registry import folder_of
from citesite.build.rows import FormerId, PlacedId, SharedRow, restored_place
from citesite.build.store import Store
from citesite.check.ids import ADDRESS_COLLISION, device_names, owner_of, taken, twice
from citesite.check.prose_rules import DEAD_LINK
from citesite.check.root_rules import unusable_root_files
from citesite.check.source_rules import same_work, unused, unused_library
from citesite.diagnostics import MOST, Diagnostic, Place, did_you_mean
from citesite.pages import SITE_FOLDERS, SITE_PAGES
from citesite.records.page import INTRODUCTIONS

_FEW = 5
"""Up to so many works that nothing cites are named one by one."""
_KIND_NAMES = {"source": "source", "term": "glossary term", "person": "person", "page": "page"}


class Clash(NamedTuple):
    """A shared record whose id another one of its kind has."""

    kind: str
    row: SharedRow
    owner: Place
    """The place of the record that has the id."""


def duplicate_topics(store: Store) -> Iterator[Diagnostic]:
    """Two topics have one id."""
    for name, found in store.references.repeated_topics().items():
        first, *others = sorted((placed.place for placed in found), key=_order)
        yield from (twice("topic", name, "topic", first, place / "id") for place in others)


def duplicate_shared(clashes: Iterable[Clash]) -> Iterator[Diagnostic]:
    """Two sources, terms or people have one id."""
    places: dict[tuple[str, str], set[Place]] = {}
    for kind, row, owner in clashes:
        places.setdefault((kind, row.id), set()).update((owner, restored_place(row.place)))
    for (kind, name), found in sorted(places.items()):
        first, *others = sorted(found, key=_order)
        noun = _KIND_NAMES[kind]
        yield from (twice(noun, name, noun, first, place / "id") for place in others)


def duplicate_works(store: Store) -> Iterator[Diagnostic]:
    """One work is entered as two sources."""
    said: set[tuple[str, str]] = set()
    for key, found in store.references.repeated_works().items():
        first, *others = sorted(found, key=_by_place)
        for other in others:
            # Two sources of one id are one mistake, which `duplicate_shared` names.
            if other.id != first.id and (first.id, other.id) not in said:
                said.add((first.id, other.id))
                yield same_work(other.id, first.id, key, other.place, first.place.path)


def unused_sources(store: Store) -> Iterator[Diagnostic]:
    """Nothing cites or lists a source; a whole library of them is one mistake."""
    found = sorted(store.references.unused_sources(), key=_by_place)
    if len(found) <= _FEW:
        yield from (unused(name, place) for name, place in found)
    else:
        yield unused_library([name for name, _ in found], len(store.shared.ids("source")), found[0].place)


def former_ids_in_use(store: Store, editions: Collection[str]) -> Iterator[Diagnostic]:
    """A topic, a source or a term had an id before that now belongs to another one of its kind, or to the site."""
    for kind, now, then, place in store.references.former_ids_in_use():
        noun = _KIND_NAMES.get(kind, kind)
        yield taken(noun, now, then, f'the id of {noun} "{then}"', place)
    for found in store.references.repeated_former_ids():
        first, *others = sorted(found, key=_by_place)
        noun = _KIND_NAMES.get(first.kind, first.kind)
        owner = f'what {noun} "{first.now}" was before'
        yield from (taken(noun, other.now, other.then, owner, other.place) for other in others)
    for _, now, then, place in store.references.former_topic_ids():
        if owner := owner_of(then, SITE_FOLDERS, editions):
            message = f'topic "{now}" would answer to the address /{then}/, which {owner} has'
            yield ADDRESS_COLLISION.at(place, message, "remove the former id")


def page_addresses(store: Store, editions: Collection[str]) -> Iterator[Diagnostic]:
    """A page of the site's own has the address of a topic, or one that the site itself needs."""
    topics = set(store.topics.ids()) | {former.then for former in store.references.former_topic_ids()}
    for stored, place in store.shared.records("page"):
        record = json.loads(stored)
        name = record["id"]
        yield from device_names("page", name, record["formerly"], place)
        former = [(then, place / "formerly" / n) for n, then in enumerate(record["formerly"])]
        for taken_by, at in [(name, place / "id"), *former]:
            is_introduction = taken_by == name and name in INTRODUCTIONS
            owner = "" if is_introduction else owner_of(taken_by, SITE_FOLDERS, editions)
            if not owner and taken_by in topics and name != "home":
                owner = f'topic "{taken_by}"'
            if owner:
                message = f'page "{name}" would have the address /{taken_by}/, which {owner} has'
                hint = "give the file another name" if taken_by == name else "remove the former name"
                yield ADDRESS_COLLISION.at(at, message, hint)


def root_file_addresses(
    store: Store, names: Collection[str], editions: Collection[str], retired: Iterable[str]
) -> Iterator[Diagnostic]:
    """A file of the site's own root has the address of something else, or a name that not every system keeps.

    Args:
        store: what is known of records.
        names: the paths of the files below the root of the site.
        editions: the folders of the site in other languages.
        retired: the retired addresses.
    """
    if not names:
        return
    owners = dict.fromkeys((folder_of(address) for address in retired), "a retired address")
    for stored, _ in store.shared.records("page"):
        record = json.loads(stored)
        owners |= dict.fromkeys((record["id"], *record["formerly"]), f'page "{record["id"]}"')
    formers = ((former.then, former.now) for former in store.references.former_topic_ids())
    owners |= {name: f'topic "{now}"' for name, now in (*formers, *((name, name) for name in store.topics.ids()))}
    owners |= dict.fromkeys(editions, "the site in another language")
    of_site = (file_of(page.address).partition("/")[0] for page in SITE_PAGES)
    yield from unusable_root_files(names, owners | dict.fromkeys((*of_site, *SITE_FOLDERS), "the site itself"))


def dead_topic_links(store: Store, all_topics_are_known: bool) -> Iterator[Diagnostic]:
    """A text links to a topic, or to a place in another topic, that does not exist.

    Where a mistake hides a topic or its places, a link to them is not a second mistake.
    """
    topics = store.topics.ids()
    for number, link in enumerate(store.references.links_to_no_topic() if all_topics_are_known else ()):
        hint = did_you_mean(link.topic, topics) if number < MOST else ""
        yield DEAD_LINK.at(link.place, f'a link leads to "topic:{link.topic}", which is not a topic', hint)
    for number, link in enumerate(store.references.links_to_no_place()):
        message = f'a link leads to "#{link.fragment}", which is nothing in topic "{link.topic}"'
        hint = did_you_mean(link.fragment, link.places) if number < MOST else ""
        yield DEAD_LINK.at(link.place, message, hint)


def links_to_drafts(store: Store) -> Iterator[Diagnostic]:
    """What has a page links to a topic that has none, because it is a draft."""
    for link in store.unpublished.links_to_drafts():
        message = f'a link leads to "topic:{link.topic}", which is a draft and is not published'
        yield DEAD_LINK.at(link.place, message, "take the link out until the topic is ready, or publish both")


def _by_place(found: PlacedId | FormerId) -> tuple[str, list[tuple[int, str]]]:
    return _order(found.place)


def _order(place: Place) -> tuple[str, list[tuple[int, str]]]:
    """Return the position of a place in a form that sorts."""
    return place.path, [(step, "") if isinstance(step, int) else (-1, step) for step in place.steps]
