"""Find shares, ratios and percentages in words, as numbers, by a pattern of a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from citesite.check.languages.counting import TypedNumber
from citesite.check.languages.form import FirstLooks
from citesite.check.wording.words import Words
from citesite.text.uncased import uncased


def reader(pattern: str, values: Mapping[str, float], looks: FirstLooks) -> Callable[[Words], Iterator[TypedNumber]]:
    """Return the function that finds them; one says such a number roundly.

    Args:
        pattern: alternatives with the groups n and of (one in ten), part (half), percent, and times (a ratio).
        values: what the words in these groups are worth; the words of a percentage are added up.
        looks: a first look for every match.
    """

    def value(word: str) -> float:
        word = re.sub(r"[\s-]", " ", word.lower())
        return float(word) if word.isdigit() else values[word]

    def read(words: Words) -> Iterator[TypedNumber]:
        if not words.passes(looks):
            return
        for found in uncased(pattern).finditer(words.whole):
            written = found[0].strip()
            if found["times"]:
                yield TypedNumber(written, value(found["times"]), 0, "ratio", True, True)
            elif found["percent"]:
                yield TypedNumber(
                    written, sum(map(value, re.split(r"[\s-]", found["percent"]))), 0, "percent", True, True
                )
            else:
                share = value(found["part"]) if found["part"] else value(found["n"]) / max(value(found["of"]), 1.0)
                if 0 < share <= 1:
                    yield TypedNumber(written, 100 * share, 0, "share", True, True)

    return read
