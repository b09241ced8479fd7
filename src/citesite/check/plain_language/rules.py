"""The rules: each takes a passage, a part or a topic and gives advice with its place. None is about the facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from citesite.check.plain_language.grade import reading
from citesite.check.plain_language.passages import WORD, Part, Passage, plain
from citesite.check.plain_language.wording import (
    ABSOLUTE,
    AVOID,
    JARGON,
    KNOWN_ABBREVIATIONS,
    LINKS_THAT_SAY_NOTHING,
    RELATIVE,
    VAGUE,
)
from citesite.check.prose_rules import PLACEHOLDER
from citesite.diagnostics import Diagnostic, advice

LIMITS = {
    "long-sentence": 20,
    "long-paragraph": 3,
    "hard-to-read": 8,
    "heading-style": 65,
    "passive-voice": 10,
    "long-list": 6,
    "many-warnings": 2,
    "long-summary": 850,
}
"""What is counted against a limit, and the limit unless a site sets another."""
ENOUGH_FOR_A_GRADE = 5
"""A part with fewer sentences has no reading grade worth a word."""

_AVOID = [(re.compile(rf"\b(?:{pattern})(?![\w-])", re.IGNORECASE), better) for pattern, better in AVOID.items()]
_JARGON = re.compile(rf"(?<![\w-])(?:{'|'.join(JARGON)})(?![\w-])", re.IGNORECASE)
_VAGUE = re.compile(rf"\b(?:{VAGUE})\b", re.IGNORECASE)
_RELATIVE = re.compile(rf"\b(?:{RELATIVE})\b", re.IGNORECASE)
_ABSOLUTE = re.compile(ABSOLUTE)
FREQUENCY = re.compile(
    r"\b[\d.,]+(?: to [\d.,]+)? (?:in|of|out of)(?: every)? (10|100|1,?000|10,?000|100,?000)\b(?![,\d])"
)
_ONE_IN = re.compile(r"\b(?:1|one) (?:in|out of)(?: every)? (\d[\d,]*)\b")
PERCENT = re.compile(r"\b\d[\d.,]*(?:%| per ?cent\b)")
_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{2,6}(?=s?(?![\w-]))")
_DO_NOT = re.compile(r"(?:do not|don't|avoid|never)\s*:?\s*$", re.IGNORECASE)


@dataclass
class Seen:
    """What a topic has said so far, in reading order, and how the site judges."""

    limits: Mapping[str, int]
    terms: Mapping[str, tuple[str, str]]
    """Words of the field in small letters, with the id of the term and the plain word."""
    abbreviations: frozenset[str]
    words: set[str] = field(default_factory=set)
    """Terms, words of the field and abbreviations that were met or explained."""


def long_sentence(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """A sentence has more words than a reader holds in mind."""
    limit = seen.limits["long-sentence"]
    for start, sentence in passage.sentences():
        count = len(WORD.findall(plain(sentence)))
        if count > limit:
            message = f"a sentence of {count} words; {limit} is the limit"
            yield advice("long-sentence", passage.at(start), message, "make two of it")


def long_paragraph(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """A paragraph has more sentences than are read in one go."""
    limit = seen.limits["long-paragraph"]
    starts = [start for start, _ in passage.sentences()]
    for start, text in passage.paragraphs():
        count = sum(start <= at < start + len(text) for at in starts)
        if count > limit:
            message = f"a paragraph of {count} sentences; {limit} is the limit"
            yield advice("long-paragraph", passage.at(start), message, "begin a new paragraph, or a claim of its own")


def word_to_avoid(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """A word has a plainer or kinder one."""
    for pattern, better in _AVOID:
        for found in pattern.finditer(passage.words):
            if (
                better.startswith("say how big")
                or not found.group().lower().startswith("significan")
                or not re.search(r"statistically\s+$", passage.words[: found.start()], re.IGNORECASE)
            ):
                message = f'"{plain(found.group())}" has a plainer word'
                yield advice("word-to-avoid", passage.at(found.start()), message, f"write: {better}")


def vague_size(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """A word for how often something happens stands without a number."""
    for start, sentence in passage.sentences():
        found = _VAGUE.search(sentence)
        if found and not passage.is_heading and not re.search(r"\d", _without_names(passage.words)):
            message = f'"{plain(found.group())}" says something else to everybody'
            yield advice("vague-size", passage.at(start + found.start()), message, "say how many, or that nobody knows")


def relative_alone(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """An effect is told only in relation to another."""
    found = _RELATIVE.search(passage.words)
    if found and not _ABSOLUTE.search(passage.words):
        message = f'"{plain(found.group())}" does not say how many people that is'
        yield advice("relative-alone", passage.at(found.start()), message, "say it as a number of 100 or 1,000 people")


def percent_of_people(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """A share of people is told as a percentage."""
    for start, sentence in passage.sentences():
        found = PERCENT.search(sentence)
        if found and re.search(r"people|patients|men|women|children|adults", sentence, re.IGNORECASE):
            message = f'"{found.group()}" is harder to picture than a number of people'
            yield advice("percent-of-people", passage.at(start + found.start()), message, "write: … in 100 people")


def vague_link(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """The words of a link do not say where it leads."""
    for link in passage.links:
        words = plain(link.words).strip(" .*_").lower()
        if words in LINKS_THAT_SAY_NOTHING or re.match(r"https?:|www\.", words):
            message = f'the link "{link.words}" does not say where it leads'
            yield advice("vague-link", passage.at(link.start), message, "link words that name what is there")


def do_not_item(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """An item of a list of what not to do does not say "do not" itself."""
    is_inside = False
    for start, text in passage.paragraphs():
        if not text.startswith("\0"):
            is_inside = bool(_DO_NOT.search(plain(text)))
        elif is_inside and not plain(text).strip().lower().startswith(("do not", "never", "avoid")):
            message = "read on its own, this item says to do what it warns of"
            yield advice("do-not-item", passage.at(start), message, 'begin the item with "do not"')


def heading_style(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """A heading is long, ends in a full stop, or has capitals in the middle."""
    if not passage.is_heading:
        return
    words, limit = plain(passage.words).strip(), seen.limits["heading-style"]
    later = [word for word in words.split()[1:] if len(word) > 3 and word[0].isalpha()]
    if len(words) > limit:
        yield advice("heading-style", passage.place, f"a heading of {len(words)} characters", f"{limit} at most")
    elif words.endswith("."):
        yield advice("heading-style", passage.place, "a heading ends in a full stop", "take it out")
    elif len(later) > 2 and sum(word[0].isupper() for word in later) > len(later) * 0.7:
        message = "a heading has capitals in the middle"
        yield advice("heading-style", passage.place, message, "only its first word and names begin with a capital")


def unexplained_word(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """A word of the field stands without a plain word when it is first used."""
    met = {link.target.removeprefix("term:") for link in passage.links}
    linked = [(link.start, link.start + len(link.words)) for link in passage.links if link.target.startswith("term:")]
    for found in (*_JARGON.finditer(passage.words), *_terms(seen).finditer(passage.words)):
        word = plain(found.group()).lower()
        name, better = seen.terms.get(word, ("", JARGON.get(word, "")))
        # "Vitamin B12" says its plain word itself.
        if word in seen.words or (better and better.lower() in word):
            continue
        seen.words.add(word)
        in_link = any(start <= found.start() < end for start, end in linked)
        if in_link or _is_in_brackets(passage.words, found.start()) or passage.is_heading:
            continue
        hint = f"write: {better or 'a plain word'}" + (f", or [{better or word}](term:{name})" if name else "")
        yield advice("unexplained-word", passage.at(found.start()), f'"{word}" is not explained here', hint)
    seen.words |= {word for word, (name, _) in seen.terms.items() if name in met}


def unexplained_abbreviation(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """An abbreviation stands without its words when it is first used."""
    if PLACEHOLDER in passage.words:
        return
    explained = {plain(link.words) for link in passage.links if link.target.startswith("term:")}
    for found in _ABBREVIATION.finditer(passage.words):
        short = found.group()
        if short in seen.words | KNOWN_ABBREVIATIONS | seen.abbreviations:
            continue
        seen.words.add(short)
        after = plain(passage.words[found.end() :])
        is_told = _is_in_brackets(passage.words, found.start()) or re.match(r"s? ?\(", after)
        if not is_told and not any(short in words for words in explained):
            hint = f"write its words and then ({short}), or name it under lint: abbreviations: in the settings"
            yield advice("unexplained-abbreviation", passage.at(found.start()), f'"{short}" is not spelled out', hint)


def mixed_denominators(part: Part, seen: Seen) -> Iterator[Diagnostic]:
    """Numbers of people in one section are of different totals."""
    first = ""
    for passage in part.passages:
        for found in sorted(
            (*FREQUENCY.finditer(passage.words), *_ONE_IN.finditer(passage.words)), key=lambda m: m.start()
        ):
            total = found.group(1).replace(",", "")
            first = first or total
            if total != first and not passage.is_cell:
                message = f'"{plain(found.group())}" is of another total than "in {int(first):,}" before it'
                hint = "tell all of a section as numbers of the same total, so that they can be compared"
                yield advice("mixed-denominators", passage.at(found.start()), message, hint)
                return


def hard_to_read(part: Part, seen: Seen) -> Iterator[Diagnostic]:
    """A section's reading grade is high."""
    counted = reading(prose_of(part), easy_words(seen.terms))
    limit = seen.limits["hard-to-read"]
    if counted.sentences >= ENOUGH_FOR_A_GRADE and counted.flesch_kincaid >= limit + 0.5:
        message = f"the reading grade is {counted.flesch_kincaid:.1f}; {limit} is the limit"
        yield advice("hard-to-read", part.place, message, "shorter sentences and shorter words make it easier")


