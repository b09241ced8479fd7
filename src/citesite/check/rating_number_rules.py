"""Rules about ratings and the numbers they rest on: inconsistency, imprecision, and effects called large (A14)."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.stated import Stated, change_of, stated
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim, Row
from citesite.records.results import RATIOS
from citesite.values.topic import TopicWithValues

_HIGH_I2 = 75.0
"""From here on, differences between studies are considerable (Cochrane Handbook 10.10.2)."""
_FEW_EVENTS, _FEW_PEOPLE = 100, 100
"""Below these, an effect is imprecise whatever its interval."""
_ENOUGH_EVENTS, _ENOUGH_PEOPLE = 300, 400
"""Below these, none is of high certainty: the rules of thumb of GRADE for events, and for people where no events are
counted."""

INCONSISTENCY_NOT_RATED = Rule(
    code="inconsistency-not-rated",
    severity=Severity.WARNING,
    summary="studies differ widely or contradict each other, and the rating does not say so",
    meaning=(
        "The studies behind the claim point in opposite directions, each beyond chance, or differ by more than chance "
        "alone explains (I² of 75 % or more). GRADE takes a level for that, unless the reason for it is known."
    ),
    fix="Add inconsistency under down:, or say under because: what explains the differences.",
    wrong="certainty: {level: high, start: high}    # the trials contradict each other",
    right="certainty: {level: moderate, start: high, down: [inconsistency]}",
)


@topic_check(INCONSISTENCY_NOT_RATED)
def inconsistency_not_rated(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find ratings without inconsistency of studies that contradict each other or differ widely."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or certainty.start is None or "inconsistency" in certainty.down or claim.record.because:
            continue
        found = stated(topic, claim.record)
        if found is None or len(found.rows) < 2:
            continue
        if why := _inconsistent(topic, claim.record, found):
            message = f'{why}, and the rating of claim "{claim.record.id}" does not say so'
            hint = "add inconsistency under down:, or say under because: what explains it"
            yield INCONSISTENCY_NOT_RATED.at(claim.place / "certainty", message, hint)


def _inconsistent(topic: TopicWithValues, claim: Claim, found: Stated) -> str:
    clear = {d.sign for d in found.row_directions if d and d.sign and d.excludes_none is not False}
    if clear == {1, -1}:
        return "the studies contradict each other"
    pooled = topic.values.computed(found.analysis.id).pooled
    is_whole = claim.result is not None and claim.result.row is None and claim.result.subgroup is None
    return f"I² is {pooled.i2:.0f} %" if pooled and is_whole and pooled.i2 >= _HIGH_I2 else ""


_STUDIES = frozenset(("randomized-trial", "non-randomized-trial", "cohort", "case-control", "cross-sectional"))
"""Designs of which a source is one study."""
INCONSISTENCY_OF_ONE = Rule(
    code="inconsistency-of-one",
    severity=Severity.WARNING,
    summary="a rating goes down for inconsistency, and rests on one study",
    meaning=(
        "Inconsistency is that studies differ from each other. Behind this claim is one study, which nothing can "
        "differ from, so the reason is not the true one, or a source is missing."
    ),
    fix="Name the source that it differs from, or the reason that holds, or say under because: why it counts.",
    wrong="certainty: {level: moderate, start: high, down: [inconsistency]}    # of one trial",
    right="certainty: {level: moderate, start: high, down: [imprecision]}",
)


@topic_check(INCONSISTENCY_OF_ONE)
def inconsistency_of_one(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find ratings that count inconsistency although a single study is behind the claim."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or "inconsistency" not in certainty.down or claim.record.because:
            continue
        sources = {e.source for e in claim.record.evidence if e.stance != "context"}
        card = known.sources.get(next(iter(sources), "")) if len(sources) == 1 else None
        found = stated(topic, claim.record)
        if card and card.design in _STUDIES and (found is None or len(found.rows) < 2):
            message = f'the rating of claim "{claim.record.id}" goes down for inconsistency, and rests on one study'
            hint = "name the source that it differs from, or the reason that holds"
            yield INCONSISTENCY_OF_ONE.at(claim.place / "certainty" / "down", message, hint)


IMPRECISION_NOT_RATED = Rule(
    code="imprecision-not-rated",
    severity=Severity.WARNING,
    summary="a result is imprecise, and the rating does not say so",
    meaning=(
        "The interval of the result allows more of the outcome as well as less, or a difference that patients would "
        "notice where the claim says there is none; or fewer than 100 people had the outcome, or took part. At high "
        "certainty it takes more: 300 people with the outcome, or 400 who took part where it is measured and not "
        "counted. GRADE takes a level for that."
    ),
    fix="Add imprecision under down:, or say under because: why the result is precise enough.",
    wrong="certainty: {level: moderate, start: high, down: [indirectness]}    # RR 1.5 (0.9 to 2.3)",
    right="certainty: {level: moderate, start: high, down: [imprecision]}",
)


@topic_check(IMPRECISION_NOT_RATED)
def imprecision_not_rated(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find ratings without imprecision of results with a wide interval or few events."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or certainty.level in ("not-rated", "very-low") or claim.record.because:
            continue
        if "imprecision" in certainty.down:
            continue
        found = stated(topic, claim.record)
        change = change_of(claim.record.effect)
        sign = change[0] if change else 1
        # A claim of high certainty whose interval allows both has an error of its own.
        if found and found.effect and (why := _imprecise(found, sign, is_high=certainty.level == "high")):
            message = f'{why}, and the rating of claim "{claim.record.id}" does not say so'
            hint = "add imprecision under down:, or say under because: why it is precise enough"
            yield IMPRECISION_NOT_RATED.at(claim.place / "certainty", message, hint)


def _imprecise(found: Stated, sign: int, *, is_high: bool) -> str:
    assert found.effect is not None
    effect, scale = found.effect, found.outcome.scale if found.outcome else None
    if sign and found.direction and found.direction.excludes_none is False:
        return "" if is_high else f"the interval allows both directions ({effect.low:.3g} to {effect.high:.3g})"
    smallest = scale.minimal_important_difference if scale else None
    if not sign and smallest and effect.measure == "MD" and max(-effect.low, effect.high) >= smallest:
        return f"the interval allows a difference that patients notice ({effect.low:.3g} to {effect.high:.3g})"
    events, people = _added_up(found.rows)
    enough_events, enough_people = (_ENOUGH_EVENTS, _ENOUGH_PEOPLE) if is_high else (_FEW_EVENTS, _FEW_PEOPLE)
    if events is not None:
        return f"only {events:g} people had the outcome" if events < enough_events else ""
    return f"only {people:g} people took part" if people is not None and people < enough_people else ""


def _added_up(rows: tuple[Row, ...]) -> tuple[float | None, float | None]:
    """Return how many people had the outcome and how many took part; None if a row does not say."""
    arms = [arm for row in rows for arm in (row.intervention, row.comparator)]
    events = [arm.events for arm in arms if arm and arm.events is not None]
    people = [arm.total or arm.n for arm in arms if arm and (arm.total or arm.n)]
    return (
        sum(events) if arms and len(events) == len(arms) else None,
        sum(filter(None, people)) if arms and len(people) == len(arms) else None,
    )


LARGE_EFFECT_MISSING = Rule(
    code="large-effect-missing",
    summary="a rating goes up for a large effect that its result does not have",
    meaning=(
        "GRADE lets a rating go up for a ratio of 2 or more, or of a half or less, and by two levels from 5 or a "
        "fifth. The result that the claim names is smaller, so that the certainty is too high."
    ),
    fix="Remove large-effect under up:, and lower the level.",
    wrong="certainty: {level: moderate, start: low, up: [large-effect]}    # RR 1.5",
    right="certainty: {level: moderate, start: low, up: [dose-response]}",
)


@topic_check(LARGE_EFFECT_MISSING)
def large_effect_missing(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find ratings that go up for a large effect although the ratio of their result is smaller."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        levels = certainty.up.count("large-effect") if certainty else 0
        found = stated(topic, claim.record) if levels else None
        if found is None or found.effect is None or found.effect.measure not in RATIOS:
            continue
        estimate = found.effect.estimate
        ratio = max(estimate, 1 / estimate) if estimate else float("inf")
        if ratio < (2 if levels == 1 else 5):
            message = f'the rating of claim "{claim.record.id}" goes up for a large effect, but it is {found.numbers}'
            yield LARGE_EFFECT_MISSING.at(claim.place / "certainty" / "up", message, "remove it, and lower the level")
