"""Inputs: what every step of a build may look at. It is frozen; what a step finds out, it returns as `Changes`."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from citesite.build.changes import Changes
from citesite.build.job import Job
from citesite.build.outputs import Outputs
from citesite.build.plan import Plan
from citesite.build.registry import folder_of
from citesite.build.request import Request
from citesite.build.rows import Fingerprint, PageGroup
from citesite.build.shared_records import pages_of
from citesite.build.store import Store
from citesite.build.workers import Workers
from citesite.link.library import Library
from citesite.read.settings import SiteConfig


class Inputs(NamedTuple):
    """What every step of a build may look at."""

    request: Request
    store: Store
    config: SiteConfig
    output: Path
    plan: Plan
    library: Library
    job: Job
    outputs: Outputs
    workers: Workers

    @property
    def root(self) -> Path:
        """The site's folder."""
        return self.request.root

    @property
    def is_everything_new(self) -> bool:
        """Whether something that every page depends on has changed."""
        return bool(self.plan.ground.changed)

    @property
    def has_root_files(self) -> bool:
        """Whether what it writes is the root of a site: no edition in another language, and no pages for a host."""
        return not (self.request.edition or self.request.frame)

    @property
    def altered(self) -> Collection[str]:
        """Addresses of pages whose file is not as the last build left it."""
        return self.outputs.altered

    def fingerprints(self, group: PageGroup) -> dict[str, Fingerprint]:
        """Return what the last build made the pages of a group of, by address."""
        return self.store.pages.fingerprints(group, self.altered)

    def has_altered(self, group: PageGroup) -> bool:
        """Return whether the file of any page of a group is not as the last build left it."""
        return bool(self.altered) and not self.store.pages.addresses(group).isdisjoint(self.altered)

    def with_retired_places(self) -> Inputs:
        """Return the same inputs, with the places on pages of topics and of the glossary that are retired."""
        retired: dict[str, dict[str, tuple[str, str]]] = {}
        for address, entry in self.store.registry.retired().items():
            page, _, place = address.partition("#")
            if place and page == f"{folder_of(address)}/":
                retired.setdefault(folder_of(address), {})[place] = (entry.why, entry.go)
        return self._replace(job=self.job._replace(retired=retired))

    def with_shared(self, found: Changes) -> Inputs:
        """Return the same inputs, with what could not be read or typed in shared files, and the pages in menus."""
        job = self.job._replace(misshapen=found.misshapen, unreadable=found.unreadable)
        cards = pages_of(self.store)
        ground = self.plan.ground.with_menu(json.dumps(sorted(cards.values())), self.store)
        return self._replace(
            job=job, library=self.library._replace(pages=cards), plan=self.plan._replace(ground=ground)
        )

    def without_pages(self) -> Inputs:
        """Return the same inputs for a build that will write nothing, so that topics are only checked."""
        return self._replace(job=self.job._replace(is_written=False))
