"""Write the reference pages of the documentation for records, settings and value references.

`python -m citesite.editor.reference DIR` writes `records.md` and `settings.md` from the docstrings under the fields,
and `values.md` from the table of paths, so that each is described in one place. A test compares the committed pages.
"""

from __future__ import annotations

import sys
import types
import typing
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from citesite.editor.models import FILES, PAGES, SchemaPart, union_in, with_parts
from citesite.editor.python_page import python_page
from citesite.editor.templates_page import templates_page
from citesite.editor.values_page import values_page
from citesite.files.atomic import replace_all
from citesite.read.settings import SiteConfig
from citesite.records import fields as field_types
from citesite.records.docs import field_docs
from citesite.records.fields import Line
from citesite.records.texts import kind_of

_NAMES = {
    id(getattr(field_types, name)): words
    for name, words in {
        "Id": "id",
        "Line": "text on one line",
        "Exact": "text on one line",
        "Text": "text",
        "PageText": "text",
        "Day": "date",
        "PartialDate": "date or part of one",
        "Whole": "whole number",
        "Number": "number",
        "Count": "number",
        "Flag": "true or false",
    }.items()
}
_DEFAULT_NAMES = {str: "text", int: "whole number", float: "number", bool: "true or false"}


def records_page() -> str:
    """Return the reference of all records, in Markdown."""
    parts = [
        "# Records\n",
        "<!-- Made by `make reference` from the docstrings in src/citesite/records. -->\n",
        "Every field a record may have. ⊙ marks what is required; an unknown field is an error.\n",
        "| file | holds |\n| --- | --- |\n"
        + "".join(f"| `content/{file.path}` | {file.about} |\n" for file in (*FILES, PAGES)),
    ]
    described: list[SchemaPart] = []
    for file in (*FILES, PAGES):
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


def _table(part: SchemaPart) -> str:
    rows = "".join(_row(name, field, model, part.is_choice) for model, name, field in part.fields())
    heading = _words(part.name).capitalize()
    return f"## {heading}\n\n{part.about}\n\n| field | holds | what it is |\n| --- | --- | --- |\n{rows}"


def _words(name: str) -> str:
    """Return the name of a record in words, such as "dosing option"."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()


def _row(name: str, field: FieldInfo, model: type[BaseModel], is_choice: bool) -> str:
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    is_required = (field.is_required() and not is_choice and not extra.get("x-given")) or extra.get("x-required", False)
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
    if union := union_in(annotation):
        return _linked(union.name)
    if origin is typing.Annotated:
        return _NAMES[id(Line)] if kind_of(list(arguments[1:])) == "line" else _holds(arguments[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _linked(annotation.__name__)
    return _DEFAULT_NAMES.get(annotation, str(annotation))


def _linked(name: str) -> str:
    words = _words(name)
    return f"[{words}](#{words.replace(' ', '-')})"


def main(folder: str) -> None:
    """Write the pages into a folder."""
    pages = {"records.md": records_page(), "settings.md": settings_page(), "values.md": values_page()}
    pages |= {"templates.md": templates_page(), "python-reference.md": python_page()}
    replace_all({Path(folder, name): text for name, text in pages.items()}, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1])
