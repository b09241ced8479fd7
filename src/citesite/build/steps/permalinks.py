"""Addresses that never die: compare what the registry says was published with what this build makes (invariant A10).

Only the addresses of what changed are compared. A file of the registry is read when it has changed; the store keeps it,
one row for all addresses of a topic or of a source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from citesite import addresses
from citesite.build.address_rules import RETIRED_ADDRESS_IN_USE, RETIRED_TO_NOWHERE, VANISHED_ADDRESS, lost_addresses
from citesite.build.changes import Changes
from citesite.build.inputs import Inputs
from citesite.build.pages_made import PagesMade
from citesite.build.published_parts import read_published
from citesite.build.registry import (
    LANGUAGE,
    WORD,
    Registry,
    folder_of,
    inside,
    is_retired,
    page_of,
    pages_of,
    parsed,
    placed,
    retired_languages,
)
from citesite.build.registry_parts import Addresses, by_folder, is_divided, missing_parts, place_of, read_part
from citesite.build.rendering import make_page
from citesite.build.rows import RETIRED, Retired
from citesite.build.store import Store
from citesite.diagnostics import Diagnostic, Place
from citesite.files.scan import PUBLISHED, REGISTRY
from citesite.pages import SITE_FOLDERS, retired_page, site_addresses, taken_by_settings
from citesite.read.files import locate, read_text

MANY = 50
"""After so many addresses that are gone, the rest are counted: they have one cause."""


def read_registry(build: Inputs) -> Changes:
    """Read the files of the registry that have changed, and find out which addresses were retired or restored since."""
    store, seen = build.store, build.plan.registry
    if not seen.is_changed:
        return Changes()
    before = store.registry.retired()
    texts = {path: read_text(build.root / path) for path in sorted({REGISTRY, *seen.changed})}
    problems: list[Diagnostic] = []
    for path in sorted(seen.changed):
        addresses_read = read_part(build.root, path, texts[path]) if path in seen.files else Addresses({}, [])
        store.registry.keep_registered(path, by_folder(addresses_read.published))
        problems += addresses_read.problems
    problems += missing_parts(build.root, texts[REGISTRY])
    store.registry.keep_retired(_retired(parsed(texts[REGISTRY])[0], store))
    changed = set(before.items()) ^ set(store.registry.retired().items())
    return Changes(
        diagnostics=tuple(locate(problems, build.root)),
        topics_retired=frozenset(folder_of(address) for address, _ in changed),
        is_overview_changed=bool(changed),
        registry_unsure=frozenset(path for path, text in texts.items() if _digest(text) != seen.digest(path)),
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def _retired(registry: Registry, store: Store) -> dict[str, Retired]:
    rows = {address: Retired(entry.why, entry.go[1:], True) for address, entry in registry.retired.items()}
    for address, entry in registry.retired.items():
        # A section has two addresses, its place and its handout; whoever retires one means both.
        twin = _twin(address)
        folder = folder_of(address)
        kinds = store.registry.registered([folder]).get(folder, {}) if twin else {}
        if twin and kinds.get(inside(twin)) == kinds.get(inside(address)) == "section":
            rows.setdefault(twin, Retired(entry.why, entry.go[1:], False))
    return rows


def _twin(address: str) -> str:
    """Return the other address of a section: its handout for its place on the topic's page, and the other way about."""
    topic, _, rest = address.partition("/")
    return f"{topic}/{rest[1:]}/" if rest.startswith("#") else f"{topic}/#{rest[:-1]}" if rest.endswith("/") else ""


def check_permalinks(build: Inputs, known: Changes, all_topics_are_known: bool) -> Iterator[Diagnostic]:
    """Find published addresses that nothing holds any more, and retired ones that are in use or lead nowhere.

    Args:
        build: the inputs.
        known: what the steps before found out.
        all_topics_are_known: whether no mistake hides a topic.
    """
    retired = build.store.registry.retired()
    if wrong := list(_wrongly_retired(build, known, retired, all_topics_are_known)):
        yield from placed(wrong, read_text(build.root / REGISTRY))
    is_all = build.is_everything_new or build.plan.registry.is_changed
    found: list[_Gone] = []
    published = build.store.registry.registered(None if is_all else sorted(known.folders))
    if build.request.lint and not build.store.registry.registered():
        # Only a check compares the content with what was published.
        yield from _lost_registry(build, known)
    for folder, registered in published.items():
        if not _is_hidden(folder, build, known):
            found += _vanished(build, folder, registered, retired, all_topics_are_known)
    yield from _reported(found, build)


def _lost_registry(build: Inputs, known: Changes) -> Iterator[Diagnostic]:
    """Find out whether a registry without a published address had some: what was published says which topics had."""
    if any(wrong.place.path == REGISTRY for wrong in known.diagnostics):
        return
    before, _ = read_published(build.root / PUBLISHED)
    if before and before.topics and not build.request.edition:
        copy = build.root / ".citesite" / REGISTRY
        way = (
            f"cp {copy} {build.root / REGISTRY}"
            if read_text(copy) and not is_divided(copy.parent)
            else f"git checkout {REGISTRY}"
        )
        yield lost_addresses([addresses.topic(name) for name in sorted(before.topics)], False, way)


