"""Publish a site: build it, audit the finished pages, register their addresses, and show the release; or roll back.

Each step ends before the next begins, and a kill between two of them loses nothing: addresses are registered before
anybody can see them, and the link to the new release is replaced last.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from citesite import addresses
from citesite.build.build import build_locked, locked_site
from citesite.build.editions import FOLDER as EDITIONS
from citesite.build.published import PublishedSite
from citesite.build.published_parts import is_large, read_published, refuse_others, write_published
from citesite.build.registry import LANGUAGE, WORD, folder_of, inside, is_retired, page_of, pages_of, retired_languages
from citesite.build.registry_parts import add_published, by_folder, is_divided
from citesite.build.request import BuildReport, Request
from citesite.build.rows import ASSETS, RETIRED
from citesite.build.store import Store
from citesite.diagnostics import CitesiteError, Diagnostic, Severity
from citesite.files.links import mode_of, refuse_inside
from citesite.files.manifest import manifest_of
from citesite.files.scan import OF_PUBLISH, PUBLISHED, ROOT_FILES, digest_of, root_files
from citesite.files.system import refuse_without_links
from citesite.files.translations import FOLDER as TRANSLATIONS
from citesite.publish.audit import audit
from citesite.publish.comparison import compared
from citesite.publish.past import keep_past, refuse_lost
from citesite.publish.releases import (
    current,
    differences,
    earlier,
    index_faults,
    locked,
    refuse,
    release,
    show,
    store_of,
)
from citesite.publish.versions import keep_versions
from citesite.read.files import locate, read_text
from citesite.read.languages import edition_folder
from citesite.render.pages import own_templates

_PROMISED = frozenset((addresses.HOME, addresses.FEED, addresses.SITEMAP))
"""Addresses that readers and their programs keep, beside those of pages, which end with a slash. A topic's feed goes
with its topic."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What a publish did."""

    report: BuildReport
    """What the build before it found and did."""
    faults: list[str] = field(default_factory=list)
    """What is wrong with the finished site; nothing was published then."""
    silent: list[Diagnostic] = field(default_factory=list)
    """Statements that say something else than was published, without a word to readers; nothing was published then."""
    new_addresses: int = 0
    """How many addresses the registry has for the first time."""
    is_registry_new: bool = False
    """Whether there was no registry before, so that no earlier address is known."""
    is_registry_divided: bool = False
    """Whether they are in the files of a folder."""
    is_past_divided: bool = False
    """Whether what topics say was moved into the files of a folder now."""
    release: str = ""
    """The name of the release that is shown; empty if the site stays in the output folder."""
    is_new: bool = False
    """Whether that release was made now; false if nothing had changed."""
    unreadable: list[Diagnostic] = field(default_factory=list)
    """What is wrong with the file that says what was published before; nothing was published then."""

    @property
    def is_published(self) -> bool:
        """Whether the site was published."""
        return self.report.output is not None and not (self.faults or self.silent or self.unreadable)


def publish(
    request: Request, dest: Path | None, keep: int, minor: str = "", with_versions: bool = False
) -> Publication:
    """Build a site, audit it, register its addresses, and show it at a place if one is given.

    Args:
        request: the build.
        dest: the place it is served from, a link to a release; None to leave the site in the output folder.
        keep: how many earlier releases stay for a rollback.
        minor: why changed words need no entry in `changes:`; empty if they do.
        with_versions: keep a permanent copy of the pages of each topic that says something else than before.

    Raises:
        CitesiteError: for what is not content. What was published before is still shown.
    """
    dest = _absolute(dest)
    if dest:
        refuse_without_links("publishing to DEST")
        refuse(dest)
        mode_of(store_of(dest), request.root)
    with locked_site(request) as folder:
        if folder is None:
            raise CitesiteError(f"cannot write {request.root / '.citesite'}, which publishing needs")
        report = build_locked(request, folder)
        if report.output is None:
            return Publication(report)
        try:
            built = Store.opened(folder / "cache.sqlite")
            done = _publish_built(request, report, built, dest, keep, minor, with_versions)
            if done is None:
                report = build_locked(request, folder)
                done = _publish_built(request, report, Store.opened(folder / "cache.sqlite"), dest, keep, minor)
            return done or Publication(report)
        except sqlite3.DatabaseError as problem:
            raise CitesiteError(f"the cache failed: {problem}") from None


