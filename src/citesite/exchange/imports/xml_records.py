"""Read XML of PubMed and EndNote, one element a record, and of RevMan 5.

Their values become lines of RIS or MEDLINE, so that one reader decides what each means. No entity is resolved and
nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.entry import Export
from citesite.exchange.imports.medline import take_medline
from citesite.exchange.imports.revman import read_revman
from citesite.exchange.imports.ris import take_group
from citesite.exchange.imports.tagged import Group, TaggedLine
from citesite.exchange.imports.tagged_formats import ris_type
from citesite.exchange.imports.xml_text import text_at, texts_at

MOST_NODES = 3_000_000
"""Elements and attributes, of which each takes up to 260 bytes of memory with the words behind it."""
MOST_VALUES = 20_000
"""Names, numbers and notes of one record. The largest group of authors has some thousands."""

_Element = Any
_Pairs = Iterator[tuple[str, str]]


def read_xml(text: str) -> Export:
    """Return the entries of an XML file of PubMed, EndNote or RevMan.

    Raises:
        CitesiteError: if it is not well-formed, too large, or of no known kind.
    """
    # The text is decoded already, so what its first line says of an encoding is past.
    nodes = text.count("<") - text.count("</") + text.count('="') + text.count("='")
    if nodes > MOST_NODES:
        raise CitesiteError(f"it has more than {MOST_NODES:,} elements and attributes; export it in several files")
    data = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text).encode()
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise CitesiteError(f"line {problem.lineno or 1}: it is not whole XML ({problem.msg})") from None
    if root.tag == "COCHRANE_REVIEW":
        return read_revman(root)
    for name, form, path, lines, is_medline in _KINDS:
        if root.tag == name:
            export = Export(form)
            record: _Element
            for record in root.iter(*path):
                at = int(record.sourceline or 1)
                found = list(islice(lines(record), MOST_VALUES + 1))
                if len(found) > MOST_VALUES:
                    export.remark(at, f"more than {MOST_VALUES:,} values in one record; the rest is left out")
                group = Group(at, [TaggedLine(at, tag, [value]) for tag, value in found[:MOST_VALUES] if value])
                (take_medline if is_medline else take_group)(group, export)
            return export
    raise CitesiteError(f"it is XML of no known kind (<{root.tag}>); export it as RIS or CSL-JSON instead")


def _of_pubmed(record: _Element) -> _Pairs:
    """Yield a PubmedArticle or PubmedBookArticle as lines of MEDLINE."""
    citation = record.find("MedlineCitation") if record.tag == "PubmedArticle" else record.find("BookDocument")
    citation = record if citation is None else citation
    article = citation.find("Article") if citation.find("Article") is not None else citation
    yield "PMID", text_at(citation, "PMID")
    yield "TI", text_at(article, "ArticleTitle")
    yield "TT", text_at(article, "VernacularTitle")
    yield "BTI", text_at(citation, "Book/BookTitle")
    for person in article.iterfind("AuthorList/Author"):
        if person.get("ValidYN") != "N":
            yield from _pubmed_name(person)
    yield "JT", text_at(article, "Journal/Title")
    yield "TA", text_at(citation, "MedlineJournalInfo/MedlineTA") or text_at(article, "Journal/ISOAbbreviation")
    for name, tag in (("Volume", "VI"), ("Issue", "IP")):
        yield tag, text_at(article, f"Journal/JournalIssue/{name}")
    when = article.find("Journal/JournalIssue/PubDate")
    when = citation.find("Book/PubDate") if when is None else when
    if when is not None:
        parts = " ".join(text_at(when, name) for name in ("Year", "Month", "Day", "Season")).strip()
        yield "DP", parts or text_at(when, "MedlineDate")
    yield "PG", text_at(article, "Pagination/MedlinePgn") or text_at(article, "Pagination/StartPage")
    for location in article.iterfind("ELocationID"):
        yield "LID", f"{text_at(location)} [{location.get('EIdType')}]"
    for own in record.iterfind("*/ArticleIdList/ArticleId"):
        kind = own.get("IdType")
        yield ("PMC", text_at(own)) if kind == "pmc" else ("AID", f"{text_at(own)} [{kind}]")
    for kind in texts_at(article, "PublicationTypeList/PublicationType") + texts_at(citation, "PublicationType"):
        yield "PT", kind
    notices = {"RetractionIn": "RIN", "ExpressionOfConcernIn": "ECI", "ErratumIn": "EIN"}
    for notice in citation.iterfind("CommentsCorrectionsList/CommentsCorrections"):
        yield notices.get(notice.get("RefType") or "", "CIN"), text_at(notice, "RefSource")
    yield "PB", text_at(citation, "Book/Publisher/PublisherName")
    yield "PL", text_at(citation, "Book/Publisher/PublisherLocation")
    yield "ISBN", text_at(citation, "Book/Isbn")
    yield "AB", " ".join(texts_at(article, "Abstract/AbstractText"))


def _pubmed_name(person: _Element) -> _Pairs:
    body, family = text_at(person, "CollectiveName"), text_at(person, "LastName")
    given, suffix = text_at(person, "ForeName") or text_at(person, "Initials"), text_at(person, "Suffix")
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
        for text in texts_at(record, path):
            yield tag, text
    year, day = text_at(record, "dates/year"), text_at(record, "dates/pub-dates/date")
    if year and day:
        yield "DA", day if year in day else f"{year} {day}"


_KINDS: tuple[tuple[str, str, tuple[str, ...], Any, bool], ...] = (
    ("PubmedArticleSet", "PubMed (XML)", ("PubmedArticle", "PubmedBookArticle"), _of_pubmed, True),
    ("PubmedArticle", "PubMed (XML)", ("PubmedArticle",), _of_pubmed, True),
    ("xml", "EndNote (XML)", ("record",), _of_endnote, False),
    ("records", "EndNote (XML)", ("record",), _of_endnote, False),
)
