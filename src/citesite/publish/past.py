"""Compare the registry with what was published before, by the copies that publishing leaves elsewhere (invariant A10).

A registry that was emptied, as a bad merge does, names no address that could be missed. One copy is in the folder of
the cache; one is beside the releases of each place that the site is published to, with the folder that published there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from citesite import addresses
from citesite.build.address_rules import lost_addresses
from citesite.build.registry import parsed
from citesite.build.registry_parts import is_part, registry_texts
from citesite.build.registry_parts import read_published as read_published_addresses
from citesite.diagnostics import CitesiteError, ContentError
from citesite.files.atomic import replace, replace_all
from citesite.files.manifest import MANIFEST, manifest_of, read_mark
from citesite.files.other_sites import is_same
from citesite.files.scan import PUBLISHED, REGISTRY, REGISTRY_PARTS, bytes_of
from citesite.publish.releases import current, store_of
from citesite.read.files import read_text

_OWNER = ".site"
_HEAD = "# A copy of permalinks.yaml as it was when the site was published last. `citesite publish` writes it.\n"


def refuse_lost(root: Path, dest: Path | None, topics: Iterable[str], output: Path) -> None:
    """Refuse to publish where addresses of an earlier publish are not in the registry, or another site was published.

    Args:
        root: the site's folder.
        dest: the place it is served from; None where the site stays in the output folder.
        topics: those that were published last, by what statements said.
        output: the site that was built.

    Raises:
        CitesiteError: if the place is that of another site.
        ContentError: if addresses are lost; the message says where a copy of the registry is.
    """
    published = read_published_addresses(root)
    if dest:
        _refuse_other_site(root, dest, published.keys(), output)
    for copy, was_published in _pasts(root, dest, topics):
        lost = sorted(was_published - published.keys())
        if not lost:
            continue
        is_at_dest = dest is not None and copy.parent == store_of(dest)
        other = f"; if {dest} is the place of another site, name another" if is_at_dest else ""
        way = _way(copy, root) if copy.name == REGISTRY else f"git checkout {REGISTRY}"
        raise ContentError([lost_addresses(lost, bool(published), f"{way}{other}")])


def _pasts(root: Path, dest: Path | None, topics: Iterable[str]) -> Iterator[tuple[Path, set[str]]]:
    """Yield every witness of an earlier publish, with addresses that were published then."""
    for copy in _copies(root, dest):
        text = read_text(copy)
        if text.startswith(_HEAD):
            yield copy, _published_in(copy.parent, root)
        elif dest and copy.parent == store_of(dest) and current(dest):
            # Published by a version that kept no copy: the pages of the release are known, not the places on them.
            release = copy.with_name(current(dest))
            yield release, _pages(release)
    yield root / PUBLISHED, {addresses.topic(name) for name in topics}


def _way(copy: Path, root: Path) -> str:
    """Return the command that takes a copy of a registry back."""
    parts = copy.with_name(REGISTRY_PARTS)
    return f"cp -R {copy} {parts} {root}" if parts.is_dir() else f"cp {copy} {root / REGISTRY}"


def _published_in(copies: Path, root: Path) -> set[str]:
    """Return the published addresses of the files of a copy, without files that the registry has as they are."""
    texts = registry_texts(copies).items()
    differing = {path: text for path, text in texts if path == REGISTRY or text != read_text(root / path)}
    return {address for path, text in differing.items() for address in parsed(text, path)[0].published}


def _pages(release: Path) -> set[str]:
    """Return the addresses of the topics of a release: folders with a page below them."""
    names = [name.split("/") for name in manifest_of(release) or {}]
    tops = {parts[0] for parts in names if len(parts) == 2 and parts[1] == "evidence.json"}
    return {addresses.topic(name) for name in tops}


def _copies(root: Path, dest: Path | None) -> list[Path]:
    return [root / ".citesite" / REGISTRY, *([store_of(dest) / REGISTRY] if dest else [])]


def keep_past(root: Path, dest: Path | None) -> None:
    """Keep a copy of the registry, and whose place this is."""
    texts = registry_texts(root)
    text = _HEAD + texts.pop(REGISTRY, "").removeprefix(_HEAD)
    for copy in _copies(root, dest):
        if not os.path.lexists(copy) or read_text(copy).startswith(_HEAD):
            # As in the registry itself: parts first, so that no address is ever in no file.
            parts = {copy.parent / path: part for path, part in texts.items()}
            own = {path: part for path, part in parts.items() if not os.path.lexists(path) or is_part(read_text(path))}
            replace_all(own, copy.parent, is_durable=True)
            replace(copy, text, copy.parent, is_durable=True)
    if dest:
        replace(
            store_of(dest) / _OWNER,
            os.path.realpath(root).encode("utf-8", "surrogateescape"),
            store_of(dest),
            is_durable=True,
        )


def _refuse_other_site(root: Path, dest: Path, published: Set[str], output: Path) -> None:
    if dest.parent.resolve().is_relative_to(root.resolve()):
        # A place inside the site's folder is its own, although the folder was copied from that of another site.
        return
    store = store_of(dest)
    owner = store / _OWNER
    other = bytes_of(owner).decode("utf-8", "surrogateescape") if os.path.lexists(owner) else ""
    if not other or other == os.path.realpath(root) or not os.path.isdir(other):  # noqa: PTH112
        return
    shown, own = (read_mark(folder / MANIFEST) for folder in (store / current(dest), output))
    is_alike = shown is not None and own is not None and is_same(shown, own)
    if is_alike and read_text(store / REGISTRY).startswith(_HEAD) and published:
        # A fresh clone: the registry is committed, so it has every address that was published from another folder.
        if published >= _published_in(store, root):
            return
        raise CitesiteError(
            f"{dest} has addresses that {REGISTRY} does not have; if this is a clone of {other}, take over what was "
            f"committed there, or else name another place"
        )
    raise CitesiteError(
        f"{dest} is the place of the site in {other}; name another place, or delete {owner} if this site takes over"
    )
