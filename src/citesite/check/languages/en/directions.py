"""Which way an English sentence says that something goes."""

from __future__ import annotations

from citesite.check.languages.form import Directions, Way, words

_NO_FALL = r"(?! (?:asleep|ill|sick|over|out|pregnant|behind|short|more|less|down the)\b)"
_SAYS: dict[Way, str] = {
    ("time", 1): "lengthens|lengthened|lengthening|prolongs|prolonged|prolonging|extends|extended|extending",
    ("time", -1): "shortens|shortened|shortening",
    ("amount", 1): (
        "raises|raised|raising|rises|rose|risen|rising|increases|increased|increasing|grows|grew|adds to|goes up"
        "|went up|speeds up|sped up|boosts|boosted|doubles|doubled|triples|tripled|leads to|led to|climbs|climbed|soars|soared"
        "|surges|surged|escalates|escalated|intensifies|intensified|multiplies|multiplied|provokes|provoked|fuels|fuelled"
        "|causes(?! (?:of|for|are|were))|caused(?! by)|(?:drives?|drove|pushes|pushed|puts?|sends?|sent) up|brings? on|brought on"
        "|flares? up|flared up|(?:comes?|came|creeps?|crept|slides?|slid|edges?|edged) up(?! with| less| more)|brings? (?:them|it|this|these) on|(?:comes?|came|break|breaks|broke) out in"
    ),
    ("amount", -1): (
        rf"lowers|lowered|lowering|(?:(?<!more )(?<!fewer )(?<!of )(?<!have )(?<!had )falls|fell|fallen|falling){_NO_FALL}|decreases|decreased|decreasing|reduces|reduced|reducing"
        "|dropped|goes down|went down|cuts(?= (?:the|down|your|their|its) )|slows|slowed|halves|halved|shrinks|shrank"
        "|prevents|prevented|(?:keeps?|saves?|saved|spares?|spared) (?:\\S+ ){1,6}from|plunges|plunged|plummets|plummeted|dips|dipped"
        "|(?:takes?|took) (?:\\S+ ){1,8}away|subsides|subsided|wanes|waned|eliminates|eliminated|wards? off|staves? off"
        "|(?:drives?|drove|pushes|pushed|brings?|brought|comes?|came|creeps?|crept|slides?|slid|edges?|edged) down(?! with)|(?:brings?|brought) (?:\\S+ ){1,7}down"
    ),
    ("worth", 1): (
        "improves|improved|improving|eases|eased|easing|relieves|relieved|soothes|soothed|helps(?! you)|helped|heals"
        "|healed|protects|protected|gets better|got better|alleviates|alleviated|calms|calmed|(?:takes?|took) the edge off"
    ),
    ("worth", -1): (
        "worsens|worsened|worsening|aggravates|aggravated|exacerbates|exacerbated|deteriorates|deteriorated|harms(?! (?:in|of|from|and|or|are|were|came))|harmed|gets worse|got worse"
    ),
}
"""Forms of verbs that are verbs wherever they are."""
_MAY_SAY: dict[Way, str] = {
    ("time", 1): "lengthen|prolong|extend",
    ("time", -1): "shorten",
    (
        "amount",
        1,
    ): "come out in|break out in|raise|rise|increase|grow|add to|go up|speed up|boost|double|triple|cause|lead to",
    ("amount", -1): rf"lower|fall{_NO_FALL}|decrease|reduce|drop|go down|slow|cut|halve|shrink|prevent",
    ("worth", 1): "improve|ease|relieve|soothe|help(?! you)|heal|protect|get better",
    ("worth", -1): "worsen|harm|get worse",
}
"""Forms that are verbs after a modal verb, an adverb or a plural."""
_THAN = r"\b(?:than|compared (?:with|to)|against|versus|rather than|instead of)\b"
"""Words between what a sentence is about and what it compares that with."""
_BEFORE_A_VERB = (
    r"(?:may|might|could|can|will|would|to|not|does|did|do|probably|likely|\w{3,}s)"
    r"(?: (?:also|even|well|not|\w+ly|about))?"
)
_TAKES = r"(?<!who )(?<!you )(?:takes?|took|needs?|needed) (?:\S+ ){0,5}"
"""It takes longer; but people who take something are more often ill."""
_TIME = r"(?:time|minutes|hours|days|weeks|months|years)"
_COMPARES: dict[Way, str] = {
    ("amount", 1): (
        r"(?:twice|three times|four times|double) as (?:many|often|likely|common)|(?:weigh\w*|bring|brings|brought|comes?|came|goes|go|went)(?: \S+){0,3}? (?:more|back up)(?! (?:likely|often))"
        r"|(?:more|additional|extra) (?:days|nights|hours) with|on more (?:days|nights)"
        r"|more (?:people|patients|adults|women|men|children|cases|often|likely|prone|liable|common|frequent|of it)"
        r"|more(?=(?: (?!than |or |of )[\w-]+){1,3}? (?:still|remained|persisted|lingered|stayed)\b)"
        r"|it was (?:only )?(?:those|people|patients|the (?:people|ones|group))(?= (?:on|with|without|taking) )"
        r"|(?:additional|extra) (?:people|patients|adults|women|men|children|cases)|commoner|likelier|upwards(?! of)|bigger|larger"
        r"|(?:walk\w*|go|goes|went|gets?|got|r[ua]n|reach\w*|come|jump\w*)(?: \w+){0,3} (?:further|farther)"
        r"|(?:\d|…) more(?= (?:people |adults )?(?:in|of)\b)|more(?=[.,;]|$)|higher|greater|stronger"
        r"|(?:li\w+|last\w*|sle\w+|walk\w*|surviv\w*)(?: \w+)? longer"
        r"|fiercer|severer|more (?:severe|intense)|heavier(?! (?:people|adults|patients|women|men|children|than|and|or))"
    ),
    ("amount", -1): (
        r"half as (?:many|often|likely|common)|fewer|less(?! (?:well|kind|gentle|mild|good)\b)(?: likely| prone| liable| often| common| of it)?|lower|weaker|smaller|rarer|unlikelier|downwards"
        r"|milder(?! (?:illness|disease|form|cases?|drugs?|medicines?|soaps?))|gentler(?! (?:on|way|start))|fainter"
    ),
    ("worth", 1): r"better|easier to (?:bear|stand|live with)|(?:easier|gentler|milder) on|kinder to",
    (
        "worth",
        -1,
    ): r"worse|less (?:well|kind|gentle|mild|good)\b|not as (?:well|kind|gentle|good|easy|mild) (?:\S+ ){0,4}as|harder to (?:bear|stand|live with)|(?:harder|rougher|tougher) on",
    ("time", 1): rf"later|more slowly|{_TAKES}(?:longer|more(?= {_TIME}))",
    ("time", -1): rf"sooner|earlier|faster|quicker|more quickly|{_TAKES}(?:shorter|less(?= {_TIME}))",
}
"""Comparisons, which count only where a sentence has none of the verbs."""
_NO_COMPARISON = (
    r"not (?:more|less|fewer|\w+er) but|or (?:more|less)|(?:lower|higher) is better|(?:lower|higher|smaller|greater) (?:doses?|amounts?)"
    r"|better (?:studies|trials)|(?:no|not|nothing) (?:more|less) than"
    r"|(?:more|less|fewer|higher|lower|sooner|later|earlier) than (?:\d|…|one\b|half\b)"
    r"|(?:day|week|month|year)s? (?:later|earlier|sooner)|sooner or later|later on"
    r"|(?:earlier|later|faster) (?:stud\w+|trials?|reviews?|reports?|works?|versions?|stages?|years?|life|editions?)"
)
_NO_DIFFERENCE = (
    r"(?:little or no|no|hardly any|any)(?: clear| sure| real| big| main)? (?:difference|effect|change|benefit)"
    r"|(?:does|do|did|may|might|will|would|has|have|was|were|is) not (?:seem to )?(?:differ|change|matter)\w*(?! your)|unchanged"
    r"|(?:does|do|did|may|might|will|would) not (?:make|affect|work)(?! (?:any|a|much) difference)"
    r"|(?:changes?|changed) (?:nothing|little)|(?:changes?|changed|affects?|affected|alters?|altered) (?:\S+ ){1,6}?(?:little or not at all|hardly at all|(?:very )?little,? if at all)"
    r"|(?:hardly|barely|scarcely) (?:changes?|changed|affects?|affected|alters?|altered|moves?|moved|differs?|differed|matters?)"
    r"|no (?:more|better|worse|fewer|less|higher|lower"
    r"|sooner|faster|quicker|slower|earlier|milder|stronger|weaker|rarer|harder|easier)"
    r"|(?:leaves?|left|leaving|keeps?|kept|stays?|stayed|remains?|remained|is|are|was|were) (?:\S+ ){0,9}?"
    r"(?:much|just|exactly|more or less|pretty much) (?:as|what|where|how) (?:it|they) (?:is|are|was|were)"
    r"|neither here nor there|(?:nothing|little|not much|no telling|hard) (?:to choose|to tell|in it) (?:between|apart|either way)"
    r"|(?:no|not an?|not one|not the (?:slightest|least)|little) (?:bit|jot|scrap|shred|iota|blind bit|earthly bit)?(?: of )?(?:a )?difference"
    r"|much of a muchness|six of one|no odds|of no (?:consequence|account)|all the same(?= (?:with|on|whether|either))"
    r"|(?:cuts?|cut) no ice|to no avail|in vain|(?:does|do|did|may|might) not (?:move the needle|budge|shift)"
    r"|(?<!twice )(?<!times )(?<!half )as (?:many|much|often|well|common|likely)(?: \w+){1,6}"
    r" as (?:without|with|on|before|after|dummy|a dummy|the (?:dummy|others?|rest)\b)"
    r"|(?:about|just|roughly|nearly|exactly) as \w+(?: \w+){1,5} as (?:without|with|on|before) (?:it|\w+)"
    r"|(?:about|just|roughly) as (?:many|often|common|likely)(?= \w+ (?:may|might|probably|will|can|felt|had|were|get|got)\b)|one way or (?:the other|another)|(?:not|\w+n['’]t) (?:seem to )?take the edge off|not do (?:much|a lot|a great deal) for"
    r"|(?<!twice )(?<!times )(?<!half )as (?:well|good|many|often|common|much|likely|strong) as"
    r"|(?:does|do|did|can do) (?:nothing|little) (?:for|against|to)|(?:useless|no (?:use|help)|of no (?:use|benefit)) (?:against|for|in|to)"
    r"|makes? no odds|not (?:\S+ ){1,7}any (?:better|worse|more|less|sooner|faster|further)"
    r"|(?:do|does|did) not depend on whether"
    r"|equally (?:well|good|many|often|common|likely|strong)"
    r"|(?:about|much|by|roughly|nearly|almost) the same|(?:about|roughly|nearly|almost|just) as (?!good|well|safe|effective|strong|long|far|much)\w+ as|the same (?:in both|with and without|as)"
)
_SAYS_NOTHING = (
    # "No difference to whether" leaves nothing open.
    r"(?<!difference to )(?<!difference in )(?<!odds to )(?<!odds )(?<!difference )(?<!effect on )(?<!influence on )(?<!bearing on )(?<!change to )whether"
    r"|neither(?! here nor there)|unclear|uncertain|unknown|disagree\w*|do not know|nobody knows|not known|cannot tell|mixed"
    r"|not clear|depends?|(?:goes|go|went) with"
)
_SIZES: dict[str, str] = {
    "large": (
        r"a lot|the lion['’]s share|the bulk of|(?:most|nearly all|almost all) of (?:the|their|your)(?= (?:pain|numbness|symptoms|\w+ pain))"
        r"|greatly|strongly|sharply|dramatically|hugely|enormously"
        r"|much (?:more|less|better|worse|higher|lower|fewer)"
        r"|(?:far|much|vastly|massively|by a long way|way|miles|a good deal|streets|no end|heaps|loads) "
        r"(?:more|fewer|less|better|worse|higher|lower|(?!(?:over|under|after|ever|never|later|other|further|farther)\b)[a-z]{3,}er)"
        r"|a (?:great|good) deal|a whole lot|by far|vastly|massively|tremendously|substantially|markedly|a world of"
        r"|(?:large|big|huge|strong|striking) (?:effect|difference|gain|rise|fall|drop|increase|decrease|benefit)"
    ),
    "small": (
        r"a little|slightly|somewhat|a bit|a touch|a shade|marginally|a tad"
        r"|(?<!not )too (?:little|small|slight)(?: \w+){0,5} to (?:notice|feel|matter|be (?:noticed|felt))|(?:hardly|barely|scarcely) noticeabl[ey]"
        r"|(?:small|slight|modest|tiny) (?:effect|difference|gain|rise|fall|drop|increase|decrease|benefit)"
    ),
}
_TAKEN = (
    r"(?! (?:as )?much (?!risk|chance|pain)\w)(?! (?:a|each|every|per) )(?! (?:daily|weekly))"
    r"(?! (?:the |their |your |a )?(?:\w+ )?(?:dose|amount))"
)
"""What follows such a word where it is of what is taken: twice as much testoline, twice a day."""
_TIMES: dict[str, tuple[float, float]] = {
    rf"(?:doubl(?:e|es|ed|ing)|twice){_TAKEN}": (1.5, 2.7),
    rf"(?:tripl(?:e|es|ed|ing)|three times){_TAKEN}": (2.4, 3.8),
    rf"(?:halv(?:e|es|ed|ing)|half as){_TAKEN}|by half": (0.35, 0.65),
}
"""Words for a ratio, with the range of the ratios that may be called so."""


