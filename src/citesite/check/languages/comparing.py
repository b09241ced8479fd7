"""What the rules need to know of how a language says what each of several studies found, and compares them."""

from __future__ import annotations

from typing import NamedTuple

from citesite.check.languages.counting import NEVER


class StudyComparisons(NamedTuple):
    """How a sentence tells several studies, groups or periods from each other; texts are patterns, as in `form`."""

    def __hash__(self) -> int:
        """There is one for each language; to hash all its words at every look-up would take longer than most looks."""
        return id(self)

    found: str
    """How many of some studies found what follows: groups all, only (one of several, by itself), one and none."""
    found_in: str
    """The same behind what they found, "in both trials": groups all, only and none."""
    one_and_other: str
    """What one study found, and the other: groups first, behind the words for one, second and rest, around other."""
    other_did_not: str
    """What is left of the other study's part without the words for it, where that says no more than that it did not."""
    in_found: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """A first look for both."""
    a_difference: str
    """A difference, whichever, as in "neither found a difference"."""
    more: str
    """The word for more, which says no direction by itself elsewhere, as in "found more itch"."""
    disagree: str
    """That studies contradict each other."""
    in_disagree: frozenset[str]
    """Words of which each match of `disagree` holds one."""
    agree: str
    """What ends right before such words and denies them."""
    which: tuple[tuple[str, str], ...]
    """Which of several studies is meant: larger, smaller, longer, shorter, earlier or later, and words for it."""
    in_which: frozenset[str]
    """Words of which each of them holds one."""
    compared: str
    """That a study is larger or longer than others: groups one, other, and larger, smaller, longer or shorter."""
    together: str
    """Words by which the others are added up."""
    in_compared: frozenset[str]
    """Words of which each match of `compared` holds one."""
    all_of: str
    """Whom or where several studies were all said to be: groups n, all or number, and where."""
    in_all_of: frozenset[str]
    """Words of which each match of `all_of` holds one."""
    rates: tuple[tuple[str, str], ...]
    """Periods, by their name in `PERIODS`, and how something is said to be done in each."""
    in_rates: frozenset[str]
    """Words of which each of these holds one."""
    more_or_less: str
    """Words for a difference, as in "one more a week"."""
    parts: tuple[tuple[str, float], ...]
    """Words for a part, and what each is in per cent; the longest first."""
    change: str
    """A change by such a part, with PART for it: groups part, and more or less for one that is said to be above or
    below it."""
    in_parts: frozenset[str]
    """Words of which each change holds one."""
    ranges: str = NEVER
    """That something lies between two numbers, with NUMBER for each; groups low and high, or low_ and high_."""
    other_changes: str = NEVER
    """Uses of such words that are of no result."""
    effects: str = NEVER
    """That one study found a larger or smaller effect than another: groups one, other, and larger or smaller."""
    in_effects: frozenset[str] = frozenset()
    """Words of which each match of it holds one."""


PERIODS = ("hour", "day", "night", "week", "month", "year")
"""The names of periods in `StudyComparisons.rates`."""