def _publish_built(
    request: Request,
    report: BuildReport,
    store: Store,
    dest: Path | None,
    keep: int,
    minor: str,
    with_versions: bool = False,
) -> Publication | None:
    """Audit a site that was built, register its addresses, and show it; None if pages were kept, so that it is old."""
    root = request.root
    output = report.output or root
    try:
        if dest:
            known = json.loads(store.value("site"))
            own = (known["content"], known["templates"], "locale", ROOT_FILES, TRANSLATIONS, *OF_PUBLISH, ".citesite")
            refuse_inside(dest, root, own)
            if output.resolve() in (dest, *dest.parents):
                raise CitesiteError(f"{dest} is in the output folder of the build; name a place outside it")
        kept, malformed = read_published(root / PUBLISHED)
        kept = kept or PublishedSite()
        refuse_lost(root, dest, kept.topics, output)
        if malformed:
            refused = [d._replace(severity=Severity.ERROR) for d in locate(malformed, root)]
            return Publication(report, unreadable=refused)
        silent, says = compared(request, store, dest, minor, kept)
        found = _audited(request, output, store) + index_faults(output)
        if found or silent:
            return Publication(report, found, silent)
        if with_versions and _keep_versions(request, output, store):
            return None
        if is_large(says) and not says.is_divided:
            refuse_others(root)
        is_registry_new = not store.registry.registered()
        count = _register(root, store)
        is_new_folder = write_published(root, says) and not says.is_divided
        done = Publication(report, [], [], count, is_registry_new, is_divided(root), is_new_folder)
        if dest is None:
            keep_past(root, dest)
            return done
        with locked(dest):
            keep_past(root, dest)
            before = current(dest)
            name = release(output, dest, keep, says._replace(is_divided=False).text)
        return replace(done, release=name, is_new=name != before)
    finally:
        store.commit()


def _keep_versions(request: Request, output: Path, store: Store) -> int:
    """Keep the pages of topics that say something new, in every language; return how many versions are new."""
    day, root = request.as_of.isoformat(), request.root
    kept = keep_versions(root, output, store, day)
    for language in _translated_into(store):
        folder = edition_folder(language)
        edition = Store.opened(root / ".citesite" / EDITIONS / folder / "cache.sqlite")
        try:
            kept += keep_versions(root, output / folder, edition, day, language)
        finally:
            edition.discard()
    return kept


def _translated_into(store: Store) -> list[str]:
    """Return the languages of the editions that were built, beside the first."""
    found: list[str] = json.loads(store.value("site")).get("languages", [])
    return found


def _absolute(dest: Path | None) -> Path | None:
    # Not resolved: the last part of it is the link itself.
    return Path(os.path.abspath(dest)) if dest else None  # noqa: PTH100


def _audited(request: Request, output: Path, store: Store) -> list[str]:
    """Return what is wrong with the finished site. Pages that were audited before are not read again."""
    digests = manifest_of(output)
    if digests is None:
        raise CitesiteError(f"{output} has no manifest; build it again")
    known = store.pages.audited()
    facts: dict[str, str] = {}
    limit = int(store.value("page weight limit") or 0)
    settings = json.loads(store.value("settings"))
    templates = _own_templates(request.root / settings["templates"], request.root)
    url = settings["url"] or ""
    as_they_are = root_files(request.root)
    found = audit(output, digests, _must_lead(store), limit, known, facts.__setitem__, templates, url, as_they_are)
    store.pages.keep_audited(facts, known.keys() - set(digests.values()))
    return found


