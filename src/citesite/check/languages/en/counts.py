"""How an English text counts people, time and studies."""

from __future__ import annotations

from citesite.check.languages.counting import Counts, in_order
from citesite.check.languages.en.numbers import LARGER, ONES
from citesite.check.languages.form import words

_NOUNS = ("trial", "study", "review", "vitamin", "clinic")
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
    in_times=words("""
        minute minutes hour hours hourly day days daily night nights nightly morning mornings evening evenings week weeks weekly fortnight fortnights
        fortnightly breakfast meal meals mealtimes alternate month months monthly year years yearly decade decades
    """),
    larger_numbers=(
        *LARGER.items(),
        ("a couple of", 2.0),
        ("half a dozen", 6.0),
        ("a dozen", 12.0),
        ("a score of", 20.0),
    ),
    other_times=(
        (r"half\san?\shour|half-hour", 1 / 48),
        (r"a\squarter\sof\san\shour", 1 / 96),
        (r"half\sa\sday", 0.5),
        (r"(?:an?|one)\s(?:whole\s)?fortnight", 14.0),
        (r"half\san?\syear|half-year", 182.6),
        (r"(?:a\syear\sand\sa\shalf|(?:one|1)\sand\sa\shalf\syears)", 547.9),
        (r"two\sand\sa\shalf\syears", 913.1),
        (r"(?:(?<=for\s)|(?<=over\s)|(?<=within\s)|(?<=after\s))(?:a|one)\sdecade", 3652.5),
        (r"year-long|yearlong", 365.25),
        (r"month-long", 30.4),
        (r"week-long", 7.0),
    ),
    before_one=r"(?:for|after|within|over|up\sto|than|least|about|nearly|almost|until|lasts?|lasted|takes?|took|only|just)\s",
    whole=r"(?:whole|full|entire|solid|long|good|more|further|extra)\s",
    or_="or|and",
    not_studied=(
        r"unknown|unclear|uncertain|not\s(?:yet\s)?(?:known|clear|sure|been\s\w+)|nobody|no\sone|no\s(?:\w+\s)?(?:stud(?:y|ies)|trials?|research|data)"
        r"|(?:do|does|did)\snot\s(?:know|say|tell)|found\sno|cannot\s(?:say|tell)"
    ),
    rate_behind=r"\s(?:an?|per|each|every|with\s\w+\s(?:an?|per|each|every))\s(?:day|week|month|year)",
    of_studies=frozenset(("trials", "studies")),
)
