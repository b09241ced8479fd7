"""Versions: the pages of topics as they were when they were published, kept in `versions/` beside the settings.

`citesite publish --keep-versions` writes them, and they are committed with the content. `versions.json` says which
version of which topic has which pages; the pages are files named by their digest, so that equal ones are kept once.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from citesite.diagnostics import CitesiteError
from citesite.files.scan import bytes_of, real_within

FOLDER = "versions"
LARGEST_PAGE = 4_000_000
"""Bytes."""
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}(?:-[1-9]\d?)?")
_PART = re.compile(r"[a-z0-9]++(?:[-.][a-z0-9]++)*+")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Version(NamedTuple):
    """A topic as it was published."""

    says: str
    """The digest of what each of its statements said."""
    pages: Mapping[str, str]
    """The digest of each page: of the topic's own under an empty name, of a section's under its id."""


Versions = Mapping[str, Mapping[str, Version]]
"""The versions of each topic by their names: the day of publication, with a number from the second one of a day on."""


def index_of(edition: str) -> str:
    """Return the file that lists the versions of an edition, below the site's folder; the first edition is ""."""
    return f"{FOLDER}/versions.{edition}.json" if edition else f"{FOLDER}/versions.json"


def read_versions(root: Path, edition: str = "") -> Versions:
    """Return the versions that a site keeps in a language, the oldest first.

    Raises:
        CitesiteError: if the file that lists them is not as `citesite publish` wrote it.
    """
    path = real_within(root / index_of(edition), root)
    if not path.exists():
        return {}
    try:
        data = json.loads(bytes_of(path))
        found = {
            topic: {name: Version(one["says"], dict(one["pages"])) for name, one in sorted(versions.items())}
            for topic, versions in data["topics"].items()
        }
        names = (name for versions in found.values() for name in versions)
        pages = (page for versions in found.values() for one in versions.values() for page in one.pages.items())
        is_sound = (
            all(map(_PART.fullmatch, found))
            and all(map(_NAME.fullmatch, names))
            and all(_DIGEST.fullmatch(of) and (not part or _PART.fullmatch(part)) for part, of in pages)
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        is_sound = False
    if not is_sound:
        raise CitesiteError(f"{path} is not what publish writes; take the file of the last commit")
    return found


def versions_text(versions: Versions) -> str:
    """Return the text of the file that lists versions, each on a line of its own."""
    topics = []
    for topic, found in sorted(versions.items()):
        lines = (f'"{name}": {json.dumps(one._asdict(), sort_keys=True)}' for name, one in sorted(found.items()))
        topics.append(f'"{topic}": {{\n' + ",\n".join(lines) + "\n}")
    return '{"format": 1, "topics": {\n' + ",\n".join(topics) + "\n}}\n"


def kept_page(digest: str) -> str:
    """Return the file of a page, below the site's folder."""
    return f"{FOLDER}/{digest}.html"


def read_page(root: Path, digest: str) -> str:
    """Return the HTML of a page that is kept.

    Raises:
        CitesiteError: if it is missing or has been changed.
    """
    path = real_within(root / kept_page(digest), root)
    if not path.exists():
        raise CitesiteError(f"{path} is missing, a page that was published; take the file of the last commit")
    content = bytes_of(path, LARGEST_PAGE)
    if hashlib.sha256(content).hexdigest() != digest:
        raise CitesiteError(f"{path} has been changed since it was published; take the file of the last commit")
    return content.decode()