def _own_templates(folder: Path, root: Path) -> dict[str, str]:
    """Return the text of each of the site's own templates, by its path below the site's folder."""
    paths = [folder / name for name in sorted(own_templates(folder))]
    return {path.relative_to(root).as_posix(): read_text(path) for path in paths}


def _must_lead(store: Store) -> Iterator[str]:
    """Yield every published address that is not retired together with its page, in every language.

    Of a language that is retired, all pages lead on.
    """
    registered, retired = store.registry.registered(), store.registry.retired()
    languages = [f"{edition_folder(language)}/" for language in _translated_into(store)]
    yield from languages
    yield from (folder + address for address in _in_use(registered, retired) for folder in ["", *languages])
    gone = retired_languages(registered, retired)
    yield from (folder + page for folder in sorted(gone) for page in ["", *pages_of(registered)])


def _in_use(registered: Mapping[str, Mapping[str, str]], retired: Mapping[str, object]) -> Iterator[str]:
    """Yield every published address, below the folder of a language, that is not retired together with its page.

    A file that is retired is no page that could say so: nothing is there.
    """
    for folder, names in registered.items():
        for name in (name for name, kind in names.items() if kind != LANGUAGE):
            address = page_of(folder) + name
            page = address.partition("#")[0]
            if not is_retired(page, retired):
                yield address
            elif page.endswith("/"):
                yield page


def addresses_now(store: Store) -> dict[str, str]:
    """Return every address of the last build that readers may keep, with the kind of what holds it.

    Works that nobody has read are listed, and may go again.
    """
    found: dict[str, str] = {}
    for topic, held in store.registry.held_by_all_topics():
        found |= {addresses.topic(topic) + name: kind for name, kind in held.items()}
    left_out, registered = set(store.unpublished.topics_left_out().values()), store.registry.registered()
    former = {record.then for record in store.references.former_topic_ids() if record.now not in left_out}
    unread = {f"sources/{name}" for name in store.unpublished.unread_sources()} - registered.keys()
    found |= {addresses.topic(name): "topic" for name in former}
    found |= {f"{edition_folder(language)}/": LANGUAGE for language in _translated_into(store)}
    found |= {f"{addresses.GLOSSARY}{WORD}{name}": "term" for name in store.registry.terms_held()}
    for page in store.pages.all():
        address = page.address
        is_kept = (address in _PROMISED or address.endswith("/")) and not addresses.is_hand_over(address)
        is_page = page.group not in (ASSETS, RETIRED) and is_kept and folder_of(address) not in unread
        if is_page and address not in found and folder_of(address) not in former:
            found[address] = "source" if page.group.kind == "source" else "page"
    return found


def _register(root: Path, store: Store) -> int:
    """Add new addresses to the registry; return how many."""
    known = store.registry.registered()
    new = {a: kind for a, kind in addresses_now(store).items() if inside(a) not in known.get(folder_of(a), ())}
    written = add_published(root, new)
    for path, published in written.items():
        store.registry.keep_registered(path, by_folder(published))
    # Whatever their times say, these files were written just now: the next build compares their bytes.
    seen = json.loads(store.value("registry") or "{}")
    store.set_value("registry", json.dumps(seen | {path: ["", digest_of(root / path)] for path in written}))
    return len(new)


def rollback(dest: Path) -> str:
    """Show the release before the one that is shown; return its name.

    Raises:
        CitesiteError: if there is no such release, or its files are not as they were published.
    """
    place = _absolute(dest)
    if place is None or not current(place):
        raise CitesiteError(f"{dest} is no place that citesite publishes to")
    with locked(place):
        refuse(place)
        names = earlier(place)
        if not names:
            raise CitesiteError(f"there is no release before {current(place)} in {store_of(place)}")
        damaged = differences(store_of(place) / names[0])
        if damaged:
            state, name = damaged[0]
            raise CitesiteError(f"release {names[0]} is not as it was published: {name} was {state}")
        show(place, names[0])
    return names[0]
