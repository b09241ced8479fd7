"""Build the site as `citesite build` does, and report to the terminal and the browsers."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from citesite.build.build import build
from citesite.build.outputs import stamp
from citesite.build.request import BuildReport, Progress, Request
from citesite.diagnostics import CitesiteError, Diagnostic, Severity, SiteBusy, printed
from citesite.files.manifest import MANIFEST
from citesite.files.output import is_cut_off
from citesite.files.scan import REGISTRY, REGISTRY_PARTS, ROOT_FILES
from citesite.files.translations import FOLDER as TRANSLATIONS
from citesite.read.settings import SiteConfig
from citesite.read.settings_file import load_config
from citesite.serve.status import StatusUpdates
from citesite.serve.watching import Watched

Say = Callable[[str], None]

_AGAIN_AFTER = 0.1
"""Seconds until the next try, while another build holds the site. A build of one edit takes about as long."""


@dataclass
class ServedSite:
    """The folder that a server shows."""

    output: Path
    url: str = ""
    """The address of publication, which the page for missing addresses links to."""


class Builder:
    """Builds one site again and again."""

    def __init__(
        self,
        config_path: Path,
        today: Callable[[], date],
        updates: StatusUpdates,
        say: Say,
        jobs: int,
        progress: Progress,
    ) -> None:
        self._path = config_path
        self._today = today
        self._updates = updates
        self._say = say
        self._jobs = jobs
        self._progress = progress
        self._known: list[Diagnostic] = []
        self._folders: tuple[str, ...] = ("content", "templates")
        self._editions: tuple[str, ...] = ("",)
        """The folder of each language below the output folder; that of the first one is empty."""
        self.site = ServedSite(config_path.parent / "site")
        self.count = 0
        """The number of builds so far."""
        self.is_look_due = False
        """Whether the last build wrote what was saved, and took the rest of the site for what it was."""
        self._read_settings()

    def has_site(self) -> bool:
        """Return whether the output folder holds a whole site that was built before."""
        output = self.site.output
        return (output / MANIFEST).is_file() and not is_cut_off(output)

    def build(self, saved: frozenset[str]) -> None:
        """Build the site because files were saved; none for the first build and for a repeated one.

        Somebody waits for what was saved. Whether the rest of the site is as it was left is looked at without a save.
        """
        began = time.perf_counter()
        self.count += 1
        self.is_look_due = False
        if not saved or self._path.name in saved:
            self._read_settings()
        try:
            report = self._report(trusts_outputs=bool(saved))
        except CitesiteError as problem:
            self._failed(saved, str(problem))
        except OSError as problem:
            self._failed(saved, f"{problem.strerror}: {problem.filename or ''}".rstrip(": "))
        else:
            stopping = report.diagnostics if report.output is None else ()
            # Browsers first: somebody is waiting for them.
            self._updates.update(self._version(), stopping)
            self.is_look_due = bool(saved) and report.output is not None
            self._tell(saved, report, time.perf_counter() - began)

    def watched(self) -> Watched:
        """Return what to watch for the next build."""
        names = (*self._folders, "locale", ROOT_FILES, TRANSLATIONS, REGISTRY, REGISTRY_PARTS)
        return Watched(self._path.parent.resolve(), self._path.name, names, Path(os.path.realpath(self.site.output)))

    def _report(self, trusts_outputs: bool) -> BuildReport:
        """Build; wait while another process builds the same site."""
        is_waiting = False
        request = Request(self._path, self._today(), jobs=self._jobs, drafts=True, progress=self._progress)
        while True:
            try:
                return build(request._replace(trusts_outputs=trusts_outputs))
            except SiteBusy:
                if not is_waiting:
                    self._say("Another build is under way; waiting for it.")
                is_waiting = True
                time.sleep(_AGAIN_AFTER)

    def _read_settings(self) -> None:
        """Read where the folders are. Settings with a mistake change nothing here; the build reports them."""
        try:
            config: SiteConfig | None = load_config(self._path)[0]
        except CitesiteError:
            return
        if config:
            self._folders = (config.content, config.templates, *map(_folder_of, config.named_files))
            self._editions = ("", *(f"{folder}/" for folder in sorted(config.edition_folders)))
            self.site.output = self._path.parent / config.output
            self.site.url = config.base

    def _version(self) -> str:
        """Return what identifies a state of the output: the stamps of its manifests, which change with every file."""
        return " ".join(stamp(f"{self.site.output}/{folder}{MANIFEST}") for folder in self._editions)

    def _failed(self, saved: frozenset[str], why: str) -> None:
        self._updates.update(self._version(), failure=why)
        self._say(f"{self._names(saved)}citesite: {why}")

    def _names(self, saved: frozenset[str]) -> str:
        """Return the names of saved files for the beginning of a line."""
        # Many programs save a file under another name first, and give it its own when it is whole.
        there = {name for name in saved if (self._path.parent / name).exists()} or saved
        if not there:
            return ""
        first, *others = sorted(there)
        return f"{first} and {len(others)} more: " if others else f"{first}: "

    def _tell(self, saved: frozenset[str], report: BuildReport, seconds: float) -> None:
        """Print one line for the terminal, after diagnostics that were not printed before."""
        took = f"{seconds * 1000:.0f} ms"
        is_written = report.output is not None
        # Those that were kept since the last build have no place but line and column.
        told = {printed([d], "text") for d in self._known}
        shown = [d for d in report.diagnostics if d.severity is Severity.ERROR or printed([d], "text") not in told]
        self._known = report.diagnostics
        if shown:
            self._say(printed(shown, "text").rstrip("\n"))
        errors, warnings = _plural(report.errors, "error"), _plural(report.warnings, "warning")
        if not is_written:
            self._say(f"{self._names(saved)}{errors}, {warnings}; nothing written, {took}")
            return
        count = sum(report.states[state] for state in ("new", "changed", "deleted"))
        # A repeated build that finds nothing is not worth a line.
        if saved or count or self.count == 1:
            rest = f", {warnings}" if report.warnings else ""
            self._say(f"{self._names(saved)}{_plural(count, 'file')} written{rest}, {took}")


def _folder_of(name: str) -> str:
    """Return the folder of a file that the settings name, or the file itself if it is beside them."""
    path = Path(name)
    return str(path if path.parent == Path() else path.parent)


def _plural(count: int, name: str) -> str:
    return f"{count:,} {name}{'s' * (count != 1)}"
