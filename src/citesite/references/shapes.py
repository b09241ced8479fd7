"""References of a known shape, without running citeproc.

Invariant: `ShapedStyle.render` returns what `Style.render` returns, for any style, item and order of items.

Why it holds: citeproc's path through a style depends on the type of an item, on which variables it has, on whether
some of them are numbers, and on how many names and parts of dates there are. All these are the key of a shape. On its
way citeproc prints leaves (see `leaves`) and text around them, for which only the edges of a leaf matter. So one run
with probes instead of leaves shows what surrounds the leaves of every item with the same key and edges. The result is
kept only if it reproduces what citeproc printed for the current item. Everything else is left to citeproc.
"""

from collections.abc import Mapping
from typing import Any

from citeproc import model

from citesite.references.citeproc_patch import Call, Style, is_several, listening
from citesite.references.leaves import Leaf, leaf_of, make_room, names_read
from citesite.references.patterns import Pattern, Unsure, edge, learn_pattern, probe

__all__ = ["ShapedStyle"]

# Learning a shape takes as long as printing about three references. Waiting for the third item keeps the worst case,
# a site on which no two references are alike, as fast as without shapes.
SIGHTS_BEFORE_LEARNING = 2
_SIGHTS_AFTER_FAILURE = 20
_MOST_SHAPES = 2_000

_NAME_VARIABLES = ("author", "editor")
_DATE_VARIABLES = ("issued", "accessed")
_Key = tuple[Any, ...]


class ShapedStyle:
    """A style that remembers shapes, for one thread at a time."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self._numbers = sorted(style.read_as_numbers() - {*_NAME_VARIABLES, *_DATE_VARIABLES})
        self._shapes: dict[_Key, tuple[Leaf, ...]] = {}
        self._patterns: dict[tuple[_Key, tuple[str, ...]], Pattern | None] = {}
        self._leaves: dict[tuple[Call, tuple[str, ...]], Leaf] = {}
        self._sights: dict[_Key, int] = {}

    def render(self, variables: Mapping[str, Any]) -> str:
        """Return one reference, given as CSL-JSON."""
        key = self._key(variables)
        if key not in self._shapes and not self._is_due(key):
            return self.style.render(variables)
        with self.style.searching():
            try:
                return self._filled(key, variables)
            except Unsure:
                return self.style.render(variables)

    def _key(self, variables: Mapping[str, Any]) -> _Key:
        """Return everything that citeproc's path through the style depends on, with citeproc's own tests."""
        key: list[Any] = [variables["type"], *variables]
        for name in _NAME_VARIABLES:
            if name in variables:
                key.append(len(variables[name]) > 1)
        for name in _DATE_VARIABLES:
            if name in variables:
                key.append(len(variables[name]["date-parts"][0]))
        for name in self._numbers:
            if name in variables:
                value = variables[name]
                key.append(model.If.re_numeric.match(value) is None)
                key.append(is_several(name, value))
        return tuple(key)

    def _is_due(self, key: _Key) -> bool:
        """Count the items of a shape, and return whether learning it pays."""
        make_room(self._sights, _MOST_SHAPES)
        self._sights[key] = self._sights.get(key, 0) + 1
        return self._sights[key] > SIGHTS_BEFORE_LEARNING

    def _filled(self, key: _Key, variables: Mapping[str, Any]) -> str:
        leaves = self._shapes.get(key)
        if leaves is None:
            return self._learned(key, variables)
        texts = [leaf.text(variables) for leaf in leaves]
        known = key, tuple(map(edge, texts))
        if known not in self._patterns:
            return self._learned(key, variables)
        pattern = self._patterns[known]
        if pattern is None:
            raise Unsure
        return pattern.fill(texts)

    def _learned(self, key: _Key, variables: Mapping[str, Any]) -> str:
        """Learn the shape of an item, and return the item as citeproc prints it."""
        expected = self.style.render(variables)
        make_room(self._shapes, _MOST_SHAPES)
        make_room(self._patterns, _MOST_SHAPES)
        try:
            leaves, edges, rendered = self._recorded(variables)
            known = self._shapes.get(key, leaves)
            texts = [leaf.text(variables) for leaf in known]
            known_edges = tuple(map(edge, texts))
        except Unsure:
            self._sights[key] = -_SIGHTS_AFTER_FAILURE
            return expected
        pattern = learn_pattern(rendered, edges)
        is_right = pattern and known == leaves and known_edges == edges and pattern.fill(texts) == expected
        self._shapes[key] = known
        self._patterns[key, known_edges] = pattern if is_right else None
        return expected

    def _recorded(self, variables: Mapping[str, Any]) -> tuple[tuple[Leaf, ...], tuple[str, ...], str]:
        """Render with probes instead of leaves. Return the leaves, the edges of their texts, and the rendered text."""
        leaves: list[Leaf] = []
        edges: list[str] = []

        def answer(call: Call, text: str) -> str | None:
            # Pages number their references; here each is the first.
            if call.element.get("variable") == "citation-number":
                return None
            edges.append(edge(text))
            leaves.append(self._leaf(call, names_read(call, variables)))
            return probe(len(leaves) - 1, edges[-1])

        with listening(answer):
            rendered = self.style.render(variables)
        return tuple(leaves), tuple(edges), rendered

    def _leaf(self, call: Call, names: tuple[str, ...]) -> Leaf:
        if (call, names) not in self._leaves:
            self._leaves[call, names] = leaf_of(call, names)
        return self._leaves[call, names]
