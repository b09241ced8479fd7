"""How many people, in English words."""

from __future__ import annotations

from citesite.check.languages.counting import Quantities
from citesite.check.wording.amounts import PEOPLE

_SOME_PEOPLE = rf"(?:of\s)?(?:the\s|those\s|these\s|our\s)?(?:(?!at\b|in\b)[\w-]+\s)?(?:{PEOPLE}|them|those)\b"
_KNOWS = (
    r"(?!\s(?:knows?|can|could|has|have\s(?:yet|studied|looked|tested)|had|looked|tested|should|needs?|studied|is\ssure|"
    r"in\s))"
)
QUANTITIES = Quantities(
    pattern=(
        rf"\b(?P<nearly_all>(?:nearly|almost|practically)\s(?:every(?:one|body)\b|all\s{_SOME_PEOPLE})|the\svast\smajority\b)|"
        rf"\b(?P<hardly_any>(?:hardly|scarcely)\sany(?:one|body|\s{PEOPLE}|\s(?:child|man|woman))\b|(?:almost|nearly)\s(?:no\s?(?:body|one)|no\s{PEOPLE})\b|"
        rf"very\sfew\s{_SOME_PEOPLE})|"
        rf"\b(?P<most>(?<!at\s)(?<!the\s)most\s(?:{_SOME_PEOPLE}|(?:were|are|had|have|got|felt)\b)|(?:the|a)\smajority\sof\s{_SOME_PEOPLE})|"
        rf"\b(?P<few>(?<!a\s)(?:few\s{_SOME_PEOPLE}|the\sminority\sof|a\ssmall\sminority))|"
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
)
