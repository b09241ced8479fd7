"""Operators that change what a sentence says: its direction, a negation, a number."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from citesite.diagnostics import Place
from meaning.mutation import Mutant, claims, operator, parts, replaced, rests_on_effect, states_effect
from meaning.sites import MutableSite

_TURNS = {
    "raises": "lowers", "raise": "lower", "rises": "falls", "rise": "fall", "rose": "fell", "increases": "decreases",
    "increase": "decrease", "more": "fewer", "higher": "lower", "better": "worse", "eases": "worsens",
    "ease": "worsen", "improves": "worsens", "improve": "worsen", "improved": "worsened", "falls": "rises",
    "fall": "rise", "fell": "rose", "lowers": "raises", "reduces": "increases", "reduce": "increase",
    "fewer": "more", "worse": "better", "weaker": "stronger",
}  # fmt: skip
_DIRECTION = re.compile(rf"\b(?:{'|'.join(_TURNS)})\b(?! (?:trials|studies|doses?|years)\b)", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?P<before>may|might|did|does|do)\s+(?!not\b)(?=[a-z])|\b(?P<s>lowers|raises|eases|makes)\b", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(do|does|did|is|are|was|were|may|should|must) not\b", re.IGNORECASE)
_TYPED = re.compile(r"(?<![\w.,/@{-])(?:[1-9]\d{0,2}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w/]|\.\d|,\d)")
_REFERENCE = re.compile(r"\{\{.*?\}\}|\[@[^\]]*\]|\]\([^)]*\)", re.DOTALL)


def outside_references(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Return the matches of a pattern that are in no value reference, citation or address."""
    taken = [match.span() for match in _REFERENCE.finditer(text)]
    return [m for m in pattern.finditer(text) if not any(a <= m.start() < b for a, b in taken)]


def _turned(word: str) -> str:
    new = _TURNS[word.lower()]
    return new.capitalize() if word[0].isupper() else new


@operator("direction in a claim")
def direction_in_claim(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Turn the first direction word of a claim."""
    for _, claim in claims(site):
        if states_effect(claim.record):
            for match in outside_references(_DIRECTION, claim.record.text)[:1]:
                name = "direction in a claim"
                yield replaced(name, claim.record.text, claim.place / "text", match, _turned(match.group()))


@operator("direction in a takeaway or answer")
def direction_in_part(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Turn the first direction word of a takeaway or an answer."""
    for topic, part, place in parts(site):
        for match in outside_references(_DIRECTION, part.text)[:1]:
            name, is_decided = "direction in a takeaway or answer", rests_on_effect(topic, part)
            yield replaced(name, part.text, place / "text", match, _turned(match.group()), is_decided)


@operator("negation")
def negation(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Add or take away a "not"."""
    found = [(c.record.text, c.place / "text", states_effect(c.record)) for _, c in claims(site)]
    found += [(part.text, place / "text", rests_on_effect(topic, part)) for topic, part, place in parts(site)]
    for text, place, states in found:
        is_decided = states and bool(outside_references(_DIRECTION, text.partition(". ")[0]))
        if match := next(iter(outside_references(_NEGATED, text)), None):
            # What the first sentence says is decided; what comes after it may be about something else.
            is_first = match.start() < len(text.partition(". ")[0])
            new = match.group().rsplit(" ", 1)[0]
            yield replaced("negation", text, place, match, new, is_decided and is_first)
        elif match := next(iter(outside_references(_VERB, text)), None):
            verb = match["s"]
            new = f"does not {verb[:-1].lower()}" if verb else f"{match['before']} not "
            yield replaced("negation", text, place, match, new, is_decided)


def another_number(typed: str) -> str:
    """Return a typed number three times as large, with as many decimals."""
    value = float(typed.replace(",", "")) * 3
    digits = len(typed.partition(".")[2])
    return f"{value:,.{digits}f}"


def _numbers(name: str, text: str, place: Place) -> Iterator[Mutant]:
    for match in outside_references(_TYPED, text)[:2]:
        if float(match.group().replace(",", "")):
            yield replaced(name, text, place, match, another_number(match.group()))


@operator("number in a claim")
def number_in_claim(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Make a number typed in a claim three times as large."""
    for _, claim in claims(site):
        for mutant in _numbers("number in a claim", claim.record.text, claim.place / "text"):
            # What is unchecked is in no record.
            yield replace(mutant, is_decided=not claim.record.unchecked)


@operator("number in a note")
def number_in_note(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Make a number typed in a note three times as large."""
    for _, claim in claims(site):
        for number, evidence in enumerate(claim.record.evidence):
            place = claim.place / "evidence" / number / "note"
            for mutant in _numbers("number in a note", evidence.note or "", place):
                yield replace(mutant, is_decided=not evidence.unchecked)


@operator("number in a takeaway or answer")
def number_in_part(site: MutableSite, draw: random.Random) -> Iterator[Mutant]:
    """Make a number typed in a takeaway, an answer or the title of a picture three times as large."""
    for _, part, place in parts(site):
        yield from _numbers("number in a takeaway or answer", part.text, place / "text")
