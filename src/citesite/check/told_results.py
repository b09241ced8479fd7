"""Texts with the results that they tell of, for rules that hold a sentence to the rows of an analysis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from citesite.check.keeping import once_a_topic
from citesite.check.languages import language_of
from citesite.check.overlap import names
from citesite.check.stated import Stated, result_of, rows_named, stated
from citesite.check.wording.topic_words import texts_with_figures
from citesite.diagnostics import Place
from citesite.link.library import Library
from citesite.records import Claim, FigureBlock, Selection
from citesite.values.topic import TopicWithValues

_ADVICE = frozenset(("seek_help", "further_reading", "questions_to_ask", "research_gaps"))


class ToldResult(NamedTuple):
    """A text, and the results that it is about."""

    owner: str
    text: str
    place: Place
    kind: Literal["claim", "summary", "picture", "note", "rating", "beside"]
    """What it is: a claim, what sums up claims, a picture, a note, why a rating is as it is, or another text, which
    may be about one of several results."""
    results: tuple[Stated, ...]
    claims: tuple[Claim, ...] = ()


def told_results(topic: TopicWithValues, known: Library, may_hold: frozenset[str]) -> Iterator[ToldResult]:
    """Yield those of some texts that are about results of an analysis.

    Args:
        topic: the topic.
        known: what is known of other records.
        may_hold: the texts.
    """
    if not may_hold or not topic.analyses:
        return
    yield from _of_claims(topic, may_hold)
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for owner, part, place in topic.answer_parts:
        if part.text in may_hold:
            behind = [claims[name] for name in part.claims if name in claims]
            results = [found for claim in behind if (found := stated(topic, claim))]
            # Of a claim without a result, nobody knows what the text may have from it.
            if results and len(results) == len(behind):
                yield ToldResult(owner, part.text, place / "text", "summary", tuple(results), tuple(behind))
    for passage in topic.free_passages:
        if passage.text in may_hold and _ADVICE.isdisjoint(passage.place.steps):
            place = passage.place
            if shown := _pictures(topic).get(place):
                yield ToldResult(passage.owner, passage.text, place, "picture", (shown,))
            elif about := _beside(topic, known, passage.text, place):
                yield ToldResult(passage.owner, passage.text, place, "beside", about)


@once_a_topic
def told_with_figures(topic: TopicWithValues, known: Library) -> tuple[ToldResult, ...]:
    """Return the texts with numbers that are about results of an analysis."""
    return tuple(told_results(topic, known, texts_with_figures(topic)))


def _of_claims(topic: TopicWithValues, may_hold: frozenset[str]) -> Iterator[ToldResult]:
    for claim in topic.claims:
        record, owner = claim.record, f'claim "{claim.record.id}"'
        why = record.certainty.why if record.certainty else None
        notes = [(e.note, claim.place / "evidence" / n / "note") for n, e in enumerate(record.evidence)]
        texts: list[tuple[str | None, Place, Literal["claim", "note", "rating"], str]]
        texts = [(record.text, claim.place / "text", "claim", owner)]
        texts += [(text, place, "note", owner) for text, place in ((record.details, claim.place / "details"), *notes)]
        texts.append((why, claim.place / "certainty" / "why", "rating", f"the rating of {owner}"))
        for text, place, kind, name in texts:
            if text in may_hold and text and (found := stated(topic, record)):
                yield ToldResult(name, text, place, kind, (found,), (record,))


@once_a_topic
def _pictures(topic: TopicWithValues) -> dict[Place, Stated]:
    """Return the result that each picture shows, by the place of its words."""
    shown: list[tuple[str, Selection, Place]] = [
        (block.figure.analysis, block.figure, at / "figure" / "finding")
        for _, block, at in topic.blocks
        if isinstance(block, FigureBlock)
    ]
    if first := topic.topic.record.first_picture:
        shown.append((first.analysis, first, topic.topic.place / "first_picture" / "finding"))
    found = {}
    for name, one, place in shown:
        analysis = topic.values.analyses.get(name)
        rows = rows_named(analysis, one.row, one.subgroup) if analysis else []
        if analysis and rows:
            is_whole = one.row is None and one.subgroup is None
            found[place] = result_of(topic, analysis, rows, is_whole=is_whole)
    return found


def _beside(topic: TopicWithValues, known: Library, text: str, place: Place) -> tuple[Stated, ...]:
    """Return the results of the claims beside a text: those on an outcome that it names, or else all of them."""
    language = language_of(known.language)
    every = [(claim.place.path == place.path, stated(topic, claim.record)) for claim in topic.claims]
    results = [found for is_near, found in every if found and (is_near or place.path == topic.topic.place.path)]
    own = names(text, language)
    named = [one for one in results if one.outcome and own & names(one.outcome.lay_name, language)]
    return tuple(named or results)
