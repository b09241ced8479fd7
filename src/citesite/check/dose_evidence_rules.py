"""A rule about how often doses are taken, and what their sources say of it (A14)."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.typed_doses import dose_reader
from citesite.diagnostics import Diagnostic, Rule
from citesite.link.library import Library
from citesite.records import TopicContent
from citesite.values.grammar import masked

GOES_BY = "doses", "numbers"

FREQUENCY_DIFFERS = Rule(
    code="frequency-differs",
    summary="a dose is given at other times than the notes and quotes of its sources say",
    meaning=(
        "Frequency: says how often the dose is given. What its evidence says is more or less often, so that a reader "
        "would take several times as much, or too little."
    ),
    fix="Look it up in the source, and correct the wrong one.",
    wrong="frequency: three times a day    # its note: once a day",
    right="frequency: once a day",
)


@topic_check(FREQUENCY_DIFFERS)
def frequency_differs(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses whose notes and quotes all name another frequency."""
    reader = dose_reader(known.language)
    if reader is None:
        return
    for option in topic.dosing_options:
        record = option.record
        own = [reader.a_week(frequency) for _, frequency, _ in record.steps]
        texts = [text for e in record.evidence for text in (e.note, e.quote) if text]
        told = [found for text in texts for found in reader.weekly(masked(text))] if all(own) else []
        if told and not any(abs(times - one) <= 0.1 * one for _, times in told for one in own):
            message = f'dosing option "{record.id}" is given "{record.frequency}", its evidence says "{told[0][0]}"'
            yield FREQUENCY_DIFFERS.at(option.place / "frequency", message, "look it up in the source")
