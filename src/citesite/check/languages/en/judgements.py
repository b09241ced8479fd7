"""How an English text judges evidence, harm, groups of people and other treatments."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.telling import Judgements

_EVIDENCE = r"(?:evidence|proof|data|research|science|trials?|stud(?:y|ies)|reviews?|results?|findings?)"
_GOOD = (
    r"(?:strong|solid|sound|robust|convincing|compelling|excellent|overwhelming|firm|hard|good|best|great|high[-\s]quality|rigorous|reliable"
    r"|well[-\s](?:run|made|done|designed|conducted|planned)|careful|trustworthy|proper|impeccable|flawless|perfect|outstanding|first[-\s]class)"
)
_GROUPS = (
    r"(?:women|men|girls|boys|mothers|older\s(?:people|adults|women|men)|younger\s(?:people|adults|women|men)|young\speople|old\speople|the\s(?:old|young|elderly)"
    r"|teenagers|smokers|children|toddlers|babies|athletes|students|over\s\d\ds|those\sover\s\d\d)"
)
_BETTER = r"(?:best|better|worse|worst|most|least|more|less|fewer|faster|fastest|quicker|sooner|stronger|weaker|mainly|especially|particularly|mostly|above\sall)"
_NONE = frozenset[str]()
_IN_EVIDENCE = words(
    "evidence proof data research science trial trials study studies review reviews result results finding findings"
)
_MORE = r"(?:more|less|fewer|better|worse|(?!(?:after|another|either|ever|however|never|other|over|their|under|water|whether)\b)[a-z]{3,}er)"
_SURELY = r"(?:(?!\b(?:not|never|no|do|does|did|can|could|may|might|need|would|should)\b)[^,.;:])"
_LOOKS = {
    "praises": (
        (
            _IN_EVIDENCE,
            words(
                "strong solid sound robust convincing compelling excellent overwhelming firm hard good best great high rigorous reliable well careful trustworthy "
                "proper impeccable flawless perfect outstanding first"
            ),
        ),
    ),
    "certain": (
        (
            words(
                "sure certain confident proven settled undisputed doubt doubts dispute prove proves proved agree trust rely count everything speak speaks"
            ),
            _NONE,
        ),
        (words("question"), words("no beyond")),
        (words("well"), words("known established went how so")),
        (words("know knows"), words("that as")),
        (words("open"), words("leave leaves")),
        (words("good"), words("so")),
        (words("beyond"), words("is this that it")),
    ),
    "agree": ((words("agree agreed point pointed found tell"), words("trials studies reviews results they both all")),),
    "reassures": (
        (
            words("working helping healing doing"),
            words("shows show means mean proves prove sign signs proof tells tell"),
        ),
        (words("sign signs proof"), words("that of")),
        (words("means mean shows show proves prove tells tell"), words("fighting begun started reached kicked")),
        (
            words(
                "mild rare minor slight bearable tolerable harmless passing trivial manageable soon quickly goes go went wears wear wore passes pass passed fades fade faded stop stops settle settles clear clears"
            ),
            _NONE,
        ),
        (
            words("mind minded bothered complain complained notice noticed"),
            words("few most many any no hardly barely scarcely"),
        ),
        (
            words(
                "problem problems drawback drawbacks downside downsides complaint complaints harm harms hurt hurts trouble"
            ),
            words("no without never"),
        ),
        (words("suffered"), words("nobody no")),
        (words("none"), words("had needed was were")),
        (
            words(
                "eased eases faded fades settled settles wore wears went goes cleared clears passed passes stopped stops"
            ),
            words("within after in"),
        ),
        (words("while"), words("all")),
        (words("unwanted side"), words("no nobody few rare mild short")),
        (words("last lasted lasts"), words("never not hardly rarely seldom")),
        (words("felt had seen any"), words("nobody one hardly barely scarcely")),
        (words("little"), words("most")),
    ),
    "groups": (
        (
            words(
                "women men girls boys mothers older younger young old elderly teenagers smokers children toddlers babies athletes students over"
            ),
            words(
                "best better worse worst most least more less fewer faster fastest quicker sooner stronger weaker mainly especially particularly mostly above"
            ),
        ),
    ),
    "compares": (
        (words("as"), words("good effective strong safe gentle helpful useful reliable well")),
        (
            words("than"),
            words(
                "better worse safer gentler stronger cheaper effective helpful useful reliable sooner faster earlier quicker more less lower"
            ),
        ),
        (words("equals equal matches beat beats outdoes rival rivals replace replaces"), _NONE),
    ),
    "causes": (
        (
            words(
                "because thanks owing due owes owe reason lead leads led protect protects protected prevents prevented keeps keep cut cuts works worked cause caused causes made helped"
            ),
            _NONE,
        ),
        (words("why"), words("is")),
    ),
    "causes_anywhere": (
        (words("because"), words("of")),
        (words("thanks owing"), words("to")),
        (words("owe owes"), _NONE),
        (words("reason why"), words("why that for")),
    ),
    "brings": (
        (
            words(
                "bring brings brought mean means meant lead leads led make makes made result results come comes came"
            ),
            _NONE,
        ),
    ),
    "presumes": (
        (words("what"), words("makes")),
        (
            words("that which"),
            words(
                "work works help helps heal heals cure cures calm calms ease eases soothe soothes relieve relieves protect protects prevent prevents"
            ),
        ),
        (words("why"), words("better best so work works help helps safe right")),
        (
            words("how"),
            words(
                "help helps work works ease eases heal heals protect protects calm calms prevent prevents stop stops keep keeps make makes get gets frees saves"
            ),
        ),
    ),
    "helps": (
        (
            words(
                "calm calms calmed soothe soothes soothed ease eases eased relieve relieves relieved heal heals healed cure cures cured improve improves improved treat treats treated comfort comforts rid rids free frees spare spares"
            ),
            _NONE,
        ),
    ),
}
"""First looks, by the names of the patterns: whatever one finds holds a word of both lists of a pair."""
JUDGEMENTS = Judgements(
    praises=(
        rf"{_GOOD}\s(?:\w+\s)?{_EVIDENCE}|(?:evidence|proof|data|research|science|trials?|stud(?:y|ies)|reviews?)\s(?:[\w-]+\s){{0,3}}?(?:is|are|was|were|looks?|went|seems?)\s(?:[\w-]+\s)?(?:{_GOOD}|well)"
    ),
    certain=(
        r"(?:we|you|they|everybody|everyone)\s(?:can|may)\sbe\s(?:\w+ly\s|very\s|quite\s)?(?:sure|certain|confident)|we\sare\s(?:\w+ly\s|very\s|quite\s)?(?:sure|certain|confident)"
        r"|(?:that|this|it)(?:\sis|['’]s)\s(?:\w+ly\s|very\s|quite\s)?(?:sure|certain|proven|settled|beyond\s\w+)|no\s(?:doubts?|question)|beyond\s(?:doubt|question|dispute)|undisputed"
        r"|(?:is|are|was|were|been|has|have|it|they|trials?|stud(?:y|ies))\s(?:\w+ly\s)?prove[sdn]?|prov(?:es?|ed)\s(?:that|the|it|how|a)|(?:doctors|experts|everybody|everyone|scientists|researchers)\s(?:all\s)?agree"
        r"|(?:can|may)\s(?:trust|rely\son|count\son)|everything\s(?:points|speaks)|well\s(?:known|established|proven)|we\sknow\sthat|(?:nobody|no\sone)\sdoubts|as\s(?:everybody|everyone|we\sall)\sknows?"
        r"|speaks?\sfor\s(?:itself|themselves)|leaves?\s(?:no|little)\s\w+\sopen|went\swell|how\swell\s|so\s(?:good|well)\b"
    ),
    agree=(
        r"(?:trials|studies|reviews|results|they|both|all)\s(?:of\sthem\s)?(?:\w+\s)?(?:agree|agreed|point(?:ed)?\sthe\ssame\sway|found\s(?:much\s)?the\ssame|tell\sthe\ssame)"
    ),
    reassures=(
        r"(?:shows?|means?|proves?|tells?\syou)\s(?:that\s)?(?:it|they|(?:the|your)\s[\w-]+)\s(?:is|are|has|have)\s(?:\w+ly\s|already\s)?(?:working|helping|healing|fighting|doing\s\w+|begun|started|reached|kicked\sin)|"
        r"(?:is|are)\s(?:an?\s|the\s)?(?:good\s|sure\s|first\s|normal\s)?(?:signs?|proof)\s(?:that|of)\s(?:it|they|healing|recovery|success|(?:the|your)\s[\w-]+\s(?:is|are|has|have|works?|helps?|does|do))|"
        r"(?:is|are|was|were|stays?|stayed|only|mostly|usually)\s(?:(?:very|quite|mostly|usually|always|mainly|rather|\w+ly)\s)?(?:mild|rare|minor|slight|bearable|tolerable|harmless|passing|trivial|manageable|no\sproblem)"
        r"|(?:eased|faded|settled|wore|wears|went|goes|cleared|passed|passes|stopped)\s(?:off\s|away\s|down\s|up\s)?(?:again\s)?(?:within|after|in)\s(?:an?|the|one|two|\d+|some|few|a\sfew)\s(?:\w+\s)?(?:hours?|days?|weeks?)|none\s(?:of\s(?:them|which|whom)\s)?(?:had\sto\s(?:stop|be)|needed|was\ssevere|were\ssevere|was\sserious|were\sserious)|(?:soon|quickly)\s(?:pass(?:es|ed)?|goes?|went|wears?|wore|fade[sd]?|stop(?:s|ped)?|clears?|settles?)|(?:usually|mostly|always)\s(?:pass(?:es|ed)?|wears?|wore|fade[sd]?)|(?:goes|go|went|wears?|wore|pass(?:es|ed)?)\s(?:off|away|over)?\s?(?:by\s(?:itself|themselves)|on\s(?:its|their)\sown|quickly|soon|within\s\w+)"
        r"|(?:never|not|hardly|rarely|seldom)\s(?:last|lasted|lasts)|(?:few|most|many|hardly\sany|no)\s(?:people|women|men|children|adults|patients)?\s?(?:\w+\s)?(?:mind|minded|bothered|complain|complained|notice\snothing|did\snot\s(?:mind|notice|complain)|do\snot\s(?:mind|notice))"
        r"|(?:hardly|barely|scarcely)\s(?:noticed|felt|seen|any)|few\s(?:people\s)?notice|no(?:\sother|\sfurther)?\s(?:unwanted|side)[\s-]effects|no(?:\sother)?\s(?:drawbacks?|downsides?|complaints?|harm)|without\s(?:any\s|a\ssingle\s)?(?:drawbacks?|downsides?|complaints?|harm|problems?|trouble)"
        r"|(?:side[\s-]|unwanted\s)effects?\s(?:are|were)\s(?:\w+\s)?(?:few|rare|mild|short)|(?:nobody|no\sone)\s(?:felt|suffered|had\s(?:any|a|unwanted|side))|never\s(?:harms?|hurts?)|a\slittle\sat\smost|all\sthe\swhile"
    ),
    reported=r"\b(?:report\w*|record\w*|mention\w*|named|listed)\b",
    groups=(
        rf"{_BETTER}\s(?:[\w-]+\s){{0,4}}?(?:in|for|among|of\sall\sin|with|by)\s{_GROUPS}|{_GROUPS}\s(?:[\w-]+\s){{1,5}}?{_BETTER}\s(?:[\w-]+\s)?than\s(?:in\s)?(?:{_GROUPS}|others|anybody|the\srest)"
        rf"|{_GROUPS}\s(?:\w+ly\s)?(?:heal|do|did|sting|stung|benefit|gain|respond|feel|felt|sleep|slept|get|got)(?:s|ed|ted)?\s(?:the\s)?{_BETTER}(?!\s(?:often\s)?(?:\w+\s)?(?:with|on|than\s(?:with|on|without|dummy|placebo)))"
    ),
    compares=(
        r"(?:as|just\sas|every\sbit\sas)\s(?:good|effective|strong|safe|gentle|helpful|useful|reliable)\sas\s|(?:works?|worked|helps?|helped|do|does|did|about|just|nearly|almost)\s(?:\w+\s)?as\swell\sas\s|(?<!no\s)(?:better|worse|safer|gentler|stronger|cheaper|more\s(?:effective|helpful|useful|reliable))\sthan\s|(?:sooner|faster|earlier|quicker|more|less|lower)\sthan\s(?:(?:with|on)\s)?(?:any|all)\s(?:other\s)?|(?:sooner|faster|earlier|quicker|more|less|lower)\sthan\s(?:with|on)\s"
        r"|(?:equals?|matches|beats?|outdoes|rivals?|replaces?|the\sequal\sof)\s"
    ),
    compared_words=words("""
        before without others those people usual baseline start rest expected none nothing nobody one some dummy placebo sham fake sugar plain untreated
        average normal all average was were they did them had hoped thought
    """),
    causes=(
        r"because\sof|thanks\sto|owing\sto|due\sto|owes?\s|the\sreason\s(?:why|that|for)|is\swhy|leads?\sto|led\sto|protect(?:s|ed)?|prevent(?:s|ed)|keeps?\s(?:\w+\s){1,3}(?:away|off)|cut(?:s)?\sthe|works|worked|cause[sd]|made\s(?:them|people)|helped"
    ),
    causes_anywhere=r"because\sof|thanks\sto|owing\sto|owes?\s(?:its|their|his|her)|the\sreason\s(?:why|that|for)|that\sis\swhy",
    brings=(
        rf"(?P<one>{_MORE}\s{_SURELY}{{2,40}}?)\s(?:(?:also|always|often|soon|then|usually)\s)?"
        rf"(?:brings?|brought|means?|meant|leads?\sto|led\sto|makes?\sfor|made\sfor|results?\sin)\s(?:also\s)?(?P<other>{_MORE}\s[^,.;:]+)"
        rf"|with\s(?P<one_>{_MORE}\s{_SURELY}{{2,40}}?)\s(?:comes?|came)\s(?P<other_>{_MORE}\s[^,.;:]+)"
    ),
    presumes=(
        r"^what\smakes\s.{1,60}\s(?:so|such)\s|^(?:the\s)?why\s(?!(?:might|may|could|would|can|should)\b)(?:is\s|are\s|does\s|do\s)?.{1,60}\b(?:better|best|so\s(?:well|good)|works?|helps?|safe|right\schoice)\b"
        r"|^how\s(?!(?:do|does|did|can|could|might|may|would|will|to|is|are|was|were|should|well|much|many|often|long|sure)\b)(?:the\s)?(?:[\w-]+\s){1,3}(?:helps?|works?|eases?|heals?|protects?|calms?|prevents?|stops?|keeps?|makes?|gets?)\b"
        r"|\bwhy\s(?:[\w-]+\s){1,4}works?\sso\b|\b(?:that|which)\s(?:really\s|actually\s|truly\s)?(?:works?|helps?|heals?|cures?|calms?|eases?|soothes?|relieves?|protects?|prevents?)\b(?!\sor\snot)|\b(?:tells?|shows?|explains?)\show\s(?:[\w-]+\s){1,3}(?:helps|gets|eases|heals|protects|calms|prevents|stops|keeps|makes|frees|saves)\b"
    ),
    of_any=r"\b(?:any|all)\s(?:other\s)?$",
    helps=r"(?:calms?|calmed|soothes?|soothed|eases?|eased|relieves?|relieved|heals?|healed|cures?|cured|improves?|improved|treats?|treated|comforts?|rids?|frees?|spares?)",
    animals=(
        r"animals?|mice|mouse|rats?|rabbits?|dogs?|cats?|pigs?|guinea|hamsters?|monkeys?|sheep|fish|flies|worms?|cells?|laborator\w+|lab|dish|dishes|test\stubes?|tissues?|not\s\w+\s?in\speople"
    ),
    forms=words("""
        tablet tablets cream creams gel drops spray capsule capsules powder pill pills injection injections tea juice rinse patch patches plaster plasters
        ointment oil root extract syrup treatment medicine medicines vitamin supplement supplements high low higher lower dose doses daily with alone early late after before
        people adults children band bands mouth nose skin water exercise therapy care test tests diet food
    """),
    looks=tuple(_LOOKS.items()),
    denied=r"(?:\b(?:not|never|nobody|no\sone|whether|cannot|nor|none|no|neither|if|hardly|without|far\sfrom|anything\sbut|for\smore|want|wants|need|needs|lack|lacks|too\slittle)|n['’]t)\s(?:[\w’'-]+\s){0,3}$",
)
