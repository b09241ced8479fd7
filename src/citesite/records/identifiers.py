"""The id of a record, and identifiers as their registries define them, normalised or rejected as malformed.

Nothing here asks a registry whether the work exists.
"""

from __future__ import annotations

import re

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The pattern of a record's id: lower-case letters and digits, in words joined by hyphens."""

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s<>\"]+")
_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def doi(text: str) -> str | None:
    """A DOI in lower case without its resolver, or None where it is malformed (ISO 26324: `10.registrant/suffix`)."""
    bare = _DOI_PREFIX.sub("", text.strip())
    return bare.lower() if _DOI.fullmatch(bare) else None


def pmid(text: str) -> str | None:
    """A PubMed identifier: one to eight digits without leading zeros, or None."""
    return text if re.fullmatch(r"[1-9][0-9]{0,7}", text) else None


def pmcid(text: str) -> str | None:
    """A PubMed Central identifier, `PMC` and digits, or None."""
    return text.upper() if re.fullmatch(r"PMC[1-9][0-9]{0,8}", text, re.IGNORECASE) else None


def isbn(text: str) -> str | None:
    """An ISBN-10 or ISBN-13 without hyphens and with a right check digit (ISO 2108), or None."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        total = sum((10 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits))
        return digits if total % 11 == 0 else None
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        total = sum((3 if i % 2 else 1) * int(d) for i, d in enumerate(digits))
        return digits if total % 10 == 0 else None
    return None


def title_key(title: str) -> str:
    """A title reduced to its letters and digits, so that two spellings of one work meet."""
    return re.sub(r"[\W_]+", " ", title.casefold()).strip()
