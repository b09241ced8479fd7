"""Words as the search in the reader's browser sees them: without endings, case and accents, in any script.

The same as `theme/assets/search-text.js`, which reads what is typed; a test compares what the two find.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

ENDINGS = {
    "en": ("iness", "ness", "ies", "ings", "ing", "ied", "ed", "es", "s", "ly", "y", "e"),
    "de": ("ern", "en", "er", "es", "em", "e", "n", "s"),
}
"""What words of a language may end in, in the order in which it is looked for."""
_SHORTEST = 3
"""The fewest letters of what is left of a word without its ending."""

_PLAIN = re.compile("[a-z0-9]+")
_LEFT_OUT = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['\u2019](?=[^\W\d_])")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_UNIT = re.compile(r"(?<=[0-9])(?=[^\W\d_])")
_UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17f9\u19e0-\u19ff\u2e80-\u2fd5\u3005\u3007\u3021-\u3029"
    "\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9fe"
    "\uaa60-\uaa7f\uf900-\ufad9\U0001b000-\U0001b16f\U00020000-\U000323af"
)
"""Scripts that put no spaces between words: Thai, Lao, Myanmar, Khmer, Han, Hiragana and Katakana."""
# Strings, because most sites have no such word, and the sets take Python ten milliseconds to compile.
_RUNS = f"[{_UNSPACED}]+|[^{_UNSPACED}]+"
_IS_UNSPACED = f"[{_UNSPACED}]"


def endings_of(language: str) -> tuple[str, ...]:
    """Return what words of a language may end in; nothing where the theme does not know it.

    Args:
        language: a tag of BCP 47.
    """
    return ENDINGS.get(language.partition("-")[0], ())


class Word(NamedTuple):
    """A word, or a run of a script without spaces."""

    typed: str
    is_run: bool
    terms: tuple[str, ...]
    """What it is listed under: itself without ending; a run under each character, and every two beside each other."""


def words(text: str, endings: tuple[str, ...]) -> list[Word]:
    """Return each word of a text in order.

    Args:
        text: plain text.
        endings: what words of its language may end in.
    """
    folded = _folded(text)
    if folded.isascii():
        found = _PLAIN.findall(folded)
    else:
        others = {ord(c): " " for c in set(folded) if unicodedata.category(c)[0] not in "LNM"}
        found = folded.translate(others).split()
    return [word for typed in found for word in _read(typed, endings)]


def _folded(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", _LEFT_OUT.sub("", unicodedata.normalize("NFKD", text)))
    text = text.lower()
    if "'" in text or "\u2019" in text:
        text = _APOSTROPHE.sub("", text)
    return _UNIT.sub(" ", _THOUSANDS.sub("", text) if "," in text else text)


@lru_cache(maxsize=65_536)
def _read(typed: str, endings: tuple[str, ...]) -> tuple[Word, ...]:
    found = []
    for part in (typed,) if typed.isascii() else re.findall(_RUNS, typed):
        if not part.isascii() and re.match(_IS_UNSPACED, part):
            pairs = (part[n : n + 2] for n in range(len(part) - 1))
            found.append(Word(part, is_run=True, terms=(*pairs, *part)))
        else:
            found.append(Word(part, is_run=False, terms=(_stem(part, endings),)))
    return tuple(found)


def _stem(word: str, endings: tuple[str, ...]) -> str:
    for _ in range(2):
        ending = next((end for end in endings if word.endswith(end) and len(word) - len(end) >= _SHORTEST), "")
        if not ending or re.search("[0-9]", word):
            break
        word = word[: -len(ending)]
    return word
