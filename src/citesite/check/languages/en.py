"""English."""

from __future__ import annotations

from citesite.check.languages.form import Directions, Language, Orders, Statements, Way
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
    r"all\spatients)|never\sfails|always\s(?:works|helps)"
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
    bullet certain cure cured cures effective fails guarantee guaranteed guaranteeing guarantees helps miracle miracles
    miraculous miraculously panacea success wonder works
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
    r"\byou\s(?:can|should|must|may|need\sto|could|have\sto)\s(?:\w+ly\s|now\s|just\s)?)"
)
_DETERMINERS = (
    r"(?:(?:your|the|a|an|all|any|some|more|less|extra|daily|high-dose|low-dose|every|each|both|with|of|taking|using|these|"
    r"this|own|new|old)\s){0,3}"
)
_MEDICINE = r"(?:(?:\w+-)?<medicine>\b(?!\s(?:test|level|blood|in\syour)))"
_STOP = rf"{STOPPING}\s{_DETERMINERS}{_MEDICINE}|(?:stop|quit)\s(?:it|them)\b(?!\s(?:from|happening))"
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
LANGUAGE = Language("English", _SAY_NOTHING, DIRECTIONS, STATEMENTS, ORDERS, True, True, True)
