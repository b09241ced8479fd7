"""The data of a section's blocks: claims with what they rest on, tables, doses and analyses."""

from __future__ import annotations

from typing import assert_never

from citesite import addresses
from citesite.pages.page import Context, Desk, place_url
from citesite.records import (
    Analysis,
    AnalysisBlock,
    Arm,
    Block,
    CalloutBlock,
    Certainty,
    Claim,
    ClaimBlock,
    DosingBlock,
    DosingOption,
    Evidence,
    FactsBlock,
    FigureBlock,
    FindingsBlock,
    HeadingBlock,
    Row,
    Section,
    TableBlock,
    TextBlock,
)
from citesite.text.prose import Citation


def blocks(section: Section, desk: Desk, *, are_claims_brief: bool = False) -> list[Context]:
    """Every block of a section in reading order, each under the name of its kind.

    Args:
        section: the section.
        desk: the desk of the page that shows it.
        are_claims_brief: show of a claim what a reader needs at once, and link to the rest on the section's own page.
    """
    home = section_href(desk, section.id) if are_claims_brief else ""
    return [shown(block, desk, home) for block in section.body]


def blocks_of_handout(section: Section, desk: Desk) -> list[Context]:
    """Every block as on the section's own page, each with whether it is printed (docs/decisions/0012)."""
    flagged = zip(blocks(section, desk), _printed(section), strict=True)
    return [{**block, "is_printed": is_printed} for block, is_printed in flagged]


def _printed(section: Section) -> list[bool]:
    """Which blocks stand on paper: claims, callouts and tables, and headings that have one of them below.

    Where the editor chose claims, only these and callouts do. Pictures, results and doses never do, because they
    need the room and the words of the whole page; nor do texts between claims, which lead elsewhere.
    """
    found: list[bool] = []
    is_used = False
    for block in reversed(section.body):
        if isinstance(block, HeadingBlock):
            found.append(is_used)
            is_used = False
            continue
        match block:
            case CalloutBlock():
                is_printed = True
            case ClaimBlock() if section.handout:
                is_printed = block.claim.id in section.handout
            case _:
                is_printed = not section.handout and isinstance(block, ClaimBlock | TableBlock)
        found.append(is_printed)
        is_used = is_used or is_printed
    return found[::-1]


def shown(block: Block, desk: Desk, home: str = "") -> Context:
    """One block under the name of its kind.

    Args:
        block: the block.
        desk: the page's desk.
        home: a link to the page that tells more of a claim; then the claim is shown in brief.
    """
    kind, context = _shown(block, desk, home)
    return {"kind": kind, **context}


def _shown(block: Block, desk: Desk, home: str) -> tuple[str, Context]:
    match block:
        case ClaimBlock() if home or not _says_more(block.claim):
            return "brief-claim", {"claim": brief_claim(block.claim, desk, home)}
        case ClaimBlock():
            return "claim", {"claim": claim(block.claim, desk)}
        case HeadingBlock():
            return "heading", {"text": block.heading}
        case TextBlock():
            return "text", {"html": desk.html(block.text)}
        case CalloutBlock():
            record = block.callout
            return "callout", {"tone": record.tone, "title": record.title, "html": desk.html(record.text)}
        case TableBlock():
            rows = [[desk.html(cell) for cell in row] for row in block.table.rows]
            return "table", {"caption": block.table.caption, "columns": list(block.table.columns), "rows": rows}
        case DosingBlock():
            return "dosing", {"options": [dosing_option(option, desk) for option in block.dosing]}
        case AnalysisBlock() | FigureBlock() | FindingsBlock() | FactsBlock():
            desk.has_figures = True
            return _shown_result(block, desk)
        case _:
            assert_never(block)


