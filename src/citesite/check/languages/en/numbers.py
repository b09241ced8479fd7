"""How numbers are written in English, and what is beside one that may be a finding."""

from __future__ import annotations

from citesite.check.languages.counting import Numbers, in_order
from citesite.check.languages.form import words
from citesite.check.typed_units import reader as reader_of_units
from citesite.check.typed_units import together
from citesite.check.wording.amounts import WITHOUT_FIGURES, amounts
from citesite.check.wording.shares import reader as reader_of_shares

_PEOPLE = r"(?:people|patients|adults|men|women|children)"
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_UNITS = r"mg|%|micro|milli|µ|IU"
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN_ALONE = words("child man woman passenger baby boy girl volunteer driver user")
_ALONE = rf"(?:{'|'.join(sorted(_IN_ALONE))})"
"""Those whom `amounts` knows in the plural only."""
_PERSON = rf"(?:{_ALONE}|person|patient|adult|participant|one\sof\sthem)"
_EACH = {"second": 1 / 2, "other": 1 / 2, "third": 1 / 3, "fourth": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_VALUES = in_order(ONES)
_N = rf"(?:\d{{1,3}}|{'|'.join(ONES)})"
_SHARES = (
    rf"\b(?:every|each)\s(?P<part>{'|'.join(_EACH)})\s(?:[\w-]+\s)?{_PERSON}\b|"
    rf"(?<![\w.,/-])(?P<n>{_N})\s{_ALONE}\s(?:in|out\sof)\s(?:every\s|each\s)?(?P<of>{_N})\b(?![-.,/]\d)|"
    rf"\b(?P<times>{'|'.join(ONES[2:])})\stimes\sthe\s(?:risks?|chances?|odds|rates?|share|number\sof\s(?:people|children|adults|patients))\b|"
    r"(?P<percent>(?!))"
)
"""Shares and ratios that `amounts` does not know: every second child, one child in ten, three times the risk."""
_IN_SHARES = (
    (words("every each"), frozenset(_EACH)),
    (_IN_ALONE, words("in out")),
    (words("times"), words("the")),
)
_MEASURES = words("""
    kilo kilos kg kilogram kilograms kilogramme kilogrammes pound pounds lb lbs stone stones centimetre centimetres centimeter centimeters
    inch inches litre litres liter liters
""")
_AMOUNT = (
    rf"(?<![\w.,/-])(?P<n>\d{{1,2}}|half\sa|a\scouple\sof|{'|'.join(ONES)})(?:\s(?P<half>and\sa\shalf))?[\s-]"
    rf"(?P<unit>{'|'.join(sorted(_MEASURES))})(?!\w|\s(?:of|coins?|sterling|an?)\b)"
)
_N_SMALL = rf"{'|'.join(ONES[1:])}|\d\d?"
_DIFFERENCE = (
    rf"(?<![\w.,/-])(?<!of\s)(?P<n>{_N_SMALL})(?P<half>\sand\sa\shalf)?\s(?P<unit>(?:(?!or\b|and\b|to\b|times\b|of\b|in\b)[\w-]+\s)?"
    r"(?:more|fewer|less|lower|higher|better|worse))\b(?!\s(?:trials?|stud(?:y|ies)|reviews?|questions?|reasons?|ways?|tests?|things?)\b)"
)
"""A difference that is a small number: two fewer attacks, five more people."""
_FEW_PEOPLE = (
    rf"(?<![\w.,/-])(?<!in\s)(?<!of\s)(?<!every\s)(?<!each\s)(?P<n>{_N_SMALL})(?P<half>(?!))?\s(?:[\w-]+\s)?"
    r"(?P<unit>people|adults|men|women|children|patients|participants|volunteers)\b"
)
"""A few people, who had an outcome."""
_TENS = in_order(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 20, 10)
_TEENS = in_order(("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"), 13)
LARGER = _TEENS | _TENS | {f"{tens}-{one}": a + b for tens, a in _TENS.items() for one, b in list(_VALUES.items())[:9]}
"""Number words from thirteen to ninety-nine."""
_POINTS = rf"(?<![\w.,/-])(?P<n>{_N_SMALL}|half\sa\sdozen|a\sdozen|a\scouple\sof|an?(?=\s(?:single\s)?points?\sor\sso)|{'|'.join(LARGER)})(?P<half>\sand\sa\shalf)?\s(?P<unit>points?)\b(?!\s(?:to|of\sview)\b)"
"""How much a score changes. In "two points to remember", nothing does."""
_POINT_VALUES = _VALUES | LARGER | {"a couple of": 2.0, "half a dozen": 6.0, "a dozen": 12.0, "a": 1.0, "an": 1.0}
_HIGHER = _VALUES | LARGER
_SOONER = (
    rf"(?<![\w-])(?P<n>{'|'.join(sorted(_HIGHER, key=len, reverse=True))})(?P<half>\sand\sa\shalf)?\s"
    r"(?P<unit>minutes|hours|seconds)\s(?:sooner|later|earlier|faster|quicker|longer|shorter|less|more)\b"
)
"""A difference of times in words: forty minutes sooner."""
_BEFORE_END = r"(?=\s(?:than|of|with|on)\b|\s*[.,;:!?)]|\s*$)"
_CHANGED = words("""
    sooner earlier faster quicker longer shorter lower higher heavier lighter smaller bigger larger better worse
""")
_NO_UNIT = rf"and|or|to|in|of|out|per|times|trials?|stud(?:y|ies)|reviews?|{_PEOPLE}"
_CHANGES = (
    r"(?:shorten|cut|reduc|rais|lengthen|prolong|extend|delay|speed|improv|eas|drop|fall|ris|grow|increas|decreas)\w*|"
    r"fell|rose|grew|lowers|lowered|lowering"
)
_DIFFERENCES = (
    rf"(?<![\w.,/-])(?:(?P<low>NUMBER)(?:\s(?:to|or)\s(?P<high>NUMBER))?[\s-](?!(?:{_NO_UNIT})\b)(?P<unit>[^\W\d]+)\s"
    rf"(?:(?:{'|'.join(sorted(_CHANGED))})\b|(?:more|less|fewer){_BEFORE_END})|"
    r"(?P<part>NUMBER)(?:\sto\s(?P<part_high>NUMBER))?\s(?:more|fewer|less|extra|additional)\s(?:[\w-]+\s)?"
    r"(?:in|out\sof|of|per)\s(?:every\s|each\s)?(?P<whole>100|1,?000)\b|"
    rf"\b(?:{_CHANGES})\s(?:[\w-]+,?\s){{0,10}}?by\s(?:(?:about|around|up\sto|nearly|almost|roughly|some|just|only|over)\s)*"
    r"(?P<by_low>NUMBER)(?:\sto\s(?P<by_high>NUMBER))?\s(?:(?:people\s)?(?:in|out\sof|of|per)\s(?:every\s|each\s)?(?P<of_whole>100|1,?000)\b|(?!per\scent|percent|times|of\b|in\b)(?P<by_unit>[^\W\d]+)))"
)
"""Five days sooner, 3 fewer in 100, shortens it by 2 days."""
_IN_POUNDS = (("pounds?|lbs?", 0.4536), ("stones?", 6.35), ("inch(?:es)?", 2.54))
_UNIT_VALUES = _VALUES | {"half a": 0.5, "a couple of": 2.0}
NUMBERS = Numbers(
    decimal=".",
    group=",",
    written=r"\d[\d,]*(?:\.\d+)?",
    may_follow=r"%|per\s?cent|times|-?fold|people|in|of|out\s|per\s",
    percent=r"%|per\s?cent\b",
    before=(
        # One \b for all: it is tried at each character before each number.
        r"\b(?:(?:aged?|ages|age\sof|older\sthan|younger\sthan|over\sthe\sage\sof|from\sthe\sage\sof)\s(?:of\s)?"
        rf"(?:\d+\s(?:to|and|or|[-–])\s?)?|{_PEOPLE}\sof\s\d+\sto\s|{_PEOPLE}\s(?:over|under|above|below)\s|"
        r"scale\s(?:of|from|to|up\sto)\s(?:\d+\sto\s)?|"
        r"(?:table|figure|pages?|pp?\.|chapter|section|step|part|version|types?|phase|stage|grade|level|number|no\.|article|"
        r"issue|volume|box|row|CIN|NG|TA|CG|room|line)\s?(?:\d[\d.,–-]*(?:\s(?:and|or|to)\s)?)?|"
        r"(?:NHS|call|ring|dial|phone|tel\.?)\s(?:\d[\d\s]*)?|\d{4}-(?:\d\d-)?|\d\d?:)"
    ),
    behind=(
        rf"\s{_MONTHS}\b|-\d\d(?:-\d\d)?\b|(?:\sto\s\d+)?(?:-|\s)years?(?:-|\s)olds?|\s(?:or|and)\s(?:older|over|younger|under)|"
        r"\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)"
    ),
    month_before=rf"\b{_MONTHS}\s",
    of_age=rf"\b{_PEOPLE}\sof\s",
    to=r"\sto\s",
    plain_to=" to ",
    from_="from",
    whole_before=r"\b(?:in|of|per|from|each|every|a)\s(?:every\s|each\s|about\s)?",
    units=_UNITS,
    counted=rf"{_PEOPLE}|{_UNITS}",
    of_every=r"\s*(?:people\s)?(?:in|of|out\sof|per)\s(?:every\s|each\s)?",
    in_many=r"\s(?:in|out\sof)\s(?:every\s|each\s)?",
    of_many=rf"\s(?:{_PEOPLE}\s)?(?:in|of|out\sof)\s(?:every\s|each\s)?1,?000?\b",
    times=r"\s*(?:times|-?fold)\b(?!\sa\s(?:day|week|month|year))",
    about=r"\b(?:about|around|nearly|almost|roughly|over|under|some|approximately|more\sthan|up\sto)\s",
    interval=r"\s?%\s?(?:(?:confidence|credible|prediction|uncertainty)\s)?(?:CI|interval|limit|range)",
    of=r"(?:people\s+)?(?:out\s+)?of(?:\s+the)?",
    in_words=together(
        amounts,
        reader_of_shares(_SHARES, _VALUES | _EACH, _IN_SHARES),
        reader_of_units(_AMOUNT, _UNIT_VALUES, _IN_POUNDS, _MEASURES),
        reader_of_units(_POINTS, _POINT_VALUES, (), frozenset(("points", "point")), "size"),
        reader_of_units(_DIFFERENCE, _VALUES, (), words("more fewer less lower higher better worse")),
        reader_of_units(
            _FEW_PEOPLE, _VALUES, (), words("people adults men women children patients participants volunteers")
        ),
        reader_of_units(_SOONER, _HIGHER, (), frozenset(("minutes", "hours", "seconds"))),
    ),
    to_or=r"\s?(?:to|and|or|[-–])\s?",
    studied=(
        "people|patients|adults|men|women|children|participants|subjects|trials|studies|reviews|years?|months?|weeks?|days?|hours?|minutes?|mg|mcg|µg"
        "|micrograms|milligrams|tablets|articles|records|countries|centres"
    ),
    measured=r"[a-zµμ]{1,4}mol|[a-zµμ]{0,2}g|[a-zµμ]{0,2}L|IU|units?|points?|m/s|mV|ms|µV|kg",
    limits="CI|confidence|interval",
    others=(
        r"\b(?:not|no|none|never|nobody|without|free|still|stayed|kept|remain\w*|rest|others?|survive\w*|alive|well|normal|unaffected)\b|n['’]t\b"
    ),
    of_whole=(
        rf"\bof\s(?:every|each)\s(?P<all>1,?000?)\s{_PEOPLE}\b[^.;\d]{{0,99}}\s(?P<some>\d{{1,9}})(?![\w,]|\.\d)"
    ),
    in_percent=r"\s{0,3}%|\s{1,3}(?:in|of|out\s{1,3}of)\s{1,3}(?:every\s{1,3})?100\b",
    intervals=r"95\s?%\s+(?:confidence\s+)?(?:interval|CI):?\s+",
    compares=r"against|versus|vs|and|than|compared|while|but",
    told_again=(
        r"(?:,?\s(?:which|that)\s(?:is|was|makes|means)\s|,\s(?:or|i\.e\.)\s|,\sin\sother\swords,?\s|\s\()(?:(?:about|around|nearly|almost|roughly)\s)?"
    ),
    told_again_share=(
        r"(?:(?P<n>NUMBER)\s(?:in|out\sof)\s(?:every\s)?(?P<of>NUMBER)|(?P<percent>NUMBER)(?:\s?%|\sper\s?cent)|(?P<part>PART))"
        r"(?=(?:\s(?:of\s(?:them|all)|people|adults|patients))?\s*(?:[,.;:)!?]|$)|\s(?:and|against|while|compared)\b)"
    ),
    parts=(
        *(("half", 1 / 2), ("a third", 1 / 3), ("one third", 1 / 3), ("two thirds", 2 / 3), ("a quarter", 1 / 4)),
        *(("one quarter", 1 / 4), ("three quarters", 3 / 4), ("a fifth", 1 / 5), ("a tenth", 1 / 10)),
    ),
    in_amounts=WITHOUT_FIGURES.union(("second", "other", "fourth"), _MEASURES),
    of_first=r"\b[Oo]f\s(?:the\s|all\s|these\s)?(?P<whole>NUMBER)\s",
    changed_by=rf"\b(?:{_CHANGES})\s(?:[\w-]+,?\s){{0,10}}?by\s(?:(?:about|around|up\sto|nearly|almost|roughly|some|just|only|over)\s)*",
    standard_error=r"(?:standard\serrors?|SEM?s?)",
    standard_deviation=r"(?:standard\sdeviations?|SDs?)",
    sizes="points?",
    differences=_DIFFERENCES,
    difference=r"(?:shorten|cut|reduc|rais|lengthen|fall|fell|rose|ris|drop|gain|sav|increas|decreas|improv|chang)\w*",
    in_differences=_CHANGED | words("more less fewer extra additional by"),
    not_estimates=r"people|studies|trials|years|months|weeks|µ|mg\b",
)
