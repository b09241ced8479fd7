"""A fast reader for the plain YAML that records are written in, tested equal to the full parser.

Ten thousand topics are parsed in a clean build, and the full parser takes milliseconds for each. This one knows block
mappings and lists, scalars on one line, `|` and `>` blocks, and flow collections on one line. One regular expression
cuts the whole text into lines; what does not fit for certain is not handled: then the full parser decides, and gives
the diagnostics. A wrong guess would change what a record says, so nothing
here may guess. `tests/test_yaml_fast.py` compares the two readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Data = dict[str, Any] | list[Any] | str | None

NULL_WORDS = frozenset({"", "~", "null", "Null", "NULL"})

# Well inside the limits of the slow reader, which has the words for what is beyond them.
MAX_CHARACTERS = 400_000
MAX_BRACKETS = 1_500
MAX_BLOCK_DEPTH = 16
MAX_FLOW_DEPTH = 4
MAX_COLUMN = 100


class NotHandled(Exception):
    """This reader cannot read the text for certain; it may be good or bad YAML."""


_ORDINARY = bytes([10, *range(32, 127)])
_ODD = re.compile(
    "[\\d\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ud800-\\uf8ff\\ufeff\\ufff0-\\uffff"
    "\\U000e0000-\\U0010ffff]"
)
"""Characters that the full parser refuses somewhere, that end a line in YAML, or that are digits of other scripts."""
_MARKERS = bytes(ord("-") if chr(code) in "-*+." else ord("x") for code in range(256))
_BETWEEN = b"0123456789 \n"
"""With these deleted, consecutive list markers of Markdown are a row of signs."""
_MAYBE_LISTS = b"-" * 20
_LISTS = re.compile(r"(?:(?:[-*+]|(?<!\d)\d++\.)[ \n]++){20}")
"""The full parser refuses a text that begins so many lists on one line. A `>` block joins lines."""

_KEY = r"[A-Za-z0-9_][A-Za-z0-9_-]{0,99}+"
_BLOCK_LINE = r"(?![ ?:-]{50}).*"
"""The full parser refuses lines that begin with about a hundred of these."""
_LINE = re.compile(
    rf"""
    ( [ ]*+ )
    ( (?: -[ ] )*+ )                                      # hyphens of lists
    (?: ({_KEY}) : (?: [ ](?=\S) | (?=\n) ) )?+           # the name of a field
    (?:
        ( [>|]-? ) \n ( [ ]++ ) ( (?!\n) {_BLOCK_LINE} (?: \n++ \5 {_BLOCK_LINE} )*+ )
    |   ( .*+ )
    ) \n
    """,
    re.VERBOSE,
)
"""Matches every line, so that `findall` leaves nothing out."""
_DOUBLE_QUOTED = re.compile(r'"[^"\\]*+(?:\\["\\][^"\\]*+)*+"')
_SINGLE_QUOTED = re.compile(r"'[^']*+(?:''[^']*+)*+'")
_FLOW_PLAIN = r'-?[^\W_][^\[\]{},:#?"]*+'
_WORDS = re.compile(rf"\[{_FLOW_PLAIN}(?<! )(?:, {_FLOW_PLAIN}(?<! ))*+\]")
_QUOTED_WORDS = re.compile(r'\["[^"\\]*+"(?:, "[^"\\]*+")*+\]')
"""The most common lists on one line, which only need to be split."""
_FLOW = re.compile(rf"""[ ]*(?:([\[\]{{}},])|({_KEY}):(?=[ ])|("[^"\\]*"|'[^']*')|({_FLOW_PLAIN})|(.))""")
_FlowToken = tuple[str, str, str, str, str]
"""A sign, a field's name, quoted text, plain text, or anything else: exactly one is not empty."""
_END: _FlowToken = ("", "", "", "", "")


