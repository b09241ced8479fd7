"""The work on the page of one source: what the store keeps of it in, pages out, in this process or in another."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from citesite import addresses
from citesite.build.job import Job
from citesite.build.rendering import PageMade, make_page
from citesite.build.rows import Fingerprint, PageGroup
from citesite.build.shared_records import library_at
from citesite.build.store import Store
from citesite.link.cards import PageCard
from citesite.link.library import Library
from citesite.link.summary import SourceUse, TopicTitle
from citesite.pages import Page, moved_page, source_page
from citesite.records import Source
from citesite.text.remembered import forget_texts


class SourceRows(NamedTuple):
    """What the store keeps of a source and of what names it, as JSON: no other process can ask it during a build."""

    name: str
    record: str
    uses: Sequence[str]
    topics: Sequence[tuple[str, str]]
    """Id and title of each topic that names it."""
    pages: Sequence[str]
    """The card of each page of the site's own that cites it."""
    fingerprints: Mapping[str, Fingerprint]
    """What the last build made its pages of, by address."""


def rows_of_source(name: str, store: Store, fingerprints: Mapping[str, Fingerprint]) -> SourceRows:
    """Return what the store keeps of a source."""
    record, _ = store.shared.source(name)
    uses, topics = store.topics.uses_of(name), store.topics.titles_naming(name)
    return SourceRows(name, record, uses, topics, store.references.cards_naming("page", name), fingerprints)


class SourceWork(NamedTuple):
    """The page of a source, and what leads to it."""

    group: PageGroup
    pages: tuple[PageMade, ...]


def source_work(rows: SourceRows, job: Job, library: Library) -> SourceWork:
    """Make the page of a source, and the redirects from the addresses it had before."""
    forget_texts()
    page = source_page(
        Source.model_validate(json.loads(rows.record)),
        map(SourceUse.from_json, rows.uses),
        [TopicTitle(*topic) for topic in rows.topics],
        map(PageCard.from_json, rows.pages),
        library,
        job.config,
    )
    card = library.sources[rows.name]
    moved: list[Page] = [
        moved_page(addresses.source(then), page.address, card.name, (), library, job.config) for then in card.formerly
    ]
    pages = tuple(make_page(made, rows.fingerprints, job) for made in (page, *moved))
    return SourceWork(PageGroup("source", rows.name), pages)


def source_chunk(chunk: Sequence[tuple[SourceRows]], job: Job) -> list[SourceWork]:
    """Work on some sources, in a process of its own."""
    library = library_at(job.shared, job.as_of, job.withholds)
    return [source_work(rows, job, library) for (rows,) in chunk]
