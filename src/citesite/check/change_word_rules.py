"""Changes in words, such as "by more than half", against the change of the result behind them (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.comparing import StudyComparisons
from citesite.check.number_contexts import patterns_of
from citesite.check.number_pool import ratios
from citesite.check.reasons import Reasons
from citesite.check.stated import Stated
from citesite.check.told_results import told_results
from citesite.check.wording.topic_words import texts_with
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Arm, Claim
from citesite.records.results import RATIOS
from citesite.text.uncased import uncased
from citesite.values.topic import TopicWithValues

GOES_BY = "study_comparisons", "numbers"
_NEAR = 0.15
"""How far a change may be from a part in words, as a share of it: "a third" of 28 to 38 in 100."""
_BARELY = 0.04
"""How far a change said to be more than a part may be below it: roundings."""
_FAR = 1.5
"""How many times such a part a change may be."""

CHANGE_IN_WORDS = Rule(
    code="change-in-words",
    severity=Severity.WARNING,
    summary="a change in words is not that of the result",
    meaning=(
        'A sentence says that something went up or down "by more than half", "by a third" or the like. Neither the '
        "result of its claims nor a row of it has such a change: not in relation to the other group, and not in the "
        'share of people. "More than half" must be more than half.'
    ),
    fix="Print the numbers of the analysis, or say under because: what else the part is of.",
    wrong="text: Examplin probably raises relief by two thirds, from 40 to 60 in 100 people.",
    right="text: Examplin probably raises relief by about half, from 40 to 60 in 100 people.",
)


class _Change(NamedTuple):
    written: str
    percent: float
    way: str
    """Whether it is said to be more or less; empty for about as much."""

    def is_of(self, change: float) -> bool:
        """Whether a change of so many per cent may be called so."""
        if self.way == "more":
            return (1 - _BARELY) * self.percent <= change <= _FAR * self.percent
        if self.way == "less":
            return (1 - _NEAR - _BARELY) * self.percent <= change <= (1 + _BARELY) * self.percent
        return abs(change - self.percent) <= _NEAR * self.percent


@topic_check(CHANGE_IN_WORDS)
def change_in_words(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find changes by a part in words that no result behind the text has."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    words = language.study_comparisons
    assert words is not None
    assert language.numbers is not None
    patterns = patterns_of(language.numbers)
    for told in told_results(topic, known, texts_with(topic, words.in_parts)):
        if told.kind in ("note", "rating") or any(claim.unchecked for claim in told.claims):
            continue
        changes = {change for result in told.results for change in _changes(topic, result)}
        if not changes or reasons.cover(told.place):
            continue
        changes |= {100 * abs(ratio - 1) for ratio in ratios(told.text, patterns)}
        for sentence in words_of(told.text).sentences_with(words.in_parts):
            if sentence.is_question or uncased(words.other_changes).search(sentence.whole):
                continue
            for one in _said(sentence.whole, words):
                if not any(map(one.is_of, changes)) and not _is_quoted(one, _recorded(told.claims), words):
                    shown = next(filter(None, (_shown(topic, result) for result in told.results)), "another")
                    message = f'{told.owner} says "{one.written}", and its result is {shown}'
                    hint = "print the numbers, or say under because: what the part is of"
                    yield CHANGE_IN_WORDS.at(told.place.find(one.written), message, hint)


@cache
def _pattern(words: StudyComparisons) -> re.Pattern[str]:
    parts = "|".join(re.escape(part).replace(r"\ ", r"\s") for part, _ in words.parts)
    return re.compile(words.change.replace("PART", parts), re.IGNORECASE)


def _said(text: str, words: StudyComparisons) -> Iterator[_Change]:
    """Yield each change by a part that a text says there is."""
    for found in _pattern(words).finditer(text):
        groups = {name.rstrip("_"): value for name, value in found.groupdict().items() if value}
        percent = 50.0 if "halved" in groups else dict(words.parts)[re.sub(r"\s", " ", groups["part"].lower())]
        yield _Change(found[0].strip(), percent, "more" if "more" in groups else "less" if "less" in groups else "")


def _is_quoted(one: _Change, texts: Iterable[str], words: StudyComparisons) -> bool:
    """Whether a note or a quote of the claims says the same part."""
    return any(other.percent == one.percent and other.way == one.way for text in texts for other in _said(text, words))


def _recorded(claims: Iterable[Claim]) -> Iterator[str]:
    yield from (text for claim in claims for e in claim.evidence for text in (e.note, e.quote) if text)


def _changes(topic: TopicWithValues, result: Stated) -> Iterator[float]:
    """Yield the changes of a result in per cent: as a whole and of each row, relative and of the people."""
    effect = result.effect
    if effect and effect.measure in RATIOS:
        yield 100 * abs(effect.estimate - 1)
    elif effect and effect.measure == "RD":
        yield abs(effect.estimate)
    for path, value in topic.values.table(result.analysis.id).items():
        if value.is_change and value.kind in ("per-hundred", "percent") and "." in path:
            yield abs(value.number)
    for row in result.rows:
        if row.estimate is not None and result.analysis.measure in RATIOS:
            yield 100 * abs(row.estimate - 1)
        elif row.estimate is not None and result.analysis.measure == "percent-change":
            yield abs(row.estimate)
        one, other = _level(row.intervention), _level(row.comparator)
        if one is not None and other:
            yield 100 * abs(one / other - 1)
            if row.intervention and row.intervention.mean is None:
                yield abs(one - other)


def _level(arm: Arm | None) -> float | None:
    if arm is None:
        return None
    if arm.events is not None and arm.total:
        return 100 * arm.events / arm.total
    return arm.percent if arm.percent is not None else arm.mean


def _shown(topic: TopicWithValues, result: Stated) -> str:
    changes = sorted(_changes(topic, result))
    return result.numbers or (f"a change of {changes[0]:.0f} to {changes[-1]:.0f} %" if changes else "")
