"""Find what an English sentence asserts: verbs of effect with the hedge that belongs to each.

Hardly an English form is a verb alone. So what it is, and which hedge it has, is told by the words beside it.

A hedge counts where it belongs to the verb: "may ease pain", "whether it eases pain", and not "eases pain, although
some may need longer". All functions are pure; positions are in the words of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from citesite.check.languages.form import Assertion, Hedge
from citesite.check.wording import english
from citesite.check.wording.words import Words, has
from citesite.text.remembered import remembered
from citesite.text.uncased import Uncased

_RELATIVES = frozenset(("that", "which", "who"))
_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[-'’][^\W_]+)*|[.!?,;:()…–—]")


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
def _phrases() -> Uncased:
    return Uncased(rf"(?<![\w-])(?:{'|'.join(english.PHRASES)})(?![\w-])")


_FORMS = _forms()
_BEFORE_NO_VERB = frozenset(word for word in english.BEFORE_NOUNS if not word.endswith("ly")).difference(
    english.AUXILIARIES, english.PLURALS, english.BETWEEN, _RELATIVES, ("has", "have", "had", "or")
)
"""Words right behind which `_is_verb` takes no form for a verb."""
_IN_PHRASES = frozenset[str]().union(*(words for words, _ in english.IN_PHRASES))
_IN_FORMS = frozenset(_FORMS)
IN_ASSERTIONS = _IN_PHRASES | _IN_FORMS
"""Words of which every assertion holds one."""


@remembered
def assertions(words: Words) -> tuple[Assertion, ...]:
    """Return what the sentences of a text assert of an effect. Questions and denials assert nothing.

    Kept, because several rules ask for the same texts.
    """
    forms = words.found(_IN_FORMS)
    with_phrase = words.sentences_for(english.IN_PHRASES)
    found: list[Assertion] = []
    for sentence in words.sentences if forms or with_phrase else ():
        has_phrase = sentence in with_phrase
        if (has_phrase or _may_state(sentence, forms)) and not sentence.is_question:
            found += _of_sentence(sentence.whole, has_phrase=has_phrase)
    return tuple(found)


def _may_state(sentence: Words, forms: list[str]) -> bool:
    """Whether one of some forms is in a sentence, and not right behind a word such as "a" or "of"; for a first look."""
    whole, spaced = sentence.whole, sentence.spaced
    for form in forms:
        at = spaced.find(form)
        # Positions are the same in both, unless small letters are more characters than their capitals.
        while at >= 0:
            before = whole[whole.rfind(" ", 0, max(at - 1, 0)) + 1 : at]
            if before[:-1].lower() not in _BEFORE_NO_VERB or before[-1:] != " " or not whole.isascii():
                return True
            at = spaced.find(form, at + 1)
    return False


def _of_sentence(sentence: str, *, has_phrase: bool) -> Iterator[Assertion]:
    # Small letters of other scripts may be more characters than their capitals.
    plain = sentence.isascii()
    tokens = _TOKEN.findall(sentence.lower()) if plain else [token.lower() for token in _TOKEN.findall(sentence)]
    for number in [n for n, token in enumerate(tokens) if token in _FORMS]:
        verb, form = _FORMS[tokens[number]]
        if _is_verb(tokens, number, verb, form):
            hedge = _hedge(tokens, number, form == "bare")
            if hedge is not None:
                written = next(islice(_TOKEN.finditer(sentence), number, None))
                yield Assertion(written[0], sentence[: written.start()], sentence[written.end() :], verb, hedge)
    for match in _phrases().finditer(sentence) if has_phrase else ():
        before = sentence[: match.start()]
        if match[0].lower().endswith(" better") and has(english.COMPARES, before):
            continue
        number = len(_TOKEN.findall(before))
        # "A headache that gets worse with coughing" says what kind it is.
        if number and tokens[number - 1] in _RELATIVES and not _says_what_it_is(tokens, number - 1):
            continue
        hedge = _hedge(tokens, number, is_bare=True)
        if hedge is not None:
            yield Assertion(match[0], before, sentence[match.end() :], match[0].lower(), hedge)


_Tokens = list[str]
"""The words and marks of a sentence, in small letters."""


def _is_verb(tokens: _Tokens, number: int, verb: str, form: str) -> bool:
    """Whether a form states something where it is, as far as its neighbours tell."""
    behind = tokens[number + 1] if number + 1 < len(tokens) else ""
    while number and (tokens[number - 1].endswith("ly") or tokens[number - 1] in english.BETWEEN):
        number -= 1
    before = tokens[number - 1] if number else ""
    if before == "to" or behind in ("than", "of") or (verb == "harm" and before in ("do", "does", "did")):
        return False
    if verb in english.WITH_PARTICLE and behind != english.WITH_PARTICLE[verb]:
        return False
    helps = before in english.AUXILIARIES
    subject = tokens[number - 2] if helps and number > 1 else before
    joined = before in ("and", "or") and not english.PEOPLE.isdisjoint(tokens[:number])
    if (subject in english.PEOPLE or joined) and verb in english.DONE_BY_PEOPLE:
        return False
    if before in _RELATIVES and not _says_what_it_is(tokens, number - 1):
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
        # "2 points lower with tea" says how things are, "tablets lower pain" what they do.
        has_object = verb in english.WITHOUT_OBJECT or behind not in english.BEHIND_PARTICIPLES - {""}
        return (before in english.PLURALS or is_plural) and has_object
    if form == "past" and behind in english.BEHIND_PARTICIPLES:
        return before not in english.BEFORE_NOUNS and behind != "by" and verb in english.WITHOUT_OBJECT
    # "and" joins two verbs as well as two nouns.
    is_joined = before in ("and", "or") and behind not in (",", ".", "", "of", "and")
    return before not in english.BEFORE_NOUNS or is_joined


def _says_what_it_is(tokens: _Tokens, number: int) -> bool:
    """Whether the clause behind "that" says something new: "a vitamin that heals nerves is sold" does not."""
    earlier = tokens[:number]
    return not earlier or earlier[-1] == "," or not {"is", "are", "was", "were"}.isdisjoint(earlier)


def _hedge(tokens: _Tokens, number: int, is_bare: bool) -> Hedge | None:
    """Return the hedge that belongs to the verb at a position, or None if it is denied."""
    behind = tokens[number + 1] if number + 1 < len(tokens) else ""
    found = (
        Hedge.PROBABLE
        if behind in english.PROBABLE
        else Hedge.POSSIBLE
        if behind in ("perhaps", "possibly")
        else Hedge.PLAIN
    )
    is_crossed = is_past_comma = False
    # In "probably eases pain, and improves sleep" both verbs have one subject and one hedge.
    directly = next((t for t in reversed(tokens[:number]) if not t.endswith("ly") and t not in english.BETWEEN), "")
    shares_subject = directly in ("and", "or")
    for distance, token in enumerate(reversed(tokens[:number]), 1):
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
