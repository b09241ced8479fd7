"""Files of the registry: one, or on a large site one more folder of them, each with a part of the published addresses.

A publish that adds some addresses then reads and writes the files that they belong to, and no others. What is written
in any file counts, so a registry that was divided when the machine stopped, or merged with one that was not, is whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from citesite.build.address_rules import LOST_ADDRESSES
from citesite.build.registry import folder_of, inside, line_of, parsed, published_text, with_published
from citesite.diagnostics import Diagnostic, Place
from citesite.files.atomic import replace, replace_all
from citesite.files.scan import PARTS, REGISTRY, REGISTRY_PARTS
from citesite.read.files import read_text

MOST_IN_ONE = 20_000
"""The most addresses that `permalinks.yaml` holds itself: some 500 topics with all their pages and sources, 700 KB."""
_HEAD = f"# A part of {REGISTRY}, which says more. `citesite publish` adds to it; no line is ever taken out.\n"
_END = "# This is the last line of this part.\n"


class Addresses(NamedTuple):
    """The published addresses that some files of a registry have."""

    published: dict[str, str]
    """The kind of what held each."""
    problems: list[Diagnostic]


def part_of(folder: str) -> str:
    """Return the file with the published addresses in a folder of the site, where the registry is divided."""
    return f"{REGISTRY_PARTS}/{hashlib.sha256(folder.encode()).hexdigest()[:2]}.yaml"


def read_part(root: Path, path: str, text: str | None = None) -> Addresses:
    """Read a file of a registry.

    Args:
        root: the site's folder.
        path: the file, below it.
        text: its text, if that is known already.
    """
    text = read_text(root / path) if text is None else text
    registry, problems = parsed(text, path)
    if path != REGISTRY and not _is_whole(text):
        problems = [_lost(path, "is not whole: it begins or ends otherwise than publish wrote it")]
    return Addresses(dict(registry.published), problems)


def is_part(text: str) -> bool:
    """Return whether a file begins as publish wrote it, whatever became of the rest."""
    return text.startswith(f"{_HEAD}published:\n")


def _is_whole(text: str) -> bool:
    """Return whether a part has its first lines and its last. Nothing in them changes, so no merge can."""
    return is_part(text) and text.rstrip().endswith(_END.rstrip())


def missing_parts(root: Path, text: str) -> list[Diagnostic]:
    """Return a diagnostic for each part that a registry with some text must have, and that is not there."""
    lost = sorted(path for path in PARTS if not (root / path).exists()) if parsed(text)[0].is_divided else []
    if len(lost) == 1:
        return [_lost(lost[0], "is missing")]
    hint = f"take the folder of your last commit: {_way()}"
    more = f"{len(lost):,} files of {REGISTRY_PARTS}/ are missing"
    return [LOST_ADDRESSES.at(Place(REGISTRY) / "published", more, hint)] if lost else []


def _lost(path: str, what: str) -> Diagnostic:
    hint = f"take the file of your last commit, or keep all that both sides of a merge have: {_way(path)}"
    return LOST_ADDRESSES.at(Place(path), f"this part of {REGISTRY} {what}", hint)


def _way(path: str = REGISTRY_PARTS) -> str:
    return f"git checkout HEAD -- {path}"


def by_folder(published: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return published addresses relative to their folders, by folder."""
    folders: dict[str, dict[str, str]] = {}
    for address, kind in published.items():
        folders.setdefault(folder_of(address), {})[inside(address)] = kind
    return folders


def place_of(root: Path, address: str, texts: dict[str, str]) -> tuple[str, int]:
    """Return the file and the line that a published address is on; `texts` keeps what was read."""
    for path in (part_of(folder_of(address)), REGISTRY):
        if path not in texts:
            texts[path] = read_text(root / path)
        if line := line_of(texts[path], address):
            return path, line
    return REGISTRY, 1


def read_published(root: Path) -> dict[str, str]:
    """Return every published address, whatever file it is in."""
    texts = registry_texts(root)
    return {address: kind for path, text in texts.items() for address, kind in parsed(text, path)[0].published.items()}


def registry_texts(folder: Path) -> dict[str, str]:
    """Return the text of each file of a registry that is there, or of a copy of one."""
    paths = [REGISTRY, *sorted(PARTS)] if (folder / REGISTRY_PARTS).is_dir() else [REGISTRY]
    return {path: text for path in paths if (text := read_text(folder / path))}


def is_divided(root: Path) -> bool:
    """Return whether any part of a registry is there."""
    return any((root / path).exists() for path in sorted(PARTS))


def add_published(root: Path, new: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Add published addresses to the files of a registry, and divide it if it has become too large for one.

    Parts are on the disk before an address is taken out of the file that had it, so that none is ever in no file.

    Returns:
        All addresses of each file that was written.
    """
    text = read_text(root / REGISTRY)
    registry, _ = parsed(text)
    if not (registry.is_divided or is_divided(root)) and len(registry.published) + len(new) <= MOST_IN_ONE:
        published = {**registry.published, **new}
        if new:
            replace(root / REGISTRY, with_published(text, published), root, is_durable=True)
        return {REGISTRY: published} if new else {}
    added: dict[str, dict[str, str]] = {} if registry.is_divided else {path: {} for path in PARTS}
    for address, kind in {**registry.published, **new}.items():
        added.setdefault(part_of(folder_of(address)), {})[address] = kind
    written = {path: read_part(root, path).published | found for path, found in sorted(added.items())}
    contents = {root / path: f"{_HEAD}{published_text(found)}{_END}" for path, found in written.items()}
    replace_all(contents, root, is_durable=True)
    if registry.published or not registry.is_divided:
        replace(root / REGISTRY, with_published(text, {}, is_divided=True), root, is_durable=True)
        written[REGISTRY] = {}
    return written
