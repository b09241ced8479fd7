"""Rendering: make one page, unless the last build made it of the very same things."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from citesite import addresses
from citesite.build.job import Job
from citesite.build.rows import Fingerprint
from citesite.exchange.exports import DownloadFile
from citesite.files.output import stage
from citesite.pages import Page, is_stale
from citesite.render.pages import render
from citesite.text.untranslated import without_marks


class PageMade(NamedTuple):
    """A page that was looked at: what it is made of, and what became of it."""

    address: str
    data: str
    """Digest of the data it shows."""
    template: str
    """Digest of the template that shows it, with all it refers to."""
    content: str = ""
    """SHA-256 of its bytes; empty if it was up to date and was not rendered."""
    state: str = ""
    """new, changed or equal, compared with the file in the output folder; empty if it was not rendered."""
    reason: str = ""
    """Why it was rendered; empty if that changed nothing that it shows."""


def make_page(page: Page, fingerprints: Mapping[str, Fingerprint], job: Job) -> PageMade:
    """Render a page and stage it beside its target, unless the last build made it of the very same things.

    Args:
        page: the page.
        fingerprints: what the last build made pages of, by address.
        job: what the work has in common.
    """
    env = job.env()
    template = job.template_digests.get(page.template, "")
    shown = (page.context, job.config.stale_translations) if job.edition else page.context
    return _made(
        page.address, digest(shown), template, lambda: _in_languages(render(page, env), page, job), fingerprints, job
    )


def _in_languages(text: str, page: Page, job: Job) -> str:
    """Return a page that says which of its words are not in the language of the edition, or that it is withheld."""
    if not job.edition:
        return text
    if not addresses.file_of(page.address).endswith(".html"):
        return without_marks(text)
    # Only sites in several languages need it.
    from citesite.render.untranslated import in_languages, withheld

    if job.withholds and is_stale(page):
        return withheld(text, page.address, job.shown_edition(), job.words())
    return in_languages(text, job.shown_edition(), job.words())


Known = dict[int, tuple[Any, str]]
"""Data with its digest, by identity: several downloads are made of the same."""


def make_download(file: DownloadFile, fingerprints: Mapping[str, Fingerprint], job: Job, known: Known) -> PageMade:
    """Write a download and stage it beside its target, unless the last build made it of the very same data."""
    if id(file.data) not in known:
        known[id(file.data)] = file.data, digest(file.data)
    data = known[id(file.data)][1]
    return _made(file.address, data, "", lambda: _unmarked(file, job), fingerprints, job)


def _unmarked(file: DownloadFile, job: Job) -> str:
    return without_marks(file.text()) if job.edition else file.text()


def make_file(
    address: str, of_bytes: str, content: Callable[[], bytes], fingerprints: Mapping[str, Fingerprint], job: Job
) -> PageMade:
    """Copy a file and stage it beside its target, unless the last build copied the very same one.

    Args:
        address: where it goes.
        of_bytes: the digest of its bytes.
        content: reads the bytes to publish.
        fingerprints: what the last build copied, by address.
        job: what the work has in common.
    """
    return _made(address, digest(of_bytes), "", content, fingerprints, job)


def _made(
    address: str,
    data: str,
    template: str,
    text: Callable[[], str | bytes],
    fingerprints: Mapping[str, Fingerprint],
    job: Job,
) -> PageMade:
    before = fingerprints.get(address)
    if before == (data, template, job.generator, True):
        return PageMade(address, data, template)
    made = text()
    content = made if isinstance(made, bytes) else made.encode()
    reason = _reason(before, data, template, job.generator)
    return staged(PageMade(address, data, template, hashlib.sha256(content).hexdigest(), "", reason), content, job)


def staged(page: PageMade, content: bytes, job: Job) -> PageMade:
    """Stage a page that was rendered, and return it with its state and the reason that follows.

    Args:
        page: the page; also one that was staged elsewhere, in a folder without any site.
        content: its bytes.
        job: what the work has in common.
    """
    state, reason = stage(job.output, addresses.file_of(page.address), content), page.reason
    if reason == _NEW and state != "new":
        reason = _SHOWS_OTHER
    if reason == _SHOWS_OTHER and state == "equal":
        # The file of its records may have another name, and its data may hold more than it shows.
        reason = ""
    return page._replace(state=state, reason=reason)


_NEW, _SHOWS_OTHER = "new", "what it shows has changed"


def _reason(before: Fingerprint | None, data: str, template: str, generator: str) -> str:
    if before is None:
        return _NEW
    if data != before.data:
        return _SHOWS_OTHER
    if template != before.template:
        return "its template has changed"
    return "the generator has changed" if generator != before.generator else "its file was missing or altered"


def digest(context: Any) -> str:
    """Return a digest of a page's plain data, whose keys are always in the same order.

    It is kept in the store alone, so others need not be able to compute it: this takes less than half the time of JSON,
    which is noticed at ten thousand pages. Bytes of version 2 depend on values alone; those of later versions also on
    which objects are the same. Most processors have instructions for SHA-256, which make it the quickest digest.
    """
    return hashlib.sha256(marshal.dumps(context, 2)).hexdigest()
