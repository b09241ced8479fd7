"""Rule about files that go to the root of the site as they are: none takes an address of the site's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from citesite import addresses
from citesite.diagnostics import Diagnostic, Place, Rule
from citesite.files.manifest import MANIFEST
from citesite.files.scan import ROOT_FILES

UNUSABLE_ROOT_FILE = Rule(
    code="unusable-root-file",
    summary="a file cannot go to the root of the site",
    meaning=(
        "Files in the folder root/ go onto the site as they are, beside its home page. This one would replace a page "
        "or a file that the site itself makes, or is in the folder of one, or has a name that some servers and systems "
        "do not keep as it is."
    ),
    fix=(
        "Give it another name, or take it away. Lines for robots.txt and _headers belong into a template; see "
        "docs/how-to/make-the-site-yours.md."
    ),
    wrong="# root/about/leaflet.pdf",
    right="# root/files/leaflet.pdf",
)

_NAME = re.compile(r"(?:[A-Za-z0-9._+@~=-]*[A-Za-z0-9_+@~=-](?:/(?!$)|$))+")
_TEMPLATES = {addresses.ROBOTS: "robots.txt", addresses.HEADERS: "headers.txt"}
"""The template in which a site adds lines to a file that it makes itself."""


def unusable_root_files(names: Iterable[str], owners: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Find files that cannot go to the root of the site.

    Args:
        names: their paths below that root.
        owners: who has each file or folder there.
    """
    before: dict[str, str] = {}
    for name in sorted(names):
        place, first = Place(f"{ROOT_FILES}/{name}"), name.casefold().partition("/")[0]
        other = before.setdefault(name.casefold(), name)
        is_of_site = addresses.is_sitemap(first) or first.startswith(MANIFEST)
        owner = "the site itself" if is_of_site else owners.get(first, "")
        if not _NAME.fullmatch(name) or any(part.split(".")[0] in addresses.DEVICES for part in _parts(name)):
            hint = "use letters from a to z, digits and . _ - and no name that Windows keeps for a device, such as aux"
            yield UNUSABLE_ROOT_FILE.at(place, "some servers and systems keep no file of this name", hint)
        elif other != name:
            message = f'its name differs in case alone from "{other}", and many systems keep one of the two'
            yield UNUSABLE_ROOT_FILE.at(place, message, "give one of them another name")
        elif owner:
            template = _TEMPLATES.get(name)
            hint = f'write templates/{template}: {{% include "theme/{template}" %}}, and below it your own lines'
            message = f"it would have the address /{name}, and {owner} has /{first}"
            yield UNUSABLE_ROOT_FILE.at(place, message, hint if template else "give it, or its folder, another name")


def _parts(name: str) -> list[str]:
    return name.casefold().split("/")