def _shown_result(block: AnalysisBlock | FigureBlock | FindingsBlock | FactsBlock, desk: Desk) -> tuple[str, Context]:
    """A block that shows numbers of analyses. Only pages that have one pay for importing what draws pictures."""
    assert desk.topic is not None
    match block:
        case AnalysisBlock():
            return "analysis", {"analysis": analysis(desk.topic.analyses[block.analysis], desk)}
        case FigureBlock():
            from citesite.pages.figures import figure

            record = desk.topic.analyses[block.figure.analysis]
            table = analysis(record, desk) if block.figure.kind != "icons" else {}
            return "figure", {"figure": figure(block.figure, table, desk)}
        case FindingsBlock() | FactsBlock():
            from citesite.pages.findings import findings

            found = block.findings if isinstance(block, FindingsBlock) else block.facts
            return "findings" if isinstance(block, FindingsBlock) else "facts", {"findings": findings(found, desk)}
        case _:
            assert_never(block)


def _says_more(claim: Claim) -> bool:
    """Whether there is more to say of a claim than its sentence and the works it cites."""
    is_explained = claim.certainty or claim.applies_to or claim.outcome or claim.details
    return bool(is_explained) or any(e.note or e.stance != "supports" for e in claim.evidence)


def claim(record: Claim, desk: Desk) -> Context:
    """A claim: its sentence with citations, its certainty, and what unfolds below it."""
    cited = [Citation(e.source, e.locator or "") for e in record.evidence]
    outcome = desk.topic.outcomes.get(record.outcome or "") if desk.topic else None
    return {
        "id": record.id,
        "aliases": desk.aliases(record.id),
        "html": desk.html_with_citations(record.text, cited),
        "type": record.type,
        "certainty": certainty(record.certainty, desk),
        "evidence": [evidence(e, desk) for e in record.evidence],
        "outcome": outcome.lay_name if outcome else "",
        "effect": effect(record, desk),
        "applies_to": record.applies_to or "",
        "details": desk.optional_html(record.details),
        "disagrees": any(e.stance == "contradicts" for e in record.evidence),
        "url": place_url(desk.config, desk.topic.record.id, record.id) if desk.topic else "",
    }


def brief_claim(record: Claim, desk: Desk, home: str) -> Context:
    """A claim without anything that unfolds below it.

    Args:
        record: the claim.
        desk: the page's desk.
        home: a link to the page that shows the whole of the claim; empty where there is no more to say.
    """
    return {
        "id": record.id,
        "aliases": desk.aliases(record.id),
        "html": desk.html_with_citations(record.text, [Citation(e.source, e.locator or "") for e in record.evidence]),
        "type": record.type,
        "level": record.certainty.level if record.certainty else "not-rated",
        "disagrees": any(e.stance == "contradicts" for e in record.evidence),
        "href": f"{home}#{record.id}" if home else "",
    }


def effect(record: Claim, desk: Desk) -> Context:
    """What a claim says has an effect on what, for the statement in standard words; empty where it names none."""
    outcome = desk.topic.outcomes.get(record.outcome or "") if desk.topic else None
    if record.effect is None or outcome is None:
        return {}
    return {"of": record.effect.of, "change": record.effect.change or "", "outcome": outcome.lay_name}


def certainty(record: Certainty | None, desk: Desk) -> Context:
    """A certainty: its level, and the reasons with how often each counts."""
    if record is None:
        return {"level": "not-rated", "down": [], "up": [], "start": "", "why": ""}
    return {
        "level": record.level,
        "start": record.start or "",
        "down": [{"reason": reason, "levels": record.down.count(reason)} for reason in dict.fromkeys(record.down)],
        "up": [{"reason": reason, "levels": record.up.count(reason)} for reason in dict.fromkeys(record.up)],
        "why": desk.optional_html(record.why),
    }


def evidence(record: Evidence, desk: Desk) -> Context:
    """One source behind a claim, in words a reader can weigh."""
    card = desk.library.sources[record.source]
    shown = {
        name: getattr(card, name) for name in ("name", "design", "population", "n", "follow_up", "access", "standing")
    }
    return {
        **shown,
        "stance": record.stance,
        "reference": desk.reference_to(record.source),
        "note": desk.optional_html(record.note),
    }


