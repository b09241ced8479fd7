"""Rules about baseline risks: of the same people, time and outcome as the studies, and as their source has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from citesite.check.declaring import topic_check
from citesite.check.durations import days_in
from citesite.check.languages import language_of
from citesite.check.overlap import words
from citesite.check.reasons import Reasons
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Analysis, Arm, Row, TopicContent
from citesite.values.topic import TopicWithValues

_LONGER = 1.5
"""How many times as long one time may be as another and still be called the same."""
BASELINE_OF_OTHERS = Rule(
    code="baseline-of-others",
    severity=Severity.WARNING,
    worsens="an error for a risk of animals",
    summary="a baseline risk is of another time or outcome than the studies, of animals, or not that of its source",
    meaning=(
        "How many of 1,000 people have the outcome is worked out from the baseline risk. If that is over 10 "
        "years and the studies lasted one, or if it is of mice or of another outcome, the numbers on the page are of "
        "nobody. The same goes for one that its source does not have: no group of its row, and none of its texts."
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


@topic_check(BASELINE_OF_OTHERS)
def baseline_of_no_group(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find baseline risks of which their source, which has rows with counts, says nothing."""
    reasons = Reasons(topic, "because")
    for analysis in topic.analyses:
        counted = [row for row in analysis.record.rows if _share(row.comparator) is not None]
        for number, risk in enumerate(analysis.record.baseline_risks):
            rows = [row for row in counted if row.source == risk.source]
            place = analysis.place / "baseline_risks" / number / "per_thousand"
            if reasons.cover(place) or _is_said(risk.per_thousand, topic, risk.source, known):
                continue
            if not rows:
                # It is then from a study that was not pooled, or somebody named the wrong one.
                others = [row for row in counted if _is_share(risk.per_thousand, row.comparator)]
                is_not_pooled = risk.source in known.sources and not _has_rows(topic, risk.source)
                is_said_so = _counted_something_else(topic, analysis.record, risk.source, known)
                if others and not is_not_pooled and not is_said_so:
                    message = f'baseline risk "{risk.label}" is that of "{others[0].source}", not of its source'
                    yield BASELINE_OF_OTHERS.at(place, message, "name the source that has it")
                continue
            # It may be that of another study, or of all; of the treated group, another rule says that.
            arms = [_together(counted), *(arm for row in counted for arm in (row.intervention, row.comparator))]
            shares = [share for arm in arms if (share := _share(arm)) is not None]
            if not any(abs(risk.per_thousand - share) <= max(_ROUNDED, _NEAR * share) for share in shares):
                own = f"{_share(rows[0].comparator):.0f} of 1,000"
                message = f'baseline risk "{risk.label}" is {risk.per_thousand:g} of 1,000, and its source has {own}'
                yield BASELINE_OF_OTHERS.at(place, message, "take the risk that its source has")


def _has_rows(topic: TopicContent, source: str) -> bool:
    """Whether an analysis of a topic has a row of a source."""
    return any(row.source == source for one in topic.analyses for row in one.record.rows)


_ROUNDED, _NEAR = 10.0, 0.12
"""How far a baseline risk may be from that of a group: of 1,000 people, and as a share of it."""


def _together(rows: list[Row]) -> Arm:
    """Return the comparator groups of some rows as one."""
    arms = [row.comparator for row in rows if row.comparator]
    return Arm(events=sum(arm.events or 0 for arm in arms), total=sum(arm.total or 0 for arm in arms))


def _share(arm: Arm | None) -> float | None:
    """Return how many of 1,000 people in a group had the outcome; None if they were not counted."""
    return 1000 * arm.events / arm.total if arm and arm.events is not None and arm.total else None


def _is_said(per_thousand: float, topic: TopicContent, source: str, known: Library) -> bool:
    """Whether a text of a source, or beside it, has a risk as a number of 1,000 or of 100."""
    card = known.sources.get(source)
    texts = [card.abstract, card.population] if card else []
    texts += [text for e, _, _ in topic.evidence if e.source == source for text in (e.quote, e.note) if text]
    written = {f"{per_thousand:g}", f"{per_thousand / 10:g}"}
    return any(not written.isdisjoint(re.findall(r"\d+(?:\.\d+)?", text)) for text in texts)


def _is_share(per_thousand: float, arm: Arm | None) -> bool:
    share = _share(arm)
    if share is None:
        return False
    return abs(per_thousand - share) <= max(0.5, _ROUNDED_RISK * share) or per_thousand == float(f"{share:.2g}")


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
    wrong="- {label: Adults, per_thousand: 800, time: two hours, source: guide-2021}    # RR 1.5",
    right="- {label: Adults, per_thousand: 400, time: two hours, source: guide-2021}",
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
