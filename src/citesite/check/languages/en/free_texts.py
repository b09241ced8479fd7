"""How an English text without claims of its own states nothing new of an outcome."""

from __future__ import annotations

from citesite.check.languages.en.judgements import JUDGEMENTS
from citesite.check.languages.form import words
from citesite.check.languages.telling import FreeTexts, stems

_LEAVES_OPEN = (
    r"whether|unclear|uncertain|unsure|unproven|untested|unknown|if|disagree\w*|mixed|doubt\w*|depends?|"
    r"not\s(?:yet\s)?(?:sure|certain|known|clear|shown|proven|tested)|(?:far|anything\sbut)\s(?:from\s)?(?:certain|clear|sure)|"
    r"(?:not|n['’]t|cannot)\s(?:yet\s)?(?:know|tell|say)|(?:nobody|no\sone)\s(?:yet\s)?(?:knows?|can|has|have|is|was|would|looked|studied|tested|compared|tried|asked|measured|counted|followed|put)|no\sgood|no\s(?:clear\s)?(?:sign|evidence)|"
    r"too\s(?:few|little|small)|hard\sto\s(?:say|tell|know)"
)
_ABOUT_WORK = (
    r"stud(?:y|ies)|surveys?|trials?|reviews?|page|part|section|topic|we|us|our|read|explains?|compared?|researchers?|"
    r"means?|called|named?|guidelines?|says?|said|according|recommends?|advises?|regulators?|table|picture|figures?|below|above|should|must|needs?\sto|has\sto|have\sto"
)
_INTRODUCES = (
    r"(?:is|are|was|were)\s(?:(?:also|often|mostly|usually|only)\s)?(?:an?|the|one|sold|used|taken|given|made|rubbed|"
    r"swallowed|tested|studied|found|pressed|put|tried|meant|measured|counted|sprayed|eaten|drunk|injected|prescribed)|(?:shops?|pharmacies|stores)\s(?:sell|have|stock)s?|sells?"
)
_LISTS = r"(?:and\s|or\s)?(?:where|how|what|who|when|which|why|because|if|for\swhom)|(?:take|bring|show|put)\sthe"
_VERBS = (
    r"(?:is|are|was|were|be|has|have|had|do|does|did|can|could|will|would|may|might|must|should|gets?|got|go|goes|went|makes?|"
    r"made|takes?|took|[a-z]{3,}ed|[a-z]{2,}(?:ts|ks|ps|ls|ds|ns|rs|es|ws|ys|gs|ms))"
)
_COMMON = stems("""
    cent fifteen sixteen eighteen twenty thirty forty fifty sixty seventy eighty ninety
    about above adults against advice afterwards again age ago all allowed almost alone along already although always amount
    and another any anybody anyone anything appear apply are around ask away bad based because become becoming been
    began begin begun being believe below besides both bought box brief bring brought but buy call came can car carry
    case cause child children choose chose clinic colour come comes coming common contain could cream cup cups daily
    day decide describe did difference different do doctor does doing done dose dozen drink drive drives driving drop
    drug dummy during each early effect effects eight either eleven else even evening every everybody everyone
    everything expect fact facts falling feel felt few first five follow food for form found four from full further
    gave get gets getting give given gives glance glass go goes going gone got gram group guide had half happen
    happens hard has have having held help her hers high him himself his hold home hospital hour how however hundred
    idea ill important inside instead into its just keep kept kilo know known label large last late later lay leaflet
    least leave left less let level lie like likely list lists litre little live lives long longer look lose lost lot
    made main make makes man many matter may maybe meal mean measure medicine men mention might milligram mind minute
    mix month more morning most mostly mother much must name near need needs never new next night nine no nobody none
    nor normal not note nothing notice now number nurse odd off often old once one only open or order other others
    otherwise our ours out outside over overview own package packet page parent part patient people percent perhaps
    person pharmacist place placebo plain plan please point possible possibly probable probably product put quarter
    question quite rather reach read reason recent record rest result rid rise rose said same saw say says score second
    see seem seen sell sense set seven several she short should show sick side since six small sold some somebody
    someone something sometimes soon sort source spoon start started stay steps still stop such sum summary suppose sure
    swallow tablet take taken takes taking talk tell ten tenth than thank that the them then there these they thing
    think third those though thought thousand three through time times today together told too took topic total toward
    treat tried trouble true try trying turn twelve twice two type under unless unlike until unwanted unwell up upon
    use used useful user uses using usual usually very visit wait want was watch water way week went were whatever
    whenever where wherever whether while who whole whom whose why wider will with within without woman women word
    work worse would write wrong year yes yet young your yours yourself
""") | words("test")
FREE_TEXTS = FreeTexts(
    leaves_open=_LEAVES_OPEN,
    about_work=_ABOUT_WORK,
    introduces=_INTRODUCES,
    lists=_LISTS,
    verbs=_VERBS,
    pronouns=words("it they them this these"),
    common=_COMMON,
    of_things=words("it they them"),
    states=r"(?:tells?|explains?|shows?|describes?)\s(?:you\s)?(?:how|why)\s(?:\w+\s){1,4}?(?!is\b|are\b|was\b|were\b)(?:gets?|makes?|helps?|works?|keeps?|lets?|brings?|gives?|[a-z]{3,}s)\s|(?:show|shows|showed|shown|find|finds|found|prov\w+|demonstrat\w+|confirm\w*|conclud\w+|report\w*|say|says)\s(?:that|how|why|it|the|no|more|fewer|less)",
    joins=(
        r"[;–—]|,\s(?:and|but|so|which)\s|\s(?:and|but)\s(?=(?:it|they|this|most|many|you|came|went|did|does|do|makes?|made|gets?|got|lets?|will|works?|helps?"
        r"|keeps?|\w+ed)\b)"
    ),
    judgements=JUDGEMENTS,
)
