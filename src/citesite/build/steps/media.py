"""Copy the files of media that some text names; those that nothing names stay at home."""

from __future__ import annotations

import hashlib

from citesite import addresses
from citesite.build.changes import Changes
from citesite.build.inputs import Inputs
from citesite.build.media_work import published_bytes
from citesite.build.pages_made import PagesMade
from citesite.build.rendering import make_file
from citesite.build.rows import MEDIA
from citesite.check.media_rules import MOST_BYTES
from citesite.diagnostics import has_error
from citesite.files.content import MEDIA_FOLDER
from citesite.files.scan import bytes_of


def copy_media(build: Inputs, known: Changes) -> Changes:
    """Copy the files that changed or that a text began to name. A file is read only if it is not as it was left."""
    if has_error(known.diagnostics):
        return Changes()
    store, before = build.store, build.fingerprints(MEDIA)
    pages, reads = [], []
    for name, digest in store.shared.media_shown(build.request.drafts):
        path = f"{build.config.content}/{MEDIA_FOLDER}{name}"

        def content(path: str = path, name: str = name) -> bytes:
            found = bytes_of(build.root / path, MOST_BYTES)
            # It may have been saved since it was looked at: the next build then looks again.
            reads.append((path, hashlib.sha256(found).hexdigest()))
            return published_bytes(found, name)

        pages.append((MEDIA, make_file(addresses.media(name), digest, content, before, build.job)))
    lost = before.keys() - {page.address for _, page in pages}
    return Changes(pages=PagesMade(pages), lost=frozenset(lost), reads=tuple(reads))
