"""Numbers typed in texts that are in no record: no result, no quote, no field of their sources.

A number passes if a record of the text's sources holds it, rounded as it is typed; a share also as its count or its
complement. Small whole numbers, years, dates, ages, denominators and telephone numbers are no findings and pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.reasons import Reasons
from citesite.check.recorded_numbers import Pools, RecordedNumbers, shares
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.text.markup import without_links
from citesite.values.grammar import masked
from citesite.values.topic import TopicWithValues

_NUMBER = re.compile(
    r"(?<![\w.,/])(?<![A-Za-z]-)[−-]?(?P<n>\d[\d,]*(?:\.\d+)?)(?![\w]|[/:]\d|,\d)(?P<percent>\s?%|\s?per\s?cent\b)?"
)
_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"
_NO_FINDING = re.compile(
    r"\[@[^\]\[]*\]|https?://\S+|www\.\S+|(?<![\w.])[\w.]{1,64}@[\w.]+|"
    rf"\b\d{{1,2}}\s(?:{_MONTHS})(?:\s\d{{4}})?|\b(?:{_MONTHS})\s\d{{4}}|\b\d{{4}}-\d\d(?:-\d\d)?|"
    r"\b(?:19|20)\d\d(?:\s?(?:to|and|or|[-–])\s?(?:19|20)\d\d)?"
    r"(?!\s?(?:people|patients|adults|men|women|children|mg|%|micro|milli|µ))\b|"
    r"\b(?:95|90|99)\s?%\s?(?:confidence\s|credible\s|prediction\s)?(?:CI|intervals?)?|"
    r"(?:\b(?:in|of|per|from|out\sof|each|every|a)\s(?:every\s|each\s|about\s)?|/)(?:100|1,?000|10,?000|100,?000)\b"
    r"(?!\s(?:mg|micro|milli|µ|IU))|"
    r"\b(?:aged?|ages|age\sof|older\sthan|younger\sthan|over\sthe\sage\sof|from\sthe\sage\sof)\s(?:of\s)?\d+"
    r"(?:\s(?:to|and|or|[-–])\s?\d+)?|"
    r"\b\d+(?:\sto\s\d+)?(?:-|\s)years?(?:-|\s)olds?|\b\d+\sor\s(?:older|over|younger)|\b\d+\sand\s(?:over|older|under)|"
    r"\b(?:people|adults|children|men|women|patients)\sof\s\d+\sto\s\d+(?:\syears)?|"
    r"\b(?:NHS|call|ring|dial|phone|tel\.?)\s(?:\d[\d\s]*\d)|\b(?:999|112|911|111)\b|"
    r"\b(?:table|figure|page|pages|p\.|pp\.|chapter|section|step|part|version|type|types|phase|stage|grade|level|number|no\.|"
    r"article|issue|volume|box|row|CIN|NG|TA|CG|room|line)\s?\d[\d.,–-]*(?:\s(?:and|or|to)\s\d+)?|"
    r"\b\d{1,2}[:.]\d\d\s?(?:am|pm)\b|\b\d+(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
"""What no study found: dates, ages, denominators, addresses, numbers of things."""
_MAY_HOLD = re.compile(r"\d[\d.,]|\d\s?(?:%|per\s?cent|times|-?fold|people|in|of|out\s|per\s)")
"""What every number that is looked at holds. Most texts have none, and the long patterns are not tried on them."""
_SMALL = 10
"""Whole numbers up to it are most often counts of words: two trials, 3 vitamins."""
_SHARE = re.compile(r"^\s*(?:people\s)?(?:in|of|out\sof|per)\s(?:every\s|each\s)?(?:100|1,?000)\b", re.IGNORECASE)
_TIMES = re.compile(r"^\s*(?:times|-?fold)\b(?!\sa\s(?:day|week|month|year))", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|over|some|approximately|more\sthan|up\sto)\s$", re.IGNORECASE
)


_MOST_NAMED = 3
"""The most numbers of a text that a message names."""


class _Typed(NamedTuple):
    """A number in a text that may be a finding."""

    written: str
    number: float
    decimals: int
    is_share: bool
    is_about: bool


def typed_numbers(text: str) -> Iterator[_Typed]:
    """Yield the numbers of a text that may be findings."""
    written = without_links(masked(text))
    if not _MAY_HOLD.search(written):
        return
    words = _NO_FINDING.sub(lambda found: " " * len(found[0]), written)
    for match in _NUMBER.finditer(words):
        behind = words[match.end() : match.end() + 24]
        plain = match["n"].rstrip(",").replace(",", "")
        decimals = len(plain.partition(".")[2])
        is_share = bool(match["percent"] or _SHARE.match(written[match.end() : match.end() + 32]))
        is_small = not decimals and float(plain) <= _SMALL
        if is_small and not is_share and not _TIMES.match(behind):
            continue
        is_about = bool(_ABOUT.search(words[max(0, match.start() - 12) : match.start()]))
        yield _Typed(match[0].strip(), float(plain), decimals, is_share, is_about)


NUMBER_WITHOUT_RECORD = Rule(
    code="number-without-record",
    severity=Severity.WARNING,
    summary="a typed number is in no result, no quote and no field of its sources",
    meaning=(
        "Readers cannot see where this number is from, and no rule would notice if it were mistyped. A number "
        "of a claim or of a note must be in an analysis with one of its sources, in a quote, or in the n, "
        "population or follow_up of a source; a number of a takeaway, an answer or a text must be in a claim."
    ),
    fix=(
        "Print it from an analysis by a value reference, or quote the words of the source that hold it under "
        "quote:. If it is in none of them, say under unchecked: where it is from."
    ),
    wrong="note: 30 of 50 people felt better, against 20 of 50. It took 45 minutes.",
    right="""
        note: 30 of 50 people felt better, against 20 of 50. It took 45 minutes.
        quote: Relief came after 45 minutes on average.
    """,
)


@topic_check(NUMBER_WITHOUT_RECORD)
def number_without_record(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find numbers typed in texts that no record of their sources holds."""
    records = RecordedNumbers(topic, known)
    reasons = Reasons(topic, "unchecked")
    hint = "print it from an analysis, quote the source, or say under unchecked: where it is from"
    told: frozenset[Place] | None = None
    for owner, text, place, pool in records.judged():
        if reasons.cover(place):
            continue
        missing = [typed.written for typed in typed_numbers(text) if not _is_recorded(typed, pool(), text)]
        if missing:
            told = _told(topic, known) if told is None else told
            if place in told:
                continue
            named = ", ".join(f'"{written}"' for written in missing[:_MOST_NAMED])
            more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
            message = f"{owner} says {named}{more}, in no record of its sources"
            yield NUMBER_WITHOUT_RECORD.at(place.find(missing[0]), message, hint)


def _told(topic: TopicWithValues, known: Library) -> frozenset[Place]:
    """Return the texts of which another rule says that a number differs from its record."""
    # Imported here because few topics have such a text, and the rule belongs to those with analyses.
    from citesite.check.typed_numbers import typed_number_differs

    return frozenset(found.place.find("") for found in typed_number_differs(topic, known))


def _is_recorded(typed: _Typed, pool: Pools, text: str) -> bool:
    number, decimals = typed.number, typed.decimals
    if pool.holds(number, decimals, loosely=typed.is_about):
        return True
    if not typed.is_share:
        return False
    # A share of counts that are beside it.
    if any(abs(share - number) <= 0.5 * 10.0**-decimals + 1e-9 for share in shares(text)):
        return True
    if pool.holds(100 - number, decimals):
        # The share of those who did not have the outcome.
        return True
    of_thousand = re.search(r"1,?000\b", text) is not None
    return of_thousand and any(pool.holds(x, d) for x, d in ((number / 10, decimals + 1), (1000 - number, decimals)))
