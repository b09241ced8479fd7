"""Any YAML text through PyYAML: its data, or what is wrong with it, and the positions of places in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from citesite.diagnostics import Place, Rule, Step
from citesite.read.yaml.fast import NULL_WORDS, Data
from citesite.read.yaml.lines import YamlError, lines
from citesite.read.yaml.rules import (
    CONTROL_CHARACTER,
    DUPLICATE_KEY,
    FILE_TOO_DEEP,
    FILE_TOO_LARGE,
    TEXT_CUT,
    YAML_ALIAS,
    YAML_SECOND_DOCUMENT,
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


_CUT = re.compile(r"\s+#(?=[^\s#]| [0-9])")


def _refuse_cut(node: Node, source: list[str]) -> None:
    """Refuse a text of several words behind which a comment begins that looks like a part of it."""
    if isinstance(node, MappingNode | SequenceNode):
        for child in node.value:
            for inner in child if isinstance(child, tuple) else (child,):
                _refuse_cut(inner, source)
    elif isinstance(node, ScalarNode) and not node.style and " " in node.value:
        line, last = node.start_mark.line, node.value.splitlines()[-1]
        while line < len(source) and last not in source[line] and line <= node.end_mark.line:
            line, last = line + 1, last.rpartition(" ")[2]
        at = source[line].find(last) + len(last) if line < len(source) else 0
        found = _CUT.match(source[line], at) if at else None
        if found:
            message = "a comment begins here and cuts the text"
            raise YamlError(TEXT_CUT, message, line + 1, found.end(), 'text with " #" in it needs quotes')


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
    if place.needle and isinstance(node, ScalarNode):
        return _find(source, node, place.needle)
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
        raise YamlError(CONTROL_CHARACTER, _invisible(found.group()), *at, "remove it")


def _invisible(character: str) -> str:
    return f"the text holds the invisible character U+{ord(character):04X}"


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
        raise _said_better(text) or _syntax_error(problem) from None
    except RecursionError:
        raise YamlError(FILE_TOO_DEEP, "the file is nested too deeply", 1, 1) from None
    finally:
        loader.dispose()


_MERGE_MARK = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
_ODD_SPACE = re.compile(
    "^[ \\t]*([\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000])|:([\\xa0\\u2000-\\u200a\\u202f\\u3000])", re.MULTILINE
)
_ODD_LINE_END = re.compile("[\x85\u2028\u2029]")


def _said_better(text: str) -> YamlError | None:
    """Return what is wrong with a text that is no YAML, where one of its signs says more than the parser."""
    mark = _MERGE_MARK.search(text)
    if mark:
        message = "git has left the marks of a merge that is not finished"
        return _error_at(
            text, mark.start(), message, "keep one of the two versions, and remove the lines of <, = and >"
        )
    space = _ODD_SPACE.search(text)
    if space:
        at = space.start(1) if space[1] else space.start(2)
        message = f"a space here is not the one of the keyboard but U+{ord(text[at]):04X}"
        return _error_at(text, at, message, "it comes from a text processor or a web page; type the space again")
    end = _ODD_LINE_END.search(text)
    if end:
        return _error_at(text, end.start(), _invisible(end[0]), "it ends a line in YAML; remove it")
    return None


def _error_at(text: str, at: int, message: str, hint: str) -> YamlError:
    before = lines(text[:at])
    return YamlError(YAML_SYNTAX, message, len(before), len(before[-1]) + 1, hint)


_NO_ALIAS = "anchors (&) and aliases (*) are not allowed"
_QUOTE_ALIAS = "write the value out; text that begins with & or * needs quotes"
_FIT = "the fields of one record begin in one column; nothing may follow a text in quotes"
_SAID: tuple[tuple[str, Rule, str, str], ...] = (
    (
        r"another document|<document start>", YAML_SECOND_DOCUMENT, "a second document begins here",
        "several records are a list, each begun with a hyphen",
    ),
    (r"undefined alias|duplicate anchor|scanning an (?:alias|anchor)", YAML_ALIAS, _NO_ALIAS, _QUOTE_ALIAS),
    (r"a tag$|undefined tag handle", YAML_TAG, "tags (!) are not allowed", "text that begins with ! needs quotes"),
    (
        r"expected (?:a )?comment or (?:a )?line break.*block scalar|indentation indicator|block scalar", YAML_SYNTAX,
        "a value cannot begin with > or |, unless its text follows on the next lines", "put the value in quotes",
    ),
    (r"cannot start any token", YAML_SYNTAX, "a value cannot begin with this character", "put the value in quotes"),
    (
        r"mapping values are not allowed", YAML_SYNTAX, "a colon here begins a second value",
        'text with ": " in it needs quotes, or write it below the key after "|"; a field needs a line of its own',
    ),
    (r"tab character", YAML_SYNTAX, "a tab is used where spaces are needed", "indent with spaces"),
    (r"unknown escape", YAML_SYNTAX, "in double quotes a backslash has a meaning of its own", "use single quotes"),
    (r"expected key|expected '-'", YAML_SYNTAX, "this does not fit what is before it", _FIT),
    (r"block sequence entries", YAML_SYNTAX, "a list cannot begin here", "begin each of its lines with a hyphen"),
    (r"node content", YAML_SYNTAX, "a value is missing before this character", "text with brackets needs quotes"),
)  # fmt: skip
"""A piece of the parser's own message, the rule, and the message and hint for it."""
_UNCLOSED: tuple[tuple[str, str], ...] = (
    (r"',' or '\]'", 'the list that begins here is not closed with "]"'),
    (r"',' or '}'", 'the fields that begin here are not closed with "}"'),
    (r"quoted scalar", "the text in quotes that begins here is not closed"),
)
"""Mistakes that the parser finds at their end and that are reported at their beginning."""


