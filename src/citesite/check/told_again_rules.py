"""Counts of people that a sentence tells a second time, as a share: 114 of 240 people, which is one in three (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.number_contexts import patterns_of
from citesite.check.reasons import Reasons
from citesite.check.typed_numbers import TYPED_NUMBER_DIFFERS
from citesite.check.wording.topic_words import texts_with_figures
from citesite.diagnostics import Diagnostic
from citesite.link.library import Library
from citesite.text.markup import without_links
from citesite.values.grammar import references
from citesite.values.topic import TopicWithValues

GOES_BY = "numbers", "counts"
_ROUGH, _ROUNDED = 0.2, 0.1
"""How far a share in words may be from that of its count, and one in figures, as a part of it."""
_ALWAYS = 1.0
"""How many in 100 a share may be off, however small it is."""
_NOT_TOLD = frozenset(("because", "unchecked", "quote"))


class _Again(NamedTuple):
    """How a language tells a count again, compiled once."""

    behind: re.Pattern[str]
    """A share behind a count."""
    before: re.Pattern[str]
    """One before a count in brackets."""
    values: dict[str, float]


@cache
def _patterns(tag: str) -> _Again | None:
    language = language_of(tag)
    if language.numbers is None or language.counts is None or not language.numbers.told_again:
        return None
    numbers, parts = language.numbers, dict(language.numbers.parts)
    words = dict(language.counts.numbers)
    number = rf"{numbers.written}|{'|'.join(sorted(words, key=len, reverse=True))}"
    share = numbers.told_again_share.replace("NUMBER", f"(?:{number})").replace("PART", "|".join(parts))
    return _Again(
        re.compile(rf"[^.;:\d(){{}}]{{0,80}}?(?:{numbers.told_again})(?P<share>{share})", re.IGNORECASE),
        re.compile(rf"\b(?P<share>{share.partition('(?=')[0]})(?:\s[^\W\d_]+){{0,6}}\s\($", re.IGNORECASE),
        words | parts,
    )


@topic_check(TYPED_NUMBER_DIFFERS)
def unequal_shares(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find counts of people with a share right behind or before them that says how many that is, and is another."""
    again, reasons = _patterns(known.language), Reasons(topic, "because")
    may_hold = texts_with_figures(topic)
    for _, text, place in topic.texts if again else ():
        if place.steps[-1] in _NOT_TOLD or (text not in may_hold and "{{" not in text):
            continue
        plain = without_links(text)
        for start, end, share in _counts(plain, topic, known):
            assert again is not None
            found = again.behind.match(plain, end) or again.before.search(plain[max(0, start - 90) : start])
            if found and _is_other(found, share, again, known) and not reasons.cover(place):
                message = f'"{found["share"]}" is said of a count that is {share:.3g} in 100'
                yield TYPED_NUMBER_DIFFERS.at(place.find(found["share"]), message, "correct one of the two")
                break


def _counts(text: str, topic: TopicWithValues, known: Library) -> Iterator[tuple[int, int, float]]:
    """Yield where each count of people begins and ends in a text, typed or by a value reference, and its share."""
    numbers = language_of(known.language).numbers
    assert numbers is not None
    patterns = patterns_of(numbers)
    for found in patterns.count.finditer(text) if patterns.may_count.search(text) else ():
        part, whole = patterns.value(found[1]), patterns.value(found[2])
        if 0 < part <= whole:
            yield found.start(), found.end(), 100 * part / whole
    for one in references(text):
        value = topic.values.table(one.analysis).get(one.path) if one.analysis in topic.values.analyses else None
        if value and value.kind == "arm" and value.whole:
            yield one.start, one.end, 100 * value.number / value.whole


def _is_other(found: re.Match[str], share: float, again: _Again, known: Library) -> bool:
    """Return whether a share in words or figures differs from the count beside it by more than rounding."""
    numbers = language_of(known.language).numbers
    assert numbers is not None

    def value(written: str) -> float:
        word = written.lower()
        return again.values[word] if word in again.values else patterns_of(numbers).value(written)

    if found["percent"]:
        told, is_rough = value(found["percent"]), False
    elif found["part"]:
        told, is_rough = 100 * value(found["part"]), True
    else:
        whole = value(found["of"])
        # "1 in 3" is as rough as a third, and "33 in 100" is not.
        told, is_rough = 100 * value(found["n"]) / max(whole, 1.0), whole < 50
    return abs(told - share) > max(_ALWAYS, (_ROUGH if is_rough else _ROUNDED) * share)
