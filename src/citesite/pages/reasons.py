"""Why sentences say what they say: the reasons that editors give to experts, listed at the end of a page."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple, assert_never

from citesite.pages.numbering import Html
from citesite.records import (
    AnalysisBlock,
    AnswerPart,
    Block,
    CalloutBlock,
    Claim,
    ClaimBlock,
    DosingBlock,
    Evidence,
    FactsBlock,
    FigureBlock,
    FindingsBlock,
    HeadingBlock,
    Section,
    TableBlock,
    TextBlock,
    Topic,
    WhatToDo,
)
from citesite.text.prose import plain, prose


class ReasonView(NamedTuple):
    """Why a text says what it says."""

    about: str
    """The text, or the heading above it, as plain text."""
    why: Html


_Explained = Topic | Section | AnswerPart | WhatToDo | Claim | Block


def reasons_of_topic(record: Topic) -> tuple[ReasonView, ...]:
    """Return the reasons given for a topic's own texts, its key messages and its steps."""
    parts = (part for takeaway in record.takeaways for part in takeaway.statements)
    return tuple(
        chain(
            _given(record, record.title),
            *(_given(part, part.text) for part in parts),
            *(_given(step, step.title) for step in record.steps),
        )
    )


def reasons_of_section(section: Section) -> tuple[ReasonView, ...]:
    """Return the reasons given for the texts of a section, in reading order."""
    return tuple(
        chain(
            _given(section, section.title),
            *(_given(part, part.text) for part in section.answer),
            *(_of_block(block) for block in section.body),
        )
    )


def _of_block(block: Block) -> Iterator[ReasonView]:
    match block:
        case ClaimBlock():
            claim = block.claim
            yield from chain(
                _given(block, claim.text), _given(claim, claim.question or claim.text), _of_evidence(claim.evidence)
            )
        case HeadingBlock():
            yield from _given(block, block.heading)
        case TextBlock():
            yield from _given(block, block.text)
        case CalloutBlock():
            yield from _given(block, block.callout.title)
        case TableBlock():
            yield from _given(block, block.table.caption)
        case DosingBlock():
            yield from _given(block, block.dosing[0].substance)
            for option in block.dosing:
                yield from _of_evidence(option.evidence)
        case FindingsBlock():
            yield from _given(block, block.findings.title)
        case FactsBlock():
            yield from _given(block, block.facts.title)
        case AnalysisBlock():
            yield from _given(block, block.analysis)
        case FigureBlock():
            yield from _given(block, block.figure.analysis)
        case _:
            assert_never(block)


def _of_evidence(evidence: Iterable[Evidence]) -> Iterator[ReasonView]:
    for item in evidence:
        if item.unchecked:
            yield ReasonView(plain(prose(item.note or "")), Html(item.unchecked))


def _given(record: _Explained, about: str) -> Iterator[ReasonView]:
    for why in (record.because, record.unchecked):
        if why:
            yield ReasonView(plain(prose(about)), Html(why))
