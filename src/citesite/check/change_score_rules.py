"""Sentences that tell a value which was measured as the amount by which it fell or rose (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.number_contexts import NumberPatterns, patterns_of, typed_numbers
from citesite.check.number_pool import percent_of, sums_of_groups
from citesite.check.reasons import Reasons
from citesite.check.stated import Stated
from citesite.check.told_results import ToldResult, told_results
from citesite.check.wording.topic_words import sentences_with
from citesite.check.wording.words import Words, has
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Arm
from citesite.values.topic import TopicWithValues

GOES_BY = "descriptions", "numbers"

VALUE_TOLD_AS_CHANGE = Rule(
    code="value-told-as-change",
    severity=Severity.WARNING,
    summary="a sentence tells the value of a group as the amount by which it changed",
    meaning=(
        "The sentence says that something fell or rose by a number, or was lower or higher by it. In the result behind "
        "it, that number is the mean of a group at the end. So the group with the worse value seems to gain most. "
        "Or it tells the share of all who had an outcome with the treatment as those who had it because of that."
    ),
    fix="Write what the value was in each group, or the difference between them. If it is a change, the title says so.",
    wrong="note: Pain fell by 4.1 points on examplin, and by 5.2 on placebo.    # the means after 2 hours",
    right="note: Pain was 4.1 points on examplin, and 5.2 on placebo.",
)


@topic_check(VALUE_TOLD_AS_CHANGE)
def value_told_as_change(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find changes by a number that is the mean of a group in the result behind a text."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    words = language.descriptions
    assert words is not None
    assert language.numbers is not None
    if not any(_means(row.intervention) for one in topic.analyses for row in one.record.rows):
        return
    may_say, patterns = sentences_with(topic, words.in_changed_by), patterns_of(language.numbers)
    for told in told_results(topic, known, frozenset(may_say)):
        for sentence in may_say[told.text]:
            for found in _changed_by(words.changed_by, language.numbers.written).finditer(sentence.whole):
                number = next(filter(None, (found["n"], found["n2"], found["n3"])))
                if _is_value(number, told, patterns, words.changes) and not reasons.cover(told.place):
                    message = f'{told.owner} says "{found[0].strip()}", and {number} is the value of a group'
                    hint = "write the value of each group, or the difference between them"
                    yield VALUE_TOLD_AS_CHANGE.at(told.place.find(number), message, hint)
                    break


@cache
def _changed_by(pattern: str, number: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("NUMBER", rf"(?:{number})(?![\w%])"), re.IGNORECASE)


def _means(arm: Arm | None) -> tuple[float, ...]:
    return (float(arm.mean),) if arm and arm.mean is not None else ()


def _is_value(written: str, told: ToldResult, patterns: NumberPatterns, changes: str) -> bool:
    """Whether a number is the mean of a group in a result of a text, and no difference in any, nor a change."""
    value, is_mean = patterns.value(written), False
    for result in told.results:
        values = [mean for row in result.rows for arm in (row.intervention, row.comparator) for mean in _means(arm)]
        if any(_near(value, abs(number)) for number in _differences(result)) or _is_of_changes(result, told, changes):
            return False
        is_mean = is_mean or any(_near(value, mean) for mean in values)
    return is_mean


def _differences(result: Stated) -> Iterator[float]:
    if result.effect:
        yield from (result.effect.estimate, result.effect.low, result.effect.high)
    for row in result.rows:
        for one in _means(row.intervention):
            yield from (one - other for other in _means(row.comparator))


def _is_of_changes(result: Stated, told: ToldResult, changes: str) -> bool:
    """Whether the record of a result says that its numbers are changes."""
    outcome = result.outcome
    texts = [
        result.analysis.title,
        result.analysis.note,
        outcome.name if outcome else "",
        outcome.unit if outcome else "",
    ]
    texts += [text for row in result.rows for text in (row.label, row.note)]
    texts += [evidence.quote for claim in told.claims for evidence in claim.evidence]
    return any(text and has(changes, text) for text in texts)


def _near(one: float, other: float) -> bool:
    return round(one, 1) == round(other, 1)


@topic_check(VALUE_TOLD_AS_CHANGE)
def all_told_as_extra(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find shares of all who had an outcome with the treatment that a sentence tells as those who had it by it."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    words = language.descriptions
    assert words is not None
    assert language.numbers is not None
    may_say, patterns = sentences_with(topic, words.in_not_otherwise), patterns_of(language.numbers)
    for told in told_results(topic, known, frozenset(may_say)) if may_say else ():
        for sentence in may_say[told.text]:
            if sentence.is_question or not has(words.not_otherwise, sentence.whole):
                continue
            every = [(treated, without) for one in told.results for treated, without in _shares_of(one)]
            for written, share in _told_share(sentence, patterns, known):
                is_extra = any(abs(abs(one - other) - share) <= _FAR * share for one, other in every)
                is_all = any(abs(one - share) <= _NEAR_SHARE * one for one, other in every if one > other)
                if is_all and not is_extra and not reasons.cover(told.place):
                    message = f'{told.owner} tells "{written}" as those who have it by the treatment, and it is of all'
                    hint = "take off those who have it without the treatment"
                    yield VALUE_TOLD_AS_CHANGE.at(told.place.find(written), message, hint)
                    break


_NEAR_SHARE, _FAR = 0.1, 0.25
"""How far a share may be from that of a group, and from a difference, as a part of it."""


def _told_share(sentence: Words, patterns: NumberPatterns, known: Library) -> Iterator[tuple[str, float]]:
    """Yield the share of people in a sentence without any other number behind it, in per cent."""
    typed = [(o.written, o.number) for o in typed_numbers(sentence.whole, patterns) if o.kind in ("share", "percent")]
    found = [*typed, *((one[0], 100 * part) for one, part in _counted(sentence.whole, patterns))]
    counts = language_of(known.language).counts
    # "14 in 100 had it, and 7 of them would not have had it without."
    rest = sentence.whole.partition(found[0][0])[2] if len(found) == 1 else ""
    whole = patterns.share.match(rest)
    rest = rest[whole.end() :] if whole else rest
    in_words = frozenset(dict(counts.numbers)) if counts else frozenset[str]()
    if rest and not patterns.figures(rest) and in_words.isdisjoint(rest.lower().split()):
        yield found[0]


def _counted(text: str, patterns: NumberPatterns) -> Iterator[tuple[re.Match[str], float]]:
    """Yield each count of people in a text, and which part of the whole it is."""
    for found in patterns.count.finditer(text):
        part, whole = patterns.value(found[1]), patterns.value(found[2])
        # Of 100 or 1,000, it is a share as it stands.
        if 0 < part <= whole and whole not in (100, 1000):
            yield found, part / whole


def _shares_of(result: Stated) -> Iterator[tuple[float, float]]:
    """Yield the shares of both groups in each row of a result, and in all, in per cent."""
    for row in result.rows:
        one, other = (percent_of(arm) for arm in (row.intervention, row.comparator))
        if one is not None and other is not None:
            yield one, other
    both = [100 * events / total for events, total in sums_of_groups(result.analysis) if total]
    if len(both) == len(("intervention", "comparator")):
        yield both[0], both[1]
