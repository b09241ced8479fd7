"""The work on one file of media: what it is, and what of it is published."""

from __future__ import annotations

import hashlib

from citesite.build.job import Job
from citesite.build.plan import Unit
from citesite.build.rows import SharedRow, stored_place
from citesite.check.media_rules import MOST_BYTES, media_in, too_large
from citesite.diagnostics import Diagnostic, Place
from citesite.files.content import MEDIA_FOLDER
from citesite.files.images import Image, image_in
from citesite.files.scan import TooLarge, bytes_of
from citesite.link.needs import Need
from citesite.link.stored import to_json


def media_row(unit: Unit, job: Job) -> tuple[SharedRow | None, list[Diagnostic], tuple[tuple[str, str], ...]]:
    """Return what is kept of a file of media, what is wrong with it, and its path with the digest of its bytes."""
    path, place = unit.path, Place(unit.path)
    name = path.removeprefix(f"{job.config.content}/{MEDIA_FOLDER}")
    try:
        content = bytes_of(job.root / path, MOST_BYTES)
    except TooLarge:
        return None, [too_large(name, place, (job.root / path).stat().st_size, MOST_BYTES)], ()
    digest = hashlib.sha256(content).hexdigest()
    card, problems = media_in(content, name, place)
    row = card and SharedRow(card.name, stored_place(place), digest, to_json(card))
    return row, problems, ((path, digest),)


def unshown(unit: Unit, row: SharedRow | None, job: Job) -> frozenset[Need]:
    """Return the name of a file of media that cannot be shown, so that its fault is told once and not at every text."""
    name = unit.path.removeprefix(f"{job.config.content}/{MEDIA_FOLDER}")
    return frozenset() if row else frozenset({("media", name)})


def published_bytes(content: bytes, name: str) -> bytes:
    """Return the bytes of a file as they are published: of an SVG, only what draws."""
    found = image_in(content, name) if name.lower().endswith(".svg") else None
    return found.content if isinstance(found, Image) else content
