"""Every regular expression of the program, and texts that make each work as long as it can."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SOURCE = Path(__file__).parents[2] / "src" / "citesite"
_USERS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}


def expressions() -> Iterator[tuple[str, re.Pattern[Any], frozenset[str]]]:
    """Yield each expression of the source: where it stands, compiled, and the methods that it is used by."""
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(SOURCE)
        module = ".".join(["citesite", *place.with_suffix("").parts]).removesuffix(".__init__")
        text = path.read_text("utf-8")
        if not re.search(r"\bre\.[a-z]+\(", text):
            continue
        # Walked once: the trees of all modules have a million nodes.
        nodes = list(ast.walk(ast.parse(text)))
        names = {
            node.value: node.targets[0].id
            for node in nodes
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for node in nodes:
            if isinstance(node, ast.Call) and _is_use(node) and (pattern := _value(node.args[0], module)) is not None:
                uses = _uses(nodes, names.get(node, "")) if _method(node) == "compile" else {_method(node)}
                yield f"{place}:{node.lineno}", re.compile(pattern, _flags(node, module)), frozenset(uses or {"search"})


def _method(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _is_use(node: ast.Call) -> bool:
    of = node.func.value if isinstance(node.func, ast.Attribute) else None
    return isinstance(of, ast.Name) and of.id == "re" and _method(node) in _USERS


def _uses(nodes: list[ast.AST], name: str) -> set[str]:
    """Return the methods that a compiled expression is used by; those of all in its module where it has no name."""
    calls = [node for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)]
    named = {call.attr for call in calls if isinstance(call.value, ast.Name) and call.value.id == name}
    return (named or {call.attr for call in calls}) & _USERS - {"compile"}


def _value(node: ast.expr, module: str) -> str | bytes | None:
    """Return what an expression of the source is, if it is the same in every run."""
    try:
        value = eval(compile(ast.Expression(node), "", "eval"), vars(importlib.import_module(module)))
    except NameError:
        return None
    return value if isinstance(value, str | bytes) else None


def _flags(node: ast.Call, module: str) -> int:
    given = [keyword.value for keyword in node.keywords if keyword.arg == "flags"]
    if isinstance(node.func, ast.Attribute) and node.func.attr == "compile":
        given += node.args[1:2]
    if isinstance(node.func, ast.Attribute) and node.func.attr in ("search", "match", "fullmatch", "findall"):
        given += node.args[2:3]
    scope = vars(importlib.import_module(module))
    return sum(int(eval(compile(ast.Expression(one), "", "eval"), scope)) for one in given)


_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def pumps(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """Return beginnings and parts to repeat after them, for which a careless expression tries many ways to match."""
    found: dict[tuple[str, str], None] = {}
    tree = parser.parse(pattern.pattern, pattern.flags)
    _walk(list(tree), "", found)
    parts = list(dict.fromkeys(part for _, part in found))
    for one in parts[:8]:
        for other in parts[:8]:
            if one != other:
                found["", one + other] = None
    # What it matches as a whole, and each of its words, followed by more that it may match.
    for word in {_sample(list(tree)), *_words(list(tree))}:
        found["", word] = None
        for one in parts[:4]:
            found["", word + one] = None
            found[word, one] = None
    return [(begin, part) for begin, part in found if part]


def _words(nodes: list[Any]) -> Iterator[str]:
    """Yield a text for each alternative and each run of plain characters, at most some dozens."""
    run = ""
    for code, value in [*nodes, (None, None)]:
        if code is codes.LITERAL:
            run += chr(value)
            continue
        if run:
            yield run
        run = ""
        if code is codes.BRANCH:
            for branch in value[1][:12]:
                yield _sample(list(branch))
        elif code is codes.SUBPATTERN:
            yield from _words(list(value[3]))
        elif code is codes.ATOMIC_GROUP:
            yield from _words(list(value))
        elif code in _REPEATS:
            yield from _words(list(value[2]))


def _walk(nodes: list[Any], before: str, found: dict[tuple[str, str], None]) -> str:
    """Collect the repeats in a sequence; return a text that it matches."""
    text = before
    for code, value in nodes:
        if code in _REPEATS:
            least, most, body = value
            for sample in _samples(list(body)):
                if most > 3 and sample:
                    found["", sample] = None
                    found[text, sample] = None
                    found["", text[-20:] + sample] = None
            inner = _walk(list(body), text, found)
            text = inner if least else text + _sample(list(body))
        elif code is codes.SUBPATTERN:
            text = _walk(list(value[3]), text, found)
        elif code is codes.ATOMIC_GROUP:
            text = _walk(list(value), text, found)
        elif code is codes.BRANCH:
            texts = [_walk(list(branch), text, found) for branch in value[1]]
            text = texts[0]
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            beside = _walk(list(value[1]), text, found)
            # What an expression looks back at has to be there before anything else is tried.
            text = beside if code is codes.ASSERT and value[0] < 0 else text
        else:
            text += _sample([(code, value)])
    return text


def _samples(nodes: list[Any]) -> list[str]:
    """Return a few texts that a sequence matches."""
    if len(nodes) == 1:
        code, value = nodes[0]
        if code is codes.BRANCH:
            return [sample for branch in value[1] for sample in _samples(list(branch))][:6]
        if code is codes.SUBPATTERN:
            return _samples(list(value[3]))
        if code is codes.IN:
            found = list(dict.fromkeys(_of_set([item]) for item in value))[:6]
            return [*found, "\n"] if (codes.CATEGORY, codes.CATEGORY_SPACE) in value else found
        if code is codes.CATEGORY or code is codes.ANY or code is codes.NOT_LITERAL:
            return list(dict.fromkeys([_sample(nodes), " ", "-"]))
    return [_sample(nodes)]


def _sample(nodes: list[Any]) -> str:
    text = ""
    for code, value in nodes:
        if code is codes.LITERAL:
            text += chr(value)
        elif code is codes.NOT_LITERAL or code is codes.ANY:
            text += "a"
        elif code is codes.IN:
            text += _of_set(value)
        elif code is codes.CATEGORY:
            text += _of_category(value)
        elif code is codes.SUBPATTERN:
            text += _sample(list(value[3]))
        elif code is codes.ATOMIC_GROUP:
            text += _sample(list(value))
        elif code is codes.BRANCH:
            text += _sample(list(value[1][0]))
        elif code in _REPEATS:
            text += _sample(list(value[2])) * max(1, value[0])
    return text


def _of_category(value: Any) -> str:
    return {codes.CATEGORY_SPACE: " ", codes.CATEGORY_DIGIT: "1", codes.CATEGORY_NOT_WORD: "-"}.get(value, "a")


def _of_set(items: list[Any]) -> str:
    if items[0][0] is codes.NEGATE:
        return next((c for c in "a <-1;[{é." if not _is_in(c, items[1:])), "~")
    code, value = items[0]
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.RANGE:
        return chr(value[0])
    return _of_category(value) if code is codes.CATEGORY else "a"


def _is_in(c: str, items: list[Any]) -> bool:
    for code, value in items:
        if (code is codes.LITERAL and value == ord(c)) or (code is codes.RANGE and value[0] <= ord(c) <= value[1]):
            return True
        if code is codes.CATEGORY and (
            (value is codes.CATEGORY_SPACE and c.isspace()) or (value is codes.CATEGORY_DIGIT and c.isdigit())
        ):
            return True
    return False
