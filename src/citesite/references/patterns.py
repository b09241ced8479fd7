"""Patterns: what a rendered text looks like around its values, learned from one rendering with probes for them.

Invariant: a pattern filled with values gives what rendering gives for any values that have the edges of the
probes, as long as rendering looks at nothing of a value but its edges. Where it looks at more, as text-case,
strip-periods and initials do, the probe is altered, and there is no pattern.
"""

import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

__all__ = ["Pattern", "Unsure", "edge", "learn_pattern", "probe"]

# Where two texts meet, citeproc drops the second of two equal marks of these, and of two spaces. It looks no
# further than at the two characters that touch.
_MEETS = frozenset(".,;:!? ")

_PRIVATE = 0xE000
_MOST = 0x1900
_ANY_PROBE = re.compile("[\ue000-\uf8ff]")


class Unsure(Exception):
    """What to print cannot be told from what is known of the shape: citeproc has to render the whole."""


def edge(text: str) -> str:
    """Describe what may matter of a text to what surrounds it: its first character, and its last if a mark.

    Of a first character that is no mark only matters whether capitalizing it changes it.
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
    """Make a text with the edges `at_edge` that cannot be mistaken for another.

    Each way in which citeproc alters texts alters this one: it holds a full stop, a small word, a word that
    is neither small nor large, and a character that no style prints.
    """
    lead = at_edge[0] if at_edge[0] in _MEETS else ""
    return lead + _body(number, at_edge)


def _body(number: int, at_edge: str) -> str:
    if number >= _MOST:
        raise Unsure
    first = "A" if at_edge[0] == "A" else "a"
    return f"{first}{chr(_PRIVATE + number)} zq X.y{at_edge[1:]}"


class Pattern:
    """Literal text with slots for values, each given by the number of its value."""

    def __init__(self, literals: Sequence[str], slots: Sequence[int], edges: Sequence[str]) -> None:
        self.slots = tuple(slots)
        self._format = "%s".join(literal.replace("%", "%%") for literal in literals)
        # A mark at the beginning may have met another and be gone. If it is not, it is part of the literal.
        self._led = [number for number in self.slots if edges[number][0] in _MEETS]
        # With a single number, itemgetter gives no tuple.
        self._pick: Callable[[Sequence[str]], Any] | None = itemgetter(*self.slots) if len(self.slots) > 1 else None

    def fill(self, values: Sequence[str]) -> str:
        """Print the values, which must have the edges that the pattern was learned with."""
        if self._led:
            values = [value[1:] if number in self._led else value for number, value in enumerate(values)]
        picked = self._pick(values) if self._pick else tuple(values[number] for number in self.slots)
        return self._format % picked


def learn_pattern(text: str, edges: Sequence[str]) -> Pattern | None:
    """Find the probes with these edges in a rendered text; None if one of them was altered."""
    bodies = {_body(number, at_edge): number for number, at_edge in enumerate(edges)}
    pieces = re.split(f"({'|'.join(map(re.escape, bodies))})", text) if bodies else [text]
    literals = pieces[::2]
    if any(map(_ANY_PROBE.search, literals)):
        return None
    return Pattern(literals, [bodies[body] for body in pieces[1::2]], edges)
