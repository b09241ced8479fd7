"""What a template reads of the context that its page kind declares, found in its syntax tree and in those it uses.

Types stand for values: a template is walked with the annotations of its context, so `section.title` in a loop over
`sections` is a read of the field `title` of the class of its items. Macros are walked with their arguments' types.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment as Environment

from citesite.pages import figures, findings, numbering, picture

Types = frozenset[Any]
"""The types that a value may have."""
Scope = dict[str, Types]
NOTHING: Types = frozenset()
_LATE = (numbering.AtEnd, numbering.OfCited)
_NAMES = {name: kind for module in (figures, findings, picture) for name, kind in vars(module).items()}


def fields_of(kind: Any) -> dict[str, Types]:
    """The fields of a context class under the names that templates know, each with the types of its values."""
    return _fields_of(kind)


@cache
def _fields_of(kind: Hashable) -> dict[str, Types]:
    hints = typing.get_type_hints(kind, localns={**_NAMES, **vars(__import__(kind.__module__, fromlist=["x"]))})
    names = getattr(kind, "_fields", None) or hints
    return {name.rstrip("_"): members(hints[name]) for name in names}


def members(annotation: Any) -> Types:
    """The types in a union, without those that stand for data which is filled in later."""
    if _origin(annotation) in (typing.Union, types.UnionType):
        return frozenset(kind for part in typing.get_args(annotation) for kind in members(part))
    return NOTHING if annotation in _LATE or annotation is type(None) else frozenset({annotation})


def is_context(kind: Any) -> bool:
    """Whether a type is a class of named fields."""
    is_named = isinstance(kind, type) and (hasattr(kind, "_fields") or hasattr(kind, "__dataclass_fields__"))
    return is_named and kind not in (numbering.Html, numbering.WorkLink)


def items_of(found: Types) -> Types:
    """The types of the items of some lists."""
    inside = [argument for kind in found if _origin(kind) is tuple for argument in typing.get_args(kind)]
    made = frozenset(part for kind in found if isinstance(kind, Several) for part in kind.parts)
    return made | frozenset(part for argument in inside if argument is not Ellipsis for part in members(argument))


def _origin(annotation: Any) -> Any:
    return typing.get_origin(annotation)


@dataclass
class Reads:
    """The reads of one template."""

    env: Environment
    top: Scope
    """What the page's context holds."""
    names: set[str] = field(default_factory=set)
    """Those of its names that are read."""
    fields: set[tuple[Any, str]] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    _modules: dict[str, Scope] = field(default_factory=dict)
    _done: set[tuple[Any, ...]] = field(default_factory=set)

    def page(self, template: str) -> None:
        """Walk the template of a page."""
        self.template(template, self.top)

    def template(self, name: str, scope: Scope, blocks: dict[str, nodes.Block] | None = None) -> None:
        """Walk a template; its own blocks replace those of the template it extends."""
        tree = self._tree(name)
        blocks = {**{block.name: block for block in tree.find_all(nodes.Block)}, **(blocks or {})}
        self._blocks = blocks
        extended = next(iter(tree.find_all(nodes.Extends)), None)
        scope = dict(scope)
        if extended is None:
            self.body(tree.body, scope)
            return
        self.body([node for node in tree.body if not isinstance(node, nodes.Output | nodes.Block)], scope)
        assert isinstance(extended.template, nodes.Const)
        self.template(extended.template.value, scope, blocks)
        # A block that calls super() shows what it replaces, too.
        for parent in self._tree(extended.template.value).find_all(nodes.Block):
            if parent is not blocks.get(parent.name):
                self.body(parent.body, dict(scope))

    def _tree(self, name: str) -> nodes.Template:
        assert self.env.loader
        return self.env.parse(self.env.loader.get_source(self.env, name)[0])

    def body(self, found: Iterable[nodes.Node], scope: Scope) -> None:
        for node in found:
            self.statement(node, scope)

    def statement(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.Output() | nodes.ExprStmt():
                for part in node.iter_child_nodes():
                    self.value(part, scope)
            case nodes.For():
                inner = {**scope, "loop": NOTHING}
                self._bind(node.target, items_of(self.value(node.iter, scope)), inner)
                if node.test:
                    self.value(node.test, inner)
                self.body([*node.body, *node.else_], inner)
            case nodes.If():
                self.value(node.test, scope)
                yes, no = self._narrowed(node.test, scope)
                self.body(node.body, yes)
                for other in node.elif_:
                    self.value(other.test, no)
                    met, no = self._narrowed(other.test, no)
                    self.body(other.body, met)
                self.body(node.else_, no)
            case nodes.Assign():
                self._bind(node.target, self.value(node.node, scope), scope)
            case nodes.Block():
                self.body(self._blocks[node.name].body, dict(scope))
            case nodes.Include():
                assert isinstance(node.template, nodes.Const)
                kept = self._blocks
                self.template(node.template.value, scope)
                self._blocks = kept
            case nodes.Import():
                assert isinstance(node.template, nodes.Const)
                scope[node.target] = frozenset({Module(node.template.value)})
            case nodes.FromImport():
                assert isinstance(node.template, nodes.Const)
                module = self._module(node.template.value)
                for name in node.names:
                    there, here = (name, name) if isinstance(name, str) else name
                    scope[here] = module[there]
            case nodes.Macro():
                scope[node.name] = frozenset({Macro(node, scope)})
            case nodes.FilterBlock():
                self.body(node.body, scope)
            case _:
                assert isinstance(node, nodes.Extends | nodes.TemplateData), node

    def _module(self, name: str) -> Scope:
        if name not in self._modules:
            scope: Scope = {}
            self._modules[name] = scope
            kept = getattr(self, "_blocks", {})
            self.body([n for n in self._tree(name).body if not isinstance(n, nodes.Output)], scope)
            self._blocks = kept
        return self._modules[name]

    def _bind(self, target: nodes.Node, found: Types, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = found
        elif isinstance(target, nodes.Tuple):
            for position, name in enumerate(target.items):
                self._bind(name, NOTHING.union(*(_part(kind, position) for kind in found)), scope)

    def _narrowed(self, test: nodes.Node, scope: Scope) -> tuple[Scope, Scope]:
        """The scope where a test holds, and where it does not: `x.kind == "a"` and `"field" in x` tell types apart."""
        match test:
            case nodes.Compare(
                expr=nodes.Getattr(node=nodes.Name(name=name), attr="kind"),
                ops=[nodes.Operand(op="eq", expr=nodes.Const(value=value))],
            ):
                met = frozenset(kind for kind in scope.get(name, NOTHING) if value in _kinds(kind))
            case nodes.Compare(expr=nodes.Const(value=value), ops=[nodes.Operand(op="in", expr=nodes.Name(name=name))]):
                met = frozenset(
                    kind for kind in scope.get(name, NOTHING) if not is_context(kind) or value in fields_of(kind)
                )
            case _:
                return dict(scope), dict(scope)
        return {**scope, name: met}, {**scope, name: scope.get(name, NOTHING) - met}

    def value(self, node: nodes.Node, scope: Scope) -> Types:
        """The types that an expression may have; notes what it reads."""
        match node:
            case nodes.Name():
                found = scope.get(node.name, NOTHING)
                if found is self.top.get(node.name):
                    self.names.add(node.name)
                return found
            case nodes.Getattr(node=holder, attr=name) | nodes.Getitem(node=holder, arg=nodes.Const(value=str(name))):
                return self._read(self.value(holder, scope), name)
            case nodes.Getitem():
                self.value(node.arg, scope)
                indexed = self.value(node.node, scope)
                return indexed if isinstance(node.arg, nodes.Slice) else items_of(indexed)
            case nodes.Call():
                return self._called(node, scope)
            case nodes.Filter():
                found = self.value(node.node, scope) if node.node else NOTHING
                for part in node.args:
                    self.value(part, scope)
                if node.name == "tojson":
                    self._read_all(found)
                return found if node.name in ("list", "reverse") else NOTHING
            case nodes.Dict():
                values = [self.value(pair.value, scope) for pair in node.items]
                return _several(values)
            case nodes.List() | nodes.Tuple():
                return _several([self.value(item, scope) for item in node.items])
            case nodes.CondExpr():
                self.value(node.test, scope)
                second = self.value(node.expr2, scope) if node.expr2 else NOTHING
                return self.value(node.expr1, scope) | second
            case nodes.Or() | nodes.And():
                return self.value(node.left, scope) | self.value(node.right, scope)
            case nodes.Test(name="defined"):
                return NOTHING
            case _:
                for child in node.iter_child_nodes():
                    self.value(child, scope)
                return NOTHING

    def _read(self, found: Types, name: str) -> Types:
        result: Types = NOTHING
        for kind in found:
            if isinstance(kind, Module):
                result |= self._module(kind.name).get(name, NOTHING)
            elif isinstance(kind, Several):
                result |= kind.parts
            elif is_context(kind):
                if name in fields_of(kind):
                    self.fields.add((kind, name))
                    result |= fields_of(kind)[name]
                elif name != "get":
                    self.missing.add(f"{kind.__name__}.{name}")
        return result

    def _read_all(self, found: Types) -> None:
        for kind in found | items_of(found):
            if is_context(kind):
                for name in fields_of(kind):
                    self._read_all(self._read(frozenset({kind}), name))

    def _called(self, node: nodes.Call, scope: Scope) -> Types:
        callee = self.value(node.node, scope)
        positional = [self.value(part, scope) for part in node.args]
        named = {part.key: self.value(part.value, scope) for part in node.kwargs}
        for macro in (kind for kind in callee if isinstance(kind, Macro)):
            names = [argument.name for argument in macro.node.args]
            given = {**dict.fromkeys(names, NOTHING), **dict(zip(names, positional, strict=False)), **named}
            key = (id(macro.node), tuple(given.items()))
            if key not in self._done:
                self._done.add(key)
                self.body(macro.node.body, {**macro.scope, **given})
        return NOTHING


@dataclass(frozen=True)
class Module:
    """A template that another imports."""

    name: str


@dataclass(frozen=True)
class Several:
    """A list or a dict that a template makes, of which any entry may be read."""

    parts: Types


@dataclass(frozen=True, eq=False)
class Macro:
    """A macro with the names it sees."""

    node: nodes.Macro
    scope: Scope


def _several(values: list[Types]) -> Types:
    parts = NOTHING.union(*values)
    return frozenset({Several(parts)}) if parts else NOTHING


def _kinds(kind: Any) -> tuple[Any, ...]:
    """The values of a class's field `kind`."""
    found = fields_of(kind).get("kind", NOTHING) if is_context(kind) else NOTHING
    return tuple(value for part in found if _origin(part) is Literal for value in typing.get_args(part))


def _part(kind: Any, position: int) -> Types:
    if isinstance(kind, Several):
        return kind.parts
    arguments = typing.get_args(kind) if _origin(kind) is tuple else ()
    if not arguments:
        return NOTHING
    return members(arguments[0] if arguments[-1] is Ellipsis else arguments[position])


def contexts_in(kind: Any, found: set[Any] | None = None) -> set[Any]:
    """A context class with all that it holds."""
    found = set() if found is None else found
    if kind not in found and is_context(kind):
        found.add(kind)
        for inside in fields_of(kind).values():
            for part in inside | items_of(inside) | items_of(items_of(inside)):
                contexts_in(part, found)
    return found
