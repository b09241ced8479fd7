"""How English texts speak of studies."""

from __future__ import annotations

from citesite.check.languages.counting import in_order
from citesite.check.languages.en.numbers import LARGER, ONES
from citesite.check.languages.form import words
from citesite.check.languages.studying import Ages, Studies

_FROM_YOUNG = r"(?:aged|from)\s(?:\d|1[0-7])(?:\syears)?(?:\sof\sage)?\s(?:and|or)\s(?:over|older|up|upwards|above)"
"""Children and adults, in one."""

_ANIMALS = r"animals?|rats?|mice|mouse|dogs?|pigs?|rabbits?|monkeys?|cells?|test\stubes?"
_WHO = r"(?:people|adults|women|men|patients|persons?|children|anyone|anybody|those|participants|volunteers|residents|seniors)"
AGES = Ages(
    numbers=(*in_order(ONES).items(), *LARGER.items()),
    decades=(
        ("teens", 10.0),
        ("twenties", 20.0),
        ("thirties", 30.0),
        ("forties", 40.0),
        ("fifties", 50.0),
        ("sixties", 60.0),
        ("seventies", 70.0),
        ("eighties", 80.0),
        ("nineties", 90.0),
    ),
    ranges=(
        r"(?:aged?|ages|between(?:\sthe\sages\sof)?|ages?\sof|from)\s(?P<low>NUMBER)\s?(?:to|and|-|–)\s?(?P<high>NUMBER)(?:\syears)?(?:\s(?:old|of\sage))?",
        r"(?P<low>NUMBER)(?:\s?-\s?|\sto\s|-to-|–)(?P<high>NUMBER)[\s-]years?[\s-]olds?",
        r"(?:(?<=people)|(?<=adults)|(?<=women)|(?<=men)|(?<=patients)|(?<=children))\sof\s(?P<low>NUMBER)\s(?:to|and)\s(?P<high>NUMBER)(?:\syears)?",
        r"(?:aged?\s|from\s(?:the\sage\sof\s)?|of\s)?(?P<low>NUMBER)(?:\syears)?(?:\sof\sage)?\s(?:and|or)\s(?:over|older|above|upwards)",
        r"from\s(?:the\sage\sof|age)\s(?P<low>NUMBER)",
        r"(?:the\s)?over[\s-](?P<low>NUMBER)s",
        r"(?:the\s)?under[\s-](?P<high>NUMBER)s",
        rf"{_WHO}\s(?:who\s(?:are|were)\s)?(?:aged\s)?(?:over|above|older\sthan|past)\s(?:the\sage\sof\s)?(?P<low>NUMBER)",
        rf"{_WHO}\s(?:who\s(?:are|were)\s)?(?:aged\s)?(?:under|below|younger\sthan)\s(?:the\sage\sof\s)?(?P<high>NUMBER)",
        r"(?:over|above|older\sthan|past)\sthe\sage\sof\s(?P<low>NUMBER)",
        r"(?:under|below|younger\sthan)\sthe\sage\sof\s(?P<high>NUMBER)",
        r"(?:in|into)\stheir\s(?:early\s|mid[\s-]?|late\s)?(?P<decade>DECADE)(?:\s(?:and|to|or)\s(?:early\s|late\s)?(?P<decade_>DECADE))?(?P<on>\s(?:and|or)\s(?:older|over|beyond|above))?",
        r"as\syoung\sas\s(?P<point>NUMBER)",
        r"as\sold\sas\s(?P<point>NUMBER)",
    ),
    classes=(
        (r"bab(?:y|ies)|infants?|newborns?", 0, 2, True),
        (r"toddlers?", 1, 4, True),
        (r"teen(?:ager)?s?|adolescents?", 12, 19, True),
        (r"schoolchildren|(?:school)?pupils?", 5, 17, True),
        (r"young(?:er)?\s(?:adults?|people|men|women)", 16, 35, True),
        (
            r"(?:old(?:er)?|elderly|aged)\s(?:adults?|people|men|women|patients|persons)|the\selderly|pensioners?|retirees?|seniors|senior\scitizens|grandparents|(?:very\s|frail\s)?elderly|old\sage",
            60,
            120,
            True,
        ),
        (r"middle[\s-]aged?", 40, 65, True),
        (r"children|child|kids?|youngsters|boys?|girls?|minors", 0, 17, False),
        (r"adults?|grown-?ups?", 18, 120, False),
    ),
    sexes=((r"wom[ae]n|females?|girls?|mothers?|mums?", "female"), (r"m[ae]n|males?|boys?|fathers?", "male")),
    only=r"\b(?:all|only|every|just|alone|exclusively|nothing\sbut)\b",
    left_out=(
        r"(?P<who>[^.;:,!?]+?)\s(?:(?:was|were|are)\s(?:left\sout|excluded|kept\sout|not\s(?:included|allowed|studied|tested|among|part))|(?:did\snot|could\snot)\s(?:take\spart|join))"
        r"|(?P<who_>[^.;:!?]+?),?\s(?:as|because|since|for)\snone\s(?:of\sthem\s)?(?:took\spart|joined|was\sstudied|were\sstudied)"
    ),
    first_look=words("""
        aged age ages between over under above below older younger young old past year years elderly pensioner pensioners retiree retirees senior
        seniors grandparents middle baby babies infant infants newborn newborns toddler toddlers teen teens teenager teenagers adolescent
        adolescents schoolchildren pupil pupils schoolpupils child children kid kids youngsters boy boys girl girls minor minors adult adults grown
        grownup grownups woman women man men female females male males mother mothers mum mums father fathers twenties thirties forties fifties
        sixties seventies eighties nineties
    """),
)
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
    explains=r"\b(?:that|this|which)\s(?:is\s(?:also\s)?(?:how|why|the\sreason|what\shappens)|explains)\b|\bthe\ssame\shappens\b|\bso\sit\sdoes\b",
    lasted=(
        r"\b(?:(?:over|lasting|lasted|(?:people|adults|patients|men|women|children)\sfor)\s(?:(?:about|up\sto|almost|nearly)\s)?(?=\d)"
        r"|(?:followed|watched|observed|tracked|monitored)(?:\s(?:up|them|on))?\sfor\s(?:(?:about|up\sto|almost|nearly|only|just)\s)?)"
        rf"(?:\d+(?:\.\d+)?|{'|'.join(ONES)})\s(?:hour|day|week|month|year)s?\b(?!\sold)"
    ),
    designs=(
        (r"\b(?:a|an|and)\s(?:\w+\s)?(?:systematic\sreview|meta-?analysis)\b", "systematic-review"),
        (r"\b(?:a|an)\s(?:[\w-]+\s){0,3}randomi[sz]ed\s(?:[\w-]+\s){0,3}trial\b", "randomized-trial"),
        (r"\b(?:a|an)\s(?:[\w-]+\s){0,2}cohort\sstudy\b", "cohort"),
        (r"\b(?:a|an)\s(?:[\w-]+\s)?cross-sectional\s(?:study|survey)\b", "cross-sectional"),
        (r"\b(?:a|an)\s(?:[\w-]+\s)?case\sreport\b", "case-report"),
    ),
    about_another=r"\b(?:protocol|comment\w*|letter|reply|secondary|post[\s-]hoc|follow-up|substudy|nested)\b",
    all_read=(
        r"\b(?:all|each|every)\b[^.;]*\b(?:was|were|been)\sread\s(?:in\sfull|as\sfull\stexts?|whole|cover\sto\scover)|"
        r"\bread\s(?:all|each|every)\b[^.;]*\bin\sfull|\bfull\stexts?\sof\s(?:all|each|every)"
    ),
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
    ages=AGES,
)
