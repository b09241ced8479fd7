"""Hand a topic or a part of it to a patient: its address, and its page as a PDF file that Chromium prints."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path
from typing import Literal

from citesite import addresses
from citesite.build.registry import made_by_topic
from citesite.diagnostics import CitesiteError, ContentError, did_you_mean
from citesite.files.atomic import move, replace
from citesite.files.content import Kind
from citesite.files.system import is_root
from citesite.files.workspace import temporary_folder
from citesite.read.content import Content

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SECONDS = 120
"""The time limit for Chromium, whose first start on a slow machine takes long."""


def address_of(site: Content, where: str, is_handout: bool = False, edition: str = "") -> str:
    """Return the address of `topic`, or of a place in it, `topic#place`, relative to the top of the site.

    Args:
        site: the site's content.
        where: the id of a topic, and that of a section, claim, takeaway or analysis in it. A former id of a place is
            taken for what the place is called now.
        is_handout: return the page of a section alone, which exists only as long as the section does. The place on the
            topic's page is kept for ever: a record's `formerly:` takes it over.
        edition: the language of the address that a refusal names; empty for the first.

    Raises:
        ContentError: if the topic has mistakes of form.
        CitesiteError: if there is no such topic or place, or no handout of it.
    """
    name, _, place = where.partition("#")
    try:
        content = site.topic(name)
    except ContentError:
        raise
    except CitesiteError as problem:
        raise CitesiteError(f"{problem}; {_instead(site, name, edition)}") from None
    known = {made.removeprefix("#"): kind for made, kind in made_by_topic(content, has_handouts=False).items() if made}
    place = {then: now for _, now, then, _ in content.former_ids}.get(place, place)
    if place and place not in known:
        hint = did_you_mean(place, known) or f"`citesite link {name}` is the whole topic"
        raise CitesiteError(f'topic "{name}" has no place "{_shown(place)}"; {hint}')
    if not is_handout:
        return addresses.topic(name) + (f"#{place}" if place else "")
    if not site.settings.pages.sections:
        raise CitesiteError("this site makes no handouts: its settings say `pages: {sections: false}`")
    if known.get(place) != "section":
        sections = ", ".join(section.record.id for section in content.sections)
        what = f'"{place}" is no section' if place else "a topic has no handout"
        raise CitesiteError(f"{what}; name one of {sections}, as in {name}#{content.sections[0].record.id}")
    return addresses.section(name, place)


def _instead(site: Content, name: str, edition: str) -> str:
    """Return what has an address of its own, for a name that no topic has."""
    pages = (item.record.id for file in site.shared_files(Kind.PAGE) for item in file.records)
    if name in pages:
        return f'the page "{name}" is at {site.settings_in(edition).base}{addresses.page(name)}'
    return "`citesite link` is for topics, and for sections, claims and takeaways in them"


def print_page(site: Path, page: str, base: str, file: Path, paper: Literal["A4", "Letter"], root: Path) -> None:
    """Print a page of a finished site as a PDF file.

    A copy of the page is printed that says where it is published, so that its links lead there and not into a folder of
    this machine.

    Args:
        site: the folder a build wrote.
        page: the address of the page, relative to the top of the site.
        base: the address of the site, ending with a slash.
        file: the PDF to write; its folder has to exist.
        paper: the size of a sheet.
        root: the site's own folder.

    Raises:
        CitesiteError: if there is no Chromium or no such page, or if printing fails.
    """
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise CitesiteError(f"printing needs Chromium or Chrome, but none of {', '.join(_BROWSERS)} is installed")
    source = site / addresses.file_of(page)
    try:
        text = _for_paper(source.read_text("utf-8"), source.parent, base + page, paper)
    except FileNotFoundError:
        raise CitesiteError(f"there is no {source}; `citesite build` makes it") from None
    if not file.absolute().parent.is_dir():
        raise CitesiteError(f"there is no folder {file.parent}")
    # In the folder of the PDF, because Chromium as a snap sees neither /tmp nor folders with a dot.
    with temporary_folder("citesite-print-", file.absolute().parent) as folder:
        copy, printed = folder / "page.html", folder / "page.pdf"
        replace(copy, text, folder)
        command = [
            browser, "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND",
            "--no-pdf-header-footer", f"--user-data-dir={folder}/browser", f"--print-to-pdf={printed}", copy.as_uri(),
        ]  # fmt: skip
        if is_root():
            # Chromium refuses to start for root with its sandbox; the page is our own and runs no script.
            command.insert(1, "--no-sandbox")
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise CitesiteError(f"{browser} did not print {page} within {_SECONDS} seconds") from None
        if done.returncode or not printed.exists():
            raise CitesiteError(f"{browser} did not print {page}: exit code {done.returncode}")
        move(printed, file, root)


def _for_paper(page: str, folder: Path, url: str, paper: str) -> str:
    """Return a page without scripts, with links to the published site and styles and pictures from this folder."""

    def from_here(found: re.Match[str]) -> str:
        return f'{found[1]}{(folder / html.unescape(found[2])).resolve().as_uri()}"'

    page = re.sub(r"<script\b.*?</script>", "", page, flags=re.DOTALL)
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    page = re.sub(r'(\bsrc="|<link rel="stylesheet" href=")([^":]+)"', from_here, page)
    base, size = f'<base href="{html.escape(url)}">', f"<style>@page {{ size: {paper} }}</style>"
    return page.replace("</head>", f"{base}{size}</head>", 1)


def _shown(text: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in text[:80])
