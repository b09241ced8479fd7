"""Build: the stages in order, from a settings file to a site. The table of contents of the program."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from citesite import addresses
from citesite.check import assemble, check, known
from citesite.config import SiteConfig, load_config
from citesite.diagnostics import Diagnostic, Severity, has_error
from citesite.link import Library, link
from citesite.pages import Page, pages
from citesite.read import locate, read, read_assets
from citesite.render import environment, render
from citesite.words import translations
from citesite.write import Written, owned_files, write

Progress = Callable[[Iterable[Page], int], Iterable[Page]]
"""Wraps a run over pages, of which there are so many, to show how far it is."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found and did."""

    diagnostics: list[Diagnostic]
    output: Path | None = None
    """The folder that was written; None where nothing was."""
    written: Written | None = None
    pages: int = 0
    claims: int = 0
    sources: int = 0
    takeaways: int = 0
    seconds: float = 0.0

    @property
    def errors(self) -> int:
        """How many diagnostics stop the build."""
        return sum(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many diagnostics do not."""
        return len(self.diagnostics) - self.errors


@dataclass(frozen=True, slots=True)
class Checked:
    """A site that was read and checked: its library, where nothing is wrong with it."""

    config: SiteConfig | None
    library: Library | None
    diagnostics: list[Diagnostic] = field(default_factory=list)


def check_site(config_path: Path, as_of: date) -> Checked:
    """Read and check a site; nothing is written.

    Raises:
        CitesiteError: if the settings or the content folder cannot be read.
    """
    root = config_path.parent
    config, problems = load_config(config_path)
    if config is None:
        return Checked(None, None, locate(problems, root))
    files, unreadable = read(root, config.content)
    content, misshapen = assemble(files)
    diagnostics = locate([*unreadable, *misshapen, *check(content, known(content, as_of))], root)
    if has_error(diagnostics):
        return Checked(config, None, diagnostics)
    return Checked(config, link(content), diagnostics)


def build(
    config_path: Path,
    as_of: date,
    *,
    output: Path | None = None,
    strict: bool = False,
    progress: Progress = lambda pages, total: pages,
) -> BuildReport:
    """Build a site. Where an error is found, or in strict mode a warning, the output folder stays as it was.

    Args:
        config_path: the settings file.
        as_of: the day that review dates are compared with.
        output: where to write, instead of the folder the settings name.
        strict: let warnings stop the build too.
        progress: shows how far the build is.

    Raises:
        CitesiteError: for what is not content: a missing folder, a template's mistake, a full disk.
    """
    began = time.perf_counter()
    checked = check_site(config_path, as_of)
    config, library = checked.config, checked.library
    if config is None or library is None or (strict and checked.diagnostics):
        return BuildReport(checked.diagnostics, seconds=time.perf_counter() - began)
    root = config_path.parent
    target = output or root / config.output
    owned_files(target)
    made = list(pages(library, config))
    env = environment(root / config.templates, translations(config.language, root))
    files = read_assets(root / config.templates)
    for page in progress(made, len(made)):
        files[addresses.file_of(page.address)] = render(page, env).encode()
    written = write(target, files)
    return BuildReport(
        checked.diagnostics,
        target,
        written,
        pages=sum(name.endswith(".html") for name in files),
        claims=sum(len(topic.claims) for topic in library.topics.values()),
        sources=len(library.sources),
        takeaways=sum(len(topic.takeaways) for topic in library.topics.values()),
        seconds=time.perf_counter() - began,
    )
