"""Addresses that never die: compare what the registry says was published with what this build makes (invariant A10).

Only the addresses of what changed are compared. The registry is read when its file has changed; the cache keeps it, one
row for all addresses of a topic or of a source.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from citesite import addresses
from citesite.build.registry import SOURCE_FOLDER, WORD, folder_of, inside, line_of, parsed, placed
from citesite.build.steps.state import Site
from citesite.build.store import Cache
from citesite.diagnostics import Diagnostic, Place, error
from citesite.files.scan import REGISTRY
from citesite.read.files import locate, read_text

SITE_PAGES = frozenset(
    {addresses.HOME, addresses.SOURCES, addresses.GLOSSARY, addresses.ABOUT, addresses.CHANGES, addresses.SEARCH}
)  # fmt: skip
MANY = 50
"""After so many addresses that are gone, the rest are counted: they have one cause."""


def read_registry(site: Site) -> None:
    """Read the registry where it has changed, and tell the work on topics which places are retired."""
    cache = site.cache
    if site.plan.registry_changed:
        before = _retired_rows(cache)
        registry, problems = parsed(read_text(site.request.root / REGISTRY))
        site.diagnostics += locate(problems, site.request.root)
        folders: dict[str, dict[str, str]] = {}
        for address, kind in registry.published.items():
            folders.setdefault(folder_of(address), {})[inside(address)] = kind
        cache.change("DELETE FROM registered")
        cache.change("DELETE FROM retired")
        cache.insert("registered", [(folder, json.dumps(found)) for folder, found in folders.items()])
        rows = {a: (a, entry.why, entry.go[1:], 1) for a, entry in registry.retired.items()}
        for a, entry in registry.retired.items():
            # A section has two addresses, its place and its handout; whoever retires one means both.
            twin = _twin(a)
            if twin and registry.published.get(twin) == registry.published.get(a) == "section":
                rows.setdefault(twin, (twin, entry.why, entry.go[1:], 0))
        cache.insert("retired", rows.values())
        changed = set(before.items()) ^ set(_retired_rows(cache).items())
        site.retired_changed = {folder_of(a) for a, _ in changed}
        site.topics_changed |= bool(changed)
    retired: dict[str, dict[str, tuple[str, str]]] = {}
    for address, (why, go) in _retired_rows(cache).items():
        page, _, place = address.partition("#")
        if place and page == f"{folder_of(address)}/":
            retired.setdefault(folder_of(address), {})[place] = (why, go)
    site.job = replace(site.job, retired=retired)


def _twin(address: str) -> str:
    """The other address of a section: its handout for its place on the topic's page, and the other way about."""
    topic, _, rest = address.partition("/")
    return f"{topic}/{rest[1:]}/" if rest.startswith("#") else f"{topic}/#{rest[:-1]}" if rest.endswith("/") else ""


def _retired_rows(cache: Cache) -> dict[str, tuple[str, str]]:
    return {address: (why, go) for address, why, go in cache.rows("SELECT address, why, go FROM retired")}


def _wrongly_retired(site: Site, all_topics_are_known: bool) -> Iterator[Diagnostic]:
    for address, go, is_written in site.cache.rows("SELECT address, go, is_written FROM retired ORDER BY address"):
        place = Place(REGISTRY) / "retired" / f"/{address}"
        if is_written and _is_made(site, address):
            message = f'"/{address}" is retired, but something has this address'
            yield error(
                "retired-address-in-use", place.key(), message, "take the entry out, or give the record its own id"
            )
        elif is_written and all_topics_are_known and not _is_made(site, go):
            message = f'"/{address}" is retired and sends readers to "/{go}", which nothing has'
            yield error("retired-to-nowhere", place / "go", message, "name an address of a page or of a place on one")


def check_permalinks(site: Site, all_topics_are_known: bool) -> Iterator[Diagnostic]:
    """Find published addresses that nothing holds any more, and retired ones that are in use or lead nowhere."""
    cache = site.cache
    retired = _retired_rows(cache)
    if wrong := list(_wrongly_retired(site, all_topics_are_known)):
        yield from placed(wrong, read_text(site.request.root / REGISTRY))
    everything = site.everything or site.plan.registry_changed
    query = "SELECT folder, addresses FROM registered" + ("" if everything else " WHERE folder = ?")
    found: list[Diagnostic] = []
    for key in [()] if everything else [(folder,) for folder in sorted(site.touched)]:
        for folder, stored in cache.rows(query, *key):
            found += _vanished(site, folder, json.loads(stored), retired, all_topics_are_known)
    yield from found[:MANY]
    if len(found) > MANY:
        message = f"{len(found) - MANY:,} more published addresses are gone"
        yield error(
            "vanished-address", Place(REGISTRY) / "published", message, "mend the first ones; they may have one cause"
        )


