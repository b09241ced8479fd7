"""Blocks that show numbers of analyses. Only pages that have one pay for importing what computes and draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, assert_never

from citesite.pages.page import PageInput
from citesite.pages.tables import AnalysisView, analysis
from citesite.records import AnalysisBlock, FactsBlock, FigureBlock, FindingsBlock

if TYPE_CHECKING:
    from citesite.pages.figures import FigureView
    from citesite.pages.findings import FindingsView


class AnalysisBlockView(NamedTuple):
    """The table of an analysis."""

    analysis: AnalysisView
    kind: Literal["analysis"] = "analysis"


class FigureBlockView(NamedTuple):
    """A picture of an analysis."""

    figure: FigureView
    kind: Literal["figure"] = "figure"


class FindingsBlockView(NamedTuple):
    """A summary of findings."""

    findings: FindingsView
    kind: Literal["findings"] = "findings"


class FactsBlockView(NamedTuple):
    """A fact box."""

    findings: FindingsView
    kind: Literal["facts"] = "facts"


ResultBlockView = AnalysisBlockView | FigureBlockView | FindingsBlockView | FactsBlockView


def result_block(block: AnalysisBlock | FigureBlock | FindingsBlock | FactsBlock, page: PageInput) -> ResultBlockView:
    """Return a block that shows results, as a page of its topic shows it."""
    assert page.topic is not None
    match block:
        case AnalysisBlock():
            return AnalysisBlockView(analysis(page.topic.analyses[block.analysis], page))
        case FigureBlock():
            # Most pages have no picture, and a build of theirs should not wait for what draws them.
            from citesite.pages.figures import figure

            return FigureBlockView(figure(block.figure, page))
        case FindingsBlock():
            # Imported here for the same reason.
            from citesite.pages.findings import findings

            return FindingsBlockView(findings(block.findings, page))
        case FactsBlock():
            # Imported here for the same reason.
            from citesite.pages.findings import findings

            return FactsBlockView(findings(block.facts, page))
        case _:
            assert_never(block)