class _Gone(NamedTuple):
    """A published address that nothing holds any more."""

    address: str
    kind: str
    folder: str
    more: str = ""
    """What is gone with it."""
    is_draft: bool = False
    """Whether the topic that had it is a draft again."""
    heir: str = ""
    """The only new record that may have taken its place."""
    taken_by: str = ""
    """What the settings say that takes it away; empty where they do not."""


def _reported(found: list[_Gone], build: Inputs) -> Iterator[Diagnostic]:
    """Yield diagnostics for the first of some addresses that are gone, and the number of the rest."""
    texts: dict[str, str] = {}
    found = _with_causes(found, build)
    for gone in found[:MANY]:
        yield _vanished_address(gone, *place_of(build.root, gone.address, texts))
    if len(found) > MANY:
        message = f"{len(found) - MANY:,} more published addresses are gone"
        yield VANISHED_ADDRESS.at(
            Place(REGISTRY) / "published", message, "correct the first ones; they may have one cause"
        )


def _with_causes(found: list[_Gone], build: Inputs) -> list[_Gone]:
    """Return addresses that are gone with what takes each away; of the sources that a setting takes away, the first."""
    single, of_sources = list[_Gone](), list[_Gone]()
    for gone in found:
        cause = ", ".join(taken_by_settings(gone.address, gone.kind, build.config))
        (of_sources if cause and gone.kind == "source" else single).append(gone._replace(taken_by=cause))
    more = f" with {len(of_sources) - 1:,} more" if of_sources[1:] else ""
    return [gone._replace(more=more) for gone in of_sources[:1]] + single


def _is_hidden(folder: str, build: Inputs, known: Changes) -> bool:
    """Return whether a mistake in a shared file hides which addresses a folder has: that is one mistake, not many.

    A record that does not fit its model hides the ids it had before, too, which may be any. A file that is misplaced
    may be any of the others.
    """
    if build.plan.misplaced:
        return True
    kind = "term" if folder == "glossary" else "source" if folder.startswith(addresses.SOURCES) else ""
    return kind in known.unreadable or any(misshapen == kind for misshapen, _ in known.misshapen)


def _wrongly_retired(
    build: Inputs, known: Changes, retired: Mapping[str, Retired], all_topics_are_known: bool
) -> Iterator[Diagnostic]:
    for address, entry in retired.items():
        place = Place(REGISTRY) / "retired" / f"/{address}"
        if entry.is_written and folder_of(address) in build.config.edition_folders:
            message = f'"/{address}" is retired, but the site in another language has this address'
            yield RETIRED_ADDRESS_IN_USE.at(place.key(), message, "remove the entry, or name a region in languages:")
        elif entry.is_written and _is_made(build, address) is True:
            message = f'"/{address}" is retired, but something has this address'
            yield RETIRED_ADDRESS_IN_USE.at(place.key(), message, "remove the entry, or give the record its own id")
        elif entry.is_written and all_topics_are_known and not may_be_made(build, known, entry.go):
            message = f'"/{address}" is retired and sends readers to "/{entry.go}", which nothing has'
            yield RETIRED_TO_NOWHERE.at(place / "go", message, "name an address of a page or of a place on one")


def may_be_made(build: Inputs, known: Changes, address: str) -> bool:
    """Return whether a record or the site itself has an address, or a mistake hides that."""
    return _is_made(build, address) is not False or _is_hidden(folder_of(address), build, known)


def _is_made(build: Inputs, address: str) -> bool | None:
    """Return whether a record or the site itself has an address; None if a mistake hides that."""
    if address in site_addresses(build.config) or address in map(
        addresses.category, (c.id for c in build.config.categories)
    ):
        return True
    made = addresses_in(build, folder_of(address))
    return None if made is None else inside(address) in made


def addresses_in(build: Inputs, folder: str) -> dict[str, str] | None:
    """Return the addresses that records hold in a folder, from the folder on; None if a mistake hides them."""
    store = build.store
    if folder in build.config.edition_folders:
        return {"": LANGUAGE}
    if folder == "glossary":
        return {"": "page"} | {WORD + name: "term" for name in store.registry.terms_held()}
    if folder.startswith(addresses.SOURCES):
        name, drafts = folder.removeprefix(addresses.SOURCES), build.request.drafts
        is_shown = store.unpublished.is_source_shown(name, drafts) or name in store.references.renamed_sources()
        return {"": "source"} if build.config.pages.sources and is_shown else {}
    if build.library.pages.keys() & {folder} or any(folder in card.formerly for card in build.library.pages.values()):
        return {"": "page"}
    made: dict[str, str] = {}
    for held in store.registry.held_by_topics(folder):
        if held is None:
            return None
        made |= held
    return made


