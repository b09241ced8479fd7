"""How an English sentence says what each of several studies found, and compares them."""

from __future__ import annotations

from citesite.check.languages.comparing import StudyComparisons
from citesite.check.languages.form import words

_TRIAL, _TRIALS = r"(?:trial|study)", r"(?:trials|studies)"
_N = r"(?:two|three|four|five|six|[2-9])"
_OF = rf"of\s(?:them|(?:the|these)\s(?:{_N}\s)?{_TRIALS})"
_ALL = (
    rf"both(?:\s(?:of\sthem|(?:of\s)?(?:the\s|these\s)?(?:{_N}\s)?{_TRIALS}))?|all\s(?:of\sthem|(?:(?:of\s)?(?:the\s|these\s))?(?:{_N}\s)?{_TRIALS}|{_N}(?:\sof\sthem)?)"
    rf"|each\s(?:{_OF}|{_TRIAL})|every\s{_TRIAL}|the\s{_N}\s{_TRIALS}"
)
_ONLY = rf"(?:only|just)\sone(?:\s(?:{_OF}|{_TRIAL}))?|one\sof\s(?:the|these)\s{_N}(?:\s{_TRIALS})?|one\s{_TRIAL}\s(?:out\s)?of\s(?:the\s)?{_N}"
_NONE = rf"neither(?:\s(?:{_OF}|of\sthe\s{_N}|{_TRIAL}))?|none\s{_OF}|not\sone\s{_OF}"
_ONE = rf"one\s(?:of\sthem|{_TRIAL})|the\sother(?:\s(?:one|{_TRIAL}))?|another\s{_TRIAL}"
_VERB = (
    r"(?:found|finds?|saw|sees?|showed|shows?|reported|reports?|measured|counted|recorded|noted|observed)(?:\sthat)?"
)
_STUDIES = words("trial trials study studies them both neither two three four five six one other")
_PEOPLE = r"(?:people|patients|adults|men|women|children|participants|volunteers)"
_THOSE = r"(?=[^.;:,]*\b(?:trials?|stud(?:y|ies)|those|that|others?|ones?)\b)"
_BE = r"(?:was|were|is|are|had|has|have|took|studied|tested|lasted|ran|went\son|followed)"
_PARTS = (
    ("three quarters", 75.0), ("three-quarters", 75.0), ("two thirds", 66.7), ("two-thirds", 66.7), ("two fifths", 40.0),
    ("three fifths", 60.0), ("one half", 50.0), ("half", 50.0), ("a third", 33.3), ("one third", 33.3),
    ("a quarter", 25.0), ("one quarter", 25.0), ("a fifth", 20.0), ("one fifth", 20.0), ("a tenth", 10.0),
)  # fmt: skip
_MORE = r"(?P<more{0}>(?:well\s|far\s)?(?:more\sthan|over|above)|at\sleast)\s"
_LESS = r"(?P<less{0}>nearly|almost|just\sunder|less\sthan|under|not\squite|close\sto)\s"
_ABOUT = r"(?:about|around|roughly|some|a\sgood|exactly)\s"
_SAID = rf"(?:{_MORE}|{_LESS}|{_ABOUT})?"
STUDY_COMPARISONS = StudyComparisons(
    found=rf"\b(?:(?P<none>{_NONE})|(?P<only>{_ONLY})|(?P<all>{_ALL})|(?P<one>{_ONE}))\s(?:also\s|too\s|each\s)?{_VERB}\b",
    found_in=rf"\bin\s(?:(?P<none>{_NONE})|(?P<only>{_ONLY})|(?P<all>{_ALL}))\b",
    one_and_other=(
        rf"\bone\s(?:{_TRIAL}|{_OF})\b(?P<first>.*)(?:[,;:–—]\s|\s(?=(?:and|but|while|whereas|yet)\s))(?:(?:and|but|while|whereas|yet)\s)?"
        rf"(?P<second>[^,;:–—]*?)\b(?P<other>the\sother(?:s|\s(?:ones?|two|three|{_TRIAL}|{_TRIALS}))?)\b(?P<rest>.*)"
    ),
    other_did_not=(
        r"not\s(?:in|with)|did(?:\snot|n['’]t)(?:\sdo\sso|\sfind\s(?:it|this|so|any(?:\sdifference)?))?"
        r"|(?:found|saw|showed)\s(?:none|nothing(?:\sof\sthe\skind)?|no\s(?:such\s)?(?:difference|effect|change))"
    ),
    in_found=(
        (
            words(
                "found find finds saw see sees showed show shows reported report reports measured counted recorded noted observed"
            ),
            _STUDIES,
        ),
        (words("both neither one each all"), words("trials studies trial study them")),
    ),
    a_difference=r"(?:an?|any|much)\s(?:\w+\s)?(?:difference|effect|benefit|change)",
    more=r"more(?!\s(?:than|or)\b)",
    disagree=(
        r"(?:trials|studies|they|results|findings|sources)\b(?:\s(?!not\b|no\b|never\b)[\w’']+){0,4}?\s(?:disagree[ds]?|contradict(?:s|ed)?|conflict(?:ed|ing|s)?"
        r"|contradictory|inconsistent|point(?:ed)?\s(?:in|to)\s(?:different|opposite)\s(?:ways|directions|sides)|(?:do|did)\snot\sagree)"
        r"|(?:conflicting|contradictory|inconsistent)\s(?:results|findings|trials|studies)|(?:trials|studies)\s(?:[\w’']+\s){0,2}at\sodds"
    ),
    in_disagree=words(
        "disagree disagreed disagrees contradict contradicts contradicted conflict conflicted conflicts conflicting contradictory inconsistent "
        "point pointed agree odds"
    ),
    agree=r"\b(?:not|no|never|hardly|nothing|none|without|if|whether|neither)\s(?:\w+\s){0,2}",
    which=(
        ("larger", rf"\b(?:larger|bigger|largest|biggest)\s{_TRIAL}\b"),
        ("smaller", rf"\b(?:smaller|smallest)\s{_TRIAL}\b"),
        ("longer", rf"\b(?:longer|longest)\s{_TRIAL}\b"),
        ("shorter", rf"\b(?:shorter|shortest)\s{_TRIAL}\b"),
        ("earlier", rf"\b(?:earlier|older|oldest|earliest)\s{_TRIAL}\b"),
        ("later", rf"\b(?:later|newer|newest|latest|more\srecent|most\srecent)\s{_TRIAL}\b"),
    ),
    in_which=words(
        "larger bigger largest biggest smaller smallest longer longest shorter shortest earlier older oldest earliest later newer newest latest recent"
    ),
    compared=(
        rf"(?P<one>[^.;:,]*\b(?:trials?|stud(?:y|ies))\b[^.;:,]*?)\s{_BE}\s(?:\w+\s){{0,3}}?(?:(?P<larger>larger|bigger|more\s(?:\w+\s)?{_PEOPLE})"
        rf"|(?P<smaller>smaller|fewer\s(?:\w+\s)?{_PEOPLE})|(?P<longer>longer)|(?P<shorter>shorter))\sthan\s(?P<other>{_THOSE}[^.;:,]+)"
    ),
    together=r"\b(?:together|combined|altogether|in\sall|added)\b",
    in_compared=words("larger bigger smaller longer shorter more fewer"),
    all_of=(
        rf"\b(?:(?P<n>both)|all\s(?:of\sthe\s|the\s)?(?P<number>{_N})|(?P<all>all))(?:\s(?:of\sthem|(?:of\s)?(?:the\s)?{_TRIALS}(?:\sof\s(?:the\s|this\s)?[\w-]+)?))?"
        r"(?:\s(?:were|was|took\splace|ran|done|run|are|carried\sout|set|living|lived))*\s(?:in|among|with|at|from)\s(?P<where>[^.;:,()–—]{3,70})"
        rf"|\bin\s(?:(?P<n_>both)|all\s(?:of\sthe\s|the\s)?(?P<number_>{_N}))\s{_TRIALS},?\s(?:the\s|all\s)?{_PEOPLE}\s(?:were|lived|came\sfrom|had)\s(?P<where_>[^.;:,()–—]{{3,70}})"
    ),
    in_all_of=words("both all"),
    rates=(
        ("hour", r"(?:an|per|each|every|in\san|in\seach)\shour|hourly"),
        ("day", r"(?:a|per|each|every|in\sa|in\seach|in\sone)\sday|daily"),
        ("night", r"(?:a|per|each|every|in\sa|in\seach)\snight|nightly"),
        ("week", r"(?:a|per|each|every|in\sa|in\seach|in\sone)\sweek|weekly"),
        ("month", r"(?:a|per|each|every|in\sa|in\seach|in\sone)\smonth|monthly"),
        ("year", r"(?:a|per|each|every|in\sa|in\seach|in\sone)\syear|yearly|annually"),
    ),
    in_rates=words("hour hourly day daily night nightly week weekly month monthly year yearly annually"),
    more_or_less=r"more|fewer|less|extra|additional",
    parts=_PARTS,
    change=(
        rf"\b(?<!reported\s)(?<!used\s)(?<!felt\s)(?<!taken\s)(?<!named\s)by\s{_SAID.format('')}(?P<part>PART)\b"
        rf"(?!\s(?:an?|of\san?)\s(?:point|hour|day|week|month|year)\b|\sof\s(?:the\s|all\s|those\s|these\s)?(?:{_PEOPLE}|them)\b)"
        rf"|\b{_SAID.format('_')}(?P<part_>PART)\s(?:fewer|less|lower|higher|smaller)\b"
        rf"|\b(?:{_MORE.format('__')}|{_LESS.format('__')})(?P<halved>halv(?:es?|ed|ing))\b"
    ),
    in_parts=words("half halve halves halved halving third thirds quarter quarters fifth fifths tenth"),
    ranges=(
        r"\bbetween\s(?P<low>NUMBER)\s(?:\w+\s)?and\s(?P<high>NUMBER)"
        r"|\b(?:rang(?:e|es|ed|ing)|varied|spread)\sfrom\s(?P<low_>NUMBER)\s(?:\w+\s)?to\s(?P<high_>NUMBER)"
    ),
    other_changes=r"\bby\shalf\s(?:past|term|an?\s)|doses?|tablets?|\bamounts?\sof",
    effects=(
        rf"(?P<one>[^.;:,]*?)\s{_VERB}\s(?:an?\s|the\s)?(?:(?:much|slightly|somewhat|clearly|far|even)\s)?(?:(?P<larger>(?:larger|bigger|greater|stronger)\s(?:difference|effect|benefit))"
        r"|(?P<smaller>(?:smaller|weaker|lesser)\s(?:difference|effect|benefit)))\sthan\s(?P<other>[^.;:,]+)"
        r"|\b(?:difference|effect|benefit)\s(?:was|is)\s(?:(?:much|slightly|somewhat|clearly|far|even)\s)?(?:(?P<larger_>larger|bigger|greater|stronger)|(?P<smaller_>smaller|weaker))"
        r"\s(?P<one_>in\s[^.;:,]+?)\sthan\s(?P<other_>in\s[^.;:,]+)"
    ),
    in_effects=words("larger bigger greater stronger smaller weaker lesser"),
)
