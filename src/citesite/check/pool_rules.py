"""Rules about what is put together: rows of one measure and design, baseline risks of the same people and time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from citesite.check.analysis_rules import rows_of
from citesite.check.declaring import topic_check
from citesite.check.durations import days_in
from citesite.check.languages import language_of
from citesite.check.overlap import words
from citesite.check.reasons import Reasons
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Analysis, Arm, Row, TopicContent
from citesite.values.topic import TopicWithValues

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


_LONGER = 1.5
"""How many times as long one time may be as another and still be called the same."""
BASELINE_OF_OTHERS = Rule(
    code="baseline-of-others",
    severity=Severity.WARNING,
    worsens="an error for a risk of animals",
    summary="a baseline risk is of another time or outcome than the studies, or of animals",
    meaning=(
        "How many of 1,000 people have the outcome is worked out from the baseline risk. If that is over 10 "
        "years and the studies lasted one, or if it is of mice or of another outcome, the numbers on the page are of "
        "nobody."
    ),
    fix=(
        "Take a baseline risk over the time of the studies, in people like the readers. If no other is known, "
        "say under because: of the analysis why this one may be used."
    ),
    wrong="- {label: Adults, per_thousand: 100, time: 10 years, source: guide-2021}    # it took 1 year",
    right="- {label: Adults, per_thousand: 100, time: 1 year, source: guide-2021}",
)


@topic_check(BASELINE_OF_OTHERS, reads="counts")
def baseline_of_others(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find baseline risks of animals, and of another time than the rows of their analysis."""
    reasons = Reasons(topic, "because")
    for analysis in topic.analyses:
        spans = [days[0] for row in analysis.record.rows if (days := days_in(row.follow_up or "", known.language))]
        for number, risk in enumerate(analysis.record.baseline_risks):
            place = analysis.place / "baseline_risks" / number
            source = known.sources.get(risk.source)
            if source and source.design in ("animal", "laboratory"):
                message = f'baseline risk "{risk.label}" is from a study of no people'
                yield BASELINE_OF_OTHERS.at(place / "source", message, "take a risk of people", Severity.ERROR)
            if _counted_something_else(topic, analysis.record, risk.source, known) and not reasons.cover(
                place / "source"
            ):
                message = f'baseline risk "{risk.label}" is from a study that counted something else'
                yield BASELINE_OF_OTHERS.at(place / "source", message, "name the source that counted this outcome")
            own = next(iter(days_in(risk.time, known.language)), 0.0)
            is_other = bool(own and spans) and (own > _LONGER * max(spans) or own < min(spans) / _LONGER)
            if is_other and not reasons.cover(place / "time"):
                message = f'baseline risk "{risk.label}" is over {risk.time}, and the studies took another time'
                yield BASELINE_OF_OTHERS.at(place / "time", message, "take a risk over the time of the studies")


def _counted_something_else(topic: TopicContent, analysis: Analysis, source: str, known: Library) -> bool:
    """Whether a source has rows of other outcomes alone, and no text of its own with the outcome of an analysis."""
    own = {one.record.outcome for one in topic.analyses for row in one.record.rows if row.source == source}
    outcomes = {one.id: one for one in topic.results.record.outcomes} if topic.results else {}
    outcome = outcomes.get(analysis.outcome or "")
    if not own or analysis.outcome in own or outcome is None or source not in known.sources:
        return False
    card, language = known.sources[source], language_of(known.language)
    texts = [card.abstract, card.html, *(e.quote or "" for e, _, _ in topic.evidence if e.source == source)]
    return words(outcome.lay_name, language).isdisjoint(frozenset[str]().union(*(words(t, language) for t in texts)))


