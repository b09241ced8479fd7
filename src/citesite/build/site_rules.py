"""Rules about a whole site, asked of the cache, so that they cost what changed and not what there is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

from citesite import addresses
from citesite.build.store import Cache
from citesite.check.ids import taken, twice
from citesite.check.source_rules import same_work, unused
from citesite.diagnostics import MOST, Diagnostic, Place, did_you_mean, error

_KIND_NAMES = {"source": "source", "term": "glossary term", "person": "person"}


def stored_place(place: Place) -> str:
    """A place as the cache keeps it."""
    return json.dumps([place.path, place.steps, place.needle])


def restored_place(text: str) -> Place:
    """A place out of the cache."""
    path, steps, needle = json.loads(text)
    return Place(path, tuple(steps), needle=needle)


def duplicate_topics(cache: Cache) -> Iterator[Diagnostic]:
    """Two topics have one id."""
    query = "SELECT id, place FROM topics WHERE id IN (SELECT id FROM topics GROUP BY id HAVING count(*) > 1)"
    for name, group in groupby(sorted(cache.rows(query), key=_by_id_and_place), key=lambda row: row[0]):
        first, *others = [restored_place(place) for _, place in group]
        yield from (twice("topic", name, "topic", first, place / "id") for place in others)


def duplicate_shared(clashes: list[tuple[str, str, Place]]) -> Iterator[Diagnostic]:
    """Two sources, terms or people have one id: kind, id and place of each."""
    ordered = sorted(clashes, key=lambda clash: (clash[0], clash[1], clash[2].path, _numbers(clash[2])))
    for (kind, name), group in groupby(ordered, key=lambda clash: clash[:2]):
        first, *others = [place for _, _, place in group]
        noun = _KIND_NAMES[kind]
        yield from (twice(noun, name, noun, first, place / "id") for place in others)


def duplicate_works(cache: Cache) -> Iterator[Diagnostic]:
    """One work is entered as two sources."""
    query = (
        "SELECT works.key, shared.id, shared.place FROM works JOIN shared ON shared.kind = 'source' AND shared.id ="
        " works.id WHERE works.key IN (SELECT key FROM works GROUP BY key HAVING count(*) > 1)"
    )
    said: set[tuple[str, str]] = set()
    rows = sorted(cache.rows(query), key=lambda row: (row[0], *_by_place(row[2])))
    for key, group in groupby(rows, key=lambda row: row[0]):
        (_, first, first_place), *others = list(group)
        for _, other, place in others:
            if (first, other) not in said:
                said.add((first, other))
                yield same_work(other, first, key, restored_place(place), restored_place(first_place).path)


def unused_sources(cache: Cache) -> Iterator[Diagnostic]:
    """Nothing cites or lists a source."""
    query = (
        "SELECT id, place FROM shared WHERE kind = 'source'"
        " AND NOT EXISTS (SELECT 1 FROM needs WHERE needs.kind = 'source' AND needs.id = shared.id)"
    )
    yield from (unused(name, restored_place(place)) for name, place in cache.rows(query))


def former_ids_in_use(cache: Cache) -> Iterator[Diagnostic]:
    """A topic, a source or a term had an id before that now belongs to another one of its kind, or to the site."""
    query = (
        "SELECT kind, now, id, place FROM formers"
        " WHERE EXISTS (SELECT 1 FROM topics WHERE kind = 'topic' AND topics.id = formers.id)"
        " OR EXISTS (SELECT 1 FROM shared WHERE shared.kind = formers.kind AND shared.id = formers.id)"
    )
    for kind, now, then, place in cache.rows(query):
        noun = _KIND_NAMES.get(kind, kind)
        yield taken(noun, now, then, f'the id of {noun} "{then}"', restored_place(place))
    query = (
        "SELECT kind, id, now, place FROM formers WHERE (kind, id) IN"
        " (SELECT kind, id FROM formers GROUP BY kind, id HAVING count(*) > 1) ORDER BY kind, id"
    )
    for (kind, then), group in groupby(cache.rows(query), key=lambda row: row[:2]):
        (_, _, first, _), *others = sorted(group, key=lambda row: _by_place(row[3]))
        noun = _KIND_NAMES.get(kind, kind)
        owner = f'what {noun} "{first}" was before'
        yield from (taken(noun, now, then, owner, restored_place(place)) for _, _, now, place in others)
    for now, then, place in cache.rows("SELECT now, id, place FROM formers WHERE kind = 'topic'"):
        if then in addresses.TAKEN_FOLDERS:
            message = f'topic "{now}" would answer to the address /{then}/, which the site itself has'
            yield error("address-collision", restored_place(place), message, "take the former id out")


def dead_topic_links(cache: Cache, all_topics_are_known: bool) -> Iterator[Diagnostic]:
    """A text links to a topic, or to a place in another topic, that does not exist.

    Where a mistake hides a topic or its places, a link to them is not a second mistake.
    """
    query = "SELECT topic, place FROM links WHERE topic NOT IN (SELECT id FROM topics)"
    topics = [row[0] for row in cache.rows("SELECT id FROM topics")]
    for number, (name, place) in enumerate(cache.rows(query) if all_topics_are_known else ()):
        hint = did_you_mean(name, topics) if number < MOST else ""
        yield error("dead-link", restored_place(place), f'a link leads to "topic:{name}", which is no topic', hint)
    query = (
        "SELECT links.topic, links.fragment, links.place, topics.places"
        " FROM links JOIN topics ON topics.id = links.topic"
        " WHERE links.fragment <> '' AND topics.places <> ''"
        " AND NOT EXISTS (SELECT 1 FROM json_each(topics.places) WHERE json_each.value = links.fragment)"
    )
    for number, (name, fragment, place, places) in enumerate(cache.rows(query)):
        message = f'a link leads to "#{fragment}", which is nothing in topic "{name}"'
        hint = did_you_mean(fragment, json.loads(places)) if number < MOST else ""
        yield error("dead-link", restored_place(place), message, hint)


def _by_place(stored: str) -> tuple[str, list[tuple[int, str]]]:
    place = restored_place(stored)
    return place.path, _numbers(place)


def _by_id_and_place(row: tuple[str, str]) -> tuple[str, str, list[tuple[int, str]]]:
    return (row[0], *_by_place(row[1]))


def _numbers(place: Place) -> list[tuple[int, str]]:
    """The steps of a place in a form that sorts."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in place.steps]
