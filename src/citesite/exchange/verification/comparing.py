"""Compare a source with what a registry says of its identifier: is it this work, another one, or this one misquoted?

Titles are compared by their letters and digits. A registry may leave out a subtitle or a word of a body's name, and
dates of papers differ by a year between screen and print, so small differences are none.
"""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from citesite.exchange.imports.plain_text import shortened
from citesite.exchange.imports.same_work import first_author, year_of
from citesite.read.source_states import State
from citesite.records import identifiers
from citesite.records.identifiers import RETRACTION_MARK

_ALIKE = 0.85
"""The share of letters that two titles of one work have in common at least. Of the 8,515 pairs of titles of the B12
site, 5 are as much alike and of different works, such as two versions of a review: author and year count, too."""
_SHORTEST_PART = 15
"""Letters. A title that is the beginning of another one and longer than this is the same without its subtitle."""


def compared(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> tuple[State, str]:
    """Return whether two entries describe one work, and what differs in words.

    Args:
        ours: the fields of the source.
        theirs: what a registry says, as fields of a source.

    Returns:
        "ok"; "differs" if one of title, first author and year is another; "other-work" if two are, or if the title is
        and there is no author to compare.
    """
    differing = dict(_differing(ours, theirs))
    if not differing:
        return "ok", ""
    said = "; ".join(differing.values())
    is_unclear = "title" in differing and not (first_author(ours) and first_author(theirs))
    return ("other-work" if len(differing) > 1 or is_unclear else "differs"), said


def _differing(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    mine, found = (_key(str(fields.get("title") or "")) for fields in (ours, theirs))
    if mine and found and not _is_alike(mine, found):
        yield "title", f'its title there is "{shortened(str(theirs["title"]))}"'
    author, other = first_author(ours), first_author(theirs)
    if author and other and not _is_one_name(author, other):
        yield "author", f"its first author there is {shortened(other)}"
    year, there = year_of(ours), year_of(theirs)
    if year and there and abs(int(year) - int(there)) > 1:
        yield "year", f"its year there is {there}"


def _key(title: str) -> str:
    plain = unicodedata.normalize("NFKC", html.unescape(re.sub(r"</?\w[^<>]*>", "", title)))
    return identifiers.title_key(RETRACTION_MARK.sub("", plain))


def _is_alike(one: str, other: str) -> bool:
    short, long = sorted((one.replace(" ", ""), other.replace(" ", "")), key=len)
    if len(short) >= _SHORTEST_PART and long.startswith(short):
        return True
    # A registry's title may be as long as it likes; what is compared is not.
    matcher = difflib.SequenceMatcher(None, short[:500], long[:500], autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _is_one_name(one: str, other: str) -> bool:
    """Return whether two names are one, also with and without "van der", a hyphen, or a part of a body's name."""
    words, others = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    return words <= others or others <= words or not words or not others