BASELINE_OF_TREATED = Rule(
    code="baseline-of-treated",
    severity=Severity.WARNING,
    summary="a baseline risk is that of the group with the treatment",
    meaning=(
        "The baseline risk is how many have the outcome without the treatment. This one is the share of those who had "
        "it in the row of its source, so that all numbers of people on the page are too many or too few."
    ),
    fix="Take the share of the other group, or say under because: of the analysis why they are the same.",
    wrong="- {label: Adults, per_thousand: 300, time: two hours, source: trial-2020}    # 10 of 50",
    right="- {label: Adults, per_thousand: 200, time: two hours, source: trial-2020}",
)
_ROUNDED_RISK = 0.02
"""How far a baseline risk may be from that of a group by rounding, as a share of it."""


@topic_check(BASELINE_OF_TREATED, reads="counts")
def baseline_of_treated(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find baseline risks that are the share of the treated group in a row of their source, and not of the other."""
    reasons = Reasons(topic, "because")
    for analysis in topic.analyses:
        for number, risk in enumerate(analysis.record.baseline_risks):
            rows = [row for row in analysis.record.rows if row.source == risk.source]
            is_treated, is_other = (
                any(map(partial(_is_share, risk.per_thousand), arms))
                for arms in ([row.intervention for row in rows], [row.comparator for row in rows])
            )
            place = analysis.place / "baseline_risks" / number / "per_thousand"
            if is_treated and not is_other and not reasons.cover(place):
                message = f'baseline risk "{risk.label}", {risk.per_thousand:g} of 1,000, is that of the treated group'
                yield BASELINE_OF_TREATED.at(place, message, "take that of the group without the treatment")


def _is_share(per_thousand: float, arm: Arm | None) -> bool:
    if arm is None or arm.events is None or not arm.total:
        return False
    share = 1000 * arm.events / arm.total
    return abs(per_thousand - share) <= max(0.5, _ROUNDED_RISK * share)


RISK_ABOVE_ONE = Rule(
    code="risk-above-one",
    severity=Severity.WARNING,
    worsens="an error if it is not only the limit of an interval",
    summary="more than all people would have the outcome",
    meaning=(
        "A risk ratio times the baseline risk is more than all people there are. The page can only print all of "
        'them, so that a difference would read "500 to 500 more", as if it were exact.'
    ),
    fix=(
        "Use a baseline risk of people like those in the studies, or the odds ratio, which cannot lead above "
        "all people. For the limit of an interval, say under because: of the analysis how to read it."
    ),
    wrong="- {label: Adults, per_thousand: 800, time: two hours, source: trial-2020}    # RR 1.5",
    right="- {label: Adults, per_thousand: 400, time: two hours, source: trial-2020}",
)


@topic_check(RISK_ABOVE_ONE)
def risk_above_one(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find baseline risks that a ratio or a difference leads above 1 or below 0."""
    reasons = Reasons(topic, "because")
    for analysis in topic.analyses:
        record = analysis.record
        if record.measure not in ("RR", "RD") or not record.baseline_risks:
            continue
        if (
            topic.values.analyses.get(record.id) is not record
            or (effect := topic.values.computed(record.id).effect) is None
        ):
            continue
        per = topic.values.computed(record.id).per
        for number, risk in enumerate(record.baseline_risks):
            without = risk.per_thousand / 1000
            with_, *limits = (
                without * x if record.measure == "RR" else without + x / per
                for x in (effect.estimate, effect.low, effect.high)
            )
            place = analysis.place / "baseline_risks" / number / "per_thousand"
            if not 0 <= with_ <= 1:
                message = (
                    f'with "{risk.label}" as the baseline, {1000 * with_:.0f} of 1,000 people would have the outcome'
                )
                yield RISK_ABOVE_ONE.at(
                    place, message, "take a baseline risk of people like those studied", Severity.ERROR
                )
            elif any(not 0 <= x <= 1 for x in limits) and not reasons.cover(place):
                worst = max(limits, key=lambda x: abs(x - 0.5))
                message = (
                    f'with "{risk.label}" as the baseline, the interval reaches {1000 * worst:.0f} of 1,000 people'
                )
                yield RISK_ABOVE_ONE.at(
                    place, message, "take another baseline risk, or say under because: how to read it"
                )
