"""How an English text says what studies did, and what none did."""

from __future__ import annotations

from citesite.check.languages.form import words
from citesite.check.languages.studying import StudyTexts

_LOOKED = (
    r"(?:looked\s(?:at|into|for)|look(?:s|ing)?\s(?:at|into|for)|stud(?:ied|ies|y)|counted|counts?|measured|measures?|examined|examines?|"
    r"investigated|investigates?|tested(?:\sfor)?|tests?\sfor|checked(?:\sfor)?|recorded|records?|reported(?:\son)?|reports?(?:\son)?|"
    r"asked\s(?:about|whether|if)|considered|watched(?:\sfor)?|been\sabout|assessed|assesses|compar(?:ed|es|ing)|followed(?:\sup)?|tried|treated)"
)
_DID = rf"(?:{_LOOKED}|gave|given|set|included|enrolled|recruited|took|lasted|ran|run|carried\son|gone\son|went\son|shown|been\sdone\s(?:on|into))"
_BY_NOW = r"(?:\s(?:has|have|had|ever|yet|so\sfar|really|properly|in\sthis\stopic|here|we\s(?:found|read|know\sof|saw)|that\swe\s(?:found|read|know\sof)))*"
_WHAT = r"(?P<what>[^.;:,!?–—]+)"
STUDY_TEXTS = StudyTexts(
    study=r"trials?|stud(?:y|ies)|experiments?",
    trial=r"trials?\b",
    they=r"they|both|people|patients|adults|children|volunteers|participants|women|men",
    lasted=(
        r"last(?:ed|s)|lasting|ran(?:\son)?|went\son|continued|ended|stopped|finished|spanned|(?:were|was|been)\s(?:followed|watched|observed)"
        r"(?:\sup)?|followed|watched|observed|kept\s(?:up|going)|came\sto\san\send"
        r"|stretched|(?:was|were)\sover|wrapped\sup|drew\sto\sa\sclose|(?:was|were)(?:\sboth)?(?=\s(?:\w+-(?:day|week|month|year)|year-long)\b)"
    ),
    given=r"(?:gave|compared|tested|tried|treated|took|used|studied|looked)\s(?:[\w-]+\s){1,9}?(?:for|over|during)(?=\s)|(?:trials?|stud(?:y|ies))\sof(?=\s)",
    limits=r"less|under|up|at\smost|longer|more|at\sleast|within|shorter|beyond|only\slooked|every|each|first|in\sthe|per|or",
    no_length=r"\s(?:before|ago|after|earlier|later|apart|old|of\sage)\b",
    narrows=r"why|when|where|which|who(?!\s(?:take|took|drink|drank|use|used|try|tried|are\son|were\son)\b)|compared|than|severe|serious",
    left_open=(
        r"not|no|never|nobody|none|nothing|neither|nor|without|few|whether|if|should|would|could|may|might|will|needs?|needed|planned|under\sway"
        r"|other|others|another|new|newer|future|unlike|than|instead|most|some|similar|elsewhere|older|earlier|later|ongoing|once"
    ),
    other_times=(
        (r"year-long", "1 year"),
        (r"half\san?\syear", "6 months"),
        (r"(?:a\syear\sand\sa\shalf|one\sand\sa\shalf\syears)", "18 months"),
        (r"an?\sfortnight", "2 weeks"),
        (r"a\sdecade", "10 years"),
        (r"a\scouple\sof", "2"),
        (r"half\sa\sdozen", "6"),
        (r"(an?|one|two|three|four|five|six)\s(?:whole|full|entire|solid|good|long)", r"\1"),
    ),
    first_look=words(
        "trial trials study studies experiment experiments they both people patients adults volunteers participants"
    ),
    none_looked=(
        rf"(?:no|not\sone|not\sa\ssingle|none\sof\sthe(?:se)?)\s(?:\w+\s)?(?:trials?|stud(?:y|ies)|research(?:ers?)?|one|scientists?)"
        rf"{_BY_NOW}\s{_DID}\s{_WHAT}",
        rf"(?:nobody|no-one|neither(?:\sof\sthe\s(?:two\s)?(?:trials|studies)|\s(?:trial|study))){_BY_NOW}\s{_LOOKED}\s{_WHAT}",
        rf"(?:the|these|both|all)\s(?:two\s|three\s)?(?:trials|studies)\s(?:did|have|had)(?:\snot|n['’]t)\s{_LOOKED}\s{_WHAT}",
        rf"no\s(?!such)(?:\w+\s)?(?:trials?|stud(?:y|ies)|research)\s(?:at\sall\s)?(?:on|of|about|into|with|(?:that|which)\s(?:has\s|have\s|had\s)?{_LOOKED})\s{_WHAT}",
        rf"^(?P<what>[^.;:,!?–—]+?\s(?:has|have|was|were)\s(?:not|never)\s(?:yet\s)?(?:been\s)?{_LOOKED}\s(?:against|with|in|for|over|on|to)\s(?!(?:a|any|these|the)\s(?:trials?|stud(?:y|ies)))[^.;:,!?–—]+)",
        r"^(?P<what>[^.;:,!?–—]+?)\s(?:has|have|was|were)\s(?:not|never)\s(?:yet\s)?(?:been\s)?(?:studied|looked\s(?:at|into)|measured|counted"
        r"|examined|investigated|assessed|recorded|tested)(?:\s(?:yet|so\sfar|by\sanybody|by\sanyone|in\s(?:a|any|these|the)\s(?:trials?|stud(?:y|ies))))?"
        r"[.!\s]*$",
    ),
    none_first_look=words("no not nobody never none neither"),
    in_none_looked=words("""
        trial trials study studies studied research researcher researchers scientist scientists one look looks looking looked count counts
        counted measure measures measured examine examines examined investigate investigates investigated test tests tested check checks
        checked record records recorded report reports reported ask asks asked consider considered watch watched been assess assesses assessed
        compare compares compared comparing follow followed try tried treat treated
    """),
    fillers=words(
        "yet effect effects outcome outcomes people person people's chance risk number rate much many how often so far ever all any kind whether get gets getting cause causes happen happens more less fewer"
    ),
    longer=(
        r"\b(?:(?:for|over|during|beyond|past)\s)?(?P<more>(?:longer|more)\sthan\s|(?<=for\s)over\s|(?<=beyond\s)|(?<=past\s))(?P<time>(?:\d+|[a-z]+)\s(?:hours?|days?|weeks?|months?|years?))\b|"
        r"\bfor\s(?:as\slong\sas\s|even\s)?(?P<time_>(?:\d+|[a-z]+)\s(?:hours?|days?|weeks?|months?|years?))\b"
    ),
    against=r"\b(?:against|versus|compared\s(?:with|to)|with|to)\s(?P<other>[^.;:,!?]+?)(?=\s(?:in|for|on|over|after|among|yet|so\sfar|at|when|beyond)\b|\s?$)",
    among=r"\b(?:in|among)\s(?P<who>[^.;:,!?]+?)(?=\s(?:for|on|over|after|yet|so\sfar|at|when|beyond|with\s(?:dummy|a\sdummy)|against)\b|\s?$)",
    other=r"other|others|another|different|each|newer|older|alone|itself|same|long|longer|short|enough|large|larger|big|bigger|proper|good",
    verbs=words(
        "help helps helped work works worked ease eases eased lower lowers raise raises reduce reduces prevent prevents stop stops cause causes make makes do does "
        "against with compared compare comparing using use take takes taking drink drinks drinking have having people anyone anybody them it this that these those here "
        "tested tried studied followed given has been never not was were looked at have over for"
    ),
)
