"""Find what a sentence asserts: verbs of effect with the hedge that belongs to each, promises, and orders.

A hedge counts where it belongs to the verb: "may ease pain", "whether it eases pain", and not "eases pain, although
some may need longer". All functions are pure; positions are in the words of a text as `words_of` returns them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from citesite.check.wording import english
from citesite.records import CertaintyLevel
from citesite.text.prose import prose
from citesite.values.grammar import masked


class Hedge(IntEnum):
    """How far a statement is held back, from not at all to left open."""

    PLAIN = 0
    PROBABLE = 1
    POSSIBLE = 2
    OPEN = 3


LEAST_HEDGE: dict[CertaintyLevel, Hedge] = {
    "high": Hedge.PLAIN,
    "moderate": Hedge.PROBABLE,
    "low": Hedge.POSSIBLE,
    "very-low": Hedge.POSSIBLE,
}
"""The weakest hedge that a verb of effect needs at each level; very low certainty needs more, see `too_strong`."""


class Assertion(NamedTuple):
    """A verb of effect in a sentence, or words that do its work."""

    words: str
    """As written."""
    start: int
    """Where it begins in the sentence."""
    verb: str
    """Its base form, or the words themselves for a phrase."""
    hedge: Hedge


_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[^a-z])|\n+")
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[.!?,;:()…–—]")
_INLINE_TAG = re.compile(r"</?(?:em|strong|a)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_CITATION = re.compile(r' ?<a href="citesite:cite/\d+"></a>')
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_LOOK_ALIKE = str.maketrans(
    "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u0458\u0455\u0501\u04bb\u0410\u0421\u0415\u041e\u0420"
    "\u0425\u0412\u041d\u041a\u041c\u0422\u0406\u0405\u03bf\u03b1\u03c5\u03c1\u03bd\u0391\u0392\u0395\u0397"
    "\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aceopxyijsdhACEOPXBHKMTISoaupvABEHIKMNOPTYX",
)
"""Letters of Cyrillic and Greek that look like Latin ones."""


@lru_cache(maxsize=2048)
def words_of(text: str) -> str:
    """Return the words of a text as a reader sees them, without mark-up and citations, with "…" for value references.

    Invisible characters are left out, and letters that only look Latin become Latin: neither hides a word.
    """
    found = masked(text)
    if not found.isascii() or _MARKUP.search(found):
        found = _INLINE_TAG.sub("", _CITATION.sub("", prose(found).html))
        # Imported here because its table of entities takes long to import.
        import html

        found = html.unescape(_TAG.sub("\n", found))
        if not found.isascii():
            # Imported here because most texts need no tables of Unicode.
            import unicodedata

            found = unicodedata.normalize("NFKC", _INVISIBLE.sub("", found)).translate(_LOOK_ALIKE)
            found = found.replace("...", "…")
    return found


_MARKUP = re.compile(r"[\[<&*_\\`]|^\s*(?:[-+]|\d+\.)\s", re.MULTILINE)


def sentences(words: str) -> Iterator[str]:
    """Yield the sentences of a text; an item of a list is one."""
    flat = re.sub(r"(?<!\n)\n(?!\n|\s*[-•])", " ", words) if "\n" in words else words
    return (sentence for sentence in _SENTENCE_END.split(flat) if sentence.strip())


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Return every form of a verb of effect that states something: the base form and "bare", "third" or "past"."""
    found: dict[str, tuple[str, str]] = {}
    for verb in english.VERBS:
        stem = verb[:-1] if verb.endswith("e") else verb
        soft = verb.endswith("y") and verb[-2] not in "aeiou"
        third = f"{verb[:-1]}ies" if soft else f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"
        past = f"{verb[:-1]}ied" if soft else f"{stem}ed"
        doubled = {"stop": "stopped", "rid": "rid", "curb": "curbed", "deter": "deterred"}
        past = english.PASTS.get(verb) or doubled.get(verb, past)
        found[verb] = verb, "bare"
        found[third] = verb, "third"
        if verb not in english.NOT_IN_THE_PAST:
            found.setdefault(past, (verb, "past"))
    return found


