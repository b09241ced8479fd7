"""How an English sentence relates one amount to another."""

from __future__ import annotations

from citesite.check.languages.counting import Relations
from citesite.check.languages.form import words

_RELATIVE = (
    r"twice|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|"
    r"(?:by|in) (?:about |nearly |almost )?(?:a )?half|"
    r"(?:half|third|quarter) (?:as (?:many|likely|often)|the (?:risk|chance))|"
    r"\d[\d.,]{0,20}+ times (?:as|more|less|higher|lower)|"
    r"\d[\d.,]{0,20}+(?:%| percent| per cent) (?:more|less|lower|higher|fewer|greater|smaller|drop|fall|rise|cut)|"
    r"(?:risk|odds|hazard|rate) ratio|relative risk"
)
"""How much more or less of something there is, in relation to another amount."""
_RELATIVE_VERBS = ("doubl", "tripl", "halv")
_IN_RELATIVE = frozenset(
    (
        *(verb + ending for verb in _RELATIVE_VERBS for ending in ("e", "es", "ed", "ing")),
        *("twice", "half", "third", "quarter", "times", "percent", "cent", "ratio", "relative"),
    )
)
"""Each relation holds one of these, or a per cent sign."""
_ABSOLUTE = r"\b(?:in|of|per|out of) (?:every )?(?:10|100|1,?000|10,?000|\d[\d,]{0,20} (?:people|patients|adults))\b"
"""A number of people of a whole."""

_WHAT_IS_TAKEN = r"(?:doses?|dosages?|dosing|tablets?|pills?|capsules?|injections?|medicines?|medication|insulin)\b"
_MEASURED = (
    rf"(?:{_WHAT_IS_TAKEN}|(?:amounts?|quantit(?:y|ies)|levels?|intakes?|concentrations?|strengths?|needs?|allowances?|limits?|prices?|"
    r"costs?|lengths?|lifetimes?|sizes?|weights?|time|money|price|cost)\b(?!\sto\s(?:relief|death|recovery|healing)))"
)
"""What there is more or less of without any chance: what is taken, what is in the blood, what it costs."""
_A_DETERMINER = r"(?:the|an?|any|your|their|his|her|its|this|that|each|every|one|what|as|usual|normal)"
_NOT_BETWEEN = (
    r"(?:risks?|chances?|odds|rates?|numbers?|deaths?|cases|likel\w*|often|many|people|at|in|with|for|on|by|after|than|per|"
    r"from|if|when|who|and|or)\b"
)
_RELATION = (
    r"(?:twice|double[sd]?|doubling|tripl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|half|(?:a\s)?(?:third|quarter)|"
    r"(?:\d[\d.,]{0,20}+|two|three|four|five|six|ten|many|several)\stimes)"
)
_CHANGED = r"(?:doubled?|doubles|tripled?|triples|halved?|halves)"


