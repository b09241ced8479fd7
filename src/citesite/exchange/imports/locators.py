"""Identifiers, addresses and pages of exports, in the many ways in which programs and people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from citesite.records import identifiers

_DOI_INSIDE = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,9}/\S+")
_BARE_DOI = re.compile(r"10\.[0-9]{4,9}/[A-Za-z0-9._/-]*[A-Za-z0-9]")
"""Most DOIs, which need no second look."""
_OF_PUBLISHER = re.compile(r"https?://[^\s?#]+/doi/(?:[a-z]+/)?10\.[0-9]{4,9}/", re.IGNORECASE)
"""An address of a publisher that has the DOI in its path."""
_RESOLVER = re.compile(r"https?://(?=[^/]*\bdoi\b)[^/]*+/|https?://[^/]+/(?:login|.*[?&]url=)", re.IGNORECASE)
"""doi.org, also through the proxy of a library: doi-org.proxy.example.edu."""
_BETWEEN_ADDRESSES = re.compile(r"(?<![;\s])[;\s]++(?=https?:)")
_DASHES = re.compile("(?:(?<!\\s)\\s++)?(?:--+|[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d])\\s*+")
_NO_PAGES = re.compile(
    r"\W*+(?:no[-. ]?(?:specified|pagination|pages?)|n/?a|n\.? ?p\.?|not (?:available|specified)|unpaged|none|null)?"
    r"\W*+",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"</?[a-z]+>|&[a-z]+;", re.IGNORECASE)
_PAGE_WORD = re.compile(r"^(?:pages?|pp?\.|pp?(?=\s))\s*(?=\S)", re.IGNORECASE)


def doi(text: str) -> str | None:
    """Return the DOI in a text, in the case it is written in: people recognise this form, and DOIs ignore case."""
    text = text.strip()
    if _BARE_DOI.fullmatch(text):
        return text
    # Word processors set other hyphens, which no DOI has.
    text = text.replace("\u2010", "-").replace("\u2011", "-")
    short = re.fullmatch(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10/[a-z0-9]{3,})", text, re.IGNORECASE)
    if short:
        return short[1]
    if re.match(r"https?:", text, re.IGNORECASE):
        text = re.split("[?#]", text, maxsplit=1)[0] if not re.search(r"[?&]url=", text) else text
        text = unquote(text)
        if not _RESOLVER.match(text):
            text = re.sub(r"/(?:full|abstract|e?pdf|html|fulltext|meta)/?$", "", text)
    found = _DOI_INSIDE.search(text)
    bare = _without_end(found[0]) if found else ""
    return bare if identifiers.doi(bare) else None


def _without_end(text: str) -> str:
    """Return a DOI without what follows it: full stops, the end of a bracket or tag, the next identifier."""
    text = re.split(r"[;,]\s*(?=10\.[0-9]{4})", text)[0]
    end = len(text)
    for mark in reversed(list(_MARKUP.finditer(text))):
        if mark.end() != end:
            break
        end = mark.start()
    text = text[:end]
    while True:
        less = text.rstrip(".,;:'\"”’")
        for opening, closing in ("()", "[]", "{}", "<>"):
            if less.endswith(closing) and less.count(closing) > less.count(opening):
                less = less[:-1]
        if less == text:
            return text
        text = less


def is_doi_address(text: str) -> bool:
    """Return whether an address is that of a DOI at a resolver, so that the DOI says it all."""
    return bool(re.match(r"https?:", text, re.IGNORECASE) and _RESOLVER.match(text) and doi(text))


def doi_among(texts: Iterable[str]) -> str:
    """Return the first DOI in fields that are not for DOIs: bare, or the address of one at a resolver; or empty."""
    for text in texts:
        is_one = re.match(r"(?:doi:?\s*|info:doi/)?10\.[0-9]{4,9}/", text.strip(), re.IGNORECASE)
        if is_one or is_doi_address(text.strip()) or _OF_PUBLISHER.match(text.strip()):
            found = doi(text)
            if found:
                return found
    return ""


_AROUND_PMID = re.compile(r"^(?:(?:pubmed )?pmid:?\s*|pubmed\s+|medline:\s*|https?://\S*?/)|/$|\.$", re.IGNORECASE)
_PMID_INSIDE = re.compile(
    r"\bPMID:?\s*([1-9][0-9]{3,7})\b|https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|"
    r"ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/([1-9][0-9]{3,7})\b",
    re.IGNORECASE,
)


def pmid(text: str) -> str | None:
    """Return the PubMed identifier in a text such as `PMID: 123`, `MEDLINE:123` or the address of its page."""
    return identifiers.pmid(_AROUND_PMID.sub("", text.strip()).lstrip("0"))


def pmid_among(texts: Iterable[str]) -> str:
    """Return the PubMed identifier in notes and addresses, or empty."""
    for text in texts:
        found = _PMID_INSIDE.search(text)
        if found:
            return found[1] or found[2]
    return ""


def pmcid(text: str) -> str | None:
    """Return the identifier of PubMed Central in a text such as `PMC123`, `123` or the address of its page."""
    found = re.search(r"(?:PMC)?(?<![0-9])([0-9]++)(?:\.[0-9]+)?/?$", text.strip(), re.IGNORECASE)
    return identifiers.pmcid(f"PMC{found[1]}") if found else None


def pmcid_among(texts: Iterable[str]) -> str:
    """Return the first identifier of PubMed Central in some texts, or empty."""
    found = (re.search(r"\bPMC[1-9][0-9]{3,8}\b", text, re.IGNORECASE) for text in texts)
    return next((one[0].upper() for one in found if one), "")


def url(text: str) -> str | None:
    """Return an address if it is one of the web."""
    return text if re.fullmatch(r"https?://[^\s<>\"]+", text) else None


def isbn_among(texts: Iterable[str]) -> str:
    """Return the first ISBN among standard numbers, which may also be ISSNs; or empty."""
    written = [part for text in texts for part in re.split(r"[;,]|\s(?=97[89])|\(", text)]
    return next((found for found in map(identifiers.isbn, written) if found), "")


def own_address(texts: Iterable[str]) -> str:
    """Return the first address that is not a resolver of an identifier in the record, or empty."""
    addresses = (part for text in texts for part in _BETWEEN_ADDRESSES.split(text))
    return next((one for one in addresses if one and not is_doi_address(one)), "")


def pages(first: str, last: str = "") -> str:
    """Return pages as a record has them: `100-108`, or a single page or article number; empty for a placeholder."""
    first, last = (_DASHES.sub("-", _PAGE_WORD.sub("", text.strip())).rstrip("-.,") for text in (first, last))
    if _NO_PAGES.fullmatch(first):
        first = ""
    if not first or _NO_PAGES.fullmatch(last) or last == first or ("-" in first and first.endswith(last)):
        return first or ("" if _NO_PAGES.fullmatch(last) else last)
    return f"{first}-{last}" if "-" not in first else first
