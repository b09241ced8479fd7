"""Assemble: raw files to the typed content of a site."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TypeVar

from citesite.diagnostics import Diagnostic, Place, error
from citesite.read import Kind, RawFile
from citesite.records import (
    Content,
    Person,
    Placed,
    Record,
    Results,
    Section,
    Source,
    Term,
    Topic,
    TopicContent,
    WholeTopic,
)
from citesite.shape import shaped
from citesite.yaml_text import Data

R = TypeVar("R", bound=Record)


def assemble(files: Iterable[RawFile]) -> tuple[Content, list[Diagnostic]]:
    """Make typed records of raw files. A topic of which any file does not fit is marked as incomplete."""
    files = list(files)
    problems: list[Diagnostic] = []

    def listed(model: type[R], kind: Kind) -> tuple[Placed[R], ...]:
        return tuple(placed for file in files if file.kind is kind for placed in _items(model, file, problems))

    sources = listed(Source, Kind.SOURCES)
    terms = listed(Term, Kind.GLOSSARY)
    people = listed(Person, Kind.PEOPLE)
    topics = []
    for folder, group in groupby((f for f in files if f.folder), key=lambda f: f.folder):
        found = list(group)
        make = _whole_topic if found[0].kind is Kind.WHOLE_TOPIC else _topic
        topic = make(folder, found, problems)
        if topic:
            topics.append(topic)
    return Content(tuple(topics), sources, terms, people, _identifiers(files)), problems


def _items(model: type[R], file: RawFile, problems: list[Diagnostic]) -> list[Placed[R]]:
    """The records of a file that holds a list of them, or one."""
    top = Place(file.path)
    if file.broken or file.data is None:
        return []
    entries = [(top / n, item) for n, item in enumerate(file.data)] if isinstance(file.data, list) else None
    placed = []
    for place, data in entries if entries is not None else [(top, file.data)]:
        record, found = shaped(model, data, place)
        problems += found
        if record:
            placed.append(Placed(record, place))
    return placed


def _topic(folder: str, files: list[RawFile], problems: list[Diagnostic]) -> TopicContent | None:
    count = len(problems)
    topic = _single(Topic, [f for f in files if f.kind is Kind.TOPIC], problems)
    results = _single(Results, [f for f in files if f.kind is Kind.RESULTS], problems)
    sections = [_single(Section, [f], problems) for f in files if f.kind is Kind.SECTION]
    if topic is None:
        if not any(f.kind is Kind.TOPIC for f in files):
            hint = "every folder below topics/ needs a topic.yaml"
            problems.append(error("missing-file", Place(files[0].path), f"{folder} has no topic.yaml", hint))
        return None
    order = {section_id: n for n, section_id in enumerate(topic.record.sections)}
    found = sorted((s for s in sections if s is not None), key=lambda s: order.get(s.record.id, len(order)))
    is_whole = len(problems) == count and not any(f.broken for f in files)
    return TopicContent(topic, tuple(found), results, is_whole)


def _whole_topic(folder: str, files: list[RawFile], problems: list[Diagnostic]) -> TopicContent | None:
    """A topic in one file, in the form of one that has a folder."""
    whole = _single(WholeTopic, files, problems)
    if whole is None:
        return None
    record, place = whole.record, whole.place
    own = {name: getattr(record, name) for name in Topic.model_fields}
    topic = Topic.model_construct(**own | {"sections": tuple(section.id for section in record.sections)})
    sections = tuple(Placed(section, place / "sections" / n) for n, section in enumerate(record.sections))
    results = Results.model_construct(outcomes=record.outcomes, analyses=record.analyses)
    return TopicContent(Placed(topic, place), sections, Placed(results, place))


def _single(model: type[R], files: list[RawFile], problems: list[Diagnostic]) -> Placed[R] | None:
    if not files or files[0].broken:
        return None
    place = Place(files[0].path)
    record, found = shaped(model, files[0].data, place)
    problems += found
    return Placed(record, place) if record else None


def _identifiers(files: Iterable[RawFile]) -> dict[str, frozenset[str]]:
    """The ids written down for each shared kind, also by records that do not fit their model.

    A kind is left out where a file or a record of it gives no id: then nobody can say which ids there are.
    """
    ids: dict[str, set[str]] = {kind.value: set() for kind in (Kind.SOURCES, Kind.GLOSSARY, Kind.PEOPLE, Kind.TOPIC)}
    for file in files:
        kind = Kind.TOPIC.value if file.kind is Kind.WHOLE_TOPIC else file.kind.value
        if kind in ids:
            found = None if file.broken else _written_ids(file.data)
            if found is None:
                del ids[kind]
            else:
                ids[kind] |= found
    return {kind: frozenset(found) for kind, found in ids.items()}


def _written_ids(data: Data) -> set[str] | None:
    """The ids of a file's records; None where one has none."""
    items = data if isinstance(data, list) else [] if data is None else [data]
    names = [item.get("id") if isinstance(item, dict) else None for item in items]
    return {name for name in names if isinstance(name, str)} if all(isinstance(n, str) for n in names) else None
