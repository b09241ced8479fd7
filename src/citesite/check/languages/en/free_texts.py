"""How an English text without claims of its own states nothing new of an outcome."""

from __future__ import annotations

from citesite.check.languages.en.judgements import JUDGEMENTS
from citesite.check.languages.form import words
from citesite.check.languages.telling import FreeTexts, stems

_LEAVES_OPEN = (
    r"good\sand\s(?:the\s)?bad|pros\sand\scons|"
    r"no\s(?:\w+\s){0,2}(?:stud(?:y|ies)|trials?|reviews?|research)|"
    r"whether|unclear|uncertain|unsure|unproven|untested|unknown|disagree\w*|mixed|doubt\w*|depends?|"
    r"not\s(?:yet\s)?(?:sure|certain|known|clear|shown|proven|tested)|(?:far|anything\sbut)\s(?:from\s)?(?:certain|clear|sure)|"
    r"(?:not|n['’]t|cannot)\s(?:yet\s)?(?:know|tell|say)|(?:nobody|no\sone)\s(?:yet\s)?(?:knows?|can|has|have|is|was|would|looked|studied|tested|compared|tried|asked|measured|counted|followed|put)|no\sgood|no\s(?:clear\s)?(?:sign|evidence)|"
    r"too\s(?:few|little|small)|hard\sto\s(?:say|tell|know)"
)
_INTRODUCES = (
    r"(?:is|are|was|were)\s(?:(?:also|often|mostly|usually|only)\s)?(?:an?|the|one|sold|used|taken|given|made|rubbed|"
    r"swallowed|tested|studied|found|pressed|put|tried|meant|measured|counted|sprayed|eaten|drunk|injected|prescribed)|(?:shops?|pharmacies|stores)\s(?:sell|have|stock)s?|sells?"
)
_LISTS = r"(?:and\s|or\s)?(?:here\s(?:is|are)|where|how|what|who|when|which|why)"
_ORDERS = (
    r"(?:carry|cover|drink|eat|get|hold|keep|lie|move|note|phone|put|rest|rinse|sit|sleep|start|stay|stop|take|try|use|"
    r"walk|wash|watch|wear|what\syou\s(?:should|can|must))"
)
_VERBS = (
    r"(?:is|are|was|were|be|has|have|had|do|does|did|can|could|will|would|may|might|must|should|gets?|got|go|goes|went|makes?|"
    r"made|takes?|took|[a-z]{3,}ed|[a-z]{2,}(?:ts|ks|ps|ls|ds|ns|rs|es|ws|ys|gs|ms))"
)
_OF_WORK = stems("""
    according added answer apart article assign author average blind caption chance chapter chart check choice clinical
    collect column combine compare comparison conclude confirm count database decision details differ directly
    disagree document draft draw drawn eaten entry estimate evidence examine exclude explain figure finding follow
    footnote glossary paragraph fund funding given guidance guideline heading include inform injected interview journal knew line link
    listed maker measured method named option participant particular picked picture pooled prescribe pressed print
    publish question randomly randomised rate recommend recruit register regulator report repeat research researcher
    result review rubbed sample scale scientist section separate situation sprayed statement studies study summarise
    support sure survey table tested text title topic trial unclear uncertain unknown unproven unsure update version
    volunteer withdrawn
""")
_COMMON = stems("""
    about above adults offer offered advice afterwards again against age ago all allowed almost alone along already although
    always amount and another answered any anybody anyone anything appear apply april are around arrive ask august
    away bad bag based because become becoming bedtime been began begin begun being believe belly below besides
    blood both bottle bought box breakfast brief bring broken brought but buy calendar call came can car carry case cause
    cent change chew child children choose chose claim clinic cold colour come comes coming common complete contain
    copy cough could country cream crew cup cups cut daily day december decide describe diary did difference
    different do doctor does doing done dose double doubling down dozen draw drew drink drive drives driving drop
    drug dummy during each early effect effects eight eighteen eighties eighty either eleven else empty end ended
    england europe even evening ever every everybody everyone everything example expect fact facts falling february feel
    felt few fifteen fifties fifty fill finish first five follow food for form forties forty found four fridge from
    full further gave germany get gets getting give given gives glance glass go goes going gone got gram group grown
    guide had half happen happened happens hard harm has have having height held help her hers high him himself his
    hold home hospital hospitals hour how however hygienist hundred idea ill important inside instead into its january join
    july june just keep kept kilo know known label large last late later lay leaflet least leave left less let
    letter level lie like likely limit list lists litre little live lives lone long longer look lose lost lot low made
    main make makes man many march matter may maybe meal mean measure medicine men mention might milligram mind
    minute missing mix month more morning most mostly mother mouth much must name near need needs neither never new next
    night nine nineties ninety no nobody nod none nor normal not note nothing notice november now number nurse
    october odd off often old once one only open or order other others otherwise our ours out outside over overview
    own package packet page paid parent part pass patient people percent perhaps person pharmacist phone pill place placebo
    plain plan plant please point possible possibly pregnant prick probable probably product put quarter question quite
    ran rather reach read reason recent record rest result rid rinse rise rose rub safety said same sat saw say says
    score second see seem seen sell sense sentence september set seven seventies seventy several shake she shop
    short should show sick side sign since single six sixteen sixties sixty skin skip small sold sole some somebody someone
    something sometimes soon sort source spain spat speaks spit spoon spread squeeze start started stay steps stick
    still stomach stood stop such sum summary suppose swallow tablet take taken takes taking talk teenage tell ten
    fifth tenth than thank that the theirs them then there these they thigh thing think third thirties thirty those though
    thought thousand three through time times today together told too took topic total toward treat tried trouble
    true try trying turn twelve twenties twenty twice two type under undo unless unlike until unwanted unwell up
    upon ups use used useful user uses using usual usually very visit wait walked want was wash watch water way wear
    week weigh weight went were whatever whenever where wherever whether while who whole whom whose why widely wider
    will with within without woman women word wording wore work worn worse would write written wrong wrote year yes
    yet young your yours yourself
""") | words("test")
_AIMS = r"(?:prevents?|lowers?|reduces?|cuts?|eases?|relieves?|soothes?|spares?|stops?|wards?\soff|(?:keeps?|protects?|saves?)(?=\s[^?]*\b(?:from|away|off|down)\b))"
FREE_TEXTS = FreeTexts(
    leaves_open=_LEAVES_OPEN,
    introduces=_INTRODUCES,
    lists=_LISTS,
    orders=_ORDERS,
    verbs=_VERBS,
    of_work=_OF_WORK,
    common=_COMMON | _OF_WORK,
    presumed=(
        r"\b(?:since|because|now\sthat|given\sthat|seeing\sthat|considering\sthat)\s(?:we\s(?:all\s)?know\s(?:that\s)?|it\sis\s(?:well\s)?known\sthat\s)?(?P<clause>[^,?]{6,})|"
        r"^how\s(?:soon|quickly|fast|well|much\s(?:better|sooner|faster|longer))\s(?:will|would|does|do|can|could)\s(?P<clause_>[^?,]{6,})"
    ),
    happened=(
        r"^(?:as|since|because)\s(?:nothing|no\sother\s[\w-]+)\s(?:else\s)?(?:works?|helps?|is|are|comes)\b[^?,]*|"
        r"^(?!which|what|is|are)[^?]*\bthe\s(?:gentler|safer|milder|kinder|stronger|more\s(?:effective|gentle|powerful|natural))\s\w+[^?]*|"
        r"\b(?:since|because|now\sthat|given\sthat|seeing\sthat|as)\s(?:it|they|this)(?:\s(?:is|are)|['’]s|['’]re)\s(?:so\s|well\s|clearly\s)?(?:worth|right\sfor|good\sfor|the\s(?:best|safest|right))\b[^?]*|"
        r"\b(?:until|till|before|so\sthat)\s(?:(?:i\sam|we\sare|it\sis|they\sare|the\s\w+\s(?:is|are))|i['’]m|we['’]re|it['’]s)\s(?:fully\s|completely\s)?(?:cured|healed|rid\sof|free\sof)\b[^?]*|"
        r"\b(?:as|since|because)\s(?:it|they|the\s[\w-]+)\s(?:works?|helps?)\s(?:best|better|faster|well)\b[^?]*|"
        r"\b(?:once|after|as\ssoon\sas|now\sthat)\s(?:[\w-]+\s){1,4}(?:has|have)\s(?:worked|helped|healed|cured|cleared|kicked\sin|done\sits\s(?:work|job))|"
        r"^how\s(?:soon|quickly|fast|long\sbefore|long\suntil)\b[^?]*?\b(?:(?:be|is|are)\s(?:gone|cured|over|healed|free\sof|rid\sof)|wears?\soff|goe?s?\saway|disappears?|vanish\w*)\b[^?]*"
    ),
    expects=(
        r"^how\s(?:many|much)\b[^?]*?\b(?:will|does|do|can)\s(?:[\w-]+\s){1,4}(?:spare|save|prevent|stop|keep|relieve|ease|calm|soothe|heal|cure|lower|cut|reduce|improve|protect|clear|shorten|get\srid)\b[^?]*|"
        r"^(?:when|how\ssoon)\s(?:will|does|do|can)\s[^?]*?\b(?:have\s(?:got|gone|cleared|stopped|worked|healed)|start\sto\swork|begin\sto\swork|be\s(?:rid|free)\sof)\b[^?]*|"
        r"^how\s(?:much|many|often|long)\b[^?]*?\b(?:for|until|before)\s(?:the|my|all)\s[\w-]+\s(?:to\s|is\s|are\s)?(?:go|goes|gone|clear|clears|stop|stops|heal|heals|ease|eases|disappear\w*)\b[^?]*|"
        r"^(?:which|what)\b[^?]*\b(?:is|are|works?)\s(?:the\s)?best\s(?:at|for|against|to)\b[^?]*|"
        r"\b(?:that|which)\s(?:will\s|really\s)?(?:puts?\san\send\sto|ends?|stops?|cures?|heals?|gets?\srid\sof|keeps?\saway|takes?\saway|prevents?)\s(?:my|the|our|these|those|all|\w+)\b[^?]*|"
        r"\bnow\sthat\sthere\s(?:is|are)\s[^?]*\b(?:better|safer|cure|answer|solution|help)\b[^?]*|"
        r"\bso\sthat\s(?:[\w’'-]+\s){1,3}(?:(?:do|does|will|can)\s(?:not|no\slonger)|(?:will\s)?(?:stays?|keeps?|goe?s?)\saway|(?:will\s)?(?:heals?|clears?|vanish(?:es)?|disappears?))\b[^?]*"
    ),
    aims=rf"\bso\sthat\s(?:it|they|the\s[\w-]+(?:\s[\w-]+)?)\s(?:will\s|really\s)?{_AIMS}\s(?P<of>[^?]+)|^how\s(?:much|many|often|long|early|soon)\b[^?]*?\bto\s{_AIMS}\s(?P<of_>[^?]+)",
    in_expects=words("how when which what now so nothing no that until till before as since because"),
    freed_of=r"\bso\sthat\s(?:i|we|my\s[\w-]+|our\s[\w-]+)\s(?:(?:will|can|do|does)\s)?(?:[\w-]+\s){0,2}?(?:no|never)\s(?!more\b|less\b|longer\b|doses?\b|tablets?\b)(?P<of>[^?]+)",
    asks_how=r"^(?:how|why)\s(?:do|does|did)\s(?:[\w’'-]+\s){1,5}(?:spare|save|prevent|stop|keep|relieve|ease|calm|soothe|heal|cure|lower|cut|reduce|improve|protect|clear|shorten|get\srid)s?\b",
    works=r"\b(?:work|works|working|help|helps|helping|kicks?\sin|takes?\seffect|(?:takes?|taken|took)\s(?:[\w’'-]+\s){0,3}away|cures?|gets?\srid|heals?|keeps?\s(?:[\w’'-]+\s){1,4}away)\b",
    in_presumed=words(
        "gentler safer milder kinder stronger effective gentle powerful natural once after since because given seeing considering soon quickly fast well better sooner faster longer now"
    ),
    of_readers=r"(?:i|we|you|my|our|your|there|the\s(?:child|baby|doctor|pharmacist))\b|[^,?]*\b(?:may|might|whether|if|not\sknown|can)\b",
    joins=(
        r"[;–—]|,\s(?:and|but|so|which)\s|\s(?:and|but)\s(?=(?:it|they|this|most|many|you|came|went|did|does|do|makes?|made|gets?|got|lets?|will|works?|helps?"
        r"|keeps?|\w+ed)\b)"
    ),
    judgements=JUDGEMENTS,
)
