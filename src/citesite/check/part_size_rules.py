"""Sizes that takeaways and answers name: held to the one result behind them (A14)."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.result_rules import SIZE_AGAINST_RESULT, size_fault, size_hint, told
from citesite.check.stated import compared_with, stated, studied_in
from citesite.check.wording.directions import of_outcome, said
from citesite.diagnostics import Diagnostic, Severity
from citesite.link.library import Library
from citesite.values.topic import TopicWithValues


@topic_check(SIZE_AGAINST_RESULT, reads="directions")
def part_size_against_result(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find takeaways and answers on one claim with a word for its size that does not fit its result."""
    language = language_of(known.language)
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for owner, part, place in topic.answer_parts:
        claim = claims.get(part.claims[0]) if len(part.claims) == 1 else None
        found = stated(topic, claim) if claim else None
        if claim is None or found is None or found.effect is None or found.outcome is None:
            continue
        for statement in said(part.text, language, studied_in(topic, claim), compared_with(topic, claim)):
            size = of_outcome(statement, found.outcome).size if statement.way[1] else ""
            severity = size_fault(size, found) if size else None
            if severity and not (severity is Severity.WARNING and part.because):
                message = f'{owner} says "{size}", but its result is {told(found)}'
                yield SIZE_AGAINST_RESULT.at(place / "text", message, size_hint(found), severity)
