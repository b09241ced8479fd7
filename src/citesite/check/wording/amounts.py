"""Shares and ratios in English words, as numbers: half of the people, 3 out of 4, two thirds were, twice as many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.languages.counting import TypedNumber
from citesite.check.wording.words import Words
from citesite.text.uncased import Found, Uncased, uncased

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_VALUES = {word: float(number) for number, word in enumerate(_ONES, 1)} | {
    word: float(number) for word, number in zip(_TENS, range(20, 100, 10), strict=True)
}
_WHOLES = frozenset((100.0, 1_000.0))
MAY_HOLD = frozenset(
    (
        *(
            "half",
            "halve",
            "halves",
            "halved",
            "halving",
            "percent",
            "cent",
            "times",
            "twice",
            "out",
            "in",
            "of",
            "fold",
        ),
        *("double", "doubles", "doubled", "doubling", "triple", "triples", "tripled", "tripling"),
        *(f"{fold}fold" for fold in ("two", "three", "four", "five", "ten")),
        *(name + ending for name in _PARTS for ending in ("", "s")),
        *(
            "hundred",
            "thousand",
            "million",
            "dozen",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ),
        *_TENS,
    )
)
"""Every share or ratio in words holds one of these."""
_IN_RATIOS = MAY_HOLD - {"percent", "cent", "out", "in", "of"}
"""Every ratio in words holds one of these."""
_IN_SHARES = frozenset(("half", "percent", "cent", *(name + ending for name in _PARTS for ending in ("", "s"))))
"""Every share in words holds one of these, or what `_WHOLE` finds."""
WITHOUT_FIGURES = _IN_RATIOS.union(_IN_SHARES, _ONES, _TENS)
"""Every share or ratio without a figure holds one of these."""

PEOPLE = (
    r"(?:people|patients?|adults?|men|women|children|persons?|participants|passengers|volunteers|veterans|users|vegans|babies|"
    r"cases|everyone|everybody|users|members|drivers|sufferers|smokers|runners|players)"
)
_N = rf"(?:\d{{1,3}}|{'|'.join(_ONES)}|{'|'.join(_TENS)})"
_WHOLE = uncased(
    rf"\s(?:(?:in|out\sof)\s(?:every\s|each\s)?|of\s(?:the\s)?)(?:\d|(?:{'|'.join(_ONES)}|{'|'.join(_TENS)})\b)"
)
"""The whole of a share, with what is before it: in 5, out of five, of the five. Most texts with "in" have none."""
_FRACTION = (
    rf"(?P<part>half|(?:(?P<many>an?|one|two|three|four|five)[\s-])(?P<of>{'|'.join(_PARTS)})s?)"
)  # fmt: skip
_SECOND = re.sub(r"(?<=<)(part|many|of)(?=>)", r"\1_fewer", _FRACTION)
_FEWER = r"(?:more|less|fewer|lower|higher|smaller|greater|larger|shorter|longer|weaker|stronger)"
_ARE = r"(?:were|are|have)\b"
_DID = (
    rf"(?:{_ARE}|was|is|had|has|felt|feel|got|get|said|say|did|do|reported|took|take|lacked|lack|died|die|improved|"
    r"improve|ran|run|fell|fall|found|vomited|vomit|stopped|stop|recovered|recover)\b"
)
_THINGS = (
    r"(?:trials?|stud(?:y|ies)|reviews?|doses?|tablets?|pills?|times?|days?|weeks?|months?|years?|hours?|minutes?|points?|"
    r"stars|works|sources|countries|parts)"
)


_MEDICINE = (
    r"(?:doses?|dosages?|tablets?|pills?|capsules?|injections?|medicines?|insulin|prices?|costs?|time|money|"
    r"strengths?)\b"
)
"""What is doubled or halved without being a result."""
_PORTIONS = (
    r"(?:us|this|its|his|hers|metres|litres|kilos|degrees|bottles|cups|spoons|packs|pieces|slices|glasses|meals|portions|servings|calories|grams|"
    r"milligrams|micrograms|scores|tests|pages|texts|reports|ours|theirs|drops|puffs|patches|sachets|scales|costs|years|always|less)"
)
"""What half of something may be of without being a share."""


@cache
def _shares() -> Uncased:
    return Uncased(
        # 3 out of 4, one in five: of people, unless it says of what.
        rf"(?<![\w.,/-])(?<!type\s)(?P<n>{_N})\s(?:(?:{PEOPLE})\s)?(?P<how>in|out\sof)\s(?:every\s|each\s)?(?P<whole>{_N})\b(?![-.,/]\d|-\w|\s(?:\w+\s)?{_THINGS}\b)"
        r"(?!\s(?:hundred|thousand|million))|"
        rf"(?<![\w.,/-])(?P<some>{_N})\sof\s(?:the\s)?(?P<all>\d\d?|{'|'.join(_ONES)})\s(?:[\w-]+\s)?{PEOPLE}\b|"
        rf"\b(?<!second\s)(?<!first\s)(?<!other\s)(?<!later\s){_FRACTION}\s(?:"
        # Half of the people, two thirds of passengers, half the women who …
        rf"(?:of\s)?(?:the\s|all\s|those\s|these\s|our\s)?(?:(?!{_FEWER}\b)[\w-]+\s)?(?:{PEOPLE}|them|those)\b|"
        # Half of 20 products.
        rf"of\s(?:the\s|all\s|these\s)?(?:\d[\d,]*|{'|'.join(_ONES[1:])}|{'|'.join(_TENS)})\s(?!{_THINGS}\b)[a-z]+|"
        # A third of sores.
        rf"of\s(?:the\s|all\s|these\s|those\s)?(?!{_THINGS}\b|{_MEDICINE}|{_PORTIONS}\b)[a-z]{{3,}}(?<!s)s\b(?!')|"
        # Two thirds were drowsy. "A third had …" may be a third trial.
        rf"(?:(?<=half\s)|(?<=s\s)|(?<=quarter\s)){_DID}|{_ARE})|"
        rf"\b(?P<percent>(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES[:9])}))?|{'|'.join(_ONES)})\sper\s?cent\b",
    )


_TAKEN = rf"\s(?:up\b|(?:on\s)?(?:[\w-]+\s){{0,2}}{_MEDICINE})"
_AS = r"(?:as\s(?!much\b)|the\s(?:risk|chance|number|rate|odds|share)s?\b)"


@cache
def _ratios() -> Uncased:
    return Uncased(
        rf"\b(?P<times>{'|'.join(_ONES[2:])})\stimes\s(?:as\s(?!much)|{_FEWER}|likelier)|"
        r"\b(?P<fold>two|three|four|five|ten)[-\s]?fold\b|"
        rf"\b(?P<twice>twice)\s{_AS}|"
        r"\b(?P<double>doubl(?:es|ed|ing|e(?=\s(?:the|your|their|that|as|what)\b)))\b"
        rf"(?!-|\s(?:blind|mask|dumm|check)|{_TAKEN})|"
        rf"\b(?P<halved>halv(?:es?|ed|ing)(?!{_TAKEN})|half\s{_AS})|"
        rf"\b(?P<triple>tripl(?:es?|ed|ing))\b(?!-|\s(?:therap|vaccin|bypass)|{_TAKEN})|"
        rf"\b(?:by|(?P<to>to))\s(?:about\s|nearly\s|almost\s|over\s|more\sthan\s)?{_FRACTION}\b"
        r"(?!\s(?:an?|of\s(?:an?|the)\s(?:point|hour|year))\b)|"
        rf"\b{_SECOND}\s{_FEWER}\b",
    )


_IS_TAKEN = uncased(
    rf"\b{_MEDICINE}\s(?:(?:is|was|are|were|be|been|being|has|can|may|must|should|or|not|often|doubled|halved|tripled)\s)*$",
)


_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_LARGE = {"hundred": 100.0, "thousand": 1_000.0, "million": 1_000_000.0, "dozen": 12.0}
_HALF_OR_ONE = {"half a": 0.5, "a": 1.0, "an": 1.0}
_IN_LARGE = frozenset((*_LARGE, *_TEENS, *_TENS))
_VALUES |= {word: float(number) for number, word in enumerate(_TEENS, 13)}


@cache
def _large() -> Uncased:
    """Return a pattern for large numbers in words: seventy in a hundred, fourteen thousand people, twenty points."""
    small = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES[:9])}))?|{'|'.join(_TEENS)}|{'|'.join(_ONES)})"
    many = rf"(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES[:9])}))?|{'|'.join(_TEENS)}"
    return Uncased(
        rf"(?<![\w.,/-])(?P<n>\d{{1,3}}|{small})\s(?:{PEOPLE}\s)?(?:in|out\sof)\s(?:a|an|every|each)\s(?P<whole>hundred|thousand|dozen)\b|"
        rf"(?<![\w.,/-])(?P<some>{small}|half\sa|an?(?=\s(?:hundred|thousand|million)\s(?!and\b|times\b|per\b)))\s(?P<unit>hundred|thousand|million)"
        rf"(?:\sand\s(?P<and>{small}))?(?=\s[a-z])(?!\s(?:times|per\s?cent)\b)|"
        rf"(?<![\w.,/-])(?<!aged\s)(?<!over\s)(?<!under\s)(?<!age\s)(?<!than\s)(?<!in\s)(?<!of\s)(?<!every\s)(?P<count>{many})"
        r"(?=\s[a-z])(?!\s(?:in|out|of|to|or|and|times|per\s?cent|hundred|thousand|million|years?)\b)",
    )


def _large_numbers(words: Words) -> Iterator[TypedNumber]:
    for found in _large().finditer(words.whole):
        if found["n"]:
            share = 100 * _sum(found["n"]) / _LARGE[found["whole"].lower()]
            if share <= 100:
                yield TypedNumber(found[0], share, 0, "share", True, True)
        elif found["some"]:
            number = _sum(found["some"]) * _LARGE[found["unit"].lower()] + (_sum(found["and"]) if found["and"] else 0)
            yield TypedNumber(found[0], number, 0, "number", True, True)
        else:
            yield TypedNumber(found[0], _sum(found["count"]), 0, "number", True, True)


def _sum(written: str) -> float:
    if written.lower() in _HALF_OR_ONE:
        return _HALF_OR_ONE[written.lower()]
    return sum(map(_value, re.split(r"[\s-]", written)))


def amounts(words: Words) -> Iterator[TypedNumber]:
    """Yield the shares and ratios that a text has in words; one says such a number roundly."""
    if not words.holds(MAY_HOLD):
        return
    if words.holds(_IN_LARGE):
        yield from _large_numbers(words)
    may_share = words.holds(_IN_SHARES) or _WHOLE.is_in(words.whole)
    for found in _shares().finditer(words.whole) if may_share else ():
        if (share := _share(found)) is not None:
            yield TypedNumber(found[0], share, 0, "share" if not found["percent"] else "percent", True, True)
    for found in _ratios().finditer(words.whole) if words.holds(_IN_RATIOS) else ():
        if _IS_TAKEN.search(words.whole[: found.start()]):
            continue
        number, is_change = _ratio(found)
        if found["to"]:
            number, is_change = number / 100, False
        yield TypedNumber(
            found[0].strip(), number, 0 if number >= 1 else 1, "percent" if is_change else "ratio", True, True
        )


def _share(found: Found) -> float | None:
    """Return a share in per cent; None for what is figures alone, of which another function knows."""
    if found["percent"]:
        return sum(map(_value, re.split(r"[\s-]", found["percent"])))
    if found["part"]:
        return 100 * _fraction(found["many"], found["of"])
    part, whole = _value(found["n"] or found["some"]), _value(found["whole"] or found["all"])
    if whole in _WHOLES or not 0 < part <= whole or whole == 1:
        return None
    return 100 * part / whole


def _ratio(found: Found) -> tuple[float, bool]:
    """Return a ratio, or a change in per cent, and which of the two it is."""
    if found["part"] or found["part_fewer"]:
        return 100 * _fraction(found["many"] or found["many_fewer"], found["of"] or found["of_fewer"]), True
    if found["halved"]:
        return 0.5, False
    if found["times"] or found["fold"]:
        return _value(found["times"] or found["fold"]), False
    return (3.0, False) if found["triple"] else (2.0, False)


def _fraction(many: str | None, of: str | None) -> float:
    if not of:
        return 0.5
    return (1.0 if many is None or many.lower() in ("a", "an") else _value(many)) / _PARTS[of.lower()]


def _value(word: str) -> float:
    return float(word) if word.isdigit() else _VALUES[word.lower()]
