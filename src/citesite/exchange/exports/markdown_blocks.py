"""The blocks of a section as Markdown. Each claim and dose carries what a reader needs to judge it.

Lists of facts have other bullets than those in texts of records, so that no program takes both for one list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from citesite.exchange.exports.markdown_page import MarkdownPage
from citesite.link.statements import dose_in_words
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
    "RR": "Times as often",
    "OR": "Odds ratio",
    "HR": "Hazard ratio",
    "IRR": "Rate ratio",
    "RD": "Difference",
    "MD": "Difference",
    "SMD": "Standardised difference",
    "percent-change": "Difference in per cent",
    "in-words": "What was found",
}
"""What the theme calls each measure."""


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
    lines = [f"* {page.rated(_level(claim))}{kind}{why}"]
    if claim.nothing_found:
        search = claim.nothing_found
        where = {"where": escaped(search.searched), "day": search.on.isoformat()}
        lines.append("* " + page.said("We searched %(where)s on %(day)s and found no study.") % where)
    if claim.applies_to:
        lines.append(f"* {page.said('Who this is about')}: {escaped(claim.applies_to)}")
    yield "\n".join([*lines, *_behind(claim.id, claim.evidence, page)])
    yield page.text(claim.details or "")


def _behind(name: str, evidence: tuple[Evidence, ...], page: MarkdownPage) -> Iterator[str]:
    """Yield the day, the lasting address and the sources of a statement."""
    yield from (f"* {fact}" for fact in page.dated)
    yield f"* {page.said('Link to this statement')}: {page.place(name)}"
    if evidence:
        yield f"* {page.said('Sources')}:"
    yield from (f"  * {_source(one, page)}" for one in evidence)


def _source(evidence: Evidence, page: MarkdownPage) -> str:
    card = page.library.sources[evidence.source]
    people = page.words.ngettext("{count} person", "{count} people", card.n).format(count=card.n) if card.n else ""
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
    who = f"{page.said('Who')}: {escaped(option.population)} ({option.purpose})"
    lines = [f"* {escaped(dose_in_words(option))}. {who}"]
    lines += [f"* {page.line(option.cautions)}"] if option.cautions else []
    return "\n".join([*lines, *_behind(option.id, option.evidence, page)])


def _analysis(name: str, page: MarkdownPage) -> Iterator[str]:
    """Yield the result of each study, and of all of them if they are put together."""
    record, found = page.topic.analyses[name], page.topic.values.computed(name)
    yield f"**{escaped(record.title)}**: {_measured(record, found.per, page)}"
    lines = []
    for row, computed in zip(record.rows, found.rows, strict=True):
        result = page.effect(computed.effect) if computed.effect else escaped(row.result or "")
        standing = page.standing(row.source)
        lines.append(
            f"* {escaped(row.label)}, {page.work(row.source)} ({standing}): {result or page.said('not given')}"
        )
    if found.pooled:
        count = page.words.ngettext("{count} study", "{count} studies", found.pooled.studies)
        how = f"{count.format(count=found.pooled.studies)}; {found.pooled.model}"
        lines.append(f"* {page.said('Overall')} ({how}): {page.effect(found.pooled.effect)}")
    yield "\n".join([*lines, *(f"* {fact}" for fact in page.dated)])
    yield page.text(record.note or "")


def _findings(record: Findings, page: MarkdownPage) -> Iterator[str]:
    yield f"**{escaped(record.title)}** ({_groups(record, page)})"
    lines = []
    for finding in record.outcomes:
        claim = page.topic.claims[finding.claim] if finding.claim else None
        said = [escaped(finding.label or page.topic.outcomes[finding.outcome].lay_name)]
        said += [page.line(finding.in_words)] if finding.in_words else []
        said += [page.line(claim.text)] if claim else []
        unrated = "We found no study of this." if finding.searched else "We have not looked for studies of this."
        said.append(page.rated(_level(claim)) if claim else page.said(unrated))
        lines.append("* " + " – ".join(said))
    yield "\n".join([*lines, *(f"* {fact}" for fact in page.dated)])
    yield page.text(record.note or "")


def _measured(record: Analysis, per: int, page: MarkdownPage) -> str:
    """Return what the numbers of an analysis are, and which groups they compare."""
    name = page.said(_MEASURES.get(record.measure, record.measure))
    unit = page.said("Numbers are of %(per)s people.") % {"per": per} if record.measure == "RD" else record.unit or ""
    return ", ".join(filter(None, (name, escaped(unit), _groups(record, page))))


def _groups(record: Analysis | Findings, page: MarkdownPage) -> str:
    return f"{escaped(record.intervention)} – {page.said('Compared with')}: {escaped(record.comparator)}"
