"""How an English text says what studies did, and what none did."""

from __future__ import annotations

from math import inf

from citesite.check.languages.en.numbers import LARGER, ONES
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
    given=r"(?:gave|compared|tested|tried|treated|took|used|studied|looked)\s(?:[\w-]+\s){1,9}?(?:for|over|during)(?=\s)|(?:trials?|stud(?:y|ies))\sof(?=\s(?:about\s|over\s)?(?:\d|an?\s|half|one|two|three|four|five|six|eight|ten|twelve)\b)",
    limits=r"less|under|up|at\smost|longer|more|at\sleast|within|shorter|beyond|only\slooked|every|each|first|in\sthe|per|or",
    no_length=r"\s(?:before|ago|after|earlier|later|apart|old|of\sage)\b",
    narrows=r"why|when|where|which|who(?!\s(?:take|took|drink|drank|use|used|try|tried|are\son|were\son)\b)|compared|than|severe|serious",
    left_open=(
        r"not|no|never|nobody|none|nothing|neither|nor|without|(?<!a\s)few|whether|if|should|would|could|may|might|will|needs?|needed|planned|under\sway"
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
        "trial trials study studies experiment experiments they both people patients adults volunteers participants tested studied tried"
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
    tested=r"(?:was|were|been)\s(?:\w+ly\s)?(?:tested|studied|tried)(?:\sout)?\s(?:in|on|by|with)",
    vague_times=(
        (r"(?P<alone>(?:the\s)?long[\s-](?:term|run))(?!\w)", 300, inf),
        (r"decades", 5_000, inf),
        (r"(?:for\s|over\s|several\s|many\s|some\s)*years(?!\sof\sage)", 600, inf),
        (r"(?:a\sfew\s|for\s|over\s|several\s|many\s|some\s)*months", 40, 600),
        (r"a\s(?:whole\s)?(?:season|summer|winter)", 55, 150),
        (r"(?:only\s|a\sfew\s|for\s|over\s|several\s|many\s|some\s)*weeks", 10, 200),
        (r"(?:only\s|just\s|a\sfew\s|for\s|over\s|several\s|some\s)*days", 1.5, 40),
        (r"(?:only\s|just\s|a\sfew\s|for\s|over\s|several\s|some\s)*hours", 0.04, 0.99),
    ),
    in_vague_times=words("long season summer winter"),
    effect_times=(
        (
            r"straight\saway|right\saway|at\sonce|immediate(?:ly)?|instant(?:ly|aneously)?|in\sno\stime|in\sa\sflash|there\sand\sthen"
            r"|within\s(?:seconds|minutes)|in\s(?:seconds|minutes)|in\san?\sinstant|on\sthe\sspot|from\sthe\s(?:very\s)?(?:start|beginning|first\smoment|word\sgo)"
            r"|from\s(?:the\sfirst|dose\sone|day\sone)(?:\s\w+)?|the\svery\ssame\sday",
            0,
            0.6,
        ),
        (
            r"overnight|by\s(?:the\s)?next\s(?:day|morning)|by\stomorrow(?:\smorning)?|(?:after|with|from)\s(?:just\s)?(?:one|a\ssingle)\s(?:night|dose|tablet|use)",
            0,
            1.6,
        ),
        (r"(?:with)?in\s(?:just\s|only\s)?(?:(?:a\s(?:few|couple\sof|matter\sof)|mere)\s)?hours", 0, 2),
        (r"(?:(?:with)?in|after)\s(?:just\s|only\s)?(?:(?:a\s(?:few|couple\sof|matter\sof)|mere)\s)?days", 0.9, 16),
        (r"(?:with)?in\s(?:just\s|only\s)?(?:(?:a\s(?:few|couple\sof|matter\sof)|mere)\s)?weeks", 5, 120),
        (r"quickly|rapidly|speedily|in\snext\sto\sno\stime", 0, 8),
        (
            r"(?:for|all\stheir|all\syour|your\swhole|their\swhole|a\swhole)\s(?:life|lives)|lifelong|for\s(?:good|ever)|forever|permanent(?:ly)?|once\sand\sfor\sall|never\scomes?\sback",
            6_000,
            inf,
        ),
        (r"for\sdecades|for\sa\sdecade|decades\slater|after\sdecades", 3_500, inf),
        (
            r"(?:for|over|after)\s(?:many\s|several\s|some\s)?years(?!\sof\sage)|years\s(?:later|afterwards?|on)|year\s(?:after|in,?)\syear(?:\sout)?",
            600,
            inf,
        ),
        (r"(?:for|over|after)\s(?:many\s|several\s|some\s)?months(?:\son\send)?|months\slater", 40, inf),
        (
            r"(?:in|over)\sthe\slong(?:er)?[\s-](?:term|run)|long[\s-]term|(?:this|it|that|effect|relief|benefit)\s(?:will\s)?lasts?|lasting(?:ly)?",
            300,
            inf,
        ),
    ),
    in_effect_times=(
        (
            words(
                "immediate immediately instant instantly instantaneously flash overnight quickly rapidly speedily lifelong forever permanent "
                "permanently lasting lastingly"
            ),
            frozenset(),
        ),
        (words("seconds minutes hours days weeks"), words("in within")),
        (words("days"), words("after")),
        (words("months year years decade decades"), words("in after for over later afterward afterwards on")),
        (words("away once then same back long longer"), words("straight right at all there very never term run")),
        (words("time"), words("no")),
        (words("start beginning moment go first"), words("from")),
        (words("night dose tablet use day"), words("one single")),
        (words("next tomorrow spot"), words("by on")),
        (words("life lives good ever"), words("for all whole")),
        (words("last lasts"), words("this it that effect relief benefit")),
    ),
    no_effect_time=(
        r"not|no(?!\sdifference)|nobody|none|never|unknown|unclear|unsure|whether|if|unless|cannot|n['’]t|nothing|may\sor|hard\sto|doctors?|pharmacists?|nurses?"
        r"|guidelines?|leaflets?|guidance|should|must|ask|call|tell|stop|see|talk|last(?:ed)?\sfor|trials?|stud(?:y|ies)|survey|needs?|need\sto|check\w*|reviewed"
        r"|used\sto|ago|without|rare(?:ly)?|seldom"
    ),
    vague_numbers=(
        (
            r"(?:the\s(?:very\s)?|an\s|is\s|was\s)?only(?:\sone|\sa\ssingle)?|just\s(?:one|a\ssingle)|a\s(?:single|lone)|the\s(?:one|single|sole)",
            1,
            1,
        ),
        (r"both(?:\sof)?(?:\sthe(?:se)?)?|a\scouple\sof|a\spair\sof", 2, 2),
        (r"(?:only\s|just\s)?a\shandful\sof", 4, 9),
        (r"(?:tens|dozens)\sof\sthousands\sof", 18_000, 300_000),
        (r"dozens\sof|(?:several|a\sfew)\sdozen", 20, 150),
        (r"(?:many\s|several\s)?hundreds\sof|(?:several|a\sfew)\shundred", 180, 2_500),
        (r"(?:many\s)?thousands\sof|(?:several|a\sfew)\sthousand", 1_800, 30_000),
        (r"millions\sof", 900_000, inf),
        (r"many|numerous|plenty\sof|lots\sof|countless", 4, inf),
    ),
    large_numbers=(
        *LARGER.items(),
        ("half a dozen", 6.0),
        ("a dozen", 12.0),
        ("a score of", 20.0),
        ("a hundred", 100.0),
        ("a thousand", 1_000.0),
        *((f"{word} hundred", 100.0 * number) for number, word in enumerate(ONES, 1)),
        *((f"{word} thousand", 1_000.0 * number) for number, word in enumerate(ONES, 1)),
    ),
    counts_others=(
        r"planned|under\sway|needed|would|should|could|future|ongoing|another|others?|new|newer|more|fewer|than|similar|elsewhere|not|no|nobody"
        r"|without|if|whether|at\sleast|up\sto"
    ),
    named_before=r"\A(?!.*\b(?:topic|pages?|site|(?:one|two|none|some|most)\sof|of\sthem|here|in\sall|altogether)\b).*\b(?:it|its|them)\b",
    studied=(
        r"(?:[^\W\d]+\s)?(?:of|in|with|on|among|involving|enrolled|had|included|took|followed|tested)"
        r"(?:\s(?:some|about|around|almost|nearly|roughly|over|only|just|as\smany\sas|altogether))*"
    ),
    took_part=(
        r"(?:(?:has|have|had|who)\s)?(?:took\spart|taken\spart|take\spart|joined|in\sall\b|altogether"
        r"|(?:were|was)\s(?:studied|enrolled|included|recruited|randomi[sz]ed|tested|followed))"
    ),
    clauses=r"[,;:–—]\s",
    in_counts=words("trial trials study studies experiment experiments"),
    in_vague_numbers=words(
        "only just single lone sole both couple pair handful tens dozens dozen hundreds hundred thousands thousand millions many numerous "
        "plenty lots countless"
    ),
)
