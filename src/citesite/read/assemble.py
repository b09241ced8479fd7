"""Turn raw files into typed records with their places, and report the records that do not fit their model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from citesite.diagnostics import MOST, Diagnostic, Place, Rule
from citesite.files.content import Kind, misnamed_file
from citesite.read.defaults import with_defaults
from citesite.read.files import RawFile
from citesite.read.shape import shaped
from citesite.read.yaml import Data
from citesite.records import FreePage, Person, Placed, Results, Section, Source, Term, Topic, WholeTopic
from citesite.records.fields import Record
from citesite.values.topic import TopicValues, TopicWithValues

SHARED_MODELS: dict[Kind, type[Record]] = {
    Kind.SOURCES: Source,
    Kind.GLOSSARY: Term,
    Kind.PEOPLE: Person,
    Kind.PAGE: FreePage,
}
"""The model of the records in each kind of shared file."""
MODELS: dict[Kind, type[Record]] = {
    Kind.TOPIC: Topic,
    Kind.WHOLE_TOPIC: WholeTopic,
    Kind.SECTION: Section,
    Kind.RESULTS: Results,
    **SHARED_MODELS,
}
"""The model of what each kind of file holds, alone or, in a shared file, in a list."""
KEYED_BY_ID = frozenset({Kind.SOURCES, Kind.GLOSSARY, Kind.PEOPLE})
"""The kinds of files that may hold several records, so that translations name a record first."""


def assemble_shared(file: RawFile) -> tuple[list[Placed[Any]], list[Diagnostic]]:
    """Return the records of a file that holds one record or a list of them, and what does not fit."""
    if file.broken or file.data is None:
        return [], []
    top = Place(file.path)
    entries = [(top / n, item) for n, item in enumerate(file.data)] if isinstance(file.data, list) else None
    placed: list[Placed[Any]] = []
    problems: list[Diagnostic] = []
    for place, data in entries if entries is not None else [(top, file.data)]:
        record, found = shaped(SHARED_MODELS[file.kind], data, place)
        problems += found if len(problems) <= MOST else ()
        if record:
            placed.append(Placed(record, place))
    return placed, problems


def written_ids(data: Data) -> set[str]:
    """Return the ids in a shared file, those of records that do not fit their model included."""
    items = data if isinstance(data, list) else [data]
    return {str(item["id"]) for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)}


MISSING_FILE = Rule(
    code="missing-file",
    summary="a topic's folder has no topic.yaml",
    meaning=(
        "The file topic.yaml gives a topic its title, its key messages and the order of its sections. Without it "
        "the other files of the folder belong to no page, and readers would never see them."
    ),
    fix="Add topic.yaml to the folder, or move the files to the topic they belong to.",
    wrong="# content/topics/walking/ holds steps.yaml",
    right="# content/topics/walking/ holds steps.yaml and topic.yaml",
)


def assemble_topic(files: Sequence[RawFile]) -> tuple[TopicWithValues | None, list[Diagnostic]]:
    """Return the topic that the files of a folder make, and what does not fit; None where topic.yaml does not."""
    problems: list[Diagnostic] = []
    files = with_defaults(files)
    if files[0].kind is Kind.WHOLE_TOPIC:
        return _whole_topic(files, problems), problems
    if misnamed := [wrong for f in files if f.kind is Kind.SECTION and (wrong := misnamed_file(f.path))]:
        return None, misnamed
    topic = _single(Topic, [f for f in files if f.kind is Kind.TOPIC], problems)
    results = _single(Results, [f for f in files if f.kind is Kind.RESULTS], problems)
    sections = [_single(Section, [f], problems) for f in files if f.kind is Kind.SECTION]
    if topic is None:
        if not any(f.kind is Kind.TOPIC for f in files):
            name = files[0].folder.rpartition("/")[2]
            hint = "every folder below topics/ needs a topic.yaml"
            problems.append(MISSING_FILE.at(Place(files[0].path), f"{name} has no topic.yaml", hint))
        return None, problems
    order = {section_id: n for n, section_id in enumerate(topic.record.sections)}
    found = sorted((s for s in sections if s is not None), key=lambda s: order.get(s.record.id, len(order)))
    is_whole = not problems and not any(f.broken for f in files)
    values = TopicValues(results.record if results else None)
    return TopicWithValues(topic, tuple(found), results, is_whole, values=values), problems


def _whole_topic(files: Sequence[RawFile], problems: list[Diagnostic]) -> TopicWithValues | None:
    """Return a topic in one file in the same form as one in a folder."""
    whole = _single(WholeTopic, files, problems)
    if whole is None:
        return None
    record, place = whole.record, whole.place
    own = {name: getattr(record, name) for name in Topic.model_fields}
    topic = Topic.model_construct(**own | {"sections": tuple(section.id for section in record.sections)})
    sections = tuple(Placed(section, place / "sections" / n) for n, section in enumerate(record.sections))
    results = Results.model_construct(outcomes=record.outcomes, analyses=record.analyses)
    return TopicWithValues(Placed(topic, place), sections, Placed(results, place), values=TopicValues(results))


def _single(model: type[Any], files: Sequence[RawFile], problems: list[Diagnostic]) -> Placed[Any] | None:
    if not files or files[0].broken:
        return None
    place = Place(files[0].path)
    record, found = shaped(model, files[0].data, place)
    problems += found
    return Placed(record, place) if record else None
