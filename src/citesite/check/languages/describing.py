"""How a language describes studies and forms of medicines in passing, to compare each with its record."""

from __future__ import annotations

from typing import NamedTuple


class Descriptions(NamedTuple):
    """Words for how a study was made, who paid for it, and in which form something is taken."""

    by_chance: str
    """That chance decided who got what."""
    in_by_chance: frozenset[str]
    """Words of which each match of `by_chance` holds one."""
    watched: str
    """That people were only watched."""
    in_watched: frozenset[str]
    independent: str
    """That no maker paid or took part."""
    paid_by_maker: str
    """That a maker paid."""
    in_funding: frozenset[str]
    """Words of which each match of the two holds one."""
    masked: str
    """That people did not know what they had."""
    known: str
    """That they knew."""
    in_masked: frozenset[str]
    """Words of which each match of the two holds one."""
    at_most: str
    """What ends right before the longest of some times: less than, within."""
    at_least: str
    """What ends right before the shortest: at least, more than."""
    or_more: str
    """What is right behind it: or more."""
    animals: frozenset[str]
    """Kinds of animals that are studied."""
    conditions: frozenset[str]
    """Words by which some people are others than those without: severe, pregnant."""
    denied: str
    """What, before or behind such words, turns them round."""
    of_some: str
    """Words for some of the studies, and not all."""
    forms: tuple[tuple[str, str], ...]
    """Ways into the body, by names of our own, and the words for each: "inject", "swallow", "skin"."""
    has_capitals_for_names: bool = True
    """Whether a capital within a sentence tells that a word is a name."""
