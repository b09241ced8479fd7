"""The texts of a record, found by the types of its fields, each with its place."""

import operator
import typing
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Any, Literal, TypeVar

from pydantic import BaseModel

from citesite.diagnostics import Place, Step
from citesite.records.fields import Line, PageText, Record, Text, records_in

TextKind = Literal["text", "line"]
"""`text` is prose with mark-up, `line` is without."""
FoundText = tuple[TextKind, str, Place]

_METADATA: tuple[tuple[TextKind, Any], ...] = (
    ("text", typing.get_args(Text)[1]),
    ("text", typing.get_args(PageText)[1]),
    ("line", typing.get_args(Line)[1]),
)


def texts(record: Record, place: Place) -> Iterator[FoundText]:
    """Return every text in a record and in the records inside it."""
    found: list[FoundText] = []
    _collect(record, place.path, place.steps, found)
    return iter(found)


def _collect(record: Record, path: str, steps: tuple[Step, ...], found: list[FoundText]) -> None:
    values = record.__dict__
    for name, alias, kind in _plan(type(record)):
        value = values[name]
        if value is not None and value != ():
            _collect_in(value, kind, path, (*steps, alias), found)


def _collect_in(value: Any, kind: TextKind | None, path: str, steps: tuple[Step, ...], found: list[FoundText]) -> None:
    if isinstance(value, str):
        if kind:
            found.append((kind, value, Place(path, steps)))
    elif type(value) is tuple:
        for number, item in enumerate(value):
            _collect_in(item, kind, path, (*steps, number), found)
    elif isinstance(value, Record):
        _collect(value, path, steps, found)


R = TypeVar("R", bound=Record)


def rewritten(record: R, change: Callable[[str], str], fields: Collection[str] = ()) -> R:
    """Return a record with every text with mark-up changed, also in records inside it, or itself if none changes.

    Args:
        record: the record.
        change: returns what replaces a text.
        fields: those to look at; empty for all.
    """
    values = record.__dict__
    changed = {}
    for name, _, kind in _plan(type(record)):
        if fields and name not in fields:
            continue
        value = values[name]
        # Most fields are empty, or lines without mark-up.
        if value is None or value == () or (kind == "line" and type(value) is str):
            continue
        new = _rewritten_in(value, kind, change)
        if new is not value:
            changed[name] = new
    return record.model_copy(update=changed) if changed else record


def _rewritten_in(value: Any, kind: TextKind | None, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        new: Any = change(value) if kind == "text" else value
        return value if new == value else new
    if type(value) is tuple:
        items = tuple([_rewritten_in(item, kind, change) for item in value])
        return value if all(map(operator.is_, items, value)) else items
    if isinstance(value, Record):
        return rewritten(value, change)
    return value


Rewrite = Callable[[TextKind, str, tuple[Step, ...]], str]
"""Returns what replaces a text of some kind at a place in its file."""


def rewritten_at(record: R, steps: tuple[Step, ...], change: Rewrite) -> R:
    """Return a record with every text changed, also in records inside it, or itself if none changes.

    Args:
        record: the record.
        steps: where it is in its file.
        change: returns what replaces a text.
    """
    values = record.__dict__
    changed = {}
    for name, alias, kind in _plan(type(record)):
        value = values[name]
        new = _rewritten_at(value, kind, (*steps, alias), change)
        if new is not value:
            changed[name] = new
    return record.model_copy(update=changed) if changed else record


def _rewritten_at(value: Any, kind: TextKind | None, steps: tuple[Step, ...], change: Rewrite) -> Any:
    if isinstance(value, str):
        new: Any = change(kind, value, steps) if kind else value
        return value if new == value else new
    if isinstance(value, Record):
        return rewritten_at(value, steps, change)
    if isinstance(value, tuple):
        items = tuple(_rewritten_at(item, kind, (*steps, number), change) for number, item in enumerate(value))
        return value if all(map(operator.is_, items, value)) else items
    return value


@cache
def _plan(model: type[BaseModel]) -> list[tuple[str, str, TextKind | None]]:
    """Return the fields of a model that may contain texts or records: name, name in YAML, kind of text."""
    plan = []
    for name, field in model.model_fields.items():
        kind = kind_of(field.metadata) or kind_of(marks_of(field.annotation))
        if kind or any(records_in(field.annotation)):
            plan.append((name, field.alias or name, kind))
    return plan


def kind_of(metadata: list[Any]) -> TextKind | None:
    """Return the kind of text that a field with some marks holds; None if it holds no text."""
    return next((kind for kind, mark in _METADATA if mark in metadata), None)


def marks_of(annotation: Any) -> list[Any]:
    """Return the marks in a type, those of the types inside it included."""
    found = list(getattr(annotation, "__metadata__", ()))
    for argument in typing.get_args(annotation):
        found += marks_of(argument)
    return found
