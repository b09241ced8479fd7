"""What the rules need to know of how a language counts and compares; texts are patterns, as in `form`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from citesite.check.wording.words import Words


NEVER = r"(?!)"
"""A pattern that matches nothing, for what a language does not have."""


class Relations(NamedTuple):
    """How a sentence says how much more or less of something there is, in relation to another amount."""

    relative: str
    """More or less in relation to another amount: twice, halved, 20% more."""
    by_percent: str
    """A change by a percentage, such as "lowers it by 20%"."""
    absolute: str
    """A number of people of a whole."""
    people: str
    """Another number of people."""
    other_uses: tuple[str, ...]
    """Patterns for uses of the words in `relative` that are of no chance: twice a day, double-blind."""
    of_people: str
    """Words with which a relation is one of how many people."""
    p_as_size: str
    """A P value, or a word for one, that is told as a size."""
    denied: str
    """What ends right before such a word that is denied."""
    percent: str
    """A percentage."""
    of_what: str
    """Words that say of what a percentage is."""
    times: str
    """A ratio: groups n and, where it says "times more", more."""
    more: str
    """A percentage more: group n."""
    odds: str
    """Words for odds and hazards."""
    ratio_signs: tuple[str, ...]
    """Parts of words of which each match of `times` and `more` has one, in small letters."""
    decimal: str
    """The decimal mark."""
    in_relative: frozenset[str] = frozenset()
    """Words of which each match of `relative` without a per cent sign holds one, to save time; empty for no list."""
    in_p_as_size: frozenset[str] = frozenset()
    """The same for `p_as_size`."""
    in_percent: frozenset[str] = frozenset()
    """The same for percentages without a per cent sign."""


NumberKind = Literal["number", "share", "percent", "change", "ratio", "size", "spread"]
"""What a typed number is: any; a share of people in per cent; a percentage, which may be a change, too; one that is a
change; a ratio; how much a score is, or changes."""


class TypedNumber(NamedTuple):
    """A number in a text that may be a finding."""

    written: str
    number: float
    decimals: int
    kind: NumberKind
    is_about: bool
    is_in_words: bool = False
    """Whether it is in words, which are said more roundly than figures."""
    converted: float | None = None
    """The same in the unit that records usually have, as kilograms for pounds."""


class Numbers(NamedTuple):
    """How numbers are written, and what is beside one that may be a finding."""

    decimal: str
    """The decimal mark."""
    group: str
    """Marks between thousands, each a character."""
    written: str
    """A number with these marks."""
    may_follow: str
    """What follows a single digit, a space between, where it may be a finding; for a first look at a text."""
    percent: str
    """A per cent sign and its words, as they follow a number."""
    before: str
    """What ends right before a number that is no finding: an age, a page, a telephone number."""
    behind: str
    """What is right behind one: a month, years of age, a time of day."""
    month_before: str
    """A month right before the number of a day."""
    of_age: str
    """What ends before the first of two ages."""
    to: str
    """The word between the ends of a range, with the spaces around it."""
    plain_to: str
    """The same as it is written."""
    from_: str
    """The word before a range that may go down, "from 30 to 20"."""
    whole_before: str
    """What ends right before a whole, such as the 100 in "15 in 100"."""
    units: str
    """How units of amounts begin."""
    counted: str
    """Words for people and how units begin: a number before one is no year."""
    of_every: str
    """What is between a part, which may be of people, and its whole of 100 or 1,000, with the spaces around it."""
    in_many: str
    """What is between a part and its whole, which follows; with the spaces around it."""
    of_many: str
    """How a share goes on behind a range: "in 100", "people in 1,000"."""
    times: str
    """How a ratio goes on behind its number: "times"."""
    about: str
    """What ends right before a number that is rounded."""
    interval: str
    """How "95% confidence interval" goes on behind the number and its per cent sign."""
    of: str
    """What is between the two numbers of a count, such as 30 of 50, without the spaces around it."""
    in_words: Callable[[Words], Iterable[TypedNumber]]
    """Returns the shares, ratios and percentages that a text has in words: `wording.shares` makes one."""
    to_or: str
    """What is between a number and another of the same thing, with the spaces around it."""
    studied: str
    """Words for people, studies and times: a number before one is a count."""
    measured: str
    """Units, which a number may be close to."""
    limits: str
    """Words before or behind the limits of an interval."""
    others: str
    """What a text says of those who did not have the outcome."""
    of_whole: str
    """A part behind its whole, "of every 100 people 15": groups all and some; empty if the language has none."""
    in_percent: str
    """How a share goes on behind its number, as a per cent sign or "in 100"."""
    intervals: str
    """How an interval in brackets begins: "95% interval", with the space behind it."""
    compares: str
    """Words between two shares that are compared."""
    not_estimates: str
    """What follows a number that is a count and no estimate."""
    of_first: str = ""
    """A whole before its parts, "of 150 people", with NUMBER for it: group whole. Without it, each figure may be a
    share."""
    changed_by: str = NEVER
    """What ends right before a percentage that is a change: "increases the number of people by about "."""
    standard_error: str = NEVER
    """How a standard error is called."""
    standard_deviation: str = NEVER
    """How a standard deviation is called."""
    sizes: str = NEVER
    """Units of a score."""
    differences: str = NEVER
    """How much more or less of something there is, with NUMBER for a number in figures or words: groups low, high and
    unit, "5 days sooner"; by_low, by_high and by_unit, "shortens it by 5 days"; part, part_high and whole, "3 fewer in
    100"."""
    difference: str = NEVER
    """Further words of a sentence that says by how much something differs."""
    in_differences: frozenset[str] = frozenset()
    """Words of which each match of `differences` holds one."""
    told_again: str = ""
    """What is between a count of people and the same as a share: "which is about"; empty if the language has none."""
    told_again_share: str = NEVER
    """The share: groups n and of, percent, or part, with NUMBER for a number and PART for one of `parts`."""
    parts: tuple[tuple[str, float], ...] = ()
    """Parts of a whole in words, such as half."""
    in_amounts: frozenset[str] = frozenset()
    """Words of which a text without figures holds one if `in_words` finds something; empty for no list."""


