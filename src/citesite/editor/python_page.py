"""Write the reference of the public interface from its own signatures and docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

import citesite
from citesite.records.docs import docs_in

_HEAD = """\
# Python reference

<!-- Made by `make reference` from the signatures and docstrings of what src/citesite/__init__.py names. -->

Every name of the public interface; [Python](python.md) shows how they are used.
"""
_SECTION = re.compile(r"^(Args|Returns|Raises):\n", re.MULTILINE)
_TITLES = {"Returns": "Returns", "Raises": "Raises"}


def python_page() -> str:
    """Return the page."""
    found = {name: getattr(citesite, name) for name in sorted(citesite.__all__) if not name.startswith("_")}
    functions = [_function(name, one) for name, one in found.items() if inspect.isfunction(one)]
    classes = [_class(name, one) for name, one in found.items() if inspect.isclass(one)]
    return "\n".join([_HEAD, "## Functions\n", *functions, "## Classes\n", *classes]).rstrip() + "\n"


def _function(name: str, function: Callable[..., Any]) -> str:
    about, sections = _parts(function)
    text = f"### {name}\n\n```python\n{_signature(name, function)}\n```\n\n{about}\n"
    if "Args" in sections:
        rows = "".join(f"| `{argument}` | {words} |\n" for argument, words in _entries(sections["Args"]))
        text += f"\n| argument | what it is |\n| --- | --- |\n{rows}"
    return text + _ends(sections)


def _ends(sections: dict[str, str]) -> str:
    """Return what a function returns and raises, as paragraphs."""
    said = {title: _joined(sections[name]) for name, title in _TITLES.items() if name in sections}
    return "".join(f"\n{title}: {words}\n" for title, words in said.items())


def _signature(name: str, function: Callable[..., Any]) -> str:
    """Return a signature with an argument on each line, the annotations as they are written."""
    signature = inspect.signature(function)
    lines, is_keyword = [], False
    for argument in signature.parameters.values():
        if argument.kind is argument.KEYWORD_ONLY and not is_keyword:
            lines.append("    *,")
            is_keyword = True
        default = "" if argument.default is argument.empty else f" = {_default(argument.default)}"
        lines.append(f"    {argument.name}: {argument.annotation}{default},")
    return "\n".join([f"{name}(", *lines, f") -> {signature.return_annotation}"])


def _default(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


def _class(name: str, kind: type) -> str:
    about, _ = _parts(kind)
    rows = "".join(f"| `{member}` | {words} |\n" for member, words in _members(kind))
    return f"### {name}\n\n{about}\n" + (f"\n| attribute | what it is |\n| --- | --- |\n{rows}" if rows else "")


def _members(kind: type) -> Iterator[tuple[str, str]]:
    """Yield the public attributes of a class that the package declares, in the order in which they are written."""
    if issubclass(kind, Enum):
        yield from ((member.name, f"`{member.value}`") for member in kind)
        return
    docs = docs_in(kind)
    names = (*vars(kind).get("__annotations__", {}), *vars(kind))
    for name in dict.fromkeys(name for name in names if not name.startswith("_")):
        member = inspect.getattr_static(kind, name, None)
        declared = member.fget if isinstance(member, property) else getattr(member, "func", member)
        if inspect.isfunction(declared):
            about, sections = _parts(declared)
            call = f"{name}({', '.join(list(inspect.signature(declared).parameters)[1:])})"
            ends = " ".join(_ends(sections).split())
            yield (call if inspect.isfunction(member) else name), " ".join(f"{about} {ends}".split())
        elif name in vars(kind).get("__annotations__", {}):
            yield name, docs.get(name, "")


def _parts(described: Any) -> tuple[str, dict[str, str]]:
    """Return what a docstring says first, and its sections by name."""
    about, *found = _SECTION.split(inspect.getdoc(described) or "")
    return about.strip(), dict(zip(found[::2], found[1::2], strict=True))


def _entries(section: str) -> Iterator[tuple[str, str]]:
    for entry in re.split(r"^    (?=\S)", section, flags=re.MULTILINE)[1:]:
        name, _, words = entry.partition(": ")
        yield name, _joined(words)


def _joined(text: str) -> str:
    return " ".join(text.split())
