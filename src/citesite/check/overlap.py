"""How much two texts have in common: the share of the rare words of one that are in the other.

A word counts by its first letters, so that treat, treated and treatment are one, and the more, the fewer claims of the
topic have it. Words of one topic need no list of a language, but for the commonest.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import chain

from citesite.check.languages.form import Language
from citesite.check.wording.words import words_of
from citesite.records import TopicContent

_SHORT = 3
_NAME = re.compile(r"[^\W\d_]\d+")
"""Such as B12."""
_LETTERS = 5
_FEWEST = 3
"""Texts with fewer words say too little to be compared."""
_WITHOUT_SPACES = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af]"
"""Scripts whose words no space divides."""


def words(text: str, language: Language) -> frozenset[str]:
    """Return the words of a text, each as its first letters, without those that any two sentences may share."""
    return frozenset(map(_first_letters, words_of(text).single - language.function_words)) - {""}


def names(text: str, language: Language) -> frozenset[str]:
    """Return the same with words of three letters, as short names of what is taken have: tea, gum."""
    short = (word for word in words_of(text).single - language.function_words if len(word) == _SHORT)
    return words(text, language).union(short)


@lru_cache(maxsize=8192)
def _first_letters(word: str) -> str:
    is_name = len(word) > _SHORT or _NAME.fullmatch(word)
    return word.removesuffix("s")[:_LETTERS] if is_name else ""


class ClaimWords:
    """The words of every claim of a topic, found when a text is compared with it."""

    def __init__(self, topic: TopicContent, language: Language) -> None:
        self._language = language
        self._outcomes = {o.id: o.lay_name for o in topic.results.record.outcomes} if topic.results else {}
        self._claims = {claim.record.id: claim.record for claim in topic.claims}
        self._words: dict[str, frozenset[str]] = {}
        self._written: dict[str, frozenset[str]] = {}

    def is_below(self, least: float, text: str, claim: str) -> bool:
        """Whether a claim has less than a share of a text, from 0 to 1. It never has if the text says too little."""
        own = self._in(text) if claim in self._claims else frozenset[str]()
        if len(own) < _FEWEST or (not text.isascii() and re.search(_WITHOUT_SPACES, text)):
            return False
        # The words of all claims need only be known where no lower bound decides, and most often the first one does.
        bounds = self._share_in_sentence, self._share_if_common, self._least_share
        return all(share(own, claim) < least for share in (*bounds, self._share))

    def _share(self, own: frozenset[str], claim: str) -> float:
        weights = {word: math.log(1 + len(self._claims) / self._claims_with.get(word, 1)) for word in own}
        return sum(weights[word] for word in own & self._of(claim)) / sum(weights.values())

    def _in(self, text: str) -> frozenset[str]:
        """Return the words of a text or of the sentence of a claim, which many pairs of both ask for."""
        if text not in self._written:
            self._written[text] = words(text, self._language)
        return self._written[text]

    def _share_in_sentence(self, own: frozenset[str], claim: str) -> float:
        """Return a lower bound of the share: as the next one, of the words in the sentence of the claim alone."""
        said = words_of(self._claims[claim].text).single - self._language.function_words
        shared = own.intersection(map(_first_letters, said))
        return self._bound(own, shared, math.log(2) * len(shared))

    def _share_if_common(self, own: frozenset[str], claim: str) -> float:
        """Return a lower bound of the share: as if all claims had each shared word, and none any other."""
        shared = own & self._of(claim)
        return self._bound(own, shared, math.log(2) * len(shared))

    def _least_share(self, own: frozenset[str], claim: str) -> float:
        """Return a nearer one: the letters of a word are in the text of at least as many claims as have the word."""
        shared, claims = own & self._of(claim), len(self._claims)
        weight = sum(math.log(1 + claims / sum(word in text for text in self._spaced)) for word in shared)
        return self._bound(own, shared, weight)

    def _bound(self, own: frozenset[str], shared: frozenset[str], weight: float) -> float:
        return weight / (weight + (len(own) - len(shared)) * math.log(1 + len(self._claims)))

    def _of(self, claim: str) -> frozenset[str]:
        if claim not in self._words:
            self._words[claim] = frozenset(
                chain.from_iterable(words(text, self._language) for text in self._texts(claim))
            )
        return self._words[claim]

    def _texts(self, name: str) -> Iterator[str]:
        claim = self._claims[name]
        of, outcome = claim.effect.of if claim.effect else None, self._outcomes.get(claim.outcome or "")
        return filter(None, (claim.text, claim.question, claim.applies_to, of, outcome))

    @cached_property
    def _claims_with(self) -> Counter[str]:
        return Counter(chain.from_iterable(map(self._of, self._claims)))

    @cached_property
    def _spaced(self) -> tuple[str, ...]:
        return tuple("\n".join(words_of(text).spaced for text in self._texts(claim)) for claim in self._claims)
