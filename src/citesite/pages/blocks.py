"""The blocks of a section: claims, headings, texts, tables, doses and results in reading order."""

from typing import Literal, NamedTuple, assert_never

from citesite import addresses
from citesite.pages.claims import ClaimBlockView, DoseView, claim_block, dose
from citesite.pages.numbering import Html
from citesite.pages.page import PageInput
from citesite.pages.results import ResultBlockView, result_block
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
    Section,
    TableBlock,
    TextBlock,
)


class HeadingBlockView(NamedTuple):
    """A heading between claims."""

    text: str
    kind: Literal["heading"] = "heading"


class TextBlockView(NamedTuple):
    """A paragraph that links claims together."""

    html: Html
    kind: Literal["text"] = "text"


class CalloutBlockView(NamedTuple):
    """A short text that is set apart."""

    tone: str
    title: str
    html: Html
    kind: Literal["callout"] = "callout"


class TableBlockView(NamedTuple):
    """A small table of words or numbers."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Html, ...], ...]
    kind: Literal["table"] = "table"


class DosingBlockView(NamedTuple):
    """A table of doses."""

    options: tuple[DoseView, ...]
    kind: Literal["dosing"] = "dosing"


BlockView = (
    ClaimBlockView
    | HeadingBlockView
    | TextBlockView
    | CalloutBlockView
    | TableBlockView
    | DosingBlockView
    | ResultBlockView
)


class PrintedBlockView(NamedTuple):
    """A block of a handout."""

    block: BlockView
    is_printed: bool
    """Whether it is on paper too (docs/decisions/0012)."""


def blocks(section: Section, page: PageInput) -> tuple[BlockView, ...]:
    """Return every block of a section in reading order."""
    return tuple(block_view(block, page) for block in section.body)


def blocks_of_handout(section: Section, page: PageInput) -> tuple[PrintedBlockView, ...]:
    """Return the blocks that every reader of a section's own page sees, and whether each is printed."""
    shown = zip(section.body, blocks(section, page), _printed(section), strict=True)
    return tuple(PrintedBlockView(view, is_printed) for block, view, is_printed in shown if not block.for_experts)


def blocks_for_experts(section: Section, page: PageInput) -> tuple[BlockView, ...]:
    """Return the blocks of a section for readers who want the numbers."""
    return tuple(block_view(block, page) for block in section.body if block.for_experts)


def _printed(section: Section) -> list[bool]:
    """Return which blocks are on paper: claims, callouts, tables, pictures of people, fact boxes, headings of these.

    If the editor chose claims, neither other claims nor tables are. Other results and doses never are: they need the
    room and the words of the whole page. Nor are texts between claims, which lead elsewhere.
    """
    found: list[bool] = []
    is_used = False
    for block in reversed(section.body):
        if isinstance(block, HeadingBlock):
            found.append(is_used and not block.for_experts)
            is_used = False
            continue
        match block:
            case _ if block.for_experts:
                is_printed = False
            case CalloutBlock() | FactsBlock():
                is_printed = True
            case FigureBlock():
                is_printed = block.figure.kind == "icons"
            case ClaimBlock() if section.handout:
                is_printed = block.claim.id in section.handout
            case _:
                is_printed = not section.handout and isinstance(block, ClaimBlock | TableBlock)
        found.append(is_printed)
        is_used = is_used or is_printed
    return found[::-1]


def block_view(block: Block, page: PageInput) -> BlockView:
    """Return one block as a page shows it."""
    match block:
        case ClaimBlock():
            return claim_block(block.claim, page)
        case HeadingBlock():
            return HeadingBlockView(block.heading)
        case TextBlock():
            return TextBlockView(Html(block.text))
        case CalloutBlock():
            return CalloutBlockView(block.callout.tone, block.callout.title, Html(block.callout.text))
        case TableBlock():
            rows = tuple(tuple(map(Html, row)) for row in block.table.rows)
            return TableBlockView(block.table.caption, block.table.columns, rows)
        case DosingBlock():
            return DosingBlockView(tuple(dose(option, page) for option in block.dosing))
        case AnalysisBlock() | FigureBlock() | FindingsBlock() | FactsBlock():
            return result_block(block, page)
        case _:
            assert_never(block)


def shows_results(*sections: Section) -> bool:
    """Return whether any of some sections shows trial results."""
    return any(
        isinstance(block, AnalysisBlock | FigureBlock | FindingsBlock | FactsBlock)
        for section in sections
        for block in section.body
    )


def section_places(section: Section) -> frozenset[str]:
    """Return the ids that a section shows on a page."""
    return frozenset((section.id, *(name for block in section.body for name in block.anchors)))


def section_href(page: PageInput, section_id: str) -> str:
    """Return a link to a section's own page, or to its place in the topic if the site makes no handouts."""
    topic_id = page.topic.record.id if page.topic else ""
    if page.config.pages.sections:
        return page.to(addresses.section(topic_id, section_id))
    return page.to(f"{addresses.topic(topic_id)}#{section_id}")
