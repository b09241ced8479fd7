"""How a language describes studies and forms of medicines in passing, to compare each with its record."""

from __future__ import annotations

from typing import NamedTuple

from citesite.check.languages.counting import NEVER


class Descriptions(NamedTuple):
    """Words for how a study was made, who paid for it, and in which form something is taken."""

    by_chance: str
    """That chance decided who got what."""
    in_by_chance: frozenset[str]
    """Words of which each match of `by_chance` holds one."""
    watched: str
    """That people were only watched."""
    in_watched: frozenset[str]
    """Words of which each match of `watched` holds one."""
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
    any_animals: frozenset[str]
    """Words for animals of any kind."""
    people: frozenset[str]
    """Words for people who take part in studies."""
    conditions: frozenset[str]
    """Words by which some people are others than those without: severe, pregnant."""
    denied: str
    """What, before or behind such words, turns them round."""
    of_some: str
    """Words for some of the studies, and not all."""
    forms: tuple[tuple[str, str], ...]
    """Ways into the body, by names of our own, and the words for each: "inject", "swallow", "skin"."""
    transfers: str
    """Words by which what holds of one holds of another: just as, the same, carries over."""
    in_transfers: frozenset[str]
    """Words of which each match of it holds one."""
    set_apart: frozenset[str]
    """People whom guidance names if it is meant for them, too."""
    or_fewer: str
    """What is right behind a number that is the highest: or fewer, or younger."""
    everybody: str
    """Words for all people of some kind: every, any."""
    later: str
    """How the legend of a picture promises: need longer, will, not yet."""
    spared: str
    """How a legend says, besides with a denial, that people are without something: stay free of."""
    no_denial: str
    """Words of denial that deny nothing in a legend: "have it without the tablets, too"."""
    changed_by: str
    """How a sentence says by how much something fell or rose: groups n, n2 and n3 for the number, NUMBER in each."""
    in_changed_by: frozenset[str]
    """Words of which each match of it holds one."""
    changes: str
    """How a record says that a number is a change, or a difference between groups."""
    of_group: str
    """What, within a few words behind a number of people, says that they are those of one group: each, with."""
    tried: str = NEVER
    """That something was tried on people: a trial of 400 people."""
    in_tried: frozenset[str] = frozenset()
    """Words of which each match of it, and of `tried_in`, holds one."""
    tried_in: str = NEVER
    """That a trial was made in a country, with COUNTRY for a word that may name one."""
    not_otherwise: str = NEVER
    """That people have something only with the treatment: "they would not have had"."""
    in_not_otherwise: frozenset[str] = frozenset()
    """Words of which each match of it holds one."""
    all_had: str = NEVER
    """That all people of a trial had something, with NUMBER for how many they were: groups n and what."""
    in_all_had: frozenset[str] = frozenset()
    """Words of which each match of it holds one."""
    crossed: str = NEVER
    """That everybody in a trial had one treatment after the other."""
    has_capitals_for_names: bool = True
    """Whether a capital within a sentence tells that a word is a name."""
