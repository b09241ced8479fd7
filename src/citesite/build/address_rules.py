"""Rules about published addresses: none leads nowhere, and the registry of them can be read."""

from __future__ import annotations

from collections.abc import Sequence

from citesite.diagnostics import Diagnostic, Place, Rule
from citesite.files.scan import REGISTRY

VANISHED_ADDRESS = Rule(
    code="vanished-address",
    summary="a published address no longer leads anywhere",
    meaning=(
        "permalinks.yaml lists every address that readers were ever given: in bookmarks, on paper, in a letter "
        "from their clinician. The record that had this one is gone or has another id now, or a setting takes its "
        "page or its language away, so whoever follows the address would find nothing."
    ),
    fix=(
        "If the record was renamed, give its old id under formerly:, so that the old address leads to it. If it "
        "was removed, or a setting should stay, retire the address in permalinks.yaml, with a reason and a place to "
        "go. An id that was changed by mistake is best changed back."
    ),
    wrong="id: eases-headache    # it was published as eases-pain",
    right="""
        id: eases-headache
        formerly: [eases-pain]
    """,
)

LOST_ADDRESSES = Rule(
    code="lost-addresses",
    summary="addresses that were published are no longer in the registry",
    meaning=(
        "permalinks.yaml lists every address that readers were ever given, and nothing below published: is ever taken "
        "out. Without it, a renamed or removed record would take its address with it, and nobody would notice: after "
        "a merge that took the wrong side, for instance. publish keeps a copy, and compares. A large site has most "
        "addresses in the files of the folder permalinks/, and none of them may be missing or cut off."
    ),
    fix=(
        "Take the file of your last commit, or the copy that the message names, and publish again. If the addresses "
        "are those of another site, publish this one to a place of its own."
    ),
    wrong="""
        retired: {}
        published: {}
    """,
    right="""
        retired: {}
        published:
          /examplin/: topic
    """,
)


def lost_addresses(lost: Sequence[str], is_any_left: bool, way: str) -> Diagnostic:
    """Return the diagnostic for published addresses that are not in the registry.

    Args:
        lost: the addresses that are known to be lost.
        is_any_left: whether the registry has others. Where it has none, more may be lost than is known here.
        way: how to take them back.
    """
    first = f"/{next(filter(None, lost), '')}"
    if not is_any_left:
        message = f"{REGISTRY} has no published address any more; there were some, such as {first}"
    elif len(lost) == 1:
        message = f"the published address {first} is no longer in {REGISTRY}"
    else:
        message = f"{len(lost):,} published addresses are no longer in {REGISTRY}, such as {first}"
    hint = f"take the file of your last commit, or what was kept when they were published: {way}"
    return LOST_ADDRESSES.at(Place(REGISTRY), message, hint)


RETIRED_ADDRESS_IN_USE = Rule(
    code="retired-address-in-use",
    summary="a retired address is in use",
    meaning=(
        "permalinks.yaml says that this address is no longer used, but a record has it. Readers would find that "
        "record at an address that was promised to mean something else."
    ),
    fix="Remove the entry if the record is back, or give the new record another id.",
    wrong="""
        retired:
          /examplin/#eases-headache: {why: "It is told elsewhere now.", go: /examplin/#effects}
    """,
    right="""
        retired:
          /examplin/#cures-headache: {why: "It was not so.", go: /examplin/#effects}
    """,
)

RETIRED_TO_NOWHERE = Rule(
    code="retired-to-nowhere",
    summary="a retired address sends readers to a place that does not exist",
    meaning="Whoever follows the old address is sent to another one, and would find nothing there either.",
    fix="Name an address that the site has: a page, or a place on one.",
    wrong='/rest/: {why: "Rest is part of another page now.", go: /examplin/#rest}',
    right='/rest/: {why: "Rest is part of another page now.", go: /examplin/#effects}',
)

MALFORMED_REGISTRY = Rule(
    code="malformed-registry",
    summary="a line of permalinks.yaml does not have the right form",
    meaning=(
        "permalinks.yaml keeps the promise that addresses go on working. A line that cannot be understood, often "
        "left over from a merge, may be an address that would be forgotten."
    ),
    fix=(
        "Below published:, every line is an address and the kind of thing it belonged to. After a merge, keep the "
        "lines of both sides. Their order does not matter: publish sorts them."
    ),
    wrong="""
        published:
          /examplin/:
    """,
    right="""
        published:
          /examplin/: topic
    """,
)
