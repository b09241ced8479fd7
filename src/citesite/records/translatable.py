"""The texts of records that translations have in another language, found by the types of fields in plain data.

Each has a key that says where it is by names and not by positions: `takeaways/test-message/text` stays the same text
when another takeaway is put before it. Plain data is looked at, and not records, because a translated text takes the
place of the first language's before a record is made of it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from citesite.diagnostics import Step
from citesite.records.fields import InOneLanguage, Label, records_in
from citesite.records.texts import TextKind, kind_of, marks_of


class Translatable(NamedTuple):
    """A text with a translation in each other language."""

    key: str
    """Where it is: fields, and the names of items of lists, with slashes between them."""
    text: str
    steps: tuple[Step, ...]
    """Where it is in the data of its file."""
    kind: TextKind
    is_label: bool
    """Whether other records refer to its own by it."""


def translatable_texts(model: type[BaseModel], data: Any, is_shared: bool) -> Iterator[Translatable]:
    """Yield the texts in the data of a file, in its order. What does not fit its model is passed over.

    Args:
        model: the record that the file holds.
        data: the plain data of the file.
        is_shared: whether the file may hold a list of records, whose keys then begin with their ids.
    """
    if isinstance(data, list):
        for number, item in enumerate(data):
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield from _in_record((model,), item, f"{item['id']}/", (number,))
    elif is_shared and isinstance(data, dict) and isinstance(data.get("id"), str):
        yield from _in_record((model,), data, f"{data['id']}/", ())
    elif not is_shared:
        yield from _in_record((model,), data, "", ())


class _Field(NamedTuple):
    kind: TextKind | None
    same: InOneLanguage | None
    is_label: bool
    models: tuple[type[BaseModel], ...]


@cache
def _fields(models: tuple[type[BaseModel], ...]) -> dict[str, _Field]:
    """Return the fields of one of some records that may hold texts, by their names in YAML."""
    found = {}
    for model in models:
        for name, field in model.model_fields.items():
            marks = [*field.metadata, *marks_of(field.annotation)]
            kind = kind_of(marks)
            inside = tuple(records_in(field.annotation))
            same = next((mark for mark in marks if isinstance(mark, InOneLanguage)), None)
            if inside or (kind and not (same and not same.names)):
                is_label = any(isinstance(mark, Label) for mark in marks)
                found[field.alias or name] = _Field(None if inside else kind, same, is_label, inside)
    return found


def _in_record(
    models: tuple[type[BaseModel], ...], data: Any, start: str, steps: tuple[Step, ...]
) -> Iterator[Translatable]:
    if isinstance(data, dict):
        fields = _fields(models)
        for name, value in data.items():
            if name in fields:
                yield from _in_value(fields[name], value, f"{start}{name}", (*steps, name))


def _in_value(field: _Field, value: Any, key: str, steps: tuple[Step, ...]) -> Iterator[Translatable]:
    if isinstance(value, str):
        if field.kind and not (field.same and value in field.same.names):
            yield Translatable(key, value, steps, field.kind, field.is_label)
    elif isinstance(value, dict):
        yield from _in_record(field.models, value, f"{key}/", steps)
    elif isinstance(value, list):
        for number, (name, item) in enumerate(zip(_names(value), value, strict=True)):
            yield from _in_value(field, item, f"{key}/{name}", (*steps, number))


def _names(items: Sequence[Any]) -> list[str]:
    """Return a name for each item of a list: its id, that of what it holds, its source's; otherwise its position."""
    names = [_name(item) for item in items]
    count = Counter(names)
    return [name if name and count[name] == 1 else str(number) for number, name in enumerate(names, 1)]


def _name(item: Any) -> str:
    if not isinstance(item, dict):
        return ""
    held = next((value for value in item.values() if isinstance(value, dict)), {}) if len(item) <= _MOST_BESIDE else {}
    found = item.get("id") or held.get("id") or item.get("source")
    # A number could be the position of another item.
    return found if isinstance(found, str) and not found.isdigit() else ""


_MOST_BESIDE = 4
"""A block holds its record, and up to three fields beside it."""
