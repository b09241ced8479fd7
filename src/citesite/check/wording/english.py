"""English words by what they do in a sentence: they state an effect, hedge it, deny it, promise safety, or give orders.

Plain data, to read and to extend. `statements` and the rules put them to use; `tests/test_wording.py` tries sentences.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS = _words("""
    abolish aggravate alleviate ameliorate avert banish beat block boost calm cause cleanse clear combat counteract
    curb cut damage decrease deepen defeat destroy deter detoxify diminish disrupt double dull ease eliminate
    enhance erase extend fight fix halve harm heal help improve increase kill lengthen lessen lower mend mitigate
    normalise normalize numb prevent prolong protect quieten raise rebuild reduce regenerate rejuvenate relieve
    remove renew repair restore reverse revive rid ruin save sharpen shorten shrink slow soften soothe speed spoil
    stabilise stabilize stop strengthen subdue suppress tackle tame treat trigger triple undo work worsen
""")
"""Verbs of effect: what a treatment or a risk does to an outcome."""
PASTS = {
    "undo": "undid",
    "cut": "cut",
    "rid": "rid",
    "beat": "beat",
    "fight": "fought",
    "shrink": "shrank",
    "speed": "sped",
}
"""Pasts that do not end in "ed"."""
WITH_PARTICLE = {"speed": "up", "clear": "up"}
"""Verbs of effect only with a word right behind them."""
NOT_IN_THE_PAST = _words("""
    block clear damage double increase numb raise stop treat
