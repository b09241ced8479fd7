"""Read XML of PubMed, EndNote, RevMan 5 and Zotero's RIS-like kin: one element a record.

Their values become lines of RIS or MEDLINE, so that one reader decides what each means. No entity is resolved and
nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.entry import Export
from citesite.exchange.imports.medline import take_medline
from citesite.exchange.imports.ris import take_group
from citesite.exchange.imports.tagged import Group, TaggedLine
from citesite.exchange.imports.tagged_formats import ris_type

_Element = Any
_Pairs = Iterator[tuple[str, str]]


def read_xml(text: str) -> Export:
    """Return the entries of an XML file of PubMed, EndNote or RevMan.

    Raises:
        CitesiteError: if it is not well-formed, or of no known kind.
    """
    # The text is decoded already, so what its first line says of an encoding is past.
    data = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text).encode()
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise CitesiteError(f"line {problem.lineno or 1}: it is not whole XML ({problem.msg})") from None
    for name, form, path, lines, is_medline in _KINDS:
        if root.tag == name:
            export = Export(form)
            record: _Element
            for record in root.iter(*path):
                at = int(record.sourceline or 1)
                group = Group(at, [TaggedLine(at, tag, [value]) for tag, value in lines(record) if value])
                (take_medline if is_medline else take_group)(group, export)
            return export
    raise CitesiteError(f"it is XML of no known kind (<{root.tag}>); export it as RIS or CSL-JSON instead")


def _text(element: _Element, path: str = ".") -> str:
    """Return the text of the first element at a path, with the tags that a title may hold."""
    found = element.find(path)
    if found is None:
        return ""
    pieces = [found.text or ""]
    for inner in found:
        if isinstance(inner.tag, str):
            tag = inner.tag.lower()
            text = _text(inner)
            pieces.append(f"<{tag}>{text}</{tag}>" if tag in ("i", "b", "sup", "sub") and text else text)
        pieces.append(inner.tail or "")
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def _texts(element: _Element, path: str) -> list[str]:
    return [text for found in element.iterfind(path) if (text := _text(found))]


def _of_pubmed(record: _Element) -> _Pairs:
    """Yield a PubmedArticle or PubmedBookArticle as lines of MEDLINE."""
    citation = record.find("MedlineCitation") if record.tag == "PubmedArticle" else record.find("BookDocument")
    citation = record if citation is None else citation
    article = citation.find("Article") if citation.find("Article") is not None else citation
    yield "PMID", _text(citation, "PMID")
    yield "TI", _text(article, "ArticleTitle")
    yield "TT", _text(article, "VernacularTitle")
    yield "BTI", _text(citation, "Book/BookTitle")
    for person in article.iterfind("AuthorList/Author"):
        if person.get("ValidYN") != "N":
            yield from _pubmed_name(person)
    yield "JT", _text(article, "Journal/Title")
    yield "TA", _text(citation, "MedlineJournalInfo/MedlineTA") or _text(article, "Journal/ISOAbbreviation")
    for name, tag in (("Volume", "VI"), ("Issue", "IP")):
        yield tag, _text(article, f"Journal/JournalIssue/{name}")
    when = article.find("Journal/JournalIssue/PubDate")
    when = citation.find("Book/PubDate") if when is None else when
    if when is not None:
        parts = " ".join(_text(when, name) for name in ("Year", "Month", "Day", "Season")).strip()
        yield "DP", parts or _text(when, "MedlineDate")
    yield "PG", _text(article, "Pagination/MedlinePgn") or _text(article, "Pagination/StartPage")
    for location in article.iterfind("ELocationID"):
        yield "LID", f"{_text(location)} [{location.get('EIdType')}]"
    for own in record.iterfind("*/ArticleIdList/ArticleId"):
        kind = own.get("IdType")
        yield ("PMC", _text(own)) if kind == "pmc" else ("AID", f"{_text(own)} [{kind}]")
    for kind in _texts(article, "PublicationTypeList/PublicationType") + _texts(citation, "PublicationType"):
        yield "PT", kind
    notices = {"RetractionIn": "RIN", "ExpressionOfConcernIn": "ECI", "ErratumIn": "EIN"}
    for notice in citation.iterfind("CommentsCorrectionsList/CommentsCorrections"):
        yield notices.get(notice.get("RefType") or "", "CIN"), _text(notice, "RefSource")
    yield "PB", _text(citation, "Book/Publisher/PublisherName")
    yield "PL", _text(citation, "Book/Publisher/PublisherLocation")
    yield "ISBN", _text(citation, "Book/Isbn")
    yield "AB", " ".join(_texts(article, "Abstract/AbstractText"))


def _pubmed_name(person: _Element) -> _Pairs:
    body, family = _text(person, "CollectiveName"), _text(person, "LastName")
    given, suffix = _text(person, "ForeName") or _text(person, "Initials"), _text(person, "Suffix")
    if body:
        yield "CN", body
    elif family:
        yield "FAU", ", ".join(filter(None, (family, given, suffix)))


def _of_endnote(record: _Element) -> _Pairs:
    """Yield a record of EndNote as lines of RIS."""
    kind = record.find("ref-type")
    yield "TY", ris_type((kind.get("name") if kind is not None else "") or "Journal Article")
    for path, tag in (
        ("contributors/authors/author", "AU"), ("contributors/secondary-authors/author", "ED"),
        ("titles/title", "TI"), ("titles/secondary-title", "T2"), ("periodical/full-title", "JF"),
        ("periodical/abbr-1", "JA"), ("dates/year", "PY"), ("volume", "VL"), ("number", "IS"), ("pages", "SP"),
        ("edition", "ET"), ("publisher", "PB"), ("pub-location", "CY"), ("isbn", "SN"),
        ("electronic-resource-num", "DO"), ("accession-num", "AN"), ("remote-database-name", "DB"),
        ("remote-database-provider", "DP"), ("urls/related-urls/url", "UR"), ("custom2", "C2"), ("custom7", "C7"),
        ("work-type", "M3"), ("notes", "N1"), ("abstract", "AB"), ("keywords/keyword", "KW"), ("language", "LA"),
        ("access-date", "Y2"), ("urls/pdf-urls/url", "L1"),
    ):  # fmt: skip
        for text in _texts(record, path):
            yield tag, text
    year, day = _text(record, "dates/year"), _text(record, "dates/pub-dates/date")
    if year and day:
        yield "DA", day if year in day else f"{year} {day}"


def _of_revman(record: _Element) -> _Pairs:
    """Yield a reference of a review in RevMan 5 as lines of RIS."""
    yield "TY", ris_type((record.get("TYPE") or "journal article").replace("_", " "))
    for name, tag in (
        ("TI", "TI"), ("SO", "T2"), ("YR", "PY"), ("VL", "VL"), ("NO", "IS"), ("PG", "SP"), ("PB", "PB"), ("CY", "CY"),
        ("ED", "ED"), ("EN", "ET"),
    ):  # fmt: skip
        yield tag, _text(record, name)
    authors = _text(record, "AU")
    for name in authors.split(";" if ";" in authors else ","):
        yield "AU", name
    for own in record.iterfind("IDENTIFIERS/IDENTIFIER"):
        tag = {"DOI": "DO", "PUBMED": "PMID", "MEDLINE": "PMID"}.get((own.get("TYPE") or "").upper(), "N1")
        yield tag, own.get("VALUE") or ""


_KINDS: tuple[tuple[str, str, tuple[str, ...], Any, bool], ...] = (
    ("PubmedArticleSet", "PubMed (XML)", ("PubmedArticle", "PubmedBookArticle"), _of_pubmed, True),
    ("PubmedArticle", "PubMed (XML)", ("PubmedArticle",), _of_pubmed, True),
    ("xml", "EndNote (XML)", ("record",), _of_endnote, False),
    ("records", "EndNote (XML)", ("record",), _of_endnote, False),
    ("COCHRANE_REVIEW", "RevMan 5", ("REFERENCE",), _of_revman, False),
)