def _syntax_error(problem: yaml.MarkedYAMLError) -> YamlError:
    """Return what the parser found in an editor's words, or in its own where there are no better ones."""
    said = f"{problem.problem or 'not YAML'} {problem.context or ''}".strip()

    def at(mark: yaml.Mark | None) -> tuple[int, int]:
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)

    for pattern, rule, message, hint in _SAID:
        if re.search(pattern, said):
            if "block scalar" in said:
                return YamlError(rule, message, *at(problem.context_mark or problem.problem_mark), hint)
            return YamlError(rule, message, *at(problem.problem_mark or problem.context_mark), hint)
    for pattern, message in _UNCLOSED:
        if re.search(pattern, said):
            return YamlError(YAML_SYNTAX, message, *at(problem.context_mark or problem.problem_mark))
    return YamlError(YAML_SYNTAX, f"not YAML: {said}", *at(problem.problem_mark or problem.context_mark))


def _refuse_properties(text: str) -> None:
    """Refuse anchors, aliases and tags. The composed nodes do not show them all, but the parser's events do."""
    for event in yaml.parse(text, Loader=_Loader):
        if event.start_mark is None:
            continue
        at = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, yaml.events.NodeEvent) and event.anchor is not None:
            raise YamlError(YAML_ALIAS, _NO_ALIAS, *at, _QUOTE_ALIAS)
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
            raise refuse(CONTROL_CHARACTER, _invisible(forbidden.group()), node, "remove it")
        if _LISTS_IN_ONE_LINE.search(node.value):
            raise refuse(FILE_TOO_DEEP, "the text begins many lists in one line", node, "write one hyphen a line")
        return None if not node.style and node.value in NULL_WORDS else str(node.value)
    if isinstance(node, SequenceNode):
        return [_build(child, seen, depth + 1) for child in node.value]
    result: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise refuse(YAML_SYNTAX, "a field's name must be text", key)
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


def _find(source: list[str], node: ScalarNode, needle: str) -> tuple[int, int]:
    """Return the position of a needle in the source of a scalar, also across lines; otherwise the scalar's start."""
    first, start = node.start_mark.line, node.start_mark.column
    text = "\n".join(source[first : node.end_mark.line + 1])
    words = r"\s+".join(re.escape(word) for word in needle.split())
    found = re.search(rf"(?<![\w-]){words}(?![\w-])" if needle[-1:].isalnum() else words, text[start:])
    if found is None:
        return first + 1, start + 1
    before = text[: start + found.start()]
    return first + 1 + before.count("\n"), len(before) - before.rfind("\n")
