"""The blocks of a section as Markdown. Each claim and dose carries what a reader needs to judge it.

Lists of facts have other bullets than those in texts of records, so that no program takes both for one list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from citesite.evidence.certainty import LEVELS
from citesite.exchange.exports.markdown_page import MarkdownPage
from citesite.link.statements import dose_in_words, effect_in_words
from citesite.records import (
    Analysis,
    AnalysisBlock,
    Block,
    CalloutBlock,
    CertaintyLevel,
    Claim,
    ClaimBlock,
    DosingBlock,
    DosingOption,
    Evidence,
    FactsBlock,
    FigureBlock,
    Findings,
    FindingsBlock,
    HeadingBlock,
    Section,
    TableBlock,
    TextBlock,
)
from citesite.text.portable import cell, escaped

_MEASURES = {
    "RR": "risk ratio",
    "OR": "odds ratio",
    "HR": "hazard ratio",
    "IRR": "rate ratio",
    "RD": "risk difference",
    "MD": "mean difference",
    "SMD": "standardised mean difference",
    "percent-change": "difference in percent change",
    "in-words": "findings in words",
}


def block_lines(block: Block, page: MarkdownPage) -> Iterator[str]:
    """Yield one block of a section."""
    match block:
        case ClaimBlock():
            yield from _claim(block.claim, page)
        case HeadingBlock():
            yield f"## {escaped(block.heading)}"
        case TextBlock():
            yield page.text(block.text)
        case CalloutBlock():
            yield f"**{escaped(block.callout.title)}**"
            yield page.text(block.callout.text)
        case TableBlock():
            yield f"**{escaped(block.table.caption)}**"
            yield _table(block, page)
        case DosingBlock():
            for option in block.dosing:
                yield _dose(option, page)
        case AnalysisBlock():
            yield from _analysis(block.analysis, page)
        case FigureBlock():
            yield page.text(block.figure.finding or "")
            yield from _analysis(block.figure.analysis, page)
        case FindingsBlock():
            yield from _findings(block.findings, page)
        case FactsBlock():
            yield from _findings(block.facts, page)
        case _:
            assert_never(block)


def levels_of(section: Section) -> list[CertaintyLevel]:
    """Return the certainty of each claim of a section, in reading order."""
    return [_level(block.claim) for block in section.body if isinstance(block, ClaimBlock)]


def _level(claim: Claim) -> CertaintyLevel:
    return claim.certainty.level if claim.certainty else "not-rated"


def _claim(claim: Claim, page: MarkdownPage) -> Iterator[str]:
    yield f"### {escaped(claim.question)}" if claim.question else ""
    yield page.text(claim.text)
    why = f". {page.line(claim.certainty.why)}" if claim.certainty and claim.certainty.why else ""
    kind = f" ({claim.mark})" if claim.mark and not claim.certainty else ""
    lines = [f"* Certainty of the evidence (GRADE): {LEVELS[_level(claim)]}{kind}{why}"]
    if claim.nothing_found:
        search = claim.nothing_found
        lines.append(f"* No study was found: searched {escaped(search.searched)} on {search.on.isoformat()}")
    lines += [f"* Applies to: {escaped(claim.applies_to)}"] if claim.applies_to else []
    yield "\n".join([*lines, *_behind(claim.id, claim.evidence, page)])
    yield page.text(claim.details or "")


def _behind(name: str, evidence: tuple[Evidence, ...], page: MarkdownPage) -> Iterator[str]:
    """Yield the day, the lasting address and the sources of a statement."""
    yield from (f"* {fact}" for fact in page.dated)
    yield f"* Address: {page.place(name)}"
    if evidence:
        yield "* Sources:"
    yield from (f"  * {_source(one, page)}" for one in evidence)


def _source(evidence: Evidence, page: MarkdownPage) -> str:
    card = page.library.sources[evidence.source]
    people = f"{card.n:,} people" if card.n else ""
    known = (evidence.stance, card.design, people, page.standing(evidence.source), escaped(evidence.locator or ""))
    said = " ".join(filter(None, (page.line(evidence.note or ""), _quoted(evidence))))
    return f"{page.work(evidence.source)} ({'; '.join(filter(None, known))})" + (f": {said}" if said else "")


def _quoted(evidence: Evidence) -> str:
    return f"“{escaped(evidence.quote)}”" if evidence.quote else ""


def _table(block: TableBlock, page: MarkdownPage) -> str:
    rows = [[cell(page.text(text)) for text in row] for row in block.table.rows]
    head = [[cell(escaped(name)) for name in block.table.columns], ["---"] * len(block.table.columns)]
    return "\n".join(f"| {' | '.join(row)} |" for row in head + rows)


def _dose(option: DosingOption, page: MarkdownPage) -> str:
    lines = [f"* {escaped(dose_in_words(option))}. Given to: {escaped(option.population)} ({option.purpose})"]
    lines += [f"* {page.line(option.cautions)}"] if option.cautions else []
    return "\n".join([*lines, *_behind(option.id, option.evidence, page)])


def _analysis(name: str, page: MarkdownPage) -> Iterator[str]:
    """Yield the result of each study, and of all of them if they are put together."""
    record, found = page.topic.analyses[name], page.topic.values.computed(name)
    yield f"**{escaped(record.title)}**: {_measured(record, found.per)}"
    lines = []
    for row, computed in zip(record.rows, found.rows, strict=True):
        result = (
            f"{effect_in_words(computed.effect)}, 95% interval in brackets"
            if computed.effect
            else escaped(row.result or "")
        )
        standing = page.standing(row.source)
        lines.append(f"* {escaped(row.label)}, {page.work(row.source)} ({standing}): {result or 'no effect estimate'}")
    if found.pooled:
        together = effect_in_words(found.pooled.effect)
        lines.append(f"* All {found.pooled.studies} studies together ({found.pooled.model}): {together}")
    yield "\n".join([*lines, *(f"* {fact}" for fact in page.dated)])
    yield page.text(record.note or "")


def _findings(record: Findings, page: MarkdownPage) -> Iterator[str]:
    yield f"**{escaped(record.title)}** ({escaped(record.intervention)} against {escaped(record.comparator)})"
    lines = []
    for finding in record.outcomes:
        claim = page.topic.claims[finding.claim] if finding.claim else None
        said = [escaped(finding.label or page.topic.outcomes[finding.outcome].lay_name)]
        said += [page.line(finding.in_words)] if finding.in_words else []
        said += [page.line(claim.text)] if claim else []
        rated = f"Certainty of the evidence (GRADE): {LEVELS[_level(claim)]}" if claim else ""
        said.append(rated or ("no study was found" if finding.searched else "nobody has searched for studies"))
        lines.append("* " + " – ".join(said))
    yield "\n".join([*lines, *(f"* {fact}" for fact in page.dated)])
    yield page.text(record.note or "")


def _measured(record: Analysis, per: int) -> str:
    """Return what the numbers of an analysis are, and which groups they compare."""
    name = _MEASURES.get(record.measure, record.measure)
    unit = f"in {per:,} people" if record.measure == "RD" else escaped(record.unit or "")
    groups = f"{escaped(record.intervention)} against {escaped(record.comparator)}"
    return ", ".join(filter(None, (name, unit, groups)))
