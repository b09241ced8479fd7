"""Mutation operators: each changes one meaning, and says whether the site's own records decide that it is wrong.

The records decide a direction where its claim, or a claim of its takeaway, names a result or an effect; a stance where
the source is behind the result; a number wherever one is typed; and so on. What only a look at the world could tell,
such as a digit of a DOI, is made too, and counted apart.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from citesite.diagnostics import Place
from citesite.records import Claim, Placed, TopicContent
from citesite.records.claim import AnswerPart
from meaning.sites import Change, MutableSite


@dataclass(frozen=True)
class Mutant:
    """A site with one meaning changed."""

    operator: str
    change: Change
    what: str
    """What was changed, for a reader of the list."""
    is_decided: bool = True
    """Whether the site's own records decide that it is wrong."""


Operator = Callable[[MutableSite, random.Random], Iterator[Mutant]]
OPERATORS: dict[str, Operator] = {}


def operator(name: str) -> Callable[[Operator], Operator]:
    """Name a function that makes mutants of one kind."""

    def register(make: Operator) -> Operator:
        OPERATORS[name] = make
        return make

    return register


def topics(site: MutableSite) -> Iterator[TopicContent]:
    """Yield the topics of a site."""
    yield from site.content.topics.values()


def claims(site: MutableSite) -> Iterator[tuple[TopicContent, Placed[Claim]]]:
    """Yield every claim with its topic."""
    for topic in topics(site):
        for claim in topic.claims:
            yield topic, claim


def parts(site: MutableSite) -> Iterator[tuple[TopicContent, AnswerPart, Place]]:
    """Yield every part of a takeaway or an answer with its topic."""
    for topic in topics(site):
        for _, part, place in topic.answer_parts:
            yield topic, part, place


def mutant(name: str, place: Place, old: Any, new: Any, is_decided: bool = True) -> Mutant:
    """Return the mutant in which the value at a place is another."""
    return Mutant(name, Change(place.path, place.steps, new), f"{old} → {new}", is_decided)


def replaced(name: str, text: str, place: Place, match: re.Match[str], new: str, is_decided: bool = True) -> Mutant:
    """Return the mutant in which a piece of a text is another."""
    changed = text[: match.start()] + new + text[match.end() :]
    return Mutant(name, Change(place.path, place.steps, changed), f"{match.group()} → {new}", is_decided)


def states_effect(claim: Claim) -> bool:
    """Whether a claim names the change that it states."""
    return bool(claim.effect and claim.effect.change)


def rests_on_effect(topic: TopicContent, part: AnswerPart) -> bool:
    """Whether every claim that a part sums up names its change."""
    found = {claim.record.id: claim.record for claim in topic.claims}
    return bool(part.claims) and all(name in found and states_effect(found[name]) for name in part.claims)
