"""English: which way a sentence says that something goes, and by how much.

The lists are data of one language. A sentence in another language has none of these words, and nothing is found in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from citesite.text.markup import without_links
from citesite.values.grammar import masked

Kind = Literal["amount", "worth", "none"]
Way = tuple[Kind, int]
"""What goes up (1) or down (-1): an amount, or what something is worth to the patient. No difference is ("none", 0)."""

_SAYS: Mapping[Way, str] = {
    ("amount", 1): (
        "raises|raised|raising|rises|rose|risen|rising|increases|increased|increasing|grows|grew|adds to|goes up"
        "|went up|speeds up|sped up|boosts|boosted|doubles|doubled|triples|tripled|leads to|led to"
    ),
    ("amount", -1): (
        "lowers|lowered|lowering|falls|fell|fallen|falling|decreases|decreased|decreasing|reduces|reduced|reducing"
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
_MAY_SAY: Mapping[Way, str] = {
    ("amount", 1): "raise|rise|increase|grow|add to|go up|speed up|boost|double|triple|cause|lead to",
    ("amount", -1): "lower|fall|decrease|reduce|drop|go down|slow|cut|halve|shrink|prevent",
    ("worth", 1): "improve|ease|relieve|soothe|help(?! you)|heal|protect|get better",
    ("worth", -1): "worsen|harm|get worse",
}
"""Forms that are verbs after a modal verb, an adverb or a plural."""
_BEFORE_A_VERB = (
    r"(?:may|might|could|can|will|would|to|not|does|did|do|probably|likely|\w{3,}s)"
    r"(?: (?:also|even|well|not|\w+ly|about))?"
)
_COMPARES: Mapping[Way, str] = {
    ("amount", 1): (
        r"more (?:people|patients|adults|women|men|children|cases|often|likely|common|frequent|of it)"
        r"|(?:\d|…) more(?= (?:people |adults )?(?:in|of)\b)|more(?=[.,;]|$)|higher|greater|stronger"
        r"|(?:li\w+|last\w*|sle\w+|walk\w*|surviv\w*)(?: \w+)? longer"
    ),
    ("amount", -1): r"fewer|less(?: likely| often| common| of it)?|lower|weaker|smaller",
    ("worth", 1): r"better",
    ("worth", -1): r"worse",
}
"""Comparisons, which count only where a sentence has none of the verbs."""
_NO_COMPARISON = (
    r"or (?:more|less)|(?:lower|higher) is better|(?:lower|higher|smaller|greater) (?:doses?|amounts?)"
    r"|better (?:studies|trials)|(?:no|not|nothing) (?:more|less) than"
    r"|(?:more|less|fewer|higher|lower) than (?:\d|…|one\b|half\b)"
)
_NO_DIFFERENCE = (
    r"(?:little or no|no|hardly any|any)(?: clear| sure| real| big| main)? (?:difference|effect|change|benefit)"
    r"|(?:does|do|did|has|have|was|were|is) not (?:seem to )?(?:differ|change|matter)\w*(?! your)|unchanged"
    r"|(?:does|do|did|may|might|will|would) not (?:make|affect|work)(?! (?:any|a|much) difference)"
    r"|(?:changes?|changed) (?:nothing|little)|no (?:more|better|worse|fewer|less|higher|lower)"
    r"|as (?:well|good|many|often|common|much|likely|strong) as"
    r"|equally (?:well|good|many|often|common|likely|strong)"
    r"|(?:about|much|by) the same|the same (?:in both|with and without|as)"
)
_SAYS_NOTHING = (
    r"whether|neither|unclear|uncertain|unknown|disagree\w*|do not know|nobody knows|not known|cannot tell|mixed"
    r"|not clear|depends?|(?:goes|go|went) with"
)
_DENIAL = r"not|never|nor|cannot|without|no"
_SIZES: Mapping[str, str] = {
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
_TIMES: Mapping[str, tuple[float, float]] = {
    r"doubl(?:e|es|ed|ing)|twice": (1.5, 2.7),
    r"tripl(?:e|es|ed|ing)|three times": (2.4, 3.8),
    r"halv(?:e|es|ed|ing)|by half|half as": (0.35, 0.65),
}
"""Words for a ratio, with the range of the ratios that may be called so."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


_VERBS = {way: _words(rf"(?P<plain>{_SAYS[way]})|{_BEFORE_A_VERB} (?P<after>{_MAY_SAY[way]})") for way in _SAYS}
_COMPARISONS = {way: _words(f"(?P<plain>{pattern})") for way, pattern in _COMPARES.items()}
_WITHOUT = _words(_NO_COMPARISON)
_NONE, _UNSAID = _words(_NO_DIFFERENCE), re.compile(rf"\b(?:{_SAYS_NOTHING})\b|\?")
_DENIED = re.compile(rf"\b(?:{_DENIAL})(?: \w+){{0,2}} $")
_SIZE_WORDS = {size: _words(pattern) for size, pattern in _SIZES.items()}
_TIMES_WORDS = [(_words(pattern), limits) for pattern, limits in _TIMES.items()]
_SENTENCE, _SPACE = re.compile(r"(?<=[.!?])\s+"), re.compile(r"\s+")


class Said(NamedTuple):
    """What one sentence says of the way something goes."""

    way: Way
    word: str
    """The words that say so, as written."""
    is_denied: bool
    """Whether it is said not to be so."""
    sentence: str
    """The sentence in small letters."""

    @property
    def quoted(self) -> str:
        """The words as a message quotes them, with the denial."""
        return f'"{self.found}", and denies it' if self.is_denied else f'"{self.found}"'

    @property
    def found(self) -> str:
        """The words without what masks a value reference."""
        return self.word.replace("…", "").strip()

    @property
    def size(self) -> str:
        """The size that its sentence names: large, small, or empty."""
        return next((size for size, pattern in _SIZE_WORDS.items() if pattern.search(self.sentence)), "")

    @property
    def times(self) -> tuple[str, tuple[float, float]] | None:
        """The word of its sentence for a ratio, such as "twice", and the range of ratios that it fits."""
        return next(((m[0], limits) for pattern, limits in _TIMES_WORDS if (m := pattern.search(self.sentence))), None)


def said(text: str) -> Iterator[Said]:
    """Yield what each sentence of a text says of a direction; nothing for a sentence that names none, or both."""
    for sentence in _SENTENCE.split(_SPACE.sub(" ", without_links(masked(text)).strip())):
        if found := _of_sentence(sentence):
            yield found


def _of_sentence(sentence: str) -> Said | None:
    lowered = sentence.lower()
    if _UNSAID.search(lowered):
        return None
    if none := _NONE.search(lowered):
        is_denied = bool(_DENIED.search(lowered[: none.start()]))
        return Said(("none", 0), sentence[none.start() : none.end()], is_denied, lowered)
    found = _matches(_VERBS, lowered) or _matches(_COMPARISONS, _WITHOUT.sub(lambda m: "·" * len(m[0]), lowered))
    if len(found) != 1:
        return None
    way, start, end = found[0]
    return Said(way, sentence[start:end], bool(_DENIED.search(lowered[:start])), lowered)


def _matches(patterns: Mapping[Way, re.Pattern[str]], text: str) -> list[tuple[Way, int, int]]:
    """Return each way that a text names, with the place of the word."""
    found = ((way, pattern.search(text)) for way, pattern in patterns.items())
    return [(way, *match.span(match.lastgroup or 0)) for way, match in found if match]
