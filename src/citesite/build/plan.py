"""Plan: what has changed since the last build, from the size and times of files instead of their content.

In: the site's folders and the store of the last build. Out: a `Plan`. A file whose size, times and inode are those the
last build saw is not opened. A file touched while the last build looked, or later, is compared by a digest of its
bytes, as git does with racily clean entries. Nothing heavy is imported here, so that a build without changes is quick.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from citesite.build.ground import Ground, ground_seen, program_of
from citesite.build.rows import StoredFile
from citesite.build.store import Store
from citesite.diagnostics import CitesiteError, Diagnostic
from citesite.files.content import Kind, linked_away, misplaced, no_file, unit_of
from citesite.files.scan import (
    LARGEST_SHEET,
    STATES,
    Signature,
    bytes_of,
    digest_of,
    published_files,
    real_within,
    registry_files,
    scan,
    signature_of,
    size_in,
    unless_racy,
)
from citesite.files.translations import translates_nothing, translations_seen, unit_translated

_DRAFT = re.compile(rb"""(?:^|[{,])[ \t]*+["']?status["']?[ \t]*+:[ \t]*+["']?draft\b""", re.MULTILINE)
"""As YAML in lines, as a flow of fields, or as JSON."""

SHARED_KINDS = frozenset({Kind.SOURCES, Kind.GLOSSARY, Kind.PEOPLE, Kind.PAGE, Kind.MEDIA})


class Unit(NamedTuple):
    """What is read and checked as one: a file of shared records, or all files of a topic."""

    path: str
    """The file, or the topic's folder or file, below the site's folder."""
    files: tuple[tuple[str, Kind], ...]

    @property
    def kind(self) -> Kind:
        """What its first file holds."""
        return self.files[0][1]


class Plan(NamedTuple):
    """What to look at in this build."""

    topics: Mapping[str, Unit]
    """Every topic of the content, by path."""
    shared: Mapping[str, Unit]
    """Every file of records that topics share, by path."""
    dirty: frozenset[str]
    """Paths of units of which a file is new, changed or gone."""
    gone: frozenset[str]
    """Paths of topics of which no file is left."""
    gone_shared: frozenset[str]
    """Files of shared records that are gone."""
    lost: frozenset[str]
    """Content files that are gone."""
    seen: Mapping[str, StoredFile]
    """What to keep of each file that was new or had been touched; its digest is empty if nobody has read it yet."""
    known: Mapping[str, StoredFile]
    """What the last build kept of each file."""
    misplaced: tuple[Diagnostic, ...]
    ground: Ground
    home_is_topic: bool = False
    """Whether the home page shows the only topic of a site without a text or a template of its own for that page."""
    registry: Registered = field(default_factory=lambda: Registered())
    states: str = ""
    """The digest of what registries answered about sources."""
    published: Signature = ""
    """The signature of what was published last; empty if it may change again without a new one."""
    is_other_view: bool = False
    """Whether drafts and works that nothing cites, of which there are some, had pages before and now have none, or
    the other way about."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has changed."""
        return self.is_same and not self.seen and not self.registry.is_touched

    @property
    def is_same(self) -> bool:
        """Whether all that was looked at says the same as before, though files may have been touched."""
        is_other = self.dirty or self.gone or self.gone_shared or self.lost or self.misplaced or self.is_other_view
        return not (is_other or self.ground.changed or self.registry.is_changed)


class Registered(NamedTuple):
    """What the machine says of the files of the registry of addresses."""

    files: Mapping[str, tuple[Signature, str]] = {}
    """The signature and the digest of each, by path; no signature if it may change again without a new one."""
    changed: frozenset[str] = frozenset()
    """Those whose bytes differ from what the last build saw, that are new or that are gone."""
    is_touched: bool = False
    """Whether any signature differs."""

    @property
    def is_changed(self) -> bool:
        """Whether the registry may say something else than at the last build."""
        return bool(self.changed)

    def digest(self, path: str) -> str:
        """Return the digest of a file, or "" if there is none."""
        return self.files.get(path, ("", ""))[1]


def plan(
    root: Path,
    config_path: Path,
    content: str,
    templates: str,
    named: Sequence[str],
    store: Store,
    now: int,
    rehash: bool,
    drafts: bool = False,
    edition: str = "",
) -> Plan:
    """Compare the site's files with those the last build saw.

    Args:
        root: the site's folder.
        config_path: its settings.
        content: the content folder, below the site's.
        templates: the folder of its own templates, below the site's.
        named: files below the site's folder that the settings name.
        store: what the last build knew.
        now: the time before anything is looked at, in nanoseconds.
        rehash: distrust what the machine says, and compare every file by its bytes.
        drafts: whether drafts have pages in this build.
        edition: the language of the edition; empty for the first, in which the content is written.

    Raises:
        CitesiteError: if a folder cannot be listed or a file cannot be read.
    """
    if not (root / content).is_dir():
        raise CitesiteError(f"there is no content folder {root / content}")
    top = Path(content).as_posix()
    known = {file.path: file for file in store.units.files()}
    listed, wrong = _listed(root, top, edition, known)
    kinds = {kind.value: kind for kind in Kind}
    units: dict[str, list[tuple[str, Kind]]] = {}
    dirty, seen = _shown_otherwise(store, drafts), dict[str, StoredFile]()
    for path, signature, kind, unit in listed:
        before = known.get(path)
        units.setdefault(unit, []).extend([(path, kind)] if kind is not Kind.TRANSLATION else [])
        if before and before.signature == signature and not rehash:
            continue
        digest = digest_of(root / path) if before else ""  # What reads a new file takes its digest, too.
        seen[path] = StoredFile(path, unit, kind.value, unless_racy(signature, now), digest)
        if not before or before.digest != digest:
            dirty.add(unit)
    lost = known.keys() - {file.path for file in listed}
    losing = {file.unit: kinds[file.kind] for file in sorted((known[path] for path in lost), key=_contents_last)}
    gone = losing.keys() - units.keys()
    gone_shared = frozenset(unit for unit in gone if losing[unit] in SHARED_KINDS)
    topics, shared = dict[str, Unit](), dict[str, Unit]()
    for path, found in units.items():
        made = Unit(path, tuple(found))
        (shared if made.kind in SHARED_KINDS else topics)[path] = made
    program = program_of(store, now, rehash)
    shown = _shown(root, topics.values(), drafts)
    ground = ground_seen(root, config_path, templates, named, store, program, shown, edition)
    return Plan(
        topics=topics,
        shared=shared,
        dirty=frozenset((dirty | losing.keys()) & units.keys()),
        gone=frozenset(gone - gone_shared),
        gone_shared=gone_shared,
        lost=frozenset(lost),
        seen=seen,
        known=known,
        misplaced=tuple(wrong),
        ground=ground,
        home_is_topic=ground.digests["topics"] == "one" and not _has_own_home(shared, ground, templates, top),
        registry=registry_seen(root, store, now, rehash),
        states=states_digest(root),
        published=_published_seen(root, now),
        is_other_view=_is_other_view(store, drafts),
    )


class _Listed(NamedTuple):
    """A file of the content, or a translation of one, as it is now."""

    path: str
    signature: Signature
    kind: Kind
    unit: str


def _listed(
    root: Path, top: str, edition: str, known: Mapping[str, StoredFile]
) -> tuple[list[_Listed], list[Diagnostic]]:
    """List the content and its translations into a language, contents first; return what is misplaced, too."""
    links: list[str] = []
    special: list[str] = []
    files = scan(real_within(root / top, root), f"{top}/", links, special)
    wrong, found = [*map(linked_away, links), *map(no_file, special)], []
    kinds = {kind.value: kind for kind in Kind}
    for path, signature in files.items():
        before = known.get(path)
        placed = (kinds[before.kind], before.unit) if before else unit_of(path, len(top) + 1)
        if placed is None:
            wrong.append(misplaced(path))
        else:
            found.append(_Listed(path, signature, *placed))
    for path, signature in translations_seen(root, edition).items():
        mirrored = unit_translated(path, edition, f"{top}/")
        if mirrored and mirrored[0] in files:
            found.append(_Listed(path, signature, Kind.TRANSLATION, mirrored[1]))
        else:
            wrong.append(translates_nothing(path))
    return found, wrong


def _contents_last(file: StoredFile) -> tuple[bool, str]:
    """Sort lost files so that what a unit holds follows from its content, whatever else is lost of it."""
    return file.kind != Kind.TRANSLATION.value, file.path


def registry_seen(root: Path, store: Store, now: int, rehash: bool = False) -> Registered:
    """Compare the registry of addresses with what the last build saw."""
    kept: dict[str, tuple[str, str]] = json.loads(store.value("registry") or "{}")
    seen = registry_files(root)
    changed, is_touched = set(kept.keys() - seen.keys()), kept.keys() != seen.keys()
    files: dict[str, tuple[Signature, str]] = {}
    for path, signature in seen.items():
        known_signature, known_digest = kept.get(path, ("", ""))
        if signature == known_signature and not rehash:
            files[path] = signature, known_digest
            continue
        is_touched = True
        files[path] = unless_racy(signature, now), digest_of(root / path)
        if files[path][1] != known_digest:
            changed.add(path)
    return Registered(files, frozenset(changed), is_touched)


def states_digest(root: Path) -> str:
    """Return the digest of what registries answered about sources, or "" if nobody was asked."""
    path = root / STATES
    return digest_of(path) if path.exists() else ""


def _published_seen(root: Path, now: int) -> Signature:
    seen = published_files(root)
    if any(not unless_racy(signature, now) for signature in seen.values()):
        return ""
    return " ".join(f"{path} {signature}" for path, signature in seen.items()) or "nothing"


def _has_own_home(units: Mapping[str, Unit], ground: Ground, templates: str, content: str) -> bool:
    return f"{templates}/home.html" in ground.signatures or f"{content}/pages/home.md" in units


def _is_other_view(store: Store, drafts: bool) -> bool:
    """Return whether what only a preview shows was shown by the last build and is not by this one, or the reverse."""
    return store.value("drafts") != str(drafts) and store.unpublished.has_any()


def _shown_otherwise(store: Store, drafts: bool) -> set[str]:
    """Return the drafts to look at although they did not change."""
    return store.unpublished.drafts() if _is_other_view(store, drafts) else set()


def _shown(root: Path, topics: Iterable[Unit], drafts: bool) -> str:
    """Return "one" if one topic has pages, else "several". Topics are looked at until two are no drafts."""
    shown = (unit for unit in topics if drafts or not _is_draft(root, unit))
    return "one" if len(list(islice(shown, 2))) == 1 else "several"


def _is_draft(root: Path, unit: Unit) -> bool:
    """Return whether a topic says that it is a draft, without reading it as YAML."""
    heads = (root / path for path, kind in unit.files if kind in (Kind.TOPIC, Kind.WHOLE_TOPIC))
    return any(_DRAFT.search(bytes_of(path)) for path in heads if size_in(signature_of(path.stat())) <= LARGEST_SHEET)
