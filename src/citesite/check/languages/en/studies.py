"""How English texts speak of studies."""

from __future__ import annotations

from citesite.check.languages.studying import Studies

_FROM_YOUNG = r"(?:aged|from)\s(?:\d|1[0-7])(?:\syears)?(?:\sof\sage)?\s(?:and|or)\s(?:over|older|up|upwards|above)"
"""Children and adults, in one."""

_ANIMALS = r"animals?|rats?|mice|mouse|dogs?|pigs?|rabbits?|monkeys?|cells?|test\stubes?"
STUDIES = Studies(
    young=(
        rf"\b(?:{_FROM_YOUNG}|"
        r"children|child|bab(?:y|ies)|infants?|newborns?|toddlers?|teen(?:ager)?s?|adolescents?|(?:school)?pupils?|kids?|youngsters|"
        r"(?:\d|1[0-7])[\s-]years?[\s-]olds?|minors|boys?|girls?|p(?:a)?ediatric|schoolchildren|juveniles?|(?:under|below)\s(?:the\sage\sof\s)?1[0-8]s?|"
        r"aged\s(?:\d|1[0-7])\s?(?:to|-|–)\s?(?:\d|1[0-8]))\b"
    ),
    grown=(
        rf"\b(?:{_FROM_YOUNG}|"
        r"adults?|men|women|elderly|pensioners?|retirees|seniors|grandparents|(?:1[89]|[2-9]\d)[\s-]years?[\s-]olds?|veterans|older\speople|grown-ups?|aged\s(?:1[89]|[2-9]\d)|workers|nurses|"
        r"(?:over|above)\s(?:the\sage\sof\s)?(?:18|[2-9]\d)s?)\b"
    ),
    animals=rf"\b(?:{_ANIMALS})\b",
    laboratory=r"\blaborator\w+\b",
    of_people=(
        r"\b(?:people|patients?|adults?|children|men|women|volunteers|participants|owners?|workers|veterans?|allerg\w*)\b|"
        r"\b(?:sickle|red|white|blood|giant|mast|stem|t|b)[\s-]cells?\b"
    ),
    lasted=(
        r"\b(?:over|lasting|lasted|followed\s(?:them\s)?for|(?:people|adults|patients|men|women|children)\sfor)\s"
        r"(?:(?:about|up\sto|almost|nearly)\s)?(\d+(?:\.\d+)?\s(?:day|week|month|year)s?)\b(?!\sold)"
    ),
    designs=(
        (r"\b(?:a|an|and)\s(?:\w+\s)?(?:systematic\sreview|meta-?analysis)\b", "systematic-review"),
        (r"\b(?:a|an)\s(?:[\w-]+\s){0,3}randomi[sz]ed\s(?:[\w-]+\s){0,3}trial\b", "randomized-trial"),
        (r"\b(?:a|an)\s(?:[\w-]+\s){0,2}cohort\sstudy\b", "cohort"),
        (r"\b(?:a|an)\s(?:[\w-]+\s)?cross-sectional\s(?:study|survey)\b", "cross-sectional"),
        (r"\b(?:a|an)\s(?:[\w-]+\s)?case\sreport\b", "case-report"),
    ),
    about_another=r"\b(?:protocol|comment\w*|letter|reply|secondary|post[\s-]hoc|follow-up|substudy|nested)\b",
    unread=(
        r"\b(?:could not|did not|have not|cannot) (?:be )?read\b|\bnot read\b|\bsecond[ -]hand\b"
        r"|\bwe read (?:gives|has|says|prints)\b|\bread only\b|\bonly read\b"
        # Who read all of a work has nothing to say of its abstract, its full text or a paywall.
        r"|\babstracts?\b|\bpress release|\bpaywall|\bhold of\b|(?<!read the )(?<!read in )\bfull[ -](?:text|report|article|paper|version)s?\b"
        r"|\bsummar(?:y|ies)\s(?:only|alone)\b"
        r"|\b(?:only|just|nothing (?:but|more than)|went by|relied on|all we (?:had|saw|found))\s(?:[\w-]+\s){0,3}?summar(?:y|ies)\b(?!\sof)"
        # Nobody got it: "we had no access to the full text", "the report is behind a paywall".
        r"|\bno access to\b|\b(?:not (?:been )?able|unable) to (?:read|see|get|obtain|access|retrieve)\b|\bunread\b"
        r"|\b(?:could|did|can|was|were|is|are)(?:\snot|n['’]t)\s(?:(?:be|get|gain|have)\s)?"
        r"(?:obtain(?:ed)?|access(?:ed)?|retrieved?|hold of|available to us|get (?:hold of|access))\b"
        r"|\b(?:without|not (?:seen|had|got)|never (?:saw|got|had)) the whole (?:text|report|article|paper)s?\b"
    ),
    uncounted=r"\b(?:not|never|without)\s(?:\w+\s){0,2}?(?:count\w*|lower\w*|rat(?:e|ed|ing)\sdown|matter\w*|change[sd]?)\b",
    pages=r"(?:pages?|pp?\.?)",
    tables=r"(?:tables?|figures?|fig\.|box)\b",
    of_abstract=r"(?:abstract|summary)\b",
    maker=r"\b(?:makers?|manufacturer\w*|laborator(?:y|ies)|compan(?:y|ies))\b",
    measures=(
        ("OR", r"odds\sratios?"),
        ("HR", r"hazard\sratios?"),
        ("RR", r"risk\sratios?|relative\srisks?"),
        ("RD", r"risk\sdifferences?"),
        ("MD", r"(?<!standardised\s)(?<!standardized\s)mean\sdifferences?"),
        ("SMD", r"standardi[sz]ed\smean\sdifferences?"),
        ("percent-change", r"per\s?cent\schange|percentage\schange"),
    ),
)
