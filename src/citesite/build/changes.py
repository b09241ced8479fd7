"""Changes: what a build step found out and made. Steps return them; `merged` is the only place that joins them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from citesite.build.pages_made import PagesMade
from citesite.diagnostics import Diagnostic
from citesite.link.needs import Need


class Changes(NamedTuple):
    """What one step, or several, found to differ from the last build, and what they made."""

    diagnostics: tuple[Diagnostic, ...] = ()
    pages: PagesMade = PagesMade()
    """Every page that was looked at, rendered or not."""
    lost: frozenset[str] = frozenset()
    """Addresses that are no longer made, unless a later step makes them."""
    records: frozenset[Need] = frozenset()
    """Shared records that are new, changed or gone."""
    sources_used: frozenset[str] = frozenset()
    """Sources whose uses in topics changed in anything that their own pages show."""
    sources_counted: frozenset[str] = frozenset()
    """Sources on which another number of claims rests than before, or other claims."""
    are_sources_others: bool = False
    """Whether other sources have pages than before."""
    withheld: frozenset[str] = frozenset()
    """Addresses of the pages that an edition does not show until they are translated again."""
    folders: frozenset[str] = frozenset()
    """Folders of addresses that a topic, a source or a term may no longer hold."""
    topics_retired: frozenset[str] = frozenset()
    """Folders of addresses of which one was retired since the last build, or is retired no longer."""
    searched: frozenset[str] = frozenset()
    """Ids of the topics and pages of which the search says something else than before."""
    is_overview_changed: bool = False
    """Whether anything changed that pages of the whole site show of the site's own pages or of retired addresses, or
    whether a topic is gone."""
    topic_fields: frozenset[str] = frozenset()
    """What changed of what pages of the whole site show of topics: names of the fields of their summaries."""
    registry_unsure: frozenset[str] = frozenset()
    """Files of the registry that were saved after the build looked at them and before it read them."""
    misshapen: frozenset[Need] = frozenset()
    """Ids that are written in shared files on records that do not fit their model."""
    unreadable: frozenset[str] = frozenset()
    """Kinds of shared records of which a file could not be read."""
    reads: tuple[tuple[str, str], ...] = ()
    """Every content file that was read: its path, and the digest of the bytes."""

    def made(self) -> set[str]:
        """Return the addresses of all pages that were looked at."""
        return {page.address for _, page in self.pages}


def merged(changes: Iterable[Changes]) -> Changes:
    """Join what several steps, or the same step for several units, found out and made."""
    every = list(changes)
    return Changes(
        diagnostics=tuple(d for one in every for d in one.diagnostics),
        pages=PagesMade.joined(one.pages for one in every),
        lost=frozenset().union(*(one.lost for one in every)),
        records=frozenset().union(*(one.records for one in every)),
        sources_used=frozenset().union(*(one.sources_used for one in every)),
        sources_counted=frozenset().union(*(one.sources_counted for one in every)),
        are_sources_others=any(one.are_sources_others for one in every),
        withheld=frozenset().union(*(one.withheld for one in every)),
        folders=frozenset().union(*(one.folders for one in every)),
        topics_retired=frozenset().union(*(one.topics_retired for one in every)),
        searched=frozenset().union(*(one.searched for one in every)),
        is_overview_changed=any(one.is_overview_changed for one in every),
        topic_fields=frozenset().union(*(one.topic_fields for one in every)),
        registry_unsure=frozenset().union(*(one.registry_unsure for one in every)),
        misshapen=frozenset().union(*(one.misshapen for one in every)),
        unreadable=frozenset().union(*(one.unreadable for one in every)),
        reads=tuple(read for one in every for read in one.reads),
    )
