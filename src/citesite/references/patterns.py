"""Patterns: the text around rendered values, learned from one rendering with probes instead of values.

Invariant: filling a pattern returns what rendering returns, for any values with the edges of the probes, as long as
rendering looks only at the edges of a value. Where it looks at more, as text-case, strip-periods and initials do, the
probe is altered, and there is no pattern.
"""

import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

__all__ = ["Pattern", "Unsure", "edge", "learn_pattern", "probe"]

# Where two texts meet, citeproc drops the second of two equal marks or spaces. It looks only at the two
# characters that touch.
_MEETS = frozenset(".,;:!? ")

_PRIVATE = 0xE000
_MOST = 0x1900
_ANY_PROBE = re.compile("[\ue000-\uf8ff]")


class Unsure(Exception):
    """What is known of the shape does not determine the text, so citeproc has to render it."""


def edge(text: str) -> str:
    """Return what the surroundings of a text may depend on: its first character, and its last if that is a mark.

    A first character that is not a mark counts only by whether capitalizing changes it.
    """
    if not text:
        raise Unsure
    first, last = text[0], text[-1]
    if last in _MEETS:
        if len(text) == 1:
            raise Unsure
        return (first if first in _MEETS else "A" if first == first.upper() else "a") + last
    return first if first in _MEETS else "A" if first == first.upper() else "a"


def probe(number: int, at_edge: str) -> str:
    """Return a unique text with the edges `at_edge`.

    Everything that citeproc does to texts alters it: it contains a full stop, a lower-case word, a word in mixed case,
    and a character that no style prints.
    """
    lead = at_edge[0] if at_edge[0] in _MEETS else ""
    return lead + _body(number, at_edge)


def _body(number: int, at_edge: str) -> str:
    if number >= _MOST:
        raise Unsure
    first = "A" if at_edge[0] == "A" else "a"
    return f"{first}{chr(_PRIVATE + number)} zq X.y{at_edge[1:]}"


class Pattern:
    """Literal text with slots, each for the value with that number."""

    def __init__(self, literals: Sequence[str], slots: Sequence[int], edges: Sequence[str]) -> None:
        self.slots = tuple(slots)
        self._format = "%s".join(literal.replace("%", "%%") for literal in literals)
        # A mark at the start may have been dropped after an equal one. If not, it is part of the literal.
        self._led = [number for number in self.slots if edges[number][0] in _MEETS]
        # With a single number, itemgetter does not return a tuple.
        self._pick: Callable[[Sequence[str]], Any] | None = itemgetter(*self.slots) if len(self.slots) > 1 else None

    def fill(self, values: Sequence[str]) -> str:
        """Return the text for values that have the edges with which the pattern was learned."""
        if self._led:
            values = [value[1:] if number in self._led else value for number, value in enumerate(values)]
        picked = self._pick(values) if self._pick else tuple(values[number] for number in self.slots)
        return self._format % picked


def learn_pattern(text: str, edges: Sequence[str]) -> Pattern | None:
    """Return the pattern of a text rendered with probes of these edges, or None if one was altered."""
    bodies = {_body(number, at_edge): number for number, at_edge in enumerate(edges)}
    pieces = re.split(f"({'|'.join(map(re.escape, bodies))})", text) if bodies else [text]
    literals = pieces[::2]
    if any(map(_ANY_PROBE.search, literals)):
        return None
    return Pattern(literals, [bodies[body] for body in pieces[1::2]], edges)