def load_fast(text: str) -> Data:
    """Return the result of `load`.

    Raises:
        NotHandled: if only the full parser can read the text.
    """
    if len(text) > MAX_CHARACTERS or text[-1:] != "\n" or text.count("[") + text.count("{") > MAX_BRACKETS:
        raise NotHandled
    if not is_ordinary(text):
        raise NotHandled
    root: dict[str, Data] = {"": None}
    node: Any = root  # the list or the fields that the last line belongs to, and their column
    top = -1
    outer: list[tuple[int, Any]] = []
    open_key: str | None = ""  # the field that the last line left without a value
    for indent, hyphens, key, style, margin, block, rest in _LINE.findall(text):
        column = len(indent)
        if not key and not hyphens:
            if style or (rest and rest[0] != "#"):
                raise NotHandled
            continue
        if open_key is not None and (column > top or (hyphens and column == top)):
            outer.append((top, node))
            node[open_key] = node = [] if hyphens else {}
            top = column
        else:
            while top > column or (top == column and not hyphens and type(node) is list):
                top, node = outer.pop()
            if top != column or (type(node) is list) != (hyphens != ""):
                raise NotHandled
        open_key = None
        if hyphens and (key or len(hyphens) > 2):
            top, node = _begin(node, top, len(hyphens) // 2 - 1, key, outer)
        data = _block(style, margin, block, top) if style else _scalar(rest) if rest else None
        if not key:
            if data is None and not rest:
                raise NotHandled
            node.append(data)
            continue
        if key in node or top > MAX_COLUMN or len(outer) > MAX_BLOCK_DEPTH:
            raise NotHandled
        node[key] = data
        if not rest and not style:
            open_key = key
    if not outer:
        raise NotHandled  # nothing but comments
    return root[""]


def _begin(node: Any, top: int, lists: int, key: str, outer: list[tuple[int, Any]]) -> tuple[int, Any]:
    """Open the lists and fields that begin after a hyphen."""
    if lists > MAX_BLOCK_DEPTH:
        raise NotHandled
    news: list[Any] = [[] for _ in range(lists)]
    for new in [*news, {}] if key else news:
        outer.append((top, node))
        node.append(new)
        node = new
        top += 2
    return top, node


def is_ordinary(text: str) -> bool:
    """Return whether a text has no character, and no row of list markers, that the full parser refuses in a value."""
    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        return False
    # Deleting bytes is many times quicker than looking at characters, and little is left over.
    if _ODD.search(encoded.translate(None, _ORDINARY).decode()):
        return False
    return _MAYBE_LISTS not in encoded.translate(_MARKERS, _BETWEEN) or not _LISTS.search(text)


def _scalar(rest: str) -> Data:
    """Return the scalar or flow collection that fills the rest of a line."""
    first = rest[0]
    if first.isalnum() or first in "(<" or (first == "-" and rest[1:2].isalnum()):
        if ": " in rest or " #" in rest or rest[-1] == " " or rest[-1] == ":":
            raise NotHandled
        return None if rest in NULL_WORDS else rest
    if first == '"' and _DOUBLE_QUOTED.fullmatch(rest):
        return rest[1:-1].replace('\\"', '"').replace("\\\\", "\\") if "\\" in rest else rest[1:-1]
    if first == "'" and _SINGLE_QUOTED.fullmatch(rest):
        return rest[1:-1].replace("''", "'")
    if first == "[" or first == "{":
        return _collection(rest)
    raise NotHandled


def _collection(rest: str) -> Data:
    if _WORDS.fullmatch(rest):
        return [None if word in NULL_WORDS else word for word in rest[1:-1].split(", ")]
    if _QUOTED_WORDS.fullmatch(rest):
        return list(rest[2:-2].split('", "'))
    tokens: Iterator[_FlowToken] = iter(_FLOW.findall(rest))
    data = _flow(next(tokens), tokens, 0)
    if next(tokens, None) is not None:
        raise NotHandled
    return data


def _block(style: str, margin: str, block: str, column: int) -> str:
    """Return the text of a `|` or `>` block. `margin` is the indentation of its lines."""
    if not column < len(margin) <= MAX_COLUMN or " \n" in block or block[-1] == " ":
        raise NotHandled
    lines = block.replace("\n" + margin, "\n")
    if style[0] == ">":
        if "\n " in lines:
            raise NotHandled
        if "\n\n" in lines:
            # One line break is a space; of several, all but the first stay.
            lines = re.sub(r"\n(\n*)", lambda breaks: breaks[1] or " ", lines)
        else:
            lines = lines.replace("\n", " ")
    return lines if style[1:] else lines + "\n"


def _flow(token: _FlowToken, tokens: Iterator[_FlowToken], depth: int) -> Data:
    sign, _, quoted, plain, _ = token
    if quoted:
        return quoted[1:-1]
    if plain:
        plain = plain.rstrip(" ")
        return None if plain in NULL_WORDS else plain
    if depth < MAX_FLOW_DEPTH:
        if sign == "[":
            return _flow_list(tokens, depth + 1)
        if sign == "{":
            return _flow_fields(tokens, depth + 1)
    raise NotHandled


def _flow_list(tokens: Iterator[_FlowToken], depth: int) -> list[Any]:
    items: list[Any] = []
    token = next(tokens, _END)
    if token[0] == "]":
        return items
    while True:
        if token[1]:  # `[literal: Some Group]` is a list of one field
            items.append({token[1]: _flow(next(tokens, _END), tokens, depth + 1)})
        else:
            items.append(_flow(token, tokens, depth))
        if _ends(next(tokens, _END), "]"):
            return items
        token = next(tokens, _END)


def _flow_fields(tokens: Iterator[_FlowToken], depth: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    token = next(tokens, _END)
    if token[0] == "}":
        return fields
    while True:
        if not token[1] or token[1] in fields:
            raise NotHandled
        fields[token[1]] = _flow(next(tokens, _END), tokens, depth)
        if _ends(next(tokens, _END), "}"):
            return fields
        token = next(tokens, _END)


def _ends(token: _FlowToken, closing: str) -> bool:
    if token[0] != closing and token[0] != ",":
        raise NotHandled
    return token[0] == closing
