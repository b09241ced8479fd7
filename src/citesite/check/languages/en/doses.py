"""How an English text names a dose, and how often one is taken."""

from __future__ import annotations

from citesite.check.languages.counting import in_order
from citesite.check.languages.en.numbers import ONES
from citesite.check.languages.form import words
from citesite.check.languages.studying import Doses

_N = rf"\d{{1,3}}|{'|'.join(ONES)}"
DOSES = Doses(
    units=(
        ("nanogram", "nanogram|nanograms"),
        ("microgram", "microgram|micrograms"),
        ("milligram", "milligram|milligrams"),
        ("gram", "gram|grams|gramme|grammes"),
        ("international unit", "international unit|international units"),
    ),
    to=r"to|or",
    concentration=r"\s*per\s*(?:m|d|µ|μ)?[lL]\b|\s*per\s*(?:lit|dec|mill)|\s*(?:in|of)\s(?:each|every|a)\s(?:lit|mill|dec)",
    per_kilogram=r"\s*(?:per\s(?:kg|kilo(?:gram)?)|(?:for|of)\s(?:each|every)\skilo(?:gram)?)",
    square_metre=r"square\smet",
    equals=r",?\s*+(?:which|that)\s++is\s++",
    either="or",
    of_it=r"\s*(?:(?:of|a\sday\sof)\s(?:\w+\s){0,2}?)?",
    each_before=r"each|of|with|at|containing|contain(?:s|ed)?",
    each_behind=r"each|apiece|per\s(?!day)|in\s(?:each|every)|(?:a|every)\s(?:drop|tablet|capsule|puff|piece|pill)",
    often=(
        rf"\b(?:(?P<low>once|twice|{_N})(?:\stimes?)?\s(?:or|to)\s)?(?P<n>once|twice|(?:{_N})(?=\stimes?\b))(?:\stimes?)?"
        r"(?:\s(?:an?|each|every|per)\s?|\s(?=daily|weekly|monthly))(?P<unit>hour|day|daily|week|weekly|month|monthly)\b"
        # "Twice a day, or three times if you are very sore", but not "or three times a week".
        rf"(?:,?\s(?:or|and(?=\s\w+(?:\stimes)?\s(?:if|when|on)\b))\s(?:even\s|up\sto\s)?(?P<also>once|twice|(?:{_N})(?=\stimes?\b))"
        r"(?!(?:\stimes?)?\s(?:an?|each|every|per|in\s(?:an?|all|total|any|the)|over|daily|weekly|monthly|as|more|less|the|higher|lower)\b)(?:\stimes?)?)?|"
        rf"\bevery\s(?:(?P<every>{_N}|other|second)\s)?(?P<span>hour|day|week|month|morning|evening|night)s?\b|"
        r"\b(?P<alone>hourly|daily|weekly|monthly)\b"
    ),
    counts=(*in_order(ONES).items(), ("once", 1.0), ("twice", 2.0), ("other", 2.0), ("second", 2.0)),
    periods=(
        ("hour", 168.0),
        ("da", 7.0),
        ("morning", 7.0),
        ("evening", 7.0),
        ("night", 7.0),
        ("week", 1.0),
        ("month", 7 / 30.4),
    ),
    changing=r"\b(?:then|or|to|later|until|up|if|needed)\b",
    without_end=r"\b(?:for|as)\slong\sas\b|\bfor\s(?:life|good|ever)\b|\bindefinitely\b|\bforever\b|\blife-?long\b|\bwithout\s(?:an\s)?(?:end|limit)\b|\buntil\sfurther\snotice\b|\bas\slong\sas\b",
    not_taken=r"\s(?:or\smore\s)?(?:with|without|an?|per|each|every|before|of\s(?:\w+\s)?(?:headaches?|migraines?|pain|fever|illness))\b",
    bit_by_bit=r"\b(?:gums?|lozenges?|sprays?|drops?|sips?|rinses?|solution)\b",
    spat_out=r"\b(?:mouth\s?(?:rinses?|wash(?:es)?)|gargles?|sprays?|drops?)\b",
    pieces=(
        ("millilitre", r"millilit(?:re|er)s?|ml"),
        ("litre", r"lit(?:re|er)s?|L"),
        ("tablet", r"tablets?|pills?"),
        ("capsule", r"capsules?"),
        ("drop", r"drops?"),
        ("puff", r"puffs?"),
        ("spray", r"sprays?|squirts?"),
        ("patch", r"patch(?:es)?"),
        ("sachet", r"sachets?"),
        ("suppository", r"suppositor(?:y|ies)"),
        ("lozenge", r"lozenges?"),
    ),
    in_pieces=words("""
        millilitre millilitres milliliter milliliters ml litre litres liter liters l tablet tablets pill pills capsule capsules drop drops puff puffs
        spray sprays squirt squirts patch patches sachet sachets suppository suppositories lozenge lozenges
    """),
    halves=(("half a", 0.5), ("a half", 0.5), ("a quarter of a", 0.25), ("one and a half", 1.5), ("a couple of", 2.0)),
    in_often=(
        (words("once twice hourly daily weekly monthly mealtimes breakfast alternate fortnightly"), frozenset()),
        (
            words("time times every each"),
            words("hour hours day days week weeks month months morning mornings evening evenings night nights"),
        ),
        (words("morning mornings"), words("evening evenings night nights")),
        (words("each every at"), words("meal")),
    ),
    other_often=(
        (r"(?:(?:each|every|in\sthe)\s)?mornings?\sand\s(?:(?:each|every|at|in\sthe)\s)?(?:evening|night)s?", 14.0),
        (r"(?:with|after|before)\sbreakfast\sand\s(?:with\s|after\s|before\s)?(?:dinner|supper)", 14.0),
        (r"(?:with|after|before|at)\s(?:each|every)\smeal|at\smeal\s?times", 21.0),
        (r"on\salternate\sdays|alternate-day", 3.5),
        (r"once\severy\sfortnight|fortnightly", 0.5),
    ),
    once_only=(
        r"(?:single|one)(?:\s(?:\w+\s)?dose|-dose)s?|a\ssingle\s\w+|(?:only|just)\sonce|once\sonly"
        r"|once(?=[,.;:]|\s?$|\s(?:before|after|on\sthe)\b|\s(?:an?|one|half|\d+)\s(?:hours?|minutes?|an\shour)\b)"
    ),
    no_longer=(
        r"\b(?:not?|never|nobody|none)\s(?:[\w-]+\s){0,6}?(?:more|longer|exceed(?:ing)?)\s(?:than\s)?TIME\b"
        r"|\b(?:at\s(?:the\s)?most|up\sto|maximum(?:\sof)?)\s(?:[\w-]+\s)?TIME\b"
        r"|\bTIME\s(?:at\s(?:the\s)?(?:very\s)?(?:most|longest)|maximum|or\s(?:less|shorter)|and\sno\s(?:longer|more))\b"
    ),
    no_shorter=(
        r"\b(?:at\s(?:the\svery\s)?least|minimum(?:\sof)?|not?\s(?:[\w-]+\s){0,6}?(?:less|shorter)\sthan)\sTIME\b"
        r"|\bTIME\s(?:at\s(?:the\s)?(?:very\s)?least|minimum)\b"
    ),
    begins=(
        r"\b(?:starts?|started|starting|begins?|began|beginning)\s(?:(?!up\b|not\b)[\w-]+\s){0,3}?(?:on|with|at|from)\s(?:about\s)?"
        r"|\b(?:starting|first|initial)\sdose\s(?:is|was|of)\s(?:about\s)?"
    ),
    at_first=r"\s(?:of\s\w+\s)?(?:(?:once|twice)\s(?:a\sday|daily)\s)?(?:to\s(?:start|begin)\swith|at\s(?:first|the\sstart))\b",
    at_a_time=r"(?:at|before)\s(?:bedtime|night|bed|breakfast)|before\sgoing\sto\s(?:bed|sleep)|in\sthe\s(?:morning|evening)|nightly",
    no_piece_before=r"\b(?:in|into|per|from|every|each|made\sup\sto|(?:bottles?|packs?|boxes|box|packets?|tubes?|vials?|(?:table|tea)?spoon(?:ful)?s|cups?|sips|portions)\sof|than|within)",
    no_piece_behind=(
        r"\s(?:of\s)?(?:(?:cold|warm|hot|lukewarm|still|plain|a|the|blood)\s)?(?:water|juice|milk|tea|fluids?|liquid|bottles?|vials?"
        r"|ampoules?|syringes?|solvent|saline|blood|spoon(?:ful)?s?|trials?|groups?|apart)\b|\s?/"
        r"|\s(?:in(?:to)?|up|for|per|to|on)\s(?:each|every|both|either|nostril|eye|ear)\b"
        r"|\s(?:an?|per|each|every)\s(?:week|month)\b|\sin\s(?:all|total)\b|\saltogether\b"
    ),
)
