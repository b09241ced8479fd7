"""Write what a host needs to check and publish a site: its workflow, what git leaves out, and pinned versions."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import Literal, NamedTuple

from citesite import __version__
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


class HostFiles(NamedTuple):
    """What was done for a host."""

    written: list[str]
    """The paths of the files that are new, below the site's folder."""
    wanting: list[str]
    """Of each file that was there and lacks something, what that is, in one line."""


def write_host(host: HostName, root: Path) -> HostFiles:
    """Write the files that a host needs into a site's folder. Those that are there stay as they are.

    Raises:
        CitesiteError: if the machine refuses, or a folder or a link has the name of one of them; then nothing is
            written.
    """
    texts = {name: bytes_of(_FILES / file).decode() for name, file in (_WORKFLOWS[host], *_SHARED)}
    texts["requirements.txt"] = _requirements()
    kept = {
        name: bytes_of(root / name).decode(errors="replace") for name in texts if S_ISREG(mode_of(root / name, root))
    }
    replace_all({root / name: text for name, text in texts.items() if name not in kept}, root)
    wanting = [found for name, text in kept.items() if (found := _wanting(name, text, texts[name]))]
    return HostFiles([name for name in texts if name not in kept], wanting)


def _wanting(name: str, there: str, needed: str) -> str:
    """Return what a file lacks, in one line; empty where it lacks nothing."""
    if name in (file for file, _ in _WORKFLOWS.values()):
        what = "it has no `citesite publish`; move it away and run this again to see what the host needs"
        return "" if "citesite publish" in there else f"{name} is kept as it is, but {what}"
    has = {_rule(line) for line in there.splitlines()}
    lines = [line for line in needed.splitlines() if not line.startswith("#") and _rule(line) not in has]
    return f"{name} is kept as it is; add to it: {', '.join(lines)}" if lines else ""


def _rule(line: str) -> str:
    """Return what a line is about: a path with or without its slashes, a library in whatever version."""
    return " ".join(re.split("[=<>~!]=|;", line)[0].strip().strip("/").casefold().split())


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
