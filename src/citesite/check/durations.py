"""Times that a text names, such as 6 months or one year, in days."""

from __future__ import annotations

import re
from functools import cache

from citesite.check.languages import language_of
from citesite.check.languages.counting import Counts


class _DurationPatterns:
    """How a language writes a time, compiled once."""

    def __init__(self, words: Counts) -> None:
        units = (*words.short_times, *words.times)
        self.numbers = dict(words.numbers) | dict.fromkeys(words.articles, 1.0)
        number, forms = rf"\d+(?:[.,]\d+)?|{'|'.join(self.numbers)}", "|".join(forms for forms, _ in units)
        self.time = re.compile(
            rf"(?<![\w.,/-])(?P<n>{number})(?:{words.to}(?P<to>{number}))?[\s-](?P<unit>{forms})\b"
            rf"(?!{words.not_behind})",
            re.IGNORECASE,
        )
        self.units = [(re.compile(forms, re.IGNORECASE), days) for forms, days in units]

    def value(self, written: str) -> float:
        return self.numbers[written.lower()] if written[0].isalpha() else float(written.replace(",", "."))


_patterns = cache(_DurationPatterns)


def days_in(text: str, language: str) -> list[float]:
    """Return each time that a text names, in days; none in a language without words for times.

    Args:
        text: the text.
        language: its language tag.
    """
    counts = language_of(language).counts
    if not text or counts is None:
        return []
    patterns, found = _patterns(counts), []
    for match in patterns.time.finditer(text):
        days = next(days for forms, days in patterns.units if forms.fullmatch(match["unit"]))
        found += [patterns.value(typed) * days for typed in (match["n"], match["to"]) if typed]
    return found
