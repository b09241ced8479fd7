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
    statements: dict[str, Statement] = {}
    places: dict[str, Place] = {}
    parts: dict[str, dict[str, Place]] = {}
    formerly: dict[str, str] = {}
    for record, kind, (statement, texts), place in _all(records):
        # It begins with its id, which may have been another: see `change_rules`.
        name = f"{record['id']}: {kind}"
        statements[name], places[name], parts[name] = statement, place, _parts(statement, place) | texts
        formerly |= {f"{then}: {kind}": name for then in record.get("formerly", ())}
    name, place = "the settings", Place(settings_file)
    statements[name], texts = _settings(settings, place)
    places[name], parts[name] = place, _parts(statements[name], place) | texts
    return TopicStatements(SITE, "", statements, formerly=formerly, places=places, parts=parts)


_Found = tuple[Statement, dict[str, Place]]
"""What is said, and where the texts of it are written that are in no field with the name of their difference."""


def _all(records: RecordsOfSite) -> Iterator[tuple[Mapping[str, Any], str, _Found, Place]]:
    for page, place in records.pages:
        yield page, "page of the site", _page(page, place), place
    for term, place in records.terms:
        yield term, "term", (_term(term), {"text": place / "definition"}), place
    for source, place in records.sources:
        yield source, "source", (_source(source), {"text": place / "summary"}), place
    for person, place in records.people:
        yield person, "person", (_person(person), {}), place


def _parts(statement: Statement, place: Place) -> dict[str, Place]:
    return {name: place / name.replace(" ", "_") for name in (*statement.words, *statement.facts)}


def _page(page: Mapping[str, Any], place: Place) -> _Found:
    paragraphs = [(plain, text) for text in _BREAK.split(page["text"]) if (plain := plain_text(text))]
    # From the last to the first, so that the first of two that are alike is found.
    places = {plain: (place / "text").find(text) for plain, text in reversed(paragraphs)}
    words = _texts(page, ("title", "label", "description"))
    return Statement("page", "", words=words, texts=tuple(plain for plain, _ in paragraphs)), places


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


def _settings(settings: Mapping[str, Any], place: Place) -> _Found:
    found = [
        (one.get(field), place / name / number / field)
        for name, fields in (("categories", ("title", "description")), ("menu", ("label",)), ("footer", ("label",)))
        for number, one in enumerate(settings.get(name, ()))
        for field in fields
    ]
    texts = [(text, where) for text, where in found if text]
    words = _texts(settings, _SETTINGS)
    return Statement("settings", "", words=words, texts=tuple(text for text, _ in texts)), dict(reversed(texts))


def _texts(record: Mapping[str, Any], names: Iterable[str]) -> dict[str, str]:
    found = {name.replace("_", " "): record[name] for name in names if record.get(name) not in (None, "", [], ())}
    return {name: ", ".join(value) if isinstance(value, list | tuple) else str(value) for name, value in found.items()}
