"""The texts of a topic that rest on no claim of their own: titles, leads, cards, callouts, tables, steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from citesite.diagnostics import Place
from citesite.records.blocks import (
    AnalysisBlock,
    Block,
    CalloutBlock,
    ClaimBlock,
    DosingBlock,
    FactsBlock,
    FigureBlock,
    FindingsBlock,
    HeadingBlock,
    TableBlock,
    TextBlock,
)
from citesite.records.topic import Section, Topic


class JudgedText(NamedTuple):
    """A text that patients read, with what it is in messages, and its place."""

    owner: str
    text: str
    place: Place
    is_key: bool = False
    """Whether many readers read nothing else: titles, summaries, cards, steps, answers."""
    source: str = ""
    """The source that it is a note on."""


def free_passages(topic: Topic, place: Place, sections: Iterable[tuple[Section, Place]]) -> Iterator[JudgedText]:
    """Yield the texts of a topic that rest on no claim of their own, in reading order."""
    yield from _of_topic(topic, place)
    for section, where in sections:
        yield from _of_section(section, where)


def _of_topic(topic: Topic, place: Place) -> Iterator[JudgedText]:
    yield JudgedText("the title", topic.title, place / "title", is_key=True)
    yield JudgedText("the summary", topic.summary, place / "summary", is_key=True)
    if topic.first_picture:
        at = place / "first_picture"
        yield JudgedText("the first picture", topic.first_picture.finding, at / "finding", is_key=True)
        if topic.first_picture.who:
            yield JudgedText("the first picture", topic.first_picture.who, at / "who")
    for n, step in enumerate(topic.steps):
        at, owner = place / "steps" / n, f'step "{step.title}"'
        yield JudgedText(owner, step.title, at / "title", is_key=True)
        if step.text:
            yield JudgedText(owner, step.text, at / "text", is_key=True)
    for n, card in enumerate(topic.seek_help):
        at = place / "seek_help" / n
        yield JudgedText("when to get help", card.title, at / "title")
        for m, item in enumerate(card.items):
            yield JudgedText("when to get help", item, at / "items" / m)
        if card.action:
            yield JudgedText("when to get help", card.action, at / "action")
    for n, gap in enumerate(topic.research_gaps):
        yield JudgedText("what is not known", gap, place / "research_gaps" / n)
    for n, work in enumerate(topic.further_reading):
        yield JudgedText("the reading list", work.note, place / "further_reading" / n / "note", source=work.source)


def _of_section(section: Section, place: Place) -> Iterator[JudgedText]:
    yield JudgedText("the title", section.title, place / "title", is_key=True)
    if section.card:
        yield JudgedText("the card", section.card, place / "card", is_key=True)
    if section.lead:
        yield JudgedText("the lead", section.lead, place / "lead", is_key=True)
    for n, block in enumerate(section.body):
        yield from _of_block(block, place / "body" / n)


def _of_block(block: Block, place: Place) -> Iterator[JudgedText]:
    match block:
        case ClaimBlock():
            if block.claim.question:
                yield JudgedText("the heading", block.claim.question, place / "claim" / "question")
        case HeadingBlock():
            yield JudgedText("the heading", block.heading, place / "heading")
        case TextBlock():
            yield JudgedText("the text", block.text, place / "text")
        case CalloutBlock():
            yield JudgedText("the callout", block.callout.title, place / "callout" / "title")
            yield JudgedText("the callout", block.callout.text, place / "callout" / "text")
        case TableBlock():
            yield JudgedText("the table", block.table.caption, place / "table" / "caption")
            rows = place / "table" / "rows"
            for n, row in enumerate(block.table.rows):
                at = rows / n
                for m, cell in enumerate(row):
                    yield JudgedText("the table", cell, at / m)
        case FindingsBlock():
            yield from _of_findings(block.findings.title, block.findings.note, place / "findings")
        case FactsBlock():
            yield from _of_findings(block.facts.title, block.facts.note, place / "facts")
        case FigureBlock():
            if block.figure.finding:
                yield JudgedText("the picture", block.figure.finding, place / "figure" / "finding", is_key=True)
        case AnalysisBlock() | DosingBlock():
            pass
        case _:
            assert_never(block)


def _of_findings(title: str, note: str | None, place: Place) -> Iterator[JudgedText]:
    yield JudgedText("the table", title, place / "title")
    if note:
        yield JudgedText("the table", note, place / "note")
