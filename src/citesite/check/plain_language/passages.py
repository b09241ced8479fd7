"""The passages of a topic that patients read, cut into paragraphs and sentences, each with its place in the source.

Mark-up is blanked with as many NULs as it has characters, so that a position in the words is one in the text. What is
written for clinicians is left out: details, methods, notes on evidence, key messages and sections for clinicians.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, assert_never

from citesite.diagnostics import Place, Step
from citesite.records import (
    AnalysisBlock,
    Block,
    CalloutBlock,
    ClaimBlock,
    DosingBlock,
    FactsBlock,
    FigureBlock,
    FindingsBlock,
    HeadingBlock,
    Placed,
    Section,
    Source,
    TableBlock,
    Term,
    TextBlock,
    Topic,
    TopicContent,
)
from citesite.text.markup import WrittenLink, blanked, paragraphs

# Possessive, because a NUL may be behind a sentence, between two and before the next: mark-up alone took its square.
_END = re.compile(r"(?<=[.!?])[\x00\"'”’)]*+(?=\s[\s\x00]*+[\"'“‘„«(¿¡\x00]*+[A-ZÀ-ÖØ-Þ0-9])")
_LONGEST_ABBREVIATION = 8
"""Characters, with the one before it. Mark-up between them is not seen where it has many times as many."""
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|Dr|Mr|Mrs|Prof|No|Fig|St|approx|cf|[A-Z]|"
    r"z\.\s?B|d\.\s?h|u\.\s?a|ca|bzw|Nr|Abb|Tab|evtl|ggf|vgl|p\.\s?ej|Sra?|Dra|Uds?|págs?|núm|aprox))\.$"
)
"""Abbreviations, of every language that has advice."""
WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Passage:
    """One text that patients read."""

    text: str
    """As written."""
    words: str
    """The same with NULs for mark-up and a digit for each value reference."""
    place: Place
    links: tuple[WrittenLink, ...]
    is_heading: bool = False
    is_cell: bool = False
    """Whether it is a cell of a table or an item of a list, which need not be a whole sentence."""
    explained: tuple[str, ...] = ()
    """Words in small letters that the text around it explains."""

    def at(self, start: int) -> Place:
        """Return the place of a position in the words."""
        while start < len(self.words) and self.words[start] in "\0 \n":
            start += 1
        piece = self.text[start : start + 48]
        if len(self.text) > start + 48:
            # To the end of a word: a needle is looked for as whole words.
            piece = piece.rpartition(" ")[0] or piece
        return self.place.find(piece.rstrip()) if piece.strip() else self.place

    def paragraphs(self) -> list[tuple[int, str]]:
        """Return paragraphs and list items, each with its position."""
        return [(start, self.words[start:end]) for start, end in paragraphs(self.words)]

    def sentences(self) -> list[tuple[int, str]]:
        """Return sentences, each with its position."""
        return [(start + at, piece) for start, text in self.paragraphs() for at, piece in sentences(text)]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a topic that is judged as a whole: its beginning, or one section."""

    name: str
    title: str
    place: Place
    passages: tuple[Passage, ...]


def parts(content: TopicContent) -> tuple[Part, ...]:
    """Return the parts of a topic that patients read, in reading order."""
    topic, place = content.topic.record, content.topic.place
    found = [Part(topic.id, topic.title, place / "title", tuple(_of_topic(topic, place)))]
    for section in content.sections:
        if section.record.kind != "clinicians":
            passages = tuple(_of_section(section.record, section.place))
            name = f"{topic.id}/{section.record.id}"
            found.append(Part(name, section.record.title, section.place / "title", passages))
    return tuple(found)


def judged(part: Part, only: Collection[tuple[str, tuple[Step, ...]]] | None) -> Part | None:
    """Return a part with the texts at some places alone, and at one of them; None if it has none there.

    Args:
        part: the part.
        only: the file of each text, and where it is in that; None for all.
    """
    if only is None:
        return part
    passages = tuple(one for one in part.passages if (one.place.path, one.place.steps) in only)
    is_there = (part.place.path, part.place.steps) in only
    return replace(part, place=part.place if is_there else passages[0].place, passages=passages) if passages else None


