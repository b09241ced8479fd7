"""Rules about doses: each has a source and a unit, and a dose from a trial is no advice."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.analysis_rules import UNIT_SLIP
from citesite.check.declaring import topic_check
from citesite.check.typed_doses import dose_reader
from citesite.diagnostics import Diagnostic, Rule
from citesite.link.library import Library
from citesite.records import TopicContent

TRIALS = frozenset({"randomized-trial", "non-randomized-trial"})


_MASSES = ("microgram", "milligram", "gram")


DOSE_WITHOUT_EVIDENCE = Rule(
    code="dose-without-evidence",
    summary="a dose names no source",
    meaning=(
        "A dose without a source is the most dangerous thing this site could print. Readers and their doctors "
        "must see which trial, guideline or licence it comes from."
    ),
    fix="Name the source under evidence:, or remove the dose.",
    wrong="population: adults",
    right="""
        population: adults
        evidence:
          - source: guide-2021
    """,
)


@topic_check(DOSE_WITHOUT_EVIDENCE)
def dose_without_evidence(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses without a source."""
    for option in topic.dosing_options:
        if not option.record.evidence:
            message = f'dosing option "{option.record.id}" has no evidence'
            yield DOSE_WITHOUT_EVIDENCE.at(option.place, message, "name the source of the dose under evidence:")


DOSE_WITHOUT_UNIT = Rule(
    code="dose-without-unit",
    summary="a dose has no unit",
    meaning=(
        "500 micrograms and 500 milligrams differ a thousandfold. A number without its unit leaves readers to "
        "guess, and a wrong guess can harm."
    ),
    fix="Write the amount with its unit, spelt out.",
    wrong="amount: 500",
    right="amount: {value: 500, unit: milligram}",
)


@topic_check(DOSE_WITHOUT_UNIT)
def dose_without_unit(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses without a unit."""
    for option in topic.dosing_options:
        if option.record.amount.unit is None:
            message = f'dosing option "{option.record.id}" has an amount without a unit'
            hint = "write amount: {value: 1000, unit: microgram}"
            yield DOSE_WITHOUT_UNIT.at(option.place / "amount", message, hint)


TRIAL_DOSE_UNMARKED = Rule(
    code="trial-dose-unmarked",
    summary="a dose from trials alone is not marked as such",
    meaning=(
        "A trial tests a dose because it is not yet known whether it helps or harms. If it were listed like the "
        "dose of a guideline, readers could take it for advice."
    ),
    fix="Say purpose: trial-arm. If a guideline or a licence gives the dose too, name it under evidence:.",
    wrong="""
        purpose: guideline
        population: adults
        evidence:
          - source: trial-2020
    """,
    right="""
        purpose: trial-arm
        population: adults
        evidence:
          - source: trial-2020
    """,
)


@topic_check(TRIAL_DOSE_UNMARKED)
def trial_dose_unmarked(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses that rest on trials alone and are not marked as such, so that they could be read as advice."""
    for option in topic.dosing_options:
        designs = [known.sources[e.source].design for e in option.record.evidence if e.source in known.sources]
        if option.record.purpose != "trial-arm" and designs and TRIALS.issuperset(designs):
            message = f'dosing option "{option.record.id}" rests on trials alone and is marked {option.record.purpose}'
            hint = "say purpose: trial-arm, or name the guideline or licence that gives the dose"
            yield TRIAL_DOSE_UNMARKED.at(option.place / "purpose", message, hint)


@topic_check(UNIT_SLIP, reads="doses")
def dose_unit_slip(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses whose number appears with another unit of mass in their texts or in another dose of the substance."""
    seen: dict[tuple[str, float], str] = {}
    reader = dose_reader(known.language)
    for option in topic.dosing_options:
        amount = option.record.amount
        if amount.unit not in _MASSES:
            continue
        texts = (
            option.record.population,
            option.record.cautions or "",
            *(e.note or "" for e in option.record.evidence),
        )
        typed = reader.doses(" ".join(texts)) if reader else ()
        written = {dose.unit for dose in typed if dose.unit in _MASSES and amount.value in (dose.low, dose.high)}
        other = seen.setdefault((option.record.substance.casefold(), amount.value), amount.unit)
        doubtful = sorted((written | {other}) - {amount.unit}) if amount.unit not in written else []
        if doubtful:
            message = (
                f'dosing option "{option.record.id}" gives {amount.value:,g} {amount.unit},'
                f" elsewhere the same number has the unit {doubtful[0]}"
            )
            hint = "1 milligram is 1,000 micrograms; look up which unit the source gives"
            yield UNIT_SLIP.at(option.place / "amount", message, hint)