def _vanished(
    site: Site, folder: str, registered: dict[str, str], retired: dict[str, tuple[str, str]], is_sure: bool
) -> Iterator[Diagnostic]:
    made = _made_in(site, folder)
    if made is None or (not made and not is_sure):
        return
    top = page_of(folder)
    gone = {
        name: kind
        for name, kind in registered.items()
        if kind != "page" and name not in made and not is_retired(top + name, retired)
    }
    if "" in gone and len(gone) > 1:
        yield vanished(top, gone[""], folder, f" with {len(gone) - 1} places and parts of it", "", site)
        return
    new = {name: kind for name, kind in made.items() if name not in registered}
    for name, kind in gone.items():
        # A section is told of once, by its place.
        if not (name.endswith("/") and f"#{name[:-1]}" in gone):
            heirs = [n.removeprefix(WORD).strip("#/") for n, k in new.items() if k == kind and n[:1] == name[:1]]
            yield vanished(top + name, kind, folder, "", heirs[0] if len(heirs) == 1 else "", site)


def vanished(address: str, kind: str, folder: str, more: str, heir: str, site: Site) -> Diagnostic:
    """The diagnostic for a published address that nothing holds any more."""
    name = inside(address).removeprefix(WORD).strip("#/") or folder.rpartition("/")[2]
    of = f' of topic "{folder}"' if kind not in ("topic", "source", "term", "page") else ""
    noun = {"term": "glossary term"}.get(kind, kind)
    who = "a page of the site" if kind == "page" else f'{noun} "{name}"{of}'
    message = f'the published address "/{address}" is gone{more}; {who} had it'
    instead = f'"formerly: [{name}]" on the {noun} that took its place' + (f' ("{heir}" is new)' if heir else "")
    retire = f'{{why: ..., go: /...}} for "/{address}" under "retired:" in {REGISTRY}'
    hint = f"write {instead}, or {retire}" if kind != "page" else f"write {retire}"
    text = read_text(site.request.root / REGISTRY)
    return replace(error("vanished-address", Place(REGISTRY), message, hint), line=line_of(text, address), column=3)


def page_of(folder: str) -> str:
    """The address of the page that a folder of addresses begins with."""
    return f"{folder}/" if folder and "." not in folder else folder


def is_retired(address: str, retired: dict[str, tuple[str, str]]) -> bool:
    """Whether an address is retired, itself or with the page it is on or below."""
    page = address.partition("#")[0]
    parts = page.split("/")[:-1]
    above = ["/".join(parts[:depth]) + "/" for depth in range(1, len(parts) + 1)]
    return any(name in retired for name in (address, page, *above))


def _made_in(site: Site, folder: str) -> dict[str, str] | None:
    """The addresses that records hold in a folder, from the folder on; None where a mistake hides them."""
    cache = site.cache
    if folder == "glossary":
        terms = cache.rows("SELECT id FROM shared WHERE kind = 'term' UNION SELECT id FROM formers WHERE kind = 'term'")
        return {"": "page"} | {WORD + name: "term" for (name,) in terms}
    if folder.startswith(SOURCE_FOLDER):
        name = folder.removeprefix(SOURCE_FOLDER)
        query = (
            "SELECT 1 FROM shared WHERE kind = 'source' AND id = ?"
            " UNION SELECT 1 FROM formers WHERE kind = 'source' AND id = ?"
        )
        return {"": "source"} if site.config.pages.sources and cache.rows(query, name, name) else {}
    query = (
        "SELECT topics.unit, made.addresses FROM topics LEFT JOIN made ON made.unit = topics.unit"
        " WHERE topics.id = ? OR topics.id IN (SELECT now FROM formers WHERE kind = 'topic' AND id = ?)"
    )
    made: dict[str, str] = {}
    for _, stored in cache.rows(query, folder, folder):
        if stored is None:
            return None
        made |= json.loads(stored)
    return made


def _is_made(site: Site, address: str) -> bool:
    if address in SITE_PAGES:
        return True
    made = _made_in(site, folder_of(address))
    return made is None or inside(address) in made


def check_pages(site: Site) -> None:
    """Find published pages of the site itself that this build does not make."""
    cache = site.cache
    made = {page.address for _, page in site.made}
    if site.everything or site.plan.registry_changed:
        made |= {a for (a,) in cache.rows("SELECT address FROM pages")} - site.lost
        rows = cache.rows("SELECT folder, addresses FROM registered WHERE addresses LIKE '%\"page\"%'")
    else:
        folders = {folder_of(address) for address in site.lost - made}
        rows = [
            row for f in folders for row in cache.rows("SELECT folder, addresses FROM registered WHERE folder = ?", f)
        ]
        made |= {a for f in folders for (a,) in cache.rows(_PAGES_IN, f, f"{f}/*")} - site.lost
    retired = _retired_rows(cache)
    for folder, stored in rows:
        for name, kind in json.loads(stored).items():
            address = page_of(folder) + name
            if kind == "page" and address not in made and not is_retired(address, retired):
                site.diagnostics += locate([vanished(address, kind, folder, "", "", site)], site.request.root)


_PAGES_IN = "SELECT address FROM pages WHERE address = ? OR address GLOB ?"


def retired_pages(site: Site) -> Iterator[tuple[str, str, str]]:
    """Every page that is retired, itself or with the page above it: address, reason, address to go to."""
    cache = site.cache
    for address, (why, go) in sorted(_retired_rows(cache).items()):
        if not address.endswith("/"):
            continue
        yield address, why, go
        folder = folder_of(address)
        if address == f"{folder}/":
            for (stored,) in cache.rows("SELECT addresses FROM registered WHERE folder = ?", folder):
                yield from ((address + name, why, go) for name in json.loads(stored) if name.endswith("/"))
