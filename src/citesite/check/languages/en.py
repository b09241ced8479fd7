"""English."""

from __future__ import annotations

from citesite.check.languages.form import (
    Counts,
    Directions,
    Language,
    Measure,
    Numbers,
    Orders,
    Plain,
    Quantities,
    Relations,
    Statements,
    Way,
)
from citesite.check.wording.amounts import PEOPLE, amounts
from citesite.check.wording.neighbours import assertions


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SAYS: dict[Way, str] = {
    ("amount", 1): (
        "raises|raised|raising|rises|rose|risen|rising|increases|increased|increasing|grows|grew|adds to|goes up"
        "|went up|speeds up|sped up|boosts|boosted|doubles|doubled|triples|tripled|leads to|led to"
    ),
    ("amount", -1): (
        "lowers|lowered|lowering|falls|fell|fallen|falling|decreases|decreased|decreasing|reduces|reduced|reducing"
        "|dropped|goes down|went down|cuts(?= (?:the|down|your|their|its) )|slows|slowed|halves|halved|shrinks|shrank"
        "|prevents|prevented|keeps? (?:\\S+ ){1,6}from"
    ),
    ("worth", 1): (
        "improves|improved|improving|eases|eased|easing|relieves|relieved|soothes|soothed|helps(?! you)|helped|heals"
        "|healed|protects|protected|gets better|got better"
    ),
    ("worth", -1): (
        "worsens|worsened|worsening|harms(?! (?:in|of|from|and|or|are|were|came))|harmed|gets worse|got worse"
    ),
}
"""Forms of verbs that are verbs wherever they are."""
_MAY_SAY: dict[Way, str] = {
    ("amount", 1): "raise|rise|increase|grow|add to|go up|speed up|boost|double|triple|cause|lead to",
    ("amount", -1): "lower|fall|decrease|reduce|drop|go down|slow|cut|halve|shrink|prevent",
    ("worth", 1): "improve|ease|relieve|soothe|help(?! you)|heal|protect|get better",
    ("worth", -1): "worsen|harm|get worse",
}
"""Forms that are verbs after a modal verb, an adverb or a plural."""
_BEFORE_A_VERB = (
    r"(?:may|might|could|can|will|would|to|not|does|did|do|probably|likely|\w{3,}s)"
    r"(?: (?:also|even|well|not|\w+ly|about))?"
)
_COMPARES: dict[Way, str] = {
    ("amount", 1): (
        r"more (?:people|patients|adults|women|men|children|cases|often|likely|common|frequent|of it)"
        r"|(?:\d|…) more(?= (?:people |adults )?(?:in|of)\b)|more(?=[.,;]|$)|higher|greater|stronger"
        r"|(?:li\w+|last\w*|sle\w+|walk\w*|surviv\w*)(?: \w+)? longer"
    ),
    ("amount", -1): r"fewer|less(?: likely| often| common| of it)?|lower|weaker|smaller",
    ("worth", 1): r"better",
    ("worth", -1): r"worse",
}
"""Comparisons, which count only where a sentence has none of the verbs."""
_NO_COMPARISON = (
    r"or (?:more|less)|(?:lower|higher) is better|(?:lower|higher|smaller|greater) (?:doses?|amounts?)"
    r"|better (?:studies|trials)|(?:no|not|nothing) (?:more|less) than"
    r"|(?:more|less|fewer|higher|lower) than (?:\d|…|one\b|half\b)"
)
_NO_DIFFERENCE = (
    r"(?:little or no|no|hardly any|any)(?: clear| sure| real| big| main)? (?:difference|effect|change|benefit)"
    r"|(?:does|do|did|has|have|was|were|is) not (?:seem to )?(?:differ|change|matter)\w*(?! your)|unchanged"
    r"|(?:does|do|did|may|might|will|would) not (?:make|affect|work)(?! (?:any|a|much) difference)"
    r"|(?:changes?|changed) (?:nothing|little)|no (?:more|better|worse|fewer|less|higher|lower)"
    r"|(?<!twice )(?<!times )(?<!half )as (?:many|much|often|well|common|likely)(?: \w+){1,4}"
    r" as (?:without|with|on|before|after|dummy)"
    r"|as (?:well|good|many|often|common|much|likely|strong) as"
    r"|equally (?:well|good|many|often|common|likely|strong)"
    r"|(?:about|much|by) the same|the same (?:in both|with and without|as)"
)
_SAYS_NOTHING = (
    r"whether|neither|unclear|uncertain|unknown|disagree\w*|do not know|nobody knows|not known|cannot tell|mixed"
    r"|not clear|depends?|(?:goes|go|went) with"
)
_SIZES: dict[str, str] = {
    "large": (
        r"a lot|greatly|strongly|sharply|dramatically|hugely|enormously"
        r"|much (?:more|less|better|worse|higher|lower|fewer)"
        r"|far (?:more|fewer|less|better|worse|higher|lower)"
        r"|(?:large|big|huge|strong|striking) (?:effect|difference|gain|rise|fall|drop|increase|decrease|benefit)"
    ),
    "small": (
        r"a little|slightly|somewhat|a bit"
        r"|(?:small|slight|modest|tiny) (?:effect|difference|gain|rise|fall|drop|increase|decrease|benefit)"
    ),
}
_TIMES: dict[str, tuple[float, float]] = {
    r"doubl(?:e|es|ed|ing)|twice": (1.5, 2.7),
    r"tripl(?:e|es|ed|ing)|three times": (2.4, 3.8),
    r"halv(?:e|es|ed|ing)|by half|half as": (0.35, 0.65),
}
"""Words for a ratio, with the range of the ratios that may be called so."""