class Counts(NamedTuple):
    """How a text counts people, time and studies."""

    def __hash__(self) -> int:
        """There is one for each language; to hash all its words at every look-up would take longer than most looks."""
        return id(self)

    numbers: tuple[tuple[str, float], ...]
    """Number words."""
    to: str
    """What is between the ends of a range."""
    people: str
    """Words for those who are studied."""
    plural: str
    """The ending of a plural, if every word for those who are studied may have it; else empty."""
    of: str
    """What ends right before a whole, such as the 100 in "15 in 100"."""
    measured: str
    """What follows a number of a thing measured: units, points, times."""
    times: tuple[tuple[str, float], ...]
    """Words for times, with the days of each."""
    articles: tuple[str, ...]
    """Words for one before a time that are no number words."""
    short_times: tuple[tuple[str, float], ...]
    """Words for times shorter than a day, with the part of a day that each is."""
    things: tuple[tuple[str, str], ...]
    """What else is counted: a name, and the words for it."""
    not_between: str
    """Words that are not between a number and what it counts."""
    not_behind: str
    """What follows a number of years that is an age."""
    first_look: frozenset[str]
    """Words of which every count holds one."""
    in_times: frozenset[str] = frozenset()
    """Words of which each time, and each way to say how often, holds one."""
    larger_numbers: tuple[tuple[str, float], ...] = ()
    """Further number words before a time."""
    other_times: tuple[tuple[str, float], ...] = ()
    """Times without a number, such as a fortnight, and the days of each."""
    before_one: str = NEVER
    """What is before an article that is a number of times, as in "for a year", with the space behind it."""
    whole: str = NEVER
    """Words between a number and its unit, as in "two full years", with the space behind them."""
    or_: str = NEVER
    """The word for "or"."""
    not_studied: str = NEVER
    """Words of a sentence on what nobody knows, whose times no record has."""
    rate_behind: str = NEVER
    """What follows a number of times that is a rate, such as "days a month"."""
    of_studies: frozenset[str] = frozenset()
    """Words for several trials or studies; without any, those are compared where sources count them."""


class Quantities(NamedTuple):
    """How many people, in words: most, nobody."""

    pattern: str
    """Groups nearly_all, hardly_any, most, few, all and nobody."""
    denied: str
    """Words that deny them or leave them open."""
    first_look: frozenset[str]
    """Words of which each match of `pattern` holds one."""
    without: str = NEVER
    """Words behind it by which it is of those who did not have the outcome: "most people feel none"."""


GROUPS_WITHOUT_COMMA = ".\u202f\u00a0 "
"""Marks between thousands where the comma is the decimal mark."""
WITH_DECIMAL_COMMA = rf"(?:\d{{1,3}}(?:[{GROUPS_WITHOUT_COMMA}]\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)"
"""A number with these marks."""


def in_order(words: Iterable[str], first: int = 1, step: int = 1) -> dict[str, float]:
    """Return what number words are worth that follow each other, such as one, two, three or twenty, thirty."""
    return {word: float(first + step * place) for place, word in enumerate(words)}


class Dates(NamedTuple):
    """How a text names a day, a month or a year."""

    written: str
    """A date: groups month, where it names one, and year."""
    months: tuple[str, ...]
    """The beginnings of the names of the months, in small letters."""
    ahead: frozenset[str]
    """Words of a sentence about what is to come."""
