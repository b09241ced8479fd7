"""Which of two studies a text says found the larger effect, against their rows (A14)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.comparing import StudyComparisons
from citesite.check.number_pool import percent_of
from citesite.check.reasons import Reasons
from citesite.check.study_agreement_rules import STUDIES_FOUND_OTHERWISE
from citesite.check.study_number_rules import rows_meant
from citesite.check.told_results import told_results
from citesite.check.wording.topic_words import sentences_with
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic
from citesite.link.library import Library
from citesite.records import Analysis, Row
from citesite.records.results import RATIOS
from citesite.text.uncased import uncased
from citesite.values.topic import TopicWithValues

_NAME = 3
"""The most words of what names a study: the German trial, one in France."""


@topic_check(STUDIES_FOUND_OTHERWISE, reads="study_comparisons")
def found_more_than_another(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sentences by which one study found a larger or smaller effect than another, where it is the reverse."""
    words, reasons = language_of(known.language).study_comparisons, Reasons(topic, "because")
    if words is None or not any(len(analysis.record.rows) > 1 for analysis in topic.analyses):
        return
    may_hold = frozenset(sentences_with(topic, words.in_effects))
    for told in told_results(topic, known, may_hold) if may_hold else ():
        analyses = list({one.analysis.id: one.analysis for one in told.results}.values())
        for sentence in words_of(told.text).sentences_with(words.in_effects):
            if sentence.is_question or reasons.cover(told.place):
                continue
            turned = [_turned(sentence.whole, one, words, known) for one in analyses]
            if turned and all(turned):
                written, shown = next(filter(None, turned))
                message = f'{told.owner} says "{written}", and the rows of its result do not: {shown}'
                hint = "correct it, or say under because: which studies it means"
                yield STUDIES_FOUND_OTHERWISE.at(told.place.find(written), message, hint)


def _turned(sentence: str, analysis: Analysis, words: StudyComparisons, known: Library) -> tuple[str, str] | None:
    """Return which effect a sentence calls larger or smaller, and those of both studies, if it is the reverse."""
    found = uncased(words.effects).search(sentence)
    groups = {name.rstrip("_"): value for name, value in found.groupdict().items() if value} if found else {}
    # "But", before a study, would say that the text is about others, too.
    named = " ".join(groups.get("one", "").split()[-_NAME:]), groups.get("other", "")
    one, other = (list(rows_meant(text, analysis, known)) for text in named)
    if len(one) != 1 or len(other) != 1 or one == other:
        return None
    rows = analysis.rows[one[0]], analysis.rows[other[0]]
    first, second = (_sizes(row, analysis) for row in rows)
    # Of shares, the difference may be larger and the ratio smaller.
    is_larger = "larger" in groups
    is_turned = bool(first) and len(first) == len(second)
    is_turned = is_turned and all((a < b) if is_larger else (a > b) for a, b in zip(first, second, strict=True))
    shown = "; ".join(f"{row.label or row.source}: {_sizes(row, analysis)[0]:.3g}" for row in rows) if is_turned else ""
    return (groups["larger" if is_larger else "smaller"], shown) if is_turned else None


def _sizes(row: Row, analysis: Analysis) -> tuple[float, ...]:
    """Return how far the groups of a study differ: by their means, by shares and the ratio of these, or as told."""
    one, other = row.intervention, row.comparator
    if one and other and one.mean is not None and other.mean is not None:
        return (abs(one.mean - other.mean),) if analysis.measure == "MD" else ()
    shares = percent_of(one), percent_of(other)
    if shares[0] and shares[1]:
        return abs(shares[0] - shares[1]), abs(math.log(shares[0] / shares[1]))
    if row.estimate is None:
        return ()
    return (abs(math.log(row.estimate) if analysis.measure in RATIOS and row.estimate > 0 else row.estimate),)