DIRECTIONS = Directions(
    verbs=tuple((way, rf"(?P<plain>{_SAYS[way]})|{_BEFORE_A_VERB} (?P<after>{_MAY_SAY[way]})") for way in _SAYS),
    comparisons=tuple(_COMPARES.items()),
    no_comparison=_NO_COMPARISON,
    no_difference=_NO_DIFFERENCE,
    a_difference="",
    says_nothing=_SAYS_NOTHING,
    denied_before=r"\b(?:not|never|nor|cannot|without|no)(?: \w+){0,2} ",
    denied_behind="",
    sizes=tuple(_SIZES.items()),
    times=tuple(_TIMES.items()),
    it=_words("it"),
    other_group=("dummy", "placebo", "without", "than at", "but "),
)
_HEDGES = (
    r"probabl[ey]|likely|presumably|may|might|could|can|perhaps|possibl[ey]|maybe|whether|if|unclear|uncertain|unsure|"
    r"not\ssure|not\scertain|not\s(?:yet\s)?known|unknown|(?:not|n['’]t|cannot)\s(?:yet\s)?(?:know|tell|say)|"
    r"not\sclear|nobody|no\sone|not\s(?:been\s)?(?:shown|found|seen)|did\snot\s(?:show|find|see)|no\sgood|"
    r"no\s(?:clear\s)?(?:sign|evidence|trials?|stud(?:y|ies))|neither|seem(?:s|ed)?|appear(?:s|ed)?\sto|suggest(?:s|"
    r"ed)?|hint(?:s|ed)?|too\s(?:few|little|small)|disagree[sd]?|mixed|contradict\w*|open|in\sdoubt|doubtful|"
    r"not\sagree|little\s(?:or\sno|is\sknown)|by\schance|due\sto\schance"
)
"""Any sign of doubt, for texts that must hold one."""
_STRONG_ENOUGH = r"probabl[ey]|likely|presumably"
_WEAK = r"may|might|could|perhaps|possibly"
"""Hedges of low certainty alone."""
_UNCERTAIN = (
    r"uncertain|unsure|unknown|unclear|not\ssure|not\scertain|not\s(?:yet\s)?known|not\sclear|cannot\s(?:tell|say)|"
    r"not\s(?:tell|say)|nobody|no\sone|not\s(?:yet\s)?know|too\slittle|too\sfew|too\ssmall|disagree|contradict|mixed|"
    r"no\ssign|not\sshown|not\sbeen\sshown|not\sshow|no\sgood\sevidence|no\strial|doubt"
)
"""That nobody can be sure, as very low certainty needs it."""
_NEVER = (
    r"miracles?|miraculous(?:ly)?|guarantee(?:s|d|ing)?|cures?|cured|wonder\sdrug|panacea|cure-all|magic\sbullet|"
    r"100\s?%\s(?:effective|certain|success)|(?:works|helps)\s(?:for\s|in\s)?(?:everyone|everybody|every\sperson|"
    r"all\spatients)|never\sfails|always\s(?:works|helps)|(?:stops?|goes\saway|gone|rid\sof)\s(?:\w+\s){0,2}for\sgood|once\sand\sfor\sall"
)
"""Promises that nothing in medicine keeps."""
_BOASTS = (
    r"proves?|proved|proven|definitely|certainly|clearly|undoubtedly|without\s(?:a\s)?doubt|no\sdoubt|unquestionably|"
    r"always|shows?\sthat|of\scourse|known\sto|shown\sto|(?:has|have)\sbeen\s(?:established|demonstrated)|conclusive(?:ly)?|"
    r"beyond\sdoubt"
)
"""Words of certainty, fit for high certainty only."""
_SAFE = (
    r"(?:completely|totally|perfectly|entirely|absolutely|wholly|fully|utterly|100\s?%)\s(?:safe|harmless|non-toxic)|"
    r"(?:no|zero|without(?:\sany)?|free\s(?:of|from)(?:\sany)?|not\shave\sany|"
    r"has\snot\sany)\s(?:known\s)?(?:side[\s-]effects?|unwanted\seffects?|risks?|dangers?)(?!\s(?:of|for|that|in|were|"
    r"was|from|other))|risk-free|side-effect-free|(?:cannot|can't|can’t|can\snever|could\snever|will\snever|never|"
    r"does\snot|do\snot|will\snot|won't)\s(?:do\s(?:you\s)?(?:any\s)?)?(?:harm|hurt)\b(?!\s(?:if|a\swalk))|(?:is|"
    r"are)\s(?:always\s)?harmless|safe\sfor\s(?:everyone|everybody|all)|(?:is|are)\snot\s(?:dangerous|harmful)|"
    r"(?:does|do)\sno\sharm|nothing\scan\sgo\swrong|impossible\sto\soverdose|(?:is|are)\salways\ssafe|"
    r"nothing\sto\s(?:fear|lose|worry\sabout)|(?:nobody|no\sone)\s(?:has|was)\s(?:ever\s)?(?:been\s)?(?:harmed|hurt)"
)
"""Promises of safety."""
STOPPING = (
    r"(?:stop(?:\staking|\susing)?|quit|come\soff|give\sup|throw\saway|discontinue|cease|drop|ditch|replace|skip|"
    r"leave\sout|cut\sout|throw(?=\s(?:\w+\s){1,4}away)|pause|go\swithout|wean\syourself\soff|cut\sdown(?:\son)?|reduce|lower|halve|double(?:\sup\son)?|triple|increase|"
    r"raise|change|adjust|swap|switch)"
)
TAKING = (
    r"(?:give\s(?:your|the|a|every)\s\w+|give\s(?:him|her|them)|try|take|swallow|inject|use|start(?:\staking)?|"
    r"begin(?:\staking)?|drink|go\son)"
)
_SAY_NOTHING = _words("""
    about after all also and any are before can for from had has have into its many may more most much not only
    onto our over some than that the their then these this those under very was were when which who with you your
""")
"""Words that two sentences may share without being about the same thing."""
_HARMS = _words("""
    aggravate block cause damage destroy double harm increase kill raise slow stop trigger triple worsen
""")
"""Verbs of effect that are as often said of an illness as of a treatment."""
_REPORTS = (
    r"sa(?:ys|y|id)|according\sto|advises?|recommends?|guidelines?|NICE|regulators?|names?|states?|lists?|reports?|"
    r"the\sguide|a\sguide"
)
"""Words that leave a statement to somebody who is named."""
_MATTERS = (
    r"pains?|numbness|tingling|burning|symptoms?|complaints?|deaths?|diseases?|illness(?:es)?|infections?|cancers?|"
    r"tumours?|headaches?|migraines?|sleep|tiredness|fatigue|depression|anxiety|mood|memory|blood\spressure|"
    r"blood\ssugar|weight|survival|life|lives|risks?|chances?|odds|attacks?|strokes?|falls|fractures?|wounds?|ulcers?|"
    r"quality|balance|itch(?:ing)?|nausea|vomiting|cough|fever|an(?:a)?emia|swelling|weakness|cramps?|diabetes|"
    r"neuropathy|dementia|asthma|eczema|acne|arthritis|flu|colds?|nerve\sdamage|problems|trouble|suffering|recovery|"
    r"health"
)
"""What matters to people, as an effect acts on it."""
_FOR_PEOPLE = (
    r"people|patients|you|nerves|everyone|most|many|well|better|best|against|in\s\d+|against|quickly|fast|within|"
    r"women|men"
)
"""What follows "works" and "helps" where they are about people."""
_CALLED_SAFE = (
    r"(?:is|are|was|were)\s(?:(?:very|quite|generally|usually|mostly|always|also|both|considered|regarded\sas|"
    r"known\sto\sbe)\s){0,2}(?:safe|well[\s-]tolerated|harmless)(?!\s(?:to\sask|side|place|distance|for\syou\sis|is|"
    r"depends))|safe\sand\s(?:effective|natural)|(?:effective|natural)\sand\ssafe|has\sno\sharm|"
    r"(?:excellent|good|outstanding|proven|perfect|clean)\ssafety\b|(?:so|very|quite|extremely|really)\ssafe"
)
"""Safety without a word on for whom and how sure."""
_ADVISES = (
    r"^\s*(?:yes\.?|no\.?)?\s*(?:please\s)?(?:ask|do\snot|don['’]t|see|call|ring|go|talk|speak|look|keep|tell|have|"
    r"check|read|never|wait|bring|show|write|your\s(?:doctor|nurse|gp|pharmacist|team)|doctors|if\syou|before\syou)"
)
"""How a sentence begins that tells readers what to do."""
_IN_ORDERS = _words("""
    adjust begin cease change come cut discontinue ditch double drink drop give go halve increase inject leave lower
    pause quit raise reduce replace skip start stop swallow swap switch take throw triple try use wean
""")
"""Each order holds one of these; they find the few texts that may hold one."""
_MEDICINE_WORDS = _words("""
    antibiotic antidepressant aspirin b12 capsule chemotherapy cobalamin cyanocobalamin dose drug hydroxocobalamin
    ibuprofen inhaler injection insulin iron lithium med medicament medication medicine metformin methotrexate
    methylcobalamin opioid painkiller paracetamol pill prescription statin steroid supplement tablet therapy treatment
    vaccine vitamin warfarin
""")
_MEDICINES = rf"(?:{'|'.join(sorted(_MEDICINE_WORDS))})s?|blood\sthinners?|beta[\s-]blockers?|folic\sacid"
"""Common words for what is taken."""
_IN_MEDICINES = _MEDICINE_WORDS.union(
    (f"{word}s" for word in _MEDICINE_WORDS), _words("acid blocker blockers thinner thinners")
)
"""Each of them holds one of these."""
_NOT_MEDICINES = _words("""
    amount another any care cup day dose dummy evening form help high higher injection instead kind lower one
    other people tablet taking test treatment type usual warm water week
""")
"""Words of an intervention that name no medicine."""
_IN_NEVER = _words("""
    bullet certain cure cured cures effective fails good guarantee guaranteed guaranteeing guarantees helps miracle
    miracles miraculous miraculously once panacea success wonder works
""")
"""Each of _NEVER holds one of these."""
_IN_SAFETY = _words("""
    danger dangerous dangers fear harm harmed harmful harmless hurt lose overdose risk risks safe safety side tolerated
    toxic unwanted worry wrong
""")
"""Each of _SAFE and of _CALLED_SAFE holds one of these."""
STATEMENTS = Statements(
    read=assertions,
    harms=_HARMS,
    probably=("probably", "likely"),
    may="may",
    hedges=_HEDGES,
    strong_enough=_STRONG_ENOUGH,
    weak=_WEAK,
    uncertain=_UNCERTAIN,
    never=_NEVER,
    boasts=_BOASTS,
    safe=_SAFE,
    called_safe=_CALLED_SAFE,
    denied=(
        r"(?:\b(?:not|never|cannot|nor|no|nobody|none|neither|without|whether|if|hardly|instead of|rather than|"
        r"beware of|promises? an?y?)|n['’]t)"
    ),
    reports=_REPORTS,
    advises=_ADVISES,
    matters=_MATTERS,
    for_people=_FOR_PEOPLE,
    helps=_words("work help"),
    makes=("make", "made"),
    in_never=_IN_NEVER,
    in_safety=_IN_SAFETY,
)
_AMOUNT = (
    r"(?:about\s|up\sto\s|at\sleast\s|one\s)?(?:\d[\d,.]*|half\san?|one|two|three|four)\s?(?:to\s\d[\d,.]*\s?)?(?:micrograms?|milligrams?|grams?|µg|μg|mcg|mg|g|"
    r"international\sunits?|units?|IU|ml|millilitres?|tablets?|pills?|capsules?|drops?|sprays?|injections?|puffs?|spoons?)\b"
)
_BEFORE = (
    r"(?:^|[,;:–—]\s*|\b(?:then|just|simply|please|now|so|instead|always|feel\sfree\sto|go\sahead\sand)\s+|"
    r"\byou\s(?:can|should|must|may|need\sto|could|have\sto)\s(?:\w+ly\s|now\s|just\s)?|"
    r"\b(?:everyone|everybody|people|patients|adults|all)\s(?:(?:on|with|who|over|taking|have|has|take)\s(?:[\w-]+\s){1,4})?"
    r"(?:should|must|ought\sto)\s)"
)
_DETERMINERS = (
    r"(?:(?:your|the|a|an|all|any|some|other|more|less|extra|daily|high-dose|low-dose|every|each|both|with|of|taking|using|these|"
    r"this|own|new|old)\s){0,3}"
)
_MEDICINE = r"(?:(?:\w+-)?<medicine>\b(?!\s(?:test|level|blood|in\syour)))"
_STOP = rf"{STOPPING}\s{_DETERMINERS}(?:\w+\s)?{_MEDICINE}|(?:stop|quit)\s(?:it|them)\b(?!\s(?:from|happening))"
# To start treatment, whichever it is, is to go and see somebody.
_TAKE = rf"{TAKING}\s{_DETERMINERS}(?:{_AMOUNT}|(?:\w+\s)?(?!treatment|therapy){_MEDICINE})"
ORDERS = Orders(
    begins=rf"{_BEFORE}(?:{STOPPING}|{TAKING})\b|\byou\s(?:do\snot|don['’]t|no\slonger|never)\s|\bno\sneed\b",
    order=rf"{_BEFORE}(?P<order>{_STOP}|{_TAKE})",
    needless=(
        r"you\s(?:do\snot|don['’]t|no\slonger|never)\s(?:have\sto|need\sto|need)\s(?:\w+\s){0,2}(?:doctor|GP|treatment|insulin|"
        rf"{_MEDICINE})|no\sneed\s(?:to\ssee|to\sask|for)\s(?:\w+\s)?(?:doctor|GP|{_MEDICINE})"
    ),
    denied_before=(
        r"\b(?:not|never|don['’]t|nobody|no\sone|without|whether|should\si|can\si|before\syou|when\syou|if\syou|"
        r"(?<!free\s)to)\s*"
    ),
    denied_behind="",
    medicines=_MEDICINES,
    not_medicines=_NOT_MEDICINES,
    first_looks=((_IN_ORDERS, frozenset()), (_words("need have"), _words("no not don never"))),
    about=_IN_MEDICINES | _words("stop quit doctor gp"),
)
_RELATIVE = (
    r"twice|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|"
    r"(?:by|in) (?:about |nearly |almost )?(?:a )?half|"
    r"(?:half|third|quarter) (?:as (?:many|likely|often)|the (?:risk|chance))|"
    r"\d[\d.,]{0,20}+ times (?:as|more|less|higher|lower)|"
    r"\d[\d.,]{0,20}+(?:%| percent| per cent) (?:more|less|lower|higher|fewer|greater|smaller|drop|fall|rise|cut)|"
    r"(?:risk|odds|hazard|rate) ratio|relative risk"
)
"""How much more or less of something there is, in relation to another amount."""
_RELATIVE_VERBS = ("doubl", "tripl", "halv")
_IN_RELATIVE = frozenset(
    (
        *(verb + ending for verb in _RELATIVE_VERBS for ending in ("e", "es", "ed", "ing")),
        *("twice", "half", "third", "quarter", "times", "percent", "cent", "ratio", "relative"),
    )
)
"""Each relation holds one of these, or a per cent sign."""
_ABSOLUTE = r"\b(?:in|of|per|out of) (?:every )?(?:10|100|1,?000|10,?000|\d[\d,]{0,20} (?:people|patients|adults))\b"
"""A number of people of a whole."""

