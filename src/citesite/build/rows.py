"""What the store keeps and returns: small frozen rows, one class a kind."""

from __future__ import annotations

import json
from typing import Literal, NamedTuple

from citesite.diagnostics import Place


class PageGroup(NamedTuple):
    """The pages that are made together, and compared with those of the last build together."""

    kind: Literal["topic", "source", "page", "search", "site", "list", "retired", "version", "asset", "media"]
    name: str = ""
    """The unit of a topic or a page, the id of a source, or what a list is of; empty for the others, one each."""


SEARCH = PageGroup("search")
SITE = PageGroup("site")
SOURCE_LIST = PageGroup("list", "sources")
LEFT_LISTS = PageGroup("list")
"""Redirects from published pages of lists that are no longer so long."""
MEDIA = PageGroup("media")
RETIRED = PageGroup("retired")
VERSIONS = PageGroup("version")
ASSETS = PageGroup("asset")


class StoredFile(NamedTuple):
    """A content file as the last build read it."""

    path: str
    unit: str
    kind: str
    """The value of its `Kind`."""
    signature: str
    """Its signature when the build looked; empty where it may have changed since without a new one."""
    digest: str
    """The digest of the bytes that were read; empty where they were read twice and differed."""


class SharedRow(NamedTuple):
    """A source, a glossary term or a person."""

    id: str
    place: str
    """A `Place`, as `stored_place` writes it."""
    record: str
    """The record as JSON."""
    card: str
    """What pages may know of it, as JSON."""
    access: str = ""
    """How a source was read."""
    checked: str = ""
    """The day on which the standing of a source was checked (ISO 8601); empty if it is not written."""
    latest: str = ""
    """The latest day on which something was done with a source."""


class TopicRow(NamedTuple):
    """What the rest of the site may know of a topic."""

    id: str
    place: str
    summary: str = "{}"
    """Its summary as JSON."""
    places: str = ""
    """The ids of its places as a JSON list; empty where a mistake hides them."""
    claims: int = 0
    takeaways: int = 0
    is_listed: int = 0
    """Whether pages of the whole site list its changes or its reviewers."""
    is_draft: int = 0
    is_shown: int = 1
    """Whether it has pages; a draft has some only in a preview."""


class TopicLink(NamedTuple):
    """A link in a text to another topic."""

    topic: str
    fragment: str
    place: str


class Former(NamedTuple):
    """An id that a record had before."""

    now: str
    then: str
    place: str


class Use(NamedTuple):
    """A claim that rests on a source."""

    source: str
    number: int
    """Its position among the uses in the topic."""
    data: str
    """What the page of the source shows of it, as JSON."""


class SearchRow(NamedTuple):
    """What the search knows of a topic."""

    mark: int
    """By which topics are grouped."""
    topic: str
    entries: str
    """Its pages and their texts, as JSON."""
    indexed: str
    """Its index, as JSON."""


class Fingerprint(NamedTuple):
    """What a page was made of, and whether its file is still as the build left it."""

    data: str
    template: str
    generator: str
    is_intact: bool = True


class StoredPage(NamedTuple):
    """A page or an asset in the output folder."""

    address: str
    group: PageGroup
    data: str
    """Digest of what it shows."""
    template: str
    """Digest of its template, with all that this refers to; empty for an asset."""
    generator: str
    content: str
    """SHA-256 of its bytes."""


Stamp = tuple[int, int, int]
"""The size of an output in bytes, and its modification and change time in nanoseconds, by which a change is noticed."""


class Retired(NamedTuple):
    """A published address that nothing holds any more."""

    why: str
    go: str
    """The address to go to, without the slash at its start."""
    is_written: bool
    """Whether it has an entry of its own in the registry, and not only its other half: a section has two addresses."""


class PlacedId(NamedTuple):
    """An id and the place it is written at."""

    id: str
    place: Place


class FormerId(NamedTuple):
    """A former id, with the kind of its record."""

    kind: str
    now: str
    then: str
    place: Place


class DeadLink(NamedTuple):
    """A link to a topic that does not exist, or to no place in one that does."""

    topic: str
    place: Place
    fragment: str = ""
    places: tuple[str, ...] = ()
    """The places that the topic has."""


def stored_place(place: Place) -> str:
    """Return a place as text."""
    return json.dumps([place.path, place.steps, place.needle])


def restored_place(text: str) -> Place:
    """Return the place that `stored_place` wrote."""
    path, steps, needle = json.loads(text)
    return Place(path, tuple(steps), needle=needle)
