"""Which way an English sentence says that something goes."""

from __future__ import annotations

from citesite.check.languages.form import Directions, Way, words

_NO_FALL = r"(?! (?:asleep|ill|sick|over|out|pregnant|behind|short)\b)"
_SAYS: dict[Way, str] = {
    ("time", 1): "lengthens|lengthened|lengthening|prolongs|prolonged|prolonging|extends|extended|extending",
    ("time", -1): "shortens|shortened|shortening",
    ("amount", 1): (
        "raises|raised|raising|rises|rose|risen|rising|increases|increased|increasing|grows|grew|adds to|goes up"
        "|went up|speeds up|sped up|boosts|boosted|doubles|doubled|triples|tripled|leads to|led to"
    ),
    ("amount", -1): (
        rf"lowers|lowered|lowering|(?:falls|fell|fallen|falling){_NO_FALL}|decreases|decreased|decreasing|reduces|reduced|reducing"
        "|dropped|goes down|went down|cuts(?= (?:the|down|your|their|its) )|slows|slowed|halves|halved|shrinks|shrank"
        "|prevents|prevented|keeps? (?:\\S+ ){1,6}from"
    ),
    ("worth", 1): (
        "improves|improved|improving|eases|eased|easing|relieves|relieved|soothes|soothed|helps(?! you)|helped|heals"
        "|healed|protects|protected|gets better|got better"
    ),
    ("worth", -1): (
        "worsens|worsened|worsening|harms(?! (?:in|of|from|and|or|are|were|came))|harmed|gets worse|got worse"
    ),
}
"""Forms of verbs that are verbs wherever they are."""
_MAY_SAY: dict[Way, str] = {
    ("time", 1): "lengthen|prolong|extend",
    ("time", -1): "shorten",
    ("amount", 1): "raise|rise|increase|grow|add to|go up|speed up|boost|double|triple|cause|lead to",
    ("amount", -1): rf"lower|fall{_NO_FALL}|decrease|reduce|drop|go down|slow|cut|halve|shrink|prevent",
    ("worth", 1): "improve|ease|relieve|soothe|help(?! you)|heal|protect|get better",
    ("worth", -1): "worsen|harm|get worse",
}
"""Forms that are verbs after a modal verb, an adverb or a plural."""
_BEFORE_A_VERB = (
    r"(?:may|might|could|can|will|would|to|not|does|did|do|probably|likely|\w{3,}s)"
    r"(?: (?:also|even|well|not|\w+ly|about))?"
)
_COMPARES: dict[Way, str] = {
    ("amount", 1): (
        r"more (?:people|patients|adults|women|men|children|cases|often|likely|common|frequent|of it)"
        r"|(?:\d|…) more(?= (?:people |adults )?(?:in|of)\b)|more(?=[.,;]|$)|higher|greater|stronger"
        r"|(?:li\w+|last\w*|sle\w+|walk\w*|surviv\w*)(?: \w+)? longer"
    ),
    ("amount", -1): r"fewer|less(?: likely| often| common| of it)?|lower|weaker|smaller",
    ("worth", 1): r"better",
    ("worth", -1): r"worse",
    ("time", 1): r"later|more slowly|(?:takes?|took|needs?|needed) (?:\S+ ){0,5}(?:longer|more)",
    (
        "time",
        -1,
    ): r"sooner|earlier|faster|quicker|more quickly|(?:takes?|took|needs?|needed) (?:\S+ ){0,5}(?:shorter|less)",
}
"""Comparisons, which count only where a sentence has none of the verbs."""
_NO_COMPARISON = (
    r"or (?:more|less)|(?:lower|higher) is better|(?:lower|higher|smaller|greater) (?:doses?|amounts?)"
    r"|better (?:studies|trials)|(?:no|not|nothing) (?:more|less) than"
    r"|(?:more|less|fewer|higher|lower|sooner|later|earlier) than (?:\d|…|one\b|half\b)"
    r"|(?:day|week|month|year)s? (?:later|earlier|sooner)|sooner or later|later on"
    r"|(?:earlier|later|faster) (?:stud\w+|trials?|reviews?|reports?|works?|versions?|stages?|years?|life|editions?)"
)
_NO_DIFFERENCE = (
    r"(?:little or no|no|hardly any|any)(?: clear| sure| real| big| main)? (?:difference|effect|change|benefit)"
    r"|(?:does|do|did|has|have|was|were|is) not (?:seem to )?(?:differ|change|matter)\w*(?! your)|unchanged"
    r"|(?:does|do|did|may|might|will|would) not (?:make|affect|work)(?! (?:any|a|much) difference)"
    r"|(?:changes?|changed) (?:nothing|little)|no (?:more|better|worse|fewer|less|higher|lower)"
    r"|(?<!twice )(?<!times )(?<!half )as (?:many|much|often|well|common|likely)(?: \w+){1,4}"
    r" as (?:without|with|on|before|after|dummy)"
    r"|as (?:well|good|many|often|common|much|likely|strong) as"
    r"|equally (?:well|good|many|often|common|likely|strong)"
    r"|(?:about|much|by) the same|the same (?:in both|with and without|as)"
)
_SAYS_NOTHING = (
    r"whether|neither|unclear|uncertain|unknown|disagree\w*|do not know|nobody knows|not known|cannot tell|mixed"
    r"|not clear|depends?|(?:goes|go|went) with"
)
_SIZES: dict[str, str] = {
    "large": (
        r"a lot|greatly|strongly|sharply|dramatically|hugely|enormously"
        r"|much (?:more|less|better|worse|higher|lower|fewer)"
        r"|far (?:more|fewer|less|better|worse|higher|lower)"
        r"|(?:large|big|huge|strong|striking) (?:effect|difference|gain|rise|fall|drop|increase|decrease|benefit)"
    ),
    "small": (
        r"a little|slightly|somewhat|a bit"
        r"|(?:small|slight|modest|tiny) (?:effect|difference|gain|rise|fall|drop|increase|decrease|benefit)"
    ),
}
_TIMES: dict[str, tuple[float, float]] = {
    r"doubl(?:e|es|ed|ing)|twice": (1.5, 2.7),
    r"tripl(?:e|es|ed|ing)|three times": (2.4, 3.8),
    r"halv(?:e|es|ed|ing)|by half|half as": (0.35, 0.65),
}
"""Words for a ratio, with the range of the ratios that may be called so."""


DIRECTIONS = Directions(
    verbs=tuple((way, rf"(?P<plain>{_SAYS[way]})|{_BEFORE_A_VERB} (?P<after>{_MAY_SAY[way]})") for way in _SAYS),
    comparisons=tuple(_COMPARES.items()),
    no_comparison=_NO_COMPARISON,
    no_difference=_NO_DIFFERENCE,
    a_difference="",
    says_nothing=_SAYS_NOTHING,
    denied_before=r"\b(?:not|never|nor|cannot|without|no)(?: \w+){0,2} ",
    denied_behind="",
    sizes=tuple(_SIZES.items()),
    times=tuple(_TIMES.items()),
    it=words("it"),
    endings="ing|ness|ed|es|s|e|y",
    states=words("being having getting feeling"),
    time_units=words("second seconds minute minutes hour hours day days week weeks month months year years"),
    other_group=("dummy", "placebo", "without", "than at", "but "),
)
