"""Why sentences say what they say: the reasons that editors give to experts, listed at the end of a page."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple, assert_never

from citesite.pages.numbering import Html
from citesite.pages.page import PageInput
from citesite.records import (
    Analysis,
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
    """Why texts say what they say."""

    about: tuple[str, ...]
    """The texts, or the headings above them, or the works they are notes on, as plain text."""
    why: Html


_Explained = Topic | Section | AnswerPart | WhatToDo | Claim | Block | Analysis
_Given = Iterator[tuple[str, str]]
"""What a reason is about, and the reason."""


def reasons_of_topic(record: Topic) -> tuple[ReasonView, ...]:
    """Return the reasons given for a topic's own texts, its key messages and its steps."""
    parts = (part for takeaway in record.takeaways for part in takeaway.statements)
    given = chain(
        _given(record, record.title),
        *(_given(part, part.text) for part in parts),
        *(_given(step, step.title) for step in record.steps),
    )
    return _together(given)


def reasons_of_section(section: Section, page: PageInput) -> tuple[ReasonView, ...]:
    """Return the reasons given for the texts and the tables of a section, in reading order."""
    given = chain(
        _given(section, section.title),
        *(_given(part, part.text) for part in section.answer),
        *(_of_block(block, page) for block in section.body),
    )
    return _together(given)


def _together(given: _Given) -> tuple[ReasonView, ...]:
    """Return each reason once, with all that it is about."""
    found: dict[str, dict[str, None]] = {}
    for about, why in given:
        found.setdefault(why, {})[about] = None
    return tuple(ReasonView(tuple(abouts), Html(why)) for why, abouts in found.items())


def _of_block(block: Block, page: PageInput) -> _Given:
    match block:
        case ClaimBlock():
            claim = block.claim
            yield from _given(block, claim.text)
            yield from _given(claim, claim.question or claim.text)
            yield from _of_evidence(claim.evidence, page)
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
                yield from _of_evidence(option.evidence, page)
        case FindingsBlock():
            yield from _given(block, block.findings.title)
        case FactsBlock():
            yield from _given(block, block.facts.title)
        case AnalysisBlock():
            yield from _of_analysis(block, block.analysis, page)
        case FigureBlock():
            yield from _of_analysis(block, block.figure.analysis, page)
        case _:
            assert_never(block)


def _of_analysis(block: Block, name: str, page: PageInput) -> _Given:
    assert page.topic is not None
    analysis = page.topic.analyses[name]
    yield from _given(block, analysis.title)
    yield from _given(analysis, analysis.title)


def _of_evidence(evidence: Iterable[Evidence], page: PageInput) -> _Given:
    for item in evidence:
        if item.unchecked:
            yield page.library.sources[item.source].name, item.unchecked


def _given(record: _Explained, about: str) -> _Given:
    for why in (record.because, None if isinstance(record, Analysis) else record.unchecked):
        if why:
            yield plain(prose(about)), why
