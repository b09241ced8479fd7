"""What a site says outside its topics: its own pages, the glossary, its sources, who made it, its settings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from citesite.diagnostics import Place
from citesite.link.statements import Statement, TopicStatements, plain_text

Stored = tuple[Mapping[str, Any], Place]
"""A record as plain data, and where it is written."""

SITE = ""
"""What the rest of a site is called among its topics."""
_NAMES = ("title", "short_name")
"""A name states nothing: it may change without a word."""
_SETTINGS = ("tagline", "editor", "contact", "report", "content_licence", "footer_text", "funder")
_OF_SOURCE = ("design", "population", "n", "follow_up", "funding", "conflicts", "risk_of_bias")
_BESIDE_SOURCE = ("title", "issued", "DOI", "PMID", "URL", "access", "access_note")
_BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+|#>]|\d+[.)])\s?)")
"""Between two paragraphs, items, headings or rows of a page."""


class RecordsOfSite(NamedTuple):
    """The records of a site that are in no topic."""

    pages: Iterable[Stored] = ()
    terms: Iterable[Stored] = ()
    sources: Iterable[Stored] = ()
    people: Iterable[Stored] = ()


def site_statements(records: RecordsOfSite, settings: Mapping[str, Any], settings_file: str) -> TopicStatements:
    """Return what a site says outside its topics.

    Args:
        records: its shared records.
        settings: its settings as plain data.
        settings_file: the name of their file.
    """
    found = dict(_all(records))
    found["the settings"] = _settings(settings), Place(settings_file)
    return TopicStatements(
        SITE,
        "",
        {name: statement for name, (statement, _) in found.items()},
        places={name: place for name, (_, place) in found.items()},
    )


def _all(records: RecordsOfSite) -> Iterator[tuple[str, tuple[Statement, Place]]]:
    # The name of a statement begins with its id, which may have been another: see `change_rules`.
    for page, place in records.pages:
        yield f"{page['id']}: page of the site", (_page(page), place)
    for term, place in records.terms:
        yield f"{term['id']}: term", (_term(term), place)
    for source, place in records.sources:
        yield f"{source['id']}: source", (_source(source), place)
    for person, place in records.people:
        yield f"{person['id']}: person", (_person(person), place)


def _page(page: Mapping[str, Any]) -> Statement:
    paragraphs = filter(None, map(plain_text, _BREAK.split(page["text"])))
    return Statement("page", "", words=_texts(page, ("title", "label", "description")), texts=tuple(paragraphs))


def _term(term: Mapping[str, Any]) -> Statement:
    evidence = tuple((found["source"], found.get("stance", "supports")) for found in term.get("evidence", ()))
    words, notes = _texts(term, ("term", "lay_term")), _texts(term, ("synonyms",))
    return Statement("term", plain_text(term["definition"]), "", evidence, words=words, notes=notes)


def _source(source: Mapping[str, Any]) -> Statement:
    facts = _texts(source, _OF_SOURCE)
    facts["standing"] = source.get("standing", {}).get("status", "current")
    return Statement("source", plain_text(source.get("summary", "")), facts=facts, notes=_texts(source, _BESIDE_SOURCE))


def _person(person: Mapping[str, Any]) -> Statement:
    interests = {"interests": person["interests"]["statement"]} if person.get("interests") else {}
    return Statement("person", "", words=_texts(person, ("name", "role", "qualification")) | interests)


def _settings(settings: Mapping[str, Any]) -> Statement:
    links = (link.get("label", "") for name in ("menu", "footer") for link in settings.get(name, ()))
    categories = (text for one in settings.get("categories", ()) for text in (one["title"], one.get("description", "")))
    return Statement(
        "settings", "", words=_texts(settings, _SETTINGS), texts=tuple(filter(None, (*categories, *links)))
    )


def _texts(record: Mapping[str, Any], names: Iterable[str]) -> dict[str, str]:
    found = {name.replace("_", " "): record[name] for name in names if record.get(name) not in (None, "", [], ())}
    return {name: ", ".join(value) if isinstance(value, list | tuple) else str(value) for name, value in found.items()}
