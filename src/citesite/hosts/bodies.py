"""Bodies: the pages of a site without the theme's header and footer, for another program to frame.

In: what is asked of a build. Out: Markdown pages, each a front matter and one block of HTML, the same that the theme
shows; the codes that pages show; a style sheet that holds within those blocks. Links between pages stay relative.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from citesite import addresses
from citesite.build.build import build_bodies
from citesite.build.request import Request
from citesite.build.store import Store
from citesite.diagnostics import Diagnostic
from citesite.files.links import mode_of, refuse_inside
from citesite.files.manifest import MANIFEST
from citesite.files.output import files_in, owned_files, publish, stage
from citesite.files.scan import REGISTRY
from citesite.render.pages import THEME

FRAME = "markdown"
STYLE_SHEET = "citesite.css"
_OF_THE_HOST = (
    *("assets/", "pagefind/", MANIFEST, addresses.SEARCH),
    *(addresses.NOT_FOUND, addresses.SITEMAP, addresses.ROBOTS, addresses.FEED, addresses.HEADERS),
)
"""What a host has of its own."""
_DARK = "@media (prefers-color-scheme: dark)"
_DARK_HOST = '[data-md-color-scheme="slate"] &, [data-bs-theme="dark"] &'
"""How MkDocs' themes say that a page is dark, whatever the reader's machine prefers."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """What a site gives to another program."""

    diagnostics: list[Diagnostic]
    cache: Path | None = None
    """The cache of that build; None where the content has errors, so that there is nothing to show."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Every file by its path: pages end with `.md`."""
    navigation: list[Any] = field(default_factory=list)
    """Paths of pages in reading order, as MkDocs takes them: a dict gives one or a list of them a title in HTML."""
    watched: tuple[Path, ...] = ()
    """Files and folders that the pages are made of."""


def bodies(request: Request) -> Bodies:
    """Build the bodies of a site.

    Raises:
        CitesiteError: for what is not content.
    """
    report, folder = build_bodies(request, FRAME)
    if report.output is None:
        return Bodies(report.diagnostics)
    pages = folder / "pages"
    files = {STYLE_SHEET: style_sheet().encode()}
    for name in sorted(files_in(pages)):
        if not name.startswith(_OF_THE_HOST):
            files[re.sub(r"html$", "md", name)] = (pages / name).read_bytes()
    store = Store.opened(folder / "cache.sqlite")
    topics = [json.loads(summary) for summary in store.summaries()]
    known = json.loads(store.value("site"))
    store.discard()
    made_of = [
        request.root / name for name in (known["content"], known["templates"], known["style"], "locale", REGISTRY)
    ]
    watched = tuple(path for path in (*made_of, request.config_path) if path.exists())
    return Bodies(report.diagnostics, folder / "cache.sqlite", files, _navigation(topics, files), watched)


def export(found: Bodies, folder: Path, root: Path) -> dict[str, int]:
    """Write the pages into a folder, as a build does: what is equal is left alone, what is gone is deleted.

    Returns:
        How many files are new, changed, equal and deleted.

    Raises:
        CitesiteError: if the folder holds files that citesite did not write or is reached through a link, or the
            machine refuses.
    """
    import hashlib

    mode_of(folder, root)
    refuse_inside(folder, root, (".citesite",))
    before = owned_files(folder)
    states = {name: stage(folder, name, content) for name, content in found.files.items()}
    staged = [name for name, state in states.items() if state != "equal"]
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in found.files.items()}
    publish(folder, staged, before - digests.keys(), digests, is_unknown=False)
    counts = {state: list(states.values()).count(state) for state in ("new", "changed", "equal")}
    return {**counts, "deleted": len(before - digests.keys())}


def style_sheet() -> str:
    """The theme's style sheet, held within `.citesite`.

    Sizes are told in those of the text around them: themes set the root's as they like.
    """
    sheet = "".join((THEME / "assets" / name).read_text("utf-8") for name in ("site.css", "details.css", "figures.css"))
    sheet = sheet.replace("color-scheme: light dark;", "")
    sheet = re.sub(r"(?<=\d)rem\b", "em", sheet.replace(_DARK, _DARK_HOST).replace(":root", "&"))
    return f".citesite {{\n{sheet}}}\n{(THEME / 'frames' / FRAME / 'host.css').read_text('utf-8')}"


def _navigation(topics: list[Any], files: dict[str, bytes]) -> list[Any]:
    listed: list[Any] = [_file(addresses.HOME)]
    for topic in topics:
        name = topic["id"]
        sections = [{html.escape(s["title"]): _file(addresses.section(name, s["id"]))} for s in topic["sections"]]
        alone = [entry for entry in sections if set(entry.values()) <= files.keys()]
        listed.append({html.escape(topic["title"]): [_file(addresses.topic(name)), *alone]})
    rest = (addresses.SOURCES, addresses.GLOSSARY, addresses.ABOUT, addresses.CHANGES)
    return [*listed, *(_file(address) for address in rest if _file(address) in files)]


def _file(address: str) -> str:
    return f"{address}index.md"