def _vanished(
    build: Inputs, folder: str, registered: Mapping[str, str], retired: Mapping[str, Retired], is_sure: bool
) -> Iterator[_Gone]:
    made = addresses_in(build, folder)
    if made is None or (not made and not is_sure):
        return
    top = page_of(folder)
    gone = {
        name: kind
        for name, kind in registered.items()
        if kind != "page" and name not in made and not is_retired(top + name, retired)
    }
    if gone.get("") == LANGUAGE:
        yield _Gone(top, LANGUAGE, folder, " with all below it")
        return
    if "" in gone and len(gone) > 1:
        is_draft = folder in build.store.unpublished.topics_left_out().values()
        yield _Gone(top, gone[""], folder, f" with {len(gone) - 1} places and parts of it", is_draft)
        return
    new = {name: kind for name, kind in made.items() if name not in registered}
    for number, (name, kind) in enumerate(gone.items()):
        # A section is reported once, by its place.
        if not (name.endswith("/") and f"#{name[:-1]}" in gone):
            alike = new.items() if number < 2 * MANY else ()
            heirs = [n.removeprefix(WORD).strip("#/") for n, k in alike if k == kind and n[:1] == name[:1]]
            yield _Gone(top + name, kind, folder, heir=heirs[0] if len(heirs) == 1 else "")


def _vanished_address(gone: _Gone, path: str, line: int) -> Diagnostic:
    """Return the diagnostic for a published address that nothing holds any more, at its line of the registry."""
    address, kind, folder, more, is_draft, heir, taken_by = gone
    name = inside(address).removeprefix(WORD).strip("#/") or folder.rpartition("/")[2]
    of = f' of topic "{folder}"' if kind not in ("topic", "source", "term", "page") else ""
    noun = {"term": "glossary term"}.get(kind, kind)
    who = {"page": "a page of the site", LANGUAGE: "the site in another language"}.get(kind, f'{noun} "{name}"{of}')
    message = f'the published address "/{address}" is gone{more}; {who} had it'
    instead = f'"formerly: [{name}]" on the {noun} that took its place' + (f' ("{heir}" is new)' if heir else "")
    whole = addresses.SOURCES if taken_by and kind == "source" else address
    go = "/" if kind == LANGUAGE else "/..."
    retire = f'{{why: "...", go: {go}}} for "/{whole}" under "retired:" in {REGISTRY}'
    hint = f"write {instead}, or {retire}"
    if taken_by:
        hint = f"the settings take it away ({taken_by}): change them back, or write {retire}"
    elif kind == "page" and (folder in SITE_FOLDERS or not address.endswith("/") or inside(address)):
        # No page of the site's own can have had it.
        hint = f"bring back what had it, or write {retire}"
    if is_draft:
        hint = 'a draft has no page: write "status: published" in the topic, or "status: withdrawn" to warn its readers'
    return VANISHED_ADDRESS.at(Place(path), message, hint)._replace(line=line, column=3)


def make_retired_pages(build: Inputs, known: Changes) -> Changes:
    """Make the pages at retired addresses. There are few, so they are looked at in every build that does anything."""
    fingerprints = build.fingerprints(RETIRED)
    before, made, pages = set(fingerprints), known.made(), []
    for address, entry in _retired_pages(build):
        group = build.store.pages.group_of(address)
        is_others = group is not None and group != RETIRED and address not in known.lost
        if address not in made and not is_others:
            page = retired_page(address, entry.why, entry.go, build.library, build.config)
            pages.append((RETIRED, make_page(page, fingerprints, build.job)))
            made.add(address)
    return Changes(pages=PagesMade(pages), lost=frozenset(before - made))


def _retired_pages(build: Inputs) -> Iterator[tuple[str, Retired]]:
    """Yield every page that is retired, itself, with the page above it or with its language."""
    retired = build.store.registry.retired()
    languages = retired_languages(build.store.registry.registered(map(folder_of, retired)), retired)
    for address, entry in retired.items():
        if not address.endswith("/") or (address in languages and build.request.edition):
            continue
        yield address, entry
        if address in languages:
            pages = pages_of(build.store.registry.registered())
            yield from ((address + page, entry._replace(go=page)) for page in pages)
            continue
        # Those of sources are in folders of their own.
        folders = None if address == addresses.SOURCES else [folder_of(address)]
        for folder, names in build.store.registry.registered(folders).items():
            below = (page_of(folder) + name for name in names if name.endswith("/") or not name)
            yield from ((name, entry) for name in below if name != address and name.startswith(address))


def check_pages(build: Inputs, known: Changes) -> Changes:
    """Find published pages of the site itself that this build does not make."""
    store, made = build.store, known.made()
    if build.is_everything_new or build.plan.registry.is_changed:
        made |= {page.address for page in store.pages.all()} - known.lost
        registered = store.registry.registered_with_pages()
    else:
        folders = {folder_of(address) for address in known.lost - made}
        registered = store.registry.registered(folders)
        made |= {address for folder in folders for address in store.pages.addresses_below(folder)} - known.lost
    retired = store.registry.retired()
    gone = [
        _Gone(page_of(folder) + name, kind, folder)
        for folder, names in registered.items()
        for name, kind in names.items()
        if kind == "page" and page_of(folder) + name not in made and not is_retired(page_of(folder) + name, retired)
    ]
    return Changes(diagnostics=tuple(locate(_reported(gone, build), build.root)))
