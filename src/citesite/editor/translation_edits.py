"""Put translations into a translation file that has an entry for each, and touch nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from yaml.nodes import MappingNode, Node

from citesite.editor.translation_text import written
from citesite.read.front_matter import split_page
from citesite.read.translation_files import BELOW, PAGE_TEXT
from citesite.read.yaml.full import composed


class NewText(NamedTuple):
    """A translation to put in."""

    of: str
    """The digest of the text that it translates."""
    text: str


def with_translations(before: str, new: Mapping[str, NewText], is_page: bool) -> str:
    """Return the text of a translation file with some translations in place of those that were there.

    Args:
        before: the file, with an entry for each key, as `completed` returns it.
        new: the translations by key.
        is_page: whether the file translates a page.
    """
    if not is_page:
        return _with_entries(before, new)
    parts = split_page(before)
    assert parts, "a completed page has its fields between two lines of ---"
    inside = {BELOW if key == PAGE_TEXT else key: found for key, found in new.items()}
    head = _with_entries(parts.head.removeprefix("\n"), inside)
    body = new[PAGE_TEXT].text.strip("\n") if PAGE_TEXT in new else parts.body
    return f"---\n{head}---\n" + (f"\n{body}\n" if body else "")


def _with_entries(text: str, new: Mapping[str, NewText]) -> str:
    root, lines = composed(text), text.split("\n")
    assert isinstance(root, MappingNode), "a completed file has entries one below another"
    for key, value in reversed(root.value):
        if key.value in new:
            _put(lines, value, new[key.value], has_text=key.value != BELOW)
    return "\n".join(lines)


def _put(lines: list[str], entry: Node, new: NewText, has_text: bool) -> None:
    """Change the lines of one entry, whose fields are each on lines of their own."""
    fields = {key.value: (key, value) for key, value in entry.value}
    found = [("of", [new.of])] + ([("text", written(new.text))] if has_text else [])
    ordered = sorted(found, key=lambda one: fields[one[0]][0].start_mark.line if one[0] in fields else -1, reverse=True)
    for name, made in ordered:
        if name in fields:
            _replace(lines, *fields[name], name, made)
        else:
            end = fields["of"][1].end_mark.line + 1
            lines[end:end] = _lines(name, made, fields["of"][0].start_mark.column)


def _replace(lines: list[str], key: Node, value: Node, name: str, made: Sequence[str]) -> None:
    first, column = key.start_mark.line, key.start_mark.column
    last = value.end_mark.line
    is_block = getattr(value, "style", None) in ("|", ">")
    # A block ends where the next line begins.
    rest = "" if is_block else lines[last][value.end_mark.column :].strip()
    end = last + (0 if is_block and value.end_mark.column == 0 else 1)
    while is_block and end > first + 1 and not lines[end - 1].strip():
        end -= 1
    comment = [" " * column + rest] if rest.startswith("#") else []
    lines[first:end] = [*comment, *_lines(name, made, column)]


def _lines(name: str, made: Sequence[str], column: int) -> list[str]:
    return [" " * column + f"{name}: {made[0]}", *(line and " " * (column - 2) + line for line in made[1:])]
