"""The plugin for MkDocs 1.6 and ProperDocs: show a site's pages and records in a site of theirs.

Diagnostics go through MkDocs' logger, so that `--strict` counts them; an error ends the build.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_build_datetime

from citesite.build.request import Request
from citesite.diagnostics import CitesiteError, Diagnostic, Severity, has_error, printed
from citesite.files.manifest import is_inside
from citesite.hosts.bodies import FRAME, STYLE_SHEET, Bodies, bodies, paths_in
from citesite.hosts.marks import Records, placed, records

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

log = get_plugin_logger(__name__)
_BREAKING = re.compile(r"[#?%<>\"\x00-\x1f\x7f]")
"""Characters that end an address, or mean others in it."""


class PluginOptions(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say of the plugin."""

    site = config_options.File(exists=True, default="site_config.yaml")
    """The settings of the citesite site, beside `mkdocs.yml` or a path from there."""
    folder = config_options.Type(str, default="evidence")
    """The folder of the host's site for its pages; empty for the top."""
    title = config_options.Type(str, default="Evidence")
    """Its title in the navigation, if `nav` names none of its pages."""
    language = config_options.Type(str, default="")
    """One of the languages that the settings name after the first; empty for the first."""


class CitesitePlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]
    """The records of a folder in an MkDocs site: as pages, and in any page by `[@id]` and `{{ claim:id }}`."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep this object from build to build of `mkdocs serve`, as MkDocs does for plugins with this method."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Name the style sheet."""
        folder = self.config.folder.strip("/")
        if folder and not is_inside(folder):
            raise PluginError(f'citesite: folder is "{folder}", which is no folder of the site that MkDocs builds')
        if found := _BREAKING.search(folder):
            raise PluginError(
                f'citesite: folder is "{folder}", with {found[0]!r}, which addresses cannot have in them as they are'
            )
        self.home = f"{folder}/".lstrip("/")
        config.extra_css.append(self.home + STYLE_SHEET)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Build the pages and add them to the host's."""
        self.request = Request(Path(self.config.site), get_build_datetime().date(), edition=self.config.language)
        self.records: Records | None = None
        self.has_errors = False
        try:
            self.found = bodies(self.request)
        except CitesiteError as problem:
            raise PluginError(f"citesite: {problem}") from None
        _log(self.found.diagnostics)
        if self.found.cache is None:
            raise PluginError("citesite: the content has errors; see above")
        listed = set(paths_in(self.found.navigation))
        self._refuse_taken(files)
        for name, content in self.found.files.items():
            level = InclusionLevel.INCLUDED if name in listed else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, self.home + name, content=content, inclusion=level))
        if config.nav is not None and not any(path.startswith(self.home) for path in paths_in(config.nav)):
            config.nav.append({self.config.title: _under(self.home, self.found.navigation)})
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Replace the marks in a page of the host."""
        if page.file.generated_by == "citesite":
            return markdown
        whole = page.file.content_string
        first = whole[: whole.find(markdown)].count("\n") + 1
        try:
            text, problems = placed(markdown, page.file.src_uri, page.file.dest_uri, self.home, self._records, first)
        except CitesiteError as problem:
            raise PluginError(f"citesite: {problem}") from None
        _log(problems)
        self.has_errors = self.has_errors or has_error(problems)
        return text

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """End the build before a page is written, after the mistakes of every page were logged."""
        if self.has_errors:
            raise PluginError("citesite: pages have errors; see above")
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give the host the headings of a body, for its own table of contents and search."""
        if page.file.generated_by == "citesite":
            page.toc = get_toc(_headings(html, str(page.title)))
        return html

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build again when a record changes."""
        for path in self.found.watched:
            server.watch(str(path))
        return server

    def _refuse_taken(self, files: Files) -> None:
        """Refuse places that a page of the host has, or another site that is shown in the same folder."""
        names = {re.sub(r"(index)?\.md$", "", self.home + name): name for name in self.found.files}
        for file in files:
            # `evidence.md` and `evidence/index.md` are one page.
            place = re.sub(r"(^|/)(index|README)$", r"\1", re.sub(r"\.md$", "", file.src_uri))
            if place in names or f"{place}/" in names:
                whose = f"comes from the plugin {file.generated_by}" if file.generated_by else "is a page of your own"
                raise PluginError(f"citesite: {file.src_uri} {whose}; name another `folder`, or take it away")

    def _records(self) -> Records:
        found: Bodies = self.found
        if self.records is None and found.cache:
            self.records = records(self.request, found.cache, FRAME)
        assert self.records is not None
        return self.records


def _log(diagnostics: list[Diagnostic]) -> None:
    """Log diagnostics: errors and warnings count in strict mode, advice does not."""
    levels = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.ADVICE: log.info}
    for found in diagnostics:
        levels[found.severity](printed([found], "text").rstrip())


def _under(home: str, entry: Any) -> Any:
    if isinstance(entry, dict):
        return {title: _under(home, inside) for title, inside in entry.items()}
    return [_under(home, inside) for inside in entry] if isinstance(entry, list) else home + entry


def _headings(body: str, title: str) -> list[Any]:
    """Return the headings of a page that can be linked to, in the form MkDocs takes from Python-Markdown.

    The heading of the page's own contents is left out.
    """
    found = re.findall(r'<h2 id="([^"]+)"(?! class="toc-h")[^>]*>(.*?)</h2>', body, re.DOTALL)
    below = [_heading(2, name, re.sub(r"<[^>]*>", "", text)) for name, text in found]
    return [{**_heading(1, "content", title), "children": below}]


def _heading(level: int, name: str, text: str) -> dict[str, Any]:
    return {"level": level, "id": name, "name": html.unescape(text), "children": []}
