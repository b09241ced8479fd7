"""Build the pages of a site without the theme's header and footer, for another program to frame.

Each page is Markdown: a front matter, and one block of HTML that equals the body of the theme's page. With them come
the QR codes they show, and a style sheet that applies only inside those blocks. Links between pages stay relative.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from citesite import addresses
from citesite.build.build import build_bodies
from citesite.build.holder import holder_of
from citesite.build.request import Request
from citesite.build.store import Store
from citesite.diagnostics import Diagnostic
from citesite.exchange.exports import MARKDOWN
from citesite.files.links import mode_of, refuse_inside
from citesite.files.manifest import MANIFEST, SiteMark
from citesite.files.other_sites import Holder, refuse_other_site
from citesite.files.output import FileDigests, files_in, owned_files, publish, stage
from citesite.files.scan import OF_PUBLISH, REGISTRY, ROOT_FILES
from citesite.files.translations import FOLDER as TRANSLATIONS
from citesite.link.cards import PageCard
from citesite.link.summary import TopicSummary
from citesite.records.page import INTRODUCTIONS
from citesite.render.pages import THEME

FRAME = "markdown"
STYLE_SHEET = "citesite.css"
_OF_THE_HOST = (
    *("assets/", "pagefind/", MANIFEST, addresses.SEARCH),
    *(addresses.NOT_FOUND, addresses.ROBOTS, addresses.FEED, addresses.LLMS, addresses.HEADERS),
)
"""Files for which a host has its own."""
_DARK = "@media (prefers-color-scheme: dark)"
_DARK_HOST = '[data-md-color-scheme="slate"] &, [data-bs-theme="dark"] &'
"""How the themes of MkDocs mark a dark page, whatever the reader's machine prefers."""
_TWO_COLUMNS = re.compile(r"@media \(min-width: 66em\) \{(?:[^{}]|\{[^{}]*\})*\}\n?")
_ONE_COLUMN = "@media (max-width: 65.99em)"


@dataclass(frozen=True, slots=True)
class Bodies:
    """The pages of a site for another program."""

    diagnostics: list[Diagnostic]
    cache: Path | None = None
    """The store of that build; None if the content has errors, so that there are no pages."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Every file by its path: pages end with `.md`."""
    navigation: list[Any] = field(default_factory=list)
    """Paths of pages in reading order, as MkDocs takes them: a dict maps a title, in HTML, to one or a list of them."""
    watched: tuple[Path, ...] = ()
    """Files and folders to watch for changes."""
    folders: tuple[str, ...] = ()
    """Folders below the site's that it is made from."""
    holder: Holder | None = None
    """What tells the site from others."""


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
        is_for_programs = name.endswith((addresses.FEED, MARKDOWN.name)) or addresses.is_sitemap(name)
        if not name.startswith(_OF_THE_HOST) and not is_for_programs:
            files[re.sub(r"html$", "md", name)] = (pages / name).read_bytes()
    store = Store.opened(folder / "cache.sqlite")
    topics = [TopicSummary.from_json(summary) for summary in store.topics.summaries()]
    cards = [PageCard.from_json(card) for card in store.shared.cards("page")]
    known = json.loads(store.value("site"))
    settings = json.loads(store.value("settings"))
    mark = SiteMark(settings["title"], settings["url"] or "")
    holder = holder_of(request.root, mark, store, _file(addresses.HOME))
    store.discard()
    own = (known["content"], known["templates"], "locale", ROOT_FILES, TRANSLATIONS, *OF_PUBLISH)
    made_of = [request.root / name for name in (*own, *known["named"], REGISTRY)]
    watched = tuple(path for path in (*made_of, request.config_path) if path.exists())
    folders = (*own, ".citesite")
    return Bodies(
        report.diagnostics, folder / "cache.sqlite", files, _navigation(topics, cards, files), watched, folders, holder
    )


def export(found: Bodies, folder: Path, root: Path) -> dict[str, int]:
    """Write the pages into a folder, as a build does: what is equal is left alone, what is gone is deleted.

    Returns:
        How many files are new, changed, equal and deleted.

    Raises:
        CitesiteError: if the folder holds files that citesite did not write or is reached through a link, or the
            machine refuses.
    """
    mode_of(folder, root)
    refuse_inside(folder, root, found.folders)
    if found.holder:
        refuse_other_site(folder, found.holder)
    before = owned_files(folder)
    states = {name: stage(folder, name, content) for name, content in found.files.items()}
    staged = [name for name, state in states.items() if state != "equal"]
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in found.files.items()}
    mark = found.holder and found.holder.mark
    publish(folder, staged, before - digests.keys(), FileDigests(digests, lambda: digests), is_unknown=False, mark=mark)
    counts = {state: list(states.values()).count(state) for state in ("new", "changed", "equal")}
    return {**counts, "deleted": len(before - digests.keys())}


def style_sheet() -> str:
    """Return the theme's style sheet, applied only inside `.citesite`.

    Sizes are relative to the surrounding text, because every theme sets that of the root as it likes. There is one
    column at any width: a host's own contents and menu are beside it.
    """
    sheet = "".join((THEME / "assets" / name).read_text("utf-8") for name in ("site.css", "details.css", "figures.css"))
    sheet = _TWO_COLUMNS.sub("", sheet.replace("color-scheme: light dark;", "")).replace(_ONE_COLUMN, "@media all")
    sheet = re.sub(r"(?<=\d)rem\b", "em", sheet.replace(_DARK, _DARK_HOST).replace(":root", "&"))
    return f".citesite {{\n{sheet}}}\n{(THEME / 'frames' / FRAME / 'host.css').read_text('utf-8')}"


def _navigation(topics: list[TopicSummary], cards: list[PageCard], files: dict[str, bytes]) -> list[Any]:
    listed: list[Any] = [_file(addresses.HOME)]
    for topic in topics:
        name = topic.id
        sections = [{html.escape(s.title): _file(addresses.section(name, s.id))} for s in topic.sections]
        alone = [entry for entry in sections if set(entry.values()) <= files.keys()]
        listed.append({html.escape(topic.title): [_file(addresses.topic(name)), *alone]})
    own = sorted(cards, key=lambda card: (card.order, card.label.casefold()))
    listed += [
        {html.escape(card.label): _file(addresses.page(card.id))} for card in own if card.id not in INTRODUCTIONS
    ]
    rest = (addresses.SOURCES, addresses.GLOSSARY, addresses.ABOUT, addresses.CHANGES, addresses.ACCESSIBILITY)
    return [*listed, *(_file(address) for address in rest if _file(address) in files)]


def paths_in(navigation: object) -> Iterator[str]:
    """Yield every path in a navigation of MkDocs: a path, a list of navigations, or a dict of them by title."""
    if isinstance(navigation, str):
        yield navigation
    elif isinstance(navigation, dict | list):
        for entry in navigation.values() if isinstance(navigation, dict) else navigation:
            yield from paths_in(entry)


def _file(address: str) -> str:
    return f"{address}index.md"
