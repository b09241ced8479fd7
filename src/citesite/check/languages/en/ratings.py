"""How English texts say why a rating goes down or up."""

from __future__ import annotations

from citesite.check.languages.studying import Ratings

_PEOPLE = r"(?:people|patients|adults|children|women|men|girls|boys|participants|volunteers|babies|events|cases)"
_COUNTED = r"(?!years?|months?|weeks?|days?|hours?|minutes?|trials|studies|reviews|of|in|or|and|to|per)[a-z]+"
_ONE = r"(?:one|single)\s(?:(?!large|big|long|great|huge|good|careful|proper)[\w-]+\s){0,2}?(?:trial|study|cohort|survey|review)\b"
_FIT = r"(?:agree\w*|match\w*|fit\w*|point\w*|line\w*|tell\sthe\ssame|find\sthe\ssame|found\sthe\ssame)"
# How the groups came about, what people knew, who left, what was counted and by whom.
_BIAS = (
    r"bias\w*|hid(?:den)?|conceal\w*|stopped|scored|rated|assess\w*|into\s(?:\w+\s)?groups|(?:not|nowhere|never)\s(?:said|reported|described|stated|explained)|excluded|left\sout|\w*blind\w*|\w*masked|open(?:-label|ly)?|kn(?:ew|own|owing)|(?:could|did|not)\sknow|aware|guess\w*|smell\w*|tast\w+|(?:saw|told|tell|see|noticed)\s(?:which|what|whether|who|if|apart|from|the\s\w+\sapart|by|\w+\sfrom)"
    r"|could\s(?:\w+\s)?(?:tell|see|feel)|apart|recogni[sz]\w*|random\w*|by\schance|chance\s(?:did|decided|put)|to\schance|not\schance|lots|drew|assigned|allocat\w*"
    r"|drop(?:ped|s|ping)?[\s-]?(?:out|away)s?|left\s(?:early|out|before|it|the|them|during)|lost|gave\sup|withdr\w*|missing|finish\w*|complet\w*|remained|(?:came|come)\sback|return\w*|answer\w*"
    r"|fill\w*|counted|clear\s(?:how|who|whether|what|why)|unclear|paid|fund\w*|sponsor\w*|makers?|manufactur\w*|compan(?:y|ies)|sold|sells?"
    r"|flaw\w*|fault\w*|poor\w*|bad(?:ly)?|weak\w*|mislead\w*|misled|careless\w*|quality|problems?|shortcomings?|limitations?|errors?"
    r"|judged|trust\w*|(?:trial|study)\s(?:was|had)\s(?:already\s)?over|later\s(?:look|analysis|analyses)|afterwards?|(?:stopped|ended)\s(?:\w+\s)?early|selectiv\w*|changed|planned|plan|protocol|switch\w*|swapp\w*|came\sto\stake"
    r"|confound\w*|differ(?:ed|s|ences?)?\b[^.]*\b(?:ways?|other|groups|people|others|habits)|other\s(?:habits|reasons|causes|differences|explanations|things|ways|illnesses|medicines)|alike|frail\w*|(?:more|often|already|less)\s(?:\w+\s)?(?:ill|sick|unwell|healthy|fit)|iller|sicker|healthier|fitter|poorer|richer|were\s(?:\w+\s)?(?:older|younger)"
    r"|causes?|caused|cannot\s(?:be\stold|tell|say|show|rule)|came\sfirst|case\sreports?|one\s(?:moment|point)|chose|chosen|choosing|choice|decided|without\s(?:an?|any|people|dummy|comparison)|no\s(?:\w+\s)?(?:comparison|dummy|placebo)|nothing\sto\scompare"
    r"|themselves|their\sown|self-\w+|remember\w*|recall\w*|memory|diar(?:y|ies)|design|observ\w*|watch\w*|cohorts?|surveys?|records|registr\w*|registers|not\s(?:a\s)?trials?|no\strials?|\w*even(?:ly)?\b(?=\s(?:groups|matched|spread))|uneven\w*|unequal\w*|unbalanced|begin\swith|baseline|(?:from|at)\sthe\sstart"
)
_INCONSISTENT = (
    rf"all\sover\sthe\splace|(?:half|some|most|many|one|two|none|others)\sof\s(?:the\s)?(?:\w+\s)?(?:trials|studies|reviews|results)|(?:found|saw|showed)\s(?:none|no|nothing|little|less|more)|disagree\w*|(?:not|n['’]t|never|hardly)\s(?:all\s)?{_FIT}|at\sodds|I²|I2|heterogen\w*|inconsisten\w*|contradict\w*|conflict\w*|mixed|oppos\w+|unlike|diverg\w*"
    r"|differ(?:ed|s|ent|ently|ences?)?(?!\s(?:\w+\s){0,2}?(?:in|from)\s(?:\w+\sin\s)?(?:other|many|several|some)\b|\sbetween\s(?:the\s)?(?:groups|people))"
    r"|var(?:y|ies|ied|iation|iable|iability)|the\sothers?\b(?!\s(?:group|drops|cream|gel))|other\s(?:trials|studies|reviews)|another\s(?:trial|study|review|found|saw|showed|did)|some\s(?:trials|studies|reviews|found|saw|showed|of\sthem)"
    r"|while|whereas|depend\w*|scatter\w*|spread|far\sapart|only\s(?:one|two|some)\sof\s(?:the|them)"
    r"|one\s(?:(?:trial|study|review)\s)?(?:found|saw|showed|pointed|said)"
)
_DONE = (
    r"(?:done|made|tested|studied|measured|asked|chosen|meant|designed|run|held|given|taken|set|always|all|directly)\s"
)
_INDIRECT = (
    rf"indirect\w*|not\s(?:{_DONE})*(?:in|on|of|with|about|for|the|what|those|how\speople|directly|compar\w+)|(?:none|nobody|nothing|neither|no\s?one)\s(?:of|was|were|in|had|has|looked|took|measured|tested|compared|this|with|over|under)"
    rf"|without|no\s(?:trial|study|review|dummy|{_PEOPLE})|(?:all|both|most|many|half|every\s?one|everybody)\s(?:of\sthem\s)?(?:were|was|took|had|came|lived|in|drank|ate)|all\sof\sthem|(?:over|under|below|above)\s\d|(?:all|only|mostly|mainly|most|nearly\sall|almost\sall)\s(?:of\s)?(?:the\s)?(?!\d|few|one)(?:[a-z]+\s)?{_PEOPLE}"
    rf"|{_PEOPLE}\s(?:only|alone|with|without|who\shad|after|before|over|under|of|from)|animals?|mice|mouse|rats?|rabbits?|dogs?|pigs?|cells?|laborator\w+|dish|students|athletes|soldiers|workers|nurses"
    r"|others?\b(?!\s(?:habits|reasons|causes|differences|explanations|ways))|another|different(?!ly)|instead|rather|mix\w*|combin\w*|together|several\s(?!trials|studies)|also|plus|extra"
    r"|older|younger|ages?|aged|old|young|healthy|healthier|fit|severe|mild\w*|hospitals?|clinics?|country|countries|region|abroad|elsewhere"
    r"|higher|lower|stronger|weaker|product|brand|form|short\w*|brief\w*|would|too\s(?:soon|early)|(?:for|after|at|in|over|within|of|than|takes?|lasted|only|just)\s(?:only\s|just\s|about\s)?(?:\d+|an?|one|two|three|four|five|six|eight|ten|twelve|a\sfew)\s(?:hours?|days?|weeks?|months?|years?)"
    r"|(?:needs?|takes?)\s(?:\w+\s){0,2}?(?:longer|days|weeks|months|years)|(?:hours?|days?|weeks?|months?|years?)\s(?:is|are|was|were)\s(?:not|too|hardly|no)"
    r"|markers?|levels?|blood|surrogat\w*|stand(?:s|ing)?\sin|proxy|scores?|scales?|scans?|x-rays?|symptoms|feel|outcomes?|indicator\w*|question"
    rf"|(?:{_DONE})(?:\w+\s)?(?:in|on|at|from|among)|took\splace|compared?\s(?:with|here|it)|appl(?:y|ies)|transfer\w*|so\slittle\sabout|say\slittle"
)
_IMPRECISE = (
    r"down\sto\schance|up\sto\schance|limits|few|fewer|small\w*|tiny|little|rare|rarely|seldom|limited|sparse|scarce|handful|imprecis\w*|precise|wide|wider|intervals?|rang(?:e|es|ed)"
    r"|(?<!by\s)(?<!to\s)(?<!not\s)chance(?!\s(?:did|decided|put|chose|assigned))|(?:ar[io]s\w+|come|came|happen\w*|explain\w*|due)\s(?:\w+\s)?by\schance|luck|coincidence|uncertain\w*|unsure|not\s(?:sure|certain|large|many|enough|much|big)|no\s(?:large|big)"
    rf"|{_ONE}|one\s(?:only|trial|study)|only\s(?:one|two|three|four|a|\d)\b|too\s(?:few|small|little|wide|rare|short)|not\s(?:\w+\s)?enough|both\s(?:more|fewer|less|directions|ways|harm|gain|are|a|an)|either\sway|more\s(?:or|and|as\swell\sas)\s(?:\w+\s)?(?:fewer|less)|(?:fewer|less)\s(?:or|and|as\swell\sas)\s(?:\w+\s)?more"
    r"|no\sdifference|\w*power\w*|numbers?|size|pilot|some\s(?:harm|gain|more|fewer)"
    rf"|(?:only|just|no\smore\sthan|fewer\sthan|under|barely|hardly|merely)\s[\d,]+\s{_COUNTED}|(?<![\d,.])(?:[1-9]|[1-9]\d|[1-3]\d\d)\s{_COUNTED}"
    r"|(?:only|just|fewer\sthan|no\smore\sthan|under|merely|barely)\s[\d,]+\sof\s(?:them|(?:the\s|all\s|these\s)?[\d,]+(?!\s(?:trials|studies|reviews)))|[\d,]+\s(?:of\sthem\s)?in\s(?:each|either)\s(?:group|arm)"
    rf"|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a\sdozen|dozens?\sof)\s{_PEOPLE}"
)
_MISSING = (
    r"publi[cs]\w*|unpubli\w*|regist\w*|missing|makers?|manufactur\w*|compan(?:y|ies)|fund\w*|paid|sponsor\w*|reported|appear\w*|printed|c[ao]me\sout|results?\sof"
    r"|withheld|hid(?:den)?|kept|drawer|asymmetr\w*|lopsided|funnel|small\s(?:trials|studies)|conferences?|selectiv\w*"
)
RATINGS = Ratings(
    reasons=(
        ("risk-of-bias", _BIAS),
        ("inconsistency", _INCONSISTENT),
        ("indirectness", _INDIRECT),
        ("imprecision", _IMPRECISE),
        ("publication-bias", _MISSING),
        (
            "unread",
            r"(?:un)?read|reading|abstracts?|summar(?:y|ies)|full|paywall|hold\sof|obtain\w*|access\w*|get|got|retriev\w*|second[\s-]hand|available|press\srelease|seen?|saw|reach\w*",
        ),
        (
            "large-effect",
            r"large\w*|big\w*|strong\w*|huge|great\w*|marked\w*|striking\w*|size|times|half|hal[vf]\w*|doubl\w*|tripl\w*|twice|third|quarter|\w*fold|far|much|ratio|\d+|…",
        ),
        (
            "dose-response",
            r"doses?|dosage|amounts?|the\s(?:more|longer|higher|larger|heavier|less|lower|fewer)|higher|heavier|longer|more|step\w*|grad\w*|with\seach|years",
        ),
        (
            "confounding",
            r"confound\w*|others?|would|sicker|iller|frail\w*|older|healthier|fitter|against|weaken\w*|smaller|hid\w*|bias\w*|despite|although|though|even|underestimat\w*",
        ),
        ("start: low", rf"{_BIAS}|trials?|chance|nobody|no\s?one|not|never|without|experts?|opinions?"),
    ),
    plain=(
        (
            "risk-of-bias",
            r"(?:people|patients|adults|women|men|parents|children|everyone|everybody|doctors|nurses|they)\s(?:\w+\s)?"
            r"(?:knew\s(?:which|what|whether|their)|guessed|could\s(?:tell|smell|taste|see|guess))|(?:not|un)[\s-]?blinded|dropped\sout",
        ),
        (
            "inconsistency",
            r"(?:trials|studies|reviews|results|they|both)\s(?:disagree|contradict|conflict|point(?:ed)?\s(?:in|to)\s(?:different|opposite)|differ(?:ed)?\s(?:a\slot|widely|greatly|far))"
            # Those who judged what people had may have disagreed, too.
            r"|(?:trials|studies|reviews|results)\s(?:disagreed|contradicted\s(?:each|one)|conflicted|were\sat\sodds)",
        ),
        (
            "imprecision",
            rf"(?:very\sfew|few|only\s\d{{1,2}}|just\s\d{{1,2}})\s{_PEOPLE}|one\s(?:very\s)?small\s(?:trial|study)"
            r"|(?:interval|range)s?\s(?:\w+\s){0,3}?(?:is|are)\s(?:very\s|too\s)?wide|wide\s(?:interval|range)s?",
        ),
    ),
    denied=r"\b(?:no|not|without|nobody|none|nor|neither|never|n['’]t|hardly|rather\sthan)\s(?:\w+\s){0,2}$",
    graded=(
        r"\bdoses?\b|dosage|\bthe\s(?:more|longer|higher|larger|heavier|oftener|greater)\b|\b(?:each|every)\s(?:extra|further|additional|more|added|other)\b|"
        r"\b(?:for|with|per)\s(?:each|every)\b|\bstep\w*|\bgrad\w*|\btrend|\b(?:quart|tert|quint)iles?|\bmost\b[^.]*\bleast\b|\bleast\b[^.]*\bmost\b|"
        r"\bhighest\b|\bheaviest\b|\blongest\b|\bper\s\d|\brose\swith|\bgrew\swith"
    ),
    left=(
        r"\bdropp(?:ed|ing)\sout\b|\bdrop-?outs?\b|\b(?:left|quit|abandoned)\s(?:the\s(?:trials?|stud(?:y|ies))|early|before\sthe)\b|\bwithdrew\b|\b(?:lost\sto|no)\sfollow-?\s?up\b"
        r"|\b(?:did\snot|never|didn['’]t)\s(?:finish|complete|come\sback|return)\b|\b(?:was|were|got)\slost\b|\bgave\sup\b"
    ),
)
