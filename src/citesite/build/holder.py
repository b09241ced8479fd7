"""Holder: what tells a site from others, to compare with the site whose pages an output folder holds."""

from __future__ import annotations

from pathlib import Path

from citesite.build.registry import folder_of
from citesite.build.store import Store
from citesite.files.manifest import SiteMark
from citesite.files.other_sites import Holder
from citesite.read.settings import SiteConfig


def holder_of(root: Path, mark: SiteMark, store: Store, page: str = "index.html") -> Holder:
    """Return the site that is about to be written.

    Args:
        root: the site's folder.
        mark: what its manifest will say of it.
        store: knows its topics, as they are now.
        page: the name of the file of every page.
    """
    former = (record.then for record in store.references.former_topic_ids())
    retired = map(folder_of, store.registry.retired())
    return Holder(root, mark, page, {f"{name}/{page}" for name in (*store.topics.ids(), *former, *retired)})


def mark_of(config: SiteConfig) -> SiteMark:
    """Return what a manifest says of a site, in the language that is written."""
    return SiteMark(config.title, config.url or "")
