"""How English texts describe studies, who paid, and forms of medicines."""

from __future__ import annotations

from citesite.check.languages.describing import Descriptions
from citesite.check.languages.form import words

_MAKERS = r"(?:makers?|manufacturers?|company|companies|firms?|industry|drug\scompany|drug\smakers?)"
_PAID = r"(?:paid|fund\w*|sponsor\w*|financ\w*|support\w*|backed|bankroll\w*)"
_PUBLIC = (
    r"(?:universit(?:y|ies)|hospitals?|charit(?:y|ies)|foundations?|governments?|taxpayers?|research\scouncils?|"
    r"health\sservice|ministry|patients['’]?\sgroups?)"
)
_OF_MANY = r"(?:of|in|with|among)\s(?:(?:about|around|some|over|almost|nearly|only)\s)?\d+(?:[.,]\d+)*"
DESCRIPTIONS = Descriptions(
    by_chance=(
        r"by\schance|at\srandom|by\slot|random(?:ly|i[sz]ed)|drew\slots|lots\s(?:were|are)\sdrawn|drawn\sby\slot|toss(?:ed)?\s(?:of\s)?a\scoin|coin\stoss|"
        r"chance\s(?:decided|put|chose|split)"
    ),
    in_by_chance=words("chance random lot lots randomly randomised randomized coin"),
    watched=(
        r"(?:only|just|merely|simply)\s(?:watched|followed|observed|looked\son)|observational|"
        r"(?:[\w-]+\s)?(?:chose|decided|picked)\sfor\sthemselves\s(?:whether|if|who|which|what)(?!\sto\s(?:go|carry|keep|continue|stay|stop|leave))|"
        r"(?:people|they|patients|adults|parents|women|men|(?:their\s)?(?:own\s)?(?:doctors?|nurses?|clinicians|GPs?|therapists?))\s(?:themselves\s)?"
        r"(?:chose|decided|picked|selected)\s(?:(?:for\s)?themselves(?!\s(?:when|where|how)\b)|what|who|which)|"
        r"(?:chose|picked|selected)\s(?:[\w-]+\s){1,3}?(?:for\s)?themselves(?!\s(?:when|where|how)\b)|"
        r"(?:chosen|picked|decided)\sby\s(?:the\s|their\s)?(?:own\s)?(?:doctors?|nurses?|clinicians|GPs?|patients)|"
        r"left\sto\s(?:the\s|their\s)?(?:doctors?|patients|nurses?|people)|"
        rf"(?:surveys?|polls?|(?:cohort|case-control|cross-sectional)\sstud(?:y|ies))\s{_OF_MANY}"
    ),
    in_watched=words(
        "watched followed observed observational chose chosen decided looked picked selected left survey surveys poll polls cohort case cross"
    ),
    tried=rf"trials?\s{_OF_MANY}",
    in_tried=words("trial trials"),
    tried_in=(
        r"trial,?\s(?:(?:that\s|which\s)?(?:was\s)?(?:done|made|run|held|carried\sout|set|took\splace)\s)?(?:in|from)\s(?:COUNTRY)|"
        r"(?:COUNTRY)\s(?:(?:randomi[sz]ed|controlled|clinical)\s)*trial"
    ),
    independent=(
        rf"independent(?:ly)?\s(?:of|from)\s(?:the\s|any\s|its\s|all\s)?{_MAKERS}|"
        rf"(?:no|none\sof\sthe|neither|not\sone)\s(?:[\w-]+\s){{0,6}}?{_PAID}\s(?:for\s)?by\s(?:the\s|an?\s|any\s|its\s)?{_MAKERS}|"
        rf"{_MAKERS}\s(?:had\s)?{_PAID}\s(?:for\s)?(?:neither|none|no)\b|"
        rf"(?:no|not\sone|none\sof\sthe)\s{_MAKERS}\s(?:[\w-]+\s){{0,6}}(?:{_PAID}|had\sa\s(?:hand|say|part|role|stake)|was\sinvolved|took\spart)|"
        rf"{_MAKERS}\s(?:of\s(?:[\w-]+\s){{1,3}})?(?:(?:had|has|played|took)\sno\s(?:hand|say|part|role|stake|influence)|(?:was|were|is)\snot\sinvolved|"
        rf"(?:did\snot|didn['’]t|never)\s(?:pay|fund|finance|sponsor|back|support)|(?:paid|gave|put\sin)\s(?:nothing|no\smoney))\b|"
        rf"(?:not|never|n['’]t)\s{_PAID}\s(?:for\s)?by\s(?:the\s|an?\s|any\s|its\s)?{_MAKERS}|"
        rf"(?:without|free\s(?:of|from))\s(?:any\s)?(?:money|funding|help|support)?\s?(?:from\s)?(?:the\s|any\s|an?\s|its\s)?{_MAKERS}|"
        rf"{_PAID}\s(?:for\s)?by\s(?:public|taxpayers|a\scharity|charities|the\s(?:state|government|public)|a\s(?:public|research|health)\s\w+)|"
        rf"{_PUBLIC}\s(?:[\w-]+\s){{0,2}}(?:paid\sfor|funded|financed|sponsored)|(?:paid\sfor|funded|financed|sponsored)\sby\s(?:the\s|an?\s|its\s)?(?:[\w-]+\s)?{_PUBLIC}|"
        r"(?:publicly|independently)\s(?:funded|paid)|public\s(?:money|funds?|funding)|independent\s(?:money|funding)"
    ),
    paid_by_maker=(
        rf"{_MAKERS}\s(?:of\s[\w-]+\s)?(?:[\w-]+\s)?{_PAID}|{_PAID}\s(?:for\s)?by\s(?:the\s|its\s|an?\s|their\s)?(?:[\w-]+['’]s\s)?(?:drug\s)?{_MAKERS}|"
        rf"(?:company|industry|maker|manufacturer)-{_PAID}|money\sfrom\s(?:the\s|its\s)?{_MAKERS}"
    ),
    in_funding=words("""
        maker makers manufacturer manufacturers company companies firm firms industry public publicly charity charities state government
        taxpayer taxpayers independently independent research health university universities hospital hospitals foundation foundations
        governments ministry patients
    """),
    masked=(
        r"(?:nobody|no\sone|neither\s(?:[\w-]+\s){1,3}nor\s[\w-]+|none\sof\sthem)\s(?:[\w-]+\s){0,2}(?:knew|could\stell|could\ssee)\s(?:which|who|what|whether)|"
        r"(?:did\snot|didn['’]t|could\snot|couldn['’]t|never)\s(?:know|tell|guess|see)\s(?:which|who|what|whether)|"
        r"double[\s-]blind(?:ed)?|(?<!not\s)(?<!un)blinded|(?<!not\s)masked"
    ),
    known=(
        r"open\s(?:[\w-]+\s){0,3}(?:trial|study)|open[\s-]label|unblinded|unmasked|not\s(?:blinded|masked)|"
        r"(?<!nobody\s)(?<!one\s)(?<!them\s)knew\s(?:which|who|what|whether)|"
        r"(?<!nobody\s)(?<!one\s)(?<!them\s)could\s(?:see|tell|taste|smell|feel|guess)\s(?:which|who|what|whether)"
    ),
    in_masked=words("knew know tell guess see taste smell feel blind blinded masked open unblinded unmasked"),
    at_most=r"\b(?:(?<!no\s)(?:less|fewer|shorter)|no\s(?:more|longer))\sthan\s|\b(?:under|within|up\sto|at\smost|below)\s",
    at_least=r"\b(?:(?<!no\s)(?:more|longer)|no\s(?:less|fewer|shorter))\sthan\s|\b(?:over|at\sleast|above|beyond)\s",
    or_more=r"\s(?:or|and)\s(?:more|longer|over)\b",
    any_animals=words("animal animals"),
    people=words("""
        people persons adults men women children babies infants toddlers teenagers boys girls patients participants volunteers workers staff
        employees nurses doctors students pupils teachers drivers players runners readers users residents smokers parents mothers fathers humans
    """),
    animals=words(
        "rat rats mouse mice rabbit rabbits dog dogs pig pigs monkey monkeys hamster hamsters cat cats sheep horse horses"
    ),
    conditions=words(
        "severe mild moderate pregnant breastfeeding healthy ill frail obese overweight smokers diabetic allergic recent newly chronic acute first single never pregnancy breastfeed"
    ),
    denied=r"\b(?:not|no|never|none|neither|nobody|without|nor|whether)\b|n['’]t\b",
    of_some=r"one|first|second|third|other|another|some|smaller|larger|rest|latter|former|most",
    forms=(
        (
            "swallow",
            r"tablets?|capsules?|pills?|caplets?|swallow\w*|by\smouth|oral(?:ly)?|syrups?|drinks?|drank|drunk|sachets?|chew\w*",
        ),
        (
            "inject",
            r"inject\w*|jabs?|shots?|infusions?|infused|drips?|intramuscular\w*|subcutaneous\w*|intravenous\w*|syringes?",
        ),
        (
            "skin",
            r"creams?|gels?|ointments?|lotions?|patch(?:es)?|rubbed|dabbed|smeared|plasters?|shampoos?|topical\w*|on\sthe\sskin|transdermal\w*|baths?|bathed|soak\w*",
        ),
        ("nose", r"nasal|nose|nostrils?"),
        ("breathe", r"inhal\w*|breathed\sin|puffs?|nebuli\w*"),
        ("below", r"suppositor\w*|pessar\w*|enemas?|rectal\w*|vaginal\w*"),
        ("mouth", r"lozenges?|mouthwash(?:es)?|rins\w+|gargl\w*|sublingual\w*|under\sthe\stongue|buccal|gums?"),
        ("eye", r"eye\s?drops?|into\s(?:the|each|both)\seyes?|eye\sointments?"),
        ("ear", r"ear\s?drops?|into\sthe\sears?"),
    ),
    transfers=(
        r"(?:just|exactly|much)\s(?:as|like)|as\s(?:it\s(?:does|did)\s|they\s(?:do|did)\s)?in|carr(?:y|ies)\sover|tends?\sto|the\ssame|too|also|as\swell|likewise|"
        r"holds?\s(?:for|true|in)|appl(?:y|ies)\s(?:to|in)|translates?|expect|so\s(?:it|they)\s(?:will|must|should)|proven|proved|good\sfor|works?\sin|must|will"
    ),
    in_transfers=words(
        "just exactly much as carry carries tend tends same too also well likewise hold holds apply applies translate translates expect so proven proved good work works must will"
    ),
    set_apart=words("pregnant pregnancy breastfeeding child children baby babies toddlers teenagers"),
    or_fewer=r"\s(?:or|and)\s(?:fewer|less|younger|under|below|earlier|shorter)\b",
    everybody=r"all|every|any|everybody|everyone|anybody|anyone",
    later=r"will|yet|longer(?!\sthan)|long\senough|(?:keep|carry|go)\s(?:going|on|at\sit)|needs?(?!\s(?:not|no)\b)|should|must|can|soon|later|eventually|in\stime|more\stime|still\shave\sto|on\sthe\sway|try\sagain",
    spared=r"(?:free|rid|clear)\s(?:of|from)|spared?|escaped?|avoid(?:ed)?|dodged?|miss(?:es|ed)?(?:\sout\son)?|lacks?",
    no_denial=r"without|or\snot",
    changed_by=(
        r"\b(?:fell|falls?|dropp?e?d?|drops|went\sdown|came\sdown|decreased|improved|eased|lessened|rose|rises|increased|went\sup|worsened|sank|declined|climbed|grew|shrank|changed)\s"
        r"(?:[\w-]+\s){0,2}?by\s(?:about\s|around\s|some\s)?(?P<n>NUMBER)|\b(?:lost|gained|shed)\s(?:about\s|around\s)?(?P<n2>NUMBER)|"
        r"\b(?P<n3>NUMBER)\s(?:points?\s)?(?:fewer|lower|less|higher|more)\b(?!\sthan)"
    ),
    in_changed_by=words("by lost gained shed fewer lower less higher more"),
    changes=r"chang\w*|fall|fell|drop\w*|reduc\w*|improve\w*|decreas\w*|increas\w*|loss|lost|gain\w*|rise|rose|difference|decline\w*|from\sbaseline|since\sthe\sstart",
    not_otherwise=(
        r"\bwould\s(?:otherwise\s)?(?:not|never)\s(?:otherwise\s)?(?:have|get|be|feel)\b|\bwouldn['’]t\s(?:otherwise\s)?(?:have|get|be|feel)\b"
    ),
    in_not_otherwise=words("would wouldn"),
    all_had=(
        r"(?<!not\s)\b(?:all\s(?:of\s)?(?:the\s|its\s|these\s)?(?:(?P<n>NUMBER)\s)?[\w-]+|every(?:one|body|\s[\w-]+))(?:\s(?:in|of)\s(?:the|this|that|its|a)\s(?:trial|study))?"
        r"\s(?:took|got|received|used|wore|drank|swallowed|(?:were|was)\s(?:all\s)?given)\s"
        r"(?P<what>(?![^.;]*\b(?:or|either|both|turns?|periods?|half|some|then|later|at\sfirst|before\sthe\s(?:trial|study)|before\schance|afterwards|once)\b)[^.;:,()]+)"
    ),
    in_all_had=words("all every everyone everybody"),
    crossed=r"cross-?\s?over",
    of_group=r"each|per|in\s(?:each|both|either|the|one)|with|without|on|who|whose|had|got|took|taking|given|used|using|drank|wore|did|were|was|that|group|arm|treated|assigned|allocated|felt|still|from|and|or|than|against|fewer|more",
)
