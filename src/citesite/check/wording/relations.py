"""Words for how much more or less of something there is, in relation to another amount, and their other uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

RELATIVE = (
    r"twice|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|"
    r"(?:by|in) (?:about |nearly |almost )?(?:a )?half|"
    r"(?:half|third|quarter) (?:as (?:many|likely|often)|the (?:risk|chance))|"
    r"\d[\d.,]{0,20}+ times (?:as|more|less|higher|lower)|"
    r"\d[\d.,]{0,20}+(?:%| percent| per cent) (?:more|less|lower|higher|fewer|greater|smaller|drop|fall|rise|cut)|"
    r"(?:risk|odds|hazard|rate) ratio|relative risk"
)
"""How much more or less of something there is, in relation to another amount."""
ABSOLUTE = r"\b(?:in|of|per|out of) (?:every )?(?:10|100|1,?000|10,?000|\d[\d,]* (?:people|patients|adults))\b"
"""A number of people of a whole."""

_TAKEN = r"(?:doses?|dosages?|dosing|tablets?|pills?|capsules?|injections?|medicines?|medication|insulin)\b"
_DETERMINER = r"(?:the|an?|any|your|their|his|her|its|this|that|each|every|one)"
_NOT_BETWEEN = (
    r"(?:risks?|chances?|odds|rates?|numbers?|deaths?|cases|likel\w*|of|at|in|with|for|on|by|after|than|per|from|if|when|"
    r"who|and|or)\b"
)
_OTHER_USES = re.compile(
    # What is taken is doubled, and no chance: "do not double a missed dose".
    rf"\b(?:doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|twice)\s(?:up\s)?(?:on\s)?(?:{_DETERMINER}\s)?"
    rf"(?:(?!{_NOT_BETWEEN})[\w-]+\s){{0,2}}{_TAKEN}|"
    r"\bdoubl(?:e|ing)\sup\b|"
    r"(?:^|[.,;:]\s)(?:do\snot|don't|never)\s(?:double|halve)\s(?:it|them)\b|"
    rf"\b{_TAKEN}\s(?:(?:has|have|had|can|may|must|should|will)\s)?(?:not\s)?(?:is|was|are|were|be|been|being)\s"
    r"(?:\w+ly\s|not\s)?(?:doubled|tripled|halved)(?:\sor\s(?:doubled|tripled|halved))?\b|"
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
    others = [other.span() for other in _OTHER_USES.finditer(words)] if found else []
    yield from (match for match in found if not any(start <= match.start() < end for start, end in others))
