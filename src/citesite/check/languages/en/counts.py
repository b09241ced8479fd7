"""How an English text counts people, time and studies."""

from __future__ import annotations

from citesite.check.languages.counting import Counts, in_order
from citesite.check.languages.en.numbers import ONES

_NOUNS = ("day", "week", "month", "year", "trial", "study", "review", "vitamin", "clinic")
COUNTS = Counts(
    numbers=tuple(in_order(ONES).items()),
    to=r"\sto\s",
    people=(
        "people|persons|patients|adults|men|women|children|participants|volunteers|subjects|individuals|outpatients|"
        "inpatients|animals|rats|mice|users"
    ),
    plural="s",
    of=r"\b(?:in|of|per|from|every|each)\s",
    measured=r"[pnµμmk]?[gL]\b|[pnµμm]?mol|micro|milli|gram|points?\b|(?:hour|day|week|month|year)s?\b",
    times=(("days?", 1.0), ("weeks?", 7.0), ("months?", 30.4), ("years?", 365.25)),
    articles=("a", "an"),
    short_times=(("minutes?", 1 / 1440), ("hours?", 1 / 24)),
    things=(
        ("trial", "trials?"),
        ("study", "stud(?:y|ies)"),
        ("review", "reviews?"),
        ("vitamin", "vitamins?"),
        ("clinic", "clinics?"),
    ),
    not_between=r"at|in|of|a|per|and|or|on|people",
    not_behind=r"\s?(?:old|of\sage)",
    first_look=frozenset((*_NOUNS, *(f"{noun}s" for noun in _NOUNS), "studies")),
    of_studies=frozenset(("trials", "studies")),
)
