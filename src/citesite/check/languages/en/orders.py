"""How an English text tells readers to stop, change or take something."""

from __future__ import annotations

from citesite.check.languages.form import Orders, words

STOPPING = (
    r"(?:stop(?:\staking|\susing)?|quit|come\soff|(?:stay|keep)\s(?:off|away\sfrom|clear\sof)|steer\sclear\sof|give\sup|throw\saway|discontinue|cease|drop|ditch|replace|skip|"
    r"leave\sout|bin|leave(?=\s(?:\w+\s){1,4}(?:in\sthe|at\shome|off|away))|do\swithout|cut\sout|throw(?=\s(?:\w+\s){1,4}away)|pause|go\swithout|wean\syourself\soff|cut\sdown(?:\son)?|reduce|lower|halve|double(?:\sup\son)?|triple|increase|"
    r"raise|change|adjust|swap|switch)"
)
TAKING = (
    r"(?:give\s(?:your|the|a|every)\s\w+|give\s(?:him|her|them)|try|take|swallow|inject|use|start(?:\staking)?|"
    r"begin(?:\staking)?|drink|go\son|(?:go|move|step)\s(?:up|down|back)\sto|stick\sto|add|have(?=\s(?:another|up\sto|one|two|three|four|\d)))"
)
_IN_ORDERS = words("""
    add adjust begin bin cease change come cut discontinue ditch do double drink drop finish give go halve have increase inject keep leave lower miss
    move pause put quit raise reduce replace skip start stay steer step stick stop swallow swap switch take throw triple try use wean
""")
"""Each order holds one of these; they find the few texts that may hold one."""
_MEDICINE_WORDS = words("""
    antibiotic antidepressant aspirin b12 capsule chemotherapy cobalamin cyanocobalamin dose drug hydroxocobalamin
    ibuprofen inhaler injection insulin iron lithium med medicament medication medicine metformin methotrexate
    methylcobalamin opioid painkiller paracetamol pill prescription statin steroid supplement tablet therapy treatment
    vaccine vitamin warfarin
""")
_MEDICINES = rf"(?:{'|'.join(sorted(_MEDICINE_WORDS))})s?|blood\sthinners?|beta[\s-]blockers?|folic\sacid"
"""Common words for what is taken."""
_IN_MEDICINES = _MEDICINE_WORDS.union(
    (f"{word}s" for word in _MEDICINE_WORDS), words("acid blocker blockers thinner thinners")
)
"""Each of them holds one of these."""
_NOT_MEDICINES = words("""
    amount another any care cup day dose dummy evening form help high higher injection instead kind lower one
    other people tablet taking test treatment type usual warm water week
""")
"""Words of an intervention that name no medicine."""
_AMOUNT = (
    r"(?:about\s|up\sto\s|at\sleast\s|one\s)?(?:\d[\d,.]*|half\san?|one|two|three|four|five|six|eight|ten)\s?(?:to\s\d[\d,.]*\s?)?(?:micrograms?|milligrams?|grams?|µg|μg|mcg|mg|g|"
    r"international\sunits?|units?|IU|ml|millilitres?|tablets?|pills?|capsules?|drops?|sprays?|injections?|puffs?|spoons?|"
    r"(?:tea|table)?spoon(?:ful)?s?|cups?|mugs?|glasses|sachets?|lozenges?|patch(?:es)?|scoops?|doses?)\b"
)
_IN_AMOUNTS = words("""
    microgram micrograms milligram milligrams gram grams µg μg mcg mg g unit units iu ml millilitre millilitres tablet tablets pill pills
    capsule capsules drop drops spray sprays injection injections puff puffs spoon spoons spoonful spoonfuls teaspoon teaspoons teaspoonful
    teaspoonfuls tablespoon tablespoons tablespoonful tablespoonfuls cup cups mug mugs glasses sachet sachets lozenge lozenges patch patches
    scoop scoops dose doses
""")
_BEFORE = (
    r"(?:^|[,;:–—]\s*|\b(?:then|just|simply|please|now|so|instead|always|best|time\sto|feel\sfree\sto|go\sahead\sand)\s+|"
    r"\byou\s(?:can|should|must|may|need\sto|could|have\sto|(?:may|might)\swant\sto)\s(?:\w+ly\s|now\s|just\s)?|"
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
_IN_IT = words("it them those these yours that lot")
_IT = r"(?:it|them|those|these|yours|that|the\slot)"
# What is stopped from doing something is no medicine: stop it from spreading.
_STOP_IT = (
    rf"(?:stop|quit|cease|discontinue|finish)\s(?:(?:taking|using|having|eating|drinking|swallowing|applying)\s)?(?:any\sof\s|all\sof\s)?{_IT}\b(?!\s(?:from\b|\w+ing\b))|"
    rf"(?:leave|cut|give|throw|put)\s{_IT}\s(?:out|off|up|away|aside|in\sthe\sbin)\b|"
    r"(?:stop|quit)\s(?:taking|using)\b(?=\s(?:any|everything|both)|\s?[.,;!]|$)|"
    rf"(?:come\soff|go\soff|give\sup|leave\s(?:off|out)|do\swithout|go\swithout|throw\saway|bin|ditch|drop|skip|pause|cut\sout|cut\sdown\son|wean\syourself\soff|halve|double(?:\sup\son)?|triple)\s{_IT}\b|"
    r"(?:skip|miss|leave\sout|drop)\s(?:an?|one|every|each|the\s(?:next|odd|second)|some|today|tomorrow|tonight|alternate)(?:['’]s)?(?:\s(?:second|other|whole))?(?:\s(?:days?|nights?|mornings?|evenings?|weeks?|weekends?|ones?|doses?)\b|(?=\s?[.,;!]|$))|"
    r"double\sup\b(?!\son\b)"
)
# How to take what somebody takes already is no order to take it.
_NOT_SO = r"(?!\s(?:at\sthe\ssame\stime|with\s(?:food|water|milk|meals?|an?\s(?:meal|snack|glass|drink|full))|on\san\sempty|(?:after|before)\s(?:food|meals)|seriously|along|with\syou|easy|to|into|up|out|off|apart|as|for\sgranted|back|away|home|slow(?:ly)?|personally|there|in\syour)\b)"
_TAKE_IT = (
    rf"(?:take|swallow|start(?:\staking|\susing)?|begin\staking|go\s(?:back\s)?on|put\syourself\son)\s{_IT}\b{_NOT_SO}|"
    r"(?:take|swallow)\s(?:another|one|two|three|four|half|more|extra|less|fewer|both)(?=\s(?:before|after|at|every|each|daily|when|if|now|instead|than)\b|\s(?:an?|per)\sday\b|\s?[.,;!]|$)|"
    r"give\s(?:it|them)\sa\s(?:go|try)\b"
)
FORBIDS = (
    r"(?:do\snot|don['’]t|never|avoid|not\sto|nobody\sshould|no\sone\sshould|(?:should|must)(?:\snot|n['’]t)|you\s(?:cannot|can['’]t|can\snot|may\snot)"
    r"|(?:not|never|un)\s?(?:safe|wise|allowed|a\sgood\sidea)(?:\sfor\syou)?\sto|(?:dangerous|harmful|risky)\sto)"
    r"(?:\s(?:do|doing|try|any|all|either|one|some|of|the|these|those|this|them|following|things?|mistakes?|yourself|alone"
    r"|first|ever|again|simply|just|suddenly|also)\b)*+(?:\s(?:at|in|on|during|with|without|before|after|while)(?:\s[\w’']+){1,3})?"
)
"""How a line that leads to a list ends if it forbids its items."""
ORDERS = Orders(
    begins=rf"{_BEFORE}(?:{STOPPING}|{TAKING}|go\soff|finish|miss|put\syourself|leave\soff|(?:give|put|cut|throw|leave)\s(?:it|them|those|these|that))\b|\byou\s(?:do\snot|don['’]t|no\slonger|never)\s|\bno\sneed\b|\bis\snot\sneeded\b|\bignore\s",
    order=rf"{_BEFORE}(?P<order>{_STOP}|{_TAKE})",
    needless=(
        r"you\s(?:do\snot|don['’]t|no\slonger|never)\s(?:have\sto|need\sto|need)\s(?:\w+\s){0,2}(?:doctor|GP|treatment|insulin|"
        rf"{_MEDICINE})|no\sneed\s(?:to\ssee|to\sask|for)\s(?:\w+\s)?(?:doctor|GP|anybody|anyone|{_MEDICINE})|"
        r"(?:doctor|GP)\sis\snot\sneeded|ignore\s(?:the|your)\s(?:leaflet|doctor|nurse|GP|pharmacist)"
    ),
    denied_before=(
        r"\b(?:not|never|don['’]t|nobody|no\sone|without|whether|should\si|can\si|before\syou|when\syou|if\syou|"
        r"(?<!free\s)(?<!time\s)(?<!want\s)to)\s*"
    ),
    denied_behind="",
    medicines=_MEDICINES,
    not_medicines=_NOT_MEDICINES,
    endings=("s", "es"),
    stops=r"(?:stop|quit|give\sup|come\soff|throw\saway|discontinue|cease|(?:do|go)\swithout)\b",
    first_looks=(
        (_IN_ORDERS, frozenset()),
        (words("need needed have"), words("no not don never")),
        (words("ignore"), frozenset()),
    ),
    openings=words("best time then just simply please now so instead always free ahead you should must ought no"),
    about=_IN_MEDICINES | _IN_AMOUNTS | words("stop quit doctor gp leaflet nurse pharmacist anybody anyone"),
    in_unnamed=(
        (
            words(
                "stop quit cease discontinue finish leave cut give throw put bin ditch drop skip pause wean halve double triple take swallow "
                "start begin go off without"
            ),
            _IN_IT,
        ),
        (words("stop quit"), words("taking using")),
        (
            words("skip miss leave drop"),
            words("a an one every each next odd second some today tomorrow tonight alternate"),
        ),
        (words("double"), words("up")),
        (words("take swallow"), words("another one two three four half more extra less fewer both")),
    ),
    unnamed=rf"{_BEFORE}(?P<order>{_STOP_IT}|{_TAKE_IT})",
    asks=(
        r"doctors?|GP|nurses?|pharmacists?|midwi(?:fe|ves)|dentists?|specialists?|team|clinic|surgery|hospital|somebody|someone|ask|asked|talk|speak|call|ring|phone"
        r"|advice|advised|111|112|999|911"
    ),
    leads=(
        rf"{FORBIDS}|(?:if|when|whether|before|unless|after|while|who)"
        r"(?:\s(?:you|your|they|she|he|it|child|also|already|ever|have|has|had|are|is|to|who|either)\b)*+|(?:should|can|may|could|must|do)\sI|(?:tell|ask|advise|want)s?\syou\sto"
    ),
)
