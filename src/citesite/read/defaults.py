"""Fill in what a record leaves out because something else says it already, before it becomes a typed record.

In: the plain data of the files of a topic. Out: the same data with more fields. Data of another shape than expected is
left as it is, so that it is reported where records are made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from citesite.files.content import Kind
from citesite.records.identifiers import in_words

if TYPE_CHECKING:
    from citesite.read.files import RawFile

_NAMED_BY_FILE = (Kind.TOPIC, Kind.WHOLE_TOPIC, Kind.SECTION, Kind.SOURCES)
_HEADS = (Kind.TOPIC, Kind.WHOLE_TOPIC)
_COLUMNS = ("intervention", "comparator")
FILLED_IN = (*_COLUMNS, "population")
"""The texts that are taken from another record."""
Fields = dict[str, Any]


def with_id(data: Any, kind: Kind, path: str) -> Any:
    """Return the data of a file; without an id, it has that of its file, or of its folder for topic.yaml."""
    if kind not in _NAMED_BY_FILE or not isinstance(data, dict) or "id" in data:
        return data
    return {"id": id_of_file(path), **data}


def id_of_file(path: str) -> str:
    """Return the id that a file gives to what it holds: its name, or of topic.yaml that of its folder."""
    place = PurePosixPath(path)
    return place.parent.name if place.name == "topic.yaml" else place.stem


def with_defaults(files: Sequence[RawFile]) -> list[RawFile]:
    """Return the files of a topic with what they leave out taken from one another.

    The words for what is compared come from the topic's question; the columns of a summary of findings from the first
    of its analyses. A row or a baseline risk may be named by its id where its label is asked for.
    """
    question = next((_fields(_fields(f.data).get("question")) for f in files if f.kind in _HEADS), {})
    analyses = [a for f in files for a in _each(_fields(f.data).get("analyses"))]
    named = {a["id"]: question | a for a in analyses if isinstance(a.get("id"), str)}
    return [file._replace(data=_file(file.data, question, named)) for file in files]


def _file(data: Any, question: Fields, named: Mapping[str, Fields]) -> Any:
    if not isinstance(data, dict):
        return data
    made = dict(data)
    if isinstance(data.get("analyses"), list):
        made["analyses"] = [_with(item, question, _COLUMNS) for item in data["analyses"]]
    if isinstance(data.get("first_picture"), dict):
        made["first_picture"] = _by_label(data["first_picture"], named)
    if isinstance(data.get("body"), list):
        made["body"] = [_block(item, question, named) for item in data["body"]]
    if isinstance(data.get("sections"), list):
        made["sections"] = [_file(item, question, named) for item in data["sections"]]
    return made


def _block(block: Any, question: Fields, named: Mapping[str, Fields]) -> Any:
    for name in ("findings", "facts"):
        if isinstance(found := _fields(block).get(name), dict):
            outcomes = [_by_label(item, named) for item in _list(found.get("outcomes"))]
            analyses = (named.get(str(_fields(item).get("analysis"))) for item in outcomes)
            first = next((analysis for analysis in analyses if analysis), {})
            columns = _with(found, question | first, FILLED_IN)
            return {**block, name: columns | ({"outcomes": outcomes} if "outcomes" in found else {})}
    if isinstance(figure := _fields(block).get("figure"), dict):
        return {**block, "figure": _by_label(figure, named)}
    claim = _fields(_fields(block).get("claim"))
    if isinstance(claim.get("result"), dict):
        return {**block, "claim": {**claim, "result": _by_label(claim["result"], named)}}
    return block


def _by_label(chosen: Any, named: Mapping[str, Fields]) -> Any:
    """Return a selection of numbers with the label of a row or a baseline risk instead of its id."""
    analysis = named.get(str(_fields(chosen).get("analysis")), {})
    made = dict(chosen) if isinstance(chosen, dict) else {}
    for field, where in (("row", "rows"), ("baseline", "baseline_risks")):
        for item in _each(analysis.get(where)):
            if made.get(field) is not None and made.get(field) == item.get("id"):
                made[field] = item.get("label") or in_words(str(item.get("source")))
    return made or chosen


def _with(item: Any, other: Fields, names: Iterable[str]) -> Any:
    return {name: other[name] for name in names if name in other} | item if isinstance(item, dict) else item


def _fields(data: Any) -> Fields:
    return data if isinstance(data, dict) else {}


def _list(data: Any) -> list[Any]:
    return data if isinstance(data, list) else []


def _each(data: Any) -> Iterable[Fields]:
    return (item for item in _list(data) if isinstance(item, dict))