@cache
def _pattern(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


def has(alternatives: str, text: str) -> bool:
    """Whether a text holds one of some words."""
    return _pattern(alternatives).search(text) is not None


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(english.PHRASES)})(?![\w-])", re.IGNORECASE)


def assertions(sentence: str) -> Iterator[Assertion]:
    """Yield what a sentence asserts of an effect, with its hedge. Questions and denials assert nothing."""
    if not may_assert(sentence) or sentence.rstrip(" \"'”’)").endswith("?"):
        return
    forms = _forms()
    tokens = [(m.group(), m.group().lower(), m.start()) for m in _TOKEN.finditer(sentence)]
    for number, (written, token, start) in enumerate(tokens):
        if token in forms:
            verb, form = forms[token]
            if _is_verb(tokens, number, verb, form):
                hedge = _hedge(tokens, number, form == "bare")
                if hedge is not None:
                    yield Assertion(written, start, verb, hedge)
    for match in _phrases().finditer(sentence):
        if match.group().lower().endswith(" better") and has(english.COMPARES, sentence[: match.start()]):
            continue
        number = next(i for i, (_, _, start) in enumerate(tokens) if start >= match.start())
        hedge = _hedge(tokens, number, is_bare=True)
        if hedge is not None:
            yield Assertion(match.group(), match.start(), match.group().lower(), hedge)


_Tokens = list[tuple[str, str, int]]


def _is_verb(tokens: _Tokens, number: int, verb: str, form: str) -> bool:
    """Whether a form states something where it is, as far as its neighbours tell."""
    behind = tokens[number + 1][1] if number + 1 < len(tokens) else ""
    while number and (tokens[number - 1][1].endswith("ly") or tokens[number - 1][1] in english.BETWEEN):
        number -= 1
    before = tokens[number - 1][1] if number else ""
    if before == "to" or behind in ("than", "of") or (verb == "harm" and before in ("do", "does", "did")):
        return False
    if verb in english.WITH_PARTICLE and behind != english.WITH_PARTICLE[verb]:
        return False
    helps = before in english.AUXILIARIES
    subject = tokens[number - 2][1] if helps and number > 1 else before
    joined = before in ("and", "or") and not english.PEOPLE.isdisjoint(token for _, token, _ in tokens[:number])
    if (subject in english.PEOPLE or joined) and verb in english.DONE_BY_PEOPLE:
        return False
    if before in ("that", "which", "who") and not _says_what_it_is(tokens, number - 1):
        return False
    if helps:
        return form == "bare"
    if form == "past" and before in ("has", "have", "had"):
        return True
    if not before or before in ".!?,;:()…–—":
        # The first word of a sentence is a verb there only as an order, which is no statement.
        return form == "third" and before in (",", ")", "–", "—")
    return _fits_before(before, behind, verb, form)


def _fits_before(before: str, behind: str, verb: str, form: str) -> bool:
    """Whether a form is a verb behind one word and before another."""
    if form == "bare":
        is_plural = before.endswith("s") and len(before) > len("this") - 1 and before not in english.BEFORE_NOUNS
        return (before in english.PLURALS or is_plural) and behind != "by"
    if form == "past" and behind in english.BEHIND_PARTICIPLES:
        return before not in english.BEFORE_NOUNS and behind != "by" and verb in english.WITHOUT_OBJECT
    # "and" joins two verbs as well as two nouns.
    is_joined = before in ("and", "or") and behind not in (",", ".", "", "of", "and")
    return before not in english.BEFORE_NOUNS or is_joined


def _says_what_it_is(tokens: _Tokens, number: int) -> bool:
    """Whether the clause behind "that" says something new: "a vitamin that heals nerves is sold" does not."""
    earlier = [token for _, token, _ in tokens[:number]]
    return not earlier or earlier[-1] == "," or not {"is", "are", "was", "were"}.isdisjoint(earlier)


