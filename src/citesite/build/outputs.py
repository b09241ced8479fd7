"""Outputs: which files in the output folder are no longer as the last build left them.

Size and times suffice for most; a file whose size or times differ is compared by the digest of its bytes, so that a
folder that was restored from a copy costs reading and no rendering.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from citesite import addresses
from citesite.build.rows import Stamp
from citesite.build.store import Store
from citesite.files.manifest import MANIFEST
from citesite.files.output import LARGE, owned_files
from citesite.files.scan import has_digest
from citesite.files.system import folder_opened

MISSING: Stamp = (-1, 0, 0)
_MANY = 1_000
"""With more files to compare by their bytes than this, the store is asked for all digests: that is quicker."""


class Outputs(NamedTuple):
    """What the output folder holds of the last build."""

    altered: frozenset[str] = frozenset()
    """Addresses of pages whose file is missing, or holds other bytes."""
    restamped: Mapping[str, Stamp] = {}
    """New stamps of files whose bytes are as they were left, by address."""


def outputs_seen(
    output: Path, store: Store, rehash: bool = False, is_trusted: bool = False, is_edition: bool = False
) -> Outputs:
    """Compare the files in the output folder with what the last build left there.

    Args:
        output: the folder.
        store: what the last build knew.
        rehash: distrust sizes and times, and compare every file by its bytes.
        is_trusted: look at none of them, if the manifest says that no other build wrote there.
        is_edition: whether the folder is in that of the same site in another language.

    Raises:
        CitesiteError: if the folder holds files that citesite did not write.
    """
    is_same = is_left_as_known(output, store)
    was_staging = store.value("staging") == place_of(output)
    if is_trusted and is_same and not was_staging:
        return Outputs()
    if not is_same or was_staging or store.stamps.count()[0] < LARGE:
        owned_files(output, is_edition)
    if was_staging:
        store.set_value_now("staging", "")
    unsure = _unsure(output, store, is_trusted=is_same and not rehash)
    contents = dict(store.pages.contents(unsure if len(unsure) < _MANY else None) if unsure else ())
    altered, restamped = set(), {}
    for address, (found, is_restamped) in unsure.items():
        path = f"{output}/{addresses.file_of(address)}"
        if found == MISSING or not has_digest(path, found[0], contents.get(address, "")):
            altered.add(address)
        elif is_restamped:
            restamped[address] = found
    return Outputs(frozenset(altered), restamped)


def _unsure(output: Path, store: Store, is_trusted: bool) -> dict[str, tuple[Stamp, bool]]:
    """Return the addresses of files that may not be as they were left, each with its stamp and whether that differs.

    A large site has hundreds of thousands of files: little is done for each, and most of it is the system's own work,
    which is a sixth less where it need not look for the output folder each time.
    """
    found, lstat = dict[str, tuple[Stamp, bool]](), os.lstat
    with folder_opened(output) as folder:
        top = f"{output}/" if folder is None else ""
        for pack, names, numbers in store.stamps.all():
            left = iter(numbers)
            for address, name, size, modified, changed in zip(pack, names, left, left, left, strict=True):
                try:
                    seen = lstat(top + name, dir_fd=folder)
                except OSError:
                    found[address] = MISSING, True
                    continue
                is_same = seen.st_ctime_ns == changed and seen.st_mtime_ns == modified and seen.st_size == size
                if not (is_same and is_trusted):
                    now = seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns
                    found[address] = now if stat.S_ISREG(seen.st_mode) else MISSING, not is_same
    return found


def is_left_as_known(output: Path, store: Store) -> bool:
    """Return whether the last build that wrote to an output folder is the one that the store knows.

    It is not if somebody put an older store or another folder there, as servers that keep caches do.
    """
    is_here = store.value("output") == place_of(output) and output.is_dir()
    return is_here and store.value("manifest") == stamp(f"{output}/{MANIFEST}")


def place_of(output: Path) -> str:
    """Return an output folder's real path as text, also if it leads nowhere or is not UTF-8."""
    return os.path.realpath(output).encode(errors="backslashreplace").decode()


def stamp(path: str) -> str:
    """Return the stamp of an output as text; empty if it is missing."""
    found = stamp_of(path)
    return "" if found == MISSING else " ".join(map(str, found))


def stamp_of(path: str) -> Stamp:
    """Return the size and times of an output, or `MISSING` if the file does not exist."""
    try:
        found = os.lstat(path)
    except OSError:
        return MISSING
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns
