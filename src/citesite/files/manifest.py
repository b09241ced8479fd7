"""The manifest of a finished site: every file that citesite wrote into a folder, with the SHA-256 of its bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring_ascii
from pathlib import Path

from citesite.diagnostics import CitesiteError
from citesite.files.scan import bytes_of

MANIFEST = "manifest.json"
FORMAT = 1


def manifest_text(digests: Mapping[str, str], others: Iterable[str] = ()) -> bytes:
    """Return the manifest as JSON, one file a line. The library's own indentation takes ten times longer.

    Args:
        digests: for every file of the site, the SHA-256 of its bytes.
        others: files of ours that will be gone when the build is done.
    """
    digests = {**dict.fromkeys(others, ""), **digests}
    files = ",\n".join(f'  {encode_basestring_ascii(name)}: "{digests[name]}"' for name in sorted(digests))
    return f'{{\n "generator": "citesite",\n "format": {FORMAT},\n "files": {{\n{files}\n }}\n}}\n'.encode()


def manifest_of(folder: Path) -> dict[str, str] | None:
    """Return the files that the manifest of a folder names, with their digests; None where it has none of ours."""
    return read_manifest(folder / MANIFEST)


def read_manifest(path: Path) -> dict[str, str] | None:
    """Return the files that a manifest names, with their digests; None where it is missing or not ours."""
    try:
        data = json.loads(bytes_of(path))
        if data["generator"] == "citesite" and data["format"] == FORMAT:
            return {str(name): str(digest) for name, digest in data["files"].items() if is_inside(str(name))}
    except (CitesiteError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        pass
    return None


def is_inside(name: str) -> bool:
    """Whether a name is a plain path below a folder, on every system."""
    return bool(name) and not re.search(r"(^|/)\.\.?(/|$)|^/|//|/$|\\|\0|:", name)


def refuse_outside(names: Iterable[str]) -> None:
    """Refuse names that lead out of a folder. They come from ids, whose form is checked, and from the cache.

    Raises:
        ValueError: if one does.
    """
    for name in names:
        if not is_inside(name):
            raise ValueError(f"{name!r} leads out of the output folder")
