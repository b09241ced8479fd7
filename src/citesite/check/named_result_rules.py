"""Rules about the result that a claim names: it is there, of the claim's outcome, and of the claim's sources (A14)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from citesite.check.declaring import topic_check
from citesite.check.figure_rules import UNKNOWN_ROW
from citesite.check.stated import Stated, change_of, outcome_of, rows_named, stated
from citesite.diagnostics import Diagnostic, Rule, Severity, did_you_mean
from citesite.link.library import Library
from citesite.records import Evidence
from citesite.values.topic import TopicWithValues

if TYPE_CHECKING:
    # Only a topic with analyses pays for the arithmetic.
    from citesite.evidence.direction import Direction


@topic_check(UNKNOWN_ROW)
def result_row(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find results whose row is missing, or one of several."""
    for claim in topic.claims:
        result = claim.record.result
        if result is None or result.analysis not in topic.values.analyses:
            continue
        analysis, place = topic.values.analyses[result.analysis], claim.place / "result"
        found = rows_named(analysis, result.row, result.subgroup)
        if not found:
            field, wanted = ("row", result.row) if result.row else ("subgroup", result.subgroup or "")
            labels = [row.label if result.row else row.subgroup or "" for row in analysis.rows]
            message = f'analysis "{analysis.id}" has no {field} "{wanted}"'
            yield UNKNOWN_ROW.at(place / field, message, did_you_mean(wanted, labels))
        elif result.row and len(found) > 1:
            message = f'analysis "{analysis.id}" has several rows "{result.row}"'
            yield UNKNOWN_ROW.at(place / "row", message, "say which with subgroup:")


RESULT_OF_SOMETHING_ELSE = Rule(
    code="result-of-something-else",
    summary="a claim names a result of another outcome, or of sources that it does not rest on",
    meaning=(
        "A result bears out a claim only if it is about the claim's outcome, and if the study behind it is among the "
        "claim's evidence. Otherwise readers see the numbers of one thing beside a sentence about another."
    ),
    fix="Name the analysis of the claim's outcome, and list the study behind it under evidence:.",
    wrong="outcome: relief    # the result is of the outcome sleep",
    right="outcome: sleep",
)


