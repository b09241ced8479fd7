"""Words for how much more or less of something there is, in relation to another amount, and their other uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

RELATIVE = (
    r"twice|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|"
    r"(?:by|in) (?:about |nearly |almost )?(?:a )?half|"
    r"(?:half|third|quarter) (?:as (?:many|likely|often)|the (?:risk|chance))|"
    r"\d[\d.,]{0,20}+ times (?:as|more|less|higher|lower)|"
    r"\d[\d.,]{0,20}+(?:%| percent| per cent) (?:more|less|lower|higher|fewer|greater|smaller|drop|fall|rise|cut)|"
    r"(?:risk|odds|hazard|rate) ratio|relative risk"
)
"""How much more or less of something there is, in relation to another amount."""
_VERBS = ("doubl", "tripl", "halv")
IN_RELATIVE = frozenset(
    (
        *(verb + ending for verb in _VERBS for ending in ("e", "es", "ed", "ing")),
        *("twice", "half", "third", "quarter", "times", "percent", "cent", "ratio", "relative"),
    )
)
"""Each relation holds one of these, or a per cent sign."""
ABSOLUTE = r"\b(?:in|of|per|out of) (?:every )?(?:10|100|1,?000|10,?000|\d[\d,]{0,20} (?:people|patients|adults))\b"
"""A number of people of a whole."""

_TAKEN = r"(?:doses?|dosages?|dosing|tablets?|pills?|capsules?|injections?|medicines?|medication|insulin)\b"
_MEASURED = (
    rf"(?:{_TAKEN}|(?:amounts?|quantit(?:y|ies)|levels?|intakes?|concentrations?|strengths?|needs?|allowances?|limits?|prices?|"
    r"costs?|lengths?|lifetimes?|sizes?|weights?|time|money|price|cost)\b(?!\sto\s(?:relief|death|recovery|healing)))"
)
"""What there is more or less of without any chance: what is taken, what is in the blood, what it costs."""
_DETERMINER = r"(?:the|an?|any|your|their|his|her|its|this|that|each|every|one|what|as|usual|normal)"
_NOT_BETWEEN = (
    r"(?:risks?|chances?|odds|rates?|numbers?|deaths?|cases|likel\w*|often|many|people|at|in|with|for|on|by|after|than|per|"
    r"from|if|when|who|and|or)\b"
)
_RELATION = (
    r"(?:twice|double[sd]?|doubling|tripl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|half|(?:a\s)?(?:third|quarter)|"
    r"(?:\d[\d.,]{0,20}+|two|three|four|five|six|ten|many|several)\stimes)"
)
_CHANGED = r"(?:doubled?|doubles|tripled?|triples|halved?|halves)"


@cache
def _other_uses() -> re.Pattern[str]:
    return re.compile(
        # What is taken or measured is doubled, and no chance: "do not double a missed dose", "twice the usual amount".
        rf"\b{_RELATION}\s(?:up\s)?(?:on\s|of\s)?(?:{_DETERMINER}\s)?(?:(?!{_NOT_BETWEEN})[\w-]+\s){{0,3}}{_MEASURED}|"
        rf"\b\d[\d.,]{{0,20}}+(?:%|\spercent|\sper\scent)\s(?:more|less|lower|higher|greater|smaller)\s"
        rf"(?:(?!{_NOT_BETWEEN})[\w-]+\s){{0,2}}{_MEASURED}|"
        # As much as what is needed: "twice what you need", "half as much".
        rf"\b{_RELATION}\s(?:of\s)?(?:what|as\smuch(?!\s(?:risk|chance))|(?:more|less)\sthan\s(?:you|they|people|the\sbody)\sneeds?)\b|"
        r"\bdoubl(?:e|ing)\sup\b|"
        r"(?:^|[.,;:]\s)(?:do\snot|don't|never)\s(?:double|halve)\s(?:it|them)\b|"
        # The same the other way round: "the level doubled", "the dose was not halved", "levels of B12 fell by half".
        rf"\b{_MEASURED}\s(?:(?:of|in)\s(?!{_NOT_BETWEEN})[\w-]+\s(?:(?!{_NOT_BETWEEN})[\w-]+\s)?)?"
        r"(?:(?:has|have|had|can|may|must|should|will|probably)\s)*(?:not\s)?"
        rf"(?:(?:is|was|are|were|be|been|being)\s(?:\w+ly\s|not\s)?)?{_CHANGED}(?:\sor\s{_CHANGED})?\b|"
        rf"\b{_MEASURED}\s(?:(?:of|in)\s(?!{_NOT_BETWEEN})[\w-]+\s)?(?:fell|rose|went\s(?:up|down)|dropped)\s(?:by|in)\s(?:about\s)?(?:a\s)?half\b|"
        # A part of what is taken: "break the tablet in half"; "in half an hour"; "in half of people".
        rf"\b{_TAKEN}\s(?:in|by)\s(?:about\s)?(?:a\s)?half\b|\b(?:in|by)\shalf\san?\b|"
        r"\bin\s(?:about\s|nearly\s|almost\s)?half\sof\b|"
        # How often: "take it twice a day", "you were asked twice".
        r"\btwice(?:\s?$|[.,;:!?)]|[\s-](?:an?|each|every|per|daily|weekly|monthly|yearly|within|during|before|after)\b|"
        r"\s(?:in|over)\s(?:\w+\s)?(?:hours?|days?|weeks?|months?|years?)\b)|"
        # Names of designs, signs and treatments.
        r"\b(?:double|triple)[\s-](?:blind\w*|dumm\w+|mask\w+|check\w*|vision|therap\w+|vaccin\w+|bypass|negative)\b",
        re.IGNORECASE,
    )


def relations(pattern: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
    """Yield what a pattern with `RELATIVE` finds in some words, without its other uses: twice a day, double-blind."""
    found = list(pattern.finditer(words))
    others = [other.span() for other in _other_uses().finditer(words)] if found else []
    yield from (match for match in found if not any(start <= match.start() < end for start, end in others))