def _hedge(tokens: _Tokens, number: int, is_bare: bool) -> Hedge | None:
    """Return the hedge that belongs to the verb at a position, or None if it is denied."""
    behind = tokens[number + 1][1] if number + 1 < len(tokens) else ""
    found = (
        Hedge.PROBABLE
        if behind in english.PROBABLE
        else Hedge.POSSIBLE
        if behind in ("perhaps", "possibly")
        else Hedge.PLAIN
    )
    is_crossed = is_past_comma = False
    # In "probably eases pain, and improves sleep" both verbs have one subject and one hedge.
    directly = next(
        (t for _, t, _ in reversed(tokens[:number]) if not t.endswith("ly") and t not in english.BETWEEN), ""
    )
    shares_subject = directly in ("and", "or")
    for distance, (_, token, _) in enumerate(reversed(tokens[:number]), 1):
        if token in english.CLAUSE_ENDS or token in ".!?;:()–—" or token == "why":
            break
        if token in (",", "and", "or"):
            is_past_comma = is_past_comma or (token == "," and not is_bare and not shares_subject)
            is_crossed = True
        elif is_past_comma:
            # Only what leaves everything open reaches over a comma: "whether one form, such as this, works".
            found = Hedge.OPEN if token == "whether" else found
        elif token in english.DENIALS and distance <= 5:
            return None
        elif token in english.MODALS:
            if (not is_crossed and distance <= 4) or (is_crossed and is_bare):
                found = max(found, Hedge.PROBABLE if token in ("should", "would") else Hedge.POSSIBLE)
        elif token in english.PROBABLE:
            found = max(found, Hedge.PROBABLE)
        elif token in english.POSSIBLE:
            found = max(found, Hedge.POSSIBLE)
        elif token in english.OPEN:
            found = Hedge.OPEN
    return found


def too_strong(text: str, level: CertaintyLevel) -> Iterator[str]:
    """Yield the words of a text that promise more than a level of certainty allows, as written.

    At very low certainty a hedge is not enough: somewhere the text has to say that nobody can be sure.
    """
    yield from promises(text)
    if level in ("high", "not-rated"):
        return
    least = LEAST_HEDGE[level]
    is_open = level != "very-low" or has(english.UNCERTAIN, text)
    for sentence in sentences(text):
        yield from unless_denied(english.BOASTS, sentence)
        for found in assertions(sentence):
            if found.hedge < least or (not is_open and found.hedge < Hedge.OPEN):
                yield found.words


def promises(text: str) -> Iterator[str]:
    """Yield promises that nothing in medicine keeps, as written."""
    for sentence in filter(may_promise, sentences(text)):
        yield from unless_denied(english.NEVER, sentence)


def unless_denied(alternatives: str, sentence: str) -> Iterator[str]:
    """Yield the words in a sentence that match, without those that the sentence denies or asks for."""
    for match in _pattern(alternatives).finditer(sentence):
        if not _DENIED.search(sentence[: match.start()]) and not sentence.rstrip().endswith("?"):
            yield match.group()


_DENIED = re.compile(
    r"(?:\b(?:not|never|cannot|nor|no|nobody|none|neither|without|whether|if|hardly|instead of|rather than|beware of|"
    r"promises? an?y?)|n['’]t)\s+"
    r"(?:[^\s,.;:]+\s+){0,3}$",
    re.IGNORECASE,
)


_WORD = re.compile(r"[a-z]+")
_WHOLLY = re.compile(r"100\s?%")


@lru_cache(maxsize=2048)
def _single(words: str) -> frozenset[str]:
    """Return the words of a text, each once. Most of very many texts hold none of those that a rule looks for."""
    return frozenset(_WORD.findall(words.lower()))


def may_assert(words: str) -> bool:
    """Whether a text may hold an assertion. A fast check."""
    found = _single(words)
    return not _forms().keys().isdisjoint(found) or not english.IN_PHRASES.isdisjoint(found)


def may_order(words: str) -> bool:
    """Whether a text may tell readers to do something with a medicine. A fast check."""
    return not english.IN_ORDERS.isdisjoint(_single(words))


def may_promise(words: str) -> bool:
    """Whether a text may promise a cure or safety. A fast check."""
    found = _single(words)
    return (
        not english.IN_PROMISES.isdisjoint(found)
        or any(word.startswith(("guarantee", "mirac")) for word in found)
        or _WHOLLY.search(words) is not None
    )
