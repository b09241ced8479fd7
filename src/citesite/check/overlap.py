"""How much two texts have in common: the share of the rare words of one that are in the other.

A word counts by its first letters, so that treat, treated and treatment are one, and the more, the fewer claims of the
topic have it. Words of one topic need no list of a language, but for the commonest.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from citesite.check.wording.words import words_of
from citesite.records import Claim, TopicContent

_SHORT = 3
_NAME = re.compile(r"[^\W\d_]\d+")
"""Such as B12."""
_COMMON = frozenset(("with", "without", "what", "than", "from", "that", "this", "your", "have", "does", "were", "when"))
"""English words that any two sentences may share."""
_LETTERS = 5
_FEWEST = 3
"""Texts with fewer words say too little to be compared."""
_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af]")
"""Scripts whose words no space divides."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text, each as its first letters."""
    return frozenset(map(_first_letters, words_of(text).single)) - {""}


@lru_cache(maxsize=8192)
def _first_letters(word: str) -> str:
    is_name = len(word) > _SHORT or _NAME.fullmatch(word)
    return word.removesuffix("s")[:_LETTERS] if is_name and word not in _COMMON else ""


class ClaimWords:
    """The words of every claim of a topic."""

    def __init__(self, topic: TopicContent) -> None:
        outcomes = {o.id: o.lay_name for o in topic.results.record.outcomes} if topic.results else {}
        self._of: Mapping[str, frozenset[str]] = {
            claim.record.id: frozenset(chain.from_iterable(map(words, _texts(claim.record, outcomes))))
            for claim in topic.claims
        }
        self._claims_with = Counter(chain.from_iterable(self._of.values()))

    def share(self, text: str, claim: str) -> float | None:
        """Return the share of a text that a claim has, from 0 to 1; None if the text says too little to compare."""
        own = words(text)
        if len(own) < _FEWEST or _WITHOUT_SPACES.search(text) or claim not in self._of:
            return None
        weights = {word: math.log(1 + len(self._of) / self._claims_with.get(word, 1)) for word in own}
        return sum(weights[word] for word in own & self._of[claim]) / sum(weights.values())


def _texts(claim: Claim, outcomes: Mapping[str, str]) -> Iterator[str]:
    of = claim.effect.of if claim.effect else None
    yield from filter(None, (claim.text, claim.question, claim.applies_to, of, outcomes.get(claim.outcome or "")))
