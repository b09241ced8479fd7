"""How much two texts have in common: the share of the rare words of one that are in the other.

A word counts by its first letters, so that treat, treated and treatment are one, and the more, the fewer claims of the
topic have it. Words of one topic need no list of a language, but for the commonest.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping

from citesite.records import Claim, TopicContent

_WORD = re.compile(r"[^\W\d_]{4,}|[^\W\d_]\d+")
_HIDDEN = re.compile(r"\{\{[^{}]{0,100}\}\}|\[@[^\[\]]{0,500}\]|\]\([^()]{0,2000}\)")
_COMMON = frozenset(("with", "without", "what", "than", "from", "that", "this", "your", "have", "does", "were", "when"))
"""English words that any two sentences may share."""
_LETTERS = 5
_FEWEST = 3
"""Texts with fewer words say too little to be compared."""
_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af]")
"""Scripts whose words no space divides."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text, each as its first letters."""
    found = _WORD.findall(_HIDDEN.sub(" ", text).lower())
    return frozenset(word.removesuffix("s")[:_LETTERS] for word in found if word not in _COMMON)


class ClaimWords:
    """The words of every claim of a topic."""

    def __init__(self, topic: TopicContent) -> None:
        outcomes = {o.id: o.lay_name for o in topic.results.record.outcomes} if topic.results else {}
        self._of: Mapping[str, frozenset[str]] = {
            claim.record.id: words(_text(claim.record, outcomes)) for claim in topic.claims
        }
        self._claims_with = Counter(word for found in self._of.values() for word in found)

    def share(self, text: str, claim: str) -> float | None:
        """Return the share of a text that a claim has, from 0 to 1; None if the text says too little to compare."""
        own = words(text)
        if len(own) < _FEWEST or _WITHOUT_SPACES.search(text) or claim not in self._of:
            return None
        weights = {word: math.log(1 + len(self._of) / self._claims_with.get(word, 1)) for word in own}
        return sum(weights[word] for word in own & self._of[claim]) / sum(weights.values())


def _text(claim: Claim, outcomes: Mapping[str, str]) -> str:
    of = claim.effect.of if claim.effect else ""
    return f"{claim.text} {claim.question or ''} {claim.applies_to or ''} {of} {outcomes.get(claim.outcome or '', '')}"
