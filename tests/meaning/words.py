"""Words of the languages in which sentences are changed: what is turned, what denies, how numbers are written."""

from __future__ import annotations

import re
from typing import NamedTuple


class TextWords(NamedTuple):
    """The words of a language."""

    turns: dict[str, str]
    """Words for a direction, with the opposite of each."""
    not_turned: str
    """What follows such a word where it is about something else."""
    verb: re.Pattern[str]
    """A verb that can be denied: group `before` if it comes before the denial, group `verb` if it comes behind."""
    denied: str
    """How that is done, with the two groups in braces."""
    negated: re.Pattern[str]
    """A denial, with the words that stay without it in group `stays`."""
    instead: dict[str, str]
    """What else stays, by what is denied."""
    typed: re.Pattern[str]
    """A number."""
    marks: str
    """Decimal mark and mark between thousands."""

    @property
    def direction(self) -> re.Pattern[str]:
        """Words for a direction."""
        return re.compile(rf"\b(?:{'|'.join(self.turns)})\b(?! (?:{self.not_turned})\b)", re.IGNORECASE)

    def turned(self, word: str) -> str:
        """Return the opposite of a word."""
        new = self.turns[word.lower()]
        return new.capitalize() if word[0].isupper() else new

    def another_number(self, typed: str) -> str:
        """Return a typed number three times as large, with as many decimals."""
        point, group = tuple(self.marks)
        value = float(typed.replace(group, "").replace(point, ".")) * 3
        shown = f"{value:,.{len(typed.partition(point)[2])}f}"
        return shown.translate({ord("."): point, ord(","): group})


def _both(pairs: str) -> dict[str, str]:
    found = dict(pair.split("/", 1) for pair in pairs.split())
    return found | {two: one for one, two in found.items()}


_ENGLISH = TextWords(
    turns={
        "raises": "lowers", "raise": "lower", "rises": "falls", "rise": "fall", "rose": "fell",
        "increases": "decreases", "increase": "decrease", "more": "fewer", "higher": "lower", "better": "worse",
        "eases": "worsens", "ease": "worsen", "improves": "worsens", "improve": "worsen", "improved": "worsened",
        "falls": "rises", "fall": "rise", "fell": "rose", "lowers": "raises", "reduces": "increases",
        "reduce": "increase", "fewer": "more", "worse": "better", "weaker": "stronger",
    },
    not_turned="trials|studies|doses?|years",
    verb=re.compile(
        r"\b(?P<before>may|might|did|does|do)\s+(?!not\b)(?=[a-z])|\b(?P<verb>lower|raise|ease|make)s\b", re.IGNORECASE
    ),
    denied="{before} not |does not {verb}",
    negated=re.compile(r"\b(?P<stays>do|does|did|is|are|was|were|may|should|must) not\b", re.IGNORECASE),
    instead={},
    typed=re.compile(r"(?<![\w.,/@{-])(?:[1-9]\d{0,2}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w/]|\.\d|,\d)"),
    marks=".,",
)  # fmt: skip
_COMMA = re.compile(r"(?<![\w.,/@{-])(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+(?:,\d+)?)(?![\w/]|\.\d|,\d)")
_GERMAN = TextWords(
    turns=_both(
        "senkt/erhöht senken/erhöhen sinkt/steigt sinken/steigen lindert/verschlimmert lindern/verschlimmern "
        "weniger/mehr verbessert/verschlechtert verbessern/verschlechtern höher/niedriger häufiger/seltener "
        "besser/schlechter fiel/stieg"
    ),
    not_turned="Studien|Dosen|als",
    verb=re.compile(
        r"\b(?P<before>könnte|kann|senkt|erhöht|lindert|verschlimmert|sinkt|steigt|erbrechen|nimmt|bleibt)\s+(?!nicht\b)"
        r"(?P<verb>)(?=\w)"
    ),
    denied="{before} nicht ",
    negated=re.compile(r"(?P<stays>)\b(?:nicht|keinen oder nur einen kleinen)\b ?"),
    instead={"keinen oder nur einen kleinen": "einen großen "},
    typed=_COMMA,
    marks=",.",
)
_SPANISH = TextWords(
    turns=_both(
        "reduce/aumenta reducir/aumentar disminuye/crece disminuyen/aumentan alivia/empeora aliviar/empeorar menos/más "
        "mejora/daña mejorar/dañar sube/baja subió/bajó mayor/menor mejores/peores mejor/peor"
    ),
    not_turned="estudios|ensayos|altas|bajas|de",
    verb=re.compile(
        r"(?P<before>)\b(?P<verb>reduce|aumenta|alivia|empeora|podría|puede|disminuyen|vomitan|supone|cambia)\b"
    ),
    denied="no {verb}",
    negated=re.compile(r"(?P<stays>)\b(?:no|poca o ninguna)\b ?"),
    instead={"poca o ninguna": "una gran "},
    typed=_COMMA,
    marks=",.",
)
TEXTS = {"en": _ENGLISH, "de": _GERMAN, "es": _SPANISH}
"""By the first part of the language's tag."""
