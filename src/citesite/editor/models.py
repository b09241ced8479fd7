"""Describe: the record models, the settings and the value references to the reference pages of the documentation.

`python -m citesite.editor.models DIR` writes `records.md` and `settings.md` from the docstrings under the fields, so
that a field is described in one place, and `values.md` from the table of paths. A test keeps the committed pages
current.
"""

from __future__ import annotations

import inspect
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from citesite.editor.values_page import values_page
from citesite.read.settings import SiteConfig
from citesite.records import Person, Results, Section, Source, Term, Topic, WholeTopic
from citesite.records import fields as field_types
from citesite.records.docs import field_docs

FILES: tuple[tuple[str, str, type[BaseModel]], ...] = (
    ("content/topics/<topic>/topic.yaml", "one topic", Topic),
    ("content/topics/<topic>.yaml", "a small topic in one file, instead of a folder", WholeTopic),
    ("content/topics/<topic>/<section>.yaml", "one section", Section),
    ("content/topics/<topic>/evidence.yaml", "the outcomes and analyses of a topic", Results),
    ("content/sources/*.yaml", "one source, or a list of them", Source),
    ("content/glossary.yaml", "a list of terms", Term),
    ("content/people.yaml", "a list of people", Person),
)
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


def records_page() -> str:
    """The reference of all records, in Markdown."""
    parts = [
        "# Records\n",
        "<!-- Made by `make reference` from the docstrings in src/citesite/records. -->\n",
        "Every field a record may have. ⊙ marks what is required; an unknown field is an error.\n",
        "| file | holds |\n| --- | --- |\n" + "".join(f"| `{file}` | {what} |\n" for file, what, _ in FILES),
    ]
    described: list[type[BaseModel]] = []
    for _, _, model in FILES:
        for found in with_parts(model):
            if found not in described:
                described.append(found)
                parts.append(_table(found))
    return "\n".join(parts)


def settings_page() -> str:
    """The reference of the settings, in Markdown."""
    intro = "<!-- Made by `make reference` from the docstrings in src/citesite/config.py. -->\n"
    return "\n".join(
        [
            "# Settings\n",
            intro,
            "What `site_config.yaml` may say.\n",
            *(_table(model) for model in with_parts(SiteConfig)),
        ]
    )


def with_parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model, and the models inside it, each once, in the order in which a reader meets them."""
    seen: dict[type[BaseModel], None] = {}

    def walk(found: type[BaseModel]) -> None:
        if found not in seen:
            seen[found] = None
            for field in found.model_fields.values():
                for part in models_in(field.annotation):
                    walk(part)

    walk(model)
    yield from seen


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The record models that a field's type names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from models_in(argument)


def _table(model: type[BaseModel]) -> str:
    rows = "".join(_row(name, field, model) for name, field in model.model_fields.items())
    heading = "".join(f" {c.lower()}" if c.isupper() else c for c in model.__name__).strip().capitalize()
    about = inspect.cleandoc(model.__doc__ or "")
    return f"## {heading}\n\n{about}\n\n| field | holds | what it is |\n| --- | --- | --- |\n{rows}"


def _row(name: str, field: FieldInfo, model: type[BaseModel]) -> str:
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    is_required = field.is_required() or extra.get("x-required", False)
    holds = _holds(typing.get_type_hints(model, include_extras=True)[name]) + _unless_set(field.default)
    about = field_docs(model).get(name, "").replace("|", "\\|")
    return f"| `{field.alias or name}`{' ⊙' if is_required else ''} | {holds} | {about} |\n"


def _unless_set(default: object) -> str:
    """What counts where a field is left out, if that is a word or a number."""
    if not isinstance(default, str | int | float):
        return ""
    return f"; `{str(default).lower() if isinstance(default, bool) else default}` if left out"


def _holds(annotation: Any) -> str:
    """What a field holds, in an editor's words."""
    if id(annotation) in _NAMES:
        return _NAMES[id(annotation)]
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Literal:
        return "one of " + ", ".join(f"`{value}`" for value in arguments)
    if origin is tuple:
        return f"list of: {_holds(arguments[0])}"
    if origin in (types.UnionType, typing.Union):
        return _holds(next(argument for argument in arguments if argument is not type(None)))
    if origin is typing.Annotated:
        return _holds(arguments[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        words = "".join(f" {c.lower()}" if c.isupper() else c for c in annotation.__name__).strip()
        return f"[{words}](#{words.replace(' ', '-')})"
    return _DEFAULT_NAMES.get(annotation, str(annotation))


def main(folder: str) -> None:
    """Write the pages into a folder."""
    Path(folder, "records.md").write_text(records_page(), "utf-8")
    Path(folder, "settings.md").write_text(settings_page(), "utf-8")
    Path(folder, "values.md").write_text(values_page(), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
