"""The words of all texts of a topic, so that a rule looks at the few texts with words that it is about.

A rule asks `texts_with` for the words of which each of its findings holds one, and passes over all texts that are not
among those. The words of a topic are looked up once, for all rules.
"""

from __future__ import annotations

from citesite.check.keeping import once_a_topic
from citesite.check.languages.form import FirstLooks
from citesite.check.wording.words import first_words, has_figure, words_of
from citesite.records import TopicContent


class _TopicWords:
    """Which texts of a topic hold a word, a figure or a per cent sign."""

    def __init__(self, topic: TopicContent) -> None:
        prepared = {text: words_of(text) for _, text, _ in topic.texts}
        self.texts = frozenset(prepared)
        # As written, but a number may also be in a letter such as ½.
        figures = {
            text: w for text, w in prepared.items() if has_figure(w.whole) or (w.whole is not text and has_figure(text))
        }
        self.with_figures = frozenset(figures)
        self.with_percentages = frozenset(text for text, words in figures.items() if "%" in words.whole)
        self._single = [(text, words.single) for text, words in prepared.items()]
        self.every = frozenset().union(*(single for _, single in self._single))
        self._with: dict[frozenset[str], frozenset[str]] = {}

    def holding(self, words: frozenset[str]) -> frozenset[str]:
        """Return the texts that hold one of some words."""
        if words not in self._with:
            # Few of many words are in a topic, and to look for these in its texts takes less than to look for all.
            found = self.every & words
            texts = [text for text, single in self._single if not found.isdisjoint(single)] if found else ()
            self._with[words] = frozenset(texts)
        return self._with[words]


_words_of_topic = once_a_topic(_TopicWords)


def every_word(topic: TopicContent) -> frozenset[str]:
    """Return the words of all texts of a topic, in small letters."""
    return _words_of_topic(topic).every


def texts_with_figures(topic: TopicContent) -> frozenset[str]:
    """Return the texts of a topic that hold a number in figures."""
    return _words_of_topic(topic).with_figures


def texts_with_percent(topic: TopicContent, words: frozenset[str]) -> frozenset[str]:
    """Return the texts of a topic that hold a number with a per cent sign, or one of some words."""
    return _words_of_topic(topic).with_percentages | texts_with(topic, words)


def texts_for(topic: TopicContent, looks: FirstLooks) -> frozenset[str]:
    """Return the texts of a topic that may pass a first look: those with a word of the first lists."""
    return texts_with(topic, first_words(looks))


def texts_with(topic: TopicContent, *lists: frozenset[str]) -> frozenset[str]:
    """Return the texts of a topic that hold a word of each list. A list without words leaves none out.

    Args:
        topic: the topic.
        lists: words in small letters, of letters and digits alone: see `Words.single`.
    """
    words = _words_of_topic(topic)
    found = words.texts
    for some in filter(None, lists):
        found = words.holding(some) if found is words.texts else found & words.holding(some)
    return found
