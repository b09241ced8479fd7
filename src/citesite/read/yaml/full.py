"""Any YAML text through PyYAML: its data, or what is wrong with it, and the positions of places in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from citesite.diagnostics import Place, Rule, Step
from citesite.read.yaml.fast import NULL_WORDS, Data
from citesite.read.yaml.lines import YamlError, lines, words_pattern
from citesite.read.yaml.mends import BEGINS, BEGINS_HINT
from citesite.read.yaml.mistakes import CUT_HINT, NO_ALIAS, QUOTE_ALIAS, explained, invisible, odd_space_in
from citesite.read.yaml.rules import (
    CONTROL_CHARACTER,
    DUPLICATE_KEY,
    FILE_TOO_DEEP,
    FILE_TOO_LARGE,
    TEXT_CUT,
    YAML_ALIAS,
    YAML_SYNTAX,
    YAML_TAG,
)
from citesite.text.characters import FORBIDDEN_CHARACTER

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, same result
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

MAX_CHARACTERS = 512_000
MAX_BRACKETS = 2_000
"""About 50,000 nested brackets crash libyaml; 5,000 are fine."""
MAX_DEPTH = 24

_DEEP_INDENT = re.compile(r"^[ \t?:-]{200}", re.MULTILINE)
_MAYBE_PROPERTY = re.compile(r"(?:^|[\s\[{,:-])[&!]", re.MULTILINE)
"""Where an anchor or a tag could begin; the parser then decides."""
_NOT_YAML = re.compile("[^\\t\\n\\r\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_LISTS_IN_ONE_LINE = re.compile(r"(?:(?:[-*+]|(?<!\d)\d++\.)[ \t]+){20}")
"""A list in a list in a list, all begun on one line: about a hundred of them are too many for the Markdown parser."""


def load_slow(text: str) -> Data:
    """Return the result of `load` through the full parser."""
    root = composed(text)
    if root is not None and " #" in text:
        _refuse_cut(root, lines(text))
    return None if root is None else _build(root, set(), 0)


_CUT = re.compile(r"(?<!\s)\s++#(?=[^\s#]| [0-9])")
_CUT_NUMBER = re.compile(r"(?<!\s)\s++# ?[0-9]")
"""Behind a single word, such as "reviewed #later", only a number is more likely to be a part of the text."""


def _refuse_cut(node: Node, source: list[str]) -> None:
    """Refuse a text of several words behind which a comment begins that looks like a part of it."""
    if isinstance(node, MappingNode | SequenceNode):
        for child in node.value:
            for inner in child if isinstance(child, tuple) else (child,):
                _refuse_cut(inner, source)
    elif isinstance(node, ScalarNode) and not node.style and node.value:
        line, last = node.start_mark.line, node.value.splitlines()[-1]
        while line < len(source) and last not in source[line] and line <= node.end_mark.line:
            line, last = line + 1, last.rpartition(" ")[2]
        at = source[line].find(last) + len(last) if line < len(source) else 0
        found = (_CUT if " " in node.value else _CUT_NUMBER).match(source[line], at) if at else None
        if found:
            message = "a comment begins here and cuts the text"
            raise YamlError(TEXT_CUT, message, line + 1, found.end(), CUT_HINT)


def positions(text: str, places: Sequence[Place]) -> list[tuple[int, int]]:
    """Return line and column (from 1) of places in a text that `load` accepted, or of their nearest parents there."""
    root, source = composed(text), lines(text)
    return [_position(root, source, place) for place in places]


def _position(node: Node | None, source: list[str], place: Place) -> tuple[int, int]:
    if node is None:
        return 1, 1
    key: Node | None = None
    for step in place.steps:
        found = _child(node, step)
        if found is None:
            break
        key, node = found
    mark = (key if place.on_key and key is not None else node).start_mark
    text = next(_texts_with(place.needle, node), None) if place.needle else None
    if text is not None:
        return _find(source, text, place.needle)
    return mark.line + 1, mark.column + 1


def _refuse_bulk(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise YamlError(
            FILE_TOO_LARGE,
            f"the file has {len(text):,} characters; {MAX_CHARACTERS:,} is the limit",
            1,
            1,
            "split it into several files",
        )
    deep = _DEEP_INDENT.search(text)
    if deep or text.count("[") + text.count("{") > MAX_BRACKETS:
        line = len(lines(text[: deep.start()])) if deep else 1
        raise YamlError(
            FILE_TOO_DEEP,
            "the file is nested too deeply, or holds too many brackets",
            line,
            1,
            "a record needs few levels; look for a bracket or an indentation that is repeated",
        )
    found = _NOT_YAML.search(text)
    if found:
        before = lines(text[: found.start()])
        at = len(before), len(before[-1]) + 1
        raise YamlError(CONTROL_CHARACTER, invisible(found.group()), *at, "remove it")


def composed(text: str) -> Node | None:
    """Return the tree of nodes of one YAML document, with their positions; None for an empty one.

    Raises:
        YamlError: for anything that is not strict YAML, at its position.
    """
    _refuse_bulk(text)
    loader = _Loader(text)
    try:
        node: Node | None = loader.get_single_node()
        if node is not None and _MAYBE_PROPERTY.search(text):
            _refuse_properties(text)
        return node
    except yaml.MarkedYAMLError as problem:
        raise explained(text, problem) from None
    except RecursionError:
        raise YamlError(FILE_TOO_DEEP, "the file is nested too deeply", 1, 1) from None
    finally:
        loader.dispose()


def _refuse_properties(text: str) -> None:
    """Refuse anchors, aliases and tags. The composed nodes do not show them all, but the parser's events do."""
    for event in yaml.parse(text, Loader=_Loader):
        if event.start_mark is None:
            continue
        at = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, yaml.events.NodeEvent) and event.anchor is not None:
            raise YamlError(YAML_ALIAS, NO_ALIAS, *at, QUOTE_ALIAS)
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise YamlError(
                YAML_TAG,
                f"tags are not allowed: {tag.replace('tag:yaml.org,2002:', '!!')}",
                *at,
                "text that begins with ! needs quotes",
            )