_WHAT_IS_TAKEN = r"(?:doses?|dosages?|dosing|tablets?|pills?|capsules?|injections?|medicines?|medication|insulin)\b"
_MEASURED = (
    rf"(?:{_WHAT_IS_TAKEN}|(?:amounts?|quantit(?:y|ies)|levels?|intakes?|concentrations?|strengths?|needs?|allowances?|limits?|prices?|"
    r"costs?|lengths?|lifetimes?|sizes?|weights?|time|money|price|cost)\b(?!\sto\s(?:relief|death|recovery|healing)))"
)
"""What there is more or less of without any chance: what is taken, what is in the blood, what it costs."""
_A_DETERMINER = r"(?:the|an?|any|your|their|his|her|its|this|that|each|every|one|what|as|usual|normal)"
_NOT_BETWEEN = (
    r"(?:risks?|chances?|odds|rates?|numbers?|deaths?|cases|likel\w*|often|many|people|at|in|with|for|on|by|after|than|per|"
    r"from|if|when|who|and|or)\b"
)
_RELATION = (
    r"(?:twice|double[sd]?|doubling|tripl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|half|(?:a\s)?(?:third|quarter)|"
    r"(?:\d[\d.,]{0,20}+|two|three|four|five|six|ten|many|several)\stimes)"
)
_CHANGED = r"(?:doubled?|doubles|tripled?|triples|halved?|halves)"


