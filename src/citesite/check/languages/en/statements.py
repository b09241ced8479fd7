"""What an English text states of an effect, how surely, and what it promises."""

from __future__ import annotations

from citesite.check.languages.form import Statements, words
from citesite.check.wording.neighbours import IN_ASSERTIONS, assertions

_HEDGES = (
    r"probabl[ey]|likely|presumably|may|might|could|can|perhaps|possibl[ey]|maybe|whether|if|unclear|uncertain|unsure|"
    r"not\ssure|not\scertain|not\s(?:yet\s)?known|unknown|(?:not|n['’]t|cannot)\s(?:yet\s)?(?:know|tell|say)|"
    r"not\sclear|nobody|no\sone|not\s(?:been\s)?(?:shown|found|seen)|did\snot\s(?:show|find|see)|no\sgood|"
    r"no\s(?:clear\s)?(?:sign|evidence|trials?|stud(?:y|ies))|neither|seem(?:s|ed)?|appear(?:s|ed)?\sto|suggest(?:s|"
    r"ed)?|hint(?:s|ed)?|too\s(?:few|little|small)|disagree[sd]?|mixed|contradict\w*|open|in\sdoubt|doubtful|"
    r"not\sagree|little\sis\sknown|by\schance|due\sto\schance"
)
"""Any sign of doubt, for texts that must hold one."""
_STRONG_ENOUGH = r"probabl[ey]|likely|presumably"
_WEAK = r"may|might|could|perhaps|possibly"
"""Hedges of low certainty alone."""
_UNCERTAIN = (
    r"uncertain|unsure|unknown|unclear|not\ssure|not\scertain|not\s(?:yet\s)?known|not\sclear|cannot\s(?:tell|say)|"
    r"not\s(?:tell|say)|nobody|no\sone|not\s(?:yet\s)?know|too\slittle|too\sfew|too\ssmall|disagree|contradict|mixed|"
    r"know\sof\sno\s(?:\w+\s)?(?:stud|trial)\w*|no\ssign|not\sshown|not\sbeen\sshown|not\sshow|no\sgood\sevidence|no\strial|(?:found|is|are|was|were)\sno\s(?:\w+\s)?stud(?:y|ies)|doubt"
)
"""That nobody can be sure, as very low certainty needs it."""
_NEVER = (
    r"miracles?|miraculous(?:ly)?|guarantee(?:s|d|ing)?|cures?|cured|wonder\sdrug|panacea|cure-all|magic\sbullet|"
    r"100\s?%\s(?:effective|certain|success)|(?:works|helps)\s(?:for\s|in\s)?(?:everyone|everybody|every\sperson|"
    r"all\spatients)|never\sfails|always\s(?:works|helps)|(?:stops?|goes\saway|gone|rid\sof)\s(?:\w+\s){0,2}for\sgood|once\sand\sfor\sall"
)
"""Promises that nothing in medicine keeps."""
_BOASTS = (
    r"(?:without|beyond|no)\s(?:any\s)?question|bound\sto|established|inevitabl[ey]|undeniabl[ey]|indisputabl[ey]|irrefutabl[ey]|surely|"
    r"science\s(?:confirms|shows|proves)|(?:is|was|been)\sconfirmed|as\s[^.;]{0,40}\s(?:make|makes|made)\s(?:plain|clear)|"
    r"(?:is|it['’]s)\sa\sfact|every(?:body|one)\sknows|without\sexception|"
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
    r"(?:does|do|did)\s(?:(?:the|your|their)\s\w+\s)?no\sharm|(?:nobody|no\sone)\s(?:ever\s)?(?:feels|gets|becomes|suffers)|nothing\scan\sgo\swrong|impossible\sto\soverdose|(?:is|are)\salways\ssafe|"
    r"(?:cannot|can['’]t|can\snever)\stake\stoo\smuch|agrees?\swith\s(?:everyone|everybody)|no\s(?:reasons?|need)\snot\sto\stake|"
    r"(?:nobody|no\sone)\sneeds?\sto\sworry|without\s(?:any\s)?worr(?:y|ies)|(?:need|do|does)\snot\s(?:need\sto\s)?worry\sabout|"
    r"without\s(?:a|any)\s(?:second\sthought|care|qualms?|hesitation)|with\s(?:an\seasy\smind|peace\sof\smind|complete\sconfidence)|"
    r"nothing\sto\s(?:fear|lose|worry\sabout)|(?:nobody|no\sone)\s(?:has|was)\s(?:ever\s)?(?:been\s)?(?:harmed|hurt)"
)
"""Promises of safety."""
_HARMS = words("""
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
    r"quality|balance|itch(?:ing)?|sleepless\w*|nights?|insomnia|drows(?:y|iness)|dizz(?:y|iness)|vomit\w*|being\ssick|sickness|nausea|vomiting|cough|fever|an(?:a)?emia|swelling|weakness|cramps?|diabetes|"
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
    r"(?:is|are)\s(?:\w+ly\s|very\s|so\s)?gentle(?!\s(?:exercise|walk))|kind\sto\s(?:the|your)\s\w+|years\swithout\s(?:any\s)?problems|"
    r"(?:leaves?|left)\s(?:the|your|their)\s\w+\s(?:in\speace|untouched|unharmed|unscathed)|"
    r"(?:excellent|good|outstanding|proven|perfect|clean)\ssafety\b|(?:so|very|quite|extremely|really)\ssafe"
)
"""Safety without a word on for whom and how sure."""
_ADVISES = (
    r"^\s*(?:yes\.?|no\.?)?\s*(?:please\s)?(?:ask|do\snot|don['’]t|see|call|ring|go|talk|speak|look|keep|tell|have|"
    r"check|read|never|wait|bring|show|write|your\s(?:doctor|nurse|gp|pharmacist|team)|doctors|if\syou|before\syou)"
)
"""How a sentence begins that tells readers what to do."""
_IN_NEVER = words("""
    bullet certain cure cured cures effective fails good guarantee guaranteed guaranteeing guarantees helps miracle
    miracles miraculous miraculously once panacea success wonder works
""")
"""Each of _NEVER holds one of these."""
_IN_SAFETY = (
    (words("safe safety harmless tolerated toxic gentle untouched unharmed unscathed"), frozenset[str]()),
    (
        words(
            "side unwanted risk risks danger dangers dangerous harm harmed harmful hurt fear lose worry worries wrong reason reasons problems "
            "thought care qualm qualms hesitation"
        ),
        words("no not zero without free nobody nothing never cannot t"),
    ),
    (words("need"), words("take")),
    (words("nobody one"), words("feels gets becomes suffers")),
    (words("overdose much agree agrees"), words("impossible cannot t never everyone everybody")),
    (words("mind confidence peace kind"), words("easy peace complete leave leaves left to")),
)
"""A first look for _SAFE and _CALLED_SAFE."""
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
        r"beware of|promises? an?y?|(?:beware of|wary of|(?:not|never|n['’]t) (?:believe|trust))(?: [^\s.;:]+){1,8})|n['’]t)"
    ),
    reports=_REPORTS,
    advises=_ADVISES,
    matters=_MATTERS,
    for_people=_FOR_PEOPLE,
    helps=words("work help"),
    makes=("make", "made"),
    in_assertions=IN_ASSERTIONS,
    conditions=(
        r"\bwhether\sor\snot\b|\b(?:no\smatter|regardless\sof|depends?\son|depend\son)\s(?:whether|if)\b|"
        r"\b(?:if|whether)\s(?:you|they|people|patients|we|somebody|someone|anybody|anyone|one|he|she)\s(?:\w+ly\s|do\s)?"
        r"(?:take|takes|took|use|uses|used|have|has|had|get|gets|got|need|are|is|were|was)\b|\bas\sif\b"
    ),
    in_never=_IN_NEVER,
    in_safety=_IN_SAFETY,
)