""")
"""Verbs whose past is mostly a word for a state or for what people do: "damaged nerves", "people treated early"."""
_MADE = (
    r"(?:so\s|very\s|more\s|less\s)?(?:drowsy|sleepy|tired|dizzy|ill|sick|weak|weaker|strong|stronger|calm|calmer|happy|happier|"
    r"healthy|healthier|fit|fitter|alert|forgetful|sad|slim|slimmer|fat|fatter|thin|thinner|younger|infertile|addicted|"
    r"depressed|anxious|nervous|confused|fall|sleep|wake|vomit|faint|forget|lose|gain)"
)
"""How a treatment makes people."""
_PAINS = (
    r"(?:pains?|numbness|tingling|burning|symptoms?|complaints?|nausea|sickness|vomiting|headaches?|migraines?|cough(?:ing)?|itch(?:ing)?|"
    r"tiredness|fatigue|sleepless\s\w+|falls|cramps?|dizziness|suffering|misery|disease|illness)"
)
"""What nobody wants to have."""
_BANISHED = (
    rf"(?:(?:all|most|much|some|the|your|their|any)\s(?:of\s)?(?:the\s|your\s|their\s)?)?(?:[\w-]+\s)?"
    rf"(?:{_PAINS}|sting(?:ing)?|soreness|sores?|ulcers?|spots|rash(?:es)?|blisters?|warts?|wheez\w+)"
)
"""The same as what something takes away."""
_LIVES = r"(?:feel|sleep|walk|work|eat|live|run|play|dance|travel|enjoy\s\w+)"
_RETURNS = (
    # You will sleep again; your feet feel normal again; they are back on their feet.
    rf"{_LIVES}\s(?:[^\s,.;:?]+\s){{0,3}}?again",
    r"(?:normal|well|fit|healthy|fine|calm|young|happy|free|whole)\sagain",
    r"(?:back\s(?:to\snormal|on\s(?:your|their|his|her)\sfeet)|(?:your|their|the)\s(?:appetite|strength|energy|feeling|sleep|life|lives)\sback)",
    r"like\snew|as\sgood\sas\snew",
    # It gets you back to sport.
    (
        r"(?<!what\s)(?:gets?|got|puts?|brings?|brought)\s(?:you|people|patients|them|adults|children|most|many|everyone)\s"
        r"(?:[^\s,.;:?]+\s){0,2}?back\s(?:to|on|into)"
    ),
)
"""How life is promised to be as it was."""
_ENDS = (
    rf"no\smore\s{_PAINS}|never\s(?:be|feel|have|suffer)\s(?:[^\s,.;:?]+\s){{0,4}}?again",
    rf"{_PAINS}\s(?:is|are)\s(?:soon\s|quickly\s|all\s)?(?:gone|history|over|forgotten)|(?:is|are)\shistory",
    rf"(?:short\swork\sof|spares?\s(?:you|people|them|patients))\s(?:the\s|your\s|their\s|all\s)?{_PAINS}",
    rf"forget\s(?:all\s)?about\s(?:the\s|your\s|their\s|all\s)?{_PAINS}",
    rf"tak(?:es?|ing)\scare\sof\s(?:the\s|your\s|their\s)?{_PAINS}|{_PAINS}\s(?:melts?|melted|fades?|faded)\saway",
)
"""How an end is promised."""
_VERDICTS = (
    r"met\s(?:its|their)\smatch|(?:do|does|did)\sthe\strick|(?:is|are)\s(?:simply\s|really\s)?a\smust",
    r"wins?\s(?:against|over)|nothing\s(?:is\s)?better\s(?:for|against)|works?\swonders",
    r"chang(?:es?|ed|ing)\s(?:your|their|people['’]s|many)\slives|change\syour\slife",
    r"wast(?:es?|ed|ing)\s(?:(?:your|their|his|her|our|my)\s)?(?:time|money|breath|effort)|a\swaste\sof\s\w+",
    r"(?:is|are|was|were)\s(?:\w+ly\s|quite\s|just\s)?(?:useless|worthless|pointless|poison(?:ous)?|toxic|addictive)",
    r"(?:is|are)\s(?:\w+ly\s|quite\s|very\s)?(?:dangerous|harmful)(?!\s(?:to|if|when|in|for))",
    r"more\sharm\sthan\sgood|costs?\slives|ends?\sup\s(?:in\shospital|on\sthe\sfloor|ill|dead)",
)
"""How something is judged as a whole, for better or worse."""
PHRASES = (
    *_RETURNS,
    *_ENDS,
    *_VERDICTS,
    r"ma(?:ke|kes|de)\s(?:[^\s,.;:?]+\s){1,6}?(?:go(?:es)?\saway|disappear|vanish|better|milder|worse)",
    r"(?:bring|give|provide|offer)s?\s(?:[^\s,.;:?]+\s){0,3}?(?:relief|protection|improvement)",
    r"(?:brought|gave|provided|offered)\s(?:[^\s,.;:?]+\s){0,3}?(?:relief|protection|improvement)",
    r"(?:brings?|brought)\s(?:[^\s,.;:?]+\s){0,3}?(?:sleep|rest|energy|comfort|calm|healing)",
    rf"ma(?:ke|kes|de)\s(?:you|us|them|everyone|(?:[^\s,.;:?]+\s)?(?:people|patients|adults|men|women|children))\s(?:{_MADE})",
    r"keeps?\s(?:[^\s,.;:?]+\s){1,4}?(?:healthy|well|strong|fit|young|supple|moist)",
    r"(?:takes?|took)\sthe\s(?:sting|edge|bite|heat)\s(?:out\sof|off)",
    r"(?:gets?|got)\srid\sof|takes?\saway|took\saway|(?:do|does|did)\saway\swith|puts?\s(?:an\send|paid)\sto|leads?\sto|led\sto",
    rf"(?:takes?|took|drives?|drove|chases?|chased|sends?|sent)\s{_BANISHED}\s(?:away(?!\sfrom)|packing)",
    (
        r"(?:pain|numbness|tingling|burning|symptoms?|disease|illness|harm|it|they|headaches?|cancer|complaints)\s(?:goes|"
        r"go|went)\saway"
    ),
    r"(?:disappear|vanish)(?:s|es|ed)?",
    r"(?:is|are|was|were)\s(?:[^\s,.;:?]+ly\s|very\s|most\s|more\s)*(?:effective|beneficial|helpful|curative|healing)",
    r"(?:is|are)\s(?:the\s)?(?:better|best)(?!\s(?:known|studied|way|time))",
    r"(?:is|are)\sgood\s(?:for|against)",
    r"(?:is|are)\s(?:a|an|the)\s(?:[^\s,.;:?]+\s){0,2}?(?:remedy|antidote|solution|answer)\s(?:to|for|against)",
    r"keeps?\s(?:[^\s,.;:?]+\s){1,3}?(?:away|at\sbay)",
    r"(?:wipe[sd]?|wash(?:es|ed)?|knock(?:s|ed)?|root(?:s|ed)?)\sout|gets?\s(?:to|at)\sthe\sroot\sof|say\sgoodbye\sto",
    r"no\smatch\sfor|things?\sof\sthe\spast|can\sexpect|life-?savers?|game[\s-]changers?|godsend|breakthrough",
    (
        r"(?:proven|natural|powerful|effective|sure|ideal|perfect)\s(?:remedy|cure|treatment|therapy|solution|answer|help)\s"
        r"(?:to|for|against)"
    ),
    r"(?:clinically|scientifically|medically)\sproven",
    (
        r"(?:feel|feels|felt|become|becomes|became|get|gets|got)\s(?:much\s|far\s|a\slot\s)?(?:better|worse|"
        r"milder)\s(?:with|on|after|thanks\sto|because\sof)"
    ),
)
"""Groups of words that state an effect."""
PROBABLE = _words("""
    likely presumably probably
