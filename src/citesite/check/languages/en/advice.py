"""What an English text tells or allows readers to do, besides the few things that any page may say."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.telling import Advice

_MAY = (
    r"(?:can|could|may|might|should|must|ought\sto|need\snot|needs?\sto|ha(?:s|ve)\sto|(?:is|are)\s(?:allowed|free|welcome|right|wise|advised)\sto"
    r"|(?:better|best)\sto|(?:good|sensible|wise)\sto)"
)
_ADVERBS = r"(?:(?:also|still|all|both|now|just|even|always|well|again|soon|safely|\w+ly)\s)"
_IT = (
    r"(?:(?:it|them|these|those|this|that)\b(?!\stime)"
    r"|(?:(?:the|a|an|your|this|these|some|any|more|less|another|new|old|other|of)\s){0,3}(?:\w+\s)?<medicine>\b(?!\s(?:\w+\s)?(?:tests?|levels?|trials?|stud|groups?)\b))"
)
# What only people do: a treatment may stop, keep or leave something, too.
_BY_PEOPLE = (
    r"(?:tak(?:e|en)(?!\s(?:(?:about|up\sto|a|an|some|many|several|longer|shorter|fewer|more|less|part|nights?|days?|weeks?|months?|years?|time|place|away|over)\b|\d|…))"
    r"|used?(?!\sto\b)|try|tried|skip|skipped|drive|drink(?!\w)|drunk|swap|swapped|(?:go|carry)\s(?:without|back\sto|back\son)|do\swithout|carry\son|combined?"
    r"|doubled?|halved|buy|bought|rely|trust|relax|choose|pick|mix|forget|apply|applied|switch|continue|stay\son|be\sput\son|put\son)\b"
)
_WITH_IT = rf"(?:have|stop|start|begin|keep|leave|give|get|eat|put|wait|change|raise|lower|add|finish)\s(?:(?:taking|using|on)\s)?{_IT}"
_DONE = r"(?:be\s(?:(?:\w+ly|also|still)\s)?(?:taken|used|stopped|started|given|eaten|combined|skipped|left\soff|put\son|mixed|raised|lowered|doubled|bought|had))\b"
_PEOPLE = r"(?:you|me|most|many|every\w*|all|any\w*|older|younger|women|men|children|people|adults|patients|families|both|whoever|they|mothers?|women|skiers|readers|the\syoung|the\sold)"
_VERDICTS = (
    r"worth\b(?!\sof\b)|best\savoided|no\s(?:harm|objections?|danger)\s(?:in|to|with)\b|(?:nothing|little)\s(?:speaks?|is)\sagainst"
    r"|(?:no|little)\sreason\s(?:not\s)?(?:to|for|why)\b|free\sto\b|welcome\sto\b|of\schoice\b|\ba\smust\b|\bby\sname\b|(?:be|are)\sglad\b|go\sahead\b"
    r"|(?:good|better|best|safe|safer|sensible|wise|fine|cheap|natural|right|clear|obvious|first|easy|gentle|gentler)\s(?:(?:\w+\s)?(?:choice|alternative|option|pick|bet|buy|idea|way\sto\sgo)|substitute|replacement)\b"
    r"|(?:is|are|it['’]s|was)\s(?:(?:\w+ly|also|quite|just|all)\s)?(?:fine|ok|okay|all\sright|alright|safe|wise|sensible|enough|harmless|better|best)\sto\s(?!ask|see|talk|tell|call|ring|check)"
    rf"|(?:right|enough|suitable|good|made|meant|best|fit|ideal|perfect|fine|safe|ok|okay)\sfor\s{_PEOPLE}\b(?!\s(?:\w+\s)?to\s(?:notice|feel|tell|see)\b)|\bis\s(?:just\s|right\s|also\s)?for\s(?:you|every\w+)\b"
    rf"|\bsuits?\s{_PEOPLE}\b|\brecommended\b|\b(?:doctors|experts|specialists|nurses|pharmacists|we)\s(?:\w+ly\s)?recommend\b|\bin\severy\s(?:home|house|cabinet|bag)\b"
    r"|(?:alternative|answer|substitute)\sto\b|\b(?:rest\sassured|in\sgood\shands|no\ssecond\sthoughts?)\b"
)
_FREELY = (
    r"as\s(?:often|long|much|many|soon)\sas\s(?:you|they|people)\s(?:like|want|wish|please|need)|\bfreely\b|\bat\sany\s(?:time|age|dose)\b|\bday\sand\snight\b|whenever\s(?:you|they)"
    r"|(?:does|do)(?:\snot|n['’]t)\smatter\s(?:how|when|which|whether|if|what)|no\smatter\s(?:how|what|which)|\bno\slimits?\b|(?:plenty|lots|loads)\sof\s(?:it|them)\b"
)
_NEEDLESS = (
    r"\bno\sneed\b|\bneed\snot\b(?!\s(?:hold|be|mean|bring|lead|apply|say|happen|follow|show|work)\b)|\b(?:do|does)(?:\snot|n['’]t)\s(?:need|have)\sto\b|\b(?:nobody|no\sone)\s(?:has|needs|had)\sto\b|not\snecessary|\bunnecessary\b|\bneedless\b|\boptional\b"
    r"|\bno\slonger\s(?:need|have)|\b(?:do|does)(?:\snot|n['’]t)\sneed\s(?:your|any|the|a)\b|no\scautions?\b|(?:nobody|no\sone)\sneeds?\b"
)
_IMPERATIVE = (
    r"(?:^|[,;:–—]\s*|\b(?:just|please|simply|so|and\sso|then)\s)(?:put|leave|apply|rub|spread|use(?!\sof)|smear|dab|spray|continue|carry\son|insist|demand|order|buy|get|grab|choose|pick"
    rf"|opt|go\sfor|rely|trust|stay\son|stick\swith|start|begin|try|swap|switch|replace|reach\sfor)\s(?:[\w’'-]+\s){{0,4}}?{_IT}"
    r"|(?:^|[,;:–—]\s*|\bthen\s)(?:put\son|take|use|have|apply|add)\s(?:another|one\smore|two|three|four|more|twice|double|half)\b"
    r"|(?:^|[,;:–—]\s*)(?:use|put|apply|try|get|leave|take)\s(?:it|them|the\s\w+)\s(?:freely|daily|every|all|on|early|often|right\saway|at\sonce|straight|now|today|whenever|for\sa)\b"
)
_ASKS_FOR = r"\b(?:ask|beg|tell|press)\s(?:\w+\s){0,4}?(?:for|to\sgive\syou|to\sprescribe)\s(?:(?:a|an|the|some|your|more|another|new)\s){0,2}(?:\w+\s)?(?!treatment|therapy)(?:<medicine>\b(?!\s(?:\w+\s)?(?:tests?|levels?)\b)|it\b|them\b)"
_ASKED = r"(?:asking|seeing|telling|talking|checking|a\s(?:doctor|prescription|pharmacist)|advice|doctors?)"
ADVICE = Advice(
    told=(
        (
            (
                (
                    words(
                        "can could may might should must ought need needs has have allowed free welcome right wise advised better best good sensible to"
                    ),
                    words(
                        "take taken use used try tried skip skipped drive drink drunk swap swapped go without carry combine combined double doubled halved buy bought "
                        "rely trust relax choose pick mix forget apply applied switch continue stay put stopped started given eaten left mixed raised lowered had"
                    ),
                ),
            ),
            rf"\b{_MAY}\s{_ADVERBS}{{0,2}}(?:{_DONE}|{_BY_PEOPLE})",
        ),
        (
            (
                (
                    words("can could may might should must ought need needs has have"),
                    words("have stop start begin keep leave give get eat put wait change raise lower add finish"),
                ),
            ),
            rf"\b{_PEOPLE}\s(?:\w+\s)?{_MAY}\s{_ADVERBS}{{0,2}}{_WITH_IT}",
        ),
        (
            (
                (
                    words(
                        "worth avoided harm objection objections danger reason choice alternative option pick bet buy idea substitute replacement by glad ahead fine ok okay "
                        "alright safe wise sensible harmless suitable ideal perfect suits suit recommended recommend assured hands thought thoughts must speaks speak"
                    ),
                    frozenset[str](),
                ),
                (words("right enough good made meant best fit better"), words("to for")),
                (words("free welcome"), words("to")),
                (words("nothing little"), words("against")),
                (words("for"), words("you everyone everybody every")),
                (words("way"), words("go")),
                (words("home house cabinet bag"), words("every")),
                (words("answer"), words("to")),
            ),
            _VERDICTS,
        ),
        (
            (
                (words("often long much many soon"), words("you they people")),
                (words("freely whenever limit limits matter plenty lots loads"), frozenset[str]()),
                (words("any"), words("time age dose")),
                (words("day"), words("night")),
            ),
            _FREELY,
        ),
        (
            (
                (
                    words(
                        "put leave apply rub spread use smear dab spray continue carry insist demand order buy get grab choose pick opt go rely trust stay stick start begin "
                        "try swap switch replace reach take have add"
                    ),
                    frozenset[str](),
                ),
            ),
            _IMPERATIVE,
        ),
        (
            ((words("should must"), words("not")),),
            rf"\byou\s(?:should|must)\snot\s(?:take|use|start|have|try)\s{_IT}(?=\s?[.!;]|$)",
        ),
        (((words("no"), words("harm need reason")),), r"\b(?:there\sis|there['’]s)\sno\s(?:harm|need|reason)\b"),
    ),
    waived=rf"{_NEEDLESS}|{_ASKS_FOR}|\b(?:can|fine\sto|may|just)\s(?:skip|leave\sout|do\swithout)\b|\bwithout\s(?:first\s)?{_ASKED}|\bno\sreason\sto\s(?:wait|ask|see|worry)",
    in_waived=(
        (
            words("need needs needed have necessary needless unnecessary optional caution cautions"),
            words("no not nobody one t don didn optional unnecessary needless nobody"),
        ),
        (words("has had"), words("nobody one")),
        (words("ask beg tell press"), words("for to")),
        (words("skip"), frozenset[str]()),
        (
            words("without"),
            words("asking seeing telling talking checking doctor doctors prescription pharmacist advice do"),
        ),
        (words("leave"), words("out")),
        (words("reason"), words("no")),
    ),
    denied=r"(?:\b(?:not|never|nobody|no\sone|whether|if|cannot|nor|none)|n['’]t)\s(?:[\w’'-]+\s){0,3}$",
    denied_before=r"\b(?:not|never|nobody|no\sone|cannot|nor)\b|n['’]t\b",
    condition=r"^\W*(?:if|when|whether|before|unless|until)\s[^,]*$",
)