def records_part(records: Sequence[Placed[Any]]) -> Part | None:
    """Return the summaries of sources, or the definitions of terms, in one file; None if it has none."""
    found: list[Passage] = []
    for placed in records:
        record, place = placed.record, placed.place
        if isinstance(record, Source) and record.summary:
            found.append(passage(record.summary, place / "summary"))
        elif isinstance(record, Term):
            named = [record.term, record.lay_term or "", *record.synonyms]
            own = (*(word.lower() for name in named for word in (name, *name.split())), *named)
            found.append(replace(passage(record.definition, place / "definition"), explained=own))
    if not found:
        return None
    path = PurePosixPath(found[0].place.path)
    is_glossary = any(isinstance(placed.record, Term) for placed in records)
    name = path.stem if is_glossary else f"sources/{path.stem}"
    return Part(name, "Glossary" if is_glossary else f"Sources in {path.name}", Place(str(path), ("",)), tuple(found))


def plain(words: str) -> str:
    """Return words without the NULs that replace mark-up."""
    return words.replace("\0", "")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a paragraph, each with its position in it."""
    start = 0
    for end in _END.finditer(text):
        before = text[max(0, end.start() - 8 * _LONGEST_ABBREVIATION) : end.start()]
        if not _NO_END.search(plain(before)[-_LONGEST_ABBREVIATION:]):
            yield start, text[start : end.end()]
            start = end.end()
    if WORD.search(text, start):
        yield start, text[start:]


def passage(text: str, place: Place, *, is_heading: bool = False, is_cell: bool = False) -> Passage:
    """Return a text as a passage."""
    words, links = blanked(text)
    return Passage(text, words, place, links, is_heading, is_cell)


def _of_topic(topic: Topic, place: Place) -> Iterator[Passage]:
    yield passage(topic.title, place / "title", is_heading=True)
    yield passage(topic.summary, place / "summary")
    for n, takeaway in enumerate(topic.takeaways):
        if takeaway.audience == "patient":
            at = place / "takeaways" / n
            if takeaway.question:
                yield passage(takeaway.question, at / "question", is_heading=True)
            for m, part in enumerate(takeaway.statements):
                yield passage(part.text, (at / "parts" / m if takeaway.parts else at) / "text")
    if topic.first_picture:
        yield passage(topic.first_picture.finding, place / "first_picture" / "finding", is_cell=True)
    for n, step in enumerate(topic.steps):
        yield passage(step.title, place / "steps" / n / "title", is_heading=True)
        if step.text:
            yield passage(step.text, place / "steps" / n / "text")
    for n, question in enumerate(topic.questions_to_ask):
        yield passage(question, place / "questions_to_ask" / n, is_cell=True)
    for n, card in enumerate(topic.seek_help):
        at = place / "seek_help" / n
        for m, item in enumerate(card.items):
            yield passage(item, at / "items" / m, is_cell=True)
        if card.action:
            yield passage(card.action, at / "action")
    for n, gap in enumerate(topic.research_gaps):
        yield passage(gap, place / "research_gaps" / n, is_cell=True)


def _of_section(section: Section, place: Place) -> Iterator[Passage]:
    yield passage(section.title, place / "title", is_heading=True)
    if section.lead:
        yield passage(section.lead, place / "lead")
    for n, part in enumerate(section.answer):
        yield passage(part.text, place / "answer" / n / "text")
    for n, question in enumerate(section.questions_to_ask):
        yield passage(question, place / "questions_to_ask" / n, is_cell=True)
    for n, block in enumerate(section.body):
        yield from _of_block(block, place / "body" / n)


def _of_block(block: Block, place: Place) -> Iterator[Passage]:
    match block:
        case ClaimBlock():
            if block.claim.question:
                yield passage(block.claim.question, place / "claim" / "question", is_heading=True)
            yield passage(block.claim.text, place / "claim" / "text")
        case HeadingBlock():
            yield passage(block.heading, place / "heading", is_heading=True)
        case TextBlock():
            yield passage(block.text, place / "text")
        case CalloutBlock():
            yield passage(block.callout.title, place / "callout" / "title", is_heading=True)
            yield passage(block.callout.text, place / "callout" / "text")
        case TableBlock():
            for n, row in enumerate(block.table.rows):
                for m, cell in enumerate(row):
                    yield passage(cell, place / "table" / "rows" / n / m, is_cell=True)
        case FigureBlock():
            if block.figure.finding:
                yield passage(block.figure.finding, place / "figure" / "finding", is_cell=True)
        case FactsBlock():
            for n, fact in enumerate(block.facts.outcomes):
                if fact.in_words:
                    yield passage(fact.in_words, place / "facts" / "outcomes" / n / "in_words", is_cell=True)
        case AnalysisBlock() | FindingsBlock() | DosingBlock():
            pass
        case _:
            assert_never(block)
