"""Put what was made in place, and keep what the next build compares with; or take it all back."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from citesite import addresses
from citesite.build.changes import Changes
from citesite.build.ground import ground_signatures
from citesite.build.holder import mark_of
from citesite.build.inputs import Inputs
from citesite.build.job import forget_templates
from citesite.build.outputs import is_left_as_known, place_of, stamp, stamp_of
from citesite.build.processes import uninterrupted
from citesite.build.request import BuildReport
from citesite.build.rows import ASSETS, StoredFile, StoredPage
from citesite.build.store.units import as_text
from citesite.diagnostics import ordered
from citesite.files.manifest import MANIFEST
from citesite.files.output import FileDigests, publish, stage, unstage, unstage_all
from citesite.files.scan import Signature
from citesite.pages import own_assets
from citesite.read.files import read_assets, read_root_files
from citesite.read.languages import edition_folder
from citesite.read.look import images_of


def write_site(build: Inputs, known: Changes, settings: Signature) -> BuildReport:
    """Put staged pages in place, delete those that are no longer made, and keep what was learnt.

    Args:
        build: the inputs.
        known: what all steps found out and made.
        settings: the signature of the settings before they were read.
    """
    store, output = build.store, build.output
    assets = _assets(build)
    is_steady = _is_ground_steady(build, settings)
    if not is_steady:
        forget_templates()
    lost = set(known.lost)
    if assets:
        lost |= store.pages.addresses(ASSETS) - {asset.row.address for asset in assets}
    if lost:
        lost.difference_update(page.address for _, page in known.pages)
    # Ctrl-C leaves the old site or the new one, and nothing between.
    with uninterrupted():
        _put_in_place(build, known, assets, lost)
        store.pages.keep(chain(_rows(build, known, is_steady), (asset.row for asset in assets)), lost)
        written = chain((page.address for _, page in known.pages), (asset.row.address for asset in assets))
        stamps = ((address, stamp_of(f"{output}/{addresses.file_of(address)}")) for address in written)
        store.stamps.keep(chain(build.outputs.restamped.items(), stamps), lost)
        files, html = store.stamps.count()
        counts = _kept(build, known, files, html, is_steady)
        store.commit()
    reasons, states = dict[str, str](), Counter(asset.state for asset in assets)
    for _, page in known.pages:
        states[page.state] += 1
        if page.reason:
            reasons[page.address] = page.reason
    reasons |= dict.fromkeys(lost, "no longer made")
    new, changed = states["new"], states["changed"]
    done = {"new": new, "changed": changed, "equal": files - new - changed, "deleted": len(lost)}
    return BuildReport(ordered(known.diagnostics), output, done, counts, reasons)


def _put_in_place(build: Inputs, known: Changes, assets: Iterable[_Asset], lost: Collection[str]) -> None:
    """Put staged files in place, and delete those of lost addresses."""
    store = build.store
    digests: dict[str, str] = {}
    staged: list[str] = []
    made = ((page.address, page.content, page.state) for _, page in known.pages)
    other = ((asset.row.address, asset.row.content, asset.state) for asset in assets)
    for address, content, state in chain(made, other):
        name = addresses.file_of(address)
        digests[name] = content or store.pages.content(address)
        if state in ("new", "changed"):
            staged.append(name)

    def all_digests() -> dict[str, str]:
        left = ((address, content) for address, content in store.pages.contents() if address not in lost)
        return {addresses.file_of(address): content for address, content in left} | digests

    orphans = sorted(map(addresses.file_of, lost))
    is_unknown = not is_left_as_known(build.output, store)
    every, mark = FileDigests(digests, all_digests), mark_of(build.config)
    publish(build.output, staged, orphans, every, is_unknown, _folders(build), mark)


def keep_checked(build: Inputs, known: Changes, settings: Signature) -> BuildReport:
    """Keep what a check learnt of content without errors, for the next check."""
    _kept(build, known, 0, 0, _is_ground_steady(build, settings))
    build.store.commit()
    return BuildReport(ordered(known.diagnostics))


def _rows(build: Inputs, known: Changes, is_steady: bool) -> Iterator[StoredPage]:
    for group, page in known.pages:
        content = page.content or build.store.pages.content(page.address)
        # Which template made a page is not known if templates were saved meanwhile: the next build makes it again.
        template = page.template if is_steady else ""
        yield StoredPage(page.address, group, page.data, template, build.job.generator, content)


def _folders(build: Inputs) -> list[str]:
    """Return the folders of the editions in other languages, which are in that of the first."""
    has_editions = not (build.request.edition or build.request.frame)
    return [edition_folder(language) for language in build.config.translated_into] if has_editions else []


class _Asset(NamedTuple):
    row: StoredPage
    state: str


def _assets(build: Inputs) -> list[_Asset]:
    """Stage the files that go onto the site as they are; none where they are those that the last build put there.

    They are made of what every page depends on.
    """
    if not build.is_everything_new and not build.has_altered(ASSETS):
        return []
    images = {field: image.content for field, image in images_of(build.config, build.root).items()}
    found = own_assets(build.config, read_assets(build.root / build.config.templates), images)
    found |= read_root_files(build.root) if build.has_root_files else {}
    return [
        _Asset(
            StoredPage(name, ASSETS, "", "", "", hashlib.sha256(content).hexdigest()),
            stage(build.output, name, content),
        )
        for name, content in found.items()
    ]


def _kept(build: Inputs, known: Changes, files: int, pages: int, is_steady: bool) -> dict[str, int]:
    """Keep what the next build compares with; return how much of what the site has."""
    store, config, plan = build.store, build.config, build.plan
    store.units.keep_files(_files_read(build, known), plan.lost)
    claims, takeaways = store.topics.count_statements()
    counts = {
        "pages": pages,
        "takeaways": takeaways,
        "claims": claims,
        "sources": store.unpublished.count_shown_sources(build.request.drafts),
    }
    names: dict[str, Any] = {"output": config.output, "content": config.content, "templates": config.templates}
    if not (build.request.edition or build.request.frame):
        names["languages"] = config.translated_into
    # The next build reads those again that were saved meanwhile, whatever they hold then.
    registry = dict(plan.registry.files) | dict.fromkeys(known.registry_unsure, ("", ""))
    for key, value in {
        "counts": json.dumps(counts),
        "site": json.dumps(names | {"named": config.named_files, "files": files, "mark": mark_of(config)}),
        "settings": config.model_dump_json(),
        "output": place_of(build.output),
        "staging": "",
        "manifest": stamp(f"{build.output}/{MANIFEST}"),
        "as of": build.request.as_of.isoformat(),
        "drafts": str(build.request.drafts),
        "page weight limit": str(config.page_weight_limit),
        "source states": build.plan.states,
        "published": build.plan.published,
        "registry": json.dumps(registry) if registry else "",
        "diagnostics": as_text(ordered(known.diagnostics)),
        **{f"ground {name}": digest if is_steady else "" for name, digest in plan.ground.digests.items()},
        **({} if is_steady else {"template state": ""}),
    }.items():
        store.set_value(key, value)
    return counts


def _files_read(build: Inputs, known: Changes) -> Iterator[StoredFile]:
    """Yield what to keep of each content file: the digest of the bytes that pages show, not of those of another time.

    A file may have been saved while the build ran, and may be saved again with its old bytes before the next one.
    """
    plan, read = build.plan, dict[str, str]()
    for path, digest in known.reads:
        read[path] = digest if read.get(path, digest) == digest else ""
    for path, file in plan.seen.items():
        yield file._replace(digest=read.get(path, file.digest))
    for path, digest in read.items():
        if path in plan.known and path not in plan.seen and digest != plan.known[path].digest:
            yield plan.known[path]._replace(signature="", digest=digest)


def _is_ground_steady(build: Inputs, settings: Signature) -> bool:
    """Return whether nothing that every page depends on was saved while the build ran."""
    config, before = build.config, build.plan.ground.signatures
    now = ground_signatures(build.root, build.request.config_path, config.templates, config.named_files)
    return now == before and now["settings"] == settings


def take_back(build: Inputs, known: Changes, is_broken_off: bool = False) -> None:
    """Leave output and store as the last build left them.

    Args:
        build: the inputs.
        known: what was made so far.
        is_broken_off: whether that may not be all, because other processes were still at work.
    """
    staged = [page.address for _, page in known.pages if page.state in ("new", "changed")]
    unstage(build.output, map(addresses.file_of, staged))
    store = build.store
    if not build.request.write:
        store.discard()
        return
    if is_broken_off:
        unstage_all(build.output)
    with contextlib.suppress(sqlite3.Error):
        # A full disk: the next build looks again for what was staged.
        store.rollback()
        store.set_value("staging", "")
    store.discard()
