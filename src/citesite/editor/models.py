"""The kinds of files with records, and the parts of records that the reference and the schemas describe."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from citesite.files.content import Kind
from citesite.read.assemble import MODELS, SHARED_MODELS
from citesite.records.fields import OneOf, common_fields


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A kind of file with records: what its schema is called, where such files are, and what they hold."""

    kind: Kind
    schema: str
    path: str
    """Relative to the content folder; `<name>` and `*` are any name."""
    about: str

    @property
    def model(self) -> type[BaseModel]:
        """The record it holds."""
        return MODELS[self.kind]

    @property
    def may_be_list(self) -> bool:
        """Whether it may hold a list of records instead of one."""
        return self.kind in SHARED_MODELS


FILES = (
    RecordFile(Kind.TOPIC, "topic", "topics/<topic>/topic.yaml", "one topic"),
    RecordFile(
        Kind.WHOLE_TOPIC, "whole-topic", "topics/<topic>.yaml", "a small topic in one file, instead of a folder"
    ),
    RecordFile(Kind.SECTION, "section", "topics/<topic>/<section>.yaml", "one section"),
    RecordFile(Kind.RESULTS, "evidence", "topics/<topic>/evidence.yaml", "the outcomes and analyses of a topic"),
    RecordFile(Kind.SOURCES, "sources", "sources/*.yaml", "one source, or a list of them"),
    RecordFile(Kind.GLOSSARY, "glossary", "glossary.yaml", "a list of terms"),
    RecordFile(Kind.PEOPLE, "people", "people.yaml", "a list of people"),
)
"""Every kind of YAML file with records. Reference, schemas and `citesite format` follow from it."""
PAGES = RecordFile(Kind.PAGE, "page", "pages/<page>.md", "a page of the site's own: fields, then its text in Markdown")
"""The pages, which are no YAML: they have no schema, and nobody formats them."""


@dataclass(frozen=True, slots=True)
class SchemaPart:
    """What a heading of the reference, or a definition in a schema, describes: a record, or a union of records."""

    name: str
    about: str
    models: tuple[type[BaseModel], ...]
    """The record; all of them in a union."""

    @property
    def is_choice(self) -> bool:
        """Whether the data holds exactly one of the fields."""
        return len(self.models) > 1

    def fields(self) -> Iterator[tuple[type[BaseModel], str, FieldInfo]]:
        """Each field with its record and its name in Python; a field that all records of a union have comes once."""
        seen: set[str] = set()
        for model in self.models:
            for name, field in model.model_fields.items():
                if name not in seen:
                    yield model, name, field
                seen |= {name} & self.shared

    @property
    def shared(self) -> set[str]:
        """The fields that may be written besides the one that a choice holds exactly one of."""
        return common_fields(self.models) if self.is_choice else set()


def with_parts(model: type[BaseModel]) -> Iterator[SchemaPart]:
    """Yield a record and the records and unions inside it, each once, in the order of their fields."""
    seen: dict[SchemaPart, None] = {}

    def walk(part: SchemaPart) -> None:
        if part not in seen:
            seen[part] = None
            for _, _, field in part.fields():
                for inner in _parts_in(field.annotation):
                    walk(inner)

    walk(_record_part(model))
    yield from seen


def _record_part(model: type[BaseModel]) -> SchemaPart:
    return SchemaPart(model.__name__, inspect.cleandoc(model.__doc__ or ""), (model,))


def _parts_in(annotation: Any) -> Iterator[SchemaPart]:
    """Yield the records and unions in a field's type."""
    arguments = typing.get_args(annotation)
    if union := union_in(annotation):
        yield SchemaPart(union.name, union.about, typing.get_args(arguments[0]))
        return
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield _record_part(annotation)
    for argument in arguments:
        yield from _parts_in(argument)


def union_in(annotation: Any) -> OneOf | None:
    """Return the mark of a union of records in a field's type, if the field holds one."""
    return next((mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, OneOf)), None)
