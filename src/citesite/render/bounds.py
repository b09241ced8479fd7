"""Bounds on what a template may make of its texts: no filter, method or sign multiplies them without limit.

Templates come with a site, and a site may be somebody else's. What a template repeats is bounded before it is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sized
from functools import partial, wraps
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from markupsafe import Markup, escape

MOST_TIMES = 1_000
"""The most often that a template may repeat a text, and the widest that it may make one."""
MOST_TEXT = 5_000_000
"""Characters of a text, or entries of a list, that a template may put together. The longest page has a tenth of it."""

_MULTIPLY = frozenset(["center", "ljust", "rjust", "zfill", "expandtabs", "replace", "join", "format", "format_map"])
"""Methods of a text that can make a much longer one."""
FILTERS = ("batch", "center", "format", "indent", "join", "replace", "slice", "tojson", "wordwrap", "xmlattr")
"""Filters that can."""
_OF_WIDTH = frozenset(
    ["batch", "center", "expandtabs", "indent", "ljust", "rjust", "slice", "tojson", "wordwrap", "zfill"]
)
"""Those that take a width or a number of times."""
_WIDTH = re.compile(
    r"%(?:\([^()]{0,200}\))?[^%a-zA-Z]{0,20}?(?:\d{4}|\*)|%\((?![^()]{0,200}\))|:[^{}]{0,20}?\d{4}|\{[^{}]*\{"
)
"""A width of four digits in a format, or one that is an argument, or what may hide one: a name of any letters."""


def bounded_filter(name: str, run: Callable[..., Any], text: str = "") -> Callable[..., Any]:
    """Return a filter, or the method of a text, that refuses to multiply."""

    @wraps(run, assigned=())
    def filtered(*args: Any, **options: Any) -> Any:
        texts = [value for value in (text, *args, *options.values()) if value and isinstance(value, str)]
        refuse_multiplied(name, texts[0] if texts else "", (*args, *options.values()))
        return bounded(run(*args, **options), name)

    return filtered


def refuse_multiplied(name: str, text: str, args: tuple[Any, ...]) -> None:
    """Refuse a call that would make a very long text.

    Args:
        name: of a filter, or of a method of texts.
        text: what it is applied to.
        args: its arguments, in which the text may be.

    Raises:
        SecurityError: if it would.
    """
    if name in _OF_WIDTH and any(isinstance(value, int) and value > MOST_TIMES for value in args):
        raise SecurityError(f"{name} with more than {MOST_TIMES:,}")
    texts = [value for value in args if isinstance(value, str)]
    if name in ("format", "format_map", "%"):
        _refuse_format(name, text, args)
    if name in ("replace", "join", "indent", "xmlattr", "expandtabs"):
        longest = max(map(len, texts), default=0)
        times = len(text) + 1 if name != "join" else max((len(v) for v in args if isinstance(v, Sized)), default=0)
        if name == "replace" and len(texts) > 1:
            old, new = texts[-2:]
            times, longest = text.count(old) if old else len(text) + 1, len(new)
        elif name in ("indent", "expandtabs"):
            times, longest = text.count("\n") + text.count("\t") + 1, MOST_TIMES
        if times * longest > MOST_TEXT:
            raise SecurityError(f"{name} of more than {MOST_TEXT:,} characters")


def _refuse_format(name: str, text: str, args: tuple[Any, ...]) -> None:
    if _WIDTH.search(text):
        raise SecurityError(f"{name} with a width of more than {MOST_TIMES:,}")
    inner = [part for value in args if isinstance(value, tuple | list | dict) for part in value]
    inner += [part for value in args if isinstance(value, dict) for part in value.values()]
    longest = max((len(part) for part in (*args, *inner) if isinstance(part, str)), default=0)
    if (text.count("%") + text.count("{")) * longest > MOST_TEXT:
        raise SecurityError(f"{name} of more than {MOST_TEXT:,} characters")


def refuse_method(method: Any, args: tuple[Any, ...]) -> None:
    """Refuse a call of a method of a text that would make a very long one."""
    name, owner = getattr(method, "__name__", ""), getattr(method, "__self__", None)
    if name in _MULTIPLY and isinstance(owner, str):
        refuse_multiplied(name, owner, (owner, *args) if name in ("replace", "join") else args)


def refuse_operation(operator: str, left: Any, right: Any) -> None:
    """Refuse powers, repetitions, sums and formats that no page needs and that would fill any memory."""
    sides = (left, right)
    is_large = any(isinstance(side, int) and side > MOST_TIMES for side in sides)
    is_number = all(isinstance(side, int | float) for side in sides)
    if is_large and (operator == "**" or (operator == "*" and not is_number)):
        raise SecurityError(f"{operator} with more than {MOST_TIMES:,}")
    if operator == "%" and isinstance(left, str):
        _refuse_format("%", left, (right,))
    sizes = [len(side) for side in sides if isinstance(side, Sized)]
    times = next((side for side in sides if isinstance(side, int)), 1) if operator == "*" else 1
    if sum(sizes) * times > MOST_TEXT:
        raise SecurityError(f"{operator} of more than {MOST_TEXT:,}")


def refuse_longer(parts: Iterable[str], what: str) -> None:
    """Refuse to put parts together to a very long text.

    Raises:
        SecurityError: if they would make one.
    """
    if sum(map(len, parts)) > MOST_TEXT:
        raise SecurityError(f"{what} of more than {MOST_TEXT:,} characters")


def bounded(value: Any, what: str) -> Any:
    """Return a value, unless it is a very long text.

    Raises:
        SecurityError: if it is.
    """
    if isinstance(value, str) and len(value) > MOST_TEXT:
        raise SecurityError(f"{what} of more than {MOST_TEXT:,} characters")
    return value


marked = partial(str.__new__, Markup)
"""Marks a text as HTML without asking whether it has an `__html__` method, which takes `Markup` most of its time."""
_UNSAFE = re.compile("[&<>'\"]").search


def escaped(value: Any) -> str:
    """Return a value as the text that is written for it, with the signs of HTML escaped unless it is marked as HTML.

    Nearly all texts have none of these signs, and to mark each of them would take most of the time of writing it.
    """
    if type(value) is Markup or (type(value) is str and not _UNSAFE(value)):
        return value
    return escape(value)


class BoundedGenerator(CodeGenerator):
    """Compiles `~` so that what it puts together is bounded: a text that is doubled forty times fills any memory.

    The rest makes templates quicker, which are a fifth of a clean build.
    """

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """Write what marks a finished text as HTML without asking first what it is: it is put together from texts."""
        if force_unescaped or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super().return_buffer_contents(frame, force_unescaped)
        else:
            self.writeline(f"return environment.marked(concat({frame.buffer}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write a call without the names set in loops and blocks: no function that templates reach asks for them."""
        self.write("environment.call(context, ")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Write a call of `escaped` around what is only written, and not kept: it need not be marked as HTML."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """Write a call of what bounds the text around the one that puts it together."""
        self.write("environment.concatenated(")
        super().visit_Concat(node, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write a look-up in a dict, which is what contexts hold, before the call that looks up all else."""
        self.write("(of[name] if type(of := ".replace("name", repr(node.attr)))
        self.visit(node.node, frame)
        self.write(f") is dict and {node.attr!r} in of else environment.getattr(of, {node.attr!r}))")
