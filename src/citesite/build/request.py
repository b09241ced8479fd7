"""Request: what is asked of a build, and what it reports back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from citesite.diagnostics import CitesiteError, Diagnostic, Severity

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


class Request(NamedTuple):
    """What is asked of a build."""

    config_path: Path
    as_of: date
    """The day that review dates are compared with."""
    output: Path | None = None
    """Where to write, instead of the folder the settings name."""
    strict: bool = False
    """Let warnings stop the build too."""
    rehash: bool = False
    """Compare all inputs and outputs by their bytes, and not by size and times."""
    jobs: int = 0
    """How many processes to use; 0 for one a processor."""
    write: bool = True
    """Write the site. A check does not."""
    lint: bool = False
    """Judge how texts read too."""
    drafts: bool = False
    """Make the pages of drafts and of works that nothing cites too, as a preview does."""
    edition: str = ""
    """The language of the edition to build; empty for the first, in which the content is written."""
    frame: str = ""
    """The folder in `theme/frames` with what surrounds the body of each page; empty for header and footer."""
    executor: str = ""
    """The cluster of machines to share the work out to, as `dask://HOST:PORT`; empty for this machine alone."""
    progress: Progress = lambda what, done, total: None
    trusts_outputs: bool = False
    """Take the files in the output folder for what the last build left, as long as its manifest is. A preview looks at
    them when nobody waits for it."""

    @property
    def root(self) -> Path:
        """The site's folder."""
        return self.config_path.parent


_ADDRESS = re.compile(r"dask://([\w.-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})")


def scheduler_of(executor: str) -> str:
    """Return the address of a cluster's scheduler as Dask writes it.

    Args:
        executor: `dask://HOST:PORT`.

    Raises:
        CitesiteError: if it is anything else.
    """
    found = _ADDRESS.fullmatch(executor)
    if not found or not 0 < int(found[2]) < 65_536:
        raise CitesiteError(f'the executor is "{executor[:80]}", not dask://HOST:PORT, as in dask://10.0.0.5:8786')
    return f"tcp://{found[1]}:{found[2]}"


class BuildReport(NamedTuple):
    """What a build found and did."""

    diagnostics: list[Diagnostic]
    """What is wrong with the content, located and sorted."""
    output: Path | None = None
    """The folder that was written; None if nothing was."""
    states: Mapping[str, int] = {}
    """How many files are new, changed, equal and deleted."""
    counts: Mapping[str, int] = {}
    """How many pages, takeaways, claims and sources the site has."""
    reasons: Mapping[str, str] = {}
    """The reason for each page that was rendered or removed, by address."""
    seconds: float = 0.0
    """How long the build took."""

    @property
    def errors(self) -> int:
        """How many diagnostics stop the build."""
        return sum(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many diagnostics do not."""
        return len(self.diagnostics) - self.errors