_OTHER_USES = (
    # What is taken or measured is doubled, and no chance: "do not double a missed dose", "twice the usual amount".
    rf"\b{_RELATION}\s(?:up\s)?(?:on\s|of\s)?(?:{_A_DETERMINER}\s)?(?:(?!{_NOT_BETWEEN})[\w-]+\s){{0,3}}{_MEASURED}",
    rf"\b\d[\d.,]{{0,20}}+(?:%|\spercent|\sper\scent)\s(?:more|less|lower|higher|greater|smaller)\s"
    rf"(?:(?!{_NOT_BETWEEN})[\w-]+\s){{0,2}}{_MEASURED}",
    # As much as what is needed: "twice what you need", "half as much".
    rf"\b{_RELATION}\s(?:of\s)?(?:what|as\smuch(?!\s(?:risk|chance))|(?:more|less)\sthan\s(?:you|they|people|the\sbody)\sneeds?)\b",
    r"\bdoubl(?:e|ing)\sup\b",
    r"(?:^|[.,;:]\s)(?:do\snot|don't|never)\s(?:double|halve)\s(?:it|them)\b",
    # The same the other way round: "the level doubled", "the dose was not halved", "levels of B12 fell by half".
    rf"\b{_MEASURED}\s(?:(?:of|in)\s(?!{_NOT_BETWEEN})[\w-]+\s(?:(?!{_NOT_BETWEEN})[\w-]+\s)?)?"
    r"(?:(?:has|have|had|can|may|must|should|will|probably)\s)*(?:not\s)?"
    rf"(?:(?:is|was|are|were|be|been|being)\s(?:\w+ly\s|not\s)?)?{_CHANGED}(?:\sor\s{_CHANGED})?\b",
    rf"\b{_MEASURED}\s(?:(?:of|in)\s(?!{_NOT_BETWEEN})[\w-]+\s)?(?:fell|rose|went\s(?:up|down)|dropped)\s(?:by|in)\s(?:about\s)?(?:a\s)?half\b",
    # A part of what is taken: "break the tablet in half"; "in half an hour"; "in half of people".
    rf"\b{_WHAT_IS_TAKEN}\s(?:in|by)\s(?:about\s)?(?:a\s)?half\b|\b(?:in|by)\shalf\san?\b",
    r"\bin\s(?:about\s|nearly\s|almost\s)?half\sof\b",
    # How often: "take it twice a day", "you were asked twice".
    r"\btwice(?:\s?$|[.,;:!?)]|[\s-](?:an?|each|every|per|daily|weekly|monthly|yearly|within|during|before|after|if|when|where)\b|"
    r"\s(?:in|over)\s(?:\w+\s)?(?:hours?|days?|weeks?|months?|years?)\b)",
    # Names of designs, signs and treatments.
    r"\b(?:double|triple)[\s-](?:blind\w*|dumm\w+|mask\w+|check\w*|vision|therap\w+|vaccin\w+|bypass|negative)\b",
)
_P = r"\bP\s?(?:-\s?values?|values?)?\s?(?:[<=>≤≥]|of|is|was|below|at\smost|under)\s?0?\.\d+"
_BIG = (
    r"large|larger|big|bigger|strong|stronger|huge|great|greater|major|powerful|dramatic|impressive|marked|substantial"
)
_P_AS_SIZE = (
    rf"\b(?:highly|very|strongly|extremely|hugely|so|more|most|clearly)\s(?:statistically\s)?significant|"
    rf"(?:\b(?:{_BIG})\b[^.;]{{0,40}}?\(?(?:{_P}))|"
    rf"(?:{_P})[^.;]{{0,40}}?\b(?:so|shows?|means?|proves?|a|an|which\sis|that\sis)\s(?:[a-z]+\s){{0,3}}?(?:{_BIG})\b|"
    r"\bsignificant(?:ly)?\s"
    r"(?:large|larger|big|strong|better|improve|improved|reduce|reduced|lower|higher|less|more)"
)
_BY_PERCENT = r"(?:cuts?|lowers?|reduces?|raises?|increases?)\b[^.;]{0,40}?\bby\s(?:about\s)?\d[\d.]{0,9}\s?%"


RELATIONS = Relations(
    relative=_RELATIVE,
    by_percent=_BY_PERCENT,
    absolute=_ABSOLUTE,
    people=r"\d[\d,.…]{0,20}\s(?:more|fewer|of\sthem|people)",
    other_uses=_OTHER_USES,
    of_people=(
        r"\b(?:chances?|risks?|odds|likely|often|deaths?|die|died|get|gets|people|patients|cases|attacks?|strokes?|cancers?|rate|"
        r"frequent|common|many)\b"
    ),
    p_as_size=_P_AS_SIZE,
    denied=r"\b(?:not|no|nor|never|neither|without)\s(?:\w+\s){0,2}",
    percent=r"\d[\d.,]{0,20}\s?(?:%|per\s?cent\b)",
    of_what=(
        r"\b(?:people|patients|men|women|children|adults|participants|users|veterans|those|them|cases|studies|trials|vegans|groups?|"
        r"interval|CI|than|compared|against|from|versus|vs|lower|higher|less|more|fewer|of\s(?:the|a|an|all|its|their|every|each|this|"
        r"…|\d)|chance|certainty|body|weight|dose|baseline|both|one|who|everyone|population)\b|%\sof\b|per\s?cent\sof\b"
    ),
    times=(
        r"(?<![\d.])(?P<n>\d+(?:\.\d+)?)(?:\stimes|-?fold)\s(?:as\s(?:likely|often|many|much|high|common|frequent)|the\s(?:chance|risk|number)|"
        r"(?P<more>more|higher|greater|likelier|less|lower))"
    ),
    more=r"(?<![\d.])(?P<n>\d+(?:\.\d+)?)\s?%\s(?:more|higher|greater|increased)(?!\sodds)",
    odds="odds|hazard",
    ratio_signs=("%", "times", "fold"),
    decimal=".",
    in_relative=_IN_RELATIVE,
    in_p_as_size=words("p significant significantly"),
    in_percent=words("cent percent"),
)