_OTHER_USES = (
    # What is taken or measured is doubled, and no chance: "do not double a missed dose", "twice the usual amount".
    rf"\b{_RELATION}\s(?:up\s)?(?:on\s|of\s)?(?:{_A_DETERMINER}\s)?(?:(?!{_NOT_BETWEEN})[\w-]+\s){{0,3}}{_MEASURED}",
    rf"\b\d[\d.,]{{0,20}}+(?:%|\spercent|\sper\scent)\s(?:more|less|lower|higher|greater|smaller)\s"
    rf"(?:(?!{_NOT_BETWEEN})[\w-]+\s){{0,2}}{_MEASURED}",
    # As much as what is needed: "twice what you need", "half as much".
    rf"\b{_RELATION}\s(?:of\s)?(?:what|as\smuch(?!\s(?:risk|chance))|(?:more|less)\sthan\s(?:you|they|people|the\sbody)\sneeds?)\b",
    r"\bdoubl(?:e|ing)\sup\b",
    r"(?:^|[.,;:]\s)(?:do\snot|don't|never)\s(?:double|halve)\s(?:it|them)\b",
    # The same the other way round: "the level doubled", "the dose was not halved", "levels of B12 fell by half".
    rf"\b{_MEASURED}\s(?:(?:of|in)\s(?!{_NOT_BETWEEN})[\w-]+\s(?:(?!{_NOT_BETWEEN})[\w-]+\s)?)?"
    r"(?:(?:has|have|had|can|may|must|should|will|probably)\s)*(?:not\s)?"
    rf"(?:(?:is|was|are|were|be|been|being)\s(?:\w+ly\s|not\s)?)?{_CHANGED}(?:\sor\s{_CHANGED})?\b",
    rf"\b{_MEASURED}\s(?:(?:of|in)\s(?!{_NOT_BETWEEN})[\w-]+\s)?(?:fell|rose|went\s(?:up|down)|dropped)\s(?:by|in)\s(?:about\s)?(?:a\s)?half\b",
    # A part of what is taken: "break the tablet in half"; "in half an hour"; "in half of people".
    rf"\b{_WHAT_IS_TAKEN}\s(?:in|by)\s(?:about\s)?(?:a\s)?half\b|\b(?:in|by)\shalf\san?\b",
    r"\bin\s(?:about\s|nearly\s|almost\s)?half\sof\b",
    # How often: "take it twice a day", "you were asked twice".
    r"\btwice(?:\s?$|[.,;:!?)]|[\s-](?:an?|each|every|per|daily|weekly|monthly|yearly|within|during|before|after)\b|"
    r"\s(?:in|over)\s(?:\w+\s)?(?:hours?|days?|weeks?|months?|years?)\b)",
    # Names of designs, signs and treatments.
    r"\b(?:double|triple)[\s-](?:blind\w*|dumm\w+|mask\w+|check\w*|vision|therap\w+|vaccin\w+|bypass|negative)\b",
)
_P = r"\bP\s?(?:-\s?values?|values?)?\s?(?:[<=>≤≥]|of|is|was|below|at\smost|under)\s?0?\.\d+"
_BIG = (
    r"large|larger|big|bigger|strong|stronger|huge|great|greater|major|powerful|dramatic|impressive|marked|substantial"
)
_P_AS_SIZE = (
    rf"\b(?:highly|very|strongly|extremely|hugely|so|more|most|clearly)\s(?:statistically\s)?significant|"
    rf"(?:\b(?:{_BIG})\b[^.;]{{0,40}}?\(?(?:{_P}))|"
    rf"(?:{_P})[^.;]{{0,40}}?\b(?:so|shows?|means?|proves?|a|an|which\sis|that\sis)\s(?:[a-z]+\s){{0,3}}?(?:{_BIG})\b|"
    r"\bsignificant(?:ly)?\s"
    r"(?:large|larger|big|strong|better|improve|improved|reduce|reduced|lower|higher|less|more)"
)
_BY_PERCENT = r"(?:cuts?|lowers?|reduces?|raises?|increases?)\b[^.;]{0,40}?\bby\s(?:about\s)?\d[\d.]{0,9}\s?%"