def easy_words(terms: Mapping[str, Any]) -> frozenset[str]:
    """Words that the glossary explains; they count as easy ones."""
    return frozenset(piece for term in terms for piece in term.split())


def prose_of(part: Part) -> Iterator[str]:
    """The sentences of a part that a reading grade counts: no headings, tables and lists of questions."""
    for passage in part.passages:
        if not passage.is_heading and not passage.is_cell:
            yield from (sentence for _, sentence in passage.sentences())


def _without_names(words: str) -> str:
    """Words without those that have a digit and are no number, such as B12."""
    return re.sub(r"\b[A-Za-z]+-?\d+\b|\b[Tt]ype \d\b", "", words)


def _is_in_brackets(words: str, start: int) -> bool:
    return words.rfind("(", 0, start) > words.rfind(")", 0, start)


_patterns: dict[frozenset[str], re.Pattern[str]] = {}


def _terms(seen: Seen) -> re.Pattern[str]:
    """A pattern for all words of the glossary; it is made once for all topics of a site."""
    key = frozenset(seen.terms)
    if key not in _patterns:
        words = "|".join(re.escape(word) for word in sorted(key, key=lambda word: (-len(word), word)))
        _patterns[key] = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])" if words else r"(?!)", re.IGNORECASE)
    return _patterns[key]


PASSAGE_RULES: Mapping[str, Callable[[Passage, Seen], Iterator[Diagnostic]]] = {
    "long-sentence": long_sentence,
    "long-paragraph": long_paragraph,
    "word-to-avoid": word_to_avoid,
    "vague-size": vague_size,
    "relative-alone": relative_alone,
    "percent-of-people": percent_of_people,
    "vague-link": vague_link,
    "do-not-item": do_not_item,
    "heading-style": heading_style,
    "unexplained-word": unexplained_word,
    "unexplained-abbreviation": unexplained_abbreviation,
}
PART_RULES: Mapping[str, Callable[[Part, Seen], Iterator[Diagnostic]]] = {
    "mixed-denominators": mixed_denominators,
    "hard-to-read": hard_to_read,
}