def dosing_option(record: DosingOption, desk: Desk) -> Context:
    """One dose, with who was given it and why it is listed."""
    cited = [Citation(e.source, e.locator or "") for e in record.evidence]
    return {
        "id": record.id,
        "aliases": desk.aliases(record.id),
        "substance": desk.html_with_citations(record.substance, cited),
        "form": record.form,
        "route": record.route,
        "value": f"{record.amount.value:,g}",
        "unit": record.amount.unit,
        "frequency": record.frequency,
        "duration": record.duration or "",
        "purpose": record.purpose,
        "population": record.population,
        "cautions": desk.optional_html(record.cautions),
    }


def analysis(record: Analysis, desk: Desk) -> Context:
    """The table of an analysis: one row a study, as the studies gave their numbers."""
    topic = desk.topic
    outcome = topic.outcomes.get(record.outcome) if topic else None
    rows = [_row(row, desk) for row in record.rows]
    published = [
        {
            "label": desk.html_with_citations(p.label, [Citation(p.source)]),
            "estimate": number(p.estimate),
            "interval": [number(limit) for limit in p.interval],
            "differs_because": desk.optional_html(p.differs_because),
            "note": desk.optional_html(p.note),
        }
        for p in record.published
    ]
    return {
        "id": record.id,
        "aliases": desk.aliases(record.id),
        "title": record.title,
        "outcome": outcome.lay_name if outcome else "",
        "measure": record.measure,
        "unit": record.unit or "",
        "intervention": record.intervention,
        "comparator": record.comparator,
        "has_arms": any(row["intervention"] or row["comparator"] for row in rows),
        "has_effects": any(row["estimate"] or row["result"] for row in rows),
        "rows": rows,
        "published": published,
        "why_not_pool": desk.optional_html(record.why_not_pool),
        "note": desk.optional_html(record.note),
    }


def _row(row: Row, desk: Desk) -> Context:
    return {
        "name": row.label,
        "label": desk.html_with_citations(row.label, [Citation(row.source)]),
        "subgroup": row.subgroup or "",
        "people": row.people or "",
        "follow_up": row.follow_up or "",
        "intervention": _arm(row.intervention),
        "comparator": _arm(row.comparator),
        "estimate": number(row.estimate) if row.estimate is not None else "",
        "interval": [number(limit) for limit in row.interval or ()],
        "result": row.result or "",
        "differs_because": desk.optional_html(row.differs_because),
        "note": desk.optional_html(row.note),
    }


def _arm(arm: Arm | None) -> Context:
    """The numbers of one group under the name of their kind; empty where there are none."""
    if arm is None:
        return {}
    if arm.events is not None and arm.total is not None:
        return {"events": f"{arm.events:,}", "total": f"{arm.total:,}"}
    if arm.percent is not None:
        return {"percent": number(arm.percent)}
    if arm.mean is not None:
        return {
            "mean": number(arm.mean),
            "sd": number(arm.sd) if arm.sd is not None else "",
            "n": f"{arm.n:,}" if arm.n is not None else "",
        }
    return {"total": f"{arm.total:,}"} if arm.total is not None else {}


def number(value: float) -> str:
    """A number as it was given, without a trailing zero, with a true minus sign."""
    return f"{value:,.10g}".replace("-", "\N{MINUS SIGN}")


def section_places(section: Section) -> frozenset[str]:
    """The ids a section shows on a page."""
    return frozenset((section.id, *(name for block in section.body for name in block.anchors)))


def section_href(desk: Desk, section_id: str) -> str:
    """Where a section stands alone; on its topic's page where the site makes no handouts."""
    topic_id = desk.topic.record.id if desk.topic else ""
    if desk.config.pages.sections:
        return desk.to(addresses.section(topic_id, section_id))
    return desk.to(f"{addresses.topic(topic_id)}#{section_id}")