@topic_check(RESULT_OF_SOMETHING_ELSE)
def result_of_something_else(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find results of another outcome than the claim's, and of sources that are not its evidence."""
    for claim in topic.claims:
        found = stated(topic, claim.record)
        if found is None or claim.record.result is None:
            continue
        name, place = claim.record.id, claim.place / "result"
        if found.outcome and claim.record.outcome != found.outcome.id:
            own = f'about "{claim.record.outcome}"' if claim.record.outcome else "about no outcome"
            message = f'claim "{name}" is {own}, and its result "{found.analysis.id}" about "{found.outcome.id}"'
            yield RESULT_OF_SOMETHING_ELSE.at(place / "analysis", message, "both must name one outcome")
        cited, behind = {evidence.source for evidence in claim.record.evidence}, {row.source for row in found.rows}
        # Studies that are put together, or a single one, must all be there; of a list of several, one.
        missing = sorted(behind - cited) if found.effect or not behind & cited else []
        if missing:
            listed = ", ".join(missing[:3])
            message = f'claim "{name}" states the result of {listed}, which is not among its evidence'
            yield RESULT_OF_SOMETHING_ELSE.at(place, message, "list it under evidence:, or name another result")


STANCE_AGAINST_RESULT = Rule(
    code="stance-against-result",
    summary="a source is said to contradict a claim that states its result, or to support one that it contradicts",
    meaning=(
        "The claim states a result. A source whose own numbers point the same way supports it, and one whose numbers "
        "point the other way does not. Readers are told the opposite here."
    ),
    fix="Correct the stance:, or the result that the claim names.",
    wrong="""
        - source: trial-2020    # the claim states the result of this trial
          stance: contradicts
    """,
    right="""
        - source: trial-2020
          stance: supports
    """,
)


@topic_check(STANCE_AGAINST_RESULT)
def stance_against_result(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find stances that do not fit which way the numbers of their source point."""
    for claim in topic.claims:
        found = stated(topic, claim.record)
        change = change_of(claim.record.effect)
        if found is None or found.direction is None:
            continue
        sign = change[0] if change else found.direction.sign
        if not change and not sign:
            continue
        for number, evidence in enumerate(claim.record.evidence):
            signs = {d.sign for d in _of_source(found, evidence.source)}
            place = claim.place / "evidence" / number / "stance"
            if not signs and evidence.stance == "contradicts" and (other := _elsewhere(topic, found, evidence, sign)):
                message = f'"{evidence.source}" is said to contradict claim "{claim.record.id}", and points its way'
                yield STANCE_AGAINST_RESULT.at(place, message, f'look at its result in "{other}"')
            if len(signs) != 1:
                continue
            (own,) = signs
            if evidence.stance == "contradicts" and (own == sign or len(found.rows) == 1):
                message = f'claim "{claim.record.id}" states a result of "{evidence.source}", said to contradict it'
                yield STANCE_AGAINST_RESULT.at(place, message, "its numbers point the same way")
            elif evidence.stance == "supports" and own * sign < 0 and _is_clear(found, evidence.source):
                message = f'"{evidence.source}" is said to support claim "{claim.record.id}", and points the other way'
                yield STANCE_AGAINST_RESULT.at(place, message, f"its result is {_numbers_of(found, evidence.source)}")


def _elsewhere(topic: TopicWithValues, found: Stated, evidence: Evidence, sign: int) -> str:
    """Return another analysis of the outcome in which all results of a source clearly go the way of the claim."""
    # See above.
    from citesite.evidence.direction import of_effect

    outcome = found.outcome.id if found.outcome else ""
    for name, analysis in topic.values.analyses.items():
        if name == found.analysis.id or outcome_of(analysis, range(len(analysis.rows))) != outcome:
            continue
        pairs = zip(analysis.rows, topic.values.computed(name).rows, strict=True)
        effects = [computed.effect for row, computed in pairs if row.source == evidence.source]
        ways = [of_effect(effect) if effect else None for effect in effects]
        if ways and all(way is not None and way.excludes_none and way.sign == sign for way in ways):
            return name
    return ""


def _of_source(found: Stated, source: str) -> list[Direction]:
    """Return which way the rows of a source point."""
    pairs = zip(found.rows, found.row_directions, strict=True)
    return [direction for row, direction in pairs if row.source == source and direction]


def _is_clear(found: Stated, source: str) -> bool:
    return all(direction.excludes_none is not False for direction in _of_source(found, source))


def _numbers_of(found: Stated, source: str) -> str:
    rows = tuple(row for row in found.rows if row.source == source)
    return found._replace(rows=rows, effect=None).numbers


EFFECT_WITHOUT_RESULT = Rule(
    code="effect-without-result",
    severity=Severity.WARNING,
    summary="a claim about an effect does not name the result it states",
    meaning=(
        "An analysis of the topic has the claim's outcome and results of its sources. As long as the claim does not "
        "name the result, nobody compares the sentence with the numbers."
    ),
    fix="Name the analysis, and the row, under result:; if none of them fits, say why under because:.",
    wrong="outcome: relief    # the analysis relief-at-two-hours has results of its source",
    right="""
        outcome: relief
        result: {analysis: relief-at-two-hours}
    """,
)


@topic_check(EFFECT_WITHOUT_RESULT)
def effect_without_result(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find rated claims that state a change and do not name the result, although an analysis has one."""
    for claim in topic.claims:
        record = claim.record
        if record.result or record.because or not record.outcome or change_of(record.effect) is None:
            continue
        sources = {e.source for e in record.evidence if e.stance in ("supports", "partly")}
        for analysis in topic.values.analyses.values():
            outcomes = {analysis.outcome, *(row.outcome for row in analysis.rows)}
            if record.outcome in outcomes and any(row.source in sources for row in analysis.rows):
                message = f'claim "{record.id}" states a change, and not which result of "{analysis.id}" it is'
                hint = f"add result: {{analysis: {analysis.id}}}, or say under because: why none fits"
                yield EFFECT_WITHOUT_RESULT.at(claim.place / "effect", message, hint)
                break
