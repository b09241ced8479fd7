"""Write what a host needs to check and publish a site: its workflow, what git leaves out, and pinned versions."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from citesite import __version__
from citesite.diagnostics import CitesiteError
from citesite.files.atomic import replace_all
from citesite.files.links import mode_of
from citesite.files.scan import bytes_of

HostName = Literal["github", "gitlab", "netlify"]
_FILES = Path(__file__).parents[1] / "starter_hosts"
_WORKFLOWS = {
    "github": (".github/workflows/site.yaml", "github.yaml"),
    "gitlab": (".gitlab-ci.yml", "gitlab.yaml"),
    "netlify": ("netlify.toml", "netlify.toml"),
}
"""For each host, the file in a site's folder and the file here."""
_SHARED = ((".gitignore", "gitignore"), (".gitattributes", "gitattributes"))


def write_host(host: HostName, root: Path) -> list[str]:
    """Write the files that a host needs into a site's folder; return their paths below it.

    Raises:
        CitesiteError: if one of them is there already; then nothing is written.
    """
    texts = {name: bytes_of(_FILES / file).decode() for name, file in (_WORKFLOWS[host], *_SHARED)}
    texts["requirements.txt"] = _requirements()
    for name in texts:
        if mode_of(root / name, root):
            raise CitesiteError(f"{root / name} is there already; take it away, or change it by hand")
    replace_all({root / name: text for name, text in texts.items()}, root)
    return list(texts)


def _requirements() -> str:
    lines = "".join(f"{name}=={version}\n" for name, version in sorted(dict(_needed("citesite")).items()))
    return (
        "# What the host installs: the versions that the site was begun with.\n"
        "# A wheel of citesite in the folder wheels comes before one of an index.\n"
        f"--find-links wheels\ncitesite=={__version__}\n{lines}"
    )


_FOR_OLDER = re.compile(r"python_version\s*<\s*['\"]3\.(?:\d|1[01])['\"]")
"""What a library needs only with a Python that citesite does not run on."""


def _needed(package: str) -> Iterator[tuple[str, str]]:
    """Yield the libraries that a package needs, and those that they need, each with the version installed here."""
    found, waiting = {package}, [package]
    while waiting:
        for line in importlib.metadata.requires(waiting.pop()) or ():
            # Packages write one name in different ways.
            name = re.sub(r"[._-]+", "-", re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0]).lower()
            # A library for another system, an older Python or an extra is not installed, or not needed.
            if "extra ==" in line or _FOR_OLDER.search(line) or name in found:
                continue
            found.add(name)
            try:
                yield name, importlib.metadata.version(name)
            except importlib.metadata.PackageNotFoundError:
                continue
            waiting.append(name)
