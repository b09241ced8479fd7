"""Times in the glossary: a number has the unit that the records have (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.durations import TypedTime, times_in
from citesite.check.reasons import Reasons
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.values.topic import TopicWithValues

GOES_BY = "counts"

_TERM = re.compile(r"term:([a-z0-9-]+)")
_LEAST = 5
"""Smaller numbers are of many times, such as 2 years and 2 weeks."""
_NEAR = 0.1

TIME_IN_ANOTHER_UNIT = Rule(
    code="time-in-another-unit",
    severity=Severity.WARNING,
    summary="a term of the glossary gives the number of a recorded time another unit",
    meaning=(
        "The records of a topic that links to the term have this number with another unit alone: 12 weeks, where the "
        "definition says 12 months. Nothing else holds a definition to what was studied."
    ),
    fix="Correct the unit. If another time is meant, say so under because: beside the text with the link.",
    wrong="definition: Pain in the head for 12 months.    # the trial beside its link took 12 weeks",
    right="definition: Pain in the head for 12 weeks.",
)


@topic_check(TIME_IN_ANOTHER_UNIT)
def time_in_another_unit(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find times of terms whose number the records have with another unit alone."""
    language, reasons = known.language, Reasons(topic, "because")
    recorded: list[str] | None = None
    for said, name, place in _terms(topic, known):
        for time in times_in(said, language):
            if time.number < _LEAST:
                continue
            recorded = list(_recorded(topic, known)) if recorded is None else recorded
            other = _with_another_unit(time, recorded, language)
            if other and not reasons.cover(place):
                message = f'the glossary, under "{name}", says "{time.written}", and the records have "{other.written}"'
                yield TIME_IN_ANOTHER_UNIT.at(place, message, "correct the unit")


def _with_another_unit(time: TypedTime, recorded: list[str], language: str) -> TypedTime | None:
    """Return a recorded time of the same number and another unit, if no recorded time is as long as this one."""
    every = [one for text in recorded for one in times_in(text, language)]
    other = next((one for one in every if one.number == time.number and one.days != time.days), None)
    return None if any(abs(one.days - time.days) <= _NEAR * time.days for one in every) else other


def _terms(topic: TopicWithValues, known: Library) -> Iterator[tuple[str, str, Place]]:
    """Yield the definitions of the terms that the texts of a topic link to, each at the first text that does."""
    seen: set[str] = set()
    for _, text, place in topic.texts:
        for name in _TERM.findall(text) if "term:" in text else ():
            if name in known.terms and name not in seen:
                seen.add(name)
                yield known.terms[name].definition, name, place


def _recorded(topic: TopicWithValues, known: Library) -> Iterator[str]:
    """Yield the texts of what is recorded: claims, their evidence and its sources, results and doses."""
    texts: list[str | None] = [claim.record.text for claim in topic.claims]
    for evidence, _, _ in topic.evidence:
        source = known.sources.get(evidence.source)
        texts += (evidence.note, evidence.quote)
        texts += (source.follow_up, source.population, source.abstract, source.html) if source else ()
    for analysis in topic.analyses:
        texts += (risk.time for risk in analysis.record.baseline_risks)
        for row in analysis.record.rows:
            texts += (row.follow_up, row.note, row.people, row.label)
    texts += (text for o in topic.dosing_options for text in (o.record.duration, o.record.frequency))
    yield from dict.fromkeys(filter(None, texts))
