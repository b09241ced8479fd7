"""What makes a English text hard to read."""

from __future__ import annotations

from citesite.check.languages.en.orders import FORBIDS
from citesite.check.languages.form import Measure, Plain


def plain() -> Plain:
    """Return what makes an English text hard to read."""
    # No build asks for it.
    from citesite.check.plain_language import wording
    from citesite.check.plain_language.grade import flesch_kincaid, smog, syllables_of

    adverbs = r"(?:not|never|also|always|still|then|only|often|usually|mostly|mainly|partly|\w+ly)"
    return Plain(
        syllables=syllables_of,
        measures=(Measure("Grade (Flesch-Kincaid)", flesch_kincaid, 8), Measure("Grade (SMOG)", smog, 8)),
        avoid=tuple(wording.AVOID.items()),
        jargon=wording.JARGON,
        vague=wording.VAGUE,
        passive=(
            rf"\b(?:is|are|was|were|be|been|being)\s+(?:{adverbs}\s+)*(?!(?:{wording.STATES})\b)(?:\w+[^e\W]ed|{wording.PARTICIPLES})\b"
        ),
        forbids=FORBIDS,
        forbidden="^(?:do not|don['’]t|never|avoid)",
        links=wording.LINKS_THAT_SAY_NOTHING,
        abbreviations=wording.KNOWN_ABBREVIATIONS,
        frequency=(
            r"\b[\d.,]{1,20}+(?: to [\d.,]{1,20}+)? (?:in|of|out of)(?: every)? (10|100|1,?000|10,?000|100,?000)\b(?![,\d])"
        ),
        one_in=r"\b(?:1|one) (?:in|out of)(?: every)? (\d[\d,]*)\b",
        percent=r"\b\d[\d.,]{0,20}+(?:%| per ?cent\b)",
        people="people|patients|men|women|children|adults",
        in_hundred="… in 100 people",
        to="to",
        group=",",
    )
