"""Find what a text promises: more than its certainty allows, a cure for everybody, or safety without a limit."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.languages.form import Hedge, Statements
from citesite.check.wording.words import Words, has, unless_denied
from citesite.records import CertaintyLevel

LEAST_HEDGE: dict[CertaintyLevel, Hedge] = {
    "high": Hedge.PLAIN,
    "moderate": Hedge.PROBABLE,
    "low": Hedge.POSSIBLE,
    "very-low": Hedge.POSSIBLE,
}
"""The weakest hedge that a verb of effect needs at each level; very low certainty needs more, see `too_strong`."""


def too_strong(words: Words, level: CertaintyLevel, language: Statements) -> Iterator[str]:
    """Yield the words of a text that promise more than a level of certainty allows, as written.

    At very low certainty a hedge is not enough: somewhere the text has to say that nobody can be sure.
    """
    yield from promises(words, language)
    if level in ("high", "not-rated"):
        return
    for sentence in words.sentences:
        yield from unless_denied(language.boasts, sentence.whole, language.denied)
    is_open = level != "very-low" or has(language.uncertain, words.whole)
    for found in language.read(words):
        if found.hedge < LEAST_HEDGE[level] or (not is_open and found.hedge < Hedge.OPEN):
            yield found.words


def promises(words: Words, language: Statements) -> Iterator[str]:
    """Yield promises that nothing in medicine keeps, as written."""
    for sentence in words.sentences_with(language.in_never):
        yield from unless_denied(language.never, sentence.whole, language.denied)
