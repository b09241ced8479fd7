"""The texts of a record, found by the types of its fields, each with its place."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from citesite.diagnostics import Place
from citesite.records.fields import Line, Record, Text

TextKind = Literal["text", "line"]
"""`text` is prose with mark-up, `line` is without."""
FoundText = tuple[TextKind, str, Place]

_METADATA: dict[TextKind, Any] = {
    "text": typing.get_args(Text)[1],
    "line": typing.get_args(Line)[1],
}


def texts(record: Record, place: Place) -> Iterator[FoundText]:
    """Every text in a record and in the records inside it."""
    for name, alias, kind in _plan(type(record)):
        yield from _texts_in(getattr(record, name), kind, place / alias)


def _texts_in(value: Any, kind: TextKind | None, place: Place) -> Iterator[FoundText]:
    if isinstance(value, str):
        if kind:
            yield kind, value, place
    elif isinstance(value, Record):
        yield from texts(value, place)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts_in(item, kind, place / number)


@cache
def _plan(model: type[BaseModel]) -> list[tuple[str, str, TextKind | None]]:
    """The fields of a model that may hold text or records: name, name in YAML, kind of its texts."""
    plan = []
    for name, field in model.model_fields.items():
        kind = _kind(field.metadata) or _kind(_nested_metadata(field.annotation))
        plan.append((name, field.alias or name, kind))
    return plan


def _kind(metadata: list[Any]) -> TextKind | None:
    return next((kind for kind, mark in _METADATA.items() if mark in metadata), None)


def _nested_metadata(annotation: Any) -> list[Any]:
    found = list(getattr(annotation, "__metadata__", ()))
    for argument in typing.get_args(annotation):
        found += _nested_metadata(argument)
    return found
