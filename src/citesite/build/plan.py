"""Plan: what has changed since the last build, told from what the machine says of each file and not from its content.

In: the site's folders and the cache of the last build. Out: a `Plan`. A file whose size, times and inode are those the
last build saw is not opened. A file touched while the last build looked, or later, is compared by a digest of its
bytes, as git does with racily clean entries. Nothing heavy is imported here, so that a build without changes is quick.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from functools import cache as once
from pathlib import Path

import click

from citesite import __version__
from citesite.build.store import Cache
from citesite.diagnostics import CitesiteError, Diagnostic
from citesite.files.output import LARGE, MANIFEST, owned_files
from citesite.files.scan import (
    OWN_STYLE,
    REGISTRY,
    Kind,
    changed_at,
    digest_of,
    linked_away,
    misplaced,
    scan,
    signature_of,
    unit_of,
)

RACY_NANOSECONDS = 20_000_000
"""A file may change twice within one tick of the clock that stamps it; ticks are up to 10 ms apart."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as this build saw it."""

    signature: str
    digest: str


@dataclass(frozen=True)
class Plan:
    """What to look at in this build."""

    units: dict[str, list[tuple[str, Kind]]]
    """Every unit of the content (a shared file, or all files of a topic) with its files."""
    dirty: set[str]
    """Units of which a file is new, changed or gone."""
    gone: set[str]
    """Units of which no file is left."""
    lost: set[str] = field(default_factory=set)
    """Files that are gone."""
    seen: dict[str, Seen] = field(default_factory=dict)
    """What to remember of each file that was new or had been touched."""
    misplaced: list[Diagnostic] = field(default_factory=list)
    ground: dict[str, str] = field(default_factory=dict)
    """What every page stands on: the generator, the settings, the site's own style, templates and translations."""
    ground_changed: tuple[str, ...] = ()
    """Which of these has changed."""
    registry: str = ""
    """What to remember of the registry of addresses."""
    registry_changed: bool = False
    registry_touched: bool = False
    """Whether the machine says something else of it than the last build saw."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has changed."""
        return not (self.dirty or self.gone or self.misplaced or self.ground_changed or self.registry_touched)


def plan(
    root: Path, config_path: Path, content: str, templates: str, style: str, cache: Cache, now: int, rehash: bool
) -> Plan:
    """Compare the site's files with those the last build saw.

    Args:
        root: the site's folder.
        config_path: its settings.
        content: the content folder, below the site's.
        templates: the folder of its own templates, below the site's.
        style: the citation style, which may be a file below the site's folder.
        cache: what the last build knew.
        now: the time before anything is looked at, in nanoseconds.
        rehash: distrust what the machine says, and compare every file by its bytes.

    Raises:
        CitesiteError: if a folder cannot be listed or a file cannot be read.
    """
    if not (root / content).is_dir():
        raise CitesiteError(f"there is no content folder {root / content}")
    top = Path(content).as_posix()
    links: list[str] = []
    files = scan(root / content, f"{top}/", links)
    query = "SELECT path, signature, digest, unit, kind FROM files"
    stored = {path: (signature, digest, unit, kind) for path, signature, digest, unit, kind in cache.rows(query)}
    kinds = {kind.value: kind for kind in Kind}
    units: dict[str, list[tuple[str, Kind]]] = {}
    dirty: set[str] = set()
    seen: dict[str, Seen] = {}
    wrong = [linked_away(path) for path in links]
    for path, signature in files.items():
        known = stored.get(path)
        found = (kinds[known[3]], known[2]) if known else unit_of(path, len(top) + 1)
        if found is None:
            wrong.append(misplaced(path))
            continue
        kind, unit = found
        units.setdefault(unit, []).append((path, kind))
        if known and known[0] == signature and not rehash:
            continue
        digest = digest_of(root / path)
        # A file that was stamped as late as this build began may change again without a new stamp.
        seen[path] = Seen("" if changed_at(signature) > now - RACY_NANOSECONDS else signature, digest)
        if not known or known[1] != digest:
            dirty.add(unit)
    lost = stored.keys() - files.keys()
    losing = {stored[path][2] for path in lost}
    ground = _ground(root, config_path, templates, style)
    changed = tuple(name for name, digest in ground.items() if cache.meta(f"ground {name}") != digest)
    known_registry = cache.meta("registry")
    registry = registry_seen(root, known_registry, now, rehash)
    is_new = bool(registry) != bool(known_registry) or bool(registry and registry[1] != json.loads(known_registry)[1])
    kept = json.dumps(registry) if registry else ""
    gone = losing - units.keys()
    dirty |= losing & units.keys()
    return Plan(units, dirty, gone, lost, seen, wrong, ground, changed, kept, is_new, kept != known_registry)


