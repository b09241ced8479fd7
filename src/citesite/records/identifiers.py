"""The id of a record, and identifiers as their registries define them, normalised or rejected as malformed.

Nothing here asks a registry whether the work exists.
"""

import re

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The pattern of a record's id: lower-case letters and digits, in words joined by hyphens."""

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/(?:[^\s<>\"]|<[^\s<>\"/]*:[^\s<>\"/]*>)+|10/[A-Za-z0-9]{3,}")
"""Angle brackets are in DOIs made from a SICI, as publishers did until about 2003: `...<1661::AID-SIM968>3.0.CO;2-2`.
The last form is that of short DOIs."""
_NLM = r"https?://(?:www\.)?(?:{0}\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/{0})/"
_BEFORE = {
    name: re.compile(rf"^\s*(?:{before})*", re.IGNORECASE)
    for name, before in {
        "DOI": r"(?:doi:|doi(?=\s)|(?:https?://)?(?:dx\.|www\.)?doi\.org/)\s*",
        "PMID": rf"(?:pmid:?|{_NLM.format('pubmed')})\s*",
        "PMCID": rf"(?:pmcid:?|{_NLM.format('pmc')}articles/)\s*",
        "ISBN": r"isbn(?:-1[03])?:?\s*",
    }.items()
}
"""What people copy before an identifier: its name, as PubMed prints it, and its resolver."""
IDENTIFIERS = tuple(_BEFORE)
"""The fields of a source that hold one."""
_BEHIND = re.compile(r"(?<![\s.,;/])[\s.,;/]++$")


def bare(field: str, text: str) -> str:
    """Return an identifier without its name, its resolver and the full stop of the sentence that it was copied from.

    Args:
        field: DOI, PMID, PMCID or ISBN.
        text: the identifier as it is written in the record.
    """
    found = _BEHIND.sub("", _BEFORE[field].sub("", text))
    return found.upper() if field == "PMCID" else found


def doi(text: str) -> str | None:
    """Return a DOI in lower case, bare, or None if it is malformed (ISO 26324: `10.registrant/suffix`)."""
    found = bare("DOI", text)
    return found.lower() if _DOI.fullmatch(found) else None


def pmid(text: str) -> str | None:
    """Return a PubMed identifier, one to eight digits without leading zeros, or None if it is malformed."""
    found = bare("PMID", text)
    return found if re.fullmatch(r"[1-9][0-9]{0,7}", found) else None


def pmcid(text: str) -> str | None:
    """Return a PubMed Central identifier, `PMC` and digits, or None if it is malformed."""
    found = bare("PMCID", text)
    return found if re.fullmatch(r"PMC[1-9][0-9]{0,8}", found) else None


def isbn(text: str) -> str | None:
    """Return an ISBN-10 or ISBN-13 without hyphens, or None if its form or check digit is wrong (ISO 2108)."""
    digits = re.sub(r"[\s\u2010-\u2013-]", "", bare("ISBN", text)).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        total = sum((10 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits))
        return digits if total % 11 == 0 else None
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        total = sum((3 if i % 2 else 1) * int(d) for i, d in enumerate(digits))
        return digits if total % 10 == 0 else None
    return None


def title_key(title: str) -> str:
    """Return the letters and digits of a title, so that different spellings of it compare equal."""
    return re.sub(r"[\W_]+", " ", title.casefold()).strip()


RETRACTION_MARK = re.compile(
    r"^\W*(?:retracted|withdrawn|(?-i:REMOVED))(?:[ -](?:article|paper|chapter|publication))?"
    r"(?:\s*[:\])]|\s+[–—-]\s)\s*",
    re.IGNORECASE,
)
"""What publishers and registries write before the title of a work that was retracted or withdrawn."""


_RETRACTION_BEHIND = re.compile(
    r".*[(\[]\s?(?:retracted|withdrawn)(?:[ -](?:article|paper))?\b[^()\[\]]*[)\]]\.?$", re.IGNORECASE
)


def says_retracted(title: str) -> bool:
    """Return whether a publisher has put it into the title that a work was retracted or withdrawn."""
    notice = re.match(r"\W*(?:retraction|withdrawal)\b", title, re.IGNORECASE)
    return not notice and bool(RETRACTION_MARK.match(title) or _RETRACTION_BEHIND.match(title))


def in_words(name: str) -> str:
    """Return the id of a source in words: "Hart Sutherland 1977" for hart-sutherland-1977."""
    return " ".join(part[:1].upper() + part[1:] for part in name.split("-"))
