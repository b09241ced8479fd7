"""Initials of given names."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import Any


class Ready(str):
    """A given name that already has the form that the style requires."""


# A particle between hyphens has no initial: "Zahra-e-Noor" is Z-N, where citeproc prints Z-e-N.
_SMALL_AFTER_HYPHEN = re.compile(r"(?<=\w)(-)([^\W\d_A-Z])(?=\w)")
_HYPHENATED_PARTICLE = re.compile(r"-[a-z]+(?=-)")


def _has_initial(word: str) -> bool:
    return word.lstrip("-.")[:1].isupper()


_Initialize = Callable[[Any, str, str, Any], Any]


def with_initials(initialize: _Initialize) -> _Initialize:
    """Return citeproc's function for initials with its faults fixed."""

    def initialize_capitals_only(name: Any, given: str, mark: str, context: Any) -> Any:
        if isinstance(given, Ready):
            return given
        given = _HYPHENATED_PARTICLE.sub("", given)
        second = _SMALL_AFTER_HYPHEN.findall(given)
        if second:
            # "Ji-eun" has the initials J.-e., and JE where the style prints no hyphen.
            given = _SMALL_AFTER_HYPHEN.sub(lambda letter: letter[1] + letter[2].upper(), given)
            text = initialize_capitals_only(name, given, mark, context)
            for _, letter in second:
                text = text.replace(f"-{letter.upper()}", f"-{letter}", 1)
            return text
        words = given.split()
        if all(map(_has_initial, words)):
            return initialize(name, given, mark, context)
        # Words without a capital are printed in full, as citeproc intends, but without the mark for an initial:
        # "ann" became ". ann .", as did every name in a script without capitals.
        runs = groupby(words, key=_has_initial)
        return " ".join(
            initialize(name, " ".join(run), mark, context) if is_capital else " ".join(run) for is_capital, run in runs
        )

    return initialize_capitals_only
