"""What a sentence says of the ages and sexes of those who were studied."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from citesite.check.ages import NamedPeople, people_in
from citesite.check.languages import language_of
from citesite.check.languages.studying import Ages


class SaidAges(NamedTuple):
    """Whom a sentence says that studies took, or left out."""

    people: NamedPeople
    language: str
    is_left_out: bool
    is_only: bool
    """Whether all of them are said to be so."""

    def differ(self, populations: list[str]) -> bool:
        """Whether the populations of some studies deny it."""
        studied = [found for one in populations if (found := people_in(one, self.language))]
        among = [self.people.are_among(one) for one in studied]
        if self.is_left_out:
            return any(one is True for one in among)
        if self.is_only and self.people.sexes and not any(self.people.sexes <= one.sexes for one in studied):
            return bool(studied)
        known = [one for one in among if one is not None]
        if self.is_only and self.people.is_exact and False in known:
            return True
        return bool(known) and len(known) == len(among) and not any(known)


@cache
def _patterns(ages: Ages) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(ages.only, re.IGNORECASE), re.compile(rf"\b(?:{ages.left_out})", re.IGNORECASE)


def said_ages(sentence: str, language: str) -> SaidAges | None:
    """Return whom a sentence on studies says that they took or left out; None if it names no age and no sex.

    Args:
        sentence: the sentence.
        language: its language tag.
    """
    studies = language_of(language).studies
    if studies is None or studies.ages is None:
        return None
    only, left_out = _patterns(studies.ages)
    found = left_out.search(sentence)
    about = (found["who"] or found["who_"]) if found else sentence
    people = people_in(about, language)
    if people is None or not (people.has_ages or people.sexes):
        return None
    return SaidAges(people, language, found is not None, only.search(sentence) is not None)
