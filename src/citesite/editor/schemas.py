"""JSON Schemas (draft 2020-12) of the record models, by which editors complete, explain and check YAML.

The site's own reader takes every scalar as text, but an editor's language server reads YAML 1.2: `volume: 16` is a
number to it and `issued: 2021` an integer. So a schema allows every type in which a field's text may arrive. An empty
value is refused, although the reader accepts one for an optional field: it is a line that was not finished.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from citesite.editor.models import FILES, SchemaPart, with_parts
from citesite.files.translations import FOLDER
from citesite.read.settings import SiteConfig
from citesite.read.translation_files import Translation
from citesite.records.docs import field_docs

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_LIMITS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
_NUMBER = r"^[-+]?([0-9]{1,12}(\.[0-9]{0,12})?|\.[0-9]{1,12})([eE][-+]?[0-9]{1,2})?$"
_WHOLE = r"^[-+]?(0|[1-9][0-9]{0,11})$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


Ids = Mapping[str, Mapping[str, str]]
"""The ids of a site's "source" and "person" records, each with a line about it."""
_NAMES = {"source": "source", "superseded_by": "source", "authors": "person", "reviewers": "person"}
"""The fields that hold an id, or a list of ids, of a shared record."""


def schemas(ids: Ids = MappingProxyType({})) -> dict[str, Schema]:
    """Return the schema of every kind of file, by its name: those of `content/` and `site_config`.

    Args:
        ids: the ids that editors offer where a record is named. Another id is no mistake to a schema: it may be newer.
    """
    made = {file.schema: _schema(file.schema, file.model, file.about, file.may_be_list) for file in FILES}
    made = {name: _offering(schema, ids) for name, schema in made.items()}
    settings = _schema("site_config", SiteConfig, "the settings of the site", may_be_list=False)
    return {**made, "site_config": settings, "translation": _of_translations()}


def _of_translations() -> Schema:
    """Return the schema of the files in `translations/`: entries of one form, under the keys of texts."""
    entry = _schema("translation", Translation, "the translation of one text", may_be_list=False)
    # A digest may look like a number, and a text that nobody has translated yet is empty.
    entry["properties"]["of"]["type"] = ["string", "number"]
    entry["properties"]["text"]["type"].append("null")
    top: Schema = {name: entry.pop(name) for name in ("$schema", "title")}
    return {**top, "description": "Translations of texts.", "type": ["object", "null"], "additionalProperties": entry}


def _offering(data: Any, ids: Ids) -> Any:
    """Return a schema in which the fields that name a record of the site offer the ids there are."""
    if not isinstance(data, dict) or not any(ids.values()):
        return data
    made = {key: _offering(value, ids) for key, value in data.items()}
    for name, kind in _NAMES.items():
        field = _properties_of(data).get(name)
        if ids.get(kind) and field and "enum" not in field and field.get("type") != "boolean":
            known = {"enum": list(ids[kind]), "enumDescriptions": list(ids[kind].values())}
            made["properties"][name] = (
                {**field, "items": {"anyOf": [known, field["items"]]}}
                if "items" in field
                else {"anyOf": [known, {k: v for k, v in field.items() if k not in _WORDS}]}
                | {k: v for k, v in field.items() if k in _WORDS}
            )
    return made


_WORDS = ("description", "markdownDescription")


def _properties_of(data: Schema) -> Schema:
    found = data.get("properties")
    return found if isinstance(found, dict) and data.get("type") == "object" else {}


def file_patterns(content: str) -> dict[str, list[str]]:
    """Return which files each schema is for: glob patterns relative to the site's folder; `!` excludes files."""
    globs = {file.schema: re.sub(r"<\w+>", "*", f"{content}/{file.path}") for file in FILES}
    found = {
        name: [glob, *(f"!{one}" for one in globs.values() if _includes(glob, one))] for name, glob in globs.items()
    }
    return {**found, "site_config": ["site_config.yaml"], "translation": [f"{FOLDER}/**/*.yaml"]}


