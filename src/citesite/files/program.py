"""Which program made a page: by what is installed and not when, so that a kept cache serves a new installation."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from functools import cache
from pathlib import Path

from citesite import __version__
from citesite.files.scan import Signature, bytes_of, scan, unless_racy

LIBRARIES = frozenset(
    {
        "citeproc-py",
        "click",
        "jinja2",
        "lxml",
        "markdown",
        "markupsafe",
        "nh3",
        "polib",
        "pydantic",
        "pydantic-core",
        "pyyaml",
        "segno",
    }
)
"""The libraries that have a part in what a page says, as indexes compare their names; a test compares the packages that
citesite requires."""

_INSTALLED = re.compile(r"(.+)-([^-]+)\.dist-info")


@cache
def generator() -> str:
    """Return the digest of the program's files, and of the versions of the libraries it writes pages with."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256(repr((__version__, library_versions())).encode())
    for name in _files():
        digest.update(name.encode() + hashlib.sha256(bytes_of(f"{package}/{name}")).digest())
    return digest.hexdigest()


@cache
def program_seen(now: int) -> Signature:
    """Return a text that changes whenever a file of the program is touched, or what `generator` depends on besides.

    Asking the system takes a third of the time of reading some six hundred files.

    Args:
        now: the time before anything was looked at, in nanoseconds.

    Returns:
        Empty if a file is so new that it may change again without another text.
    """
    files = _files()
    if not all(unless_racy(signature, now) for signature in files.values()):
        return ""
    found = repr((__version__, library_versions(), __file__, files))
    return hashlib.sha256(found.encode()).hexdigest()


def _files() -> dict[str, Signature]:
    return {name: seen for name, seen in scan(Path(__file__).parents[1]).items() if not name.endswith(".pyc")}


def library_versions() -> dict[str, str]:
    """Return the versions of `LIBRARIES` that Python would import, by their names.

    They are read from the names of folders: reading the metadata of each would take longer than all else here.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = sorted(os.listdir(folder or "."))  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            if installed := _INSTALLED.fullmatch(name):
                library = re.sub(r"[-_.]+", "-", installed[1]).lower()
                if library in LIBRARIES:
                    found.setdefault(library, installed[2])
    return dict(sorted(found.items()))
