"""Refuse a folder that holds another site: what citesite wrote there is not this site's to replace (invariant A12).

A manifest says of which site its files are, by the title and the address that readers see, so that the same records
make the same bytes in any folder. Where both sites name an address, it decides; otherwise the title does. And at least
one page of a topic must be there that this site makes, too: docs/decisions/0046 says why.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from citesite.diagnostics import CitesiteError
from citesite.files.manifest import MANIFEST, SiteMark, read_manifest, read_mark
from citesite.files.output import JOURNAL

_LONGEST = 60
"""Characters that are shown of a title from somebody else's manifest."""


class Holder(NamedTuple):
    """The site that is about to be written into a folder."""

    root: Path
    """Its folder. What is inside it is its own."""
    mark: SiteMark
    home: str
    """The file of its home page, by which a built site and an export of Markdown are told apart."""
    topics: Collection[str]
    """The files of the pages of its topics, under all their ids."""


def refuse_other_site(output: Path, holder: Holder) -> None:
    """Refuse a folder whose manifest is of another site, or of something else made of this one.

    Raises:
        CitesiteError: if it is.
    """
    held = [(path, found) for path in (output / MANIFEST, output / JOURNAL) if (found := read_manifest(path))]
    if not held:
        return
    files = {name for _, found in held for name in found}
    if holder.home not in files:
        raise CitesiteError(
            f"{output} holds other files that citesite wrote, and no {holder.home}; name another folder"
        )
    if Path(os.path.realpath(holder.root)) in Path(os.path.realpath(output)).parents:
        return
    marks = [mark for path, _ in held if (mark := read_mark(path))]
    is_ours = not marks or any(is_same(mark, holder.mark) for mark in marks)
    if not (is_ours and files.intersection(holder.topics)):
        raise CitesiteError(
            f"{output} holds another site{_shown(marks)}; name another folder, or delete that one if it is of this site"
        )


def is_same(one: SiteMark, other: SiteMark) -> bool:
    """Return whether two manifests may be of one site: the address decides where both have one, else the title."""
    return one.url == other.url if one.url and other.url else one.title == other.title


def _shown(marks: list[SiteMark]) -> str:
    if not marks:
        return ""
    title, url = marks[0].title, marks[0].url
    short = title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
    return f', "{short}"' + (f" ({url[:_LONGEST]})" if url else "")
