"""The form of what a language has to tell which sentences of a text without claims of its own state something."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from citesite.check.languages.counting import NEVER


class Judgements(NamedTuple):
    """How a text judges. Texts are patterns, see `form`."""

    praises: str
    """That evidence is good."""
    certain: str
    """That something is sure, or that everybody agrees."""
    agree: str
    """That studies agree."""
    reassures: str
    """That harm is rare, mild or short, or that nobody minds."""
    reported: str
    """That somebody reported it."""
    groups: str
    """That it is otherwise for one group of people than for others."""
    compares: str
    """That one treatment is as good as another, or better; what it is compared with follows."""
    compared_words: frozenset[str]
    """Words for what any group of a study may have had."""
    causes: str
    """That one thing is the cause of another."""
    causes_anywhere: str
    """Those of them that say so in any text."""
    brings: str
    """That more or less of one thing brings more or less of another: groups one and other, or one_ and other_."""
    presumes: str
    """How a heading takes for granted that something works, also as a question."""
    of_any: str
    """How all other treatments are compared with."""
    helps: str
    """Verbs of what something does for people, which a mechanism does not show."""
    animals: str
    """What a sentence names that is about animals or a laboratory, or that nobody looked at people."""
    forms: frozenset[str]
    """Words in the name of a treatment that name no treatment."""
    looks: tuple[tuple[str, tuple[tuple[frozenset[str], frozenset[str]], ...]], ...]
    """A first look for each pattern, by its name, see `form.FirstLooks`."""
    denied: str
    """What ends right before words that it denies or leaves open."""


class FreeTexts(NamedTuple):
    """How texts without claims of their own state nothing new of an outcome. Texts are patterns, see `form`."""

    leaves_open: str
    """That nobody knows, or that it holds under a condition."""
    introduces: str
    """That something is of a kind, or how it is used: "is a cream", "is sold for"."""
    lists: str
    """How a line begins that names what is told further on: "where", "how"."""
    orders: str
    """How a line begins that tells readers to do something."""
    verbs: str
    """Verbs, at least one of which is in a line that is more than a label."""
    of_work: frozenset[str]
    """Words for studies, for the page, and for what somebody says, as `stems` cuts them."""
    common: frozenset[str]
    """Those and other words that say nothing of an effect, as `stems` cuts them."""
    joins: str
    """What joins clauses of which each states something: besides a semicolon, "and" and "but" before a verb."""
    presumed: str
    """What a question takes for granted: group clause."""
    in_presumed: frozenset[str]
    """Words of which each match of it holds one."""
    happened: str
    """What a question takes for something that will come about: "once it has worked", "how soon it will be gone"."""
    expects: str
    """What a question expects of something that may do nothing: how much it will spare me."""
    in_expects: frozenset[str]
    """Words of which each match of it, and of `aims`, holds one."""
    aims: str
    """What a question says that something is used for: so that it prevents them; group of for that."""
    asks_how: str
    """How the question above a claim begins that takes its effect for granted: why it protects, how it calms."""
    works: str
    """That something works or helps, in such a clause."""
    of_readers: str
    """How such a clause begins that is about readers themselves, or leaves something open."""
    judgements: Judgements | None = None
    """How such a text judges; None if that is not looked for."""
    freed_of: str = NEVER
    """What a question says that readers will be without: so that I miss no training; group of for that."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return the beginning of a word without an ending, by which words of one family are found alike."""
    cut = _ENDING.sub("", word)[:_LETTERS]
    # Dizzy and dizziness.
    return f"{cut[:-1]}i" if cut.endswith("y") else cut


_ENDING = re.compile(r"(?<=\w\w\w)(?:ings?|e[dnr]?s?|n|(?<!s)s|[en]?(?:ful|ly))$")
"""Endings of English, German and Spanish words; a word that loses more than an ending loses it everywhere."""
_LETTERS = 5


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a list, with which lists are shorter to write."""
    return frozenset(map(stem, text.split()))


class Advice(NamedTuple):
    """What a text tells or allows readers to do. Texts are patterns, in which `<medicine>` is the name of one."""

    told: tuple[tuple[tuple[tuple[frozenset[str], frozenset[str]], ...], str], ...]
    """That readers may or should do something, or that it is a good choice: patterns, each behind its first look."""
    waived: str
    """That nothing has to be asked or done; it counts also where a sentence names whom to ask."""
    in_waived: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """A first look for it."""
    denied: str
    """What ends right before words that it denies or leaves open."""
    denied_before: str
    """What denies, anywhere before it, that something is done without asking."""
    condition: str
    """What is before a match in a sentence where it is a part of a condition."""


class Denials(NamedTuple):
    """How a text denies, to compare it with another state of it, or with its translation."""

    words: str
    """Words that deny, such as "not" and "nobody"."""
    instead: str
    """Words that say without such a word what another language may say with one: unclear, few, too, instead of."""

    def said_in(self, text: str) -> str:
        """Return the first word that denies; empty if none does."""
        return found[0] if (found := re.search(self.words, text, re.IGNORECASE)) else ""

    def may_be_in(self, text: str) -> bool:
        """Return whether another language may deny what is said."""
        return bool(re.search(self.instead, text, re.IGNORECASE))
