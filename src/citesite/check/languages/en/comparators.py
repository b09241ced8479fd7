"""What an English sentence compares an effect with."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.studying import Comparators

_WORD = (
    r"(?:(?!\b(?:and|or|but|who|which|that|the|at|in|on|by|as|for|to|of|from|with|than|before|after|when|if|about|over|under|more|"
    r"less|fewer)\b)[A-Za-z][\w-]*)"
)
_FORM = r"(?:creams?|ointments?|gels?|lotions?|drops?|sprays?|patch(?:es)?|syrup|powder|teas?|juice|oil|bath|therapy)"
"""What many things come as: in a steroid cream beside a plain cream, the first word counts."""
_COMPARED_WITH = (
    r"(?:\b(?:compared\s(?:with|to)|against|versus|rather\sthan|instead\sof)\s|"
    r"\bthan\s(?:(?:with|on|in|for|among)\s)?(?:(?:people|those)\s(?:on|with|taking|given)\s)?|"
    r"(?:\d|…)\s(?:in|of|out\sof)\s(?:\d[\d,]*|…)(?:\speople)?(?:\s(?:were|was|had|felt))?(?:\s(?!on\b|with\b|in\b|of\b)\w+)?\s(?:on|with|taking)\s(?:an?\s|the\s)?|"
    r"…\s(?:with|taking)\s(?:an?\s|the\s)?|points?\s(?:with|on)\s(?=no\b|nothing\b))"
    rf"(?P<other>(?:{_WORD}\s)?(?!(?:an?|the|some|any|no|this|that|your|another|other)\s){_WORD}\s(?={_FORM}\b)|(?:{_WORD}\s?){{1,3}})"
)
"""What an effect is compared with: against placebo, than on ginger, 8 in 100 without it."""
_OF_ANY_GROUP = words("""
    placebo placebos dummy sham fake sugar tablet tablets pill pills capsule capsules injection injections treatment treatments
    medicine medicines drug drugs group groups average normal usual care nothing people others other them those dose doses
    day days week weeks month months year years hour hours minute minutes one two three half third thirds quarter quarters fifth fifths tenth once twice before after without
    first second high higher low lower same any each most some adults patients men women children chance time every either
    cup cups glass glasses would could might notice expect say call want
    both none nobody everyone plain ordinary same powder powders expected ever usually those thought this that use users taking only alone its
""")
"""Words for what a group has that name nothing."""
COMPARATORS = Comparators(
    _COMPARED_WITH,
    _OF_ANY_GROUP,
    nothing=r"(?:no\s(?!one\b|more\b|other\b|difference\b|effect\b|change\b|clear\b)[\w-]+(?:\sat\sall)?|(?:doing\s|taking\s)?nothing)\b",
    dummies=words("placebo placebos dummy sham fake pretend inactive"),
    untreated=(
        r"\b(?:who|that|which)\s(?:only\s)?(?:had|have|took|take|got|get|used|use|received|were\sgiven|drank|sucked|swallowed|wore)\s"
        r"(?P<other>no\s(?:\w+\s)?(?P<thing>[\w-]+)(?=[.,;:)]|\s(?:at\sall|and|but|in|over|for|during)\b|$)|(?<!had\s)(?<!have\s)nothing\b)"
    ),
    without=(
        r"(?:\d|…)\s(?:[\w-]+\s){0,4}?(?:with|on|in)\s(?:[\w-]+,?\s){1,5}?(?:and|against)\s(?:in\s|for\s)?(?:\d[\d,]*\s(?:of|in)\s)?(?:\d[\d.,]*|…)\s"
        r"(?:(?:people|did\sso|had\sone|days|hours|minutes|points|times|mm|kg)\s)?(?P<other>without\s(?:any\s|an?\s|the\s)?(?P<thing>(?:[\w-]+\s)?[\w-]+))(?=[.;:)]|$)"
    ),
    nothing_recorded=r"\b(?:no|nothing|none|not|without|untreated|usual|standard|waiting|waited|alone)\b",
    noun_is_last=True,
)