def _build(node: Node, seen: set[int], depth: int) -> Data:
    def refuse(rule: Rule, message: str, at: Node, hint: str = "") -> YamlError:
        return YamlError(rule, message, at.start_mark.line + 1, at.start_mark.column + 1, hint)

    if depth > MAX_DEPTH:
        raise refuse(FILE_TOO_DEEP, f"more than {MAX_DEPTH} levels of nesting", node, "a record needs few levels")
    if isinstance(node, ScalarNode):
        forbidden = FORBIDDEN_CHARACTER.search(node.value)
        if forbidden:
            raise refuse(CONTROL_CHARACTER, invisible(forbidden.group()), node, "remove it")
        if _LISTS_IN_ONE_LINE.search(node.value):
            raise refuse(FILE_TOO_DEEP, "the text begins many lists in one line", node, "write one hyphen a line")
        return None if not node.style and node.value in NULL_WORDS else str(node.value)
    if isinstance(node, SequenceNode):
        return [_build(child, seen, depth + 1) for child in node.value]
    result: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            if isinstance(node, MappingNode) and node.flow_style:  # a value reference and no more
                raise refuse(YAML_SYNTAX, BEGINS.format("{"), node, BEGINS_HINT)
            raise refuse(YAML_SYNTAX, "a field's name must be text", key)
        if odd := odd_space_in(key.value):
            raise refuse(YAML_SYNTAX, odd[0], key, odd[1])
        if key.value in result:
            raise refuse(DUPLICATE_KEY, f'"{key.value}" is given twice', key, "keep one of them")
        result[key.value] = _build(value, seen, depth + 1)
    return result


def _child(node: Node, step: Step) -> tuple[Node | None, Node] | None:
    """Return the key and value nodes one step down, or None where the data ends."""
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _texts_with(needle: str, node: Node) -> Iterator[ScalarNode]:
    """Yield a text itself, and of what has several those that hold a needle."""
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode | SequenceNode):
        for child in node.value:
            found = _texts_with(needle, child[1] if isinstance(child, tuple) else child)
            yield from (text for text in found if needle in " ".join(text.value.split()))


def _find(source: list[str], node: ScalarNode, needle: str) -> tuple[int, int]:
    """Return the position of a needle in the source of a scalar, also across lines; otherwise the scalar's start."""
    first, start = node.start_mark.line, node.start_mark.column
    text = "\n".join(source[first : node.end_mark.line + 1])
    found = re.search(words_pattern(needle, r"\s+"), text[start:])
    if found is None:
        return first + 1, start + 1
    before = text[: start + found.start()]
    return first + 1 + before.count("\n"), len(before) - before.rfind("\n")
