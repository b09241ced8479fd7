"""English words by what they do in a sentence: they state an effect, hedge it, deny it, promise safety, or give orders.

Plain data, to read and to extend. `statements` and the rules put them to use; `tests/test_wording.py` tries sentences.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS = _words("""
    abolish aggravate alleviate ameliorate avert banish beat block boost calm cause cleanse clear combat
    counteract curb cut damage decrease defeat destroy deter detoxify diminish double dull ease eliminate enhance
    erase fight fix halve harm heal help improve increase kill lessen lower mend mitigate normalise normalize numb
    prevent protect quieten raise rebuild reduce regenerate rejuvenate relieve remove renew repair restore reverse
    revive rid save shorten shrink slow soothe speed stabilise stabilize stop strengthen suppress tackle tame
    treat trigger triple undo work worsen
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
PHRASES = (
    r"ma(?:ke|kes|de)\s(?:[^\s,.;:?]+\s){1,6}?(?:go(?:es)?\saway|disappear|vanish|better|milder|worse)",
    r"(?:bring|give|provide|offer)s?\s(?:[^\s,.;:?]+\s){0,3}?(?:relief|protection|improvement)",
    r"(?:brought|gave|provided|offered)\s(?:[^\s,.;:?]+\s){0,3}?(?:relief|protection|improvement)",
    r"(?:gets?|got)\srid\sof|takes?\saway|took\saway|does\saway\swith|puts?\san\send\sto|leads?\sto|led\sto",
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
HEDGES = (
    r"probabl[ey]|likely|presumably|may|might|could|can|perhaps|possibl[ey]|maybe|whether|if|unclear|uncertain|unsure|"
    r"not\ssure|not\scertain|not\s(?:yet\s)?known|unknown|(?:not|n['’]t|cannot)\s(?:yet\s)?(?:know|tell|say)|"
    r"not\sclear|nobody|no\sone|not\s(?:been\s)?(?:shown|found|seen)|did\snot\s(?:show|find|see)|no\sgood|"
    r"no\s(?:clear\s)?(?:sign|evidence|trials?|stud(?:y|ies))|neither|seem(?:s|ed)?|appear(?:s|ed)?\sto|suggest(?:s|"
    r"ed)?|hint(?:s|ed)?|too\s(?:few|little|small)|disagree[sd]?|mixed|contradict\w*|open|in\sdoubt|doubtful|"
    r"not\sagree|little\s(?:or\sno|is\sknown)|by\schance|due\sto\schance"
)
"""Any sign of doubt, for texts that must hold one."""
STRONG_ENOUGH = r"probabl[ey]|likely|presumably"
WEAK = r"may|might|could|perhaps|possibly"
"""Hedges of low certainty alone."""
UNCERTAIN = (
    r"uncertain|unsure|unknown|unclear|not\ssure|not\scertain|not\s(?:yet\s)?known|not\sclear|cannot\s(?:tell|say)|"
    r"not\s(?:tell|say)|nobody|no\sone|not\s(?:yet\s)?know|too\slittle|too\sfew|too\ssmall|disagree|contradict|mixed|"
    r"no\ssign|not\sshown|not\sbeen\sshown|not\sshow|no\sgood\sevidence|no\strial|doubt"
)
"""That nobody can be sure, as very low certainty needs it."""
NEVER = (
    r"miracles?|miraculous(?:ly)?|guarantee(?:s|d|ing)?|cures?|cured|wonder\sdrug|panacea|cure-all|magic\sbullet|"
    r"100\s?%\s(?:effective|certain|success)|(?:works|helps)\s(?:for\s|in\s)?(?:everyone|everybody|every\sperson|"
    r"all\spatients)|never\sfails|always\s(?:works|helps)"
)
"""Promises that nothing in medicine keeps."""
BOASTS = (
    r"proves?|proved|proven|definitely|certainly|clearly|undoubtedly|without\s(?:a\s)?doubt|no\sdoubt|unquestionably|"
    r"always|shows?\sthat|of\scourse|known\sto|shown\sto|(?:has|have)\sbeen\s(?:established|demonstrated)|conclusive(?:ly)?|"
    r"beyond\sdoubt"
)
"""Words of certainty, fit for high certainty only."""
SAFE = (
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
SAY_NOTHING = _words("""
    about after all also and any are before can for from had has have into its many may more most much not only
    onto our over some than that the their then these this those under very was were when which who with you your
""")
"""Words that two sentences may share without being about the same thing."""
HARMS = _words("""
    aggravate block cause damage destroy double harm increase kill raise slow stop trigger triple worsen
""")
"""Verbs of effect that are as often said of an illness as of a treatment."""
REPORTS = (
    r"sa(?:ys|y|id)|according\sto|advises?|recommends?|guidelines?|NICE|regulators?|names?|states?|lists?|reports?|"
    r"the\sguide|a\sguide"
)
"""Words that leave a statement to somebody who is named."""
MATTERS = (
    r"pains?|numbness|tingling|burning|symptoms?|complaints?|deaths?|diseases?|illness(?:es)?|infections?|cancers?|"
    r"tumours?|headaches?|migraines?|sleep|tiredness|fatigue|depression|anxiety|mood|memory|blood\spressure|"
    r"blood\ssugar|weight|survival|life|lives|risks?|chances?|odds|attacks?|strokes?|falls|fractures?|wounds?|ulcers?|"
    r"quality|balance|itch(?:ing)?|nausea|vomiting|cough|fever|an(?:a)?emia|swelling|weakness|cramps?|diabetes|"
    r"neuropathy|dementia|asthma|eczema|acne|arthritis|flu|colds?|nerve\sdamage|problems|trouble|suffering|recovery|"
    r"health"
)
"""What matters to people, as an effect acts on it."""
FOR_PEOPLE = (
    r"people|patients|you|nerves|everyone|most|many|well|better|best|against|in\s\d+|against|quickly|fast|within|"
    r"women|men"
)
"""What follows "works" and "helps" where they are about people."""
CALLED_SAFE = (
    r"(?:is|are|was|were)\s(?:(?:very|quite|generally|usually|mostly|always|also|both|considered|regarded\sas|"
    r"known\sto\sbe)\s){0,2}(?:safe|well[\s-]tolerated|harmless)(?!\s(?:to\sask|side|place|distance|for\syou\sis|is|"
    r"depends))|safe\sand\s(?:effective|natural)|(?:effective|natural)\sand\ssafe|has\sno\sharm|"
    r"(?:excellent|good|outstanding|proven|perfect|clean)\ssafety\b|(?:so|very|quite|extremely|really)\ssafe"
)
"""Safety without a word on for whom and how sure."""
ADVISES = (
    r"^\s*(?:yes\.?|no\.?)?\s*(?:please\s)?(?:ask|do\snot|don['’]t|see|call|ring|go|talk|speak|look|keep|tell|have|"
    r"check|read|never|wait|bring|show|write|your\s(?:doctor|nurse|gp|pharmacist|team)|doctors|if\syou|before\syou)"
)
"""How a sentence begins that tells readers what to do."""
IN_ORDERS = _words("""
    adjust begin cease change come cut discontinue ditch double drink drop give go halve increase inject leave lower
    pause quit raise reduce replace skip start stop swallow swap switch take throw triple try use wean
""")
"""Each order holds one of these; they find the few texts that may hold one."""
MEDICINE_WORDS = _words("""
    antibiotic antidepressant aspirin b12 capsule chemotherapy cobalamin cyanocobalamin dose drug hydroxocobalamin
    ibuprofen inhaler injection insulin iron lithium med medicament medication medicine metformin methotrexate
    methylcobalamin opioid painkiller paracetamol pill prescription statin steroid supplement tablet therapy treatment
    vaccine vitamin warfarin
""")
MEDICINES = rf"(?:{'|'.join(sorted(MEDICINE_WORDS))})s?|blood\sthinners?|beta[\s-]blockers?|folic\sacid"
"""Common words for what is taken."""
IN_MEDICINES = MEDICINE_WORDS.union(
    (f"{word}s" for word in MEDICINE_WORDS), _words("acid blocker blockers thinner thinners")
)
"""Each of them holds one of these."""
NOT_MEDICINES = _words("""
    amount another any care cup day dose dummy evening form help high higher injection instead kind lower one
    other people tablet taking test treatment type usual warm water week
""")
"""Words of an intervention that name no medicine."""
IN_PHRASES = _words("""
    answer antidote away bay beneficial best better breakthrough changer changers clinically curative disappear
    disappeared disappears effective end expect godsend good goodbye healing helpful ideal improvement keep keeps knock
    knocked knocks lead leads led lifesaver lifesavers made make makes match medically milder natural past perfect
    powerful protection proven relief remedy rid root rooted roots saver savers scientifically solution sure vanish
    vanished vanishes wash washed washes wipe wiped wipes worse
""")
"""Each phrase for an effect holds one of these; a test compares the two."""
IN_NEVER = _words("""
    bullet certain cure cured cures effective fails guarantee guaranteed guaranteeing guarantees helps miracle miracles
    miraculous miraculously panacea success wonder works
""")
"""Each of NEVER holds one of these."""
IN_SAFETY = _words("""
    danger dangerous dangers fear harm harmed harmful harmless hurt lose overdose risk risks safe safety side tolerated
    toxic unwanted worry wrong
""")
"""Each of SAFE and of CALLED_SAFE holds one of these."""