def _includes(glob: str, other: str) -> bool:
    """Return whether every file of another pattern matches a pattern too."""
    return glob != other and PurePosixPath(other).match(glob)


def _schema(name: str, model: type[BaseModel], about: str, may_be_list: bool) -> Schema:
    found = model.model_json_schema(by_alias=True)
    parts: Schema = found.pop("$defs", {})
    own, *inner = with_parts(model)
    described = {part.name: _record(part, [parts[m.__name__] for m in part.models]) for part in inner}
    top: Schema = {"$schema": _DRAFT, "title": name, "description": f"{about[:1].upper()}{about[1:]}."}
    if may_be_list:
        described[model.__name__] = _record(own, [found])
        one = {"$ref": f"#/$defs/{model.__name__}"}
        top |= {"anyOf": [{"type": "array", "items": one}, one]}
    else:
        top |= {key: value for key, value in _record(own, [found]).items() if key not in ("title", "description")}
    schema = {**top, "$defs": dict(sorted(described.items()))} if described else top
    for part in inner:
        if part.is_choice:
            schema = _replaced(schema, {"anyOf": [{"$ref": f"#/$defs/{m.__name__}"} for m in part.models]}, part.name)
    return schema


def _replaced(data: Any, choice: Schema, name: str) -> Any:
    """Put one definition where pydantic lists the records of a union: editors complete it better."""
    if data == choice:
        return {"$ref": f"#/$defs/{name}"}
    if isinstance(data, dict):
        return {key: _replaced(value, choice, name) for key, value in data.items()}
    return [_replaced(item, choice, name) for item in data] if isinstance(data, list) else data


def _record(part: SchemaPart, found: list[Schema]) -> Schema:
    """Return the schema of one record: its fields with their descriptions, those required, and no others."""
    properties, needed = {}, []
    for (model, own, field), (data, is_required) in zip(part.fields(), _properties(found, part.shared), strict=True):
        name = field.alias or own
        text = field_docs(model).get(own, "")
        properties[name] = {**_as_written(data), "description": text, "markdownDescription": text}
        if (is_required and not part.is_choice and not data.get("x-given")) or data.get("x-required"):
            needed.append(name)
    made: Schema = {
        "type": "object",
        "title": part.name,
        "description": part.about,
        "properties": properties,
        "additionalProperties": False,
    }
    if needed:
        made["required"] = needed
    kinds = [{"required": [name]} for name in properties if name not in part.shared]
    return made | ({"oneOf": kinds} if part.is_choice else {})


def _properties(found: list[Schema], shared: set[str]) -> Iterator[tuple[Schema, bool]]:
    """The schema of each field, and whether it is required; shared fields come with the first record only."""
    for number, schema in enumerate(found):
        for name, data in schema["properties"].items():
            if number == 0 or name not in shared:
                yield data, name in schema.get("required", ())


def _as_written(data: Schema) -> Schema:
    """Rewrite pydantic's schema of a field for the types that a YAML 1.2 parser finds in the file."""
    choices = [choice for choice in data.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        data = {**{key: value for key, value in data.items() if key != "anyOf"}, **choices[0]}
    made = {
        _LIMITS.get(key, key): value for key, value in data.items() if key not in ("title", "x-required", "x-given")
    }
    if made.get("default", ...) is None or isinstance(made.get("default"), dict | list):
        del made["default"]
    if "items" in made:
        made["items"] = _as_written(made["items"])
    return {**made, **_types(made)}


def _types(data: Schema) -> Schema:
    match data.get("type"):
        case "string" if "enum" in data:
            return {}
        case "string" if data.get("format") == "date":
            return {"pattern": _DAY}
        case "string" if data.get("maxLength", 0) <= 80:
            return {"type": ["string", "integer"]}
        case "string":
            return {"type": ["string", "number", "boolean"]}
        case "integer":
            return {"type": ["integer", "string"], "pattern": _WHOLE}
        case "number":
            return {"type": ["number", "string"], "pattern": _NUMBER}
        case "boolean":
            return {"type": ["boolean", "string"], "pattern": "^(true|false)$"}
    return {}
