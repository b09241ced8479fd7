"""The words of a text as a reader sees them, prepared once for every rule that reads them.

Most of very many texts hold nothing that a rule looks for. So a rule first asks for single words (`holds`), which costs
next to nothing, and only then looks into sentences with patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache

from citesite.check.languages.form import FirstLooks
from citesite.text.characters import unescaped
from citesite.text.prose import prose
from citesite.text.remembered import remembered
from citesite.text.uncased import Uncased
from citesite.values.grammar import masked

_MARKUP = re.compile(r"[\[<&*_\\`]")
_ITEM = re.compile(r"^[^\S\n]*(?:[-+]|\d+\.)\s", re.MULTILINE)
_CITED = re.compile(r' ?<a href="citesite:cite/\d+"></a>')
_LINK = re.compile(r"</?a\b[^<>]*>")
_INLINE = ("em", "strong")
_TAG = re.compile(r"<[^<>]*>")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_LOOK_ALIKE = str.maketrans(
    "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u0458\u0455\u0501\u04bb\u0410\u0421\u0415\u041e\u0420"
    "\u0425\u0412\u041d\u041a\u041c\u0422\u0406\u0405\u03bf\u03b1\u03c5\u03c1\u03bd\u0391\u0392\u0395\u0397"
    "\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u0130\u0131\u017f",
    "aceopxyijsdhACEOPXBHKMTISoaupvABEHIKMNOPTYXIis",
)
"""Letters of Cyrillic and Greek that look like Latin ones, and those that patterns take for an i or an s."""
# These begin with a set of characters, for which re looks much faster than for alternatives.
_END = re.compile(r"[.!?\n](?:(?<=\n)\n*|(?<!\n)[\"'”’)]*(?=(\s+)[^a-z]))")
_BREAK = re.compile(r"\n(?<!\n\n)(?!\n|\s{0,20}[-•])")
_WORD = re.compile(r"[^\W_]+")
_IN_WORDS = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)
"""What each character of ASCII is in `Words.spaced`."""
_NO_FIGURES = bytes(code for code in range(256) if not chr(code).isdecimal())
_FIGURE = re.compile(r"\d")


def latin(text: str) -> str:
    """Return a text with Latin letters for those that look like them, which patterns find as well."""
    return text if text.isascii() else text.translate(_LOOK_ALIKE)


def has_figure(text: str) -> bool:
    """Whether a text holds a number in figures."""
    # To look for a figure of any script takes ten times as long.
    return bool(text.encode().translate(None, _NO_FIGURES) if text.isascii() else _FIGURE.search(text))


class Words:
    """The words of a text, or of a sentence in it, without mark-up and citations, with "…" for value references."""

    # Every text of a site becomes one. A cached property would take a lock and a dictionary for each.
    __slots__ = ("_sentences", "_single", "_spaced", "whole")

    def __init__(self, whole: str) -> None:
        self.whole = whole
        self._single: frozenset[str] | None = None
        self._spaced = ""
        self._sentences: tuple[Words, ...] | None = None

    @property
    def spaced(self) -> str:
        """The words in small letters, with spaces for all else, also before the first and behind the last."""
        if not self._spaced:
            whole = self.whole
            # A table of bytes takes a sixth of the time of one of characters.
            plain = whole.encode().translate(_IN_WORDS).decode() if whole.isascii() else None
            self._spaced = f" {' '.join(_WORD.findall(whole.lower())) if plain is None else plain} "
        return self._spaced

    @property
    def single(self) -> frozenset[str]:
        """Each word once, in small letters. A word has letters and digits: "don't" is two."""
        if self._single is None:
            # Most texts were taken apart, and are one sentence.
            found = self._sentences
            if not found:
                self._single = frozenset(self.spaced.split())
            elif len(found) == 1:
                self._single = found[0].single
            else:
                self._single = frozenset[str]().union(*(one.single for one in found))
        return self._single

    def holds(self, words: frozenset[str]) -> bool:
        """Whether one of some words is in the text."""
        return not words.isdisjoint(self._single or self.single)

    def may_hold(self, first_look: frozenset[str]) -> bool:
        """Whether the text has one of some words; always so without words to look for first."""
        return not first_look or not first_look.isdisjoint(self._single or self.single)

    @property
    def sentences(self) -> tuple[Words, ...]:
        """The sentences of a text; an item of a list is one."""
        if self._sentences is None:
            self._sentences = tuple(map(Words, _sentences(self.whole)))
        return self._sentences

    def sentences_with(self, *lists: frozenset[str]) -> Iterable[Words]:
        """Return the sentences that hold a word of each list. A list without words leaves none out."""
        found = [self.found(some) for some in lists if some]
        # To be without a word is the rule: then no text is taken apart.
        sentences = self.sentences if all(found) else ()
        for some in found:
            sentences = tuple([sentence for sentence in sentences if sentence.holds_found(some)])
        return sentences

    def passes(self, looks: FirstLooks) -> bool:
        """Whether the text passes a first look as a whole."""
        single = self._single or self.single
        for one, two in looks:
            if not one.isdisjoint(single) and (not two or not two.isdisjoint(single)):
                return True
        return not looks

    def sentences_for(self, looks: FirstLooks) -> Iterable[Words]:
        """Return the sentences that pass a first look, each once."""
        if not looks:
            return self.sentences
        # Few words of the first lists are in a text, and most often one pair is left.
        found = first_words(looks) & (self._single or self.single)
        if not found:
            return ()
        pairs = [(one, two) for one, two in looks if not found.isdisjoint(one) and (not two or self.holds(two))]
        if not pairs or len(self.sentences) == 1:
            return self.sentences if pairs else ()
        if len(pairs) == 1:
            return self.sentences_with(*pairs[0])
        return dict.fromkeys(sentence for pair in pairs for sentence in self.sentences_with(*pair))

    def found(self, words: Set[str]) -> list[str]:
        """Return those of some words that are in the text, as `holds_found` takes them."""
        return [f" {word} " for word in words & (self._single or self.single)]

    def holds_found(self, found: list[str]) -> bool:
        """Whether one of some words is in a sentence of the text in which they were found.

        Few of many words are in a text, and to look for them takes less than to take each sentence apart.
        """
        spaced = self._spaced or self.spaced
        for word in found:  # noqa: SIM110 - any() would take three times as long
            if word in spaced:
                return True
        return False

    @property
    def is_question(self) -> bool:
        """Whether the text ends as a question."""
        return self.whole.rstrip(" \n\"'”’)").endswith("?")


def _sentences(whole: str) -> list[str]:
    flat = _BREAK.sub(" ", whole) if "\n" in whole else whole
    found, start = list[str](), 0
    for match in _END.finditer(flat):
        end = match.end()
        if sentence := flat[start:end].strip("\n"):
            found.append(sentence)
        start = end + len(match[1] or "")
    last = flat[start:]
    if last and not last.isspace():
        found.append(last)
    return found


_FIRST_WORDS: dict[int, tuple[FirstLooks, frozenset[str]]] = {}


def first_words(looks: FirstLooks) -> frozenset[str]:
    """Return the words of all first lists, kept for each of the few first looks; to compare these would take long."""
    if id(looks) not in _FIRST_WORDS:
        _FIRST_WORDS[id(looks)] = looks, frozenset[str]().union(*(one for one, _ in looks))
    return _FIRST_WORDS[id(looks)][1]


@remembered
def words_of(text: str) -> Words:
    """Return the words of a text as written in a record.

    Invisible characters are left out, and letters that only look Latin become Latin: neither hides a word.
    """
    found = masked(text)
    if not found.isascii() or _MARKUP.search(found) or _may_begin_list(found):
        found = _without_tags(prose(found).html).strip("\n")
        found = unescaped(found) if "&" in found else found
        if not found.isascii():
            # Imported here because most texts need no tables of Unicode.
            import unicodedata

            found = unicodedata.normalize("NFKC", _INVISIBLE.sub("", found)).translate(_LOOK_ALIKE)
            found = found.replace("...", "…")
    return Words(found)


def _may_begin_list(text: str) -> bool:
    # In a text of one line, an item can only be at its beginning: to search all of it takes ten times as long.
    return (_ITEM.search(text) if "\n" in text else _ITEM.match(text)) is not None


def _without_tags(html: str) -> str:
    """Return rendered text without tags; those of blocks are line breaks."""
    if "<a" in html:
        html = _LINK.sub("", _CITED.sub("", html) if "citesite:cite/" in html else html)
    for tag in _INLINE:
        if f"<{tag}>" in html:
            html = html.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    # The common case: one paragraph.
    html = html.replace("<p>", "\n").replace("</p>", "\n")
    return _TAG.sub("\n", html) if "<" in html else html


@cache
def _pattern(alternatives: str) -> Uncased:
    return Uncased(rf"(?<![\w-])(?:{alternatives})(?![\w-])")


def has(alternatives: str, text: str) -> bool:
    """Whether a text holds one of some words."""
    return _pattern(alternatives).is_in(text)


def unless_denied(alternatives: str, sentence: str, denied: str) -> Iterator[str]:
    """Yield the words in a sentence that match, without those that the sentence denies or asks for.

    Args:
        alternatives: a pattern for the words.
        sentence: the sentence.
        denied: a pattern for what denies the three words behind it.
    """
    for match in _pattern(alternatives).finditer(sentence):
        if not _denial(denied).search(sentence[: match.start()]) and not sentence.rstrip().endswith("?"):
            yield match[0]


@cache
def _denial(denied: str) -> re.Pattern[str]:
    return re.compile(rf"{denied}\s+(?:[^\s,.;:]+\s+){{0,3}}$", re.IGNORECASE)
