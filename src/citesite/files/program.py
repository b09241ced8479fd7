"""Which program made a page: by what is installed and not when, so that a kept cache serves a new installation."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from functools import cache
from pathlib import Path

from citesite import __version__
from citesite.files.scan import scan

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
    for name in scan(package):
        if not name.endswith(".pyc"):
            digest.update(name.encode() + hashlib.sha256((package / name).read_bytes()).digest())
    return digest.hexdigest()


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
