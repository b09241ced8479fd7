"""Shape: plain data in, one typed record out, with a diagnostic for everything that does not fit.

The models in `records` decide; this module puts what they found into an editor's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from citesite.diagnostics import Diagnostic, Place, Rule, Step, capped, nearest
from citesite.read.defaults import id_of_file
from citesite.read.shape_hints import cut_at_comma, of_choice, of_fields, of_list, of_number, of_text
from citesite.read.yaml import Data
from citesite.records.docs import field_docs
from citesite.records.fields import FLAG_WANTED, Record, records_in
from citesite.records.page import FRONT_MATTER, FreePage

R = TypeVar("R", bound=Record)


_FORMS = {
    "https?": "must be an address that begins with https:// or http://, without ? and #",
    "{2,8}": "must be a language tag, such as en-GB",
    "a-f": "must be 8 digits or letters from a to f, as `citesite new translation` writes them",
    "a-z0-9": "must be lower-case letters, digits and hyphens, such as de-jager-2010",
    "\\r": "must be a text on one line",
}
"""A piece of a field's pattern, and what the pattern requires. The others require a text that is not blank."""


WRONG_VALUE = Rule(
    code="wrong-value",
    summary="a field has a value that does not fit it",
    meaning=(
        "Each field takes one sort of value: a text, a list, a date, a number, or one word of a short list. With "
        "another one, citesite would have to guess what was meant, and pages about health must not rest on "
        "guesses. For example, 1/11/2026 is a different day in London and in New York."
    ),
    fix=(
        "Write a value as the message says. Dates are year-month-day; lists are in [brackets], or have an item on "
        "each line."
    ),
    wrong="last_reviewed: 1 November 2026",
    right="last_reviewed: 2026-11-01",
)


_FLAGS = {
    "yes": "true",
    "on": "true",
    "y": "true",
    "1": "true",
    "no": "false",
    "off": "false",
    "n": "false",
    "0": "false",
}
"""Words that other programs take for true and false."""
NO_DRAFTS = (
    "pages of your own have no drafts: until it is ready, begin the name of its file with a full stop, or keep it"
    " outside the content folder"
)


def shaped(model: type[R], data: Data, place: Place) -> tuple[R | None, list[Diagnostic]]:
    """Return a record made from a file's data, or None, and a diagnostic for everything that does not fit."""
    if not isinstance(data, dict):
        found = "nothing" if data is None else "a list" if isinstance(data, list) else "a text"
        return None, [WRONG_VALUE.at(place, f"here must be fields with values, not {found}")]
    try:
        return model.model_validate(data), []
    except ValidationError as problem:
        # Pydantic counts only the items that fit, so a list that holds a mistake may seem too short as well.
        details = [detail for detail in problem.errors(include_url=False) if not _is_long_enough(detail)]
        misspelt = {(detail["loc"][:-1], _meant(detail, model)) for detail in details if _is_unknown(detail)}
        told = [d for d in details if d["type"] != "missing" or (d["loc"][:-1], d["loc"][-1]) not in misspelt]
        return None, capped(_diagnostic(detail, model, data, place) for detail in told)


def _is_long_enough(detail: ErrorDetails) -> bool:
    return detail["type"] == "too_short" and len(detail["input"]) >= detail.get("ctx", {}).get("min_length", 0)


def _is_unknown(detail: ErrorDetails) -> bool:
    return detail["type"] == "extra_forbidden"


