"""The words of all texts of a topic, so that a rule looks at the few sentences with words that it is about.

A rule asks `sentences_for` or `sentences_with` for the words of which each of its findings holds one, and gets the
sentences that hold one, by their texts. Where a word is in a topic is written down once, for all rules, so that a rule
about which a topic says nothing costs as little as to see which of its words are in the topic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from citesite.check.keeping import once_a_topic
from citesite.check.languages.form import FirstLooks
from citesite.check.wording.words import Words, has_figure, words_of
from citesite.records import TopicContent

Sentences = Mapping[str, Sequence[Words]]
"""Some sentences of a topic by the texts that they are in, which are as written in a record."""


class _TopicWords:
    """Which sentences of a topic hold a word, and which texts a figure or a per cent sign.

    Sentences are the bits of a number, in the order of texts: to find those with a word of each of two lists takes two
    operations for the whole topic.
    """

    def __init__(self, topic: TopicContent) -> None:
        prepared = {text: words_of(text) for _, text, _ in topic.texts}
        self.texts = frozenset(prepared)
        # As written, but a number may also be in a letter such as ½.
        figures = {
            text: w for text, w in prepared.items() if has_figure(w.whole) or (w.whole is not text and has_figure(text))
        }
        self.with_figures = frozenset(figures)
        self.with_percentages = frozenset(text for text, words in figures.items() if "%" in words.whole)
        self._sentences = [(text, sentence) for text, words in prepared.items() for sentence in words.sentences]
        # Rules ask for a third of the words, so that the bits of the others are never put together.
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        self._of_word: dict[str, int] = {}
        holding = self._holding
        for number, (_, sentence) in enumerate(self._sentences):
            bit = 1 << number
            for word in sentence.single:
                holding[word].append(bit)
        self.every = frozenset(holding)
        self._bits: dict[frozenset[str], int] = {frozenset(): (1 << len(self._sentences)) - 1}
        self._found: dict[int, Sentences] = {}

    def bits(self, words: frozenset[str]) -> int:
        """Return the sentences with one of some words; all for a list without words."""
        found = self._bits.get(words)
        if found is None:
            found, of_word = 0, self._of_word
            for word in self.every & words:
                found |= of_word[word] if word in of_word else self._bits_of(word)
            self._bits[words] = found
        return found

    def _bits_of(self, word: str) -> int:
        """Return the sentences with a word, of which many lists have the same."""
        found = 0
        for bit in self._holding[word]:
            found |= bit
        self._of_word[word] = found
        return found

    def bits_for(self, looks: FirstLooks) -> int:
        """Return the sentences that pass a first look."""
        found = 0
        for one, two in looks:
            if of_one := self.bits(one):
                found |= of_one & self.bits(two)
        return found if looks else self.bits(frozenset())

    def by_text(self, bits: int) -> Sentences:
        """Return some sentences by their texts."""
        if bits not in self._found:
            found: dict[str, list[Words]] = {}
            left = bits
            while left:
                last = left & -left
                text, sentence = self._sentences[last.bit_length() - 1]
                found.setdefault(text, []).append(sentence)
                left ^= last
            self._found[bits] = found
        return self._found[bits]


_words_of_topic = once_a_topic(_TopicWords)


def every_word(topic: TopicContent) -> frozenset[str]:
    """Return the words of all texts of a topic, in small letters."""
    return _words_of_topic(topic).every


def sentences_for(topic: TopicContent, looks: FirstLooks) -> Sentences:
    """Return the sentences of a topic that pass a first look, as `Words.sentences_for` does for one text."""
    words = _words_of_topic(topic)
    return words.by_text(words.bits_for(looks))


def sentences_with(topic: TopicContent, *lists: frozenset[str]) -> Sentences:
    """Return the sentences of a topic that hold a word of each list. A list without words leaves none out.

    Args:
        topic: the topic.
        lists: words in small letters, of letters and digits alone: see `Words.single`.
    """
    words = _words_of_topic(topic)
    bits = words.bits(frozenset())
    for some in lists:
        bits &= words.bits(some)
    return words.by_text(bits)


def texts_with_figures(topic: TopicContent) -> frozenset[str]:
    """Return the texts of a topic that hold a number in figures."""
    return _words_of_topic(topic).with_figures


def texts_with_percent(topic: TopicContent, words: frozenset[str]) -> frozenset[str]:
    """Return the texts of a topic that hold a number with a per cent sign, or one of some words."""
    return _words_of_topic(topic).with_percentages.union(texts_with(topic, words))


def texts_with(topic: TopicContent, words: frozenset[str]) -> frozenset[str]:
    """Return the texts of a topic that hold one of some words; all without words."""
    return frozenset(sentences_with(topic, words)) if words else _words_of_topic(topic).texts
