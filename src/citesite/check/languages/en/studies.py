"""How English texts speak of studies."""

from __future__ import annotations

from citesite.check.languages.studying import Studies

_ANIMALS = r"animals?|rats?|mice|mouse|dogs?|pigs?|rabbits?|monkeys?|cells?|test\stubes?"
STUDIES = Studies(
    young=r"\b(?:children|child|babies|baby|infants?|newborns?|toddlers|teenagers|adolescents|pupils)\b",
    grown=r"\b(?:adults?|men|women|elderly|veterans|older\speople|aged\s(?:[2-9]\d)|workers|nurses)\b",
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
    ),
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