def _meant(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """Return the field that an unknown one may be meant for; "" if none has a like name."""
    return nearest(str(detail["loc"][-1])[:60], _names(_models_at(model, detail["loc"][:-1])))


MISSING_FIELD = Rule(
    code="missing-field",
    summary="a record lacks a field it must have, or has left it empty",
    meaning=(
        "Some fields are needed for a page to make sense: a section without a title could not be listed or "
        "linked to. An empty field is reported too, because it is easily left behind unfinished."
    ),
    fix="Write the field with its value. docs/records.md says what belongs in it.",
    wrong="id: effects",
    right="""
        id: effects
        title: Does it work?
    """,
)


UNKNOWN_FIELD = Rule(
    code="unknown-field",
    summary="a record has an unknown field",
    meaning=(
        "Readers would see nothing of this field. Most often it is misspelt, or indented so that it belongs to "
        "another record than was meant. It is an error, because a caution that is silently left out can harm."
    ),
    fix="Correct the spelling or the indentation, or remove the field. docs/records.md lists the fields.",
    wrong="""
        population: adults
        caution: Not for children.
    """,
    right="""
        population: adults
        cautions: Not for children.
    """,
)


def _diagnostic(detail: ErrorDetails, model: type[BaseModel], data: Data, place: Place) -> Diagnostic:
    steps = tuple(detail["loc"])
    at = Place(place.path, (*place.steps, *steps))
    name = _name(steps)
    if detail["type"] == "missing":
        hint = _described(_models_at(model, steps[:-1]), steps[-1])
        return MISSING_FIELD.at(Place(place.path, at.steps[:-1]), f'"{steps[-1]}" is missing', hint)
    value = _value_at(data, steps)
    if _is_unknown(detail):
        if cut := cut_at_comma(_value_at(data, steps[:-1]), str(steps[-1])):
            return UNKNOWN_FIELD.at(at.key(), *cut)
        near = _meant(detail, model)
        hint = f'did you mean "{near}"?' if near else f"known here: {', '.join(_names(_models_at(model, steps[:-1])))}"
        if (model, *steps) == (FreePage, "status"):
            hint = NO_DRAFTS
        return UNKNOWN_FIELD.at(at.key(), f"{_shown(steps[-1])} is not a field here", hint)
    if value is None and detail["type"] != "value_error":
        return MISSING_FIELD.at(at, f"{name} is empty", _of_empty(_models_at(model, steps[:-1]), steps[-1]))
    is_form = detail["type"] == "string_pattern_mismatch"
    if is_form and at.steps == ("id",) and detail["input"] == id_of_file(place.path):
        return _misnamed(place)
    return WRONG_VALUE.at(at, f"{name} {_said(detail)}", _hint(detail, model))


def _misnamed(place: Place) -> Diagnostic:
    # Hardly any build needs it.
    import unicodedata

    path = PurePosixPath(place.path)
    is_folder = path.name == "topic.yaml"
    what, name, end = ("folder", path.parent.name, "") if is_folder else ("file", path.stem, path.suffix)
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    better = "-".join(re.findall("[a-z0-9]+", latin)) or "my-page"
    message = f"the name of the {what}, {_shown(name)}, is part of an address: lower-case letters, digits and hyphens"
    hint = f"rename the {what}: {better}{end}"
    return WRONG_VALUE.at(place, message, hint if end == ".md" else f"{hint}; or write an id into it: id: {better}")


def _of_empty(models: list[type[BaseModel]], name: Step) -> str:
    """Return what to do with a field that is left empty."""
    fields = [field for _, own, field in _fields(models) if name in (own, field.alias)]
    is_needed = any(field.is_required() or "x-required" in _extra(field) for field in fields)
    return _described(models, name) or "write a value" if is_needed else "write a value, or remove the line"


def _extra(field: FieldInfo) -> dict[str, Any]:
    return field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}


