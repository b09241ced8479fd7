"""How many people, in English words."""

from __future__ import annotations

from citesite.check.languages.counting import Quantities
from citesite.check.wording.amounts import PEOPLE

_SOME_PEOPLE = rf"(?:of\s)?(?:the\s|those\s|these\s|our\s)?(?:(?!at\b|in\b)[\w-]+\s)?(?:{PEOPLE}|them|those)\b"
_KNOWS = (
    r"(?!\s(?:knows?|can|could|has|have\s(?:yet|studied|looked|tested)|had|looked|tested|should|needs?|studied|is\ssure|"
    r"in\s))"
)
_MOST_THINGS = (
    r"(?<!at\s)(?<!the\s)most\s(?:of\s(?:the|these|those)\s)?(?:[a-z-]+\s)?(?!(?:trials|studies|reviews|doctors|nurses|pharmacists|pharmacies|guidelines"
    r"|countries|medicines|products|works|questions|answers|numbers|others|times|days|weeks|months|years|hours|doses|tablets|things|websites|towns|cases|always)\b)"
    r"[a-z]{3,}(?<!s)s\b(?!')"
)
"""Whatever else the outcome happens to: most sores, most of the wounds."""
QUANTITIES = Quantities(
    pattern=(
        rf"\b(?P<nearly_all>(?:nearly|almost|practically)\s(?:every(?:one|body)\b|all\s{_SOME_PEOPLE})|the\svast\smajority\b)|"
        rf"\b(?P<hardly_any>(?:hardly|scarcely)\sany(?:one|body|\s{PEOPLE}|\s(?:child|man|woman))\b|(?:almost|nearly)\s(?:no\s?(?:body|one)|no\s{PEOPLE})\b|"
        rf"very\sfew\s{_SOME_PEOPLE}|hardly\sany(?=\s[a-z]+\s(?:with|without|on)\b))|"
        rf"\b(?P<most>(?<!at\s)(?<!the\s)most\s(?:{_SOME_PEOPLE}|(?:were|are|had|have|got|felt)\b)|(?:the|a)\smajority\sof\s{_SOME_PEOPLE}|{_MOST_THINGS})|"
        rf"\b(?P<few>(?<!a\s)(?:few\s{_SOME_PEOPLE}|the\sminority\sof|a\s(?:small\s)?minority))|"
        rf"\b(?P<all>every(?:one|body)\b|all\s{_SOME_PEOPLE}|every\s(?:{PEOPLE})\b)(?!\s(?:who|with|on)\b)|"
        rf"\b(?P<nobody>(?:nobody|no\sone|none\sof\sthem|no\s{PEOPLE})\b{_KNOWS})"
    ),
    denied=r"\b(?:not|never|neither|nor|whether|if|instead\sof|rather\sthan)\b|n['’]t\b",
    first_look=frozenset(
        (
            "most",
            "majority",
            "minority",
            "all",
            "every",
            "everyone",
            "everybody",
            "anyone",
            "anybody",
            "any",
            "few",
            "none",
            "nobody",
            "no",
            "one",
        )
    ),
    without=r"\b(?:none|no|free|without|spared|nothing|never|not|rid)\b",
)