""")
"""Hedges that fit moderate certainty."""
POSSIBLE = _words("""
    can could may maybe might perhaps possibly
""")
"""Hedges that fit low certainty."""
MODALS = _words("""
    can could may might should would
""")
"""Those that belong to the verb behind them."""
OPEN = _words("""
    appear appeared appears ask asked asks believe believed believes claim claimed claims doubt doubtful hint
    hinted hints hope hoped hopes how if seem seemed seems suggest suggested suggests test tested tests think
    thinks thought uncertain unclear unknown unless unsure until whether
""")
"""Words that leave open, or leave to others, what follows in their clause."""
DENIALS = _words("""
    aren't aren’t can't cannot can’t didn't didn’t doesn't doesn’t don't don’t hardly instead isn't isn’t neither
    never no nobody none nor not nothing rather scarcely without won't won’t
""")
CLAUSE_ENDS = _words("""
    although because but however since so though whereas while yet
""")
BEFORE_NOUNS = _words("""
    a about all an and any are as at be been being big both by clear common different each every fewer first five
    for four from further had has have her his in into is its known large less main many more most my newly no not
    of on or other our over possible rare serious seven several six slight small some such than that's the their
    these this those three to two under unwanted very was well were with without your
""")
"""Words after which a form of a verb is a noun, a participle or an infinitive."""
PLURALS = _words("""
    and both people that these they those which who
""")
"""Subjects of a verb without an ending, besides words that end in "s"."""
PEOPLE = _words("""
    body clinics doctor doctors gp gps guidelines he hospitals i law nurse nurses page patients people person
    pharmacist pharmacists reader readers regulator she team they we who you
""")
"""Subjects who act: "doctors treat a lack" is no effect of a treatment."""
DONE_BY_PEOPLE = _words("cut fix help increase lower raise reduce stop treat")
"""Verbs of effect that people do, too."""
COMPARES = r"lower|higher|more|less|fewer|smaller|larger"
"""Words with which "is better" explains a scale."""
BETWEEN = _words("also often then even still just not")
"""Words between a subject and its verb."""
AUXILIARIES = MODALS | _words("do does did will")
BEHIND_PARTICIPLES = _words("by in with from at to on for after than") | {""}
WITHOUT_OBJECT = _words("improve help work worsen heal")
"""Verbs of effect that need no object."""
IN_PHRASES = (
    (
        _words("""
            addictive answer antidote away bay beneficial bite breakthrough bring brings brought changer changers
            curative dangerous disappear disappeared disappears edge effective fade faded fades forget forgotten free
            godsend gone goodbye harmful healing heat helpful history improvement keep keeps knock knocked knocks lead
            leads led lifesaver lifesavers made make makes match melt melted melts pointless poison poisonous
            protection relief remedy rid root rooted roots saver savers solution spare spares sting toxic trick
            useless vanish vanished vanishes wash washed washes waste wasted wastes wasting win wins wipe wiped wipes
            wonders worthless
        """),
        frozenset[str](),
    ),
    (
        _words("again"),
        _words("""
            feel sleep walk work eat live run play dance travel enjoy normal well fit healthy fine calm young happy free
            whole never
        """),
    ),
    (_words("back"), _words("normal feet appetite strength energy feeling sleep life lives to on into")),
    (_words("new"), _words("like good")),
    (_words("must"), _words("a")),
    (_words("more"), _words("no")),
    (_words("over"), _words("is are")),
    (_words("short"), _words("work")),
    (_words("care"), _words("take takes taking")),
    (_words("paid packing"), _words("put puts send sends sent drive drives drove chase chases chased take takes took")),
    (_words("nothing"), _words("better")),
    (_words("lives"), _words("change changes changed changing cost costs")),
    (_words("life"), _words("your")),
    (_words("harm"), _words("good")),
    (_words("end ends"), _words("up to")),
    (_words("better best"), _words("is are feel feels felt become becomes became get gets got")),
    (_words("worse milder"), _words("feel feels felt become becomes became get gets got")),
    (_words("good"), _words("for against")),
    (_words("thing things"), _words("past")),
    (_words("expect"), _words("can")),
    (
        _words("cure treatment therapy help proven"),
        _words("proven natural powerful effective sure ideal perfect clinically scientifically medically"),
    ),
)
"""A first look for PHRASES; a test compares the two."""
