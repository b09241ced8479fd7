"""Request: what is asked of a build, and what it reports back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from citesite.diagnostics import Diagnostic, Severity

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a build."""

    config_path: Path
    as_of: date
    """The day that review dates are compared with."""
    output: Path | None = None
    """Where to write, instead of the folder the settings name."""
    strict: bool = False
    """Let warnings stop the build too."""
    rehash: bool = False
    """Distrust what the machine says of files, and compare their bytes."""
    jobs: int = 0
    """How many processes; 0 for as many as there are processors."""
    write: bool = True
    """Write the site. A check does not."""
    lint: bool = False
    """Judge how texts read too."""
    frame: str = ""
    """What stands around the body of each page, a folder in `theme/frames`; empty for the theme's header and footer."""
    progress: Progress = lambda what, done, total: None

    @property
    def root(self) -> Path:
        """The site's folder."""
        return self.config_path.parent


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found and did."""

    diagnostics: list[Diagnostic]
    output: Path | None = None
    """The folder that was written; None where nothing was."""
    states: dict[str, int] = field(default_factory=dict)
    """How many files are new, changed, equal and deleted."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many pages, takeaways, claims and sources the site has."""
    reasons: dict[str, str] = field(default_factory=dict)
    """For each page that was rendered or taken away: why."""
    seconds: float = 0.0

    @property
    def errors(self) -> int:
        """How many diagnostics stop the build."""
        return sum(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many diagnostics do not."""
        return len(self.diagnostics) - self.errors
