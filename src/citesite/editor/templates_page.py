"""Write the reference page of templates: every block, macro and value that a site's own template may use.

Blocks are described in the comment at the top of their template, macros in the comment above them, and values by the
docstrings of the contexts in `pages`. A test compares the committed page.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
import textwrap
import types
import typing
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from jinja2 import Environment, nodes

from citesite.editor.template_examples import examples
from citesite.files.scan import bytes_of, scan
from citesite.pages import KINDS, PageKind, figures, findings, numbering, picture
from citesite.pages.page import Frame
from citesite.read.settings import THEME_API
from citesite.render.pages import THEME

_FOLDER = THEME / "templates"
_BLOCKS = re.compile(r"\{#-? Blocks:\n(.*?)#\}", re.DOTALL)
_BLOCK = re.compile(r"^   (\w+): ((?:.|\n(?!   \w+: ))*)", re.MULTILINE)
_MACRO = re.compile(r"(?:\{#-?((?:(?!#\}).)*?)-?#\}\s*)?\{%-? macro (\w+)\((.*?)\)", re.DOTALL)
_NAMES = {name: kind for module in (figures, findings, picture) for name, kind in vars(module).items()}
_WORDS = {str: "text", int: "whole number", float: "number", bool: "true or false", numbering.Html: "HTML"}


def templates_page() -> str:
    """Return the reference of templates, in Markdown."""
    return "\n".join([_introduction(), _of_blocks(), _of_macros(), *_of_values()])


def _introduction() -> str:
    listed = "".join(f"| `{name}` | `templates/{file}` | {about} |\n" for name, file, about in examples())
    return f"""\
# Templates

<!-- Made by `make reference` from the theme's templates and the contexts in src/citesite/pages. -->

A template in a site's folder `templates` replaces the theme's of the same name. Extend the theme's, as
`theme/NAME`, and fill only the blocks that differ; see [Change a template](how-to/change-a-template.md). This page is
a promise: what it names stays as it is within a version. This is version {THEME_API}; write `theme_api: {THEME_API}`
into `site_config.yaml`, and a citesite with another version says so instead of building something else. What is not
named here may change at any time.

## Examples

`citesite new template NAME` copies one of these to start from:

| name | file | what it shows |
| --- | --- | --- |
{listed}"""


def _of_blocks() -> str:
    rows = "".join(
        f"| `{file}` | `{block}` | {about} |\n" for file in template_files() for block, about in blocks_of(file).items()
    )
    return (
        "## Blocks\n\nPages extend `base.html`, so its blocks are those of every page. An unknown block is an error."
        f"\n\n| template | block | what is there |\n| --- | --- | --- |\n{rows}"
    )


def template_files() -> list[str]:
    """Return the names of the theme's templates that show text, the frame of all pages first."""
    names = [name for name in scan(_FOLDER) if name.endswith(".html")]
    return sorted(names, key=lambda name: (name != "base.html", name))


def _text(file: str) -> str:
    return bytes_of(_FOLDER / file).decode()


def blocks_of(file: str) -> dict[str, str]:
    """Return the blocks that the comment at the top of a template describes."""
    found = _BLOCKS.search(_text(file))
    return {name: _joined(about) for name, about in _BLOCK.findall(found[1])} if found else {}


def macros_of(file: str) -> dict[str, tuple[str, str]]:
    """Return the macros of a template: the arguments of each, and the comment above it."""
    return {name: (arguments, _joined(about)) for about, name, arguments in _MACRO.findall(_text(file))}


def blocks_in(file: str) -> dict[str, str]:
    """Return the blocks that a template has, whether described or not, each with the template it extends or ""."""
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(_text(file))
    extended = next(iter(tree.find_all(nodes.Extends)), None)
    parent = extended.template.value if extended and isinstance(extended.template, nodes.Const) else ""
    return {block.name: parent for block in tree.find_all(nodes.Block)}


def _joined(text: str) -> str:
    return " ".join(text.split())


def _of_macros() -> str:
    imported = '`{% import "partials/macros.html" as m %}`'
    parts = [f"## Macros\n\nImport them as the theme does: {imported}, then `{{{{ m.marks() }}}}`.\n"]
    for file in template_files():
        rows = "".join(f"| `{name}({args})` | {about} |\n" for name, (args, about) in macros_of(file).items())
        if rows:
            parts.append(f"### {file}\n\n| macro | what it shows |\n| --- | --- |\n{rows}")
    return "\n".join(parts)


