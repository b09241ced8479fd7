"""Ground: what every page of a site depends on, and which of it changed since the last build."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from citesite.build.store import Store
from citesite.diagnostics import CitesiteError
from citesite.files.program import generator, program_seen
from citesite.files.scan import (
    LARGEST_SHEET,
    ROOT_FILES,
    Signature,
    digest_of,
    real_within,
    root_files,
    scan,
    signature_of,
    size_in,
)
from citesite.read.versions import index_of


class Ground(NamedTuple):
    """What every page depends on: the generator, the settings, the files they name, templates and translations.

    Whether there is one topic or several is part of it, because an only topic is the home page.
    """

    digests: Mapping[str, str]
    """By name: `generator`, `settings`, `named files`, `root files`, `templates`, `topics` and, as soon as it is known,
    `menu`."""
    changed: tuple[str, ...]
    """The names of those that changed since the last build."""
    signatures: Mapping[str, Signature]
    """The files read for them, by path below the site's folder."""

    def with_menu(self, menu: str, store: Store) -> Ground:
        """Return the same, with the pages in menus, which are known when the pages were read."""
        digest = hashlib.sha256(menu.encode()).hexdigest()
        changed = ("menu",) if store.value("ground menu") != digest else ()
        return self._replace(digests={**self.digests, "menu": digest}, changed=(*self.changed, *changed))


def ground_seen(
    root: Path,
    config_path: Path,
    templates: str,
    named: Sequence[str],
    store: Store,
    program: str,
    topics: str,
    edition: str,
) -> Ground:
    """Compare what every page depends on with what the last build saw.

    Args:
        root: the site's folder.
        config_path: its settings.
        templates: the folder of its own templates, below the site's.
        named: files below the site's folder that the settings name.
        store: what the last build knew.
        program: the digest of the program.
        topics: whether there is one topic or several.
        edition: the language of the edition; empty for the first.

    Raises:
        CitesiteError: if a folder cannot be listed or a file cannot be read.
    """
    signatures = ground_signatures(root, config_path, templates, named)
    versions = root / index_of(edition)
    own = {path: digest_of(root / path) for path in signatures if path.startswith((f"{templates}/", "locale/"))}
    digests = {
        "generator": program,
        "settings": digest_of(config_path),
        "named files": _digest_of_all(root, [name for name in named if name in signatures]),
        "root files": _digest_of_all(root, [path for path in signatures if path.startswith(f"{ROOT_FILES}/")]),
        "topics": topics,
        "versions": digest_of(versions) if versions.exists() else "",
        "templates": hashlib.sha256(json.dumps(own, sort_keys=True).encode()).hexdigest(),
    }
    changed = tuple(name for name, digest in digests.items() if store.value(f"ground {name}") != digest)
    return Ground(digests, changed, signatures)


def program_of(store: Store, now: int, rehash: bool) -> str:
    """Return the digest of the program. It is kept, because an edit reads fewer files than the program has.

    Args:
        store: what the last build knew.
        now: the time before anything is looked at, in nanoseconds.
        rehash: distrust what the machine says, and read the program's files.
    """
    seen, (known, _, digest) = program_seen(now), store.value("program").partition(" ")
    if seen and seen == known and not rehash:
        return digest
    store.set_value("program", f"{seen} {generator()}")
    return generator()


def ground_signatures(root: Path, config_path: Path, templates: str, named: Sequence[str]) -> dict[str, Signature]:
    """Return the signature of each file that every page depends on.

    A build compares them before and after: what was saved while it ran is on some pages and not on others.
    """
    found: dict[str, Signature] = {"settings": signature_of(config_path.stat())}
    for name in (templates, "locale"):
        if (root / name).is_dir():
            found |= scan(real_within(root / name, root), f"{name}/")
    found |= {f"{ROOT_FILES}/{name}": signature for name, signature in root_files(root).items()}
    as_they_are = (f"{templates}/assets/", f"{ROOT_FILES}/")
    for path, signature in found.items():
        if size_in(signature) > LARGEST_SHEET and not path.startswith(as_they_are):
            raise CitesiteError(f"{root / path} has more than {LARGEST_SHEET:,} bytes, the limit of a template")
    return found | {name: signature_of((root / name).stat()) for name in named if (root / name).is_file()}


def _digest_of_all(root: Path, names: Sequence[str]) -> str:
    return json.dumps({name: digest_of(root / name) for name in names}) if names else ""
