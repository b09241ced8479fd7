"""The manifest of a finished site: every file that citesite wrote into a folder, with the SHA-256 of its bytes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from json.encoder import encode_basestring_ascii
from pathlib import Path
from typing import Any, NamedTuple

from citesite.diagnostics import CitesiteError
from citesite.files.scan import beginning_of, bytes_of, digest_of

MANIFEST = "manifest.json"
FORMAT = 1
_MARGIN, _COLON = b"  ", b'": "'
"""Around the name of a file, in its line."""
_LEADS_OUT = ("//", "/./", "/../", "\\", "\0", ":")
"""What a plain path below a folder, between slashes, has nowhere."""
_LINES = 1_024
"""Lines that are put together at a time."""
_BEGINNING = 200
"""Bytes, within which a manifest names the first of its editions."""


class SiteMark(NamedTuple):
    """Of which site the files of a manifest are, as its readers see it."""

    title: str
    url: str = ""
    """The address at which it is published; empty if its settings name none."""


def manifest_text(
    digests: Mapping[str, str], others: Iterable[str] = (), editions: Iterable[str] = (), mark: SiteMark | None = None
) -> bytes:
    """Return the manifest as JSON, one file a line. The library's own indentation takes ten times longer.

    Args:
        digests: for every file of the site, the SHA-256 of its bytes.
        others: files of ours that will be gone when the build is done.
        editions: the folders with the site in other languages, each of which has a manifest of its own.
        mark: of which site the files are; None if nobody knows.
    """
    gone = set(others) - digests.keys()
    names = sorted([*digests, *gone])
    parts = [_head(editions, mark).encode()]
    # The lines of a hundred thousand files as texts of their own would take more memory than all else in a build.
    for start in range(0, len(names), _LINES):
        lines = [
            f'  {encode_basestring_ascii(name)}: "{digests.get(name, "")}"' for name in names[start : start + _LINES]
        ]
        parts += [",\n".join(lines).encode(), b",\n"]
    return b"".join([*(parts[:-1] if names else parts), b"\n }\n}\n"])


def _head(editions: Iterable[str], mark: SiteMark | None) -> str:
    folders = f' "editions": {json.dumps(sorted(editions))},\n' if editions else ""
    site = f' "site": {json.dumps(mark._asdict())},\n' if mark else ""
    return f'{{\n "generator": "citesite",\n "format": {FORMAT},\n{folders}{site} "files": {{\n'


def patched(
    manifest: bytes,
    changed: Mapping[str, str],
    gone: Collection[str] = (),
    editions: Iterable[str] = (),
    mark: SiteMark | None = None,
) -> list[bytes | memoryview] | None:
    """Return a manifest with other lines for some of its files; None where that cannot be told from their lines alone.

    Of the hundred thousand files of a large site an edit changes a few, and to write the lines of all anew would be
    most of its work.

    Returns:
        What to write one after the other: tens of megabytes are not put together for that. The manifest itself, and
        nothing else, if it would stay the same.

    Args:
        manifest: what `manifest_text` returned.
        changed: the digests of files that are new or may have another one.
        gone: files that are no longer made.
        editions: as for `manifest_text`.
        mark: as for `manifest_text`.
    """
    head = _head(editions, mark).encode()
    if not manifest.startswith(head):
        return None
    every, parts, end, is_same = memoryview(manifest), list[bytes | memoryview](), 0, True
    # Letters beyond ASCII are escaped, and then in another order.
    is_sorted = manifest.find(b"\\", len(head)) < 0
    # Its lines are in the same order.
    for name in sorted({*changed, *gone}):
        begin = manifest.find(b"\n", max(end, len(head)) - 1) + 1
        edit = _edit(manifest, name, changed.get(name, "").encode(), begin, is_sorted)
        if edit is None:
            return None
        start, line, after = edit
        is_same = is_same and line == every[start:after]
        parts += [every[end:start], line]
        end = after
    return [manifest] if is_same else [*parts, every[end:]]


def _edit(manifest: bytes, name: str, digest: bytes, begin: int, is_sorted: bool) -> tuple[int, bytes, int] | None:
    """Return what to replace in a manifest, and by what: from where, the new bytes, and up to where.

    Args:
        manifest: the manifest.
        name: the file.
        digest: its new digest; empty if it is gone.
        begin: where a line begins that is not behind that of the file.
        is_sorted: whether the lines are in the order of their bytes.

    Returns:
        None where a line without a comma, which is the last one, would come or go, or its place is not known.
    """
    named = f"  {encode_basestring_ascii(name)[:-1]}".encode()
    start, is_there = _place_in(manifest, named, begin, is_sorted)
    if is_there and digest:
        after = start + len(named) + len(_COLON) + len(digest)
        return (start, named + _COLON + digest, after) if manifest[after : after + 1] == b'"' else None
    after = manifest.find(b"\n", start) + 1 if is_there else start
    if not (is_there or digest):
        return start, b"", start
    if not manifest.startswith(_MARGIN, after) or not (is_there or (is_sorted and b"\\" not in named)):
        return None
    return start, named + _COLON + digest + b'",\n' if digest else b"", after


def _place_in(manifest: bytes, named: bytes, begin: int, is_sorted: bool) -> tuple[int, bool]:
    """Return where the line of a file begins, or where it would, and whether it is there.

    Args:
        manifest: the manifest.
        named: the line up to the end of the name.
        begin: where a line begins that is not behind it.
        is_sorted: whether the lines are in the order of their bytes.
    """
    low, high = begin, len(manifest)
    while low < high:
        line = max(manifest.rfind(b"\n", low, (low + high) // 2) + 1, low)
        colon = manifest.find(_COLON, line, high)
        found = manifest[line:colon]
        if colon < 0 or found > named:
            high = line
        elif found < named:
            low = manifest.find(b"\n", colon) + 1
        else:
            return line, True
    start = -1 if is_sorted else manifest.find(b"\n" + named + _COLON, begin - 1)
    return (start + 1, True) if start >= 0 else (low, False)


def manifest_of(folder: Path) -> dict[str, str] | None:
    """Return the files of a finished site in all its languages, with their digests; None where it has no manifest.

    The manifests of the editions are among them.
    """
    found = read_manifest(folder / MANIFEST)
    if found is not None:
        for edition in sorted(editions_named(folder / MANIFEST)):
            files = read_manifest(folder / edition / MANIFEST) or {}
            found |= {f"{edition}/{name}": digest for name, digest in files.items()}
            found[f"{edition}/{MANIFEST}"] = digest_of(folder / edition / MANIFEST) if files else ""
    return found


def editions_named(path: Path) -> frozenset[str]:
    """Return the folders with the site in other languages that a manifest names; none if it is not ours."""
    try:
        # The rest of it is long, and few sites have more than one language.
        is_named = b'"editions"' in beginning_of(path, _BEGINNING)
    except CitesiteError:
        return frozenset()
    data = (_read(path) or {}) if is_named else {}
    return frozenset(name for name in map(str, data.get("editions", ())) if is_inside(name) and "/" not in name)


def read_manifest(path: Path) -> dict[str, str] | None:
    """Return the files that a manifest names, with their digests; None where it is missing or not ours."""
    data = _read(path)
    return data and _inside({str(name): str(digest) for name, digest in data["files"].items()})


def _inside(digests: dict[str, str]) -> dict[str, str]:
    """Return those of some files that are below a folder: mostly all, which is found out at once."""
    if is_inside("/\n/".join(digests)):
        return digests
    return {name: digest for name, digest in digests.items() if is_inside(name)}


def read_mark(path: Path) -> SiteMark | None:
    """Return of which site a manifest is; None where it does not say, or is not ours."""
    found = (_read(path) or {}).get("site")
    if not isinstance(found, dict):
        return None
    return SiteMark(str(found.get("title", "")), str(found.get("url", "")))


def _read(path: Path) -> dict[str, Any] | None:
    """Return what a manifest says; None where it is missing or not ours."""
    try:
        data = json.loads(bytes_of(path))
        is_ours = data["generator"] == "citesite" and data["format"] == FORMAT and isinstance(data["files"], dict)
        return data if is_ours and isinstance(data.get("editions", []), list) else None
    except (CitesiteError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def is_inside(name: str) -> bool:
    """Whether a name is a plain path below a folder, on every system."""
    framed = f"/{name}/"
    return not any(part in framed for part in _LEADS_OUT)


def refuse_outside(names: Iterable[str]) -> None:
    """Refuse names that lead out of a folder. They come from ids, whose form is checked, and from the cache.

    Raises:
        ValueError: if one does.
    """
    for name in names:
        if not is_inside(name):
            raise ValueError(f"{name!r} leads out of the output folder")
