"""Make the permanent copies of pages that were published: `citesite publish --keep-versions` kept them."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.build.changes import Changes
from citesite.build.inputs import Inputs
from citesite.build.pages_made import PagesMade
from citesite.build.rendering import make_page
from citesite.build.rows import VERSIONS
from citesite.pages import Page, version_page
from citesite.read.versions import read_page


def make_versions(build: Inputs, known: Changes) -> Changes:
    """Make the copies, in every build that does anything: files that are equal are left alone."""
    if build.request.frame:
        return Changes()
    fingerprints = build.fingerprints(VERSIONS)
    pages = PagesMade((VERSIONS, make_page(page, fingerprints, build.job)) for page in _pages(build))
    return Changes(pages=pages, lost=frozenset(fingerprints.keys() - {page.address for _, page in pages}))


def _pages(build: Inputs) -> Iterator[Page]:
    for topic, versions in build.job.versions.items():
        for name, version in versions.items():
            for section, digest in version.pages.items():
                yield version_page(topic, name, section, read_page(build.root, digest), build.library, build.config)
