"""How a language names countries, and studies by their authors and years, to compare both with their records."""

from __future__ import annotations

import re
from typing import NamedTuple


class Places(NamedTuple):
    """Names of countries, and how a sentence names a study."""

    countries: str
    """A line for each country: its code, and the beginnings of its name and of the words made of it."""
    no_place_behind: str
    """What follows such a word where it names an illness, a plant or the like, as in German measles."""
    people_or_studies: str
    """Words of which a sentence on where studies were made holds one."""
    trials: str
    """The word for trials, of which there are several, as all of them were made in a country: Norwegian trials."""
    other_studies: str
    """Words by which a sentence that names one study is about others, too."""
    sized: str
    """A study that is named by its country, NAME, with its number of people: groups name and n, or name_ and n_."""
    of_year: str
    """A study that is named by the year in which it appeared: groups year and year_."""
    in_of_year: frozenset[str]
    """Words of which each match of it holds one."""

    def codes(self) -> dict[str, str]:
        """Return the code of each country by the beginnings of its names, in small letters."""
        lines = (line.split() for line in self.countries.strip().splitlines())
        return {name.replace("_", " ").lower(): code for code, *names in lines for name in names}


def beginning_with(names: dict[str, str]) -> re.Pattern[str]:
    """Return a pattern for the words that begin with one of some names."""
    return re.compile(rf"\b(?P<name>{'|'.join(sorted(names, key=len, reverse=True))})", re.IGNORECASE)