DIRECTIONS = Directions(
    verbs=tuple((way, rf"(?P<plain>{_SAYS[way]})|{_BEFORE_A_VERB} (?P<after>{_MAY_SAY[way]})") for way in _SAYS),
    comparisons=tuple(_COMPARES.items()),
    no_comparison=_NO_COMPARISON,
    no_difference=_NO_DIFFERENCE,
    a_difference="",
    says_nothing=_SAYS_NOTHING,
    denied_before=r"\b(?:(?:not|never|nor|cannot|without(?! (?:it|them)\b)|no)(?: \w+){0,2}|fail(?:s|ed)? to) ",
    denied_behind="",
    than=_THAN,
    makes=(
        r"makes?|made|leaves?|left|gives?|gave|(?:bring|brings|brought)(?= \S+(?: \S+)? out in)"
        r"|(?:gets?|got)(?= (?:\S+ ){1,6}from (?!day|the (?:start|first|second|third)|\d))"
    ),
    sizes=tuple(_SIZES.items()),
    times=tuple(_TIMES.items()),
    it=words("it"),
    endings="iness|ing|ness|ed|es|s|e|y",
    states=words("being having getting feeling"),
    apart=(
        (words("morning mornings breakfast"), words("evening evenings bedtime")),
        (words("morning mornings breakfast"), words("night nights")),
        (words("arm arms hand hands"), words("leg legs foot feet")),
        (words("knee knees"), words("hip hips")),
        (words("upper"), words("lower")),
        (words("systolic"), words("diastolic")),
        (words("walking standing step steps"), words("resting rest sitting lying night nights bedtime")),
        (words("summer"), words("winter")),
        (words("indoors"), words("outdoors")),
        (words("keep keeps kept keeping"), words("lose loses lost losing loss")),
    ),
    of_time=words("sooner later earlier faster quicker slower"),
    lacks=(
        r"free\w*|without|no|not|never|rid|relief|reliev\w*|gone|go(?:es)? away|went away|los(?:e|es|ing|t)|disappear\w*|vanish\w*|cure[ds]?"
        r"|clear\w*|recover\w*|stop\w*|end(?:s|ed)?|heal\w*|better|over|past|through|beat|shak\w+|off|shed\w*|absence|control\w*|well|out"
    ),
    keeps=(
        r"(?:left|stuck|living|lives?) (?:\w+ )?with|still|have|had|has|having|gets?|got|getting|suffer\w*|ke(?:ep|eps|pt)|remain\w*|persist\w*|linger\w*"
        r"|(?:go|went|goes) on|troubled|bothered|plagued"
    ),
    changing=(
        words("sleep sleeps sleeping slept"),
        words("bleed bleeds bleeding bled"),
        words("feel feels feeling felt"),
        words("fall falls falling fell"),
        words("wake wakes waking woke woken"),
        words("break breaks breaking broke broken"),
        words("swell swelling swollen"),
        words("grow grows growing growth grew"),
        words("speak speech spoke"),
    ),
    unchanged=r"(?:stay|remain|keep)(?:s|ed)?(?: \w+){0,3}? (?:the same|as (?:it was|they were|before))|just as (?:long|well|often|much|many|strong)|as before",
    spared=(
        r"(?<!than )without|no|(?:free|rid) (?:of|from)|never (?:had|felt|got)|not (?:have|get|feel)|(?P<any>spared?|spares|escaped?|avoid(?:ed)?|avoids|were missed|got away from)"
    ),
    time_units=words("second seconds minute minutes hour hours day days week weeks month months year years"),
    other_group=("dummy", "placebo", "without", "than at", "but "),
)