RELATIONS = Relations(
    relative=_RELATIVE,
    by_percent=_BY_PERCENT,
    absolute=_ABSOLUTE,
    people=r"\d[\d,.…]{0,20}\s(?:more|fewer|of\sthem|people)",
    other_uses=_OTHER_USES,
    of_people=(
        r"\b(?:chances?|risks?|odds|likely|often|deaths?|die|died|get|gets|people|patients|cases|attacks?|strokes?|cancers?|rate|"
        r"frequent|common|many)\b"
    ),
    p_as_size=_P_AS_SIZE,
    denied=r"\b(?:not|no|nor|never|neither|without)\s(?:\w+\s){0,2}",
    percent=r"\d[\d.,]{0,20}\s?(?:%|per\s?cent\b)",
    of_what=(
        r"\b(?:people|patients|men|women|children|adults|participants|users|veterans|those|them|cases|studies|trials|vegans|groups?|"
        r"interval|CI|than|compared|against|from|versus|vs|lower|higher|less|more|fewer|of\s(?:the|a|an|all|its|their|every|each|this|"
        r"…|\d)|chance|certainty|body|weight|dose|baseline|both|one|who|everyone|population)\b|%\sof\b|per\s?cent\sof\b"
    ),
    times=(
        r"(?<![\d.])(?P<n>\d+(?:\.\d+)?)(?:\stimes|-?fold)\s(?:as\s(?:likely|often|many|much|high|common|frequent)|the\s(?:chance|risk|number)|"
        r"(?P<more>more|higher|greater|likelier|less|lower))"
    ),
    more=r"(?<![\d.])(?P<n>\d+(?:\.\d+)?)\s?%\s(?:more|higher|greater|increased)(?!\sodds)",
    odds="odds|hazard",
    decimal=".",
    in_relative=_IN_RELATIVE,
    in_p_as_size=_words("p significant significantly"),
    in_percent=_words("cent percent"),
)
_PEOPLE = r"(?:people|patients|adults|men|women|children)"
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_UNITS = r"mg|%|micro|milli|µ|IU"
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = Numbers(
    decimal=".",
    group=",",
    written=r"\d[\d,]*(?:\.\d+)?",
    may_follow=r"%|per\s?cent|times|-?fold|people|in|of|out\s|per\s",
    percent=r"%|per\s?cent\b",
    before=(
        r"\b(?:aged?|ages|age\sof|older\sthan|younger\sthan|over\sthe\sage\sof|from\sthe\sage\sof)\s(?:of\s)?"
        rf"(?:\d+\s(?:to|and|or|[-–])\s?)?|\b{_PEOPLE}\sof\s\d+\sto\s|"
        r"\bscale\s(?:of|from|to|up\sto)\s(?:\d+\sto\s)?|"
        r"\b(?:table|figure|pages?|pp?\.|chapter|section|step|part|version|types?|phase|stage|grade|level|number|no\.|article|"
        r"issue|volume|box|row|CIN|NG|TA|CG|room|line)\s?(?:\d[\d.,–-]*(?:\s(?:and|or|to)\s)?)?|"
        r"\b(?:NHS|call|ring|dial|phone|tel\.?)\s(?:\d[\d\s]*)?|\b\d{4}-(?:\d\d-)?|\b\d\d?:"
    ),
    behind=(
        rf"\s{_MONTHS}\b|-\d\d(?:-\d\d)?\b|(?:\sto\s\d+)?(?:-|\s)years?(?:-|\s)olds?|\s(?:or|and)\s(?:older|over|younger|under)|"
        r"\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)"
    ),
    month_before=rf"\b{_MONTHS}\s",
    of_age=rf"\b{_PEOPLE}\sof\s",
    to=r"\sto\s",
    plain_to=" to ",
    from_="from",
    whole_before=r"\b(?:in|of|per|from|each|every|a)\s(?:every\s|each\s|about\s)?",
    units=_UNITS,
    counted=rf"{_PEOPLE}|{_UNITS}",
    of_every=r"\s*(?:people\s)?(?:in|of|out\sof|per)\s(?:every\s|each\s)?",
    in_many=r"\s(?:in|out\sof)\s(?:every\s|each\s)?",
    of_many=rf"\s(?:{_PEOPLE}\s)?(?:in|of|out\sof)\s(?:every\s|each\s)?1,?000?\b",
    times=r"\s*(?:times|-?fold)\b(?!\sa\s(?:day|week|month|year))",
    about=r"\b(?:about|around|nearly|almost|roughly|over|under|some|approximately|more\sthan|up\sto)\s",
    interval=r"\s?%\s?(?:(?:confidence|credible|prediction|uncertainty)\s)?(?:CI|interval|limit|range)",
    of=r"(?:people\s+)?(?:out\s+)?of(?:\s+the)?",
    in_words=amounts,
    to_or=r"\s?(?:to|and|or|[-–])\s?",
    studied=(
        "people|patients|adults|men|women|children|participants|subjects|trials|studies|reviews|years|months|weeks|days|hours|minutes|mg|mcg|µg"
        "|micrograms|milligrams|tablets|articles|records|countries|centres"
    ),
    measured=r"[a-zµμ]{1,4}mol|[a-zµμ]{0,2}g|[a-zµμ]{0,2}L|IU|units?|points?|m/s|mV|ms|µV|kg",
    limits="CI|confidence|interval",
    others=(
        r"\b(?:not|no|none|never|nobody|without|free|still|stayed|kept|remain\w*|rest|others?|survive\w*|alive|well|normal|unaffected)\b|n['’]t\b"
    ),
    of_whole=(
        rf"\bof\s(?:every|each)\s(?P<all>1,?000?)\s{_PEOPLE}\b[^.;\d]{{0,99}}\s(?P<some>\d{{1,9}})(?![\w,]|\.\d)"
    ),
    in_percent=r"\s{0,3}%|\s{1,3}(?:in|of|out\s{1,3}of)\s{1,3}(?:every\s{1,3})?100\b",
    intervals=r"95\s?%\s+(?:confidence\s+)?(?:interval|CI):?\s+",
    compares=r"against|versus|vs|and|than|compared|while|but",
    not_estimates=r"people|studies|trials|years|months|weeks|µ|mg\b",
)
_NOUNS = ("day", "week", "month", "year", "trial", "study", "review", "vitamin", "clinic")
COUNTS = Counts(
    numbers=tuple((word, float(number)) for number, word in enumerate(_ONES, 1)),
    to=r"\sto\s",
    people=(
        "people|persons|patients|adults|men|women|children|participants|volunteers|subjects|individuals|outpatients|"
        "inpatients|animals|rats|mice|users"
    ),
    plural="s",
    of=r"\b(?:in|of|per|from|every|each)\s",
    measured=r"[pnµμmk]?[gL]\b|[pnµμm]?mol|micro|milli|gram|points?\b|(?:hour|day|week|month|year)s?\b",
    times=(("days?", 1.0), ("weeks?", 7.0), ("months?", 30.4), ("years?", 365.25)),
    things=(
        ("trial", "trials?"),
        ("study", "stud(?:y|ies)"),
        ("review", "reviews?"),
        ("vitamin", "vitamins?"),
        ("clinic", "clinics?"),
    ),
    not_between=r"at|in|of|a|per|and|or|on|people",
    not_behind=r"\s?(?:old|of\sage)",
    first_look=frozenset((*_NOUNS, *(f"{noun}s" for noun in _NOUNS), "studies")),
)
_SOME_PEOPLE = rf"(?:of\s)?(?:the\s|those\s|these\s|our\s)?(?:(?!at\b|in\b)[\w-]+\s)?(?:{PEOPLE}|them|those)\b"
_KNOWS = (
    r"(?!\s(?:knows?|can|could|has|have\s(?:yet|studied|looked|tested)|had|looked|tested|should|needs?|studied|is\ssure|"
    r"in\s))"
)
QUANTITIES = Quantities(
    pattern=(
        rf"\b(?P<nearly_all>(?:nearly|almost|practically)\s(?:every(?:one|body)\b|all\s{_SOME_PEOPLE})|the\svast\smajority\b)|"
        rf"\b(?P<hardly_any>(?:hardly|scarcely)\sany(?:one|body|\s{PEOPLE})\b|(?:almost|nearly)\s(?:no\s?(?:body|one)|no\s{PEOPLE})\b|"
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


def plain() -> Plain:
    """Return what makes an English text hard to read."""
    # No build asks for it.
    from citesite.check.plain_language import wording
    from citesite.check.plain_language.grade import flesch_kincaid, smog, syllables_of

    adverbs = r"(?:not|never|also|always|still|then|only|often|usually|mostly|mainly|partly|\w+ly)"
    return Plain(
        syllables=syllables_of,
        measures=(Measure("Grade (Flesch-Kincaid)", flesch_kincaid, 8), Measure("Grade (SMOG)", smog, 8)),
        avoid=tuple(wording.AVOID.items()),
        jargon=wording.JARGON,
        vague=wording.VAGUE,
        passive=(
            rf"\b(?:is|are|was|were|be|been|being)\s+(?:{adverbs}\s+)*(?!(?:{wording.STATES})\b)(?:\w+[^e\W]ed|{wording.PARTICIPLES})\b"
        ),
        forbids="do not|don't|avoid|never",
        forbidden="^(?:do not|never|avoid)",
        links=wording.LINKS_THAT_SAY_NOTHING,
        abbreviations=wording.KNOWN_ABBREVIATIONS,
        frequency=(
            r"\b[\d.,]{1,20}+(?: to [\d.,]{1,20}+)? (?:in|of|out of)(?: every)? (10|100|1,?000|10,?000|100,?000)\b(?![,\d])"
        ),
        one_in=r"\b(?:1|one) (?:in|out of)(?: every)? (\d[\d,]*)\b",
        percent=r"\b\d[\d.,]{0,20}+(?:%| per ?cent\b)",
        people="people|patients|men|women|children|adults",
        in_hundred="… in 100 people",
        to="to",
        group=",",
    )


LANGUAGE = Language(
    "English", _SAY_NOTHING, DIRECTIONS, STATEMENTS, ORDERS, RELATIONS, NUMBERS, COUNTS, QUANTITIES, plain
)