def registry_seen(root: Path, known: str, now: int, rehash: bool = False) -> list[str]:
    """What the machine says of the registry of addresses, and the digest of its bytes; nothing where there is none."""
    path = root / REGISTRY
    try:
        stat = path.stat()
    except FileNotFoundError:
        return []
    text = signature_of(stat)
    if known and not rehash and json.loads(known)[0] == text:
        return [text, json.loads(known)[1]]
    return ["" if stat.st_mtime_ns > now - RACY_NANOSECONDS else text, digest_of(path)]


def _ground(root: Path, config_path: Path, templates: str, style: str) -> dict[str, str]:
    own = {}
    for name in (templates, "locale"):
        if (root / name).is_dir():
            own.update({f"{name}/{path}": digest_of(root / name / path) for path in scan(root / name)})
    return {
        "generator": generator(),
        "settings": digest_of(config_path),
        "style": digest_of(root / style) if style.endswith(OWN_STYLE) and (root / style).is_file() else "",
        "templates": hashlib.sha256(json.dumps(own, sort_keys=True).encode()).hexdigest(),
    }


@once
def generator() -> str:
    """What tells one version of the program from another: its files, its libraries, its number."""
    package = Path(__file__).parents[1]
    files = {p: s.split(" ")[:2] for p, s in scan(package).items() if not p.endswith(".pyc")}
    # Installing, upgrading or removing a library touches the folder they all stand in.
    libraries = Path(click.__file__).parent.parent.stat().st_mtime_ns
    return hashlib.sha256(json.dumps([__version__, files, libraries], sort_keys=True).encode()).hexdigest()


def altered_pages(output: Path, cache: Cache) -> set[str]:
    """The addresses of pages whose file is missing, or is not as the last build left it in this folder.

    Raises:
        CitesiteError: if the folder holds files that citesite did not write.
    """
    rows = cache.rows("SELECT address, file, output FROM pages")
    is_same = is_left_as_known(output, cache)
    was_staging = cache.meta("staging") == place_of(output)
    if not is_same or was_staging or len(rows) < LARGE:
        owned_files(output)
    if was_staging:
        cache.note("staging", "")
    return {address for address, file, left in rows if not is_same or stamp(f"{output}/{file}") != left}


def is_left_as_known(output: Path, cache: Cache) -> bool:
    """Whether the last build that wrote to an output folder is the one the cache tells of.

    It is not where somebody put an older cache or another folder in place, as servers that keep caches do.
    """
    is_here = cache.meta("output") == place_of(output) and output.is_dir()
    return is_here and cache.meta("manifest") == stamp(f"{output}/{MANIFEST}")


def place_of(output: Path) -> str:
    """What an output folder is called in the cache: its path as text, also where it leads nowhere or is no UTF-8."""
    return os.path.realpath(output).encode(errors="backslashreplace").decode()


def stamp(path: str) -> str:
    """What tells that an output was not touched; empty where it is missing."""
    try:
        stat = os.stat(path)  # noqa: PTH116  (a Path for each of ten thousand pages costs more than looking)
    except OSError:
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns}"
