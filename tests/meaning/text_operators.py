"""Operators that change what a sentence says: its direction, a negation, a number."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from citesite.diagnostics import Place
from meaning.mutation import Mutant, claims, operator, parts, replaced, rests_on_effect, states_effect
from meaning.sites import MutableSite
from meaning.words import TEXTS, TextWords

_REFERENCE = re.compile(r"\{\{.*?\}\}|\[@[^\]]*\]|\]\([^)]*\)", re.DOTALL)


def outside_references(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Return the matches of a pattern that are in no value reference, citation or address."""
    taken = [match.span() for match in _REFERENCE.finditer(text)]
    return [m for m in pattern.finditer(text) if not any(a <= m.start() < b for a, b in taken)]


@operator("direction in a claim")
def direction_in_claim(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Turn the first direction word of a claim."""
    words = site.words
    for _, claim in claims(site):
        if states_effect(claim.record):
            for match in outside_references(words.direction, claim.record.text)[:1]:
                name = "direction in a claim"
                yield replaced(name, claim.record.text, claim.place / "text", match, words.turned(match.group()))


@operator("direction in a takeaway or answer")
def direction_in_part(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Turn the first direction word of a takeaway or an answer."""
    words = site.words
    for topic, part, place in parts(site):
        for match in outside_references(words.direction, part.text)[:1]:
            name, is_decided = "direction in a takeaway or answer", rests_on_effect(topic, part)
            yield replaced(name, part.text, place / "text", match, words.turned(match.group()), is_decided)


@operator("negation")
def negation(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Add or take away a "not"."""
    found = [(c.record.text, c.place / "text", states_effect(c.record)) for _, c in claims(site)]
    found += [(part.text, place / "text", rests_on_effect(topic, part)) for topic, part, place in parts(site)]
    words = site.words
    for text, place, states in found:
        is_decided = states and bool(outside_references(words.direction, text.partition(". ")[0]))
        if match := next(iter(outside_references(words.negated, text)), None):
            # What the first sentence says is decided; what comes after it may be about something else.
            is_first = match.start() < len(text.partition(". ")[0])
            new = words.instead.get(match.group().strip(), match["stays"])
            yield replaced("negation", text, place, match, new, is_decided and is_first)
        elif match := next(iter(outside_references(words.verb, text)), None):
            forms = words.denied.split("|")
            new = forms[-1 if match["verb"] else 0].format(before=match["before"], verb=(match["verb"] or "").lower())
            yield replaced("negation", text, place, match, new, is_decided)


def another_number(typed: str) -> str:
    """Return a number of a record three times as large, with as many decimals."""
    return TEXTS["en"].another_number(typed)


def _numbers(name: str, text: str, place: Place, words: TextWords) -> Iterator[Mutant]:
    for match in outside_references(words.typed, text)[:2]:
        if match.group().strip("0,."):
            yield replaced(name, text, place, match, words.another_number(match.group()))


@operator("number in a claim")
def number_in_claim(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Make a number typed in a claim three times as large."""
    for _, claim in claims(site):
        for mutant in _numbers("number in a claim", claim.record.text, claim.place / "text", site.words):
            # What is unchecked is in no record.
            yield replace(mutant, is_decided=not claim.record.unchecked)


@operator("number in a note")
def number_in_note(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Make a number typed in a note three times as large."""
    for _, claim in claims(site):
        for number, evidence in enumerate(claim.record.evidence):
            place = claim.place / "evidence" / number / "note"
            for mutant in _numbers("number in a note", evidence.note or "", place, site.words):
                yield replace(mutant, is_decided=not evidence.unchecked)


@operator("number in a takeaway or answer")
def number_in_part(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Make a number typed in a takeaway, an answer or the title of a picture three times as large."""
    for _, part, place in parts(site):
        yield from _numbers("number in a takeaway or answer", part.text, place / "text", site.words)