def _of_values() -> Iterator[str]:
    yield (
        "## Values\n\nA template sees the values of its page and nothing else: text, numbers, true or false, lists\n"
        "and groups of named values. Reading another name is an error. Values that are HTML need the filter `html`,\n"
        "as in `{{ summary|html }}`; all others are escaped. Further filters: `day` writes a day in words, `decimal`\n"
        "a number with the marks of the language, `capital` a text with a capital first, `sentence` one with a full\n"
        "stop at its end, `inline` one paragraph without its element, and `qr` draws an address.\n\n"
        'Words of a template\'s own are translated with `{{ _("Home") }}`, and those that depend on a number with\n'
        '`{{ counted("{count} page", "{count} pages")(5) }}`, from the site\'s `locale/<language>.po`. `colon`,\n'
        "`comma` and `semicolon` are what the language puts after a label and between the items of a list.\n"
    )
    yield "### On every page\n\n" + _table(Frame)
    described: list[Any] = [Frame]
    for kind in KINDS:
        if kind.template.endswith(".html"):
            yield f"### On {kind.template}\n\n{_of_kind(kind)}"
    for context in _contexts(described):
        yield f"### {_heading(context)}\n\n{_joined(inspect.getdoc(context) or '')}\n\n{_table(context)}"


def _of_kind(kind: PageKind[Any]) -> str:
    about = _joined(inspect.getdoc(kind.context) or "")
    return f"{about}\n\n{_table(kind.context)}" if _fields(kind.context) else f"{about}\n"


def _contexts(described: list[Any]) -> Iterator[Any]:
    """Yield every group of named values that a page holds, each once, in the order in which pages name it."""
    waiting = [kind.context for kind in KINDS if kind.template.endswith(".html")]
    pages = set(waiting)
    waiting = [*described, *waiting]
    while waiting:
        one = waiting.pop(0)
        for hint in _fields(one).values():
            for inside in _groups(hint):
                if inside not in described:
                    described.append(inside)
                    waiting.append(inside)
    yield from sorted({c for c in described if c is not Frame and c not in pages}, key=_heading)


def _groups(hint: Any) -> Iterator[Any]:
    if _is_group(hint):
        yield hint
    for argument in typing.get_args(hint):
        yield from _groups(argument)


def _is_group(hint: Any) -> bool:
    is_named = isinstance(hint, type) and (hasattr(hint, "_fields") or hasattr(hint, "__dataclass_fields__"))
    return is_named and hint not in (numbering.Html, numbering.WorkLink)


def _fields(context: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(context, localns={**_NAMES, **vars(sys.modules[context.__module__])})
    return {name: hints[name] for name in getattr(context, "_fields", None) or hints if not name.startswith("_")}


def _table(context: Any) -> str:
    docs = _docs(context)
    rows = "".join(
        f"| `{name.rstrip('_')}` | {_holds(hint)} | {docs.get(name) or _of_group(hint)} |\n"
        for name, hint in _fields(context).items()
    )
    return f"| value | holds | what it is |\n| --- | --- | --- |\n{rows}"


def _of_group(hint: Any) -> str:
    """Return what the docstring of a group of values says first; nothing for a plain value."""
    group = next(iter(_groups(hint)), None)
    return _joined(inspect.getdoc(group) or "").partition(". ")[0].rstrip(".") + "." if group else ""


def _docs(context: Any) -> dict[str, str]:
    docs = {}
    for owner in (c for c in reversed(context.__mro__) if c.__module__.startswith("citesite.")):
        tree = ast.parse(textwrap.dedent(inspect.getsource(owner))).body[0]
        for one, after in pairwise(tree.body if isinstance(tree, ast.ClassDef) else []):
            is_text = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and is_text:
                docs[one.target.id] = _joined(str(after.value.value)).replace("|", "\\|")  # type: ignore[attr-defined]
    return docs


def _holds(hint: Any) -> str:
    """Return what a value holds, in words."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in _WORDS:
        return _WORDS[hint]
    if _is_group(hint):
        return f"[{_heading(hint)}](#{re.sub('[^a-z]+', '-', _heading(hint).lower())})"
    if origin is typing.Literal:
        return "one of " + ", ".join(f"`{value}`" for value in arguments)
    if origin is tuple:
        return f"list of: {_holds(arguments[0])}" if Ellipsis in arguments else f"{len(arguments)} values"
    if origin in (typing.Union, types.UnionType):
        known = [a for a in arguments if a is not type(None)]
        return " or ".join(dict.fromkeys(map(_holds, known))) + (", or nothing" if len(known) < len(arguments) else "")
    if hint in (numbering.AtEnd, numbering.OfCited, numbering.WorkLink):
        return "list or HTML, as numbered on the page"
    return "named values" if origin is dict else "value"


def _heading(context: Any) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", context.__name__).capitalize()
