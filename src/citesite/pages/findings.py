"""The data of summaries of findings and fact boxes: one row an outcome, every number from an analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citesite.evidence.rounding import decimals
from citesite.pages.figures import RATIOS, fixed, people
from citesite.pages.page import Context, Desk
from citesite.records import Analysis, Certainty, Claim, Finding, Findings, Outcome
from citesite.values.selection import Selected, selected

if TYPE_CHECKING:
    from citesite.evidence.analysis import Computed


def findings(record: Findings, desk: Desk) -> Context:
    """A summary of findings, or a fact box."""
    per = int(record.per)
    return {
        "id": record.id,
        "aliases": desk.aliases(record.id),
        "title": record.title,
        "population": record.population,
        "intervention": record.intervention,
        "comparator": record.comparator,
        "per": f"{per:,}",
        "rows": [_finding(finding, per, desk) for finding in record.outcomes],
        "note": desk.optional_html(record.note),
    }


def _finding(record: Finding, per: int, desk: Desk) -> Context:
    assert desk.topic is not None
    outcome = desk.topic.outcomes[record.outcome]
    claim = desk.topic.claims[record.claim] if record.claim else None
    shown: Context = {
        "name": outcome.lay_name,
        "time": "",
        "people": "",
        "without": "",
        "effect": {},
        "behind": {},
        "href": desk.link("topic", f"#{claim.id}") if claim else "",
        "certainty": _certainty(claim.certainty if claim else None),
        "statement": _statement(claim, outcome),
        "has_evidence": claim is not None or record.analysis is not None,
        "searched": record.searched,
    }
    if record.analysis is None:
        return shown
    analysis = desk.topic.analyses[record.analysis]
    computed = desk.topic.values.computed(analysis.id)
    found = selected(analysis, computed, record)
    assert isinstance(found, Selected)
    return shown | {
        **people(found, per),
        "time": found.time,
        "people": found.people,
        "effect": _effect(found, analysis, computed, outcome),
        "behind": _behind(found, analysis, computed, desk),
    }


def _certainty(record: Certainty | None) -> Context:
    if record is None:
        return {"level": "not-rated", "down": [], "up": []}
    return {"level": record.level, "down": list(dict.fromkeys(record.down)), "up": list(dict.fromkeys(record.up))}


def _statement(claim: Claim | None, outcome: Outcome) -> Context:
    """What the claim says has an effect on what, for the statement in standard words."""
    if claim is None or claim.effect is None:
        return {}
    return {"of": claim.effect.of, "change": claim.effect.change or "", "outcome": outcome.lay_name}


def _effect(found: Selected, analysis: Analysis, computed: Computed, outcome: Outcome) -> Context:
    """The relative effect, or the difference of an outcome that is measured."""
    result = found.effect
    if result is None:
        return {}
    row = analysis.rows[found.row] if found.row is not None else None
    given = (row.estimate, *(row.interval or ())) if row and row.estimate is not None else ()
    places = decimals(*given) if given else 2 if computed.measure in RATIOS else 1
    return {
        "measure": computed.measure,
        "unit": analysis.unit or outcome.unit or "",
        "is_lower": result.estimate < 0,
        "estimate": fixed(result.estimate, places),
        "interval": [fixed(result.low, places), fixed(result.high, places)],
        "size": fixed(abs(result.estimate), places),
        "sizes": [fixed(limit, places) for limit in sorted(abs(limit) for limit in (result.low, result.high))],
        "is_one_sided": result.low * result.high > 0,
    }


def _behind(found: Selected, analysis: Analysis, computed: Computed, desk: Desk) -> Context:
    """How many people and studies a number rests on, as far as the records say."""
    rows = [analysis.rows[found.row]] if found.row is not None else list(analysis.rows)
    if found.row is None and computed.pooled:
        rows = [row for row, one in zip(rows, computed.rows, strict=True) if one.effect]
    totals = [arm.total or arm.n for row in rows for arm in (row.intervention, row.comparator) if arm]
    count = sum(total for total in totals if total) if totals and all(totals) else None
    card = desk.library.sources[rows[0].source]
    is_review = card.design == "systematic-review" and found.row is not None
    if count is None and len(rows) == 1:
        count = card.n
    return {
        "n": f"{count:,}" if count is not None else "",
        "studies": 0 if is_review else len(rows),
        "review": rows[0].people or "" if is_review else "",
    }
