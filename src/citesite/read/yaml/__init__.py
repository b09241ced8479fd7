"""Strict YAML: text in, plain data out, every scalar as text. The type of a record's field decides what a scalar means.

So `no` stays a word, `issue: 3.10` keeps its zero and a PMID its leading one. Duplicate keys, aliases, anchors,
tags, second documents, and more nesting than the C parser survives are refused with a position.
Positions are not kept with the data: `positions` composes the text again when diagnostics need them. PyYAML is imported
only for a text that `fast` does not handle, and for positions.
"""

from __future__ import annotations

from collections.abc import Sequence

from citesite.diagnostics import Place
from citesite.read.yaml.fast import Data as Data
from citesite.read.yaml.fast import NotHandled, load_fast
from citesite.read.yaml.fast import is_ordinary as is_ordinary
from citesite.read.yaml.lines import YamlError as YamlError
from citesite.read.yaml.lines import lines as lines
from citesite.read.yaml.lines import words_pattern as words_pattern


def load(text: str) -> Data:
    """Return one YAML document as dicts, lists, text and None.

    Raises:
        YamlError: for anything that is not strict YAML, at its position.
    """
    try:
        return load_fast(text)
    except NotHandled:
        return load_slow(text)


def load_slow(text: str) -> Data:
    """Return the result of `load` through the full parser."""
    # PyYAML takes 38 ms to import, and nearly every file is read without it.
    from citesite.read.yaml import full

    return full.load_slow(text)


def position(text: str, place: Place) -> tuple[int, int]:
    """Return line and column (from 1) of a place in a text that `load` accepted, or of its nearest parent there."""
    return positions(text, [place])[0]


def positions(text: str, places: Sequence[Place]) -> list[tuple[int, int]]:
    """Return the positions of several places in a text. It is composed once, or not at all without places."""
    if not places:
        return []
    # See `load_slow`.
    from citesite.read.yaml import full

    return full.positions(text, places)