def _hint(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """Return what to write in place of a value that does not fit, where that is known."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    fields = _names(_models_in(model, detail["loc"]))
    if context.get("wanted") == FLAG_WANTED and (said := _FLAGS.get(str(value).lower())):
        return f'write {said}: "{value}" is a word like any other here'
    match kind:
        case "literal_error":
            choices = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
            return of_choice(value, choices)
        case "string_type":
            return of_text(value)
        case "tuple_type":
            return of_list(value, fields)
        case "model_type":
            return of_fields(fields)
    return of_number(value) if "number" in str(context.get("wanted")) else ""


def _said(detail: ErrorDetails) -> str:
    """Return what pydantic found in an editor's words, or in its own where there are no better ones."""
    context: dict[str, Any] = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "string_pattern_mismatch":
        return next((said for part, said in _FORMS.items() if part in str(context.get("pattern"))), "is empty")
    said = {
        "string_type": "must be a text",
        "string_too_short": "is empty",
        "string_too_long": f"is longer than {context.get('max_length')} characters",
        "literal_error": f"cannot be {_shown(detail['input'])}",
        "model_type": "must be fields with values",
        "tuple_type": "must be a list",
        "too_short": f"must hold at least {context.get('min_length')}",
        "too_long": f"must hold at most {context.get('max_length')}",
        "greater_than_equal": f"must be {_number(context.get('ge'))} or more",
        "greater_than": f"must be more than {_number(context.get('gt'))}",
        "one_of": f"must hold exactly one of: {context.get('names')}",
        "row_length": "has {columns} columns, but {cells} cells in row {number}".format_map(
            {"columns": 0, "cells": 0, "number": 0} | context
        ),
        "less_than_equal": f"must be {_number(context.get('le'))} or less",
    }.get(kind)
    message = detail["msg"]
    return said or message[:1].lower() + message[1:]


def _number(value: Any) -> Any:
    """Return a limit as an editor writes it: 1000, and not 1000.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _shown(value: Any) -> str:
    """Return a value as shown in a message: long text is cut, other values are only named."""
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 60 else f'"{value[:60]}…"'
    return "a list" if isinstance(value, list) else "fields with values"


def _name(steps: Iterable[Step]) -> str:
    """Return the name of a value for a message: the innermost field, and the position in its list."""
    fields = [(i, step) for i, step in enumerate(steps) if isinstance(step, str)]
    if not fields:
        return "the record"
    position = tuple(steps)[fields[-1][0] + 1 :]
    return f'"{fields[-1][1]}"' + (f" (number {int(position[0]) + 1})" if position else "")


def _value_at(data: Data, steps: Iterable[Step]) -> Any:
    value: Any = data
    for step in steps:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return value


def _models_at(model: type[BaseModel], steps: Iterable[Step]) -> list[type[BaseModel]]:
    """Return the models of the data some steps down; several for a union."""
    models = [model]
    for step in steps:
        if isinstance(step, str):
            inside = [field for _, name, field in _fields(models) if step == (field.alias or name)]
            if not inside:
                break
            models = list(records_in(inside[0].annotation)) or models
    return models


def _models_in(model: type[BaseModel], steps: Sequence[Step]) -> list[type[BaseModel]]:
    """Return the models that the value of a field holds, itself or as items; none for a text or a number."""
    names = [n for n, step in enumerate(steps) if isinstance(step, str)]
    if not names:
        return [model]
    last = steps[names[-1]]
    found = [field for _, own, field in _fields(_models_at(model, steps[: names[-1]])) if last in (own, field.alias)]
    return list(records_in(found[0].annotation)) if found else []


def _fields(models: Iterable[type[BaseModel]]) -> Iterator[tuple[type[BaseModel], str, FieldInfo]]:
    """Yield every field of some models: its model, its name in Python, and the field."""
    for model in models:
        for name, field in model.model_fields.items():
            yield model, name, field


def _names(models: Iterable[type[BaseModel]]) -> list[str]:
    """Return the names of the fields of some models that editors write, as they write them."""
    # The reader fills in those of a page that are in its name and below its front matter.
    return [f.alias or name for of, name, f in _fields(models) if of is not FreePage or name not in FRONT_MATTER]


def _described(models: Iterable[type[BaseModel]], name: Step) -> str:
    """Return the docstring of a field."""
    found = ((model, own) for model, own, field in _fields(models) if name in (own, field.alias))
    return next((field_docs(model).get(own, "") for model, own in found), "")
