"""Sentences that give the number of people in one group as that of everybody who was studied (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.judged_texts import owned_texts
from citesite.check.keeping import once_a_topic
from citesite.check.languages import language_of
from citesite.check.number_contexts import patterns_of
from citesite.check.number_pool import sums_of_groups
from citesite.check.reasons import Reasons
from citesite.check.wording.topic_words import texts_with_figures
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.values.topic import TopicWithValues

GOES_BY = "descriptions", "numbers", "counts", "groups"
_ROUND = frozenset((10.0, 100.0, 1000.0, 10000.0))
"""Denominators that shares are commonly given with; none of them is the size of a group."""

GROUP_TOLD_AS_ALL = Rule(
    code="group-told-as-all",
    severity=Severity.WARNING,
    summary="a sentence gives the size of one group as the number of people studied",
    meaning=(
        "The sentence counts the people of a study. Its number is that of one of the groups in an analysis, and no "
        "source of the topic has so many people in all. Readers learn that the study was smaller than it was."
    ),
    fix='Write the number of everybody, or say that it is that of a group: "180 people in each group".',
    wrong="lead: This part is about 50 people.",
    right="lead: This part is about 100 people.",
)


@topic_check(GROUP_TOLD_AS_ALL)
def group_told_as_all(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find numbers of people that are those of a group, in a sentence that names no group behind them."""
    sizes = _sizes(topic)
    if not sizes:
        return
    language, reasons = language_of(known.language), Reasons(topic, "because")
    assert language.numbers is not None
    patterns, people = patterns_of(language.numbers), _people(known.language)
    for one in owned_texts(topic, known, texts_with_figures(topic)):
        whole = words_of(one.text).whole
        for found in people.finditer(whole):
            # "50 people had it, and 50 people did not": each is of a group.
            if whole.count(found["n"]) > 1:
                continue
            value = patterns.value(found["n"])
            if value not in sizes or value in _ROUND or _part_of(language.numbers.of).search(whole[: found.start()]):
                continue
            if value in _others(topic, known) or reasons.cover(one.place):
                continue
            message = f'{one.owner} counts "{found["who"]}", and that is the size of one group'
            yield GROUP_TOLD_AS_ALL.at(
                one.place.find(found["n"]), message, "count everybody, or say that it is a group"
            )


@cache
def _people(tag: str) -> re.Pattern[str]:
    language = language_of(tag)
    assert language.numbers is not None
    assert language.counts is not None
    assert language.descriptions is not None
    number = language.numbers.written
    behind = rf"(?:\s[^\W\d_]+){{0,1}}?\s(?:{language.descriptions.of_group})\b"
    return re.compile(
        rf"(?<![\w.,/–-])(?P<who>(?P<n>{number})\s(?:[^\W\d_]+\s)?(?:{language.counts.people}))\b(?!{behind})",
        re.IGNORECASE,
    )


@cache
def _part_of(of: str) -> re.Pattern[str]:
    """Return a pattern for what ends right before a number of which another one is a part."""
    return re.compile(rf"(?:\d|…)\s{of}\s$", re.IGNORECASE)


@once_a_topic
def _sizes(topic: TopicWithValues) -> frozenset[float]:
    """Return how many people are in each group of each row, and on each side of an analysis."""
    found: set[float] = set()
    for analysis in topic.analyses:
        for row in analysis.record.rows:
            both = [float(arm.total or arm.n or 0) for arm in (row.intervention, row.comparator) if arm]
            found |= set(both) if len(both) == 2 else set()
        found |= {total for _, total in sums_of_groups(analysis.record)}
    return frozenset(found - {0.0})


@once_a_topic
def _kept(topic: TopicWithValues) -> dict[str, frozenset[float]]:
    """Return what `_others` has found."""
    return {}


def _others(topic: TopicWithValues, known: Library) -> frozenset[float]:
    """Return the numbers that the records of a topic have for something else than the size of a group."""
    kept, language = _kept(topic), language_of(known.language)
    assert language.numbers is not None
    if "" not in kept:
        patterns, found = patterns_of(language.numbers), set[float]()
        cited = {evidence.source for evidence, _, _ in topic.evidence}
        for card in (known.sources[name] for name in cited if name in known.sources):
            found |= {float(card.n or 0)}
            found |= {patterns.value(m[0]) for t in (card.population, card.abstract) for m in patterns.any.finditer(t)}
        for analysis in topic.analyses:
            arms = [arm for row in analysis.record.rows for arm in (row.intervention, row.comparator) if arm]
            found |= {float(arm.events) for arm in arms if arm.events is not None}
        kept[""] = frozenset(found)
    return kept[""]
