"""What the result that a claim names says of its outcome: which way it points, how surely, and how large it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from citesite.check.keeping import once_a_topic
from citesite.diagnostics import Place
from citesite.records import Analysis, Claim, EffectStatement, Outcome, Placed, Row, TopicContent
from citesite.values.topic import TopicWithValues

if TYPE_CHECKING:
    # Only a topic with analyses pays for the arithmetic.
    from citesite.evidence.direction import Direction
    from citesite.evidence.effects import Effect


class Stated(NamedTuple):
    """The numbers behind a claim."""

    analysis: Analysis
    outcome: Outcome | None
    rows: tuple[Row, ...]
    """The rows that the claim names: one, those of a subgroup, or all."""
    effect: Effect | None
    """The effect, in the unit of the analysis; None if there are several, or no numbers."""
    directions: tuple[Direction, ...]
    """Which way each of the rows points, or all of them pooled; without those that do not say."""
    row_directions: tuple[Direction | None, ...]
    """Which way each of the rows points."""
    i2: float | None = None
    """How far the rows differ beyond chance, in per cent, where all of them are pooled."""

    @property
    def direction(self) -> Direction | None:
        """Which way they point together; None if nothing says so."""
        # See above.
        from citesite.evidence.direction import together

        return together(self.directions)

    @property
    def sd(self) -> float | None:
        """The standard deviation of the comparator group, if one row has it."""
        arm = self.rows[0].comparator if len(self.rows) == 1 else None
        return arm.sd if arm else None

    @property
    def numbers(self) -> str:
        """The effect with its interval, or what the rows say in words."""
        if self.effect:
            effect = self.effect
            return f"{effect.measure} {effect.estimate:.3g} ({effect.low:.3g} to {effect.high:.3g})"
        found = [text for row in self.rows if (text := row.result or row.direction or _groups(row) or _estimate(row))]
        return "; ".join(found[:2]) + ("; …" if len(found) > 2 else "")


def _groups(row: Row) -> str:
    arms = [arm for arm in (row.intervention, row.comparator) if arm]
    shown = [
        f"{arm.events} of {arm.total}" if arm.events is not None and arm.total
        else f"{arm.percent:g} in 100" if arm.percent is not None
        else f"{arm.mean:g}" if arm.mean is not None
        else ""
        for arm in arms
    ]  # fmt: skip
    return " against ".join(shown)


def _estimate(row: Row) -> str:
    if row.estimate is None or row.interval is None:
        return ""
    low, high = row.interval
    return f"{row.estimate:g} ({low:g} to {high:g})"


def stated(topic: TopicWithValues, claim: Claim) -> Stated | None:
    """Return the result that a claim names; None if it names none, or one that is not there."""
    result = claim.result
    if result is None or result.analysis not in topic.values.analyses:
        return None
    known, named = _known_results(topic), (result.analysis, result.row, result.subgroup)
    if named not in known:
        analysis = topic.values.analyses[result.analysis]
        is_whole = result.row is None and result.subgroup is None
        known[named] = result_of(topic, analysis, rows_named(analysis, result.row, result.subgroup), is_whole=is_whole)
    return known[named]


@once_a_topic
def _known_results(topic: TopicContent) -> dict[tuple[str, str | None, str | None], Stated]:
    """Return what `stated` has found so far, as nearly every rule about results asks for that of each claim."""
    return {}


def studied_in(topic: TopicWithValues, claim: Claim) -> str:
    """Return what a claim is on: of its effect, or what the treated group of its result has; empty if none says."""
    if claim.effect:
        return claim.effect.of
    found = topic.values.analyses.get(claim.result.analysis) if claim.result else None
    return found.intervention or "" if found else ""


def compared_with(topic: TopicWithValues, claim: Claim) -> str:
    """Return what the other group of a claim's result has; empty if the claim names no result.

    Without a word on it in the analysis, it is what the topic asks about, if the claim is on what that tests.
    """
    found = topic.values.analyses.get(claim.result.analysis) if claim.result else None
    if found is None or found.comparator:
        return found.comparator or "" if found else ""
    question = topic.topic.record.question
    is_asked = question and claim.effect and claim.effect.of.casefold() == question.intervention.casefold()
    return question.comparator or "" if question and is_asked and not found.intervention else ""


def result_of(topic: TopicWithValues, analysis: Analysis, numbers: Sequence[int], *, is_whole: bool = False) -> Stated:
    """Return the result that some rows of an analysis have, each or pooled.

    Args:
        topic: the topic.
        analysis: one of its analyses.
        numbers: the positions of the rows.
        is_whole: whether these are all rows, so that the pooled effect is that of them.
    """
    # See above.
    from citesite.evidence.direction import of_effect, of_row

    outcome = topic.values.outcome(outcome_of(analysis, numbers))
    computed = topic.values.computed(analysis.id)
    rows = tuple(analysis.rows[number] for number in numbers)
    effects = [computed.rows[number].effect for number in numbers]
    each = tuple(of_effect(e) if e else of_row(row, outcome) for e, row in zip(effects, rows, strict=True))
    if is_whole and computed.pooled:
        effect: Effect | None = computed.pooled.effect
        return Stated(analysis, outcome, rows, effect, (of_effect(computed.pooled.effect),), each, computed.pooled.i2)
    effect = effects[0] if len(numbers) == 1 else None
    return Stated(analysis, outcome, rows, effect, tuple(one for one in each if one), each)


def rows_named(analysis: Analysis, row: str | None, subgroup: str | None) -> list[int]:
    """Return the positions of the rows with a label and in a subgroup; None stands for any."""
    return [
        number
        for number, one in enumerate(analysis.rows)
        if row in (None, one.label) and subgroup in (None, one.subgroup)
    ]


def outcome_of(analysis: Analysis, numbers: Sequence[int]) -> str:
    """Return the outcome of some rows of an analysis: their own, if they share one, or else that of the analysis."""
    own = {analysis.rows[number].outcome for number in numbers}
    return (own.pop() if len(own) == 1 else None) or analysis.outcome


_CHANGES = {"increase": 1, "none": 0, "decrease": -1}


def change_of(effect: EffectStatement | None) -> tuple[int, str] | None:
    """Return the sign of a stated change and its size (large, small or empty); None if nothing is stated."""
    if effect is None or effect.change is None:
        return None
    size, _, change = effect.change.rpartition("-")
    return _CHANGES[change], size


class Known(NamedTuple):
    """A claim whose direction its record decides."""

    claim: Placed[Claim]
    outcome: Outcome | None
    sign: int
    """1 for more of the outcome, -1 for less, 0 for little or no difference."""


@once_a_topic
def known_directions(topic: TopicWithValues) -> dict[str, Known]:
    """Return each claim whose record decides a direction, by its id."""
    return {claim.record.id: found for claim in topic.claims if (found := _known_direction(topic, claim))}


def _known_direction(topic: TopicWithValues, claim: Placed[Claim]) -> Known | None:
    """Return the direction of a claim's outcome as its record has it: its stated change, or its result."""
    outcome = topic.values.outcome(claim.record.outcome or "")
    if change := change_of(claim.record.effect):
        return Known(claim, outcome, change[0])
    found = stated(topic, claim.record)
    direction = found.direction if found else None
    if found and direction and direction.sign and direction.excludes_none is not False:
        return Known(claim, found.outcome, direction.sign)
    return None


@once_a_topic
def texts_with_claims(topic: TopicWithValues) -> tuple[tuple[str, str, Place, list[Claim]], ...]:
    """Return every claim, takeaway and answer: its name, its text, its place, and the claims that it is or rests on."""
    claims = {claim.record.id: claim.record for claim in topic.claims}
    return (
        *(
            (text.owner, text.text, text.place, [claim.record])
            for text, claim in zip(topic.claim_texts, topic.claims, strict=True)
        ),
        *(
            (owner, part.text, place / "text", [claims[name] for name in part.claims if name in claims])
            for owner, part, place in topic.answer_parts
        ),
    )
