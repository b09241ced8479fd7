"""Write the reference pages of the documentation for records, settings and value references.

`python -m citesite.editor.models DIR` writes `records.md` and `settings.md` from the docstrings under the fields, and
`values.md` from the table of paths, so that each is described in one place. A test compares the committed pages.
"""

from __future__ import annotations

import inspect
import sys
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from citesite.editor.values_page import values_page
from citesite.files.atomic import replace_all
from citesite.files.scan import Kind
from citesite.read.assemble import MODELS, SHARED_MODELS
from citesite.read.settings import SiteConfig
from citesite.records import fields as field_types
from citesite.records.docs import field_docs
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
"""Every kind of file with records. Reference, schemas and `citesite format` follow from it."""
_NAMES = {
    id(getattr(field_types, name)): words
    for name, words in {
        "Id": "id",
        "Line": "text on one line",
        "Text": "text",
        "Day": "date",
        "PartialDate": "date or part of one",
        "Whole": "whole number",
        "Number": "number",
        "Flag": "true or false",
    }.items()
}
_DEFAULT_NAMES = {str: "text", int: "whole number", float: "number", bool: "true or false"}


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


def records_page() -> str:
    """Return the reference of all records, in Markdown."""
    parts = [
        "# Records\n",
        "<!-- Made by `make reference` from the docstrings in src/citesite/records. -->\n",
        "Every field a record may have. ⊙ marks what is required; an unknown field is an error.\n",
        "| file | holds |\n| --- | --- |\n" + "".join(f"| `content/{file.path}` | {file.about} |\n" for file in FILES),
    ]
    described: list[SchemaPart] = []
    for file in FILES:
        for found in with_parts(file.model):
            if found not in described:
                described.append(found)
                parts.append(_table(found))
    return "\n".join(parts)


def settings_page() -> str:
    """Return the reference of the settings, in Markdown."""
    intro = "<!-- Made by `make reference` from the docstrings in src/citesite/read/settings.py. -->\n"
    return "\n".join(
        [
            "# Settings\n",
            intro,
            "What `site_config.yaml` may say.\n",
            *(_table(part) for part in with_parts(SiteConfig)),
        ]
    )


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
    if union := _union(annotation):
        yield SchemaPart(union.name, union.about, typing.get_args(arguments[0]))
        return
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield _record_part(annotation)
    for argument in arguments:
        yield from _parts_in(argument)


def _union(annotation: Any) -> OneOf | None:
    return next((mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, OneOf)), None)


def _table(part: SchemaPart) -> str:
    rows = "".join(_row(name, field, model, part.is_choice) for model, name, field in part.fields())
    heading = _words(part.name).capitalize()
    return f"## {heading}\n\n{part.about}\n\n| field | holds | what it is |\n| --- | --- | --- |\n{rows}"


def _words(name: str) -> str:
    """Return the name of a record in words, such as "dosing option"."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()


def _row(name: str, field: FieldInfo, model: type[BaseModel], is_choice: bool) -> str:
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    is_required = (field.is_required() and not is_choice) or extra.get("x-required", False)
    holds = _holds(typing.get_type_hints(model, include_extras=True)[name]) + _unless_set(field.default)
    about = field_docs(model).get(name, "").replace("|", "\\|")
    return f"| `{field.alias or name}`{' ⊙' if is_required else ''} | {holds} | {about} |\n"


def _unless_set(default: object) -> str:
    """Return words for the default of a field, if it is a text, a number or true or false."""
    if not isinstance(default, str | int | float):
        return ""
    return f"; `{str(default).lower() if isinstance(default, bool) else default}` if left out"


def _holds(annotation: Any) -> str:
    """Return what a field holds, in an editor's words."""
    if id(annotation) in _NAMES:
        return _NAMES[id(annotation)]
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Literal:
        return "one of " + ", ".join(f"`{value}`" for value in arguments)
    if origin is tuple:
        return f"list of: {_holds(arguments[0])}"
    if origin in (types.UnionType, typing.Union):
        return _holds(next(argument for argument in arguments if argument is not type(None)))
    if union := _union(annotation):
        return _linked(union.name)
    if origin is typing.Annotated:
        return _holds(arguments[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _linked(annotation.__name__)
    return _DEFAULT_NAMES.get(annotation, str(annotation))


def _linked(name: str) -> str:
    words = _words(name)
    return f"[{words}](#{words.replace(' ', '-')})"


def main(folder: str) -> None:
    """Write the pages into a folder."""
    pages = {"records.md": records_page(), "settings.md": settings_page(), "values.md": values_page()}
    replace_all({Path(folder, name): text for name, text in pages.items()}, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1])
