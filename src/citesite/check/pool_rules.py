"""Rules about what is put together: rows of one measure and design."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.analysis_rules import rows_of
from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.reasons import Reasons
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Analysis, Row, TopicContent

_KINDS = {
    "randomized-trial": "randomised trials",
    "systematic-review": "randomised trials",
    "non-randomized-trial": "trials without random groups",
    "cohort": "observational studies",
    "case-control": "observational studies",
    "cross-sectional": "observational studies",
    "case-report": "observational studies",
    "data-set": "",
    "animal": "studies in animals",
    "laboratory": "laboratory studies",
}
"""What a row of each design is of; designs without an entry say nothing."""
_SYMBOLS = {"OR": r"\bORs?\b", "HR": r"\bHRs?\b", "RR": r"\bRRs?\b", "SMD": r"\bHedges\b|\bCohen\b"}
"""How a row in any language names each measure, besides the words of its language."""


@cache
def _measures(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    studies = language_of(language).studies
    named = {measure: f"(?i:{names})" for measure, names in studies.measures} if studies else {}
    return tuple(
        (measure, re.compile("|".join(filter(None, (named.get(measure), _SYMBOLS.get(measure))))))
        for measure in dict.fromkeys((*named, *_SYMBOLS))
    )


def _is_pooled(analysis: Analysis) -> bool:
    return bool(analysis.model) and not analysis.why_not_pool


REVIEW_IN_POOL = Rule(
    code="review-in-pool",
    summary="a review is pooled like a trial",
    meaning=(
        "A review puts trials together. Pooled beside trials, people of trials that both hold are counted "
        "twice, and the result looks more certain than it is."
    ),
    fix=(
        "Give the row the trial that its numbers are of, under study:. A result of the whole review belongs "
        "under published:, to compare with."
    ),
    wrong="- {source: review-2022, label: All trials, estimate: 1.4, interval: [1.1, 1.8]}",
    right="- {source: review-2022, label: One, study: NCT00000009, estimate: 1.4, interval: [1.1, 1.8]}",
)


@topic_check(REVIEW_IN_POOL)
def review_in_pool(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find pooled rows that are of a whole review."""
    reasons = Reasons(topic, "because")
    for analysis in topic.analyses:
        if not _is_pooled(analysis.record) or len(analysis.record.rows) < 2:
            continue
        for row, place in rows_of(analysis):
            source = known.sources.get(row.source)
            if (
                source
                and source.design == "systematic-review"
                and not row.study
                and not reasons.cover(place / "source")
            ):
                message = f'row "{row.label}" is of a review, and pooled with other rows'
                yield REVIEW_IN_POOL.at(
                    place / "source", message, "name the trial under study:, or put it under published:"
                )


MIXED_DESIGNS = Rule(
    code="mixed-designs",
    severity=Severity.WARNING,
    worsens="an error for studies in animals and in the laboratory",
    summary="studies of different designs are pooled",
    meaning=(
        "In a randomised trial chance decides who gets what, in an observational study it does not. One number "
        "of both has the bias of the second and the look of the first."
    ),
    fix=(
        "Make an analysis of each design, or leave model: out and say why under why_not_pool:. If a method "
        "guideline asks for it, say so under because:."
    ),
    wrong="design: cohort",
    right="design: randomized-trial",
)


@topic_check(MIXED_DESIGNS)
def mixed_designs(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find pools of rows that are of different designs."""
    reasons = Reasons(topic, "because")
    for analysis in topic.analyses:
        if not _is_pooled(analysis.record) or reasons.cover(analysis.place / "model"):
            continue
        kinds: dict[str, Row] = {}
        for row in analysis.record.rows:
            source = known.sources.get(row.source)
            kind = _KINDS.get(source.design, "") if source else ""
            if kind:
                kinds.setdefault(kind, row)
        dead = {"studies in animals", "laboratory studies"} & kinds.keys()
        if len(kinds) > 1 or dead:
            message = f'analysis "{analysis.record.id}" pools {" with ".join(kinds)}'
            severity = Severity.ERROR if dead else None
            hint = "make an analysis of each design, or say why under because:"
            yield MIXED_DESIGNS.at(analysis.place / "model", message, hint, severity)


ROW_OF_ANOTHER_MEASURE = Rule(
    code="row-of-another-measure",
    severity=Severity.WARNING,
    summary="a pooled row says that its number is of another measure",
    meaning=(
        "Odds ratios, hazard ratios and risk ratios are not the same numbers. A row whose own words name "
        "another measure would be drawn, compared and pooled as what it is not."
    ),
    fix="Compute the measure of the analysis from the groups, or give the row an analysis of its measure.",
    wrong="note: The odds ratio as printed.",
    right="note: The risk ratio as printed.",
)


@topic_check(ROW_OF_ANOTHER_MEASURE, reads="studies")
def row_of_another_measure(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find rows with an estimate whose words name another measure."""
    reasons = Reasons(topic, "because")
    for analysis in topic.analyses:
        own = analysis.record.measure
        if not _is_pooled(analysis.record):
            # Beside each other, they are told apart by their notes.
            continue
        for row, place in rows_of(analysis):
            if row.estimate is None:
                continue
            for field in ("label", "note"):
                text = getattr(row, field) or ""
                named = [m for m, names in _measures(known.language) if names.search(text)]
                if named and own not in named and not row.differs_because and not reasons.cover(place / field):
                    message = f'row "{row.label}" names {named[0]}, and its analysis is of {own}'
                    yield ROW_OF_ANOTHER_MEASURE.at(place / field, message, "give it an analysis of its own measure")
                    break
