"""Which way a sentence says that something goes, and by how much, by the words of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.languages.form import Directions, Language, Way
from citesite.records import Outcome
from citesite.text.markup import without_links
from citesite.text.remembered import remembered
from citesite.values.grammar import masked

_SENTENCE, _SPACE = re.compile(r"(?<=[.!?])\s+"), re.compile(r"\s+")
_CLAUSE_END = re.compile(r"[,;:()–—]")
_NEVER = re.compile(r"(?!)")


class _DirectionPatterns:
    """The patterns of a language, compiled once."""

    def __init__(self, words: Directions) -> None:
        self.verbs = [(way, _words(pattern)) for way, pattern in words.verbs]
        self.comparisons = [(way, _words(pattern)) for way, pattern in words.comparisons]
        self.no_comparison, self.none = _words(words.no_comparison), _words(words.no_difference)
        self.some = _words(words.a_difference) if words.a_difference else _NEVER
        self.unsaid = re.compile(rf"\b(?:{words.says_nothing})\b|\?")
        self.denied_before = re.compile(rf"(?:{words.denied_before})$")
        self.denied_behind = _words(words.denied_behind) if words.denied_behind else _NEVER
        self.makes = _words(words.makes) if words.makes else _NEVER
        self.sizes = [(size, _words(pattern)) for size, pattern in words.sizes]
        self.times = [(_words(pattern), limits) for pattern, limits in words.times]
        self.lacks = _words(words.lacks) if words.lacks else _NEVER
        self.keeps = _words(words.keeps) if words.keeps else _NEVER
        self.spared = _words(words.spared) if words.spared else None
        ways = [pattern for _, pattern in (*self.verbs, *self.comparisons, *self.sizes)]
        self.read = (self.none, *ways, *(pattern for pattern, _ in self.times))


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


_patterns = cache(_DirectionPatterns)


class Said(NamedTuple):
    """What one sentence says of the way something goes."""

    way: Way
    word: str
    """The words that say so, as written."""
    is_denied: bool
    """Whether it is said not to be so."""
    sentence: str
    """The sentence in small letters."""
    language: Directions
    is_of_others: bool = False
    """Whether the sentence says it of the group without the treatment; `way` is then turned."""

    @property
    def quoted(self) -> str:
        """The words as a message quotes them, with the denial."""
        of_whom = " of the other group" if self.is_of_others else ""
        return f'"{self.found}"{of_whom}' + (", and denies it" if self.is_denied else "")

    @property
    def found(self) -> str:
        """The words without what masks a value reference."""
        return self.word.replace("…", "").strip()

    @property
    def size(self) -> str:
        """The size that its sentence names: large, small, or empty."""
        return next((size for size, found in _patterns(self.language).sizes if found.search(self.sentence)), "")

    @property
    def times(self) -> tuple[str, tuple[float, float]] | None:
        """The word of its sentence for a ratio, such as "twice", and the range of ratios that it fits."""
        known = _patterns(self.language).times
        return next(((m[0], limits) for pattern, limits in known if (m := pattern.search(self.sentence))), None)


def said(text: str, language: Language, of: str = "", other: str = "") -> Iterator[Said]:
    """Yield what each sentence of a text says of a direction; nothing for a sentence that names none, or both.

    Args:
        text: the text.
        language: its language.
        of: what the effect is of; with it, what is said of the other group is turned.
        other: what the other group has, as its result names it: "bed rest".
    """
    if language.directions is None:
        return
    for found in _statements(text, language.directions):
        rest = found.sentence.replace(found.word.lower(), " ") if of and found.way[1] else ""
        if rest and (
            _is_about_others(rest, of.lower(), other.lower(), language)
            or _is_of_those_without(found, of.lower(), language)
        ):
            yield found._replace(way=(found.way[0], -found.way[1]), is_of_others=True)
        else:
            yield found


@remembered
def _statements(text: str, words: Directions) -> tuple[Said, ...]:
    """Return what the sentences of a text say, each of what it is about. Kept, because many rules ask for a text."""
    return tuple(filter(None, (_of_sentence(sentence, words) for sentence in _sentences(text))))


def of_outcome(statement: Said, outcome: Outcome) -> Said:
    """Return what a sentence says of an outcome: of that which the outcome is free of, or of its lack, turned."""
    names = outcome.name, outcome.lay_name
    return _of_desirable(statement, names) if outcome.desirable else _of_undesirable(statement, names)


def _of_undesirable(statement: Said, names: tuple[str, ...]) -> Said:
    """Return what a sentence says of an outcome that people are glad to be without, turned where it is of them.

    More people who got through without stinging are fewer who had it.
    """
    spared, (kind, sign) = _patterns(statement.language).spared, statement.way
    if kind != "amount" or not sign or spared is None or not (found := spared.search(statement.sentence)):
        return statement
    own = {word[:_STEM] for name in names for word in re.findall(r"[^\W\d_]{4,}", name.lower())}
    behind = _CLAUSE_END.split(statement.sentence[found.end() :])[0].split()[:_REACH]
    # "Avoided" may have what people were spared before it.
    near = behind + (_CLAUSE_END.split(statement.sentence[: found.start()])[-1].split() if found["any"] else [])
    return statement._replace(way=(kind, -sign)) if any(w.strip(_AROUND)[:_STEM] in own for w in near) else statement


_REACH = 3
"""Words behind "without" and the like within which an outcome is named."""


def _of_desirable(statement: Said, names: tuple[str, ...]) -> Said:
    """Return what a sentence says of an outcome: of that which the outcome is free of, turned.

    Fewer people who are left with headache are more who are free of it.

    Args:
        statement: what the sentence says.
        names: the names of an outcome, of which more is better.
    """
    patterns, (kind, sign) = _patterns(statement.language), statement.way
    sentence = statement.sentence
    lacking = [name.lower() for name in names if patterns.lacks.search(name.lower())]
    if kind != "amount" or not lacking:
        return statement
    at = sentence.find(statement.word.lower())
    clauses = [(m.start(), m.end()) for m in _CLAUSE.finditer(sentence)]
    start, end = next(((a, b) for a, b in clauses if a <= at < b), (0, len(sentence)))
    clause = sentence[start:end]
    if patterns.lacks.search(clause):
        return statement
    own = {word[:_STEM] for name in lacking for word in re.findall(r"[^\W\d_]{4,}", patterns.lacks.sub(" ", name))}
    behind = sentence[at + len(statement.word) : end].split()
    is_verb = any(pattern.search(sentence, at) for _, pattern in patterns.verbs)
    reach = behind[: _OBJECT if is_verb else 1]
    # People who have it, "reduces heartburn" or "less heartburn".
    is_named = any(word.strip(_AROUND)[:_STEM] in own for word in sentence.split())
    is_meant = any(word[:_STEM] in own or word in statement.language.it for word in re.findall(r"[^\W_]+", clause))
    has_it = is_named and is_meant and patterns.keeps.search(clause)
    if has_it or any(word.strip(_AROUND)[:_STEM] in own for word in reach):
        return statement._replace(way=(kind, -sign))
    return statement


_CLAUSE, _AROUND = re.compile(r"[^,;:()–—]+"), "“”\"'.!"
_STEM, _OBJECT = 6, 5
"""Letters by which words are compared, and words behind a verb of which one may be its object."""


def _sentences(text: str) -> list[str]:
    return _SENTENCE.split(_SPACE.sub(" ", without_links(masked(text)).strip()))


def _is_of_those_without(statement: Said, of: str, language: Language) -> bool:
    """Whether a clause is about those without the treatment: "without a screen in the car, more were sick"."""
    if language.groups is None or language.directions is None or not language.directions.than:
        return False
    _, without, than, _ = _groups(language.groups.compared, language.groups.without, language.directions.than)
    clause = next((one for one in _CLAUSE.findall(statement.sentence) if statement.word.lower() in one), "")
    without_it = without.findall(than.split(clause)[0])
    return any(name in found for name in _names(of, language) for found in without_it)


def _is_about_others(sentence: str, of: str, other: str, language: Language) -> bool:
    """Whether a sentence is about the group without the treatment, and only compares with the treatment."""
    if language.groups is None or language.directions is None or not language.directions.than:
        return False
    compared, without, than, compared_with = _groups(
        language.groups.compared, language.groups.without, language.directions.than
    )
    subject = than.split(sentence)[0]
    names = _names(of, language)
    others = _names(other, language) - names
    if not compared.search(subject) and not (others and all(f" {name}" in f" {subject}" for name in others)):
        return False
    # "The dummy cream" names the form of both groups.
    own = compared_with.sub("", without.sub("", subject))
    # "With plain cream" is said of those without the other cream.
    own = _led(language.groups.leads, other).sub(" ", own) if others else own
    is_named = any(name in own for name in names)
    return not is_named and language.directions.it.isdisjoint(re.findall(r"[^\W_]+", own))


@cache
def _led(leads: str, other: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{leads}){re.escape(other)}(?!\w)")


def _names(of: str, language: Language) -> set[str]:
    """Return the beginnings of the words by which a sentence names what a group has."""
    return {word[:_STEM] for word in re.findall(r"[^\W_]{3,}", of) if word not in language.function_words}


@cache
def _groups(compared: str, without: str, than: str) -> tuple[re.Pattern[str], ...]:
    named = re.compile(rf"(?:{compared})(?:\s[^\W_]+){{1,2}}")
    return re.compile(compared), re.compile(rf"(?:{without})\s(?:[^\W_]{{1,3}}\s)?[^\W_]+"), re.compile(than), named


def leaves_open(sentence: str, language: Language) -> bool:
    """Return whether a sentence has words that leave open which way something goes."""
    return (
        language.directions is not None and _patterns(language.directions).unsaid.search(sentence.lower()) is not None
    )


def says_what_it_makes(sentence: str, language: Language) -> bool:
    """Return whether a sentence says what something makes of people, such as "makes drowsy", and no way it goes."""
    if language.directions is None:
        return False
    lowered, patterns = sentence.lower(), _patterns(language.directions)
    ways = patterns.verbs + patterns.comparisons
    return patterns.makes.search(lowered) is not None and not any(pattern.search(lowered) for _, pattern in ways)


def without_directions(sentence: str, language: Language) -> str:
    """Return a sentence without the words that this module reads, in small letters."""
    left = sentence.lower()
    if language.directions is not None:
        for pattern in _patterns(language.directions).read:
            left = pattern.sub(" ", left)
    return left


def names_direction(text: str, language: Language) -> bool:
    """Return whether a text says which way something goes, in words, in numbers of two groups, or as what it makes.

    What it makes ("makes drowsy") and numbers count in its first sentence alone; a later one mostly goes on.
    """
    return language.directions is not None and _names_direction(text, language.directions)


@remembered
def _names_direction(text: str, words: Directions) -> bool:
    patterns = _patterns(words)
    sentences = [sentence.lower() for sentence in _sentences(text)]
    first = next((sentence for sentence in sentences if sentence.count(" ") >= _FEW), "")
    if patterns.makes.search(first) or len(_OF_GROUP.findall(first)) > 1:
        return True
    any_way = [pattern for _, pattern in (*patterns.verbs, *patterns.comparisons)] + [one for one, _ in patterns.times]
    plain = [patterns.no_comparison.sub(" ", sentence) for sentence in sentences]
    one_of = (patterns.unsaid, patterns.none, patterns.some, *any_way)
    return any(pattern.search(sentence) for pattern in one_of for sentence in plain)


_FEW = 3
"""Spaces in a sentence such as "Yes", which says nothing by itself."""
_OF_GROUP = re.compile(r"…|\d\s?%|\d\s\w+(?:\s\w+)?\s\d")
"""A share of a group in any language: 40%, 40 von 100, 40 de cada 100, or a value reference."""


def _of_sentence(sentence: str, words: Directions) -> Said | None:
    lowered, patterns = sentence.lower(), _patterns(words)
    if patterns.unsaid.search(lowered):
        return None
    if none := patterns.none.search(lowered) or patterns.some.search(lowered):
        # What denies it behind it is a part of it: "changes it hardly or not at all".
        is_denied = none.re is patterns.some or patterns.denied_before.search(lowered[: none.start()]) is not None
        return Said(("none", 0), sentence[none.start() : none.end()], is_denied, lowered, words)
    plain = patterns.no_comparison.sub(lambda m: "·" * len(m[0]), lowered)
    found = _matches(patterns.verbs, lowered) or _matches(patterns.comparisons, plain)
    if len(found) > 1 and found[0][0][0] == "time":
        # "Shortens the time until a sore has healed."
        found = found[:1]
    if len(found) != 1:
        return None
    way, start, end = found[0]
    return Said(way, sentence[start:end], _is_denied(plain, start, end, patterns), lowered, words)


def _is_denied(sentence: str, start: int, end: int, patterns: _DirectionPatterns) -> bool:
    if patterns.denied_before.search(sentence[:start]):
        return True
    clause = _CLAUSE_END.search(sentence, end)
    return patterns.denied_behind.search(sentence, end, clause.start() if clause else len(sentence)) is not None


def _matches(patterns: list[tuple[Way, re.Pattern[str]]], text: str) -> list[tuple[Way, int, int]]:
    """Return each way that a text names, with the place of the word."""
    found = ((way, pattern.search(text)) for way, pattern in patterns)
    return [(way, *match.span(match.lastgroup or 0)) for way, match in found if match]
