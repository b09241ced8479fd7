"""Copied: a site that was restored with its cache, as on a new machine of a continuous integration.

Its files have other times and the bytes that the last build left. Nothing has to be made, and the stages, which take
longer to import than such a site takes to look at, are not asked.
"""

from __future__ import annotations

import json
from pathlib import Path

from citesite import addresses
from citesite.build.outputs import Outputs, place_of, stamp
from citesite.build.plan import Plan
from citesite.build.request import Request
from citesite.build.store import Store
from citesite.diagnostics import CitesiteError
from citesite.files.manifest import MANIFEST, SiteMark, manifest_text
from citesite.files.scan import bytes_of
from citesite.read.languages import edition_folder


def is_copy(request: Request, output: Path, store: Store, found: Plan, outputs: Outputs) -> bool:
    """Return whether inputs and outputs have the bytes that the last build knew, whatever the machine says of them.

    Args:
        request: what is asked.
        output: the folder.
        store: what the last build knew.
        found: what changed among the inputs.
        outputs: what changed among the outputs.
    """
    is_asked = request.write and not request.frame
    return is_asked and found.is_same and not outputs.altered and _has_own_manifest(request, output, store)


def _has_own_manifest(request: Request, output: Path, store: Store) -> bool:
    """Return whether the manifest is what a build would write now: it says which files may be deleted."""
    site = json.loads(store.value("site"))
    languages = () if request.edition else site.get("languages", ())
    files = {addresses.file_of(address): content for address, content in store.pages.contents()}
    wanted = manifest_text(files, editions=[edition_folder(one) for one in languages], mark=SiteMark(*site["mark"]))
    try:
        return bytes_of(output / MANIFEST, len(wanted)) == wanted
    except CitesiteError:
        return False


def keep_copy(output: Path, store: Store, found: Plan, outputs: Outputs) -> None:
    """Keep what the machine says of the files now, and close the store.

    Args:
        output: the folder.
        store: what the last build knew.
        found: what changed among the inputs.
        outputs: what changed among the outputs.
    """
    store.units.keep_files(found.seen.values(), ())
    store.stamps.keep(outputs.restamped.items())
    registry = found.registry.files
    for key, value in {
        "output": place_of(output),
        "manifest": stamp(f"{output}/{MANIFEST}"),
        "published": found.published,
        "registry": json.dumps(registry) if registry else "",
    }.items():
        store.set_value(key, value)
    store.commit()
